"""Ranks the open answers of a project by what they settle, over worlds; see ``questions_that_matter``."""

from collections.abc import Iterable, Mapping, Sequence
from math import log

import numpy as np
from numpy.typing import NDArray

from audit.judgement.worlds import Worlds
from audit.model.scoring import AvisLevel
from audit.remediation.questions_that_matter import QuestionsThatMatter, RankedAnswer

MOST_ASKED = 10
_LEVELS = len(AvisLevel)
_ENOUGH_WORLDS = 20
"""Of one combination of answers on average, for what they say of it to be more than chance."""

_LEAST_GAIN = 1e-9  # below, what differs is the rounding of logarithms
_Codes = NDArray[np.int64]


def rank_answers(
    drawn: Worlds, seed: int, possible: Sequence[AvisLevel], open_names: Iterable[str], live: frozenset[str]
) -> QuestionsThatMatter:
    """Rank the open answers of one project of which several levels are possible.

    Args:
        drawn: completions of the project: the first half ranks, the other one checks.
        seed: of the draw.
        possible: the levels that the proof does not exclude.
        open_names: every open question and table that the review asks.
        live: those that an open condition of an open rule rests on.
    """
    count = drawn.count // 2
    levels = drawn.levels.astype(np.int64)
    ranked = _ranked({name: drawn.choices[name] for name in drawn.completions if name in live}, levels, count)
    every = list(open_names)
    picked = {answer.name for answer in ranked}
    found = np.bincount(levels[:count], minlength=_LEVELS)
    is_uniform = np.count_nonzero(found) <= 1
    return QuestionsThatMatter(
        possible=tuple(possible),
        worlds=count,
        seed=seed,
        levels={level: int(worlds) for level, worlds in zip(AvisLevel, found, strict=True)},
        ranked=tuple(ranked),
        enough=None if is_uniform else _enough([drawn.choices[answer.name] for answer in ranked], levels, count),
        without_effect=tuple(name for name in every if name not in live),
        others=tuple(name for name in every if name in live and name not in picked),
    )


def _ranked(choices: Mapping[str, NDArray[np.uint8]], levels: _Codes, count: int) -> list[RankedAnswer]:
    """Rank answers over the first ``count`` worlds, for as long as they say more than chance would."""
    codes = {name: chosen[:count].astype(np.int64) for name, chosen in choices.items()}
    sizes = {name: int(chosen.max()) + 1 if count else 1 for name, chosen in codes.items()}
    met, dense = np.unique(levels[:count], return_inverse=True)
    seen = len(met)
    if seen <= 1:
        return []
    dense = dense.astype(np.int64).ravel()
    uncertainty = left = _left(np.zeros(count, np.int64), 1, dense, seen)
    ranked: list[RankedAnswer] = []
    told, groups = np.zeros(count, np.int64), 1
    alone: dict[str, float] = {}
    while len(ranked) < MOST_ASKED and left > _LEAST_GAIN:
        base = told * seen + dense
        after = {
            name: _left_of(base, groups * seen, chosen, sizes[name], seen)
            for name, chosen in codes.items()
            if groups * sizes[name] * _ENOUGH_WORLDS <= count
        }
        if not alone:
            alone = after
        if not after:
            break
        best = min(after, key=lambda name: (after[name], name))
        # What as many combinations remove of the uncertainty by chance alone, in as many worlds.
        by_chance = groups * (sizes[best] - 1) * (seen - 1) / (2 * log(2) * count)
        if left - after[best] <= max(by_chance, _LEAST_GAIN):
            break
        left = after[best]
        ranked.append(RankedAnswer(best, 1 - alone[best] / uncertainty, 1 - left / uncertainty))
        told = np.unique(told * sizes[best] + codes.pop(best), return_inverse=True)[1].astype(np.int64).ravel()
        groups = int(told.max()) + 1
    return ranked


def _left_of(base: _Codes, size: int, chosen: _Codes, ways: int, seen: int) -> float:
    """Return the uncertainty about the level, in bits, that is left once what is told and one more answer are known.

    Args:
        base: in each world, what is told and its level, as one number.
        size: how many such numbers there are.
        chosen: the answer in each world.
        ways: how many answers there are.
        seen: how many levels there are.
    """
    counts = np.bincount(chosen * size + base, minlength=size * ways).reshape(-1, seen)
    return _bits_left(counts, len(base))


def _left(told: _Codes, groups: int, levels: _Codes, seen: int) -> float:
    return _bits_left(np.bincount(told * seen + levels, minlength=groups * seen).reshape(groups, seen), len(levels))


def _bits_left(counts: NDArray[np.intp], worlds: int) -> float:
    sizes = counts.sum(axis=1)
    return float((_n_log_n(sizes) - _n_log_n(counts)) / worlds)


def _n_log_n(counts: NDArray[np.intp]) -> float:
    found = counts[counts > 0].astype(np.float64)
    return float((found * np.log2(found)).sum())


def _enough(choices: Sequence[NDArray[np.uint8]], levels: _Codes, count: int) -> int | None:
    """Return how many of the answers settle the level in the first half and foretell it in the other, if any do."""
    told = np.zeros(len(levels), np.int64)
    for asked in range(len(choices) + 1):
        if asked:
            chosen = choices[asked - 1].astype(np.int64)
            told = np.unique(told * (int(chosen.max()) + 1) + chosen, return_inverse=True)[1].astype(np.int64).ravel()
        groups = int(told.max()) + 1
        if groups * _ENOUGH_WORLDS > count:
            return None
        first, second = (
            np.bincount(told[half] * _LEVELS + levels[half], minlength=groups * _LEVELS).reshape(groups, _LEVELS) > 0
            for half in (slice(count), slice(count, None))
        )
        settled = (first.sum(axis=1) == 1).all()  # each combination is met, and has one level
        if settled and not (second & ~first).any():
            return asked
    return None
