"""Findings in two audits: closed, new, worsened, better; what is no longer known is none of these."""

from collections.abc import Collection, Iterator
from dataclasses import replace

from audit.comparison.audited import Audited
from audit.comparison.first_baseline import FirstBaseline, values_on_first
from audit.comparison.moves import FindingMove
from audit.comparison.schema import FindingMoved, Moved, OnFirst
from audit.comparison.values import same_fact
from audit.model.reference import FactRef
from audit.model.rule import OutcomeKind, Severity
from audit.model.text import Text
from audit.record.schema import RecordedRule

_NOT_MET = {OutcomeKind.PARTIAL: 1, OutcomeKind.VIOLATED: 2}
_GONE = {
    OutcomeKind.SATISFIED: FindingMove.CLOSED,
    OutcomeKind.NOT_APPLICABLE: FindingMove.NO_LONGER_APPLIES,
    OutcomeKind.UNDETERMINED: FindingMove.NO_LONGER_ESTABLISHED,
}
_TOLD_WHOLE = (FindingMove.NEW, FindingMove.WORSENED)
_REMAIN = (FindingMove.BETTER, FindingMove.UNCHANGED)
_ORDER = list(FindingMove)
_SEVERITIES = list(Severity)


def findings_moved(
    old: Audited,
    new: Audited,
    changed: Collection[str],
    review_date: str,
    rebaselined: Collection[str] = (),
    first: FirstBaseline | None = None,
) -> tuple[FindingMoved, ...]:
    """Return every rule that is not met in one of the audits, by how it moved, then the most severe first.

    Args:
        old: the earlier audit.
        new: the later.
        changed: the rules that are not the same in both.
        review_date: the question that moves from one audit to the next anyway.
        rebaselined: the initial figures that are not the same in both.
        first: the later audit on those of the earlier; None where it was not judged again.
    """
    found = [
        replace(item, on_other_baseline=_rests_on(item.rule, rebaselined, old, new))
        for item in _moved(old, new, changed, review_date)
    ]
    if first is not None:
        found = [_with_first(item, old, new, rebaselined, first) for item in found]
        found += _hidden(old, new, rebaselined, first)
    return tuple(sorted(found, key=lambda item: (_ORDER.index(item.move), _severity(item.rule, old, new), item.rule)))


def move_of(old: RecordedRule | None, new: RecordedRule | None) -> FindingMove | None:
    """Return how a finding moved; None when it is one in neither audit."""
    was = old is not None and old.outcome in _NOT_MET
    stays = new is not None and new.outcome in _NOT_MET
    if old is not None and new is not None and was and stays:
        return _degree(old, new)
    if was:
        return FindingMove.NO_LONGER_JUDGED if new is None else _GONE[new.outcome]
    if not stays:
        return None
    if old is None:
        return FindingMove.NOW_JUDGED
    return FindingMove.NOW_ESTABLISHED if old.outcome is OutcomeKind.UNDETERMINED else FindingMove.NEW


