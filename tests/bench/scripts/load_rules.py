"""Prints the CPU seconds that the shipped rules take to be loaded and checked; the median of five times."""

import statistics
import time

from audit.facts.indicators.load import load_indicators
from audit.facts.vocabulary import build_vocabulary
from audit.questionnaire.load import load_question_bank
from audit.rulebase.load import load_rulebase

vocabulary = build_vocabulary(load_question_bank(), load_indicators())
times = []
for _ in range(5):
    start = time.process_time()
    load_rulebase(vocabulary)
    times.append(time.process_time() - start)
print(statistics.median(times))
