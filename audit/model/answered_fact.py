"""From answers to the facts that they are, whoever asks: a question, a cell of a table, a table's declaration."""

from functools import cache

from audit.model.answer import Answer, AnswerState, CellRef, Evidence
from audit.model.fact import Fact
from audit.model.naming import names_something
from audit.model.questionnaire import TableCompleteness
from audit.model.reference import FactRef
from audit.model.value import ValueType
from audit.model.within import Within

_DECLARED = Evidence.DECLARED  # at hand: Python 3.11 is long at finding members


def answered_fact(name: str, value_type: ValueType, answer: Answer | None) -> Fact:
    """Return an answer as a fact; none at all is a blank one."""
    if answer is None:
        return Fact(name, value_type, AnswerState.BLANK)
    if answer.within is not None:
        return _partial_fact(name, value_type, answer, answer.within)
    evidence = answer.evidence if answer.evidence is _DECLARED else borne_out(answer)
    return Fact(  # one project has hundreds: values given by their place cost less than by name
        name, value_type, answer.state, answer.value, None, None, answer.raw, answer.cells, evidence, answer.reason
    )


def borne_out(answer: Answer) -> Evidence:
    """Return its level of evidence: declared where no source is named, which nobody could check."""
    return answer.evidence if names_something(answer.source) else _DECLARED


def _partial_fact(name: str, value_type: ValueType, answer: Answer, within: Within) -> Fact:
    return Fact(
        name=name,
        type=value_type,
        state=answer.state,
        low=within.low,
        high=within.high,
        low_excluded=within.low_excluded,
        high_excluded=within.high_excluded,
        among=within.among,
        includes=within.includes,
        excludes=within.excludes,
        raw=answer.raw,
        cells=answer.cells,
        evidence=borne_out(answer),
    )


def completeness_fact(
    table_id: str,
    completeness: TableCompleteness | None,
    cells: tuple[CellRef, ...] = (),
    undeclared: AnswerState = AnswerState.BLANK,
) -> Fact:
    """Return the declaration of a table's completeness, or the state in which it was left."""
    return Fact(
        name=_completeness_name(table_id),
        type=ValueType.CODE,
        state=AnswerState.ANSWERED if completeness else undeclared,
        value=completeness.value if completeness else None,
        cells=cells,
    )


@cache  # the tables of questionnaires are few
def _completeness_name(table_id: str) -> str:
    return str(FactRef.completeness(table_id))
