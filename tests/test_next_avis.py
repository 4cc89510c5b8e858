"""The next avis: what it takes at least is what trying everything finds, and every way leads where it says."""

import random
from decimal import Decimal
from itertools import chain, combinations, product

import pytest

from audit.model.answer import Answer, AnswerState
from audit.model.rule import Effort, OutcomeKind
from audit.model.scoring import ORDERED_LEVELS, AvisLevel
from audit.model.value import ValueType
from tests.small_rule_bases import partly, project, rule, small_tool, yes

FAVOURABLE, RECOMMENDATIONS, RESERVATIONS, UNFAVOURABLE = ORDERED_LEVELS
FIVE = {name: {} for name in "abcde"}


def next_avis(tool, **answers):
    return tool.next_avis(tool.judge(project(tool, **answers)))


def majors(names, efforts=None, **more):
    """Return a rule of 5 points a question, each with an action of its own."""
    return [
        rule(f"MAJ-{place:03d}", "major", yes(name), actions=[(f"act-{name}", (efforts or {}).get(name, "S"))], **more)
        for place, name in enumerate(names)
    ]


def test_the_best_level_leaves_nothing_to_aim_at():
    tool = small_tool({"a": {}}, majors("a"))
    assert next_avis(tool, a="yes") is None


def test_one_action_closes_what_keeps_the_level_down():
    # 12 points of 22, and a blocking rule not met: favourable with reservations. Met: 22 of 22, favourable.
    rules = [rule("BLO-001", "blocking", yes("a"), actions=[("act-a", "M")]), *majors("bc"),
             rule("MIN-001", "minor", yes("d"))]  # fmt: skip
    tool = small_tool(FIVE, rules)
    found = next_avis(tool, a="no", b="yes", c="yes", d="yes", e="no")
    assert (found.target, found.is_proven, found.kept_by) == (RECOMMENDATIONS, True, ())
    (step,) = found.steps
    assert (step.actions, step.answers, step.closes, step.opens) == (("act-a",), (), ("BLO-001",), ())
    assert {name: fact.value for name, fact in step.changes.items()} == {"q.a": "yes"}


# 15 points of 25: 60, favourable with reservations; one more rule met gives 80, with recommendations.
@pytest.mark.parametrize(
    ("efforts", "actions"),
    [
        ({}, [("act-a",), ("act-b",)]),
        ({"a": "L"}, [("act-b",)]),
        ({"a": "M", "b": "XL"}, [("act-a",)]),
    ],
)
def test_ways_as_short_are_told_by_effort_and_then_all_listed(efforts, actions):
    tool = small_tool(FIVE, majors("abcde", efforts))
    found = next_avis(tool, a="no", b="no", c="yes", d="yes", e="yes")
    assert (found.target, found.is_proven) == (RECOMMENDATIONS, True)
    assert sorted(step.actions for step in found.steps) == actions


def test_no_more_ways_are_listed_than_five():
    names = "abcdefgh"
    tool = small_tool({name: {} for name in names}, majors(names))  # 1 of 8; 4 of 8 are needed: 35 ways with three more
    found = next_avis(tool, **{name: "yes" if name == "a" else "no" for name in names})
    assert (found.target, found.is_proven, len(found.steps)) == (RESERVATIONS, True, 5)
    assert {len(step.actions) for step in found.steps} == {3}
    assert len({step.actions for step in found.steps}) == 5


def test_what_no_action_changes_is_in_no_way():
    tool = small_tool({**FIVE, "a": {"actionable": False}}, majors("abcde", {"b": "XL"}))
    found = next_avis(tool, a="no", b="no", c="yes", d="yes", e="yes")
    assert [step.actions for step in found.steps] == [("act-b",)]


def test_an_open_answer_counts_as_one_and_asks_for_no_effort():
    tool = small_tool({**FIVE, "a": {"actionable": False}}, majors("abcde"))
    found = next_avis(tool, a=None, b="no", c="yes", d="yes", e="yes")
    (step,) = found.steps
    assert (step.actions, step.answers, step.closes) == ((), ("q.a",), ("MAJ-000",))


def test_a_rule_that_nothing_meets_any_more_is_named():
    tool = small_tool({**FIVE, "a": {"actionable": False}}, [rule("BLO-001", "blocking", yes("a")), *majors("bcde")])
    found = next_avis(tool, a="no", b="yes", c="yes", d="yes", e="no")
    assert (found.target, found.steps, found.is_proven, found.kept_by) == (RECOMMENDATIONS, (), True, ("BLO-001",))


