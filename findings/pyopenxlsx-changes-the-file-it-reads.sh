#!/usr/bin/env bash
# pyopenxlsx 1.4.2: a workbook that is loaded and saved under another name is itself rewritten.
#
# Expected: load_workbook("a.xlsx").save("b.xlsx") writes b.xlsx and leaves a.xlsx alone, as other libraries do.
# Seen (Python 3.11, Linux x86_64): the bytes of a.xlsx change; a workbook whose texts stand in its cells gains a part
# xl/sharedStrings.xml, with nothing in it. Who reads a form that people filled in should hand over a copy.
# Exits with 0 as long as this is so.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check openpyxl==3.1.5 pyopenxlsx==1.4.2
cd "$work"
venv/bin/python - <<'PYTHON'
import hashlib
import zipfile
from importlib.metadata import version
from pathlib import Path

import openpyxl
import pyopenxlsx

book = openpyxl.Workbook()
book.active["A1"] = "Bonjour"
book.save("a.xlsx")


def seen():
    names = zipfile.ZipFile("a.xlsx").namelist()
    size = zipfile.ZipFile("a.xlsx").getinfo("xl/sharedStrings.xml").file_size if "xl/sharedStrings.xml" in names else None
    return hashlib.sha256(Path("a.xlsx").read_bytes()).hexdigest()[:12], size


before = seen()
pyopenxlsx.load_workbook("a.xlsx").save("b.xlsx")
after = seen()
print("pyopenxlsx", version("pyopenxlsx"))
print("a.xlsx before:", *before)
print("a.xlsx after: ", *after)
raise SystemExit(0 if before[0] != after[0] else "a.xlsx is left alone: the behaviour has changed")
PYTHON
