"""What the adapter to durable-rules guarantees: nothing lost, nothing twice, and our own limits proven beforehand."""

import itertools
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from audit.engine import durable_layout, durable_part, durable_plan
from audit.engine.durable_engine import DurableEngine, durable_rules_available
from audit.engine.durable_layout import lay_out, prove_distinct_hashes
from audit.engine.durable_plan import plan_of
from audit.engine.inlining import inline
from audit.engine.judge import Judge
from audit.engine.nodes import evaluator
from audit.engine.program import build_program
from audit.engine.rails import Clause, Step, compile_clauses
from audit.engine.verdict import verdict
from audit.errors import EngineFailure
from tests.oracle import generated_worlds as generated

pytestmark = pytest.mark.skipif(not durable_rules_available(), reason="durable-rules cannot be imported here")


def _program(*satisfied, applies=None):
    rules = []
    for number, condition in enumerate(satisfied):
        data = generated.rules(generated.generator(number), 1)[0]
        data |= {"id": f"TRP-{number:03d}", "satisfied_when": condition}
        data.pop("applies_when", None)
        data.pop("partial_when", None)
        if applies:
            data["applies_when"] = applies
        rules.append(generated.as_rule(data))
    return build_program(tuple(rules))


def _leaf(number):
    return {"fact": f"f.n{number}", "equals": 1}


def _evaluated(program, leaves):
    """Return the verdicts that the connectives give, evaluated one by one."""
    values = list(leaves)
    for gate in program.judged_gates:
        values.append(evaluator(*gate)(values))

    def worth(node, absent):
        return absent if node is None else values[program.numbers[node]]

    return tuple(
        verdict(worth(trees.applies, True), worth(trees.satisfied, None), worth(trees.partial, False))
        for trees in program.rules
    )


def _both(program, values):
    chained, _ = DurableEngine(program).judge(values)
    assert chained == _evaluated(program, values)
    return {trees.rule.id: found.outcome for trees, found in zip(program.rules, chained, strict=True)}


def compile_inlined(rules):
    return inline(compile_clauses(build_program(tuple(rules))))


def _outcomes(engine, values):
    return [found.outcome for found in engine.judge(values)[0]]


def test_two_conditions_on_the_same_fact_fire_together():
    program = _program({"all": [_leaf(0), _leaf(1)]})
    assert _both(program, [True, True]) == {"TRP-000": "satisfied"}


def test_a_project_of_which_nothing_is_known_is_judged():
    program = _program(_leaf(0), {"any": [_leaf(1), _leaf(2)]})
    engine = DurableEngine(program)
    for _ in range(200):
        assert set(_outcomes(engine, [None, None, None])) == {"undetermined"}


def test_a_conclusion_reached_in_several_ways_is_reached_once():
    program = _program({"all": [{"any": [_leaf(n) for n in range(6)]}, {"any": [_leaf(6), _leaf(7)]}]})
    assert _both(program, [True] * 8) == {"TRP-000": "satisfied"}


def test_an_absence_is_never_a_pattern():
    # Absences and disjunctions are settled before the engine, which sees positive patterns only.
    program = _program({"not": {"any": [_leaf(0), {"not": _leaf(1)}]}})
    ruleset = "".join(one.definition for one in plan_of(program).rulesets)
    assert all(word not in ruleset for word in ("$not", "$nex", "none", "$nall", "$nany", "$or"))


def test_only_small_whole_numbers_enter_the_engine():
    engine = DurableEngine(_program(*({"all": [_leaf(n), _leaf(n + 1)]} for n in range(60))))
    for fact in engine._parts[0]._facts([True] * 61, engine._parts[0]._run):
        assert all(isinstance(value, int) for key, value in fact.items() if key not in ("id", "sid"))


def test_a_long_conjunction_is_cut_in_pieces():
    # The literals lie in several facts, which a rule of few patterns cannot hold.
    program = _program({"all": [{"all": [_leaf(n) for n in range(start, start + 100)]} for start in (0, 100, 200)]})
    layout = lay_out(compile_clauses(program))
    assert max(len(patterns) for _, patterns in layout.patterns) <= durable_layout.MAX_PATTERNS_PER_RULE
    assert _both(program, [True] * 300) == {"TRP-000": "satisfied"}
    assert _both(program, [True] * 299 + [None]) == {"TRP-000": "undetermined"}
    assert _both(program, [None] * 299 + [False]) == {"TRP-000": "violated"}


def test_a_popular_atom_keeps_within_the_matches_of_a_fact():
    program = _program(*({"all": [_leaf(0), _leaf(1 + n % 39), _leaf(2 + n % 38)]} for n in range(120)))
    values = [True] * len(program.atoms)
    assert set(_both(program, values).values()) == {"satisfied"}
    layout = lay_out(compile_clauses(program))
    assert max(durable_layout._matches(layout).values()) + 1 <= durable_layout.MAX_MATCHES_PER_FACT


