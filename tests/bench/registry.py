"""Every measure, by the key that issues give it; a new one is a line here and, if need be, a file of ``scripts/``."""

from tests.bench.measure import Against, Goal, Measure

MEASURES = (
    # Reading a filled workbook: every question answered, six tables of 100 lines.
    Measure(
        "read_and_check",
        "read and check a full workbook",
        "s",
        "read_and_check.py",
        ("{workbook}",),
        Goal(0.30, Against.THEN),
    ),
    Measure(
        "reader_vs_openpyxl",
        "the same, against openpyxl's cells",
        "×",
        "reader_vs_openpyxl.py",
        ("check", "{workbook}"),
        Goal(0.50),
        pairs=3,
    ),
    Measure(
        "cells_vs_openpyxl",
        "of which the cells, unchecked",
        "×",
        "reader_vs_openpyxl.py",
        ("cells", "{workbook}"),
        pairs=3,
    ),
    Measure(
        "unrelated_workbook",
        "refuse a workbook of 800 kB",
        "s",
        "refusal.py",
        ("{unrelated}",),
        Goal(0.15, Against.THEN),
        pairs=3,
    ),
    Measure(
        "peak_of_audit_check",
        "memory of `audit check`",
        "MB",
        "peak_of_command.py",
        ("check", "{workbook}"),
        Goal(80),
        pairs=3,
    ),
    Measure("attacks", "the slowest attack refused", "ms", "attacks.py", (), Goal(100), pairs=1),
    # Commands, cold.
    Measure("start_up", "`audit --help`, against click", "×", "start_up.py", (), Goal(2), pairs=1),
    Measure("audit_check", "`audit check`, whole process", "s", "cpu_of_command.py", ("check", "{workbook}"), pairs=3),
    Measure("audit_run", "`audit run`, whole process", "s", "cpu_of_command.py", ("run", "{example}"), Goal(1.5), 3),
    Measure(
        "peak_of_audit_run", "memory of `audit run`", "MB", "peak_of_command.py", ("run", "{example}"), Goal(200), 3
    ),
    # Rules and judging.
    Measure("load_rules", "load and check the rules", "s", "load_rules.py", (), Goal(0.5), pairs=3),
    Measure("engines", "both engines, every rule", "ms", "engines.py", ("verdicts",), Goal(4), pairs=2),
    Measure("engines_and_traces", "leaves, engines, traces", "ms", "engines.py", ("judge",), pairs=2),
    Measure("audit", "one of 1,000 random projects", "ms", "audits.py", ("time",), Goal(6), pairs=1),
    Measure("audit_memory", "grown after 100 of 1,000", "MB", "audits.py", ("memory",), pairs=1),
    # The project itself.
    Measure(
        "make_test_cpu",
        "CPU of the whole test suite",
        "s",
        "cpu_of_tests.py",
        (),
        Goal(0.6, Against.THEN),
        pairs=1,
        is_long=True,
    ),
)
