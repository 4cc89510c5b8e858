"""The blocking and major rules read as conditions before launch: met, met in part, not met, to be established."""

from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from functools import cached_property

from audit.model.result.findings import CheckedRule
from audit.model.rule import OutcomeKind, Severity
from audit.model.text import Language
from audit.reporting.messages import messages
from audit.reporting.scores import write_at_best

CONDITION_SEVERITIES = (Severity.BLOCKING, Severity.MAJOR)


class ConditionState(StrEnum):
    """Where a condition stands, as far from being met first."""

    NOT_MET = "not_met"
    PARTLY = "partly"
    TO_ESTABLISH = "to_establish"
    MET = "met"


_STATES = {
    OutcomeKind.VIOLATED: ConditionState.NOT_MET,
    OutcomeKind.PARTIAL: ConditionState.PARTLY,
    OutcomeKind.UNDETERMINED: ConditionState.TO_ESTABLISH,
    OutcomeKind.SATISFIED: ConditionState.MET,
}


class Conditions:
    """The conditions of one project; a rule that does not apply is none."""

    def __init__(self, rules: Iterable[CheckedRule]) -> None:
        """Keep the rules, which are sorted when somebody asks: few reviews state conditions."""
        self._rules = rules

    @cached_property
    def _sorted(self) -> dict[Severity, dict[ConditionState, list[CheckedRule]]]:
        """The rules by severity and state."""
        found: dict[Severity, dict[ConditionState, list[CheckedRule]]] = {
            severity: {state: [] for state in ConditionState} for severity in CONDITION_SEVERITIES
        }
        for checked in self._rules:
            state = _STATES.get(checked.outcome.outcome)
            if state is not None and checked.severity in found:
                found[checked.severity][state].append(checked)
        return found

    @property
    def by_severity(self) -> Mapping[Severity, Mapping[ConditionState, Sequence[CheckedRule]]]:
        """The conditions, blocking first, by state."""
        return self._sorted

    def count(self, severity: Severity, state: ConditionState) -> int:
        """Return how many conditions of a severity are in a state."""
        return len(self._sorted[severity][state])

    def at_best(self, severity: Severity, language: Language) -> str:
        """Write how many of the conditions of a severity that are not met may still be met in part."""
        unmet = self._sorted[severity][ConditionState.NOT_MET]
        return write_at_best(sum(rule.outcome.may_be_partial for rule in unmet), len(unmet), language)

    @property
    def blocking_left(self) -> Sequence[tuple[ConditionState, CheckedRule]]:
        """The blocking conditions that are not met, or not established to be, with their state."""
        blocking = self._sorted[Severity.BLOCKING]
        return [
            (state, rule) for state in ConditionState if state is not ConditionState.MET for rule in blocking[state]
        ]


def condition_word(state: ConditionState, language: Language, rule: CheckedRule | None = None) -> str:
    """Write the state of a condition: that of ``rule`` when one is meant."""
    t = messages(language)
    match state:
        case ConditionState.NOT_MET:
            may_be_partial = rule is not None and rule.outcome.may_be_partial
            return t("conditions.at_best_partial") if may_be_partial else t("conditions.not_met")
        case ConditionState.PARTLY:
            return t("conditions.partly")
        case ConditionState.TO_ESTABLISH:
            return t("conditions.to_establish")
    return t("conditions.met")


def conditions_headline(conditions: Conditions, language: Language) -> str:
    """Say where the blocking conditions stand, by what is farthest from being met."""
    t = messages(language)
    counts = {state: conditions.count(Severity.BLOCKING, state) for state in ConditionState}
    if counts[ConditionState.NOT_MET]:
        unmet = t("conditions.unmet", count=counts[ConditionState.NOT_MET])
        at_best = conditions.at_best(Severity.BLOCKING, language)
        return f"{unmet} ({at_best})" if at_best else unmet
    if counts[ConditionState.PARTLY]:
        return t("conditions.in_part", count=counts[ConditionState.PARTLY])
    if counts[ConditionState.TO_ESTABLISH]:
        return t("conditions.open", count=counts[ConditionState.TO_ESTABLISH])
    return t("conditions.all_met") if counts[ConditionState.MET] else t("conditions.none")
