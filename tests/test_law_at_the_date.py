"""A project is judged by the law in force on its review date: a rule does not apply before the text that it follows."""

from datetime import date, timedelta

import pytest

from audit.assessment import Assessor
from audit.model.answer import Answer, AnswerState
from audit.model.condition import All, Comparison, ParameterRef
from audit.model.outcome import OutcomeKind
from audit.model.questionnaire import ReviewType
from audit.model.rule import Parameter, ParameterUnit, Severity
from audit.model.snapshot import ProjectSnapshot
from audit.model.text import Language
from audit.rulebase.dated_texts import InForce, asked_from, in_force, latest_threshold
from audit.rulebase.parameter_words import parameter_value, value_compared
from tests.many_cases import tried_on

CLOUD = {
    "compliance.hosting": "commercial_cloud",
    "compliance.sensitive_data": "yes",
    "compliance.cloud_exit_provision": "no",
    "compliance.data_sensitivity_analysis": "no",
    "compliance.sensitive_data_mapped": "no",
    "compliance.interoperability_assessment": "no",
    "security.nis2_category": "no",
    "contracts.cloud_switching_clauses": "no",
    "contracts.cloud_switching_charges": "yes",
}
AI = {
    "project.uses_ai": "yes",
    "ai.inventory": "no",
    "ai.classification": "no",
    "ai.prohibited_practices_excluded": "no",
    "ai.staff_trained": "no",
    "ai.high_risk": "yes",
    "ai.human_oversight": "no",
    "ai.fundamental_rights_assessment": "no",
    "ai.use_registered": "no",
    "ai.people_informed": "no",
    "ai.generative_security": "no",
}
# From each text: the day from which it applies, and the rules that follow it.
LAW = {
    date(2021, 7, 10): {"SEC-031"},  # circular 6282-SG, rule R4
    date(2024, 5, 21): {"SEC-032"},  # SREN Act
    date(2025, 1, 12): {"SEC-034"},  # Interoperable Europe Act
    date(2025, 9, 12): {"GOV-081"},  # Data Act, clauses
    date(2025, 10, 31): {"SEC-033"},  # Cour des comptes, sovereignty
    date(2026, 3, 17): {"SEC-035"},  # ReCyF 2.5
    date(2027, 1, 12): {"GOV-082"},  # Data Act, charges
}
AI_LAW = {
    date(2024, 4, 29): {"AIA-009"},  # ANSSI, generative AI
    date(2024, 8, 1): {"AIA-001", "AIA-002"},  # AI Act in force
    date(2025, 2, 2): {"AIA-003", "AIA-004"},  # bans and training
    date(2026, 8, 2): {"AIA-008"},  # transparency
    date(2027, 12, 2): {"AIA-005", "AIA-006", "AIA-007"},  # high risk, as put off in 2026
}
OLDER_LAW = {
    date(2018, 5, 25): {"SEC-007", "SEC-017", "SEC-018"},  # GDPR
    date(2021, 7, 10): {"SEC-014", "SEC-015"},  # circular 6282-SG, doctrine on the cloud
    date(2021, 10, 7): {"EDS-011"},  # CNIL, health data warehouses
    date(2023, 2, 7): {"GOV-065"},  # circular 6391-SG
}


def _judged(declarations, answers, day):
    """Return the outcome of each rule on a project that answers so, reviewed on ``day``."""
    types = {question.id: question.value_type for question in declarations.bank.questions}
    given = {
        name: Answer(type=types[name], state=AnswerState.ANSWERED, value=value)
        for name, value in {**answers, "review.date": day}.items()
    }
    asked = declarations.bank.questionnaire(ReviewType.PRE_LAUNCH)
    snapshot = ProjectSnapshot(
        questionnaire_id=asked.id,
        questionnaire_version=asked.version,
        review_type=ReviewType.PRE_LAUNCH,
        language=Language.FR,
        answers=given,
    )
    assessor = Assessor(*declarations, ReviewType.PRE_LAUNCH)
    judged = assessor.judge(snapshot, day)
    outcomes = zip(assessor.rules, judged.judgement.verdicts, strict=True)
    return {rule.id: verdict.outcome for rule, verdict in outcomes if rule.id not in judged.left_out}


