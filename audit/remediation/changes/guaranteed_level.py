"""What is enough for a level to be guaranteed by changes: every open rule at its worst, rule by rule, as figures count.

It asks for more than the guarantee does, for rules share answers: what meets it is guaranteed, and more may be.
"""

from collections.abc import Sequence

from audit.judgement.proofs.solver import Literal, Weighted
from audit.judgement.proofs.thresholds import above_floor, caps_against, not_negative
from audit.model.rule import OutcomeKind
from audit.model.scoring import AvisLevel
from audit.remediation.changes.circuit import ChangeCircuit, Possible


def reaches_rule_by_rule(circuit: ChangeCircuit, level: AvisLevel) -> Literal:
    """Return what holds when the level is this one or better with every open rule at its worst."""
    solver, scoring = circuit.solver, circuit.changeable.scope.scoring
    above = above_floor(scoring, level)
    terms: list[Weighted] = []
    for rule, possible in circuit.possible:
        better: list[Literal] = []
        for kind in sorted(above, key=lambda kind: (above[kind], kind)):
            holds = solver.all_of([possible[kind], *better])
            terms.append((holds, scoring.weights[rule.severity] * above[kind]))
            better.append(-possible[kind])
    wanted = [not_negative(solver, terms)]
    for cap in caps_against(scoring, level):
        counted = [(_at_worst(circuit, possible, cap.outcome), 1) for rule, possible in circuit.possible
                   if rule.severity is cap.severity]  # fmt: skip
        wanted.append(-solver.enough(counted, cap.count))
    return solver.all_of(wanted)


def _at_worst(circuit: ChangeCircuit, possible: Possible, outcome: OutcomeKind) -> Literal:
    """Return what holds when the worst outcome that is possible is this one."""
    worse: Sequence[OutcomeKind] = () if outcome is OutcomeKind.VIOLATED else (OutcomeKind.VIOLATED,)
    return circuit.solver.all_of([possible[outcome], *(-possible[kind] for kind in worse)])
