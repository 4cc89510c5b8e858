"""The strict YAML reader: scalars, lines, and what it refuses."""

from decimal import Decimal

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from audit.declarations.strict_yaml import parse_yaml
from audit.declarations.validated import part


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


def test_a_depth_that_the_parser_gives_up_on_is_a_problem():
    (problem,) = _problems("[" * 100_000)
    assert problem.startswith("f.yaml:")


def test_what_is_refused_is_passed_over_to_its_end():
    text = "a: 1\na: {b: [1, {c: 2}], d: &x [3]}\n? [k, {l: 1}]\n: [v, {w: 2}]\ne: !x {f: [4, 5]}\ng: 6\n"
    document, problems = parse_yaml(text, "f.yaml")
    assert [problem.line for problem in problems] == [2, 3, 5]
    assert document.data == {"a": 1, "e": None, "g": 6}
    assert document.line(("g",)) == 6


@pytest.mark.parametrize("text", ["a: *x\n", "*x : 1\n", "a: &x 1\nb: &x 2\n", "a: 1\na: [*x]\n", "a: &x 1\n&x b: 2\n"])
def test_an_alias_of_nothing_and_an_anchor_set_twice_are_refused(text):
    (problem,) = _problems(text)
    assert "a text does not begin with this sign unquoted" in problem


def test_an_alias_is_no_key():
    assert _problems("a: &x b\n*x : 1\n") == ["f.yaml:2: a key must be a plain word"]


def test_lines_are_those_of_each_place_even_where_texts_are_the_same():
    document, _ = parse_yaml("- {fr: x, en: x}\n- fr: x\n  en: x\n- [x,\n   x]\n", "f.yaml")
    places = [(0, "en"), (1, "fr"), (1, "en"), (2, 0), (2, 1), (2, "absent"), (3,), ()]
    assert [document.line(place) for place in places] == [1, 2, 3, 4, 5, 4, 1, 1]


@pytest.mark.parametrize(
    ("text", "line", "column", "said"),
    [
        ("a:\n\tb: 1\n", 2, 1, "a tab indents the line; replace it by spaces"),
        ("a: 1\nfr: Lot 2 : achats\n", 2, 11, "the line holds a second ':'"),
        ("a: 'l'équipe'\n", 1, 7, "text follows a closed quotation mark"),
        ('a: 1\nb: "x\nc: 2\n', 2, 4, "a quotation mark is opened here and not closed"),
        ("a: 1\nb: [x, y\nc: 2\n", 2, 4, "the list [ ] or group { } opened here is not closed"),
        ("t: {fr: Lot #2, en: x}\nb: 1\n", 1, 4, "what follows '#' is read as a comment"),
        ("a: {fr: b: c, en: d}\n", 1, 4, "if a text holds ': ', ',' or a bracket, put it between quotation marks"),
        ("a: @x\n", 1, 4, "a text does not begin with this sign unquoted"),
        ("a: *x\n", 1, 4, "a text does not begin with this sign unquoted"),
        ("a: ]\n", 1, 4, "a text does not begin with this sign unquoted"),
        ('a: "C:\\data"\n', 1, 4, "a backslash is not written so between double quotes"),
        ("a:\n  b: 1\n c: 2\n", 3, 2, "the line is not aligned"),
        ("a: 1\n---\nb: 2\n", 2, 1, "the file is one document only"),
    ],
)
def test_what_is_no_yaml_is_said_with_its_place_its_line_and_what_to_do(text, line, column, said):
    (problem,) = _problems(text)
    assert problem.startswith(f"f.yaml:{line}: column {column}: ")
    assert said in problem
    assert problem.endswith(f"The line: '{text.splitlines()[line - 1].strip()}'")


@pytest.mark.parametrize(
    "mended",
    ["a:\n  b: 1\n", 'fr: "Lot 2 : achats"\n', "a: 'l''équipe'\n", 't: {fr: "Lot #2", en: x}\n', 'a: "@x"\n',
     'a: "C:\\\\data"\n', "a: 'C:\\data'\n", "a: Lot # 2\n", 'a: "Lot #2"\n', 'version: "1.10"\n'],
)  # fmt: skip
def test_the_advice_works(mended):
    assert _problems(mended) == []


def test_a_character_that_nobody_sees_is_named():
    assert _problems("a: 1\nb: x\x07\n") == ["f.yaml:2: the invisible character U+0007 is not allowed; delete it"]


def test_a_text_that_a_comment_would_cut_short_is_told():
    assert "read as a comment" in _problems("a: 1\nb: Lot #2\n")[0]
    assert _problems("a: Lot#2\nb: x # a comment\nc: 5 #five\nd: 'x' #y\n") == []


@pytest.mark.parametrize(
    "number", ["1e400", "-1e400", "1e-400", "1e30", "0e999", "1" * 16, "1" * 5000, "1e99999999999999999999",
     "0." + "0" * 50]
)  # fmt: skip
def test_a_number_out_of_proportion_is_refused(number):
    (problem,) = _problems(f"a: 1\nb: [{number}]\n")
    assert problem.startswith("f.yaml:2: the number ")
    assert len(problem) < 200


@pytest.mark.parametrize("number", ["1" * 15, "1e14", "-999999999999999", "0.000001", "1e-15"])
def test_a_number_in_proportion_is_read(number):
    document, problems = parse_yaml(f"a: {number}\n", "f.yaml")
    assert (problems, document.data) == ([], {"a": Decimal(number)})


@pytest.mark.parametrize(
    "text",
    ["a: !!int x\n", "a: !!float x\n", "a: !!bool x\n", "a: !!null x\n", "a: !!set {b}\n",
     "a: !!map [b]\n", "a: !!seq {b: 1}\n", "a: !own:str b\n"],
)  # fmt: skip
def test_a_tag_that_its_value_belies_is_refused(text):
    assert "is not allowed" in _problems(text)[0]


_PIECES = st.sampled_from(
    ["a", "1", ": ", ":", "- ", "\n", "  ", "\t", "#", " #", "'", '"', "[", "]", "{", "}", ",", "&a", "*a", "!",
     "!!int ",
     "|", ">-", "?", "%", "@", "\\", "---", "...", "é", "\x00", "\ufeff", "1e9", "~", "<<"]
)  # fmt: skip


@given(st.lists(_PIECES, max_size=25).map("".join))
def test_any_text_is_read_or_said_to_be_no_yaml(text):
    document, problems = parse_yaml(text, "f.yaml")
    assert document is not None or problems
    assert all(problem.message.fr and problem.message.fr != problem.message.en for problem in problems)


def _places(node, path, line):
    """Yield the path, line and node of all that PyYAML composes, its own way to read."""
    yield path, line, node
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield from _places(value, (*path, key.value), key.start_mark.line + 1)
    elif isinstance(node, yaml.SequenceNode):
        for place, item in enumerate(node.value):
            yield from _places(item, (*path, place), item.start_mark.line + 1)


@given(st.lists(_PIECES, max_size=25).map("".join))
@example("a:\n- {b: [x], c: 'y'}\n-\n  - z\nd: &e\n")
def test_what_is_read_is_what_pyyaml_composes_with_its_lines(text):
    document, problems = parse_yaml(text, "f.yaml")
    if document is None or problems:
        return
    root = yaml.compose(text, Loader=getattr(yaml, "CBaseLoader", yaml.BaseLoader))
    for path, line, node in _places(root, (), root.start_mark.line + 1):
        found = part(document.data, path)
        assert document.line(path) == line
        if isinstance(node, yaml.ScalarNode):
            assert not isinstance(found, str) or found == node.value
        else:
            assert len(found) == len(node.value)
