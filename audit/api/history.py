"""The history of projects: results read for it, their trend, and what is kept sent from one history to another."""

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from audit.api.results import RESULT_FILE, named_project
from audit.errors import Bilingual, ResultRefused

if TYPE_CHECKING:
    from audit.history.entry import Entry
    from audit.history.store import History, Kept
    from audit.history.trend import TrendLine
    from audit.model.questionnaire import QuestionBank
    from audit.model.text import Text


_WORKBOOKS = (".xlsx", ".xlsm", ".ods")


def open_history(path: str | Path) -> "History":
    """Return the history that the file ``path`` holds, or will hold once something is added."""
    from audit.history.store import History

    return History(path)


def results_in(paths: Iterable[str | Path]) -> tuple[Path, ...]:
    """Return the results that ``paths`` stand for: a file or a report is one, a folder of records holds many.

    A rulebook that lies among records is left out: each record brings its own. Where nothing else is given, it stays,
    to be refused as what it is; so does a folder without any record.
    """
    from audit.portfolio.record_folder import is_rulebook_file

    found: list[Path] = []
    for given in map(Path, paths):
        is_report = not given.is_dir() or (given / RESULT_FILE).exists()
        inside = [] if is_report else sorted(one for one in given.iterdir() if one.suffix.lower() == ".json")
        found += inside or [given]
    return tuple(file for file in found if not is_rulebook_file(file)) or tuple(found)


def to_keep(
    path: str | Path, by: str, at: str, project: str | None = None, questions: "QuestionBank | None" = None
) -> "Kept":
    """Read the result of an audit, to be added to a history byte for byte.

    Args:
        path: ``result.json``, or the folder that ``audit run`` wrote it into.
        by: who imports it.
        at: when, as ISO 8601 in UTC.
        project: under which name; the project's own by default.
        questions: which say where the name of the project stands; the shipped ones by default.

    Raises:
        ResultRefused: when it is no result of this format, is damaged, or lies without its rulebook.
        NotKept: when the project has no name, and none is given.
    """
    from audit.api.reading import load_questions
    from audit.history.refusals import NotKept
    from audit.history.store import Kept
    from audit.record.file_names import rulebook_file
    from audit.record.read import read_saved

    given = Path(path)
    file = given / RESULT_FILE if given.is_dir() else given
    if (why := _no_result(given)) is not None:
        raise ResultRefused(why)
    record, _ = read_saved(file)
    bank = questions if questions is not None else load_questions()
    named = named_project(record, bank)
    name = " ".join((project or named).split())
    if not name:
        raise NotKept(
            Bilingual(
                f"« {file} » ne dit pas le nom du projet : donnez-le par --project. Ce résultat n'a pas été ajouté.",
                f"'{file}' does not give the project's name: give it with --project. This result was not added.",
            )
        )
    return Kept(
        project=name,
        review_type=record.review_type.value,
        review_date=record.review_date,
        record=file.read_bytes(),
        rulebook=(file.parent / rulebook_file(record.rulebook.sha256)).read_bytes(),
        source=_source(file, record.snapshot.workbook.name if record.snapshot.workbook else None),
        by=by,
        at=at,
        named=named,
    )


def _no_result(given: Path) -> Bilingual | None:
    """Return what makes a result of what was given, where that is a workbook, or a folder without any; None else."""
    if given.suffix.lower() in _WORKBOOKS:
        return Bilingual(
            f"« {given} » est un classeur, et l'historique garde des résultats d'audit : faites l'audit par « audit "
            f"run {given.name} -o DOSSIER », puis ajoutez ce dossier.",
            f"'{given}' is a workbook, and a history keeps results of audits: make the audit with 'audit run "
            f"{given.name} -o FOLDER', then add that folder.",
        )
    if given.is_dir() and not (given / RESULT_FILE).exists():
        return Bilingual(
            f"« {given} » ne contient aucun résultat d'audit ({RESULT_FILE}) : « audit run CLASSEUR -o DOSSIER » en "
            "fait un d'un classeur, « audit portfolio DOSSIER --records RÉSULTATS » un de chacun de ceux d'un dossier.",
            f"'{given}' holds no result of an audit ({RESULT_FILE}): 'audit run WORKBOOK -o FOLDER' makes one of a "
            "workbook, 'audit portfolio FOLDER --records RESULTS' one of each of those in a folder.",
        )
    return None


def _source(file: Path, workbook: str | None) -> str:
    """Return the name of what was read: the workbook that was audited, with the file of its result."""
    result = f"{file.parent.name}/{file.name}" if file.parent.name else file.name
    return f"{workbook} ({result})" if workbook else result


def history_trend(
    kept: "History", project: str | None = None, questions: "QuestionBank | None" = None
) -> "dict[str, tuple[TrendLine, ...]]":
    """Return the trend of each project, or of one, by its name as it was last given.

    Raises:
        HistoryRefused: when the history cannot be read.
        NotKept: when it holds nothing of that project.
    """
    from audit.api.reading import load_questions
    from audit.history.of_project import by_project
    from audit.history.trend import trend

    bank = questions if questions is not None else load_questions()
    titles: dict[str, dict[str, Text]] = {}  # of the diagnoses and signals of each rulebook, which many records share
    found = {}
    for entries in by_project(kept.entries(project)):
        for entry in entries:
            if entry.rulebook not in titles:
                book = kept.rulebook(entry)
                titles[entry.rulebook] = {name: one.title for name, one in (book.diagnoses | book.signals).items()}
        named = {name: title for entry in entries for name, title in titles[entry.rulebook].items()}
        found[entries[-1].project] = trend(entries, kept.records(entries), bank.roles, named)
    return found


def result_files(kept: "History", entry: "Entry") -> dict[str, bytes]:
    """Return a result that is kept as it was written: its record and the rulebook beside it, by the names of files."""
    from audit.record.file_names import RECORD_FILE, rulebook_file

    contents = kept.contents((entry.record, entry.rulebook))
    return {RECORD_FILE: contents[entry.record], rulebook_file(entry.rulebook): contents[entry.rulebook]}


def export_history(kept: "History") -> bytes:
    """Return a history as one zip of JSON files, whole; the same history gives the same bytes."""
    from audit.history.exchange import exported

    return exported(kept)


def import_history(kept: "History", path: str | Path) -> "list[Entry | None]":
    """Put an export into a history, whole or not at all; None stands for what was there already."""
    from audit.history.exchange import imported

    return imported(kept, Path(path))
