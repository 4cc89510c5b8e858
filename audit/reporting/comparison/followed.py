"""What became of the earlier plan and of earlier recommendations, laid out."""

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date

from audit.comparison.moves import Followed
from audit.comparison.schema import ActionFollowed, Comparison, RecommendationFollowed
from audit.model.text import Text
from audit.reporting.comparison.findings import values_moved
from audit.reporting.comparison.followed_terms import (
    ACTIONS_FOLLOWED,
    COUNTED_ACTIONS,
    COUNTED_FOLLOWED,
    FOLLOWED,
)
from audit.reporting.comparison.names import Names
from audit.reporting.comparison.parts import Group, Part, Row
from audit.wording.numbers import write_date

_STEPS = (Followed.NOT_FOLLOWED, Followed.INCOMPLETE, Followed.IN_PROGRESS, Followed.FULLY)  # the least first
_ACTED = _STEPS[1:]
_SETTLED = (Followed.FULLY, Followed.NO_LONGER_RELEVANT, Followed.REFUSED)  # nothing is due any more


def actions_part(found: Comparison, names: Names) -> Part:
    """Return the actions of the earlier plan by what became of them, then those that are new."""
    t = names.t
    columns = t("compare.action"), t("compare.due_old"), t("compare.due_new")
    groups = []
    for kind, title in ACTIONS_FOLLOWED.items():
        items = [item for item in found.actions if item.followed is kind]
        if items:
            rows = tuple(_action(item, names) for item in items)
            groups.append(Group(f"{title.to(names.language)} ({len(items)})", columns, rows))
    asked = [item for item in found.actions if item.followed is None]
    if asked:
        rows = tuple(_action(item, names) for item in asked)
        groups.append(Group(f"{t('compare.actions_new')} ({len(asked)})", columns, rows, folded=True))
    sentences = (t("compare.actions_intro"),) if groups else (t("compare.no_action"),)
    return Part("actions", t("compare.actions"), sentences, tuple(groups))


def followed_sentences(found: Comparison, names: Names) -> Iterator[str]:
    """Yield how many recommendations and actions became what: what the project declares, and what is observed."""
    t = names.t
    declared = Counter(item.followed for item in found.recommendations)
    if declared:
        counts = ", ".join(_counts(declared, COUNTED_FOLLOWED, names))
        yield t("compare.summary_recommendations", total=declared.total(), counts=counts)
        yield from _not_followed(found, names)
    observed = Counter(item.followed for item in found.actions if item.followed is not None)
    if observed:
        listed = _counts(observed, COUNTED_ACTIONS, names)
        stirred = sum(1 for item in found.actions if item.followed is Followed.NOT_FOLLOWED and item.moved)
        if stirred:
            place = [kind for kind in COUNTED_ACTIONS if observed[kind]].index(Followed.NOT_FOLLOWED)
            listed[place] += t("compare.of_which_moved", count=stirred)
        yield t("compare.summary_actions", total=observed.total(), counts=", ".join(listed))


def _not_followed(found: Comparison, names: Names) -> Iterator[str]:
    """Yield by name the recommendations not followed, those no longer so, and those that left the table unsettled."""
    t = names.t
    listed = [item for item in found.recommendations if item.listed]
    never = [item for item in listed if item.followed is Followed.NOT_FOLLOWED and item.before not in _ACTED]
    back = [item for item in listed if item.before in _ACTED and _step(item.followed) < _step(item.before)]
    left = [item for item in found.recommendations if not item.listed and item.before not in _SETTLED]
    if never:
        yield t("compare.summary_not_followed", count=len(never), names=_named(never, names))
    if back:
        yield t("compare.summary_less_followed", count=len(back), names=_named(back, names))
    if left:
        yield t("compare.summary_not_listed", count=len(left), names=_named(left, names))


def _step(followed: Followed | None) -> int:
    """Return how far a recommendation is carried out; past any step what is settled otherwise, or not known."""
    return _STEPS.index(followed) if followed in _STEPS else len(_STEPS)


