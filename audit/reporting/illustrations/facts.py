"""What drawings of tables write of the answers behind them: a value or why there is none, and where it stands."""

from collections.abc import Iterable

from audit.model.fact import Fact
from audit.reporting.messages import messages
from audit.reporting.view import ReportView
from audit.wording.cell_ranges import write_cell_ranges


def fact_words(fact: Fact | None, view: ReportView) -> str:
    """Return the value of a cell, or its state; of a column that the review does not ask, that it does not."""
    t = messages(view.language)
    return view.value(fact) if fact is not None else t("synthesis.not_asked")


def fact_places(facts: Iterable[Fact | None]) -> tuple[str, ...]:
    """Return the cells of facts, gathered in ranges by sheet."""
    return tuple(write_cell_ranges([cell for fact in facts if fact is not None for cell in fact.cells]))
