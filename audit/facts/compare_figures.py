"""Warns of published figures that contradict what the answers and tables of the same workbook give."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from audit.facts.build import FactBuilder
from audit.facts.indicators.as_fact import computed_fact
from audit.facts.indicators.definition import IndicatorDefinition
from audit.facts.indicators.inputs import Inputs
from audit.facts.indicators.published import GIVEN_FIGURE, contradicts
from audit.intake.grid import place_of
from audit.intake.problems.diagnostics import in_order
from audit.intake.problems.journal import Journal
from audit.intake.problems.structure_codes import StructureCode
from audit.intake.snapshot import Intake
from audit.model.answer import CellRef
from audit.model.answer_domain import PLAUSIBLE_DAYS
from audit.model.fact import Fact
from audit.model.questionnaire import Question, QuestionBank
from audit.model.snapshot import ProjectSnapshot
from audit.model.text import Language, Text
from audit.wording.cells import write_cells
from audit.wording.values import write_fact

_NO_CELL = Text(fr="les réponses", en="the answers")
_SHOWN = 6  # places; a table may have hundreds of cells


class _Apart(NamedTuple):
    """A figure that contradicts an indicator.

    Attributes:
        computed: the indicator without the figure.
        is_final: whether nothing is missing for its computation.
    """

    definition: IndicatorDefinition
    question: Question
    figure: Fact
    computed: Fact
    is_final: bool


def compare_figures(
    intake: Intake,
    bank: QuestionBank,
    indicators: Iterable[IndicatorDefinition],
    review_date: date | None = None,
) -> Intake:
    """Return what was read with a warning for each published figure that contradicts what is computed.

    Args:
        intake: what was read.
        bank: every question.
        indicators: what is computed from the answers.
        review_date: the date that stands for that of the workbook, if one does.
    """
    journal = Journal()
    for apart in _apart(intake.snapshot, bank, indicators, review_date):
        _tell(apart, journal)
    if not journal.diagnostics:
        return intake
    diagnostics = in_order([*intake.diagnostics, *journal.diagnostics], intake.sheets)
    return intake.model_copy(update={"diagnostics": diagnostics})


def _apart(
    snapshot: ProjectSnapshot,
    bank: QuestionBank,
    indicators: Iterable[IndicatorDefinition],
    review_date: date | None,
) -> Iterator[_Apart]:
    answers = snapshot.answers
    given = {name for name, answer in answers.items() if answer.state in GIVEN_FIGURE}
    published = [one for one in indicators if one.declared in given]
    dated = answers.get(bank.roles.review_date)
    day = review_date or (dated.value if dated and isinstance(dated.value, date) else None)
    if day is None:
        published = [one for one in published if not one.computed.shape.counts_to_review]
    if not published:
        return
    facts = FactBuilder(bank, (), {}).build(snapshot, day or PLAUSIBLE_DAYS.first)
    for definition in published:
        question = bank.question(definition.declared or "")
        figure = facts.facts[definition.declared or ""]
        assert question is not None and facts.review_date is not None  # noqa: S101, PT018 - checked when loaded
        found = computed_fact(definition, Inputs(facts, facts.review_date, {}))
        if contradicts(figure, found.fact, is_final=found.is_final):
            yield _Apart(definition, question, figure, found.fact, found.is_final)


def _tell(apart: _Apart, journal: Journal) -> None:
    cell = apart.figure.cells[0] if apart.figure.cells else None  # a saved snapshot need not say where
    journal.structure(
        StructureCode.FIGURE_REPLACED if apart.is_final else StructureCode.FIGURE_CONTRADICTED,
        cell.sheet if cell else "",
        cell.cell if cell else "",
        question=apart.question.id,
        label=apart.question.label,
        read=apart.figure.raw,
        details={
            "figure": _in_both(replace(apart.figure, type=apart.definition.type)),  # in the unit of the indicator
            "indicator": apart.definition.label,
            "computed": _computed(apart.computed),
            "cells": _cells(apart.computed),
        },
    )


def _computed(fact: Fact) -> Text:
    """Return the indicator in words, with why it has no value where it has none."""
    said = _in_both(fact)
    if fact.note is None or fact.value is not None or fact.reach is not None:
        return said
    return Text(fr=f"{said.fr} : {fact.note.fr}", en=f"{said.en}: {fact.note.en}")


def _in_both(fact: Fact) -> Text:
    unread = replace(fact, raw="")  # what was typed is told apart
    return Text(fr=write_fact(unread, Language.FR), en=write_fact(unread, Language.EN))


def _by_column(cells: Sequence[CellRef]) -> list[CellRef]:
    """Return the cells of each sheet column by column, so that those of a table make a few ranges."""
    sheets = list(dict.fromkeys(cell.sheet for cell in cells))

    def key(cell: CellRef) -> tuple[int, int, int]:
        row, column = place_of(cell.cell) or (0, 0)
        return sheets.index(cell.sheet), column, row

    return sorted(cells, key=key)


def _cells(fact: Fact) -> Text:
    places = write_cells(_by_column(fact.cells))
    if not places:
        return _NO_CELL
    shown, more = ", ".join(places[:_SHOWN]), len(places) - _SHOWN
    if more <= 0:
        return Text(fr=shown, en=shown)
    return Text(fr=f"{shown} et {more} autres plages", en=f"{shown} and {more} other ranges")
