"""``make bench``: start-up, engines and whole runs, as medians and ratios, with peak memory.

Figures depend on the machine: read the ratios against the reference measured in the same run.
"""

import gc
import math
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from openpyxl import load_workbook

from audit.assessment import Assessor
from audit.cli.load import load_declarations
from audit.engine.durable_engine import durable_rules_available
from audit.engine.judge import Judge
from audit.facts.build import build_facts
from audit.facts.vocabulary import build_vocabulary, load_indicators
from audit.intake.gate.admission import admit
from audit.intake.gate.refused import RefusedFile
from audit.intake.snapshot import read_workbook
from audit.model.questionnaire import ReviewType
from audit.model.text import Language
from audit.questionnaire.load import load_question_bank
from audit.questionnaire.workbook import write_workbook
from audit.rulebase.example_facts import example_facts
from audit.rulebase.load import load_rulebase
from tests.hostile_files import hostile_files
from tests.peak_memory import peak_megabytes
from tests.random_snapshots import REVIEW, full_snapshot, random_snapshot

EXAMPLE = Path(__file__).parent.parent / "questionnaires" / "examples" / "scribe-2019-10.xlsx"
AUDIT = [sys.executable, "-m", "audit"]


def main() -> None:
    print(f"Python {sys.version.split()[0]}, durable-rules available: {durable_rules_available()}\n")
    start_up()
    whole_run()
    intake()
    attacks()
    loading()
    engines()
    audits()


def start_up() -> None:
    reference = _median_seconds([sys.executable, "-c", "import click"], 15)
    ours = _median_seconds([*AUDIT, "--help"], 15)
    _row("python -c 'import click'", f"{reference * 1000:.0f} ms")
    _row("audit --help", f"{ours * 1000:.0f} ms", f"× {ours / reference:.2f} (target: at most 2)")


def loading() -> None:
    bank, indicators = load_question_bank(), load_indicators()
    vocabulary = build_vocabulary(bank, indicators)
    seconds = statistics.median(_seconds(lambda: load_rulebase(vocabulary)) for _ in range(7))
    rules = len(load_rulebase(vocabulary).rules)
    _row(f"load and check {rules} rules", f"{seconds:.2f} s", "(target: at most 0.5)")


def audits() -> None:
    declarations = load_declarations()
    assessor = Assessor(*declarations, ReviewType.PRE_LAUNCH)
    snapshots = [random_snapshot(declarations.bank, seed) for seed in range(1000)]
    gc.collect()
    gc.freeze()  # what was loaded lives as long as the process: the collector need not look at it again
    times = []
    early = 0.0
    for number, snapshot in enumerate(snapshots):
        times.append(_seconds(lambda snapshot=snapshot: assessor.assess(snapshot, REVIEW)))
        if number == 99:
            early = _megabytes(peak_megabytes())
    grown = _megabytes(peak_megabytes()) - early
    _row("1,000 audits of random projects", f"{1000 * statistics.median(times):.1f} ms each", "(target: at most 6)")
    _row("memory grown after the first 100", f"{grown:.1f} MB")
    labels, judge = assessor.labels, assessor.judge

    def decide(snapshot):
        facts = build_facts(snapshot, declarations.bank, declarations.indicators, REVIEW, labels)
        judge.verdicts(judge.settle(facts))

    _row("of which facts and both engines", f"{_median_ms(decide, snapshots[:200]):.1f} ms each")


def engines() -> None:
    rulebase = load_declarations().rulebase
    judge = Judge(rulebase.rules, rulebase.comparable_parameters())
    projects = [example_facts(example, rulebase.vocabulary) for rule in rulebase.rules for example in rule.examples]
    projects = projects[::4]
    settled = [judge.settle(facts) for facts in projects]
    both = _median_ms(lambda atoms: judge.verdicts(atoms), settled)
    everything = _median_ms(lambda facts: judge.judge(facts), projects[:300])
    _row(f"both engines, {len(rulebase.rules)} rules", f"{both:.2f} ms a project", "(target: at most 4)")
    _row("leaves, both engines and traces", f"{everything:.2f} ms a project")


