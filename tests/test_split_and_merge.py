"""A workbook shared out by roles comes back whole; what differs is told, kept visible and never settled by the tool."""

import json
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner, Result
from hypothesis import HealthCheck, given, settings

from audit.api import save_snapshot
from audit.cli.questionnaire import questionnaire as command
from audit.errors import WorkbookRefused
from audit.intake.snapshot import Intake, read_workbook
from audit.model.answer import Answer, AnswerState, CellRef, Evidence
from audit.model.answering_role import AnsweringRole
from audit.model.questionnaire import Questionnaire, QuestionType, ReviewType, TableCompleteness
from audit.model.snapshot import ProjectSnapshot, TableContent, TableRow
from audit.model.text import Language
from audit.model.value import JsonValue, ValueType
from audit.questionnaire.load import load_question_bank
from audit.questionnaire.merging.answers import join_answers
from audit.questionnaire.merging.projects import Given, merge
from audit.questionnaire.merging.tables import join_tables
from audit.questionnaire.split import split
from audit.questionnaire.workbook import write_workbook
from tests.intake_workbooks import BANK, LOTS, PROJECT, QUESTIONNAIRE, STEERING, Filled, question
from tests.many_cases import examples
from tests.test_intake_round_trip import snapshots

pytestmark = pytest.mark.slow

EXAMPLE = Path(__file__).parent.parent / "questionnaires" / "examples" / "projet-fictif.xlsx"
SHIPPED = load_question_bank()
FR = Language.FR


def shared_out() -> Questionnaire:
    """Return the small questionnaire with its questions dealt to three roles, and its table to a fourth."""
    roles = (AnsweringRole.BUSINESS, AnsweringRole.BUYER, AnsweringRole.DPO)
    sections = tuple(
        section.model_copy(
            update={
                "questions": tuple(
                    asked.model_copy(update={"answered_by": roles[number % len(roles)]})
                    for number, asked in enumerate(section.questions)
                )
            }
        )
        for section in (PROJECT, STEERING)
    )
    lots = LOTS.model_copy(update={"answered_by": AnsweringRole.FINANCE})
    return QUESTIONNAIRE.model_copy(update={"sections": sections, "tables": (lots,)})


def answer(value: JsonValue = None, state: AnswerState | None = None, cell: str = "E5", **more: object) -> Answer:
    given_state = state or AnswerState.ANSWERED
    raw = "" if value is None else str(value)
    place = (CellRef("Feuille", cell),)
    return Answer(ValueType.CODE, given_state, value, raw, place, **more)  # type: ignore[arg-type]


PLAN = question("steering.plan", QuestionType.YES_PARTIAL_NO)


@settings(
    max_examples=examples(25), deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)
@given(snapshots())
def test_what_is_shared_out_and_joined_again_is_what_it_was(snapshot: ProjectSnapshot) -> None:
    asked = shared_out()
    parts = list(split(asked, snapshot, (), FR))
    assert [part.name for part in parts] == ["metier", "acheteur", "finances", "dpd"]
    files = [Given(part.name, part.snapshot, (), {}, part.questionnaire.part) for part in parts]
    merged = merge(asked, files, snapshot.language)
    assert merged.snapshot.answers == snapshot.answers
    assert merged.snapshot.tables == snapshot.tables
    assert (merged.conflicts, merged.leftovers) == ((), ())


def test_the_same_answer_twice_is_one_with_every_note_and_the_better_evidence() -> None:
    one = answer("yes", evidence=Evidence.DECLARED, source="PV du 3 mars", comment="vu")
    other = answer("yes", evidence=Evidence.DOCUMENTED, source="lettre", comment="vu")
    joined = join_answers(PLAN, [("a.xlsx", one), ("b.xlsx", other)], FR)
    assert joined.sides == ()
    assert (joined.answer.value, joined.answer.evidence) == ("yes", Evidence.DOCUMENTED)
    assert (joined.answer.source, joined.answer.comment) == ("PV du 3 mars ; lettre", "vu")


def test_a_value_stands_where_another_does_not_know_and_the_other_is_kept_in_the_comment() -> None:
    joined = join_answers(
        PLAN, [("a.xlsx", answer(state=AnswerState.UNKNOWN, cell="E7")), ("b.xlsx", answer("no"))], FR
    )
    assert (joined.answer.value, joined.sides) == ("no", ())
    assert joined.answer.comment == "Non su ailleurs : « Ne sait pas » (a.xlsx, Feuille!E7)."


