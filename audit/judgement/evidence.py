"""The same project on evidence alone: what blocking rules rest on counts as open until a document bears it out.

An answer is borne out when it is documented or verified, with its source. Whatever a blocking rule reads counts, for or
against the project, whether the rule is met, open or does not apply: so silence, an honest "no" and an honest "yes" are
treated alike, and nothing is certain that rests on a mere declaration. The ceiling stays that of the declarations: an
admission needs no document, and no document that is missing makes the opinion better. That a table is complete has no
source of its own, and is taken as declared; so is what identifies the project.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from audit.model.answer import AnswerState, Evidence
from audit.model.fact import Fact, FactSet, FactTable
from audit.model.reference import FactRef
from audit.model.rule import Rule, Severity
from audit.rulebase.reads import columns_read, facts_read

_TAKEN_BACK = (AnswerState.ANSWERED, AnswerState.PARTLY_ANSWERED, AnswerState.NOT_APPLICABLE)


@dataclass(frozen=True)
class Undocumented:
    """What blocking rules rest on without a document: the facts as they are declared, and as they count on evidence.

    Attributes:
        declared: the answers and cells of tables, as they are declared, each once.
        facts: for each question among them, the fact left open.
        tables: for each table that holds such cells, the table with these left open.
    """

    declared: tuple[Fact, ...]
    facts: Mapping[str, Fact]
    tables: Mapping[str, FactTable]

    def __bool__(self) -> bool:
        """Return whether there is any."""
        return bool(self.declared)


def undocumented(rules: Iterable[Rule], facts: FactSet, identity: Collection[str]) -> Undocumented:
    """Return what the blocking rules of a project rest on without a document.

    Args:
        rules: those that are for the project.
        facts: those of the project.
        identity: the questions that say which project it is, and when it is reviewed.
    """
    found: dict[str, Fact] = {}
    for rule in rules:
        if rule.severity is Severity.BLOCKING:
            for behind in _answers_read(rule, facts):
                if behind.evidence is Evidence.DECLARED and behind.state in _TAKEN_BACK:
                    found.setdefault(behind.name, behind)
    declared = tuple(fact for name, fact in found.items() if name not in identity)
    cells: defaultdict[str, set[str]] = defaultdict(set)
    for fact in declared:
        if table := FactRef.parse(fact.name).table:
            cells[table].add(fact.name)
    return Undocumented(
        declared,
        {fact.name: _left_open(fact) for fact in declared if FactRef.parse(fact.name).table is None},
        {table: _without(facts.tables[table], names) for table, names in cells.items()},
    )


def _answers_read(rule: Rule, facts: FactSet) -> Iterator[Fact]:
    """Yield the answers and cells that a rule reads, through indicators too, in the order of their names."""
    for name in sorted(facts_read(rule)):
        yield from _answers_behind(facts.facts[name], facts)
    for name in sorted(columns_read(rule)):
        column = FactRef.parse(name)
        yield from (row.facts[str(column.column)] for row in facts.tables[column.owner].rows)


def _answers_behind(fact: Fact, facts: FactSet) -> Iterable[Fact]:
    """Yield the answers and cells that a fact comes from: itself, or what an indicator was computed from."""
    if not fact.inputs:
        if not FactRef.parse(fact.name).is_completeness:
            yield fact
        return
    for name in fact.inputs:
        named = FactRef.parse(name)
        if named.column is not None:
            yield from (row.facts[named.column] for row in facts.tables[named.owner].rows)
        elif not named.is_completeness:
            yield from _answers_behind(facts.facts[name], facts)


def _without(table: FactTable, names: Collection[str]) -> FactTable:
    rows = tuple(
        replace(row, facts={column: _left_open(cell) if cell.name in names else cell
                            for column, cell in row.facts.items()})
        for row in table.rows
    )  # fmt: skip
    return replace(table, rows=rows)


def _left_open(fact: Fact) -> Fact:
    return Fact(fact.name, fact.type, AnswerState.BLANK, cells=fact.cells)