def test_too_many_rules_sharing_a_pattern_are_refused():
    shared = compile_clauses(_program(_leaf(0)))[0].body[0]
    most = durable_layout.MAX_RULES_SHARING_A_PATTERN
    given = [Step(("given", number)) for number in range(most + 1)]
    clauses = [Clause(Step(("step", number)), (shared, step)) for number, step in enumerate(given)]
    stated = tuple(Clause(step, (shared, clauses[0].head)) for step in given)  # one rule, which concludes them all
    assert len(lay_out((*clauses[: most - 1], *stated)).patterns) == most
    with pytest.raises(EngineFailure, match=f"at most {most} rules sharing a pattern; the rule base needs {most + 1}"):
        lay_out((*clauses[:most], *stated))


def test_clauses_that_ask_for_the_same_are_one_rule_that_concludes_what_each_does():
    program = _program(_leaf(0), {"all": [_leaf(1), _leaf(0)]}, _leaf(0), {"all": [_leaf(0), _leaf(1)]})
    clauses, (ruleset,) = inline(compile_clauses(program)), plan_of(program).rulesets
    assert len(ruleset.heads) == len({frozenset(clause.body) for clause in clauses}) < len(clauses)
    for values in itertools.product((True, False, None), repeat=2):
        both = _both(program, list(values))
        assert both["TRP-000"] == both["TRP-002"]
        assert both["TRP-001"] == both["TRP-003"]


@pytest.mark.parametrize(
    ("limit", "most", "what"),
    [
        ("MAX_RULES", 3, "rules"),  # one clause, and two rules of the adapter's own
        ("MAX_PATTERNS_PER_RULE", 1, "patterns in a rule"),
        ("MAX_MATCHES_PER_FACT", 2, "matches of a fact"),  # that clause, and the rule that looks at every fact
        ("MAX_CONDITIONS_UNDER_A_PARENT", durable_layout.CONCLUSIONS_PER_BLOCK, "conditions under a parent"),
        ("MAX_KEYS_PER_FACT", durable_layout.SLOTS_PER_FACT + 4, "keys of a fact"),
    ],
)
def test_each_limit_is_proven(monkeypatch, limit, most, what):
    clause = Clause(Step(("step", 0)), compile_clauses(_program(_leaf(0)))[0].body[:1])
    monkeypatch.setattr(durable_layout, limit, most)
    lay_out((clause,))
    monkeypatch.setattr(durable_layout, limit, most - 1)
    with pytest.raises(EngineFailure, match=f"at most {most - 1} {what}; the rule base needs {most}"):
        lay_out((clause,))


@pytest.mark.parametrize("variant", ["_fnv1a", "_fnv1"])
def test_names_that_the_engine_would_confuse_are_refused(monkeypatch, variant):
    prove_distinct_hashes([f"p{number}" for number in range(1000)])
    monkeypatch.setattr(durable_layout, variant, len)  # a hash by which any two names of one length are the same
    with pytest.raises(EngineFailure, match="'one' and 'two'"):
        prove_distinct_hashes(["one", "p1", "two"])


def test_names_are_hashed_as_published():
    # Test vectors that the authors of the hash published.
    assert [durable_layout._fnv1a(name) for name in ("", "a", "foobar")] == [0x811C9DC5, 0xE40C292C, 0xBF9CF968]
    assert [durable_layout._fnv1(name) for name in ("", "a", "foobar")] == [0x811C9DC5, 0x050C5D7E, 0x31F0B262]


def test_an_action_that_fails_is_not_swallowed(monkeypatch):
    engine = DurableEngine(_program({"all": [{"any": [_leaf(0), _leaf(1)]}, _leaf(2)]}))

    class Exploding(set):
        def add(self, item):
            raise ZeroDivisionError

    class Failing(durable_part._Run):
        def __init__(self, session):
            super().__init__(session)
            self.concluded = Exploding()

    monkeypatch.setattr(durable_part, "_Run", Failing)
    with pytest.raises(EngineFailure, match="ZeroDivisionError"):
        engine.judge([True, True, True])


def test_a_failure_does_not_reach_the_next_project(monkeypatch):
    engine = DurableEngine(_program({"all": [{"any": [_leaf(0), _leaf(1)]}, _leaf(2)]}))
    with monkeypatch.context() as patched:
        patched.setattr(engine._parts[0]._ruleset, "get_facts", lambda *_: [])
        with pytest.raises(EngineFailure):
            engine.judge([True, True, True])
    assert _outcomes(engine, [None, None, None]) == ["undetermined"]
    assert _outcomes(engine, [True, True, True]) == ["satisfied"]


