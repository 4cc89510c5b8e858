"""``make check-writers``: no answer is lost when another program saves a filled questionnaire.

Outside the usual run of the tests, since it needs libraries and programs that ours does not.
"""

import os
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from audit.intake.snapshot import Intake, read_workbook
from audit.model.answer import Answer, AnswerState
from audit.model.snapshot import ProjectSnapshot
from tests.test_reader_oracles import check as check_against_others
from tests.writers.catalogue import LIBREOFFICE_ODS, WRITERS, Writer
from tests.writers.filled_workbooks import BANK, FILLED_WORKBOOKS

_ALL_REQUIRED = os.environ.get("AUDIT_REQUIRE_PROGRAMS") == "1"


def _unless_installed(writer: Writer) -> None:
    if not writer.is_installed and not _ALL_REQUIRED:
        pytest.skip(f"{writer.program} or what it needs is not installed")


@dataclass(frozen=True)
class Original:
    """A filled questionnaire before any other program has saved it: what was written into it, what is read of it."""

    files: dict[str, Path]
    written: ProjectSnapshot
    read: Intake


@pytest.fixture(scope="session", params=FILLED_WORKBOOKS, ids=str)
def original(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Original:
    folder = tmp_path_factory.mktemp("originals")
    path = folder / "classeur.xlsx"
    written = request.param.write(path)
    files = {"xlsx": path}
    if LIBREOFFICE_ODS.is_installed:
        files["ods"] = folder / "classeur.ods"
        LIBREOFFICE_ODS.save(path, files["ods"])
    return Original(files, written, read_workbook(path, BANK))


def _said(snapshot: ProjectSnapshot) -> dict[str, Any]:
    """Return what people answered, by question and by line of table; what was left blank is left out."""
    said = {name: _words(answer) for name, answer in snapshot.answers.items()}
    for name, table in snapshot.tables.items():
        said[name] = table.completeness
        for number, row in enumerate(table.rows):
            said |= {f"{name}[{number}].{column}": _words(cell) for column, cell in row.cells.items()}
    return {name: words for name, words in said.items() if words}


def _words(answer: Answer) -> tuple[object, ...]:
    notes = (answer.evidence, answer.source, answer.comment, answer.reason)
    if answer.state is AnswerState.BLANK and not any(notes[1:]):
        return ()
    return (answer.state, answer.value, *notes)


def _read(intake: Intake, writer: Writer) -> dict[str, Any]:
    """Return all that was read of a file but its name and hash: states, values, notes, cells, problems, leftovers."""
    read = intake.model_dump(exclude={"snapshot": {"workbook"}})
    read["diagnostics"] = [item for item in read["diagnostics"] if item["code"] != writer.told]
    return read if writer.keeps_percent_formats else _without_raw(read)


def _without_raw(read: Any) -> Any:
    """Return ``read`` without how each answer shows in its cell."""
    if isinstance(read, dict):
        return {name: _without_raw(value) for name, value in read.items() if name != "raw"}
    return [_without_raw(value) for value in read] if isinstance(read, list | tuple) else read


@pytest.mark.parametrize("writer", WRITERS, ids=str)
def test_no_answer_is_lost(writer: Writer, original: Original, tmp_path: Path) -> None:
    _unless_installed(writer)
    if writer.reads == "ods":
        _unless_installed(LIBREOFFICE_ODS)
    source = tmp_path / f"classeur.{writer.reads}"
    shutil.copy(original.files[writer.reads], source)  # one of them writes into the file that it reads
    target = tmp_path / f"enregistré.{writer.writes}"
    writer.save(source, target)
    after = read_workbook(target, BANK)
    assert _said(after.snapshot) == _said(original.written)
    told = [item.code for item in after.diagnostics]
    assert (writer.told in told) == bool(writer.told)
    assert _read(after, writer) == _read(original.read, writer)
    if writer.writes == "xlsx":
        check_against_others(target.read_bytes())
