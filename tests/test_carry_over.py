"""Answers go from a filled workbook to a newer questionnaire: what has a place is there, what has none is listed."""

from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import HealthCheck, given, settings
from openpyxl import load_workbook

from audit.cli.questionnaire import questionnaire as command
from audit.errors import DeclarationsInvalid
from audit.intake.snapshot import read_workbook
from audit.model.answer import AnswerState, Evidence
from audit.model.questionnaire import Choice, QuestionBank, QuestionType, RemovedQuestion, ReviewType
from audit.model.snapshot import ProjectSnapshot
from audit.model.text import Language, Text
from audit.questionnaire.carry_over import carry_over
from audit.questionnaire.load import load_question_bank
from audit.questionnaire.workbook import write_workbook
from tests.intake_workbooks import BANK, LOTS, PROJECT, QUESTIONNAIRE, STEERING, Filled, codes, question
from tests.test_intake_round_trip import bare, snapshots

FICTITIOUS = Path(__file__).parent.parent / "questionnaires" / "examples" / "projet-fictif.xlsx"
LEFT = "Réponses non reprises"


def newer() -> QuestionBank:
    """Return version 3.0 of the small questionnaire: two ids and a label changed, a question and a column removed."""
    level = Choice(code="minister", label=Text(fr="Membre du Gouvernement", en="Member of the Government"))
    questions = (
        question("steering.schedule", QuestionType.YES_PARTIAL_NO, formerly=("steering.plan",)),
        question(
            "steering.level",
            QuestionType.CHOICE,
            choices=(level, *STEERING.questions[1].choices[1:]),
            former_labels={"minister": (Text(fr="Ministre", en="Minister"),)},
        ),
        *STEERING.questions[2:-1],
    )
    columns = (
        LOTS.columns[0],
        LOTS.columns[1].model_copy(update={"id": "price", "formerly": ("amount",)}),
        *LOTS.columns[2:-1],
    )
    why = Text(fr="La part se calcule maintenant.", en="The share is now computed.")
    return BANK.model_copy(
        update={
            "version": "3.0",
            "sections": (PROJECT, STEERING.model_copy(update={"questions": questions})),
            "tables": (LOTS.model_copy(update={"columns": columns}),),
            "removed": (RemovedQuestion(id="steering.time_share", why=why),),
        }
    )


@pytest.fixture
def old(tmp_path: Path) -> Filled:
    filled = Filled(tmp_path)
    filled.answer("steering.plan", "Oui")
    filled.answer("steering.plan", "Vérifié", "evidence")
    filled.answer("steering.plan", "PV du 3 mars", "source")
    filled.answer("steering.level", "Ministre")
    filled.answer("steering.owners", "trois ou quatre")
    filled.answer("steering.staff", "Ne sait pas")
    filled.answer("steering.time_share", "35 %")
    filled.answer("steering.time_share", "Estimation", "comment")
    filled.put("Lots", "C3", "Complet")
    for column, value in {"B": "Lot 1", "C": 1000, "D": "31/03/2027", "E": "Valeur", "F": "Oui"}.items():
        filled.put("Lots", f"{column}7", value)
    filled.book.save(filled.path)
    return filled


def test_an_older_workbook_is_read_under_the_names_of_today(old: Filled) -> None:
    bank = newer()
    intake = read_workbook(old.path, bank)
    answers = intake.snapshot.answers
    assert answers["steering.schedule"].value == "yes"
    assert (answers["steering.schedule"].evidence, answers["steering.schedule"].source) == (
        Evidence.VERIFIED,
        "PV du 3 mars",
    )
    assert answers["steering.level"].value == "minister"
    assert intake.snapshot.tables["lots"].rows[0].cells["price"].value == 1000
    assert [
        (item.code, item.severity) for item in intake.diagnostics if item.code in ("other_version", "question_removed")
    ] == [
        ("other_version", "error"),
        ("question_removed", "note"),
    ]
    told = next(item for item in intake.diagnostics if item.code == "other_version")
    assert "audit questionnaire new --from" in told.advice.fr
    removed = next(item for item in intake.diagnostics if item.code == "question_removed")
    assert removed.advice.fr == "La part se calcule maintenant."


