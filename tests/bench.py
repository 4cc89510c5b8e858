"""``make bench``: start-up, engines and whole runs, as medians and ratios, with peak memory.

Figures depend on the machine: read the ratios against the reference measured in the same run.
"""

import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from audit.cli.load import load_declarations
from audit.engine.durable_engine import durable_rules_available
from audit.engine.judge import Judge
from audit.rulebase.example_facts import example_facts

EXAMPLE = Path(__file__).parent.parent / "questionnaires" / "examples" / "scribe-2019-10.xlsx"
AUDIT = [sys.executable, "-m", "audit"]


def main() -> None:
    print(f"Python {sys.version.split()[0]}, durable-rules available: {durable_rules_available()}\n")
    start_up()
    engines()
    whole_run()


def start_up() -> None:
    reference = _median_seconds([sys.executable, "-c", "import click"], 15)
    ours = _median_seconds([*AUDIT, "--help"], 15)
    _row("python -c 'import click'", f"{reference * 1000:.0f} ms")
    _row("audit --help", f"{ours * 1000:.0f} ms", f"× {ours / reference:.2f} (target: at most 2)")


def engines() -> None:
    rulebase = load_declarations().rulebase
    judge = Judge(rulebase.rules, rulebase.comparable_parameters())
    projects = [example_facts(example, rulebase.vocabulary) for rule in rulebase.rules for example in rule.examples]
    settled = [judge.settle(facts) for facts in projects]
    both = _median_ms(lambda atoms: judge.verdicts(atoms), settled)
    everything = _median_ms(lambda facts: judge.judge(facts), projects)
    _row(f"both engines, {len(rulebase.rules)} rules", f"{both:.2f} ms a project", "(target: at most 4)")
    _row("leaves, both engines and traces", f"{everything:.2f} ms a project")


def whole_run() -> None:
    with tempfile.TemporaryDirectory() as folder:
        command = [*AUDIT, "run", str(EXAMPLE), "-o", folder, "--quiet"]
        seconds = _median_seconds(command, 7)
        _row("audit run, cold, JSON + HTML", f"{seconds:.2f} s", "(target: at most 1.5)")
        _row("peak memory of that run", f"{_peak_megabytes(command):.0f} MB", "(target: at most 200)")


def _median_seconds(command: list[str], runs: int) -> float:
    times = []
    for _ in range(runs + 1):
        start = time.perf_counter()
        subprocess.run(command, check=True, capture_output=True)
        times.append(time.perf_counter() - start)
    return statistics.median(times[1:])  # the first run warms the file cache


def _median_ms(work, items, rounds: int = 3) -> float:
    times = []
    for _ in range(rounds):
        for item in items:
            start = time.perf_counter()
            work(item)
            times.append(time.perf_counter() - start)
    return 1000 * statistics.median(times)


def _peak_megabytes(command: list[str]) -> float:
    """Return the peak resident memory of one run of ``command``, measured on that process alone."""
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, _, usage = os.wait4(process.pid, 0)
    unit = 1024 * 1024 if sys.platform == "darwin" else 1024
    assert isinstance(usage, resource.struct_rusage)
    return usage.ru_maxrss / unit


def _row(*columns: str) -> None:
    print(f"{columns[0]:<36}" + "  ".join(columns[1:]))


if __name__ == "__main__":
    main()
