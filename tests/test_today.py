"""Today is the day of the person at the computer, told by one function of the commands; nothing below reads a clock."""

import ast
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

import audit
from audit.cli.day import today

_CLOCKS = {("datetime", "now"), ("datetime", "today"), ("datetime", "utcnow"), ("date", "today")}


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="this system sets no time zone for one process")
@pytest.mark.parametrize(("zone", "hours"), [("XXX-14", 14), ("XXX+12", -12)])
def test_today_is_the_local_day(monkeypatch, zone, hours):
    """One of the two zones, which are 26 hours apart, is always on another day than UTC."""
    monkeypatch.setenv("TZ", zone)
    time.tzset()
    try:
        before, found, after = (datetime.now(UTC) + timedelta(hours=hours)).date(), today(), datetime.now(UTC)
        assert before <= found <= (after + timedelta(hours=hours)).date()
    finally:
        monkeypatch.undo()
        time.tzset()


def test_the_clock_is_read_for_today_and_for_the_moment_of_an_import_alone():
    root = Path(audit.__file__).parent
    found = set()
    for path in root.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            name = node.value.id if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) else ""
            if (name, getattr(node, "attr", "")) in _CLOCKS:
                found.add(path.relative_to(root).as_posix())
    assert found == {"cli/day.py", "cli/history.py"}  # the history tells moments, in UTC
