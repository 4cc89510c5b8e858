#!/usr/bin/env bash
# typst 0.15.2: a Compiler that was made of bytes compiles once; asked again, it looks for a file that never was.
#
# Expected: a Compiler can be asked several times, as one that was made of a path can: for each page format, say.
# Seen (Python 3.11, Linux x86_64): the second call of compile raises TypstError, "file not found", with the name of a file
# __typst_py_bytes__.typ below the folder that the process is in; a Compiler made of the path of the same text compiles
# as often as it is asked. Exits with 0 as long as this is so.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check typst==0.15.2
cd "$work"
printf '= Title\n' >title.typ
venv/bin/python - <<'PYTHON'
from pathlib import Path

import typst

source = Path("title.typ")


def compiled(given):
    """Return what two calls of one compiler give: how many characters of SVG, or what is raised."""
    compiler = typst.Compiler(given, ignore_system_fonts=True)
    found = []
    for _ in range(2):
        try:
            found.append(len(compiler.compile(format="svg")))
        except typst.TypstError as error:
            found.append(str(error).split(" (")[0])
    return found


of_path, of_bytes = compiled(source), compiled(source.read_bytes())
print("made of a path: ", of_path)
print("made of bytes:  ", of_bytes)
same_twice = of_path[0] == of_path[1] == of_bytes[0]
raise SystemExit(0 if same_twice and of_bytes[1] == "file not found" else "the behaviour has changed")
PYTHON
