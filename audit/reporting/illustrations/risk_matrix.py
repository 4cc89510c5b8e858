"""The open risks by likelihood and impact; a risk of which one of them is not known has no place, and is told apart."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from audit.model.fact import Fact
from audit.model.synthesis import RiskLine, RiskLines
from audit.reporting.drawn_labels import label_lines
from audit.reporting.illustrations.facts import fact_places, fact_words
from audit.reporting.illustrations.model import DataTable, Illustration
from audit.reporting.messages import Messages, messages
from audit.reporting.view import ReportView

_MOST_DEGREES = 6  # of a scale that still makes a matrix to look at
_LEFT, _WIDE, _TOP, _TALL = 30, 680, 24, 44  # of the matrix, in units of the drawing, which is 720 wide
_WIDTHS = (14, 22, 16)  # of the columns beside the place of a risk
_NUMBERS = 14  # signs of the numbers in a cell, the word before them apart


@dataclass(frozen=True)
class MatrixCell:
    """One cell: its middle, how many risks it holds, and the lines of those that fit."""

    x: int
    top: int
    count: int
    numbers: str


@dataclass(frozen=True)
class _Risk:
    line: RiskLine
    likelihood: int | None
    impact: int | None
    number: int

    @property
    def place(self) -> tuple[int, int] | None:
        known = self.likelihood is not None and self.impact is not None
        return (self.likelihood or 0, self.impact or 0) if known else None


def risk_matrix(view: ReportView) -> Illustration | None:
    """Return the matrix of risks; None when the review asks for no risks, or the project has written none."""
    frame = view.result.synthesis
    found = frame.risks if frame else None
    if found is None or not found.lines:
        return None
    t, risks = messages(view.language), _ordered(found)
    placed, apart = [one for one in risks if one.place], [one for one in risks if not one.place]
    left_out = t("risks.unplaced", count=len(apart), numbers=_listed(sorted(one.number for one in apart)))
    others = [place for place in range(len(_WIDTHS)) if any(one.line.told[place] for one in risks)]
    return Illustration(
        name="risk_matrix",
        title=t("risks.title"),
        description=t("risks.description"),
        headline=_headline(placed, found, view) if placed else t("risks.none_placed", count=len(risks)),
        notes=(
            *((left_out,) if apart and placed else ()),
            *(() if found.complete else (t("risks.partial"),)),
        ),
        shapes=_shapes(risks, found, view) if placed and _is_small(found) else {},
        table=DataTable(
            header=(
                t("risks.number"),
                t("risks.risk"),
                t("risks.likelihood"),
                t("risks.impact"),
                *(_columns(t)[place] for place in others),
            ),
            rows=tuple(
                (
                    str(one.number),
                    _label(one, view),
                    fact_words(one.line.likelihood, view),
                    fact_words(one.line.impact, view),
                    *(fact_words(one.line.told[place], view) for place in others),
                )
                for one in risks
            ),
            widths=(7, 26, 12, 8, *(_WIDTHS[place] for place in others)),
            right=frozenset({0}),
        ),
        places=fact_places(fact for line in found.lines for fact in (line.likelihood, line.impact)),
    )


def _ordered(found: RiskLines) -> list[_Risk]:
    """Return the risks in the order of the table: the gravest impact first, then the likeliest; the others last."""
    risks = [
        _Risk(line, _degree(line.likelihood), _degree(line.impact), line.row or place)
        for place, line in enumerate(found.lines, start=1)
    ]
    return sorted(risks, key=lambda one: (one.place is None, -(one.impact or 0), -(one.likelihood or 0)))


def _degree(fact: Fact | None) -> int | None:
    value = fact.value if fact is not None else None
    return int(value) if isinstance(value, Decimal) and value == int(value) else None


def _is_small(found: RiskLines) -> bool:
    return all(high - low < _MOST_DEGREES for low, high in (found.likelihoods, found.impacts))


def _headline(placed: Sequence[_Risk], found: RiskLines, view: ReportView) -> str:
    """Say how many risks there are, and how many have the gravest impact of the scale."""
    t, gravest = messages(view.language), found.impacts[1]
    count = sum(one.impact == gravest for one in placed)
    at_top = t("risks.gravest", count=count, degree=gravest) if count else t("risks.gravest_none", degree=gravest)
    return f"{t('risks.placed', count=len(placed))} {at_top}"


def _shapes(risks: Sequence[_Risk], found: RiskLines, view: ReportView) -> dict[str, object]:
    t = messages(view.language)
    columns = list(range(found.likelihoods[0], found.likelihoods[1] + 1))
    rows = list(range(found.impacts[1], found.impacts[0] - 1, -1))  # the gravest on top
    cell = _WIDE // len(columns)
    foot, right = _TOP + _TALL * len(rows), _LEFT + cell * len(columns)
    held: dict[tuple[int, int], list[int]] = {}
    for one in risks:
        if one.place:
            held.setdefault(one.place, []).append(one.number)
    return {
        "cells": [
            MatrixCell(
                x=_LEFT + cell * columns.index(likelihood) + cell // 2,
                top=_TOP + _TALL * rows.index(impact),
                count=len(numbers),
                numbers=t(
                    "risks.numbers",
                    count=len(numbers),
                    numbers=label_lines(_listed(sorted(numbers)), _NUMBERS, most=1)[0],
                ),
            )
            for (likelihood, impact), numbers in held.items()
            if likelihood in columns and impact in rows
        ],
        "columns": [(degree, _LEFT + cell * place + cell // 2) for place, degree in enumerate(columns)],
        "rows": [(degree, _TOP + _TALL * place + _TALL // 2) for place, degree in enumerate(rows)],
        "across": [_LEFT + cell * place for place in range(len(columns) + 1)],
        "down": [_TOP + _TALL * place for place in range(len(rows) + 1)],
        "left": _LEFT,
        "right": right,
        "top": _TOP,
        "foot": foot,
        "up": t("risks.impact_scale", low=rows[-1], high=rows[0]),
        "along": t("risks.likelihood_scale", low=columns[0], high=columns[-1]),
        "height": foot + 36,
    }


def _columns(t: Messages) -> tuple[str, ...]:
    """Return what the columns beside the place of a risk are called, in the order of ``RiskLine.told``."""
    return (t("risks.owner"), t("risks.treatment"), t("risks.reviewed"))


def _label(one: _Risk, view: ReportView) -> str:
    t = messages(view.language)
    return one.line.label or t("risks.unnamed")


def _listed(numbers: Iterable[int]) -> str:
    return ", ".join(map(str, numbers))
