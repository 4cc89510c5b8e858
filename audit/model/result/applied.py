"""What one audit was judged by: the rule base, the packs, their overrides and waivers."""

from dataclasses import dataclass
from datetime import date

from pydantic import ConfigDict

from audit.model.pack import Strictness
from audit.model.rule import RuleId
from audit.model.text import Text


@dataclass(frozen=True, slots=True)
class RuleBaseIdentity:
    """Which rules judged."""

    __pydantic_config__ = ConfigDict(extra="forbid")

    version: str
    sha256: str
    rules: int


@dataclass(frozen=True, slots=True)
class AppliedPack:
    """A pack of rules and whether it is for this project; None while that is not known."""

    __pydantic_config__ = ConfigDict(extra="forbid")

    pack: str
    version: str
    title: Text
    active: bool | None


@dataclass(frozen=True, slots=True)
class AppliedOverride:
    """A threshold that a pack changed.

    Attributes:
        change: what the value changes, compared with that of the source.
    """

    __pydantic_config__ = ConfigDict(extra="forbid")

    pack: str
    parameter: str
    label: Text
    declared: Text
    value: Text
    change: Strictness
    reason: Text
    owner: str


@dataclass(frozen=True, slots=True)
class AppliedWaiver:
    """A rule that a pack disabled; it applies again after the last day."""

    __pydantic_config__ = ConfigDict(extra="forbid")

    pack: str
    rule: RuleId
    title: Text
    reason: Text
    owner: str
    expires: date
    in_force: bool
