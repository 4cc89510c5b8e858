"""The opinion and the figures of a comparison, laid out with what their difference is, and whether it is certain."""

from decimal import Decimal

from audit.comparison.figures import scores_overlap
from audit.comparison.moves import LevelMove
from audit.comparison.schema import Comparison, Figures
from audit.reporting.comparison.names import Names
from audit.reporting.comparison.opinion import opinion_rows, provisional_sentence
from audit.reporting.comparison.outcomes import outcome_rows
from audit.reporting.comparison.parts import Group, Part, Row
from audit.reporting.comparison.signed import signed
from audit.reporting.comparison.terms import LEVEL_MOVES
from audit.wording.numbers import write_number, write_share


def figures_part(found: Comparison, names: Names) -> Part:
    """Return the opinion, the score and the counts in both audits."""
    t = names.t
    columns = t("compare.figure"), t("compare.at_old"), t("compare.at_new"), t("compare.move")
    old, new = found.figures_old, found.figures_new
    figures = [_score(old, new, names)]
    figures.append(_counted(t("compare.findings_count"), old.findings, new.findings, names))
    figures += outcome_rows(found, names)
    figures.append(_counted(t("compare.open_count"), old.open_points, new.open_points, names))
    for title, share, later in (
        (t("verdict.completeness"), old.completeness, new.completeness),
        (t("verdict.evidence"), old.evidence, new.evidence),
    ):
        figures.append((title, _share(share, names), _share(later, names), _points(share, later, names)))
    if found.old.review_type is not found.new.review_type:
        # Neither asks what the other asks, nor judges by all of its rules: no difference is one of the project.
        apart = LEVEL_MOVES[LevelMove.NOT_COMPARABLE].to(names.language)
        figures = [(title, before, after, apart) for title, before, after, _ in figures]
    rows = [*opinion_rows(found, names), *map(Row, figures)]
    provisional = tuple(provisional_sentence(found, names))
    sentences = (f"{provisional[0]} {t('compare.provisional_why')}",) if provisional else ()
    return Part(
        "figures", t("compare.figures"), sentences, (Group(t("compare.figures_caption"), columns, tuple(rows)),)
    )


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