def test_no_plan_makes_a_rule_not_apply():
    frozen = {"a": {"actionable": False}, "b": {}, "c": {}}
    rules = [rule("BLO-001", "blocking", yes("a"), applies=yes("b")), *majors("c"), *majors("b")]
    rules[-1] = {**rules[-1], "id": "MAJ-009"}
    found = next_avis(small_tool(frozen, rules), a="no", b="yes", c="yes")
    assert found.kept_by == ("BLO-001",)
    assert not found.steps


def test_a_rule_that_begins_to_apply_is_followed_through():
    # Once a is answered yes, BLO-002 applies, and e must be too.
    rules = [
        rule("BLO-001", "blocking", yes("a"), actions=[("act-a", "S")]),
        rule("BLO-002", "blocking", yes("e"), applies=yes("a"), actions=[("act-e", "S")]),
        rule("MAJ-001", "major", yes("e"), actions=[("act-e", "S")]),
        rule("MAJ-002", "major", yes("b")),
    ]
    tool = small_tool(FIVE, rules)
    found = next_avis(tool, a="no", b="yes", e="no", c="yes", d="yes")
    # 5 points of 20: unfavourable. With a alone: 15 of 30, 50, one blocking rule not met: with reservations.
    assert found.target is RESERVATIONS
    opened = {step.actions: step.opens for step in found.steps}
    assert opened == {("act-a",): ("BLO-002",), ("act-e",): ()}
    higher = next_avis(tool, a="yes", b="yes", e="no", c="yes", d="yes")
    assert (higher.target, [step.actions for step in higher.steps]) == (RECOMMENDATIONS, [("act-e",)])


def test_a_score_that_no_action_lifts_is_told_from_a_rule_that_keeps_the_level_down():
    frozen = {**FIVE, **{name: {"actionable": False} for name in "abc"}}
    found = next_avis(small_tool(frozen, majors("abcd")), a="no", b="no", c="no", d="yes")
    assert (found.target, found.steps, found.is_proven, found.kept_by, found.at_least) == (
        RESERVATIONS,
        (),
        True,
        (),
        0,
    )


def test_a_long_way_is_not_listed_and_its_least_length_is_said():
    names = [f"n{number}" for number in range(30)]
    tool = small_tool({name: {} for name in names}, majors(names))
    found = next_avis(tool, **dict.fromkeys(names, "no"))  # 0 of 30: 15 are needed for half of the points
    assert (found.target, found.steps, found.is_proven, found.at_least) == (RESERVATIONS, (), True, 15)


def test_answers_that_rules_share_are_not_asked_for():
    # Of each pair one rule is met, whatever is answered: 15 points of 30. With three of the four others 30 of 50, that
    # is 60; with all of them 70. Counted rule by rule it would take three answers more.
    pairs = [rule(f"PAI-{place:03d}", "major", wanted) for place, wanted in
             enumerate(one for name in "abc" for one in (yes(name), {"not": yes(name)}))]  # fmt: skip
    names = "defg"
    tool = small_tool({name: {} for name in "abcdefg"}, [*pairs, *majors(names)])
    judged = tool.judge(project(tool, d="yes", e="yes", f="yes", g="no"))
    assert tool.guarantee(judged).declarations.bounds.guaranteed is RESERVATIONS
    found = tool.next_avis(judged)
    assert (found.target, found.is_proven, found.at_least) == (RECOMMENDATIONS, True, 1)
    assert [(step.actions, step.answers) for step in found.steps] == [(("act-g",), ())]


NUMBERS = {"n": {"type": "integer"}, "m": {"type": "integer"}}
NOT_BELOW = {"fact": "q.n", "min": {"fact": "q.m"}}


def numbers(rules, n, m):
    """Return a tool and a project with two numbers, judged."""
    tool = small_tool(NUMBERS, rules)
    made = project(tool)
    given = {f"q.{name}": Answer(type=ValueType.INTEGER, state=AnswerState.ANSWERED, value=Decimal(value))
             for name, value in (("n", n), ("m", m))}  # fmt: skip
    return tool, tool.judge(made.model_copy(update={"answers": {**made.answers, **given}}))


