"""The pure-Python engine: condition trees compiled to closures over the atoms' values."""

from collections.abc import Callable, Sequence

from audit.engine.kleene import Kleene, at_least, conjunction, disjunction, negation
from audit.engine.program import Atom, Node, Program, RuleTrees
from audit.engine.verdict import Verdict

Values = Sequence[Kleene]
Compiled = Callable[[Values], Kleene]


class PythonEvaluator:
    """Judges a program; stateless once built."""

    name = "python"

    def __init__(self, program: Program) -> None:
        self._compiled: dict[Node, Compiled] = {}
        self._diagnoses = [(trees.diagnosis.id, self._compile(trees.present)) for trees in program.diagnoses]
        self._rules = [(trees.rule.id, *self._conditions(trees)) for trees in program.rules]

    def judge(self, values: Values) -> dict[str, Verdict]:
        """Return the verdict of every rule, given each atom's value."""
        return {
            rule_id: Verdict(applies(values), satisfied(values), partial(values))
            for rule_id, applies, satisfied, partial in self._rules
        }

    def diagnose(self, values: Values) -> dict[str, Kleene]:
        """Return whether each diagnosis is present, given each atom's value."""
        return {name: present(values) for name, present in self._diagnoses}

    def _conditions(self, trees: RuleTrees) -> tuple[Compiled, Compiled, Compiled]:
        applies = self._compile(trees.applies) if trees.applies else _always(True)
        partial = self._compile(trees.partial) if trees.partial else _always(False)
        return applies, self._compile(trees.satisfied), partial

    def _compile(self, node: Node) -> Compiled:
        if node not in self._compiled:
            self._compiled[node] = self._closure(node)
        return self._compiled[node]

    def _closure(self, node: Node) -> Compiled:
        if isinstance(node, Atom):
            index = node.index
            return lambda values: values[index]
        members = [self._compile(member) for member in node.members]
        match node.kind:
            case "all":
                return lambda values: conjunction(member(values) for member in members)
            case "any":
                return lambda values: disjunction(member(values) for member in members)
            case "not":
                return lambda values: negation(members[0](values))
            case "at_least":
                n = node.n
                return lambda values: at_least(n, (member(values) for member in members))


def _always(value: bool) -> Compiled:
    return lambda _: value
