"""Answers that say less than a value: every form is read as it is meant, and no other text is; worked out by hand."""

import re
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit.intake.grid import Cell
from audit.intake.values.cells import read_cell
from audit.intake.values.mistakes import MistakeCode
from audit.intake.values.partial import as_read, read_partial
from audit.model.answer import AnswerState
from audit.model.questionnaire import Choice, Field, QuestionType
from audit.model.text import Language, Text
from audit.model.within import Within
from audit.questionnaire.typed_partial import typed_partial

FR, EN = Language.FR, Language.EN
SPACES = str.maketrans("\u00a0\u202f", "  ")


def field(kind: QuestionType, **more: object) -> Field:
    return Field(type=kind, label=Text(fr="Question", en="Question"), **more)  # type: ignore[arg-type]


INTEGER = field(QuestionType.INTEGER, minimum=0, maximum=100)
NUMBER = field(QuestionType.NUMBER, unit=Text(fr="ETP", en="FTE"))
MONEY = field(QuestionType.MONEY, minimum=0)
SHARE = field(QuestionType.SHARE)
DAY = field(QuestionType.DATE)
GRADED = field(QuestionType.YES_PARTIAL_NO)
YES_NO = field(QuestionType.YES_NO)
MODES = (
    Choice(code="internal", label=Text(fr="En régie", en="In-house")),
    Choice(code="fixed", label=Text(fr="Forfait", en="Fixed price")),
    Choice(code="either", label=Text(fr="Régie ou forfait", en="Time or fixed price")),
    Choice(code="other", label=Text(fr="Autre", en="Other")),
)
MODE = field(QuestionType.CHOICE, choices=MODES)
MEASURED = (INTEGER, NUMBER, MONEY, SHARE, DAY)


def at_least(bound: str) -> Within:
    return Within(low=Decimal(bound))


def more_than(bound: str) -> Within:
    return Within(low=Decimal(bound), low_excluded=True)


def at_most(bound: str) -> Within:
    return Within(high=Decimal(bound))


def less_than(bound: str) -> Within:
    return Within(high=Decimal(bound), high_excluded=True)


def between(low: str, high: str) -> Within:
    return Within(Decimal(low), Decimal(high))


