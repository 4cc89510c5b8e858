"""Files judged for a portfolio: the same opinion as an audit, whatever else lies beside, once, and kept."""

import json
import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

import audit
from audit.api import Asked, judge_portfolio, portfolio_files, save_snapshot
from audit.api import portfolio_work as work
from audit.model.questionnaire import ReviewType
from audit.portfolio.line import line_of
from audit.portfolio.schema import LineNote, SourceKind
from audit.record.file_names import rulebook_file
from audit.record.write import record_bytes, rulebook_bytes
from tests.many_cases import tried_on
from tests.random_snapshots import REVIEW, random_snapshot

pytestmark = pytest.mark.slow
EXAMPLES = Path(__file__).parent.parent / "questionnaires" / "examples"
SCRIBE, FICTITIOUS = EXAMPLES / "scribe-2019-10.xlsx", EXAMPLES / "projet-fictif.xlsx"


@pytest.fixture(scope="module")
def tool():
    return audit.load(with_durable_rules=False)


@pytest.fixture(scope="module")
def mixed(tool, tmp_path_factory):
    """Return a folder of everything: a workbook, a snapshot, a result, and what cannot be read."""
    folder = tmp_path_factory.mktemp("mixed")
    shutil.copy(SCRIBE, folder)
    snapshot = tool.read(EXAMPLES / "sirhen-2016-12.xlsx").snapshot
    (folder / "sirhen.json").write_bytes(save_snapshot(snapshot))
    deep = folder / "audits" / "2026"
    deep.mkdir(parents=True)
    made = tool.audit(tool.read(FICTITIOUS))
    (deep / "result.json").write_bytes(record_bytes(made.record))
    (deep / rulebook_file(made.record.rulebook.sha256)).write_bytes(rulebook_bytes(made.rulebook))
    (folder / "broken.xlsx").write_bytes(b"no workbook")
    (folder / "~$scribe.xlsx").write_bytes(b"what Excel leaves")
    (folder / "notes.txt").write_text("nothing of ours")
    (folder / "other.json").write_text("{}")
    (folder / "old.json").write_text(json.dumps({"schema_version": "1.0", "rules": []}))
    return folder


@pytest.fixture(scope="module")
def found(mixed):
    return judge_portfolio([mixed])


def test_every_kind_of_file_becomes_a_line_and_nothing_stops_the_rest(found):
    assert [(line.file, line.kind) for line in found.lines] == [
        ("audits/2026/result.json", SourceKind.RESULT),
        ("scribe-2019-10.xlsx", SourceKind.WORKBOOK),
        ("sirhen.json", SourceKind.SNAPSHOT),
    ]
    assert all(line.counted for line in found.lines)


def test_what_is_refused_is_told_in_both_languages_with_what_to_do(found):
    refused = {item.file: item for item in found.refused}
    assert sorted(refused) == ["broken.xlsx", "old.json", "other.json"]
    assert "1.0" in refused["old.json"].reason.fr
    assert "audit run" in refused["old.json"].reason.fr
    for item in found.refused:
        assert item.reason.fr != item.reason.en


@tried_on("example", sorted(EXAMPLES.glob("*.xlsx")), always=2, ids=lambda path: path.stem)
def test_the_opinion_of_a_line_is_that_of_an_audit(tool, example):
    record = tool.audit(tool.read(example)).record
    line = judge_portfolio([example]).lines[0]
    assert (line.avis.level, line.avis.floor, line.avis.ceiling, line.avis.certain) == (
        record.avis.level,
        record.avis.floor,
        record.avis.ceiling,
        record.avis.certain,
    )
    declared = record.avis.on_declarations
    assert (line.avis.declared_floor, line.avis.declared_ceiling) == (declared.floor, declared.ceiling)
    assert [one.rule for one in line.findings] == list(record.findings)
    assert line.open_rules == record.open_points
    assert line.score.low == record.overall.low
    assert line.score.high == record.overall.high


