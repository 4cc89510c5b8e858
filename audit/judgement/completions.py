"""The ways in which what a project leaves open may be completed: a few answers a question, a few contents a table.

A completion is a real answer, never the truth of a condition, so that no impossible project is ever judged. The prior
is stated and simple: the answers listed for a question are equally likely, whatever the others are.
"""

import random
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from audit.engine.comparisons import Parameters
from audit.engine.leaves import CompiledLeaf
from audit.judgement.answer_regions import combinations
from audit.judgement.answer_values import is_typical, values_worth_trying, without_value
from audit.judgement.compared_with import NOT_COMPARED, ComparedWith, Subject, compared_with
from audit.judgement.table_contents import OpenTable
from audit.model.answer import OPEN_STATES, UNSETTLED_STATES, AnswerState
from audit.model.condition import Leaf
from audit.model.fact import Fact, FactSet, FactTable
from audit.model.questionnaire import Field, Question, QuestionSet
from audit.model.value import Value, ValueType

_TABLES = 8  # contents tried for a table


@dataclass(frozen=True)
class Completion:
    """One way to complete one question, or one table: the fact, or the table, that it would then be."""

    name: str
    fact: Fact | None = None
    table: FactTable | None = None


class Completions:
    """Finds how questions and tables may be completed, from what the rules compare them with.

    Every question and every column may be answered by "not applicable": no questionnaire can forbid it.
    """

    def __init__(self, questions: QuestionSet, leaves: Sequence[Leaf], parameters: Parameters) -> None:
        self._questions = {question.id: question for question in questions.questions}
        self._tables = {table.id: table for table in questions.tables}
        types = {Subject(name): question.value_type for name, question in self._questions.items()}
        types |= {
            Subject(column.id, table.id): column.value_type for table in questions.tables for column in table.columns
        }
        self._compared = compared_with(leaves, types, parameters)
        self._alike: dict[tuple[object, ...], Sequence[Completion]] = {}
        self._shared: set[int] = set()  # by identity: those that are kept are never let go

    def of_question(
        self,
        name: str,
        facts: FactSet,
        alone: Sequence[CompiledLeaf],
        together: bool,
        beside: Collection[Value] | None = None,
    ) -> Sequence[Completion]:
        """Return the answers worth telling apart for an open question, "not applicable" among them.

        An open answer that some rule takes for an answer ("don't know" where it says that there is no such thing) is
        completed by itself alone; one that may still become so, by it too.

        Args:
            name: the question.
            facts: those of the project.
            alone: the leaves that read this question and nothing else that is open; answers on which they all
                agree count as one.
            together: whether something reads it together with other open questions.
            beside: to list more than a few values of a question that is read together with others, what these are
                answered; None where a few will do.
        """
        question, compared, known = self._questions[name], self._compared_with(Subject(name)), facts.facts[name]
        if known.state in compared.states:
            return [Completion(name, fact=known)]
        # What is chosen in a list, when nothing is known of it, is completed in the same ways on every project.
        is_alike = (
            question.value_type in (ValueType.CODE, ValueType.CODES) and known.state is not AnswerState.PARTLY_ANSWERED
        )
        if not is_alike or any(leaf.rests_on != (name,) for leaf in alone):
            return self._found(question, known, facts, alone, together, beside)
        key = name, known.state, together, tuple(alone)
        if key not in self._alike:
            found = self._alike.setdefault(key, self._found(question, known, facts, alone, together, None))
            self._shared.add(id(found))
        return self._alike[key]

    def are_shared(self, ways: Sequence[Completion]) -> bool:
        """Return whether these are the very completions that ``of_question`` returns on every project alike."""
        return id(ways) in self._shared

    def _found(
        self,
        question: Question,
        known: Fact,
        facts: FactSet,
        alone: Sequence[CompiledLeaf],
        together: bool,
        beside: Collection[Value] | None,
    ) -> Sequence[Completion]:
        name, compared = question.id, self._compared_with(Subject(question.id))
        values = values_worth_trying(question, compared, facts, together, known, beside)
        answers = [_answered(name, question, value) for value in values]
        answers += [Fact(name, question.value_type, state) for state in without_value(known, compared, question)]
        if not together:
            answers = _distinct(answers, alone, facts)
        return [Completion(name, fact=answer) for answer in answers]

    def is_exhaustive(self, name: str, together: bool) -> bool:
        """Return whether the completions of ``name`` stand for all there are.

        Whatever is answered, one of those that ``of_question`` lists is then worth the same by every leaf that it was
        given. Otherwise they are a sample: those of a table, of a number or a date that an indicator reads, of codes
        in more combinations than are listed.

        Args:
            name: a question or a table.
            together: as ``of_question`` was asked.
        """
        question = self._questions.get(name)
        if question is None:
            return False
        if question.value_type is ValueType.CODE:
            return True
        compared = self._compared_with(Subject(name))
        if together or any(other.table is None and other.name not in self._questions for other in compared.others):
            return False  # an indicator that it is compared with may change with it
        return question.value_type is not ValueType.CODES or combinations(compared.groups, ()) is not None

    def may_stay_open(self, name: str) -> bool:
        """Return whether a completion of the question may leave it open, some rule taking that for an answer."""
        return not OPEN_STATES.isdisjoint(self._compared_with(Subject(name)).states)

    def of_table(self, table_id: str, facts: FactSet, rng: random.Random) -> list[Completion]:
        """Return some contents of an open table: its open cells filled, rows added where it is not said complete.

        The first one is filled to its credit, as far as the questionnaire tells what that is: "yes", all the codes.
        """
        table = OpenTable(self._tables[table_id], facts.tables[table_id], self._compared, facts)
        contents = [table.filled(rng, to_credit=True), *(table.filled(rng) for _ in range(_TABLES - 1))]
        return [Completion(table_id, table=one) for one in contents]

    def _compared_with(self, subject: Subject) -> ComparedWith:
        return self._compared.get(subject, NOT_COMPARED)


def open_questions(facts: FactSet, names: Iterable[str]) -> list[str]:
    """Return those of ``names`` that have no answer: blank, "don't know", or unreadable."""
    return [name for name in names if _is_open(facts.facts[name])]


def open_tables(facts: FactSet) -> list[str]:
    """Return the tables that may hold other rows, or a cell of which has no answer."""
    return [
        table.id
        for table in facts.tables.values()
        if not table.is_closed or any(_is_open(cell) for row in table.rows for cell in row.facts.values())
    ]


def _is_open(fact: Fact) -> bool:
    return fact.state in UNSETTLED_STATES


def _answered(name: str, asked: Field, value: Value) -> Fact:
    return Fact(name, asked.value_type, AnswerState.ANSWERED, value)


def _distinct(answers: Sequence[Fact], leaves: Sequence[CompiledLeaf], facts: FactSet) -> list[Fact]:
    """Keep one of the answers on which all the leaves agree: an amount that people would give, else the first."""
    kept: dict[tuple[object, ...], Fact] = {}
    with_answer = facts.with_changes({})
    for answer in answers:
        with_answer.facts[answer.name] = answer
        first = kept.setdefault(key := tuple(leaf.value(with_answer) for leaf in leaves), answer)
        if is_typical(answer) and not is_typical(first):
            kept[key] = answer
    return list(kept.values())
