"""The results that a portfolio writes: those of `audit run`, whole, once, and never over what is somebody else's."""

import hashlib
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

import audit
from audit.api import Asked, judge_portfolio, save_snapshot
from audit.cli.portfolio import portfolio
from audit.portfolio.record_folder import is_record_file, left_records, record_file
from audit.portfolio.whole_files import NotWritten
from audit.record.file_names import rulebook_file
from audit.record.read import read_saved
from audit.record.write import record_bytes, rulebook_bytes

EXAMPLES = Path(__file__).parent.parent / "questionnaires" / "examples"
SCRIBE, SIRHEN = EXAMPLES / "scribe-2019-10.xlsx", EXAMPLES / "sirhen-2016-12.xlsx"


@pytest.fixture(scope="module")
def tool():
    return audit.load()


@pytest.fixture
def folder(tool, tmp_path):
    made = tmp_path / "in"
    (made / "2019").mkdir(parents=True)
    shutil.copy(SCRIBE, made / "2019")
    (made / "sirhen.json").write_bytes(save_snapshot(tool.read(SIRHEN).snapshot))
    (made / "bad.xlsx").write_bytes(b"no workbook")
    return made


def _hashes(folder):
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in folder.iterdir()}


@pytest.mark.parametrize(
    ("name", "file"),
    [
        ("projet.xlsx", "projet.xlsx.json"),
        ("2019/mai/projet.ods", "2019--mai--projet.ods.json"),
        ("a--b.xlsx", f"a--b.xlsx-{hashlib.sha256(b'a--b.xlsx').hexdigest()[:8]}.json"),
    ],
)
def test_a_record_bears_the_name_of_its_file_and_of_its_folders(name, file):
    assert record_file(name) == file
    assert is_record_file(Path(file))


def test_two_files_never_have_one_record_and_long_names_fit():
    names = ["a/b.xlsx", "a--b.xlsx", "a.xlsx", "a.ods", f"{'n' * 300}/a.xlsx", f"{'m' * 300}/a.xlsx"]
    files = [record_file(name) for name in names]
    assert len(set(files)) == len(names)
    assert max(map(len, files)) < 150


@pytest.mark.parametrize("name", ["notes.json", "projet.xlsx", "rulebook-1.json", "result.json", "a.docx.json"])
def test_what_has_another_name_is_somebody_else_s(name):
    assert not is_record_file(Path(name))


@pytest.mark.slow
def test_each_record_is_that_of_an_audit_run_byte_for_byte_with_its_rulebook_beside(tool, folder, tmp_path):
    found = judge_portfolio([folder], Asked(records=tmp_path / "records"))
    whole = tool.audit(tool.read(SCRIBE))
    scribe = tmp_path / "records" / "2019--scribe-2019-10.xlsx.json"
    assert scribe.read_bytes() == record_bytes(whole.record)
    book = rulebook_file(whole.record.rulebook.sha256)
    assert sorted(_hashes(tmp_path / "records")) == sorted([scribe.name, "sirhen.json.json", book])
    assert (tmp_path / "records" / book).read_bytes() == rulebook_bytes(whole.rulebook)
    assert read_saved(scribe)[0] == whole.record
    without = judge_portfolio([folder])
    assert found == without, "records change nothing of what is told"


@pytest.mark.slow
def test_records_are_written_once_and_what_is_lost_or_damaged_is_made_again(folder, tmp_path, monkeypatch):
    records = tmp_path / "records"
    asked = Asked(kept=tmp_path / "kept", records=records)
    judge_portfolio([folder], asked)
    first = _hashes(records)
    times = {path: path.stat().st_mtime_ns for path in records.iterdir()}
    judge_portfolio([folder], asked)
    assert {path: path.stat().st_mtime_ns for path in records.iterdir()} == times
    scribe = records / "2019--scribe-2019-10.xlsx.json"
    scribe.write_bytes(scribe.read_bytes()[:-100])
    judge_portfolio([folder], asked)
    assert _hashes(records) == first
    next(records.glob("rulebook-*")).unlink()
    judge_portfolio([folder], asked)
    assert _hashes(records) == first
    assert not [path for path in records.iterdir() if path.suffix == ".tmp"]


@pytest.mark.slow
def test_a_result_that_is_given_is_taken_as_it_is_and_not_written_again(folder, tmp_path):
    judge_portfolio([folder], Asked(records=tmp_path / "records"))
    found = judge_portfolio([tmp_path / "records"], Asked(records=tmp_path / "again"))
    assert [line.kind for line in found.lines] == ["result", "result"]
    assert not (tmp_path / "again").exists()


@pytest.mark.slow
def test_the_command_tells_what_it_wrote_and_what_an_earlier_run_left(folder, tmp_path):
    args = [str(folder), "-o", str(tmp_path / "out"), "--records", str(tmp_path / "records"), "-j", "1"]
    done = CliRunner().invoke(portfolio, args)
    assert done.exit_code == 3, done.output
    assert f"Écrit : {tmp_path / 'records'} (résultats : 2)" in done.stderr
    (folder / "sirhen.json").unlink()
    done = CliRunner().invoke(portfolio, args)
    assert "de fichiers absents ou refusés : 1." in done.stderr
    assert left_records(tmp_path / "records", {"2019/scribe-2019-10.xlsx"}) == ["sirhen.json.json"]


def test_a_folder_with_something_else_in_it_is_left_alone_before_anything_is_read(folder, tmp_path):
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "notes.json").write_text("{}")
    done = CliRunner().invoke(
        portfolio, [str(folder), "-o", str(tmp_path / "out"), "--records", str(tmp_path / "mine")]
    )
    assert done.exit_code == 2
    assert "notes.json" in done.stderr
    assert not (tmp_path / "out").exists()


def test_records_do_not_go_where_projects_are_read(folder, tmp_path):
    inside = folder / "2019" / "records"
    done = CliRunner().invoke(portfolio, [str(folder), "-o", str(tmp_path / "out"), "--records", str(inside)])
    assert done.exit_code == 2
    assert "dossier à part" in done.stderr
    assert not inside.exists()


@pytest.mark.slow
@pytest.mark.parametrize("where", ["records", "kept"])
def test_a_folder_that_cannot_be_filled_is_told_with_the_reason(folder, tmp_path, where):
    (tmp_path / "file").write_text("no folder")
    with pytest.raises(NotWritten) as refused:
        judge_portfolio([folder], Asked(**{where: tmp_path / "file" / "deep"}))
    assert refused.value.exit_code == 2
    assert "ne peut pas être rempli" in refused.value.said("fr")
    assert "cannot be filled" in refused.value.said("en")
