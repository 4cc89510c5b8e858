"""Judges a project again with the initial figures that an earlier audit of it gave."""

from collections.abc import Mapping

from audit.assessment.assessor import Assessor
from audit.assessment.judged_project import JudgedProject
from audit.comparison.first_baseline import FirstBaseline
from audit.engine.explain import Explanation
from audit.model.answer import Answer
from audit.model.outcome import RuleOutcome
from audit.model.rule import Rule
from audit.record.schema import RecordedRule


def judged_on_first(assessor: Assessor, judged: JudgedProject, answers: Mapping[str, Answer]) -> FirstBaseline:
    """Return what a project would be found to be with other answers to a few questions.

    Args:
        assessor: what judged it.
        judged: the project.
        answers: the initial figures of the earlier audit, by question.
    """
    there = assessor.rejudge(judged, answers)
    outcomes = zip(assessor.rules, Explanation(assessor.kernel, there.judgement).rules(), strict=True)
    rules = {rule.id: _recorded(rule, found) for rule, found in outcomes if rule.id not in there.left_out}
    return FirstBaseline(rules, there.facts.facts)


def _recorded(rule: Rule, found: RuleOutcome) -> RecordedRule:
    return RecordedRule(
        rule=rule.id,
        version=rule.version,
        outcome=found.outcome,
        possible=found.possible if len(found.possible) > 1 else (),
        facts=tuple(fact.name for fact in found.deciding_facts),
        rows=found.rows,
    )
