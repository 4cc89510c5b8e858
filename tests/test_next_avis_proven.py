"""The next avis against trying everything: every set of actions and answers, every completion of what stays open.

The oracle evaluates conditions, outcomes, score and caps by itself, from the same raw rules; it shares nothing with the
engine. A question that is open leaves each comparison on it either way ("not applicable" tells none of them), one known
between bounds leaves only what some number within them does.
"""

from decimal import Decimal
from functools import cache
from itertools import chain, combinations, product

import pytest
from hypothesis import HealthCheck, Phase, assume, given, settings
from hypothesis import strategies as st

from audit.model.answer import Answer, AnswerState
from audit.model.scoring import ORDERED_LEVELS
from audit.model.value import ValueType
from audit.model.within import Within
from tests.many_cases import examples
from tests.small_rule_bases import partly, project, rule, small_tool, yes

WEIGHTS = {"blocking": 10, "major": 5, "minor": 2}
FLOORS = (85, 70, 50)  # the place in ORDERED_LEVELS that a score reaches
CAPS = [("blocking", "violated", 2, 3), ("blocking", "violated", 1, 2), ("blocking", "partial", 1, 1),
        ("major", "violated", 1, 1)]  # fmt: skip
CODES = ("yes", "partial", "no")
NUMBERS = tuple(range(8))
EFFORTS = {"act-1": "S", "act-2": "M", "act-3": "L", "act-4": "S"}
GRADED = ("a", "b", "c")


def at_least(number):
    return {"fact": "q.n", "min": number}


def at_most(number):
    return {"fact": "q.n", "max": number}


# --- The oracle --------------------------------------------------------------------------------------------------


def leaves_of(condition):
    if condition is None:
        return set()
    if "fact" in condition:
        return {tuple(condition.items())}
    members = condition.get("all") or condition.get("any") or [condition["not"]]
    return set(chain.from_iterable(leaves_of(member) for member in members))


def worth_of(leaf, value):
    """Return what a comparison is worth on an answer; None on one that is not known."""
    if value is None:
        return None
    if isinstance(value, tuple):
        found = {worth_of(leaf, number) for number in range(value[0], value[1] + 1)}
        return found.pop() if len(found) == 1 else None
    _, (operator, operand) = leaf
    return {"is": value == operand, "min": operator == "min" and value >= operand,
            "max": operator == "max" and value <= operand}[operator]  # fmt: skip


def evaluated(condition, leaf):
    if "fact" in condition:
        return leaf[tuple(condition.items())]
    if "not" in condition:
        value = evaluated(condition["not"], leaf)
        return None if value is None else not value
    values = [evaluated(member, leaf) for member in condition.get("all") or condition["any"]]
    decisive = "any" in condition
    return decisive if decisive in values else None if None in values else not decisive


def outcome(one, leaf):
    if "applies_when" in one and not evaluated(one["applies_when"], leaf):
        return None
    if evaluated(one["satisfied_when"], leaf):
        return "satisfied"
    return "partial" if "partial_when" in one and evaluated(one["partial_when"], leaf) else "violated"


def level(rules, leaf):
    """Return the place of the level of a project of which every comparison is known; None without a rule to measure."""
    found = [(one["severity"], outcome(one, leaf)) for one in rules]
    found = [pair for pair in found if pair[1]]
    return level_of(found) if found else None


def level_of(found):
    """Return the place of the level that pairs of severity and outcome lead to."""
    credit = {"satisfied": 2, "partial": 1, "violated": 0}
    earned = sum(WEIGHTS[severity] * credit[kind] for severity, kind in found)
    whole = 2 * sum(WEIGHTS[severity] for severity, _ in found)
    place = next((place for place, floor in enumerate(FLOORS) if 100 * earned >= floor * whole), 3)
    return max([place, *(worst for severity, kind, count, worst in CAPS if found.count((severity, kind)) >= count)])


