"""A damaged result is refused with one sentence; whatever stands in it, explaining never ends in an error of ours."""

import json
from copy import deepcopy

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit.cli.explain import explanation
from audit.cli.saved_result import read_result
from audit.errors import WorkbookRefused
from audit.model.text import Language
from tests.sample_result import sample_result

SAMPLE = json.loads(sample_result().model_dump_json())


def _paths(data, path=()):
    """Yield every place of JSON data."""
    yield path
    pairs = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for key, value in pairs:
        yield from _paths(value, (*path, key))


READ = ("schema_version", "rules", "leaves", "labels", "choices")  # what explaining reads
PATHS = [path for path in _paths(SAMPLE) if path and path[0] in READ]
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


def _explained(tmp_path, data):
    """Return how many lines explain all of ``data``, or the sentence that refuses it."""
    path = tmp_path / "result.json"
    path.write_bytes(data if isinstance(data, bytes) else json.dumps(data).encode())
    try:
        result = read_result(path)
    except WorkbookRefused as refused:
        return str(refused)
    lines = [line for rule in result.rules for language in Language for line in explanation(rule, result, language)]
    return len(lines)


def test_a_result_that_nobody_touched_is_explained(tmp_path):
    assert _explained(tmp_path, SAMPLE) > 10


def _condition(data):
    return data["rules"][0]["conditions"]["satisfied"]


NODE = {"kind": "comparison", "expression": {"fr": "a", "en": "a"}, "needed": 0, "leaf": 0, "children": []}


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
    data = deepcopy(SAMPLE)
    _condition(data).update(changes)
    refusal = _explained(tmp_path, data)
    assert f"({said})" in refusal
    assert refusal.endswith("refaites-le avec « audit run ».")
    assert "\n" not in refusal


def test_a_condition_deeper_than_any_rule_is_refused(tmp_path):
    data, node = deepcopy(SAMPLE), NODE
    for _ in range(65):
        node = {**NODE, "kind": "not", "leaf": None, "children": [node]}
    data["rules"][0]["conditions"]["satisfied"] = node
    assert "endommagé" in _explained(tmp_path, data)


@pytest.mark.parametrize("version", ["9.9", None, 1.0])
def test_another_format_is_named(tmp_path, version):
    refusal = _explained(tmp_path, {**SAMPLE, "schema_version": version})
    assert f"au format {version}, et cette version de l'outil lit le format 1.0" in refusal


def test_a_format_that_is_not_said_is_another(tmp_path):
    assert "au format" in _explained(tmp_path, {key: value for key, value in SAMPLE.items() if key != "schema_version"})


@pytest.mark.parametrize(
    "content", [b"", b"{", b"[]", b"{}", b"null", b"\xff", b"[" * 2000, b"PK\x03\x04", b'{"rules"']
)
def test_what_is_no_result_is_said_to_be_none(tmp_path, content):
    assert "ce n'est pas un résultat d'audit" in _explained(tmp_path, content)


@pytest.mark.parametrize(
    "key", [key for key in SAMPLE if key not in ("choices", "row_notes", "schema_version", "rules")]
)
def test_a_key_that_is_missing_is_named(tmp_path, key):
    data = {name: value for name, value in SAMPLE.items() if name != key}
    assert f"({key})" in _explained(tmp_path, data)


@given(st.lists(st.tuples(st.sampled_from(PATHS), st.sampled_from(VALUES)), min_size=1, max_size=3), st.booleans())
def test_whatever_stands_in_it_is_explained_or_refused(tmp_path_factory, changes, is_removed):
    data = deepcopy(SAMPLE)
    for path, value in changes:
        try:
            if is_removed:
                del _at(data, path[:-1])[path[-1]]
            else:
                _set(data, path, value)
        except (KeyError, IndexError, TypeError):  # an earlier change took the place away
            continue
    assert _explained(tmp_path_factory.mktemp("damaged"), data)
