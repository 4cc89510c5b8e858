"""A number is read as its cell shows it: units, currencies, percentages and thousands of the format count."""

import re
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit.intake.format_code import parse_format
from audit.intake.grid import Cell
from audit.intake.number_format import as_typed, hides_thousands
from audit.intake.values.cells import read_cell, shown
from audit.intake.values.mistakes import MistakeCode
from audit.model.answer import AnswerState
from audit.model.questionnaire import QuestionType
from audit.model.text import Language, Text
from audit.questionnaire.validations import NUMBER_FORMATS
from audit.reporting.portfolio.spreadsheet import _FORMATS
from audit.reporting.workbooks.looks import LOOKS
from tests.intake_workbooks import question

MONEY = question("x.cost", QuestionType.MONEY)
SHARE = question("x.share", QuestionType.SHARE)
DAYS = question("x.days", QuestionType.INTEGER, unit=Text(fr="jours", en="days"))
NUMBER = question("x.number", QuestionType.NUMBER)
TEXT = question("x.text", QuestionType.TEXT)
DAY = question("x.day", QuestionType.DATE)
EURO_ACCOUNTS = '_-* #,##0.00\\ "€"_-;\\-* #,##0.00\\ "€"_-;_-* "-"??\\ "€"_-;_-@_-'


def cell(value: str | date, code: str) -> Cell:
    return Cell(Decimal(value) if isinstance(value, str) else value, format=parse_format(code))


@pytest.mark.parametrize(
    ("asked", "value", "code", "expected"),
    [
        (SHARE, "30", '0" %"', Decimal("0.3")),
        (SHARE, "0.5", "0.0\\%", Decimal("0.005")),
        (SHARE, "0.3", "0%", Decimal("0.3")),
        (SHARE, "0.3", "0.0%;[Red]-0.0%", Decimal("0.3")),
        (MONEY, "0.98", '0.00" M€"', Decimal(980_000)),
        (MONEY, "1.5", '#,##0.0"k€"', Decimal(1_500)),
        (MONEY, "1500000", '#,##0.0,," M€"', Decimal(1_500_000)),
        (MONEY, "1500000", '#,##0,"k€"', Decimal(1_500_000)),
        (MONEY, "2500000", '[>=1000000]0.0,," M€";[>=1000]0," k€";0" €"', Decimal(2_500_000)),
        (MONEY, "2500", '[>=1000000]0.0,," M€";[>=1000]0," k€";0" €"', Decimal(2_500)),
        (MONEY, "14960000", '#,##0 "€"', Decimal(14_960_000)),
        (MONEY, "14960000", "[$€-40C] #,##0", Decimal(14_960_000)),
        (MONEY, "12500.5", EURO_ACCOUNTS, Decimal("12500.5")),
        (MONEY, "0", EURO_ACCOUNTS, Decimal(0)),
        (MONEY, "12500", '#,##0" € TTC"', Decimal(12_500)),
        (MONEY, "-5", "#,##0_);(#,##0)", Decimal(-5)),
        (DAYS, "3", '0" jours"', Decimal(3)),
        (DAYS, "12500", "#\\ ##0", Decimal(12_500)),
        (DAYS, "12500", '# ##0;[Red]-# ##0;"-"', Decimal(12_500)),
        (NUMBER, "1.5", "# ?/?", Decimal("1.5")),
        (NUMBER, "15", "0.00E+00", Decimal(15)),
        (TEXT, "42", "00000", "00042"),
        (TEXT, "1234", "00-00", "12-34"),
        (TEXT, "1", '"Actif";"Inactif"', "Actif"),
    ],
)
def test_what_shows_is_what_is_read(asked: object, value: str, code: str, expected: object) -> None:
    reading = read_cell(cell(value, code), asked, Language.FR)  # type: ignore[arg-type]
    assert (reading.value, reading.mistake) == (expected, None)


