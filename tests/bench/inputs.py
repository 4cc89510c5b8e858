"""The files that are measured, made once a run and the same for both trees."""

import random
from pathlib import Path

from openpyxl import Workbook

from tests.bench.trees import Tree

_UNRELATED_ROWS = 2_430  # of eight cells on each of five sheets: about 800 kB once compressed


def made_in(folder: Path, oldest: Tree) -> dict[str, str]:
    """Make the files and return their paths by the names that measures give them.

    The full workbook is written by the ``oldest`` tree: a later one must read what was written before it, and the
    file of a commit stays the same whatever this tree becomes.
    """
    workbook, unrelated = folder / "full.xlsx", folder / "unrelated.xlsx"
    oldest.run("write_full_workbook.py", [str(workbook)])
    _unrelated_workbook().save(unrelated)
    return {
        "workbook": str(workbook),
        "unrelated": str(unrelated),
        "fictitious": str(oldest.folder / "questionnaires" / "examples" / "projet-fictif.xlsx"),
        "example": str(oldest.folder / "questionnaires" / "examples" / "scribe-2019-10.xlsx"),
    }


def _unrelated_workbook() -> Workbook:
    """Return the kind of workbook that people have beside a questionnaire: lists of amounts and words."""
    rng = random.Random(10)  # noqa: S311 - for variety, not for secrets
    book = Workbook()
    book.remove(book.worksheets[0])
    for number in range(5):
        sheet = book.create_sheet(f"Suivi {number + 1}")
        for row in range(_UNRELATED_ROWS):
            amounts = [round(rng.uniform(0, 1_000_000), 2) for _ in range(5)]
            sheet.append([f"Ligne {row}", f"Fournisseur {rng.randrange(10_000)}", rng.randrange(2_000), *amounts])
    return book
