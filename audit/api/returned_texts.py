"""What people wrote in workbooks that came back, where nothing is read."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from audit.errors import Bilingual


def texts_beside(files: Iterable[str | Path]) -> "Iterator[tuple[str, Bilingual]]":
    """Yield, for each file by its name, what it holds where nothing is read, with its place.

    Raises:
        WorkbookRefused: when a file may do harm, or is no workbook.
    """
    from audit.exchange.beside import texts_beside as found_in

    for file in files:
        for found in found_in(Path(file)):
            yield Path(file).name, found.said
