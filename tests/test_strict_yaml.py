"""The strict YAML reader: scalars, lines, and what it refuses."""

from decimal import Decimal

import pytest

from audit.declarations.strict_yaml import parse_yaml


def _problems(text):
    problems = parse_yaml(text, "f.yaml")[1]
    assert [problem for problem in problems if problem.message.fr == problem.message.en] == []
    return [str(problem) for problem in problems]


def test_scalars_follow_yaml_1_2():
    document, problems = parse_yaml("a: yes\nb: NO\nc: 2026-01-31\nd: 010\ne: 12:30\nf: 1.5\ng: true\nh: ~\n", "f.yaml")
    assert problems == []
    assert document.data == {
        "a": "yes",
        "b": "NO",
        "c": "2026-01-31",
        "d": 10,
        "e": "12:30",
        "f": Decimal("1.5"),
        "g": True,
        "h": None,
    }


def test_every_node_knows_its_line():
    document, _ = parse_yaml("a: 1\nb:\n  - x\n  - c: 2\n", "f.yaml")
    assert document.line(("a",)) == 1
    assert document.line(("b", 1, "c")) == 4
    assert document.line(("b", 1, "absent")) == 4


def test_a_key_written_twice_is_refused_with_both_lines():
    assert _problems("a: 1\nb: 2\na: 3\n") == ["f.yaml:3: key 'a' is written twice (first on line 1)"]


def test_aliases_are_refused():
    assert _problems("a: &x [1]\nb: *x\n") == ["f.yaml:1: an alias (*name) is not allowed; write the value again"]


@pytest.mark.parametrize("text", ["a: !!python/object:os.system x\n", "a: !x y\n"])
def test_tags_are_refused(text):
    assert "is not allowed" in _problems(text)[0]


def test_all_problems_are_reported_at_once():
    assert len(_problems("a: 1\na: 2\nb: 1\nb: 2\n")) == 2


@pytest.mark.parametrize("text", ["a: [1\n", "a: b: c\n", "\t- x\n", ""])
def test_what_is_not_yaml_is_said_with_its_place(text):
    (problem,) = _problems(text)
    assert problem.startswith("f.yaml")


def test_deep_nesting_is_refused():
    assert _problems("[" * 60 + "1" + "]" * 60) == []
    assert _problems("[" * 61 + "1" + "]" * 61) == ["f.yaml:1: more than 60 levels of nesting"]


def test_what_the_yaml_library_gives_up_on_is_a_problem(monkeypatch):
    def give_up(*_arguments, **_options):
        raise RecursionError

    monkeypatch.setattr("yaml.compose", give_up)
    (problem,) = _problems("a: 1\n")
    assert problem.startswith("f.yaml")
