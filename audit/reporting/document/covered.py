"""What the review covers: the blocking requirements that nothing settles yet, and what was settled of each axis."""

from collections.abc import Callable, Iterator, Sequence

from audit.model.result.findings import Finding, OpenPoint
from audit.model.result.opinion import Score
from audit.model.synthesis_settings import SynthesisLengths
from audit.reporting.document.model import Block, Heading, Look, Paragraph, Run, Table, Words
from audit.reporting.document.pieces import cells, open_anchor, read, said, strong
from audit.reporting.labels import MissingAnswer
from audit.reporting.messages import messages
from audit.reporting.outcome_columns import OutcomeColumn, outcome_columns
from audit.reporting.synthesis.quoted import quote_beside
from audit.reporting.view import ReportView
from audit.wording.numbers import write_share
from audit.wording.terms import write_term

_WIDTHS = {5: (27, 15, 12, 16, 12, 14, 12), 6: (20, 14, 12, 17, 12, 15, 15, 9)}  # by how many outcomes are counted
_MOST_MISSING = 2  # answers named for one requirement: a choice of layout; the annex has all of them


def blocking_to_establish(view: ReportView) -> Iterator[Block]:
    """Yield the blocking requirements that are open, and what each waits for; nothing where none is."""
    t, points = messages(view.language), view.blocking_open
    if not points:
        return
    frame = view.result.synthesis
    most = (frame.lengths if frame else SynthesisLengths()).most_open
    yield Heading(2, t("covered.open_title"))
    yield Paragraph(said(t("covered.open_intro")), Look.LEAD)
    yield Table(
        caption=t("covered.open_caption", count=len(points)),
        header=(t("unknown.rule"), t("unknown.missing")),
        rows=tuple(_point(point, view) for point in sorted(points, key=_is_left_out(view))[:most]),
        widths=(46, 54),
    )
    if len(points) > most:
        yield Paragraph(said(t("covered.open_more", count=len(points) - most)))


def axes_covered(view: ReportView) -> Iterator[Block]:
    """Yield how many rules of each axis were settled, and how; it stays with what follows."""
    t = messages(view.language)
    yield Heading(2, t("covered.title"))
    yield Paragraph(said(t("covered.intro")), Look.LEAD)
    if view.left_out:
        yield Paragraph((strong(t("covered.hindsight", count=len(view.left_out))),), Look.LEAD)
    scores = [(write_term(axis, view.language), score) for axis, score in view.result.axes.items()]
    lines, columns = [*scores, (t("axes.overall"), view.result.overall)], outcome_columns(view.result.overall)
    yield Table(
        caption=t("covered.caption"),
        header=(
            t("axes.axis"),
            t("verdict.completeness"),
            *(column.heading(view.language) for column in columns),
        ),
        rows=tuple(
            _line(name, score, columns, later, view) for (name, score), later in zip(lines, _later(view), strict=True)
        ),
        widths=_WIDTHS[len(columns)],
        right=frozenset(range(1, len(columns) + 2)),
        kept=True,
    )


def _point(point: OpenPoint, view: ReportView) -> tuple[Words, ...]:
    t, missing = messages(view.language), view.missing(point)
    told = [_missing(one, view) for one in missing[:_MOST_MISSING]] or [t("unknown.no_missing")]
    left = len(missing) - _MOST_MISSING
    told += [t("unknown.and_more", count=left)] if left > 0 else []
    told += list(filter(None, (quote_beside(fact, view) for fact in point.missing)))[:1]
    rule = Run(point.rule, bold=True, to=open_anchor(point.rule))
    later = f" ({t('synthesis.in_hindsight')})" if point.rule in view.left_out_open else ""
    return (rule, Run(f" — {read(point.title, view)}{later}")), said("\n".join(told))


def _is_left_out(view: ReportView) -> Callable[[OpenPoint], bool]:
    """Return the order of requirements: those that the opinion counts, then those that later texts alone ask for."""
    return lambda point: point.rule in view.left_out_open


def _missing(one: MissingAnswer, view: ReportView) -> str:
    where = f" ({cells(one.cells, view)})" if one.cells else ""
    return f"{one.label}{where}"


def _later(view: ReportView) -> Iterator[list[Finding]]:
    """Yield, axis by axis and then over all, the findings that the opinion leaves out."""
    findings = [one for one in view.result.findings if one.rule in view.left_out]
    for axis in view.result.axes:
        yield [one for one in findings if one.axis is axis]
    yield findings


def _line(
    name: str, score: Score, columns: Sequence[OutcomeColumn], later: Sequence[Finding], view: ReportView
) -> tuple[Words, ...]:
    t = messages(view.language)
    share = t("axes.none") if score.completeness is None else write_share(score.completeness, view.language)
    counts = []
    for column in columns:
        left_out = column.found(later)
        note = f"\n({t('covered.later', count=left_out)})" if left_out else ""
        counts.append(f"{column.count(score)}{note}")
    return ((strong(name),), said(share), *map(said, counts))
