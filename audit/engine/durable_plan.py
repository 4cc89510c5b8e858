"""What durable-rules is told of a program, as plain values: it follows from the rules alone, and can be kept."""

import json
from collections.abc import Iterable, Sequence
from typing import Any

from audit.engine.durable_layout import MAX_RULES, Layout, Pattern, lay_out
from audit.engine.independent_clauses import independent_groups
from audit.engine.inlining import inline
from audit.engine.nodes import Atom
from audit.engine.program import Program
from audit.engine.rails import Clause, Conclusion, compile_clauses
from audit.model.base import Frozen

MOST_CLAUSES = 2 * MAX_RULES  # inlining spares some; compiling more would take seconds and hardly ever fit
CLAUSES_TOGETHER = 250  # in a ruleset, where they do not depend on one another
SENTINEL = "sentinel"  # the rule that fires on every project
SENTINEL_FACT: dict[str, str | int] = {"id": SENTINEL, "k": 1, "g": -1}
_SENTINEL_PATTERNS: Sequence[Pattern] = ((("g", -1),),)
# A fact that no rule looks at is an error in durable-rules: this rule looks at all that have a "k", and never fires.
_OBSERVER = {"all": [{"m0": {"$ex": {"k": 1}}}, {"m1": {"k": -1}}]}


class RulesetPlan(Frozen):
    """One ruleset, what is stated to it of a project, and how its conclusions are read.

    Attributes:
        definition: the rules in the JSON of durable-rules: an observer, the sentinel, and the clauses by their names.
        inputs: what may be stated of a leaf: its number in the program, the rail, the fact and its property.
        heads: what each rule concludes, by number.
        awaited: the numbers of the conclusions that other clauses look for.
        conclusions: of the numbers, those that say something of a rule or diagnosis: its id, the condition, the rail.
    """

    definition: str
    inputs: tuple[tuple[int, bool, int, str], ...]
    heads: tuple[tuple[int, ...], ...]
    awaited: tuple[int, ...]
    conclusions: dict[int, tuple[str, str, bool]]


class DurablePlan(Frozen):
    """The rulesets of a program, which have nothing to do with one another: they are run one after the other.

    What durable-rules holds of a project takes twelve kilobytes a rule, whatever the project.
    """

    rulesets: tuple[RulesetPlan, ...]


def plan_of(program: Program) -> DurablePlan:
    """Compile ``program`` for durable-rules.

    Raises:
        LayoutExceeded: when it needs more than durable-rules bears.
    """
    clauses = inline(compile_clauses(program, MOST_CLAUSES))
    return DurablePlan(rulesets=tuple(map(_ruleset, independent_groups(clauses, CLAUSES_TOGETHER))))


def _ruleset(clauses: tuple[Clause, ...]) -> RulesetPlan:
    layout = lay_out(clauses)
    looked_for = {item for clause in clauses for item in clause.body}
    return RulesetPlan(
        definition=definition_of(layout),
        inputs=tuple(
            (item.node.index, item.rail, slot.group, f"p{slot.slot}")
            for item, slot in layout.inputs
            if isinstance(item.node, Atom)
        ),
        heads=tuple(tuple(layout.numbers[head] for head in heads) for heads, _ in layout.patterns),
        awaited=tuple(number for head, number in layout.numbers.items() if head in looked_for),
        conclusions={
            number: (head.rule_id, head.condition, head.rail)
            for head, number in layout.numbers.items()
            if isinstance(head, Conclusion)
        },
    )


def clause_name(number: int) -> str:
    """Return what the rule of a clause is called, by its place among them."""
    return f"clause-{number}"


def definition_of(layout: Layout) -> str:
    """Return the rules of ``layout`` as durable-rules reads them."""
    clauses = {clause_name(number): _rule(patterns) for number, (_, patterns) in enumerate(layout.patterns)}
    return json.dumps({"observer": _OBSERVER, SENTINEL: _rule(_SENTINEL_PATTERNS), **clauses}, ensure_ascii=False)


def _rule(patterns: Iterable[Pattern]) -> dict[str, Any]:
    return {"all": [{f"m{index}": _in_json(pattern)} for index, pattern in enumerate(patterns)]}


def _in_json(pattern: Pattern) -> dict[str, Any]:
    return {"$and": [{key: value} for key, value in pattern]}
