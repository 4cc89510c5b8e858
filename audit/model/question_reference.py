"""Marks a field of a declaration as naming a question, a table, a column or a code, and says what it may be."""

from dataclasses import dataclass
from typing import Annotated

from audit.model.names import FactName, Identifier
from audit.model.question_type import QuestionType

_NUMBERS = (QuestionType.INTEGER, QuestionType.NUMBER, QuestionType.MONEY, QuestionType.SHARE)
ONE_CODE = (QuestionType.CHOICE, QuestionType.YES_NO, QuestionType.YES_PARTIAL_NO)


@dataclass(frozen=True)
class QuestionOf:
    """The field names a question of one of ``types``."""

    types: tuple[QuestionType, ...]


@dataclass(frozen=True)
class TableOf:
    """The field names a table."""


@dataclass(frozen=True)
class ColumnOf:
    """The field names a column, of one of ``types``, of the table that the field ``table`` beside or above it names."""

    types: tuple[QuestionType, ...]


@dataclass(frozen=True)
class CodeOf:
    """The field holds a code of the column, or of the question, that ``column`` or ``question`` beside it names."""


Reference = QuestionOf | TableOf | ColumnOf | CodeOf


DateQuestion = Annotated[FactName, QuestionOf((QuestionType.DATE,))]
TextQuestion = Annotated[FactName, QuestionOf((QuestionType.TEXT,))]
CodeQuestion = Annotated[FactName, QuestionOf(ONE_CODE)]
CountQuestion = Annotated[FactName, QuestionOf((QuestionType.INTEGER,))]
MoneyQuestion = Annotated[FactName, QuestionOf((QuestionType.MONEY,))]
NumberQuestion = Annotated[FactName, QuestionOf(_NUMBERS)]

TableName = Annotated[Identifier, TableOf()]
DateColumn = Annotated[Identifier, ColumnOf((QuestionType.DATE,))]
TextColumn = Annotated[Identifier, ColumnOf((QuestionType.TEXT,))]
NamesColumn = Annotated[Identifier, ColumnOf((QuestionType.NAMES,))]
CodeColumn = Annotated[Identifier, ColumnOf(ONE_CODE)]
MoneyColumn = Annotated[Identifier, ColumnOf((QuestionType.MONEY,))]
AmountColumn = Annotated[Identifier, ColumnOf(_NUMBERS)]
CodedColumn = Annotated[Identifier, ColumnOf((*ONE_CODE, QuestionType.CHOICES))]
AnyColumn = Annotated[Identifier, ColumnOf(tuple(QuestionType))]
Code = Annotated[Identifier, CodeOf()]
