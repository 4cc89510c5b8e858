"""What an answer may be is written once: the reader, answers in YAML and the rules of entry draw the same limits."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest

from audit.errors import Refused
from audit.intake.format_code import parse_format
from audit.intake.grid import Cell
from audit.intake.values.cells import read_cell
from audit.model.answer import AnswerState
from audit.model.answer_domain import PLAUSIBLE_DAYS, Outside, domain_of
from audit.model.questionnaire import Choice, Field, QuestionType
from audit.model.text import Language, Text
from audit.questionnaire.declared_value import declared_value

X = Text(fr="x", en="x")
DAY = timedelta(days=1)


def field(kind: QuestionType, **more: Any) -> Field:
    return Field(type=kind, label=X, **more)


WHOLE, SHARE = field(QuestionType.INTEGER, maximum=9), field(QuestionType.SHARE)
DATED = field(QuestionType.DATE)
CODES = field(
    QuestionType.CHOICES,
    choices=tuple(Choice(code=code, label=Text(fr=code, en=code)) for code in ("un", "deux")),
)


@pytest.mark.parametrize(
    ("asked", "value", "fault"),
    [
        (WHOLE, Decimal(9), None),
        (WHOLE, Decimal(10), Outside.TOO_HIGH),
        (WHOLE, Decimal(-1), Outside.TOO_LOW),
        (WHOLE, Decimal("1.5"), Outside.NOT_WHOLE),
        (SHARE, Decimal(1), None),
        (SHARE, Decimal("1.01"), Outside.TOO_HIGH),
        (DATED, PLAUSIBLE_DAYS.first, None),
        (DATED, PLAUSIBLE_DAYS.last, None),
        (DATED, PLAUSIBLE_DAYS.first - DAY, Outside.IMPLAUSIBLE_DAY),
        (DATED, PLAUSIBLE_DAYS.last + DAY, Outside.IMPLAUSIBLE_DAY),
    ],
)
def test_the_reader_and_answers_in_yaml_accept_the_same(asked: Field, value: Decimal | date, fault: str | None) -> None:
    assert domain_of(asked).fault(value) == fault
    is_share = asked.type is QuestionType.SHARE
    shown_as = parse_format("0%") if is_share else None
    read = read_cell(Cell(value, format=shown_as), asked, Language.FR)
    assert read.state is (AnswerState.UNUSABLE if fault else AnswerState.ANSWERED)
    if fault is None:
        assert declared_value(asked, value) == read.value == value
        return
    with pytest.raises((Refused, ValueError)):
        declared_value(asked, value)


def test_codes_are_those_of_the_list_each_once() -> None:
    found = [domain_of(CODES).fault(codes) for codes in (("un", "deux"), ("un", "trois"), ("un", "un"), ())]
    assert found == [None, Outside.UNKNOWN_CODE, Outside.REPEATED_CODE, None]
    assert domain_of(field(QuestionType.TEXT)).fault("trois") is None


def test_the_limits_of_dates_are_the_years_1980_to_2060() -> None:
    assert (PLAUSIBLE_DAYS.first, PLAUSIBLE_DAYS.last) == (date(1980, 1, 1), date(2060, 12, 31))
