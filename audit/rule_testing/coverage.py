"""How much of a rule its examples reach: each node true, false and unknown, each sentence said and left out."""

import textwrap
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from typing import NamedTuple

from audit.declarations.strict_yaml import NodePath
from audit.engine.comparisons import Parameters, may_be_unknown
from audit.engine.row_conditions import row_condition
from audit.engine.truth import on_facts, truth_of
from audit.model.condition import Condition, Connective, StateTest, members
from audit.model.fact import FactRow, FactSet
from audit.model.kleene import Kleene, as_truth
from audit.model.outcome import Truth
from audit.model.rule import Rule
from audit.model.text import Text
from audit.rule_testing.thresholds import changed_by, comparable, written_with
from audit.rule_testing.trial import Trial, try_examples
from audit.rulebase.base import RuleBase
from audit.rulebase.outline import ConditionWords
from audit.rulebase.walk import PlacedCondition, row_filter, rule_conditions

_ALL = frozenset(Truth)
_KNOWN = frozenset((Truth.TRUE, Truth.FALSE))
_SHOWN = 60  # characters of a sentence in a message


@dataclass(frozen=True)
class Unreached:
    """A condition that no example makes true, false or unknown, or a sentence that none says or leaves out."""

    rule: str
    path: NodePath
    expression: Text
    missing: tuple[Truth, ...]


@dataclass(frozen=True)
class Coverage:
    """What the examples reach, counted in branches: one node or sentence with one truth value."""

    reached: int
    total: int
    unreached: tuple[Unreached, ...]


def cover(rulebase: RuleBase, rules: Sequence[Rule]) -> Coverage:
    """Return what the examples of ``rules`` reach of their conditions and of the sentences of their findings."""
    trials: dict[str, list[Trial]] = defaultdict(list)
    for trial in try_examples(rulebase, rules):
        trials[trial.rule.id].append(trial)
    branches = [
        branch
        for rule in rules
        for branch in (*_conditions(rule, trials[rule.id], rulebase), *_sentences(rule, trials[rule.id]))
    ]
    unreached = tuple(branch.unreached for branch in branches if branch.unreached.missing)
    total = sum(branch.expected for branch in branches)
    return Coverage(total - sum(len(gap.missing) for gap in unreached), total, unreached)


class _Branches(NamedTuple):
    """How many values of a node or sentence are expected, and which are missing."""

    expected: int
    unreached: Unreached


def _conditions(rule: Rule, trials: Sequence[Trial], rulebase: RuleBase) -> Iterator[_Branches]:
    parameters = comparable(written_with(changed_by(rule, rulebase), rulebase))
    nodes = list(rule_conditions(rule))
    words = ConditionWords(rulebase.vocabulary, rulebase.parameters)
    seen = _seen(nodes, [trial.facts for trial in trials], parameters)
    for placed in nodes:
        expected = _KNOWN if _always_known(placed.condition) else _ALL
        missing = _ordered(expected - seen[placed.path])
        yield _Branches(len(expected), Unreached(rule.id, placed.path, words(placed.condition, placed.table), missing))


def _sentences(rule: Rule, trials: Sequence[Trial]) -> Iterator[_Branches]:
    """Yield each sentence: said in one example that is not met, and left out in another unless it is always said."""
    for index, sentence in enumerate(rule.finding):
        expected = _KNOWN if sentence.when is not None else frozenset((Truth.TRUE,))
        seen = {Truth.TRUE if sentence in trial.said else Truth.FALSE for trial in trials if trial.is_finding}
        words = Text(fr=_shortened(sentence.fr), en=_shortened(sentence.en))
        yield _Branches(len(expected), Unreached(rule.id, ("finding", index), words, _ordered(expected - seen)))


def _shortened(text: str) -> str:
    return textwrap.shorten(text, _SHOWN, placeholder="…")


def _ordered(missing: Set[Truth]) -> tuple[Truth, ...]:
    return tuple(truth for truth in Truth if truth in missing)


def _always_known(condition: Condition) -> bool:
    """Return whether the condition only tests states that an answer does not come to once the workbook is handed in."""
    if isinstance(condition, Connective):
        return all(_always_known(member) for member in members(condition))
    return isinstance(condition, StateTest) and not may_be_unknown(condition)


def _seen(
    nodes: Sequence[PlacedCondition], examples: Sequence[FactSet], parameters: Parameters
) -> Mapping[NodePath, set[Truth]]:
    seen: dict[NodePath, set[Truth]] = defaultdict(set)
    by_path = {placed.path: placed.condition for placed in nodes}
    for placed in nodes:
        where = row_filter(placed.path, by_path)
        for facts in examples:
            seen[placed.path] |= {as_truth(value) for value in _values(placed, where, facts, parameters)}
    return seen


def _values(
    placed: PlacedCondition, where: Condition | None, facts: FactSet, parameters: Parameters
) -> Iterator[Kleene]:
    """Yield the truth of a node: once outside tables, once a row inside one.

    What a row must satisfy is only evaluated on the rows that ``where`` does not leave out.
    """
    if placed.table is None:
        yield truth_of(placed.condition, on_facts(facts, parameters))
        return
    for row in facts.tables[placed.table].rows:
        if where is None or _on(where, row, facts, parameters) is not False:
            yield _on(placed.condition, row, facts, parameters)


def _on(condition: Condition, row: FactRow, facts: FactSet, parameters: Parameters) -> Kleene:
    return row_condition(condition, parameters).value(facts.facts, row.facts)
