"""Answers written into a workbook come back from it as they were."""

import tempfile
from dataclasses import replace
from datetime import date
from decimal import Decimal
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from audit.intake.grid import Cell
from audit.intake.problems.diagnostics import Severity
from audit.intake.snapshot import read_workbook
from audit.intake.values.cells import is_error_text, read_cell
from audit.intake.values.words import clean
from audit.model.answer import Answer, AnswerState, Evidence
from audit.model.answer_domain import domain_of
from audit.model.naming import names_something
from audit.model.questionnaire import Field, QuestionType, ReviewType, TableCompleteness
from audit.model.snapshot import ProjectSnapshot, TableContent, TableRow
from audit.model.text import Language
from audit.model.value import NUMERIC, ValueType
from audit.model.within import Within
from audit.questionnaire.load import load_question_bank
from audit.questionnaire.table_sheet import FIRST_ROW
from audit.questionnaire.workbook import write_workbook
from tests.intake_workbooks import BANK, LOTS, QUESTIONNAIRE
from tests.many_cases import examples, tried_on

pytestmark = pytest.mark.slow

LETTERS = st.characters(categories=("L", "N", "P", "S", "Zs"), include_characters="\n")
_ANY_WORDS = st.text(LETTERS, max_size=30).map(clean)
# An error value in place of a source or a comment is told, and not taken for one.
WORDS = _ANY_WORDS.filter(lambda words: not is_error_text(words))
UNUSABLE_TEXTS = st.sampled_from(["~3", "3-5", "n.c.", "bientôt ?", "=A1+A2", "#N/A"])


def is_plain_text(text: str, asked: Field) -> bool:
    return read_cell(Cell(value=text), asked, Language.FR).value == text


def values(asked: Field) -> st.SearchStrategy[Any]:
    if asked.type is QuestionType.CHOICES:
        codes = [option.code for option in asked.options]
        return st.sets(st.sampled_from(codes)).map(lambda chosen: tuple(code for code in codes if code in chosen))
    if asked.options:
        return st.sampled_from([option.code for option in asked.options])
    if asked.type is QuestionType.NAMES:
        name = WORDS.filter(
            lambda word: word and not set(word) & set(";\n") and is_plain_text(word, LOTS.column("label"))
        )
        named = st.lists(name, max_size=3, unique=True).map(tuple)
        return named.filter(lambda names: not names or read_cell(Cell(value=";".join(names)), asked, Language.FR).value)
    highest = int(asked.maximum or 10**9)
    numbers = {
        QuestionType.TEXT: WORDS.filter(lambda word: is_plain_text(word, asked)),
        QuestionType.DATE: st.dates(min_value=date(1980, 1, 1), max_value=date(2060, 12, 31)),
        QuestionType.INTEGER: st.integers(0, highest).map(Decimal),
        QuestionType.NUMBER: st.decimals(0, highest, places=3),
        QuestionType.MONEY: st.decimals(0, highest, places=2),
        QuestionType.SHARE: st.decimals(0, highest, places=4),
    }
    return numbers[asked.type]


def may_be_partial(asked: Field) -> bool:
    if asked.type is QuestionType.CHOICES:
        return True
    is_closed = asked.value_type is ValueType.CODE
    return len(asked.options) > 2 if is_closed else asked.value_type in NUMERIC or asked.value_type is ValueType.DATE


def within(asked: Field) -> st.SearchStrategy[Within]:
    """Draw what a partial answer may say: bounds, or neighbours of the list."""
    codes = [option.code for option in asked.options]
    if asked.type is QuestionType.CHOICES:
        settled = st.dictionaries(st.sampled_from(codes), st.booleans(), min_size=1, max_size=len(codes) - 1)
        return settled.map(
            lambda said: Within(
                includes=tuple(code for code in codes if said.get(code) is True),
                excludes=tuple(code for code in codes if said.get(code) is False),
            )
        )
    if asked.options:
        return st.sampled_from(list(pairwise(codes))).map(lambda pair: Within(among=pair))
    ends = st.tuples(values(asked), values(asked)).map(sorted)
    shape = st.tuples(st.sampled_from(["low", "high", "both"]), st.booleans(), st.booleans())
    drawn = st.tuples(ends, shape).map(lambda drawn: _bounds(*drawn[0], *drawn[1]))
    return drawn.filter(lambda one: is_admitted(one, asked))


