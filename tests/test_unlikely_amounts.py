"""Amounts typed in millions are told with the reading proposed, and never counted in a project's favour."""

from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

import audit
from audit.judgement.unlikely_amounts import unlikely_amounts
from audit.model.answer import Answer, AnswerState
from audit.model.questionnaire import ReviewType
from audit.model.rule import OutcomeKind
from audit.model.snapshot import ProjectSnapshot, TableContent, TableRow
from audit.model.text import Language
from audit.model.value import ValueType
from audit.model.within import Within
from audit.question_loading import load_questions
from audit.questionnaire.load import load_question_bank
from audit.questionnaire.workbook import write_workbook
from tests.many_cases import tried_on
from tests.test_guarantee import assessor, sound

BANK = load_questions()
QUESTIONNAIRE = BANK.questionnaire(ReviewType.PRE_LAUNCH)
COST, LINE = "budget.initial", "budget_lines/7/initial"


def _amount(euros: str, raw: str | None = None) -> Answer:
    value = Decimal(euros)
    return Answer(type=ValueType.MONEY, state=AnswerState.ANSWERED, value=value, raw=euros if raw is None else raw)


def _snapshot(cost: Answer | None = None, line: Answer | None = None) -> ProjectSnapshot:
    rows = (TableRow(7, {"initial": line}),) if line else ()
    return ProjectSnapshot(
        questionnaire_id=QUESTIONNAIRE.id,
        questionnaire_version=QUESTIONNAIRE.version,
        review_type=QUESTIONNAIRE.review_type,
        language=Language.FR,
        answers={COST: cost} if cost else {},
        tables={"budget_lines": TableContent(rows=rows)},
    )


@pytest.mark.parametrize(
    ("euros", "raw", "probably"),
    [
        ("48", "48", "48000000"),
        ("79.4", "79,4", "79400000"),
        ("999.99", "999,99", "999990000"),
        ("1000", "1000", "1000000"),  # thousands of euros
        ("99999", "99999", "99999000"),
        ("100000", "100000", None),
        ("48000000", "48 M€", None),
        ("48", "48 €", None),  # the unit says that this is meant
        ("48", "48 euros", None),
        ("48000", "48 keur", None),
        ("0", "0", None),
    ],
)
def test_a_full_cost_under_a_hundred_thousand_euros_is_told(euros: str, raw: str, probably: str | None) -> None:
    found = list(unlikely_amounts(_snapshot(_amount(euros, raw)), BANK))
    assert [(one.name, one.probably) for one in found] == ([(COST, Decimal(probably))] if probably else [])


def test_a_line_of_the_budget_may_be_smaller_and_is_told_by_its_own_floor() -> None:
    assert list(unlikely_amounts(_snapshot(line=_amount("5000")), BANK)) == []
    (found,) = unlikely_amounts(_snapshot(line=_amount("4.5")), BANK)
    assert (found.name, found.probably) == (LINE, Decimal(4_500_000))


@pytest.mark.parametrize(
    ("low", "high", "raw", "probably"),
    [
        (None, "50", "moins de 50", "50000000"),
        ("48", None, "plus de 48", "48000000"),
        ("3", "5", "entre 3 et 5", "5000000"),
        (None, "50000000", "moins de 50 M€", None),
        ("48", "60", "entre 48 € et 60 €", None),
    ],
)
def test_an_amount_known_in_part_is_told_by_the_most_that_it_may_be(low, high, raw, probably) -> None:
    """Under 50 would else make rules for costly projects not apply."""
    within = Within(*(None if one is None else Decimal(one) for one in (low, high)))
    answer = Answer(type=ValueType.MONEY, state=AnswerState.PARTLY_ANSWERED, raw=raw, within=within)
    found = [one.probably for one in unlikely_amounts(_snapshot(answer), BANK)]
    assert found == ([Decimal(probably)] if probably else [])


@given(st.decimals(min_value="0.01", max_value="99999.99", places=2))
def test_what_is_proposed_is_a_thousand_or_a_million_times_what_was_read(euros: Decimal) -> None:
    (found,) = unlikely_amounts(_snapshot(_amount(f"{euros:f}")), BANK)
    assert found.probably == euros * (10**6 if euros < 1000 else 10**3)


def test_only_amounts_have_a_usual_floor(tmp_path: Path) -> None:
    import shutil

    from audit.declarations.folders import shipped_folder
    from audit.errors import DeclarationsInvalid

    folder = tmp_path / "q"
    shutil.copytree(shipped_folder("questionnaires"), folder, ignore=shutil.ignore_patterns("examples"))
    path = folder / "sections" / "budget.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("    type: date\n", "    type: date\n    usual_from: 5\n", 1), encoding="utf-8")
    with pytest.raises(DeclarationsInvalid) as raised:
        load_question_bank(folder)
    (problem,) = raised.value.problems
    assert "not for type 'date'" in problem.message.en
    assert "« date »" in problem.message.fr


@pytest.mark.slow
def test_a_workbook_says_where_and_what_to_type(tmp_path: Path) -> None:
    snapshot = _snapshot(_amount("48"))
    write_workbook(QUESTIONNAIRE, Language.FR, tmp_path / "w.xlsx", snapshot)
    (found,) = [one for one in audit.read(tmp_path / "w.xlsx", BANK).diagnostics if one.code == "unlikely_amount"]
    assert (found.sheet, found.question, found.read) == ("Finances", COST, "48")
    said = found.message(Language.FR).replace("\u00a0", " ")
    assert "le montant lu, 48 €, est trop faible" in said
    assert "par exemple « 48 M€ » ; si 48 € est exact, le saisir comme un texte" in said
    assert "précédé d'une apostrophe : « '48 € »" in said


@pytest.mark.slow
@tried_on(("typed", "euros"), [("48 M€", 48_000_000), ("48 €", 48)])
def test_what_the_warning_advises_is_read_without_another(tmp_path: Path, typed: str, euros: int) -> None:
    write_workbook(QUESTIONNAIRE, Language.FR, tmp_path / "w.xlsx", _snapshot(_amount("48")))
    book = openpyxl.load_workbook(tmp_path / "w.xlsx")
    cell = audit.read(tmp_path / "w.xlsx", BANK).snapshot.answers[COST].cells[0]
    book[cell.sheet][cell.cell] = typed
    book.save(tmp_path / "w.xlsx")
    again = audit.read(tmp_path / "w.xlsx", BANK)
    assert again.snapshot.answers[COST].value == euros
    assert "unlikely_amount" not in {one.code for one in again.diagnostics}


@pytest.mark.slow
def test_a_cost_typed_in_millions_no_longer_makes_a_blocking_rule_not_apply_in_silence() -> None:
    """FIN-007 is for projects above a cost: 79,40 € drops it, and it is blocking.

    The verdict stays that of what was typed; the level that is guaranteed no longer counts on it.
    """
    small = {"budget.initial": _amount("48"), "budget.current_forecast": _amount("79.4"), "budget.spent": _amount("9")}
    judged = assessor().rejudge(sound(), small)
    verdicts = dict(zip((rule.id for rule in assessor().rules), judged.judgement.verdicts, strict=True))
    assert verdicts["FIN-007"].outcome is OutcomeKind.NOT_APPLICABLE
    record = assessor().record(judged)
    assert [one.fact for one in record.unlikely_amounts][:3] == [*small]
    found = assessor().guarantee(judged)
    assert {"budget.initial", "budget.current_forecast"} <= set(found.contradicted.facts)
    before = assessor().guarantee(sound()).declarations.bounds
    assert found.declarations.bounds.floor is not before.floor