def test_what_is_read_of_one_number_moves_together_and_no_way_is_made_of_a_contradiction():
    # n is 3 and m is 5: only the first is not met. Met all three, n would be at least 5 and at most 3.
    rules = [
        rule("BLO-001", "blocking", NOT_BELOW),
        rule("BLO-002", "blocking", {"fact": "q.n", "max": 3}),
        rule("BLO-003", "blocking", {"fact": "q.m", "min": 5}),
    ]
    found = (lambda tool, judged: tool.next_avis(judged))(*numbers(rules, 3, 5))
    assert (found.target, found.steps) == (RECOMMENDATIONS, ())


def test_the_value_that_a_number_should_have_is_told_and_judged():
    rules = [rule("BLO-001", "blocking", NOT_BELOW), rule("BLO-003", "blocking", {"fact": "q.m", "min": 5})]
    tool, judged = numbers(rules, 3, 5)
    found = tool.next_avis(judged)
    assert found.is_proven
    (step,) = found.steps
    assert not step.supposed
    again = tool.rejudge(judged, {name: Answer(type=fact.type, state=AnswerState.ANSWERED, value=fact.value)
                                  for name, fact in step.changes.items()})  # fmt: skip
    assert all(verdict.satisfied for verdict in again.judgement.verdicts)


# --- Against trying everything -----------------------------------------------------------------------------------

NAMES = "abcd"
SLUGS = [("act-1", "S"), ("act-2", "M"), ("act-3", "L"), ("act-4", "S")]


def random_case(seed):
    rng = random.Random(seed)  # noqa: S311
    questions = {name: {"actionable": rng.random() < 0.75} for name in NAMES}
    rules = []
    for number in range(6):
        first, second, third = rng.sample(NAMES, 3)
        satisfied = rng.choice(
            [
                yes(first),
                {"all": [yes(first), yes(second)]},
                {"any": [yes(first), yes(second)]},
                {"not": yes(first)},
            ]
        )
        rules.append(
            rule(
                f"TST-{number:03d}",
                rng.choice(["blocking", "major", "major", "minor"]),
                satisfied,
                partial=partly(first) if rng.random() < 0.4 else None,
                applies=yes(third) if rng.random() < 0.3 else None,
                actions=rng.sample(SLUGS, rng.choice([1, 1, 2])),
            )
        )
    answers = {name: rng.choice(["yes", "partial", "no", "no", None]) for name in NAMES}
    return small_tool(questions, rules), answers


def facts_under(condition):
    if "fact" in condition:
        return {condition["fact"]}
    members = condition.get("all") or condition.get("any") or [condition["not"]]
    return set(chain.from_iterable(facts_under(member) for member in members))


class Everything:
    """Tries every other answer to every question, and every set of rules that could be treated for it."""

    def __init__(self, tool, answers):
        self.tool, self.answers = tool, answers
        self.today = tool.judge(project(tool, **answers))
        self.rules = tool.assessor("pre_launch").rules
        raw = [item.model_dump(by_alias=True, exclude_none=True) for item in self.rules]
        self.asks = [
            facts_under(item["satisfied_when"])
            | (facts_under(item["partial_when"]) if "partial_when" in item else set())
            for item in raw
        ]
        outcomes = [verdict.outcome for verdict in self.today.judgement.verdicts]
        self.unmet = [
            place for place, kind in enumerate(outcomes) if kind in (OutcomeKind.VIOLATED, OutcomeKind.PARTIAL)
        ]
        self.open = {f"q.{name}" for name in NAMES if answers[name] is None}
        askable = [
            place for place, kind in enumerate(outcomes) if kind is OutcomeKind.UNDETERMINED or place in self.unmet
        ]
        self.answerable = self.open & set().union(*(self.asks[place] for place in askable))
        frozen = {question.id for question in tool.declarations.bank.questions if not question.actionable}
        self.frozen = frozen - self.open
        self.effort = {}
        for place in self.unmet:
            for action in self.rules[place].remediation:
                known = self.effort.get(action.action, action.effort)
                self.effort[action.action] = max(known, action.effort, key=list(Effort).index)

    def cheapest(self, wanted):
        """Return the least cost of a change after which ``wanted`` holds, and the ways; None when there is none."""
        costs = {}
        for values in product((None, "yes", "partial", "no"), repeat=len(NAMES)):
            changed = {f"q.{name}": value for name, value in zip(NAMES, values, strict=True)
                       if value is not None and value != self.answers[name]}  # fmt: skip
            if changed.keys() & self.frozen:
                continue
            after = self.tool.judge(
                project(self.tool, **{**self.answers, **{name[2:]: value for name, value in changed.items()}})
            )
            if not self._still_applying(after) or not wanted(after):
                continue
            met = [place for place in self.unmet if after.judgement.verdicts[place].satisfied]
            for treated in chain.from_iterable(combinations(met, size) for size in range(len(met) + 1)):
                movable = set().union(*(self.asks[place] for place in treated)) if treated else set()
                answered = changed.keys() - movable
                if answered <= self.answerable:
                    actions = {action.action for place in treated for action in self.rules[place].remediation}
                    costs.setdefault(self._cost(actions, answered), set()).add(
                        (frozenset(actions), frozenset(answered))
                    )
        return (min(costs), costs[min(costs)]) if costs else None

    def _still_applying(self, after):
        return not any(
            was.applies is not False and becomes.applies is False
            for was, becomes in zip(self.today.judgement.verdicts, after.judgement.verdicts, strict=True)
        )

    def _cost(self, actions, answered):
        by_effort = [sum(self.effort[slug] is effort for slug in actions) for effort in reversed(Effort)]
        return (len(actions) + len(answered), *by_effort)


