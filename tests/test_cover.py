"""The cover of a workbook: who sends it, who answers in what time, who signs it off; notes that nothing judges."""

from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner

from audit.cli.questionnaire import questionnaire as command
from audit.intake.snapshot import read_workbook
from audit.model.answering_role import AnsweringRole
from audit.model.cover import CoverField
from audit.model.questionnaire import QuestionType
from audit.model.text import Language
from audit.questionnaire.cover import COVER_SHEET, role_shares, write_minutes
from audit.questionnaire.workbook import write_workbook
from tests.intake_workbooks import BANK, LOTS, PROJECT, QUESTIONNAIRE, codes, question

pytestmark = pytest.mark.slow

NOTED = {
    CoverField.SENDER: "Mission d'audit",
    CoverField.CONTACT: "audit@exemple.fr",
    CoverField.DEADLINE: "31/03/2027",
    CoverField.MARK: "Diffusion restreinte",
    CoverField.FILLED_BY: "C. Martin, directrice, 12/03/2027",
    CoverField.APPROVED_BY: "D. Petit",
}


@pytest.mark.parametrize("language", Language)
def test_what_is_noted_comes_back_and_is_told_to_nobody(tmp_path: Path, language: Language) -> None:
    path = tmp_path / "classeur.xlsx"
    write_workbook(QUESTIONNAIRE, language, path, cover=NOTED)
    intake = read_workbook(path, BANK)
    empty = tmp_path / "vide.xlsx"
    write_workbook(QUESTIONNAIRE, language, empty)
    assert intake.cover == NOTED
    assert (intake.leftovers, codes(intake)) == ((), codes(read_workbook(empty, BANK)))
    assert read_workbook(empty, BANK).cover == {}


def test_what_is_written_elsewhere_on_the_cover_is_told(tmp_path: Path) -> None:
    path = tmp_path / "classeur.xlsx"
    write_workbook(QUESTIONNAIRE, Language.FR, path, cover=NOTED)
    book = openpyxl.load_workbook(path)
    book[COVER_SHEET.fr]["H3"] = "à revoir"
    book.save(path)
    (left,) = read_workbook(path, BANK).leftovers
    assert (left.sheet, left.cell, left.typed) == ("Page de garde", "H3", "à revoir")


def test_the_marking_heads_every_printed_page(tmp_path: Path) -> None:
    path = tmp_path / "classeur.xlsx"
    write_workbook(QUESTIONNAIRE, Language.FR, path, cover={CoverField.MARK: "R&D"})
    for sheet in openpyxl.load_workbook(path).worksheets:
        assert sheet.oddHeader.center.text == "R&&D"


def test_each_question_and_table_is_counted_once_for_the_role_that_knows() -> None:
    asked = QUESTIONNAIRE.model_copy(
        update={
            "sections": (
                PROJECT.model_copy(
                    update={
                        "questions": (
                            question("a.one", QuestionType.TEXT, minutes=2),
                            question("a.two", QuestionType.TEXT, minutes=3, answered_by=AnsweringRole.BUYER),
                            question("a.three", QuestionType.TEXT, minutes=50, answered_by=AnsweringRole.BUYER),
                        )
                    }
                ),
            ),
            "tables": (
                LOTS.model_copy(
                    update={
                        "answered_by": AnsweringRole.BUYER,
                        "columns": tuple(column.model_copy(update={"minutes": 4}) for column in LOTS.columns),
                    }
                ),
            ),
        }
    )
    columns = 4 * len(LOTS.columns)
    shares = [(share.label.fr, share.questions, share.tables, share.minutes) for share in role_shares(asked)]
    assert shares == [
        ("Direction de projet", 1, 0, 2),
        ("Acheteur", 2, 1, 53 + columns),
        ("Ensemble", 3, 1, 55 + columns),
    ]


@pytest.mark.parametrize(
    ("minutes", "french", "english"),
    [(None, "—", "—"), (45, "45 min", "45 min"), (60, "1 h", "1 h"), (117, "1 h 57", "1 h 57 min")],
)
def test_a_time_is_written_as_people_read_it(minutes: int | None, french: str, english: str) -> None:
    assert (write_minutes(minutes, Language.FR), write_minutes(minutes, Language.EN)) == (french, english)


def test_the_command_fills_in_the_cover_and_takes_it_over(tmp_path: Path) -> None:
    first, second = tmp_path / "a.xlsx", tmp_path / "b.xlsx"
    run = CliRunner().invoke
    made = run(command, ["new", "--review", "crisis", "--sender", "Mission", "--mark", "DR", "-o", str(first)])
    assert made.exit_code == 0, made.output
    taken = run(command, ["new", "--from", str(first), "--mark", "Confidentiel", "-o", str(second)])
    assert taken.exit_code == 0, taken.output
    cells = {cell.value for row in openpyxl.load_workbook(second)["Page de garde"] for cell in row if cell.value}
    assert {"Mission", "Confidentiel"} <= cells
    assert "DR" not in cells