def test_a_clock_that_jumps_abandons_nothing(monkeypatch):
    import durable.engine

    hours = itertools.count(step=3600)
    monkeypatch.setattr(durable.engine, "_unix_now", lambda: next(hours))
    program = _program(*(_leaf(number) for number in range(5)))
    assert _both(program, [True] * 5) == {f"TRP-{number:03d}": "satisfied" for number in range(5)}


def test_a_lost_fact_is_noticed(monkeypatch):
    engine = DurableEngine(_program(_leaf(0)))
    monkeypatch.setattr(engine._parts[0]._ruleset, "get_facts", lambda *_: [])
    with pytest.raises(EngineFailure, match="holds 0 facts where 2"):
        engine.judge([True])


@pytest.mark.slow
@pytest.mark.parametrize("together", [1, 5])
def test_rulesets_apart_conclude_what_one_does(monkeypatch, together):
    monkeypatch.setattr(durable_plan, "CLAUSES_TOGETHER", together)
    rng = generated.generator(5)
    rules = [generated.as_rule(rule) for rule in generated.rules(rng, 12)]
    plan = plan_of(build_program(tuple(rules)))
    assert len(plan.rulesets) > 5
    assert sum(len(heads) for one in plan.rulesets for heads in one.heads) == len(compile_inlined(rules))
    judge = Judge(rules, generated.PARAMETERS)
    for _ in range(60):
        judge.judgement(generated.world(rng)[0])  # raises EngineDisagreement where the two engines differ


@pytest.mark.slow
def test_a_rule_base_of_more_clauses_than_a_ruleset_holds_is_judged_by_both_engines():
    rng = generated.generator(5)
    rules = [generated.as_rule(rule) for rule in generated.rules(rng, 450)]
    plan = plan_of(build_program(tuple(rules)))
    assert sum(len(one.heads) for one in plan.rulesets) > durable_layout.MAX_RULES
    judge = Judge(rules, generated.PARAMETERS)
    for _ in range(10):
        judge.judgement(generated.world(rng)[0])  # raises EngineDisagreement where the two engines differ


def test_clauses_that_wait_for_one_another_stay_in_one_ruleset(monkeypatch):
    monkeypatch.setattr(durable_plan, "CLAUSES_TOGETHER", 1)
    program = _program(
        {"all": [{"any": [_leaf(n) for n in range(6)]}, {"any": [_leaf(6), _leaf(7)]}]}, _leaf(8), {"not": _leaf(8)}
    )
    assert len(plan_of(program).rulesets) > 1
    assert _both(program, [True] * 9) == {"TRP-000": "satisfied", "TRP-001": "satisfied", "TRP-002": "violated"}
    assert _both(program, [False] * 9) == {"TRP-000": "violated", "TRP-001": "violated", "TRP-002": "satisfied"}


@pytest.mark.slow
def test_threads_that_share_an_engine_get_each_its_own_project():
    rng = generated.generator(3)
    judge = Judge([generated.as_rule(rule) for rule in generated.rules(rng, 12)], generated.PARAMETERS)
    worlds = [generated.world(rng)[0] for _ in range(60)]
    expected = [judge.kernel.judge(facts).verdicts for facts in worlds]
    with ThreadPoolExecutor(4) as pool:  # raises EngineDisagreement or EngineFailure when projects mix
        assert [found.verdicts for found in pool.map(judge.judgement, worlds)] == expected


def test_the_engines_are_compared_on_what_bounds_rest_on():
    # Of a rule that is open, one engine knows that it applies and the other does not: the outcome is the same.
    applies, satisfied = {"fact": "f.n0", "equals": 1}, {"fact": "f.n1", "equals": 1}
    program = _program(satisfied, applies=applies)
    engine = DurableEngine(program)
    assert engine.judge([True, None])[0] != engine.judge([None, None])[0]
    assert _outcomes(engine, [True, None]) == _outcomes(engine, [None, None]) == ["undetermined"]


def test_the_engine_starts_no_thread():
    before = threading.active_count()
    DurableEngine(_program(_leaf(0))).judge([True])
    assert threading.active_count() == before


_MEMORY = """
from audit.engine.inlining import inline
from audit.engine.judge import Judge
from tests.oracle import generated_worlds as generated
from tests.peak_memory import peak_megabytes

rng = generated.generator(1)
judge = Judge([generated.as_rule(rule) for rule in generated.rules(rng, 6)], generated.PARAMETERS)
worlds = [generated.world(rng)[0] for _ in range(50)]

for number in range(10_000):
    judge.judgement(worlds[number % len(worlds)])  # by both engines; what is then explained is plain Python
    if number == 999:
        early = peak_megabytes()
print(peak_megabytes() - early)
"""


@pytest.mark.thorough
@pytest.mark.slow
def test_ten_thousand_audits_leave_memory_flat():
    done = subprocess.run([sys.executable, "-c", _MEMORY], capture_output=True, text=True, check=True)
    assert float(done.stdout) < 4, "megabytes grown between audit 1,000 and audit 10,000"
