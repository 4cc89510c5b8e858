"""What every construct of the condition language says of itself, so that whatever walks conditions knows none by name.

A construct tells its parts, what it reads by itself and the tables whose rows it looks at. The places of files, what a
rule reads, which way a threshold counts and what mutation changes below follow from that. What a construct is worth is
in ``audit.engine``, and its words are in ``audit.rulebase.outline``.
"""

import keyword
from typing import TYPE_CHECKING, Any, ClassVar, NamedTuple, Self

from audit.model.base import Declared

if TYPE_CHECKING:
    from audit.model.condition import Condition

Steps = tuple[str | int, ...]
"""The way from a condition to something below it, by the keys and places of YAML."""


class Part(NamedTuple):
    """A condition inside another.

    Attributes:
        steps: where it stands.
        table: the table on whose rows it is evaluated; None for what the outer condition is evaluated on.
        sign: 1 when the outer condition is the truer for it, -1 when it is the less so.
        may_go: whether the outer condition can do without it.
    """

    steps: Steps
    condition: "Condition"
    table: str | None = None
    sign: int = 1
    may_go: bool = False


class Reads(NamedTuple):
    """What a condition reads by itself, without its parts.

    Attributes:
        facts: their names.
        columns: each with its table; None for the table on whose rows the condition is evaluated.
        parameters: their ids.
    """

    facts: tuple[str, ...] = ()
    columns: tuple[tuple[str | None, str], ...] = ()
    parameters: tuple[str, ...] = ()


class Construct(Declared):
    """One kind of condition.

    Attributes:
        KIND: its name in results and in the discriminated union.
        KEY: the key by which YAML announces it; none for the kind that is meant when there is no other.
    """

    KIND: ClassVar[str]
    KEY: ClassVar[str | None]

    def parts(self) -> tuple[Part, ...]:
        """Return the conditions that it is made of."""
        return ()

    def reads(self) -> Reads:
        """Return what it reads by itself."""
        return Reads()

    def tables(self) -> tuple[tuple[Steps, str], ...]:
        """Return the tables whose rows it looks at, each with the place of its name."""
        return ()

    def with_part(self, steps: Steps, part: "Condition | None") -> Self:
        """Return the same condition with another one, or none, in the place of a part."""
        return _replaced(self, steps, part)  # type: ignore[no-any-return]


def attribute_of(key: str) -> str:
    """Return the attribute that holds what YAML writes under ``key``."""
    return f"{key}_" if keyword.iskeyword(key) else key


def _replaced(value: Any, steps: Steps, part: Any) -> Any:
    if not steps:
        return part
    step, rest = steps[0], steps[1:]
    if isinstance(step, int):
        return (*value[:step], _replaced(value[step], rest, part), *value[step + 1 :])
    name = attribute_of(step)
    return value.model_copy(update={name: _replaced(getattr(value, name), rest, part)})
