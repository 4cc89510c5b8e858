"""The places in a finding's text that are filled with facts, parameters and failing rows."""

import re
from collections.abc import Callable

_PLACEHOLDER = re.compile(r"\{([^{}]*)\}")
_PARAMETER = "parameter:"
ROWS = "rows"
ROW_COUNT = "rows.count"


def placeholders(text: str) -> tuple[str, ...]:
    """Return what stands between braces in ``text``, in order."""
    return tuple(_PLACEHOLDER.findall(text))


def lists_rows(text: str) -> bool:
    """Return whether ``text`` lists the rows that fail."""
    return ROWS in placeholders(text)


def parameter_named(placeholder: str) -> str | None:
    """Return the parameter that a placeholder names, or None when it names something else."""
    return placeholder.removeprefix(_PARAMETER) if placeholder.startswith(_PARAMETER) else None


def fill(text: str, value_of: Callable[[str], str]) -> str:
    """Replace each placeholder of ``text`` by ``value_of`` it."""
    return _PLACEHOLDER.sub(lambda match: value_of(match.group(1)), text)
