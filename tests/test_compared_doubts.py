"""Amounts that were probably typed in another unit: told as they were read, and compared with nothing."""

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

import audit
from audit.api import render_comparison
from audit.api.comparing import compare_audits
from audit.comparison.moves import Means
from audit.model.reference import FactRef
from audit.model.text import Language
from audit.record.schema import RecordedUnlikelyAmount

EXAMPLES = Path(__file__).parent.parent / "questionnaires" / "examples"
SPENT, FORECAST = "budget.spent", "budget.current_forecast"


@pytest.fixture(scope="module")
def tool():
    return audit.load(with_durable_rules=False)


@pytest.fixture(scope="module")
def sides(tool):
    return tuple(tool.read(EXAMPLES / name) for name in ("projet-fictif.xlsx", "projet-fictif-2027-03.xlsx"))


def typed(snapshot, **amounts):
    """Return the project with these numbers in place of its amounts, typed without a unit."""
    answers = dict(snapshot.answers)
    for name, amount in amounts.items():
        question = name.replace("_", ".", 1)
        value = Decimal(amount)
        answers[question] = replace(answers[question], value=value, raw=str(value))
    return snapshot.model_copy(update={"answers": answers})


def compared(tool, old, new):
    return compare_audits(tool, tool.audit(old), tool.audit(new), same_project=False)


def text(found, language=Language.FR):
    return render_comparison(found, "md", language).decode().replace("\u00a0", " ").replace("\u202f", " ")


@pytest.fixture(scope="module")
def found(tool, sides):
    return compared(
        tool, sides[0].snapshot, typed(sides[1].snapshot, budget_spent="7.98", budget_current_forecast="16720")
    )


def test_what_was_read_is_told_with_its_cell_and_no_difference_is_drawn(found):
    told = {one.read.name: (one.side, one.read.value) for one in found.comparison.in_doubt}
    assert told == {SPENT: ("new", Decimal("7.98")), FORECAST: ("new", Decimal(16720))}
    said = text(found)
    summary = said.partition("\n## L'essentiel")[2].partition("\n## ")[0]
    assert (
        "Montant dépensé : 5,335 M€ (au 31 août 2026) → 7,98 € lu en Finances!E9, sans doute saisi dans une autre "
        "unité (au 28 février 2027) : non comparé"
    ) in summary
    assert (
        "Coût complet : 14,96 M€ → 16 720 € lu en Finances!E6, sans doute saisi dans une autre unité "
        "(référentiel initial : 13,4 M€) ; écart : +1,56 M€ (+11,6 %) → non établi."
    ) in summary
    (row,) = (line for line in said.splitlines() if line.startswith("| Montant dépensé |"))
    assert row.endswith("| non comparé |")
    assert "99,99" not in said
    assert "not compared" in text(found, Language.EN)


def test_what_is_computed_from_such_an_amount_is_told_to_be(found):
    # The drift of cost is (16 720 - 13 400 000) / 13 400 000, for the amount that was read.
    said = text(found)
    assert "−99,9" not in said
    assert "11,6 % → non établi, calculé d'un montant sans doute saisi dans une autre unité" in said


def test_an_earlier_amount_in_doubt_leaves_the_earlier_drift_open(tool, sides):
    found = compared(tool, typed(sides[0].snapshot, budget_initial="13.4"), sides[1].snapshot)
    assert found.comparison.cost.reference == "new"
    said = text(compared(tool, typed(sides[0].snapshot, budget_current_forecast="14.96"), sides[1].snapshot))
    assert "Coût complet : 14,96 € lu en Finances!E6, sans doute saisi dans une autre unité → 16,72 M€" in said
    assert "écart : non établi → +3,32 M€ (+24,8 %)." in said


def test_a_total_with_an_amount_in_doubt_is_not_known(tool, sides):
    # The questionnaire does not say what is usual of the amount of a contract; another one may.
    old, new = (tool.audit(side.snapshot) for side in sides)
    first = new.record.snapshot.tables["contracts"].rows[0]
    name = str(FactRef("contracts", "amount", first.number))
    doubt = RecordedUnlikelyAmount(fact=name, probably=Decimal(10**9))
    new = replace(new, record=new.record.model_copy(update={"unlikely_amounts": (doubt,)}))
    found = compare_audits(tool, old, new, same_project=False)
    assert [one.read.name for one in found.comparison.in_doubt] == [name]
    (total,) = (one for one in found.comparison.means if one.kind is Means.CONTRACTS)
    assert total.old.is_known
    assert not total.new.is_known
    assert "sans doute saisi dans une autre unité ; ce montant n'est pas comparé" in text(found)


def test_the_same_amount_in_another_line_of_the_column_is_in_no_doubt(tool, sides):
    old, new = (tool.audit(side.snapshot) for side in sides)
    table = new.record.snapshot.tables["contracts"]
    first, second = table.rows[:2]
    amount = replace(second.cells["amount"], value=first.cells["amount"].value)
    rows = (first, replace(second, cells={**second.cells, "amount": amount}), *table.rows[2:])
    snapshot = new.record.snapshot.model_copy(
        update={"tables": {**new.record.snapshot.tables, "contracts": table.model_copy(update={"rows": rows})}}
    )
    new = tool.audit(snapshot)
    doubt = RecordedUnlikelyAmount(fact=f"contracts/{first.number}/amount", probably=Decimal(10**9))
    new = replace(new, record=new.record.model_copy(update={"unlikely_amounts": (doubt,)}))
    found = compare_audits(tool, old, new, same_project=False)
    doubted = text(found).partition("## Réponses modifiées")[2]
    (line,) = (line for line in doubted.splitlines() if second.cells["label"].value in line)
    assert "autre unité" not in line
