"""What the costs of a portfolio add up to, beside what the sums count and leave out, a sentence each."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from audit.model.text import Language
from audit.portfolio.schema import LineNote, Portfolio, ProjectLine
from audit.reporting.messages import Messages, messages
from audit.reporting.portfolio.bearers import bearers
from audit.reporting.portfolio.terms import millions, name_of, signed
from audit.wording.numbers import write_date, write_share

_SEVERAL = 2


def cost_sentences(found: Portfolio, language: Language, *, is_below_banners: bool = False) -> Iterator[str]:
    """Yield what initial and forecast costs add up to, and of which projects; nothing where no project has both.

    Args:
        found: the portfolio.
        language: of the sentences.
        is_below_banners: whether a reader has just read the warnings, with the projects that bear each.
    """
    t, lines = messages(language), [line for line in found.lines if line.counted]
    known = [line for line in lines if _pair(line) is not None]
    if not known:
        return
    yield _sum(known, len(lines), language, t)
    yield from _contents(known, language, t)
    left = [line for line in lines if _pair(line) is None]
    if left:
        listed = t("list.separator").join(f"{name_of(line, language)} ({_why(line, t)})" for line in left)
        yield t("portfolio.summary_left_out", count=len(left), names=listed)
    if len(known) >= _SEVERAL:
        yield from _heaviest(known, language, t)
    yield from _flagged(known, language, t, is_below_banners=is_below_banners)


def _pair(line: ProjectLine) -> tuple[Decimal, Decimal] | None:
    """Return the initial and the forecast cost; None where a project does not count in the sums."""
    if line.cost_drift is None or line.initial_cost is None or line.current_cost is None:
        return None
    return line.initial_cost, line.current_cost


def _sums(lines: Sequence[ProjectLine]) -> tuple[Decimal, Decimal]:
    pairs = [pair for line in lines if (pair := _pair(line)) is not None]
    return sum((one for one, _ in pairs), Decimal(0)), sum((one for _, one in pairs), Decimal(0))


def _sum(known: Sequence[ProjectLine], count: int, language: Language, t: Messages) -> str:
    initial, current = _sums(known)
    days = sorted(line.review_date for line in known)
    share = (current - initial) / initial
    return t(
        "portfolio.summary_cost",
        count=len(known),
        all=count,
        initial=millions(initial, language),
        current=millions(current, language),
        drift=signed(share, write_share(share, language)),
        first=write_date(days[0], language),
        last=write_date(days[-1], language),
    )


def _contents(known: Sequence[ProjectLine], language: Language, t: Messages) -> Iterator[str]:
    """Yield of which projects nothing establishes that both costs count the same, and what the sums are without."""
    doubtful = [line for line in known if line.counts_the_same is False]
    if not doubtful:
        return
    others = [line for line in known if line not in doubtful]
    if not others:
        yield t("portfolio.summary_no_contents", count=len(known))
        return
    initial, current = _sums(others)
    share = (current - initial) / initial
    yield t(
        "portfolio.summary_contents",
        count=len(doubtful),
        all=len(known),
        names=t("list.separator").join(name_of(line, language) for line in doubtful),
        others=t("portfolio.contents_others", count=len(others)),
        initial=millions(initial, language),
        current=millions(current, language),
        drift=signed(share, write_share(share, language)),
    )


def _why(line: ProjectLine, t: Messages) -> str:
    """Return why a project does not count in the sums."""
    if LineNote.IN_DOUBT in line.notes:
        return t("portfolio.left_in_doubt")
    if LineNote.BASELINE_DISPUTED in line.notes:
        return t("portfolio.left_disputed")
    if line.initial_cost is None and line.current_cost is None:
        return t("portfolio.left_both")
    if line.current_cost is None:
        return t("portfolio.left_current")
    return t("portfolio.left_initial") if line.initial_cost is None else t("portfolio.left_zero")


def _heaviest(known: Sequence[ProjectLine], language: Language, t: Messages) -> Iterator[str]:
    moved = {line.file: now - then for line in known for then, now in (_pair(line) or (Decimal(0), Decimal(0)),)}
    heaviest = max(known, key=lambda line: abs(moved[line.file]))
    part, total = moved[heaviest.file], sum(moved.values(), Decimal(0))
    if part:
        yield t(
            "portfolio.summary_heaviest",
            name=name_of(heaviest, language),
            part=signed(part, millions(part, language)),
            total=signed(total, millions(total, language)),
        )


def _flagged(known: Sequence[ProjectLine], language: Language, t: Messages, *, is_below_banners: bool) -> Iterator[str]:
    """Yield the projects of the sums that bear a warning (reconstructed, fictitious), then the sums without them."""
    found = bearers(known, language)
    bearing = [line for line in known if any(line in flagged for flagged in found.values())]
    if is_below_banners and bearing:
        names = t("list.separator").join(name_of(line, language) for line in bearing)
        yield t("portfolio.summary_flagged_above", count=len(bearing), names=names)
    for banner, flagged in () if is_below_banners else found.items():
        named = ", ".join(name_of(line, language) for line in flagged)
        yield t("portfolio.summary_flagged", names=named, banner=banner)
    if not found:
        return
    others = [line for line in known if line not in bearing]
    if not others:
        yield t("portfolio.summary_all_flagged")
        return
    initial, current = _sums(others)
    yield t(
        "portfolio.summary_unflagged",
        count=len(others),
        initial=millions(initial, language),
        current=millions(current, language),
    )
