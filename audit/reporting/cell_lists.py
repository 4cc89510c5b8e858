"""The cells behind an answer, as a list of HTML: a page has hundreds, and most are of one cell."""

from collections.abc import Mapping, Sequence

from markupsafe import Markup

from audit.model.answer import CellRef
from audit.wording.cells import write_cells

_made = str.__new__  # what ``Markup`` does of a plain text: of texts that are escaped


class CellLists:
    """Writes references to cells."""

    def __init__(self, texts: Mapping[str, Markup], none: str) -> None:
        """Prepare.

        Args:
            texts: HTML by the text that it shows.
            none: what stands where there is no cell.
        """
        self._texts = texts
        self._none = Markup('<span class="quiet">%s</span>') % texts[none]

    def __call__(self, cells: Sequence[CellRef]) -> Markup:
        """Return the list of ``cells``, or what stands for none."""
        if not cells:
            return self._none
        texts = self._texts
        items = "</li><li>".join([texts[reference] for reference in write_cells(cells)])
        return _made(Markup, f'<ul class="cells"><li>{items}</li></ul>')
