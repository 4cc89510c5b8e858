"""Names the documents to ask for first with the cells that each is to bear out."""

from collections.abc import Sequence

from audit.model.answer import CellRef
from audit.model.fact import Fact
from audit.model.reference import FactRef
from audit.model.result.opinion import DocumentsToAsk
from audit.reporting.labels import document_name
from audit.reporting.view import ReportView
from audit.wording.cell_ranges import write_cell_ranges


def documents_placed(view: ReportView) -> tuple[str, ...]:
    """Return ``view.documents_named``, each with its cells, gathered in ranges by sheet."""
    return placed(view.result.avis.documents, view)


def placed(asked: DocumentsToAsk | None, view: ReportView) -> tuple[str, ...]:
    """Return these documents; all that blocking rules rest on without one where no smaller set is known to do."""
    lacking = view.result.avis.undocumented
    if asked is None:
        return tuple(_with_cells(answer.label, answer.cells) for answer in view.undocumented)
    labels = (document_name(name, lacking, view.result, view.language) for name in asked.names)
    cells = ([cell for fact in lacking if _is_of(fact, name) for cell in fact.cells] for name in asked.names)
    return tuple(_with_cells(label, own) for label, own in zip(labels, cells, strict=True))


def _is_of(fact: Fact, name: str) -> bool:
    """Return whether a fact is the answer of this name, or a cell of the table of this name."""
    return name in (fact.name, FactRef.parse(fact.name).table)


def _with_cells(label: str, cells: Sequence[CellRef]) -> str:
    places = ", ".join(write_cell_ranges(cells))
    return f"{label} — {places}" if places else label
