"""What a respondent declares of a table's completeness, as a fact."""

from audit.model.answer import AnswerState, CellRef
from audit.model.fact import Fact
from audit.model.questionnaire import TableCompleteness
from audit.model.value import ValueType


def completeness_fact(
    table_id: str,
    completeness: TableCompleteness | None,
    cells: tuple[CellRef, ...] = (),
    undeclared: AnswerState = AnswerState.BLANK,
) -> Fact:
    """Return the declaration of a table's completeness, or the state in which it was left."""
    return Fact(
        name=f"{table_id}/completeness",
        type=ValueType.CODE,
        state=AnswerState.ANSWERED if completeness else undeclared,
        value=completeness.value if completeness else None,
        cells=cells,
    )
