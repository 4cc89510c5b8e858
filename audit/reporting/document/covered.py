"""What the review covers: the blocking requirements that nothing settles yet, and what was settled of each axis."""

from collections import Counter
from collections.abc import Iterator

from audit.model.result import OpenPoint, Score
from audit.model.rule import OutcomeKind
from audit.model.synthesis_settings import SynthesisLengths
from audit.reporting.document.model import Block, Heading, Look, Paragraph, Run, Table, Words
from audit.reporting.document.pieces import cells, open_anchor, read, said, strong
from audit.reporting.labels import MissingAnswer
from audit.reporting.messages import messages
from audit.reporting.scores import write_at_best
from audit.reporting.view import ReportView
from audit.wording.numbers import write_share
from audit.wording.terms import write_term

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
        rows=tuple(_point(point, view) for point in points[:most]),
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
    lines = [*scores, (t("axes.overall"), view.result.overall)]
    yield Table(
        caption=t("covered.caption"),
        header=(
            t("axes.axis"),
            t("verdict.completeness"),
            *(write_term(kind, view.language) for kind in OutcomeKind),
        ),
        rows=tuple(_line(name, score, later, view) for (name, score), later in zip(lines, _later(view), strict=True)),
        widths=(27, 15, 12, 16, 12, 14, 12),
        right=frozenset(range(1, 7)),
        kept=True,
    )


def _point(point: OpenPoint, view: ReportView) -> tuple[Words, ...]:
    t, missing = messages(view.language), view.missing(point)
    told = [_missing(one, view) for one in missing[:_MOST_MISSING]] or [t("unknown.no_missing")]
    left = len(missing) - _MOST_MISSING
    told += [t("unknown.and_more", count=left)] if left > 0 else []
    rule = Run(point.rule, bold=True, to=open_anchor(point.rule))
    return (rule, Run(f" — {read(point.title, view)}")), said("\n".join(told))


def _missing(one: MissingAnswer, view: ReportView) -> str:
    where = f" ({cells(one.cells, view)})" if one.cells else ""
    return f"{one.label}{where}"


def _later(view: ReportView) -> Iterator[Counter[OutcomeKind]]:
    """Yield, axis by axis and then over all, how many findings of each outcome the opinion leaves out."""
    findings = [one for one in view.result.findings if one.rule in view.left_out]
    for axis in view.result.axes:
        yield Counter(one.outcome for one in findings if one.axis is axis)
    yield Counter(one.outcome for one in findings)


def _line(name: str, score: Score, later: Counter[OutcomeKind], view: ReportView) -> tuple[Words, ...]:
    t = messages(view.language)
    share = t("axes.none") if score.completeness is None else write_share(score.completeness, view.language)
    counts = {kind: str(score.outcomes.get(kind, 0)) for kind in OutcomeKind}
    if at_best := write_at_best(score.may_be_partial, score.outcomes.get(OutcomeKind.VIOLATED, 0), view.language):
        counts[OutcomeKind.VIOLATED] += f"\n({at_best})"
    for kind, count in later.items():
        counts[kind] += f"\n({t('covered.later', count=count)})"
    return ((strong(name),), said(share), *map(said, counts.values()))
