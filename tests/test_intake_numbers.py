"""Numbers, amounts and shares as people type them; expected values are worked out by hand."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit.intake.values.mistakes import Mistake, MistakeCode
from audit.intake.values.numbers import parse_money, parse_number, parse_share
from audit.model.text import Language, Text

FR, EN = Language.FR, Language.EN
NARROW, NO_BREAK = "\u202f", "\u00a0"
PARSERS = (parse_number, parse_money, parse_share)


@pytest.mark.parametrize(
    ("typed", "language", "number"),
    [
        ("12", FR, "12"),
        (" 12 ", FR, "12"),
        ("0", FR, "0"),
        ("-3", FR, "-3"),
        ("\u22123", FR, "-3"),
        ("1,5", FR, "1.5"),
        ("1.5", FR, "1.5"),
        ("1,5", EN, "1.5"),
        ("1.5", EN, "1.5"),
        (",5", FR, "0.5"),
        (".5", EN, "0.5"),
        ("1,250", FR, "1.25"),
        ("1,250", EN, "1250"),
        ("1.250", EN, "1.25"),
        ("0.125", FR, "0.125"),
        ("0,125", EN, "0.125"),
        ("12 500", FR, "12500"),
        (f"12{NO_BREAK}500", FR, "12500"),
        (f"1{NARROW}250{NARROW}000,75", FR, "1250000.75"),
        ("1.250,75", FR, "1250.75"),
        ("1,250.75", FR, "1250.75"),
        ("1.250.000", FR, "1250000"),
        ("1,250,000", EN, "1250000"),
        ("3,0", FR, "3"),
        ("2,5 ETP", FR, "2.5"),
        ("2.5 FTE", EN, "2.5"),
    ],
)
def test_numbers_are_read(typed: str, language: Language, number: str) -> None:
    assert parse_number(typed, language, Text(fr="ETP", en="FTE")) == Decimal(number)


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("~3", MistakeCode.APPROXIMATE),
        ("≈ 3", MistakeCode.APPROXIMATE),
        ("< 10", MistakeCode.APPROXIMATE),
        ("3 à 5", MistakeCode.APPROXIMATE),
        ("3-5", MistakeCode.APPROXIMATE),
        ("3 – 5", MistakeCode.APPROXIMATE),
        ("3/5", MistakeCode.APPROXIMATE),
        ("3 ou 4", MistakeCode.APPROXIMATE),
        ("environ 3", MistakeCode.APPROXIMATE),
        ("about 3", MistakeCode.APPROXIMATE),
        ("10+", MistakeCode.APPROXIMATE),
        ("3 ?", MistakeCode.APPROXIMATE),
        ("+5", MistakeCode.NOT_A_NUMBER),
        ("trois", MistakeCode.NOT_A_NUMBER),
        ("18 mois", MistakeCode.NOT_A_NUMBER),
        ("1e3", MistakeCode.NOT_A_NUMBER),
        ("12 50", MistakeCode.NOT_A_NUMBER),
        ("1 2", MistakeCode.NOT_A_NUMBER),
        ("10²", MistakeCode.NOT_A_NUMBER),
        ("1,2,3", MistakeCode.NOT_A_NUMBER),
        (",", MistakeCode.NOT_A_NUMBER),
        ("-", MistakeCode.NOT_A_NUMBER),
        ("٣", MistakeCode.NOT_A_NUMBER),
        ("9" * 41, MistakeCode.NOT_A_NUMBER),
        ("1.250", MistakeCode.AMBIGUOUS_NUMBER),
    ],
)
def test_what_is_no_single_number_is_never_guessed(typed: str, code: MistakeCode) -> None:
    assert parse_number(typed, FR) == Mistake(code)


@pytest.mark.parametrize(
    ("typed", "language", "euros"),
    [
        ("12 500 €", FR, "12500"),
        (f"12{NARROW}500{NO_BREAK}€", FR, "12500"),
        ("12500,50 euros", FR, "12500.5"),
        ("1,5 M€", FR, "1500000"),
        ("1,250 M€", FR, "1250000"),
        ("1.250 M€", EN, "1250000"),
        ("1,5M€ TTC", FR, "1500000"),
        ("750 k€", FR, "750000"),
        ("750 K€", FR, "750000"),
        ("2 Md€", FR, "2000000000"),
        ("1,2 milliard d'euros", FR, "1200000000"),
        ("1,2 milliard d\u2019euros", FR, "1200000000"),
        ("3 millions d'euros", FR, "3000000"),
        ("3 millions", FR, "3000000"),
        ("12 MEUR", FR, "12000000"),
        ("€12,500", EN, "12500"),
        ("€1.5m", EN, "1500000"),
        ("EUR 1.5 million", EN, "1500000"),
        ("€2bn", EN, "2000000000"),
        ("-€1.5 million", EN, "-1500000"),
        ("-12 500 €", FR, "-12500"),
        ("0 €", FR, "0"),
        ("12,500.25", EN, "12500.25"),
    ],
)
def test_amounts_are_read_in_euros(typed: str, language: Language, euros: str) -> None:
    assert parse_money(typed, language) == Decimal(euros)


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("12 000 € HT", MistakeCode.EXCLUDING_TAX),
        ("1,5 M€ hors taxes", MistakeCode.EXCLUDING_TAX),
        ("1.5m excl. VAT", MistakeCode.EXCLUDING_TAX),
        ("$12,500", MistakeCode.OTHER_CURRENCY),
        ("12 000 USD", MistakeCode.OTHER_CURRENCY),
        ("12,500 €", MistakeCode.AMBIGUOUS_NUMBER),
        ("12.500 €", MistakeCode.AMBIGUOUS_NUMBER),
        ("~ 3 M€", MistakeCode.APPROXIMATE),
        ("3 à 5 M€", MistakeCode.APPROXIMATE),
        ("gratuit", MistakeCode.NOT_A_NUMBER),
        ("€", MistakeCode.NOT_A_NUMBER),
        ("M€", MistakeCode.NOT_A_NUMBER),
        ("1 billion", MistakeCode.NOT_A_NUMBER),  # 10^12 in French, 10^9 in English
    ],
)
def test_amounts_that_need_a_decision_are_left_to_people(typed: str, code: MistakeCode) -> None:
    assert parse_money(typed, FR) == Mistake(code)


@pytest.mark.parametrize(
    ("typed", "language", "share"),
    [
        ("35 %", FR, "0.35"),
        ("35%", EN, "0.35"),
        (f"35{NARROW}%", FR, "0.35"),
        ("12,5 %", FR, "0.125"),
        ("12.5 per cent", EN, "0.125"),
        ("0,35", FR, "0.35"),
        ("0", FR, "0"),
        ("0,5 %", FR, "0.005"),
        ("120 %", FR, "1.2"),
    ],
)
def test_shares_are_fractions(typed: str, language: Language, share: str) -> None:
    assert parse_share(typed, language) == Decimal(share)


@pytest.mark.parametrize(("typed", "closest"), [("35", "35 %"), ("1", ""), ("1,5", "1,5 %")])
def test_a_share_of_one_or_more_needs_its_sign(typed: str, closest: str) -> None:
    assert parse_share(typed, FR) == Mistake(MistakeCode.AMBIGUOUS_SHARE, closest)


@given(st.text(), st.sampled_from(PARSERS), st.sampled_from(Language))
def test_no_text_makes_a_parser_fail(text: str, parser, language: Language) -> None:  # type: ignore[no-untyped-def]
    assert isinstance(parser(text, language), Decimal | Mistake)


@given(
    st.text(alphabet="0123456789 ,.-~/€%kM\u00a0\u202f", max_size=12),
    st.sampled_from("bcfgijlnopqvwxyzéß"),
    st.text(alphabet="0123456789 ,.", max_size=6),
    st.sampled_from(PARSERS),
    st.sampled_from(Language),
)
def test_a_stray_letter_never_gives_a_number(before: str, letter: str, after: str, parser, language: Language) -> None:  # type: ignore[no-untyped-def]
    typed = f"{before}{letter}{letter}{after}"  # twice: « b » alone could be part of « bn »
    assert isinstance(parser(typed, language), Mistake)


def _grouped(whole: int, separator: str) -> str:
    return f"{whole:,}".replace(",", separator)


@given(
    st.integers(min_value=0, max_value=10**13),
    st.integers(min_value=0, max_value=99),
    st.sampled_from(["", " ", NO_BREAK, NARROW]),
    st.sampled_from(["", " €", f"{NO_BREAK}€", " euros", " TTC"]),
)
def test_french_amounts_come_back_as_written(whole: int, cents: int, separator: str, unit: str) -> None:
    typed = f"{_grouped(whole, separator)},{cents:02d}{unit}"
    assert parse_money(typed, FR) == Decimal(whole) + Decimal(cents) / 100


@given(
    st.integers(min_value=0, max_value=10**13),
    st.integers(min_value=0, max_value=99),
    st.sampled_from(["", ",", " ", NO_BREAK]),
    st.sampled_from(["", "€", "EUR "]),
)
def test_english_amounts_come_back_as_written(whole: int, cents: int, separator: str, unit: str) -> None:
    typed = f"{unit}{_grouped(whole, separator)}.{cents:02d}"
    assert parse_money(typed, EN) == Decimal(whole) + Decimal(cents) / 100


@pytest.mark.slow
@given(st.decimals(min_value=0, max_value=10**6, places=4), st.sampled_from(Language))
def test_plain_numbers_come_back_as_written(number: Decimal, language: Language) -> None:
    typed = f"{number:f}".replace(".", "," if language is FR else ".")
    assert parse_number(typed, language) == number
