"""The main job as a user runs it: commands, exit codes, files, both languages, same bytes twice."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import openpyxl
import pytest

from audit.declarations.folders import shipped_folder
from audit.record.read import read_record, read_result, read_saved
from audit.record.write import record_bytes, rulebook_bytes
from tests.every_page import shipped_tool
from tests.hindsight import write_told_with_hindsight
from tests.intake_workbooks import Filled
from tests.many_cases import tried_on
from tests.rebuild_examples import answer_files, rebuild
from tests.rule_files import folder_with, model_rule_text
from tests.shown_files import shown_in
from tests.workbook_meaning import same_workbook

pytestmark = pytest.mark.slow

EXAMPLES = shipped_folder("questionnaires") / "examples"
SCRIBE = EXAMPLES / "scribe-2019-10.xlsx"


def _result(folder):
    return read_result(folder / "result.json")


def _names(folder):
    """Return the files of a report, the rulebook's without its hash."""
    return sorted(path.name.partition("-")[0] for path in shown_in(folder))


@tried_on("answers", answer_files(), always=2, ids=lambda path: path.stem)
def test_example_workbooks_are_those_of_their_answers(answers, tmp_path):
    rebuild(answers, tmp_path / "again.xlsx")
    assert same_workbook(tmp_path / "again.xlsx", answers.with_suffix(".xlsx")), "run `make examples`"


def test_a_workbook_written_otherwise_means_the_same_until_something_in_it_changes(tmp_path):
    filled = Filled(tmp_path)
    written, book = filled.path, openpyxl.load_workbook(filled.path)
    book.save(tmp_path / "other-bytes.xlsx")  # not as the questionnaire's own writer orders and stamps it
    assert same_workbook(tmp_path / "other-bytes.xlsx", written)
    sheet, cell = filled.place("steering.owners")
    book[sheet][cell].value = 3
    book.save(tmp_path / "other-answer.xlsx")
    assert not same_workbook(tmp_path / "other-answer.xlsx", written)


@tried_on("answers", answer_files(), always=2, ids=lambda path: path.stem)
def test_every_example_is_audited_without_an_intake_error(audit, answers, tmp_path):
    workbook = answers.with_suffix(".xlsx")
    assert audit("check", workbook)[0] == 0
    code, _, err = audit("run", workbook, "-o", tmp_path)
    assert code == 0, err
    assert _names(tmp_path) == ["rapport.html", "result.json", "rulebook"]


@pytest.fixture(scope="module")
def scribe(tmp_path_factory):
    """Return the folder of an audit run in a process of its own, whose console cannot show every character."""
    folder = tmp_path_factory.mktemp("scribe")
    done = subprocess.run(
        [sys.executable, "-m", "audit", "run", SCRIBE, "-o", folder],
        capture_output=True,
        env={"PYTHONHASHSEED": "1", "PYTHONIOENCODING": "cp1252", "AUDIT_CACHE": "off", "PATH": ""},
    )
    assert done.returncode == 0, done.stderr
    return folder


def test_a_console_that_cannot_show_a_character_does_not_fail(scribe):
    assert _names(scribe) == ["rapport.html", "result.json", "rulebook"]


def test_the_same_workbook_gives_the_same_bytes(scribe, tmp_path):
    # Other processes, with other hash seeds and another console; rules read from YAML and kept, then recalled.
    for name, seed in (("kept", "2"), ("recalled", "3")):
        subprocess.run(
            [sys.executable, "-m", "audit", "run", SCRIBE, "-o", tmp_path / name, "--quiet"],
            check=True, capture_output=True,
            env={"PYTHONHASHSEED": seed, "AUDIT_CACHE": str(tmp_path / "cache"), "PATH": ""},
        )  # fmt: skip
        for file in shown_in(scribe):
            assert (tmp_path / name / file.name).read_bytes() == file.read_bytes()


def test_the_result_reads_back_as_it_was_written(scribe):
    record = read_record(scribe / "result.json")
    assert record_bytes(record) == (scribe / "result.json").read_bytes()
    (rulebook,) = scribe.glob("rulebook-*.json")
    assert rulebook_bytes(read_saved(scribe / "result.json")[1]) == rulebook.read_bytes()


def test_the_result_names_what_was_read_and_what_judged(scribe):
    import hashlib

    result = _result(scribe)
    assert result.workbook.sha256 == hashlib.sha256(SCRIBE.read_bytes()).hexdigest()
    assert len(result.rulebase.sha256) == 64
    assert result.rulebase.rules == len(result.rules)
    assert "Reconstitution" in result.project.disclaimer


def test_every_finding_is_traced_to_cells_and_a_source(scribe):
    result = _result(scribe)
    assert result.findings
    book = openpyxl.load_workbook(SCRIBE, read_only=True)
    for finding in result.findings:
        assert finding.criteria
        assert any(fact.cells for fact in finding.facts), finding.rule
        for fact in finding.facts:
            assert all(cell.sheet in book.sheetnames for cell in fact.cells)
        assert "{" not in finding.condition.fr + finding.condition.en


