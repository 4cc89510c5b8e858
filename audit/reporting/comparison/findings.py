"""The findings and the rules of a comparison, laid out."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence, Set
from typing import Literal

from audit.comparison.moves import FindingMove
from audit.comparison.schema import Comparison, FindingMoved, Moved, ThresholdMoved
from audit.reporting.comparison.names import Names
from audit.reporting.comparison.parts import Group, Part, Row
from audit.reporting.comparison.sheet import of_rules
from audit.reporting.comparison.terms import COUNTED_FINDINGS, FINDING_MOVES, RULE_PARTS

_FOLDED = (FindingMove.UNCHANGED,)
_REMAIN = (FindingMove.BETTER, FindingMove.UNCHANGED)
_NAMED = 6  # findings of which the summary gives the figures


def findings_part(found: Comparison, names: Names) -> Part:
    """Return the findings by how they moved, and what is no longer or newly established."""
    t = names.t
    groups = []
    for move, named in FINDING_MOVES.items():
        items = [item for item in found.findings if _group(item) is move]
        if items:
            columns = t("compare.rule"), t("compare.outcome")
            rows = tuple(_row(item, names) for item in items)
            title = f"{named.to(names.language)} ({len(items)})"
            sheet = of_rules(names, t("compare.at_old"), t("compare.at_new"), t("compare.sheet_on_first"))
            groups.append(Group(title, columns, rows, move in _FOLDED, sheet))
    for title, rules in ((t("compare.lost"), found.lost), (t("compare.met"), found.met)):
        if rules:
            rows = tuple(Row((names.rule(rule),), sheet=(names.apart(rule),)) for rule in rules)
            named_so = f"{title} ({len(rules)})"
            groups.append(Group(named_so, (t("compare.rule"),), rows, rules is found.met, of_rules(names)))
    sentences = () if groups else (t("compare.no_finding"),)
    return Part("findings", t("compare.findings"), sentences, tuple(groups))


def rules_part(found: Comparison, names: Names) -> Part | None:
    """Return the rules that are not the same in both, and what only one audit asks; None when there is neither."""
    t = names.t
    groups = []
    if found.rules:
        rows = tuple(
            Row(
                (names.rule(item.rule), _versions(item.old, item.new, names), _parts(item.parts, names)),
                tuple(_threshold(one, names) for one in item.thresholds),
                ((*names.apart(item.rule), _versions(item.old, item.new, names), _parts(item.parts, names)),),
            )
            for item in found.rules
        )
        columns = t("compare.rule"), t("compare.versions"), t("compare.changed")
        sheet = of_rules(names, *columns[1:])
        groups.append(Group(f"{t('compare.rules_changed')} ({len(rows)})", columns, rows, folded=True, sheet=sheet))
    for title, asked in (
        (t("compare.only_old"), found.asked.only_old),
        (t("compare.only_new"), found.asked.only_new),
    ):
        if asked:
            rows = tuple(Row((names.question(name), name)) for name in asked)
            headings = t("compare.question"), t("compare.id")
            groups.append(Group(f"{title} ({len(asked)})", headings, rows, folded=True))
    return Part("rules", t("compare.rules"), (), tuple(groups)) if groups else None


def counted_findings(found: Comparison, names: Names) -> list[str]:
    """Return how many findings moved in each way; those that only the change of baseline holds are counted apart."""
    own = Counter(item.move for item in found.findings if not item.by_baseline_alone)
    said = [_counted(move, own[move], names) for move in COUNTED_FINDINGS if own[move]]
    more = sum(1 for item in found.findings if item.move is FindingMove.UNCHANGED and item.grounds_come)
    place = [move for move in COUNTED_FINDINGS if own[move]]
    if more and own[FindingMove.UNCHANGED]:
        said[place.index(FindingMove.UNCHANGED)] += names.t("compare.of_which_more_grounds", count=more)
    apart = Counter(
        (item.move, item.on_first.move) for item in found.findings if item.on_first and item.by_baseline_alone
    )
    for (move, there), count in apart.items():
        moved = COUNTED_FINDINGS[there][count > 1].to(names.language) if there else names.t("compare.no_finding_there")
        here = COUNTED_FINDINGS[move][count > 1].to(names.language)
        said.append(names.t("compare.by_baseline", number=count, there=moved, here=here))
    return said


def figures_moved(found: Comparison, names: Names) -> Iterator[str]:
    """Yield the findings that remain of which a figure got worse, then those of which one is better, each with it.

    A finding of which one figure got worse and another better is told once, with both. Figures that follow from the
    cost or the end alone are not: the head gives these against the initial baseline.
    """
    t, told = names.t, _told_above(found)
    remain = [
        item
        for item in found.findings
        if item.move is FindingMove.UNCHANGED and (item.crossed or not told.issuperset((*item.worse, *item.better)))
    ]
    both = [item for item in remain if item.worse and item.better]
    worse, better = (
        [item for item in remain if getattr(item, way) and item not in both] for way in ("worse", "better")
    )
    if worse:
        yield t("compare.summary_worse", count=len(worse), figures=_of_all(worse, "worse", told, names))
    for item in both[:_NAMED]:
        yield t(
            "compare.summary_mixed",
            rule=names.unmet(item.rule, item.new),
            worse=_figures(item, item.worse, told, names, with_thresholds=False),
            better=_figures(item, item.better, told, names),
        )
    if better:
        yield t("compare.summary_better", count=len(better), figures=_of_all(better, "better", told, names))


def _told_above(found: Comparison) -> frozenset[str]:
    """Return the figures of findings that are computed from the initial and current cost, or end, and nothing else."""
    told = [item for item in (found.cost, found.end) if item is not None and item.drift_new is not None]
    ends = {
        fact.name
        for item in told
        for fact in (item.initial_old, item.initial_new, item.current_old, item.current_new)
        if fact is not None
    }
    values = [value for item in found.findings for value in item.values]
    facts = [fact for value in values for fact in (value.old, value.new) if fact is not None and fact.inputs]
    return frozenset(fact.name for fact in facts if ends.issuperset(fact.inputs))


def _of_all(items: Sequence[FindingMoved], way: Literal["worse", "better"], told: Set[str], names: Names) -> str:
    """Return the figures of some findings, each with the requirement that is still not met."""
    said = []
    for item in items[:_NAMED]:
        figures = _figures(item, item.worse if way == "worse" else item.better, told, names)
        said.append(names.t("compare.moved_of", figures=figures, rule=names.unmet(item.rule, item.new)))
    more = len(items) - _NAMED
    return names.t("list.separator").join(said) + (names.t("compare.summary_more", count=more) if more > 0 else "")


def _figures(
    item: FindingMoved, wanted: Iterable[str], told: Set[str], names: Names, *, with_thresholds: bool = True
) -> str:
    """Return some figures of a finding at both dates, on the first baseline where that makes them others.

    Of a figure that is told above, the threshold that it passed alone is, after its name.
    """
    asked = {name for name in wanted if name not in told}
    first = [value for value in (item.on_first.values if item.on_first else ()) if value.name in asked]
    on_first = {value.name for value in first}
    values = [value for value in item.values if value.name in asked and value.name not in on_first]
    crossed = tuple(_crossed(item, names)) if with_thresholds else ()
    if not asked and crossed:
        named = dict.fromkeys(names.question(one.fact) for one in item.crossed)
        return ", ".join((*named, *crossed))
    return names.t("list.separator").join((*values_moved(values, (), names), *values_moved((), first, names), *crossed))


def _crossed(item: FindingMoved, names: Names) -> Iterator[str]:
    t = names.t
    for one in item.crossed:
        threshold = names.threshold(one.threshold)
        if one.holds:
            yield t("compare.threshold_met_again", threshold=threshold)
        else:
            yield t("compare.threshold_passed", threshold=threshold)


def _counted(move: FindingMove, count: int, names: Names) -> str:
    return f"{count} {COUNTED_FINDINGS[move][count > 1].to(names.language)}"


def values_moved(values: Iterable[Moved], on_first: Iterable[Moved], names: Names) -> Iterator[str]:
    """Yield what moved, each with what the first baseline makes of it; then what only that baseline makes another."""
    t = names.t
    there = {value.name: value for value in on_first}
    for value in values:
        said = names.moved(names.question(value.name), value.old, value.new)
        first = there.pop(value.name, None)
        yield t("compare.value_on_first", said=said, first=names.value(first.new)) if first else said
    for value in there.values():
        label = t("compare.label_on_first", label=names.question(value.name).rstrip("? "))
        yield names.moved(label, value.old, value.new)


def _group(item: FindingMoved) -> FindingMove:
    """Return where a finding is told: one that only the change of baseline keeps from moving otherwise stands apart."""
    return FindingMove.HIDDEN if item.by_baseline_alone else item.move


def _row(item: FindingMoved, names: Names) -> Row:
    details = list(_details(item, names))
    first = item.on_first
    on_first = names.outcome(first.outcome) if first is not None and first.outcome is not item.new else ""
    line = *names.apart(item.rule), names.outcome(item.old), names.outcome(item.new), on_first
    return Row((names.rule(item.rule), _outcomes(item, names)), tuple(details), sheet=(line,))


def _outcomes(item: FindingMoved, names: Names) -> str:
    """Return the outcomes in both audits and, where it is another, on the first baseline."""
    same = item.old is item.new
    said = names.outcome(item.new) if same else f"{names.outcome(item.old)} → {names.outcome(item.new)}"
    if item.on_first is None or item.on_first.outcome is item.new:
        return said
    first = item.on_first
    move = COUNTED_FINDINGS[first.move][0].to(names.language) if first.move else names.t("compare.no_finding_there")
    return names.t("compare.outcome_on_first", said=said, first=names.outcome(first.outcome), move=move)


def _details(item: FindingMoved, names: Names) -> Iterator[str]:
    t = names.t
    if item.rule_changed:
        yield t("compare.rule_changed")
    if item.on_other_baseline and item.on_first is None:
        yield t("compare.on_other_baseline")
    yield from values_moved(item.values, item.on_first.values if item.on_first else (), names)
    yield from _crossed(item, names)
    for ground in item.grounds_gone:
        yield t("compare.ground_gone", ground=names.sentence(ground))
    for ground in item.grounds_come:
        said = names.sentence(ground)
        yield t("compare.ground_come", ground=said) if item.move in _REMAIN else said
    if item.rows_gone:
        yield t("compare.rows_gone", rows=t("list.separator").join(item.rows_gone))
    if item.rows_come:
        yield t("compare.rows_come", rows=t("list.separator").join(item.rows_come))


def _versions(old: int | None, new: int | None, names: Names) -> str:
    if old is None:
        return names.t("compare.rule_added")
    if new is None:
        return names.t("compare.rule_removed")
    return f"{old} → {new}" if old != new else str(old)


def _threshold(moved: ThresholdMoved, names: Names) -> str:
    """Return what a threshold was and is."""
    old, new = (names.sentence(one) if one else names.t("compare.no_threshold") for one in (moved.old, moved.new))
    return names.t("compare.value_moved", label=names.sentence(moved.label), old=old, new=new)


def _parts(parts: tuple[str, ...], names: Names) -> str:
    return ", ".join(RULE_PARTS[part].to(names.language) for part in parts)
