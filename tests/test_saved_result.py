"""A damaged result is refused with one sentence; whatever stands in it, explaining never ends in an error of ours."""

import gc
import json
import os
from copy import deepcopy
from dataclasses import replace
from functools import cache
from hashlib import sha256
from pathlib import Path
from threading import Thread
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

import audit
from audit.errors import ResultRefused
from audit.model.result.diagnosed import FirstAct
from audit.model.text import Language
from audit.record.expand import expand
from audit.record.file_names import rulebook_file
from audit.record.read import read_record, read_result, read_saved
from audit.record.rulebook import Rulebook, RulebookSchema
from audit.record.write import record_bytes, rulebook_bytes
from audit.reporting.explanation import rule_explanation
from audit.reporting.html import render_view
from audit.reporting.synthesis import synthesis_of
from audit.reporting.view import ReportView
from audit.wording.formats import formats_read
from tests.sample_result import sample_result
from tests.saved_results import in_first_format, save, small_audit

FIRST = in_first_format(sample_result())
FORMATS = ("1.0", "2.5")


@cache
def _data(name):
    """Return a saved result as JSON data: made when a test asks for it, not when tests are collected."""
    return FIRST if name == "1.0" else json.loads(record_bytes(small_audit()[0]))


def _paths(data, path=()):
    """Yield every place of JSON data."""
    yield path
    pairs = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for key, value in pairs:
        yield from _paths(value, (*path, key))


@cache
def _places(name):
    return [path for path in _paths(_data(name)) if path]


VALUES = [
    None,
    True,
    -1,
    0,
    999,
    10**30,
    1.5,
    "",
    "9.9",
    "not",
    "at_least",
    "answered",
    "date",
    "NaN",
    "1E+5000",
    "2026-02-30",
    [],
    {},
    [{}],
]


def _at(data, path):
    for key in path:
        data = data[key]
    return data


def _set(data, path, value):
    _at(data, path[:-1])[path[-1]] = value


def _explained(folder, data):
    """Return how many lines explain all of ``data``, or the sentence that refuses it."""
    path = save(folder, *small_audit())
    path.write_bytes(data if isinstance(data, bytes) else json.dumps(data).encode())
    try:
        result = read_result(path)
    except ResultRefused as refused:
        return refused.said("fr")
    views = [ReportView(result, language) for language in Language]
    for view in views:
        assert render_view(view)
    return sum(len(list(rule_explanation(rule, view))) for view in views for rule in result.rules)


@pytest.mark.slow
@pytest.mark.parametrize("name", FORMATS)
def test_a_result_that_nobody_touched_is_explained(tmp_path, name):
    assert _explained(tmp_path, _data(name)) > 10


def test_a_result_is_read_back_as_it_was_written(tmp_path):
    record, rulebook = small_audit()
    path = save(tmp_path, record, rulebook)
    assert read_record(path) == record
    assert read_saved(path) == (record, rulebook)
    assert read_result(path) == expand(record, rulebook)


def test_a_result_of_the_first_format_holds_all_that_it_held(tmp_path):
    path = tmp_path / "result.json"
    path.write_text(json.dumps(FIRST), encoding="utf-8")
    read, sample = read_result(path), sample_result()
    *reasons, told = read.avis.reasons
    assert tuple(reasons) == sample.avis.reasons
    assert told.fr.startswith("Avis rendu à l'époque selon le barème 1.0 : « Défavorable en l'état »")
    assert (read.avis.on, read.avis.declarations) == ("declarations", sample.avis.declarations)
    (held,) = sample.diagnoses  # of its first act only the text was written
    held = replace(held, core_held=True, first=tuple(FirstAct(act.do) for act in held.first))
    since = {"incoherences": (), "amounts_to_check": (), "signals": (), "outside": None, "plan": None}
    kept = replace(sample, schema_version="1.0", diagnoses=(held,), **since)
    assert replace(read, avis=sample.avis) == kept


def test_what_the_first_format_called_possible_is_not_settled(tmp_path):
    data = deepcopy(FIRST)
    data["diagnoses"][0]["state"] = "open"
    path = tmp_path / "result.json"
    path.write_text(json.dumps(data), encoding="utf-8")
    read = read_result(path)
    assert read.diagnoses == ()
    assert [(item.diagnosis, item.state, item.core_held) for item in read.unsettled] == [("DIA-001", "open", False)]


