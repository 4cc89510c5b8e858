#!/usr/bin/env bash
# typst 0.15.2: a process that compiles one document after the other holds the last ten of them, whatever becomes of the compilers.
#
# Expected: once a compiler and what it returned are gone, so is what it took: twenty documents peak about where two do.
# Seen (Python 3.11, Linux x86_64): each document of some sixty pages with words of its own adds about thirty megabytes
# to the peak until there are ten, then the peak stays. Ten compilations of nothing between two documents let go of what
# was kept: the peak is then that of two. Whoever writes many reports in one process has nothing else to ask for.
# Exits with 0 as long as this is so.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check typst==0.15.2
cd "$work"
cat >measure.py <<'PYTHON'
import resource
import sys

import typst

DOCUMENTS = 20


def peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


peaks = []
for number in range(DOCUMENTS):
    words = "\n\n".join(f"{number} and {place} " * 40 for place in range(400))
    typst.compile(words.encode(), format="pdf", ignore_system_fonts=True)
    peaks.append(peak())
    for _ in range(int(sys.argv[1])):
        typst.compile(b"", format="svg", ignore_system_fonts=True)
print(*(f"{value:.0f}" for value in peaks))
PYTHON
venv/bin/python measure.py 0 >alone
venv/bin/python measure.py 11 >apart
echo "peak in megabytes after each of twenty documents: $(cat alone)"
echo "with eleven compilations of nothing after each:   $(cat apart)"
venv/bin/python - <<'PYTHON'
from pathlib import Path

alone, apart = ([int(word) for word in Path(name).read_text().split()] for name in ("alone", "apart"))
grown, later, spared = alone[9] - alone[1], alone[19] - alone[11], apart[19] - apart[1]
print(f"grown from 2 to 10: {grown}; from 12 to 20: {later}; from 2 to 20 with nothing compiled between: {spared}")
raise SystemExit(0 if grown > 60 and later < grown / 4 and spared < grown / 4 else "the behaviour has changed")
PYTHON