def test_english_texts_on_demand(audit, tmp_path):
    code, out, _ = audit("run", SCRIBE, "-o", tmp_path, "--lang", "en")
    assert code == 0
    assert "NO OPINION AT THIS STAGE, BY THE TEXTS PUBLISHED BY THE REVIEW DATE" in " ".join(out.split())
    assert (tmp_path / "report.html").exists()
    assert audit("questionnaire", "new", "--lang", "en", "-o", tmp_path / "w.xlsx")[0] == 0
    assert "Read me" in openpyxl.load_workbook(tmp_path / "w.xlsx", read_only=True).sheetnames


def test_a_new_workbook_is_read_back_as_all_blank(audit, tmp_path):
    workbook = tmp_path / "vide.xlsx"
    assert audit("questionnaire", "new", "-o", workbook)[0] == 0
    code, _, err = audit("check", workbook)
    assert code == 3  # required answers are missing, and nothing else is wrong
    code, _, err = audit("run", workbook, "-o", tmp_path / "r", "--review-date", "2028-01-31", "--accept-unusable")
    assert code == 0, err
    result = _result(tmp_path / "r")  # of a day on which every text that rules follow is in force
    assert (result.avis.level, result.avis.own.ceiling) == ("none", "favourable")
    assert result.overall.value is None
    assert result.findings == ()
    assert {rule.outcome.outcome for rule in result.rules} == {"undetermined"}


def test_explain_gives_values_parameters_and_cells(audit, scribe):
    code, out, _ = audit("explain", scribe / "result.json", "gov-001")
    assert code == 0
    assert "vaut 1 (nombre de responsables de l'ensemble du projet)" in out
    assert "[governance.owner.count] : « ne sait pas » (Gouvernance!E5)" in out
    code, out, _ = audit("explain", scribe / "result.json", "STR-001")
    assert code == 0
    assert "[strategy.need_validated] : Partiellement ou Non (Stratégie et valeur!E5)" in out
    assert "[faux]" in out
    code, _, err = audit("explain", scribe / "result.json", "GOV-0001")
    assert (code, "GOV-001" in err) == (2, True)


def test_schemas_are_written(audit, tmp_path):
    assert audit("schema", "-o", tmp_path)[0] == 0
    schema = json.loads((tmp_path / "rule.schema.json").read_text(encoding="utf-8"))
    assert "satisfied_when" in schema["properties"]
    # One that was edited is named and kept; as they were written, they are written again.
    assert audit("schema", "-o", tmp_path)[0] == 0
    (tmp_path / "rule.schema.json").write_text("{}", encoding="utf-8")
    code, _, err = audit("schema", "-o", tmp_path)
    assert (code, "1 fichier modifié" in err, "rule.schema.json" in err) == (2, True, True)
    assert (tmp_path / "rule.schema.json").read_text(encoding="utf-8") == "{}"
    assert audit("schema", "-o", tmp_path, "--force")[0] == 0
    assert "satisfied_when" in (tmp_path / "rule.schema.json").read_text(encoding="utf-8")
    (tmp_path / "mes-notes.json").write_text("{}", encoding="utf-8")
    code, _, err = audit("schema", "-o", tmp_path)
    assert (code, "mes-notes.json" in err) == (2, True)


def test_rules_are_listed_shown_and_tested(audit):
    code, out, _ = audit("rules", "list")
    assert code == 0
    assert "GOV-001" in out
    code, out, _ = audit("rules", "show", "GOV-001")
    assert "Gouvernance · Bloquant · version" in out
    assert "vaut 1 (nombre de responsables de l'ensemble du projet)" in out
    code, _, err = audit("rules", "show", "GOV-0001")
    assert (code, "GOV-001" in err) == (2, True)
    assert audit("rules", "test", "GOV-001")[0] == 0


def test_a_rule_is_added_by_writing_one_file(audit, tmp_path):
    folder = tmp_path / "rules"
    shutil.copytree(shipped_folder("rules"), folder)
    text = model_rule_text().replace("GOV-001", "GOV-999").replace("slug: responsable-unique", "slug: essai")
    (folder / "gouvernance" / "GOV-999-essai.yaml").write_text(text, encoding="utf-8")
    assert audit("rules", "test", "GOV-999", "--rules", folder)[0] == 0
    project = write_told_with_hindsight(shipped_tool(), tmp_path)
    assert audit("run", project, "-o", tmp_path / "r", "--rules", folder)[0] == 0
    assert "GOV-999" in {finding.rule for finding in _result(tmp_path / "r").findings}


