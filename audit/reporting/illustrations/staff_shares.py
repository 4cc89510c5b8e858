"""In-house and outside shares of the team by function; none is drawn where some full-time equivalents are not known."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from audit.model.synthesis import StaffLine, StaffLines
from audit.model.text import Text
from audit.reporting.drawn_labels import label_lines
from audit.reporting.illustrations.facts import fact_places
from audit.reporting.illustrations.model import DataTable, Illustration
from audit.reporting.messages import messages
from audit.reporting.view import ReportView
from audit.wording.numbers import write_number, write_share

_LEFT, _FULL = Decimal(150), Decimal(260)  # of the bars, in units of the drawing, which is 720 wide
_LABEL, _WORDS = 24, 50  # signs of a line of a label, and of what stands beside a bar
_ROW, _TOP, _LINE, _FOOT = 30, 30, 14, 4
_MOST = 24  # functions drawn; all of them are in the table
_NOTHING = Decimal(0)


@dataclass(frozen=True)
class StaffBar:
    """One function: how long its parts are, in units of the drawing; None when its shares are not known."""

    lines: tuple[str, ...]
    top: int
    in_house: Decimal | None
    outside: Decimal | None
    words: tuple[str, ...]


@dataclass(frozen=True)
class _Function:
    """The posts of one function, in full-time equivalents; ``unsized`` are the lines that give none."""

    label: str
    in_house: Decimal
    outside: Decimal
    unknown: Decimal
    unsized: int
    posts: int

    @property
    def total(self) -> Decimal:
        return self.in_house + self.outside + self.unknown

    @property
    def has_shares(self) -> bool:
        return not self.unsized and self.total > 0


def staff_shares(view: ReportView) -> Illustration | None:
    """Return the shares by function; None when the review asks for no team, or the project has written none."""
    frame = view.result.synthesis
    found = frame.staff if frame else None
    if found is None or not found.lines:
        return None
    t, functions = messages(view.language), list(_functions(found, view))
    whole = _function(t("staff.whole"), found.lines)
    unsized, shown = sum(one.unsized for one in functions), functions[:_MOST]
    more, end = len(functions) - len(shown), _TOP + _ROW * (len(shown) + 1)
    return Illustration(
        name="staff_shares",
        title=t("staff.title"),
        description=t("staff.description"),
        headline=_headline(whole, view),
        notes=(
            *((t("staff.unsized_note", count=unsized),) if unsized else ()),
            *(() if found.complete else (t("staff.partial"),)),
        ),
        shapes={
            "bars": [_bar(one, _TOP + _ROW * place, view) for place, one in enumerate((*shown, whole))],
            "left": _LEFT,
            "full": _FULL,
            "more": t("staff.more") if more else "",
            "more_top": end,
            "height": end + _FOOT + (_LINE if more else 0),
        },
        table=DataTable(
            header=(
                t("staff.function"),
                t("staff.whole"),
                t("staff.in_house"),
                t("staff.outside"),
                t("staff.unknown"),
                t("staff.unsized"),
            ),
            rows=tuple(_row(one, view) for one in (*functions, whole)),
            widths=(22, 20, 16, 16, 15, 11),
            right=frozenset({1, 2, 3, 4, 5}),
            has_total=True,
        ),
        places=fact_places(line.fte for line in found.lines),
    )


def _functions(found: StaffLines, view: ReportView) -> Iterable[_Function]:
    """Yield the functions that have a post, in the order of their list; posts of no known function last."""
    t = messages(view.language)
    by_function: dict[Text | None, list[StaffLine]] = {}
    for line in found.lines:
        by_function.setdefault(line.function, []).append(line)
    for function in (*found.functions, None):
        lines = by_function.get(function)
        if lines:
            label = view.text(function) if function else t("staff.no_function")
            yield _function(label, lines)


def _function(label: str, lines: Sequence[StaffLine]) -> _Function:
    sized = [(line.in_house, line.fte.value) for line in lines if line.fte and isinstance(line.fte.value, Decimal)]

    def total(in_house: bool | None) -> Decimal:
        return sum((fte for employer, fte in sized if employer is in_house), _NOTHING)

    return _Function(label, total(True), total(False), total(None), len(lines) - len(sized), len(lines))


def _bar(one: _Function, top: int, view: ReportView) -> StaffBar:
    known = one.has_shares
    return StaffBar(
        lines=label_lines(one.label, _LABEL),
        top=top,
        in_house=_FULL * one.in_house / one.total if known else None,
        outside=_FULL * one.outside / one.total if known else None,
        words=label_lines(_words(one, view), _WORDS),
    )


def _words(one: _Function, view: ReportView) -> str:
    """Say the shares in words, or why there are none."""
    t = messages(view.language)
    if one.unsized == one.posts == 1:
        return t("staff.no_share_only")
    if one.unsized:
        return t("staff.no_share", count=one.unsized, posts=one.posts)
    if not one.total:
        return t("staff.no_fte")
    parts = [(t("staff.in_house"), one.in_house), (t("staff.outside"), one.outside), (t("staff.unknown"), one.unknown)]
    shares = (f"{name.lower()} {_share(fte, one, view)}" for name, fte in parts if fte)
    return f"{t('staff.fte', fte=_number(one.total, view))}{t('list.colon')} {', '.join(shares)}"


def _headline(whole: _Function, view: ReportView) -> str:
    t = messages(view.language)
    if not whole.has_shares:
        return t("staff.headline_open", words=_words(whole, view))
    return t(
        "staff.headline",
        fte=_number(whole.total, view),
        in_house=_share(whole.in_house, whole, view),
        outside=_share(whole.outside, whole, view),
    )


def _row(one: _Function, view: ReportView) -> tuple[str, ...]:
    parts = (_part(fte, one, view) for fte in (one.in_house, one.outside, one.unknown))
    t = messages(view.language)
    whole = t("staff.fte", fte=_number(one.total, view)) if one.has_shares else _words(one, view)
    return (one.label, whole, *parts, str(one.unsized))


def _part(fte: Decimal, one: _Function, view: ReportView) -> str:
    """Write the full-time equivalents of one employer, with their share where it is known; that there are none."""
    t = messages(view.language)
    if not fte:
        return t("staff.none")
    shown = t("staff.fte", fte=_number(fte, view))
    return t("staff.with_share", fte=shown, share=_share(fte, one, view)) if one.has_shares else shown


def _share(fte: Decimal, one: _Function, view: ReportView) -> str:
    return write_share(fte / one.total, view.language)


def _number(fte: Decimal, view: ReportView) -> str:
    return write_number(fte, view.language)
