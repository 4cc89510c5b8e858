"""The library: it changes nothing in the caller's process, gives threads and processes the same, names the nearest."""

import json
import logging
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

import audit
from audit import api
from audit.model.questionnaire import ReviewType
from audit.record.file_names import rulebook_file
from audit.record.write import record_bytes, rulebook_bytes
from tests import saved_results
from tests.random_snapshots import REVIEW, random_snapshot

EXAMPLES = Path(__file__).parent.parent / "questionnaires" / "examples"
SCRIBE = EXAMPLES / "scribe-2019-10.xlsx"
COUNT = "governance.owner.count"
_OWN_PROCESS = """
import contextvars, decimal, gc, locale, logging, os, random, signal, sys, threading, warnings

def state():
    context = decimal.getcontext()
    return {
        "environment": dict(os.environ), "folder": os.getcwd(), "path": list(sys.path),
        "signals": {one: signal.getsignal(one) for one in signal.valid_signals()},
        "gc": (gc.isenabled(), gc.get_threshold(), gc.get_freeze_count(), gc.callbacks[:]),
        "logging": (logging.root.level, logging.root.handlers[:], logging.getLogger("audit").level,
                    logging.getLogger("audit").handlers[:], logging.getLogger("audit").propagate),
        "warnings": list(warnings.filters), "locale": locale.setlocale(locale.LC_ALL),
        "hooks": (sys.excepthook, sys.displayhook, threading.excepthook, sys.unraisablehook),
        "recursion": sys.getrecursionlimit(), "digits": sys.get_int_max_str_digits(), "random": random.getstate(),
        "decimal": (context.prec, context.rounding, dict(context.traps)), "threads": threading.active_count(),
        "streams": [(one.encoding, one.errors) for one in (sys.stdout, sys.stderr)], "umask": os.umask(os.umask(0)),
    }

before = state()
"""


@pytest.fixture(scope="module")
def tool(declarations):
    return audit.Tool(declarations)


@pytest.fixture(scope="module")
def few(declarations):
    """A tool of four rules, which audits in no time."""
    rules = tuple(rule for rule in declarations.rulebase.rules if rule.id in saved_results._RULES)
    few_rules = declarations.rulebase.model_copy(update={"rules": rules, "diagnoses": (), "signals": ()})
    return audit.Tool(declarations._replace(rulebase=few_rules), with_durable_rules=False)


@pytest.fixture(scope="module")
def project(declarations):
    return random_snapshot(declarations.bank, 5)


@pytest.fixture(scope="module")
def saved(tool):
    """The snapshot of a workbook, as its file holds it."""
    return audit.save_snapshot(tool.read(SCRIBE))


def _alone(program):
    return subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=120)


@pytest.mark.slow
@pytest.mark.parametrize("name", ["audit", "audit.api"])
def test_importing_it_changes_nothing_in_the_process(name):
    done = _alone(f"{_OWN_PROCESS}import {name}\nafter = state()\nassert before == after, (before, after)")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


@pytest.mark.slow
def test_using_it_changes_nothing_in_the_process_and_prints_nothing():
    used = f"""
import audit
tool = audit.load()
made = tool.audit(tool.read({str(SCRIBE)!r}))
files = [audit.render(made, name, language) for name in audit.formats() for language in ("fr", "en")]
after = state()
different = [name for name in before if before[name] != after[name]]
assert not different, [(name, before[name], after[name]) for name in different]
"""
    done = _alone(_OWN_PROCESS + used)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


@pytest.mark.slow
def test_importing_it_brings_little():
    done = _alone(
        "import sys, audit.api; heavy = {'click', 'jinja2', 'openpyxl', 'lxml', 'pandas', 'numpy', 'rich', 'yaml',"
        " 'durable', 'audit.cli', 'audit.engine', 'audit.rulebase'}; print(sorted(heavy & set(sys.modules)))"
    )
    assert done.stdout == "[]\n"


