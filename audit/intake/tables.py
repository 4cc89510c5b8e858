"""Reads the sheets of tables: what is declared of their completeness, and their lines."""

from collections.abc import Sequence

from audit.intake.added.beside_answers import look_at_table
from audit.intake.added.found import Looking
from audit.intake.completeness import completeness_place, read_completeness
from audit.intake.grid import Grid
from audit.intake.left_lines import leave_columns
from audit.intake.problems.journal import Journal
from audit.intake.sheets.headings import headings_of_table
from audit.intake.sheets.locate import find_tables
from audit.intake.sheets.sheet_choice import check_columns, choose_sheets
from audit.intake.table_lines import TableLines, column_labels
from audit.model.snapshot import TableContent
from audit.questionnaire.layout import ROW_COMMENT


def read_tables(grids: Sequence[Grid], looking: Looking, journal: Journal) -> dict[str, TableContent]:
    """Return the content of each table; one whose sheet is missing is empty and not declared."""
    questionnaire, language = looking.identity.questionnaire, looking.language
    is_earlier = looking.identity.is_earlier_version
    sheets = choose_sheets(find_tables(grids), grids, questionnaire.tables, language, journal, is_earlier)
    contents = {}
    for table in questionnaire.tables:
        if table.id not in sheets:
            contents[table.id] = TableContent()
            continue
        former = {name: column.id for column in table.columns for name in column.formerly}
        sheet = check_columns(
            sheets[table.id].with_columns_named(former),
            headings_of_table(table),
            column_labels(table),
            journal,
            may_lack={ROW_COMMENT},  # earlier workbooks have none
        )
        reader = TableLines(table, sheet, language, journal, is_earlier)
        rows = reader.rows()
        numbers = [row.number for row in rows]
        leave_columns(sheet, numbers, table, questionnaire, language, journal)
        declared = read_completeness(table, sheet.grid, bool(rows), language, journal)
        look_at_table(sheet, table, numbers, reader.help_row, completeness_place(sheet.grid), looking)
        contents[table.id] = TableContent(
            completeness=declared.completeness,
            undeclared=declared.undeclared,
            declared_in=declared.cells,
            rows=rows,
        )
    return contents
