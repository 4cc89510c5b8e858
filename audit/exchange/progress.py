"""Where the steps of a plan stand on a given day, by what was filled in for each."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from audit.model.answer import CellRef
from audit.model.exchange import ActionStatus
from audit.model.naming import names_something
from audit.model.passed_day import has_passed
from audit.remediation.plan_model import PlannedStep

_CLOSED = (ActionStatus.DONE, ActionStatus.DROPPED)
_WHOLE = Decimal(1)


@dataclass(frozen=True)
class StepProgress:
    """What was filled in for one step of the plan.

    Attributes:
        action: the first of its actions, its id.
        status: None where nothing was chosen.
        responsible, proof, comment: word for word; empty where nothing was typed.
        new_due: the day to which it was put off, or brought forward.
        done: the share that is done, a fraction.
        place: where it stands in the file.
    """

    action: str
    status: ActionStatus | None = None
    responsible: str = ""
    new_due: date | None = None
    proof: str = ""
    done: Decimal | None = None
    comment: str = ""
    place: CellRef | None = None


@dataclass(frozen=True)
class FollowedStep:
    """One step of the plan on a given day.

    Attributes:
        due: the day by which it is to be done, the new one where there is one.
        slip: by how many days it was put off; negative where it was brought forward.
        late: whether that day is past and it is neither done nor dropped.
        overdue_first: whether the day of the plan is past and it is neither done nor dropped, whatever the new day.
        without_proof: whether it is said to be done and no proof is given.
        at_odds: whether its status and the share done contradict one another.
        ahead_of: the steps that come before it, by their first actions, and that it overtakes: it is done and they are
            not, or a new day has it due before them.
    """

    step: PlannedStep
    said: StepProgress
    due: date
    slip: int
    late: bool
    overdue_first: bool
    without_proof: bool
    at_odds: bool
    ahead_of: tuple[str, ...] = ()

    @property
    def is_open(self) -> bool:
        """Whether it is neither done nor dropped."""
        return self.said.status not in _CLOSED

    @property
    def proven(self) -> bool:
        """Whether it is done, with a proof, and nothing said of it contradicts that."""
        return self.said.status is ActionStatus.DONE and not self.without_proof and not self.at_odds


@dataclass(frozen=True)
class Closable:
    """What the steps that are done leave of a rule that is not met.

    Attributes:
        asked: how many actions its finding asks for; ``done`` of them are done, ``proven`` with a proof.
    """

    rule: str
    asked: int
    done: int
    proven: int


def followed(steps: Iterable[PlannedStep], said: Iterable[StepProgress], day: date) -> list[FollowedStep]:
    """Return where each step stands on ``day``, in the order of ``steps``."""
    by_action = {one.action: one for one in said}
    found = [_followed(step, by_action.get(step.action, StepProgress(step.action)), day) for step in steps]
    by_part = {action: one for one in found for action in one.step.actions}
    return [replace(one, ahead_of=tuple(_overtaken(one, by_part))) for one in found]


def _overtaken(one: FollowedStep, by_part: Mapping[str, FollowedStep]) -> Iterator[str]:
    """Yield the steps that come before ``one`` and that it overtakes, each once."""
    before = {found.step.action: found for name in one.step.after if (found := by_part.get(name)) is not None}
    for name, found in before.items():
        is_moved = one.said.new_due is not None or found.said.new_due is not None
        is_due_first = one.is_open and is_moved and one.due < found.due
        if found.is_open and (one.said.status is ActionStatus.DONE or is_due_first):
            yield name


def _followed(step: PlannedStep, said: StepProgress, day: date) -> FollowedStep:
    due = said.new_due or step.due
    open_ = said.status not in _CLOSED
    is_done = said.status is ActionStatus.DONE
    at_odds = said.done is not None and (is_done != (said.done == _WHOLE)) and said.status is not ActionStatus.DROPPED
    return FollowedStep(
        step,
        said,
        due,
        (due - step.due).days,
        late=open_ and has_passed(due, day),
        overdue_first=open_ and has_passed(step.due, day),
        without_proof=is_done and not names_something(said.proof),
        at_odds=at_odds,
    )


def closable(asked: Mapping[str, Sequence[str]], steps: Iterable[FollowedStep]) -> list[Closable]:
    """Return, for the rules of which some action is done, how many of them are.

    Args:
        asked: the actions that the finding of each rule asks for, by rule.
        steps: those of the plan.
    """
    listed = list(steps)
    done = {action for one in listed if one.said.status is ActionStatus.DONE for action in one.step.actions}
    proven = {action for one in listed if one.proven for action in one.step.actions}
    counted = (
        Closable(rule, len(set(names)), len(done & set(names)), len(proven & set(names)))
        for rule, names in asked.items()
    )
    return [one for one in counted if one.done]