class Everything:
    """One project, of which everything is tried."""

    def __init__(self, rules, answers, frozen):
        self.rules, self.answers = rules, answers
        keys = ("applies_when", "satisfied_when", "partial_when")
        self.leaves = sorted(set().union(*(leaves_of(one.get(key)) for one in rules for key in keys)), key=str)
        self.asks = [
            {leaf[0][1][2:] for key in ("satisfied_when", "partial_when") for leaf in leaves_of(one.get(key))}
            for one in rules
        ]
        today = self.kleene(tuple(answers.items()))
        self.applied = [
            one for one in rules if "applies_when" in one and evaluated(one["applies_when"], today) is not False
        ]
        self.unmet, undetermined = [], []
        for place, one in enumerate(rules):
            applies = evaluated(one["applies_when"], today) if "applies_when" in one else True
            met = evaluated(one["satisfied_when"], today)
            if applies and met is False:
                self.unmet.append(place)
            elif applies is not False and not (applies and met):
                undetermined.append(place)
        self.open = {name for name, value in answers.items() if value is None or isinstance(value, tuple)}
        self.frozen = set(frozen) - self.open
        self.answerable = self.open & set().union(set(), *(self.asks[place] for place in [*self.unmet, *undetermined]))

    @cache  # noqa: B019 - one project lives as long as its test
    def kleene(self, answers):
        given = dict(answers)
        return {leaf: worth_of(leaf, given[leaf[0][1][2:]]) for leaf in self.leaves}

    @cache  # noqa: B019
    def floor(self, answers):
        """Return the place of the worst level that a completion leads to; None without a rule to measure."""
        known = self.kleene(answers)
        patterns = []
        for name, value in answers:
            mine = [leaf for leaf in self.leaves if leaf[0][1] == f"q.{name}" and known[leaf] is None]
            if isinstance(value, tuple):
                found = {tuple(worth_of(leaf, n) for leaf in mine) for n in range(value[0], value[1] + 1)}
            else:
                found = set(product((True, False), repeat=len(mine)))
            patterns.append([dict(zip(mine, one, strict=True)) for one in sorted(found)])
        levels = (level(self.rules, {**known, **{leaf: worth for part in parts for leaf, worth in part.items()}})
                  for parts in product(*patterns))  # fmt: skip
        return max((place for place in levels if place is not None), default=None)

    def floor_today(self):
        return self.floor(tuple(self.answers.items()))

    def cheapest(self, place):
        """Return, of the ways to a floor at or above ``place``, the fewest and lightest cost, and its ways."""
        costs = {}
        domains = [[value, *(other for other in (NUMBERS if name == "n" else CODES) if other != value)]
                   if name not in self.frozen else [value] for name, value in self.answers.items()]  # fmt: skip
        for values in product(*domains):
            after = tuple(zip(self.answers, values, strict=True))
            changed = {name for name, value in after if value != self.answers[name]}
            known = self.kleene(after)
            if any(evaluated(one["applies_when"], known) is False for one in self.applied):
                continue
            floor = self.floor(after)
            if floor is None or floor > place:
                continue
            met = [rule for rule in self.unmet if self._is_met(rule, known)]
            for treated in chain.from_iterable(combinations(met, size) for size in range(len(met) + 1)):
                movable = set().union(set(), *(self.asks[rule] for rule in treated))
                answered = changed - movable
                if answered <= self.answerable and all(
                    self._may_be_answered(name, dict(after)[name]) for name in answered
                ):
                    actions = {action["action"] for rule in treated for action in self.rules[rule]["remediation"]}
                    costs.setdefault(self.cost(actions, answered), set()).add((frozenset(actions), frozenset(answered)))
        return (min(costs), costs[min(costs)]) if costs else None

    def _is_met(self, place, known):
        one = self.rules[place]
        applies = evaluated(one["applies_when"], known) if "applies_when" in one else True
        return applies is True and evaluated(one["satisfied_when"], known) is True

    def _may_be_answered(self, name, value):
        known = self.answers[name]
        return known is None or known[0] <= value <= known[1]

    @staticmethod
    def cost(actions, answered):
        return (len(actions) + len(answered),
                *(sum(EFFORTS[slug] == effort for slug in actions) for effort in ("XL", "L", "M", "S")))  # fmt: skip


