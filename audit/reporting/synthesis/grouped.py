"""Groups findings: those on one object are told as one, the gravest first, by the groups of rules/synthesis.yaml."""

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace

from audit.model.diagnosis import DiagnosisState
from audit.model.result.diagnosed import Diagnosed
from audit.model.result.findings import Finding
from audit.model.rule import Axis, OutcomeKind, Severity
from audit.model.synthesis_settings import SynthesisGroup
from audit.reporting.badges import finding_badge
from audit.reporting.digest import by_weight, cells_of
from audit.reporting.messages import messages
from audit.reporting.synthesis.bibliography import Bibliography
from audit.reporting.synthesis.go_live import conditions_of
from audit.reporting.synthesis.model import FindingTold, GroupedFinding
from audit.reporting.synthesis.quoted import quote_of
from audit.reporting.view import ReportView
from audit.wording.cell_ranges import write_cell_ranges
from audit.wording.terms import AXES
from audit.wording.typography import typeset

_SEVERITIES = list(Severity)
_OUTCOMES = (OutcomeKind.VIOLATED, OutcomeKind.PARTIAL)
Grouped = tuple[SynthesisGroup, Sequence[Finding]]


def grouped_findings(view: ReportView) -> list[Grouped]:
    """Return the groups that have findings, each with its own, the gravest first in both.

    What counts in the opinion comes before what it leaves out, which is told with hindsight.
    Severity decides the order, then the outcome, then how many findings of that severity there are, then whether the
    next go-live waits for what mends one of them. In a group, of those that weigh the same, what names the lines of a
    table that are not met comes before what is said of them all.
    """
    groups: dict[str, SynthesisGroup] = {}
    findings: dict[str, list[Finding]] = {}
    for finding in by_weight(view.result):
        group = _group_of(finding, view)
        groups.setdefault(group.id, group)
        findings.setdefault(group.id, []).append(finding)
    for found in findings.values():
        found.sort(key=lambda one: (one.rule in view.left_out, *_weight(one), not view.failing_rows.get(one.rule)))
    conditions = {view.numbers[action.action] for action in conditions_of(view)}

    def order(grouped: Grouped) -> tuple[bool, tuple[int, int, int], bool]:
        _, found = grouped
        return found[0].rule in view.left_out, gravity(found), not _is_waited_for(found, conditions, view)

    return sorted(((groups[name], found) for name, found in findings.items()), key=order)


def gravest_first(view: ReportView) -> list[Finding]:
    """Return the findings that weigh most first; of those that weigh the same, those of the gravest group first."""
    in_groups = [finding for _, findings in grouped_findings(view) for finding in findings]
    return sorted(in_groups, key=lambda one: (one.rule in view.left_out, *_weight(one)))


def gravity(findings: Sequence[Finding]) -> tuple[int, int, int]:
    """Return what orders findings told as one: severity, outcome, how many are as severe; the gravest first."""
    first = findings[0]
    as_severe = sum(one.severity is first.severity for one in findings)
    return *_weight(first), -as_severe


def _is_waited_for(findings: Sequence[Finding], conditions: AbstractSet[int], view: ReportView) -> bool:
    """Return whether one of the actions by which the next go-live is prepared mends one of ``findings``."""
    mending = {view.numbers[action] for finding in findings for action in finding.actions if action in view.numbers}
    return not conditions.isdisjoint(mending)


def _weight(finding: Finding) -> tuple[int, int]:
    return _SEVERITIES.index(finding.severity), _OUTCOMES.index(finding.outcome)


def told(number: int, grouped: Grouped, view: ReportView, bibliography: Bibliography, most: int) -> GroupedFinding:
    """Return what the synthesis says of one group.

    Args:
        number: its place among the groups.
        grouped: the group and its findings.
        view: of the report.
        bibliography: where sources have their numbers.
        most: how many findings are told; the others are in the annex.
    """
    group, findings = grouped
    gravest, diagnosis = findings[0], _diagnosis(group, findings, view)
    each = tuple(_with_quote(findings, view))
    cells = cells_of(fact for finding in findings for fact in finding.facts)
    return GroupedFinding(
        number=number,
        group=group.id,
        theme=theme_of(group, view),
        title=title_of(grouped, view),
        diagnosis=diagnosis.diagnosis if diagnosis else None,
        meaning=_text(view, diagnosis.meaning.to(view.language)) if diagnosis else None,
        severity=gravest.severity,
        outcome=gravest.outcome,
        badge=told_badge(gravest, view),
        told=each[:most],
        others=each[most:],
        effects=tuple(dict.fromkeys(_text(view, one.effect.to(view.language)) for one in findings[:most])),
        cells=cells,
        places=write_cell_ranges(cells),
        sources=bibliography.cited(criterion for finding in findings for criterion in finding.criteria),
        steps=tuple(_steps(findings, diagnosis, view)),
    )


