"""The files that are measured, made once a run and the same for both trees."""

import random
from collections.abc import Collection
from pathlib import Path

from openpyxl import Workbook

from tests.bench.trees import Tree

_UNRELATED_ROWS = 2_430  # of eight cells on each of five sheets: about 800 kB once compressed
_PORTFOLIO = 200  # workbooks


def made_in(folder: Path, oldest: Tree, wanted: Collection[str]) -> dict[str, str]:
    """Make the files that are ``wanted`` and return their paths by the names that measures give them.

    The full workbook and those of a portfolio are written by the ``oldest`` tree: a later one must read what was
    written before it, and the file of a commit stays the same whatever this tree becomes.
    """
    examples = oldest.folder / "questionnaires" / "examples"
    paths = {
        "workbook": folder / "full.xlsx",
        "unrelated": folder / "unrelated.xlsx",
        "portfolio": folder / "portfolio",
        "fictitious": examples / "projet-fictif.xlsx",
        "example": examples / "scribe-2019-10.xlsx",
    }
    if "workbook" in wanted:
        oldest.run("write_full_workbook.py", [str(paths["workbook"])])
    if "unrelated" in wanted:
        _unrelated_workbook().save(paths["unrelated"])
    if "portfolio" in wanted:
        oldest.run("write_varied_workbooks.py", [str(paths["portfolio"]), str(_PORTFOLIO)])
    return {name: str(path) for name, path in paths.items()}


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
