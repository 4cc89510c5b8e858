"""The lines of the costs that moved: told of complete tables that can be paired line by line, and of no other."""

from decimal import Decimal

import pytest

from audit.comparison.cost_lines import cost_lines_moved
from audit.comparison.head_schema import CostLineMoved
from audit.model.questionnaire import TableCompleteness
from audit.model.roles import CostLineRoles, CostRoles
from tests.test_compared_tables import audited

ROLES = CostRoles(
    initial="q.a",
    forecast="q.a",
    lines=CostLineRoles(table="t", category="kind", initial="first", forecast="now"),
)


def line(name, amount):
    return {"name": name, "now": None if amount is None else Decimal(amount)}


def test_lines_that_moved_are_told_the_greatest_rise_first_with_those_of_one_audit():
    old = audited(line("Licences", 100), line("Recette", 50), line("Hébergement", 80), line("Retirée", 30))
    new = audited(line("Licences", 120), line("Recette", 50), line("Hébergement", 70), line("Ajoutée", 200))
    assert cost_lines_moved(old, new, ROLES) == (
        CostLineMoved("Ajoutée", None, Decimal(200)),
        CostLineMoved("Licences", Decimal(100), Decimal(120)),
        CostLineMoved("Hébergement", Decimal(80), Decimal(70)),
        CostLineMoved("Retirée", Decimal(30), None),
    )


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (audited(line("A", 1), completeness=TableCompleteness.PARTIAL), audited(line("A", 2))),
        (audited(line("A", 1)), audited(line("A", 2), completeness=TableCompleteness.PARTIAL)),
        (audited(line("A", 1), line("B", 1)), audited(line("A", 2), line("B", None))),  # which line rose is open
        (audited(line("A", 1), line("A", 5)), audited(line("A", 2))),
        (audited(line("A", 1)), audited(line("A", 1))),
    ],
)
def test_nothing_is_told_where_another_line_may_be_what_moved(old, new):
    assert cost_lines_moved(old, new, ROLES) == ()


def test_without_the_role_nothing_is_told():
    assert cost_lines_moved(audited(line("A", 1)), audited(line("A", 2)), None) == ()
