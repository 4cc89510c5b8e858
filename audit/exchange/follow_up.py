"""The follow-up of a plan on one day, format 1.4: where each step stands, and what those that are done would close."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Literal, get_args

from pydantic import Field

from audit.exchange.effects import Effect
from audit.exchange.progress import Closable, FollowedStep
from audit.model.base import Frozen
from audit.model.exchange import ActionStatus
from audit.model.rule import OwnerRole, RuleId
from audit.model.value import JsonDecimal
from audit.remediation.plan_model import GoLiveState, PlanFrame

FollowUpSchema = Literal["1.0", "1.1", "1.2", "1.3", "1.4"]  # those that are read; the last is written
FOLLOW_UP_SCHEMA: FollowUpSchema = get_args(FollowUpSchema)[-1]


class NotClosed(StrEnum):
    """Why the actions of a rule, all done, would not close it."""

    PAST = "past"  # what it rests on no longer changes: past, cost, nature of the project
    NOT_FOUND = "not_found"  # no way to meet it was found


class StepFollowed(Frozen):
    """One step of the plan; see ``FollowedStep`` for what is said of it.

    Attributes:
        number: its number in the plan.
        planned: the day by which the plan has it done; ``due`` the new one where there is one.
        slip: by how many days it was put off; negative where it was brought forward.
        before_review: whether its new day precedes the review that asked for it: a wrong year, most often.
        after_go_live: whether it protects the go-live to come and its new day is not before.
        ahead_of: the numbers of the steps that come before it and that it overtakes; since 1.4.
    """

    action: str
    number: int
    owner_role: OwnerRole
    owner_name: str | None = None
    status: ActionStatus | None = None
    responsible: str = ""
    planned: date
    due: date
    slip: int = 0
    late: bool = False
    late_on_plan: bool = False
    without_proof: bool = False
    at_odds: bool = False
    before_review: bool = False
    after_go_live: bool = False
    ahead_of: tuple[int, ...] = ()
    proof: str = ""
    done: JsonDecimal | None = None
    comment: str = ""


class RuleProgress(Frozen):
    """How many of the actions that a finding asks for are done, and done with a proof."""

    rule: RuleId
    asked: int
    done: int
    proven: int


class FollowUp(Frozen):
    """A plan that came back, on one day.

    Attributes:
        rules: the findings of which some action is done.
        proven: what would follow if what is done with a proof had its effect; None when that closes no rule.
        done: the same of all that is said to be done; None when it is no more than that.
        not_closed: the rules of which all actions are done, and that they would not close.
    """

    schema_version: FollowUpSchema = FOLLOW_UP_SCHEMA
    result_sha256: str
    project: str
    review_date: date
    day: date
    steps: tuple[StepFollowed, ...]
    rules: tuple[RuleProgress, ...] = ()
    proven: Effect | None = None
    done: Effect | None = None
    not_closed: dict[RuleId, NotClosed] = Field(default_factory=dict)


def step_followed(
    one: FollowedStep, numbers: Mapping[str, int], owner_role: OwnerRole, frame: PlanFrame | None, review: date
) -> StepFollowed:
    """Return one step as it is kept, by the ``numbers`` of the plan of a ``review`` of that day and what frames it."""
    said = one.said
    go_live = frame.go_live if frame is not None and frame.go_live_state is GoLiveState.TO_COME else None
    is_too_late = go_live is not None and said.new_due is not None and said.new_due >= go_live
    return StepFollowed(
        action=one.step.action,
        number=numbers[one.step.action],
        owner_role=owner_role,
        owner_name=one.step.owner_name,
        status=said.status,
        responsible=said.responsible,
        planned=one.step.due,
        due=one.due,
        slip=one.slip,
        late=one.late,
        late_on_plan=one.overdue_first,
        without_proof=one.without_proof,
        at_odds=one.at_odds,
        before_review=said.new_due is not None and said.new_due < review,
        after_go_live=one.step.protects_go_live and is_too_late,
        ahead_of=tuple(sorted(numbers[name] for name in one.ahead_of)),
        proof=said.proof,
        done=None if said.done is None else Decimal(said.done),
        comment=said.comment,
    )


def rule_progress(one: Closable) -> RuleProgress:
    """Return the progress of one rule as it is kept."""
    return RuleProgress(rule=one.rule, asked=one.asked, done=one.done, proven=one.proven)
