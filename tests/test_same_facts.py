"""Findings that one fact is enough for are told once and counted as one; their weight does not change."""

from dataclasses import replace

import pytest
from pydantic import ValidationError

from audit.model.rule import OutcomeKind
from audit.model.synthesis_settings import SameFact
from audit.model.text import Language
from audit.reporting.same_facts import shared_facts, shared_facts_counted
from audit.reporting.synthesis import synthesis_of
from audit.reporting.view import ReportView
from tests.every_page import fictitious

pytestmark = pytest.mark.slow


def _plain(text):
    return " ".join(text.replace("\u00a0", " ").split())


def _with(change=lambda finding: finding):
    result = fictitious().result
    return ReportView(replace(result, findings=tuple(filter(None, map(change, result.findings)))), Language.FR)


def test_page_one_counts_the_facts():
    """By hand: a RACI with two "A" for acceptance (2 findings), a value not recalculated after removals (3)."""
    said = "5 constats procèdent de 2 faits (GOV-046, GOV-011 ; PLA-032, PLA-010, STR-007)."
    assert _plain(shared_facts_counted(_with())) == said
    assert _plain(synthesis_of(_with()).same_facts) == said


@pytest.mark.parametrize("language", list(Language))
def test_each_fact_is_told_once_with_the_first_of_its_findings(language):
    synthesis = synthesis_of(ReportView(fictitious().result, language))
    told = {group.group: list(map(_plain, group.same_facts)) for group in synthesis.findings if group.same_facts}
    assert set(told) == {"drift", "acceptance", "raci"}, "PLA-010 and PLA-032 are told before STR-007, on value"
    assert sum(map(len, told.values())) == 3
    said = {
        Language.FR: "PLA-032, PLA-010 et STR-007 procèdent d'un même fait : l'évaluation de la valeur",
        Language.EN: "PLA-032, PLA-010 and STR-007 stem from the same fact: the assessment of the expected value",
    }
    assert told["drift"][0].startswith(said[language])


def test_what_is_not_met_at_all_comes_of_more_than_that_fact():
    def violated(finding):
        return replace(finding, outcome=OutcomeKind.VIOLATED) if finding.rule == "STR-007" else finding

    certain = [one.rules for one in shared_facts(_with(violated)) if one.is_certain]
    assert certain == [("GOV-046", "GOV-011"), ("PLA-032", "PLA-010")]


def test_without_the_finding_that_says_it_no_fact_is_shared():
    gone = ("PLA-032", "GOV-011", "REA-022")
    assert shared_facts(_with(lambda finding: None if finding.rule in gone else finding)) == ()
    assert shared_facts_counted(_with(lambda finding: None)) == ""


def test_what_no_answer_settles_is_told_as_a_possibility_and_not_counted():
    """The workbook says so in a comment alone: the load test has a quarter of the volumes, as acceptance has."""
    group = next(one for one in synthesis_of(_with()).findings if one.group == "acceptance")
    (said,) = map(_plain, group.same_facts)
    assert said.startswith("REA-005 et REA-022 peuvent procéder d'un même fait : des essais menés sur des volumes")
    assert "REA-005" not in shared_facts_counted(_with())


def test_a_fact_that_an_action_shows_is_told_only_where_the_plan_asks_for_it():
    result = fictitious().result
    others = tuple(one for one in result.actions if one.action != "run-volume-acceptance")
    view = ReportView(replace(result, actions=others), Language.FR)
    assert all(one.is_certain for one in shared_facts(view))


@pytest.mark.parametrize("others", [{}, {"enough_for": ["GOV-002"], "may_explain": ["GOV-003"]}])
def test_a_fact_is_enough_for_findings_or_may_explain_them(others):
    with pytest.raises(ValidationError, match=r"enough_for|may_explain"):
        SameFact.model_validate({"rule": "GOV-001", "text": {"fr": "un fait", "en": "a fact"}, **others})


def test_the_actions_on_one_fact_follow_one_another():
    """The register lists what was removed, then its value is known, then the assessment of value can be updated."""
    actions = {action.action: action for action in fictitious().result.actions}
    register, value, assessment = (
        actions[name] for name in ("open-change-register", "revalue-after-removals", "assess-value")
    )
    assert value.after == ("open-change-register",)
    assert assessment.after == ("revalue-after-removals",)
    assert register.due < value.due < assessment.due