def test_notes_of_a_blank_answer_join_those_of_the_one_given() -> None:
    blank = answer(state=AnswerState.BLANK, comment="voir la DAF")
    joined = join_answers(PLAN, [("a.xlsx", blank), ("b.xlsx", answer("yes", comment="signé"))], FR)
    assert (joined.answer.value, joined.answer.comment) == ("yes", "voir la DAF ; signé")


@pytest.mark.parametrize("first", ["yes", None])
def test_answers_that_differ_leave_none_and_say_who_said_what(first: str | None) -> None:
    given_first = answer(
        first, AnswerState.ANSWERED if first else AnswerState.NOT_APPLICABLE, "E5", reason="" if first else "pas né"
    )
    joined = join_answers(PLAN, [("a.xlsx", given_first), ("b.xlsx", answer("no", cell="E9", source="PV"))], FR)
    said = "yes" if first else "Sans objet"
    assert joined.answer.state is AnswerState.UNUSABLE
    assert joined.answer.raw == f"{said} | no"
    assert joined.answer.comment == f"À trancher : « {said} » (a.xlsx, Feuille!E5) ; « no » (b.xlsx, Feuille!E9)."
    assert joined.answer.source == "PV"
    assert joined.answer.evidence is Evidence.DECLARED


VALUES = {
    QuestionType.YES_NO: ("Oui", "Non"),
    QuestionType.YES_PARTIAL_NO: ("Oui", "Partiellement"),
    QuestionType.CHOICE: ("Ministre", "Directeur"),
    QuestionType.CHOICES: ("Valeur", "Coûts"),
    QuestionType.TEXT: ("Alpha", "Bêta"),
    QuestionType.NAMES: ("Alpha", "Bêta ; Gamma"),
    QuestionType.INTEGER: (2, 3),
    QuestionType.NUMBER: (2.5, 3),
    QuestionType.MONEY: (1000, 2000),
    QuestionType.SHARE: (0.25, 0.5),
    QuestionType.DATE: ("31/03/2027", "30/06/2027"),
}


def test_no_conflict_is_read_as_an_answer_whatever_is_asked(tmp_path: Path) -> None:
    """Every type of question is answered in two ways; the merged workbook is read again."""
    files = []
    asked = [item for item in QUESTIONNAIRE.questions if item.id not in ("project.name", "project.review")]
    for number in (0, 1):
        folder = tmp_path / str(number)
        folder.mkdir()
        filled = Filled(folder)
        for item in asked:
            filled.answer(item.id, VALUES[item.type][number])
        files.append(Given(f"{number}.xlsx", filled.read().snapshot, (), {}, None))
    merged = merge(QUESTIONNAIRE, files, FR)
    path = tmp_path / "uni.xlsx"
    write_workbook(QUESTIONNAIRE, FR, path, merged.snapshot, leftovers=merged.leftovers)
    again = read_workbook(path, BANK).snapshot.answers
    assert len(merged.conflicts) == len(asked)
    for item in asked:
        assert again[item.id].value is None
        assert again[item.id].state in (AnswerState.UNUSABLE, AnswerState.BLANK)
        assert "À trancher" in again[item.id].comment
    assert again["project.name"].value == "Alpha"


def content(*labels: str, declared: TableCompleteness | None = None, amount: int = 1) -> TableContent:
    rows = tuple(
        TableRow(
            number,
            {
                "label": Answer(ValueType.TEXT, AnswerState.ANSWERED, label, label),
                "amount": Answer(ValueType.MONEY, AnswerState.ANSWERED, amount, str(amount)),  # type: ignore[arg-type]
            },
        )
        for number, label in enumerate(labels, start=7)
    )
    return TableContent(completeness=declared, rows=rows)


def labels(joined: TableContent) -> list[object]:
    return [row.cells["label"].value for row in joined.rows]


COMPLETE, PARTIAL, NONE = TableCompleteness.COMPLETE, TableCompleteness.PARTIAL, TableCompleteness.NONE


