"""Answers that contradict one another are warned about, with both cells."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from audit.intake.incoherent_answers import IncoherenceNotes
from audit.intake.problems.diagnostics import Diagnostic, Severity
from audit.intake.problems.journal import Journal
from audit.judgement.incoherences import ContradictionJudge
from audit.model.answer import Answer, AnswerState, CellRef
from audit.model.questionnaire import ReviewType
from audit.model.snapshot import ProjectSnapshot, TableContent, TableRow
from audit.model.text import Language
from audit.model.value import typed_value
from audit.questionnaire.load import load_question_bank

BANK = load_question_bank()
QUESTIONNAIRE = BANK.questionnaire(ReviewType.PRE_LAUNCH)
JUDGE, NOTES = ContradictionJudge(BANK), IncoherenceNotes(BANK)
MILESTONES = next(table for table in QUESTIONNAIRE.tables if table.id == "milestones")
BEFORE, REVIEWED, AFTER = date(2026, 3, 1), date(2026, 9, 15), date(2027, 1, 31)


def answer(kind: Any, value: Any, cell: str) -> Answer:
    state = AnswerState.BLANK if value is None else AnswerState.ANSWERED
    typed = None if value is None else typed_value(kind, value)
    return Answer(type=kind, state=state, value=typed, raw=str(value or ""), cells=(CellRef(sheet="S", cell=cell),))


def warnings_of(
    values: dict[str, Any], milestones: tuple[dict[str, Any], ...] = (), given: date | None = None
) -> list[Diagnostic]:
    """Return the warnings on these answers; question number n of the questionnaire stands in cell E(n)."""
    answers = {
        question.id: answer(question.value_type, values.get(question.id), f"E{number}")
        for number, question in enumerate(QUESTIONNAIRE.questions, start=1)
    }
    rows = tuple(
        TableRow(
            number=number,
            cells={
                column.id: answer(column.value_type, row.get(column.id), f"{letter}{number}")
                for letter, column in zip("BCDEFG", MILESTONES.columns, strict=True)
            },
        )
        for number, row in enumerate(milestones, start=7)
    )
    snapshot = ProjectSnapshot(
        questionnaire_id=QUESTIONNAIRE.id,
        questionnaire_version=QUESTIONNAIRE.version,
        review_type=QUESTIONNAIRE.review_type,
        language=Language.FR,
        answers=answers,
        tables={table.id: TableContent() for table in QUESTIONNAIRE.tables} | {"milestones": TableContent(rows=rows)},
    )
    journal = Journal()
    NOTES.note(JUDGE.in_answers(snapshot, given), snapshot, given, journal)
    return journal.diagnostics


def cell_of(question: str) -> str:
    return f"E{[item.id for item in QUESTIONNAIRE.questions].index(question) + 1}"


@pytest.mark.parametrize(
    ("values", "one", "other"),
    [
        (
            {"planning.initial_end": BEFORE, "project.start_date": REVIEWED},
            "planning.initial_end",
            "project.start_date",
        ),
        (
            {"planning.current_end": BEFORE, "project.start_date": REVIEWED},
            "planning.current_end",
            "project.start_date",
        ),
        ({"budget.last_update": AFTER, "review.date": REVIEWED}, "budget.last_update", "review.date"),
        (
            {"delivery.last_satisfaction_survey": AFTER, "review.date": REVIEWED},
            "delivery.last_satisfaction_survey",
            "review.date",
        ),
        (
            {"security.accreditation_date": AFTER, "security.accreditation": "granted", "review.date": REVIEWED},
            "security.accreditation_date",
            "review.date",
        ),
        ({"budget.spent": 1001, "budget.current_forecast": 1000}, "budget.spent", "budget.current_forecast"),
        (
            {"project.start_date": AFTER, "project.phase": "build", "review.date": REVIEWED},
            "project.start_date",
            "review.date",
        ),
    ],
)
def test_a_contradiction_is_warned_about_with_both_cells(values: dict[str, Any], one: str, other: str) -> None:
    (found,) = warnings_of(values)
    assert (found.severity, found.question, found.sheet, found.cell) == (Severity.WARNING, one, "S", cell_of(one))
    for text in (found.problem.fr, found.problem.en):
        assert f"S!{cell_of(other)} (" in text


@pytest.mark.parametrize(
    "values",
    [
        {"planning.initial_end": REVIEWED, "planning.current_end": AFTER, "project.start_date": REVIEWED},
        {"planning.initial_end": BEFORE},
        {"budget.last_update": REVIEWED, "delivery.last_satisfaction_survey": BEFORE, "review.date": REVIEWED},
        {"budget.last_update": AFTER},
        {"security.accreditation_date": AFTER, "security.accreditation": "scheduled", "review.date": REVIEWED},
        {"security.accreditation_date": AFTER, "review.date": REVIEWED},
        {"budget.spent": 1000, "budget.current_forecast": 1000},
        {"project.start_date": AFTER, "project.phase": "framing", "review.date": REVIEWED},
        {"project.start_date": AFTER, "review.date": REVIEWED},
    ],
)
def test_what_does_not_contradict_is_not_warned_about(values: dict[str, Any]) -> None:
    assert warnings_of(values) == []


def test_each_milestone_reached_after_the_review_is_warned_about() -> None:
    lines = (
        {"status": "done", "current_date": BEFORE},
        {"status": "done", "current_date": AFTER},
        {"status": "planned", "current_date": AFTER},
        {"current_date": AFTER},
        {"status": "done"},
    )
    found = {item.cell: item for item in warnings_of({"review.date": REVIEWED}, lines)}
    assert sorted(found) == ["E8"]
    assert found["E8"].question == "milestones/status"
    assert found["E8"].message("fr") == found["E8"].message(Language.FR)
    with pytest.raises(ValueError, match="'de'"):
        found["E8"].message("de")
    assert found["E8"].message(Language.FR).replace("\u00a0", " ") == (
        "S!E8, « Jalons — État » : un jalon est dit atteint à une date postérieure à celle de la revue ; à rapprocher "
        f"de S!D8 (31 janvier 2027), S!{cell_of('review.date')} (15 septembre 2026). Lu : « done ». "
        "Corriger celle de ces réponses qui est inexacte."
    )


def test_the_review_date_of_the_command_is_the_one_compared_with() -> None:
    values = {"review.date": AFTER, "budget.last_update": date(2026, 12, 1)}
    assert warnings_of(values) == []
    (found,) = warnings_of(values, given=REVIEWED)
    assert "l'option --review-date (15 septembre 2026)" in found.problem.fr.replace("\u00a0", " ")
    assert "the option --review-date" in found.problem.en


@pytest.mark.slow
def test_a_workbook_is_checked_as_a_whole(tmp_path: Path) -> None:
    import audit
    from audit.questionnaire.workbook import write_workbook

    values = {"review.date": REVIEWED, "budget.last_update": AFTER}
    asked = {question.id: question for question in QUESTIONNAIRE.questions}
    snapshot = ProjectSnapshot(
        questionnaire_id=QUESTIONNAIRE.id,
        questionnaire_version=QUESTIONNAIRE.version,
        review_type=QUESTIONNAIRE.review_type,
        language=Language.FR,
        answers={
            name: Answer(type=asked[name].value_type, state=AnswerState.ANSWERED, value=value)
            for name, value in values.items()
        },
    )
    write_workbook(QUESTIONNAIRE, Language.FR, tmp_path / "w.xlsx", snapshot)
    found = audit.read(tmp_path / "w.xlsx", BANK).diagnostics
    assert [item.question for item in found if item.code == "contradiction"] == ["budget.last_update"]
