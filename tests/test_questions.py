"""Questions that matter: what a few answers settle is worked out by hand; nothing is claimed beyond the worlds."""

from math import log2

import pytest

from audit.model.scoring import ORDERED_LEVELS
from tests.small_rule_bases import project, rule, small_tool, yes

FAVOURABLE, RECOMMENDATIONS, RESERVATIONS, UNFAVOURABLE = ORDERED_LEVELS
RULES = [
    rule("BLO-001", "blocking", yes("a")),
    rule("MIN-001", "minor", yes("b")),
    rule("MAJ-001", "major", yes("c"), applies=yes("d")),
]
QUESTIONS = {name: {} for name in "abcde"}


def asked(rules=RULES, count=4_000, seed=0, **answers):
    tool = small_tool(QUESTIONS, rules)
    return tool.questions(tool.judge(project(tool, **answers)), count, seed)


def test_of_a_certain_avis_no_answer_is_asked():
    # 10 of 12 or 12 of 12: above 85 only when b is yes; b is known, c waits for d, which is no.
    found = asked(a="yes", b="yes", d="no")
    assert (found.is_certain, found.possible, found.ranked, found.enough, found.worlds) == (
        True, (FAVOURABLE,), (), 0, 0
    )  # fmt: skip
    assert sorted(found.without_effect) == ["q.c", "q.e"]


def test_the_answer_that_decides_comes_first_and_is_enough():
    # b: no, d: no. a yes: 10 of 12, 83: with recommendations. a no: 0 of 12, unfavourable.
    found = asked(b="no", d="no")
    assert found.possible == (RECOMMENDATIONS, UNFAVOURABLE)
    assert [answer.name for answer in found.ranked] == ["q.a"]
    assert found.enough == 1
    assert found.ranked[0].removed == pytest.approx(1)
    assert sorted(found.without_effect) == ["q.c", "q.e"]


def test_the_worlds_are_drawn_towards_the_best_completion_by_a_share_drawn_for_each():
    # One question with two ways that differ, yes or not, and not applicable: with the share u, yes has u + (1 - u) / 3.
    # u is uniform: 1/2 + 1/6, two worlds of three.
    found = asked(b="no", d="no", count=20_000)
    assert found.levels[RECOMMENDATIONS] / found.worlds == pytest.approx(2 / 3, abs=0.015)
    assert sum(found.levels.values()) == found.worlds == 20_000


def test_what_an_answer_removes_is_the_information_that_it_gives():
    # Both decide together: MAJ-001 alone of 15, with a and b known yes: 12 of 17 is 70, a major rule not met: with
    # recommendations; yes: favourable. c is the only one that matters.
    found = asked(a="yes", b="yes", d="yes")
    assert [answer.name for answer in found.ranked] == ["q.c"]
    assert found.possible == (FAVOURABLE, RECOMMENDATIONS)


def test_two_answers_that_decide_only_together_are_both_asked():
    rules = [rule("BLO-001", "blocking", {"all": [yes("a"), yes("b")]}), rule("MIN-001", "minor", yes("c"))]
    found = asked(rules, c="yes", count=20_000)
    assert sorted(answer.name for answer in found.ranked) == ["q.a", "q.b"]
    assert found.enough == 2
    assert found.ranked[1].then_removed == pytest.approx(1)
    first = found.ranked[0]
    # a is yes in two worlds of three, and b is more often yes when a is: the share is the same for both. With u the
    # share and y = u + (1 - u) / 3: P(both) = E[y^2] = 13/27, P(a) = 2/3.
    both, one = 13 / 27, 2 / 3
    whole = -sum(part * log2(part) for part in (both, 1 - both))
    given_a = both / one
    left = one * -sum(part * log2(part) for part in (given_a, 1 - given_a))
    assert first.removed == pytest.approx(1 - left / whole, abs=0.02)


def test_the_same_seed_gives_the_same_answers_and_another_one_others():
    first, same, other = (asked(b=None, count=500, seed=seed) for seed in (3, 3, 4))
    assert first == same
    assert first.levels != other.levels


def test_too_few_worlds_claim_nothing():
    # 4 questions that decide together have 3 ^ 4 combinations: with twenty worlds each, 1620 are needed.
    rules = [rule("BLO-001", "blocking", {"all": [yes(name) for name in "abcd"]})]
    few = asked(rules, count=400)
    assert few.enough is None
    assert len(few.ranked) < 4
    enough = asked(rules, count=20_000)
    assert (enough.enough, len(enough.ranked)) == (4, 4)


def test_worlds_that_all_agree_claim_nothing_of_what_the_proof_leaves_possible(monkeypatch):
    from audit.assessment import advice

    monkeypatch.setattr(advice, "best_settled", lambda *_: None)  # as where no completion is known to be better
    names = [f"n{number}" for number in range(25)]
    rules = [rule(f"BLO-{place:03d}", "blocking", yes(name)) for place, name in enumerate(names)]
    tool = small_tool({name: {} for name in names}, rules)
    found = tool.questions(tool.judge(project(tool)), 500, 0)
    assert found.is_uniform
    assert (found.enough, found.ranked, found.is_certain) == (None, (), False)
    assert found.unmet == (FAVOURABLE, RESERVATIONS)  # one not met of 25: 96, and the cap of one blocking rule
    assert len(found.others) == 25


def test_the_best_completion_is_what_makes_many_open_answers_tell_something():
    names = [f"n{number}" for number in range(25)]
    rules = [rule(f"BLO-{place:03d}", "blocking", yes(name)) for place, name in enumerate(names)]
    tool = small_tool({name: {} for name in names}, rules)
    found = tool.questions(tool.judge(project(tool)), 2_000, 0)
    assert not found.is_uniform
    assert found.levels[FAVOURABLE]


@pytest.mark.parametrize(("count", "seed"), [(0, 0), (10, -1)])
def test_no_world_and_no_negative_seed(count, seed):
    with pytest.raises(ValueError, match="one world or more"):
        asked(count=count, seed=seed)