@pytest.mark.parametrize(
    ("one", "other", "lines", "declared", "conflicts"),
    [
        (content("A", "B", declared=COMPLETE), TableContent(), ["A", "B"], COMPLETE, 0),
        (content("A", "B", declared=COMPLETE), content("B", "A", declared=COMPLETE), ["A", "B"], COMPLETE, 0),
        (content("A", declared=COMPLETE), content("A", "B"), ["A", "B"], None, 1),
        (content("A", declared=PARTIAL), content("B", declared=PARTIAL), ["A", "B"], PARTIAL, 0),
        (content("A", declared=PARTIAL), content("B"), ["A", "B"], PARTIAL, 0),
        (content(declared=NONE), content("B"), ["B"], None, 1),
        (content("A", declared=COMPLETE), content("A", declared=PARTIAL), ["A"], None, 1),
        (content("A", "A"), content("A", "A", "A"), ["A", "A", "A"], None, 0),
        (content("A", amount=1), content("a", amount=1), ["A"], None, 1),  # the spelling of the name differs
        (content("A", amount=1), content("A", amount=2), ["A"], None, 1),
        (content("A", "A", amount=1), content("A", amount=2), ["A", "A", "A"], None, 0),
    ],
)
def test_no_line_is_lost_and_nothing_is_declared_that_was_not(
    one: TableContent, other: TableContent, lines: list[str], declared: TableCompleteness | None, conflicts: int
) -> None:
    joined = join_tables(LOTS, [("a.xlsx", one), ("b.xlsx", other)], FR)
    spelled = [label if label is not None else lines[number] for number, label in enumerate(labels(joined.content))]
    assert spelled == lines
    assert joined.content.completeness is declared
    assert len(joined.conflicts) == conflicts


def run(*arguments: object) -> Result:
    return CliRunner().invoke(command, [str(argument) for argument in arguments])


@pytest.fixture(scope="module")
def parts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("parts")
    made = run("split", EXAMPLE, "-o", folder, "--contact", "audit@exemple.fr")
    assert made.exit_code == 0, made.output
    return folder


def meaning(intake: Intake) -> dict[str, tuple[object, ...]]:
    answers = dict(intake.snapshot.answers)
    for table, held in intake.snapshot.tables.items():
        for number, row in enumerate(held.rows):
            answers |= {f"{table}/{number}/{name}": cell for name, cell in row.cells.items()}
    return {
        name: (said.state, said.value, said.evidence, said.source, said.comment, said.reason)
        for name, said in answers.items()
    }


def test_the_workbooks_of_all_roles_make_the_one_that_was_split(parts: Path, tmp_path: Path) -> None:
    out = tmp_path / "uni.xlsx"
    made = run("merge", *sorted(parts.iterdir()), "-o", out)
    assert made.exit_code == 0, made.output
    assert "Aucune réponse ne diffère." in made.output
    assert meaning(read_workbook(out, SHIPPED)) == meaning(read_workbook(EXAMPLE, SHIPPED))
    assert "audit@exemple.fr" in {cell.value for row in openpyxl.load_workbook(out)["Page de garde"] for cell in row}


def test_the_workbook_of_a_role_holds_its_questions_and_says_that_it_is_a_part(parts: Path) -> None:
    intake = read_workbook(parts / "projet-fictif-acheteur.xlsx", SHIPPED)
    asked = SHIPPED.questionnaire(ReviewType.PRE_LAUNCH)
    own = {item.id for item in asked.questions if item.answered_by is AnsweringRole.BUYER} | asked.roles.identity
    assert {name for name, said in intake.snapshot.answers.items() if said.cells} == own
    assert [name for name, held in intake.snapshot.tables.items() if held.rows] == ["contracts"]
    assert set(intake.snapshot.answers) == {item.id for item in asked.questions}
    assert intake.part is AnsweringRole.BUYER
    (told,) = [item for item in intake.diagnostics if item.code == "part_alone"]
    assert told.severity == "warning"
    assert "audit questionnaire merge" in told.advice.fr
    assert not [item for item in intake.diagnostics if item.code.endswith("missing")]


def changed(source: Path, target: Path, name: str, value: object) -> str:
    """Write a copy of ``source`` that answers ``name`` otherwise, and return the cell."""
    book = openpyxl.load_workbook(source)
    for sheet in book.worksheets:
        for row in sheet.iter_rows(min_col=1, max_col=1):
            if row[0].value == name:
                sheet[f"E{row[0].row}"] = value
                book.save(target)
                return f"{sheet.title}!E{row[0].row}"
    raise KeyError(name)


