"""Which answers are missing behind facts that are not known: an indicator leads to its inputs."""

from collections.abc import Iterable

from audit.model.fact import Fact, FactSet
from audit.model.reference import FactRef


def missing_answers(read: Iterable[Fact], facts: FactSet) -> tuple[Fact, ...]:
    """Return the unanswered facts behind ``read``, each once, in the order met."""
    missing: dict[str, Fact] = {}
    for fact in read:
        for behind in _behind(fact, facts):
            missing.setdefault(behind.name, behind)
    return tuple(missing.values())


def _behind(fact: Fact, facts: FactSet) -> list[Fact]:
    named = FactRef.parse(fact.name)
    if named.is_completeness:
        # A table declared partial is an answer, and still leaves open what its other rows may say.
        return [] if facts.tables[named.owner].is_closed else [fact]
    if fact.is_known:
        return []
    if not fact.inputs:
        return [fact]
    inputs = [found for name in fact.inputs for found in _input(name, facts)]
    return inputs or [fact]


def _input(name: str, facts: FactSet) -> list[Fact]:
    """Return what is missing of one input: a fact, or ``table/column``."""
    named = FactRef.parse(name)
    if named.column is None:
        return _behind(facts.facts[name], facts)
    table, column = facts.tables[named.owner], named.column
    cells = [row.facts[column] for row in table.rows if not row.facts[column].is_known]
    return cells if table.is_closed else [table.declaration, *cells]
