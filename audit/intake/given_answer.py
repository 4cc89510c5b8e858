"""Makes an answer of a value that a program gives, as strictly as one that is read."""

from collections.abc import Iterable

from audit.errors import Bilingual, Refused, UnknownName
from audit.intake.problems.expectations import expected
from audit.model.answer import Answer, AnswerState
from audit.model.answer_domain import Outside, domain_of
from audit.model.questionnaire import Question
from audit.model.value import typed_value
from audit.model.within import Within

_CODE = Bilingual("le code", "code")


def given_answer(asked: Question, value: object) -> Answer:
    """Return ``value`` as the answer to ``asked``; None for no answer, a ``Within`` for one that is known in part.

    Raises:
        UnknownName: for a code that is not in the list, with the nearest.
        ValueError: for a value of another type, or out of bounds.
    """
    if value is None:
        return Answer(type=asked.value_type, state=AnswerState.BLANK)
    if isinstance(value, Within):
        return _partial_answer(asked, value)
    typed = typed_value(asked.value_type, value)
    outside = domain_of(asked).fault(typed)
    if outside is Outside.UNKNOWN_CODE:
        raise _unknown_code(asked, typed if isinstance(typed, tuple) else (typed,))
    if outside is Outside.NOTHING_SAID:
        raise Refused(f"{asked.id} : « {value} » ne nomme rien", f"{asked.id}: '{value}' names nothing")
    if outside is not None:
        raise _refused(asked)
    return Answer(type=asked.value_type, state=AnswerState.ANSWERED, value=typed)


def _partial_answer(asked: Question, within: Within) -> Answer:
    within.check(asked.value_type)
    outside = domain_of(asked).fault_within(within, asked.value_type)
    if outside is Outside.UNKNOWN_CODE:
        raise _unknown_code(asked, (*within.among, *within.includes, *within.excludes))
    if outside is not None:
        raise _refused(asked)
    return Answer(type=asked.value_type, state=AnswerState.PARTLY_ANSWERED, within=within)


def _unknown_code(asked: Question, given: Iterable[object]) -> UnknownName:
    codes = [option.code for option in asked.options]
    return UnknownName(_CODE, str(next(code for code in given if code not in codes)), codes)


def _refused(asked: Question) -> Refused:
    awaited = expected(asked)
    return Refused(f"{asked.id} : attendu, {awaited.fr}", f"{asked.id}: expected {awaited.en}")