def _bounds(low: Any, high: Any, sides: str, low_excluded: bool, high_excluded: bool) -> Within:
    if sides == "both":
        return Within(low, high, low_excluded, high_excluded)
    return (
        Within(low=low, low_excluded=low_excluded) if sides == "low" else Within(high=high, high_excluded=high_excluded)
    )


def is_admitted(one: Within, asked: Field) -> bool:
    return one.reach(asked.value_type).holds_several and not domain_of(asked).fault_within(one, asked.value_type)


NOTES: dict[str, st.SearchStrategy[Any]] = {
    "evidence": st.sampled_from(Evidence),
    "source": WORDS.filter(lambda word: not word.startswith("=")),
    "comment": WORDS,
}


def answers(asked: Field, in_table: bool) -> st.SearchStrategy[Answer]:
    beside = {} if in_table else NOTES
    reason = st.just("") if in_table else WORDS.filter(names_something)
    state = AnswerState

    def built(chosen: AnswerState, **more: st.SearchStrategy[Any]) -> st.SearchStrategy[Answer]:
        return st.builds(Answer, type=st.just(asked.value_type), state=st.just(chosen), **more)

    # Without "n.c." and the like, every text is an answer to a question that takes any text.
    raws = (
        UNUSABLE_TEXTS if asked.type not in (QuestionType.TEXT, QuestionType.NAMES) else st.sampled_from(["n.c.", "-"])
    )
    partial = [built(state.PARTLY_ANSWERED, within=within(asked), **beside)] if may_be_partial(asked) else []
    return st.one_of(
        *partial,
        built(state.ANSWERED, value=values(asked), **beside),
        built(state.UNKNOWN, **beside),
        built(state.BLANK, **beside),
        built(state.NOT_APPLICABLE, reason=reason, **beside),
        built(state.UNUSABLE, raw=raws, **beside),
    )


# To build strategies takes longer than to draw from them: once for all drawings.
_ANSWERS = {asked.id: answers(asked, in_table=False) for asked in QUESTIONNAIRE.questions}
_CELLS = {column.id: answers(column, in_table=True) for column in LOTS.columns}


@st.composite
def rows(draw: st.DrawFn, number: int) -> TableRow:
    beside = {name: draw(strategy) for name, strategy in NOTES.items()}
    cells = {name: draw(strategy) for name, strategy in _CELLS.items()}
    label = Answer(type=LOTS.column("label").value_type, state=AnswerState.ANSWERED, value=f"Lot {number}")
    filled = {**cells, "label": label}
    return TableRow(number=number, cells={name: replace(cell, **beside) for name, cell in filled.items()})


@st.composite
def tables(draw: st.DrawFn) -> TableContent:
    count = draw(st.integers(0, 4))
    possible = (
        [None, TableCompleteness.COMPLETE, TableCompleteness.PARTIAL]
        if count
        else [None, TableCompleteness.PARTIAL, TableCompleteness.NONE]
    )
    lines = tuple(draw(rows(FIRST_ROW + number)) for number in range(count))
    return TableContent(completeness=draw(st.sampled_from(possible)), rows=lines)


@st.composite
def snapshots(draw: st.DrawFn) -> ProjectSnapshot:
    return ProjectSnapshot(
        questionnaire_id=QUESTIONNAIRE.id,
        questionnaire_version=QUESTIONNAIRE.version,
        review_type=QUESTIONNAIRE.review_type,
        language=draw(st.sampled_from(Language)),
        answers={name: draw(strategy) for name, strategy in _ANSWERS.items()},
        tables={LOTS.id: draw(tables())},
    )


