#!/usr/bin/env bash
# pandas 3.1.1: read_excel() turns a column of TRUE and FALSE with one blank cell into 1.0 and 0.0.
#
# Expected: booleans and a missing value, as read_csv() gives for the same column.
# Seen (Python 3.11, Linux x86_64): float64 with both engines tried (openpyxl, calamine), so that a yes can no longer be told
# from the number 1; without the blank cell the column is bool; with dtype=object the booleans stay. Whoever reads
# answers asks for objects. Exits with 0 as long as this is so.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check pandas==3.1.1 openpyxl==3.1.5 python-calamine==0.9.1
cd "$work"
venv/bin/python - <<'PYTHON'
import io

import openpyxl
import pandas as pd


def workbook(answers):
    """Return a workbook of two columns: the answers, and the number of the line."""
    file, book = io.BytesIO(), openpyxl.Workbook()
    book.active.append(["agreed", "line"])
    for line, answer in enumerate(answers, start=1):
        book.active.append([answer, line])
    book.save(file)
    return file


def read(answers, engine, **options):
    return pd.read_excel(workbook(answers), engine=engine, **options)["agreed"]


print("pandas", pd.__version__)
same = str(pd.read_csv(io.StringIO("agreed,line\nTRUE,1\n,2\nFALSE,3\n"))["agreed"].dtype) == "object"
for engine in ("openpyxl", "calamine"):
    blank = read([True, None, False], engine)
    whole = read([True, True, False], engine)
    asked = read([True, None, False], engine, dtype=object)
    print(f"{engine}: with a blank {blank.tolist()} ({blank.dtype}), without {whole.dtype}, as objects {asked.tolist()}")
    same = same and (str(blank.dtype), str(whole.dtype)) == ("float64", "bool") and asked[0] is True and asked[2] is False
raise SystemExit(0 if same else "the behaviour has changed")
PYTHON
