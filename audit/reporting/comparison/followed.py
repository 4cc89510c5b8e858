"""What became of the earlier plan and of earlier recommendations, laid out."""

from collections.abc import Iterator
from datetime import date

from audit.comparison.schema import ActionFollowed, Comparison, RecommendationFollowed
from audit.reporting.comparison.names import Names
from audit.reporting.comparison.parts import Group, Part, Row
from audit.reporting.comparison.terms import FOLLOWED
from audit.wording.numbers import write_date


def actions_part(found: Comparison, names: Names) -> Part:
    """Return the actions of the earlier plan by what became of them, then those that are new."""
    t = names.t
    columns = t("compare.action"), t("compare.due_old"), t("compare.due_new")
    groups = []
    for kind, title in FOLLOWED.items():
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
    if item.closed:
        yield t("compare.closed_for", rules=", ".join(item.closed))
    if item.still:
        yield t("compare.still_for", rules=", ".join(item.still))
    if item.open:
        yield t("compare.open_for", rules=", ".join(item.open))
    if item.overdue:
        yield t("compare.action_overdue")


def _recommendation(item: RecommendationFollowed, names: Names) -> Row:
    t = names.t
    details = []
    if not item.listed:
        details.append(t("compare.not_listed"))
    elif item.before is None:
        details.append(t("compare.since"))
    elif item.before is not item.followed:
        details.append(t("compare.was", state=FOLLOWED[item.before].to(names.language).lower()))
    if item.due_old and item.due_new and item.due_old != item.due_new:
        details.append(t("compare.due_moved", day=write_date(item.due_old, names.language)))
    if item.overdue:
        details.append(t("compare.overdue"))
    return Row((item.name, item.issued_by or "—", _day(item.due_new or item.due_old, names)), tuple(details))


def _day(day: date | None, names: Names) -> str:
    return write_date(day, names.language) if day else "—"
