"""The completion of a project that guarantees the best level among those that are tried."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from audit.judgement.levels import is_worse
from audit.judgement.open_project import OpenProject
from audit.judgement.proofs.circuit import Circuit
from audit.judgement.proofs.reachable import LevelProver
from audit.judgement.proofs.solver import GaveUp, Literal
from audit.model.answer import WITHOUT_VALUE
from audit.model.scoring import ORDERED_LEVELS, AvisLevel

_TRIES = 2


def best_settled(
    prover: LevelProver, project: OpenProject, levels: Iterable[AvisLevel]
) -> tuple[AvisLevel, Mapping[str, int]] | None:
    """Return a completion with the best level that the kernel judges it to guarantee, of those that were tried.

    A witness may leave rules open by answering that a question does not apply; here each question has an answer, and
    tables have the contents that are to their credit, as long as that leads anywhere.

    Args:
        prover: what is asked about the project.
        project: what is open.
        levels: those that are possible, best first.

    Returns:
        The level, and by question or table the place of its completion; None when none is found.
    """
    circuit = prover.circuit
    answered = [circuit.sampled, *(-literal for literal in _without_an_answer(circuit, project))]
    tables = [literals[0] for name, literals in circuit.choices.items() if project.completions[name][0].table]
    best: tuple[AvisLevel, Mapping[str, int]] | None = None
    for level in levels:
        for contents in (tables, []):
            for places in _tried(circuit, [*answered, *contents, *circuit.level(level)]):
                floor = prover.levels_of(places).floor
                if floor in ORDERED_LEVELS and (best is None or is_worse(best[0], floor)):
                    best = floor, places
            if best is not None and not is_worse(best[0], level):
                return best
    return best


def _tried(circuit: Circuit, assumed: Sequence[Literal]) -> Iterator[Mapping[str, int]]:
    """Yield a few completions under which these literals hold."""
    tried: list[Literal] = []
    for _ in range(_TRIES):
        try:
            found = circuit.solver.solve((), [*assumed, *tried], circuit.choices.values())
        except GaveUp:
            return
        if found is None:
            return
        yield circuit.completion(found)
        tried.append(-circuit.solver.all_of(sorted(found.true)))


def _without_an_answer(circuit: Circuit, project: OpenProject) -> Iterable[Literal]:
    """Yield the literals of the completions that say that a question does not apply."""
    for name, literals in circuit.choices.items():
        for literal, one in zip(literals, project.completions[name], strict=True):
            if one.fact is not None and one.fact.state in WITHOUT_VALUE and len(literals) > 1:
                yield literal
