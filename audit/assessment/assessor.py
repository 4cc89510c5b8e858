"""Audits projects for one type of review by one rule base: judged, checked by the second engine, recorded."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import cache, cached_property
from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING

from audit.assessment.earlier_texts import ByEarlierTexts, LaterTexts
from audit.assessment.judged_project import JudgedProject
from audit.assessment.make_record import RecordMaker
from audit.assessment.make_rulebook import make_rulebook
from audit.assessment.planner import Planner
from audit.declarations.kept_beside import KeptBeside
from audit.engine.crosscheck import Crosscheck
from audit.engine.describe import Describer
from audit.engine.durable_plan import DurablePlan, plan_of
from audit.engine.explain import Explanation
from audit.engine.kernel import Judgement, Kernel
from audit.engine.program import Program, build_program
from audit.facts.build import FactBuilder
from audit.facts.vocabulary import IndicatorDefinition, fact_labels
from audit.judgement.completions import Completions
from audit.judgement.evidence import EvidenceJudge
from audit.judgement.figures import FigureMaker
from audit.judgement.findings import NOT_MET
from audit.judgement.guarantee import Guarantee, Guarantor
from audit.judgement.incoherences import contradiction_judge, doubtful, doubts_of
from audit.judgement.open_project import OpenProject, ProjectOpener
from audit.judgement.packs import out_of_scope
from audit.judgement.proofs.circuit import Scope
from audit.judgement.rule_counts import JudgedRule
from audit.judgement.taken_back import TakenBack
from audit.judgement.unlikely_amounts import unlikely_amounts
from audit.model.answer import Answer
from audit.model.incoherence import Doubts, Incoherence
from audit.model.outcome import PYTHON_ENGINE, EngineReport
from audit.model.questionnaire import QuestionBank, ReviewType
from audit.model.reference import FactRef
from audit.model.result.audit_result import AuditResult
from audit.model.snapshot import ProjectSnapshot
from audit.model.text import Text
from audit.record.expand import expand
from audit.record.rulebook import Rulebook
from audit.record.schema import AuditRecord
from audit.record.write import name_of, rulebook_bytes, rulebook_of
from audit.rulebase.base import RuleBase
from audit.rulebase.outline import ConditionWords
from audit.version import __version__

if TYPE_CHECKING:
    from audit.assessment.advice import Advice
    from audit.judgement.worlds import WorldJudge, Worlds

_KERNEL_ALONE = EngineReport(
    (PYTHON_ENGINE,),
    Text(
        fr="Jugé par l'évaluateur Python seul, sans second moteur.",
        en="Judged by the Python evaluator alone, without a second engine.",
    ),
)


class Assessor:
    """Audits projects for one type of review by one rule base; build it once, threads may share it.

    Attributes:
        bank, indicators: what may be asked, and what is computed from it.
        questionnaire: what this review asks.
        rulebase: what judges.
        rules, diagnoses: those that this review applies.
        program, kernel: the rules compiled, and what judges projects by them.
        facts: what makes facts of snapshots.
        figures: what makes figures of verdicts.
    """

    def __init__(
        self,
        bank: QuestionBank,
        indicators: tuple[IndicatorDefinition, ...],
        rulebase: RuleBase,
        review_type: ReviewType,
        with_durable_rules: bool | None = None,
        beside: KeptBeside | None = None,
    ) -> None:
        """Compile the rules that ``review_type`` applies.

        Args:
            bank: all questions.
            indicators: what is computed from answers.
            rulebase: what judges.
            review_type: which rules and questions count.
            with_durable_rules: None to have durable-rules judge too where it can be imported.
            beside: what was kept of what follows from these very declarations.

        Raises:
            KeyError: when no questionnaire asks for this review.
        """
        self.bank = bank
        self.questionnaire = bank.questionnaire(review_type)
        self.rulebase = rulebase
        self.rules = tuple(rule for rule in rulebase.applied_rules() if review_type in rule.review_types)
        self._place_of = {rule.id: place for place, rule in enumerate(self.rules)}
        self.diagnoses = tuple(item for item in rulebase.diagnoses if review_type in item.review_types)
        scopes = {pack.id: pack.active_when for pack in rulebase.packs}
        self.program = build_program(self.rules, self.diagnoses, scopes)
        self.kernel = Kernel(self.program, rulebase.comparable_parameters())
        self.facts = FactBuilder(bank, indicators, fact_labels(rulebase.vocabulary), review_type)
        self.indicators = indicators
        self.figures = FigureMaker(self.rules, rulebase.scoring)
        self._with_durable_rules = with_durable_rules
        self._beside = beside or KeptBeside()
        self._words = ConditionWords(rulebase.vocabulary, rulebase.parameters)

    def judge(self, snapshot: ProjectSnapshot, review_date: date) -> JudgedProject:
        """Judge one project as it stood on ``review_date``: verdicts and figures, no texts, by the kernel alone."""
        return self.figured(snapshot, review_date, self.kernel.judge(self.facts.build(snapshot, review_date)))

    def rejudge(self, judged: JudgedProject, answers: Mapping[str, Answer]) -> JudgedProject:
        """Judge the same project with some questions answered otherwise, by what these answers change alone.

        Args:
            judged: the project as it was.
            answers: the other answers, by question.

        Raises:
            KeyError: for a question that is not asked.
        """
        before = judged.judgement
        facts, changed = self.facts.changed(before.facts, answers)
        after, moved = self.kernel.rejudged(before, facts, changed)
        left_out = judged.left_out
        if after.active is before.active:
            counted = [place for place in moved if self.rules[place].id not in left_out] if left_out else moved
            figures = self.figures.after(judged.figures, before.verdicts, after.verdicts, counted)
        else:  # other packs may be for the project, and other rules
            left_out = out_of_scope(self.rulebase, after.active, judged.review_date) | judged.withdrawn
            figures = self.figures.figures(after.verdicts, self.places(left_out))
        otherwise = {**judged.otherwise, **answers}
        return JudgedProject(judged.read, judged.review_date, after, figures, left_out, otherwise, judged.withdrawn)

    def worlds(self, judged: JudgedProject, count: int, seed: int) -> "Worlds":
        """Judge ``count`` ways to complete what the project leaves open; the same seed gives the same ones."""
        return self.world_judge.worlds(judged.judgement, count, seed, self.places(judged.left_out))

    def opened(self, judged: JudgedProject) -> OpenProject:
        """Return what a project leaves open, and the ways in which that may be completed."""
        return self.opener.opened(judged.judgement)

    def guarantee(self, judged: JudgedProject, kernel: Kernel | None = None) -> Guarantee:
        """Return the levels of the avis that the missing answers leave, on declarations and on evidence, proven.

        Args:
            judged: the project.
            kernel: what judged it, where some leaves are supposed to be known.
        """
        return self._guarantee(judged, kernel)

    def by_earlier_texts(
        self,
        judged: JudgedProject,
        kernel: Kernel | None = None,
        *,
        bounds_only: bool = False,
        doubts: Doubts | None = None,
        guarantor: Guarantor | None = None,
    ) -> ByEarlierTexts | None:
        """Return the levels by the texts of the time; None where each finding rests on one of them.

        Args:
            judged: the project.
            kernel: what judged it, where some leaves are supposed to be known.
            bounds_only: whether the floor and the ceiling are all that is asked for.
            doubts: what does not hold together in its answers, where that was found already.
            guarantor: what found its levels by all texts, where they were asked for.
        """
        later = [rule for rule in self._later_texts.after(judged.review_date) if rule not in judged.left_out]
        verdicts = judged.judgement.verdicts
        if not any(verdicts[self._place_of[rule]].outcome in NOT_MET for rule in later):
            return None
        without = self.without_rules(judged, frozenset(later))
        # The facts are the same, and so is what they leave open.
        levels = self._guarantee(without, kernel, bounds_only=bounds_only, doubts=doubts, guarantor=guarantor)
        return ByEarlierTexts(tuple(later), levels)

    def incoherences(self, judged: JudgedProject) -> tuple[Incoherence, ...]:
        """Return the answers of a project that contradict one another."""
        return self._doubts(judged).incoherences

    def without_doubts(self, judged: JudgedProject) -> JudgedProject:
        """Return a project with what does not hold together in its answers left open; itself where all does."""
        doubtful_answers = self._doubtful(judged, self._doubts(judged))
        if not doubtful_answers:
            return judged
        facts, changed = self.facts.with_facts(judged.facts, doubtful_answers.facts, doubtful_answers.tables)
        judgement = self.kernel.rejudge(judged.judgement, facts, changed)
        figures = self.figures.figures(judgement.verdicts, self.places(judged.left_out))
        return replace(judged, judgement=judgement, figures=figures)

    def without_rules(self, judged: JudgedProject, rules: frozenset[str]) -> JudgedProject:
        """Return a project as it is judged where ``rules``, by their ids, are not for it."""
        left_out = judged.left_out | rules
        figures = self.figures.figures(judged.judgement.verdicts, self.places(left_out))
        return replace(judged, figures=figures, left_out=left_out)

    def scope(self, judged: JudgedProject, kernel: Kernel | None = None) -> Scope:
        """Return the rules that are for a project, and how they count; judged by ``kernel`` where it is another."""
        return Scope(kernel or self.kernel, self.rules, self.rulebase.scoring, self.places(judged.left_out))

    def places(self, rules: frozenset[str]) -> frozenset[int]:
        """Return the places of rules, by their ids, in the program; of those that it has."""
        return frozenset(self._place_of[rule] for rule in rules if rule in self._place_of)

    def figured(
        self,
        snapshot: ProjectSnapshot,
        review_date: date,
        judgement: Judgement,
        withdrawn: frozenset[str] = frozenset(),
    ) -> JudgedProject:
        """Return a project with the figures that follow from its verdicts.

        Args:
            snapshot: what the workbook says.
            review_date: the day of the review.
            judgement: the verdicts.
            withdrawn: the rules whose findings the auditors withdrew: they count for nothing, whatever is supposed.
        """
        left_out = out_of_scope(self.rulebase, judgement.active, review_date) | withdrawn
        figures = self.figures.figures(judgement.verdicts, self.places(left_out))
        return JudgedProject(snapshot, review_date, judgement, figures, left_out, withdrawn=withdrawn)

    def record(self, judged: JudgedProject, notes: tuple[Text, ...] = ()) -> AuditRecord:
        """Have durable-rules judge the project again, and write its record.

        Args:
            judged: the project.
            notes: what was noted when its workbook was read.

        Raises:
            EngineDisagreement: when the two engines differ.
            EngineFailure: when durable-rules failed.
        """
        self.crosscheck.check(judged.judgement)
        explanation = Explanation(self.kernel, judged.judgement, judged.withdrawn)
        rules = self._judged_rules(judged, explanation)
        doubts, guarantor = self._doubts(judged), self._guarantor()
        guarantee = self._guarantee(judged, doubts=doubts, guarantor=guarantor)
        report, earlier = self.crosscheck.report, self.by_earlier_texts(judged, doubts=doubts, guarantor=guarantor)
        return self._records.record(judged, rules, guarantee, doubts, explanation, report, notes, earlier)

    def unchecked_record(self, judged: JudgedProject) -> AuditRecord:
        """Write what tables of many projects tell of one, as its record: judged and proven by the kernel alone.

        It differs from ``record`` in that durable-rules does not judge again, that no documents to ask for are sought,
        that no witness is sought of the levels that are left, whose bounds are the same, and that it holds neither the
        plan nor what each leaf on a table rests on.
        """
        explanation = Explanation(self.kernel, judged.judgement)
        rules = self._judged_rules(judged, explanation)
        doubts, guarantor = self._doubts(judged), self._guarantor()
        guarantee = self._guarantee(judged, bounds_only=True, doubts=doubts, guarantor=guarantor)
        earlier = self.by_earlier_texts(judged, bounds_only=True, doubts=doubts, guarantor=guarantor)
        return self._records.record(
            judged, rules, guarantee, doubts, explanation, _KERNEL_ALONE, (), earlier, is_whole=False
        )

    def audit(self, snapshot: ProjectSnapshot, review_date: date, notes: tuple[Text, ...] = ()) -> AuditRecord:
        """Judge one project and write its record; see ``judge`` and ``record``."""
        return self.record(self.judge(snapshot, review_date), notes)

    def assess(self, snapshot: ProjectSnapshot, review_date: date, notes: tuple[Text, ...] = ()) -> AuditResult:
        """Audit one project and put the record in words, for reports; see ``audit``."""
        return expand(self.audit(snapshot, review_date, notes), self.rulebook)

    def prepare(self) -> None:
        """Make what only records need: the second engine and the rulebook; threads then find them there."""
        _ = self.crosscheck, self._records

    @cached_property
    def advice(self) -> "Advice":
        """What to do next about the projects judged."""
        from audit.assessment.advice import Advice  # which an audit does without

        return Advice(self)

    @cached_property
    def opener(self) -> ProjectOpener:
        """What finds what projects leave open."""
        parameters = self.rulebase.comparable_parameters()
        return ProjectOpener(self.kernel, self.facts, Completions(self.bank, self.program.atoms, parameters))

    @cached_property
    def world_judge(self) -> "WorldJudge":
        """What draws and judges completions of projects."""
        from audit.judgement.worlds import WorldJudge  # brings numpy, which judging alone does without

        return WorldJudge(self.opener, self.rules, self.rulebase.scoring)

    @cached_property
    def crosscheck(self) -> Crosscheck:
        """The second engine."""
        return Crosscheck(self.program, self._with_durable_rules, self._words, self._planned)

    def _planned(self, program: Program) -> DurablePlan:
        review = self.questionnaire.review_type
        return self._beside.recalled(
            "ruleset",
            review,
            make=lambda: plan_of(program),
            write=lambda plan: plan.model_dump_json().encode(),
            read=DurablePlan.model_validate_json,
        )

    @cached_property
    def rulebook(self) -> Rulebook:
        """The texts that the records of these audits refer to."""
        review = self.questionnaire.review_type
        return self._beside.recalled("rulebook", review, self._made_rulebook, write=rulebook_bytes, read=rulebook_of)

    def _made_rulebook(self) -> Rulebook:
        describer = Describer(self.program.numbers, self._words)
        asked = self._asked_indicators()
        return make_rulebook(
            self.rulebase, self.questionnaire, self.program, self.kernel.leaves, describer, self.diagnoses, asked
        )

    @cached_property
    def _later_texts(self) -> LaterTexts:
        return LaterTexts(self.rules, self.rulebase)

    @cached_property
    def _evidence(self) -> EvidenceJudge:
        return EvidenceJudge(self.rules, self.bank.roles.taken_as_said, self.facts.figures)

    @cached_property
    def _records(self) -> RecordMaker:
        return RecordMaker(
            self.rulebase,
            self.questionnaire,
            self.program,
            self.kernel.leaves,
            name_of(self.rulebook),
            self.facts,
            _software(),
            self.planner,
        )

    @cached_property
    def planner(self) -> Planner:
        """What makes the action plans."""
        return Planner(self.rulebase, self.questionnaire, self.rules, self.diagnoses)

    def _guarantee(
        self,
        judged: JudgedProject,
        kernel: Kernel | None = None,
        *,
        bounds_only: bool = False,
        doubts: Doubts | None = None,
        guarantor: Guarantor | None = None,
    ) -> Guarantee:
        without = self._evidence.undocumented(judged.facts, judged.left_out)
        against = self._doubtful(judged, doubts or self._doubts(judged))
        return (guarantor or self._guarantor()).guarantee(
            self.scope(judged, kernel),
            judged.judgement,
            judged.figures,
            without,
            against,
            bounds_only=bounds_only,
        )

    def _guarantor(self) -> Guarantor:
        return Guarantor(self.opener, self.figures)

    def _doubts(self, judged: JudgedProject) -> Doubts:
        found = contradiction_judge(self.bank).incoherences(judged.facts)
        return doubts_of(found, tuple(unlikely_amounts(judged.snapshot, self.bank)))

    def _doubtful(self, judged: JudgedProject, doubts: Doubts) -> TakenBack:
        """Return the answers that contradict one another, and the unlikely amounts, as they count."""
        return doubtful(doubts.incoherences, doubts.amounts, judged.facts, self.bank.roles.taken_as_said)

    def _judged_rules(self, judged: JudgedProject, explanation: Explanation) -> Sequence[JudgedRule]:
        found = zip(self.rules, explanation.rules(), strict=True)
        return [JudgedRule(rule, outcome) for rule, outcome in found if rule.id not in judged.left_out]

    def _asked_indicators(self) -> list[str]:
        """Return the indicators that this review can compute: those of which it asks every input."""
        asked = {question.id for question in self.questionnaire.questions}
        asked |= {table.id for table in self.questionnaire.tables}
        return [
            indicator.id
            for indicator in self.indicators
            if all(FactRef.parse(name).owner in asked for name in indicator.inputs)
        ]


@cache
def _software() -> str:
    try:
        return f"project-health-audit {version('project-health-audit')}"
    except PackageNotFoundError:
        return f"project-health-audit {__version__}"
