"""A scope that was cut since the initial baseline: told at the head of a comparison and beside cost and end."""

from datetime import date
from decimal import Decimal

import pytest

from audit.api import render_comparison
from audit.api.comparing import compare_audits
from audit.model.answer import Answer, AnswerState, CellRef
from audit.model.text import Language
from audit.model.value import ValueType
from tests.small_rule_bases import project, rule, small_tool

CHOICES = [
    {"code": code, "label": {"fr": f"Libellé {code}", "en": f"Label {code}"}} for code in ("same", "cut", "slashed")
]
QUESTIONS = {
    "initial": {"type": "money"},
    "forecast": {"type": "money"},
    "start": {"type": "date"},
    "first_end": {"type": "date"},
    "end": {"type": "date"},
    "scope": {"type": "choice", "choices": CHOICES},
}
ROLES = {
    "outside_view": {
        "initial_cost": "q.initial",
        "current_cost": "q.forecast",
        "start": "q.start",
        "initial_end": "q.first_end",
        "current_end": "q.end",
    },
    "scope": {"question": "q.scope", "reduced": ["cut", "slashed"]},
}
TOOL = small_tool(
    QUESTIONS, [rule("MAJ-001", "major", {"fact": "q.forecast", "max": {"fact": "q.initial"}})], roles=ROLES
)


def audited(scope, forecast=Decimal(110_000)):
    found = project(TOOL)
    answers = {
        "q.initial": Answer(ValueType.MONEY, AnswerState.ANSWERED, Decimal(100_000), "100000"),
        "q.forecast": Answer(ValueType.MONEY, AnswerState.ANSWERED, forecast, str(forecast))
        if forecast
        else Answer(ValueType.MONEY, AnswerState.UNKNOWN),
        "q.scope": Answer(ValueType.CODE, AnswerState.ANSWERED, scope, "x", (CellRef("Planning", "E40"),))
        if scope
        else Answer(ValueType.CODE, AnswerState.UNKNOWN),
    }
    return TOOL.audit(found.model_copy(update={"answers": {**found.answers, **answers}}), date(2026, 6, 30))


def written(old, new, forecast=Decimal(110_000)):
    found = compare_audits(TOOL, audited(old, forecast), audited(new, forecast), same_project=True)
    said = render_comparison(found, "md", Language.FR).decode().replace("\u00a0", " ").replace("\u202f", " ")
    return found.comparison.scope_cut, said.replace("\\", "").partition("\n## ")[2]


@pytest.mark.parametrize(
    ("old", "new", "cut", "told"),
    [
        (
            "cut",
            "cut",
            ("old", "new"),
            "aux deux audits (« Libellé cut », Planning!E40) : les écarts de coût et de délai ne sont pas mesurés à "
            "périmètre fonctionnel égal.",
        ),
        ("cut", "slashed", ("old", "new"), "aux deux audits (« Libellé cut » → « Libellé slashed », Planning!E40)"),
        ("same", "cut", ("new",), "d'après l'audit récent (« Libellé cut », Planning!E40) : ses écarts"),
        ("cut", "same", ("old",), "d'après le seul audit précédent (« Libellé cut », Planning!E40)"),
        (None, "cut", ("new",), "d'après l'audit récent (« Libellé cut », Planning!E40) : ses écarts"),
    ],
)
def test_a_scope_that_was_cut_is_told_at_the_head_and_in_the_table(old, new, cut, told):
    found, said = written(old, new)
    assert found.cut == cut
    head, _, rest = said.partition("\n## ")
    assert told in head
    row = next(line for line in rest.splitlines() if line.startswith("| Coût complet"))
    assert "écart non mesuré à périmètre fonctionnel égal" in row


@pytest.mark.parametrize(("old", "new"), [("same", "same"), (None, None), ("same", None)])
def test_a_scope_that_is_kept_or_not_known_is_not_said_to_be_cut(old, new):
    found, said = written(old, new)
    assert found is None
    assert "périmètre" not in said.lower()


def test_where_no_drift_is_known_nothing_is_said_of_its_scope():
    found, said = written("cut", "cut", forecast=None)
    assert found is not None
    assert "Périmètre réduit" not in said
