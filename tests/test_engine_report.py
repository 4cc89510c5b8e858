"""Without durable-rules the audit gives the same result, and everything that people read says which engine judged."""

import json
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from audit.cli.root import cli
from audit.engine.durable_engine import durable_rules_available
from tests.many_cases import tried_on

pytestmark = pytest.mark.slow

SCRIBE = Path(__file__).parent.parent / "questionnaires" / "examples" / "scribe-2019-10.xlsx"


def _audited(folder: Path, language: str) -> tuple[dict[str, object], str, str]:
    """Audit the example; return its result, its HTML report and what the terminal shows."""
    done = CliRunner().invoke(cli, ["run", str(SCRIBE), "-o", str(folder), "--lang", language])
    assert done.exit_code == 0, done.output
    (report,) = folder.glob("*.html")
    shown = " ".join(done.output.replace("\xa0", " ").replace("\u202f", " ").split())
    return json.loads((folder / "result.json").read_bytes()), report.read_text(encoding="utf-8"), shown


def _hide_durable_rules(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("durable", "durable.engine", "durable_rules_engine"):
        monkeypatch.setitem(sys.modules, name, None)
    assert not durable_rules_available()


@tried_on(
    ("language", "judge", "note"),
    [
        ("fr", "Jugé par : évaluateur Python", "n'est pas disponible sur ce poste"),
        ("en", "Judged by: Python evaluator", "is not available on this computer"),
    ],
)
def test_the_report_says_that_the_python_evaluator_judged_alone(
    language: str, judge: str, note: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _hide_durable_rules(monkeypatch)
    result, report, shown = _audited(tmp_path, language)
    assert result["engine"]["engines"] == ["Python evaluator"]
    assert note in result["engine"]["note"][language]
    assert judge in shown
    assert note in shown
    assert judge.rpartition(": ")[2] in report
    assert note.replace("'", "’") in report.replace("&#39;", "’").replace("'", "’")


@pytest.mark.skipif(not durable_rules_available(), reason="durable-rules cannot be imported here")
def test_the_result_is_the_same_but_for_the_engines(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    both, _, shown = _audited(tmp_path / "both", "fr")
    assert "Jugé par : durable-rules 2.0.28, évaluateur Python" in shown
    assert both["engine"]["engines"] == ["durable-rules 2.0.28", "Python evaluator"]
    _hide_durable_rules(monkeypatch)
    alone, _, _ = _audited(tmp_path / "alone", "fr")
    assert both.pop("engine") != alone.pop("engine")
    assert both == alone
