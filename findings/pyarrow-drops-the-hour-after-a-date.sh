#!/usr/bin/env bash
# pyarrow 26.0.1: a list that begins with a date takes the hour from every datetime that follows, in silence.
#
# Expected: dates and datetimes together become timestamps, or are refused, whatever comes first.
# Seen (Python 3.11, Linux x86_64): pa.array([date, datetime]) is date32 and the hour is gone; the same two values the other
# way round raise ArrowTypeError. A pandas column of objects goes the same way into Parquet: what a spreadsheet gives
# for a column where somebody typed an hour in one cell. Whoever writes such columns gives the type himself. Exits with
# 0 as long as this is so.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check pyarrow==26.0.1 pandas==3.1.1
cd "$work"
venv/bin/python - <<'PYTHON'
from datetime import date, datetime

import pandas as pd
import pyarrow as pa

day, moment = date(2026, 1, 5), datetime(2026, 1, 6, 14, 30)
array = pa.array([day, moment])
try:
    reverse = str(pa.array([moment, day]).type)
except pa.ArrowTypeError as error:
    reverse = type(error).__name__
pd.DataFrame({"held": [day, moment]}).to_parquet("held.parquet")
kept = pd.read_parquet("held.parquet")["held"].tolist()
print("pyarrow", pa.__version__)
print("date first:    ", array.type, array.to_pylist())
print("datetime first:", reverse)
print("through Parquet:", kept)
hourless = [day, date(2026, 1, 6)]
same = (str(array.type), array.to_pylist(), reverse, kept) == ("date32[day]", hourless, "ArrowTypeError", hourless)
raise SystemExit(0 if same else "the behaviour has changed")
PYTHON
