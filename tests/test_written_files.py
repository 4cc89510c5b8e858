"""What people changed in the files of a report is not replaced unasked, whatever its format."""

import hashlib
import shutil

import click
import pytest

from audit.cli.output_folder import check_folder, check_project, tell_left, write_folder
from audit.cli.written_files import MEMORY, UNNAMED, changed_since, projects_of
from audit.declarations.folders import shipped_folder

EXAMPLES = shipped_folder("questionnaires") / "examples"
SCRIBE, FICTITIOUS = EXAMPLES / "scribe-2019-10.xlsx", EXAMPLES / "projet-fictif.xlsx"
FILES = {"constats.csv": b"a;b\r\n", "rapport.md": b"# Avis\n"}


def _is_ours(path):
    return path.name in {*FILES, "rapport.html"}


@pytest.fixture
def folder(tmp_path):
    made = tmp_path / "rapport"
    write_folder(made, FILES, _is_ours)
    return made


def test_what_was_written_and_not_changed_is_replaced(folder):
    check_folder(folder, _is_ours, force=False)
    write_folder(folder, FILES, _is_ours)
    check_folder(folder, _is_ours, force=False)
    assert changed_since(folder) == []


@pytest.mark.parametrize("name", FILES)
def test_a_file_that_was_changed_is_named_and_kept(folder, name):
    (folder / name).write_bytes(FILES[name] + b"vu avec le sponsor\n")
    with pytest.raises(click.UsageError) as refused:
        check_folder(folder, _is_ours, force=False)
    said = refused.value.format_message()
    assert "1 fichier modifié depuis qu'il a été écrit" in said
    assert name in said
    assert not [other for other in FILES if other != name and other in said]
    check_folder(folder, _is_ours, force=True)


def test_a_folder_that_was_renamed_or_copied_remembers_too(folder, tmp_path):
    copied, renamed = tmp_path / "copie", tmp_path / "rapport v1"
    shutil.copytree(folder, copied)
    folder.rename(renamed)
    for made in (copied, renamed):
        check_folder(made, _is_ours, force=False)
        (made / "rapport.md").write_bytes(b"# Avis revu\n")
        assert changed_since(made) == ["rapport.md"]


def test_two_runs_in_other_formats_are_both_remembered(folder):
    write_folder(folder, {"rapport.html": b"<p>"}, _is_ours)
    assert changed_since(folder) == []
    (folder / "constats.csv").write_bytes(b"autre")
    assert changed_since(folder) == ["constats.csv"]
    # One that is replaced on demand is no longer changed; one that is not written again stays so.
    (folder / "rapport.md").write_bytes(b"autre")
    write_folder(folder, {"constats.csv": b"neuf"}, _is_ours)
    assert changed_since(folder) == ["rapport.md"]


def test_a_file_that_is_gone_was_not_changed(folder):
    (folder / "rapport.md").unlink()
    check_folder(folder, _is_ours, force=False)
    write_folder(folder, {"constats.csv": b"neuf"}, _is_ours)
    assert b"rapport.md" not in (folder / MEMORY).read_bytes()


def test_what_is_remembered_is_what_sha256sum_checks(folder):
    expected = [f"{hashlib.sha256(content).hexdigest()}  {name}" for name, content in sorted(FILES.items())]
    assert (folder / MEMORY).read_text(encoding="utf-8").splitlines() == expected


def test_the_project_is_remembered_beside_and_kept_by_its_next_report(tmp_path):
    write_folder(tmp_path, FILES, _is_ours, "Guichet des aides")
    assert projects_of(tmp_path) == dict.fromkeys(FILES, "Guichet des aides")
    check_project(tmp_path, "GUICHET  des aides", "", FILES, force=False)
    with pytest.raises(click.UsageError, match="ne dit pas son nom"):
        check_project(tmp_path, "", "", FILES, force=False)
    check_project(tmp_path / "neuf", "", "", FILES, force=False)
    with pytest.raises(click.UsageError, match="Guichet des aides"):
        check_project(tmp_path, "Scribe", "", FILES, force=False)
    check_project(tmp_path, "Scribe", "", FILES, force=True)
    assert changed_since(tmp_path) == []


