#!/usr/bin/env bash
# XlsxWriter 3.3.1: two headers that differ only by case make add_table() write neither the table nor its rows.
#
# Expected: the rows that were passed are written, or the call raises.
# Seen (Python 3.11, Linux x86_64): a UserWarning and the return value -2; the workbook closes without a complaint and the
# cells of the table are empty, those of its data too. The same call writes a text of over 32,767 characters cut to that length, and a
# comment of over that length not at all, with -2 and no warning. Whoever writes what people typed makes an error of
# every return value other than 0. Exits with 0 as long as this is so.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check xlsxwriter==3.3.1 openpyxl==3.1.5
cd "$work"
venv/bin/python - <<'PYTHON'
import io
import warnings

import openpyxl
import xlsxwriter

LIMIT = 32_767  # characters in a cell
file = io.BytesIO()
with warnings.catch_warnings(record=True) as told:
    warnings.simplefilter("always")
    workbook = xlsxwriter.Workbook(file)
    sheet = workbook.add_worksheet()
    rows = [["billing", 48], ["payroll", 79]]
    columns = [{"header": "Owner"}, {"header": "OWNER"}]
    table = sheet.add_table(0, 0, 2, 1, {"data": rows, "columns": columns})
    after_table = len(told)
    text = sheet.write_string(4, 0, "a" * (LIMIT + 1))
    comment = sheet.write_comment(5, 0, "a" * (LIMIT + 1))
    workbook.close()

read = openpyxl.load_workbook(file).active
found = {
    "add_table": (table, [cell.value for row in read["A1:B3"] for cell in row]),
    "write_string": (text, len(read["A5"].value)),
    "write_comment": (comment, read["A6"].comment),
}
for call, (returned, kept) in found.items():
    print(f"{call:>13}: returns {returned}, read back: {kept}")
print("warnings:", after_table, "after the table,", len(told), "in all")
expected = {"add_table": (-2, [None] * 6), "write_string": (-2, LIMIT), "write_comment": (-2, None)}
raise SystemExit(0 if found == expected and (after_table, len(told)) == (1, 1) else "the behaviour has changed")
PYTHON
