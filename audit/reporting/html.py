"""Writes the report as one self-contained HTML file: no script, nothing fetched from elsewhere."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import partial

from audit.model.answer import Answer, AnswerState
from audit.model.fact import Fact
from audit.model.result import AuditResult, PlannedAction, RowNote, Threshold
from audit.model.rule import OutcomeKind, Severity
from audit.model.text import Language, Text
from audit.reporting import digest
from audit.reporting.charts import axis_chart
from audit.reporting.labels import answer_as_fact, label_of, missing_answers, value_of
from audit.reporting.long_words import let_long_words_break
from audit.reporting.templates import environment
from audit.wording.terms import AVIS_RATINGS, DINUM_OUTCOMES

# Answers that say something of the workbook itself are listed first; those that are in order, last.
_REGISTER_ORDER = (
    AnswerState.UNUSABLE,
    AnswerState.UNKNOWN,
    AnswerState.BLANK,
    AnswerState.NOT_APPLICABLE,
    AnswerState.ANSWERED,
)


@dataclass(frozen=True)
class RegisterEntry:
    """One answer of the register, as a fact that the templates can write."""

    label: Text
    fact: Fact
    comment: str
    source: str


@dataclass(frozen=True)
class LaterSource:
    """A source that is later than the review, and the places in it that findings cite."""

    title: Text
    url: str
    citations: tuple[str, ...]


def render_html(result: AuditResult, language: Language) -> str:
    """Return the whole report on ``result`` in ``language``; the same result gives the same bytes."""
    actions = digest.actions_in_order(result)
    numbers = _numbers(actions)
    template = environment(language).get_template("report.html.j2")
    page: str = template.render(
        result=result,
        rating=AVIS_RATINGS[result.avis.level],
        dinum_outcome=DINUM_OUTCOMES[result.avis.level],
        outcomes=tuple(OutcomeKind),
        settled=digest.settled_rules(result),
        shown_deciding=digest.FIRST_DECIDING,
        chart=axis_chart(result, language),
        diagnosed_names=digest.present_diagnoses(result),
        laxer=sum(change.change == "laxer" for change in result.overrides),
        waived=sum(waiver.in_force for waiver in result.waivers),
        shown_packs=[pack for pack in result.packs if pack.active is not False],
        titles={checked.rule: checked.title for checked in result.rules},
        outcomes_found={checked.rule: checked.outcome.outcome for checked in result.rules},
        top_findings=digest.top_findings(result),
        findings_by_axis=digest.findings_by_axis(result),
        blocking_findings=digest.count_severity(result.findings, Severity.BLOCKING),
        open_points=digest.open_points_by_severity(result),
        blocking_open_points=digest.count_severity(result.open_points, Severity.BLOCKING),
        actions=actions,
        first_actions=actions[: digest.FIRST_ACTIONS],
        numbers=numbers,
        prior={item.action: sorted(numbers[name] for name in item.after if name in numbers) for item in actions},
        found={finding.rule for finding in result.findings},
        open={point.rule for point in result.open_points},
        register=_register(result),
        later_sources=_later_sources(result),
        later_thresholds=_later_thresholds(result),
        by_line=digest.by_line,
        notes_beside=partial(_notes, {record.fact: record.answer for record in result.answers}, result.row_notes),
        label=lambda name: label_of(name, result, language),
        value=lambda fact: value_of(fact, result, language),
        missing=lambda point: missing_answers(point.missing, result, language),
    )
    return let_long_words_break(page)


def _notes(
    answers: Mapping[str, Answer], rows: Mapping[str, RowNote], facts: Iterable[Fact]
) -> Mapping[str, Answer | RowNote]:
    """Return what was noted beside each answer; what stands beside a line is with the first fact of that line."""
    notes: dict[str, Answer | RowNote] = {}
    left = dict(rows)
    for fact in facts:
        note = answers.get(fact.name) or left.pop(fact.name.rpartition("/")[0], None)
        if note is not None:
            notes[fact.name] = note
    return notes


def _numbers(actions: tuple[PlannedAction, ...]) -> Mapping[str, int]:
    """Number the actions as the plan prints them; findings and dependencies refer to these numbers."""
    return {action.action: number for number, action in enumerate(actions, start=1)}


def _register(result: AuditResult) -> list[tuple[AnswerState, list[RegisterEntry]]]:
    by_state: dict[AnswerState, list[RegisterEntry]] = {state: [] for state in _REGISTER_ORDER}
    for record in result.answers:
        answer = record.answer
        fact = answer_as_fact(record.fact, answer)
        by_state[answer.state].append(RegisterEntry(record.label, fact, answer.comment, answer.source))
    return [(state, entries) for state, entries in by_state.items() if entries]


def _later_sources(result: AuditResult) -> list[LaterSource]:
    """Return the sources that are later than the review, each once, with the places that the findings cite."""
    cited: dict[tuple[Text, str], dict[str, None]] = {}
    for finding in result.findings:
        for criterion in finding.criteria:
            if criterion.later_than_review:
                cited.setdefault((criterion.title, criterion.url), {})[criterion.citation] = None
    return [LaterSource(title, url, tuple(sorted(citations))) for (title, url), citations in cited.items()]


def _later_thresholds(result: AuditResult) -> list[Threshold]:
    """Return the thresholds that are later than the review, each once."""
    thresholds = (threshold for finding in result.findings for threshold in finding.thresholds)
    return list({one.parameter: one for one in thresholds if one.later_than_review}.values())