@pytest.mark.parametrize(
    ("typed", "asked", "language", "within"),
    [
        ("≥ 2", INTEGER, FR, at_least("2")),
        (">= 2", INTEGER, EN, at_least("2")),
        (">=2", INTEGER, FR, at_least("2")),
        ("au moins 2", INTEGER, FR, at_least("2")),
        ("Au minimum 2", INTEGER, EN, at_least("2")),
        ("2 au moins", INTEGER, FR, at_least("2")),
        ("2 ou plus", INTEGER, FR, at_least("2")),
        ("at least 2", INTEGER, FR, at_least("2")),
        ("no fewer than 2", INTEGER, EN, at_least("2")),
        ("2 or more", INTEGER, EN, at_least("2")),
        ("> 50 M€", MONEY, FR, more_than("50000000")),
        ("plus de 50 M€", MONEY, FR, more_than("50000000")),
        ("PLUS DE 50\u00a0M€ TTC", MONEY, FR, more_than("50000000")),
        ("plus d'1 M€", MONEY, FR, more_than("1000000")),
        ("plus d\u20191,5 million d'euros", MONEY, FR, more_than("1500000")),
        ("more than €50m", MONEY, EN, more_than("50000000")),
        ("over 50 M€", MONEY, EN, more_than("50000000")),
        ("≤ 3", INTEGER, FR, at_most("3")),
        ("au plus 3", INTEGER, FR, at_most("3")),
        ("maximum 3", INTEGER, FR, at_most("3")),
        ("jusqu'à 3", INTEGER, FR, at_most("3")),
        ("3 ou moins", INTEGER, FR, at_most("3")),
        ("at most 3", INTEGER, EN, at_most("3")),
        ("no more than 3", INTEGER, EN, at_most("3")),
        ("up to 3", INTEGER, EN, at_most("3")),
        ("3 or fewer", INTEGER, EN, at_most("3")),
        ("< 10 %", SHARE, FR, less_than("0.1")),
        ("moins de 10 %", SHARE, FR, less_than("0.1")),
        ("less than 10%", SHARE, EN, less_than("0.1")),
        ("under 0.1", SHARE, EN, less_than("0.1")),
        ("fewer than 10 FTE", NUMBER, EN, less_than("10")),
        ("moins de 2,5 ETP", NUMBER, FR, less_than("2.5")),
        ("entre 3 et 5", INTEGER, FR, between("3", "5")),
        ("3 à 5", INTEGER, FR, between("3", "5")),
        ("de 3 à 5", INTEGER, FR, between("3", "5")),
        ("between 3 and 5", INTEGER, EN, between("3", "5")),
        ("3 to 5", INTEGER, EN, between("3", "5")),
        ("from 3 to 5", INTEGER, FR, between("3", "5")),
        ("entre 2,5 et 3 ETP", NUMBER, FR, between("2.5", "3")),
        ("entre 3 et 5 M€", MONEY, FR, between("3000000", "5000000")),
        ("800 à 1 200 k€", MONEY, FR, between("800000", "1200000")),
        ("entre 500 000 et 1 M€", MONEY, FR, between("500000", "1000000")),
        ("entre 800 k€ et 1,2 M€", MONEY, FR, between("800000", "1200000")),
        ("10 à 20 %", SHARE, FR, between("0.1", "0.2")),
        ("entre 10 % et 20 %", SHARE, FR, between("0.1", "0.2")),
        ("0 à 20 %", SHARE, FR, between("0", "0.2")),
        ("plus de 2 et moins de 5", NUMBER, FR, Within(Decimal(2), Decimal(5), True, True)),
        ("at least 2 and less than 5", NUMBER, EN, Within(Decimal(2), Decimal(5), False, True)),
        ("avant le 30/06/2027", DAY, FR, Within(high=date(2027, 6, 30), high_excluded=True)),
        ("before 30 June 2027", DAY, EN, Within(high=date(2027, 6, 30), high_excluded=True)),
        ("avant 2027", DAY, FR, Within(high=date(2027, 1, 1), high_excluded=True)),
        ("avant mars 2027", DAY, FR, Within(high=date(2027, 3, 1), high_excluded=True)),
        ("après 2026", DAY, FR, Within(low=date(2026, 12, 31), low_excluded=True)),
        ("après le 30 juin 2027", DAY, FR, Within(low=date(2027, 6, 30), low_excluded=True)),
        ("after T1 2027", DAY, EN, Within(low=date(2027, 3, 31), low_excluded=True)),
        ("> 30/06/2027", DAY, FR, Within(low=date(2027, 6, 30), low_excluded=True)),
        ("au plus tard le 30/06/2027", DAY, FR, Within(high=date(2027, 6, 30))),
        ("au plus tard en 2027", DAY, FR, Within(high=date(2027, 12, 31))),
        ("no later than March 2027", DAY, EN, Within(high=date(2027, 3, 31))),
        ("au plus tôt en mars 2027", DAY, FR, Within(low=date(2027, 3, 1))),
        ("pas avant le 18/12/2026", DAY, FR, Within(low=date(2026, 12, 18))),
        ("31/12/2027 au plus tard", DAY, FR, Within(high=date(2027, 12, 31))),
        ("18/12/2026 au plus tôt", DAY, FR, Within(low=date(2026, 12, 18))),
        ("à partir de 3 M€", MONEY, FR, at_least("3000000")),
        ("inférieur ou égal à 3 M€", MONEY, FR, at_most("3000000")),
        ("supérieure ou égale à 3", INTEGER, FR, at_least("3")),
        # One unit for both, as of « entre 10 et 15 M€ »: the lower bound was 10 €.
        (
            "plus de 10 et moins de 15 M€",
            MONEY,
            FR,
            Within(Decimal(10_000_000), Decimal(15_000_000), low_excluded=True, high_excluded=True),
        ),
        (
            "plus de 10 k€ et moins de 15 M€",
            MONEY,
            FR,
            Within(Decimal(10_000), Decimal(15_000_000), low_excluded=True, high_excluded=True),
        ),
        ("à partir du 1er janvier 2027", DAY, FR, Within(low=date(2027, 1, 1))),
        ("on or after 1 January 2027", DAY, EN, Within(low=date(2027, 1, 1))),
        ("entre le 01/03/2027 et le 31/03/2027", DAY, FR, Within(date(2027, 3, 1), date(2027, 3, 31))),
        ("entre mars 2027 et le 15 mai 2028", DAY, FR, Within(date(2027, 3, 1), date(2028, 5, 15))),
        ("between March 2027 and May 2027", DAY, EN, Within(date(2027, 3, 1), date(2027, 5, 31))),
        ("au moins en partie", GRADED, FR, Within(among=("yes", "partial"))),
        ("Au moins partiellement.", GRADED, EN, Within(among=("yes", "partial"))),
        ("at least in part", GRADED, FR, Within(among=("yes", "partial"))),
        ("pas non", GRADED, FR, Within(among=("yes", "partial"))),
        ("Pas entièrement", GRADED, FR, Within(among=("partial", "no"))),
        ("not entirely", GRADED, EN, Within(among=("partial", "no"))),
        ("oui ou partiellement", GRADED, FR, Within(among=("yes", "partial"))),
        ("Partly or no", GRADED, FR, Within(among=("partial", "no"))),
        ("Forfait ou En régie", MODE, FR, Within(among=("internal", "fixed"))),
        ("Fixed price or Other", MODE, FR, Within(among=("fixed", "other"))),
        ("En régie ou Régie ou forfait", MODE, FR, Within(among=("internal", "either"))),
        ("Autre ou Forfait ou En régie", MODE, FR, Within(among=("internal", "fixed", "other"))),
    ],
)
def test_what_is_typed_is_read_as_it_is_meant(typed: str, asked: Field, language: Language, within: Within) -> None:
    reading = read_cell(Cell(value=typed), asked, language)
    assert (reading.state, reading.value, reading.within) == (AnswerState.PARTLY_ANSWERED, None, within)
    assert reading.raw == typed
    assert reading.doubt is not None
    assert (reading.doubt.code, reading.doubt.item) == (MistakeCode.PARTLY_READ, as_read(within, asked))


