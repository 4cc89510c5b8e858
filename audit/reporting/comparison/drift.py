"""Cost, end and milestones of a comparison, laid out against the initial baseline."""

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal

from audit.comparison.moves import MilestoneMove, Unmatched
from audit.comparison.schema import BaselineMoved, Comparison, Line, MilestoneMoved
from audit.comparison.values import plain
from audit.model.fact import Fact
from audit.reporting.comparison.cost_lines import cost_lines_group
from audit.reporting.comparison.names import Names
from audit.reporting.comparison.parts import Group, Part, Row
from audit.reporting.comparison.scope import scope_detail, scope_sentence
from audit.reporting.comparison.sheet import columns as sheet_columns
from audit.reporting.comparison.sheet import day, number, value_of
from audit.reporting.comparison.signed import sign_of, signed_days
from audit.reporting.comparison.terms import MILESTONE_MOVES, UNMATCHED
from audit.wording.cell_ranges import write_cell_ranges
from audit.wording.numbers import write_alike, write_date, write_share, write_slip


def drift_part(found: Comparison, names: Names) -> Part:
    """Return cost and end against the initial baseline, with what must be known to compare them."""
    t = names.t
    columns = (
        t("compare.figure"),
        t("compare.initial"),
        t("compare.at_old"),
        t("compare.at_new"),
        t("compare.drift"),
    )
    rows, sentences = [], list(scope_sentence(found, names))
    for title, item, is_cost in ((t("compare.cost"), found.cost, True), (t("compare.end"), found.end, False)):
        if item is not None:
            rows.append(_baseline(title, item, names, scope_detail(found.scope_cut, names), is_cost=is_cost))
            rows += _on_new_baseline(title, item, names, scope_detail(found.scope_cut, names), is_cost=is_cost)
            sentences += list(_warnings(title, item, names))
    if not rows:
        return Part("drift", t("compare.drift_title"), (t("compare.no_baseline"),))
    sheet = sheet_columns(*columns[:4], t("compare.sheet_drift_old"), t("compare.sheet_drift_new"))
    groups = [Group(t("compare.drift_caption"), columns, tuple(rows), sheet=sheet), *cost_lines_group(found, names)]
    return Part("drift", t("compare.drift_title"), tuple(sentences), tuple(groups))


def drift_sentences(title: str, item: BaselineMoved, names: Names, *, is_cost: bool) -> Iterator[str]:
    """Yield the figure and its drift at both dates; then a change of baseline. An amount in doubt is told where it is.

    Nothing is said of a drift that neither audit lets one know, unless an amount in doubt is why.
    """
    t = names.t
    initial = item.initial_old if item.reference == "old" else item.initial_new
    figures = initial or item.initial_old, item.current_old, item.current_new
    changed = _rebaselined(item, names, is_cost=is_cost) if item.rebaselined else ""
    if item.drift_old is not None or item.drift_new is not None or any(map(names.in_doubt, figures)):
        before, after = (drift_words(drift, names, is_cost=is_cost) for drift in (item.drift_old, item.drift_new))
        if is_cost:
            gaps = _gaps(initial, item, names)
            before, after = (
                f"{gap} ({share})" if gap else share for gap, share in zip(gaps, (before, after), strict=True)
            )
        first, *both = names.pair(*figures)
        said = t(
            "compare.summary_drift", figure=title, now_old=both[0], now_new=both[1], first=first, old=before, new=after
        )
        yield " ".join(filter(None, (said, changed)))
    elif changed:
        yield f"{title}{t('list.colon')} {changed}"


