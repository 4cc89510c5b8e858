"""Prints what a report costs beyond judging: milliseconds of ``html`` over a judged record, ``megabytes`` of formats.

The result of ``audit run`` is read back first: what is measured is the page alone, with the texts that it is made of.
"""

import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from audit.model.text import Language
from audit.reporting.html import render_html

what, workbook, *formats = sys.argv[1:]


def page_of(result: Path) -> Callable[[], str]:
    """Return what makes the page of a saved result, its file read already."""
    try:
        from audit.record.expand import expand
        from audit.record.read import read_saved
    except ModuleNotFoundError:  # trees before there was a record: their result has its texts
        from audit.model.result import AuditResult  # type: ignore[attr-defined]  # where those trees have it

        whole = AuditResult.model_validate_json(result.read_bytes())
        return lambda: render_html(whole, Language.FR)
    record, rulebook = read_saved(result)
    return lambda: render_html(expand(record, rulebook), Language.FR)


with tempfile.TemporaryDirectory() as folder:
    wanted = [part for name in ("json", *formats) for part in ("--format", name)]
    command = [sys.executable, "-P", "-m", "audit", "run", workbook, "-o", folder, *wanted]
    subprocess.run(command, check=True, capture_output=True)
    if what == "html":
        make = page_of(Path(folder) / "result.json")
        make()  # loads the templates, once a process
        times = []
        for _ in range(7):
            start = time.process_time()
            make()
            times.append(time.process_time() - start)
        print(1000 * statistics.median(times))
    else:
        sizes = {path.name: path.stat().st_size for path in Path(folder).iterdir() if path.suffix[1:] in formats}
        print(sizes)
        print(max(sizes.values()) / 1_000_000)
