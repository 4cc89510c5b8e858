"""IronCalc, a spreadsheet engine written in Rust: load, compute and save."""

import sys
from pathlib import Path

import ironcalc

source, target = sys.argv[1:]
model = ironcalc.load_from_xlsx(source, "fr", "UTC", "fr")
model.evaluate()
Path(target).unlink(missing_ok=True)
model.save_to_xlsx(target)
