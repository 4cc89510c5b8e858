"""A small questionnaire with every kind of question, and workbooks made from it."""

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from openpyxl import load_workbook
from openpyxl.workbook import Workbook

from audit.intake.problems.diagnostics import Diagnostic
from audit.intake.snapshot import Intake, read_workbook
from audit.model.questionnaire import (
    Choice,
    Column,
    Question,
    QuestionBank,
    QuestionType,
    ReviewType,
    Section,
    Table,
)
from audit.model.roles import Roles
from audit.model.snapshot import ProjectSnapshot
from audit.model.text import Language, Text
from audit.questionnaire.workbook import write_workbook
from tests.loaded_workbooks import fresh, loaded


def text(word: str) -> Text:
    return Text(fr=f"{word} fr", en=f"{word} en")


LEVELS = (
    Choice(code="minister", label=Text(fr="Ministre", en="Minister")),
    Choice(code="director", label=Text(fr="Directeur", en="Director")),
    Choice(code="none", label=Text(fr="Pas de sponsor", en="No sponsor")),
)
TOPICS = (
    Choice(code="value", label=Text(fr="Valeur", en="Value")),
    Choice(code="time", label=Text(fr="Délais, jalons", en="Time, milestones")),
    Choice(code="cost", label=Text(fr="Coûts", en="Cost")),
)


def question(name: str, kind: QuestionType, **more: Any) -> Question:
    return Question(
        id=name,
        type=kind,
        label=text(f"Question {name}"),
        guidance=text("Aide"),
        expected_evidence=text("Preuve"),
        example=text("Exemple"),
        **more,
    )


PROJECT = Section(
    id="project",
    title=Text(fr="Projet", en="Project"),
    introduction=text("Introduction"),
    questions=(
        question("project.name", QuestionType.TEXT, required=True),
        question("project.review", QuestionType.DATE, required=True),
        question("project.suppliers", QuestionType.NAMES),
        question("project.mandate", QuestionType.YES_NO),
    ),
)
STEERING = Section(
    id="steering",
    title=Text(fr="Pilotage", en="Steering"),
    introduction=text("Introduction"),
    questions=(
        question("steering.plan", QuestionType.YES_PARTIAL_NO),
        question("steering.level", QuestionType.CHOICE, choices=LEVELS),
        question("steering.topics", QuestionType.CHOICES, choices=TOPICS),
        question("steering.owners", QuestionType.INTEGER, minimum=0, maximum=9),
        question("steering.staff", QuestionType.NUMBER, minimum=0, unit=Text(fr="ETP", en="FTE")),
        question("steering.cost", QuestionType.MONEY, minimum=0),
        question("steering.time_share", QuestionType.SHARE, minimum=0, maximum=1),
    ),
)
LOTS = Table(
    id="lots",
    title=Text(fr="Lots", en="Lots"),
    guidance=text("Une ligne par lot"),
    row_label="label",
    rows=6,
    columns=(
        Column(id="label", type=QuestionType.TEXT, label=text("Objet"), guidance=text("Nom du lot"), required=True),
        Column(id="amount", type=QuestionType.MONEY, label=text("Montant"), minimum=0),
        Column(id="end", type=QuestionType.DATE, label=text("Fin"), guidance=text("Fin du lot")),
        Column(id="topics", type=QuestionType.CHOICES, label=text("Sujets"), choices=TOPICS),
        Column(id="clause", type=QuestionType.YES_PARTIAL_NO, label=text("Clause")),
    ),
)
BANK = QuestionBank(
    id="small",
    version="2.0",
    titles={ReviewType.PRE_LAUNCH: text("Petit questionnaire")},
    sections=(PROJECT, STEERING),
    tables=(LOTS,),
    roles=Roles(review_date="review.date"),  # which it does not ask for
)
QUESTIONNAIRE = BANK.questionnaire(ReviewType.PRE_LAUNCH)


@cache
def _empty(language: Language) -> tuple[bytes, bytes]:
    """Return the workbook as people get it, and the same loaded; the same arguments give the same bytes."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "classeur.xlsx"
        write_workbook(QUESTIONNAIRE, language, path)
        return path.read_bytes(), loaded(path.read_bytes())


class Filled:
    """A workbook that a test fills in, damages and reads."""

    def __init__(self, folder: Path, language: Language = Language.FR, snapshot: ProjectSnapshot | None = None) -> None:
        self.path = folder / "classeur.xlsx"
        if snapshot is None:
            content, pickled = _empty(language)
            self.path.write_bytes(content)
            self.book: Workbook = fresh(pickled)
        else:
            write_workbook(QUESTIONNAIRE, language, self.path, snapshot)
            self.book = load_workbook(self.path)
        if snapshot is None:
            self.answer("project.name", "Alpha")
            self.answer("project.review", "31/03/2027")
            self.put("Lots", "C3", "Aucun élément")

    def put(self, sheet: str, cell: str, value: Any) -> None:
        self.book[sheet][cell] = value

    def place(self, question_id: str, column: str = "answer") -> tuple[str, str]:
        """Return sheet and cell of a question's column, found as people see them."""
        for sheet in self.book.worksheets:
            for row in sheet.iter_rows(min_col=1, max_col=1):
                if row[0].value == question_id:
                    letters = {str(cell.value): cell.column_letter for cell in sheet[3] if cell.value}
                    return sheet.title, f"{letters['@' + column]}{row[0].row}"
        raise KeyError(question_id)

    def answer(self, question_id: str, value: Any, column: str = "answer") -> tuple[str, str]:
        sheet, cell = self.place(question_id, column)
        self.put(sheet, cell, value)
        return sheet, cell

    def read(self) -> Intake:
        self.book.save(self.path)
        return read_workbook(self.path, BANK)


def codes(intake: Intake) -> list[str]:
    return [diagnostic.code for diagnostic in intake.diagnostics]


def only(intake: Intake) -> Diagnostic:
    (diagnostic,) = intake.diagnostics
    return diagnostic
