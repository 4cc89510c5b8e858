"""The declarations that tables are complete on which computed facts rest: a figure drawn from a table is no firmer."""

from collections.abc import Iterable

from audit.model.fact import Fact
from audit.model.reference import FactRef
from audit.model.table_completeness import CLOSED
from audit.record.facts import RecordedFacts


def declared_behind(facts: Iterable[Fact], recorded: RecordedFacts) -> tuple[Fact, ...]:
    """Return the declarations of the tables that ``facts`` were computed from, each once.

    A condition that reads the lines of a table names that declaration among its facts; what is computed from lines does
    not. Only those that were read, of which the computed fact names the cell where they have one, and that say that
    nothing is left out of the table are returned: nothing rests on the others.
    """
    found: dict[str, Fact] = {}
    for fact in facts:
        for table in dict.fromkeys(FactRef.parse(name).table for name in fact.inputs):
            declared = recorded[str(FactRef.completeness(table))] if table else None
            if declared and declared.value in CLOSED and set(declared.cells) <= set(fact.cells):
                found[declared.name] = declared
    return tuple(found.values())
