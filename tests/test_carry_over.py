"""Answers go from a filled workbook to a newer questionnaire: what has a place is there, what has none is listed."""

import re
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from audit.cli.carry_over import carried_over
from audit.cli.questionnaire import questionnaire as command
from audit.errors import DeclarationsInvalid
from audit.intake.grid import Cell
from audit.intake.snapshot import read_workbook
from audit.intake.values.cells import read_cell
from audit.intake.values.mistakes import MistakeCode
from audit.loading import load_declarations
from audit.model.answer import Answer, AnswerState, CellRef, Evidence
from audit.model.questionnaire import (
    Choice,
    QuestionBank,
    Questionnaire,
    QuestionType,
    RemovedQuestion,
    ReviewType,
    TableCompleteness,
)
from audit.model.snapshot import ProjectSnapshot, TableContent, TableRow
from audit.model.text import Language, Text
from audit.model.value import ValueType
from audit.model.within import Within
from audit.questionnaire.carry_over import carry_over
from audit.questionnaire.load import load_question_bank
from audit.questionnaire.workbook import write_workbook
from tests.intake_workbooks import BANK, LOTS, PROJECT, QUESTIONNAIRE, STEERING, Filled, codes, question
from tests.many_cases import examples
from tests.test_intake_round_trip import bare, snapshots

pytestmark = pytest.mark.slow

FICTITIOUS = Path(__file__).parent.parent / "questionnaires" / "examples" / "projet-fictif.xlsx"
LEFT = "Réponses non reprises"


@pytest.mark.parametrize("language", Language)
def test_a_partial_answer_means_the_same_in_another_language(tmp_path: Path, language: Language) -> None:
    filled = Filled(tmp_path)  # in French, where « 1,250 » is not 1250
    filled.answer("steering.staff", "plus de 1,250")
    filled.answer("steering.plan", "Pas entièrement")
    old = filled.read().snapshot
    path = tmp_path / "nouveau.xlsx"
    write_workbook(QUESTIONNAIRE, language, path, carry_over(old, BANK, QUESTIONNAIRE, language).snapshot)
    new = read_workbook(path, BANK).snapshot.answers
    for name, within in {
        "steering.staff": Within(low=Decimal("1.25"), low_excluded=True),
        "steering.plan": Within(among=("partial", "no")),
    }.items():
        assert new[name].within == within == old.answers[name].within
        assert language is not Language.FR or new[name].raw == old.answers[name].raw


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
        (item.code, item.severity)
        for item in intake.diagnostics
        if item.code in ("earlier_version", "question_removed")
    ] == [
        ("earlier_version", "warning"),
        ("question_removed", "note"),
    ]
    told = next(item for item in intake.diagnostics if item.code == "earlier_version")
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
    assert "earlier_version" not in codes(again)
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
    told = [f"Déjà non reprise auparavant : {item.why.fr}" for item in first.leftovers]
    assert [item.why.fr for item in second.leftovers] == told
    assert LEFT not in {item.sheet for item in second.diagnostics}


@settings(deadline=None, max_examples=examples(20), suppress_health_check=list(HealthCheck))
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


# --- nothing is lost -------------------------------------------------------------------------------

NOTED = {"evidence": Evidence.DOCUMENTED, "source": "PV du 3 mars", "comment": "À suivre"}


def one_line(cells: dict[str, Answer], **content: Any) -> ProjectSnapshot:
    blank = {column.id: Answer(type=column.value_type, state=AnswerState.BLANK, **NOTED) for column in LOTS.columns}
    return ProjectSnapshot(
        questionnaire_id=BANK.id,
        questionnaire_version=BANK.version,
        review_type=ReviewType.PRE_LAUNCH,
        language=Language.FR,
        tables={"lots": TableContent(rows=(TableRow(number=9, cells={**blank, **cells}),), **content)},
    )


def test_a_line_that_holds_only_notes_is_written_again(tmp_path: Path) -> None:
    carried = carry_over(one_line({}), BANK, QUESTIONNAIRE, Language.FR)
    assert carried.leftovers == ()
    path = tmp_path / "nouveau.xlsx"
    write_workbook(QUESTIONNAIRE, Language.FR, path, carried.snapshot)
    (row,) = read_workbook(path, BANK).snapshot.tables["lots"].rows
    assert {(cell.state, cell.source, cell.comment) for cell in row.cells.values()} == {
        (AnswerState.BLANK, "PV du 3 mars", "À suivre")
    }


