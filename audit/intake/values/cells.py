"""Reads one cell as an answer: one of the states of an answer, and the mistake when it cannot be used."""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import NamedTuple

from audit.intake.grid import ERRORS, Cell
from audit.intake.number_format import as_typed, hides_thousands, part_of_date, plain_text
from audit.intake.values.choices import (
    closest_label,
    find_code,
    find_codes,
    former_codes,
    may_join_names,
    says_nothing_to_list,
    settled_items,
    split_items,
)
from audit.intake.values.dates import parse_date, plausible
from audit.intake.values.mistakes import Mistake, MistakeCode
from audit.intake.values.numbers import fraction, parse_money, parse_number, parse_share
from audit.intake.values.partial import as_read, read_partial
from audit.intake.values.words import clean, fold, fold_answer
from audit.model.answer import AnswerState
from audit.model.answer_domain import Outside, domain_of
from audit.model.kept import kept
from audit.model.naming import PLACEHOLDERS, says_there_is_none
from audit.model.questionnaire import NOT_APPLICABLE_LABEL, UNKNOWN_LABEL, Field
from audit.model.text import Language, Text
from audit.model.value import NUMERIC, Value, ValueType
from audit.model.within import Within

_UNKNOWN = frozenset(
    {fold(UNKNOWN_LABEL.fr), fold(UNKNOWN_LABEL.en)}
    | {"ne sais pas", "je ne sais pas", "nsp", "inconnu", "inconnue", "dont know", "do not know", "unknown"}
)
_NOT_APPLICABLE = frozenset(
    {fold(NOT_APPLICABLE_LABEL.fr), fold(NOT_APPLICABLE_LABEL.en), "s o", "non applicable"},
)
# Where a question offers to answer that there is none, beside its own words for it.
_NONE = frozenset({"jamais", "aucun", "aucune", "neant", "never", "none", "il n y en a pas", "there is none"})
_IN_WORDS = frozenset({ValueType.TEXT, ValueType.NAMES})
_TRUE_OR_FALSE = ("true", "false")
_BOOLEAN = {True: Text(fr="VRAI", en="TRUE"), False: Text(fr="FAUX", en="FALSE")}


class Reading(NamedTuple):
    """One cell, read.

    Attributes:
        value: set when the state is ``answered``.
        raw: what was typed, word for word; for a number or a date, as the sheet would show it.
        mistake: set when the state is ``unusable``.
        doubt: set when the answer was read and people should check that it was meant so.
        within: set when the state is ``partly_answered``.
    """

    state: AnswerState
    value: Value | None = None
    raw: str = ""
    mistake: Mistake | None = None
    doubt: Mistake | None = None
    within: Within | None = None

    @property
    def remark(self) -> Mistake | None:
        """What is to be said of the cell, whether its answer can be used or not."""
        return self.mistake or self.doubt


_BLANK = Reading(AnswerState.BLANK)
_MIDNIGHT = time()
_LONGEST_KEPT = 100


def read_cell(cell: Cell, asked: Field, language: Language) -> Reading:
    """Read ``cell`` as an answer to ``asked``; what is ambiguous is unusable, never guessed."""
    if cell.is_empty:
        return _BLANK
    value = cell.value
    is_more = bool(cell.formula or cell.is_error or cell.format)
    if isinstance(value, str) and not is_more and asked.options and len(value) <= _LONGEST_KEPT:
        return _read_choice(asked, value, language)
    return _read(cell, asked, language)


@kept(most=8_192)  # most answers are chosen from a list, and a portfolio gives the same ones again and again
def _read_choice(asked: Field, text: str, language: Language) -> Reading:
    return _read(Cell(text), asked, language)


def _read(cell: Cell, asked: Field, language: Language) -> Reading:
    is_formula = holds_formula(cell)
    in_words = _in_words(cell, language)
    raw = (cell.formula if is_formula else "") or _shown(in_words, cell, language)
    if is_error(cell):
        return _unusable(raw, Mistake(MistakeCode.ERROR_CELL))
    if is_formula:
        return _unusable(raw, Mistake(MistakeCode.FORMULA))
    if isinstance(cell.value, str):
        state = state_in_words(cell.value)
        if asked.none_label and _says_none(cell.value, asked.none_label):
            return Reading(AnswerState.NONE, raw=raw)
        if asked.none_label and (state is AnswerState.NOT_APPLICABLE or _implies_none(cell.value, asked)):
            return Reading(AnswerState.NONE, raw=raw, doubt=Mistake(MistakeCode.READ_AS_NONE, item=asked.none_label))
        if state is not None:
            return Reading(state, raw=raw)
        words = fold(cell.value)
        if not words or words in PLACEHOLDERS or _doubts_a_state(cell.value, asked):
            return _unusable(raw, _placeholder(cell.value, language))
    if isinstance(cell.value, Decimal) and cell.format and hides_thousands(cell.value, cell.format):
        # The number itself, and never as a text that would be read again for one: neither is known to be meant.
        return _unusable(f"{plain_text(cell.value)} (÷ ?)", Mistake(MistakeCode.THOUSANDS_HIDDEN))
    kind = asked.value_type
    is_date_for_number = isinstance(cell.value, date) and kind in NUMERIC
    said = cell if is_date_for_number else in_words  # a month that shows is no number of months
    value = _READERS[kind](said, asked, language)
    if isinstance(value, Decimal):
        value = _checked(value, asked)
    elif (kind in _IN_WORDS or asked.at_least_one) and not isinstance(value, Mistake) and domain_of(asked).fault(value):
        value = Mistake(MistakeCode.PLACEHOLDER)
    if isinstance(value, Mistake):
        return _partial(said, asked, language, raw) or _unusable(raw, value)
    return Reading(AnswerState.ANSWERED, value, raw, None, _doubt(value) if kind is ValueType.NAMES else None)


