"""pandas: each sheet to a frame without headings, and back by the engine named."""

import sys

import pandas

source, target, engine = sys.argv[1:]
frames = pandas.read_excel(source, sheet_name=None, header=None, dtype=object, keep_default_na=False, engine="openpyxl")
with pandas.ExcelWriter(target, engine=engine) as writer:
    for name, frame in frames.items():
        frame.to_excel(writer, sheet_name=name, header=False, index=False)
