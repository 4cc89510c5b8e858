"""The closed lists of what auditors and the audited team send one another: replies, positions, progress of actions."""

from enum import StrEnum

PLAN_FAMILY = "plan_workbook"  # how the format of a workbook that goes out begins, before its version
RESPONSE_FAMILY = "response_workbook"
COMPARISON_FAMILY = "comparison_workbook"  # which does not come back


class ActionStatus(StrEnum):
    """How far a step of the plan has come, as those who carry it out say."""

    TO_DO = "to_do"
    IN_PROGRESS = "in_progress"
    DONE = "done"
    DROPPED = "dropped"


class Reply(StrEnum):
    """What the audited team answers to a finding; no answer is none of these."""

    ACCEPTED = "accepted"
    PARTLY = "partly"
    REFUSED = "refused"


class Decision(StrEnum):
    """What the auditor makes of a finding once the team has answered."""

    MAINTAINED = "maintained"
    AMENDED = "amended"
    WITHDRAWN = "withdrawn"


class Stage(StrEnum):
    """Whether a report still waits for answers and positions, or has them all."""

    PROVISIONAL = "provisional"
    FINAL = "final"