@pytest.mark.parametrize(
    ("typed", "asked", "code", "closest"),
    [
        ("environ 10", INTEGER, MistakeCode.APPROXIMATE, ""),
        ("plus d'environ 10", INTEGER, MistakeCode.APPROXIMATE, ""),
        ("plus de la moitié", INTEGER, MistakeCode.APPROXIMATE, ""),
        ("plus ou moins 10", INTEGER, MistakeCode.APPROXIMATE, ""),
        ("3-5", INTEGER, MistakeCode.APPROXIMATE, ""),
        ("3/5", INTEGER, MistakeCode.APPROXIMATE, ""),
        ("3 ou 4", INTEGER, MistakeCode.APPROXIMATE, ""),
        ("10+", INTEGER, MistakeCode.APPROXIMATE, ""),
        ("> 3 ?", INTEGER, MistakeCode.APPROXIMATE, ""),
        ("au moins 3 ou 4", INTEGER, MistakeCode.APPROXIMATE, ""),
        ("supérieur à 3", INTEGER, MistakeCode.NOT_A_NUMBER, ""),  # many people count 3 in
        ("≥ 2,5", INTEGER, MistakeCode.NOT_WHOLE, ""),
        ("plus de 200", INTEGER, MistakeCode.OUT_OF_BOUNDS, ""),
        ("plus de 100", INTEGER, MistakeCode.OUT_OF_BOUNDS, ""),
        ("moins de 0", INTEGER, MistakeCode.OUT_OF_BOUNDS, ""),
        ("entre 5 et 3", INTEGER, MistakeCode.BOUNDS_REVERSED, ""),
        ("entre 3 et 3", INTEGER, MistakeCode.BOUNDS_REVERSED, ""),
        ("plus de 2 et moins de 4", INTEGER, MistakeCode.BOUNDS_REVERSED, ""),  # which is 3
        ("plus de 3 M€ HT", MONEY, MistakeCode.EXCLUDING_TAX, ""),
        ("entre 3 et 5 M$", MONEY, MistakeCode.OTHER_CURRENCY, ""),
        ("plus de 12.500 €", NUMBER, MistakeCode.APPROXIMATE, ""),
        ("plus de 12.500", NUMBER, MistakeCode.AMBIGUOUS_NUMBER, ""),
        ("plus de 50", SHARE, MistakeCode.AMBIGUOUS_SHARE, "plus de 50 %"),
        ("10 à 20", SHARE, MistakeCode.AMBIGUOUS_SHARE, "10 à 20 %"),
        ("0,1 à 50 %", SHARE, MistakeCode.AMBIGUOUS_SHARE, ""),  # from 0.1 % or from 10 %
        ("avant le 31/02/2027", DAY, MistakeCode.NO_SUCH_DATE, ""),
        ("après 2060", DAY, MistakeCode.IMPLAUSIBLE_DATE, ""),
        ("avant 1979", DAY, MistakeCode.IMPLAUSIBLE_DATE, ""),
        ("avant fin 2027", DAY, MistakeCode.INCOMPLETE_DATE, ""),
        ("mars 2027", DAY, MistakeCode.PERIOD, ""),
        ("vers le 31 mars 2027", DAY, MistakeCode.APPROXIMATE, ""),
        ("au moins en partie", YES_NO, MistakeCode.NOT_IN_LIST, None),
        ("oui ou non", YES_NO, MistakeCode.NOT_IN_LIST, None),
        ("oui ou non", GRADED, MistakeCode.NOT_IN_LIST, None),  # how a form asks, and nobody answers
        ("oui, partiellement ou non", GRADED, MistakeCode.NOT_IN_LIST, None),
        ("oui ou partiellement ou non", GRADED, MistakeCode.NOT_IN_LIST, None),
        ("Forfait ou régie", MODE, MistakeCode.NOT_IN_LIST, None),
        ("Forfait ou Forfait", MODE, MistakeCode.NOT_IN_LIST, None),
    ],
)
def test_what_has_no_sure_meaning_is_not_used(typed: str, asked: Field, code: MistakeCode, closest: str | None) -> None:
    reading = read_cell(Cell(value=typed), asked, FR)
    assert reading.state is AnswerState.UNUSABLE
    assert reading.mistake is not None
    assert reading.mistake.code is code
    if closest is not None:
        assert reading.mistake.closest == closest
    if closest:  # advice that works
        assert read_cell(Cell(value=closest), asked, FR).state is AnswerState.PARTLY_ANSWERED


