"""The auditor's positions, format 1.1: a file of its own, written by hand or by ``audit respond position``."""

from collections.abc import Mapping
from datetime import date
from typing import Annotated, Literal, get_args

from pydantic import Field, model_validator

from audit.errors import Refused
from audit.model.base import Frozen
from audit.model.exchange import Decision
from audit.model.rule import RuleId, Severity
from audit.model.text import NonEmpty

PositionsSchema = Literal["1.0", "1.1"]  # those that are read; the last is written
POSITIONS_SCHEMA: PositionsSchema = get_args(PositionsSchema)[-1]


class Position(Frozen):
    """What an auditor makes of one finding.

    Attributes:
        rule: of the finding.
        decision: maintained, amended or withdrawn.
        reason: why, as it is printed beside the team's answer.
        author: who decided; ``date`` when.
        sentence: what the finding says from now on, when it is amended.
        severity: what the auditors hold it to be, when it is amended; the opinion keeps that of the rule. Since 1.1.
    """

    rule: RuleId
    decision: Decision
    reason: NonEmpty
    author: NonEmpty
    date: date
    sentence: NonEmpty | None = None
    severity: Severity | None = None

    @model_validator(mode="after")
    def _amended(self) -> "Position":
        """Refuse an amended finding that does not say what changes, and a change for another decision."""
        changes = [name for name in ("sentence", "severity") if getattr(self, name) is not None]
        if self.decision is Decision.AMENDED and not changes:
            raise Refused(
                f"{self.rule} : un constat modifié (amended) attend son nouvel énoncé, « sentence », ou sa gravité, "
                "« severity »",
                f"{self.rule}: an amended finding needs its new wording, 'sentence', or its severity, 'severity'",
            )
        if self.decision is not Decision.AMENDED and changes:
            raise Refused(
                f"{self.rule} : seul un constat modifié (amended) a « {changes[0]} »",
                f"{self.rule}: only an amended finding has '{changes[0]}'",
            )
        return self


class Positions(Frozen):
    """The positions on the findings of one result, in the order in which they were taken.

    Attributes:
        result_sha256: of the record of that result.
        positions: the last one on a finding counts; those before it are kept.
    """

    schema_version: PositionsSchema = POSITIONS_SCHEMA
    result_sha256: Annotated[str, Field(pattern="^[0-9a-f]{64}$")]
    positions: tuple[Position, ...] = ()

    @property
    def in_force(self) -> Mapping[RuleId, Position]:
        """The last position on each finding."""
        return {one.rule: one for one in self.positions}

    @property
    def withdrawn(self) -> tuple[RuleId, ...]:
        """The rules of the findings that are withdrawn."""
        return tuple(rule for rule, one in self.in_force.items() if one.decision is Decision.WITHDRAWN)

    @property
    def severities(self) -> Mapping[RuleId, Severity]:
        """The severities that the auditors hold instead of those of the rules."""
        return {rule: one.severity for rule, one in self.in_force.items() if one.severity is not None}

    def before(self, rule: RuleId) -> tuple[Position, ...]:
        """Return the positions on a finding that a later one replaced."""
        return tuple(one for one in self.positions if one.rule == rule)[:-1]
