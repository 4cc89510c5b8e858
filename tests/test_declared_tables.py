"""What is computed from a table rests on the declaration that it is complete, as the reading of its lines does."""

from dataclasses import replace
from decimal import Decimal

import pytest

from audit.model.answer import AnswerState, CellRef, Evidence
from audit.model.fact import Fact
from audit.model.outcome import RuleOutcome
from audit.model.rule import OutcomeKind, Severity
from audit.model.snapshot import TableContent
from audit.model.table_completeness import TableCompleteness
from audit.model.text import Language
from audit.model.value import ValueType
from audit.record.declared_tables import declared_behind
from audit.record.facts import RecordedFacts
from audit.reporting.grounds import write_grounds
from tests.every_page import fictitious
from tests.sample_result import sample_result

C3, E9 = CellRef("Jalons", "C3"), CellRef("Jalons", "E9")
INPUTS = ("review.date", "milestones/current_date", "milestones/status")


def _computed(*cells, inputs=INPUTS):
    return Fact("gap", ValueType.DAYS, AnswerState.ANSWERED, Decimal(214), cells=cells, inputs=inputs)


def _recorded(completeness, *cells):
    snapshot = fictitious().record.snapshot.model_copy(
        update={"tables": {"milestones": TableContent(completeness=completeness, declared_in=cells)}}
    )
    return RecordedFacts(snapshot, (), {})


@pytest.mark.parametrize(
    ("completeness", "is_named"),
    [
        (TableCompleteness.COMPLETE, True),
        (TableCompleteness.NONE, True),
        (TableCompleteness.PARTIAL, False),  # nothing rests on it: the figure is a bound
        (None, False),
    ],
)
def test_the_declaration_counts_where_it_says_that_nothing_is_left_out(completeness, is_named):
    found = declared_behind([_computed(C3, E9)], _recorded(completeness, C3))
    assert [fact.name for fact in found] == ["milestones/completeness"] * is_named


def test_a_declaration_that_was_not_read_does_not_count():
    assert declared_behind([_computed(E9)], _recorded(TableCompleteness.COMPLETE, C3)) == ()


def test_a_declaration_without_a_cell_counts_as_of_projects_that_come_as_data():
    assert len(declared_behind([_computed()], _recorded(TableCompleteness.COMPLETE))) == 1


def test_it_is_named_once_and_an_answer_rests_on_no_table():
    recorded = _recorded(TableCompleteness.COMPLETE, C3)
    assert len(declared_behind([_computed(C3), _computed(C3, E9)], recorded)) == 1
    assert declared_behind([_computed(C3, inputs=()), _computed(C3, inputs=("planning.end",))], recorded) == ()


def test_it_is_an_item_that_blocking_rules_rest_on_counted_once():
    place = (CellRef("Table", "C3"),)
    whole = Fact(
        "t/completeness", ValueType.CODE, AnswerState.ANSWERED, "complete", cells=place, evidence=Evidence.DECLARED
    )
    figure = Fact("a", ValueType.INTEGER, AnswerState.ANSWERED, 1, evidence=Evidence.DOCUMENTED, inputs=("t/n",))
    outcome = OutcomeKind.SATISFIED
    first = sample_result().rules[0]
    one = replace(
        first,
        severity=Severity.BLOCKING,
        outcome=RuleOutcome(first.rule, outcome, (outcome,), (figure,)),
        declared=(whole,),
    )
    said = write_grounds([one, one], Language.EN)
    assert "rest on 2 items" in said
    assert said.endswith("1 documented, not verified; 1 declared (1 table declared complete, Table!C3)")


@pytest.mark.slow
def test_a_finding_on_a_figure_is_as_firm_as_one_on_the_lines_and_names_the_same():
    """GOV-020 reads the lines of contracts, PLA-001 what is computed from milestones; both tables are « Complet »."""
    findings = {finding.rule: finding for finding in fictitious().result.findings}
    for rule, table in (("GOV-020", "contracts"), ("PLA-001", "milestones")):
        assert findings[rule].evidence is Evidence.DECLARED
        declared = [fact for fact in findings[rule].facts if fact.evidence is Evidence.DECLARED]
        assert [fact.name for fact in declared] == [f"{table}/completeness"]
    # FIN-003 is computed from answers, of no table.
    assert findings["FIN-003"].evidence is Evidence.DOCUMENTED
