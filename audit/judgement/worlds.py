"""Judges many completions of one project at once: a bit a world, one whole number a condition.

A world answers every open question, and fills every open table, by one of the completions of
``audit.judgement.completions``. What several of them are read for together is judged on their combinations, so that
every world is a project that could be.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from audit.engine.kernel import Judgement
from audit.engine.nodes import Bits, joined_bits
from audit.engine.verdict import Verdict, verdict
from audit.facts.build import AnswerRatio, FactBuilder
from audit.judgement.completions import Completion
from audit.judgement.open_project import OpenProject, ProjectOpener
from audit.judgement.rule_counts import worst_of
from audit.judgement.world_levels import level_codes
from audit.model.kleene import Kleene
from audit.model.rule import OutcomeKind, Rule, Severity
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
        verdicts: for each rule, the worlds in which it has each verdict, a bit a world.
    """

    count: int
    completions: Mapping[str, Sequence[Completion]]
    choices: Mapping[str, Choices]
    levels: Choices
    verdicts: Sequence[Mapping[Verdict, int]]

    def level(self, world: int) -> AvisLevel:
        """Return the level of the avis in one world."""
        return list(AvisLevel)[int(self.levels[world])]

    def completed(self, world: int) -> list[Completion]:
        """Return how one world completes the project."""
        return [found[int(self.choices[name][world])] for name, found in self.completions.items()]

    def verdict(self, rule: int, world: int) -> Verdict:
        """Return the verdict of a rule, by its place, in one world."""
        return next(one for one, worlds in self.verdicts[rule].items() if worlds >> world & 1)

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
        draw = _Draw(project, self._opener.builder, judgement, count, seed, favoured or {})
        values = draw.leaves()
        every = (1 << count) - 1
        for gate in self._kernel.program.judged_gates:
            values.append(joined_bits(gate.kind, gate.n, [values[member] for member in gate.members], every))
        verdicts = [_verdicts(conditions, values, every) for conditions in self._kernel.conditions]
        ignored = frozenset(left_out)
        kept = [(rule.severity, found) for place, (rule, found) in enumerate(zip(self._rules, verdicts, strict=True))
                if place not in ignored]  # fmt: skip
        levels = level_codes(_counts(kept, count), count, self._scoring)
        return Worlds(count, draw.completions, draw.choices, levels, verdicts)


class _Draw:
    """One draw of completions, and what each leaf is worth in them."""

    def __init__(
        self,
        project: OpenProject,
        builder: FactBuilder,
        judgement: Judgement,
        count: int,
        seed: int,
        favoured: Mapping[str, int],
    ) -> None:
        self._project = project
        self._builder = builder
        self._facts = judgement.facts
        self._values = judgement.values
        self._count = count
        self._every = (1 << count) - 1
        self._masks: dict[tuple[str, int], int] = {}
        self._terms: dict[str, NDArray[np.int32]] = {}
        drawn = np.random.default_rng(seed)
        self.completions = project.completions
        self.choices: dict[str, Choices] = {
            name: drawn.integers(len(found), size=count, dtype=np.uint8) for name, found in self.completions.items()
        }
        if favoured:
            shares = drawn.random(count)
            for name, chosen in self.choices.items():
                if name in favoured:
                    chosen[drawn.random(count) < shares] = favoured[name]

    def leaves(self) -> list[Bits]:
        """Return what every leaf is worth in every world."""
        return [self._leaf(number, names) for number, names in enumerate(self._project.reads)]

    def _leaf(self, number: int, names: tuple[str, ...]) -> Bits:
        if not names:
            return self._constant(self._values[number])
        if self._project.is_ratio(number):
            return self._by_ratio(number)
        if self._project.combinations(number) > _MOST_COMBINATIONS:
            return self._as_drawn(number, names)
        true = false = 0
        for chosen, value in self._project.values(number):
            if value is None:
                continue
            worlds = self._every
            for name, place in zip(names, chosen, strict=True):
                worlds &= self._mask(name, place)
            if value:
                true |= worlds
            else:
                false |= worlds
        return Bits(true, false)

    def _as_drawn(self, number: int, names: tuple[str, ...]) -> Bits:
        """Judge a leaf on the combinations of completions that some world has, each once."""
        drawn = np.stack([self.choices[name] for name in names])
        combinations, in_worlds = np.unique(drawn, axis=1, return_inverse=True)
        chosen = (tuple(map(int, places)) for places in combinations.T)
        values = [value for _, value in self._project.values(number, chosen)]
        worth = np.array([_UNKNOWN if value is None else value for value in values], np.uint8)[in_worlds.ravel()]
        return Bits(_as_bits(worth == 1), _as_bits(worth == 0))

    def _constant(self, value: Kleene) -> Bits:
        return Bits(self._every if value else 0, self._every if value is False else 0)

    def _mask(self, name: str, place: int) -> int:
        """Return the worlds that complete ``name`` in one way."""
        key = name, place
        if key not in self._masks:
            self._masks[key] = _as_bits(self.choices[name] == place)
        return self._masks[key]

    def _by_ratio(self, number: int) -> Bits:
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
        for pair in np.flatnonzero(found):
            value = leaf.value(self._facts.with_changes({name: ratio.fact(*divmod(int(pair), _UPPER))}))
            worth[pair] = _UNKNOWN if value is None else value
        in_worlds = worth[terms]
        return Bits(_as_bits(in_worlds == 1), _as_bits(in_worlds == 0))

    def _terms_of(self, ratio: AnswerRatio) -> NDArray[np.int32]:
        """Return the terms of a ratio in each world as one number: ``_UPPER`` times the upper one, and the lower."""
        given, terms = 0, np.zeros(self._count, np.int32)
        for question in ratio.questions:
            if question in self.completions:
                added = [_in_one(*ratio.adds(one.fact)) for one in self.completions[question] if one.fact]
                terms += np.array(added, np.int32)[self.choices[question]]
            else:
                given += _in_one(*ratio.adds(self._facts.facts[question]))
        return terms + np.int32(given)


