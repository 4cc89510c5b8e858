"""Dates as people type them, in French and in English."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit.intake.values.dates import parse_date, plausible
from audit.intake.values.mistakes import Mistake, MistakeCode
from audit.intake.values.periods import read_period
from audit.model.text import Language
from audit.wording.numbers import write_date

FR, EN = Language.FR, Language.EN
DAYS = st.dates(min_value=date(1980, 1, 1), max_value=date(2060, 12, 31))


@pytest.mark.parametrize(
    ("typed", "language"),
    [
        ("31/03/2027", FR),
        ("31/03/2027", EN),
        ("03/31/2027", EN),
        ("31-03-2027", FR),
        ("31.03.2027", FR),
        ("31/3/27", FR),
        ("2027-03-31", FR),
        ("2027-03-31 00:00:00", FR),
        ("31 mars 2027", FR),
        ("le 31 MARS 2027", EN),
        ("31 March 2027", FR),
        ("March 31, 2027", EN),
        ("the 31st of March 2027", EN),
        ("31\u00a0mars\u202f2027", FR),
        ("mercredi 31 mars 2027", FR),
        ("Mercredi, 31 mars 2027", FR),
        ("le mercredi 31 mars 2027", FR),
        ("mercredi 31/03/2027", FR),
        ("Wednesday 31 March 2027", EN),
        ("Wednesday, March 31, 2027", FR),
        ("on Wednesday the 31st of March 2027", EN),
    ],
)
def test_one_day_is_read_however_it_is_written(typed: str, language: Language) -> None:
    assert parse_date(typed, language) == date(2027, 3, 31)


def test_french_dates_put_the_day_first() -> None:
    assert parse_date("03/04/2027", FR) == date(2027, 4, 3)
    assert parse_date("1er août 2026", FR) == date(2026, 8, 1)


@pytest.mark.parametrize(
    ("typed", "language", "mistake"),
    [
        ("03/04/2027", EN, Mistake(MistakeCode.AMBIGUOUS_DATE)),
        ("03/31/2027", FR, Mistake(MistakeCode.NO_SUCH_DATE, "31/03/2027")),
        ("31/02/2027", FR, Mistake(MistakeCode.NO_SUCH_DATE)),
        ("30 février 2027", FR, Mistake(MistakeCode.NO_SUCH_DATE)),
        ("mars 2027", FR, Mistake(MistakeCode.PERIOD, item="01/03/2027 – 31/03/2027")),
        ("T1 2027", FR, Mistake(MistakeCode.PERIOD, item="01/01/2027 – 31/03/2027")),
        ("2027", FR, Mistake(MistakeCode.PERIOD, item="01/01/2027 – 31/12/2027")),
        ("fin 2027", FR, Mistake(MistakeCode.INCOMPLETE_DATE)),
        ("quinze mars deux mille vingt-sept", FR, Mistake(MistakeCode.DATE_IN_LETTERS)),
        ("Quinze mars 2027", FR, Mistake(MistakeCode.DATE_IN_LETTERS)),
        ("the fifteenth of March 2027", EN, Mistake(MistakeCode.DATE_IN_LETTERS)),
        ("15/3/2027 14:00", FR, Mistake(MistakeCode.DATE_AND_WORDS, "15/03/2027")),
        ("15 mars 2027 à 9 h 30", FR, Mistake(MistakeCode.DATE_AND_WORDS, "15/03/2027")),
        ("2027-03-15T14:00:00", FR, Mistake(MistakeCode.DATE_AND_WORDS, "15/03/2027")),
        ("31/02/2027 14:00", FR, Mistake(MistakeCode.NO_SUCH_DATE)),
        ("5/2027", FR, Mistake(MistakeCode.PERIOD, item="01/05/2027 – 31/05/2027")),
        ("31 mars", FR, Mistake(MistakeCode.INCOMPLETE_DATE)),
        ("début 2027", FR, Mistake(MistakeCode.INCOMPLETE_DATE)),
        ("T5 2027", FR, Mistake(MistakeCode.INCOMPLETE_DATE)),
        ("13/2027", FR, Mistake(MistakeCode.INCOMPLETE_DATE)),
        ("mars 1927", FR, Mistake(MistakeCode.INCOMPLETE_DATE)),
        ("~ 31 mars 2027", FR, Mistake(MistakeCode.APPROXIMATE)),
        ("vers le 31 mars 2027", FR, Mistake(MistakeCode.APPROXIMATE)),
        ("bientôt", FR, Mistake(MistakeCode.NOT_A_DATE)),
        ("mardi", FR, Mistake(MistakeCode.NOT_A_DATE)),
        ("mardi 31 mars 2027", FR, Mistake(MistakeCode.NO_SUCH_DATE)),
        ("mercredi mars 2027", FR, Mistake(MistakeCode.INCOMPLETE_DATE)),
        ("Wednesday 03/04/2027", EN, Mistake(MistakeCode.AMBIGUOUS_DATE)),
        ("15/08/2028 (prévision)", FR, Mistake(MistakeCode.DATE_AND_WORDS, "15/08/2028")),
        ("15 août 2028, sous réserve", FR, Mistake(MistakeCode.DATE_AND_WORDS, "15/08/2028")),
        ("prévu le mardi 15 août 2028", FR, Mistake(MistakeCode.DATE_AND_WORDS, "15/08/2028")),
        ("2028-08-15 (TBC)", EN, Mistake(MistakeCode.DATE_AND_WORDS, "15 August 2028")),
        ("15/08/2028 ou 16/08/2028", FR, Mistake(MistakeCode.APPROXIMATE)),
        ("entre le 15/08/2028 et fin août", FR, Mistake(MistakeCode.APPROXIMATE)),
        ("15/08/2028 environ", FR, Mistake(MistakeCode.APPROXIMATE)),
        ("15/08/2028 ?", FR, Mistake(MistakeCode.APPROXIMATE)),
        ("31/02/2028 (prévision)", FR, Mistake(MistakeCode.NO_SUCH_DATE)),
        ("31/03/1927", FR, Mistake(MistakeCode.IMPLAUSIBLE_DATE)),
        ("31/03/2061", FR, Mistake(MistakeCode.IMPLAUSIBLE_DATE)),
        ("31/03/99", FR, Mistake(MistakeCode.IMPLAUSIBLE_DATE)),
    ],
)
def test_what_is_no_single_day_is_never_guessed(typed: str, language: Language, mistake: Mistake) -> None:
    assert parse_date(typed, language) == mistake


@pytest.mark.parametrize(
    ("typed", "first", "last"),
    [
        ("mars 2027", date(2027, 3, 1), date(2027, 3, 31)),
        ("MARS 2027", date(2027, 3, 1), date(2027, 3, 31)),
        ("févr. 2028", date(2028, 2, 1), date(2028, 2, 29)),
        ("June 2027", date(2027, 6, 1), date(2027, 6, 30)),
        ("12/2027", date(2027, 12, 1), date(2027, 12, 31)),
        ("2027-02", date(2027, 2, 1), date(2027, 2, 28)),
        ("T1 2027", date(2027, 1, 1), date(2027, 3, 31)),
        ("Q4-2027", date(2027, 10, 1), date(2027, 12, 31)),
        ("2e trimestre 2027", date(2027, 4, 1), date(2027, 6, 30)),
        ("1er trimestre 2027", date(2027, 1, 1), date(2027, 3, 31)),
        ("3rd quarter 2027", date(2027, 7, 1), date(2027, 9, 30)),
        ("S1 2027", date(2027, 1, 1), date(2027, 6, 30)),
        ("2ème semestre 2027", date(2027, 7, 1), date(2027, 12, 31)),
        ("2027", date(2027, 1, 1), date(2027, 12, 31)),
    ],
)
def test_a_period_is_known_by_its_days(typed: str, first: date, last: date) -> None:
    assert read_period(typed) == (first, last)


@pytest.mark.parametrize("typed", ["", "début 2027", "fin 2027", "mai", "T5 2027", "13/2027", "00/2027", "2027/28"])
def test_what_is_no_period(typed: str) -> None:
    assert read_period(typed) is None


def test_the_days_of_a_period_are_written_as_the_language_has_it() -> None:
    assert parse_date("T1 2027", EN) == Mistake(MistakeCode.PERIOD, item="1 January 2027 – 31 March 2027")


def test_plausible_years_are_1980_to_2060_included() -> None:
    assert plausible(date(1980, 1, 1)) == date(1980, 1, 1)
    assert plausible(date(2060, 12, 31)) == date(2060, 12, 31)
    assert plausible(date(1979, 12, 31)) == Mistake(MistakeCode.IMPLAUSIBLE_DATE)
    assert plausible(date(2061, 1, 1)) == Mistake(MistakeCode.IMPLAUSIBLE_DATE)


@given(st.text(), st.sampled_from(Language))
def test_no_text_makes_the_parser_fail(text: str, language: Language) -> None:
    assert isinstance(parse_date(text, language), date | Mistake)


@given(DAYS, st.sampled_from(Language))
def test_days_in_words_come_back_as_written(day: date, language: Language) -> None:
    assert parse_date(write_date(day, language), language) == day


@given(DAYS, st.sampled_from(["%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y", "%Y-%m-%d"]))
def test_days_in_figures_come_back_as_written(day: date, pattern: str) -> None:
    assert parse_date(f"{day:{pattern}}", FR) == day


@given(st.dates(min_value=date(2000, 1, 1), max_value=date(2060, 12, 31)))
def test_a_year_of_two_figures_is_of_this_century(day: date) -> None:
    assert parse_date(f"{day:%d/%m/%y}", FR) == day


@given(DAYS)
def test_english_figures_give_the_day_or_say_that_they_are_ambiguous(day: date) -> None:
    for pattern in ("%d/%m/%Y", "%m/%d/%Y"):
        assert parse_date(f"{day:{pattern}}", EN) in (day, Mistake(MistakeCode.AMBIGUOUS_DATE))
