"""Prints which project is meant, its scores and counts, and what judged it."""

from decimal import Decimal

from audit.model.result.opinion import Score
from audit.model.scoring import Statement
from audit.reporting.labels import write_engines
from audit.reporting.scores import shown_value, write_bounds, write_counts, write_no_value, write_short_counts
from audit.reporting.terminal.page import WIDEST, Page
from audit.reporting.view import ReportView
from audit.wording.numbers import write_date, write_number, write_share

_BAR = 20


class Figures:
    """Prints what is known of one project in figures."""

    def __init__(self, page: Page, view: ReportView) -> None:
        self._page = page
        self._view = view
        self._language = view.language
        self._has_scores = view.says is not Statement.CONDITIONS

    def put_project(self) -> None:
        """Print the project, the review and its date."""
        page, result = self._page, self._view.result
        page.line(result.project.name or page.t("project.unnamed"), "bold")
        page.line(f"{self._view.review_name} · {write_date(result.review_date, self._language)}", "dim")
        if self._view.provisional_note:
            page.line(self._view.provisional_note, "bold")
        if self._view.disclaimer:
            page.line(self._view.disclaimer, "italic")
        page.rule()

    def put_scores(self) -> None:
        """Print the overall score where it means something, the counts, then the same by axis."""
        page, t, overall, language = self._page, self._page.t, self._view.result.overall, self._language
        if self._has_scores and shown_value(overall) is not None:
            self._score(t("terminal.score"), overall, "bold")
        page.line(write_counts(overall, language), indent=2)
        bounds = write_bounds(overall, language)
        if self._has_scores and shown_value(overall) is None and bounds:
            page.pair(t("terminal.score"), f"{write_no_value(overall, language)} ({bounds})")
        page.pair(t("terminal.completeness"), self._share(overall.completeness, t("verdict.nothing_measured")))
        page.pair(t("terminal.evidence"), self._share(overall.evidence_strength, t("verdict.nothing_backed")))
        page.gap()
        page.title(t("terminal.by_axis"))
        for axis, score in self._view.result.axes.items():
            if self._has_scores and shown_value(score) is not None:
                self._score(page.term(axis), score)
            else:
                page.pair(page.term(axis), write_short_counts(score, language))
        page.gap()

    def put_engines(self) -> None:
        """Print what judged."""
        page, engine = self._page, self._view.result.engine
        page.gap()
        page.line(page.t("terminal.engines", engines=write_engines(engine.engines, self._language)), "dim")
        if len(engine.engines) == 1:
            page.line(engine.note.to(self._language), "dim")

    def _score(self, label: str, score: Score, style: str = "") -> None:
        value, bounds = shown_value(score), write_bounds(score, self._language)
        if value is None:
            return
        figures = write_number(value, self._language)
        bar = _bar(value) if self._page.width >= WIDEST - 8 else ""
        self._page.pair(label, f"{bar}{figures} ({bounds})" if bounds else f"{bar}{figures}", style)

    def _share(self, share: Decimal | None, otherwise: str) -> str:
        return otherwise if share is None else write_share(share, self._language)


def _bar(value: Decimal) -> str:
    full = int(value * _BAR / 100)
    return "█" * full + "░" * (_BAR - full) + "  "
