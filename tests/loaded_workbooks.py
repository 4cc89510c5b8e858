"""Workbooks as openpyxl loads them, once: to unpickle one takes a quarter of the time that loading it again takes."""

import io
import pickle

from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.dimensions import DimensionHolder


def loaded(content: bytes) -> bytes:
    """Return the file ``content`` loaded, for ``fresh``."""
    return pickle.dumps(load_workbook(io.BytesIO(content)))


def fresh(pickled: bytes) -> Workbook:
    """Return a workbook of its own, to be changed at will."""
    book: Workbook = pickle.loads(pickled)  # noqa: S301 - ours, of a moment ago
    for sheet in book.worksheets:
        # Pickled, these forget how to make the row or column that is asked for and was never written.
        for name, made_by in (("row_dimensions", sheet._add_row), ("column_dimensions", sheet._add_column)):
            kept = DimensionHolder(sheet, default_factory=made_by)
            kept.update(getattr(sheet, name))
            setattr(sheet, name, kept)
    return book
