"""The view of one result that every format writes: its numbers, its order, its register, its notes and its words."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING

from audit.model.answer import Answer, AnswerState, CellRef
from audit.model.diagnosis import DiagnosisState
from audit.model.fact import Fact
from audit.model.go_live_day import GoLiveDay
from audit.model.quickly_made import quickly_made
from audit.model.reference import line_of
from audit.model.result.answers import RowNote
from audit.model.result.audit_result import AuditResult
from audit.model.result.diagnosed import Diagnosed, FirstAct, Signalled
from audit.model.result.doubts import AmountToCheck, ToReconcile
from audit.model.result.findings import Finding, OpenPoint, OpenQuestion, Threshold
from audit.model.result.planned import ActionPart, Load, Phase, PlannedAction
from audit.model.rule import Axis, OutcomeKind, Severity
from audit.model.scoring import Statement
from audit.model.stated_levels import stated_levels
from audit.model.text import Language, Text
from audit.reporting import digest
from audit.reporting.conditions import Conditions
from audit.reporting.labels import (
    MissingAnswer,
    answer_as_fact,
    document_name,
    gathered_answers,
    introduced,
    label_of,
    missing_answers,
    note_beside,
    value_of,
)
from audit.reporting.messages import messages
from audit.reporting.open_recommendations import OpenRecommendation, opened
from audit.reporting.opinion import Firmness, Opinion, opinion_of
from audit.reporting.plan import actions_by_phase, work_of_the_plan
from audit.reporting.presentation import PLAIN, Presentation
from audit.reporting.stance import ReviewStance, review_stance
from audit.wording.banners import write_banner
from audit.wording.numbers import write_date
from audit.wording.terms import write_term

if TYPE_CHECKING:
    from audit.reporting.contradictory.sides import Sides

# Answers that say something of the workbook itself are listed first; those that are in order, last.
_REGISTER_ORDER = (
    AnswerState.UNUSABLE,
    AnswerState.PARTLY_ANSWERED,
    AnswerState.UNKNOWN,
    AnswerState.BLANK,
    AnswerState.NOT_APPLICABLE,
    AnswerState.NOT_ASKED,
    AnswerState.NONE,
    AnswerState.ANSWERED,
)


class Need(StrEnum):
    """What a project is to bring first, beside actions."""

    DOCUMENTS = "documents"
    ANSWERS = "answers"
    NOTHING = "nothing"


@quickly_made
@dataclass(frozen=True, slots=True)
class RegisterEntry:
    """One answer of the register, as a fact that formats can write."""

    label: Text
    fact: Fact
    comment: str
    comment_cells: tuple[CellRef, ...]
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
        presentation: theme, mark, draft and version, which say nothing of the result.
    """

    def __init__(self, result: AuditResult, language: Language, presentation: Presentation = PLAIN) -> None:
        self.result = result
        self.language = language
        self.presentation = presentation

    @property
    def contradictory(self) -> "Sides | None":
        """Both sides of the adversarial procedure; None of a report that shows none."""
        return None

    @property
    def disclaimer(self) -> str | None:
        """The warning that every report repeats, in the reader's language where it is known in it; None for none."""
        project = self.result.project
        return write_banner(project.disclaimer or "", project.disclaimer_texts, self.language) or None

    @property
    def awaits_answers(self) -> bool:
        """Whether the audited team is still to be heard: in an audit, until the final version of its report.

        Nobody is heard of a project that assesses itself, or that is reconstructed as it was on a past day.
        """
        if self.says is Statement.ESTIMATE or self.is_past:
            return False
        return self.contradictory is None or not self.contradictory.is_final

    @property
    def provisional_note(self) -> str:
        """That the report is provisional, a sentence; empty where it is not."""
        t = messages(self.language)
        if not self.awaits_answers:
            return ""
        return t("provisional.avis") if self.says is Statement.AVIS else t("provisional.conclusions")

    @property
    def is_past(self) -> bool:
        """Whether the project is reconstructed as it was on a past day: nobody signs, answers or carries out a plan."""
        return self.result.project.reconstructed

    @property
    def asks_answers_first(self) -> bool:
        """Whether what blocking rules wait for comes before any action: no level is guaranteed without it."""
        is_open = self.opinion.firmness is Firmness.OPEN and self.says is not Statement.CONDITIONS
        return is_open and bool(self.actions) and bool(self.blocking_that_count)

    @property
    def says(self) -> Statement:
        """What the review ends in."""
        return self.result.avis.says

    @cached_property
    def opinion(self) -> Opinion:
        """The avis in words."""
        return opinion_of(self.result, self.language)

    @cached_property
    def documents(self) -> tuple[str, ...]:
        """The documents to ask for first, by the label of what they are to bear out."""
        asked, lacking = self.result.avis.documents, self.result.avis.undocumented
        return tuple(document_name(name, lacking, self.result, self.language) for name in asked.names) if asked else ()

    @cached_property
    def documents_named(self) -> tuple[str, ...]:
        """The same; where no smaller set is known to be enough, all that blocking rules rest on without a document."""
        return self.documents or tuple(answer.label for answer in self.undocumented)

    @cached_property
    def undocumented(self) -> list[MissingAnswer]:
        """The answers without a document that blocking rules rest on, the lines of a table gathered by column."""
        return gathered_answers(self.result.avis.undocumented, self.result, self.language)

    @property
    def first_diagnoses(self) -> tuple[Diagnosed, ...]:
        """The diagnoses of the first page of a crisis review: all that are established, then the likeliest others."""
        established = self.diagnosed_names
        others = [item for item in self.result.diagnoses if item not in established]
        return (*established, *others[: max(0, digest.FIRST_DIAGNOSES - len(established))])

    @cached_property
    def conditions(self) -> Conditions:
        """The blocking and major rules as conditions before launch."""
        return Conditions(self.result.rules)

    @cached_property
    def diagnosed_names(self) -> tuple[Diagnosed, ...]:
        """The diagnoses that are established."""
        return digest.present_diagnoses(self.result)

    def first_step(self, diagnosed: Diagnosed) -> FirstAct | None:
        """Return what a diagnosis asks for first, of what the plan holds: the rest is done; None when all is."""
        if not self._asks_by_name(diagnosed):
            return diagnosed.first[0] if diagnosed.first else None
        return next((act for act in diagnosed.first if act.action in self.numbers), None)

    @staticmethod
    def _asks_by_name(diagnosed: Diagnosed) -> bool:
        """Return whether its acts can be found in the plan; those of results of format 1.0 cannot."""
        return any(act.action is not None for act in diagnosed.first)

    @cached_property
    def stance(self) -> ReviewStance | None:
        """What a crisis review proposes for the work under way; None in the others."""
        return review_stance(self.result)

    @cached_property
    def actions(self) -> tuple[PlannedAction, ...]:
        """The actions in the order of the plan."""
        return digest.actions_in_order(self.result)

    @property
    def no_answer_matters(self) -> bool:
        """Whether no missing answer can change the level, neither as declared nor on evidence."""
        stated = stated_levels(self.result.avis)
        return stated.declarations.certain and stated.own.certain

    @property
    def only_documents_decide(self) -> bool:
        """Whether the level is certain on declarations, and not on the evidence that the review goes by.

        Then the documents of what is declared are enough to secure it, whatever the missing answers are.
        """
        stated = stated_levels(self.result.avis)
        return stated.declarations.certain and not stated.own.certain

    @property
    def only_documents(self) -> str:
        """The sentence that says so."""
        t, missing = messages(self.language), len(self.result.open_questions)
        return t("documents.only_despite", count=missing) if missing else t("documents.only")

    @property
    def review_name(self) -> str:
        """What the review is called, of a project in the phase that this one is in."""
        frame = self.result.synthesis
        return self.text(frame.review) if frame and frame.review else write_term(self.result.review_type, self.language)

    @property
    def first_need(self) -> Need:
        """What is to be brought first, where no action is asked for."""
        if self.only_documents_decide:
            return Need.DOCUMENTS
        wants_answers = self.result.open_points and not self.no_answer_matters
        return Need.ANSWERS if wants_answers else Need.NOTHING

    @property
    def first_questions(self) -> tuple[OpenQuestion, ...]:
        """The questions of the first page, for a project of which no action is asked yet."""
        return tuple(self.result.open_questions[: digest.FIRST_QUESTIONS])

    @cached_property
    def numbers(self) -> Mapping[str, int]:
        """The number of each action as the plan prints it; findings and dependencies refer to these numbers."""
        return {part.action: number for number, action in enumerate(self.actions, start=1) for part in action.all_parts}

    @cached_property
    def prior(self) -> Mapping[str, list[int]]:
        """The numbers of the actions that come before each."""
        numbers = self.numbers
        return {item.action: sorted({numbers[name] for name in item.after if name in numbers}) for item in self.actions}

    @cached_property
    def phases(self) -> list[tuple[Phase | None, list[PlannedAction]]]:
        """The actions by phase, without the phases in which nothing is due; under None where the plan has no phases."""
        return actions_by_phase(self.result.plan, self.actions)

    @cached_property
    def loads(self) -> tuple[Load, ...]:
        """The loads of those who carry the plan out."""
        return self.result.plan.loads if self.result.plan else ()

    @property
    def late_actions(self) -> list[int]:
        """The numbers of the actions that protect the go-live and come after it."""
        return [self.numbers[action.action] for action in self.actions if action.after_go_live]

    @property
    def go_live_words(self) -> str:
        """The day of the go-live that actions protect, and that it is the earliest or the latest; empty without one."""
        plan = self.result.plan
        if plan is None or plan.go_live is None:
            return ""
        day, t = write_date(plan.go_live, self.language), messages(self.language)
        match plan.go_live_known_as:
            case GoLiveDay.AT_EARLIEST:
                return t("actions.at_earliest", date=day)
            case GoLiveDay.AT_LATEST:
                return t("actions.at_latest", date=day)
            case _:
                return day

    @property
    def undated_protections(self) -> list[int]:
        """The numbers of the actions that protect a go-live of which no date is known."""
        plan = self.result.plan
        if plan is None or plan.go_live is not None:
            return []
        return [self.numbers[action.action] for action in self.actions if action.protects_go_live]

    @property
    def work_told(self) -> str:
        """The work of the whole plan; see ``work_of_the_plan``."""
        return work_of_the_plan(self.actions, self.language)

    @property
    def exceeded_owners(self) -> list[str]:
        """Those who have more to do by some day than there is time for."""
        exceeded = (load for load in self.loads if any(one.exceeded for one in load.phases))
        return [load.name or ", ".join(write_term(role, self.language) for role in load.roles) for load in exceeded]

    def asked_by(self, finding: Finding) -> list[tuple[PlannedAction, ActionPart]]:
        """Return what a finding asks for, with the steps of the plan that it stands in."""
        return [(action, part) for action, part in self._parts if part.action in finding.actions]

    @cached_property
    def findings_by_axis(self) -> list[tuple[Axis, list[Finding]]]:
        """The axes that have findings, each with its own, most severe first."""
        return digest.findings_by_axis(self.result)

    @cached_property
    def open_points(self) -> list[tuple[Severity, list[OpenPoint]]]:
        """The open points, most severe first."""
        return digest.open_points_by_severity(self.result)

    @cached_property
    def blocking_unmet(self) -> list[Finding]:
        """The findings on blocking rules."""
        return [finding for finding in digest.by_weight(self.result) if finding.severity is Severity.BLOCKING]

    @cached_property
    def blocking_open(self) -> list[OpenPoint]:
        """The blocking rules that are open."""
        return [point for point in self.result.open_points if point.severity is Severity.BLOCKING]

    @cached_property
    def perhaps_without_object(self) -> list[OpenPoint]:
        """The open rules that the missing answers may leave without object."""
        return [point for point in self.result.open_points if OutcomeKind.NOT_APPLICABLE in point.possible]

    @cached_property
    def left_out_open(self) -> frozenset[str]:
        """The open rules that the opinion of the day of the review leaves out: they rest on later texts."""
        avis = self.result.avis
        is_led_by_then = avis.earlier_texts is not None and stated_levels(avis).by_then
        return frozenset(avis.earlier_texts.open) if avis.earlier_texts and is_led_by_then else frozenset()

    @cached_property
    def blocking_that_count(self) -> list[OpenPoint]:
        """The blocking rules that are open and that the opinion counts."""
        return [point for point in self.blocking_open if point.rule not in self.left_out_open]

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
    def deciding_facts(self) -> Mapping[str, Sequence[Fact]]:
        """The facts that decided each rule."""
        return {checked.rule: checked.outcome.deciding_facts for checked in self.result.rules}

    @cached_property
    def left_out(self) -> frozenset[str]:
        """The rules of findings that the opinion of the day of the review leaves out: they rest on later texts."""
        avis = self.result.avis
        is_led_by_then = avis.earlier_texts is not None and stated_levels(avis).by_then
        return frozenset(avis.earlier_texts.findings) if avis.earlier_texts and is_led_by_then else frozenset()

    def is_in_hindsight(self, diagnosed: Diagnosed) -> bool:
        """Return whether a diagnosis rests, for a part at least, on findings that the opinion leaves out."""
        return not self.left_out.isdisjoint(diagnosed.rules)

    def diagnosis_title(self, diagnosed: Diagnosed) -> str:
        """Return the title of a diagnosis, with the findings that auditors reworded, and hindsight where it is so."""
        title, t = self.text(diagnosed.title), messages(self.language)
        if changed := self.reworded(diagnosed.rules):
            title = t("diagnoses.title_reworded", count=len(changed), title=title, rules=", ".join(changed))
        if not self.is_in_hindsight(diagnosed):
            return title
        return t("synthesis.title_in_hindsight", title=title)

    @cached_property
    def open_recommendations(self) -> tuple[OpenRecommendation, ...]:
        """The earlier recommendations still to be carried out, by their days.

        Of a project reconstructed as it was on a past day, none: nobody is to carry them out.
        """
        frame = None if self.is_past else self.result.synthesis
        return opened(frame.recommendations) if frame else ()

    @cached_property
    def failing_rows(self) -> Mapping[str, tuple[str, ...]]:
        """The lines of tables that fail each rule, by their labels."""
        return {checked.rule: checked.outcome.rows for checked in self.result.rules}

    @cached_property
    def finding_of(self) -> Mapping[str, Finding]:
        """The finding of each rule that has one."""
        return {finding.rule: finding for finding in self.result.findings}

    @cached_property
    def found(self) -> frozenset[str]:
        """The rules that have a finding."""
        return frozenset(self.finding_of)

    @cached_property
    def open(self) -> frozenset[str]:
        """The rules that are open."""
        return frozenset(point.rule for point in self.result.open_points)

    @cached_property
    def incoherences(self) -> tuple[ToReconcile, ...]:
        """The answers that contradict one another."""
        return self.result.incoherences

    @cached_property
    def amounts_to_check(self) -> tuple[AmountToCheck, ...]:
        """The amounts that were probably typed in another unit than the euro."""
        return self.result.amounts_to_check

    @cached_property
    def signals_present(self) -> tuple[Signalled, ...]:
        """The outside signals that are seen."""
        return tuple(one for one in self.result.signals if one.state is DiagnosisState.PRESENT)

    @cached_property
    def signals_open(self) -> tuple[Signalled, ...]:
        """The outside signals that missing answers could still show."""
        return tuple(one for one in self.result.signals if one.state is DiagnosisState.OPEN)

    @cached_property
    def register(self) -> list[tuple[AnswerState, list[RegisterEntry]]]:
        """Every answer by state, what says something of the workbook itself first."""
        by_state: dict[AnswerState, list[RegisterEntry]] = {state: [] for state in _REGISTER_ORDER}
        for record in self.result.answers:
            answer, fact = record.answer, record.given
            if record.not_asked is not None:
                fact = replace(fact, state=AnswerState.NOT_ASKED, note=record.not_asked)
            entry = RegisterEntry(record.label, fact, answer.comment, answer.comment_cells, answer.source)
            by_state[fact.state].append(entry)
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

    def threshold(self, one: Threshold) -> str:
        """Return a limit with its value; where a pack changed it, which one and from what, as the source gives it."""
        t = messages(self.language)
        words = t("findings.threshold_words", label=self.text(one.label), value=self.text(one.value))
        change = next((item for item in self.result.overrides if item.parameter == one.parameter), None)
        if change is None:
            return words
        titles = {pack.pack: self.text(pack.title) for pack in self.result.packs}
        pack = titles.get(change.pack, change.pack)
        return words + t("findings.threshold_changed", pack=pack, declared=self.text(change.declared))

    @property
    def own_sources(self) -> str:
        """What was written about the project itself and is no criterion of a finding, a sentence; empty when none."""
        titles = [self.text(one.short_title or one.title) for one in self.result.own_sources]
        t = messages(self.language)
        return t("annex.own_sources", titles=t("list.separator").join(titles)) if titles else ""

    @cached_property
    def later_thresholds(self) -> list[Threshold]:
        """The thresholds that are later than the review, each once."""
        thresholds = (threshold for finding in self.result.findings for threshold in finding.thresholds)
        return list({one.parameter: one for one in thresholds if one.later_than_review}.values())

    @property
    def identity(self) -> Collection[str]:
        """The questions that say which project it is, and in which phase: a comment beside one is of no finding."""
        return self.result.synthesis.identity if self.result.synthesis else ()

    def notes_beside(self, facts: Iterable[Fact]) -> Mapping[str, Answer | RowNote]:
        """Return what was noted beside each answer; what stands beside a line is with the first fact of that line."""
        notes: dict[str, Answer | RowNote] = {}
        noted: set[str] = set()
        for fact in facts:
            answer = self._answers.get(fact.name)
            line = line_of(fact.name)
            if answer is not None:
                notes[fact.name] = answer
            elif line in self.result.row_notes and line not in noted:
                noted.add(line)
                notes[fact.name] = self.result.row_notes[line]
        return notes

    def by_line(self, facts: Sequence[Fact]) -> tuple[Fact, ...]:
        """Return ``facts`` as a table shows them: lines together, what is computed followed by the answers behind it.

        What is computed from the lines of a table, or from most of the questionnaire, has its cells beside it only.
        """
        shown: dict[str, Fact] = {}
        for fact in digest.by_line(facts):
            shown.setdefault(fact.name, fact)
            for one in self.answers_behind(fact):
                shown.setdefault(one.name, one)
        return tuple(shown.values())

    def answers_behind(self, fact: Fact) -> tuple[Fact, ...]:
        """Return the answers that a fact was computed from; none where it was computed from most of them."""
        behind = tuple(self._inputs(fact))
        few = behind if len(behind) <= digest.MOST_INPUTS else ()
        return tuple(answer_as_fact(name, self._answers[name]) for name in few)

    def _inputs(self, fact: Fact) -> Iterator[str]:
        """Yield the answers that a fact was computed from, those behind other computed facts included."""
        left, seen = [*fact.inputs], {fact.name}  # a saved result may hold facts that name each other
        for name in left:
            if name in self._answers:
                yield name
            elif name in self._indicators and name not in seen:
                seen.add(name)
                left += self._indicators[name].inputs

    @cached_property
    def _indicators(self) -> Mapping[str, Fact]:
        return {fact.name: fact for fact in self.result.indicators}

    def asked_in_plan(self, act: FirstAct) -> Text:
        """Return what the plan asks under the name of a first step of a diagnosis; its own words where it asks none."""
        parts = (part for action in self.actions for part in action.all_parts)
        return next((part.do for part in parts if part.action == act.action), act.do)

    def label(self, name: str) -> str:
        """Return how people call a fact."""
        return label_of(name, self.result, self.language)

    def value(self, fact: Fact) -> str:
        """Return the value of a fact, its bounds or its state in words."""
        return value_of(fact, self.result, self.language)

    def bounds(self, finding: Finding) -> Iterator[tuple[str, str]]:
        """Yield the value of each interval that a finding rests on, and what bounds it, where that is known."""
        for fact in finding.facts:
            if fact.is_known and fact.note is not None:
                yield self.value(fact), note_beside(fact, self.language)

    def bounded(self, finding: Finding) -> Iterator[str]:
        """Yield the intervals that a finding rests on, each with what bounds it, where that is known; as sentences."""
        for fact in finding.facts:
            if fact.is_known and fact.note is not None:
                said = introduced(self.label(fact.name), self.language)
                yield f"{said} {self.value(fact)}, {note_beside(fact, self.language)}."

    def missing(self, point: OpenPoint) -> list[MissingAnswer]:
        """Return the answers that an open point waits for, in words."""
        return self.missing_of(point.missing)

    def missing_of(self, facts: Sequence[Fact]) -> list[MissingAnswer]:
        """Return in words what is missing of ``facts``, the lines of a table gathered by column.

        That there is none is an answer: it is told where nothing else is missing.
        """
        without = [fact for fact in facts if fact.state is not AnswerState.NONE]
        return missing_answers(without or facts, self.result, self.language)

    def condition(self, finding: Finding) -> str:
        """Return what was found, in the sentences of the rule."""
        return finding.condition.to(self.language)

    def amended_words(self, _rule: str) -> str:
        """Return what auditors amended of a finding, in words: nothing, but in the final report on a procedure."""
        return ""

    def disputed_words(self, _rule: str) -> str:
        """Return that the audited team disputes a finding, in words: nothing, but in a report on a procedure."""
        return ""

    @property
    def withdrawn_rules(self) -> tuple[str, ...]:
        """The rules whose findings are left out: none, but of the final report on a procedure."""
        return ()

    def is_reworded(self, _rule: str) -> bool:
        """Return whether auditors gave a finding other words: none is, but in the final report on a procedure."""
        return False

    def reworded(self, rules: Iterable[str]) -> list[str]:
        """Return the rules among these whose findings auditors gave other words."""
        return [rule for rule in rules if self.is_reworded(rule)]

    def text(self, text: Text) -> str:
        """Return ``text`` in the reader's language."""
        return text.to(self.language)

    @cached_property
    def _parts(self) -> list[tuple[PlannedAction, ActionPart]]:
        return [(action, part) for action in self.actions for part in action.all_parts]

    @cached_property
    def _answers(self) -> Mapping[str, Answer]:
        return {record.fact: record.answer for record in self.result.answers}


def findings_in_order(view: ReportView) -> Iterator[Finding]:
    """Yield the findings in the order of the report: axis by axis, most severe first."""
    for _, findings in view.findings_by_axis:
        yield from findings
