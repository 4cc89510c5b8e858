"""The level of the avis in many worlds at once: the same scoring as for one project, in whole numbers."""

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from audit.judgement.totals import points_of
from audit.model.rule import OutcomeKind, Severity
from audit.model.scoring import ORDERED_LEVELS, AvisLevel, Scoring

Counts = NDArray[np.int32]
_FULL = 100


def level_codes(
    counts: Mapping[tuple[Severity, OutcomeKind], Counts], worlds: int, scoring: Scoring
) -> NDArray[np.uint8]:
    """Return the level of the avis in each world, by its place in ``AvisLevel``.

    Args:
        counts: how many rules of a severity have an outcome, in each world; one that no answer settles, at its worst.
        worlds: how many worlds.
        scoring: the published weights, floors and caps.
    """
    points = points_of(scoring)
    earned, determined = np.zeros(worlds, np.int64), np.zeros(worlds, np.int64)
    for severity, weight in points.weights.items():
        settled, credited = np.zeros(worlds, np.int32), np.zeros(worlds, np.int64)
        for outcome, credit in points.credit.items():
            found = counts.get((severity, outcome))
            if found is not None:
                settled += found
                if credit:
                    credited += credit * found
        determined += weight * settled.astype(np.int64)
        earned += weight * credited
    levels = list(AvisLevel)
    reached = np.full(worlds, ORDERED_LEVELS.index(AvisLevel.UNFAVOURABLE), np.uint8)
    for floor in reversed(scoring.floors):  # the highest floor that is reached comes last, and holds
        enough = _FULL * earned >= floor.score * points.unit * determined
        reached[enough] = ORDERED_LEVELS.index(floor.level)
    for cap in scoring.caps:
        if (found := counts.get((cap.severity, cap.outcome))) is not None:
            np.maximum(reached, ORDERED_LEVELS.index(cap.best), out=reached, where=found >= cap.count)
    places = np.array([levels.index(level) for level in ORDERED_LEVELS], np.uint8)
    codes: NDArray[np.uint8] = places[reached]
    codes[determined == 0] = levels.index(AvisLevel.NONE)
    return codes
