"""The opinion and the figures of a comparison, laid out with what their difference is, and whether it is certain."""

from decimal import Decimal

from audit.comparison.figures import scores_overlap
from audit.comparison.moves import LevelMove
from audit.comparison.schema import Comparison, Figures
from audit.reporting.comparison.names import Names
from audit.reporting.comparison.opinion import opinion_rows, provisional_sentence
from audit.reporting.comparison.outcomes import outcome_rows
from audit.reporting.comparison.parts import Group, Part, Row
from audit.reporting.comparison.sheet import SheetValue, number
from audit.reporting.comparison.sheet import columns as sheet_columns
from audit.reporting.comparison.signed import signed
from audit.reporting.comparison.terms import LEVEL_MOVES
from audit.wording.numbers import write_number, write_share


def figures_part(found: Comparison, names: Names) -> Part:
    """Return the opinion, the score and the counts in both audits."""
    t = names.t
    columns = t("compare.figure"), t("compare.at_old"), t("compare.at_new"), t("compare.move")
    old, new = found.figures_old, found.figures_new
    figures = [(_score(old, new, names), _numbers(old.score, new.score, "number", "signed"))]
    counts = [(_counted(t("compare.findings_count"), old.findings, new.findings, names), old.findings, new.findings)]
    counts += outcome_rows(found, names)
    counts += [
        (_counted(t("compare.open_count"), old.open_points, new.open_points, names), old.open_points, new.open_points)
    ]
    figures += [
        (cells, _numbers(Decimal(before), Decimal(after), "number", "signed")) for cells, before, after in counts
    ]
    for title, share, later in (
        (t("verdict.completeness"), old.completeness, new.completeness),
        (t("verdict.evidence"), old.evidence, new.evidence),
    ):
        cells = title, _share(share, names), _share(later, names), _points(share, later, names)
        figures.append((cells, _numbers(share, later, "share", "signed_share")))
    if found.old.review_type is not found.new.review_type:
        # Neither asks what the other asks, nor judges by all of its rules: no difference is one of the project.
        apart = LEVEL_MOVES[LevelMove.NOT_COMPARABLE].to(names.language)
        figures = [((*cells[:3], apart), (*numbers[:2], apart)) for cells, numbers in figures]
    rows = [*opinion_rows(found, names), *(_row(cells, numbers) for cells, numbers in figures)]
    provisional = tuple(provisional_sentence(found, names))
    sentences = (f"{provisional[0]} {t('compare.provisional_why')}",) if provisional else ()
    sheet = sheet_columns(*columns, t("compare.sheet_in_words"))
    group = Group(t("compare.figures_caption"), columns, tuple(rows), sheet=sheet)
    return Part("figures", t("compare.figures"), sentences, (group,))


def _row(cells: tuple[str, str, str, str], numbers: tuple[SheetValue, SheetValue, SheetValue]) -> Row:
    """Return a line; a workbook has its numbers as such, and what is said of them in words."""
    return Row(cells, sheet=((cells[0], *numbers, " · ".join(cells[1:])),))


def _numbers(
    before: Decimal | None, after: Decimal | None, look: str, moved: str
) -> tuple[SheetValue, SheetValue, SheetValue]:
    difference = None if before is None or after is None else after - before
    return number(before, look), number(after, look), number(difference, moved)


def _counted(title: str, before: int, after: int, names: Names) -> tuple[str, str, str, str]:
    return title, str(before), str(after), signed(Decimal(after - before), names.language)


def _score(old: Figures, new: Figures, names: Names) -> tuple[str, str, str, str]:
    t = names.t
    if old.score is None or new.score is None:
        moved = t("compare.unknown")
    else:
        moved = signed(new.score - old.score, names.language)
        if scores_overlap(old, new):
            moved = t("compare.not_conclusive", difference=moved)
    return t("verdict.score"), _bounded(old, names), _bounded(new, names), moved


def _bounded(figures: Figures, names: Names) -> str:
    if figures.score is None:
        return names.t("compare.unknown")
    score = write_number(figures.score, names.language)
    low, high = figures.score_low, figures.score_high
    if low is None or high is None or low == high:
        return score
    low_high = (write_number(one, names.language) for one in (low, high))
    return names.t("compare.score_between", score=score, low=next(low_high), high=next(low_high))


def _share(share: Decimal | None, names: Names) -> str:
    return names.t("compare.unknown") if share is None else write_share(share, names.language)


def _points(before: Decimal | None, after: Decimal | None, names: Names) -> str:
    """Return the difference of two shares, in points of percentage, as they are shown: to one decimal each."""
    if before is None or after is None:
        return names.t("compare.unknown")
    shown = [(share * 100).quantize(Decimal("0.1")) for share in (before, after)]
    moved = shown[1] - shown[0]
    return names.t("compare.points", count=int(abs(moved)), number=signed(moved, names.language))