def _partial(cell: Cell, asked: Field, language: Language, raw: str) -> Reading | None:
    """Return what a cell that holds no exact answer says all the same; None when it has no such form."""
    found = read_partial(cell.value, asked, language) if isinstance(cell.value, str) else None
    if found is None:
        return None
    if isinstance(found, Mistake):
        return _unusable(raw, found)
    remark = Mistake(MistakeCode.PARTLY_READ, item=as_read(found, asked))
    return Reading(AnswerState.PARTLY_ANSWERED, raw=raw, doubt=remark, within=found)


def shown(cell: Cell, language: Language) -> str:
    """Return the content of a cell as the sheet shows it."""
    if isinstance(cell.value, str):
        return cell.value  # whatever its format
    return _shown(_in_words(cell, language), cell, language)


def _shown(in_words: Cell, cell: Cell, language: Language) -> str:
    value = in_words.value
    if isinstance(value, str):
        return value
    if value is None:
        return ""
    if isinstance(value, bool):
        return _BOOLEAN[value].to(language)
    if isinstance(value, Decimal):
        return _shown_number(value, cell.is_percentage, language)
    if isinstance(value, date) and (not isinstance(value, datetime) or value.time() == _MIDNIGHT):
        return f"{value.day:02}/{value.month:02}/{value.year:04}"
    return str(value)


def _in_words(cell: Cell, language: Language) -> Cell:
    """Return ``cell`` as if people had typed what it shows, where its format adds a unit, say, or hides a day."""
    if cell.format is None:
        return cell
    text: str | None = None
    if isinstance(cell.value, Decimal):
        text = as_typed(cell.value, cell.format, language)
    elif isinstance(cell.value, date):
        text = part_of_date(cell.value, cell.format)
    return cell if text is None else Cell(text)


def _shown_number(number: Decimal, is_percentage: bool, language: Language) -> str:
    written = plain_text(number * 100 if is_percentage else number)
    if language is Language.FR:
        written = written.replace(".", ",")
    return f"{written} %" if is_percentage else written


def _unusable(raw: str, mistake: Mistake) -> Reading:
    return Reading(AnswerState.UNUSABLE, raw=raw, mistake=mistake)


def is_error(cell: Cell) -> bool:
    """Say whether a cell holds an error of the spreadsheet, in a language that people use here."""
    return cell.is_error or (isinstance(cell.value, str) and is_error_text(cell.value))


def is_error_text(text: str) -> bool:
    """Say whether ``text`` is how a spreadsheet shows an error."""
    stripped = text.strip()
    return stripped.startswith("#") and stripped.upper() in ERRORS


def holds_formula(cell: Cell) -> bool:
    """Say whether a formula stands for what a person would have typed."""
    if isinstance(cell.value, bool) and fold(cell.formula) in _TRUE_OR_FALSE:
        return False  # LibreOffice saves the booleans that a person typed as =TRUE() and =FALSE()
    # A text that starts with "=" is a formula that was pasted or saved as text.
    return bool(cell.formula) or (isinstance(cell.value, str) and cell.value.lstrip().startswith("="))


def state_in_words(text: str) -> AnswerState | None:
    """Return the state that ``text`` names, "don't know" or "not applicable", or None."""
    if fold(text) in _UNKNOWN:
        return AnswerState.UNKNOWN
    return AnswerState.NOT_APPLICABLE if fold_answer(text) in _NOT_APPLICABLE else None


def _says_none(text: str, label: Text) -> bool:
    words = fold_answer(text)
    return words in _NONE or words in (fold_answer(label.fr), fold_answer(label.en))


def _implies_none(text: str, asked: Field) -> bool:
    """Return whether ``text`` says without a sign of doubt, in words of its own, that there is none: « vacant »."""
    is_plain = fold(text) == fold_answer(text)
    return asked.value_type is ValueType.TEXT and is_plain and says_there_is_none(text)


def _doubts_a_state(text: str, asked: Field) -> bool:
    """Return whether ``text`` would say that a question has no object, or that there is none, but for a sign of doubt.

    « Sans objet ? » is no reason to leave a question aside, and no text that answers it.
    """
    words = fold(text)
    if words == fold_answer(text):
        return False
    return words in _NOT_APPLICABLE or (asked.none_label is not None and words in _NONE)