def test_a_conflict_is_told_with_both_files_and_cells_and_stays_in_the_workbook(parts: Path, tmp_path: Path) -> None:
    buyer, other, out = parts / "projet-fictif-acheteur.xlsx", tmp_path / "autre.xlsx", tmp_path / "uni.xlsx"
    cell = changed(buyer, other, "contracts.strategy", "Ne convient pas")
    before = read_workbook(buyer, SHIPPED).snapshot.answers["contracts.strategy"]
    made = run("merge", buyer, other, "-o", out)
    assert made.exit_code == 0, made.output
    assert (
        f"« {before.raw} » (projet-fictif-acheteur.xlsx, {cell}) ; « Ne convient pas » (autre.xlsx, {cell})"
        in made.output
    )
    assert "2 classeurs pour le rôle « Acheteur » : projet-fictif-acheteur.xlsx, autre.xlsx." in made.output
    assert "Aucun classeur pour le rôle « Finances »." in made.output
    again = read_workbook(out, SHIPPED)
    said = again.snapshot.answers["contracts.strategy"]
    assert (said.state, said.raw) == (AnswerState.UNUSABLE, f"{before.raw} | Ne convient pas")
    assert "contracts.strategy" in {item.question for item in again.errors}
    assert f"autre.xlsx — {cell.split('!')[0]}" in {left.sheet for left in again.leftovers}


def test_the_same_file_given_twice_is_told_and_read_once(parts: Path, tmp_path: Path) -> None:
    dpo = parts / "projet-fictif-dpd.xlsx"
    copy = tmp_path / "copie.xlsx"
    copy.write_bytes(dpo.read_bytes())
    out = tmp_path / "uni.xlsx"
    made = run("merge", dpo, copy, "-o", out)
    assert made.exit_code == 0, made.output
    assert "Même contenu, lu une fois : projet-fictif-dpd.xlsx, copie.xlsx." in made.output
    assert "pour le rôle « Délégué" not in made.output
    again = run("merge", dpo, copy, dpo, dpo, "-o", out, "--force")
    assert "Même contenu, lu une fois : projet-fictif-dpd.xlsx (donné 3 fois), copie.xlsx." in again.output
    assert again.output.count("lu une fois") == 1
    twice = run("merge", dpo, dpo.parent / ".." / dpo.parent.name / dpo.name, "-o", out, "--force")
    assert "Donné 2 fois, lu une fois : projet-fictif-dpd.xlsx." in twice.output
    assert "lu une fois" not in run("merge", dpo, "-o", out, "--force").output


def test_a_snapshot_given_twice_is_told_and_read_once(parts: Path, tmp_path: Path) -> None:
    saved, out = tmp_path / "dpd.json", tmp_path / "uni.xlsx"
    saved.write_bytes(save_snapshot(read_workbook(parts / "projet-fictif-dpd.xlsx", SHIPPED).snapshot))
    made = run("merge", saved, saved, "-o", out)
    assert made.exit_code == 0, made.output
    assert "Donné 2 fois, lu une fois : dpd.json." in made.output
    data = json.loads(saved.read_bytes())
    data["answers"]["project.description"]["comment"] = "relu"
    edited = tmp_path / "relu.json"
    edited.write_text(json.dumps(data), encoding="utf-8")
    again = run("merge", saved, edited, "-o", out, "--force")  # made of one workbook, and no longer the same
    assert again.exit_code == 0, again.output
    assert "lu une fois" not in again.output
    assert read_workbook(out, SHIPPED).snapshot.answers["project.description"].comment == "relu"


def test_workbooks_of_one_role_are_counted(parts: Path, tmp_path: Path) -> None:
    files = [parts / "projet-fictif-acheteur.xlsx"]
    for number, said in enumerate(("Convient", "Ne convient pas")):
        files.append(tmp_path / f"{number}.xlsx")
        changed(files[0], files[-1], "contracts.strategy", said)
    made = run("merge", *files, "-o", tmp_path / "uni.xlsx")
    assert "3 classeurs pour le rôle « Acheteur » : projet-fictif-acheteur.xlsx, 0.xlsx, 1.xlsx." in made.output


@pytest.mark.parametrize(
    ("name", "spelled"),
    [
        ("project.name", lambda said: said.upper() + " "),
        ("project.ministry", lambda said: said.replace(" ", "  ").lower()),
    ],
)
def test_one_project_under_two_spellings_is_one_and_keeps_its_name(
    parts: Path, tmp_path: Path, name: str, spelled: Callable[[str], str]
) -> None:
    buyer, other, out = parts / "projet-fictif-acheteur.xlsx", tmp_path / "autre.xlsx", tmp_path / "uni.xlsx"
    before = read_workbook(buyer, SHIPPED).snapshot.answers[name]
    cell = changed(parts / "projet-fictif-dpd.xlsx", other, name, spelled(str(before.value)))
    again = read_workbook(other, SHIPPED).snapshot.answers[name]
    assert again.value != before.value
    made = run("merge", buyer, other, "-o", out)
    assert made.exit_code == 0, made.output
    assert "Aucune réponse ne diffère." in made.output
    said = read_workbook(out, SHIPPED).snapshot.answers[name]
    assert (said.state, said.value) == (AnswerState.ANSWERED, before.value)
    assert f"Écrit autrement ailleurs : « {again.raw} » (autre.xlsx, {cell})." in said.comment


