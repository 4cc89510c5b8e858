"""What is missing behind an open rule: answers, the inputs of indicators, tables not complete."""

from audit.judgement.missing_answers import missing_answers
from audit.model.scoring import Scoring
from audit.remediation.open_questions import OpenRule, open_answers
from tests.fact_sets import facts_with, indicator
from tests.judged_rules import rule
from tests.rule_files import shipped_rulebase


def _missing(facts, *names):
    read = [
        facts.facts[name] if name in facts.facts else facts.tables[name.split("/")[0]].declaration for name in names
    ]
    return [fact.name for fact in missing_answers(read, facts)]


def test_a_known_answer_is_not_missing():
    facts = facts_with({"governance.owner.count": 2})
    assert _missing(facts, "governance.owner.count", "governance.raci") == ["governance.raci"]


def test_a_table_declared_partial_is_what_is_missing():
    facts = facts_with(tables={"contracts": ("partial", []), "staff": ("none", [])})
    assert _missing(facts, "contracts/completeness", "staff/completeness", "risks/completeness") == [
        "contracts/completeness",
        "risks/completeness",
    ]


def test_an_indicator_leads_to_the_inputs_that_lack():
    given = {"budget.initial": 10}
    facts = facts_with(given)
    drift = indicator("budget.drift_from_initial", given)
    assert [fact.name for fact in missing_answers([drift], facts)] == ["budget.current_forecast"]


def test_an_indicator_on_a_table_leads_to_its_declaration_and_empty_cells():
    tables = {"staff": ("partial", [{"role": "x", "function": "build", "employer": "internal"}])}
    share = indicator("staffing.internal_share.build", tables=tables)
    names = [fact.name for fact in missing_answers([share], facts_with(tables=tables))]
    assert "staff/completeness" in names
    assert "staff/1/fte" in names
    assert "staff/1/employer" not in names


def test_the_question_that_most_weight_waits_for_comes_first():
    scoring: Scoring = shipped_rulebase().scoring
    facts = facts_with()

    def waiting(rule_id, severity, *names):
        return OpenRule(rule(rule_id, severity), [facts.facts[name] for name in names])

    asked = open_answers(
        [
            waiting("AAA-001", "major", "governance.raci"),
            waiting("AAA-002", "blocking", "governance.owner.count", "governance.owner.mandate_letter"),
            waiting("AAA-003", "minor", "governance.owner.count"),
        ],
        scoring,
    )
    # 10 shared by two answers is 5 each; the count also settles the minor rule.
    assert [(answer.question, answer.weight) for answer in asked] == [
        ("governance.owner.count", 7),
        ("governance.owner.mandate_letter", 5),
        ("governance.raci", 5),
    ]
    assert asked[0].rules == ("AAA-002", "AAA-003")