def finding_told(finding: Finding, view: ReportView, *, quoted: bool = False) -> FindingTold:
    """Return one finding, its sentences each by itself; ``quoted``, with what respondents wrote beside its answer."""
    said = finding.sentences or (finding.condition,)
    told = FindingTold(
        rule=finding.rule,
        severity=finding.severity,
        outcome=finding.outcome,
        may_be_partial=finding.may_be_partial,
        badge=told_badge(finding, view),
        title=_text(view, finding.title.to(view.language)),
        sentences=tuple(_text(view, sentence.to(view.language)) for sentence in said),
        said_by=finding.said_by,
    )
    quote = quote_of(finding, view) if quoted else ""
    return replace(told, sentences=(*told.sentences, quote), quote=quote) if quote else told


def told_badge(finding: Finding, view: ReportView) -> str:
    """Return how a finding stands, and that it is told with hindsight where the opinion leaves it out."""
    t, said = messages(view.language), [standing_badge(finding, view), view.amended_words(finding.rule)]
    if finding.rule in view.left_out:
        said.append(t("synthesis.in_hindsight"))
    return " · ".join(filter(None, said))


def standing_badge(finding: Finding, view: ReportView) -> str:
    """Return the severity and the outcome of a finding, and that the audited team disputes it where it does."""
    return " · ".join(filter(None, (finding_badge(finding, view.language), view.disputed_words(finding.rule))))


def title_of(grouped: Grouped, view: ReportView) -> str:
    """Return what findings told as one are called: by their group, or by an established diagnosis.

    The diagnosis gives its name where it rests on the first finding, whose sentence follows.
    """
    group, findings = grouped
    diagnosis = _diagnosis(group, findings, view)
    is_told_first = diagnosis is not None and findings[0].rule in diagnosis.rules
    return _text(view, (diagnosis.title if diagnosis and is_told_first else group.title).to(view.language))


def _with_quote(findings: Sequence[Finding], view: ReportView) -> Iterator[FindingTold]:
    """Yield findings told, each followed by what respondents wrote beside its answer, said once in a group."""
    quoted: set[str] = set()
    for finding in findings:
        quote = quote_of(finding, view)
        yield finding_told(finding, view, quoted=quote not in quoted)
        quoted.add(quote)


def theme_of(group: SynthesisGroup, view: ReportView) -> str:
    """Return the title of the theme of a group; that of the group where the result names no themes."""
    themes = view.result.synthesis.themes if view.result.synthesis else ()
    title = next((one.title for one in themes if one.id == group.theme), group.title)
    return _text(view, title.to(view.language))


def _group_of(finding: Finding, view: ReportView) -> SynthesisGroup:
    frame = view.result.synthesis
    found = frame.group_of(finding.rule) if frame else None
    return found or _by_axis(finding.axis, finding)


def _by_axis(axis: Axis, finding: Finding) -> SynthesisGroup:
    """Return the group of a finding of a result that says of none: its axis."""
    return SynthesisGroup(id=axis.value, theme=axis.value, title=AXES[axis], rules=(finding.rule,))


def _diagnosis(group: SynthesisGroup, findings: Sequence[Finding], view: ReportView) -> Diagnosed | None:
    """Return the diagnosis of a group when it is established, and rests on a finding of the group.

    None where auditors gave one of these findings other words, which those of the diagnosis may contradict.
    """
    rules = {finding.rule for finding in findings}
    if any(map(view.is_reworded, rules)):
        return None
    return next(
        (
            one
            for one in view.result.diagnoses
            if one.diagnosis == group.diagnosis
            and one.state is DiagnosisState.PRESENT
            and not rules.isdisjoint(one.rules)
        ),
        None,
    )


def _steps(findings: Sequence[Finding], diagnosis: Diagnosed | None, view: ReportView) -> list[int]:
    actions = {action for finding in findings for action in finding.actions}
    actions |= {act.action for act in diagnosis.first if act.action} if diagnosis else set()
    return sorted({view.numbers[action] for action in actions if action in view.numbers})


def _text(view: ReportView, text: str) -> str:
    return typeset(text, view.language)
