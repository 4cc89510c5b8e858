"""A finding lists the cells of every fact that it prints or says in words, and of what makes its rule applicable."""

from decimal import Decimal

import pytest

from audit.assessment.assessor import Assessor
from audit.loading import load_declarations
from audit.model.answer import Answer, AnswerState, CellRef
from audit.model.questionnaire import ReviewType
from audit.model.value import ValueType
from audit.record.expand import expand
from audit.rulebase.reads import facts_of
from audit.wording.placeholders import ROW_COUNT, ROWS, parameter_named, placeholders
from tests.many_cases import tried_on
from tests.random_snapshots import REVIEW, random_snapshot

pytestmark = pytest.mark.slow

TYPES = {Decimal: ValueType.MONEY, str: ValueType.CODE}


@pytest.fixture(scope="module")
def assessor():
    bank, indicators, rulebase = load_declarations()
    return Assessor(bank, indicators, rulebase, ReviewType.PRE_LAUNCH, with_durable_rules=False)


def _answer(value, cell):
    return Answer(
        type=TYPES[type(value)],
        state=AnswerState.ANSWERED,
        value=value,
        raw=str(value),
        cells=(CellRef(sheet="Feuille", cell=cell),),
    )


def _findings(assessor, answers):
    given = {name.replace("__", "."): _answer(value, f"E{row}") for row, (name, value) in enumerate(answers.items(), 5)}
    random = random_snapshot(load_declarations().bank, 16)
    changes = {"review_type": ReviewType.PRE_LAUNCH, "answers": {**random.answers, **given}}
    return assessor.assess(random.model_copy(update=changes), REVIEW).findings


def _cells(assessor, rule, **answers):
    (finding,) = (one for one in _findings(assessor, answers) if one.rule == rule)
    rows = {name.replace("__", "."): f"E{row}" for row, name in enumerate(answers, 5)}
    listed = {cell.cell for fact in finding.facts for cell in fact.cells if cell.sheet == "Feuille"}
    return {name for name, cell in rows.items() if cell in listed}


def test_the_amount_that_makes_an_opinion_mandatory_is_listed_with_the_opinion(assessor):
    given = {
        "project__legal_status": "state_service",
        "budget__current_forecast": Decimal(79_400_000),
        "compliance__dinum_opinion": "unfavourable",
    }
    assert _cells(assessor, "FIN-007", **given) == {
        "project.legal_status",
        "budget.current_forecast",
        "compliance.dinum_opinion",
    }


def test_what_makes_a_fallback_necessary_is_listed_with_its_absence(assessor):
    given = {
        "project__irreversible_switch": "yes",
        "project__phase": "pilot",
        "delivery__parallel_run": "no",
        "delivery__fallback_plan": "no",
    }
    assert _cells(assessor, "REA-031", **given) == {name.replace("__", ".") for name in given}


@tried_on("seed", range(12), always=3)
def test_every_fact_that_a_finding_says_is_among_its_facts(assessor, seed):
    declarations = load_declarations()
    snapshot = random_snapshot(declarations.bank, seed).model_copy(update={"review_type": ReviewType.PRE_LAUNCH})
    record = assessor.audit(snapshot, REVIEW)
    result = expand(record, assessor.rulebook)
    rules = {rule.id: rule for rule in declarations.rulebase.rules}
    said = {found.rule: found.said for found in record.rules}
    decided = {found.rule: set(found.facts) for found in record.rules}
    assert result.findings
    for finding in result.findings:
        listed = {fact.name for fact in finding.facts}
        assert decided[finding.rule] <= listed
        for place in said[finding.rule]:
            sentence = rules[finding.rule].finding[place]
            printed = {name for name in placeholders(sentence.fr) if name not in (ROWS, ROW_COUNT)}
            assert {name for name in printed if parameter_named(name) is None} <= listed, finding.rule
            if sentence.when is not None:
                assert facts_of(sentence.when) <= listed, finding.rule


def test_what_is_not_met_is_said_after_what_makes_it_matter(assessor):
    given = {
        "project__legal_status": "state_service",
        "budget__current_forecast": Decimal(79_400_000),
        "budget__initial": Decimal(60_000_000),
        "compliance__dinum_opinion": "unfavourable",
        "project__irreversible_switch": "yes",
        "delivery__single_switch": "no",
        "project__phase": "pilot",
        "delivery__parallel_run": "no",
        "delivery__fallback_plan": "yes",
    }
    findings = {finding.rule: finding for finding in _findings(assessor, given)}
    opinion, switch = findings["FIN-007"], findings["REA-031"]
    assert opinion.sentences[opinion.said_by - 1].fr == "L'avis de la DINUM est défavorable."
    assert opinion.said_by == 3  # the two costs that make it mandatory come first
    said = switch.sentences[switch.said_by - 1].en
    assert (
        said
        == "The old system and the new one are not compared in a parallel run on every case, with a required result."
    )
    assert switch.said_by == 2
