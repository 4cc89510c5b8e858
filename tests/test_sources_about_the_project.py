"""A source that speaks of the audited project is no criterion against it."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

import audit
from audit.declarations.folders import shipped_folder
from audit.model.text import Language
from audit.record.about_project import is_about
from audit.record.expand import expand
from audit.reporting.view import ReportView


@pytest.mark.parametrize(
    ("names", "project", "expected"),
    [
        (["Scribe"], "Scribe, logiciel de rédaction des procédures", True),
        (["XPN", "SCRIBE"], "Programme scribe", True),
        (["Scribe"], "Scribes de la mairie", False),
        (["Source Solde"], "Projet SOURCE-SOLDE", True),
        (["Source Solde"], "Solde et source", False),
        (["Cassiopée"], "CASSIOPEE", True),
        ([], "Scribe", False),
        (["Scribe"], None, False),
        (["…"], "Scribe", False),
    ],
)
def test_a_name_is_found_word_by_word(names, project, expected):
    assert is_about(names, project) is expected


@given(st.from_regex(r"[a-z]{1,8}( [a-z]{1,8}){0,2}", fullmatch=True), st.from_regex(r"[a-z ]{0,12}", fullmatch=True))
def test_a_name_is_found_wherever_it_stands(name, other):
    assert is_about([name.upper()], f"{other} {name}, {other}")


@pytest.fixture(scope="module")
def scribe():
    tool = audit.load(with_durable_rules=False)
    return tool.audit(tool.read(shipped_folder("questionnaires") / "examples" / "scribe-2019-10.xlsx"))


def _renamed(record, book, name):
    asked = book.project.name
    answer = replace(record.snapshot.answers[asked], value=name)
    snapshot = record.snapshot.model_copy(update={"answers": {**record.snapshot.answers, asked: answer}})
    return expand(record.model_copy(update={"snapshot": snapshot}), book)


def _cited(result):
    return {criterion.source for finding in result.findings for criterion in finding.criteria}


@pytest.mark.slow
def test_what_the_court_wrote_on_scribe_is_no_criterion_against_scribe(scribe):
    own, other = scribe.result, _renamed(scribe.record, scribe.rulebook, "Un autre projet")
    about = {
        citation.partition("/")[0] for citation, source in scribe.rulebook.sources.items() if "Scribe" in source.about
    }
    assert about == {"CDC-SCRIBE", "CDC-SCRIBE-2022"}
    assert _cited(other) >= about
    assert _cited(own) == _cited(other) - about
    assert all(finding.criteria for finding in own.findings)
    assert {criterion.source for criterion in own.own_sources} == about
    assert other.own_sources == ()
    said = ReportView(own, Language.FR).own_sources
    assert "audit flash Scribe (2022)" in said
    assert ReportView(other, Language.FR).own_sources == ""


@pytest.mark.slow
def test_a_finding_whose_every_source_is_on_the_project_keeps_them(scribe):
    book = scribe.rulebook
    alone = book.model_copy(
        update={
            "sources": {name: source.model_copy(update={"about": ("Scribe",)}) for name, source in book.sources.items()}
        }
    )
    result = expand(scribe.record, alone)
    assert all(finding.criteria for finding in result.findings)
    assert result.own_sources == ()  # what a finding cites is not said to be cited by none
