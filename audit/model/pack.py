"""Packs: rules for one sector or one administration, added to the rule base, and what they change in it."""

import datetime
from enum import StrEnum

from audit.model.base import Declared
from audit.model.condition import Condition, RuleId
from audit.model.iso_date import IsoDate
from audit.model.passed_day import has_passed
from audit.model.questionnaire import FactName, Identifier
from audit.model.rule import ParameterValue
from audit.model.text import NonEmpty, Text


class Strictness(StrEnum):
    """What another value of a parameter changes for projects."""

    STRICTER = "stricter"
    LAXER = "laxer"
    DIFFERENT = "different"  # stricter for some rules and laxer for others, or neither


class ParameterOverride(Declared):
    """A threshold that a pack replaces, with who answers for it."""

    parameter: FactName
    value: ParameterValue
    reason: Text
    owner: NonEmpty


def still_holds(expires: datetime.date, day: datetime.date) -> bool:
    """Return whether what expires on a day holds on another; the last day is included."""
    return not has_passed(expires, day)


class Waiver(Declared):
    """A rule that a pack disables until a date, with who answers for it; past the date it applies again."""

    rule: RuleId
    reason: Text
    owner: NonEmpty
    expires: IsoDate

    def holds_on(self, day: datetime.date) -> bool:
        """Return whether the rule is disabled on ``day``."""
        return still_holds(self.expires, day)


class Pack(Declared):
    """pack.yaml: what a pack is, when it applies and what it changes.

    Attributes:
        active_when: the projects it is for; absent: all.
        replaces: rules of the base that do not apply where the pack is active.
    """

    id: Identifier
    version: NonEmpty
    title: Text
    active_when: Condition | None = None
    replaces: tuple[RuleId, ...] = ()
    parameters: tuple[ParameterOverride, ...] = ()
    disabled: tuple[Waiver, ...] = ()
