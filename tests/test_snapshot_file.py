"""A snapshot kept as JSON is read as strictly as a workbook, and means what its workbook means."""

import json
import re
import unicodedata
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import audit
from audit.cli.main import main
from audit.errors import SnapshotRefused
from audit.intake.snapshot_file import read_snapshot_file, snapshot_bytes
from audit.model.questionnaire import ReviewType
from audit.questionnaire.load import load_question_bank
from tests.many_cases import examples, tried_on

pytestmark = pytest.mark.slow

EXAMPLES = Path(__file__).parent.parent / "questionnaires" / "examples"
SCRIBE = EXAMPLES / "scribe-2019-10.xlsx"
COUNT = "governance.owner.count"


@cache
def _scribe():
    return audit.read(SCRIBE, load_question_bank())


def _data():
    return json.loads(snapshot_bytes(_scribe().snapshot))


def _written(folder, data):
    path = folder / "projet.json"
    path.write_text(data if isinstance(data, str) else json.dumps(data), encoding="utf-8")
    return path


def _refused(folder, data, language="fr"):
    with pytest.raises(SnapshotRefused) as refused:
        read_snapshot_file(_written(folder, data), load_question_bank())
    assert refused.value.exit_code == 3
    said = refused.value.said(language)
    assert said != refused.value.said("fr" if language == "en" else "en")
    return said


@pytest.fixture
def command(monkeypatch, capsys):
    def run(*arguments):
        monkeypatch.setattr("sys.argv", ["audit", *map(str, arguments)])
        with pytest.raises(SystemExit) as done:
            main()
        out, err = capsys.readouterr()
        return done.value.code, out, err

    return run


def test_a_snapshot_is_read_back_as_it_was_written(tmp_path):
    path = tmp_path / "s.json"
    path.write_bytes(audit.save_snapshot(_scribe()))
    assert audit.read(path, load_question_bank()).snapshot == _scribe().snapshot


@pytest.mark.slow
@tried_on("example", sorted(EXAMPLES.glob("*.xlsx")), always=2, ids=lambda path: path.stem)
def test_a_snapshot_is_audited_as_its_workbook(example, tmp_path, declarations):
    """Only the notes differ: what was said of lines, sheets and texts beside the answers is of the workbook.

    So is that items are left open: a workbook tells it of the question's own line, a snapshot of the first item.
    """
    tool = audit.Tool(declarations)
    workbook = tool.read(example)
    path = tmp_path / "s.json"
    path.write_bytes(audit.save_snapshot(workbook))
    of_workbook, of_snapshot = tool.audit(workbook).record, tool.audit(tool.read(path)).record
    assert of_snapshot.model_copy(update={"intake_notes": of_workbook.intake_notes}) == of_workbook
    answers = of_workbook.snapshot.answers
    open_items = [
        question.label.fr
        for question in declarations.bank.questions
        if question.id in answers and answers[question.id].items and answers[question.id].within
    ]
    notes = {note for note in of_snapshot.intake_notes if not any(label in note.fr for label in open_items)}
    assert notes <= set(of_workbook.intake_notes)


def test_the_command_writes_what_run_and_check_read(command, tmp_path):
    path = tmp_path / "projet.json"
    code, out, err = command("snapshot", SCRIBE, "-o", path)
    assert (code, path.read_bytes()) == (0, audit.save_snapshot(_scribe()))
    assert f"Relevé écrit : {path}" in err
    assert "Avertissements" in out
    code, out, _ = command("check", path)
    assert code == 0
    assert "Le relevé peut être audité." in out
    code, _, err = command("run", path, "-o", tmp_path / "r", "-q", "--format", "csv")
    assert (code, (tmp_path / "r" / "constats.csv").exists()) == (0, True)


def test_a_workbook_is_made_anew_from_its_snapshot(command, tmp_path):
    path, workbook = tmp_path / "projet.json", tmp_path / "classeur.xlsx"
    path.write_bytes(audit.save_snapshot(_scribe()))
    assert command("questionnaire", "new", "--from", path, "-o", workbook)[0] == 0
    answers = audit.read(workbook, load_question_bank()).snapshot.answers
    was = _scribe().snapshot.answers
    assert {name: (one.state, one.value, one.source) for name, one in answers.items()} == {
        name: (one.state, one.value, one.source) for name, one in was.items()
    }


