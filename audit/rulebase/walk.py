"""Walks condition trees, with the place of each node in the rule's YAML file."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from audit.errors import Bilingual
from audit.model.condition import Condition
from audit.model.construct import Steps
from audit.model.rule import Action, Rule


@dataclass(frozen=True)
class PlacedCondition:
    """A condition, where it is written, and the table whose rows it reads (None outside)."""

    condition: Condition
    path: Steps
    table: str | None


MOST_NODES = 500  # of the conditions of a rule, a diagnosis or a pack: twelve times the longest of the shipped rules


def too_long(placed: Sequence[PlacedCondition]) -> Bilingual | None:
    """Return that these are more conditions than one rule may hold; None when they are not."""
    if len(placed) <= MOST_NODES:
        return None
    return Bilingual(
        f"{len(placed)} conditions, et {MOST_NODES} au plus sont admises : répartissez-les en plusieurs règles",
        f"{len(placed)} conditions, and at most {MOST_NODES} are allowed: spread them over several rules",
    )


def rule_conditions(rule: Rule) -> Iterator[PlacedCondition]:
    """Yield every node of the rule's conditions, parents before members."""
    for key in ("applies_when", "satisfied_when", "partial_when"):
        condition = getattr(rule, key)
        if condition is not None:
            yield from walk(condition, (key,))


def sentence_conditions(rule: Rule) -> Iterator[PlacedCondition]:
    """Yield every node of the conditions under which the sentences of the rule's finding are said."""
    for index, sentence in enumerate(rule.finding):
        if sentence.when is not None:
            yield from walk(sentence.when, ("finding", index, "when"))


def action_conditions(actions: Sequence[Action], key: str) -> Iterator[PlacedCondition]:
    """Yield every node of the conditions that fit ``actions``, written under ``key``, to the case."""
    for index, action in enumerate(actions):
        if action.when is not None:
            yield from walk(action.when, (key, index, "when"))
        for place, opening in enumerate(action.openings):
            if opening.when is not None:
                yield from walk(opening.when, (key, index, "openings", place, "when"))


def row_filter(path: Steps, conditions: Mapping[Steps, Condition]) -> Condition | None:
    """Return the ``where`` that selects the rows on which the node at ``path`` is evaluated, if any.

    Only what rows must satisfy is filtered; the nodes of a ``where`` see every row.
    """
    if "satisfies" not in path:
        return None
    return conditions.get((*path[: path.index("satisfies")], "where"))


def walk(condition: Condition, path: Steps, table: str | None = None) -> Iterator[PlacedCondition]:
    """Yield ``condition`` and everything below it."""
    yield PlacedCondition(condition, path, table)
    for part in condition.parts():
        yield from walk(part.condition, (*path, *part.steps), part.table or table)
