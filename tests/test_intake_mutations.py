"""Damaged workbooks give what they hold, or a clean refusal: never a crash, never a silent loss."""

import json
import subprocess
import sys
import warnings
from datetime import date, datetime
from decimal import Decimal
from functools import lru_cache
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from openpyxl.cell.cell import Cell

from audit.intake.values.words import clean
from audit.model.text import Language
from audit.questionnaire.workbook import write_workbook
from tests.intake_workbooks import BANK, QUESTIONNAIRE
from tests.many_cases import examples, some
from tests.mutated_workbooks import mutants
from tests.random_snapshots import random_snapshot

pytestmark = pytest.mark.slow

EXAMPLE = Path(__file__).parent.parent / "questionnaires" / "examples" / "projet-fictif.xlsx"
_INTACT = "intact.xlsx"
_MOST_SECONDS = 10
_MOST_MEGABYTES = 500
# Problems that say of a sheet as a whole, or of a line, that it was not read.
_SAYS_SO = {"sheet_missing", "sheet_unmarked", "column_missing", "question_missing", "question_unknown"}

Record = dict[str, Any]


@pytest.fixture(scope="module", params=some(["small", "shipped"], 1))
def damaged(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[Record]]:
    """Return a folder of damaged .xlsx workbooks, and what the reader made of each."""
    folder = tmp_path_factory.mktemp(request.param)
    if request.param == "small":
        original = tmp_path_factory.mktemp("original") / "original.xlsx"
        write_workbook(QUESTIONNAIRE, Language.FR, original, random_snapshot(BANK, 5))
        content, count = original.read_bytes(), examples(200)
    else:
        content, count = EXAMPLE.read_bytes(), 20  # two of each kind: the small ones show the variety
    return folder, _read_damaged(content, count, folder, request.param, ".xlsx")


def _read_damaged(content: bytes, count: int, folder: Path, bank: str, suffix: str) -> list[Record]:
    for name, mutant in mutants(content, count, seed=20261123):
        (folder / f"{name}{suffix}").write_bytes(mutant)
    (folder / _INTACT).with_suffix(suffix).write_bytes(content)
    command = [sys.executable, "-m", "tests.reading_process", str(folder), bank]
    done = subprocess.run(command, capture_output=True, text=True, timeout=600, check=False)
    assert done.returncode == 0, done.stderr[-2000:]
    records = [json.loads(line) for line in done.stdout.splitlines()]
    assert len(records) == count + 1
    return records


def test_each_is_read_or_refused_within_bounds(damaged: tuple[Path, list[Record]]) -> None:
    _check_bounds(damaged[1])


def test_each_ods_file_is_read_or_refused_within_bounds(tmp_path: Path) -> None:
    content = (Path(__file__).parent / "workbooks" / "typed-libreoffice.ods").read_bytes()
    _check_bounds(_read_damaged(content, examples(100), tmp_path, "small", ".ods"))


def _check_bounds(records: list[Record]) -> None:
    assert max(record["seconds"] for record in records) < _MOST_SECONDS
    # Where the system does not tell it (Windows), memory is not bounded here.
    assert max(record["megabytes"] or 0 for record in records) < _MOST_MEGABYTES
    refused = sum("refused" in record for record in records)
    assert 0 < refused < len(records), "the damage should reach both ends"


def test_what_was_read_is_what_the_cells_hold(damaged: tuple[Path, list[Record]]) -> None:
    folder, records = damaged
    compared = 0
    for record in records:
        cells = {} if "refused" in record else _cells_of(folder / record["file"])
        if cells:
            compared += _compare(cells, record)
    assert compared > 5 * len(records)


def test_no_cell_is_lost_without_a_word(damaged: tuple[Path, list[Record]]) -> None:
    folder, records = damaged
    places = _answer_places(next(record for record in records if record["file"] == _INTACT))
    assert len(places) > 20
    for record in records:
        if "refused" in record or "row" in record["file"] or "exchanged" in record["file"]:
            continue  # lines that moved hold other answers: the other test reads them one by one
        cells = _cells_of(folder / record["file"])
        told = {item["sheet"] for item in record["diagnostics"] if item["code"] in _SAYS_SO}
        read = _answer_places(record)
        for sheet, cell in places:
            found = cells.get((sheet, cell))
            if found is not None and found.value not in (None, "") and sheet not in told:
                assert (sheet, cell) in read, (record["file"], sheet, cell, found.value)


@lru_cache(maxsize=128)  # two tests look at the same files
def _cells_of(path: Path) -> dict[tuple[str, str], Cell]:
    """Return the cells by another reader; none where it stops at a flaw of styles or of page set-up, unlike ours."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            workbook = load_workbook(BytesIO(path.read_bytes()))
        except Exception:  # it lets any exception out on a malformed part
            return {}
    return {
        (sheet.title, cell.coordinate): cell
        for sheet in workbook.worksheets
        for row in sheet.iter_rows()
        for cell in row
        if isinstance(cell, Cell)
    }


def _answers(record: Record) -> list[Record]:
    snapshot = record["snapshot"]
    rows = [row for table in snapshot["tables"].values() for row in table["rows"]]
    return [*snapshot["answers"].values(), *(cell for row in rows for cell in row["cells"].values())]


def _answer_places(record: Record) -> set[tuple[str, str]]:
    return {
        (cell["sheet"], cell["cell"])
        for answer in _answers(record)
        if answer["state"] != "blank"
        for cell in answer["cells"]
    }


def _compare(cells: dict[tuple[str, str], Cell], record: Record) -> int:
    """Compare each answer with what another reader finds in its cell; return how many were compared."""
    compared = 0
    # Where the column of the answers is gone, the place of a blank answer is that of its line.
    without_column = {item["sheet"] for item in record["diagnostics"] if item["code"] == "column_missing"}
    for answer in _answers(record):
        if len(answer["cells"]) != 1:
            continue
        place = answer["cells"][0]["sheet"], answer["cells"][0]["cell"]
        if place[0] in without_column and answer["state"] == "blank":
            continue
        held = cells[place].value if place in cells else None
        if answer["state"] == "blank":
            assert held is None or not str(held).strip(), (record["file"], place, held)
        elif isinstance(held, str):
            assert clean(answer["raw"]) == clean(held), (record["file"], place)
        elif isinstance(held, (int, float)) and not isinstance(held, bool) and answer["state"] == "answered":
            if isinstance(answer["value"], (int, float)):
                assert Decimal(str(answer["value"])) == Decimal(f"{held:.15g}"), (record["file"], place)
        elif isinstance(held, (datetime, date)) and answer["state"] == "answered" and answer["type"] == "date":
            day = held.date() if isinstance(held, datetime) else held
            assert answer["value"] == day.isoformat(), (record["file"], place)
        compared += 1
    return compared