def test_a_table_that_is_not_asked_any_more_is_listed_with_its_declaration_and_its_notes() -> None:
    asked = QUESTIONNAIRE.model_copy(update={"tables": ()})
    place = (CellRef(sheet="Lots", cell="C3"),)
    old = one_line({}, completeness=TableCompleteness.PARTIAL, declared_in=place)
    declared, line = carry_over(old, BANK, asked, Language.FR).leftovers
    assert (declared.sheet, declared.cell, declared.typed) == ("Lots", "C3", "Partiel")
    assert (line.label, line.typed, line.notes) == ("Lots — ligne 9", "", ("Documenté", "PV du 3 mars", "À suivre"))
    unknown = one_line({}, undeclared=AnswerState.UNKNOWN)
    assert carry_over(unknown, BANK, asked, Language.FR).leftovers[0].typed == "Ne sait pas"


def test_a_level_of_evidence_alone_is_written_again(tmp_path: Path) -> None:
    filled = Filled(tmp_path)
    filled.answer("steering.plan", "Vérifié", "evidence")
    first = filled.read().snapshot
    path = tmp_path / "nouveau.xlsx"
    write_workbook(QUESTIONNAIRE, Language.FR, path, carry_over(first, BANK, QUESTIONNAIRE, Language.FR).snapshot)
    assert read_workbook(path, BANK).snapshot.answers["steering.plan"].evidence is Evidence.VERIFIED


def texts_of(data: object) -> set[str]:
    """Return every text that a model holds, at whatever depth."""
    if isinstance(data, str):
        return {data}
    values = data.values() if isinstance(data, dict) else data if isinstance(data, (list, tuple)) else ()
    return {text for value in values for text in texts_of(value)}


def smaller() -> Questionnaire:
    """Return a questionnaire that asks less, and some of it otherwise."""
    other = STEERING.questions[0].model_copy(update={"type": QuestionType.TEXT})
    columns = (LOTS.columns[0], LOTS.columns[1].model_copy(update={"type": QuestionType.TEXT}))
    return QUESTIONNAIRE.model_copy(
        update={
            "sections": (STEERING.model_copy(update={"questions": (other, *STEERING.questions[3:])}),),
            "tables": (LOTS.model_copy(update={"columns": columns}),),
        }
    )


@settings(deadline=None, max_examples=examples(30), suppress_health_check=list(HealthCheck))
@given(snapshots(), st.sampled_from(["same", "smaller", "no table"]))
def test_whatever_was_typed_is_in_the_new_workbook_or_in_the_list(drawn: ProjectSnapshot, kind: str) -> None:
    asked = {"same": QUESTIONNAIRE, "smaller": smaller(), "no table": smaller().model_copy(update={"tables": ()})}[kind]
    carried = carry_over(drawn, BANK, asked, drawn.language)
    there = texts_of(carried.snapshot.model_dump(mode="json")) | texts_of(
        [item.model_dump() for item in carried.leftovers]
    )
    answers = [*drawn.answers.values()]
    answers += [cell for content in drawn.tables.values() for row in content.rows for cell in row.cells.values()]
    for answer in answers:
        assert {text for text in (answer.source, answer.comment, answer.reason, answer.raw) if text} <= there
        if isinstance(answer.value, str) and answer.type is ValueType.TEXT:
            assert answer.value in there


def test_every_token_typed_anywhere_in_a_workbook_reaches_the_next_one(tmp_path: Path) -> None:
    filled = Filled(tmp_path)
    typed = []

    def put(sheet: str, cell: str) -> None:
        typed.append(f"jeton {len(typed):03d}")
        filled.put(sheet, cell, typed[-1])

    for name, rows in {"Projet": range(5, 9), "Pilotage": range(5, 12)}.items():
        for row in rows:
            for column in "EGHIJM":
                put(name, f"{column}{row}")
    for row in (7, 8):
        for column in "ABCDEFGHIK":
            put("Lots", f"{column}{row}")
    for column in "HIK":  # lines that hold one note only
        put("Lots", f"{column}{9 + 'HIK'.index(column)}")
    for column in "ABCEGHIJM":
        put("Pilotage", f"{column}20")
    put("Lots", "C3")
    for sheet, cell in (
        ("Lisez-moi", "F3"),
        ("Complétude", "K9"),
        ("_listes", "A9"),
        ("_meta", "D2"),
        ("Projet", "B6"),
    ):
        put(sheet, cell)
    filled.book.create_sheet("Notes JM")
    put("Notes JM", "B2")
    filled.book.copy_worksheet(filled.book["Pilotage"])
    put("Pilotage Copy", "E5")
    filled.book.save(filled.path)
    carried = carried_over(filled.path, BANK, None, None)
    path = tmp_path / "nouveau.xlsx"
    write_workbook(QUESTIONNAIRE, Language.FR, path, carried.snapshot, leftovers=carried.leftovers)
    written = "\n".join(
        str(cell.value) for sheet in load_workbook(path) for row in sheet.iter_rows() for cell in row if cell.value
    )
    assert [token for token in typed if token not in written] == []


