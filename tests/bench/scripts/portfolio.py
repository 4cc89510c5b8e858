"""Prints what a portfolio of varied workbooks costs: CPU against other ways to go through the same files, or memory.

``calamine``: CPU of ``judge_portfolio`` in one process, as a multiple of python-calamine reading every cell of the same
files. ``assess``: as a multiple of auditing each with its texts. ``again``: a second run where nothing changed, as a
multiple of the first. ``peak``: megabytes of one process that judges them all. ``sweep``: seconds of CPU for 20 values
of one parameter over 1,000 projects that are loaded. ``records``: CPU with the record of each written too, as a
multiple of auditing each with its texts. ``grown``: megabytes by which one process grows from the first 500 of 10,000
projects to the last, or of as many as the second argument says; they are snapshots, as reading workbooks has measures
of its own.
"""

import gc
import resource
import sys
import tempfile
import time
from pathlib import Path

from audit import api
from audit.api import Asked, judge_portfolio
from audit.api.portfolio_work import Item, Settings, Work
from audit.portfolio.kept import software
from audit.portfolio.overrides import read_sweep
from audit.portfolio.sweep import ParameterSweep, sweep_of
from tests.bench.varied_projects import written_in

_FILES, _PROJECTS = 40, 1_000
_MANY, _WARM = 10_000, 500


def cpu(work) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


def read_cells(paths: list[Path]) -> None:
    import python_calamine

    for path in paths:
        book = python_calamine.CalamineWorkbook.from_path(str(path))
        for name in book.sheet_names:
            book.get_sheet_by_name(name).to_python()


def audit_each(tool: api.Tool, paths: list[Path]) -> None:
    for path in paths:
        _ = tool.audit(tool.read(path), accept_unusable=True).result


def swept(tool: api.Tool, paths: list[Path]) -> float:
    parameter, values = read_sweep("staffing.internal_share.floor=0.05:0.95:20", tool.rulebase)
    judged = [tool.judge(tool.read(path)) for path in paths]
    many = [judged[number % len(judged)] for number in range(_PROJECTS)]
    sweeps = {
        one: ParameterSweep(tool.assessor(one), parameter, values) for one in {j.snapshot.review_type for j in many}
    }
    return cpu(
        lambda: sweep_of(
            parameter,
            values,
            [(str(number), sweeps[one.snapshot.review_type].sweep(one)) for number, one in enumerate(many)],
        )
    )


def grown(tool: api.Tool, paths: list[Path], folder: Path, count: int) -> float:
    snapshots = []
    for path in paths:
        snapshots.append(folder / f"{path.stem}.json")
        snapshots[-1].write_bytes(api.save_snapshot(tool.read(path).snapshot))
    work, items = worker(tool), [Item(path.name, str(path), "0" * 64) for path in snapshots]
    started = 0.0
    for number in range(count):
        (made,) = work([items[number % len(items)]])
        assert made.judged.line is not None, made.judged.refused
        if number == min(_WARM, count // 4):
            started = resident()
    return resident() - started


def worker(tool: api.Tool) -> Work:
    return Work(Settings(rules_sha256=tool.rulebase.sha256, software=software()))


def resident() -> float:
    """Return the megabytes that this process holds now."""
    gc.collect()
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * resource.getpagesize() / 2**20


def main(what: str) -> float:
    with tempfile.TemporaryDirectory() as folder:
        paths = written_in(Path(folder), _FILES)
        tool = api.load()
        Work(Settings()).prepare()
        audit_each(tool, paths[:5])  # imports what is imported late, and fills caches
        judge_portfolio(paths[:5])
        gc.collect()
        gc.freeze()
        match what:
            case "calamine":
                return cpu(lambda: judge_portfolio(paths)) / cpu(lambda: read_cells(paths))
            case "assess":
                return cpu(lambda: judge_portfolio(paths)) / cpu(lambda: audit_each(tool, paths))
            case "records":
                asked = Asked(records=Path(folder) / "records")
                return cpu(lambda: judge_portfolio(paths, asked)) / cpu(lambda: audit_each(tool, paths))
            case "grown":
                return grown(tool, paths, Path(folder), int(sys.argv[2]) if len(sys.argv) > 2 else _MANY)
            case "again":
                kept = Asked(kept=Path(folder) / "kept")
                first = cpu(lambda: judge_portfolio(paths, kept))
                return cpu(lambda: judge_portfolio(paths, kept)) / first
            case "sweep":
                return swept(tool, paths)
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


print(main(sys.argv[1]))
