"""A finding on the first baseline and on the one that the project gives since: what only the change of it explains."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from audit.api import render_comparison
from audit.api.comparing import compare_audits
from audit.comparison.moves import FindingMove
from audit.model.answer import Answer, AnswerState, CellRef
from audit.model.value import ValueType
from tests.small_rule_bases import project, rule, small_tool

QUESTIONS = {
    "initial": {"type": "money"},
    "forecast": {"type": "money"},
    "start": {"type": "date"},
    "first_end": {"type": "date"},
    "end": {"type": "date"},
}
ROLES = {
    "outside_view": {
        "initial_cost": "q.initial",
        "current_cost": "q.forecast",
        "start": "q.start",
        "initial_end": "q.first_end",
        "current_end": "q.end",
    }
}
RULE = rule("MAJ-001", "major", {"fact": "q.forecast", "max": {"fact": "q.initial"}})
TOOL = small_tool(QUESTIONS, [RULE], roles=ROLES)
OTHER = small_tool(QUESTIONS, [RULE], sha256="1" * 64, roles=ROLES)


def audited(tool, initial, forecast):
    found = project(tool)
    amounts = {
        f"q.{name}": Answer(ValueType.MONEY, AnswerState.ANSWERED, Decimal(amount), str(amount))
        for name, amount in (("initial", initial), ("forecast", forecast))
        if amount is not None
    }
    return tool.audit(found.model_copy(update={"answers": {**found.answers, **amounts}}), date(2026, 6, 30))


def moved(old, new, tool=TOOL):
    return compare_audits(tool, audited(tool, *old), audited(tool, *new), same_project=False).comparison.findings


@pytest.mark.parametrize(
    ("old", "new", "move", "on_first"),
    [
        # The cost is above both baselines, or above the first alone: what it was re-framed to does not mend it.
        ((100_000, 110_000), (120_000, 130_000), FindingMove.UNCHANGED, FindingMove.UNCHANGED),
        ((100_000, 110_000), (120_000, 115_000), FindingMove.CLOSED, FindingMove.UNCHANGED),
        ((100_000, 90_000), (120_000, 110_000), FindingMove.HIDDEN, FindingMove.NEW),
        ((100_000, 110_000), (120_000, 95_000), FindingMove.CLOSED, FindingMove.CLOSED),
        # A baseline that was lowered makes a finding of what the first one held.
        ((120_000, 110_000), (100_000, 110_000), FindingMove.NEW, None),
    ],
)
def test_what_the_first_baseline_says_is_told_beside(old, new, move, on_first):
    (found,) = moved(old, new)
    assert found.move is move
    assert found.on_first.move is on_first
    assert found.by_baseline_alone is (move is not on_first)


@pytest.mark.parametrize("new", [(100_000, 130_000), (None, 130_000)])
def test_without_two_baselines_there_is_none_to_judge_again_by(new):
    assert all(item.on_first is None for item in moved((100_000, 110_000), new))


def test_rules_that_are_not_those_of_the_later_audit_do_not_judge_it_again():
    old, new = audited(TOOL, 100_000, 110_000), audited(TOOL, 120_000, 115_000)
    (found,) = compare_audits(OTHER, old, new, same_project=False).comparison.findings
    assert (found.move, found.on_first, found.on_other_baseline) == (FindingMove.CLOSED, None, True)


def test_a_later_audit_of_another_questionnaire_is_not_judged_again():
    old, new = audited(TOOL, 100_000, 110_000), audited(TOOL, 120_000, 115_000)
    snapshot = new.record.snapshot.model_copy(update={"questionnaire_version": "0.9"})
    former = replace(new, record=new.record.model_copy(update={"snapshot": snapshot}))
    (found,) = compare_audits(TOOL, old, former, same_project=False).comparison.findings
    assert found.on_first is None


def test_the_head_says_what_the_new_baseline_would_make_of_the_end_with_its_cell():
    """From 1 January to 31 March 2026 there are 30 + 28 + 31 = 89 days; from 1 March, 30."""

    def ended(initial, current):
        found = project(TOOL)
        answers = {
            "q.first_end": Answer(
                ValueType.DATE, AnswerState.ANSWERED, initial, str(initial), (CellRef("Planning", "E5"),)
            ),
            "q.end": Answer(ValueType.DATE, AnswerState.ANSWERED, current, str(current)),
        }
        return TOOL.audit(found.model_copy(update={"answers": {**found.answers, **answers}}), date(2026, 6, 30))

    old, new = ended(date(2026, 1, 1), date(2026, 2, 1)), ended(date(2026, 3, 1), date(2026, 3, 31))
    found = compare_audits(TOOL, old, new, same_project=True)
    end = found.comparison.end
    assert (end.drift_old, end.drift_new, end.drift_on_new) == (31, 89, 30)
    said = render_comparison(found, "md").decode().replace("\u00a0", " ").replace("\u202f", " ").replace("\\", "")
    assert (
        "Le référentiel donné pour initial a été changé (1er janvier 2026 → 1er mars 2026, Planning!E5) ; sur le "
        "nouveau, l'écart serait de +30 jours au lieu de +89 jours."
    ) in said
    assert "| Achèvement, sur le référentiel donné depuis | 1er mars 2026 | — | 31 mars 2026 | +30 jours |" in said


def test_a_baseline_that_is_kept_has_no_other_drift():
    same = audited(TOOL, 100_000, 110_000)
    assert compare_audits(TOOL, same, same, same_project=True).comparison.cost.drift_on_new is None
