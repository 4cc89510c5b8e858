"""The sheet of progress: counts by phase and by owner that follow the statuses, and their charts."""

from collections import Counter
from typing import Any

from audit.model.exchange import ActionStatus
from audit.model.result.planned import PlannedAction
from audit.reporting.plan_workbook import texts
from audit.reporting.plan_workbook.plan_sheet import FIRST_ROW, phases_by_action, place_of
from audit.reporting.view import ReportView
from audit.reporting.workbooks.book import Book, Sheet
from audit.reporting.workbooks.heights import row_height
from audit.reporting.workbooks.looks import CHART_COLOURS
from audit.wording.exchange_terms import ACTION_STATUSES
from audit.wording.terms import write_term
from audit.wording.typography import typeset

_STATUSES = (*ACTION_STATUSES,)
_CLOSED = (ActionStatus.DONE, ActionStatus.DROPPED)
_NAME_WIDTH = 40
_CHART_COLUMN = 8
_CHART_ROWS = 18


def write_progress(book: Book, view: ReportView, foot: str) -> None:
    """Write the sheet; without an action it says so by empty tables and has no charts."""
    language = book.language
    sheet = book.sheet(texts.PROGRESS.to(language))
    sheet.text(0, 0, typeset(texts.PROGRESS_NOTE.to(language), language), "mark")
    phases = Counter(phases_by_action(view)[action.action] for action in view.actions)
    owners = Counter(action.owner_name or write_term(action.owner_role, language) for action in view.actions)
    named = {action.owner_name for action in view.actions if action.owner_name}
    plan = _Plan(book, view)
    end = _by_phase(sheet, plan, dict(phases))
    start = max(end + 3, 2 + _CHART_ROWS + 1)
    _by_owner(sheet, plan, dict(owners.most_common()), named, start)
    sheet.widths((_NAME_WIDTH, 11, 11, 11, 11, 11, 3))
    sheet.print_with(book.title, foot)


class _Plan:
    """Where the columns of the plan stand, for formulas."""

    def __init__(self, book: Book, view: ReportView) -> None:
        self.language = book.language
        self.book = book
        self.actions: tuple[PlannedAction, ...] = view.actions
        self._name = texts.PLAN.to(book.language).replace("'", "''")

    def area(self, column: str) -> str:
        """Return the cells of a column of the plan."""
        from xlsxwriter.utility import xl_range_abs

        last = max(FIRST_ROW, FIRST_ROW + len(self.actions) - 1)
        return f"'{self._name}'!{xl_range_abs(FIRST_ROW, place_of(column), last, place_of(column))}"


def _by_phase(sheet: Sheet, plan: _Plan, phases: dict[str, int]) -> int:
    from xlsxwriter.utility import xl_rowcol_to_cell

    language, row = plan.language, 2
    sheet.text(row, 0, texts.BY_PHASE.to(language), "heading")
    head = row + 1
    labels = [ACTION_STATUSES[status].to(language) for status in _STATUSES]
    for column, label in enumerate([texts.PLAN_HEADINGS["phase"].to(language), *labels, texts.TOTAL.to(language)]):
        sheet.text(head, column, label, "head")
    for place, (phase, count) in enumerate(phases.items(), start=head + 1):
        sheet.text(place, 0, phase, "cell")
        for column, status in enumerate(_STATUSES, start=1):
            named, state = (xl_rowcol_to_cell(place, 0, col_abs=True), xl_rowcol_to_cell(head, column, row_abs=True))
            formula = f"=COUNTIFS({plan.area('phase')},{named},{plan.area('progress')},{state})"
            sheet.formula(place, column, formula, count if status is ActionStatus.TO_DO else 0)
        first, last = xl_rowcol_to_cell(place, 1), xl_rowcol_to_cell(place, len(_STATUSES))
        sheet.formula(place, len(_STATUSES) + 1, f"=SUM({first}:{last})", count)
    end = head + len(phases)
    _totals(sheet, plan, head, end, [sum(phases.values()), 0, 0, 0, sum(phases.values())])
    if phases:
        columns = [(column, head, end) for column in range(1, len(_STATUSES) + 1)]
        _chart(sheet, plan, "column", texts.BY_PHASE.to(language), texts.CHART_PHASE.to(language), columns, row)
    return end + 1