NODE = {"kind": "comparison", "expression": {"fr": "a", "en": "a"}, "needed": 0, "leaf": 0, "children": []}


@pytest.mark.parametrize(
    ("kind", "needed", "truths", "expected"),
    [
        ("all", 0, ["true", "unknown"], "inconnu"),
        ("all", 0, ["false", "unknown"], "faux"),
        ("any", 0, ["true", "unknown"], "vrai"),
        ("not", 0, ["true"], "faux"),
        ("at_least", 2, ["true", "unknown"], "inconnu"),
        ("at_least", 2, ["true", "true"], "vrai"),
    ],
)
def test_connectives_of_the_first_format_are_worth_what_their_members_make_them(
    tmp_path, kind, needed, truths, expected
):
    data = deepcopy(FIRST)
    data["leaves"] = [{"truth": truth} for truth in truths]
    children = [{**NODE, "leaf": number} for number in range(len(truths))]
    for rule in data["rules"]:
        rule["conditions"]["satisfied"] = NODE
    data["rules"][0]["conditions"]["satisfied"] = {
        **NODE, "kind": kind, "leaf": None, "needed": needed, "children": children,
    }  # fmt: skip
    path = tmp_path / "result.json"
    path.write_text(json.dumps(data), encoding="utf-8")
    result = read_result(path)
    lines = list(rule_explanation(result.rules[0], ReportView(result, Language.FR)))
    assert f"  [{expected}] a" in lines


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"leaf": 10_000}, "rules.0.conditions.satisfied"),
        ({"leaf": -1}, "rules.0.conditions.satisfied"),
        ({"leaf": None, "kind": "not", "children": []}, "rules.0.conditions.satisfied"),
        ({"leaf": None, "kind": "not", "children": [NODE, NODE]}, "rules.0.conditions.satisfied"),
        ({"leaf": None, "kind": "all", "children": []}, "rules.0.conditions.satisfied"),
        ({"leaf": None, "kind": "at_least", "needed": 0, "children": [NODE]}, "rules.0.conditions.satisfied"),
        ({"leaf": None, "kind": "xor", "children": [NODE]}, "rules.0.conditions.satisfied"),
        ({"leaf": "one"}, "rules.0.conditions.satisfied.leaf"),
    ],
)
def test_a_condition_that_cannot_be_evaluated_is_refused_with_its_place(tmp_path, changes, said):
    data = deepcopy(FIRST)
    data["rules"][0]["conditions"]["satisfied"].update(changes)
    refusal = _explained(tmp_path, data)
    assert f"« {said} »" in refusal
    assert refusal.endswith("refaites l'audit avec « audit run ».")
    assert "\n" not in refusal


def test_a_condition_deeper_than_any_rule_is_refused(tmp_path):
    data, node = deepcopy(FIRST), NODE
    for _ in range(65):
        node = {**NODE, "kind": "not", "leaf": None, "children": [node]}
    data["rules"][0]["conditions"]["satisfied"] = node
    assert "endommagé" in _explained(tmp_path, data)


@pytest.mark.parametrize("version", ["2.0", "2.1", "2.2", "2.3", "2.4", "2.5"])
def test_a_record_of_every_former_format_is_read(tmp_path, version):
    record, rulebook = small_audit()
    path = save(tmp_path, record.model_copy(update={"schema_version": version}), rulebook)
    assert read_record(path).schema_version == version
    assert read_result(path).findings == expand(record, rulebook).findings


@pytest.mark.parametrize("version", ["9.9", "3.0", None, 1.0])
def test_another_format_is_named_with_the_formats_that_are_read(tmp_path, version):
    refusal = _explained(tmp_path, {**_data("2.5"), "schema_version": version})
    assert f"au format {version}, et cette version de l'outil" in refusal
    assert "lit les formats 1.0 et 2.0 à 2.5. Ouvrez-le avec la version qui l'a écrit" in refusal
    assert "refaites l'audit" not in refusal  # the file is whole: another version of the tool reads it