def _verdicts(conditions: Sequence[int | None], values: Sequence[Bits], every: int) -> Mapping[Verdict, int]:
    """Return the worlds in which a rule has each verdict."""
    defaults = (Bits(every, 0), Bits(0, 0), Bits(0, every))  # applies, is not known to be satisfied, is not partly so
    found: dict[tuple[Kleene, ...], int] = {(): every}
    for node, default in zip(conditions, defaults, strict=True):
        bits = default if node is None else values[node]
        ways = ((True, bits.true), (False, bits.false), (None, every ^ (bits.true | bits.false)))
        found = {
            (*truths, truth): both
            for truths, worlds in found.items()
            for truth, of_truth in ways
            if (both := worlds & of_truth)
        }
    return {verdict(*truths): worlds for truths, worlds in found.items()}


def _counts(
    rules: Iterable[tuple[Severity, Mapping[Verdict, int]]], count: int
) -> Mapping[tuple[Severity, OutcomeKind], NDArray[np.int32]]:
    """Return, for each severity and outcome, how many rules have it in each world."""
    columns: defaultdict[tuple[Severity, OutcomeKind], list[int]] = defaultdict(list)
    for severity, found in rules:
        for one, worlds in found.items():  # a world has one verdict of a rule
            _add_one(columns[severity, worst_of(one.possible)], worlds)
    return {key: _as_counts(column, count) for key, column in columns.items()}


def _add_one(column: list[int], worlds: int) -> None:
    """Count one more in ``worlds``; a column holds counts as binary digits, the lowest first, one bit a world."""
    for place, digit in enumerate(column):
        if not worlds:
            return
        column[place] = digit ^ worlds
        worlds &= digit
    if worlds:
        column.append(worlds)


def _as_counts(column: Sequence[int], count: int) -> NDArray[np.int32]:
    counts = np.zeros(count, np.int32)
    for place, digit in enumerate(column):
        counts += _as_flags(digit, count).astype(np.int32) << place
    return counts


def _in_one(upper: int, lower: int) -> int:
    return _UPPER * upper + lower


def _as_bits(flags: NDArray[np.bool_]) -> int:
    return int.from_bytes(np.packbits(flags, bitorder="little").tobytes(), "little")


def _as_flags(bits: int, count: int) -> NDArray[np.uint8]:
    packed = np.frombuffer(bits.to_bytes((count + 7) // 8, "little"), np.uint8)
    return np.unpackbits(packed, count=count, bitorder="little")