def _by_owner(sheet: Sheet, plan: _Plan, owners: dict[str, int], named: set[str], row: int) -> None:
    """Count by person, whatever roles one holds; by role where nobody is named."""
    from xlsxwriter.utility import xl_rowcol_to_cell

    language = plan.language
    sheet.text(row, 0, texts.BY_OWNER.to(language), "heading")
    head = row + 1
    headings = (texts.OWNER, texts.REMAINING, texts.CLOSED, texts.TOTAL)
    for column, heading in enumerate(headings):
        sheet.text(head, column, heading.to(language), "head")
    sheet.row(head, 32)
    for place, (owner, count) in enumerate(owners.items(), start=head + 1):
        sheet.text(place, 0, owner, "cell")
        sheet.row(place, row_height((owner, _NAME_WIDTH)))
        by = "owner_name" if owner in named else "owner_role"
        # Compared, not counted by COUNTIF: what people type as a name may hold the signs that it takes as wildcards.
        theirs = f"({plan.area(by)}={xl_rowcol_to_cell(place, 0, col_abs=True)})"
        if owner not in named:
            theirs += f'*({plan.area("owner_name")}="{texts.OWNER_TO_NAME.to(language)}")'
        total = f"SUMPRODUCT({theirs}*1)"
        closed = "+".join(
            f'SUMPRODUCT({theirs}*({plan.area("progress")}="{ACTION_STATUSES[one].to(language)}"))' for one in _CLOSED
        )
        cells = [xl_rowcol_to_cell(place, column) for column in (2, 3)]
        sheet.formula(place, 1, f"={cells[1]}-{cells[0]}", count)
        sheet.formula(place, 2, f"={closed}", 0)
        sheet.formula(place, 3, f"={total}", count)
    end = head + len(owners)
    _totals(sheet, plan, head, end, [sum(owners.values()), 0, sum(owners.values())])
    if owners:
        columns = [(column, head, end) for column in (1, 2)]
        _chart(sheet, plan, "bar", texts.BY_OWNER.to(language), texts.CHART_OWNER.to(language), columns, row)


def _totals(sheet: Sheet, plan: _Plan, head: int, end: int, values: list[int]) -> None:
    from xlsxwriter.utility import xl_range

    sheet.text(end + 1, 0, texts.TOTAL.to(plan.language), "total_name")
    for column, value in enumerate(values, start=1):
        area = xl_range(head + 1, column, max(end, head + 1), column)
        sheet.formula(end + 1, column, f"=SUM({area})" if end > head else "=0", value, "total")


def _chart(
    sheet: Sheet, plan: _Plan, kind: str, title: str, description: str, columns: list[tuple[int, int, int]], row: int
) -> None:
    """Draw the counts of some columns over the names of the first one."""
    name = sheet.sheet.get_name()
    chart: Any = plan.book.workbook.add_chart({"type": kind, "subtype": "stacked"})
    for order, (column, head, end) in enumerate(columns):
        colour = CHART_COLOURS[order] if kind == "column" else CHART_COLOURS[(0, 2)[order]]
        chart.add_series(
            {
                "name": [name, head, column],
                "categories": [name, head + 1, 0, end, 0],
                "values": [name, head + 1, column, end, column],
                "fill": {"color": colour},
                "border": {"color": "#5B6470"},
                "gap": 60,
            }
        )
    font = {"name": "Calibri", "size": 9}
    chart.set_title({"name": title, "name_font": {"name": "Calibri", "size": 11, "bold": True}, "overlay": False})
    chart.set_legend({"position": "bottom", "font": font})
    lines = {"visible": True, "line": {"color": "#D9DEE5", "width": 0.75}}
    counted: dict[str, Any] = {"num_font": font, "num_format": "0", "major_gridlines": lines, "line": {"none": True}}
    named: dict[str, Any] = {"num_font": font}
    if kind == "bar":
        named["reverse"] = True  # the first of the table at the top, and the counts below all of them
        counted["label_position"] = "high"
        chart.set_x_axis(counted)
        chart.set_y_axis(named)
    else:
        chart.set_x_axis(named)
        chart.set_y_axis(counted)
    chart.set_size({"width": 620, "height": 340})
    sheet.sheet.insert_chart(row, _CHART_COLUMN - 1, chart, {"description": description, "object_position": 2})
