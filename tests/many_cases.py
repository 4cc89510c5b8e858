"""How much tests try: some cases of what stands for many, and with ``pytest --thorough`` each of them.

``make test`` tries enough to tell in a minute or two whether a change holds; ``make check`` and ``.ci/run`` try all.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from typing import Any

import pytest
from _pytest.mark.structures import ParameterSet

_FEWER = 5  # examples of a property for one, without --thorough
_thorough = False


def try_everything() -> None:
    """Say that ``--thorough`` was asked for, before test modules are imported: their decorators count by it."""
    global _thorough
    _thorough = True


def examples(count: int) -> int:
    """Return how many examples of a property to try: ``count``, or a part of them where not all is tried."""
    return count if _thorough else max(count // _FEWER, 1)


def tried_on(
    names: str | Sequence[str],
    cases: Iterable[object],
    always: int = 1,
    ids: Sequence[str] | Callable[[Any], str] | None = None,
) -> pytest.MarkDecorator:
    """Parametrize a test that says the same of every case, so that some of them stand for all.

    Args:
        names, cases, ids: as ``pytest.mark.parametrize`` takes them.
        always: how many cases are tried without ``--thorough``, taken evenly from the first on.
    """
    several = not isinstance(names, str) or len(re.split(r"\s*,\s*", names)) > 1
    found = [_as_parameters(case, several) for case in cases]
    kept = {place * len(found) // always for place in range(always)}
    marked = [
        one if place in kept else one._replace(marks=[*one.marks, pytest.mark.thorough])
        for place, one in enumerate(found)
    ]
    return pytest.mark.parametrize(names, marked, ids=ids)


def _as_parameters(case: object, several: bool) -> ParameterSet:
    """Return a case as parametrize keeps it: ``several`` says that it holds one value for each of several names."""
    if isinstance(case, ParameterSet):
        return case
    return pytest.param(*case) if several and isinstance(case, Sequence) else pytest.param(case)