def test_names_of_the_library_are_found_in_the_package():
    assert set(audit.__all__) - {"__version__"} <= set(api.__all__)
    assert all(getattr(audit, name) is getattr(api, name) for name in audit.__all__ if name != "__version__")
    assert set(audit.__all__) <= set(dir(audit))
    with pytest.raises(AttributeError, match="nonsense"):
        _ = audit.nonsense


@pytest.mark.slow
def test_paths_are_texts_or_paths(few, project, saved, tmp_path):
    path = tmp_path / "s.json"
    path.write_bytes(saved)
    assert few.read(str(path)).snapshot == few.read(path).snapshot == audit.read(str(path)).snapshot
    made = few.audit(project, REVIEW)
    for name, content in audit.render(made, "json").items():
        (tmp_path / name).write_bytes(content)
    for given in (tmp_path, str(tmp_path), tmp_path / "result.json", str(tmp_path / "result.json")):
        assert audit.read_record(given) == made.record
        assert audit.read_result(given) == made.result


def test_what_a_notebook_shows_is_short(few, project, saved, tmp_path):
    path = tmp_path / "s.json"
    path.write_bytes(saved)
    assert len(repr(few.audit(project, REVIEW))) < 120
    assert len(repr(few.read(path))) < 120


def test_names_that_are_not_there_are_told_with_the_nearest(few, project):
    made = few.audit(project, REVIEW)
    judged = few.judge(project, REVIEW)
    for call, shown in (
        (lambda: audit.render(made, "htlm"), "there is no format 'htlm'; did you mean 'html'?"),
        (lambda: audit.render(made, "nonsense"), "possible names: csv, docx, html, json, md, onepage, pdf"),
        (lambda: audit.render(made, "html", "frr"), "there is no language 'frr'; did you mean 'fr'?"),
        (lambda: audit.explain(made, "GOV-0001"), "did you mean 'GOV-001'?"),
        (lambda: few.answer("governance.owner.cuont", 1), f"did you mean '{COUNT}'?"),
        (lambda: few.rejudge(judged, {"governance.owner.cuont": few.answer(COUNT, 1)}), f"did you mean '{COUNT}'?"),
        (lambda: few.answer("project.phase", "framingg"), "did you mean 'framing'?"),
    ):
        with pytest.raises(api.UnknownName) as unknown:
            call()
        assert shown in str(unknown.value)
        assert unknown.value.said("fr") != unknown.value.said("en") == str(unknown.value)
        assert isinstance(unknown.value, audit.AuditError)
        assert isinstance(unknown.value, ValueError)


def test_answers_are_made_as_strictly_as_they_are_read(few):
    made = few.answer("budget.initial", 1_500_000)
    assert (made.value, made.state) == (Decimal(1_500_000), "answered")
    assert few.answer("review.date", date(2027, 3, 31)).value == date(2027, 3, 31)
    assert few.answer(COUNT, None).state == "blank"
    for question, value in ((COUNT, -1), (COUNT, 1.5), (COUNT, "deux"), ("review.date", "31/03/2027"), (COUNT, True)):
        with pytest.raises(ValueError, match=r"."):
            few.answer(question, value)


def test_judged_again_with_one_answer_changed_is_as_judged_whole(few, project):
    changed = {COUNT: few.answer(COUNT, 1)}
    whole = project.model_copy(update={"answers": {**project.answers, **changed}})
    again = few.rejudge(few.judge(project, REVIEW), changed)
    assert again.figures == few.judge(whole, REVIEW).figures
    assert again.snapshot == whole


