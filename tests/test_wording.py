"""Values, facts, cells and terms in words: units, states never merged, both languages complete."""

import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from enum import StrEnum

import pytest
from babel.numbers import format_decimal
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter

from audit.model.answer import AnswerState, CellRef, Evidence
from audit.model.fact import Fact
from audit.model.questionnaire import Choice, ReviewType
from audit.model.rule import Axis, Confidence, Effort, OutcomeKind, OwnerRole, Severity
from audit.model.scoring import AvisLevel
from audit.model.text import Language, Text
from audit.model.value import Value, ValueType
from audit.model.within import Within
from audit.wording.cells import write_cells
from audit.wording.numbers import LOCALES, MINUS, write_money, write_number
from audit.wording.partial import write_partial
from audit.wording.terms import AVIS_RATINGS, DINUM_OUTCOMES, Rating, write_term
from audit.wording.typography import elide, typeset
from audit.wording.values import write_fact, write_state, write_value
from tests.sample_result import fact

FR, EN = Language.FR, Language.EN
SPACES = str.maketrans({"\u00a0": " ", "\u202f": " "})


def words(value: Value, value_type: ValueType, language: Language = FR, options: tuple[Choice, ...] = ()) -> str:
    """The wording with plain spaces, so that tests are readable."""
    return write_value(value, value_type, language, options).translate(SPACES)


@pytest.mark.parametrize(
    ("euros", "fr", "en"),
    [
        ("14500000", "14,5 M€", "€14.5 million"),
        ("1000000", "1 M€", "€1 million"),
        ("12340000", "12,34 M€", "€12.34 million"),
        ("12345678", "12 345 678 €", "€12,345,678"),  # two decimals of a million would lose 5 678 euros
        ("850000", "850 000 €", "€850,000"),
        ("999999", "999 999 €", "€999,999"),
        ("0", "0 €", "€0"),
        ("12.5", "12,50 €", "€12.50"),
        ("-2500000", "−2,5 M€", "−€2.5 million"),
    ],
)
def test_money(euros: str, fr: str, en: str) -> None:
    assert words(Decimal(euros), ValueType.MONEY, FR) == fr
    assert words(Decimal(euros), ValueType.MONEY, EN) == en


@pytest.mark.parametrize(
    ("share", "fr"),
    [
        ("0.125", "12,5 %"),
        ("0.2", "20 %"),
        ("0", "0 %"),
        ("1", "100 %"),
        ("0.3333333333333333333333333333", "33,3 %"),
        ("0.19996", "19,996 %"),  # below a threshold of 20 %, and must be seen to be
        ("0.3001", "30,01 %"),
        ("-0.05", "−5 %"),
    ],
)
def test_shares(share: str, fr: str) -> None:
    assert words(Decimal(share), ValueType.SHARE) == fr


@given(st.integers(min_value=-20_000, max_value=20_000))
def test_a_share_that_is_not_whole_never_reads_as_a_whole_percentage(ten_thousandths: int) -> None:
    percent = Decimal(ten_thousandths) / 100
    text = words(percent / 100, ValueType.SHARE)
    assert ("," in text) == (percent != percent.to_integral_value())


@pytest.mark.parametrize(
    ("days", "fr", "en"),
    [
        ("214", "214 jours (≈ 7 mois)", "214 days (≈ 7 months)"),
        ("1", "1 jour", "1 day"),
        ("0", "0 jour", "0 days"),
        ("60", "60 jours", "60 days"),
        ("61", "61 jours (≈ 2 mois)", "61 days (≈ 2 months)"),
        ("547.5", "547,5 jours (≈ 18 mois)", "547.5 days (≈ 18 months)"),
        ("729", "729 jours (≈ 24 mois)", "729 days (≈ 24 months)"),
        ("800", "2 ans et 2 mois", "2 years and 2 months"),
        ("1826", "5 ans", "5 years"),
        ("1830", "5 ans et 4 jours", "5 years and 4 days"),
        ("1822", "4 ans et 361 jours", "4 years and 361 days"),
        ("2922", "8 ans", "8 years"),
        ("5113", "14 ans", "14 years"),
        ("-12", "−12 jours", "−12 days"),
    ],
)
def test_days(days: str, fr: str, en: str) -> None:
    assert words(Decimal(days), ValueType.DAYS, FR) == fr
    assert words(Decimal(days), ValueType.DAYS, EN) == en


