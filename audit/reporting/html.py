"""Writes the report as one self-contained HTML file: no script, nothing fetched from elsewhere."""

from audit.model.result import AuditResult
from audit.model.rule import OutcomeKind
from audit.model.text import Language
from audit.reporting import digest
from audit.reporting.charts import axis_chart
from audit.reporting.long_words import let_long_words_break
from audit.reporting.templates import environment
from audit.reporting.view import ReportView


def render_html(result: AuditResult, language: Language) -> str:
    """Return the whole report on ``result`` in ``language``; the same result gives the same bytes."""
    return render_view(ReportView(result, language))


def render_view(view: ReportView) -> str:
    """Return the whole report that ``view`` shows."""
    result = view.result
    page: str = (
        environment(view.language)
        .get_template("report.html.j2")
        .render(
            {name: getattr(view, name) for name in dir(view) if not name.startswith("_")},  # as templates call it
            outcomes=tuple(OutcomeKind),
            shown_deciding=digest.FIRST_DECIDING,
            chart=axis_chart(result, view.language),
            laxer=sum(change.change == "laxer" for change in result.overrides),
            waived=sum(waiver.in_force for waiver in result.waivers),
            shown_packs=[pack for pack in result.packs if pack.active is not False],
            by_line=digest.by_line,
        )
    )
    return let_long_words_break(page)
