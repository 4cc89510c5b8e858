"""Every number has bounds: they are data, they are checked when loaded, and people are told what they are."""

from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl import Workbook

from audit.errors import DeclarationsInvalid
from audit.intake.grid import Cell
from audit.intake.problems.expectations import expected
from audit.intake.values.cells import read_cell
from audit.intake.values.mistakes import MistakeCode
from audit.model.answer import AnswerState
from audit.model.bounds import PLAUSIBLE
from audit.model.questionnaire import Field, QuestionType
from audit.model.text import Language, Text
from audit.questionnaire.declared_value import declared_value
from audit.questionnaire.lists import Lists
from audit.questionnaire.load import load_question_bank
from audit.questionnaire.validations import entry_rule
from tests.intake_workbooks import Filled, only

NUMERIC = (QuestionType.INTEGER, QuestionType.NUMBER, QuestionType.MONEY, QuestionType.SHARE)
BANK = load_question_bank()
NUMBERS = [item for item in BANK.questions if item.type in NUMERIC] + [
    column for table in BANK.tables for column in table.columns if column.type in NUMERIC
]


def asked(kind: QuestionType, minimum: float | None = None, maximum: float | None = None) -> Field:
    return Field(type=kind, label=Text(fr="Q", en="Q"), minimum=minimum, maximum=maximum)


@pytest.mark.parametrize("field", NUMBERS, ids=lambda field: field.id)
def test_every_number_of_the_shipped_questionnaire_declares_both_its_bounds(field: Field) -> None:
    assert field.minimum is not None
    assert field.maximum is not None
    assert field.minimum < field.maximum


def test_no_share_of_the_shipped_questionnaire_exceeds_the_whole() -> None:
    shares = {field.id: (field.minimum, field.maximum) for field in NUMBERS if field.type is QuestionType.SHARE}
    drifts = {name: shares.pop(name) for name in ("budget.published_drift", "planning.published_drift")}
    assert len(shares) == 3
    assert set(shares.values()) == {(0, 1)}
    assert set(drifts.values()) == {(-1, 10)}  # a change: nothing is left at -100 %


@pytest.mark.parametrize(
    ("kind", "typed", "is_within"),
    [
        (QuestionType.INTEGER, "1000000000", True),
        (QuestionType.INTEGER, "1000000001", False),
        (QuestionType.INTEGER, "-1", False),
        (QuestionType.INTEGER, "9" * 27, False),
        (QuestionType.NUMBER, "1000000000", True),
        (QuestionType.NUMBER, "-1000000000,5", False),
        (QuestionType.MONEY, "100 Md€", True),
        (QuestionType.MONEY, "-100 Md€", True),
        (QuestionType.MONEY, "101 Md€", False),
        (QuestionType.SHARE, "100 %", True),
        (QuestionType.SHARE, "100,1 %", False),
        (QuestionType.SHARE, "780 %", False),
        (QuestionType.SHARE, "-1 %", False),
    ],
)
def test_a_question_without_bounds_of_its_own_has_those_of_its_type(
    kind: QuestionType, typed: str, is_within: bool
) -> None:
    reading = read_cell(Cell(value=typed), asked(kind), Language.FR)
    assert (reading.state is AnswerState.ANSWERED) is is_within
    assert is_within or (reading.mistake is not None and reading.mistake.code is MistakeCode.OUT_OF_BOUNDS)


def test_a_rate_that_may_exceed_the_whole_says_so() -> None:
    field = asked(QuestionType.SHARE, maximum=8)
    assert read_cell(Cell(value="780 %"), field, Language.FR).value == Decimal("7.8")


def test_the_bounds_that_a_number_passes_are_told(tmp_path: Path) -> None:
    filled = Filled(tmp_path)
    filled.answer("steering.cost", "200 Md€")
    found = only(filled.read())
    assert found.code == "out_of_bounds"
    assert found.expected is not None
    assert "entre 0 € et 100" in found.expected.fr.replace("\u00a0", " ")
    assert "écartent les erreurs de saisie" in found.advice.fr


def test_a_text_has_no_bounds_to_tell() -> None:
    assert expected(asked(QuestionType.TEXT)).fr == "un texte"


@pytest.mark.parametrize("kind", NUMERIC)
def test_the_workbook_refuses_what_the_reader_refuses(kind: QuestionType) -> None:
    rule = entry_rule(asked(kind), "B2", Language.FR, Lists(Workbook(), Language.FR))
    assert rule is not None
    low, high = PLAUSIBLE[kind]
    assert f"B2>={low:f},B2<={high:f}" in str(rule.formula1)


def test_answers_in_yaml_are_held_to_the_same_bounds() -> None:
    with pytest.raises(ValueError, match="1000000000"):
        declared_value(asked(QuestionType.INTEGER), 10**27)


# --- the declarations ------------------------------------------------------------------------------

SECTION = """id: project
title: {fr: P, en: P}
introduction: {fr: P, en: P}
questions:
  - id: project.number
    type: %s
    label: {fr: N, en: N}
    guidance: {fr: N, en: N}
    expected_evidence: {fr: N, en: N}
    example: {fr: N, en: N}
    %s
  - id: review.date
    type: date
    label: {fr: D, en: D}
    guidance: {fr: N, en: N}
    expected_evidence: {fr: N, en: N}
    example: {fr: N, en: N}
"""
INDEX = """id: small
version: "1.0"
titles: {pre_launch: {fr: T, en: T}}
roles: {review_date: review.date}
sections: [project]
"""


@pytest.mark.parametrize(
    ("kind", "line", "said"),
    [
        ("text", "minimum: 1", "une question de type « text » n'a pas de bornes (minimum)"),
        ("integer", "minimum: 3\n    maximum: 2", "le minimum, 3, dépasse le maximum, 2"),
        ("integer", "minimum: 2000000000", "n'est pas entre"),
        ("money", "maximum: 1000000000000", "n'est pas entre -100000000000 et 100000000000"),
        ("share", "maximum: 25", "n'est pas entre -10 et 10"),
    ],
)
def test_bounds_that_cannot_hold_are_refused_with_their_line(tmp_path: Path, kind: str, line: str, said: str) -> None:
    (tmp_path / "sections").mkdir()
    (tmp_path / "questionnaire.yaml").write_text(INDEX, encoding="utf-8")
    (tmp_path / "sections" / "project.yaml").write_text(SECTION % (kind, line), encoding="utf-8")
    with pytest.raises(DeclarationsInvalid) as caught:
        load_question_bank(tmp_path)
    (problem,) = caught.value.problems
    assert said in problem.message.fr
    assert problem.line in (11, 12)
