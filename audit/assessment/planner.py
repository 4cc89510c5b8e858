"""Makes the plans of projects that one review judges."""

from collections.abc import Iterable, Sequence

from audit.assessment.judged_project import JudgedProject
from audit.judgement.findings import findings_of
from audit.judgement.rule_counts import JudgedRule
from audit.model.diagnosis import Diagnosis, DiagnosisOutcome, DiagnosisState
from audit.model.questionnaire import Questionnaire
from audit.model.rule import Rule
from audit.record.firmness import firmness
from audit.remediation.plan import Plan, Planned, done_already, plan_actions
from audit.remediation.scheduling.fitted import ActionFitter
from audit.rulebase.base import RuleBase


class Planner:
    """Makes plans; build it once, threads may share it."""

    def __init__(
        self,
        rulebase: RuleBase,
        questionnaire: Questionnaire,
        rules: Iterable[Rule],
        diagnoses: Iterable[Diagnosis],
    ) -> None:
        """Prepare.

        Args:
            rulebase: what judges.
            questionnaire: what the review asks.
            rules: those that the review applies.
            diagnoses: those of the review.
        """
        self._diagnoses = {diagnosis.id: diagnosis for diagnosis in diagnoses}
        self._by = Planned(rulebase.plan, rulebase.scoring, questionnaire.roles, questionnaire.review_type)
        self.fitter = ActionFitter(rules, self._diagnoses.values(), rulebase.comparable_parameters())

    def plan(self, judged: JudgedProject, rules: Sequence[JudgedRule], diagnoses: Iterable[DiagnosisOutcome]) -> Plan:
        """Return the plan of one project.

        Args:
            judged: the project.
            rules: those that are for it, judged.
            diagnoses: what was found of each diagnosis.
        """
        present = [found for found in sorted(diagnoses, key=firmness) if found.state is DiagnosisState.PRESENT]
        return plan_actions(
            self._by,
            [item.rule for item in findings_of(rules)],
            judged.facts,
            judged.review_date,
            [self._diagnoses[found.diagnosis] for found in present],
            done_already(rules),
            self.fitter.unfit(judged.facts),
            self.fitter.unsure(judged.facts),
            self.fitter.cases(judged.facts),
        )
