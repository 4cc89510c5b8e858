"""One cell becomes one answer: six states, and what people type in each kind of question."""

from datetime import date, datetime, time
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit.intake.grid import EMPTY, Cell, exact_number
from audit.intake.number_format import PERCENTAGE
from audit.intake.values.cells import Reading, read_cell
from audit.intake.values.mistakes import Mistake, MistakeCode
from audit.loading import load_declarations
from audit.model.answer import AnswerState
from audit.model.questionnaire import Choice, Field, QuestionType
from audit.model.text import Language, Text

FR, EN = Language.FR, Language.EN
ANSWERED, UNUSABLE = AnswerState.ANSWERED, AnswerState.UNUSABLE


def field(kind: QuestionType, **more: object) -> Field:
    return Field(type=kind, label=Text(fr="Question", en="Question"), **more)  # type: ignore[arg-type]


YES_NO = field(QuestionType.YES_NO)
YES_PARTIAL_NO = field(QuestionType.YES_PARTIAL_NO)
OPINIONS = (
    Choice(code="favourable", label=Text(fr="Favorable", en="Favourable")),
    Choice(code="requested", label=Text(fr="Demandé, non rendu", en="Requested, not given yet")),
    Choice(code="not_requested", label=Text(fr="Non demandé", en="Not requested")),
)
CHOICE = field(QuestionType.CHOICE, choices=OPINIONS)
CHOICES = field(QuestionType.CHOICES, choices=OPINIONS)
INTEGER = field(QuestionType.INTEGER, minimum=1, maximum=4)
NUMBER = field(QuestionType.NUMBER, unit=Text(fr="ETP", en="FTE"))
MONEY = field(QuestionType.MONEY, minimum=0)
SHARE = field(QuestionType.SHARE, minimum=0, maximum=1)
DATE = field(QuestionType.DATE)
TEXT = field(QuestionType.TEXT)
NAMES = field(QuestionType.NAMES)
ALL = (YES_NO, YES_PARTIAL_NO, CHOICE, CHOICES, INTEGER, NUMBER, MONEY, SHARE, DATE, TEXT, NAMES)


def mistake_in(cell: Cell, asked: Field, language: Language = FR) -> Mistake | None:
    reading = read_cell(cell, asked, language)
    assert reading.state is UNUSABLE
    assert reading.value is None
    return reading.mistake


@pytest.mark.parametrize("asked", ALL)
def test_the_states_that_hold_in_every_question(asked: Field) -> None:
    for empty in (EMPTY, Cell(value="  "), Cell(value="\u00a0")):
        assert read_cell(empty, asked, FR) == Reading(AnswerState.BLANK)
    for typed in ("Ne sait pas", "NE SAIT PAS.", "Don't know", "don\u2019t know", "NSP"):
        assert read_cell(Cell(value=typed), asked, FR) == Reading(AnswerState.UNKNOWN, raw=typed)
    for typed in ("Sans objet", "sans  objet", "Not applicable", "S.O."):
        assert read_cell(Cell(value=typed), asked, EN) == Reading(AnswerState.NOT_APPLICABLE, raw=typed)


@pytest.mark.parametrize("asked", ALL)
def test_what_no_question_accepts(asked: Field) -> None:
    for typed in ("n.c.", "-", "?", "???", "à compléter", "TBD"):
        assert mistake_in(Cell(value=typed), asked) == Mistake(MistakeCode.PLACEHOLDER)
    assert mistake_in(Cell(value="N/A"), asked) == Mistake(MistakeCode.PLACEHOLDER, "Sans objet")
    assert mistake_in(Cell(value="#N/A", is_error=True), asked) == Mistake(MistakeCode.ERROR_CELL)
    assert mistake_in(Cell(value="#REF!"), asked) == Mistake(MistakeCode.ERROR_CELL)
    computed = Cell(value=Decimal(3), formula="=A1+A2")
    assert mistake_in(computed, asked) == Mistake(MistakeCode.FORMULA)
    assert read_cell(computed, asked, FR).raw == "=A1+A2"