def test_an_example_that_fails_is_named(audit, tmp_path):
    text = model_rule_text().replace(
        "governance.owner.count: 2}\n    expect: violated", "governance.owner.count: 2}\n    expect: partial"
    )
    folder = folder_with(tmp_path, text.replace("expect: partial\n  - name: two", "expect: violated\n  - name: two"))
    code, out, _ = audit("rules", "test", "--rules", folder)
    assert code == 4
    assert "two owners" in out


def test_a_malformed_rule_stops_the_run_before_the_workbook_is_read(audit, tmp_path):
    (tmp_path / "rules").mkdir()
    folder = folder_with(tmp_path / "rules", model_rule_text().replace("owner.count,", "owner.cout,"))
    code, _, err = audit("run", tmp_path / "rules" / "rulebase.yaml", "-o", tmp_path / "r", "--rules", folder)
    assert code == 4
    assert "GOV-001-responsable-unique.yaml:" in err
    assert "vouliez-vous dire « governance.owner.count » ?" in err
    assert not (tmp_path / "r").exists()


def test_a_refused_workbook_writes_nothing(audit, tmp_path):
    bad = tmp_path / "notes.xlsx"
    bad.write_bytes(b"not a workbook")
    code, _, err = audit("run", bad, "-o", tmp_path / "r")
    assert code == 3
    assert "notes.xlsx" in err
    assert not (tmp_path / "r").exists()


def _with_answer(tmp_path, text):
    """Return a copy of the Scribe workbook where the number of owners holds ``text``."""
    book = openpyxl.load_workbook(SCRIBE)
    sheet = next(sheet for sheet in book if any(cell.value == "governance.owner.count" for cell in sheet["A"]))
    row = next(cell.row for cell in sheet["A"] if cell.value == "governance.owner.count")
    column = next(cell.column for cell in sheet[3] if cell.value == "@answer")
    sheet.cell(row, column).value = text
    path = tmp_path / "modifie.xlsx"
    book.save(path)
    return path, f"{sheet.title}!{sheet.cell(row, column).coordinate}"


def test_text_in_a_number_cell_is_refused_unless_accepted_as_unusable(audit, tmp_path):
    path, place = _with_answer(tmp_path, "deux ou trois")
    code, out, err = audit("run", path, "-o", tmp_path / "r")
    assert (code, out) == (3, "")
    assert place in err
    assert "deux ou trois" in err
    assert not (tmp_path / "r").exists()
    code, _, _ = audit("run", path, "-o", tmp_path / "r", "--accept-unusable")
    assert code == 0
    result = _result(tmp_path / "r")
    owners = next(rule for rule in result.rules if rule.rule == "GOV-001")
    assert owners.outcome.outcome != "satisfied"
    record = next(record for record in result.answers if record.fact == "governance.owner.count")
    assert (record.answer.state, record.answer.raw) == ("unusable", "deux ou trois")


def test_fail_on_and_min_completeness(audit, tmp_path):
    assert audit("run", SCRIBE, "-o", tmp_path, "--fail-on", "blocking")[0] == 1
    code, _, err = audit("run", SCRIBE, "-o", tmp_path, "--fail-on", "réserves", "--quiet")
    assert code == 1
    assert "--fail-on réserves : le niveau « " in err
    assert audit("run", SCRIBE, "-o", tmp_path, "--min-completeness", "99")[0] == 5
    assert audit("run", SCRIBE, "-o", tmp_path, "--min-completeness", "1")[0] == 0


def test_an_empty_workbook_fails_whatever_it_is_to_fail_on(audit, tmp_path):
    workbook = tmp_path / "vide.xlsx"
    audit("questionnaire", "new", "-o", workbook)
    given = ("run", workbook, "-o", tmp_path / "r", "--review-date", "2026-06-30", "--quiet", "--accept-unusable")
    assert audit(*given)[0] == 0
    for fail_on in ("bloquant", "majeur", "mineur", "recommandations", "réserves", "défavorable"):
        assert audit(*given, "--fail-on", fail_on)[0] == 1


def test_a_missing_review_date_is_asked_for(audit, tmp_path):
    workbook = tmp_path / "vide.xlsx"
    audit("questionnaire", "new", "-o", workbook)
    code, _, err = audit("run", workbook, "-o", tmp_path / "r", "--accept-unusable")
    assert code == 3
    assert "--review-date" in err


@pytest.mark.parametrize(
    "arguments", [("rum",), ("run",), ("run", "absent.xlsx"), ("questionnaire", "new", "-o", "w.xls"), ("check",)]
)
def test_usage_errors_end_with_two(audit, arguments, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert audit(*arguments)[0] == 2


def test_a_mistyped_command_names_the_closest(audit):
    assert "run" in audit("rn")[2]


def test_help_loads_nothing_heavy():
    code = "import sys; sys.argv=['audit','--help']\nfrom audit.cli.root import cli\ncli.main(standalone_mode=False)\n"
    code += "print([m for m in ('pandas','openpyxl','pydantic','jinja2','rich','yaml','durable') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=Path.cwd())
    assert done.stdout.splitlines()[-1] == "[]"
