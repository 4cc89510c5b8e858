"""Where things lie in the workbooks that go out and come back: the one page that their writers and their reader share.

Nothing is found by position. The first row of a sheet, hidden, holds marks: that of the first column says which sheet
it is and stands above the ids (``@plan``), the others name their column (``@status``). People may sort, move columns,
filter and rename sheets.

Since 1.1, a hidden sheet says again what the tool printed in each cell that is not to be filled in, one cell a line:
the mark of its sheet, without the sign that it begins with, the id of its line, its column, and what it holds.
Whatever program saves the file does the same to both.

Since 1.2 of the responses, the day of sending and the deadline may be left to fill in, and findings have more columns.

Since 1.2 of the plan, and 1.3 of the responses, that sheet says what stood on the cover as well, with the place of each
cell for its id, and whether it was left to fill in by hand. The plan of a final report names the rules whose findings
were withdrawn: what they alone asked for is not in it.

Since 1.4 of the responses, the lines that a computed figure sums up may be corrected, and answers be given that a
correction calls for. Files made before hold fewer lines, and are read with those that they say they hold.
"""

from audit.model.exchange import PLAN_FAMILY, RESPONSE_FAMILY

PLAN_FORMAT = f"{PLAN_FAMILY}/1.2"
RESPONSE_FORMAT = f"{RESPONSE_FAMILY}/1.4"

META_SHEET = "_audit"
LISTS_SHEET = "_listes"
PRINTED_SHEET = "_imprime"
COVERS = ("Lisez-moi", "Read me")
READ_BY_PEOPLE = (*COVERS, "Avancement", "Progress")  # the sheets without marks, as they go out
COVER = "cover"  # on the hidden sheet of what was printed, where others have the mark of their sheet
BY_HAND, PRINTED = "by_hand", "printed"  # there, whether a cell of the cover was left to fill in
FORMAT_KEY = "format"
META_KEYS = (
    FORMAT_KEY,
    "language",
    "project",
    "review_date",
    "result_sha256",
    "software",
    "addressee",
    "sent_on",
    "due_on",
    "withdrawn",
)

TO_FILL_IN = "none"  # for a day that is written by hand when the workbook is sent

MARK = "@"
ID_HEADING = "id"  # in the hidden column of ids, above the first of them
PLAN_MARK = f"{MARK}plan"
FINDINGS_MARK = f"{MARK}findings"
ANSWERS_MARK = f"{MARK}answers"
PRINTED_MARK = f"{MARK}printed"  # in the first cell of the hidden sheet of what was printed

PLAN_FILLED = ("progress", "responsible", "new_due", "proof_given", "done_share", "comment")
FINDING_FILLED = ("reply", "comment", "document")
ANSWER_FILLED = ("corrected", "answer_document", "answer_comment")
FILLED = {PLAN_MARK: PLAN_FILLED, FINDINGS_MARK: FINDING_FILLED, ANSWERS_MARK: ANSWER_FILLED}
"""The columns to fill in, by the mark of their sheet."""


def column_mark(column: str) -> str:
    """Return the mark of a column."""
    return MARK + column
