"""The view of one result that every format writes: its numbers, its order, its register, its notes and its words."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from audit.model.answer import Answer, AnswerState
from audit.model.fact import Fact
from audit.model.reference import FactRef
from audit.model.result import AuditResult, Diagnosed, Finding, OpenPoint, PlannedAction, RowNote, Threshold
from audit.model.rule import Axis, OutcomeKind, Severity
from audit.model.text import Language, Text
from audit.reporting import digest
from audit.reporting.labels import MissingAnswer, answer_as_fact, label_of, missing_answers, value_of
from audit.wording.terms import AVIS_RATINGS, DINUM_OUTCOMES, Rating

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
    """One answer of the register, as a fact that formats can write."""

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


class ReportView:
    """What a report shows of one result in one language; a format only lays it out.

    Attributes:
        result: everything that the audit found.
        language: the reader's.
    """

    def __init__(self, result: AuditResult, language: Language) -> None:
        self.result = result
        self.language = language

    @property
    def rating(self) -> Rating | None:
        """The colour that the avis stands for; None when there is no avis."""
        return AVIS_RATINGS[self.result.avis.level]

    @property
    def dinum_outcome(self) -> Text | None:
        """What DINUM calls such an avis."""
        return DINUM_OUTCOMES[self.result.avis.level]

    @property
    def settled(self) -> int:
        """How many rules the answers settled; those that do not apply are not counted."""
        return digest.settled_rules(self.result)

    @cached_property
    def diagnosed_names(self) -> tuple[Diagnosed, ...]:
        """The diagnoses that are established."""
        return digest.present_diagnoses(self.result)

    @cached_property
    def actions(self) -> tuple[PlannedAction, ...]:
        """The actions in the order of the plan."""
        return digest.actions_in_order(self.result)

    @property
    def first_actions(self) -> tuple[PlannedAction, ...]:
        """The actions of the first page."""
        return self.actions[: digest.FIRST_ACTIONS]

    @cached_property
    def numbers(self) -> Mapping[str, int]:
        """The number of each action as the plan prints it; findings and dependencies refer to these numbers."""
        return {action.action: number for number, action in enumerate(self.actions, start=1)}

    @cached_property
    def prior(self) -> Mapping[str, list[int]]:
        """The numbers of the actions that come before each."""
        numbers = self.numbers
        return {item.action: sorted(numbers[name] for name in item.after if name in numbers) for item in self.actions}

    @cached_property
    def top_findings(self) -> tuple[Finding, ...]:
        """The findings of the first page."""
        return digest.top_findings(self.result)

    @cached_property
    def findings_by_axis(self) -> list[tuple[Axis, list[Finding]]]:
        """The axes that have findings, each with its own, most severe first."""
        return digest.findings_by_axis(self.result)

    @cached_property
    def open_points(self) -> list[tuple[Severity, list[OpenPoint]]]:
        """The open points, most severe first."""
        return digest.open_points_by_severity(self.result)

    @property
    def blocking_findings(self) -> int:
        """How many findings are blocking."""
        return digest.count_severity(self.result.findings, Severity.BLOCKING)

    @property
    def blocking_open_points(self) -> int:
        """How many open points are blocking."""
        return digest.count_severity(self.result.open_points, Severity.BLOCKING)

    @cached_property
    def titles(self) -> Mapping[str, Text]:
        """The title of each rule."""
        return {checked.rule: checked.title for checked in self.result.rules}

    @cached_property
    def outcomes_found(self) -> Mapping[str, OutcomeKind]:
        """The outcome of each rule."""
        return {checked.rule: checked.outcome.outcome for checked in self.result.rules}

    @cached_property
    def found(self) -> frozenset[str]:
        """The rules that have a finding."""
        return frozenset(finding.rule for finding in self.result.findings)

    @cached_property
    def open(self) -> frozenset[str]:
        """The rules that are open."""
        return frozenset(point.rule for point in self.result.open_points)

    @cached_property
    def register(self) -> list[tuple[AnswerState, list[RegisterEntry]]]:
        """Every answer by state, what says something of the workbook itself first."""
        by_state: dict[AnswerState, list[RegisterEntry]] = {state: [] for state in _REGISTER_ORDER}
        for record in self.result.answers:
            answer = record.answer
            fact = answer_as_fact(record.fact, answer)
            by_state[answer.state].append(RegisterEntry(record.label, fact, answer.comment, answer.source))
        return [(state, entries) for state, entries in by_state.items() if entries]

    @cached_property
    def later_sources(self) -> list[LaterSource]:
        """The sources that are later than the review, each once, with the places that the findings cite."""
        cited: dict[tuple[Text, str], dict[str, None]] = {}
        for finding in self.result.findings:
            for criterion in finding.criteria:
                if criterion.later_than_review:
                    cited.setdefault((criterion.title, criterion.url), {})[criterion.citation] = None
        return [LaterSource(title, url, tuple(sorted(citations))) for (title, url), citations in cited.items()]

    @cached_property
    def later_thresholds(self) -> list[Threshold]:
        """The thresholds that are later than the review, each once."""
        thresholds = (threshold for finding in self.result.findings for threshold in finding.thresholds)
        return list({one.parameter: one for one in thresholds if one.later_than_review}.values())

    def notes_beside(self, facts: Iterable[Fact]) -> Mapping[str, Answer | RowNote]:
        """Return what was noted beside each answer; what stands beside a line is with the first fact of that line."""
        notes: dict[str, Answer | RowNote] = {}
        left = dict(self.result.row_notes)
        for fact in facts:
            note = self._answers.get(fact.name) or left.pop(FactRef.parse(fact.name).line or "", None)
            if note is not None:
                notes[fact.name] = note
        return notes

    def label(self, name: str) -> str:
        """Return how people call a fact."""
        return label_of(name, self.result, self.language)

    def value(self, fact: Fact) -> str:
        """Return the value of a fact, its bounds or its state in words."""
        return value_of(fact, self.result, self.language)

    def missing(self, point: OpenPoint) -> list[MissingAnswer]:
        """Return the answers that an open point waits for, in words."""
        return missing_answers(point.missing, self.result, self.language)

    def condition(self, finding: Finding) -> str:
        """Return what was found, in the sentences of the rule."""
        return finding.condition.to(self.language)

    def text(self, text: Text) -> str:
        """Return ``text`` in the reader's language."""
        return text.to(self.language)

    @cached_property
    def _answers(self) -> Mapping[str, Answer]:
        return {record.fact: record.answer for record in self.result.answers}


def findings_in_order(view: ReportView) -> Iterator[Finding]:
    """Yield the findings in the order of the report: axis by axis, most severe first."""
    for _, findings in view.findings_by_axis:
        yield from findings
