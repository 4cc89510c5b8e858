"""Finds the answers of a project that contradict one another, by the conditions that rules are judged by."""

from collections.abc import Collection, Iterable
from datetime import date

from audit.engine.explain import Explanation
from audit.engine.kernel import Kernel
from audit.engine.program import build_program
from audit.facts.build import FactBuilder
from audit.judgement.taken_back import TakenBack, may_be_taken_back, taken_back
from audit.model.fact import Fact, FactSet
from audit.model.incoherence import Incoherence, UnlikelyAmount
from audit.model.kept import kept
from audit.model.questionnaire import QuestionSet
from audit.model.reference import FactRef
from audit.model.snapshot import ProjectSnapshot


class ContradictionJudge:
    """Judges the contradictions that some questions declare; ``contradiction_judge`` builds one for each of them."""

    def __init__(self, questions: QuestionSet) -> None:
        """Compile the contradictions of ``questions``, which were checked."""
        conditions = {item.id: item.when for item in questions.contradictions}
        program = build_program((), scopes=conditions)
        self._kernel = Kernel(program, {})
        self._scopes = program.scopes
        self._facts = FactBuilder(questions, (), {})

    def incoherences(self, facts: FactSet) -> tuple[Incoherence, ...]:
        """Return the contradictions that a project shows for certain, in the order in which they are declared."""
        judgement = self._kernel.judge(facts)
        shown = [(name, node) for name, node in self._scopes.items() if node is not None and judgement.active[name]]
        if not shown:
            return ()
        explanation = Explanation(self._kernel, judgement)
        return tuple(Incoherence(name, explanation.facts_of(node)) for name, node in shown)

    def in_answers(self, snapshot: ProjectSnapshot, review_date: date | None) -> tuple[Incoherence, ...]:
        """Return the same of a project that was only read; ``review_date`` is that given in place of its own."""
        return self.incoherences(self._facts.build(snapshot, review_date))


@kept(most=4)
def contradiction_judge(questions: QuestionSet) -> ContradictionJudge:
    """Return what judges the contradictions of ``questions``; it is built once, and threads may share it."""
    return ContradictionJudge(questions)


def doubtful(
    found: Iterable[Incoherence], amounts: Iterable[UnlikelyAmount], facts: FactSet, taken_as_said: Collection[str]
) -> TakenBack:
    """Return the answers and cells that incoherences rest on, and the unlikely amounts, as they count.

    Args:
        found: the incoherences of a project.
        amounts: its unlikely amounts.
        facts: those of the project.
        taken_as_said: the questions that say which project it is, and when it is reviewed: they stay as they are.
    """
    sides = [fact for incoherence in found for fact in incoherence.facts]
    sides += [fact_named(one.name, facts) for one in amounts]
    return taken_back((fact for fact in sides if may_be_taken_back(fact) and fact.name not in taken_as_said), facts)


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
