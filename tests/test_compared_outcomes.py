"""Requirements not met and met in part, by severity, at both dates: a number of findings alone may hide a fall."""

from datetime import date

import pytest

from audit.api import render_comparison
from audit.api.comparing import compare_audits
from audit.comparison.head_schema import OutcomesOf
from audit.model.rule import Severity
from audit.model.text import Language
from tests.small_rule_bases import partly, project, rule, small_tool, yes

SEVERITIES = {"a": "blocking", "b": "major", "c": "major", "d": "minor"}
RULES = [
    rule(f"{name.upper() * 3}-001", severity, yes(name), partial=partly(name)) for name, severity in SEVERITIES.items()
]
TOOL = small_tool({name: {} for name in SEVERITIES}, RULES)


def compared(old, new):
    sides = (
        TOOL.audit(project(TOOL, "verified", **dict(zip("abcd", answers, strict=True))), date(2026, 6, 30))
        for answers in (old, new)
    )
    return compare_audits(TOOL, *sides, same_project=True)


@pytest.fixture(scope="module")
def found():
    # Four findings become three, and none that is not met becomes two: one blocking, one major.
    return compared(("partial", "partial", "partial", "partial"), ("no", "no", "partial", "yes"))


def test_outcomes_are_counted_by_severity(found):
    assert found.comparison.outcomes_old == (
        OutcomesOf(Severity.BLOCKING, 0, 1),
        OutcomesOf(Severity.MAJOR, 0, 2),
        OutcomesOf(Severity.MINOR, 0, 1),
    )
    assert found.comparison.outcomes_new == (OutcomesOf(Severity.BLOCKING, 1, 0), OutcomesOf(Severity.MAJOR, 1, 1))


@pytest.mark.parametrize(
    ("language", "told", "row"),
    [
        (
            Language.FR,
            "Constats, en tout : 4 → 3 ; exigences non respectées : 0 → 2 (bloquantes : 0 → 1, majeures : 0 → 1) ; "
            "respectées en partie : 4 → 1.",
            "| dont exigences non respectées | 0 | 2 (1 bloquante, 1 majeure) | +2 |",
        ),
        (
            Language.EN,
            "Findings, in all: 4 → 3; requirements not met: 0 → 2 (blocking: 0 → 1, major: 0 → 1); met in part: 4 → 1.",
            "| of which requirements not met | 0 | 2 (1 blocking, 1 major) | +2 |",
        ),
    ],
)
def test_the_head_and_the_table_tell_them(found, language, told, row):
    said = render_comparison(found, "md", language).decode().replace("\u00a0", " ").replace("\u202f", " ")
    assert told in said.replace("\\", "")
    assert row in said


def test_without_findings_nothing_is_said_of_outcomes():
    said = render_comparison(compared(("yes",) * 4, ("yes",) * 4), "md", Language.FR).decode()
    assert "exigences non respectées" not in said