def test_a_copy_of_a_snapshot_cannot_be_annotated_and_its_problems_are_shown(command, tmp_path):
    path = tmp_path / "projet.json"
    path.write_bytes(audit.save_snapshot(_scribe()))
    code, out, err = command("check", path, "--annotate")
    assert code == 2
    assert "Le relevé peut être audité." in out
    assert ".xlsx" in err
    assert [one.name for one in tmp_path.iterdir()] == ["projet.json"]


def test_those_who_ask_for_it_see_how_long_each_stage_takes(command, tmp_path, monkeypatch):
    path = tmp_path / "projet.json"
    path.write_bytes(audit.save_snapshot(_scribe()))
    assert "audit: read:" not in command("check", path)[2]
    monkeypatch.setenv("AUDIT_DEBUG", "1")
    assert [line.partition(": ")[2].partition(":")[0] for line in command("check", path)[2].splitlines()] == [
        "load",
        "read",
    ]


def test_a_refusal_is_json_for_those_who_ask_for_it(command, tmp_path):
    code, out, _ = command("check", _written(tmp_path, "{"), "--json")
    [problem] = json.loads(out)
    assert (code, problem["code"], problem["severity"]) == (3, "snapshot", "error")
    assert set(problem["message"]) == {"fr", "en"}


def test_a_snapshot_that_is_there_is_not_replaced_unless_asked(command, tmp_path):
    path = tmp_path / "projet.json"
    path.write_text("{}")
    code, _, err = command("snapshot", SCRIBE, "-o", path)
    assert (code, path.read_text()) == (2, "{}")
    assert "--force" in err
    assert command("snapshot", SCRIBE, "-o", path, "--force")[0] == 0
    assert command("snapshot", path, "-o", path, "--force")[0] == 2, "what is read is not written over"
    assert command("snapshot", SCRIBE, "-o", tmp_path / "projet.txt")[0] == 2
    assert [one.name for one in tmp_path.iterdir()] == ["projet.json"]


def test_unreadable_answers_stay_so(command, tmp_path):
    data = _data()
    data["answers"][COUNT] |= {"state": "unusable", "value": None, "within": None, "raw": "deux ou trois"}
    path = _written(tmp_path, data)
    intake = audit.read(path, load_question_bank())
    assert [(one.question, one.read) for one in intake.errors] == [(COUNT, "deux ou trois")]
    assert command("check", path)[0] == 3
    code, _, err = command("run", path, "-o", tmp_path / "r")
    assert (code, (tmp_path / "r").exists()) == (3, False)
    assert "1 erreur dans le relevé : rien n'a été écrit." in err
    code, _, err = command("snapshot", path, "-o", tmp_path / "autre.json")
    assert (code, (tmp_path / "autre.json").exists()) == (3, False)
    assert command("snapshot", path, "-o", tmp_path / "autre.json", "--accept-unusable")[0] == 0


def test_what_must_be_answered_is_asked_for(tmp_path):
    bank = load_question_bank()
    data = _data()
    del data["answers"][bank.roles.review_date]
    path = _written(tmp_path, data)
    assert [one.code for one in audit.read(path, bank).errors] == ["review_date_missing"]
    day = _scribe().snapshot.answers[bank.roles.review_date].value
    assert not audit.read(path, bank, day).errors


def test_what_the_panorama_gives_is_read(tmp_path):
    """As ``audit intake panorama -o x.json`` writes it: answers without cells."""
    data = _data()
    for answer in data["answers"].values():
        answer["cells"] = []
    intake = audit.read(_written(tmp_path, data), load_question_bank())
    assert not intake.errors


def test_a_level_of_evidence_without_a_source_is_told_as_of_a_workbook(tmp_path):
    data = _data()
    table = next(table for table in data["tables"].values() if table["rows"])
    backed = {COUNT: data["answers"][COUNT], "row": table["rows"][0]["cells"]["label"]}
    before = audit.read(_written(tmp_path, data), load_question_bank()).diagnostics
    for answer in backed.values():
        answer.update(evidence="verified", source="?")
    after = audit.read(_written(tmp_path, data), load_question_bank()).diagnostics
    told = [one for one in after if one not in before]
    assert [one.code for one in told] == ["evidence_without_source"] * 2
    assert {(one.sheet, one.cell) for one in told} == {
        (answer["cells"][0]["sheet"], answer["cells"][0]["cell"]) for answer in backed.values()
    }