def _named(items: list[RecommendationFollowed], names: Names) -> str:
    t = names.t
    said = []
    for item in items:
        past = t("compare.overdue") if item.overdue else ""
        details = ", ".join(filter(None, (item.issued_by, past)))
        quoted = t("opinion.quoted", level=item.name)
        said.append(f"{quoted} ({details})" if details else quoted)
    return t("list.separator").join(said)


def _counts(counted: Mapping[Followed, int], words: Mapping[Followed, tuple[Text, Text]], names: Names) -> list[str]:
    """Return how many there are of each kind there is, with its word."""
    return [f"{counted[kind]} {words[kind][counted[kind] > 1].to(names.language)}" for kind in words if counted[kind]]


def recommendations_part(found: Comparison, names: Names) -> Part | None:
    """Return the recommendations that the project lists; None when neither audit lists any."""
    t = names.t
    if not found.recommendations:
        return None
    columns = t("compare.recommendation"), t("compare.issued_by"), t("compare.due_new")
    groups = []
    for kind, title in FOLLOWED.items():
        items = [item for item in found.recommendations if item.followed is kind]
        if items:
            rows = tuple(_recommendation(item, names) for item in items)
            groups.append(Group(f"{title.to(names.language)} ({len(items)})", columns, rows))
    return Part("recommendations", t("compare.recommendations"), (t("compare.recommendations_intro"),), tuple(groups))


def _action(item: ActionFollowed, names: Names) -> Row:
    return Row(
        (names.action(item.action, item.words_of), _day(item.due_old, names), _day(item.due_new, names)),
        tuple(_details(item, names)),
    )


def _details(item: ActionFollowed, names: Names) -> Iterator[str]:
    t = names.t
    if item.followed is None:
        yield t("compare.asked_by", rules=", ".join(item.still))
        return
    closed = [rule for rule in item.closed if rule not in item.no_object]
    if closed:
        yield t("compare.closed_for", count=len(closed), rules=", ".join(closed))
    if item.no_object:
        yield t("compare.no_object_for", count=len(item.no_object), rules=", ".join(item.no_object))
    if item.still:
        yield t("compare.still_for", count=len(item.still), rules=", ".join(item.still))
    if item.open:
        yield t("compare.open_for", count=len(item.open), rules=", ".join(item.open))
    yield from values_moved(item.moved, item.on_first, names)
    if item.still:
        yield from _asked_now(item, names)


def _asked_now(item: ActionFollowed, names: Names) -> Iterator[str]:
    """Yield whether the day has passed, and whether the later plan asks for the action, or for another, or for none."""
    t = names.t
    if item.asked_again is not False:
        if item.overdue:
            yield t("compare.action_overdue") if item.asked_again else t("compare.overdue")
        return
    if item.overdue:
        yield t("compare.overdue")
    if item.instead:
        actions = [(names.action(one.action, one.words_of).rstrip("."), one.due) for one in item.instead]
        asked = t("list.separator").join(
            t("compare.asked_action", action=action, day=_day(due, names))
            if due
            else t("compare.asked_undated", action=action)
            for action, due in actions
        )
        yield t("compare.asked_instead", count=len(item.instead), actions=asked)
    else:
        yield t("compare.no_longer_asked")


def _recommendation(item: RecommendationFollowed, names: Names) -> Row:
    t = names.t
    details = []
    if not item.listed:
        details.append(t("compare.not_listed"))
    elif item.before is None:
        details.append(t("compare.since"))
    elif item.before is not item.followed:
        details.append(t("compare.was", state=FOLLOWED[item.before].to(names.language).lower()))
    settled = item.followed in _SETTLED
    if not settled and item.due_old and item.due_new and item.due_old != item.due_new:
        details.append(t("compare.due_moved", day=write_date(item.due_old, names.language)))
    if item.overdue:
        details.append(t("compare.overdue"))
    return Row(
        (item.name, item.issued_by or "—", "—" if settled else _day(item.due_new or item.due_old, names)),
        tuple(details),
    )


def _day(day: date | None, names: Names) -> str:
    return write_date(day, names.language) if day else "—"
