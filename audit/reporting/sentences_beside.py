"""What is said beside an action of the plan: what would make it pointless, which day the workbook gives it."""

from audit.model.result.planned import PlannedAction
from audit.reporting.earlier_recommendations import days_beside
from audit.reporting.labels import MissingAnswer
from audit.reporting.messages import messages
from audit.reporting.view import ReportView
from audit.wording.cell_ranges import write_cell_ranges


def sentences_beside(action: PlannedAction, view: ReportView) -> tuple[str, ...]:
    """Return the sentences that stand beside ``action``, without those that quote comments."""
    return (*_awaited(action, view), *days_beside(action, view))


def _awaited(action: PlannedAction, view: ReportView) -> tuple[str, ...]:
    """Say which missing answers would tell whether the action, or some of those that it joins, is for the case."""
    t = messages(view.language)
    answers = [_placed(one, view) for one in view.missing_of(action.awaits)]
    if not answers:
        return ()
    listed = t("list.separator").join(answers)
    if action.parts:
        return (t("actions.some_awaited", count=len(answers), answers=listed),)
    return (t("actions.awaited", count=len(answers), answers=listed),)


def _placed(answer: MissingAnswer, view: ReportView) -> str:
    t, cells = messages(view.language), ", ".join(write_cell_ranges(answer.cells))
    return (
        t("actions.awaited_answer", label=answer.label, cells=cells)
        if cells
        else t("actions.awaited_label", label=answer.label)
    )