def whole_run() -> None:
    with tempfile.TemporaryDirectory() as folder:
        arguments = ["run", str(EXAMPLE), "-o", folder, "--quiet"]
        seconds = _median_seconds([*AUDIT, *arguments], 7)
        _row("audit run, cold, JSON + HTML", f"{seconds:.2f} s", "(target: at most 1.5)")
        _row("peak memory of that run", f"{_peak_megabytes(arguments):.0f} MB", "(target: at most 200)")


def intake() -> None:
    """Read a full workbook: every question, six tables of 100 rows; the reference is openpyxl iterating its cells."""
    bank = load_question_bank()
    tables = ("milestones", "staff", "budget_lines", "contracts", "bodies", "risks")
    with tempfile.TemporaryDirectory() as folder:
        workbook = Path(folder) / "full.xlsx"
        asked = bank.questionnaire(ReviewType.PRE_LAUNCH)
        write_workbook(asked, Language.FR, workbook, full_snapshot(bank, 100, tables))
        memory = _peak_megabytes(["check", str(workbook)])
        gc.collect()
        gc.disable()  # as the command line does
        reference, ours = [], []
        for _ in range(11):
            reference.append(_seconds(lambda: _iterate(workbook)))
            ours.append(_seconds(lambda: read_workbook(workbook, bank)))
        gc.enable()
        iterated, read = statistics.median(reference), statistics.median(ours)
        _row("openpyxl iterates a full workbook", f"{1000 * iterated:.0f} ms")
        _row("read and validate it", f"{1000 * read:.0f} ms", f"× {read / iterated:.2f} (target: at most 2)")
        _row("peak memory of audit check", f"{memory:.0f} MB", "(target: at most 150)")


def attacks() -> None:
    """Refuse hostile files: the gate must not spend on them what they were made to cost."""
    with tempfile.TemporaryDirectory() as folder:
        times = {}
        for name, content in hostile_files().items():
            path = Path(folder) / f"{name}.xlsx"
            path.write_bytes(content)
            times[name] = statistics.median(_seconds(lambda path=path: _refuse(path)) for _ in range(5))
        slowest = max(times, key=times.__getitem__)
        _row(f"refuse {len(times)} attacks", f"{1000 * times[slowest]:.0f} ms", f"the slowest, {slowest} (target: 100)")


def _refuse(path: Path) -> None:
    try:
        admit(path)
    except RefusedFile:
        return
    raise AssertionError(path.name)


def _iterate(workbook: Path) -> int:
    sheets = load_workbook(workbook, read_only=True).worksheets
    return sum(cell.value is not None for sheet in sheets for row in sheet.iter_rows() for cell in row)


def _median_seconds(command: list[str], runs: int) -> float:
    times = []
    for _ in range(runs + 1):
        start = time.perf_counter()
        subprocess.run(command, check=True, capture_output=True)
        times.append(time.perf_counter() - start)
    return statistics.median(times[1:])  # the first run warms the file cache


def _seconds(work) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def _median_ms(work, items, rounds: int = 3) -> float:
    times = []
    for _ in range(rounds):
        for item in items:
            start = time.perf_counter()
            work(item)
            times.append(time.perf_counter() - start)
    return 1000 * statistics.median(times)


def _peak_megabytes(arguments: list[str]) -> float:
    """Return the peak resident memory of one run of the command line, as that process measures it."""
    with tempfile.TemporaryDirectory() as folder:
        said = Path(folder) / "peak"
        # A workbook with errors ends with its own code: the run is what is measured.
        command = [sys.executable, "-m", "tests.peak_memory", str(said), *arguments]
        subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
        return float(said.read_text(encoding="ascii").replace("None", "nan"))


def _megabytes(peak: float | None) -> float:
    return math.nan if peak is None else peak


def _row(*columns: str) -> None:
    print(f"{columns[0]:<36}" + "  ".join(columns[1:]))


if __name__ == "__main__":
    main()
