"""Fifteen real projects, coded from public sources as they could be known before their outcome.

What auditors named as causes (tests/cases/expected-*.yaml) is searched in the findings, wherever the snapshot holds a
fact for it. Three of the projects are the shipped examples (tests/test_real_cases.py). The rules were not tuned to the
cases, but some of them draw on the same projects: see the note of each rule's sources.
"""

from functools import cache
from pathlib import Path

import pytest

from audit.assessment import Assessor
from audit.declarations.strict_yaml import read_yaml
from audit.loading import load_declarations
from audit.model.questionnaire import ReviewType
from audit.questionnaire.prefill import load_answers
from tests.many_cases import tried_on

pytestmark = pytest.mark.slow

FOLDER = Path(__file__).parent / "cases"
CASES = sorted(path for path in FOLDER.glob("*.yaml") if not path.stem.startswith("expected-"))


@cache
def _expected():
    found = {}
    for path in sorted(FOLDER.glob("expected-*.yaml")):
        document, problems = read_yaml(path, path.name)
        assert not problems, problems
        found |= document.data
    return found


def _succeeded(path):
    return bool(_expected()[path.stem].get("success"))


@cache
def _result(path):
    declarations = load_declarations()
    snapshot, _ = load_answers(path, declarations.bank.questionnaire(ReviewType.PRE_LAUNCH))
    assessor = Assessor(*declarations, ReviewType.PRE_LAUNCH)  # shared by all tests of a process
    return assessor.assess(snapshot, snapshot.answers["review.date"].value)


def _read(facts):
    """Return the questions and tables behind ``facts``, indicators opened."""
    names = {name for fact in facts for name in (fact.name, *fact.inputs)}
    return names | {name.split("/")[0] for name in names}


def named_causes(path):
    """Return, for each cause that the snapshot holds a fact for, the findings that rest on one of these facts."""
    result = _result(path)
    return {
        cause["cause"]: [finding.rule for finding in result.findings if _read(finding.facts) & set(cause["facts"])]
        for cause in _expected()[path.stem]["causes"]
        if cause["facts"]
    }


def test_every_case_is_expected_and_the_reverse():
    assert {path.stem for path in CASES} == set(_expected())


@tried_on("path", CASES, always=2, ids=lambda path: path.stem)
def test_no_unknown_passes_and_the_bounds_say_how_little_is_known(path):
    result = _result(path)
    # So little is known that nothing is guaranteed.
    assert result.avis.level == "none"
    assert result.avis.own.floor == "unfavourable"
    assert result.overall.value is None
    assert result.overall.completeness < 0.6
    for checked in result.rules:
        if checked.outcome.outcome == "satisfied":
            assert all(fact.is_known or fact.low is not None for fact in checked.outcome.deciding_facts)


@pytest.mark.parametrize("path", [path for path in CASES if _succeeded(path)], ids=lambda path: path.stem)
def test_a_success_is_not_condemned(path):
    result = _result(path)
    assert result.avis.own.ceiling != "unfavourable"
    assert [finding.rule for finding in result.findings if finding.severity == "blocking"] == []


@tried_on("path", [path for path in CASES if not _succeeded(path)], always=3, ids=lambda path: path.stem)
def test_a_cause_that_auditors_named_is_found_where_the_facts_are_there(path):
    found = named_causes(path)
    assert not found or any(found.values()), found