def test_answers_that_cannot_be_read_stop_an_audit_unless_they_are_accepted(few, saved, tmp_path):
    data = json.loads(saved)
    data["answers"][COUNT] |= {"state": "unusable", "value": None, "within": None, "raw": "deux ou trois"}
    path = tmp_path / "s.json"
    path.write_text(json.dumps(data))
    intake = few.read(path)
    with pytest.raises(api.UnreadableAnswers) as refused:
        few.audit(intake)
    assert isinstance(refused.value, audit.InputRefused)
    assert [item.question for item in refused.value.diagnostics] == [COUNT]
    assert "accept_unusable=True" in str(refused.value)
    assert "deux ou trois" in str(refused.value)
    assert few.audit(intake, accept_unusable=True).record.review_date == date(2019, 10, 31)


def test_a_project_without_a_date_is_judged_on_the_one_given(few, project, declarations):
    role = declarations.bank.roles.review_date
    without = project.model_copy(update={"answers": {k: v for k, v in project.answers.items() if k != role}})
    with pytest.raises(api.ReviewDateMissing, match="review_date"):
        few.judge(without)


def test_a_result_without_a_record_cannot_be_kept_again(few, project):
    with pytest.raises(audit.InputRefused, match="audit run"):
        audit.render(few.audit(project, REVIEW).result, "json")


@pytest.mark.slow
@pytest.mark.thorough
def test_threads_that_share_a_tool_get_what_one_gets(declarations):
    """Eight threads on a tool that was not used yet: they compile, read, audit and render all at once."""
    examples = sorted(EXAMPLES.glob("*.xlsx"))
    assert len(examples) == 5

    def made(tool, path):
        done = tool.audit(tool.read(path))
        return record_bytes(done.record), audit.render(done, "csv", "en")

    one = audit.Tool(declarations)
    alone = [made(one, path) for path in examples]
    shared = audit.Tool(declarations)
    with ThreadPoolExecutor(8) as threads:
        assert list(threads.map(lambda path: made(shared, path), examples * 4)) == alone * 4


@pytest.mark.thorough
@pytest.mark.slow
def test_processes_at_once_write_the_same(tmp_path):
    commands = [
        subprocess.Popen(
            [sys.executable, "-m", "audit", "run", SCRIBE, "-q", "-o", tmp_path / name, "--format", "json"],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        for name in ("one", "other")
    ]
    for command in commands:
        out, err = command.communicate(timeout=120)
        assert command.returncode == 0, (out, err)
    one, other = ({path.name: path.read_bytes() for path in (tmp_path / name).iterdir()} for name in ("one", "other"))
    assert one == other


@pytest.mark.slow
def test_each_stage_is_logged_with_its_time(caplog, saved, tmp_path):
    with caplog.at_level(logging.INFO, logger="audit"):
        tool = audit.load(with_durable_rules=False)
        (tmp_path / "s.json").write_bytes(saved)
        audit.render(tool.audit(tool.read(tmp_path / "s.json")), "csv")
    logged = [record for record in caplog.records if record.name == "audit"]
    stages = [record.stage for record in logged]
    assert [stage for stage in stages if stage != "compile"] == ["load", "read", "judge", "record", "render"]
    assert all(record.levelno == logging.INFO and record.milliseconds >= 0 for record in logged)
    assert logged[-1].getMessage().startswith("render csv: ")


def test_nothing_is_logged_unless_asked_for(capfd, few, project):
    few.audit(project, REVIEW)
    assert capfd.readouterr() == ("", "")


def test_a_review_that_no_questionnaire_asks_for_is_named(declarations, project):
    titles = {review: title for review, title in declarations.bank.titles.items() if review != ReviewType.PRE_LAUNCH}
    fewer = declarations._replace(bank=declarations.bank.model_copy(update={"titles": titles}))
    with pytest.raises(api.UnknownName, match="pre_launch"):
        audit.Tool(fewer).judge(project, REVIEW)


def test_files_of_the_record_are_named_by_their_content(few, project):
    made = few.audit(project, REVIEW)
    assert audit.render(made, "json") == {
        "result.json": record_bytes(made.record),
        rulebook_file(made.record.rulebook.sha256): rulebook_bytes(made.rulebook),
    }
