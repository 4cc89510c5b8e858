"""Tells which questions are answered though other answers make them pointless, and which are asked out of sight."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from audit.intake.grid import Grid
from audit.intake.problems.journal import Journal
from audit.intake.problems.structure_codes import StructureCode
from audit.intake.values.mistakes import MistakeCode
from audit.model.answer import Answer, AnswerState
from audit.model.answered_fact import answered_fact
from audit.model.asking import compared, is_asked
from audit.model.fact import Fact
from audit.model.kept import kept
from audit.model.questionnaire import QuestionSet
from audit.questionnaire.asked_when import said_when

_NOTHING_SAID = frozenset({AnswerState.BLANK, AnswerState.UNKNOWN, AnswerState.NOT_APPLICABLE, AnswerState.NONE})


def without_needless_reasons(
    questions: QuestionSet, answers: Mapping[str, Answer], journal: Journal
) -> Mapping[str, Answer]:
    """Return the answers, "not applicable" without a reason being blank where a question is not asked.

    Other answers are the reason: nobody owes another, and what was noted as a mistake is taken back.
    """
    wanting = {one.question for one in journal.diagnostics if one.code == MistakeCode.REASON_MISSING}
    if not wanting:
        return answers
    facts, conditions = _facts(questions, answers), questions.conditions_of_asking
    needless = {
        name
        for name in wanting & conditions.keys()
        if answers[name].state is AnswerState.UNUSABLE and is_asked(conditions[name], facts) is False
    }
    journal.diagnostics = [
        one for one in journal.diagnostics if one.code != MistakeCode.REASON_MISSING or one.question not in needless
    ]
    blank = {name: replace(answers[name], state=AnswerState.BLANK, raw="") for name in needless}
    return {**answers, **blank}


def note_asked(questions: QuestionSet, answers: Mapping[str, Answer], grids: Sequence[Grid], journal: Journal) -> None:
    """Note the answers to questions that are not asked, which are kept, and the hidden sheets that ask something.

    Args:
        questions: what the workbook asks.
        answers: what it answers.
        grids: its sheets.
        journal: gathers the problems.
    """
    facts = _facts(questions, answers)
    for name, condition in questions.conditions_of_asking.items():
        answer = answers.get(name)
        if answer is None or answer.state in _NOTHING_SAID:
            continue
        if is_asked(condition, facts) is False:
            place = answer.cells[0] if answer.cells else None
            asked = questions.question(name)
            journal.structure(
                StructureCode.ANSWER_NOT_ASKED,
                place.sheet if place else "",
                place.cell if place else "",
                question=name,
                label=asked.label if asked else None,
                read=answer.raw,
                details={"answers": questions.asked_words.get(name) or said_when(condition, questions)},
            )
    hidden = {grid.name for grid in grids if grid.is_hidden}
    for section in questions.sections:
        if section.asked_when is None or is_asked(section.asked_when, facts) is False:
            continue
        cells = [cell for question in section.questions for cell in answers[question.id].cells]
        if cells and cells[0].sheet in hidden:
            journal.structure(StructureCode.SHEET_HIDDEN, cells[0].sheet)


def _facts(questions: QuestionSet, answers: Mapping[str, Answer]) -> dict[str, Fact]:
    """Return, as facts, the answers that say which questions are asked."""
    return {
        name: answered_fact(name, answer.type, answer)
        for name in _compared(questions)
        if (answer := answers.get(name)) is not None
    }


@kept(most=64)
def _compared(questions: QuestionSet) -> frozenset[str]:
    """Return the questions whose answers say which others are asked."""
    conditions = [section.asked_when for section in questions.sections if section.asked_when is not None]
    conditions += questions.conditions_of_asking.values()
    return frozenset(name for condition in conditions for name, _ in compared(condition))