def test_a_finding_names_the_cells_that_decide_it_those_of_tables_too():
    (line,) = judge_portfolio([EXAMPLES / "projet-fictif-2027-03.xlsx"]).lines
    cells = {one.rule: one.cells for one in line.findings}
    # The handover plan is asked in E25 of « Gouvernance »; one alert, in line 16 of its sheet, has no answer in time.
    assert cells["GOV-017"] == ("Gouvernance!E25",)
    assert {cell.partition("!")[2].rstrip("0123456789") for cell in cells["GOV-043"]} >= {"E"}
    assert any(cell.endswith("16") for cell in cells["GOV-043"]), cells["GOV-043"]


@tried_on("seed", range(12), always=3)
def test_the_bounds_alone_are_those_of_the_whole_proof_on_projects_at_random(tool, declarations, seed):
    snapshot = random_snapshot(declarations.bank, seed)
    judged = tool.judge(snapshot, REVIEW)
    assessor = tool.assessor(snapshot.review_type)
    whole, alone = assessor.guarantee(judged), assessor.unchecked_record(judged).avis
    assert (alone.on_declarations.floor, alone.on_declarations.ceiling) == whole.declarations.bounds
    assert (alone.on_evidence.floor, alone.on_evidence.ceiling) == whole.evidence.bounds


@pytest.mark.parametrize("review_type", ReviewType)
def test_what_a_line_does_without_is_nothing_that_it_tells(tool, declarations, review_type):
    snapshot = random_snapshot(declarations.bank, 3, review_type)
    judged = tool.judge(snapshot, REVIEW)
    assessor = tool.assessor(review_type)
    whole, alone = (
        line_of(record, declarations.bank, "a.xlsx", "0" * 64, SourceKind.WORKBOOK)
        for record in (assessor.record(judged), assessor.unchecked_record(judged))
    )
    assert alone == whole


def test_a_result_is_taken_as_it_was_judged_and_says_by_which_rules(tool, tmp_path):
    made = tool.audit(tool.read(SCRIBE)).record
    other = made.model_copy(update={"rulebase": replace(made.rulebase, sha256="0" * 64)})
    (tmp_path / "result.json").write_bytes(record_bytes(other))
    (line,) = judge_portfolio([tmp_path]).lines  # its rulebook is not needed
    assert line.notes == (LineNote.OTHER_RULES,)
    assert line.avis.level is made.avis.level


def test_a_workbook_beside_its_own_result_counts_once(tool, tmp_path):
    shutil.copy(SCRIBE, tmp_path)
    (tmp_path / "result.json").write_bytes(record_bytes(tool.audit(tool.read(SCRIBE)).record))
    found = judge_portfolio([tmp_path])
    assert [(line.file, line.counted) for line in found.lines] == [
        ("result.json", True),
        ("scribe-2019-10.xlsx", False),
    ]
    assert sum(found.levels.values()) == 1


def test_a_project_without_a_review_date_is_refused_unless_one_is_given(tool, tmp_path, declarations):
    snapshot = tool.read(SCRIBE).snapshot
    dated = declarations.bank.roles.review_date
    (tmp_path / "a.json").write_bytes(
        save_snapshot(snapshot.model_copy(update={"answers": {**snapshot.answers, dated: tool.answer(dated, None)}}))
    )
    (refused,) = judge_portfolio([tmp_path]).refused
    assert "date" in refused.reason.fr
    assert [item.code for item in judge_portfolio([tmp_path], Asked(accept_unusable=True)).refused] == [
        "review_date_missing"
    ]
    given = judge_portfolio([tmp_path], Asked(review_date=date(2026, 5, 1)))
    assert [line.review_date for line in given.lines] == [date(2026, 5, 1)]


def test_what_did_not_change_is_not_made_again(mixed, found, tmp_path, monkeypatch):
    kept = Asked(kept=tmp_path / "kept")
    assert judge_portfolio([mixed], kept) == found
    monkeypatch.setattr(work, "_made", _never)
    assert judge_portfolio([mixed], kept) == found


def _never(*_args):
    raise AssertionError("made again")


def test_only_the_file_that_changed_is_made_again_and_other_options_are_other_lines(mixed, tmp_path, monkeypatch):
    copied = tmp_path / "copied"
    shutil.copytree(mixed, copied)
    kept = Asked(kept=tmp_path / "kept")
    judge_portfolio([copied], kept)
    made = []
    real = work._made
    monkeypatch.setattr(
        work, "_made", lambda settings, tool, item, path: made.append(item.name) or real(settings, tool, item, path)
    )
    shutil.copy(FICTITIOUS, copied / "scribe-2019-10.xlsx")
    judge_portfolio([copied], kept)
    assert made == ["scribe-2019-10.xlsx"]
    made.clear()
    judge_portfolio([copied], Asked(kept=tmp_path / "kept", overrides=("drift.amber=0.10",)))
    assert {"audits/2026/result.json", "scribe-2019-10.xlsx", "sirhen.json"} <= set(made)


