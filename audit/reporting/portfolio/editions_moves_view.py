"""What moved between editions, and the names to confirm, in words."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from audit.portfolio.editions_moves_schema import CostAlike, Move, MoveKind, Renaming
from audit.portfolio.editions_schema import PanoramaEditions
from audit.reporting.portfolio.editions_words import EditionWords

_LARGEST = 3  # changes of cost that are named


@dataclass(frozen=True)
class MovesRow:
    """What one edition changes against the one before, in words; nothing where nothing did."""

    month: str
    entered: str
    left: str
    appeared: str
    withdrawn: str


@dataclass(frozen=True)
class RenamingRow:
    """Two names that may be one project, in words."""

    old: str
    kept: str
    when: str
    start: str
    where: str
    costs: str
    likely: str


def moves_rows(found: PanoramaEditions, words: EditionWords) -> Iterator[MovesRow]:
    """Yield what each edition changes, the latest first."""
    t = words.t
    for edition in reversed(found.editions[1:]):
        moves = moves_of(found, edition.edition)
        by_kind = {kind: [one for one in moves if one.move is kind] for kind in MoveKind}
        entered, left = by_kind[MoveKind.ENTERED], by_kind[MoveKind.LEFT]
        appeared, withdrawn = by_kind[MoveKind.COST_APPEARED], by_kind[MoveKind.COST_WITHDRAWN]
        yield MovesRow(
            month=words.month(edition.edition),
            entered=_named(t("editions.entered_count", count=len(entered)), entered, words),
            left=_named(t("editions.left_count", count=len(left)), left, words),
            appeared=_named(t("editions.appeared_count", count=len(appeared)), appeared, words),
            withdrawn=_named(t("editions.withdrawn_count", count=len(withdrawn)), withdrawn, words),
        )


def moves_of(found: PanoramaEditions, day: date) -> tuple[Move, ...]:
    """Return what the edition of ``day`` changes."""
    return tuple(one for one in found.moves if one.edition == day)


def largest_changes(moves: Sequence[Move], words: EditionWords) -> str:
    """Write the changes of cost that count most in the total of one edition; nothing where no cost changed."""
    changed = [(one.change, one) for one in moves if one.move is MoveKind.COST_CHANGED and one.change is not None]
    most = sorted(changed, key=lambda item: (-abs(item[0]), item[1].project.casefold()))[:_LARGEST]
    return words.projects((one.project, _checked(words.added(change), one, words)) for change, one in most)


def _checked(said: str, one: Move, words: EditionWords) -> str:
    """Say of a cost to check that it is one."""
    return words.t("editions.to_check", said=said) if one.to_check else said


def renaming_row(one: Renaming, words: EditionWords) -> RenamingRow:
    """Write two names that may be one project."""
    t = words.t
    ministries = dict.fromkeys((one.ministry_before, one.ministry_now))
    doubt = {
        CostAlike.WITHIN: t("editions.several_candidates"),
        CostAlike.BEYOND: t("editions.cost_differs"),
        CostAlike.UNPUBLISHED: t("editions.cost_unknown"),
    }
    costs = _from_to(words.known(one.cost_before), words.known(one.cost_now), words)
    return RenamingRow(
        old=words.name(one.old),
        kept=words.name(one.kept),
        when=t("editions.from_to", before=words.month(one.before), now=words.month(one.edition)),
        start=words.month(one.start),
        where=t("editions.arrow").join(words.name(name) for name in ministries),
        costs=costs if not one.cost_change else f"{costs} ({words.change(one.cost_change)})",
        likely=words.joined(
            [
                t("editions.likely") if one.likely else doubt[one.costs],
                *([t("editions.comes_back", old=one.old, kept=one.kept)] if one.comes_back else []),
            ]
        ),
    )


def _since(cost: str, one: Move, words: EditionWords) -> str:
    """Say of a project that came back which edition was the last to publish it."""
    if one.last_seen is None:
        return cost
    return words.t("editions.came_back", cost=cost, month=words.month(one.last_seen))


def _from_to(before: str, now: str, words: EditionWords) -> str:
    return before if before == now else words.t("editions.from_to", before=before, now=now)


def _named(count: str, moves: Sequence[Move], words: EditionWords) -> str:
    """Write how many they are, what their costs add up to, who they are; nothing where there is none."""
    if not moves:
        return ""
    costs = [abs(one.change) for one in moves if one.change is not None]
    head = words.t("editions.in_all", what=count, total=words.amount(sum(costs, Decimal(0)))) if costs[1:] else count
    listed = words.projects(
        (one.project, _since(words.known(one.cost_before if one.cost_now is None else one.cost_now), one, words))
        for one in moves
    )
    return words.t("editions.listed", head=head, projects=listed)
