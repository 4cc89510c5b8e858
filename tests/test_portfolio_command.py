"""``audit portfolio`` as a user runs it: exit codes, what is written, what is never overwritten."""

import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from audit.api import portfolio_work
from audit.cli.portfolio import portfolio
from tests.shown_files import shown_in

pytestmark = pytest.mark.slow
EXAMPLES = Path(__file__).parent.parent / "questionnaires" / "examples"


@pytest.fixture
def folder(tmp_path):
    made = tmp_path / "in"
    made.mkdir()
    shutil.copy(EXAMPLES / "scribe-2019-10.xlsx", made)
    return made


def _run(*args):
    return CliRunner().invoke(portfolio, [str(arg) for arg in args])


def test_a_folder_is_written_as_four_formats_and_a_second_run_gives_the_same_bytes(folder, tmp_path):
    output = tmp_path / "out"
    assert _run(folder, "-o", output, "-j", 1).exit_code == 0
    first = {path.name: path.read_bytes() for path in shown_in(output)}
    assert sorted(first) == [
        "autres-fichiers.csv",
        "constats.csv",
        "portefeuille.html",
        "portefeuille.xlsx",
        "portfolio.json",
        "projets.csv",
        "refuses.csv",
    ]
    assert [path.suffix for path in (tmp_path / "out.kept").iterdir()] == [".json"]
    again = _run(folder, "-o", output, "-j", 1)
    assert again.exit_code == 0, again.output
    assert {path.name: path.read_bytes() for path in shown_in(output)} == first


def test_a_refused_file_is_named_and_the_exit_code_tells_while_the_rest_is_written(folder, tmp_path):
    (folder / "bad.xlsx").write_bytes(b"no workbook")
    done = _run(folder, "-o", tmp_path / "out", "--format", "json", "-j", 1)
    assert done.exit_code == 3
    assert "bad.xlsx" in done.stderr
    written = json.loads((tmp_path / "out" / "portfolio.json").read_bytes())
    assert [line["file"] for line in written["lines"]] == ["scribe-2019-10.xlsx"]
    assert [item["file"] for item in written["refused"]] == ["bad.xlsx"]


@pytest.mark.thorough
def test_one_unreadable_file_among_a_thousand_is_named_and_stops_none(tmp_path):
    made = tmp_path / "in"
    for number in range(999):  # one name and the same bytes: judged once, told a line each
        (made / f"{number:03d}").mkdir(parents=True)
        shutil.copy(EXAMPLES / "scribe-2019-10.xlsx", made / f"{number:03d}" / "projet.xlsx")
    (made / "bad.xlsx").write_bytes(b"no workbook")
    done = _run(made, "-o", tmp_path / "out", "--format", "json", "-j", 1)
    assert done.exit_code == 3
    assert [line.partition(":")[0].rstrip() for line in done.stderr.splitlines() if "bad" in line] == ["bad.xlsx"]
    assert "Projets comptés : 1 ; fichiers lus : 999 ; fichiers refusés : 1." in done.stdout.replace("\u00a0", " ")
    assert "en double : 998" in done.stdout.replace("\u00a0", " ")


def test_a_folder_without_any_project_is_an_error_of_use(tmp_path):
    (tmp_path / "in").mkdir()
    done = _run(tmp_path / "in", "-o", tmp_path / "out")
    assert done.exit_code == 2
    assert not (tmp_path / "out").exists()


def test_where_every_file_is_refused_nothing_is_written(tmp_path):
    (tmp_path / "bad.xlsx").write_bytes(b"no workbook")
    done = _run(tmp_path / "bad.xlsx", "-o", tmp_path / "out", "-j", 1)
    assert done.exception.exit_code == 3
    assert "bad.xlsx" in done.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["bad.xlsx"]


def test_nothing_of_the_user_s_is_replaced_before_anything_is_read(folder, tmp_path, monkeypatch):
    monkeypatch.setattr(portfolio_work, "_made", lambda *_: pytest.fail("read"))
    output = tmp_path / "out"
    output.mkdir()
    (output / "projets.csv").write_text("mine")
    done = _run(folder, "-o", output, "-j", 1)
    assert done.exit_code == 2
    assert "projets.csv" in done.stderr
    assert (output / "projets.csv").read_text() == "mine"


def test_a_doctrine_is_said_on_screen_and_written(folder, tmp_path):
    done = _run(
        folder, "-o", tmp_path / "out", "--format", "json", "--format", "html", "-j", 1,
        "--set", "staffing.internal_share.floor=0.30", "--sweep", "drift.red=0.1:0.5:3",
    )  # fmt: skip
    assert done.exit_code == 0, done.output
    written = json.loads((tmp_path / "out" / "portfolio.json").read_bytes())
    assert written["doctrine"]["judged"] == 1
    assert [point["value"] for point in written["sweeps"][0]["points"]] == [0.1, 0.3, 0.5]
    assert "Balayage de drift.red, 3 valeurs : projets dont les bornes" in done.output.replace("\u00a0", " ")
    assert "staffing.internal_share.floor" in (tmp_path / "out" / "portefeuille.html").read_text(encoding="utf-8")


def test_a_parameter_that_is_not_there_stops_before_anything_is_read(folder, tmp_path, audit):
    code, _, said = audit("portfolio", str(folder), "-o", str(tmp_path / "out"), "--set", "drift.rouge=0.1")
    assert code == 2
    assert "drift.red" in said
    assert not (tmp_path / "out").exists()


def test_a_cluster_that_does_not_answer_is_said(folder, tmp_path, audit):
    pytest.importorskip("distributed")
    code, _, said = audit("portfolio", str(folder), "-o", str(tmp_path / "out"), "--executor", "dask://nowhere")
    assert code == 2
    assert "dask://" in said


def test_the_summary_says_why_files_do_not_count(folder, tmp_path):
    shutil.copy(folder / "scribe-2019-10.xlsx", folder / "copie.xlsx")
    done = _run(folder, "-o", tmp_path / "out", "--format", "json", "-j", 1, "--lang", "fr")
    assert done.exit_code == 0
    assert "Fichiers non comptés : 1 (en double : 1)." in done.output.replace("\u00a0", " ")


def test_what_is_kept_is_not_kept_among_the_files_that_are_written(folder, tmp_path):
    done = _run(folder, "-o", tmp_path / "out", "--kept", tmp_path / "out")
    assert done.exit_code == 2
    assert "--kept" in done.stderr
    assert not (tmp_path / "out").exists()