def test_what_has_no_place_is_kept_word_for_word(old: Filled) -> None:
    share, clause = read_workbook(old.path, newer()).leftovers
    assert (share.sheet, share.cell) == old.place("steering.time_share")
    assert (share.typed, share.notes) == ("35 %", ("Estimation",))
    assert share.label == "Question steering.time_share fr"
    assert share.why.fr == "La part se calcule maintenant."
    assert (clause.sheet, clause.cell, clause.typed) == ("Lots", "F7", "Oui")
    assert "clause" in clause.why.fr


def test_the_new_workbook_holds_the_answers_and_lists_the_others(old: Filled, tmp_path: Path) -> None:
    bank = newer()
    intake = read_workbook(old.path, bank)
    asked = bank.questionnaire(ReviewType.PRE_LAUNCH)
    carried = carry_over(intake.snapshot, bank, asked, Language.FR)
    assert carried.leftovers == ()
    path = tmp_path / "nouveau.xlsx"
    write_workbook(asked, Language.FR, path, carried.snapshot, leftovers=intake.leftovers)
    again = read_workbook(path, bank)
    assert "other_version" not in codes(again)
    states = {name: answer.state for name, answer in again.snapshot.answers.items()}
    assert states["steering.schedule"] is AnswerState.ANSWERED
    assert (states["steering.owners"], again.snapshot.answers["steering.owners"].raw) == (
        AnswerState.UNUSABLE,
        "trois ou quatre",
    )
    assert states["steering.staff"] is AnswerState.UNKNOWN
    assert states["project.suppliers"] is AnswerState.BLANK
    sheet = load_workbook(path)[LEFT]
    rows = [tuple(cell.value or "" for cell in row) for row in sheet.iter_rows(min_row=5)]
    assert [(row[0], row[3], row[4]) for row in rows] == [("Pilotage", "35 %", "Estimation"), ("Lots", "Oui", "")]


def test_what_had_no_place_is_not_lost_the_second_time(old: Filled, tmp_path: Path) -> None:
    bank = newer()
    asked = bank.questionnaire(ReviewType.PRE_LAUNCH)
    first = read_workbook(old.path, bank)
    path = tmp_path / "nouveau.xlsx"
    carried = carry_over(first.snapshot, bank, asked, Language.FR)
    write_workbook(asked, Language.FR, path, carried.snapshot, leftovers=first.leftovers)
    second = read_workbook(path, bank)
    assert [item.model_dump(exclude={"why"}) for item in second.leftovers] == [
        item.model_dump(exclude={"why"}) for item in first.leftovers
    ]
    assert [item.why.fr for item in second.leftovers] == [item.why.fr for item in first.leftovers]
    assert LEFT not in {item.sheet for item in second.diagnostics}


@settings(deadline=None, max_examples=20, suppress_health_check=list(HealthCheck))
@given(snapshots())
def test_the_same_version_takes_everything_over(drawn: ProjectSnapshot) -> None:
    carried = carry_over(drawn, BANK, QUESTIONNAIRE, drawn.language)
    assert carried.leftovers == ()
    assert (bare(carried.snapshot).answers, bare(carried.snapshot).tables) == (drawn.answers, drawn.tables)


def test_another_review_keeps_what_it_asks_and_lists_the_rest() -> None:
    bank = load_question_bank()
    old = read_workbook(FICTITIOUS, bank).snapshot
    crisis = bank.questionnaire(ReviewType.CRISIS)
    carried = carry_over(old, bank, crisis, Language.FR)
    asked = {item.id for item in crisis.questions}
    given = {name for name, answer in old.answers.items() if answer.state is not AnswerState.BLANK}
    assert {
        name for name, item in carried.snapshot.answers.items() if item.state is not AnswerState.BLANK
    } == given & asked
    labels = {item.id: item.label.fr for item in bank.questions}
    left = {item.label for item in carried.leftovers}
    assert {labels[name] for name in given - asked} <= left
    rows = sum(
        len(old.tables[table.id].rows) * len(table.columns) for table in bank.tables if table not in crisis.tables
    )
    assert len(carried.leftovers) >= len(given - asked) + rows // 2


# --- the command -----------------------------------------------------------------------------------