@pytest.mark.parametrize(
    ("asked", "value", "code", "mistake", "raw"),
    [
        (MONEY, "14960000", "[$$-409]#,##0", MistakeCode.OTHER_CURRENCY, "$ 14960000"),
        (MONEY, "14960000", "[$£-809]#,##0.00", MistakeCode.OTHER_CURRENCY, "£ 14960000"),
        (MONEY, "14960000", '#,##0" CHF"', MistakeCode.OTHER_CURRENCY, "14960000 CHF"),
        (MONEY, "14960000", '#,##0" € HT"', MistakeCode.EXCLUDING_TAX, "14960000 € HT"),
        (MONEY, "1500000", "#,##0,", MistakeCode.THOUSANDS_HIDDEN, "1500000 (÷ ?)"),
        (MONEY, "1500000", "0.0,,", MistakeCode.THOUSANDS_HIDDEN, "1500000 (÷ ?)"),
        # As LibreOffice in French saves a format whose space is not quoted: never read again for one or the other.
        (MONEY, "13400000", "#,##0,\\\\€", MistakeCode.THOUSANDS_HIDDEN, "13400000 (÷ ?)"),
        (MONEY, "0.5", "0%", MistakeCode.PERCENT_FORMAT, "50 %"),
        (DAYS, "3", '0" mois"', MistakeCode.NOT_A_NUMBER, "3 mois"),
        (DAYS, "30", '0" %"', MistakeCode.NOT_A_NUMBER, "30 %"),
        (DAYS, "12", '0"+"', MistakeCode.APPROXIMATE, "12 +"),
        (SHARE, "30", '0"+ %"', MistakeCode.NOT_A_NUMBER, "30 + %"),
        (DAYS, date(1900, 1, 3), "yyyy", MistakeCode.NOT_A_NUMBER, "1900"),
        (MONEY, date(1900, 1, 9), "mm", MistakeCode.NOT_A_NUMBER, "01"),
        (DAY, date(2028, 3, 31), '"vers le "dd/mm/yyyy', MistakeCode.APPROXIMATE, "vers le 31/03/2028"),
        (DAY, date(2028, 3, 31), 'dd/mm/yyyy"?"', MistakeCode.APPROXIMATE, "31/03/2028 ?"),
        (DAY, date(2028, 3, 31), '"fin "mmmm yyyy', MistakeCode.APPROXIMATE, "fin 03/2028"),
        (NUMBER, "30", "0\\%", MistakeCode.NOT_A_NUMBER, "30 %"),
        (DAY, date(2028, 3, 1), "mmm yyyy", MistakeCode.PERIOD, "03/2028"),
        (DAY, date(2028, 1, 1), "yyyy", MistakeCode.PERIOD, "2028"),
        (DAY, date(2028, 3, 5), "d mmm", MistakeCode.INCOMPLETE_DATE, "05/03"),
    ],
)
def test_what_shows_and_cannot_be_read_is_told_as_it_shows(
    asked: object, value: str | date, code: str, mistake: MistakeCode, raw: str
) -> None:
    reading = read_cell(cell(value, code), asked, Language.FR)  # type: ignore[arg-type]
    assert reading.state is AnswerState.UNUSABLE
    assert reading.mistake is not None
    assert (reading.mistake.code, reading.raw) == (mistake, raw)
    if mistake is MistakeCode.THOUSANDS_HIDDEN:  # nor is it where a new workbook takes it over as a text
        assert read_cell(Cell(reading.raw), asked, Language.FR).state is AnswerState.UNUSABLE  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "code",
    [
        "dd/mm/yyyy",
        "d mmmm yyyy",
        "[$-40C]dddd d mmmm yyyy",
        '"le "d mmmm yyyy',
        "dd/mm/yyyy;@",
        "yyyy-mm-dd hh:mm",
        "m/d/yy",
    ],
)
def test_a_date_that_shows_whole_is_a_date(code: str) -> None:
    assert read_cell(cell(date(2028, 3, 31), code), DAY, Language.FR).value == date(2028, 3, 31)


@pytest.mark.parametrize("code", ["", "General", "0", "0.00", "#,##0", "#,##0.00", "@", ";;;", "[Red]0", "# ##0"])
def test_formats_that_only_show_the_number_add_nothing(code: str) -> None:
    found = parse_format(code)
    assert found is None or as_typed(Decimal("1250.5"), found, Language.FR) is None


def test_english_numbers_have_a_point() -> None:
    assert shown(cell("0.98", '0.00" M€"'), Language.EN) == "0.98 M€"


NUMBERS = st.decimals(min_value=-(10**9), max_value=10**9, allow_nan=False, places=3)
CODES = st.text(st.sampled_from('0#?.,%;"\\[]_*@ €$kMHT-+()/Eedmyhs<>=19'), max_size=40)


@given(CODES, NUMBERS)
def test_any_code_is_read_and_any_number_shown(code: str, number: Decimal) -> None:
    found = parse_format(code)
    if found is not None:
        assert as_typed(number, found, Language.FR) != ""
        assert hides_thousands(number, found) in (True, False)


@given(NUMBERS, st.sampled_from([" k€", " M€", " €"]))
def test_an_amount_in_words_is_that_of_its_unit(number: Decimal, unit: str) -> None:
    scale = {" k€": 1_000, " M€": 1_000_000, " €": 1}[unit]
    amount = abs(number) / 100_000  # so that millions of it are still an amount that a project can cost
    found = read_cell(cell(str(amount), f'0.000"{unit}"'), MONEY, Language.FR)
    assert found.value == amount * scale


@pytest.mark.parametrize(
    "written", [*NUMBER_FORMATS.values(), *_FORMATS.values(), *(look.get("num_format", "") for look in LOOKS.values())]
)
def test_no_format_that_the_tool_writes_has_a_bare_space(written):
    """LibreOffice in French takes one after digits for the sign that divides by a thousand."""
    assert " " not in re.sub(r'"[^"]*"', "", written)
