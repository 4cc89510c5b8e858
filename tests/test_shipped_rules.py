"""The shipped rules: every example gives what it says; the generated pages are up to date."""

import re
from collections import defaultdict
from datetime import date
from functools import cache
from pathlib import Path

import pydantic
import pytest

from audit.cli.load import load_declarations
from audit.model.questionnaire import ReviewType
from audit.model.text import Language
from audit.rule_docs.pages import rule_pages
from audit.rule_testing.coverage import cover
from audit.rule_testing.diagnosis_trial import try_diagnoses
from audit.rule_testing.lint import lint
from audit.rule_testing.mutation import mutate
from audit.rule_testing.trial import try_examples
from tests.rebuild_docs import DOCS, generated

BANK, INDICATORS, BASE = load_declarations()


@pytest.fixture(scope="module")
def trials():
    found = defaultdict(list)
    for trial in try_examples(BASE):
        found[trial.rule.id].append(trial)
    return found


@pytest.mark.parametrize("rule", BASE.rules, ids=lambda rule: rule.id)
def test_each_example_of_each_rule(rule, trials):
    found = {trial.example.name: trial.found.outcome for trial in trials[rule.id]}
    assert found == {example.name: example.expect for example in rule.examples}


def test_generated_pages_are_up_to_date():
    # Another pydantic may write the schemas in other words.
    may_differ = f"pydantic=={pydantic.VERSION} " not in Path(".ci/lock/run.txt").read_text(encoding="utf-8")
    stale = [
        name
        for name, text in generated().items()
        if not (may_differ and name.startswith("schema/")) and (DOCS / name).read_text(encoding="utf-8") != text
    ]
    assert stale == [], "run `make docs`"


@pytest.mark.parametrize("trial", try_diagnoses(BASE), ids=lambda t: f"{t.diagnosis.id} {t.example.name}")
def test_each_example_of_each_diagnosis(trial):
    assert trial.found == trial.example.expect


def test_examples_reach_every_branch_of_every_condition():
    found = cover(BASE, BASE.rules)
    assert [(gap.rule, gap.path, gap.missing) for gap in found.unreached] == []
    assert found.reached == found.total


def test_examples_notice_every_change_of_every_condition():
    found = mutate(BASE, BASE.rules)
    assert found.tried > 2000
    assert [(mutant.rule.id, mutant.path, mutant.change) for mutant in found.survivors] == []


def test_nothing_is_left_to_mend_in_rules_and_questionnaires():
    # The date is that of the last reading of the sources: with time they must be read again.
    assert (
        lint(BASE, {review: BANK.questionnaire(review) for review in BANK.titles}, INDICATORS, date(2026, 11, 23)) == []
    )


def test_every_review_has_its_questionnaire():
    assert set(BANK.titles) == set(ReviewType)


def test_a_crisis_team_is_asked_at_most_45_questions_and_four_tables():
    crisis = BANK.questionnaire(ReviewType.CRISIS)
    assert len(crisis.questions) <= 45
    assert len(crisis.tables) <= 4


def test_what_must_not_be_claimed_is_not():
    # The numbers of the Cour's recommendations other than 4, 5 and 6 are not established.
    written = BASE.model_dump_json() + BANK.model_dump_json()
    assert set(re.findall(r"[Rr]ecommandations? n° ?(\d+)", written)) <= {"4", "5", "6"}
    assert set(re.findall(r"[Rr]ecommendations? (\d+)", written)) <= {"4", "5", "6"}


@pytest.mark.parametrize("language", Language)
def test_each_rule_and_diagnosis_has_a_page_with_its_sources(language):
    pages = _pages(language)
    assert set(pages) == {"index.html", *(f"{item.id}.html" for item in (*BASE.rules, *BASE.diagnoses))}
    for rule in BASE.rules:
        page = pages[f"{rule.id}.html"]
        assert all(citation in page for citation in rule.sources)
        assert f'href="{rule.id}.html"' in pages["index.html"]
    assert rule_pages(BASE, BANK, INDICATORS, language) == pages, "the same twice"


def test_a_rule_page_says_the_condition_in_the_words_of_the_questionnaire():
    page = _pages(Language.FR)["GOV-001.html"]
    assert "Combien de personnes sont désignées responsables de l&#39;ensemble du projet" in page
    assert "«\u00a0Oui\u00a0»" in page


def test_a_rule_page_says_what_each_answer_means_and_shows_its_examples_in_the_reader_s_language():
    page = _pages(Language.FR)["GOV-028.html"]
    assert "Les compétences nécessaires sont-elles rapprochées de celles de l&#39;équipe" in page
    assert "Non\u00a0: pas de tableau." in page
    assert "Pièce attendue\u00a0: Tableau des compétences" in page
    assert "each gap has its answer" not in page
    assert "Dans quelle phase le projet se trouve-t-il à la date de la revue\u00a0?\u00a0»\u00a0: Terminé" in page


@cache
def _pages(language):
    return rule_pages(BASE, BANK, INDICATORS, language)
