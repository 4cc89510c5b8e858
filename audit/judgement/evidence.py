"""The same project on evidence alone: what blocking rules rest on counts as open until a document bears it out.

An answer is borne out when it is documented or verified, with its source. Only what a project declares to its credit
is in question: an admission needs no document, and no document that is missing can make the opinion better. So the
ceiling stays that of the declarations, and the floor is what holds whatever the answers without a document really are.
That a table is complete has no source of its own, and is taken as declared; so is what identifies the project.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace

from audit.judgement.rule_counts import JudgedRule
from audit.model.answer import AnswerState, Evidence
from audit.model.fact import Fact, FactSet, FactTable
from audit.model.reference import FactRef
from audit.model.rule import OutcomeKind, Severity

_TO_ITS_CREDIT = (OutcomeKind.SATISFIED, OutcomeKind.PARTIAL, OutcomeKind.NOT_APPLICABLE)
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


def undocumented(judged: Iterable[JudgedRule], facts: FactSet, identity: Collection[str]) -> Undocumented:
    """Return what the blocking rules of a project rest on without a document.

    Args:
        judged: its rules, with the facts that decided them.
        facts: those of the project.
        identity: the questions that say which project it is, and when it is reviewed.
    """
    found: dict[str, Fact] = {}
    for item in judged:
        if item.rule.severity is Severity.BLOCKING and item.found.outcome in _TO_ITS_CREDIT:
            for fact in item.found.deciding_facts:
                for behind in _answers_behind(fact, facts):
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
