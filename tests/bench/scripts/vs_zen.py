"""Prints how many projects a second our kernel judges for each that ZEN does, by the same 150 rules, outcomes equal.

``graph``: ZEN runs them as a decision graph, as its documentation has it. ``expression``: as one bare expression that
is compiled beforehand, each rule written out whole; no graph, no names of steps, the least that it can do.

ZEN is installed for this script alone, in a folder that goes with it.
"""

import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from importlib import import_module

from audit.assessment import Assessor
from audit.engine.kernel import Kernel
from audit.engine.program import build_program
from audit.judgement.figures import FigureMaker
from audit.loading import load_declarations
from audit.model.questionnaire import ReviewType
from tests.bench.zen_rules import Translation, translatable
from tests.random_snapshots import REVIEW, random_snapshot

VERSION = "2.1.3"
RULES, PROJECTS, PASSES = 150, 100, 5
NOT_THERE = 75

with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:  # a library in use cannot go, on Windows
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--only-binary", ":all:", "--no-deps"]
    done = subprocess.run([*pip, "--target", folder, f"zen-engine=={VERSION}"], capture_output=True, text=True)
    if done.returncode:
        print(f"zen-engine {VERSION} could not be installed", file=sys.stderr)
        sys.exit(NOT_THERE)
    sys.path.insert(0, folder)
    zen = import_module("zen")

    declarations = load_declarations()
    rulebase = declarations.rulebase
    assessor = Assessor(*declarations, ReviewType.PRE_LAUNCH, with_durable_rules=False)
    types = {name: definition.type for name, definition in rulebase.vocabulary.facts.items()}
    rules = translatable(assessor.program, types)
    print(f"{len(rules)} of {len(assessor.rules)} rules read no table and no name; {RULES} are taken")
    program = build_program(rules[:RULES])
    parameters = rulebase.comparable_parameters()
    kernel, translation = Kernel(program, parameters), Translation(program, parameters, types)
    figures = FigureMaker(rules[:RULES], rulebase.scoring)
    projects = [assessor.facts.build(random_snapshot(declarations.bank, seed), REVIEW) for seed in range(PROJECTS)]
    inputs = [dict(translation.input(facts)) for facts in projects]

    if sys.argv[1] == "graph":
        decision = zen.ZenEngine().create_decision(translation.graph)
        judged = [decision.evaluate(one)["result"] for one in inputs]
        theirs: Callable[[dict], object] = decision.evaluate
    else:
        expression = zen.compile_expression(translation.expression)
        judged = [expression.evaluate(one) for one in inputs]
        theirs = expression.evaluate
    for facts, outcomes in zip(projects, judged, strict=True):
        ours = {f"r{place}": str(one.outcome) for place, one in enumerate(kernel.judge(facts).verdicts)}
        if ours != outcomes:
            raise SystemExit("the two engines differ")

    def seconds(work: Callable, items: list) -> float:
        start = time.process_time()
        for item in items:
            work(item)
        return time.process_time() - start

    passes = [
        (
            seconds(kernel.judge, projects),
            seconds(lambda facts: figures.figures(kernel.judge(facts).verdicts), projects),
            seconds(theirs, inputs),
        )
        for _ in range(PASSES)
    ]
    judging, figured, other = (sorted(column)[PASSES // 2] for column in zip(*passes, strict=True))
    print(f"a second: ours {PROJECTS / judging:.0f}, with figures {PROJECTS / figured:.0f}, ZEN {PROJECTS / other:.0f}")
    print(sorted(one[2] / one[0] for one in passes)[PASSES // 2])