@pytest.mark.parametrize(
    ("known", "fr"),
    [
        (["1.0"], "le format 1.0"),
        (["1.0", "1.1"], "les formats 1.0 à 1.1"),
        (["1.0", "2.0", "2.1"], "les formats 1.0 et 2.0 à 2.1"),
        (["1.0", "2.0", "3.0", "3.1", "3.2"], "les formats 1.0, 2.0 et 3.0 à 3.2"),
    ],
)
def test_formats_are_named_by_the_first_and_last_of_each_major_version(known, fr):
    assert formats_read(known).fr == fr


def test_a_format_that_is_not_said_is_another(tmp_path):
    data = {key: value for key, value in _data("2.5").items() if key != "schema_version"}
    assert "au format" in _explained(tmp_path, data)


def test_a_field_that_is_not_known_is_not_ignored(tmp_path):
    assert "« novelty »" in _explained(tmp_path, {**_data("2.5"), "novelty": 1})


@pytest.mark.parametrize(
    "content", [b"", b"{", b"[]", b"{}", b"null", b"\xff", b"[" * 2000, b"PK\x03\x04", b'{"rules"']
)
def test_what_is_no_result_is_said_to_be_none(tmp_path, content):
    assert "ce n'est pas un résultat d'audit" in _explained(tmp_path, content)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "key"),
    [("1.0", key) for key in FIRST if key not in ("choices", "row_notes", "schema_version", "rules")]
    + [("2.5", key) for key in ("software", "engine", "rulebook", "snapshot", "avis", "overall", "axes", "truths")],
)
def test_a_key_that_is_missing_is_named(tmp_path, name, key):
    data = {other: value for other, value in _data(name).items() if other != key}
    assert f"« {key} »" in _explained(tmp_path, data)


def test_a_record_without_its_rulebook_says_which_file_is_missing(tmp_path):
    record, rulebook = small_audit()
    path = save(tmp_path, record, rulebook)
    beside = tmp_path / rulebook_file(record.rulebook.sha256)
    beside.unlink()
    with pytest.raises(ResultRefused) as refused:
        read_result(path)
    assert beside.name in refused.value.said("fr")
    assert beside.name in refused.value.said("en")
    assert read_record(path) == record  # what needs no words is still read


def test_a_rulebook_that_is_no_longer_that_of_the_record_is_refused(tmp_path):
    record, rulebook = small_audit()
    path = save(tmp_path, record, rulebook)
    other = rulebook.model_copy(update={"questionnaire_version": "9.9"})
    (tmp_path / rulebook_file(record.rulebook.sha256)).write_bytes(rulebook_bytes(other))
    with pytest.raises(ResultRefused, match="no longer the one that was written with it"):
        read_result(path)


def test_a_rulebook_that_changes_between_two_readings_is_refused_however_little_it_changes(tmp_path):
    record, rulebook = small_audit()
    path = save(tmp_path, record, rulebook)
    beside = tmp_path / rulebook_file(record.rulebook.sha256)
    as_written = beside.read_bytes()
    read = read_result(path)
    beside.write_bytes(as_written.replace(b"GOV-001", b"GOV-002", 1))  # of the same length
    with pytest.raises(ResultRefused, match="no longer the one that was written with it"):
        read_result(path)
    beside.write_bytes(as_written)
    assert read_result(path) == read


def test_nothing_of_a_result_stays_in_memory_once_it_is_let_go(tmp_path):
    path = save(tmp_path, *small_audit())
    read_result(path)
    gc.collect()
    gc.disable()  # objects that refer to each other in a circle would wait for it
    try:
        read_result(path)
        assert gc.collect() == 0
    finally:
        gc.enable()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes that have a name")
def test_a_record_is_read_from_a_pipe_too(tmp_path):
    record, rulebook = small_audit()
    path = save(tmp_path, record, rulebook)
    content = path.read_bytes()
    path.unlink()
    os.mkfifo(path)
    writer = Thread(target=path.write_bytes, args=(content,))
    writer.start()
    assert read_record(path) == record
    writer.join()


