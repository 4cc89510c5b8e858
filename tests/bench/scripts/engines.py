"""Prints the CPU milliseconds of judging a project: ``verdicts``, the two engines alone, or ``judge``, the whole.

Where leaves are part of what an engine judges, ``verdicts`` has them too.
"""

import statistics
import sys
import time

from audit.engine.judge import Judge
from audit.rulebase.example_facts import example_facts

try:
    from audit.loading import load_declarations
except ImportError:  # trees before it was a library's
    from audit.cli.load import load_declarations

rulebase = load_declarations().rulebase
judge = Judge(rulebase.rules, rulebase.comparable_parameters())
examples = [example for rule in rulebase.rules for example in rule.examples][::7]
projects = [example_facts(example, rulebase.vocabulary) for example in examples]
if sys.argv[1] == "judge":
    work, items = judge.judge, projects
elif hasattr(judge, "settle"):  # trees in which leaves were judged apart
    work, items = judge.verdicts, [judge.settle(facts) for facts in projects]
else:
    work, items = judge.judgement, projects
times = []
for item in items:
    start = time.process_time()
    work(item)
    times.append(time.process_time() - start)
print(1000 * statistics.median(times))
