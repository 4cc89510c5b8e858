"""Joins the answers that several files give to one question, or to one cell of a table."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

from audit.model.answer import EVIDENCE_ORDER, Answer, AnswerState, Evidence, ItemAnswer
from audit.model.folded_names import fold_name
from audit.model.questionnaire import EVIDENCE_LABELS, Field, QuestionType
from audit.model.text import Language, Text
from audit.model.within import Within
from audit.questionnaire.cells import typed_answer

# Two texts side by side would be read as one, two lists as their sum: there no answer is left standing.
_OPEN = (QuestionType.TEXT, QuestionType.NAMES, QuestionType.CHOICES)
_LISTED = (AnswerState.ANSWERED, AnswerState.PARTLY_ANSWERED)
_TO_SETTLE = Text(fr="À trancher : {sides}.", en="To be settled: {sides}.")
_ELSEWHERE = Text(fr="Non su ailleurs : {sides}.", en="Not known elsewhere: {sides}.")
_SPELT = Text(fr="Écrit autrement ailleurs : {sides}.", en="Spelt otherwise elsewhere: {sides}.")
_SIDE = Text(fr="« {typed} » ({place})", en="“{typed}” ({place})")


class Side(NamedTuple):
    """What one file says: the answer as it was typed, its cell, and what stands beside it."""

    file: str
    sheet: str
    cell: str
    typed: str
    notes: tuple[str, ...] = ()

    @property
    def place(self) -> str:
        """The file and, where there is one, the cell."""
        return f"{self.file}, {self.sheet}!{self.cell}" if self.cell else self.file


class Conflict(NamedTuple):
    """Answers to one question, or declarations of one table, that differ."""

    label: Text
    sides: tuple[Side, ...]


class Joined(NamedTuple):
    """One answer made of several, and the sides when they differ."""

    answer: Answer
    sides: tuple[Side, ...] = ()


def join_answers(
    field: Field, given: Sequence[tuple[str, Answer]], language: Language, *, is_name: bool = False
) -> Joined:
    """Return one answer made of those of ``given``, each with the name of its file.

    The same answer given twice is one, as well backed as the better backed of the two. A value stands where others do
    not know. Answers that differ leave none: what was typed stands side by side where no question accepts that,
    the cell is blank otherwise, and the comment says who said what. Sources, comments and reasons are all kept, each
    once.

    Args:
        field: what is asked.
        given: by file; those that are blank too, for what stands beside them.
        language: of the workbook to write.
        is_name: whether the answer is a name, which is one under several spellings; the first given stands, and the
            comment says what the others are.
    """
    said = [(file, answer) for file, answer in given if answer.state is not AnswerState.BLANK]
    known = [(file, answer) for file, answer in said if answer.state is not AnswerState.UNKNOWN] or said
    notes: dict[str, Any] = {
        name: " ; ".join(dict.fromkeys(_notes(given, name))) for name in ("source", "comment", "reason")
    }
    if not said:
        blank = Answer(type=field.value_type, state=AnswerState.BLANK)
        return Joined(replace(blank, evidence=_strongest(given), **notes))
    different = {_content(answer, is_name=is_name): (file, answer) for file, answer in reversed(known)}
    if len(different) == 1:
        best = max(known, key=lambda one: EVIDENCE_ORDER.index(one[1].evidence))[1]
        ignorant = [_side(field, file, answer, language) for file, answer in said if (file, answer) not in known]
        comment = _with(notes["comment"], _ELSEWHERE, ignorant, language)
        if is_name:
            first = known[0][1]
            others = [_side(field, file, answer, language) for file, answer in known if not same_content(answer, first)]
            comment = _with(comment, _SPELT, others, language)
            best = replace(first, evidence=best.evidence)
        return Joined(replace(best, **{**notes, "comment": comment}))
    joined = _joined_items(field, [answer for _, answer in known])
    if joined is not None:
        return Joined(replace(joined, evidence=_weakest(known), **notes))
    sides = tuple(_side(field, file, answer, language) for file, answer in said)
    open_ = field.type in _OPEN
    answer = Answer(
        type=field.value_type,
        state=AnswerState.BLANK if open_ else AnswerState.UNUSABLE,
        raw="" if open_ else " | ".join(dict.fromkeys(side.typed for side in sides)),
        cells=tuple(cell for _, one in said for cell in one.cells),
        source=notes["source"],
        comment=_with(notes["comment"], _TO_SETTLE, sides, language),
        reason=notes["reason"],
    )
    return Joined(answer, sides)


def _joined_items(field: Field, given: Sequence[Answer]) -> Answer | None:
    """Return what answers of several choices say together; None where one says of an item what another denies."""
    said: dict[str, bool] = {}
    items: dict[str, ItemAnswer] = {}
    for answer in given:
        within = answer.within or Within()
        held, left = within.includes, within.excludes
        if isinstance(answer.value, tuple):
            held, left = answer.value, tuple(one.code for one in field.options if one.code not in answer.value)
        is_list = field.type is QuestionType.CHOICES and answer.state in _LISTED
        if not is_list or any(said.get(code, one) is not one for code, one in (*_all(held, True), *_all(left, False))):
            return None
        said |= {**dict(_all(held, True)), **dict(_all(left, False))}
        items |= {code: item for code, item in answer.items.items() if item.holds is not None or code not in items}
    codes = [option.code for option in field.options]
    held, left = (tuple(code for code in codes if said.get(code) is one) for one in (True, False))
    kind, cells = field.value_type, tuple(dict.fromkeys(cell for answer in given for cell in answer.cells))
    if len(said) == len(codes):
        return Answer(kind, AnswerState.ANSWERED, held, cells=cells, items=items)
    within = Within(includes=held, excludes=left)
    return Answer(kind, AnswerState.PARTLY_ANSWERED, cells=cells, within=within, items=items)


def _all(codes: Sequence[str], holds: bool) -> Sequence[tuple[str, bool]]:
    return [(code, holds) for code in codes]


def _weakest(given: Sequence[tuple[str, Answer]]) -> Evidence:
    return min((answer.evidence for _, answer in given), key=EVIDENCE_ORDER.index)


def same_content(one: Answer, other: Answer) -> bool:
    """Say whether two answers say the same, whatever stands beside them."""
    return _content(one) == _content(other)


def _content(answer: Answer, *, is_name: bool = False) -> tuple[Any, ...]:
    unread = answer.raw if answer.state is AnswerState.UNUSABLE else ""
    state, value, within = answer.says
    return state, fold_name(value) if is_name and isinstance(value, str) else value, within, unread


def _notes(given: Sequence[tuple[str, Answer]], name: str) -> Iterator[str]:
    yield from (text for _, answer in given if (text := getattr(answer, name)))


def _strongest(given: Sequence[tuple[str, Answer]]) -> Evidence:
    return max((answer.evidence for _, answer in given), key=EVIDENCE_ORDER.index, default=Evidence.DECLARED)


def _side(field: Field, file: str, answer: Answer, language: Language) -> Side:
    place = answer.cells[0] if answer.cells else None
    typed = answer.raw or str(typed_answer(answer, field, language))
    backed = EVIDENCE_LABELS[answer.evidence].to(language)
    notes = tuple(note for note in (backed, answer.source, answer.comment, answer.reason) if note)
    return Side(file, place.sheet if place else "", place.cell if place else "", typed, notes)


def _with(comment: str, sentence: Text, sides: Sequence[Side], language: Language) -> str:
    if not sides:
        return comment
    said = " ; ".join(_SIDE.to(language).format(typed=side.typed, place=side.place) for side in sides)
    sentence_said = sentence.to(language).format(sides=said)
    return f"{sentence_said} {comment}" if comment else sentence_said
