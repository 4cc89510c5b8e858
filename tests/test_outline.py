"""Conditions in the words of the questionnaire, as rule pages and explanations print them."""

import pytest
from pydantic import TypeAdapter

from audit.model.condition import Condition
from audit.model.text import Language
from audit.rulebase.outline import Outliner, in_one_line
from tests.rule_files import shipped_rulebase

CONDITION = TypeAdapter(Condition)
OPINION = {"fact": "compliance.dinum_opinion", "in": ["favourable", "requested"]}
GO_LIVE = {"fact": "project.go_live_date"}


def _said(condition, language=Language.FR):
    outliner = Outliner(shipped_rulebase().vocabulary, shipped_rulebase().parameters, language)
    return in_one_line(outliner.outline(CONDITION.validate_python(condition))).replace("\u00a0", " ")


def _label(name, language=Language.FR):
    return shipped_rulebase().vocabulary.facts[name].label.to(language)


def test_several_codes_are_separated_by_a_word():
    label = _label("compliance.dinum_opinion")
    assert _said(OPINION) == f"« {label} » est « Favorable » ou « Demandé, non rendu »"
    assert _said(OPINION, Language.EN).endswith("” is “Favourable” or “Requested, not given yet”")


@pytest.mark.parametrize(
    ("operator", "fr", "en"),
    [
        ("max", "n'est pas postérieur à", "is no later than"),
        ("min", "n'est pas antérieur à", "is no earlier than"),
        ("above", "est postérieur à", "is later than"),
        ("below", "est antérieur à", "is earlier than"),
    ],
)
def test_dates_are_early_or_late_and_not_high_or_low(operator, fr, en):
    condition = {**GO_LIVE, operator: {"fact": "review.date"}}
    assert _said(condition) == f"« {_label('project.go_live_date')} » {fr} « {_label('review.date')} »"
    assert f"” {en} “" in _said(condition, Language.EN)


def test_a_parameter_is_said_with_its_value_and_its_name():
    said = _said({"fact": "budget.drift_from_initial", "max": {"parameter": "drift.amber"}})
    assert said.endswith("vaut au plus 20 % (dérive à partir de laquelle le projet est en alerte)")


def test_members_stand_in_brackets_after_what_joins_them():
    said = _said({"not": {"any": [OPINION, {"fact": "governance.raci", "is": "no"}]}})
    assert said.startswith("le contraire de : (l'une au moins de ces conditions : (« ")
    assert said.endswith(" » est « Non »))")
