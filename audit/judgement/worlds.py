"""Judges many completions of one project at once: one set of worlds for each value of a condition.

A world answers every open question, and fills every open table, by one of the completions of
``audit.judgement.completions``. What several of them are read for together is judged on their combinations, so that
every world is a project that could be.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import and_

import numpy as np
from numpy.typing import NDArray

from audit.engine.kernel import Judgement
from audit.engine.nodes import Bits, joined_bits
from audit.engine.program import NumberedGate
from audit.engine.verdict import Verdict, verdict
from audit.facts.build import AnswerRatio, FactBuilder
from audit.judgement.completions import Completion
from audit.judgement.open_project import OpenProject, ProjectOpener
from audit.judgement.world_levels import level_codes
from audit.judgement.world_outcomes import InWorlds, in_world, outcome_counts, outcomes, with_defaults
from audit.judgement.world_sets import WorldSet, WorldSets
from audit.model.rule import Rule
from audit.model.scoring import AvisLevel, Scoring

_MOST_COMBINATIONS = 4096
"""Of the completions of what one leaf reads; beyond, only those that some world has are judged."""

_UPPER = 4096
"""More than there are answers in a ratio: what the upper term is counted in when both are one number."""
_UNKNOWN = 2

Choices = NDArray[np.uint8]


@dataclass(frozen=True)
class Worlds:
    """Completions of one project, judged.

    Attributes:
        count: how many.
        completions: the ways in which each open question and table may be completed.
        choices: for each, which completion each world has.
        levels: the level of the avis in each world, by its place in ``AvisLevel``.
        conditions: the conditions of each rule, by the places of their values; None for one that it does not have.
        values: what each condition and each of its parts is worth.
    """

    count: int
    completions: Mapping[str, Sequence[Completion]]
    choices: Mapping[str, Choices]
    levels: Choices
    conditions: Sequence[tuple[int | None, ...]]
    values: Sequence[InWorlds]

    def level(self, world: int) -> AvisLevel:
        """Return the level of the avis in one world."""
        return list(AvisLevel)[int(self.levels[world])]

    def completed(self, world: int) -> list[Completion]:
        """Return how one world completes the project."""
        return [found[int(self.choices[name][world])] for name, found in self.completions.items()]

    def verdict(self, rule: int, world: int) -> Verdict:
        """Return the verdict of a rule, by its place, in one world."""
        return verdict(*(in_world(value, world) for value in with_defaults(self.conditions[rule], self.values)))

    def level_counts(self) -> Mapping[AvisLevel, int]:
        """Return in how many worlds each level is reached."""
        counts = np.bincount(self.levels, minlength=len(AvisLevel))
        return {level: int(count) for level, count in zip(AvisLevel, counts, strict=True)}


class WorldJudge:
    """Judges completions of projects by one program; build it once."""

    def __init__(self, opener: ProjectOpener, rules: Sequence[Rule], scoring: Scoring) -> None:
        self._opener = opener
        self._kernel = opener.kernel
        self._rules = rules
        self._scoring = scoring

    def worlds(self, judgement: Judgement, count: int, seed: int, left_out: Iterable[int] = ()) -> Worlds:
        """Draw and judge ``count`` completions of a project, the ways listed for each question equally likely.

        Args:
            judgement: of the project as it is.
            count: how many worlds.
            seed: of the draw; the same one gives the same worlds.
            left_out: the rules, by their place, that are not for this project.
        """
        return self.drawn(self._opener.opened(judgement, seed), judgement, count, seed, left_out)

    def drawn(
        self,
        project: OpenProject,
        judgement: Judgement,
        count: int,
        seed: int,
        left_out: Iterable[int] = (),
        favoured: Mapping[str, int] | None = None,
    ) -> Worlds:
        """Draw and judge ``count`` completions of what ``project`` leaves open.

        Args:
            project: what is open, and the ways to complete it.
            judgement: of the project as it is.
            count: how many worlds.
            seed: of the draw; the same one gives the same worlds.
            left_out: the rules, by their place, that are not for this project.
            favoured: one way for some questions and tables, by its place. Each world then draws a share, any from none
                to all as likely as another, and each of these is completed so with that probability; else, and
                everything else, in one of the ways listed, equally likely.
        """
        sets = WorldSets(count)
        draw = _Draw(project, self._opener.builder, judgement, sets, seed, favoured or {})
        values = draw.leaves()
        for number, gate in enumerate(self._kernel.program.judged_gates, len(values)):
            values.append(draw.joined(number, gate, values))
        ignored = frozenset(left_out)
        conditions = self._kernel.conditions
        kept = [(rule.severity, outcomes(with_defaults(nodes, values), sets.every))
                for place, (rule, nodes) in enumerate(zip(self._rules, conditions, strict=True))
                if place not in ignored]  # fmt: skip
        levels = level_codes(outcome_counts(kept, sets), count, self._scoring)
        return Worlds(count, draw.completions, draw.choices, levels, conditions, values)


class _Draw:
    """One draw of completions, and what each leaf is worth in them."""

    def __init__(
        self,
        project: OpenProject,
        builder: FactBuilder,
        judgement: Judgement,
        sets: WorldSets,
        seed: int,
        favoured: Mapping[str, int],
    ) -> None:
        self._project = project
        self._builder = builder
        self._facts = judgement.facts
        self._values = judgement.values
        self._sets = sets
        self._constant = {
            True: Bits(sets.every, sets.none),
            False: Bits(sets.none, sets.every),
            None: Bits(sets.none, sets.none),
        }
        self._masks: dict[tuple[str, int], WorldSet] = {}
        self._terms: dict[str, NDArray[np.int32]] = {}
        drawn = np.random.default_rng(seed)
        self.completions = project.completions
        self.choices: dict[str, Choices] = {
            name: drawn.integers(len(found), size=sets.count, dtype=np.uint8)
            for name, found in self.completions.items()
        }
        if favoured:
            shares = drawn.random(sets.count)
            for name, chosen in self.choices.items():
                if name in favoured:
                    chosen[drawn.random(sets.count) < shares] = favoured[name]

    def leaves(self) -> list[InWorlds]:
        """Return what every leaf is worth in every world."""
        return [self._leaf(number, names) for number, names in enumerate(self._project.reads)]

    def joined(self, number: int, gate: NumberedGate, values: Sequence[InWorlds]) -> InWorlds:
        """Return what a connective, by its number, is worth in every world; ``values`` has what it joins."""
        members = [values[member] for member in gate.members]
        if self._is_settled(number) or not any(isinstance(member, Bits) for member in members):
            return self._values[number]
        by_worlds = [member if isinstance(member, Bits) else self._constant[member] for member in members]
        return joined_bits(gate.kind, gate.n, by_worlds, self._sets.every)

    def _is_settled(self, number: int) -> bool:
        """Return whether a node is worth the same in every world, by what is known of the project already."""
        return self._project.only_completes and self._values[number] is not None

    def _leaf(self, number: int, names: tuple[str, ...]) -> InWorlds:
        if not names or self._is_settled(number):
            return self._values[number]
        if self._project.is_ratio(number):
            return self._by_ratio(number)
        if self._project.combinations(number) > _MOST_COMBINATIONS:
            return self._as_drawn(number, names)
        true = false = self._sets.none
        for chosen, value in self._project.values(number):
            if value is None:
                continue
            worlds = reduce(and_, map(self._completing, names, chosen))
            if value:
                true = true | worlds
            else:
                false = false | worlds
        return Bits(true, false)

    def _as_drawn(self, number: int, names: tuple[str, ...]) -> Bits[WorldSet]:
        """Judge a leaf on the combinations of completions that some world has, each once."""
        drawn = np.stack([self.choices[name] for name in names])
        combinations, in_worlds = np.unique(drawn, axis=1, return_inverse=True)
        chosen = (tuple(map(int, places)) for places in combinations.T)
        values = [value for _, value in self._project.values(number, chosen)]
        worth = np.array([_UNKNOWN if value is None else value for value in values], np.uint8)
        return self._where(worth, in_worlds.ravel())

    def _where(self, worth: NDArray[np.uint8], cases: NDArray[np.integer]) -> Bits[WorldSet]:
        """Return what a leaf is worth by worlds, of what it is worth in each case and of the case of each world."""
        in_worlds = worth[cases]
        return Bits(self._sets.where(in_worlds == 1), self._sets.where(in_worlds == 0))

    def _completing(self, name: str, place: int) -> WorldSet:
        """Return the worlds that complete ``name`` in one way."""
        key = name, place
        if key not in self._masks:
            self._masks[key] = self._sets.where(self.choices[name] == place)
        return self._masks[key]

    def _by_ratio(self, number: int) -> Bits[WorldSet]:
        """Judge a leaf on an indicator that adds up what every graded answer brings, world by world."""
        leaf = self._project.leaf(number)
        (name,) = leaf.reads
        ratio = self._builder.ratio(name)
        assert ratio is not None  # noqa: S101 - looked up before
        if name not in self._terms:
            self._terms[name] = self._terms_of(ratio)
        terms = self._terms[name]
        found = np.bincount(terms)  # few pairs of terms are met, and each is judged once
        worth = np.full(len(found), _UNKNOWN, np.uint8)
        for pair in map(int, np.flatnonzero(found)):
            value = leaf.value(self._facts.with_changes({name: ratio.fact(*divmod(pair, _UPPER))}))
            worth[pair] = _UNKNOWN if value is None else value
        return self._where(worth, terms)

    def _terms_of(self, ratio: AnswerRatio) -> NDArray[np.int32]:
        """Return the terms of a ratio in each world as one number: ``_UPPER`` times the upper one, and the lower."""
        given = 0
        adding: defaultdict[int, list[WorldSet]] = defaultdict(list)
        for question in ratio.questions:
            if question in self.completions:
                for place, one in enumerate(self.completions[question]):
                    if one.fact:
                        adding[_in_one(*ratio.adds(one.fact))].append(self._completing(question, place))
            else:
                given += _in_one(*ratio.adds(self._facts.facts[question]))
        terms = np.full(self._sets.count, given, np.int32)
        for added, sets in adding.items():
            terms += np.int32(added) * self._sets.counts(sets)
        return terms


def _in_one(upper: int, lower: int) -> int:
    return _UPPER * upper + lower