# --- Cases -------------------------------------------------------------------------------------------------------

a_leaf = st.one_of(
    st.sampled_from(GRADED).map(yes), st.sampled_from([at_least(2), at_least(5), at_most(3)]), st.just(partly("a"))
)
a_condition = st.one_of(
    a_leaf,
    a_leaf.map(lambda one: {"not": one}),
    st.tuples(st.sampled_from(["all", "any"]), st.lists(a_leaf, min_size=2, max_size=2)).map(
        lambda one: {one[0]: one[1]}
    ),
)


@st.composite
def rule_bases(draw):
    slugs = st.lists(st.sampled_from(sorted(EFFORTS)), min_size=1, max_size=2, unique=True)
    return [
        rule(
            f"TST-{number:03d}",
            draw(st.sampled_from(["blocking", "major", "major", "minor"])),
            draw(a_condition),
            partial=draw(st.one_of(st.none(), a_leaf)),
            applies=draw(st.one_of(st.none(), st.none(), a_leaf)),
            actions=[(slug, EFFORTS[slug]) for slug in draw(slugs)],
        )
        for number in range(draw(st.integers(2, 6)))
    ]


a_code = st.sampled_from([*CODES, "no", None, None])
a_number = st.one_of(st.sampled_from(NUMBERS), st.none(), st.sampled_from([(0, 3), (1, 6), (3, 4), (4, 7)]))


def case(rules, answers, frozen=()):
    """Return a tool and a project of it, judged."""
    questions = {name: {"actionable": name not in frozen} for name in GRADED}
    questions["n"] = {"type": "integer", "actionable": "n" not in frozen}
    tool = small_tool(questions, rules)
    made = project(tool, **{name: value for name, value in answers.items() if name != "n"})
    number = answers["n"]
    if number is None:
        given = Answer(type=ValueType.INTEGER, state=AnswerState.UNKNOWN)
    elif isinstance(number, tuple):
        given = Answer(type=ValueType.INTEGER, state=AnswerState.PARTLY_ANSWERED,
                       within=Within(*map(Decimal, number), False, False))  # fmt: skip
    else:
        given = Answer(type=ValueType.INTEGER, state=AnswerState.ANSWERED, value=Decimal(number))
    made = made.model_copy(update={"answers": {**made.answers, "q.n": given}})
    return tool, tool.judge(made)


def supposed(found):
    return {name: Answer(type=fact.type, state=AnswerState.ANSWERED, value=fact.value) for name, fact in found.items()}


def plain(answers, changes):
    changed = {
        name[2:]: fact.value if isinstance(fact.value, str) else int(fact.value) for name, fact in changes.items()
    }
    return tuple({**answers, **changed}.items())


@pytest.mark.slow
@settings(
    max_examples=examples(60),
    deadline=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)
@given(
    rule_bases(),
    st.fixed_dictionaries({**dict.fromkeys(GRADED, a_code), "n": a_number}),
    st.sets(st.sampled_from([*GRADED, "n"]), max_size=2),
)
def test_no_way_is_shorter_or_lighter_than_the_one_found_whatever_is_tried(rules, answers, frozen):
    everything = Everything(rules, answers, frozen)
    today = everything.floor_today()
    assume(today is not None)
    tool, judged = case(rules, answers, frozen)
    assert tool.guarantee(judged).declarations.bounds.floor is ORDERED_LEVELS[today]
    found = tool.next_avis(judged)
    if today == 0:
        assert found is None
        return
    assert found.target is ORDERED_LEVELS[today - 1]
    best = everything.cheapest(today - 1)
    assert found.is_proven
    if best is None:
        assert found.steps == ()
        return
    assert found.steps
    for step in found.steps:
        actions, answered = frozenset(step.actions), frozenset(name[2:] for name in step.answers)
        assert everything.cost(actions, answered) == best[0]
        assert (actions, answered) in best[1]
        # The witness: judged again, by the oracle and by the tool.
        assert everything.floor(plain(answers, step.changes)) <= today - 1
        again = tool.rejudge(judged, supposed(step.changes))
        assert tool.guarantee(again).declarations.bounds.floor in ORDERED_LEVELS[:today]
    assert len({(step.actions, step.answers) for step in found.steps}) == len(found.steps) <= 5
    assert found == tool.next_avis(case(rules, answers, frozen)[1])


