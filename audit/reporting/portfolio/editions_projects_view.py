"""One project of the panorama through its editions, in words: its figures, and which edition each comes from."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from audit.model.end_precision import EndPrecision
from audit.portfolio.editions_schema import FollowedProject
from audit.reporting.portfolio.editions_words import EditionWords


@dataclass(frozen=True)
class FollowedRow:
    """One project in words."""

    name: str
    notes: tuple[str, ...]
    seen: str
    cost: str
    cost_note: str
    change: str
    end: str
    end_note: str
    slip: str
    slip_note: str


def followed_row(
    one: FollowedProject,
    words: EditionWords,
    former: Sequence[str] = (),
    later: Sequence[str] = (),
) -> FollowedRow:
    """Write one project.

    Args:
        one: the project.
        words: what writes it.
        former: its likely former names, to be confirmed.
        later: its likely later names, to be confirmed.
    """
    t = words.t
    if one.editions == 1:
        seen = t("editions.seen_once", month=words.month(one.first))
    else:
        seen = t("editions.seen", seen=one.editions, first=words.month(one.first), last=words.month(one.last))
    phase = one.phase.to(words.language) if one.phase else None
    where = " · ".join(words.name(part) for part in (one.ministry, phase) if part)
    names = [
        t("editions.also", names=", ".join(map(words.name, one.names))) if one.names else "",
        t("editions.formerly", names=", ".join(map(words.name, former))) if former else "",
        _redefined(one, words),
        t("editions.became", names=", ".join(map(words.name, later))) if later else "",
    ]
    withheld = words.name(one.withheld.to(words.language)) if one.withheld else ""
    end = t("compare.unknown") if one.last_end is None else words.month(one.last_end)
    no_change, no_slip = (_not_known(given, one, words) for given in (one.last_cost_edition, one.last_end_edition))
    return FollowedRow(
        name=words.name(one.project),
        notes=tuple(part for part in (where, *names, withheld) if part),
        seen=seen,
        cost=words.known(one.last_cost),
        cost_note=words.joined(
            part
            for part in (
                _cost_note(one, words),
                _to_check(one.costs_to_check, "cost", words),
            )
            if part
        ),
        change=no_change if one.cost_change is None else words.change(one.cost_change),
        end=t("editions.about", what=end) if one.last_end_precision is EndPrecision.ABOUT else end,
        end_note=_given(one.last_end_edition, one, words),
        slip=no_slip if one.end_change_months is None else words.slip(one),
        slip_note=words.joined(
            part for part in (_slip_note(one, words), _to_check(one.ends_to_check, "end", words)) if part
        ),
    )


def _redefined(one: FollowedProject, words: EditionWords) -> str:
    """Return from which published start to which, each time that it moved; empty where it did not."""
    moves = ", ".join(
        words.t(
            "editions.start_moved",
            before=words.month(move.start_before),
            now=words.month(move.start),
            edition=words.month(move.edition),
        )
        for move in one.starts_moved
    )
    return words.t("editions.redefined_from", moves=moves) if moves else ""


def _to_check(editions: Sequence[date], what: Literal["cost", "end"], words: EditionWords) -> str:
    """Return the editions whose figure is one to check; empty where there is none."""
    if not editions:
        return ""
    months = ", ".join(map(words.month, editions))
    return (
        words.t("editions.check_cost", months=months)
        if what == "cost"
        else words.t("editions.check_end", months=months)
    )


def _cost_note(one: FollowedProject, words: EditionWords) -> str:
    if one.cost_change is None or one.first_cost is None or one.first_cost_edition is None:
        return _given(one.last_cost_edition, one, words)
    month = words.month(one.first_cost_edition)
    return words.t("editions.first_cost", cost=words.amount(one.first_cost), month=month)


def _slip_note(one: FollowedProject, words: EditionWords) -> str:
    """Return since when the end is known, where that is not since the first edition."""
    if one.end_change_months is None or one.first_end_edition in (None, one.first):
        return ""
    return words.t("editions.since", month=words.month(one.first_end_edition))


def _given(edition: date | None, one: FollowedProject, words: EditionWords) -> str:
    """Return which edition gives a figure, where it is not the last one that publishes the project."""
    if edition is None or edition == one.last:
        return ""
    return words.t("editions.given", month=words.of_month(edition))


def _not_known(edition: date | None, one: FollowedProject, words: EditionWords) -> str:
    """Return that a change is not known, and since when where an earlier edition gave the figure."""
    if edition is None or edition == one.last:
        return words.t("compare.unknown")
    return words.t("editions.unknown_since", month=words.month(edition))
