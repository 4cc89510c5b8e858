#!/usr/bin/env bash
# PyExcelerate 0.13.0: a formula that holds "<" makes a sheet that is not well-formed XML.
#
# Expected: the text of a formula is escaped as the texts of cells are.
# Seen (Python 3.11, Linux x86_64): the "<" of =IF(A1<2,1,0) stands as it is in the sheet, and the parser of Python's
# standard library stops there; a text cell "a<b" is written well. Escape formulas and number formats before handing
# them over. Exits with 0 as long as this is so.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check pyexcelerate==0.13.0
cd "$work"
venv/bin/python - <<'PYTHON'
import zipfile
from importlib.metadata import version
from xml.etree import ElementTree

from pyexcelerate import Workbook


def outcome(value):
    book = Workbook()
    book.new_sheet("Feuille", data=[[value]])
    book.save("a.xlsx")
    archive = zipfile.ZipFile("a.xlsx")
    sheet = next(name for name in archive.namelist() if name.startswith("xl/worksheets/sheet"))
    try:
        ElementTree.fromstring(archive.read(sheet))
    except ElementTree.ParseError as error:
        return f"not well formed ({error})"
    return "well formed"


text, formula = outcome("a<b"), outcome("=IF(A1<2,1,0)")
print("pyexcelerate", version("pyexcelerate"))
print("a text a<b:            ", text)
print("a formula =IF(A1<2,1,0):", formula)
raise SystemExit(0 if text == "well formed" != formula else "the behaviour has changed")
PYTHON