@pytest.mark.parametrize(
    ("within", "asked", "fr", "en"),
    [
        (more_than("50000000"), MONEY, "strictement supérieur à 50 000 000 €", "strictly more than €50,000,000"),
        (at_least("2"), INTEGER, "supérieur ou égal à 2", "2 or more"),
        (less_than("0.1"), SHARE, "strictement inférieur à 10 %", "strictly less than 10%"),
        (between("3", "5"), INTEGER, "de 3 à 5, bornes comprises", "3 to 5, both included"),
        (
            Within(Decimal(2), Decimal(5), True, False),
            NUMBER,
            "strictement supérieur à 2 et inférieur ou égal à 5",
            "strictly more than 2 and 5 or less",
        ),
        (
            Within(high=date(2027, 6, 30), high_excluded=True),
            DAY,
            "strictement avant le 30 juin 2027",
            "strictly before 30 June 2027",
        ),
        (
            Within(date(2027, 3, 1), date(2027, 3, 31)),
            DAY,
            "du 1er mars 2027 au 31 mars 2027, jours compris",
            "1 March 2027 to 31 March 2027, both included",
        ),
        (Within(among=("yes", "partial")), GRADED, "Oui ou Partiellement", "Yes or Partly"),
    ],
)
def test_how_it_was_read_is_said_to_the_letter(within: Within, asked: Field, fr: str, en: str) -> None:
    said = as_read(within, asked)
    assert (said.fr.translate(SPACES), said.en.translate(SPACES)) == (fr, en)