@pytest.mark.parametrize("typed", ["oui", "OUI.", " Oui ", "Yes", "yes", "Oui !", "VRAI", "True"])
def test_yes_however_it_is_typed(typed: str) -> None:
    for asked in (YES_NO, YES_PARTIAL_NO):
        assert read_cell(Cell(value=typed), asked, FR) == Reading(ANSWERED, "yes", typed)


@pytest.mark.parametrize(("typed", "code"), [("O", "yes"), ("o.", "yes"), ("N", "no"), ("n", "no"), ("Y", "yes")])
def test_one_letter_says_yes_or_no(typed: str, code: str) -> None:
    for asked in (YES_NO, YES_PARTIAL_NO):
        for language in Language:
            assert read_cell(Cell(value=typed), asked, language) == Reading(ANSWERED, code, typed)
    assert mistake_in(Cell(value=typed), CHOICE) == Mistake(MistakeCode.NOT_IN_LIST)


@pytest.mark.parametrize("typed", ["P", "u", "é", "1"])
def test_a_word_of_one_letter_is_near_nothing(typed: str) -> None:
    short = field(QuestionType.CHOICE, choices=(Choice(code="pu", label=Text(fr="PU", en="PU")), *OPINIONS))
    for asked in (YES_NO, YES_PARTIAL_NO, short):
        assert mistake_in(Cell(value=typed), asked) == Mistake(MistakeCode.NOT_IN_LIST)


def test_booleans_of_excel_and_of_libreoffice() -> None:
    assert read_cell(Cell(value=True), YES_NO, FR) == Reading(ANSWERED, "yes", "VRAI")
    assert read_cell(Cell(value=False), YES_NO, EN) == Reading(ANSWERED, "no", "FALSE")
    assert read_cell(Cell(value=True, formula="=TRUE()"), YES_NO, FR) == Reading(ANSWERED, "yes", "VRAI")
    assert mistake_in(Cell(value=True, formula="=A1"), YES_NO) == Mistake(MistakeCode.FORMULA)
    assert mistake_in(Cell(value="=A1"), TEXT) == Mistake(MistakeCode.FORMULA)


def test_partly_is_an_answer_only_where_it_is_offered() -> None:
    for typed in ("Partiellement", "partly", "partiel", "En partie", "partial"):
        assert read_cell(Cell(value=typed), YES_PARTIAL_NO, FR).value == "partial"
        assert mistake_in(Cell(value=typed), YES_NO) is not None


@pytest.mark.parametrize(
    "typed",
    ["Demandé, non rendu", "DEMANDE NON RENDU", "demande\u0301, non rendu", "Requested, not given yet", "requested"],
)
def test_choices_by_label_in_either_language_or_by_code(typed: str) -> None:
    assert read_cell(Cell(value=typed), CHOICE, FR).value == "requested"


def test_a_label_may_be_typed_without_the_explanation_that_ends_it() -> None:
    explained = (
        Choice(code="slack", label=Text(fr="Marges (calculées et revues)", en="Slack (worked out, reviewed)")),
        Choice(code="dates_plan", label=Text(fr="Dates (prévues)", en="Dates (planned)")),
        Choice(code="dates_real", label=Text(fr="Dates (réelles)", en="Dates (actual)")),
    )
    asked = field(QuestionType.CHOICES, choices=explained)
    assert read_cell(Cell("marges"), asked, FR).value == ("slack",)
    assert read_cell(Cell("Slack ; Dates (réelles)"), asked, FR).value == ("slack", "dates_real")
    assert read_cell(Cell("Marges (calculées)"), asked, FR).state is UNUSABLE
    assert read_cell(Cell("Dates"), asked, FR).state is UNUSABLE  # of which two are meant


