"""What to do next about a judged project: ways to a better avis, questions to ask first, what would follow if."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from audit.assessment.judged_project import JudgedProject
from audit.engine.explain import Explanation
from audit.engine.kernel import Kernel
from audit.judgement.completions import open_questions, open_tables
from audit.judgement.levels import AvisLevels
from audit.judgement.live_answers import live_answers
from audit.judgement.proofs.reachable import LevelProver
from audit.judgement.proofs.settled import best_settled
from audit.judgement.reach import Reach, Reachable, reached_at
from audit.judgement.rule_counts import JudgedRule
from audit.model.answer import Answer, AnswerState, Evidence
from audit.model.fact import Fact
from audit.model.rule import OutcomeKind, RuleId
from audit.model.scoring import Basis
from audit.remediation.changes.changeable import Changeable
from audit.remediation.fix import Fix, Unfixable, fix
from audit.remediation.next_avis import NextAvis, Step, next_avis
from audit.remediation.plan_model import GoLiveState
from audit.remediation.questions_that_matter import QuestionsThatMatter, in_order, no_question_matters
from audit.remediation.scheduling.go_lives import next_go_live
from audit.remediation.what_if import NotMet, Situation, SupposingKernel, WhatIf

if TYPE_CHECKING:
    from audit.assessment.assessor import Assessor

_SUPPOSED = "supposition"  # what is supposed is taken as borne out; nobody reads its source


class Advice:
    """Advises on projects that an assessor has judged; see ``Assessor.advice``. Threads may share it."""

    def __init__(self, assessor: "Assessor") -> None:
        self._assessor = assessor
        asked = [(question.id, question.actionable) for question in assessor.bank.questions]
        computed = [(indicator.id, indicator.actionable) for indicator in assessor.indicators]
        self._frozen = frozenset(name for name, actionable in (*asked, *computed) if not actionable)
        self._place_of = {rule.id: place for place, rule in enumerate(assessor.rules)}

    def next_avis(self, judged: JudgedProject) -> NextAvis | None:
        """Return the shortest ways to a better guaranteed level, on declarations, each judged by the kernel.

        Answers that contradict one another are open, and to be given. Where the review rests on evidence, each way says
        what documents would bear out then. None when the best level is guaranteed.
        """
        guaranteed = self._assessor.guarantee(judged).declarations.bounds.guaranteed
        judged = self._assessor.without_doubts(judged)
        found = next_avis(self._changeable(judged), self._assessor.figures, guaranteed)
        end = self._assessor.rulebase.scoring.reviews[self._assessor.questionnaire.review_type]
        if found is None or end.on is not Basis.EVIDENCE:
            return found
        steps = (replace(step, on_evidence=self._on_evidence(judged, step)) for step in found.steps)
        return replace(found, steps=tuple(steps))

    def due(self, judged: JudgedProject) -> Mapping[str, date]:
        """Return the day by which the action plan has each action done."""
        assessor = self._assessor
        explanation = Explanation(assessor.kernel, judged.judgement)
        found = zip(assessor.rules, explanation.rules(), strict=True)
        rules = [JudgedRule(rule, outcome) for rule, outcome in found if rule.id not in judged.left_out]
        steps = assessor.planner.plan(judged, rules, explanation.diagnoses()).steps
        return {action: step.due for step in steps for action in step.actions}

    def go_live_to_come(self, judged: JudgedProject) -> date | None:
        """Return the day that the action plan has actions done before, for the go-live; None when none is to come."""
        found = next_go_live(self._assessor.questionnaire.roles, judged.facts, judged.review_date)
        return found.day if found.state is GoLiveState.TO_COME else None

    def questions_that_matter(self, judged: JudgedProject, count: int, seed: int) -> QuestionsThatMatter:
        """Rank the open answers by what they settle, over ``count`` completions of the project.

        The worlds are drawn towards the best completion found, as the kernel judges it; answers that contradict one
        another are open. See ``audit.remediation.questions_that_matter``.

        Args:
            judged: the project.
            count: how many worlds rank; as many more check what they say.
            seed: of the draw; the same one gives the same ranking.
        """
        assessor = self._assessor
        best = judged.figures.avis.ceiling  # which answers that contradict one another never make better
        judged = assessor.without_doubts(judged)
        wanted = self._open_answers(judged)
        project, scope, judgement = assessor.opened(judged), assessor.scope(judged), judged.judgement
        live = live_answers(scope, project, judgement)
        outer = AvisLevels(judged.figures.avis.floor, best)
        prover = LevelProver(scope, assessor.figures, project, judgement) if not outer.is_certain else None
        declared = prover.reachable(outer) if prover else reached_at(outer.ceiling)
        possible = in_order(level for level, reach in declared.levels.items() if reach is not Reach.EXCLUDED)
        if prover is None or len(possible) <= 1:
            return no_question_matters(possible, seed, wanted, live)
        from audit.remediation.rank_answers import rank_answers  # brings numpy

        settled = best_settled(prover, project, possible)
        favoured = settled[1] if settled else {}
        drawn = assessor.world_judge.drawn(project, judgement, 2 * count, seed, scope.left_out, favoured)
        return rank_answers(drawn, seed, possible, wanted, live)

    def what_if(self, judged: JudgedProject, answers: Mapping[str, Answer], fixes: Sequence[RuleId]) -> WhatIf | NotMet:
        """Judge a project as if some questions were answered otherwise, and some rules met; see ``WhatIf``.

        Args:
            judged: the project as it is.
            answers: the other answers, by question.
            fixes: the rules to suppose met, of those that this review applies.

        Returns:
            What changes; or why a rule cannot be met.

        Raises:
            KeyError: for a question that is not asked, or a rule that this review does not apply.
        """
        supposed = {
            name: replace(answer, evidence=Evidence.VERIFIED, source=_SUPPOSED) for name, answer in answers.items()
        }
        answered = self._assessor.rejudge(judged, supposed)
        verdicts = {rule: answered.judgement.verdicts[self._place_of[rule]] for rule in fixes}
        without = [rule for rule, verdict in verdicts.items()
                   if rule in answered.left_out or verdict.outcome is OutcomeKind.NOT_APPLICABLE]  # fmt: skip
        if without:
            return NotMet(not_applicable=tuple(without))
        met = tuple(rule for rule, verdict in verdicts.items() if verdict.satisfied is True)
        wanted = [self._place_of[rule] for rule in verdicts if rule not in met]
        done: Fix | None = None
        after, kernel = answered, self._assessor.kernel
        if wanted:
            given = frozenset(answers)
            found = fix(self._changeable(answered, given), wanted)
            if isinstance(found, Unfixable):
                return self._not_met(answered, found, wanted, given)
            done = found
            kernel = SupposingKernel(kernel, done.supposed)
            after = self._changed(answered, done.changes, kernel)
        return WhatIf(
            self._situation(judged, self._assessor.kernel),
            self._situation(after, kernel),
            {name: answered.facts.facts[name] for name in answers},
            tuple(fixes),
            met,
            done,
        )

    def _changed(self, judged: JudgedProject, changes: Mapping[str, Fact], kernel: Kernel) -> JudgedProject:
        """Return a project once some answers are others, all that changes being borne out by documents."""
        documented = {name: replace(fact, evidence=Evidence.VERIFIED) for name, fact in changes.items()}
        facts, changed = self._assessor.facts.with_facts(judged.facts, documented)
        judgement = kernel.rejudge(judged.judgement, facts, changed)
        return self._assessor.figured(judged.snapshot, judged.review_date, judgement, judged.withdrawn)

    def _on_evidence(self, judged: JudgedProject, step: Step) -> Reachable:
        """Return what documents bear out once a way is gone, all that changes being borne out and nothing more."""
        kernel = SupposingKernel(self._assessor.kernel, step.supposed)
        return self._assessor.guarantee(self._changed(judged, step.changes, kernel), kernel).evidence

    def _not_met(self, judged: JudgedProject, found: Unfixable, wanted: Sequence[int], given: frozenset[str]) -> NotMet:
        """Return why some rules cannot be met: by anything, or only because of the answers that were given."""
        if found.gave_up:
            return NotMet(gave_up=True)
        alone = found.alone
        if not given:
            return NotMet(by_nothing=self._ids(alone), together=not alone)
        free = fix(self._changeable(judged), alone or wanted)
        if not isinstance(free, Unfixable):
            return NotMet(against_answers=self._ids(alone or wanted))
        return NotMet(
            by_nothing=self._ids(place for place in alone if place in free.alone),
            against_answers=self._ids(place for place in alone if place not in free.alone),
            together=not alone,
        )

    def situation(self, judged: JudgedProject) -> Situation:
        """Return what is found of a project, to compare with what would be."""
        return self._situation(judged, self._assessor.kernel)

    def _situation(self, judged: JudgedProject, kernel: Kernel) -> Situation:
        explanation = Explanation(kernel, judged.judgement, judged.withdrawn)
        verdicts = zip(self._assessor.rules, judged.judgement.verdicts, strict=True)
        earlier = self._assessor.by_earlier_texts(judged, kernel, bounds_only=True)
        return Situation(
            {rule.id: verdict for rule, verdict in verdicts if rule.id not in judged.left_out},
            {found.diagnosis: found.state for found in explanation.diagnoses()},
            self._assessor.guarantee(judged, kernel),
            judged.facts,
            earlier.guarantee if earlier is not None else None,
        )

    def _changeable(self, judged: JudgedProject, given: frozenset[str] = frozenset()) -> Changeable:
        """Return what may change of a project; the questions ``given`` stay as they are."""
        assessor = self._assessor
        unfit = assessor.planner.fitter.unfit(judged.facts)
        return Changeable(assessor.scope(judged), assessor.opener, judged.judgement, self._frozen, given, unfit)

    def _open_answers(self, judged: JudgedProject) -> list[str]:
        """Return the questions and tables that the questionnaire asks and that have no answer, where one is awaited."""
        questionnaire, facts = self._assessor.questionnaire, judged.facts.facts
        asked = {table.id for table in questionnaire.tables}
        asked |= {
            question.id
            for question in questionnaire.questions
            if not (question.optional and facts[question.id].state is AnswerState.BLANK)
        }
        questions = open_questions(judged.facts, self._assessor.facts.questions)
        return [name for name in (*questions, *open_tables(judged.facts)) if name in asked]

    def _ids(self, places: Iterable[int]) -> tuple[RuleId, ...]:
        return tuple(self._assessor.rules[place].id for place in places)