def test_what_was_kept_and_is_damaged_is_made_again(mixed, found, tmp_path):
    folder = tmp_path / "kept"
    judge_portfolio([mixed], Asked(kept=folder))
    for path in folder.iterdir():
        path.write_bytes(path.read_bytes()[:40])
    assert judge_portfolio([mixed], Asked(kept=folder)) == found
    assert not [path for path in folder.iterdir() if path.suffix != ".json"]


def test_an_interrupted_run_goes_on_where_it_stopped(mixed, found, tmp_path, monkeypatch):
    done = []

    def stop(count, _all):
        done.append(count)
        if count == 3:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        judge_portfolio([mixed], Asked(kept=tmp_path), stop)
    made = []
    real = work._made
    monkeypatch.setattr(
        work, "_made", lambda settings, tool, item, path: made.append(item.name) or real(settings, tool, item, path)
    )
    assert judge_portfolio([mixed], Asked(kept=tmp_path)) == found
    assert len(made) == len(portfolio_files([mixed])) - 3


def test_progress_counts_every_file_once(mixed):
    told = []
    judge_portfolio([mixed], progress=lambda count, of: told.append((count, of)))
    assert told == [(count, 6) for count in range(1, 7)]


def test_a_defect_of_the_tool_on_one_file_is_told_and_stops_none(mixed, monkeypatch):
    real = work._made

    def fails(settings, tool, item, path):
        if item.name == "sirhen.json":
            raise ZeroDivisionError("a defect")
        return real(settings, tool, item, path)

    monkeypatch.setattr(work, "_made", fails)
    found = judge_portfolio([mixed])
    assert {item.file: item.code for item in found.refused}["sirhen.json"] == "internal"
    assert len(found.lines) == 2


@pytest.mark.thorough
@pytest.mark.parametrize("method", ["spawn", "forkserver"])
def test_processes_find_what_one_finds(mixed, found, method):
    for path in (mixed,):
        assert judge_portfolio([path], Asked(jobs=2, start_method=method)) == found


@pytest.mark.parametrize("content", [b"{", b'{"schema_version": "2.0"}', b'{"schema_version": "1.0", "rules": []}'])
def test_a_refusal_quotes_the_file_that_it_is_about_in_whatever_folder_it_lies(tmp_path, content):
    """What is made of two files of one name and one content is made once, and kept when their folder moves."""
    folder, kept = tmp_path / "projets", tmp_path / "kept"
    shutil.copytree(EXAMPLES, folder / "bons", ignore=lambda _, names: [one for one in names if one != SCRIBE.name])
    for place in "ab":
        (folder / place).mkdir()
        (folder / place / "result.json").write_bytes(content)
    first = judge_portfolio([folder], Asked(kept=kept))
    moved = folder.rename(tmp_path / "deplaces")
    again = judge_portfolio([moved], Asked(kept=kept))
    for found in (first, again):
        refused = {one.file: one.reason for one in found.refused}
        assert sorted(refused) == ["a/result.json", "b/result.json"]
        for reason in refused.values():
            assert str(tmp_path) not in reason.fr + reason.en
            assert "projets" not in reason.fr + reason.en
            assert "a/" not in reason.fr
    assert [one.reason for one in first.refused] == [one.reason for one in again.refused]
    quoted = [reason.fr.startswith("« result.json »") for reason in (one.reason for one in first.refused)]
    assert all(quoted) or b"schema" not in content


def test_a_project_whose_name_begins_as_that_of_a_rulebook_is_read(tmp_path):
    names = ["rulebook-2027.xlsx", "rulebook-0123456789ab.xlsx", "rulebook-suivi.json", "a.xlsx"]
    for name in (*names, "rulebook-0123456789ab.json"):
        (tmp_path / name).touch()
    assert [name for name, _ in portfolio_files([tmp_path])] == sorted(names)