def test_contradictions_of_answers_without_cells_are_told_by_their_questions(tmp_path):
    bank = load_question_bank()
    data = _data()
    for name, value in (("planning.initial_end", "2015-01-01"), ("project.start_date", "2016-01-01")):
        data["answers"][name] = {"type": "date", "state": "answered", "value": value}
    told = audit.read(_written(tmp_path, data), bank).diagnostics
    [contradiction] = [one for one in told if one.question == "planning.initial_end"]
    assert f"« {bank.question('project.start_date').label.fr} »" in contradiction.problem.fr


def _set(*path_and_value):
    *path, value = path_and_value

    def change(data):
        for step in path[:-1]:
            data = data[step]
        data[path[-1]] = value

    return change


def _answer(name, **more):
    whole = {"within": None} if "state" in more else {}  # the example knows this one in part
    return lambda data: data["answers"][name].update(whole | more)


def _rename(old, new):
    return lambda data: data["answers"].update({new: data["answers"].pop(old)})


def _in_table(change):
    def apply(data):
        for table in data["tables"].values():
            if table["rows"]:
                change(table)
                return

    return apply


BAD = {
    "a later schema": (_set("schema_version", "9.0"), "9.0"),
    "no schema": (lambda data: data.pop("schema_version"), "schema_version"),
    "another questionnaire": (_set("questionnaire_id", "cantine"), "cantine"),
    "an unknown question": (_rename(COUNT, "governance.owner.cuont"), COUNT),
    "an unknown table": (lambda data: data["tables"].update(milestone=data["tables"].pop("milestones")), "milestones"),
    "an unknown column": (
        _in_table(lambda table: table["rows"][0]["cells"].update(lable={"type": "text", "state": "blank"})),
        "label",
    ),
    "an unknown key": (_answer(COUNT, proof="a"), "proof"),
    "another type": (_answer(COUNT, type="text", value="2", state="answered"), "integer"),
    "a type that is none": (_answer(COUNT, type="colour"), COUNT),
    "a text for a number": (_answer(COUNT, type="integer", value="deux", state="answered"), "deux"),
    "a number that is not whole": (_answer(COUNT, value=1.5, state="answered"), "1.5"),
    "a number out of bounds": (_answer(COUNT, value=-1, state="answered"), "-1"),
    "a value without its state": (_answer(COUNT, value=1, state="unknown"), COUNT),
    "a date long ago": (_answer("review.date", value="1850-01-01", state="answered"), "1850-01-01"),
    "not applicable without a reason": (_answer(COUNT, state="not_applicable", value=None), "reason"),
    "not applicable for a reason that says none": (
        _answer(COUNT, state="not_applicable", value=None, reason="à venir"),
        "à venir",
    ),
    "a name that names nobody": (_answer("project.ministry", value="à désigner", state="answered"), "à désigner"),
    "a row twice": (_in_table(lambda table: table["rows"].append(table["rows"][0])), "7"),
    "a row before the first": (_in_table(lambda table: table["rows"][0].update(number=0)), "0"),
    "rows of nothing": (_in_table(lambda table: table.update(completeness="none")), "milestones"),
    "complete and empty": (_set("tables", "risks", {"completeness": "complete"}), "risks"),
    "declared as an answer": (_set("tables", "risks", {"undeclared": "answered"}), "undeclared"),
}


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("name", BAD)
def test_what_no_answer_may_be_is_refused_with_its_place(name, language, tmp_path):
    change, shown = BAD[name]
    data = _data()
    change(data)
    assert shown in _refused(tmp_path, data, language)


@pytest.mark.parametrize(
    ("change", "french"),
    [
        (_answer("review.date", value="2026-13-01", state="answered"), "« 2026-13-01 » n'est pas une date"),
        (_answer(COUNT, value=1, state="unknown"), "a l'état « answered », et non « unknown »"),
        (_answer(COUNT, value=None, state="answered"), "une réponse dont l'état est « answered » a une valeur"),
        (_answer(COUNT, value=None, state="partly_answered"), "« within » va avec « partly_answered »"),
    ],
)
def test_a_value_that_does_not_go_with_its_state_or_type_is_refused_in_the_language_asked_for(change, french, tmp_path):
    data = _data()
    change(data)
    said = " ".join(_refused(tmp_path, data).split())
    assert french in said


def test_a_code_that_is_not_in_the_list_names_the_nearest_or_all(tmp_path):
    bank = load_question_bank()
    question = next(one for one in bank.questionnaire(ReviewType.PRE_LAUNCH).questions if len(one.choices) > 2)
    data, code = _data(), question.choices[0].code
    data["answers"][question.id] |= {"state": "answered", "value": code + "x"}
    assert f"vouliez-vous dire « {code} » ?" in _refused(tmp_path, data)
    data["answers"][question.id] |= {"state": "answered", "value": "§§§"}
    said = _refused(tmp_path, data)
    assert all(choice.code in said for choice in question.choices)