def test_the_command_writes_a_new_workbook_and_leaves_the_old_one(tmp_path: Path) -> None:
    path, before = tmp_path / "nouveau.xlsx", FICTITIOUS.read_bytes()
    done = CliRunner().invoke(command, ["new", "--from", str(FICTITIOUS), "-o", str(path)])
    assert done.exit_code == 0, done.output
    assert "aucune laissée" in done.stderr
    assert FICTITIOUS.read_bytes() == before
    bank = load_question_bank()
    first, second = (read_workbook(name, bank).snapshot for name in (FICTITIOUS, path))
    assert second.model_copy(update={"workbook": None}) == first.model_copy(update={"workbook": None})


def test_the_command_changes_review_and_language_when_asked(tmp_path: Path) -> None:
    path = tmp_path / "crisis.xlsx"
    arguments = ["new", "--from", str(FICTITIOUS), "--review", "crisis", "--lang", "en", "-o", str(path)]
    done = CliRunner().invoke(command, arguments)
    assert done.exit_code == 0, done.output
    snapshot = read_workbook(path, load_question_bank()).snapshot
    assert (snapshot.review_type, snapshot.language) == (ReviewType.CRISIS, Language.EN)
    assert "Answers not taken over" in load_workbook(path).sheetnames


def test_the_command_does_not_write_over_the_workbook_it_reads(tmp_path: Path) -> None:
    path = tmp_path / "classeur.xlsx"
    path.write_bytes(FICTITIOUS.read_bytes())
    done = CliRunner().invoke(command, ["new", "--from", str(path), "-o", str(path), "--force"])
    assert done.exit_code == 2
    assert path.read_bytes() == FICTITIOUS.read_bytes()


def test_the_command_refuses_what_is_no_workbook(tmp_path: Path) -> None:
    source = tmp_path / "note.xlsx"
    source.write_bytes(b"bonjour")
    done = CliRunner().invoke(command, ["new", "--from", str(source), "-o", str(tmp_path / "n.xlsx")])
    assert done.exception is not None
    assert "note.xlsx" in str(done.exception)
    assert not (tmp_path / "n.xlsx").exists()


# --- the declarations ------------------------------------------------------------------------------

SECTION = """id: project
title: {fr: P, en: P}
introduction: {fr: P, en: P}
questions:
  - id: project.name
    type: choice
    label: {fr: N, en: N}
    guidance: {fr: N, en: N}
    expected_evidence: {fr: N, en: N}
    example: {fr: N, en: N}
    formerly: [%s]
    former_labels: {%s}
    choices: [{code: a, label: {fr: Un, en: One}}, {code: b, label: {fr: Deux, en: Two}}]
"""
INDEX = """id: small
version: "1.0"
titles: {pre_launch: {fr: T, en: T}}
sections: [project]
"""


def problems(folder: Path, former: str = "", labels: str = "", removed: str = "removed: []") -> str:
    (folder / "sections").mkdir()
    (folder / "questionnaire.yaml").write_text(INDEX, encoding="utf-8")
    (folder / "sections" / "project.yaml").write_text(SECTION % (former, labels), encoding="utf-8")
    (folder / "removed.yaml").write_text(removed, encoding="utf-8")
    with pytest.raises(DeclarationsInvalid) as caught:
        load_question_bank(folder)
    return str(caught.value)


def test_an_id_belongs_to_one_question_for_ever(tmp_path: Path) -> None:
    said = problems(tmp_path, former="project.title, project.title")
    assert "sections/project.yaml:11: 'project.title' is already declared" in said


def test_a_removed_question_is_not_asked(tmp_path: Path) -> None:
    said = problems(tmp_path, removed="removed:\n  - {id: project.name, why: {fr: W, en: W}}\n")
    assert "removed.yaml:2: 'project.name' is already declared" in said


@pytest.mark.parametrize(
    ("labels", "expected"),
    [
        ("c: [{fr: Trois, en: Three}]", "there is no choice 'c' (known: a, b)"),
        ("a: [{fr: Deux, en: Second}]", "'Deux' is now the label of 'b'"),
    ],
)
def test_a_former_label_stands_for_a_choice_and_for_no_other(tmp_path: Path, labels: str, expected: str) -> None:
    assert expected in problems(tmp_path, labels=labels)


def test_the_shipped_questionnaire_reads_its_own_past() -> None:
    bank = load_question_bank()
    former = {name: item.id for item in bank.questions for name in item.formerly}
    assert former["strategy.dinum_in_studies"] == "compliance.dinum_in_studies"
