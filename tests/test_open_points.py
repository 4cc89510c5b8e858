"""What is missing behind an open rule: answers, the inputs of indicators, tables not complete."""

from audit.judgement.missing_answers import missing_answers
from audit.model.rule import OutcomeKind, Severity
from audit.model.scoring import Scoring
from audit.remediation.open_questions import open_questions
from tests.fact_sets import facts_with, indicator
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
    rulebase = shipped_rulebase()
    scoring: Scoring = rulebase.scoring
    facts = facts_with()
    from audit.model.result import OpenPoint
    from audit.model.text import Text

    title = Text(fr="x", en="x")

    def point(rule, severity, *names):
        return OpenPoint(
            rule=rule, axis="gouvernance", severity=severity, title=title, possible=(OutcomeKind.VIOLATED,),
            missing=tuple(facts.facts[name] for name in names),
        )  # fmt: skip

    points = [
        point("AAA-001", Severity.MAJOR, "governance.raci"),
        point("AAA-002", Severity.BLOCKING, "governance.owner.count", "governance.owner.mandate_letter"),
        point("AAA-003", Severity.MINOR, "governance.owner.count"),
    ]
    asked = open_questions(points, rulebase.vocabulary, scoring)
    # 10 shared by two answers is 5 each; the count also settles the minor rule.
    assert [(question.fact, question.weight) for question in asked] == [
        ("governance.owner.count", 7),
        ("governance.owner.mandate_letter", 5),
        ("governance.raci", 5),
    ]
    assert asked[0].rules == ("AAA-002", "AAA-003")
