"""One audit from end to end: snapshot → facts → engine → judgement → remediation → result."""

from collections import Counter
from collections.abc import Iterable
from datetime import date
from functools import cache, lru_cache, partial
from importlib.metadata import PackageNotFoundError, version

from audit import __version__
from audit.engine.judge import Judge
from audit.facts.build import build_facts
from audit.facts.vocabulary import IndicatorDefinition, fact_labels
from audit.judgement.avis import give_avis
from audit.judgement.diagnoses import diagnosed
from audit.judgement.finding_text import FindingText
from audit.judgement.findings import findings_of, open_points_of
from audit.judgement.packs import activity, applied_packs, out_of_scope, overrides, waivers
from audit.judgement.references import References
from audit.judgement.scores import score_of
from audit.judgement.tally import Judged
from audit.model.answer import AnswerState
from audit.model.condition import Condition
from audit.model.fact import Fact, FactSet, Vocabulary
from audit.model.outcome import RuleConditions
from audit.model.questionnaire import Choice, QuestionBank, Questionnaire, ReviewType
from audit.model.result import AnswerRecord, AuditResult, CheckedRule, ProjectCard, RowNote, RuleBaseIdentity
from audit.model.rule import Axis
from audit.model.snapshot import ProjectSnapshot
from audit.model.text import Language, Text
from audit.remediation.open_questions import open_questions
from audit.remediation.plan import plan_actions
from audit.rulebase.base import RuleBase
from audit.rulebase.outline import Outliner, in_one_line


class Assessor:
    """Audits projects for one type of review by one rule base; build it once."""

    def __init__(
        self,
        bank: QuestionBank,
        indicators: tuple[IndicatorDefinition, ...],
        rulebase: RuleBase,
        review_type: ReviewType,
        with_durable_rules: bool | None = None,
    ) -> None:
        """Compile the rules that ``review_type`` applies.

        Raises:
            KeyError: when no questionnaire asks for this review.
        """
        self.bank = bank
        self.questionnaire = bank.questionnaire(review_type)
        self.indicators = indicators
        self.rulebase = rulebase
        self._outliners = [
            Outliner(rulebase.vocabulary, rulebase.parameters, language) for language in (Language.FR, Language.EN)
        ]
        self._references = lru_cache(maxsize=8)(partial(References, rulebase))
        self.labels = fact_labels(rulebase.vocabulary)
        self.choices = _choices(rulebase.vocabulary)
        self.rules = tuple(rule for rule in rulebase.applied_rules() if review_type in rule.review_types)
        self.diagnoses = tuple(item for item in rulebase.diagnoses if review_type in item.review_types)
        self.judge = Judge(self.rules, rulebase.comparable_parameters(), self.diagnoses, with_durable_rules, self._say)

    def assess(
        self,
        snapshot: ProjectSnapshot,
        review_date: date,
        intake_notes: tuple[Text, ...] = (),
    ) -> AuditResult:
        """Audit one project as it stood on ``review_date``.

        Raises:
            EngineDisagreement: when the two engines differ.
        """
        facts = build_facts(snapshot, self.bank, self.indicators, review_date, self.labels)
        found = self.judge.judge(facts)
        active = activity(self.rulebase, facts)
        left_out = out_of_scope(self.rulebase, active, review_date)
        judged = [
            Judged(rule, outcome)
            for rule, outcome in zip(self.rules, found.rules, strict=True)
            if rule.id not in left_out
        ]
        scoring = self.rulebase.scoring
        references = self._references(review_date)
        writer = FindingText(facts, self.rulebase.vocabulary, self.rulebase.parameters, self.judge.parameters)
        findings = findings_of(judged, writer, references)
        open_points = open_points_of(judged, facts)
        return AuditResult(
            software=_software(),
            engine=self.judge.report,
            rulebase=RuleBaseIdentity(version=self.rulebase.version, sha256=self.rulebase.sha256, rules=len(judged)),
            scoring_version=scoring.version,
            questionnaire_id=self.questionnaire.id,
            questionnaire_version=self.questionnaire.version,
            review_type=self.questionnaire.review_type,
            review_date=review_date,
            workbook=snapshot.workbook,
            project=_project_card(facts, self.bank, snapshot.banner),
            avis=give_avis(judged, scoring),
            overall=score_of(judged, scoring),
            axes={axis: score_of(items, scoring) for axis, items in _by_axis(judged).items()},
            diagnoses=diagnosed(self.diagnoses, found.diagnoses, references),
            findings=findings,
            open_points=open_points,
            open_questions=open_questions(open_points, self.rulebase.vocabulary, scoring),
            actions=plan_actions(
                findings,
                self.rulebase,
                facts,
                self.questionnaire.review_type,
                review_date,
                self.bank.roles.owner_names,
            ),
            rules=tuple(_checked(item, self.judge.conditions[item.rule.id]) for item in judged),
            leaves=found.leaves,
            packs=applied_packs(self.rulebase, active),
            overrides=overrides(self.rulebase),
            waivers=waivers(self.rulebase, review_date),
            indicators=self._indicators(facts),
            labels=self.labels,
            choices=self.choices,
            answers=self._answers(snapshot),
            row_notes=_row_notes(snapshot),
            answers_by_state=_answers_by_state(snapshot, self.questionnaire),
            intake_notes=intake_notes,
        )

    def _say(self, condition: Condition) -> Text:
        """Write a condition in the words of the questionnaire."""
        fr, en = (in_one_line(outliner.outline(condition)) for outliner in self._outliners)
        return Text(fr=fr, en=en)

    def _indicators(self, facts: FactSet) -> tuple[Fact, ...]:
        """Return the indicators that this review can compute: those of which it asks every input."""
        asked = {question.id for question in self.questionnaire.questions}
        asked |= {table.id for table in self.questionnaire.tables}
        return tuple(
            facts.facts[indicator.id]
            for indicator in self.indicators
            if all(name.split("/")[0] in asked for name in indicator.inputs)
        )

    def _answers(self, snapshot: ProjectSnapshot) -> tuple[AnswerRecord, ...]:
        return tuple(
            AnswerRecord(fact=question.id, label=question.label, answer=snapshot.answers[question.id])
            for question in self.questionnaire.questions
            if question.id in snapshot.answers
        )


