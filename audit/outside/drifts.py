"""Derives how public projects drifted from the editions of the panorama: which count, how far, and how surely.

Which projects count, and why:

- published twice or more under one name: a name that changes tells another perimeter, and no drift is measured across;
- first published before their rollout: afterwards there is little left to drift, and the first figure is no forecast;
- followed for long enough that a re-estimate can show;
- for durations, published with one start throughout: where the start moves, the duration is that of something else.

What makes the drifts smaller than they were: the first published figure comes after the initial baseline (the earlier
drift is not seen), most projects were not finished when they were last seen (the later drift is not seen), and
re-estimates lag. They are to be read as lower bounds.
"""

from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise

import pandas as pd

from audit.model.outside_figures import LEVELS, DriftClass, DriftQuantile
from audit.outside.intervals import ranks

# The phases of the panorama before a project is rolled out, and the last one, folded.
BEFORE_ROLLOUT = ("cadrage", "conception realisation", "experimentation")
CLOSED = "termine"

_DECIMALS = Decimal("0.001")


def followed(table: pd.DataFrame, figure: str, months: int) -> pd.DataFrame:
    """Return a line for each project that counts: its first figure, its drift, and what became of it.

    Args:
        table: a line a project and edition, as ``read_trajectories`` gives it.
        figure: ``euros`` or ``years``.
        months: for how long a project is followed at least.

    Returns:
        the columns ``first``, ``drift`` (a fraction), ``elapsed`` (share of the first planned duration that was over at
        the first figure; missing where the start or the duration is), ``closed`` and ``still_followed``.
    """
    last_edition = table["edition"].max()
    lines = []
    for _, seen in table.groupby("project", sort=True):
        told = seen.dropna(subset=[figure])
        if len(told) < 2 or (figure == "years" and not _one_start(told)):
            continue
        first, last = told.iloc[0], told.iloc[-1]
        span = (last["edition"].year - first["edition"].year) * 12 + last["edition"].month - first["edition"].month
        if span < months or first["phase"] not in BEFORE_ROLLOUT or first[figure] <= 0:
            continue
        at_the_end = seen.iloc[-1]
        closed = at_the_end["phase"] == CLOSED
        lines.append(
            {
                "first": first[figure],
                "drift": last[figure] / first[figure] - 1,
                "elapsed": (first["edition"] - first["begun"]).days / 365 / first["years"],
                "closed": closed,
                "still_followed": not closed and at_the_end["edition"] == last_edition,
            }
        )
    return pd.DataFrame(lines, columns=["first", "drift", "elapsed", "closed", "still_followed"])


def drift_class(
    projects: pd.DataFrame, confidence: Decimal, at_least: Decimal | None = None, below: Decimal | None = None
) -> DriftClass:
    """Return the class of the ``projects`` whose first figure lies in its bounds, with the quantiles they can tell.

    Quantiles are interpolated between observations, as pandas does by default.
    """
    low = float(at_least) if at_least is not None else float("-inf")
    high = float(below) if below is not None else float("inf")
    held = projects[(projects["first"] >= low) & (projects["first"] < high)]
    drifts = held["drift"].sort_values(ignore_index=True)
    return DriftClass(
        at_least=at_least,
        below=below,
        projects=len(held),
        closed=int(held["closed"].sum()),
        still_followed=int(held["still_followed"].sum()),
        quantiles=tuple(told for at in LEVELS if (told := _quantile(drifts, at, confidence))),
    )


def drift_classes(projects: pd.DataFrame, confidence: Decimal, limits: Sequence[Decimal]) -> tuple[DriftClass, ...]:
    """Return the classes that ``limits`` part, from the smallest projects to the largest."""
    bounds = (None, *limits, None)
    return tuple(drift_class(projects, confidence, low, high) for low, high in pairwise(bounds))


def _one_start(told: pd.DataFrame) -> bool:
    return bool(told["begun"].notna().all()) and told["begun"].nunique() == 1


def _quantile(drifts: pd.Series, at: Decimal, confidence: Decimal) -> DriftQuantile | None:
    between = ranks(len(drifts), at, confidence)
    if between is None:
        return None
    return DriftQuantile(
        at=at,
        drift=_rounded(float(drifts.quantile(float(at)))),
        low=_rounded(float(drifts.iloc[between.low - 1])),
        high=_rounded(float(drifts.iloc[between.high - 1])),
    )


def _rounded(drift: float) -> Decimal:
    return Decimal(repr(drift)).quantize(_DECIMALS) + 0
