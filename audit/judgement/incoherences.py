"""Finds the answers of a project that contradict one another, by the conditions that rules are judged by."""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from datetime import date

from audit.engine.explain import Explanation
from audit.engine.kernel import Kernel
from audit.engine.program import build_program
from audit.facts.build import FactBuilder
from audit.judgement.additions import addition_apart
from audit.judgement.taken_back import TakenBack, may_be_taken_back, taken_back
from audit.model.fact import Fact, FactSet
from audit.model.incoherence import Doubts, Incoherence, UnlikelyAmount
from audit.model.kept import kept
from audit.model.questionnaire import QuestionSet
from audit.model.reference import FactRef
from audit.model.snapshot import ProjectSnapshot


class ContradictionJudge:
    """Judges the contradictions that some questions declare; ``contradiction_judge`` builds one for each of them."""

    def __init__(self, questions: QuestionSet) -> None:
        """Compile the contradictions of ``questions``, which were checked."""
        self._declared = questions.contradictions
        conditions = {item.id: item.when for item in questions.contradictions if item.when is not None}
        program = build_program((), scopes=conditions)
        self._kernel = Kernel(program, {})
        self._scopes = program.scopes
        self._facts = FactBuilder(questions, (), {})

    def incoherences(self, facts: FactSet) -> tuple[Incoherence, ...]:
        """Return the contradictions that a project shows for certain, in the order in which they are declared."""
        judgement = self._kernel.judge(facts)
        explanation = Explanation(self._kernel, judgement)
        found = []
        for item in self._declared:
            if item.does_not_add_up is not None:
                found.append(addition_apart(item.id, item.does_not_add_up, facts))
            elif (node := self._scopes[item.id]) is not None and judgement.active[item.id]:
                found.append(Incoherence(item.id, explanation.facts_of(node)))
        return tuple(one for one in found if one is not None)

    def in_answers(self, snapshot: ProjectSnapshot, review_date: date | None) -> tuple[Incoherence, ...]:
        """Return the same of a project that was only read; ``review_date`` is that given in place of its own."""
        return self.incoherences(self._facts.build(snapshot, review_date))


@kept(most=4)
def contradiction_judge(questions: QuestionSet) -> ContradictionJudge:
    """Return what judges the contradictions of ``questions``; it is built once, and threads may share it."""
    return ContradictionJudge(questions)


def doubts_of(found: Iterable[Incoherence], amounts: Sequence[UnlikelyAmount]) -> Doubts:
    """Return what does not hold together in a project, each cause once.

    What an unlikely amount contradicts is not told beside it: the amount is what is probably wrong. That lines do not
    add up is told beside those that are unlikely, for others may be in the same unit.
    """
    unlikely = {one.name for one in amounts}
    left = (one for one in found if unlikely.isdisjoint(fact.name for fact in one.opposed))
    return Doubts(tuple(left), tuple(amounts))


def doubtful(
    found: Sequence[Incoherence], amounts: Iterable[UnlikelyAmount], facts: FactSet, taken_as_said: Collection[str]
) -> TakenBack:
    """Return the answers and cells that incoherences rest on, and the unlikely amounts, as they count.

    An amount that nothing but the lines of a table contradicts is known to lie between the two.

    Args:
        found: the incoherences of a project.
        amounts: its unlikely amounts.
        facts: those of the project.
        taken_as_said: the questions that say which project it is, and when it is reviewed: they stay as they are.
    """
    sides = [fact for one in found for fact in one.opposed]
    sides += [fact_named(one.name, facts) for one in amounts]
    given = [fact for fact in sides if may_be_taken_back(fact) and fact.name not in taken_as_said]
    often = Counter(fact.name for fact in given)
    between = [one.between for one in found if one.between is not None and often[one.between.name] == 1]
    return taken_back(given, facts, between=between)


def fact_named(name: str, facts: FactSet) -> Fact:
    """Return the answer, or the cell of a table, called ``name``.

    Raises:
        KeyError: when there is none.
    """
    named = FactRef.parse(name)
    if named.row is None or named.column is None:
        return facts.facts[name]
    for row in facts.tables[named.owner].rows:
        if row.number == named.row:
            return row.facts[named.column]
    raise KeyError(name)
