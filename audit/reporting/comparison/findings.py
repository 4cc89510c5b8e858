"""The findings and the rules of a comparison, laid out."""

from collections.abc import Iterator

from audit.comparison.moves import FindingMove
from audit.comparison.schema import Comparison, FindingMoved
from audit.reporting.comparison.names import Names
from audit.reporting.comparison.parts import Group, Part, Row
from audit.reporting.comparison.terms import FINDING_MOVES, RULE_PARTS

_FOLDED = (FindingMove.UNCHANGED,)


def findings_part(found: Comparison, names: Names) -> Part:
    """Return the findings by how they moved, and what is no longer or newly established."""
    t = names.t
    groups = []
    for move, named in FINDING_MOVES.items():
        items = [item for item in found.findings if item.move is move]
        if items:
            columns = t("compare.rule"), t("compare.outcome")
            rows = tuple(_row(item, names) for item in items)
            groups.append(Group(f"{named.to(names.language)} ({len(items)})", columns, rows, move in _FOLDED))
    for title, rules in ((t("compare.lost"), found.lost), (t("compare.met"), found.met)):
        if rules:
            rows = tuple(Row((names.rule(rule),)) for rule in rules)
            groups.append(Group(f"{title} ({len(rules)})", (t("compare.rule"),), rows, rules is found.met))
    sentences = () if groups else (t("compare.no_finding"),)
    return Part("findings", t("compare.findings"), sentences, tuple(groups))


def rules_part(found: Comparison, names: Names) -> Part | None:
    """Return the rules that are not the same in both, and what only one audit asks; None when there is neither."""
    t = names.t
    groups = []
    if found.rules:
        rows = tuple(
            Row((names.rule(item.rule), _versions(item.old, item.new, names), _parts(item.parts, names)))
            for item in found.rules
        )
        columns = t("compare.rule"), t("compare.versions"), t("compare.changed")
        groups.append(Group(f"{t('compare.rules_changed')} ({len(rows)})", columns, rows, folded=True))
    for title, asked in (
        (t("compare.only_old"), found.asked.only_old),
        (t("compare.only_new"), found.asked.only_new),
    ):
        if asked:
            rows = tuple(Row((names.question(name), name)) for name in asked)
            headings = t("compare.question"), t("compare.id")
            groups.append(Group(f"{title} ({len(asked)})", headings, rows, folded=True))
    return Part("rules", t("compare.rules"), (), tuple(groups)) if groups else None


def _row(item: FindingMoved, names: Names) -> Row:
    same = item.old is item.new
    outcome = names.outcome(item.new) if same else f"{names.outcome(item.old)} → {names.outcome(item.new)}"
    return Row((names.rule(item.rule), outcome), tuple(_details(item, names)))


def _details(item: FindingMoved, names: Names) -> Iterator[str]:
    t = names.t
    if item.rule_changed:
        yield t("compare.rule_changed")
    if item.on_other_baseline:
        yield t("compare.on_other_baseline")
    for value in item.values:
        yield names.moved(names.question(value.name), value.old, value.new)
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


def _parts(parts: tuple[str, ...], names: Names) -> str:
    return ", ".join(RULE_PARTS[part].to(names.language) for part in parts)
