"""Which open answers can still change the outcome of a rule: those that an open condition of an open rule rests on."""

from audit.engine.kernel import Judgement
from audit.engine.nodes import Atom
from audit.judgement.open_project import OpenProject
from audit.judgement.proofs.circuit import Scope


def live_answers(scope: Scope, project: OpenProject, judgement: Judgement) -> frozenset[str]:
    """Return the open questions and tables that some open condition of an open rule rests on.

    All others can change no outcome any more, whatever they are answered: what decides it is known.
    """
    steps = scope.kernel.program.steps
    waiting = [
        node
        for place, (verdict, conditions) in enumerate(zip(judgement.verdicts, scope.kernel.conditions, strict=True))
        if place not in scope.left_out and len(verdict.possible) > 1
        for node in conditions
        if node is not None
    ]
    seen: set[int] = set()
    live: set[str] = set()
    while waiting:
        number = waiting.pop()
        if number in seen or judgement.values[number] is not None:
            continue
        seen.add(number)
        step = steps[number]
        if isinstance(step, Atom):
            live.update(project.reads[step.index])
        else:
            waiting.extend(step.members)
    return frozenset(live)
