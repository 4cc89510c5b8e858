"""What became of what earlier audits asked for: the actions of the earlier plan."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date

from audit.comparison.audited import Audited
from audit.comparison.findings import move_of
from audit.comparison.moves import FindingMove, Followed
from audit.comparison.schema import ActionFollowed, AskedInstead, FindingMoved, Moved
from audit.model.diagnosis import DiagnosisState
from audit.model.pack import still_holds
from audit.model.passed_day import has_passed
from audit.model.rule import OutcomeKind

_STANDS = {
    OutcomeKind.SATISFIED: Followed.FULLY,
    OutcomeKind.NOT_APPLICABLE: Followed.NO_LONGER_RELEVANT,
    OutcomeKind.UNDETERMINED: Followed.NOT_KNOWN,
    OutcomeKind.PARTIAL: Followed.NOT_FOLLOWED,
    OutcomeKind.VIOLATED: Followed.NOT_FOLLOWED,
}
_DIAGNOSED = {
    DiagnosisState.PRESENT: Followed.NOT_FOLLOWED,
    DiagnosisState.ABSENT: Followed.FULLY,
}
_OPEN = (Followed.NOT_KNOWN, Followed.REFUSED)


def actions_followed(old: Audited, new: Audited, findings: Iterable[FindingMoved]) -> tuple[ActionFollowed, ...]:
    """Return the actions of the earlier plan with what became of them, then those that only the later asks for.

    What is known of an action is what became of the findings and diagnoses that asked for it: it is said to be
    followed when they are closed, whoever closed them.

    Args:
        old: the earlier audit.
        new: the later.
        findings: how findings moved, for what those that remain rest on.
    """
    moved = {item.rule: item.values for item in findings}
    on_first = {item.rule: item.on_first.values for item in findings if item.on_first}
    planned = {step.action: step for step in new.record.actions}
    found = []
    for step in old.record.actions:
        now = planned.get(step.action)
        asked = (*step.closes, *step.diagnoses)
        stands = {name: _stands(name, new) for name in asked}
        due = now.due if now else None
        found.append(
            ActionFollowed(
                action=step.action,
                words_of=step.words_of,
                followed=_followed(stands, any(_better(name, old, new) for name in asked), _is_due(step.due, new)),
                due_old=step.due,
                due_new=due,
                overdue=Followed.NOT_FOLLOWED in stands.values() and _is_due(step.due, new),
                closed=tuple(_with(stands, (Followed.FULLY, Followed.NO_LONGER_RELEVANT))),
                still=(still := tuple(_with(stands, (Followed.NOT_FOLLOWED,)))),
                open=tuple(_with(stands, _OPEN)),
                no_object=tuple(_with(stands, (Followed.NO_LONGER_RELEVANT,))),
                moved=_values(still, moved),
                on_first=_values(still, on_first),
                asked_again=now is not None,
                instead=() if now else tuple(_asked_for(still, new)),
            )
        )
    known = {step.action for step in old.record.actions}
    for step in new.record.actions:
        if step.action not in known:
            still = (*step.closes, *step.diagnoses)
            found.append(ActionFollowed(step.action, step.words_of, None, None, step.due, still=still))
    return tuple(found)


def _followed(stands: dict[str, Followed], better: bool, due: bool) -> Followed:
    kinds = set(stands.values())
    if Followed.NOT_FOLLOWED in kinds:
        if Followed.FULLY in kinds or better:
            return Followed.INCOMPLETE
        return Followed.NOT_FOLLOWED if due else Followed.NOT_DUE
    if Followed.NOT_KNOWN in kinds or not kinds:
        return Followed.NOT_KNOWN
    if Followed.REFUSED in kinds:
        return Followed.REFUSED
    return Followed.FULLY if Followed.FULLY in kinds else Followed.NO_LONGER_RELEVANT


def _values(remain: Iterable[str], values: Mapping[str, tuple[Moved, ...]]) -> tuple[Moved, ...]:
    """Return what the findings that remain rest on, of ``values``; what several rest on once."""
    return tuple({moved.name: moved for name in remain for moved in values.get(name, ())}.values())


def _asked_for(remain: Collection[str], new: Audited) -> Iterator[AskedInstead]:
    """Yield the actions of the later plan that what remains asks for."""
    for step in new.record.actions:
        if not frozenset(remain).isdisjoint((*step.closes, *step.diagnoses)):
            yield AskedInstead(step.action, step.words_of, step.due)


def _stands(name: str, new: Audited) -> Followed:
    """Return how what asked for an action stands in the later audit; a rule that a pack disables there was refused."""
    if name in new.rules:
        return _STANDS[new.rules[name].outcome]
    diagnosed = next((item for item in new.record.diagnoses if item.diagnosis == name), None)
    if diagnosed is not None:
        return _DIAGNOSED.get(diagnosed.state, Followed.NOT_KNOWN)
    day = new.record.review_date
    disabled = any(waiver.rule == name and still_holds(waiver.expires, day) for waiver in new.rulebook.waivers)
    return Followed.REFUSED if disabled else Followed.NOT_KNOWN


def _better(name: str, old: Audited, new: Audited) -> bool:
    return move_of(old.rules.get(name), new.rules.get(name)) is FindingMove.BETTER


def _is_due(day: date | None, new: Audited) -> bool:
    return day is None or has_passed(day, new.record.review_date)


def _with(stands: dict[str, Followed], kinds: Iterable[Followed]) -> Iterator[str]:
    wanted = tuple(kinds)
    return (name for name, kind in stands.items() if kind in wanted)
