"""The vocabulary of rules: every question, table column and indicator, with its type."""

from audit.facts.indicators.definition import IndicatorDefinition as IndicatorDefinition
from audit.model.fact import FactDefinition, TableDefinition, Vocabulary
from audit.model.questionnaire import Field, QuestionSet, Table
from audit.model.reference import FactRef, column_label, completeness_label
from audit.model.text import Text


def build_vocabulary(questions: QuestionSet, indicators: tuple[IndicatorDefinition, ...]) -> Vocabulary:
    """Gather all that a rule may name."""
    facts = {question.id: _definition(question.id, question) for question in questions.questions}
    for indicator in indicators:
        facts[indicator.id] = FactDefinition.model_construct(
            name=indicator.id,
            type=indicator.type,
            label=indicator.label,
            indicator=True,
            below_zero=indicator.below_zero,
        )
    tables = {table.id: _table(table) for table in questions.tables}
    return Vocabulary.model_construct(facts=facts, tables=tables)  # whose parts were validated


def fact_labels(vocabulary: Vocabulary) -> dict[str, Text]:
    """Return how people call each fact: by name, ``table/column`` or ``table/completeness``."""
    labels = {name: item.label for name, item in vocabulary.facts.items()}
    for table in vocabulary.tables.values():
        labels[str(FactRef.completeness(table.id))] = completeness_label(table.title)
        for name, column in table.columns.items():
            labels[str(FactRef(table.id, name))] = column_label(table.title, column.label)
    return labels


def _definition(name: str, field: Field) -> FactDefinition:
    return FactDefinition.model_construct(
        name=name,
        type=field.value_type,
        label=field.label,
        options=field.options,
        offers_none=field.none_label is not None,
    )


def _table(table: Table) -> TableDefinition:
    return TableDefinition.model_construct(
        id=table.id,
        title=table.title,
        row_label=table.row_label,
        columns={column.id: _definition(column.id, column) for column in table.columns},
    )