def test_an_answer_outside_the_list_gives_the_closest_one() -> None:
    assert mistake_in(Cell(value="Favorabel"), CHOICE) == Mistake(MistakeCode.NOT_IN_LIST, "Favorable")
    assert mistake_in(Cell(value="Favorabel"), CHOICE, EN) == Mistake(MistakeCode.NOT_IN_LIST, "Favourable")
    assert mistake_in(Cell(value="qwxz"), CHOICE) == Mistake(MistakeCode.NOT_IN_LIST)
    assert mistake_in(Cell(value=Decimal(1)), YES_NO) == Mistake(MistakeCode.NOT_IN_LIST)
    assert mistake_in(Cell(value="oui et non"), YES_NO) is not None


@pytest.mark.parametrize(
    ("typed", "codes"),
    [
        ("Non demandé ; Favorable", ("favourable", "not_requested")),
        ("favorable\nDemandé, non rendu", ("favourable", "requested")),
        ("Favorable, non demandé", ("favourable", "not_requested")),
        ("favourable|favourable;", ("favourable",)),
        ("aucun", ()),
    ],
)
def test_several_choices_come_in_the_order_of_the_list(typed: str, codes: tuple[str, ...]) -> None:
    assert read_cell(Cell(value=typed), CHOICES, FR) == Reading(ANSWERED, codes, typed)


def test_one_wrong_item_spoils_the_whole_list() -> None:
    assert mistake_in(Cell(value="Favorable ; non demande2"), CHOICES) == Mistake(
        MistakeCode.ITEM_NOT_IN_LIST, "Non demandé", item="non demande2"
    )
    assert mistake_in(Cell(value="Favorable, autre"), CHOICES) == Mistake(MistakeCode.ITEM_NOT_IN_LIST, item="autre")
    assert mistake_in(Cell(value="peut-être"), CHOICES) == Mistake(MistakeCode.ITEM_NOT_IN_LIST, item="peut-être")


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("Alpha ; Bêta\u00a0SA; ", ("Alpha", "Bêta\u00a0SA")),
        ("Alpha;Alpha", ("Alpha",)),
        ("Alpha\nBêta", ("Alpha", "Bêta")),
        ("Alpha\rBêta", ("Alpha", "Bêta")),
        ("Alpha\r\nBêta\u2028Gamma", ("Alpha", "Bêta", "Gamma")),
        ("Aucun", ()),
        ("NONE", ()),
        ("néant.", ()),
    ],
)
def test_names_are_separated_by_semicolons_and_line_breaks(typed: str, names: tuple[str, ...]) -> None:
    assert read_cell(Cell(value=typed), NAMES, FR) == Reading(ANSWERED, names, typed)


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("1. Alpha\n2. Beta", ("Alpha", "Beta")),
        ("1. Alpha\n- Beta", ("Alpha", "Beta")),
        ("1) Alpha ; 2) Beta", ("Alpha", "Beta")),
        ("a) Alpha\nb) Beta", ("Alpha", "Beta")),
        ("- Alpha\n-  Beta\n–\tGamma", ("Alpha", "Beta", "Gamma")),
        ("• Alpha", ("Alpha",)),
        ("- Alpha\nBeta", ("- Alpha", "Beta")),  # not a list: one line has no bullet
        ("3. Liga", ("3. Liga",)),
        ("1.Alpha\n2.Beta", ("1.Alpha", "2.Beta")),
        ("A. Dupont\nB. Martin", ("A. Dupont", "B. Martin")),
        ("2i Conseil\n3 Suisses", ("2i Conseil", "3 Suisses")),
        ("-Alpha\n-Beta", ("-Alpha", "-Beta")),
    ],
)
def test_bullets_and_numbers_belong_to_the_list_where_every_line_has_one(typed: str, names: tuple[str, ...]) -> None:
    assert read_cell(Cell(value=typed), NAMES, FR).value == names


def test_a_closed_list_may_have_bullets_too() -> None:
    assert read_cell(Cell(value="- Favorable\n- Non demandé"), CHOICES, FR).value == ("favourable", "not_requested")


