"""How much tests try: some cases of what stands for many, and with ``pytest --thorough`` each of them.

``make test`` tries enough to tell in a minute or two whether a change holds; ``make check`` and ``.ci/run`` try all.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, TypeVar

import pytest
from hypothesis import HealthCheck, settings

Case = TypeVar("Case")
_FEWER = 5  # examples of a property for one, without --thorough
_USUAL = 100  # examples where a property does not say how many
_thorough = False
_Parameters: Any = type(pytest.param())  # what pytest keeps a case as, under no public name

# A busy machine is no failure: neither an example nor its generation is held to a time.
_ANY_MACHINE = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("some", _ANY_MACHINE, max_examples=_USUAL // _FEWER)
settings.register_profile("thorough", _ANY_MACHINE, max_examples=_USUAL)
settings.load_profile("some")


def try_everything() -> None:
    """Say that ``--thorough`` was asked for, before test modules are imported: their decorators count by it."""
    global _thorough
    _thorough = True
    settings.load_profile("thorough")


def examples(count: int) -> int:
    """Return how many examples of a property to try: ``count``, or a part of them where not all is tried."""
    return count if _thorough else max(count // _FEWER, 1)


def some(cases: Iterable[Case], always: int) -> list[Case]:
    """Return the cases that a fixture is made for: all, or ``always`` of them, taken evenly, where not all is tried."""
    found = list(cases)
    return found if _thorough else [found[place] for place in _even(len(found), always)]


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
    kept = {*_even(len(found), always)}
    marked = [
        one if place in kept else one._replace(marks=[*one.marks, pytest.mark.thorough])
        for place, one in enumerate(found)
    ]
    return pytest.mark.parametrize(names, marked, ids=ids)


def _even(count: int, most: int) -> Iterator[int]:
    return (place * count // most for place in range(min(most, count)))


def _as_parameters(case: object, several: bool) -> Any:
    """Return a case as parametrize keeps it: ``several`` says that it holds one value for each of several names."""
    if isinstance(case, _Parameters):
        return case
    return pytest.param(*case) if several and isinstance(case, Sequence) else pytest.param(case)
