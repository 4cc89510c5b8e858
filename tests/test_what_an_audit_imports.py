"""An audit whose declarations are kept imports nothing of what it does without."""

import os
import shutil
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow

EXAMPLE = Path(__file__).parent.parent / "questionnaires" / "examples" / "scribe-2019-10.xlsx"
# What reads and checks YAML, what other formats and commands need, and what only tables and worlds need.
_WITHOUT = (
    "audit.declarations.strict_yaml",
    "audit.declarations.validated",
    "audit.exchange.responses",
    "audit.facts.indicators.load",
    "audit.questionnaire.load",
    "audit.questionnaire.workbook",
    "audit.reporting.contradictory",
    "audit.reporting.docx",
    "audit.reporting.pdf.write",
    "audit.reporting.theme.load",
    "audit.rulebase.load",
    "docx",
    "numpy",
    "openpyxl",
    "pandas",
    "yaml",
)
_AUDIT = """
import sys
from audit.cli.main import main

sys.argv = ["audit", "run", *sys.argv[1:]]
try:
    main()
except SystemExit as ended:
    assert not ended.code, ended.code
print(*sys.modules)
"""


def copied(cache, to):
    """Copy what other tests had kept, where nobody takes it away meanwhile; the first audit keeps what is not there."""
    to.mkdir(mode=0o700)
    for path in cache.glob("*.json"):
        with suppress(OSError):  # another test has just replaced it
            shutil.copy2(path, to)
    return to


def test_what_a_second_audit_imports(tmp_path):
    environment = {**os.environ, "AUDIT_CACHE": str(copied(Path(os.environ["AUDIT_CACHE"]), tmp_path / "cache"))}
    arguments = [str(EXAMPLE), "-q", "-o", str(tmp_path / "report")]
    for _ in range(2):  # the first one reads YAML, and the second one finds a report in its folder
        done = subprocess.run(
            [sys.executable, "-c", _AUDIT, *arguments],
            capture_output=True,
            text=True,
            check=True,
            env=environment,
        )
    imported = set(done.stdout.split())
    assert "audit.assessment.assessor" in imported
    assert sorted(imported & set(_WITHOUT)) == []
