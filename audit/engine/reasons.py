"""Compiles trees into reasons: what a tree is worth, and the atoms that make it so."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from audit.engine.compiled_conditions import Settled
from audit.engine.kleene import Kleene, at_least, conjunction, disjunction, negation
from audit.engine.program import Atom, Node


class Reason(NamedTuple):
    """What a tree is worth, and the numbers of the atoms that make it so, those of the members that count."""

    value: Kleene
    atoms: tuple[int, ...]


ReasonOf = Callable[[Sequence[Settled]], Reason]
NO_REASON = Reason(None, ())


def reason_of(node: Node) -> ReasonOf:
    """Compile a tree."""
    if isinstance(node, Atom):
        index, itself = node.index, (node.index,)
        return lambda settled: Reason(settled[index].value, itself)
    members = [reason_of(member) for member in node.members]
    match node.kind:
        case "not":
            return _negated(members[0])
        case "all":
            return _joined(members, conjunction)
        case "any":
            return _joined(members, disjunction)
        case "at_least":
            return _joined(members, lambda values: at_least(node.n, values))


def _negated(member: ReasonOf) -> ReasonOf:
    def negated(settled: Sequence[Settled]) -> Reason:
        value, atoms = member(settled)
        return Reason(negation(value), atoms)

    return negated


def _joined(members: Sequence[ReasonOf], join: Callable[[list[Kleene]], Kleene]) -> ReasonOf:
    def joined(settled: Sequence[Settled]) -> Reason:
        reasons = [member(settled) for member in members]
        value = join([reason.value for reason in reasons])
        return Reason(value, tuple(index for reason in reasons if reason.value is value for index in reason.atoms))

    return joined
