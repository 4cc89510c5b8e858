"""A duration in days beside a limit in months: what is compared can be seen; nothing is said to last no day."""

import calendar
import re
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest

import audit
from audit.judgement.answer_regions import numbers
from audit.model.bounds import Bounds
from audit.model.rule import Parameter
from audit.model.text import Language
from audit.rulebase.parameter_words import value_compared
from audit.wording.numbers import write_days
from tests.test_guarantee import EXAMPLE
from tests.test_terminal import plain


def _months(count):
    return value_compared(
        Parameter.model_validate(
            {
                "id": "x.y",
                "label": {"fr": "x", "en": "x"},
                "value": count,
                "unit": "month",
                "source": None,
                "confidence": "tool_choice",
                "note": {"fr": "x", "en": "x"},
            }
        )
    )


@pytest.mark.parametrize(("count", "fr", "en"), [
    (6, "6 mois, soit 181 à 184 jours", "6 months (181 to 184 days)"),
    (1, "1 mois, soit 28 à 31 jours", "1 month (28 to 31 days)"),
    (12, "12 mois, soit 365 ou 366 jours", "12 months (365 or 366 days)"),
    (96, "96 mois, soit 2 922 jours", "96 months (2,922 days)"),
])  # fmt: skip
def test_a_limit_in_months_says_how_many_days_they_last(count, fr, en):
    assert (plain(_months(count).fr), plain(_months(count).en)) == (fr, en)


def _lengths(count):
    """How long so many months last, from each month of four years, counted by the calendar of Python."""
    for start in range(48):
        places = [(2024 + (start + more) // 12, (start + more) % 12 + 1) for more in range(count)]
        yield sum(calendar.monthrange(*place)[1] for place in places)


@pytest.mark.parametrize("count", [2, 3, 18, 36, 60])
def test_these_are_the_shortest_and_the_longest_by_the_calendar(count):
    said = _months(count).fr.replace("\u202f", "").partition("soit ")[2]
    shown = [int(number) for number in re.findall(r"\d+", said)]
    assert shown == sorted({min(_lengths(count)), max(_lengths(count))})


@pytest.mark.parametrize(("days", "said"), [(196, "196 jours (≈ 6,4 mois)"), (185, "185 jours (≈ 6,1 mois)"),
                                            (214, "214 jours (≈ 7 mois)"), (60, "60 jours")])  # fmt: skip
def test_months_of_a_duration_are_told_to_one_decimal(days, said):
    assert plain(write_days(Decimal(days), Language.FR)) == said


@pytest.mark.slow
def test_nothing_is_said_of_what_remains_where_nothing_remains(declarations):
    tool = audit.Tool(declarations, with_durable_rules=False)
    snapshot = tool.read(EXAMPLE).snapshot
    reviewed, end, start = (snapshot.answers[name] for name in ("review.date", "planning.current_end", STARTED))
    long_before = replace(start, value=start.value - timedelta(days=400), raw="")  # nothing of value for over a year

    def said(day):
        moved = {**snapshot.answers, "planning.current_end": replace(end, value=day, raw=""), STARTED: long_before}
        made = tool.audit(snapshot.model_copy(update={"answers": moved}))
        return next((one.condition.fr for one in made.result.findings if one.rule == "PLA-001"), None)

    assert "la plus longue attente d'un tel jalon est de 168 jours" in plain(said(end.value))
    over = said(reviewed.value)
    assert "sans jalon apportant de la valeur" in over
    assert "la plus longue attente" not in over
    assert "de 0 jour" not in plain(over)


STARTED = "project.start_date"
AMOUNTS = tuple(Decimal(10) ** power for power in (5, 6, 7, 8))
MOST = Bounds(Decimal(0), Decimal(10) ** 12)


@pytest.mark.parametrize(("limits", "found"), [
    ([0], [0, 10**5]),  # not 1 €
    ([9_000_000], [10**6, 9_000_000, 10**7]),
    ([2_000_000, 50_000_000], [10**6, 2_000_000, 10**7, 50_000_000, 10**8]),
    ([10_000_000, 20_000_000], [10**6, 10_000_000, 10_000_001, 20_000_000, 10**8]),
])  # fmt: skip
def test_an_amount_that_people_would_give_stands_for_a_region_where_there_is_one(limits, found):
    assert numbers(map(Decimal, limits), MOST, Decimal(1), typical=AMOUNTS) == found


@pytest.mark.slow
def test_no_amount_of_nothing_is_given_as_an_example(declarations):
    tool = audit.Tool(declarations, with_durable_rules=False)
    judged = tool.judge(tool.read(EXAMPLE.parent / "pas-2018-02.xlsx").snapshot)
    for rule, name in (("FIN-002", "budget.spent"), ("FIN-004", "budget.risk_provision")):
        found = tool.what_if(judged, {}, [rule])
        assert found.fix.changes[name].value >= 100_000
