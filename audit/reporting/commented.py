"""Says what respondents wrote beside an answer, word for word, and in which cell: a reader checks it there."""

from collections.abc import Sequence
from typing import Protocol

from audit.model.answer import CellRef
from audit.model.text import Language
from audit.reporting.messages import messages
from audit.wording.cell_ranges import write_cell_ranges


class Commented(Protocol):
    """What has a comment beside it: an answer, a line of a table."""

    @property
    def comment(self) -> str:
        """What was typed; empty when nothing was."""

    @property
    def comment_cells(self) -> Sequence[CellRef]:
        """Where that stands; none where it is not known, as of projects that earlier versions of the tool kept."""


def comment_words(beside: Commented | None, language: Language) -> str:
    """Return the comment with its cell, as the annex gives it; empty when there is none."""
    if beside is None or not beside.comment:
        return ""
    t = messages(language)
    if not beside.comment_cells:
        return t("findings.comment", comment=beside.comment)
    return t("findings.comment_at", comment=beside.comment, cells=comment_place(beside.comment_cells))


def comment_place(cells: Sequence[CellRef]) -> str:
    """Return where a comment stands; empty where that is not known."""
    return ", ".join(write_cell_ranges(cells))