@pytest.mark.parametrize(
    "joined",
    ["Société A, Société B", "Alpha/Bêta", "Alpha & Bêta", "Alpha et Bêta", "Alpha AND Beta", "Dupont, Durand et Cie"],
)
def test_what_may_be_several_names_is_one_name_and_a_doubt(joined: str) -> None:
    doubt = Mistake(MistakeCode.NAMES_JOINED, item=joined)
    assert read_cell(Cell(value=joined), NAMES, FR) == Reading(ANSWERED, (joined,), joined, doubt=doubt)
    reading = read_cell(Cell(value=f"Gamma ; {joined}"), NAMES, EN)
    assert (reading.value, reading.doubt) == (("Gamma", joined), doubt)


@pytest.mark.parametrize("single", ["Etna", "Andros", "Société Internet", "Sandoz"])
def test_a_name_that_only_holds_the_letters_of_and_is_no_doubt(single: str) -> None:
    assert read_cell(Cell(value=single), NAMES, FR).doubt is None


def test_only_names_may_be_joined() -> None:
    assert read_cell(Cell(value="Alpha, Bêta"), TEXT, FR).doubt is None


@pytest.mark.parametrize(
    ("cell", "asked", "value", "raw"),
    [
        (Cell(value=Decimal("0.35"), format=PERCENTAGE), SHARE, Decimal("0.35"), "35 %"),
        (Cell(value=Decimal("0.35")), SHARE, Decimal("0.35"), "0,35"),
        (Cell(value=Decimal(1), format=PERCENTAGE), SHARE, Decimal(1), "100 %"),
        (Cell(value="35 %"), SHARE, Decimal("0.35"), "35 %"),
        (Cell(value=Decimal(3)), INTEGER, Decimal(3), "3"),
        (Cell(value="3,0"), INTEGER, Decimal(3), "3,0"),
        (Cell(value="2,5 ETP"), NUMBER, Decimal("2.5"), "2,5 ETP"),
        (Cell(value=Decimal("1250000.5")), MONEY, Decimal("1250000.5"), "1250000,5"),
        (Cell(value="1,5\u00a0M€"), MONEY, Decimal(1_500_000), "1,5\u00a0M€"),
        (Cell(value=datetime(2027, 3, 31)), DATE, date(2027, 3, 31), "31/03/2027"),  # noqa: DTZ001
        (Cell(value=date(2027, 3, 31)), DATE, date(2027, 3, 31), "31/03/2027"),
        (Cell(value="31 mars 2027"), DATE, date(2027, 3, 31), "31 mars 2027"),
        (Cell(value=" Système\u200b d'information\n2e ligne "), TEXT, "Système d'information\n2e ligne", None),
        (Cell(value=Decimal(2027)), TEXT, "2027", "2027"),
    ],
)
def test_values_keep_what_was_typed_beside_them(cell: Cell, asked: Field, value: object, raw: str | None) -> None:
    expected_raw = cell.value if raw is None else raw
    assert read_cell(cell, asked, FR) == Reading(ANSWERED, value, expected_raw)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("cell", "asked", "code"),
    [
        (Cell(value="~3"), INTEGER, MistakeCode.APPROXIMATE),
        (Cell(value="3-5"), NUMBER, MistakeCode.APPROXIMATE),
        (Cell(value="beaucoup"), NUMBER, MistakeCode.NOT_A_NUMBER),
        (Cell(value=datetime(2026, 5, 1)), NUMBER, MistakeCode.NOT_A_NUMBER),  # noqa: DTZ001
        (Cell(value=True), INTEGER, MistakeCode.NOT_A_NUMBER),
        (Cell(value=Decimal("0.5"), format=PERCENTAGE), MONEY, MistakeCode.PERCENT_FORMAT),
        (Cell(value=Decimal("0.5"), format=PERCENTAGE), NUMBER, MistakeCode.PERCENT_FORMAT),
        (Cell(value=Decimal("0.03"), format=PERCENTAGE), INTEGER, MistakeCode.PERCENT_FORMAT),
        (Cell(value=Decimal("2.5")), INTEGER, MistakeCode.NOT_WHOLE),
        (Cell(value=Decimal(0)), INTEGER, MistakeCode.OUT_OF_BOUNDS),
        (Cell(value=Decimal(5)), INTEGER, MistakeCode.OUT_OF_BOUNDS),
        (Cell(value="-1 €"), MONEY, MistakeCode.OUT_OF_BOUNDS),
        (Cell(value="120 %"), SHARE, MistakeCode.OUT_OF_BOUNDS),
        (Cell(value=Decimal(35)), SHARE, MistakeCode.AMBIGUOUS_SHARE),
        (Cell(value=Decimal(1)), SHARE, MistakeCode.AMBIGUOUS_SHARE),
        (Cell(value=Decimal(2027)), DATE, MistakeCode.PERIOD),
        (Cell(value=Decimal(46477)), DATE, MistakeCode.NOT_A_DATE),
        (Cell(value=datetime(1905, 7, 19)), DATE, MistakeCode.IMPLAUSIBLE_DATE),  # noqa: DTZ001
        (Cell(value=time(14, 30)), DATE, MistakeCode.NOT_A_DATE),
        (Cell(value=datetime(2027, 3, 4)), TEXT, MistakeCode.NOT_A_TEXT),  # noqa: DTZ001
        (Cell(value=True), NAMES, MistakeCode.NOT_A_TEXT),
    ],
)
def test_what_cannot_be_used_says_why(cell: Cell, asked: Field, code: MistakeCode) -> None:
    found = mistake_in(cell, asked)
    assert found is not None
    assert found.code is code


