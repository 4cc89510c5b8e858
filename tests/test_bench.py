"""What ``make bench`` concludes from its numbers, and the file that it writes; nothing is measured here."""

import json

import pytest

from audit.model.answer import AnswerState
from audit.model.fact import Fact
from audit.model.value import ValueType
from tests.bench.__main__ import measured
from tests.bench.measure import SCRIPTS, Against, Goal, Measure
from tests.bench.registry import MEASURES
from tests.bench.results import Result, written
from tests.bench.trees import MeasureFailed, NotThere, Tree
from tests.bench.zen_rules import state_of

COMMITS = {"now": "bbbbbbb", "then": "aaaaaaa"}


def _measure(key="reading", goal=None):
    return Measure(key, "read", "s", "x.py", goal=goal)


@pytest.mark.parametrize(
    ("limit", "against", "now", "then", "met"),
    [
        (80, Against.ITSELF, [80], [], True),
        (80, Against.ITSELF, [80.5], [200], False),
        (0.3, Against.THEN, [0.3], [1], True),
        (0.3, Against.THEN, [0.31], [1], False),
        (0.3, Against.THEN, [0.31], [], None),  # nothing to compare with
        (2, Against.ITSELF, [1, 9, 2], [], True),  # the median counts, not the worst
    ],
)
def test_a_goal_is_for_the_number_itself_or_for_its_ratio(limit, against, now, then, met):
    assert Result(_measure(goal=Goal(limit, against)), now, then).is_met is met


@pytest.mark.parametrize(
    ("against", "now", "then", "met"),
    [
        (Against.ITSELF, [3], [], True),
        (Against.ITSELF, [2.9], [], False),
        (Against.THEN, [6], [2], True),
        (Against.THEN, [6], [2.1], False),
        (Against.THEN, [6], [], None),
    ],
)
def test_a_goal_may_be_the_least_that_is_wanted(against, now, then, met):
    goal = Goal(3, against, at_least=True)
    assert Result(_measure(goal=goal), now, then).is_met is met
    assert str(goal).startswith("≥ 3")


@pytest.mark.parametrize(
    ("script", "fails"),
    [("raise SystemExit(75)", NotThere), ("raise SystemExit(1)", MeasureFailed), ("print('no number')", MeasureFailed)],
)
def test_what_lacks_the_program_to_compare_with_is_told_from_what_failed(tmp_path, script, fails):
    (tmp_path / "x.py").write_text(script, encoding="utf-8")
    with pytest.raises(MeasureFailed) as failed:
        Tree(tmp_path, "aaaaaaa", tmp_path / "own").run(str(tmp_path / "x.py"), [])
    assert type(failed.value) is fails


def test_a_measure_that_fails_is_named_and_the_others_are_taken(tmp_path, capsys):
    scripts = {"fails.py": "raise SystemExit('the two engines differ')", "works.py": "print(2.5)"}
    for name, script in scripts.items():
        (tmp_path / name).write_text(script, encoding="utf-8")
    measures = [Measure(name, "read", "s", str(tmp_path / name)) for name in scripts]
    failed = []
    results = list(measured(measures, Tree(tmp_path, "aaaaaaa", tmp_path / "own"), None, {}, failed))
    assert [result.measure.key for result in results] == ["works.py"]
    assert failed == ["fails.py"]
    assert "the two engines differ" in capsys.readouterr().out


def test_what_has_no_object_is_one_state_for_the_engine_that_we_compare_with():
    """Our leaves take what is not asked for what does not apply: so must the facts that the other engine is given."""
    kinds = (AnswerState.NOT_ASKED, AnswerState.NOT_APPLICABLE, AnswerState.BLANK, AnswerState.ANSWERED)
    facts = [Fact("contracts.strategy", ValueType.CODE, state, value=None) for state in kinds]
    assert [state_of(fact) for fact in facts] == ["not_applicable", "not_applicable", "blank", "answered"]


def test_a_script_finds_caches_of_its_tree_alone_and_keeps_bytecode(tmp_path, monkeypatch):
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    tree = Tree(tmp_path, "aaaaaaa", tmp_path / "own")
    (tmp_path / "x.py").write_text(
        "import os, sys, tempfile\n"
        "own = sys.argv[1]\n"
        "kept = [tempfile.gettempdir(), os.environ['AUDIT_CACHE'], os.environ['XDG_CACHE_HOME']]\n"
        "print(int(all(path.startswith(own) for path in kept) and not sys.dont_write_bytecode))\n",
        encoding="utf-8",
    )
    assert tree.run(str(tmp_path / "x.py"), [str(tmp_path / "own")]) == 1


def test_the_ratio_is_that_of_the_medians():
    assert Result(_measure(), [1, 2, 30], [8, 4, 2]).ratio == 0.5
    assert Result(_measure(), [1]).ratio is None


def test_the_file_holds_a_key_a_line(tmp_path):
    goal = Goal(0.3, Against.THEN)
    written(
        tmp_path / "build" / "b.json",
        [Result(_measure(goal=goal), [1, 3, 2], [10]), Result(_measure("b"), [5])],
        COMMITS,
    )
    text = (tmp_path / "build" / "b.json").read_text(encoding="utf-8")
    assert [line.partition(":")[0] for line in text.splitlines()] == ["{", '"now"', '"then"', '"reading"', '"b"', "}"]
    assert json.loads(text)["reading"] == {
        "unit": "s",
        "now": {"median": 2, "min": 1, "runs": 3},
        "then": {"median": 10, "min": 10, "runs": 1},
        "ratio": 0.2,
        "goal": "≤ 0.3 × then",
        "met": True,
    }


def test_what_was_not_measured_again_is_kept_for_the_same_commits_only(tmp_path):
    path = tmp_path / "b.json"
    written(path, [Result(_measure("long"), [600])], COMMITS)
    written(path, [Result(_measure("short"), [1])], COMMITS)
    assert {"long", "short"} <= set(json.loads(path.read_text(encoding="utf-8")))
    written(path, [Result(_measure("short"), [1])], COMMITS | {"now": "ccccccc"})
    assert set(json.loads(path.read_text(encoding="utf-8"))) == {"now", "then", "short"}


def test_nothing_is_kept_of_a_tree_with_changes(tmp_path):
    path = tmp_path / "b.json"
    for key in ("long", "short"):
        written(path, [Result(_measure(key), [1])], {"now": "bbbbbbb+", "then": None})
    assert set(json.loads(path.read_text(encoding="utf-8"))) == {"now", "then", "short"}


def test_keys_are_given_once_and_scripts_are_there():
    keys = [measure.key for measure in MEASURES]
    assert len(set(keys)) == len(keys)
    assert [measure.key for measure in MEASURES if not (SCRIPTS / measure.script).is_file()] == []
    assert {argument for measure in MEASURES for argument in measure.arguments if "{" in argument} <= {
        "{workbook}",
        "{unrelated}",
        "{example}",
        "{fictitious}",
        "{portfolio}",
    }
