"""Writes the record of one judged project: references in place of texts."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from audit.assessment.earlier_texts import ByEarlierTexts
from audit.assessment.judged_project import JudgedProject
from audit.assessment.planner import Planner
from audit.engine.explain import Explanation
from audit.engine.leaves import CompiledLeaf
from audit.engine.nodes import Atom
from audit.engine.program import Program
from audit.facts.build import FactBuilder
from audit.judgement.avis import certain_reasons, open_risks
from audit.judgement.figures import Figures
from audit.judgement.findings import NOT_MET, findings_of, open_points_of
from audit.judgement.guarantee import Guarantee
from audit.judgement.missing_answers import missing_answers
from audit.judgement.reach import Reachable
from audit.judgement.rule_counts import JudgedRule
from audit.judgement.scores import published_score
from audit.judgement.totals import Totals
from audit.model.answer import GIVEN_STATES, AnswerState
from audit.model.diagnosis import DiagnosisOutcome
from audit.model.fact import Fact
from audit.model.incoherence import Doubts, Incoherence, UnlikelyAmount
from audit.model.outcome import EngineReport
from audit.model.outside_view import OutsideView
from audit.model.questionnaire import Questionnaire
from audit.model.result.applied import RuleBaseIdentity
from audit.model.rule import Axis
from audit.model.scoring import Basis, Scoring
from audit.model.signal import SignalOutcome
from audit.model.text import Text
from audit.outside.comparison import outside_view
from audit.outside.signals import SignalJudge
from audit.record.schema import (
    RECORD_SCHEMA,
    AuditRecord,
    AvisOnBasis,
    RecordedAvis,
    RecordedDiagnosis,
    RecordedDocuments,
    RecordedEarlierTexts,
    RecordedIncoherence,
    RecordedRule,
    RecordedSignal,
    RecordedUnlikelyAmount,
    RulebookName,
)
from audit.remediation.open_questions import OpenRule, open_answers
from audit.rulebase.base import RuleBase
from audit.wording.placeholders import lists_rows

_LETTERS = {True: "t", False: "f", None: "u"}


class RecordMaker:
    """Writes records of projects judged by one program; build it once."""

    def __init__(
        self,
        rulebase: RuleBase,
        questionnaire: Questionnaire,
        program: Program,
        leaves: Sequence[CompiledLeaf],
        rulebook: RulebookName,
        facts: FactBuilder,
        software: str,
        planner: Planner,
    ) -> None:
        """Prepare.

        Args:
            rulebase: what judges.
            questionnaire: what the review asks.
            program: its rules, compiled.
            leaves: the leaves of the program.
            rulebook: where the texts of records stand.
            facts: what made the facts of the projects.
            software: the tool and its version.
            planner: what makes the plans.
        """
        self._rulebase = rulebase
        self._questionnaire = questionnaire
        self._program = program
        self._rulebook = rulebook
        self._facts = facts
        self._software = software
        self._planner = planner
        self._signals = SignalJudge.of_review(rulebase, questionnaire.review_type)
        self._list_rows = [[lists_rows(sentence.fr) for sentence in trees.rule.finding] for trees in program.rules]
        self._table_leaves = [
            (number, step.index)
            for number, step in enumerate(program.steps)
            if isinstance(step, Atom) and leaves[step.index].rests_on is None
        ]

    def record(
        self,
        judged: JudgedProject,
        rules: Sequence[JudgedRule],
        guarantee: Guarantee,
        doubts: Doubts,
        explanation: Explanation,
        engine: EngineReport,
        notes: tuple[Text, ...],
        earlier: ByEarlierTexts | None = None,
        *,
        is_whole: bool = True,
    ) -> AuditRecord:
        """Return the record of one project.

        Args:
            judged: the project.
            rules: those that are for it, judged, in the order of the program.
            guarantee: the levels that its missing answers leave.
            doubts: what does not hold together in its answers.
            explanation: of its judgement.
            engine: which engines judged.
            notes: what was noted when the workbook was read.
            earlier: the same levels by the texts of the time, where they are not those of every finding.
            is_whole: whether the plan is made too, and what each leaf on a table rests on looked for; a line of a
                portfolio tells neither.
        """
        scoring = self._rulebase.scoring
        kept = [place for place, trees in enumerate(self._program.rules) if trees.rule.id not in judged.left_out]
        findings, open_points = findings_of(rules), open_points_of(rules)
        waiting = self._waiting(kept, rules, open_points, explanation)
        missing = {item.rule.id: missing_answers(facts, judged.facts) for item, facts in waiting}
        said = {item.rule.id: self._said(place, item, explanation) for place, item in zip(kept, rules, strict=True)}
        diagnoses = tuple(explanation.diagnoses())
        plan = self._planner.plan(judged, rules, diagnoses) if is_whole else None
        figures = judged.figures
        by_axis: dict[Axis, list[JudgedRule]] = {axis: [] for axis in Axis}
        for item in rules:
            by_axis[item.rule.axis].append(item)
        return AuditRecord(
            schema_version=RECORD_SCHEMA,
            software=self._software,
            engine=engine,
            rulebase=RuleBaseIdentity(version=self._rulebase.version, sha256=self._rulebase.sha256, rules=len(rules)),
            rulebook=self._rulebook,
            scoring_version=scoring.version,
            review_type=self._questionnaire.review_type,
            review_date=judged.review_date,
            snapshot=judged.snapshot,
            computed=tuple(self._computed_facts(judged)),
            avis=self._avis(rules, figures, guarantee, earlier),
            overall=published_score(figures.rule_counts(None), _least(figures, guarantee, None), rules, scoring),
            axes={
                axis: published_score(
                    figures.rule_counts(axis), _least(figures, guarantee, axis), by_axis[axis], scoring
                )
                for axis in Axis
            },
            truths="".join(map(_LETTERS.__getitem__, explanation.values)),
            evidence={
                number: tuple(fact.name for fact in explanation.evidence(index).facts)
                for number, index in (self._table_leaves if is_whole else ())
            },
            rules=tuple(_rule(item, said[item.rule.id], missing.get(item.rule.id, ())) for item in rules),
            diagnoses=tuple(map(_diagnosis, diagnoses)),
            incoherences=tuple(map(_incoherence, doubts.incoherences)),
            unlikely_amounts=tuple(map(_unlikely, doubts.amounts)),
            signals=tuple(map(_signal, self._signals.judge(judged.facts))),
            outside=self._outside(judged),
            findings=tuple(item.rule.id for item in findings),
            open_points=tuple(item.rule.id for item in open_points),
            open_questions=open_answers([OpenRule(item.rule, missing[item.rule.id]) for item, _ in waiting], scoring),
            actions=plan.steps if plan else (),
            plan=plan.frame if plan else None,
            active_packs=dict(judged.judgement.active),
            answers_by_state=_answers_by_state(judged, self._questionnaire),
            intake_notes=notes,
        )

    def _waiting(
        self,
        kept: Iterable[int],
        rules: Sequence[JudgedRule],
        open_points: Sequence[JudgedRule],
        explanation: Explanation,
    ) -> list[tuple[JudgedRule, Sequence[Fact]]]:
        """Return the rules that wait for answers, to be settled or met in part at best, and the facts that are open."""
        trees = {item.rule.id: self._program.rules[place] for place, item in zip(kept, rules, strict=True)}
        at_best = [(item, explanation.softening(trees[item.rule.id])) for item in rules if item.found.may_be_partial]
        return [*((item, item.found.deciding_facts) for item in open_points), *at_best]

    def _said(self, place: int, item: JudgedRule, explanation: Explanation) -> tuple[int, ...]:
        if item.found.outcome not in NOT_MET:
            return ()
        return explanation.sentences(self._program.rules[place], bool(item.found.rows), self._list_rows[place])

    def _computed_facts(self, judged: JudgedProject) -> Iterable[Fact]:
        facts = judged.facts.facts
        yield from self._facts.noted_indicators(judged.facts)
        yield from (fact for fact in facts.values() if fact.state is AnswerState.NOT_ASKED)
        dated = self._questionnaire.roles.review_date
        answer = judged.snapshot.answers.get(dated)
        if answer is None or answer.value != judged.review_date:
            yield facts[dated]

    def _outside(self, judged: JudgedProject) -> OutsideView | None:
        figures, roles = self._rulebase.outside_view, self._questionnaire.roles.outside_view
        if figures is None or roles is None:
            return None
        return outside_view(figures, roles, judged.facts, judged.review_date)

    def _avis(
        self,
        rules: Sequence[JudgedRule],
        figures: Figures,
        guarantee: Guarantee,
        earlier: ByEarlierTexts | None,
    ) -> RecordedAvis:
        scoring = self._rulebase.scoring
        end = scoring.reviews[self._questionnaire.review_type]
        declared = guarantee.declarations.bounds
        levels = guarantee.evidence.bounds if end.on is Basis.EVIDENCE else declared
        return RecordedAvis(
            says=end.says,
            on=end.on,
            level=levels.guaranteed,
            floor=levels.floor,
            ceiling=levels.ceiling,
            certain=levels.is_certain,
            on_declarations=_on_basis(guarantee.declarations),
            on_evidence=_on_basis(guarantee.evidence),
            reasons=tuple(certain_reasons(rules, figures.overall, declared, scoring)),
            risks=tuple(open_risks(rules, figures.overall, declared, scoring)),
            documents=_documents(guarantee),
            undocumented=tuple(fact.name for fact in guarantee.undocumented.given),
            earlier_texts=_earlier_texts(earlier, rules, scoring),
        )


def _earlier_texts(
    earlier: ByEarlierTexts | None, rules: Sequence[JudgedRule], scoring: Scoring
) -> RecordedEarlierTexts | None:
    if earlier is None:
        return None
    levels, left_out = earlier.guarantee, frozenset(earlier.left_out)
    counted = [item for item in rules if item.rule.id not in left_out]
    return RecordedEarlierTexts(
        left_out=earlier.left_out,
        on_declarations=_on_basis(levels.declarations),
        on_evidence=_on_basis(levels.evidence),
        risks=tuple(open_risks(counted, levels.settled.overall, levels.declarations.bounds, scoring)),
        documents=_documents(levels),
    )


def _documents(guarantee: Guarantee) -> RecordedDocuments | None:
    found, shaken = guarantee.documents, guarantee.shaken
    if found is None:
        return None
    return RecordedDocuments(
        secured=found.secured, names=found.names, proven=found.proven, rules=shaken.rules, alone=shaken.alone
    )


def _on_basis(reachable: Reachable) -> AvisOnBasis:
    levels = reachable.bounds
    return AvisOnBasis(
        level=levels.guaranteed,
        floor=levels.floor,
        ceiling=levels.ceiling,
        certain=levels.is_certain,
        reach=dict(reachable.levels),
    )


def _rule(item: JudgedRule, said: tuple[int, ...], missing: Sequence[Fact]) -> RecordedRule:
    found = item.found
    return RecordedRule(
        rule=item.rule.id,
        version=item.rule.version,
        outcome=found.outcome,
        possible=found.possible if len(found.possible) > 1 else (),
        facts=tuple(fact.name for fact in found.deciding_facts),
        rows=found.rows,
        said=said,
        missing=tuple(fact.name for fact in missing),
    )


def _diagnosis(found: DiagnosisOutcome) -> RecordedDiagnosis:
    return RecordedDiagnosis(
        diagnosis=found.diagnosis,
        state=found.state,
        core_held=found.core_held,
        rules=found.rules,
        open_rules=found.open_rules,
        facts=tuple(fact.name for fact in found.facts),
        signs_held=found.signs_held,
        signs_open=found.signs_open,
    )


def _incoherence(found: Incoherence) -> RecordedIncoherence:
    names = tuple(fact.name for fact in found.facts)
    return RecordedIncoherence(contradiction=found.contradiction, facts=names, total=found.total)


def _unlikely(found: UnlikelyAmount) -> RecordedUnlikelyAmount:
    return RecordedUnlikelyAmount(fact=found.name, probably=found.probably)


def _least(figures: Figures, guarantee: Guarantee, axis: Axis | None) -> Totals:
    """Return the sums over the rules of an axis, or over all, the lowest score that of what nothing contradicts."""
    declared, settled = figures.totals(axis), guarantee.settled.totals(axis)
    if declared.low is None or settled.low is None:
        return declared
    return declared._replace(low=min(declared.low, settled.low))


def _signal(found: SignalOutcome) -> RecordedSignal:
    return RecordedSignal(signal=found.signal, state=found.state, facts=tuple(fact.name for fact in found.facts))


def _answers_by_state(judged: JudgedProject, questionnaire: Questionnaire) -> Mapping[AnswerState, int]:
    answers, facts = judged.snapshot.answers, judged.facts.facts
    states = Counter(
        AnswerState.NOT_ASKED
        if facts[question.id].state is AnswerState.NOT_ASKED
        else answers[question.id].state
        if question.id in answers
        else AnswerState.BLANK
        for question in questionnaire.questions
    )
    return {state: states[state] for state in (*GIVEN_STATES, AnswerState.NOT_ASKED)}
