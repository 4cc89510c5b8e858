"""The rule base as the engine receives it: checked rules, parameters, sources and scoring."""

from collections.abc import Mapping

from audit.model.base import Frozen
from audit.model.fact import Vocabulary
from audit.model.rule import Parameter, Rule, Source
from audit.model.scoring import Scoring
from audit.rulebase.calendar_months import Span, comparable_value


class RuleBase(Frozen):
    """Everything that was written in ``rules/``, checked.

    Attributes:
        sha256: hash of every file read, so that a result names exactly what judged it.
    """

    version: str
    sha256: str
    rules: tuple[Rule, ...]
    parameters: dict[str, Parameter]
    sources: dict[str, Source]
    scoring: Scoring
    vocabulary: Vocabulary

    def rule(self, rule_id: str) -> Rule:
        """Return the rule ``rule_id``; raises KeyError when there is none."""
        for rule in self.rules:
            if rule.id == rule_id:
                return rule
        raise KeyError(rule_id)

    def comparable_parameters(self) -> Mapping[str, Span]:
        """Return each parameter's value in the unit of facts (months become days)."""
        return {name: comparable_value(parameter) for name, parameter in self.parameters.items()}
