"""Judges a project again as if answers of the audited team were upheld, findings withdrawn, or actions done."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from audit.assessment.judged_project import JudgedProject
from audit.exchange.corrected import corrected
from audit.exchange.effects import EarlierLevels, Effect, LevelOn, Levels
from audit.judgement.reach import Reachable
from audit.model.answer import Answer, Evidence
from audit.model.rule import OutcomeKind, Severity
from audit.model.stated_levels import leads_by_then
from audit.model.text import Text
from audit.record.expand import expand
from audit.remediation.what_if import Change, NotMet, Situation, WhatIf

if TYPE_CHECKING:
    from audit.assessment.assessor import Assessor


class Rejudge:
    """Says what would follow for one project."""

    def __init__(self, assessor: "Assessor", judged: JudgedProject) -> None:
        self._assessor = assessor
        self._judged = judged

    def with_answers(self, findings: Iterable[str], answers: Mapping[str, Answer]) -> Effect:
        """Return what would follow if ``answers``, by name, were those of the project."""
        after = self._assessor.judge(corrected(self._judged.snapshot, answers), self._judged.review_date)
        after = self._left_out_of(after, self._judged.withdrawn)
        bare = [name for name, answer in answers.items() if answer.evidence is Evidence.DECLARED]
        rules = tuple(findings)
        found = self._effect(rules, self._assessor.advice.situation(after))
        restated = self._restated(rules, after)
        return found.model_copy(update={"answers": tuple(answers), "undocumented": tuple(bare), "restated": restated})

    def _restated(self, rules: Collection[str], after: JudgedProject) -> dict[str, Text]:
        """Return what findings would say of those among ``rules`` that stand, before and after, in other words."""
        said = self._said(after)
        return {
            rule: said[rule]
            for rule in rules
            if rule in self._said_before and rule in said and said[rule] != self._said_before[rule]
        }

    @cached_property
    def _said_before(self) -> Mapping[str, Text]:
        return self._said(self._judged)

    def _said(self, judged: JudgedProject) -> Mapping[str, Text]:
        """Return what each finding says of a project."""
        result = expand(self._assessor.record(judged), self._assessor.rulebook)
        return {finding.rule: finding.condition for finding in result.findings}

    def without(self, rules: Collection[str]) -> Effect:
        """Return what would follow if the findings on ``rules`` were withdrawn: these rules count for nothing."""
        found = self._effect(rules, self._assessor.advice.situation(self.left_out(rules)))
        # A rule that is left out has no verdict: nothing of it moves but the level.
        moves = tuple(rule for rule in found.moves if rule not in rules)
        closes = tuple(rule for rule in found.closes if rule not in rules)
        outcomes = {rule: both for rule, both in found.outcomes.items() if rule not in rules}
        return found.model_copy(update={"moves": moves, "closes": closes, "outcomes": outcomes})

    def with_severities(self, severities: Mapping[str, Severity]) -> Effect:
        """Return what the opinion would be if rules had these severities; what they find stays as it is."""
        from audit.assessment import Assessor  # which brings this module

        assessor, judged = self._assessor, self._judged
        rules = tuple(
            rule.model_copy(update={"severity": severities[rule.id]}) if rule.id in severities else rule
            for rule in assessor.rulebase.rules
        )
        rulebase = assessor.rulebase.model_copy(update={"rules": rules})
        review = assessor.questionnaire.review_type
        weighed = Assessor(assessor.bank, assessor.indicators, rulebase, review, with_durable_rules=False)
        after = weighed.advice.situation(weighed.judge(judged.snapshot, judged.review_date))
        return Effect(findings=tuple(severities), before=self._levels(self._before), after=self._levels(after))

    def left_out(self, rules: Collection[str]) -> JudgedProject:
        """Return the project as if ``rules`` were not for it, and no diagnosis rested on them."""
        return self._left_out_of(self._judged, frozenset(rules) | self._judged.withdrawn)

    def _left_out_of(self, judged: JudgedProject, withdrawn: frozenset[str]) -> JudgedProject:
        return replace(self._assessor.without_rules(judged, withdrawn), withdrawn=withdrawn) if withdrawn else judged

    def with_rules_met(self, rules: Iterable[str]) -> tuple[Effect | None, dict[str, str]]:
        """Return what would follow if the actions on ``rules`` had their effect, and the rules that they cannot meet.

        Returns:
            The effect, None when no rule is left; and why, by rule: ``past`` where what it rests on no longer changes,
            ``not_found`` where no way to meet it was found.
        """
        wanted, refused = list(rules), dict[str, str]()
        while wanted:
            found = self._assessor.advice.what_if(self._judged, {}, wanted)
            if isinstance(found, WhatIf):
                return self._effect(wanted, found.after), refused
            why = _why(found)
            refused |= dict.fromkeys((rule for rule in wanted if rule in why), "past")
            left = [rule for rule in wanted if rule not in why]
            if len(left) == len(wanted):  # none of them alone is why
                return None, {**refused, **dict.fromkeys(wanted, "not_found")}
            wanted = left
        return None, refused

    @cached_property
    def _before(self) -> Situation:
        return self._assessor.advice.situation(self._judged)

    def _effect(self, findings: Iterable[str], after: Situation) -> Effect:
        moved = WhatIf(self._before, after, {})
        by_change = {change: tuple(item.rule for item in moved.moved(change)) for change in Change}
        others = [(item.rule, item.before, item.after) for item in moved.moved(Change.MOVES)]
        return Effect(
            findings=tuple(findings),
            closes=by_change[Change.CLOSES],
            opens=by_change[Change.OPENS],
            moves=by_change[Change.MOVES],
            outcomes={
                rule: (was.outcome, becomes.outcome)
                for rule, was, becomes in others
                if was is not None and becomes is not None and was.outcome is not becomes.outcome
            },
            may_be_partial=tuple(
                rule
                for rule, was, becomes in others
                if was is not None
                and becomes is not None
                and was.outcome is not becomes.outcome
                and becomes.outcome is OutcomeKind.VIOLATED
                and OutcomeKind.PARTIAL in becomes.possible
            ),
            diagnoses={item.diagnosis: (item.before, item.after) for item in moved.moved_diagnoses()},
            before=self._levels(self._before),
            after=self._levels(after),
        )

    def _levels(self, situation: Situation) -> Levels:
        basis = self._assessor.rulebase.scoring.reviews[self._assessor.questionnaire.review_type].on
        today, earlier = situation.guarantee, situation.earlier
        then = None
        if earlier is not None and leads_by_then(_level(today.on(basis)), _level(earlier.on(basis))):
            then = EarlierLevels(declarations=_level(earlier.declarations), evidence=_level(earlier.evidence))
        declarations, evidence = _level(today.declarations), _level(today.evidence)
        return Levels(on=basis, declarations=declarations, evidence=evidence, then=then)


def _why(found: NotMet) -> frozenset[str]:
    return frozenset((*found.not_applicable, *found.by_nothing, *found.against_answers))


def _level(reachable: Reachable) -> LevelOn:
    bounds = reachable.bounds
    return LevelOn(level=bounds.guaranteed, floor=bounds.floor, ceiling=bounds.ceiling)