def _by_axis(judged: Iterable[Judged]) -> dict[Axis, list[Judged]]:
    by_axis: dict[Axis, list[Judged]] = {axis: [] for axis in Axis}
    for item in judged:
        by_axis[item.rule.axis].append(item)
    return by_axis


@cache
def _software() -> str:
    try:
        return f"project-health-audit {version('project-health-audit')}"
    except PackageNotFoundError:
        return f"project-health-audit {__version__}"


def _checked(item: Judged, conditions: RuleConditions) -> CheckedRule:
    return CheckedRule(
        rule=item.rule.id,
        slug=item.rule.slug,
        axis=item.rule.axis,
        severity=item.rule.severity,
        title=item.rule.title,
        outcome=item.found,
        conditions=conditions,
    )


def _project_card(facts: FactSet, bank: QuestionBank, banner: str) -> ProjectCard:
    roles = bank.roles
    phase, code = bank.question(roles.phase or ""), _text(facts, roles.phase)
    return ProjectCard(
        name=_text(facts, roles.project_name),
        ministry=_text(facts, roles.ministry),
        phase=phase.label_of(code) if phase and code else None,
        description=_text(facts, roles.description),
        disclaimer=banner or None,
    )


def _text(facts: FactSet, name: str | None) -> str | None:
    value = facts.facts[name].value if name else None
    return None if value is None else str(value)


def _choices(vocabulary: Vocabulary) -> dict[str, tuple[Choice, ...]]:
    choices = {name: item.options for name, item in vocabulary.facts.items() if item.options}
    for table in vocabulary.tables.values():
        columns = {f"{table.id}/{name}": column.options for name, column in table.columns.items()}
        choices |= {name: options for name, options in columns.items() if options}
    return choices


def _row_notes(snapshot: ProjectSnapshot) -> dict[str, RowNote]:
    """Return the source and the comment of each line of a table that has one; its cells share them."""
    notes = {}
    for table_id, table in snapshot.tables.items():
        for row in table.rows:
            cell = next(iter(row.cells.values()), None)
            if cell is not None and (cell.source or cell.comment):
                notes[f"{table_id}/{row.number}"] = RowNote(source=cell.source, comment=cell.comment)
    return notes


def _answers_by_state(snapshot: ProjectSnapshot, questionnaire: Questionnaire) -> dict[AnswerState, int]:
    states = Counter(
        snapshot.answers[question.id].state if question.id in snapshot.answers else AnswerState.BLANK
        for question in questionnaire.questions
    )
    return {state: states[state] for state in AnswerState}