def bare(snapshot: ProjectSnapshot) -> ProjectSnapshot:
    """Return ``snapshot`` without what only a file can tell: cells, lines of items, and how an answer was typed."""

    def strip(answer: Answer) -> Answer:
        is_unusable = answer.state is AnswerState.UNUSABLE
        return replace(answer, cells=(), items={}, comment_cells=(), raw=answer.raw if is_unusable else "")

    return snapshot.model_copy(
        update={
            "workbook": None,
            "answers": {name: strip(answer) for name, answer in snapshot.answers.items()},
            "tables": {
                name: TableContent(
                    completeness=content.completeness,
                    rows=tuple(
                        replace(row, cells={key: strip(cell) for key, cell in row.cells.items()})
                        for row in content.rows
                    ),
                )
                for name, content in snapshot.tables.items()
            },
        }
    )


@settings(
    max_examples=examples(25), deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)
@given(snapshots())
def test_a_snapshot_comes_back_from_its_workbook(snapshot: ProjectSnapshot) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "classeur.xlsx"
        write_workbook(QUESTIONNAIRE, snapshot.language, path, snapshot)
        first = read_workbook(path, BANK)
        assert bare(first.snapshot) == snapshot
        assert read_workbook(path, BANK) == first
        write_workbook(QUESTIONNAIRE, snapshot.language, path, first.snapshot)
        second = read_workbook(path, BANK).snapshot
        assert second.model_copy(update={"workbook": None}) == first.snapshot.model_copy(update={"workbook": None})


@tried_on("language", Language)
def test_the_shipped_questionnaire_comes_back_empty(tmp_path: Path, language: Language) -> None:
    bank = load_question_bank()
    asked = bank.questionnaire(ReviewType.PRE_LAUNCH)
    path = tmp_path / "classeur.xlsx"
    write_workbook(asked, language, path)
    intake = read_workbook(path, bank)
    assert set(intake.snapshot.answers) == {question.id for question in asked.questions}
    assert {answer.state for answer in intake.snapshot.answers.values()} == {AnswerState.BLANK}
    assert all(len(answer.cells) == 1 for answer in intake.snapshot.answers.values())
    assert all(content == TableContent(declared_in=content.declared_in) for content in intake.snapshot.tables.values())
    required = [question.id for question in asked.questions if question.required]
    found = [(item.code, item.question) for item in intake.diagnostics]
    code_of = {"review.date": "review_date_missing"}
    assert found == [(code_of.get(name, "required_blank"), name) for name in required] + [
        ("completeness_blank", f"{table.id}/completeness") for table in asked.tables if not table.optional
    ]


def test_a_table_of_which_nobody_knows_whether_it_is_complete_is_not_a_blank_one(tmp_path: Path) -> None:
    bank = load_question_bank()
    questionnaire = bank.questionnaire(ReviewType.PRE_LAUNCH)
    states = {"contracts": AnswerState.UNKNOWN, "risks": AnswerState.BLANK}
    snapshot = ProjectSnapshot(
        questionnaire_id=questionnaire.id,
        questionnaire_version=questionnaire.version,
        review_type=questionnaire.review_type,
        language=Language.FR,
        tables={name: TableContent(undeclared=state) for name, state in states.items()},
    )
    write_workbook(questionnaire, Language.FR, tmp_path / "w.xlsx", snapshot)
    tables = read_workbook(tmp_path / "w.xlsx", bank).snapshot.tables
    assert {name: tables[name].undeclared for name in states} == states
    assert all(tables[name].completeness is None for name in states)


def test_a_formula_for_the_review_date_is_an_error_as_no_date_is(tmp_path: Path) -> None:
    """It is a warning of any other question; here the workbook was said to be ready to audit, and then refused."""
    bank = load_question_bank()
    path = tmp_path / "classeur.xlsx"
    write_workbook(bank.questionnaire(ReviewType.PRE_LAUNCH), Language.FR, path)
    workbook = load_workbook(path)
    (row,) = (row for row in workbook["Projet"].iter_rows() if row[0].value == "review.date")
    workbook["Projet"].cell(row[0].row, 5).value = "=TODAY()"
    workbook.save(path)
    found = [item for item in read_workbook(path, bank).diagnostics if item.question == "review.date"]
    assert [(one.severity, one.code, one.read) for one in found] == [
        (Severity.ERROR, "review_date_missing", "=TODAY()")
    ]