def _placeholder(text: str, language: Language) -> Mistake:
    means_not_applicable = fold(text) in ("na", "n a")
    return Mistake(MistakeCode.PLACEHOLDER, NOT_APPLICABLE_LABEL.to(language) if means_not_applicable else "")


def _checked(number: Decimal, asked: Field) -> Decimal | Mistake:
    fault = domain_of(asked).fault(number)
    if fault is None:
        return number
    return Mistake(MistakeCode.NOT_WHOLE if fault is Outside.NOT_WHOLE else MistakeCode.OUT_OF_BOUNDS)


def _read_text(cell: Cell, _asked: Field, language: Language) -> str | Mistake:
    value = cell.value
    if isinstance(value, str):
        return clean(value) or Mistake(MistakeCode.PLACEHOLDER)
    if isinstance(value, Decimal):
        return shown(cell, language)
    return Mistake(MistakeCode.NOT_A_TEXT)


def _read_names(cell: Cell, asked: Field, language: Language) -> tuple[str, ...] | Mistake:
    text = _read_text(cell, asked, language)
    if isinstance(text, Mistake):
        return text
    if says_nothing_to_list(text):
        return ()
    return split_items(text) or Mistake(MistakeCode.PLACEHOLDER)


def _doubt(value: Value) -> Mistake | None:
    """Return the doubt that names leave, if any."""
    if not isinstance(value, tuple):
        return None
    # A company may be called « Dupont, Durand et associés »: the name stays whole, and people are asked.
    joined = next((name for name in value if may_join_names(name)), None)
    return Mistake(MistakeCode.NAMES_JOINED, item=joined) if joined else None


def _read_code(cell: Cell, asked: Field, language: Language) -> str | Mistake:
    text = shown(cell, language)
    former = former_codes(text, asked.former_labels)
    # An answer that was split since is read in part, even where its former label is the code of one of the two.
    code = None if len(former) > 1 else find_code(text, asked.options, language) or next(iter(former), None)
    return code or Mistake(MistakeCode.NOT_IN_LIST, closest_label(text, asked.options, language))


def _read_codes(cell: Cell, asked: Field, language: Language) -> tuple[str, ...] | Mistake:
    text = shown(cell, language)
    said = settled_items(text, asked.options, language)
    if said and len(said) == len(asked.options):
        return tuple(option.code for option in asked.options if said[option.code])
    codes = find_codes(text, asked.options, language)
    if isinstance(codes, str):
        return Mistake(MistakeCode.ITEM_NOT_IN_LIST, closest_label(codes, asked.options, language), item=codes)
    return codes


def _read_number(cell: Cell, asked: Field, language: Language) -> Decimal | Mistake:
    if isinstance(cell.value, str):
        return parse_number(cell.value, language, asked.unit)
    return _unscaled_number(cell)


def _read_money(cell: Cell, _asked: Field, language: Language) -> Decimal | Mistake:
    if isinstance(cell.value, str):
        return parse_money(cell.value, language)
    return _unscaled_number(cell)


def _read_share(cell: Cell, _asked: Field, language: Language) -> Decimal | Mistake:
    if isinstance(cell.value, str):
        return parse_share(cell.value, language)
    number = _typed_number(cell)
    return number if isinstance(number, Mistake) or cell.is_percentage else fraction(number, language)


def _unscaled_number(cell: Cell) -> Decimal | Mistake:
    number = _typed_number(cell)
    # 3 % may stand for 3 or for 0.03: whoever typed it knows.
    is_scaled = cell.is_percentage and isinstance(number, Decimal)
    return Mistake(MistakeCode.PERCENT_FORMAT) if is_scaled else number


def _typed_number(cell: Cell) -> Decimal | Mistake:
    if isinstance(cell.value, Decimal):
        return cell.value
    return Mistake(MistakeCode.NOT_A_NUMBER)


def _read_date(cell: Cell, _asked: Field, language: Language) -> date | Mistake:
    value = cell.value
    if isinstance(value, str):
        return parse_date(value, language)
    if isinstance(value, datetime):
        return plausible(value.date())
    if isinstance(value, date):
        return plausible(value)
    if isinstance(value, time | timedelta):
        return Mistake(MistakeCode.NOT_A_DATE)
    if isinstance(value, Decimal) and value == int(value):
        return parse_date(str(int(value)), language)  # a year alone
    return Mistake(MistakeCode.NOT_A_DATE)


_READERS: dict[ValueType, Callable[[Cell, Field, Language], Value | Mistake]] = {
    ValueType.TEXT: _read_text,
    ValueType.NAMES: _read_names,
    ValueType.CODE: _read_code,
    ValueType.CODES: _read_codes,
    ValueType.INTEGER: _read_number,
    ValueType.NUMBER: _read_number,
    ValueType.MONEY: _read_money,
    ValueType.SHARE: _read_share,
    ValueType.DATE: _read_date,
}
