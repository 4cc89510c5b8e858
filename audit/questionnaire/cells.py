"""Writes single cells: styled texts, and answers as people would type them."""

import re
from collections.abc import Mapping
from copy import copy
from decimal import Decimal
from typing import Any, NamedTuple
from weakref import WeakKeyDictionary

from openpyxl.cell.cell import Cell
from openpyxl.styles import Alignment, Font
from openpyxl.worksheet.worksheet import Worksheet

from audit.model.answer import Answer, AnswerState
from audit.model.questionnaire import NOT_APPLICABLE_LABEL, UNKNOWN_LABEL, Field, QuestionType
from audit.model.text import Language
from audit.questionnaire import styles
from audit.questionnaire.texts import NONE_TO_LIST
from audit.questionnaire.typed_partial import typed_partial
from audit.questionnaire.validations import NUMBER_FORMATS

# What XML cannot hold: control characters and halves of surrogate pairs.
_UNWRITABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
# A spreadsheet takes _x000D_ and the like for the character of that number.
_READ_AS_CHARACTER = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")


class _Styled(NamedTuple):
    """The style of a cell in its workbook; its looks are kept, so that their identities stay theirs."""

    looks: tuple[Any, ...]
    style: Any


_LAST_STYLED: WeakKeyDictionary[Any, dict[tuple[tuple[str, int], ...], _Styled]] = WeakKeyDictionary()


def cell_at(sheet: Worksheet, row: int, column: int) -> Cell:
    """Return a cell to write in; never the inside of a merged range."""
    cell = sheet.cell(row, column)
    assert isinstance(cell, Cell)  # noqa: S101 - the writer merges only to the right of what it writes
    return cell


def write_text(
    sheet: Worksheet, row: int, column: int, text: str, font: Font = styles.BODY, alignment: Alignment = styles.WRAPPED
) -> Cell:
    """Write ``text`` so that it stays text, whatever it starts with."""
    return _write(sheet, row, column, text, {"font": font, "alignment": alignment})


def write_framed(
    sheet: Worksheet, row: int, column: int, text: str, font: Font = styles.BODY, alignment: Alignment = styles.WRAPPED
) -> Cell:
    """Write ``text`` as ``write_text`` does, in a cell with a border."""
    return _write(sheet, row, column, text, {"font": font, "alignment": alignment, "border": styles.BORDER})


def _write(sheet: Worksheet, row: int, column: int, text: str, looks: Mapping[str, Any]) -> Cell:
    cell = cell_at(sheet, row, column)
    if text:
        set_text(cell, text)
    _style(cell, looks)
    return cell


def set_text(cell: Cell, text: str) -> None:
    """Give a cell a text that no spreadsheet will run as a formula; what cannot be stored shows as \ufffd."""
    cell.value = storable(text)
    cell.data_type = "s"  # after the value: openpyxl takes a leading "=" for a formula


def storable(text: str) -> str:
    """Return ``text`` as XML can hold it; what it cannot hold shows as \ufffd."""
    return _UNWRITABLE.sub("\ufffd", text)


def escaped(text: str) -> str:
    """Return ``text`` as a file holds it, so that a spreadsheet shows it letter by letter."""
    return _READ_AS_CHARACTER.sub("_x005F_", text)


def write_input(sheet: Worksheet, row: int, column: int, field: Field | None = None) -> Cell:
    """Prepare an empty cell that people fill in."""
    cell = cell_at(sheet, row, column)
    looks: dict[str, Any] = {
        "fill": styles.INPUT_FILL,
        "border": styles.BORDER,
        "font": styles.BODY,
        "alignment": styles.WRAPPED,
        "protection": styles.UNLOCKED,
    }
    if field is not None and field.type in NUMBER_FORMATS:
        looks["number_format"] = NUMBER_FORMATS[field.type]
    _style(cell, looks)
    return cell


def _style(cell: Any, looks: Mapping[str, Any]) -> None:
    """Give a cell its looks, copied from one that has the same: to set each of them is half of the cost of writing."""
    known = _LAST_STYLED.setdefault(cell.parent.parent, {})
    key = tuple((name, id(look)) for name, look in looks.items())
    is_bare = not cell.has_style
    if is_bare and key in known:
        cell._style = copy(known[key].style)  # not in the published types; openpyxl's own copy of sheets does this
        return
    for name, look in looks.items():
        setattr(cell, name, look)
    if is_bare:
        known[key] = _Styled(tuple(looks.values()), copy(cell._style))


def fill_answer(cell: Cell, answer: Answer, field: Field, language: Language) -> None:
    """Write ``answer`` as a person would have."""
    set_typed(cell, typed_answer(answer, field, language))


def set_typed(cell: Cell, value: Any) -> None:
    """Write what a person would have typed; None for nothing."""
    if isinstance(value, str):
        set_text(cell, value)
    elif value is not None:
        cell.value = value


def typed_answer(answer: Answer, field: Field, language: Language) -> Any:
    """Return what a person would type to give ``answer``; None when nothing."""
    match answer.state:
        case AnswerState.BLANK:
            return None
        case AnswerState.UNKNOWN:
            return UNKNOWN_LABEL.to(language)
        case AnswerState.NOT_APPLICABLE:
            return NOT_APPLICABLE_LABEL.to(language)
        case AnswerState.NONE:
            return (field.none_label or NOT_APPLICABLE_LABEL).to(language)
        case AnswerState.UNUSABLE:
            return answer.raw
        case AnswerState.PARTLY_ANSWERED if answer.within is not None:
            return answer.raw or typed_partial(answer.within, field, language)
    value = answer.value
    if isinstance(value, tuple):
        words = [_label(item, field, language) for item in value]
        return " ; ".join(words) if words else NONE_TO_LIST.to(language)
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if field.options or field.type in (QuestionType.CHOICE, QuestionType.CHOICES):
        return _label(str(value), field, language)
    return value


def _label(code: str, field: Field, language: Language) -> str:
    label = field.label_of(code)
    return label.to(language) if label else code
