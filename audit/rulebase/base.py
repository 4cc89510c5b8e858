"""The rule base as the engine receives it: checked rules, diagnoses, packs, parameters, sources and scoring."""

from collections.abc import Mapping

from pydantic import Field

from audit.model.base import Declared
from audit.model.condition import All, Condition, Not
from audit.model.diagnosis import Diagnosis
from audit.model.fact import Vocabulary
from audit.model.outside_figures import OutsideFigures
from audit.model.pack import Pack
from audit.model.plan_settings import PlanSettings
from audit.model.rule import Parameter, Rule, Source
from audit.model.scoring import Scoring
from audit.model.signal import Signal
from audit.model.synthesis_settings import SynthesisSettings
from audit.rulebase.calendar_months import Span, comparable_values


class RuleBase(Declared):
    """Everything that was written in ``rules/`` and in packs, checked.

    Attributes:
        sha256: hash of every file read, so that a result names exactly what judged it.
        rules: the rules as they are written, without the scope of their pack.
        packs: the packs loaded; ``pack_of`` says which rules are theirs.
        declared: the parameters as the rule base declares them, before packs override any.
        aliases: former ids of rules, and the ids they have now.
        plan: how actions become a plan.
        synthesis: how findings become the synthesis of a report.
        signals: the outside signals, in the order of their files.
        outside_view: how comparable projects drifted; None where the rule base gives no such figures.
    """

    version: str
    sha256: str
    rules: tuple[Rule, ...]
    diagnoses: tuple[Diagnosis, ...] = ()
    packs: tuple[Pack, ...] = ()
    pack_of: dict[str, str] = Field(default_factory=dict)
    aliases: dict[str, str] = Field(default_factory=dict)
    parameters: dict[str, Parameter]
    declared: dict[str, Parameter] = Field(default_factory=dict)
    sources: dict[str, Source]
    scoring: Scoring
    plan: PlanSettings
    synthesis: SynthesisSettings
    signals: tuple[Signal, ...] = ()
    outside_view: OutsideFigures | None = None
    vocabulary: Vocabulary

    def rule(self, rule_id: str) -> Rule:
        """Return the rule ``rule_id``, by its former id too; raises KeyError when there is none."""
        wanted = self.aliases.get(rule_id, rule_id)
        for rule in self.rules:
            if rule.id == wanted:
                return rule
        raise KeyError(rule_id)

    def pack(self, pack_id: str) -> Pack:
        """Return the pack ``pack_id``; raises KeyError when there is none."""
        for pack in self.packs:
            if pack.id == pack_id:
                return pack
        raise KeyError(pack_id)

    def applied_rules(self) -> tuple[Rule, ...]:
        """Return the rules as projects are judged by them: in the scope of their pack, unless a pack replaces them."""
        return tuple(self._in_scope(rule) for rule in self.rules)

    def comparable_parameters(self) -> Mapping[str, Span]:
        """Return each parameter's value in the unit of facts (months become days)."""
        return comparable_values(self.parameters)

    def _in_scope(self, rule: Rule) -> Rule:
        conditions: list[Condition] = []
        if rule.id in self.pack_of:
            active = self.pack(self.pack_of[rule.id]).active_when
            conditions += [active] if active is not None else []
        for pack in self.packs:
            if rule.id in pack.replaces and pack.active_when is not None:
                conditions.append(Not.model_construct(not_=pack.active_when))
        if not conditions:
            return rule
        if rule.applies_when is not None:
            conditions.append(rule.applies_when)
        scope = conditions[0] if len(conditions) == 1 else All.model_construct(all=tuple(conditions))
        return rule.model_copy(update={"applies_when": scope})
