"""Conditions of asking: with which answers to earlier questions another one has an object.

They are written in the language of conditions and keep to a part of it: answers of closed lists, compared by ``is`` and
``in``, joined by ``all`` and ``any``. So an answer can only close questions, never open one that nobody can answer, and
a workbook can say the same by a formula.
"""

from collections.abc import Callable, Iterator, Mapping

from audit.model.answer import UNSETTLED_STATES, Answer, AnswerState
from audit.model.answered_fact import answered_fact
from audit.model.condition import All, AnyOf, Comparison, Condition
from audit.model.fact import Fact
from audit.model.kleene import Kleene, conjunction, disjunction

OPERATORS_OF_ASKING = ("is", "in")


def in_language_of_asking(condition: Condition) -> bool:
    """Return whether ``condition`` keeps to what a condition of asking may say."""
    if isinstance(condition, All | AnyOf):
        return all(in_language_of_asking(part.condition) for part in condition.parts())
    return isinstance(condition, Comparison) and condition.operator in OPERATORS_OF_ASKING and bool(condition.fact)


def compared(condition: Condition) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield each question that a condition of asking reads, with the codes that it is compared with."""
    if isinstance(condition, Comparison):
        yield condition.subject, codes_of(condition)
        return
    for part in condition.parts():
        yield from compared(part.condition)


def codes_of(comparison: Comparison) -> tuple[str, ...]:
    """Return the codes that an answer is compared with."""
    return comparison.operand if comparison.operator == "in" else (comparison.operand,)


def asking(condition: Condition) -> Callable[[Mapping[str, Fact]], Kleene]:
    """Compile a condition: return what says whether a question is asked, by the answers of a project.

    It is unknown while an answer that decides it is. A question that has no answer there, as another review asks it, is
    not answered.
    """
    if isinstance(condition, Comparison):
        name, codes = condition.subject, codes_of(condition)
        return lambda answers: _is_one_of(answers.get(name), codes)
    members = [asking(part.condition) for part in condition.parts()]
    joined = conjunction if isinstance(condition, All) else disjunction
    return lambda answers: joined(member(answers) for member in members)


def is_asked(condition: Condition, answers: Mapping[str, Fact]) -> Kleene:
    """Return whether a question is asked; see ``asking``, which compiles the condition once for many projects."""
    return asking(condition)(answers)


def states_of(answers: Mapping[str, Answer], conditions: Mapping[str, Condition]) -> Iterator[AnswerState]:
    """Yield the state of each answer; one that is missing and that nobody owes is "not asked".

    Args:
        answers: those of the project, by question.
        conditions: when each question is asked that is not always.
    """
    facts = {name: answered_fact(name, answer.type, answer) for name, answer in answers.items()}
    for name, answer in answers.items():
        condition = conditions.get(name)
        is_open = answer.state in (AnswerState.BLANK, AnswerState.UNKNOWN)
        is_owed = not is_open or condition is None or is_asked(condition, facts) is not False
        yield answer.state if is_owed else AnswerState.NOT_ASKED


def _is_one_of(fact: Fact | None, codes: tuple[str, ...]) -> Kleene:
    if fact is None:
        return None
    if fact.state is AnswerState.ANSWERED:
        return fact.value in codes
    if fact.state not in UNSETTLED_STATES:
        return False  # what has no object is none of the codes
    found = {code in codes for code in fact.among}
    return found.pop() if len(found) == 1 else None