def test_a_question_of_another_review_is_not_dropped_in_silence(tmp_path):
    bank = load_question_bank()
    asked = {question.id for question in bank.questionnaire(ReviewType.CRISIS).questions}
    other = next(question for question in bank.questions if question.id not in asked)
    data = {
        "schema_version": "1.0", "questionnaire_id": bank.id, "questionnaire_version": bank.version,
        "review_type": "crisis", "language": "fr",
        "answers": {other.id: {"type": other.value_type, "state": "unknown"}},
    }  # fmt: skip
    assert other.id in _refused(tmp_path, data)


def test_every_problem_is_told_at_once(tmp_path):
    data = _data()
    for name in ("unknown table", "number out of bounds"):
        BAD[f"a{'n' if name[0] == 'u' else ''} {name}"][0](data)
    data["answers"]["nothing.known"] = {"type": "text", "state": "blank"}
    said = _refused(tmp_path, data)
    assert len(re.findall("\n  - ", said)) == 3


@pytest.mark.parametrize(
    ("content", "shown"),
    [
        ("", "ligne 1, colonne 1"),
        ("{", "ligne 1"),
        ("[1, 2]", "relevé"),
        ("null", "relevé"),
        ('{"a": 1}', "relevé"),
        ('{"questionnaire_id": "a", "questionnaire_id": "b"}', "deux fois"),
        ('{"rulebook": {}, "rules": []}', "résultat d'un audit"),
    ],
)
def test_what_is_no_snapshot_is_said_to_be_none(content, shown, tmp_path):
    assert shown in _refused(tmp_path, content)


def test_a_file_that_is_not_there_is_said_not_to_be(tmp_path):
    with pytest.raises(SnapshotRefused) as refused:
        audit.read(tmp_path / "absent.json", load_question_bank())
    assert "il n'existe pas" in refused.value.said("fr")
    assert "it does not exist" in str(refused.value)


def test_an_earlier_snapshot_is_read_under_the_names_of_today(tmp_path):
    bank = load_question_bank()
    questions = tuple(
        one.model_copy(update={"formerly": ("governance.owners",)}) if one.id == COUNT else one
        for one in bank.questions
    )
    section = bank.sections[0].model_copy(update={"questions": questions})
    renamed = bank.model_copy(update={"sections": (section,), "version": "9.0"})
    data = _data()
    _rename(COUNT, "governance.owners")(data)
    intake = read_snapshot_file(_written(tmp_path, data), renamed)
    assert intake.snapshot.answers[COUNT] == _scribe().snapshot.answers[COUNT]
    assert "earlier_version" in [one.code for one in intake.diagnostics]


def test_a_snapshot_of_a_later_version_is_not_audited_unless_accepted(tmp_path):
    data = _data() | {"questionnaire_version": "99.0"}
    assert [one.code for one in audit.read(_written(tmp_path, data), load_question_bank()).errors] == ["later_version"]


_ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=5,
)


def _places(data, path=()):
    yield path
    items = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for key, value in items:
        yield from _places(value, (*path, key))


@cache
def _small():
    data = _data()
    data["answers"] = {name: data["answers"][name] for name in (COUNT, "review.date", "project.name")}
    data["tables"] = {name: table for name, table in data["tables"].items() if table["rows"]}
    return json.dumps(data), tuple(path for path in _places(data) if path)


@settings(max_examples=examples(150))
@given(place=st.integers(0), value=_ANYTHING)
def test_whatever_stands_in_it_is_read_or_refused(tmp_path_factory, place, value):
    text, places = _small()
    data = json.loads(text)
    *above, last = places[place % len(places)]
    inside = data
    for step in above:
        inside = inside[step]
    inside[last] = value
    said = _said(_written(tmp_path_factory.mktemp("fuzz"), json.dumps(data)))
    steering = {letter for one in said for letter in one if unicodedata.category(letter) in ("Cc", "Cf", "Cs")}
    assert steering <= {"\n"}


def _said(path):
    """Return what is said of a file, whether it is read or refused."""
    try:
        intake = read_snapshot_file(path, load_question_bank())
    except SnapshotRefused as refused:
        return [refused.said("fr"), refused.said("en")]
    return [one.message(language) for one in intake.diagnostics for language in ("fr", "en")]
