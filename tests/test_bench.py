"""What ``make bench`` concludes from its numbers, and the file that it writes; nothing is measured here."""

import json

import pytest

from tests.bench.measure import SCRIPTS, Against, Goal, Measure
from tests.bench.registry import MEASURES
from tests.bench.results import Result, written

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
    }