def requirements_moved(old: Audited, new: Audited) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the rules that were met and are open now, and those that were open and are met now."""
    lost, met = [], []
    for name, found in new.rules.items():
        before = old.rules.get(name)
        if before is None:
            continue
        if before.outcome is OutcomeKind.SATISFIED and found.outcome is OutcomeKind.UNDETERMINED:
            lost.append(name)
        elif before.outcome is OutcomeKind.UNDETERMINED and found.outcome is OutcomeKind.SATISFIED:
            met.append(name)
    return tuple(lost), tuple(met)


def _degree(old: RecordedRule, new: RecordedRule) -> FindingMove:
    """Return whether a finding worsened or is better, whatever missing answers turn out to be."""
    before, after = _degrees(old), _degrees(new)
    if max(before) < min(after):
        return FindingMove.WORSENED
    return FindingMove.BETTER if max(after) < min(before) else FindingMove.UNCHANGED


def _degrees(found: RecordedRule) -> list[int]:
    return [_NOT_MET[kind] for kind in found.possible if kind in _NOT_MET] or [_NOT_MET[found.outcome]]


def _moved(old: Audited, new: Audited, changed: Collection[str], review_date: str) -> Iterator[FindingMoved]:
    for name in dict.fromkeys((*old.record.findings, *new.record.findings)):
        before, after = old.rules.get(name), new.rules.get(name)
        move = move_of(before, after)
        if move is None:
            continue
        gone, come = _grounds(old, new, name, move, rule_changed=name in changed)
        rows = [frozenset(one.rows) if one and one.outcome in _NOT_MET else frozenset() for one in (before, after)]
        yield FindingMoved(
            rule=name,
            move=move,
            old=before.outcome if before else None,
            new=after.outcome if after else None,
            rule_changed=name in changed,
            values=tuple(item for item in _values(before, after, old, new) if item.name != review_date),
            rows_gone=tuple(row for row in (before.rows if before else ()) if row in rows[0] - rows[1]),
            rows_come=tuple(row for row in (after.rows if after else ()) if row in rows[1] - rows[0]),
            grounds_gone=gone,
            grounds_come=come,
        )


def _with_first(
    item: FindingMoved, old: Audited, new: Audited, rebaselined: Collection[str], first: FirstBaseline
) -> FindingMoved:
    """Return a finding with how it stands on the first baseline, where that may be otherwise."""
    before, there = old.rules.get(item.rule), first.rules.get(item.rule)
    outcome = there.outcome if there else None
    if not item.on_other_baseline and outcome is item.new:
        return item
    values = values_on_first(item.rule, old, new, first, rebaselined)
    on_first = OnFirst(outcome, move_of(before, there), values)
    # Which sentences hold depends on the baseline too: on another one they do not say what moved.
    return replace(item, on_other_baseline=True, on_first=on_first, grounds_gone=(), grounds_come=())


def _hidden(old: Audited, new: Audited, rebaselined: Collection[str], first: FirstBaseline) -> Iterator[FindingMoved]:
    """Yield what is a finding in neither audit, and would be one on the first baseline."""
    for name, there in first.rules.items():
        before, after = old.rules.get(name), new.rules.get(name)
        move = move_of(before, there)
        if move is not None and move_of(before, after) is None:
            yield FindingMoved(
                rule=name,
                move=FindingMove.HIDDEN,
                old=before.outcome if before else None,
                new=after.outcome if after else None,
                on_other_baseline=True,
                on_first=OnFirst(there.outcome, move, values_on_first(name, old, new, first, rebaselined)),
            )


def _grounds(
    old: Audited, new: Audited, rule: str, move: FindingMove, *, rule_changed: bool
) -> tuple[tuple[Text, ...], tuple[Text, ...]]:
    """Return the sentences that only one of two findings holds; those of the later one where it is new or worse."""
    said = set(new.rules[rule].said) if rule in new.rules else set()
    if move in _TOLD_WHOLE:
        return (), new.sentences(rule, sorted(said))
    if rule_changed or move not in _REMAIN:
        return (), ()
    was = set(old.rules[rule].said)
    return old.sentences(rule, sorted(was - said)), new.sentences(rule, sorted(said - was))


def _values(before: RecordedRule | None, after: RecordedRule | None, old: Audited, new: Audited) -> Iterator[Moved]:
    names = (*(before.facts if before else ()), *(after.facts if after else ()))
    for name in dict.fromkeys(names):
        if FactRef.parse(name).table is None:  # the lines of a table have other numbers in another workbook
            pair = old.fact(name), new.fact(name)
            if not same_fact(*pair):
                yield Moved(name, *pair)


def _rests_on(rule: str, names: Collection[str], old: Audited, new: Audited) -> bool:
    """Return whether a rule rests on one of these answers, or on what is computed from one."""
    if not names:
        return False
    for side in (old, new):
        found = side.rules.get(rule)
        for name in found.facts if found else ():
            fact = side.computed.get(name)
            if name in names or (fact is not None and any(one in names for one in fact.inputs)):
                return True
    return False


def _severity(rule: str, old: Audited, new: Audited) -> int:
    words = new.rulebook.rules.get(rule) or old.rulebook.rules.get(rule)
    return _SEVERITIES.index(words.severity) if words else len(_SEVERITIES)