def test_floats_lose_their_dust() -> None:
    assert str(exact_number(0.1 + 0.2)) == "0.3"
    assert str(exact_number(1.1 * 3)) == "3.3"
    assert str(exact_number(12500.0)) == "12500"
    assert str(exact_number(1e21)) == "1000000000000000000000"
    assert exact_number(10**30) == Decimal(10**30)
    for endless in (float("inf"), float("nan")):
        with pytest.raises(ValueError, match="not finite"):
            exact_number(endless)


CELLS = st.builds(
    Cell,
    value=st.none()
    | st.text()
    | st.booleans()
    | st.floats(allow_nan=False, allow_infinity=False).map(exact_number)
    | st.datetimes()
    | st.dates()
    | st.times()
    | st.timedeltas(),
    formula=st.sampled_from(["", "", "=A1"]),
    is_error=st.booleans(),
    format=st.sampled_from([None, PERCENTAGE]),
)


@pytest.mark.slow
@given(CELLS, st.sampled_from(ALL), st.sampled_from(Language))
def test_any_cell_is_in_exactly_one_state(cell: Cell, asked: Field, language: Language) -> None:
    reading = read_cell(cell, asked, language)
    assert (reading.value is not None) == (reading.state is ANSWERED)
    assert (reading.mistake is not None) == (reading.state is UNUSABLE)
    assert (reading.within is not None) == (reading.state is AnswerState.PARTLY_ANSWERED)
    assert reading.doubt is None or reading.state in (ANSWERED, AnswerState.PARTLY_ANSWERED)
    assert (reading.raw == "") == (reading.state is AnswerState.BLANK)


@given(st.sampled_from(OPINIONS), st.sampled_from(Language), st.sampled_from([str.upper, str.lower, str.title]))
def test_every_label_is_recognised_in_any_case(option: Choice, language: Language, case) -> None:  # type: ignore[no-untyped-def]
    for spoken in Language:
        typed = case(f" {option.label.to(spoken)}\u00a0")
        assert read_cell(Cell(value=typed), CHOICE, language).value == option.code


@pytest.mark.parametrize("typed", ["Qualified", "Reserved"])
def test_a_review_under_conditions_is_qualified_in_english_and_was_reserved(typed: str) -> None:
    asked = next(one for one in load_declarations().bank.questions if one.id == "governance.gate_review")
    assert next(option.label.en for option in asked.options if option.code == "reserved") == "Qualified"
    assert read_cell(Cell(typed), asked, EN).value == "reserved"