@pytest.mark.parametrize(
    ("place", "name", "told"),
    [
        (("findings", 0), "GOV-999", "GOV-999"),
        (("open_points", 0), "GOV-999", "GOV-999"),
        (("rules", "added", "rule"), "GOV-999", "GOV-999"),
        (("rules", 0, "facts"), ["no.such.fact"], "no.such.fact"),
        (("rules", 0, "facts"), ["contracts/99/supplier"], "contracts/99"),
        (("rules", 0, "facts"), ["contracts/1/no_column"], "contracts/no_column"),
        (("rules", "open", "missing"), ["no.such.fact"], "no.such.fact"),
        (("open_questions", 0, "fact"), "no.such.fact", "no.such.fact"),
        (("open_questions", 0, "question"), "no.such.fact", "no.such.fact"),
    ],
)
def test_a_reference_that_leads_nowhere_is_refused_with_its_name_before_anything_is_asked(tmp_path, place, name, told):
    data = deepcopy(_data("2.5"))
    open_rule = next(n for n, rule in enumerate(data["rules"]) if rule["rule"] == data["open_points"][0])
    places = {"open": open_rule, "added": len(data["rules"])}
    data["rules"].append(dict(data["rules"][0]))
    _set(data, tuple(places.get(key, key) for key in place), name)
    path = save(tmp_path, *small_audit())
    path.write_text(json.dumps(data), encoding="utf-8")
    with pytest.raises(ResultRefused, match=f"'{told}'"):
        read_result(path)


@pytest.mark.slow
@pytest.mark.parametrize("name", FORMATS)
@given(data=st.data())
def test_whatever_stands_in_it_is_explained_or_refused(tmp_path_factory, name, data):
    place = st.tuples(st.sampled_from(_places(name)), st.sampled_from(VALUES))
    changes, is_removed = data.draw(st.lists(place, min_size=1, max_size=3)), data.draw(st.booleans())
    saved = deepcopy(_data(name))
    for path, value in changes:
        try:
            if is_removed:
                del _at(saved, path[:-1])[path[-1]]
            else:
                _set(saved, path, deepcopy(value))
        except (KeyError, IndexError, TypeError):  # an earlier change took the place away
            continue
    assert _explained(tmp_path_factory.mktemp("damaged"), saved)


def _as_2_0(folder):
    """Save the small audit as format 2.0 and its rulebook as format 1.0 wrote them."""
    record, rulebook = small_audit()
    book = json.loads(rulebook_bytes(rulebook))
    book["schema_version"] = "1.0"
    del book["plan"]
    content = json.dumps(book).encode()
    data = json.loads(record_bytes(record))
    data |= {"schema_version": "2.0", "rulebook": {"sha256": sha256(content).hexdigest()}}
    del data["plan"]
    old = ("action", "words_of", "owner_name", "due", "closes", "diagnoses", "after")
    data["actions"] = [{key: step[key] for key in old if key in step} for step in data["actions"]]
    path = folder / "result.json"
    path.write_text(json.dumps(data), encoding="utf-8")
    (folder / rulebook_file(data["rulebook"]["sha256"])).write_bytes(content)
    return path


@pytest.mark.slow
@pytest.mark.parametrize("language", Language)
def test_a_record_of_format_2_0_keeps_its_plan_without_phases(tmp_path, language):
    result = read_result(_as_2_0(tmp_path))
    assert result.plan is None
    assert [action.phase for action in result.actions] == [None] * len(small_audit()[0].actions) != []
    assert small_audit()[0].actions[0].action in str([action.action for action in result.actions])
    assert 'id="action-1"' in render_view(ReportView(result, language))


def test_a_rulebook_of_format_1_1_is_read_and_its_findings_are_grouped_by_axis(tmp_path):
    record, rulebook = small_audit()
    data = rulebook.model_dump(mode="json", by_alias=True) | {"schema_version": "1.1"}
    del data["synthesis"]
    for kept, since in (("rules", "sentence_facts"), ("thresholds", "citation"), ("sources", "short_title")):
        for words in data[kept].values():
            del words[since]
    former = Rulebook.model_validate(data)
    named = record.rulebook.model_copy(update={"sha256": sha256(rulebook_bytes(former)).hexdigest()})
    result = read_result(save(tmp_path, record.model_copy(update={"rulebook": named}), former))
    assert result.synthesis is None
    assert result.findings
    groups = synthesis_of(ReportView(result, Language.FR)).findings
    assert {one.group for one in groups} == {finding.axis.value for finding in result.findings}


