"""The answers that moved, laid out: questions, then each table line by line."""

from collections.abc import Iterator

from audit.comparison.moves import Unmatched
from audit.comparison.schema import AnswerMoved, Comparison, Line, TableMoved
from audit.model.questionnaire import COMPLETENESS_LABELS, TableCompleteness
from audit.model.table_completeness import CLOSED
from audit.reporting.comparison.names import Names
from audit.reporting.comparison.parts import Group, Part, Row
from audit.reporting.comparison.sheet import SheetValue, value_of
from audit.reporting.comparison.sheet import columns as sheet_columns
from audit.reporting.comparison.terms import ANSWER_MOVES, UNMATCHED


def answers_part(found: Comparison, names: Names) -> Part:
    """Return the answers that moved."""
    t = names.t
    groups = []
    if found.answers:
        columns = t("compare.question"), t("compare.at_old"), t("compare.at_new"), t("compare.move")
        rows = tuple(_answer(item, names) for item in found.answers)
        title = f"{t('compare.questions')} ({len(rows)})"
        groups.append(Group(title, columns, rows, folded=True, sheet=sheet_columns(*columns)))
    groups += [_table(item, names) for item in found.tables]
    return Part("answers", t("compare.answers"), () if groups else (t("compare.no_answer"),), tuple(groups))


def _answer(item: AnswerMoved, names: Names) -> Row:
    cells = names.question(item.name), *names.pair(item.old, item.new)
    move = ANSWER_MOVES[item.move].to(names.language)
    return Row((*cells, move), sheet=((cells[0], value_of(item.old, names), value_of(item.new, names), move),))


def _table(item: TableMoved, names: Names) -> Group:
    t = names.t
    return Group(
        t("compare.table", title=names.question(item.table)),
        (t("compare.table_line"), t("compare.move")),
        tuple(_lines(item, names)),
        folded=True,
        sheet=sheet_columns(
            t("compare.table_line"),
            t("compare.sheet_column"),
            t("compare.at_old"),
            t("compare.at_new"),
            t("compare.move"),
            whole=True,
        ),
    )


def _lines(item: TableMoved, names: Names) -> Iterator[Row]:
    t = names.t
    if item.old is not item.new:
        labels = [_completeness(one, names) for one in (item.old, item.new)]
        title = t("compare.completeness")
        yield Row((title, f"{labels[0]} → {labels[1]}"), sheet=((title, "", *labels, ""),))
    for line in item.lines:
        details = [names.moved(names.column(cell.name), cell.old, cell.new) for cell in line.cells]
        if line.evidence:
            details.append(ANSWER_MOVES[line.evidence].to(names.language))
        sheet = tuple(_cell(line.name, cell, names) for cell in line.cells)
        if line.evidence:
            sheet += ((names.line(line.name), "", "", "", details[-1]),)
        yield Row((names.line(line.name), t("compare.line_changed")), tuple(details), sheet)
    gone = t("compare.line_gone") if item.new in CLOSED else t("compare.line_not_listed")
    come = t("compare.line_added") if item.old in CLOSED else t("compare.line_now_listed")
    for lines, words in ((item.only_old, gone), (item.only_new, come)):
        side = "old" if lines is item.only_old else "new"
        yield from (_line(line, words, side, names) for line in lines)


def _line(line: Line, words: str, side: str, names: Names) -> Row:
    """Return a line of one audit; where it stands tells it from others of its name, which are not matched."""
    name = names.line(line.name) or names.t("compare.line", number=line.number)
    if line.why is Unmatched.ONE_SIDE:
        return Row((name, words), sheet=((name, "", "", "", words),))
    why, place = UNMATCHED[line.why].to(names.language), names.places([line], side)
    return Row((name, why), (place,), ((name, place, "", "", why),))


def _cell(line: str, cell: AnswerMoved, names: Names) -> tuple[SheetValue, ...]:
    """Return a cell of a line that moved, as a workbook has it."""
    values = value_of(cell.old, names), value_of(cell.new, names)
    return names.line(line), names.column(cell.name), *values, ANSWER_MOVES[cell.move].to(names.language)


def _completeness(declared: TableCompleteness | None, names: Names) -> str:
    return COMPLETENESS_LABELS[declared].to(names.language) if declared else names.t("compare.undeclared")