# --- Two numbers, of which only some values are tried ------------------------------------------------------------

ON_TWO = {
    "n not below m": ({"fact": "q.n", "min": {"fact": "q.m"}}, lambda n, m: n >= m, "nm"),
    "n below m": ({"fact": "q.n", "below": {"fact": "q.m"}}, lambda n, m: n < m, "nm"),
    "n small": ({"fact": "q.n", "max": 3}, lambda n, _: n <= 3, "n"),
    "n great": ({"fact": "q.n", "min": 6}, lambda n, _: n >= 6, "n"),
    "m great": ({"fact": "q.m", "min": 5}, lambda _, m: m >= 5, "m"),
    "m two": ({"fact": "q.m", "equals": 2}, lambda _, m: m == 2, "m"),
}


def fewest_on_two(chosen, n, m, place):
    """Return the fewest actions after which the level is at ``place`` or better, each rule having one of its own."""
    unmet = [number for number, (name, _) in enumerate(chosen) if not ON_TWO[name][1](n, m)]
    counts = []
    for after in product(range(13), repeat=2):
        met = [ON_TWO[name][1](*after) for name, _ in chosen]
        found = [
            (severity, "satisfied" if holds else "violated") for (_, severity), holds in zip(chosen, met, strict=True)
        ]
        if level_of(found) > place:
            continue
        changed = {name for name, was, becomes in zip("nm", (n, m), after, strict=True) if was != becomes}
        treatable = [number for number in unmet if met[number]]
        counts += [
            len(treated)
            for treated in chain.from_iterable(combinations(treatable, size) for size in range(len(treatable) + 1))
            if changed <= set().union(set(), *(ON_TWO[chosen[number][0]][2] for number in treated))
        ]
    return min(counts, default=None)


@pytest.mark.slow
@settings(max_examples=examples(120), deadline=None, phases=[Phase.explicit, Phase.generate])
@given(
    st.lists(st.tuples(st.sampled_from(sorted(ON_TWO)), st.sampled_from(sorted(WEIGHTS))), min_size=2, max_size=5),
    st.integers(0, 7),
    st.integers(0, 7),
)
def test_what_is_proven_of_numbers_of_which_some_values_are_tried_holds_of_all_values(chosen, n, m):
    rules = [rule(f"TST-{place:03d}", severity, ON_TWO[name][0]) for place, (name, severity) in enumerate(chosen)]
    tool = small_tool({"n": {"type": "integer"}, "m": {"type": "integer"}}, rules)
    made = project(tool)
    given_ = {f"q.{name}": Answer(type=ValueType.INTEGER, state=AnswerState.ANSWERED, value=Decimal(value))
              for name, value in (("n", n), ("m", m))}  # fmt: skip
    judged = tool.judge(made.model_copy(update={"answers": {**made.answers, **given_}}))
    today = level_of([(severity, "satisfied" if ON_TWO[name][1](n, m) else "violated") for name, severity in chosen])
    found = tool.next_avis(judged)
    if today == 0:
        assert found is None
        return
    fewest = fewest_on_two(chosen, n, m, today - 1)
    if found.is_proven:
        assert [len(step.actions) for step in found.steps] == [fewest] * len(found.steps)
        assert bool(found.steps) is (fewest is not None)
    for step in found.steps:
        assert not step.supposed
        assert len(step.actions) >= fewest >= found.at_least
        again = tool.rejudge(judged, supposed(step.changes))
        assert again.figures.avis.floor in ORDERED_LEVELS[:today]
