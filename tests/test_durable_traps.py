"""Each trap of durable-rules 2.0.28 that the adapter must stand, tried for real."""

import itertools
import json
import subprocess
import sys
import threading

import pytest

from audit.engine import durable_layout
from audit.engine.durable_engine import DurableEngine, durable_rules_available
from audit.engine.durable_layout import lay_out, prove_distinct_hashes
from audit.engine.evaluator import PythonEvaluator
from audit.engine.program import build_program
from audit.engine.rails import Clause, Step, compile_clauses
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


def _both(program, values):
    chained, _ = DurableEngine(program).judge(values)
    evaluated = {name: verdict.outcome for name, verdict in PythonEvaluator(program).judge(values).items()}
    assert chained == evaluated
    return chained


def test_two_conditions_on_the_same_fact_fire_together():
    # Trap 13: one fact cannot play two roles in a rule.
    program = _program({"all": [_leaf(0), _leaf(1)]})
    assert _both(program, [True, True]) == {"TRP-000": "satisfied"}


def test_a_project_of_which_nothing_is_known_is_judged():
    # Traps 2, 7 and 17: unhandled facts, deleting a state without a firing, an empty batch.
    program = _program(_leaf(0), {"any": [_leaf(1), _leaf(2)]})
    engine = DurableEngine(program)
    for _ in range(200):
        assert set(engine.judge([None, None, None])[0].values()) == {"undetermined"}


def test_a_conclusion_reached_in_several_ways_is_reached_once():
    # Trap 11: a disjunction fires once a branch; asserting a fact twice raises.
    program = _program({"all": [{"any": [_leaf(n) for n in range(6)]}, {"any": [_leaf(6), _leaf(7)]}]})
    assert _both(program, [True] * 8) == {"TRP-000": "satisfied"}


def test_an_absence_is_never_a_pattern():
    # Trap 10: none() does not fire, or fires too early.
    program = _program({"not": {"any": [_leaf(0), {"not": _leaf(1)}]}})
    from audit.engine.durable_ruleset import definition_of

    ruleset = json.dumps(definition_of(DurableEngine(program)._rules()))
    assert all(word not in ruleset for word in ("$not", "$nex", "none", "$nall", "$nany", "$or"))


def test_only_small_whole_numbers_enter_the_engine():
    # Trap 4: exponents, infinities, strings and None are compared wrongly or lost.
    engine = DurableEngine(_program(*({"all": [_leaf(n), _leaf(n + 1)]} for n in range(60))))
    for fact in engine._facts([True] * 61):
        assert all(isinstance(value, int) for key, value in fact.items() if key not in ("id", "sid"))


def test_a_long_conjunction_is_cut_in_pieces():
    # Trap 8: 16 patterns a rule, 29 conditions in a join. Literals lie in several facts.
    program = _program({"all": [_leaf(n) for n in range(300)]})
    layout = lay_out(compile_clauses(program))
    assert max(len(patterns) for _, patterns in layout.patterns) <= durable_layout.MAX_PATTERNS_PER_RULE
    assert _both(program, [True] * 300) == {"TRP-000": "satisfied"}
    assert _both(program, [True] * 299 + [None]) == {"TRP-000": "undetermined"}
    assert _both(program, [None] * 299 + [False]) == {"TRP-000": "violated"}


def test_a_popular_atom_keeps_within_the_matches_of_a_fact():
    # Trap 8: beyond 64 matches of one fact, error 303.
    program = _program(*({"all": [_leaf(0), _leaf(1 + n % 39), _leaf(2 + n % 38)]} for n in range(120)))
    values = [True] * len(program.atoms)
    assert set(_both(program, values).values()) == {"satisfied"}
    layout = lay_out(compile_clauses(program))
    assert max(durable_layout._matches(layout).values()) + 1 <= durable_layout.MAX_MATCHES_PER_FACT


def test_too_many_rules_sharing_a_pattern_are_refused():
    # Trap 8: 256 rules with the same pattern crash the process.
    shared = compile_clauses(_program(_leaf(0)))[0].body[0]
    many = tuple(
        Clause(Step(("step", number)), (shared,)) for number in range(durable_layout.MAX_RULES_SHARING_A_PATTERN + 1)
    )
    with pytest.raises(EngineFailure, match="rules sharing a pattern"):
        lay_out(many)


def test_names_that_collide_are_refused():
    # Traps 1 and 5: ids and names are compared by a 32-bit hash only.
    with pytest.raises(EngineFailure, match="'glbvs' and 'yacxa'"):
        prove_distinct_hashes(["glbvs", "p1", "yacxa"])
    prove_distinct_hashes([f"p{number}" for number in range(1000)])


def test_an_action_that_fails_is_not_swallowed():
    # Trap 3: exceptions inside actions do not reach the caller.
    engine = DurableEngine(_program({"all": [{"any": [_leaf(0), _leaf(1)]}, _leaf(2)]}))

    class Exploding(set):
        def add(self, item):
            raise ZeroDivisionError

    engine._concluded = Exploding()
    with pytest.raises(EngineFailure, match="ZeroDivisionError"):
        engine.judge([True, True, True])


def test_a_failure_does_not_reach_the_next_project(monkeypatch):
    engine = DurableEngine(_program({"all": [{"any": [_leaf(0), _leaf(1)]}, _leaf(2)]}))
    with monkeypatch.context() as patched:
        patched.setattr(engine._ruleset, "get_facts", lambda *_: [])
        with pytest.raises(EngineFailure):
            engine.judge([True, True, True])
    assert engine.judge([None, None, None])[0] == {"TRP-000": "undetermined"}
    assert engine.judge([True, True, True])[0] == {"TRP-000": "satisfied"}


def test_a_clock_that_jumps_abandons_nothing(monkeypatch):
    # Trap 14: the loop of durable-rules drops what is left to fire when ten seconds of wall clock have gone by.
    import durable.engine

    hours = itertools.count(step=3600)
    monkeypatch.setattr(durable.engine, "_unix_now", lambda: next(hours))
    program = _program(*(_leaf(number) for number in range(5)))
    assert _both(program, [True] * 5) == {f"TRP-{number:03d}": "satisfied" for number in range(5)}


def test_a_lost_fact_is_noticed(monkeypatch):
    # Trap 4: assert_facts drops facts and returns without an error.
    engine = DurableEngine(_program(_leaf(0)))
    monkeypatch.setattr(engine._ruleset, "get_facts", lambda *_: [])
    with pytest.raises(EngineFailure, match="holds 0 facts where 2"):
        engine.judge([True])


def test_the_engine_starts_no_thread():
    # Trap 6: timer threads may run an action a second time.
    before = threading.active_count()
    DurableEngine(_program(_leaf(0))).judge([True])
    assert threading.active_count() == before


_MEMORY = """
from audit.engine.judge import Judge
from tests.oracle import generated_worlds as generated
from tests.peak_memory import peak_megabytes

rng = generated.generator(1)
judge = Judge([generated.as_rule(rule) for rule in generated.rules(rng, 20)], generated.PARAMETERS)
worlds = [generated.world(rng)[0] for _ in range(50)]

for number in range(10_000):
    judge.judge(worlds[number % len(worlds)])
    if number == 999:
        early = peak_megabytes()
print(peak_megabytes() - early)
"""


def test_ten_thousand_audits_leave_memory_flat():
    # Trap 7: a state that is not deleted costs megabytes an audit.
    done = subprocess.run([sys.executable, "-c", _MEMORY], capture_output=True, text=True, check=True)
    assert float(done.stdout) < 8, "megabytes grown between audit 1,000 and audit 10,000"
