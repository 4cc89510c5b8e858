"""Says in words, and in the formula of a workbook, with which answers a question is asked."""

from collections.abc import Mapping

from babel.lists import format_list

from audit.model.asking import codes_of
from audit.model.condition import All, Comparison, Condition
from audit.model.questionnaire import NOT_APPLICABLE_LABEL, UNKNOWN_LABEL, QuestionBank, QuestionSet
from audit.model.text import Language, Text
from audit.questionnaire.texts import ASKED_ALL, ASKED_ANY, ASKED_IF, ASKED_ONLY, ASKED_QUESTION, SHEET_ASKED_ONLY
from audit.wording.numbers import LOCALES


def saying_when(bank: QuestionBank) -> QuestionBank:
    """Return the same questions, which say when they are asked: in their help, and in the introduction of sections."""
    sections = tuple(
        section.model_copy(
            update={
                "introduction": _with(section.introduction, section.asked_when, bank, SHEET_ASKED_ONLY),
                "questions": tuple(
                    question.model_copy(
                        update={"guidance": _with(question.guidance, question.asked_when, bank, ASKED_ONLY)}
                    )
                    if question.asked_when
                    else question
                    for question in section.questions
                ),
            }
        )
        for section in bank.sections
    )
    words = {name: said_when(condition, bank) for name, condition in bank.conditions_of_asking.items()}
    return bank.model_copy(update={"sections": sections, "asked_words": words})


def _with(text: Text, condition: Condition | None, questions: QuestionSet, only: Text) -> Text:
    if condition is None:
        return text
    said = said_when(condition, questions)
    return Text(**{one.value: f"{only.to(one).format(answers=said.to(one))}\n{text.to(one)}" for one in Language})


def said_when(condition: Condition, questions: QuestionSet) -> Text:
    """Return a condition of asking in words: only if the questions that it reads have the answers that it takes."""
    said = {one: _said(condition, questions, one) for one in Language}
    return Text(**{one.value: ASKED_IF.to(one).format(answers=said[one]) for one in Language})


def _said(condition: Condition, questions: QuestionSet, language: Language) -> str:
    if isinstance(condition, Comparison):
        asked = questions.question(condition.subject)
        assert asked is not None  # noqa: S101 - checked when questions are loaded
        labels = [asked.label_of(code) for code in codes_of(condition)]
        answers = format_list([label.to(language) for label in labels if label], style="or", locale=LOCALES[language])
        return ASKED_QUESTION.to(language).format(question=asked.label.to(language), answers=answers)
    joined = ASKED_ALL if isinstance(condition, All) else ASKED_ANY
    return f", {joined.to(language)} ".join(_said(part.condition, questions, language) for part in condition.parts())


def not_asked_formula(
    condition: Condition, questions: QuestionSet, cells: Mapping[str, str], language: Language
) -> str | None:
    """Return the spreadsheet expression that is true where the question has no object.

    Args:
        condition: when it is asked.
        questions: those of the workbook.
        cells: where each question is answered, with its sheet.
        language: that of the workbook, in which answers are typed.

    Returns:
        The expression, without ``=``; None where the workbook does not hold all that decides.
    """
    if isinstance(condition, Comparison):
        cell, asked = cells.get(condition.subject), questions.question(condition.subject)
        if cell is None or asked is None:
            return None
        taken = [UNKNOWN_LABEL, *(label for code in codes_of(condition) if (label := asked.label_of(code)))]
        known = [label for option in asked.options if (label := option.label) not in taken]
        others = ",".join(f'{cell}="{_quoted(label.to(language))}"' for label in (*known, NOT_APPLICABLE_LABEL))
        return f"OR({others})"
    members = [not_asked_formula(part.condition, questions, cells, language) for part in condition.parts()]
    found = [member for member in members if member is not None]
    if isinstance(condition, All):  # one that is false is enough
        return f"OR({','.join(found)})" if found else None
    return f"AND({','.join(found)})" if len(found) == len(members) else None


def _quoted(text: str) -> str:
    return text.replace('"', '""')
