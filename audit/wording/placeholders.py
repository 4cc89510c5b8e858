"""The places in a finding's text that are filled with facts, parameters and failing rows.

``{name}`` is filled with a value; ``{name|defect|defects}`` with a number and the form that goes with it, and
``{name|no defect|defect|defects}`` with the first form alone when the number is zero.
"""

import re
from collections.abc import Callable
from functools import lru_cache
from typing import NamedTuple

from audit.wording.numbers import NO_BREAK_SPACE

_PLACEHOLDER = re.compile(r"\{([^{}]*)\}")
_PARAMETER = "parameter:"
_ORIGIN = "origin:"
ROWS = "rows"
ROW_COUNT = "rows.count"
FORMS = (0, 2, 3)  # how many forms may follow a name: none, one and several, or none at all before them


class Count(NamedTuple):
    """What is known of a number that decides the form after it.

    Attributes:
        is_zero: whether it is exactly zero.
        is_plural: whether the language puts what it counts in the plural.
    """

    is_zero: bool
    is_plural: bool


SEVERAL = Count(is_zero=False, is_plural=True)


@lru_cache(maxsize=4_096)  # sentences of rules
def placeholders(text: str) -> tuple[str, ...]:
    """Return what the places between braces in ``text`` name, in order."""
    return tuple(name for name, _ in counted_placeholders(text))


def counted_placeholders(text: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return what the places in ``text`` name, with the forms that follow each name."""
    return tuple(_parted(place) for place in _PLACEHOLDER.findall(text))


def lists_rows(text: str) -> bool:
    """Return whether ``text`` lists the rows that fail."""
    return ROWS in placeholders(text)


def parameter_named(placeholder: str) -> str | None:
    """Return the parameter that a placeholder names, or None when it names something else."""
    return placeholder.removeprefix(_PARAMETER) if placeholder.startswith(_PARAMETER) else None


def origin_named(placeholder: str) -> str | None:
    """Return the parameter whose origin a placeholder names, or None when it names something else."""
    return placeholder.removeprefix(_ORIGIN) if placeholder.startswith(_ORIGIN) else None


def fill(text: str, value_of: Callable[[str], str], count_of: Callable[[str], Count]) -> str:
    """Replace each place of ``text``.

    Args:
        text: a sentence.
        value_of: what a name is filled with.
        count_of: what is known of the number that a name stands for.
    """

    def written(match: re.Match[str]) -> str:
        name, forms = _parted(match.group(1))
        if not forms:
            return value_of(name)
        *for_none, one, several = forms
        count = count_of(name)
        if count.is_zero and for_none:
            return for_none[0]
        return f"{value_of(name)}{NO_BREAK_SPACE}{several if count.is_plural else one}"

    return _PLACEHOLDER.sub(written, text)


@lru_cache(maxsize=4_096)
def _parted(place: str) -> tuple[str, tuple[str, ...]]:
    name, *forms = place.split("|")
    return name, tuple(forms)