def floor_of(judged):
    return judged.figures.avis.floor


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(24))
def test_no_shorter_or_lighter_way_is_found_by_trying_everything(seed):
    tool, answers = random_case(seed)
    everything = Everything(tool, answers)
    found = tool.next_avis(everything.today)
    guaranteed = tool.guarantee(everything.today).declarations.bounds.guaranteed
    if found is None:
        assert guaranteed is FAVOURABLE
        return
    place = ORDERED_LEVELS.index(found.target)
    assert place == (ORDERED_LEVELS.index(guaranteed) if guaranteed in ORDERED_LEVELS else 3) - 1
    best = everything.cheapest(
        lambda after: floor_of(after) in ORDERED_LEVELS and ORDERED_LEVELS.index(floor_of(after)) <= place
    )
    if best is None:
        assert (found.steps, found.is_proven) == ((), True)
        return
    assert found.is_proven
    assert found.steps
    for step in found.steps:
        assert everything._cost(step.actions, step.answers) == best[0]
        assert (frozenset(step.actions), frozenset(step.answers)) in best[1]
        assert found.at_least <= len(step.actions) + len(step.answers)
        again = tool.rejudge(
            everything.today,
            {name: Answer(type=fact.type, state=AnswerState.ANSWERED, value=fact.value)
             for name, fact in step.changes.items()},
        )  # fmt: skip
        assert floor_of(again) in ORDERED_LEVELS[: place + 1]
        met = {item.id for item, verdict in zip(everything.rules, again.judgement.verdicts, strict=True)
               if verdict.outcome is OutcomeKind.SATISFIED}  # fmt: skip
        assert set(step.closes) <= met


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(100, 112))
def test_a_rule_is_met_by_no_fewer_actions_and_answers_than_trying_everything_finds(seed):
    tool, answers = random_case(seed)
    everything = Everything(tool, answers)
    for place in everything.unmet[:2]:
        wanted = everything.rules[place].id
        best = everything.cheapest(lambda after, place=place: after.judgement.verdicts[place].satisfied)
        if best is None:
            with pytest.raises(ValueError, match=wanted):
                tool.what_if(everything.today, {}, [wanted])
            continue
        fix = tool.what_if(everything.today, {}, [wanted]).fix
        assert fix.is_proven
        fewest = best[0][0]
        assert len(fix.actions) + len(fix.answers) == fewest


def test_the_same_project_has_the_same_ways_each_time():
    for seed in (3, 8):
        first, second = (tool.next_avis(tool.judge(project(tool, **answers)))
                         for tool, answers in (random_case(seed), random_case(seed)))  # fmt: skip
        assert first == second


def test_the_level_of_none_aims_at_the_lowest_that_is_worth_aiming_at():
    found = next_avis(small_tool({"a": {}}, majors("a")), a=None)
    assert (found.target, found.steps[0].answers) == (RESERVATIONS, ("q.a",))
    assert AvisLevel.NONE not in ORDERED_LEVELS