def test_a_rulebook_of_format_1_2_is_read_and_draws_neither_spending_nor_risks_nor_team(tmp_path):
    record, rulebook = small_audit()
    data = rulebook.model_dump(mode="json", by_alias=True) | {"schema_version": "1.2"}
    for name in ("risks", "spending", "staff"):
        del data["synthesis"][name]
    former = Rulebook.model_validate(data)
    named = record.rulebook.model_copy(update={"sha256": sha256(rulebook_bytes(former)).hexdigest()})
    today = expand(record, rulebook).synthesis
    kept = read_result(save(tmp_path, record.model_copy(update={"rulebook": named}), former)).synthesis
    assert (kept.risks, kept.spending, kept.staff) == (None, None, None)
    assert today.risks is not None
    assert today.staff is not None
    assert replace(today, risks=None, spending=None, staff=None) == kept


@pytest.mark.parametrize("version", get_args(RulebookSchema))
def test_a_damaged_rulebook_of_a_format_that_is_read_is_said_to_be_damaged(tmp_path, version):
    record, rulebook = small_audit()
    path = save(tmp_path, record, rulebook)
    beside = tmp_path / rulebook_file(record.rulebook.sha256)
    beside.write_text(json.dumps({**json.loads(beside.read_bytes()), "schema_version": version, "nodes": "x"}))
    with pytest.raises(ResultRefused) as refused:
        read_result(path)
    assert "il est endommagé" in refused.value.said("fr")
    assert "« nodes »" in refused.value.said("fr")


@pytest.fixture(scope="module")
def placed(tmp_path_factory):
    """Return the folder of a result that stands among comparable projects, by cost and by end, and has a plan."""
    tool = audit.load(with_durable_rules=False)
    folder = tmp_path_factory.mktemp("placed")
    example = Path(__file__).parent.parent / "questionnaires" / "examples" / "projet-fictif.xlsx"
    for file, content in audit.render(tool.audit(tool.read(example)), "json").items():
        (folder / file).write_bytes(content)
    return folder


@pytest.mark.slow
@pytest.mark.parametrize(
    ("place", "value", "key"),
    [
        (("outside", "cost", "reference", "quantiles"), [], "outside.cost.reference.quantiles"),
        (("outside", "end", "reference", "quantiles"), [], "outside.end.reference.quantiles"),
        (("outside", "end", "reference"), None, "outside.end.reference"),
        (("outside", "end", "initial"), None, "outside.end.initial"),
        (("outside", "cost", "above"), 0, "outside.cost.above"),
        (("outside", "cost", "below"), "0.55", "outside.cost.below"),
        (("outside", "end", "drift"), "1E+5000", "outside.end.drift"),
        (("outside", "cost", "implied", 0, "at"), 0.9, "outside.cost.implied.0.at"),
        (("outside", "cost", "implied", 0, "low"), "-1E+19", "outside.cost.implied.0.low"),
        (("outside", "cost", "reference", "projects"), 10**30, "outside.cost.reference.projects"),
        (("plan", "loads", 0, "phases", 0, "available"), "1E+5000", "plan.loads.0.phases.0.available"),
        (("plan", "loads", 0, "phases", 0, "asked"), 10**18, "plan.loads.0.phases.0.asked"),
        (("actions", 0, "person_days"), "1E+5000", "actions.0.person_days"),
        (("overall", "low"), None, "overall"),
    ],
)
def test_an_altered_result_is_refused_as_damaged_with_the_key_whoever_reads_it(placed, tmp_path, place, value, key):
    data = json.loads((placed / "result.json").read_bytes())
    _set(data, place, value)
    for file in placed.glob("rulebook-*.json"):
        (tmp_path / file.name).write_bytes(file.read_bytes())
    (tmp_path / "result.json").write_text(json.dumps(data), encoding="utf-8")
    for read in (read_result, read_record):
        with pytest.raises(ResultRefused) as refused:
            read(tmp_path / "result.json")
        assert f"il est endommagé, ou n'a pas été écrit tel quel par l'outil (à la clé « {key} »)" in (
            refused.value.said("fr")
        )
        assert f"at the key '{key}'" in refused.value.said("en")


def test_what_nobody_foresaw_in_a_result_is_damage_too(tmp_path, monkeypatch):
    def fails(record, rulebook):
        raise AssertionError("a class has its median")

    monkeypatch.setattr("audit.record.sound.expand", fails)
    with pytest.raises(ResultRefused, match="a class has its median"):
        read_result(save(tmp_path, *small_audit()))