def _without_places(snapshot: ProjectSnapshot) -> ProjectSnapshot:
    """Return the answers alone: a list that was typed in one cell is carried over to the lines of its items."""
    answers = {
        name: replace(answer, cells=(), items={}, raw="")
        if answer.type is ValueType.CODES
        else replace(answer, cells=())
        for name, answer in snapshot.answers.items()
    }
    return snapshot.model_copy(update={"workbook": None, "answers": answers})


# --- the command -----------------------------------------------------------------------------------


def test_what_an_earlier_review_had_no_place_for_is_said_to_have_been_left_before(tmp_path: Path) -> None:
    crisis, whole = tmp_path / "crise.xlsx", tmp_path / "entier.xlsx"
    there = CliRunner().invoke(command, ["new", "--from", str(FICTITIOUS), "--review", "crisis", "-o", str(crisis)])
    back = CliRunner().invoke(command, ["new", "--from", str(crisis), "--review", "pre_launch", "-o", str(whole)])
    assert "déjà dans la feuille" not in there.stderr
    left = re.search(r"(\d+) laissées dans la feuille", there.stderr)
    assert left is not None
    assert f"{left[1]} d'entre elles étaient déjà dans la feuille « Réponses non reprises »" in back.stderr
    assert "La date de la revue est celle du classeur repris, le 30 septembre 2026 (Projet!E" in back.stderr


def test_the_command_writes_a_new_workbook_and_leaves_the_old_one(tmp_path: Path) -> None:
    path, before = tmp_path / "nouveau.xlsx", FICTITIOUS.read_bytes()
    done = CliRunner().invoke(command, ["new", "--from", str(FICTITIOUS), "-o", str(path)])
    assert done.exit_code == 0, done.output
    assert "aucune laissée" in done.stderr
    assert FICTITIOUS.read_bytes() == before
    bank = load_question_bank()
    first, second = (read_workbook(name, bank).snapshot for name in (FICTITIOUS, path))
    assert _without_places(second) == _without_places(first)


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
  - id: review.date
    type: date
    label: {fr: D, en: D}
    guidance: {fr: N, en: N}
    expected_evidence: {fr: N, en: N}
    example: {fr: N, en: N}
"""
INDEX = """id: small
version: "1.0"
titles: {pre_launch: {fr: T, en: T}}
roles: {review_date: review.date}
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


@pytest.mark.parametrize(("language", "former"), [(Language.FR, "Prononcée"), (Language.EN, "Granted")])
def test_the_former_label_of_an_answer_that_was_split_leaves_open_which_is_meant(language: Language, former: str):
    bank = load_declarations().bank
    (asked,) = (one for one in bank.questions if one.id == "security.accreditation")
    read = read_cell(Cell(former), asked, language)
    assert (read.state, read.value) == (AnswerState.PARTLY_ANSWERED, None)
    assert read.within == Within(among=("granted", "granted_in_part"))
    assert read.doubt is not None
    assert read.doubt.code is MistakeCode.PARTLY_READ
    one_of_them = read_cell(Cell(asked.choices[1].label.to(language)), asked, language)
    assert (one_of_them.state, one_of_them.value) == (AnswerState.ANSWERED, "granted_in_part")


def test_the_shipped_questionnaire_reads_its_own_past() -> None:
    bank = load_question_bank()
    former = {name: item.id for item in bank.questions for name in item.formerly}
    assert former["strategy.dinum_in_studies"] == "compliance.dinum_in_studies"