def _rebaselined(item: BaselineMoved, names: Names, *, is_cost: bool) -> str:
    """Return that the initial figure was changed, from what to what, in which cell, and what that makes of it."""
    t, cells = names.t, _cells(item.initial_new)
    old, new = names.pair(item.initial_old, item.initial_new)
    if item.drift_on_new is None or item.drift_new is None:
        return t("compare.summary_rebaselined", old=old, new=new, cells=cells)
    on_new, drift = (drift_words(one, names, is_cost=is_cost) for one in (item.drift_on_new, item.drift_new))
    days = [int(one) for one in (item.drift_on_new, item.drift_new)]
    if not is_cost and all(str(abs(one)) in write_slip(Decimal(one), names.language) for one in days):
        on_new, drift = (signed_days(one, t) for one in days)  # months stand above; years would stand alone
    return t("compare.summary_rebaselined_drift", old=old, new=new, cells=cells, on_new=on_new, drift=drift)


def _gaps(initial: Fact | None, item: BaselineMoved, names: Names) -> tuple[str, str]:
    """Return the difference from the initial cost in both audits, signed; empty where it is not known."""
    amounts = [
        one.value - initial.value
        if drift is not None
        and one is not None
        and initial is not None
        and isinstance(one.value, Decimal)
        and isinstance(initial.value, Decimal)
        else None
        for one, drift in ((item.current_old, item.drift_old), (item.current_new, item.drift_new))
    ]
    write = write_alike([amount for amount in amounts if amount is not None], names.language)
    before, after = ("" if amount is None else f"{sign_of(amount)}{write(abs(amount))}" for amount in amounts)
    return before, after


def go_live_sentence(found: Comparison, names: Names) -> Iterator[str]:
    """Yield the day of the next go-live at both dates, and how far it is from the one of the initial baseline."""
    t, item = names.t, found.go_live
    if item is None:
        return
    name = t("compare.go_live_named", name=item.name) if item.name else t("compare.go_live")
    old, new, first = (write_date(day, names.language) if day else "" for day in (item.old, item.new, item.initial))
    moved = t("compare.from_to", old=old or t("compare.unknown"), new=new)
    if item.initial is None:
        yield t("compare.go_live_alone", name=name, moved=moved)
        return
    before = _slip((item.old - item.initial).days if item.old else None, names)
    after = _slip((item.new - item.initial).days, names)
    drift = t("compare.from_to", old=before if item.old else t("compare.unknown"), new=after)
    yield t("compare.go_live_drift", name=name, moved=moved, first=first, drift=drift)


def drift_words(drift: Decimal | None, names: Names, *, is_cost: bool) -> str:
    """Return a drift with its sign, or that it is not known."""
    if drift is None:
        return names.t("compare.unknown")
    if not is_cost:
        return write_slip(drift, names.language)
    return f"{'+' if drift > 0 else ''}{write_share(drift, names.language)}"


def milestones_part(found: Comparison, names: Names) -> Part | None:
    """Return every milestone; None when neither audit lists any."""
    t = names.t
    if not (found.milestones or found.unmatched_milestones):
        return None
    columns = (
        t("compare.milestone"),
        t("compare.initial"),
        t("compare.at_old"),
        t("compare.at_new"),
        t("compare.slip_from_initial"),
        t("compare.slip"),
    )
    rows = tuple(_milestone(item, names) for item in found.milestones)
    days = (t("compare.sheet_days", heading=heading) for heading in columns[4:])
    groups = [Group(t("compare.milestones_caption"), columns, rows, sheet=sheet_columns(*columns[:4], *days))]
    if found.unmatched_milestones:
        lines = tuple(_unmatched(found.unmatched_milestones, names))
        groups.append(Group(t("compare.unmatched"), (t("compare.milestone"), t("compare.why")), lines))
    return Part("slips", t("compare.milestones"), (), tuple(groups))


def _unmatched(lines: Sequence[Line], names: Names) -> Iterator[Row]:
    """Yield one row a name and a reason, with the lines that it stands for in each audit."""
    alike: dict[tuple[str, Unmatched], list[Line]] = {}
    for line in lines:
        alike.setdefault((plain(line.name), line.why), []).append(line)
    for same in alike.values():
        places = tuple(
            said for side in ("old", "new") if (said := names.places([one for one in same if one.side == side], side))
        )
        name = same[0].name or names.t("compare.without_name")
        yield Row((name, UNMATCHED[same[0].why].to(names.language)), places)


