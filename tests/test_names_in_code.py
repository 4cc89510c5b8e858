"""The code names no question, indicator, table or column of the questionnaire: it would break with another one."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import audit
from audit.facts.indicators.load import load_indicators
from audit.questionnaire.load import load_question_bank

pytestmark = pytest.mark.slow

# Columns that bear the name of something else that the code is about: parts of the workbook, keys of file formats,
# fields of models.
ORDINARY = {"answer", "current", "end", "family", "initial", "roles", "start", "value"}


def _literals() -> Iterator[tuple[str, str]]:
    for path in sorted(Path(audit.__file__).parent.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                yield f"{path.name}:{node.lineno}", node.value


def test_no_literal_is_the_name_of_a_fact_a_table_or_a_column() -> None:
    bank = load_question_bank()
    names = {question.id for question in bank.questions} | {indicator.id for indicator in load_indicators()}
    for table in bank.tables:
        names |= {table.id, *(column.id for column in table.columns)}
        names |= {f"{table.id}/{column.id}" for column in table.columns} | {f"{table.id}/completeness"}
    found = [(place, value) for place, value in _literals() if value in names]
    assert [item for item in found if item[1] not in ORDINARY] == []
    assert {value for _, value in found} == ORDINARY  # no exception outlives its reason
