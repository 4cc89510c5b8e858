"""Fact sets written by hand: ``{name: value}`` and ``{table: (completeness, rows)}``."""

from datetime import date

from audit.facts.indicators import compute_indicators
from audit.facts.indicators.load import load_indicators
from audit.model.rule import Example, ExampleTable
from audit.rulebase.example_facts import example_facts
from tests.rule_files import shipped_vocabulary

REVIEW = date(2026, 6, 30)


def facts_with(given=None, tables=None):
    example = Example(
        name="x",
        given=given or {},
        tables={
            name: ExampleTable(completeness=completeness, rows=tuple(rows))
            for name, (completeness, rows) in (tables or {}).items()
        },
        expect="satisfied",
    )
    return example_facts(example, shipped_vocabulary())


def indicator(name, given=None, tables=None, review=REVIEW):
    return compute_indicators(facts_with(given, tables), load_indicators(), review)[name]