def _baseline(title: str, item: BaselineMoved, names: Names, details: tuple[str, ...], *, is_cost: bool) -> Row:
    initial = item.initial_old if item.reference == "old" else item.initial_new
    before, after = (drift_words(one, names, is_cost=is_cost) for one in (item.drift_old, item.drift_new))
    return Row(
        (
            title,
            *names.pair(initial or item.initial_old, item.current_old, item.current_new),
            f"{before} → {after}",
        ),
        details,
        (
            (
                title,
                *(value_of(one, names) for one in (initial or item.initial_old, item.current_old, item.current_new)),
                *(number(one, "signed_share" if is_cost else "signed") for one in (item.drift_old, item.drift_new)),
            ),
        ),
    )


def _on_new_baseline(
    title: str, item: BaselineMoved, names: Names, details: tuple[str, ...], *, is_cost: bool
) -> Iterator[Row]:
    """Yield what the later audit would say on the initial figure that it gives, where that is another."""
    if item.drift_on_new is not None:
        initial, now = names.pair(item.initial_new, item.current_new)
        drift = drift_words(item.drift_on_new, names, is_cost=is_cost)
        figure = names.t("compare.on_new_baseline", figure=title)
        on_new = number(item.drift_on_new, "signed_share" if is_cost else "signed")
        sheet = figure, value_of(item.initial_new, names), "", value_of(item.current_new, names), "", on_new
        yield Row((figure, initial, "—", now, drift), details, (sheet,))


def _cells(fact: Fact | None) -> str:
    return ", ".join(write_cell_ranges(fact.cells if fact else ()))


def _warnings(title: str, item: BaselineMoved, names: Names) -> Iterator[str]:
    t = names.t
    if item.rebaselined:
        yield t(
            "compare.rebaselined",
            figure=title,
            old=names.pair(item.initial_old, item.initial_new)[0],
            new=names.pair(item.initial_old, item.initial_new)[1],
            cells=_cells(item.initial_new),
        )
    elif item.reference == "new":
        yield t("compare.reference_new", figure=title)
    if item.reference is None:
        yield t("compare.no_reference", figure=title)
    if item.scope:
        listed = t("list.separator").join(names.question(name) for name in item.scope)
        yield t("compare.scope", figure=title, questions=listed)


def _milestone(item: MilestoneMoved, names: Names) -> Row:
    t = names.t
    told = item.slip is None or item.move is MilestoneMove.RESUMED
    details = [MILESTONE_MOVES[item.move].to(names.language)] if told else []
    if item.abandoned and item.move not in (MilestoneMove.ABANDONED, MilestoneMove.ABANDONED_BEFORE):
        details.append(MILESTONE_MOVES[MilestoneMove.ABANDONED].to(names.language))
    if item.reached:
        details.append(t("compare.reached"))
    if item.overdue:
        details.append(t("compare.overdue"))
    if item.taken_back:
        details.append(t("compare.taken_back"))
    if item.initial_changed:
        details.append(t("compare.initial_changed"))
    cells = (
        item.name,
        _day(item.initial, names),
        _day(item.old, names),
        _day(item.new, names),
        _slip(item.slip_from_initial, names),
        _slip(item.slip, names),
    )
    slips = number(item.slip_from_initial, "signed"), number(item.slip, "signed")
    return Row(cells, tuple(details), ((item.name, day(item.initial), day(item.old), day(item.new), *slips),))


def _day(day: date | None, names: Names) -> str:
    return write_date(day, names.language) if day else "—"


def _slip(days: int | None, names: Names) -> str:
    if days is None:
        return "—"
    return write_slip(Decimal(days), names.language)
