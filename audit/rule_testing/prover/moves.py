"""What the answers to a question may change: the rules whose outcome two answers to it make different."""

from itertools import permutations

from audit.judgement.completions import Completion
from audit.judgement.proofs.solver import GaveUp
from audit.model.answer import AnswerState
from audit.model.rule import Rule
from audit.rule_testing.prover.circuit import RuleCircuit
from audit.rule_testing.prover.outcomes import Known, outcomes_of


def moves(circuit: RuleCircuit, rule: Rule, place: int, name: str) -> Known:
    """Return whether two projects that differ by one question or table alone have different outcomes of a rule.

    Both outcomes are known, or both projects answer the question: that a rule is open as long as nothing is answered,
    or where the question is said not to apply, shows nothing of what answers change.

    Args:
        circuit: the rule alone.
        rule: one that rests on the question.
        place: of the rule.
        name: of the question or table.
    """
    solver, project, beside = circuit.solver, circuit.project, circuit.beside(name)
    outcomes = [(project.outcome(place, one), beside.outcome(place, one)) for one in outcomes_of(rule)]
    known = [solver.all_of([one, other]) for (one, _), (_, other) in permutations(outcomes, 2)]
    given = [place for place, one in enumerate(circuit.domain.completions[name]) if _is_given(one)]
    answered = [solver.any_of(side.choice(name)[at] for at in given) for side in (project, beside)]
    differ = solver.any_of([*known, *(solver.all_of([*answered, one, -other]) for one, other in outcomes)])
    try:
        if circuit.find(differ) is not None:
            return Known.FOUND
        return Known.EXCLUDED if circuit.is_excluded(differ) else Known.NOT_FOUND
    except GaveUp:
        return Known.NOT_FOUND


def _is_given(one: Completion) -> bool:
    if one.table is not None:
        return one.table.is_closed
    return one.fact is not None and one.fact.state is AnswerState.ANSWERED