@pytest.mark.parametrize(
    ("one", "other"), [("SI Paie-Hélios", "si paie Helios"), ("Ministère de l'Intérieur", "MINISTERE DE L’INTERIEUR")]
)
def test_names_differ_by_more_than_how_they_are_typed_or_are_the_same(one: str, other: str) -> None:
    field = question("project.name", QuestionType.TEXT)
    given = [("a.xlsx", answer(one)), ("b.xlsx", answer(other, cell="E9", evidence=Evidence.DOCUMENTED))]
    joined = join_answers(field, given, FR, is_name=True)
    assert joined.sides == ()
    assert (joined.answer.value, joined.answer.evidence) == (one, Evidence.DOCUMENTED)
    assert joined.answer.comment == f"Écrit autrement ailleurs : « {other} » (b.xlsx, Feuille!E9)."
    assert [side.typed for side in join_answers(field, given, FR).sides] == [one, other]
    assert join_answers(field, [("a.xlsx", answer(one)), ("b.xlsx", answer("Autre"))], FR, is_name=True).sides


@pytest.mark.parametrize(("name", "value"), [("project.name", "Autre projet"), ("project.ministry", "Autre ministère")])
def test_files_of_another_project_are_refused(parts: Path, tmp_path: Path, name: str, value: str) -> None:
    buyer, other, out = parts / "projet-fictif-acheteur.xlsx", tmp_path / "autre.xlsx", tmp_path / "uni.xlsx"
    cell = changed(parts / "projet-fictif-dpd.xlsx", other, name, value)
    made = run("merge", buyer, other, "-o", out)
    assert isinstance(made.exception, WorkbookRefused)
    assert made.exception.exit_code == 3
    said = made.exception.said("fr")
    assert all(
        word in said for word in ("autre.xlsx", "projet-fictif-acheteur.xlsx", value, cell, "Rien n'a été écrit")
    )
    assert not out.exists()


def test_files_of_another_review_are_refused(parts: Path, tmp_path: Path) -> None:
    other, out = tmp_path / "crise.xlsx", tmp_path / "uni.xlsx"
    assert run("new", "--review", "crisis", "-o", other).exit_code == 0
    made = run("merge", parts / "projet-fictif-dpd.xlsx", other, "-o", out)
    assert isinstance(made.exception, WorkbookRefused)
    assert "Intervention en situation de crise" in made.exception.said("fr")
    assert not out.exists()


def test_a_part_is_not_split_again_and_nothing_is_replaced_unasked(parts: Path, tmp_path: Path) -> None:
    made = run("split", parts / "projet-fictif-dpd.xlsx", "-o", tmp_path)
    assert isinstance(made.exception, WorkbookRefused)
    assert list(tmp_path.iterdir()) == []
    again = run("split", EXAMPLE, "-o", parts)
    assert again.exit_code == 2
    assert "--force" in again.output
    assert run("split", EXAMPLE, "-o", parts, "--force", "--contact", "audit@exemple.fr").exit_code == 0


def test_a_workbook_to_merge_is_not_written_over(parts: Path) -> None:
    dpo = parts / "projet-fictif-dpd.xlsx"
    made = run("merge", dpo, "-o", dpo, "--force")
    assert made.exit_code == 2
    assert "-o" in made.output


@pytest.mark.thorough
def test_what_people_added_goes_to_one_part_and_comes_back(tmp_path: Path) -> None:
    book = openpyxl.load_workbook(EXAMPLE)
    book.create_sheet("Notes")["A1"] = "à garder"
    source, folder, out = tmp_path / "a.xlsx", tmp_path / "parts", tmp_path / "uni.xlsx"
    book.save(source)
    assert run("split", source, "-o", folder).exit_code == 0
    assert run("merge", *sorted(folder.iterdir()), "-o", out).exit_code == 0
    kept = [left for left in read_workbook(out, SHIPPED).leftovers if left.typed == "à garder"]
    assert [left.cell for left in kept] == ["A1"]