VALUES: dict[QuestionType, st.SearchStrategy[Decimal | date]] = {
    QuestionType.INTEGER: st.integers(0, 100).map(Decimal),
    QuestionType.NUMBER: st.decimals(-(10**6), 10**6, places=4),
    QuestionType.MONEY: st.decimals(0, 10**9, places=3),
    QuestionType.SHARE: st.decimals(0, 1, places=5),
    QuestionType.DATE: st.dates(date(1980, 1, 1), date(2060, 12, 31)),
}


@st.composite
def partials(draw: st.DrawFn) -> tuple[Field, Within]:
    asked = draw(st.sampled_from(MEASURED))
    both = st.tuples(VALUES[asked.type], VALUES[asked.type]).filter(lambda ends: ends[0] != ends[1])
    low, high = sorted(draw(both))  # type: ignore[type-var]  # of one type
    sides = draw(st.sampled_from(["low", "high", "both"]))
    within = Within(
        low=None if sides == "high" else low,
        high=None if sides == "low" else high,
        low_excluded=sides != "high" and draw(st.booleans()),
        high_excluded=sides != "low" and draw(st.booleans()),
    )
    return asked, within


@pytest.mark.slow
@given(partials(), st.sampled_from(Language))
def test_every_form_is_read_back_as_what_it_says(drawn: tuple[Field, Within], language: Language) -> None:
    asked, within = drawn
    read = read_partial(typed_partial(within, asked, language), asked, language)
    if isinstance(read, Within):
        assert read == within
    else:  # nothing, or one value alone, lies there
        assert read is not None
        assert read.code in (MistakeCode.BOUNDS_REVERSED, MistakeCode.OUT_OF_BOUNDS, MistakeCode.IMPLAUSIBLE_DATE)


WORDS = st.sampled_from(
    [
        "plus",
        "moins",
        "de",
        "au",
        "entre",
        "et",
        "ou",
        "à",
        "3",
        "5",
        "50%",
        "M€",
        ">",
        "<",
        "=",
        "environ",
        "-",
        "non",
        "oui",
        "avant",
        "après",
        "2026",
        "le",
        "30/06/2027",
        "more",
        "than",
        "at",
        "least",
        "not",
        "?",
        "~",
        "autre",
        "ETP",
    ]
)
SIGNS = {"<", ">", "plus", "moins", "more", "least", "entre", "à", "avant", "après"}


@pytest.mark.slow
@given(st.lists(WORDS, min_size=1, max_size=6).map(" ".join), st.sampled_from((*MEASURED, GRADED, MODE, YES_NO)))
def test_such_words_are_a_partial_answer_only_in_one_of_the_forms(typed: str, asked: Field) -> None:
    read = read_partial(typed, asked, FR)
    if isinstance(read, Within):
        words = set(re.sub(r"(?<![0-9%€]) - (?=[0-9])", " -", typed).split())  # the sign of a number, as "- 5" alone is
        assert not words & {"environ", "~", "?", "-"}
        assert words & (SIGNS if asked in MEASURED else {"ou", "not"})
        assert read_partial(typed_partial(read, asked, FR), asked, FR) == read


@pytest.mark.slow
@given(st.text(max_size=30), st.sampled_from((*MEASURED, GRADED, MODE)), st.sampled_from(Language))
def test_any_text_is_read_without_failing(typed: str, asked: Field, language: Language) -> None:
    assert not isinstance(read_partial(typed, asked, language), Within)  # chance does not write such forms
