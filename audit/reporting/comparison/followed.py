"""What became of the earlier plan and of earlier recommendations, laid out."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from audit.comparison.moves import Followed
from audit.comparison.schema import ActionFollowed, Comparison, RecommendationFollowed
from audit.model.rule import RuleId
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
from audit.reporting.comparison.recommended import due_words, named_recommendations
from audit.reporting.comparison.sheet import columns as sheet_columns
from audit.reporting.comparison.sheet import day
from audit.wording.numbers import write_date

_SETTLED = (Followed.FULLY, Followed.NO_LONGER_RELEVANT, Followed.REFUSED)  # nothing is due any more


def actions_part(found: Comparison, names: Names) -> Part:
    """Return the actions of the earlier plan by what became of them, then those that are new."""
    t = names.t
    columns = t("compare.action"), t("compare.due_old"), t("compare.due_new")
    sheet = sheet_columns(*columns)
    groups = []
    for kind, title in ACTIONS_FOLLOWED.items():
        items = [item for item in found.actions if item.followed is kind]
        if items:
            rows = tuple(_action(item, names) for item in items)
            groups.append(Group(f"{title.to(names.language)} ({len(items)})", columns, rows, sheet=sheet))
    asked = [item for item in found.actions if item.followed is None]
    if asked:
        rows = tuple(_action(item, names) for item in asked)
        groups.append(Group(f"{t('compare.actions_new')} ({len(asked)})", columns, rows, folded=True, sheet=sheet))
    sentences = (t("compare.actions_intro"),) if groups else (t("compare.no_action"),)
    return Part("actions", t("compare.actions"), sentences, tuple(groups))


def recommended_sentences(found: Comparison, names: Names) -> Iterator[str]:
    """Yield how many recommendations became what, as the project declares, then those that are not settled."""
    t = names.t
    declared = Counter(item.followed for item in found.recommendations)
    if declared:
        counts = ", ".join(_counts(declared, COUNTED_FOLLOWED, names))
        yield t("compare.summary_recommendations", total=declared.total(), counts=counts)
        yield from named_recommendations(found, names)


def followed_sentences(found: Comparison, names: Names) -> Iterator[str]:
    """Yield how many actions of the earlier plan became what, as it is observed of their findings."""
    t = names.t
    observed = Counter(item.followed for item in found.actions if item.followed is not None)
    if observed:
        listed = _counts(observed, COUNTED_ACTIONS, names)
        stirred = sum(1 for item in found.actions if item.followed is Followed.NOT_FOLLOWED and item.moved)
        if stirred:
            place = [kind for kind in COUNTED_ACTIONS if observed[kind]].index(Followed.NOT_FOLLOWED)
            listed[place] += t("compare.of_which_moved", count=stirred)
        yield t("compare.summary_actions", total=observed.total(), counts=", ".join(listed))


def _counts(counted: Mapping[Followed, int], words: Mapping[Followed, tuple[Text, Text]], names: Names) -> list[str]:
    """Return how many there are of each kind there is, with its word."""
    return [f"{counted[kind]} {words[kind][counted[kind] > 1].to(names.language)}" for kind in words if counted[kind]]


def recommendations_part(found: Comparison, names: Names) -> Part | None:
    """Return the recommendations that the project lists; None when neither audit lists any."""
    t = names.t
    if not found.recommendations:
        return None
    columns = t("compare.recommendation"), t("compare.issued_by"), t("compare.due_new")
    sheet = sheet_columns(*columns[:2], t("compare.due_old"), t("compare.due_new"))
    groups = []
    for kind, title in FOLLOWED.items():
        items = [item for item in found.recommendations if item.followed is kind]
        if items:
            rows = tuple(_recommendation(item, names) for item in items)
            groups.append(Group(f"{title.to(names.language)} ({len(items)})", columns, rows, sheet=sheet))
    return Part("recommendations", t("compare.recommendations"), (t("compare.recommendations_intro"),), tuple(groups))


def _action(item: ActionFollowed, names: Names) -> Row:
    action = names.action(item.action, item.words_of)
    return Row(
        (action, _day(item.due_old, names), _day(item.due_new, names)),
        tuple(_details(item, names)),
        ((action, day(item.due_old), day(item.due_new)),),
    )


def _details(item: ActionFollowed, names: Names) -> Iterator[str]:
    t = names.t
    if item.followed is None:
        yield t("compare.asked_by", rules=titles(item.still, names))
        return
    ruled_out, met = _apart((rule for rule in item.closed if rule not in item.no_object), names)
    if met:
        yield t("compare.closed_for", count=len(met), rules=titles(met, names))
    if ruled_out:
        yield t("compare.diagnosis_closed", count=len(ruled_out), names=titles(ruled_out, names))
    if item.no_object:
        yield t("compare.no_object_for", count=len(item.no_object), rules=titles(item.no_object, names))
    established, unmet = _apart(item.still, names)
    if unmet:
        yield t("compare.still_for", count=len(unmet), rules=titles(unmet, names))
    if established:
        yield t("compare.diagnosis_still", count=len(established), names=titles(established, names))
    unknown, not_known = _apart(item.open, names)
    if not_known:
        yield t("compare.open_for", count=len(not_known), rules=titles(not_known, names))
    if unknown:
        yield t("compare.diagnosis_open", count=len(unknown), names=titles(unknown, names))
    yield from values_moved(item.moved, item.on_first, names)
    if item.still:
        yield from _asked_now(item, names)


def titles(rules: Iterable[RuleId], names: Names) -> str:
    """Return rules and diagnoses by their ids and titles."""
    return names.t("list.separator").join(names.title(rule) for rule in rules)


def _apart(rules: Iterable[RuleId], names: Names) -> tuple[list[RuleId], list[RuleId]]:
    """Return the diagnoses among what asked for an action, then the rules."""
    listed = list(rules)
    return [one for one in listed if names.is_diagnosis(one)], [one for one in listed if not names.is_diagnosis(one)]


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
        details += due_words(item, names)
    elif item.overdue:
        details.append(t("compare.overdue"))
    return Row(
        (item.name, item.issued_by or "—", "—" if settled else _day(item.due_new or item.due_old, names)),
        tuple(details),
        ((item.name, item.issued_by or "", day(item.due_old), day(item.due_new)),),
    )


def _day(day: date | None, names: Names) -> str:
    return write_date(day, names.language) if day else "—"
