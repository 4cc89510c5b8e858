"""Reads the lines of items of a question of several choices, and joins them with what its own cell says.

An item that nobody answered is open: it is never one that the answer does not hold.
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from audit.intake.lines import Line, answer_cell, cell_of
from audit.intake.problems.journal import Journal
from audit.intake.problems.structure_codes import StructureCode
from audit.intake.values.cells import Reading, read_cell
from audit.intake.values.mistakes import Mistake, MistakeCode
from audit.intake.values.words import quotable
from audit.model.answer import AnswerState, CellRef, ItemAnswer
from audit.model.questionnaire import YES, Choice, Question
from audit.model.text import Language, Text
from audit.model.within import Within
from audit.questionnaire.items import item_field, item_name, items_of, raw_of_items


class ItemsRead(NamedTuple):
    """The lines of the items of one question.

    Attributes:
        items: what stands on them, by code; those left blank are not there.
        cells: where they stand, those left blank included.
    """

    items: dict[str, ItemAnswer]
    cells: tuple[CellRef, ...]


class Joined(NamedTuple):
    """What a question's own cell and the lines of its items say together.

    Attributes:
        disagreeing: the codes of the items whose lines say something else than the cell; nothing is then read of both.
    """

    reading: Reading
    items: dict[str, ItemAnswer]
    disagreeing: tuple[str, ...] = ()


NO_ITEMS = ItemsRead({}, ())


def read_items(
    question: Question, lines: Mapping[str, Sequence[Line]], language: Language, journal: Journal
) -> ItemsRead:
    """Return what stands on the lines of the items of ``question``.

    Args:
        question: of several choices; any other has no such lines.
        lines: by the names of items, those of the workbook.
        language: the workbook's.
        journal: gathers the problems.
    """
    found = {item: lines.get(item_name(question.id, item.code), ()) for item in items_of(question)}
    if not any(found.values()):
        return NO_ITEMS  # a workbook that asks for a list in one cell
    items = {}
    for item, here in found.items():
        given = _read_item(question, item, here, language, journal)
        if given is not None:
            items[item.code] = given
    return ItemsRead(items, tuple(answer_cell(line) for here in found.values() for line in here))


def join_items(own: Reading, items: dict[str, ItemAnswer], options: Sequence[Choice]) -> Joined:
    """Return what a question's own cell and the lines of its items say together.

    "Don't know" in the question's cell is said of the items left blank. A list typed there, or "not applicable", that
    a line contradicts is not read, nor is the line.

    Args:
        own: the question's own cell.
        items: the lines of its items.
        options: its items, in order.
    """
    codes = [option.code for option in options]
    if not items or own.state is AnswerState.UNUSABLE:
        return Joined(own, items)
    if own.state is AnswerState.UNKNOWN:
        items = {code: items.get(code, ItemAnswer(AnswerState.UNKNOWN)) for code in codes}
    said = _said_of_items(own, codes)
    if own.state is AnswerState.NOT_APPLICABLE:
        disagreeing = tuple(items)
    else:
        disagreeing = tuple(code for code, item in items.items() if _disagrees(item, said.get(code)))
    if disagreeing or any(item.state is AnswerState.UNUSABLE and code in said for code, item in items.items()):
        return Joined(Reading(AnswerState.UNUSABLE, raw=own.raw), items, disagreeing)
    settled = said | {code: item.holds for code, item in items.items() if item.holds is not None}
    return Joined(_settled(settled, items, codes, own.raw), items)


def _read_item(
    question: Question, item: Choice, lines: Sequence[Line], language: Language, journal: Journal
) -> ItemAnswer | None:
    field, name = item_field(question, item), item_name(question.id, item.code)
    if not lines:
        journal.structure(StructureCode.ITEM_MISSING, question=name, label=field.label, details={"id": name})
        return None
    cells = tuple(map(answer_cell, lines))
    readings = [read_cell(cell_of(line, "answer"), field, language) for line in lines]
    if len(lines) > 1:
        same = len({cell_of(line, "answer") for line in lines}) == 1
        code = StructureCode.QUESTION_COPIED if same else StructureCode.QUESTION_REPEATED
        places = ", ".join(f"{quotable(cell.sheet)}!{cell.cell}" for cell in cells)
        journal.structure(
            code, cells[1].sheet, cells[1].cell, question=name, label=field.label, details={"cells": places}
        )
        if not same:
            return ItemAnswer(AnswerState.UNUSABLE, raw=" | ".join(one.raw for one in readings), cells=cells)
    reading = readings[0]
    if reading.state is AnswerState.BLANK:
        return None
    if reading.state is AnswerState.NOT_APPLICABLE:  # an item is held or not; the question as a whole may not apply
        reading = Reading(AnswerState.UNUSABLE, raw=reading.raw, mistake=Mistake(MistakeCode.NOT_IN_LIST))
    if reading.mistake:
        journal.mistake(reading.mistake, field, name, field.label, cells[0].sheet, cells[0].cell, reading.raw)
    holds = reading.value == YES.code if reading.state is AnswerState.ANSWERED else None
    return ItemAnswer(reading.state, holds, reading.raw, cells)


def _said_of_items(own: Reading, codes: Sequence[str]) -> dict[str, bool]:
    """Return what a question's own cell says of each item that it says anything of."""
    if isinstance(own.value, tuple):
        return {code: code in own.value for code in codes}
    if own.within is None:
        return {}
    return {**dict.fromkeys(own.within.includes, True), **dict.fromkeys(own.within.excludes, False)}


def _disagrees(item: ItemAnswer, said: bool | None) -> bool:
    if said is None or item.state is AnswerState.UNUSABLE:
        return False
    return item.holds is not said


def _settled(settled: Mapping[str, bool], items: dict[str, ItemAnswer], codes: Sequence[str], raw: str) -> Reading:
    held, left = (tuple(code for code in codes if settled.get(code) is one) for one in (True, False))
    if len(settled) == len(codes):
        return Reading(AnswerState.ANSWERED, held, raw)
    if settled:
        return Reading(AnswerState.PARTLY_ANSWERED, raw=raw, within=Within(includes=held, excludes=left))
    if unread := raw_of_items(items):
        return Reading(AnswerState.UNUSABLE, raw=raw or unread)
    is_unknown = len(items) == len(codes)
    return Reading(AnswerState.UNKNOWN if is_unknown else AnswerState.BLANK, raw=raw)


def open_items(within: Within, options: Sequence[Choice]) -> Text:
    """Return the labels of the items that ``within`` leaves open, those that "don't know" was said of too."""
    left = [option for option in options if option.code not in (*within.includes, *within.excludes)]
    words = {language: ", ".join(option.label.to(language) for option in left) for language in Language}
    return Text(fr=words[Language.FR], en=words[Language.EN])
