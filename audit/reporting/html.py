"""Writes the report as one self-contained HTML file: no script, nothing fetched from elsewhere."""

import re
from functools import partial

from markupsafe import Markup, escape

from audit.model.result.audit_result import AuditResult
from audit.model.text import Language
from audit.reporting import digest
from audit.reporting.charts import axis_chart
from audit.reporting.commented import comment_words
from audit.reporting.conditions import ConditionState, condition_word, conditions_headline
from audit.reporting.cost_drawing import cost_drawing
from audit.reporting.due import due_by, due_on, phase_end
from audit.reporting.grounds import declared_complete
from audit.reporting.illustrations.gather import illustrations_of
from audit.reporting.illustrations.model import draw
from audit.reporting.milestone_drawing import milestone_drawing
from audit.reporting.outcome_columns import outcome_columns
from audit.reporting.plan import load_in, write_work
from audit.reporting.scores import shown_value, write_bounds, write_counts, write_no_value
from audit.reporting.sentences_beside import sentences_beside
from audit.reporting.synthesis import synthesis_of
from audit.reporting.synthesis.go_live import condition_words
from audit.reporting.synthesis.quoted import quotes_beside
from audit.reporting.templates import environment
from audit.reporting.untrusted_text import printable
from audit.reporting.view import ReportView

_COUNTED_STATES = (
    ConditionState.MET,
    ConditionState.PARTLY,
    ConditionState.NOT_MET,
    ConditionState.TO_ESTABLISH,
)
_RULE = re.compile(r"\b[A-Z]{3}-\d{3}\b")


def render_html(result: AuditResult, language: Language) -> str:
    """Return the whole report on ``result`` in ``language``; the same result gives the same bytes."""
    return render_view(ReportView(result, language))


def render_view(view: ReportView) -> str:
    """Return the whole report that ``view`` shows."""
    result, synthesis = view.result, synthesis_of(view)
    page: str = (
        environment(view.language)
        .get_template("report.html.j2")
        .render(
            {name: getattr(view, name) for name in dir(view) if not name.startswith("_")},  # as templates call it
            synthesis=synthesis,
            milestone_drawing=milestone_drawing(synthesis.milestones, view.language) if synthesis.milestones else "",
            cost_drawing=cost_drawing(synthesis.costs, view.language) if synthesis.costs else "",
            illustrations=illustrations_of(view),
            draw=partial(draw, language=view.language),
            quotes_beside=partial(quotes_beside, view=view),
            sentences_beside=partial(sentences_beside, view=view),
            condition_words=partial(condition_words, view=view),
            told_threshold=view.threshold,
            comment_words=partial(comment_words, language=view.language),
            outcome_columns=outcome_columns(result.overall),
            first_named=digest.FIRST_NAMED,
            first_conditions=digest.FIRST_CONDITIONS,
            first_stance=digest.FIRST_STANCE,
            explained_diagnoses=digest.EXPLAINED_DIAGNOSES,
            condition_states=_COUNTED_STATES,
            condition_word=partial(condition_word, language=view.language),
            conditions_headline=partial(conditions_headline, view.conditions, view.language),
            overall_value=shown_value(result.overall),
            overall_bounds=write_bounds(result.overall, view.language),
            shown_value=shown_value,
            linked=partial(_linked, view=view),
            no_value=partial(write_no_value, language=view.language),
            counts=partial(write_counts, language=view.language),
            chart=axis_chart(result, view.language),
            laxer=sum(change.change == "laxer" for change in result.overrides),
            waived=sum(waiver.in_force for waiver in result.waivers),
            shown_packs=[pack for pack in result.packs if pack.active is not False],
            load_in=load_in,
            work=partial(write_work, language=view.language),
            is_past=view.is_past,
            supposed_complete=declared_complete(view),
            due_on=partial(due_on, view=view),
            due_by=partial(due_by, view=view),
            phase_end=partial(phase_end, view=view),
        )
    )
    return page


def _linked(text: str, view: ReportView) -> Markup:
    """Return ``text`` with the rules that it names led to their findings or open points, and never cut in two."""

    def link(found: re.Match[str]) -> str:
        rule = found[0]
        if rule in view.found or rule in view.open:
            part = "finding" if rule in view.found else "open"
            return f'<a class="nowrap" href="#{part}-{rule}">{rule}</a>'
        return f'<span class="nowrap">{rule}</span>'

    return Markup(_RULE.sub(link, str(escape(printable(text)))))  # noqa: S704 - escaped before links are put in