def test_dates() -> None:
    assert words(date(2027, 3, 31), ValueType.DATE, FR) == "31 mars 2027"
    assert words(date(2027, 4, 1), ValueType.DATE, FR) == "1er avril 2027"
    assert words(date(2027, 3, 31), ValueType.DATE, EN) == "31 March 2027"
    assert words(date(2027, 4, 1), ValueType.DATE, EN) == "1 April 2027"


def test_numbers_texts_codes_and_lists() -> None:
    phase = Choice(code="build", label=Text(fr="Conception-réalisation", en="Design and build"))
    assert words(Decimal(1234), ValueType.INTEGER) == "1 234"
    assert words(Decimal("2.5"), ValueType.NUMBER) == "2,5"
    assert words("texte libre", ValueType.TEXT) == "texte libre"
    assert words("yes", ValueType.CODE) == "Oui"
    assert words("build", ValueType.CODE, EN, (phase,)) == "Design and build"
    assert words("build", ValueType.CODE) == "build"
    assert words(("build", "no"), ValueType.CODES, FR, (phase,)) == "Conception-réalisation et Non"
    assert words(("Alpha", "Bêta", "yes"), ValueType.NAMES) == "Alpha, Bêta et yes"
    assert words((), ValueType.NAMES, FR) == "néant"
    assert words((), ValueType.NAMES, EN) == "none"


def test_the_states_without_value_are_never_written_alike() -> None:
    for language in Language:
        states = [write_state(state, language, "x") for state in AnswerState if state not in SAYING_MORE]
        assert len(set(states)) == 7
    assert write_state(AnswerState.BLANK, FR) == "non renseigné"
    assert write_state(AnswerState.UNKNOWN, FR).translate(SPACES) == "« ne sait pas »"
    assert write_state(AnswerState.NOT_APPLICABLE, FR) == "sans objet"
    assert write_state(AnswerState.UNUSABLE, FR, "3 à {5}").translate(SPACES) == "illisible : « 3 à {5} »"


SAYING_MORE = (AnswerState.ANSWERED, AnswerState.PARTLY_ANSWERED)


def make_fact(**more: object) -> Fact:
    return TypeAdapter(Fact).validate_python({"name": "a.fact", "type": "share", "state": "blank", **more})


def test_facts() -> None:
    assert write_fact(make_fact(), FR) == "non renseigné"
    known = make_fact(state="answered", value=Decimal("0.125"), low=Decimal(0), high=Decimal(1))
    assert write_fact(known, FR).translate(SPACES) == "12,5 %"
    bounded = make_fact(state="unknown", low=Decimal("0.1"), high=Decimal("0.3"), inputs=("b.fact",))
    assert write_fact(bounded, FR).translate(SPACES) == "entre 10 % et 30 %"
    assert write_fact(bounded, EN) == "between 10% and 30%"
    assert write_fact(make_fact(state="unknown", low=Decimal("0.1")), FR).translate(SPACES) == "au moins 10 %"
    assert write_fact(make_fact(state="unknown", high=Decimal("0.3")), EN) == "at most 30%"
    # Nobody chose "don't know" for an indicator: it could not be computed.
    assert write_fact(make_fact(state="not_computed"), FR) == "non calculable"


def test_a_zero_is_a_value() -> None:
    assert write_fact(make_fact(state="answered", value=0), FR).translate(SPACES) == "0 %"
    assert write_partial(Within(Decimal(0), Decimal(0)), ValueType.SHARE, EN, ()) == "0%"


def test_a_number_without_bounds_is_refused() -> None:
    with pytest.raises(ValueError, match="without any bound"):
        write_partial(Within(), ValueType.SHARE, FR, ())


def test_a_fact_brings_its_own_choices() -> None:
    declared = make_fact(name="risks/completeness", type="code", state="answered", value="none")
    assert write_fact(declared, FR) == "Aucun élément"
    typed = make_fact(type="code", state="answered", value="below_director", raw="Sous le niveau de directeur")
    assert write_fact(typed, FR) == "Sous le niveau de directeur"
    assert write_fact(make_fact(type="code", state="answered", value="no", raw="NON"), EN) == "No"


def test_cells_that_follow_one_another_are_gathered() -> None:
    def at(*addresses: str, sheet: str = "Jalons") -> list[CellRef]:
        return [CellRef(sheet=sheet, cell=address) for address in addresses]

    assert write_cells(at("C6", "C7", "C8")) == ("Jalons!C6:C8",)
    assert write_cells(at("C6", "C7")) == ("Jalons!C6", "Jalons!C7")
    assert write_cells(at("C6", "C8", "C9", "D10")) == ("Jalons!C6", "Jalons!C8", "Jalons!C9", "Jalons!D10")
    assert write_cells([*at("C6"), *at("C7", sheet="Budget"), *at("C6")]) == ("Jalons!C6", "Budget!C7")
    assert write_cells([]) == ()


