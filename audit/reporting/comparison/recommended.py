"""The recommendations that are not settled, by name at the head of a comparison, with what became of their days."""

from collections.abc import Iterator, Sequence

from audit.comparison.moves import Followed
from audit.comparison.schema import Comparison, RecommendationFollowed
from audit.reporting.comparison.names import Names
from audit.wording.numbers import write_date

_STEPS = (Followed.NOT_FOLLOWED, Followed.INCOMPLETE, Followed.IN_PROGRESS, Followed.FULLY)  # the least first
_ACTED = _STEPS[1:]
_UNDER_WAY = (Followed.IN_PROGRESS, Followed.INCOMPLETE)
_SETTLED = (Followed.FULLY, Followed.NO_LONGER_RELEVANT, Followed.REFUSED)
_NAMED = 5  # of a kind


def named_recommendations(found: Comparison, names: Names) -> Iterator[str]:
    """Yield those not followed, those no longer so, those under way, and those that left the table unsettled."""
    t = names.t
    listed = [item for item in found.recommendations if item.listed]
    never = [item for item in listed if item.followed is Followed.NOT_FOLLOWED and item.before not in _ACTED]
    back = [item for item in listed if item.before in _ACTED and _step(item.followed) < _step(item.before)]
    under_way = [item for item in listed if item.followed in _UNDER_WAY and item not in back]
    left = [item for item in found.recommendations if not item.listed and item.before not in _SETTLED]
    if never:
        yield t("compare.summary_not_followed", count=len(never), names=_named(never, names))
    if back:
        yield t("compare.summary_less_followed", count=len(back), names=_named(back, names))
    if under_way:
        yield t("compare.summary_under_way", count=len(under_way), names=_named(under_way, names))
    if left:
        yield t("compare.summary_not_listed", count=len(left), names=_named(left, names))


def due_words(item: RecommendationFollowed, names: Names) -> Iterator[str]:
    """Yield by how much the day of a recommendation was put off, then that it has passed, or when it is."""
    t, old, new = names.t, item.due_old, item.due_new
    due = new or old
    if due is None:
        yield t("compare.no_due")
        return
    day = write_date(due, names.language)
    if old and new and old != new:
        before, days = write_date(old, names.language), (new - old).days
        if days > 0:
            yield t("compare.due_put_off", count=days, old=before, new=day)
        else:
            yield t("compare.due_brought_forward", count=-days, old=before, new=day)
        if item.overdue:
            yield t("compare.overdue")
    elif item.overdue:
        yield t("compare.due_passed", day=day)
    else:
        yield t("compare.due_on", day=day)


def _step(followed: Followed | None) -> int:
    """Return how far a recommendation is carried out; past any step what is settled otherwise, or not known."""
    return _STEPS.index(followed) if followed in _STEPS else len(_STEPS)


def _named(items: Sequence[RecommendationFollowed], names: Names) -> str:
    t, said = names.t, []
    for item in items[:_NAMED]:
        details = ", ".join(filter(None, (item.issued_by, *due_words(item, names))))
        said.append(f"{t('opinion.quoted', level=item.name)} ({details})")
    more = len(items) - _NAMED
    return t("list.separator").join(said) + (t("compare.summary_more", count=more) if more > 0 else "")
