"""Judges many completions of one project at once: a bit a world, one whole number a condition.

A world answers every open question, and fills every open table, by one of the completions of
``audit.judgement.completions``. What several of them are read for together is judged on their combinations, so that
every world is a project that could be.
"""

import random
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from math import prod

import numpy as np
from numpy.typing import NDArray

from audit.engine.kernel import Judgement, Kernel
from audit.engine.leaves import CompiledLeaf
from audit.engine.nodes import Bits, joined_bits
from audit.engine.verdict import Verdict, verdict
from audit.facts.build import AnswerRatio, FactBuilder
from audit.judgement.completions import Completion, Completions, open_questions, open_tables
from audit.judgement.world_levels import level_codes
from audit.model.fact import FactSet
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

    def __init__(
        self, kernel: Kernel, facts: FactBuilder, completions: Completions, rules: Sequence[Rule], scoring: Scoring
    ) -> None:
        self._kernel = kernel
        self._facts = facts
        self._completions = completions
        self._rules = rules
        self._scoring = scoring
        self._leaves = kernel.leaves[: kernel.program.judged_atoms]

    def worlds(self, judgement: Judgement, count: int, seed: int, left_out: Iterable[int] = ()) -> Worlds:
        """Draw and judge ``count`` completions of a project; the same seed gives the same worlds.

        Args:
            judgement: of the project as it is.
            count: how many worlds.
            seed: of the draw.
            left_out: the rules, by their place, that are not for this project.
        """
        draw = _Draw(self._kernel, self._facts, self._completions, judgement, count, seed)
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
        self, kernel: Kernel, facts: FactBuilder, completions: Completions, judgement: Judgement, count: int, seed: int
    ) -> None:
        self._leaves = kernel.leaves[: kernel.program.judged_atoms]
        self._builder = facts
        self._facts = judgement.facts
        self._values = judgement.values
        self._count = count
        self._every = (1 << count) - 1
        self._masks: dict[tuple[str, int], int] = {}
        self._terms: dict[str, NDArray[np.int32]] = {}
        self._reads = self._open_reads(kernel)
        alone, together = self._apart()
        rng = random.Random(seed)  # noqa: S311 - for variety, not for secrets
        self.completions: dict[str, list[Completion]] = {}
        for name in sorted({name for names in self._reads for name in names}):
            if name in self._facts.tables:
                self.completions[name] = completions.of_table(name, self._facts, rng)
            else:
                self.completions[name] = completions.of_question(name, self._facts, alone[name], name in together)
        drawn = np.random.default_rng(seed)
        self.choices: dict[str, Choices] = {
            name: drawn.integers(len(found), size=count, dtype=np.uint8) for name, found in self.completions.items()
        }

    def leaves(self) -> list[Bits]:
        """Return what every leaf is worth in every world."""
        return [self._leaf(number, names) for number, names in enumerate(self._reads)]

    def _open_reads(self, kernel: Kernel) -> list[tuple[str, ...]]:
        """Return the open questions and tables that each leaf rests on, through indicators too."""
        questions = frozenset(open_questions(self._facts, self._builder.questions))
        opened = questions | frozenset(open_tables(self._facts))
        return [
            tuple(sorted({base for name in leaf.reads for base in self._builder.bases(name) if base in opened}))
            for leaf in self._leaves
        ]

    def _apart(self) -> tuple[Mapping[str, list[CompiledLeaf]], frozenset[str]]:
        """Return the leaves that read each question alone, and the questions that are read together with others."""
        alone: defaultdict[str, list[CompiledLeaf]] = defaultdict(list)
        together: set[str] = set()
        for leaf, names in zip(self._leaves, self._reads, strict=True):
            if len(names) == 1 and names[0] in leaf.reads:
                alone[names[0]].append(leaf)
            elif not self._is_ratio(leaf.reads):
                together.update(names)
        return alone, frozenset(together)

    def _leaf(self, number: int, names: tuple[str, ...]) -> Bits:
        leaf = self._leaves[number]
        if not names:
            return self._constant(self._values[number])
        if self._is_ratio(leaf.reads):
            return self._by_ratio(number)
        if prod(len(self.completions[name]) for name in names) > _MOST_COMBINATIONS:
            return self._as_drawn(leaf, names)
        true = false = 0
        for chosen in product(*(range(len(self.completions[name])) for name in names)):
            places = dict(zip(names, chosen, strict=True))
            value = leaf.value(self._completed(places, leaf.reads))
            if value is None:
                continue
            worlds = self._every
            for name, place in places.items():
                worlds &= self._mask(name, place)
            if value:
                true |= worlds
            else:
                false |= worlds
        return Bits(true, false)

    def _as_drawn(self, leaf: CompiledLeaf, names: tuple[str, ...]) -> Bits:
        """Judge a leaf on the combinations of completions that some world has, each once."""
        drawn = np.stack([self.choices[name] for name in names])
        combinations, in_worlds = np.unique(drawn, axis=1, return_inverse=True)
        values = [
            leaf.value(self._completed(dict(zip(names, map(int, chosen), strict=True)), leaf.reads))
            for chosen in combinations.T
        ]
        worth = np.array([_UNKNOWN if value is None else value for value in values], np.uint8)[in_worlds.ravel()]
        return Bits(_as_bits(worth == 1), _as_bits(worth == 0))

    def _constant(self, value: Kleene) -> Bits:
        return Bits(self._every if value else 0, self._every if value is False else 0)

    def _completed(self, places: Mapping[str, int], reads: Iterable[str]) -> FactSet:
        """Return the facts once these completions are made, with the indicators among ``reads`` computed again."""
        chosen = [self.completions[name][place] for name, place in places.items()]
        facts = {one.name: one.fact for one in chosen if one.fact is not None}
        tables = {one.name: one.table for one in chosen if one.table is not None}
        return self._builder.completed(self._facts, facts, tables, reads)

    def _mask(self, name: str, place: int) -> int:
        """Return the worlds that complete ``name`` in one way."""
        key = name, place
        if key not in self._masks:
            self._masks[key] = _as_bits(self.choices[name] == place)
        return self._masks[key]

    def _is_ratio(self, reads: frozenset[str]) -> bool:
        return len(reads) == 1 and self._builder.ratio(next(iter(reads))) is not None

    def _by_ratio(self, number: int) -> Bits:
        """Judge a leaf on an indicator that adds up what every graded answer brings, world by world."""
        leaf = self._leaves[number]
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
            _add_one(columns[severity, one.outcome], worlds)
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