def test_a_folder_of_two_projects_remembers_whose_each_file_is(tmp_path, capsys):
    write_folder(tmp_path, FILES, _is_ours, "Scribe")
    page = {"rapport.html": b"<p>", "rapport.md": b"# Guichet"}
    write_folder(tmp_path, page, _is_ours, "Guichet des aides")
    assert projects_of(tmp_path) == {"constats.csv": "Scribe", **dict.fromkeys(page, "Guichet des aides")}
    hashes = {name: hashlib.sha256((tmp_path / name).read_bytes()).hexdigest() for name in ("constats.csv", *page)}
    assert (tmp_path / MEMORY).read_text(encoding="utf-8").splitlines() == [
        "# Guichet des aides",
        f"{hashes['rapport.html']}  rapport.html",
        f"{hashes['rapport.md']}  rapport.md",
        "# Scribe",
        f"{hashes['constats.csv']}  constats.csv",
    ]
    # Each may replace its own, and not the other's.
    check_project(tmp_path, "Guichet des aides", "", page, force=False)
    check_project(tmp_path, "Scribe", "", ["constats.csv"], force=False)
    with pytest.raises(click.UsageError, match=r"« Scribe » \(constats\.csv\)"):
        check_project(tmp_path, "Guichet des aides", "", [*page, "constats.csv"], force=False)
    with pytest.raises(click.UsageError, match=r"« Guichet des aides » \(rapport\.html, rapport\.md\)"):
        check_project(tmp_path, "Scribe", "", FILES, force=False)
    with pytest.raises(click.UsageError, match="d'un autre projet"):
        check_project(tmp_path, "Troisième", "", ["autre.md"], force=False)
    tell_left(tmp_path, page, _is_ours)
    said = capsys.readouterr().err
    assert "garde aussi, du projet « Scribe » : constats.csv. Déplacez" in said
    assert "exécution précédente" not in said


def test_the_report_of_a_project_without_a_name_is_that_of_another_project(tmp_path):
    write_folder(tmp_path, FILES, _is_ours, UNNAMED)
    with pytest.raises(click.UsageError, match="d'un autre projet, « sans nom »"):
        check_project(tmp_path, "Scribe", "", FILES, force=False)
    check_project(tmp_path, "", "", FILES, force=False)


def test_files_left_of_the_same_project_are_told_as_of_an_earlier_run(tmp_path, capsys):
    write_folder(tmp_path, FILES, _is_ours, "Scribe")
    write_folder(tmp_path, {"rapport.md": b"# Avis revu\n"}, _is_ours, "SCRIBE")
    tell_left(tmp_path, ["rapport.md"], _is_ours)
    said = capsys.readouterr().err
    assert "garde d'une exécution précédente : constats.csv. " in said
    assert "du projet" not in said


@pytest.mark.parametrize("damaged", [b"\xff\xfe", b"not a hash  constats.csv\n", b"0" * 64 + b"  ../other\n"])
def test_a_damaged_memory_stops_what_would_write_over_it_and_is_made_again_on_demand(folder, damaged):
    (folder / MEMORY).write_bytes((folder / MEMORY).read_bytes() + damaged)
    with pytest.raises(click.UsageError, match="est illisible"):
        check_folder(folder, _is_ours, force=False)
    check_folder(folder, _is_ours, force=True)
    write_folder(folder, FILES, _is_ours)
    (folder / "rapport.md").write_bytes(b"autre")
    assert changed_since(folder) == ["rapport.md"]


def test_an_emptied_memory_is_a_damaged_one(folder):
    (folder / MEMORY).write_bytes(b"")
    with pytest.raises(click.UsageError, match="est illisible"):
        check_folder(folder, _is_ours, force=False)


def test_a_folder_of_an_earlier_version_is_taken_as_it_looks(tmp_path):
    for name, content in FILES.items():
        (tmp_path / name).write_bytes(content)
    check_folder(tmp_path, _is_ours, force=False)


@pytest.mark.slow
def test_the_report_of_another_project_is_named_and_kept(audit, tmp_path):
    folder = tmp_path / "r"
    assert audit("run", SCRIBE, "-o", folder, "-q", "--format", "json")[0] == 0
    before = (folder / "result.json").read_bytes()
    code, _, err = audit("run", FICTITIOUS, "-o", folder, "-q", "--format", "csv")
    assert code == 2
    assert "d'un autre projet, « Scribe, logiciel de rédaction" in err.replace("\u00a0", " ").replace("’", "'")
    assert {path.name for path in folder.iterdir()} >= {"result.json"}
    assert (folder / "result.json").read_bytes() == before
    assert not (folder / "constats.csv").exists()
    # Where no result is there, what was remembered tells it.
    page = tmp_path / "page"
    assert audit("run", SCRIBE, "-o", page, "-q", "--format", "md")[0] == 0
    code, _, err = audit("run", FICTITIOUS, "-o", page, "-q", "--format", "md")
    assert (code, "« Scribe, logiciel de rédaction" in err.replace("\u00a0", " ")) == (2, True)
    assert audit("run", SCRIBE, "-o", page, "-q", "--format", "csv")[0] == 0
    # The same project again, and another one on demand.
    assert audit("run", SCRIBE, "-o", folder, "-q", "--format", "json")[0] == 0
    assert audit("run", FICTITIOUS, "-o", folder, "-q", "--format", "json", "--force")[0] == 0
    assert (folder / "result.json").read_bytes() != before