@pytest.mark.slow
@tried_on(("answers", "law"), [(CLOUD, LAW), (AI, AI_LAW)], ids=["cloud", "ai"])
def test_a_text_judges_from_its_first_day_on(declarations, answers, law):
    ours = set().union(*law.values())
    for day in law:
        for review in (day - timedelta(days=1), day):
            outcomes = _judged(declarations, answers, review)
            in_force = set().union(*(rules for first, rules in law.items() if first <= review))
            assert {rule for rule in ours if outcomes[rule] == OutcomeKind.VIOLATED} == in_force, review
            assert {rule for rule in ours if outcomes[rule] == OutcomeKind.NOT_APPLICABLE} == ours - in_force, review


@pytest.mark.parametrize(("uses_ai", "expected"), [("no", None), (None, OutcomeKind.UNDETERMINED)], ids=str)
def test_rules_on_artificial_intelligence_are_for_projects_that_use_it(declarations, uses_ai, expected):
    answers = {name: value for name, value in {**AI, "project.uses_ai": uses_ai}.items() if value}
    outcomes = _judged(declarations, answers, date(2028, 1, 1))
    assert {outcomes.get(rule) for rules in AI_LAW.values() for rule in rules} == {expected}


def test_a_guide_of_the_time_does_not_carry_a_blocking_rule_that_a_report_of_the_cour_came_to_ask_for(declarations):
    # GOV-003 cites the communication of the Cour of October 2020, and a report of the GAO of October 2011.
    _, _, base = declarations
    (sponsor,) = (rule for rule in base.rules if rule.id == "GOV-003")
    before, after = date(2019, 10, 31), date(2020, 11, 1)
    assert (in_force(sponsor, base, before), in_force(sponsor, base, after)) == (InForce.NO, InForce.YES)
    assert asked_from(sponsor, base) == date(2020, 10, 1)
    major = sponsor.model_copy(update={"severity": Severity.MAJOR})  # any text of the time carries it then
    assert in_force(major, base, before) is InForce.YES


@pytest.mark.parametrize(
    ("rule", "first"),
    [
        ("FIN-007", date(2014, 11, 1)),  # the order of November 2014 set the threshold that that of June 2020 kept
        ("SEC-001", date(2014, 6, 13)),  # the RGS, then the PSSIE in July; the waivers of 2025 only ease what they ask
        ("SEC-003", date(2018, 5, 6)),  # the directive on processing for criminal law, then the GDPR
        ("SEC-004", date(2018, 10, 11)),  # the criteria of the CNIL
        ("STR-001", date(2006, 9, 1)),  # the public contracts code, then the ordinance of 2015 and the code of 2019
    ],
)
def test_what_an_earlier_text_asked_for_counts_from_its_day(declarations, rule, first):
    base = declarations.rulebase
    (asked,) = (one for one in base.rules if one.id == rule)
    assert asked_from(asked, base) == first
    assert in_force(asked, base, first - timedelta(days=1)) is InForce.NO
    assert in_force(asked, base, date(2019, 10, 31)) is InForce.YES


def test_a_day_that_a_rule_compares_the_review_with_is_no_threshold(declarations):
    base = declarations.rulebase
    (asked,) = (one for one in base.rules if one.id == "SEC-001")
    assert base.parameters["accreditation.waivers_from"].in_force_from == "2025-09-18"
    assert latest_threshold(asked, base) is None


def test_every_day_that_a_parameter_gives_only_says_from_when_a_rule_applies(declarations):
    dates = {name for name, one in declarations.rulebase.parameters.items() if one.unit is ParameterUnit.DATE}
    gates = {}
    for rule in declarations.rulebase.rules:
        condition = rule.applies_when
        for part in condition.all if isinstance(condition, All) else (condition,):
            if isinstance(part, Comparison) and part.fact == "review.date" and part.operator == "min":
                assert isinstance(part.operand, ParameterRef)
                gates[rule.id] = part.operand.parameter
    assert {*gates.values(), "accreditation.waivers_from"} == dates
    days = {rule: day for law in (LAW, AI_LAW, OLDER_LAW) for day, rules in law.items() for rule in rules}
    assert {rule: declarations.rulebase.parameters[name].value for rule, name in gates.items()} == days


def _day(value):
    text = {"fr": "x", "en": "x"}
    return Parameter.model_validate(
        {"id": "x.from", "label": text, "value": value, "unit": "date", "confidence": "tool_choice", "note": text}
    )


def test_a_day_is_written_as_people_write_days():
    assert parameter_value(_day("2027-01-12")) == value_compared(_day("2027-01-12"))
    assert parameter_value(_day("2027-01-12")).fr == "12 janvier 2027"
    assert parameter_value(_day("2027-01-12")).en == "12 January 2027"
