"""The actions of each effort, the heaviest first: what makes one way lighter than another as short."""

from collections.abc import Iterator, Mapping

from audit.judgement.proofs.solver import Weighted
from audit.model.rule import Effort
from audit.remediation.changes.changeable import Changeable
from audit.remediation.changes.circuit import ChangeCircuit

_HEAVIEST_FIRST = tuple(reversed(Effort))


def by_effort(circuit: ChangeCircuit) -> Iterator[list[Weighted]]:
    """Yield what holds when each action of an effort is carried out, for each effort that there is."""
    efforts = _efforts(circuit.changeable)
    for effort in _HEAVIEST_FIRST:
        heavy: list[Weighted] = [(literal, 1) for slug, literal in circuit.actions.items()
                                 if efforts[slug] is effort]  # fmt: skip
        if heavy:
            yield heavy


def _efforts(changeable: Changeable) -> Mapping[str, Effort]:
    """Return the effort of each action: the greatest that a rule says."""
    efforts: dict[str, Effort] = {}
    order = list(Effort)
    for place in changeable.treatable:
        for action in changeable.actions(place):
            known = efforts.get(action.action, action.effort)
            efforts[action.action] = max(known, action.effort, key=order.index)
    return efforts
