"""What a person types on the line of a question of several choices, and on those of its items, to give an answer."""

from typing import Any

from audit.model.answer import Answer, AnswerState
from audit.model.questionnaire import NO, UNKNOWN_LABEL, YES, Question
from audit.model.text import Language
from audit.questionnaire.cells import typed_answer
from audit.questionnaire.items import items_of, raw_of_items


def typed_on_items(answer: Answer, question: Question, language: Language) -> dict[str, str]:
    """Return what a person types on the lines of the items to give ``answer``, by code; blank lines are not there."""
    held: tuple[str, ...] = answer.value if isinstance(answer.value, tuple) else ()
    left = tuple(item.code for item in items_of(question) if item.code not in held) if answer.value is not None else ()
    if answer.within is not None:
        held, left = answer.within.includes, answer.within.excludes
    typed = {}
    for item in items_of(question):
        given = answer.items.get(item.code)
        if answer.state is AnswerState.UNUSABLE and given is not None and given.holds is not None:
            held, left = (*held, *[item.code][: given.holds]), (*left, *[item.code][given.holds :])
        if item.code in held or item.code in left:
            typed[item.code] = (YES if item.code in held else NO).label.to(language)
        elif given is not None:
            typed[item.code] = UNKNOWN_LABEL.to(language) if given.state is AnswerState.UNKNOWN else given.raw
    return typed


def typed_on_question(answer: Answer, question: Question, language: Language) -> Any:
    """Return what a person types in the question's own cell to give ``answer``; None when its items say it."""
    if not items_of(question):
        return typed_answer(answer, question, language)
    match answer.state:
        case AnswerState.ANSWERED | AnswerState.PARTLY_ANSWERED:
            return None
        case AnswerState.UNKNOWN if answer.items:
            return None
        case AnswerState.UNUSABLE if answer.items and answer.raw == raw_of_items(answer.items):
            return None
    return typed_answer(answer, question, language)
