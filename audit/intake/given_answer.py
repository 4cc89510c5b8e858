"""Makes an answer of a value that a program gives, as strictly as one that is read."""

from audit.errors import Bilingual, Refused, UnknownName
from audit.intake.problems.expectations import expected
from audit.model.answer import Answer, AnswerState
from audit.model.answer_domain import Outside, domain_of
from audit.model.questionnaire import Question
from audit.model.value import typed_value

_CODE = Bilingual("le code", "code")


def given_answer(asked: Question, value: object) -> Answer:
    """Return ``value`` as the answer to ``asked``; None for no answer.

    Raises:
        UnknownName: for a code that is not in the list, with the nearest.
        ValueError: for a value of another type, or out of bounds.
    """
    if value is None:
        return Answer(type=asked.value_type, state=AnswerState.BLANK)
    typed = typed_value(asked.value_type, value)
    outside = domain_of(asked).fault(typed)
    if outside is Outside.UNKNOWN_CODE:
        codes = [option.code for option in asked.options]
        wrong = next(code for code in (typed if isinstance(typed, tuple) else (typed,)) if code not in codes)
        raise UnknownName(_CODE, str(wrong), codes)
    if outside is not None:
        awaited = expected(asked)
        raise Refused(f"{asked.id} : attendu, {awaited.fr}", f"{asked.id}: expected {awaited.en}")
    return Answer(type=asked.value_type, state=AnswerState.ANSWERED, value=typed)
