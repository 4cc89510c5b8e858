"""The sheet of the plan: one line an action, what the audit says of it, and what its owner fills in."""

from datetime import date
from typing import Any

from audit.exchange.shape import PLAN_FILLED, PLAN_MARK
from audit.model.exchange import ActionStatus
from audit.model.result.planned import PlannedAction
from audit.reporting.due import due_on
from audit.reporting.plan_workbook import texts
from audit.reporting.sentences_beside import sentences_beside
from audit.reporting.synthesis.go_live import condition_words
from audit.reporting.view import ReportView
from audit.reporting.workbooks.book import Book
from audit.reporting.workbooks.heights import row_height
from audit.reporting.workbooks.hidden import Lists, write_marks
from audit.wording.exchange_terms import ACTION_STATUSES
from audit.wording.terms import write_term
from audit.wording.typography import typeset

COLUMNS = (*texts.PLAN_HEADINGS,)
WIDTHS = {
    "number": 5, "phase": 12, "do": 46, "owner_role": 15, "owner_name": 17, "due_date": 11.5, "proof": 26, "effort": 13,
    "after": 11, "closes": 15, "progress": 11, "responsible": 16, "new_due": 12, "proof_given": 20, "done_share": 9,
    "comment": 24,
}  # fmt: skip
FIRST_ROW = 2  # below the marks and the headings
_FROZEN = 1 + COLUMNS.index("owner_role")  # ids, numbers, phases and actions stay in sight
_LOOKS = {"number": "middle", "effort": "middle", "after": "middle"}
_FILL_LOOKS = {"new_due": "fill_day", "done_share": "fill_share"}
_LINES_OF_ENTRY = 2
_YEARS = date(2000, 1, 1), date(2060, 12, 31)


def write_plan(book: Book, view: ReportView, lists: Lists, foot: str) -> None:
    """Write the sheet."""
    language = book.language
    sheet = book.sheet(texts.PLAN.to(language))
    write_marks(sheet, PLAN_MARK, COLUMNS)
    for place, column in enumerate(COLUMNS, start=1):
        look = "head_fill" if column in PLAN_FILLED else "head"
        sheet.text(1, place, texts.PLAN_HEADINGS[column].to(language), look)
    sheet.row(1, row_height(*((texts.PLAN_HEADINGS[name].to(language), WIDTHS[name]) for name in COLUMNS)))
    phase_of = phases_by_action(view)
    for row, action in enumerate(view.actions, start=FIRST_ROW):
        sheet.text(row, 0, action.action, "mark")
        said = _said(action, view, phase_of[action.action])
        for place, column in enumerate(COLUMNS, start=1):
            if column == "due_date" and not view.is_past:
                sheet.day(row, place, action.due)
            elif column == "number":
                sheet.number(row, place, view.numbers[action.action])
            elif column == "effort" and action.person_days is not None:
                sheet.number(row, place, float(action.person_days))
            elif column == "progress":
                sheet.text(row, place, ACTION_STATUSES[ActionStatus.TO_DO].to(language), "fill")
            elif column in PLAN_FILLED:
                sheet.text(row, place, "", _FILL_LOOKS.get(column, "fill"))
            else:
                sheet.text(row, place, said[column], _LOOKS.get(column, "cell"))
        height = row_height(*((text, WIDTHS[column]) for column, text in said.items()))
        sheet.row(row, max(height, row_height(("\n" * (_LINES_OF_ENTRY - 1), 1))))
    last = max(FIRST_ROW, FIRST_ROW + len(view.actions) - 1)
    sheet.widths((0, *(WIDTHS[column] for column in COLUMNS)))
    for column, rule in _validations(book, lists).items():
        place = place_of(column)
        sheet.validate((FIRST_ROW, place, last, place), rule)
    sheet.sheet.autofilter(1, 0, last, len(COLUMNS))
    sheet.sheet.freeze_panes(FIRST_ROW, _FROZEN)
    sheet.print_with(book.title, foot, repeated=1, beside=1)


def place_of(column: str) -> int:
    """Return the place of a column, counted from 0."""
    return 1 + COLUMNS.index(column)


def phases_by_action(view: ReportView) -> dict[str, str]:
    """Return the title of the phase that each action is due in."""
    return {
        action.action: (view.text(phase.title) if phase else view.text(texts.WITHOUT_PHASE))
        for phase, actions in view.phases
        for action in actions
    }


def _said(action: PlannedAction, view: ReportView, phase: str) -> dict[str, str]:
    language = view.language
    parts = action.all_parts
    titles = {one.diagnosis: typeset(view.text(one.title), language) for one in view.result.diagnoses}
    alone = len(parts) == 1
    notes = [
        *([view.text(texts.PROCEDURE).format(lead=view.text(action.lead))] if action.lead else ()),
        *([view.text(texts.OVERLOADED)] if action.overloaded else ()),
        *([view.text(texts.AFTER_GO_LIVE)] if action.after_go_live else ()),
        *filter(None, (condition_words(action, view),)),
        *(sentence.removesuffix(".") for sentence in sentences_beside(action, view)),
    ]
    do = [view.text(part.do) if alone else f"• {view.text(part.do)}" for part in parts]
    proofs = dict.fromkeys(view.text(part.proof) for part in parts)
    return {
        "number": str(view.numbers[action.action]),
        "phase": phase,
        "do": "\n".join(typeset(line, language) for line in (*do, *(f"({note})" for note in notes))),
        "owner_role": write_term(action.owner_role, language),
        "owner_name": action.owner_name or view.text(texts.OWNER_TO_NAME),
        "due_date": due_on(action.due, view) if view.is_past else f"{action.due:%d/%m/%Y}",
        "proof": typeset("\n".join(proofs), language),
        "effort": write_term(action.effort, language),
        "after": ", ".join(map(str, view.prior[action.action])),
        "closes": "\n".join((*action.closes, *(titles[one] for one in action.diagnoses if one in titles))),
    }


def _validations(book: Book, lists: Lists) -> dict[str, dict[str, Any]]:
    language = book.language
    shared = {"error_title": texts.INVALID.to(language), "ignore_blank": True}
    return {
        "progress": {
            **shared,
            "validate": "list",
            "source": lists.area([label.to(language) for label in ACTION_STATUSES.values()]),
            "input_title": texts.STATUS_PROMPT.to(language),
            "input_message": texts.STATUS_HELP.to(language),
            "error_message": texts.NOT_IN_LIST.to(language),
        },
        "new_due": {
            **shared,
            "validate": "date",
            "criteria": "between",
            "minimum": _YEARS[0],
            "maximum": _YEARS[1],
            "input_title": texts.DAY_PROMPT.to(language),
            "input_message": texts.DAY_HELP.to(language),
            "error_message": texts.DAY_ERROR.to(language),
        },
        "done_share": {
            **shared,
            "validate": "decimal",
            "criteria": "between",
            "minimum": 0,
            "maximum": 1,
            "input_title": texts.SHARE_PROMPT.to(language),
            "input_message": texts.SHARE_HELP.to(language),
            "error_message": texts.SHARE_HELP.to(language),
        },
    }
