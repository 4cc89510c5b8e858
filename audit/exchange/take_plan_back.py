"""Reads what was filled in for the steps of a plan, from the workbook that came back."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from audit.errors import Bilingual
from audit.exchange.cells import CellReader
from audit.exchange.problems import NOTHING_FOLLOWED, ExchangeRefused, Fault
from audit.exchange.progress import StepProgress
from audit.exchange.returned import AuditName, open_returned
from audit.exchange.rows import cell_of, lines_of
from audit.exchange.shape import PLAN_FILLED, PLAN_FORMAT, PLAN_MARK
from audit.remediation.plan_model import PlannedStep
from audit.wording.exchange_terms import ACTION_STATUSES


def left_out_of(path: Path, audit: AuditName) -> tuple[str, ...]:
    """Return the rules whose findings were withdrawn before the plan ``path`` was written; none of most plans.

    Raises:
        WorkbookRefused: when it is not the plan of this audit.
    """
    return tuple(open_returned(path, PLAN_FORMAT, audit).meta.get("withdrawn", "").split())


def read_plan(
    path: Path, audit: AuditName, steps: Sequence[PlannedStep], called: Mapping[str, Bilingual] | None = None
) -> list[StepProgress]:
    """Return what the plan ``path`` says of ``steps``, in the order of the plan.

    Args:
        path: the workbook that came back.
        audit: that it must be of.
        steps: of the plan.
        called: what each action is called by people, by its id, which they do not see.

    Raises:
        WorkbookRefused: when it is not the plan of this audit, or cells cannot be read: everything at once.
    """
    returned = open_returned(path, PLAN_FORMAT, audit)
    faults: list[Fault] = []
    known = [step.action for step in steps]
    lines = {line.id: line for line in lines_of(returned.grids, PLAN_MARK, PLAN_FILLED, known, faults, called)}
    read = CellReader(returned.language, faults)
    found = []
    for action in known:
        if action not in lines:
            continue
        line = lines[action]
        found.append(
            StepProgress(
                action,
                read.choice(cell_of(line, "progress"), ACTION_STATUSES),
                read.text(cell_of(line, "responsible")),
                read.day(cell_of(line, "new_due")),
                read.text(cell_of(line, "proof_given")),
                read.share(cell_of(line, "done_share")),
                read.text(cell_of(line, "comment")),
                cell_of(line, "progress")[0],
            )
        )
    if faults:
        raise ExchangeRefused(returned.name, faults, NOTHING_FOLLOWED)
    return found
