"""The vocabulary of rules: every question, table column and indicator, with its type."""

from pathlib import Path
from typing import Annotated

from pydantic import StringConstraints

from audit.declarations.folders import shipped_folder
from audit.declarations.strict_yaml import read_yaml
from audit.declarations.validated import validated
from audit.errors import DeclarationsInvalid
from audit.model.base import Frozen
from audit.model.fact import FactDefinition, TableDefinition, Vocabulary
from audit.model.questionnaire import FactName, Field, QuestionSet, Table
from audit.model.text import Text
from audit.model.value import ValueType

InputName = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*([./][a-z][a-z0-9_]*)+$")]


class IndicatorDefinition(Frozen):
    """What an indicator means and what it is computed from.

    Attributes:
        inputs: fact names, or ``table/column``.
    """

    id: FactName
    type: ValueType
    label: Text
    definition: Text
    inputs: tuple[InputName, ...]


class _Indicators(Frozen):
    indicators: tuple[IndicatorDefinition, ...]


def load_indicators(folder: Path | None = None) -> tuple[IndicatorDefinition, ...]:
    """Load questionnaires/indicators.yaml.

    Raises:
        DeclarationsInvalid: with every problem of the file.
    """
    path = (folder or shipped_folder("questionnaires")) / "indicators.yaml"
    document, problems = read_yaml(path, "questionnaires/indicators.yaml")
    if document is None or problems:
        raise DeclarationsInvalid(problems)
    declared, problems = validated(document, _Indicators)
    if declared is None:
        raise DeclarationsInvalid(problems)
    return declared.indicators


def build_vocabulary(questions: QuestionSet, indicators: tuple[IndicatorDefinition, ...]) -> Vocabulary:
    """Gather all that a rule may name."""
    facts = {question.id: _definition(question.id, question) for question in questions.questions}
    for indicator in indicators:
        facts[indicator.id] = FactDefinition(
            name=indicator.id, type=indicator.type, label=indicator.label, indicator=True
        )
    return Vocabulary(facts=facts, tables={table.id: _table(table) for table in questions.tables})


def fact_labels(vocabulary: Vocabulary) -> dict[str, Text]:
    """Return how people call each fact: by name, ``table/column`` or ``table/completeness``."""
    labels = {name: item.label for name, item in vocabulary.facts.items()}
    for table in vocabulary.tables.values():
        labels[f"{table.id}/completeness"] = Text(
            fr=f"Tableau « {table.title.fr} » déclaré complet", en=f"Table '{table.title.en}' declared complete"
        )
        for name, column in table.columns.items():
            labels[f"{table.id}/{name}"] = Text(
                fr=f"{table.title.fr} : {column.label.fr}", en=f"{table.title.en}: {column.label.en}"
            )
    return labels


def _definition(name: str, field: Field) -> FactDefinition:
    return FactDefinition(name=name, type=field.value_type, label=field.label, options=field.options)


def _table(table: Table) -> TableDefinition:
    return TableDefinition(
        id=table.id,
        title=table.title,
        row_label=table.row_label,
        columns={column.id: _definition(column.id, column) for column in table.columns},
    )
