"""The documents to ask for: the fewest answers whose verification secures the level that the declarations give."""

from collections.abc import Mapping
from dataclasses import dataclass

from audit.judgement.completions import Completion
from audit.judgement.levels import is_worse
from audit.judgement.proofs.circuit import Circuit
from audit.judgement.proofs.reachable import LevelProver
from audit.judgement.proofs.smallest import smallest_set
from audit.judgement.proofs.solver import GaveUp
from audit.judgement.taken_back import TakenBack
from audit.model.fact import FactSet
from audit.model.scoring import ORDERED_LEVELS, AvisLevel

_TRIES = 4
"""Of completions that are to show what could go wrong with some documents: mostly the first one does."""


@dataclass(frozen=True)
class DocumentsToAsk:
    """The answers to have documented.

    Attributes:
        secured: the level that no missing document could take back then.
        names: the questions, and the tables of which every undocumented cell is meant, as the questionnaire has them.
        proven: whether no fewer would do, each thing that could go wrong having been judged; else the set is enough,
            and a smaller one may be.
    """

    secured: AvisLevel
    names: tuple[str, ...]
    proven: bool


def as_declared(undocumented: TakenBack, contradicted: TakenBack, declared: FactSet) -> Mapping[str, Completion]:
    """Return what is undocumented as it is declared: for each question and table, one way to complete it.

    What other answers contradict is left out: no document settles which of them is right.
    """
    return {
        **{name: Completion(name, fact=declared.facts[name])
           for name in undocumented.facts if name not in contradicted.facts},
        **{name: Completion(name, table=declared.tables[name])
           for name in undocumented.tables if name not in contradicted.tables},
    }  # fmt: skip


def documents_to_ask(prover: LevelProver, secured: AvisLevel) -> DocumentsToAsk | None:
    """Return the fewest answers to have documented, so that the avis on evidence is at ``secured`` or better.

    None when no documents secure it, or when the solver gave up.

    Args:
        prover: of the project with what is undocumented left open, the first completion of which is ``as_declared``.
        secured: the level that the declarations guarantee.
    """
    search = _Search(prover, secured)
    try:
        found = smallest_set(search.names, search.counterexample)
    except GaveUp:
        return None
    if found is None:
        return None
    names = tuple(name for name in search.names if name in found)
    # One is the fewest wherever none is known not to be enough, whatever else was not judged.
    return DocumentsToAsk(secured, names, search.proven or (len(names) == 1 and search.some_needed))


class _Search:
    def __init__(self, prover: LevelProver, secured: AvisLevel) -> None:
        self._prover = prover
        self._circuit: Circuit = prover.circuit
        self._secured = secured
        self._as_declared = {name: self._circuit.choices[name][0] for name in sorted(prover.declared)
                             if name in self._circuit.choices}  # fmt: skip
        self._circuit.solver.minimise([(-literal, 1) for literal in self._as_declared.values()])
        self._below = [self._circuit.measured, -self._circuit.at_least[secured]]
        self.names = tuple(self._as_declared)
        prover.judged.prefer_first(self.names)
        self.proven = True
        self.some_needed = False

    def counterexample(self, documented: frozenset[str]) -> frozenset[str] | None:
        """Return the answers that are otherwise in a project that is below, with the fewest of them; None if none is.

        One that is judged to be below proves something; others only may be.
        """
        shown = self._shown(documented)
        if shown is not None:
            self.some_needed = True  # with fewer documents it would be below as well
            return frozenset(name for name in self.names if shown.get(name))
        circuit = self._circuit
        assumed = [*(self._as_declared[name] for name in documented), *self._below]
        for sampled in (circuit.sampled, -circuit.sampled):
            found = circuit.solver.solve((), [*assumed, sampled], circuit.choices.values())
            if found is not None:
                self.proven = False
                return frozenset(name for name, literal in self._as_declared.items() if literal not in found.true)
        return None

    def _shown(self, documented: frozenset[str]) -> Mapping[str, int] | None:
        """Return a completion that is judged to be below, with these answers as declared; None when none is found."""
        judged = self._prover.judged
        for _ in range(_TRIES):
            try:
                places = judged.below(self._secured, documented)
            except GaveUp:  # what only may be below is asked then
                return None
            if places is None or self._is_below(places):
                return places
            judged.learn(places)
        return None

    def _is_below(self, places: Mapping[str, int]) -> bool:
        ceiling = self._prover.levels_of(places).ceiling  # at best: what a completion leaves open proves nothing
        return ceiling in ORDERED_LEVELS and is_worse(ceiling, self._secured)
