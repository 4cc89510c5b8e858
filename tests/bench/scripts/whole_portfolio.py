"""Prints the wall milliseconds that each workbook of a folder takes: read, judged, its row and its record written.

A tree that reads portfolios does it on two cores, the start of its processes included; one that does not audits file by
file in one warm process, as a script of its user would. Nothing else may run meanwhile: it is time that is compared.
"""

import csv
import gc
import sys
import tempfile
import time
from importlib.util import find_spec
from pathlib import Path

CORES = 2


def portfolio(paths: list[Path], folder: Path) -> None:
    from audit.api import Asked, judge_portfolio

    found = judge_portfolio(paths, Asked(jobs=CORES, records=folder / "records", accept_unusable=True))
    assert len(found.lines) == len(paths)
    (folder / "portfolio.json").write_text(found.model_dump_json(), "utf-8")


def one_by_one(paths: list[Path], folder: Path) -> None:
    with (folder / "portfolio.csv").open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file)
        for path in paths:
            snapshot = read_workbook(path, declarations.bank).snapshot
            if snapshot.review_type not in assessors:
                assessors[snapshot.review_type] = Assessor(*declarations, snapshot.review_type)
            result = assessors[snapshot.review_type].assess(snapshot, snapshot.answers[REVIEW_DATE].value)
            (folder / f"{path.stem}.json").write_text(render_json(result), "utf-8")
            table.writerow((path.name, result.avis.level, result.overall.value, len(result.findings)))


reads_portfolios = find_spec("audit.api") is not None
if not reads_portfolios:
    from audit.cli.load import load_declarations
    from audit.reporting.json import render_json

    from audit.assessment import Assessor
    from audit.intake.review_date import REVIEW_DATE
    from audit.intake.snapshot import read_workbook

    declarations, assessors = load_declarations(), {}

if __name__ == "__main__":  # the processes of a portfolio import it too
    files = sorted(Path(sys.argv[1]).glob("*.xlsx"))
    with tempfile.TemporaryDirectory() as first, tempfile.TemporaryDirectory() as then:
        work = portfolio if reads_portfolios else one_by_one
        if not reads_portfolios:
            work(files[:5], Path(first))  # imports what is imported late, and fills caches
        gc.collect()
        start = time.perf_counter()
        work(files, Path(then))
        print(1000 * (time.perf_counter() - start) / len(files))
