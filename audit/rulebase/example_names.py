"""Finds the names that examples give to nothing that is asked: facts, tables and columns."""

from collections.abc import Iterator, Mapping
from typing import Any

from audit.declarations.strict_yaml import NodePath, YamlDocument
from audit.declarations.unknown_names import COLUMN, FACT, TABLE
from audit.errors import Problem
from audit.model.example_table import ExampleTable
from audit.model.fact import Vocabulary
from audit.rulebase.check_citations import unknown_name


def unknown_names_of(
    given: Mapping[str, Any],
    tables: Mapping[str, ExampleTable],
    vocabulary: Vocabulary,
    document: YamlDocument,
    path: NodePath,
) -> Iterator[Problem]:
    """Yield a problem for each fact, table and column that an example names and that nobody asks for.

    Args:
        given: the facts of the example.
        tables: its tables.
        vocabulary: what may be named.
        document: where the example is written.
        path: its place there.
    """
    for name in given:
        if name not in vocabulary.facts:
            yield unknown_name(document, (*path, "given", name), FACT, name, vocabulary.facts)
    for name, table in tables.items():
        if name not in vocabulary.tables:
            yield unknown_name(document, (*path, "tables", name), TABLE, name, vocabulary.tables)
            continue
        columns = vocabulary.tables[name].columns
        for row, cells in enumerate(table.rows):
            for column in cells:
                if column not in columns:
                    place = (*path, "tables", name, "rows", row, column)
                    yield unknown_name(document, place, COLUMN, column, columns)
