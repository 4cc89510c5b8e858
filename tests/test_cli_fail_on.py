"""``--fail-on``: what is not known never passes; severities and levels, and the reason that is given."""

from dataclasses import replace

import pytest

from audit.cli.fail_on import FAIL_ON, failures
from audit.model.result.opinion import GuaranteedLevel
from audit.model.rule import Severity
from audit.model.scoring import ORDERED_LEVELS, AvisLevel, Basis, Statement
from tests.sample_result import NOTHING_MEASURED, NOTHING_SECURED, sample_result

BEST, GOOD, FAIR, WORST = ORDERED_LEVELS
LEVELS = (GOOD, FAIR, WORST)


def _certain(level):
    return GuaranteedLevel(level, level, level, certain=True)


def _result(levels, findings=(), open_points=(), says=Statement.AVIS):
    sample = sample_result()
    avis = replace(sample.avis, says=says, on=Basis.EVIDENCE, evidence=levels)
    return replace(sample, avis=avis, findings=findings, open_points=open_points)


def _fails(result, fail_on):
    return [reason.fr for reason in failures(result, fail_on)]


def _of(severity, items):
    return (replace(items[0], severity=severity),)


@pytest.mark.parametrize("found", ["findings", "open_points"])
@pytest.mark.parametrize("severity", [Severity.BLOCKING, Severity.MAJOR, Severity.MINOR])
def test_what_is_found_and_what_is_open_fail_from_their_severity_on(found, severity):
    items = _of(severity, getattr(sample_result(), found))
    result = _result(_certain(BEST), **{found: items})
    order = list(Severity)
    for asked in (Severity.BLOCKING, Severity.MAJOR, Severity.MINOR):
        assert bool(_fails(result, asked)) == (order.index(asked) >= order.index(severity))


@pytest.mark.parametrize("fail_on", [*LEVELS, Severity.BLOCKING, Severity.MINOR])
@pytest.mark.parametrize("levels", [NOTHING_SECURED, NOTHING_MEASURED])
def test_no_opinion_never_passes(levels, fail_on):
    assert _fails(_result(levels), fail_on)


@pytest.mark.parametrize("floor", ORDERED_LEVELS)
@pytest.mark.parametrize("asked", LEVELS)
def test_the_guaranteed_level_decides(floor, asked):
    worse = ORDERED_LEVELS.index(floor) >= ORDERED_LEVELS.index(asked)
    assert bool(_fails(_result(_certain(floor)), asked)) == worse
    at_least = GuaranteedLevel(floor, floor, BEST, certain=floor is BEST)
    assert bool(_fails(_result(at_least), asked)) == worse


def test_a_review_that_gives_no_level_is_not_failed_for_having_none():
    assert _fails(_result(NOTHING_SECURED, says=Statement.CONDITIONS), Severity.BLOCKING) == []


def test_the_reasons_are_said():
    result = _result(NOTHING_SECURED, sample_result().findings[:2], _of(Severity.BLOCKING, sample_result().open_points))
    assert _fails(result, Severity.BLOCKING) == [
        "2 constats de cette gravité ou plus",
        "1 exigence non tranchée de cette gravité ou plus",
        "aucun niveau n'est garanti à ce stade",
    ]
    assert _fails(result, WORST) == ["le niveau « Défavorable en l'état » n'est pas exclu"]
    assert _fails(_result(_certain(FAIR)), GOOD) == ["le niveau « Favorable sous réserves » est acquis"]


def test_levels_are_named_in_both_languages():
    for word in ("réserves", "reserves", "reservations", "favourable_with_reservations"):
        assert FAIL_ON.code_of(word) == AvisLevel.FAVOURABLE_WITH_RESERVATIONS
    assert FAIL_ON.code_of("majeure") == Severity.MAJOR
