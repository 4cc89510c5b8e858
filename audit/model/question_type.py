"""How a question or a column is answered, and the type of the fact that the answer becomes."""

from enum import StrEnum

from audit.model.value import ValueType


class QuestionType(StrEnum):
    """How a question is answered."""

    YES_NO = "yes_no"
    YES_PARTIAL_NO = "yes_partial_no"
    CHOICE = "choice"
    CHOICES = "choices"
    TEXT = "text"
    NAMES = "names"
    INTEGER = "integer"
    NUMBER = "number"
    MONEY = "money"
    SHARE = "share"
    DATE = "date"


VALUE_TYPES = {
    QuestionType.YES_NO: ValueType.CODE,
    QuestionType.YES_PARTIAL_NO: ValueType.CODE,
    QuestionType.CHOICE: ValueType.CODE,
    QuestionType.CHOICES: ValueType.CODES,
    QuestionType.TEXT: ValueType.TEXT,
    QuestionType.NAMES: ValueType.NAMES,
    QuestionType.INTEGER: ValueType.INTEGER,
    QuestionType.NUMBER: ValueType.NUMBER,
    QuestionType.MONEY: ValueType.MONEY,
    QuestionType.SHARE: ValueType.SHARE,
    QuestionType.DATE: ValueType.DATE,
}