_ADDRESSES = st.sampled_from(["C6", "C7", "C8", "C9", "D9", "D10", "AA10", "c6", "C0", "C06", ""])


@given(st.lists(st.builds(CellRef, st.sampled_from(["Jalons", "Budget"]), _ADDRESSES)))
def test_ranges_of_cells_are_those_that_each_pair_of_neighbours_makes(cells):
    distinct, runs = [cell for place, cell in enumerate(cells) if cell not in cells[:place]], []
    for cell in distinct:
        before = runs[-1][-1] if runs else None
        if before is not None and before.sheet == cell.sheet and _next_line(before.cell) == cell.cell:
            runs[-1].append(cell)
        else:
            runs.append([cell])
    expected = [[f"{run[0]}:{run[-1].cell}"] if len(run) > 2 else [str(one) for one in run] for run in runs]
    assert write_cells(tuple(cells)) == write_cells(cells) == tuple(word for words in expected for word in words)


def _next_line(address: str) -> str | None:
    """Return the address under this one; None for what is no address."""
    found = re.fullmatch(r"([A-Z]+)([1-9][0-9]*)", address)
    return f"{found[1]}{int(found[2]) + 1}" if found else None


@pytest.mark.parametrize("language", Language)
@given(st.decimals(-(10**12), 10**12, places=2, allow_nan=False))
def test_numbers_are_those_of_babel(language, number):
    written = format_decimal(number, locale=LOCALES[language], decimal_quantization=False)
    assert write_number(number, language) == written.replace("-", MINUS)
    million = write_money(number.quantize(Decimal(1)) * 10_000, language)  # in millions, when there is one
    if "M€" in million or "million" in million:
        assert written_in_millions(number.quantize(Decimal(1)) / 100, language) == million


def written_in_millions(millions: Decimal, language: Language) -> str:
    written = format_decimal(abs(millions), locale=LOCALES[language], decimal_quantization=False)
    sign = MINUS if millions < 0 else ""
    return f"{sign}{written}\u00a0M€" if language is Language.FR else f"{sign}€{written}\u00a0million"


def test_a_code_that_no_choice_of_today_could_have_is_written_as_it_was_typed() -> None:
    old = fact("project.state", ValueType.CODE, "En cours (2)", raw="En cours (2)")
    assert write_fact(old, FR) == write_fact(old, EN) == "En cours (2)"


def test_french_punctuation_keeps_to_its_word() -> None:
    assert typeset("Avis : « oui » ; 5 %", FR) == "Avis\u00a0: «\u00a0oui\u00a0»\u00a0; 5\u00a0%"
    assert typeset("As it : is", EN) == "As it : is"


ENUMS = (
    Axis,
    Severity,
    OutcomeKind,
    AvisLevel,
    AnswerState,
    Evidence,
    Effort,
    OwnerRole,
    ReviewType,
    Confidence,
    Rating,
)


@pytest.mark.parametrize("closed_list", ENUMS)
@pytest.mark.parametrize("language", Language)
def test_every_member_has_a_term_of_its_own(closed_list: type[StrEnum], language: Language) -> None:
    terms = [write_term(member, language) for member in closed_list]
    assert len(set(terms)) == len(terms)


def test_an_avis_that_cannot_be_given_has_no_equivalent() -> None:
    mappings: tuple[Mapping[AvisLevel, object], ...] = (DINUM_OUTCOMES, AVIS_RATINGS)
    for mapping in mappings:
        assert set(mapping) == set(AvisLevel)
        assert [level for level, meaning in mapping.items() if meaning is None] == [AvisLevel.NONE]
    assert AVIS_RATINGS[AvisLevel.UNFAVOURABLE] is Rating.RED
    outcome = DINUM_OUTCOMES[AvisLevel.FAVOURABLE_WITH_RESERVATIONS]
    assert outcome is not None
    assert outcome.fr == "conforme avec observations et clauses de revoyure"


def test_de_is_elided_before_at_least_and_at_most_in_french_alone():
    assert elide("une durée de au moins 3 jours, de au plus 9", FR) == "une durée d'au moins 3 jours, d'au plus 9"
    assert elide("de autant", FR) == "de autant"
    assert elide("de au moins", Language.EN) == "de au moins"
