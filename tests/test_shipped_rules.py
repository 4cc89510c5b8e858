"""The shipped rules: every example gives what it says; the generated pages are up to date."""

import re
from collections import defaultdict
from datetime import date
from functools import cache
from pathlib import Path

import pydantic
import pytest

from audit.declarations.folders import shipped_folder
from audit.model.answering_role import AnsweringRole
from audit.model.questionnaire import ReviewType
from audit.model.rule import Confidence
from audit.model.text import Language
from audit.rule_docs.pages import rule_pages
from audit.rule_testing.coverage import cover
from audit.rule_testing.diagnosis_trial import try_diagnoses
from audit.rule_testing.lint import lint
from audit.rule_testing.mutation import mutate
from audit.rule_testing.trial import try_examples
from tests.many_cases import tried_on
from tests.rebuild_docs import DOCS, generated

# Read from the names of files, so that to collect tests loads nothing.
FILES = sorted(path.stem for path in shipped_folder("rules").rglob("???-[0-9][0-9][0-9]-*.yaml"))
DIAGNOSES, RULES = ([name[:7] for name in FILES if name.startswith("DIA-") is wanted] for wanted in (True, False))


@pytest.fixture(scope="module")
def base(declarations):
    return declarations.rulebase


@pytest.fixture(scope="module")
def trials(base):
    """Return the examples of each rule, judged by both engines, and those of each diagnosis."""
    found = defaultdict(list)
    for trial in try_examples(base):
        found[trial.rule.id].append(trial)
    for trial in try_diagnoses(base):
        found[trial.diagnosis.id].append(trial)
    return found


def test_the_name_of_each_file_is_that_of_its_rule(base):
    assert sorted(RULES) == sorted(rule.id for rule in base.rules)
    assert sorted(DIAGNOSES) == sorted(diagnosis.id for diagnosis in base.diagnoses)


@pytest.mark.parametrize("rule_id", RULES)
def test_each_example_of_each_rule(rule_id, base, trials):
    found = {trial.example.name: trial.found.outcome for trial in trials[rule_id]}
    assert found == {example.name: example.expect for example in base.rule(rule_id).examples}


@pytest.mark.slow
def test_generated_pages_are_up_to_date():
    # Another pydantic may write the schemas in other words.
    may_differ = f"pydantic=={pydantic.VERSION} " not in Path(".ci/lock/run.txt").read_text(encoding="utf-8")
    stale = [
        name
        for name, text in generated().items()
        if not (may_differ and name.startswith("schema/")) and (DOCS / name).read_text(encoding="utf-8") != text
    ]
    assert stale == [], "run `make docs`"


@pytest.mark.parametrize("diagnosis_id", DIAGNOSES)
def test_each_example_of_each_diagnosis(diagnosis_id, trials):
    assert trials[diagnosis_id]
    assert [(trial.example.name, trial.found) for trial in trials[diagnosis_id]] == [
        (trial.example.name, trial.example.expect) for trial in trials[diagnosis_id]
    ]


@pytest.mark.thorough
@pytest.mark.slow
def test_examples_reach_every_branch_of_every_condition(base):
    found = cover(base, base.rules)
    assert [(gap.rule, gap.path, gap.missing) for gap in found.unreached] == []
    assert found.reached == found.total


@pytest.mark.thorough
@pytest.mark.slow
def test_examples_notice_every_change_of_every_condition(base):
    found = mutate(base, base.rules)
    assert found.tried > 2000
    assert [(mutant.rule.id, mutant.path, mutant.change) for mutant in found.survivors] == []


@pytest.mark.thorough
@pytest.mark.slow
def test_nothing_is_left_to_mend_in_rules_and_questionnaires(declarations):
    bank, indicators, base = declarations
    # The date is that of the last reading of the sources: with time they must be read again.
    assert (
        lint(base, {review: bank.questionnaire(review) for review in bank.titles}, indicators, date(2026, 11, 23)) == []
    )


def test_every_review_has_its_questionnaire(declarations):
    assert set(declarations.bank.titles) == set(ReviewType)


def test_a_crisis_team_is_asked_at_most_45_questions_and_four_tables(declarations):
    crisis = declarations.bank.questionnaire(ReviewType.CRISIS)
    assert len(crisis.questions) <= 45
    assert len(crisis.tables) <= 4


def test_a_crisis_team_is_asked_for_two_hours_in_all(declarations):
    crisis = declarations.bank.questionnaire(ReviewType.CRISIS)
    questions = sum(question.minutes for question in crisis.questions)
    tables = sum(column.minutes for table in crisis.tables for column in table.columns)
    assert questions + tables <= 120
    assert crisis.minutes == questions + tables


def test_every_question_and_column_says_how_long_it_takes(declarations):
    bank = declarations.bank
    fields = [*bank.questions, *(column for table in bank.tables for column in table.columns)]
    assert [field.label.fr for field in fields if field.minutes is None] == []


def test_every_role_is_asked_something_before_launch_and_everything_is_asked_of_one_role(declarations):
    asked = declarations.bank.questionnaire(ReviewType.PRE_LAUNCH)
    assert set(asked.answering_roles) == set(AnsweringRole)
    identity = asked.roles.identity
    parts = [asked.part_of(role) for role in asked.answering_roles]
    alone = [question.id for part in parts for question in part.questions if question.id not in identity]
    assert sorted(alone) == sorted(question.id for question in asked.questions if question.id not in identity)
    assert sorted(table.id for part in parts for table in part.tables) == sorted(table.id for table in asked.tables)
    assert all({question.id for question in part.questions} >= identity for part in parts)


def test_what_must_not_be_claimed_is_not(declarations):
    # The numbers of the Cour's recommendations other than 4, 5 and 6 are not established.
    written = declarations.rulebase.model_dump_json() + declarations.bank.model_dump_json()
    assert set(re.findall(r"[Rr]ecommandations? n° ?(\d+)", written)) <= {"4", "5", "6"}
    assert set(re.findall(r"[Rr]ecommendations? (\d+)", written)) <= {"4", "5", "6"}


@pytest.fixture(scope="module")
def pages(declarations):
    bank, indicators, rulebase = declarations
    return cache(lambda language: rule_pages(rulebase, bank, indicators, language))


@pytest.mark.slow
@tried_on("language", Language)
def test_each_rule_and_diagnosis_has_a_page_with_its_sources(base, pages, language):
    pages = pages(language)
    assert set(pages) == {"index.html", *(f"{item.id}.html" for item in (*base.rules, *base.diagnoses))}
    for rule in base.rules:
        page = pages[f"{rule.id}.html"]
        assert all(citation in page for citation in rule.sources)
        assert f'href="{rule.id}.html"' in pages["index.html"]


@pytest.mark.slow
def test_pages_are_the_same_twice(declarations, pages):
    bank, indicators, rulebase = declarations
    assert rule_pages(rulebase, bank, indicators, Language.FR) == pages(Language.FR)


@pytest.mark.slow
def test_a_rule_page_says_the_condition_in_the_words_of_the_questionnaire(pages):
    page = pages(Language.FR)["GOV-001.html"]
    assert "Combien de personnes sont désignées responsables de l&#39;ensemble du projet" in page
    assert "«\u00a0Oui\u00a0»" in page


@pytest.mark.slow
def test_a_rule_page_says_what_each_answer_means_and_shows_its_examples_in_the_reader_s_language(pages):
    page = pages(Language.FR)["GOV-028.html"]
    assert "Les compétences nécessaires sont-elles rapprochées de celles de l&#39;équipe" in page
    assert "Non\u00a0: pas de tableau." in page
    assert "Pièce attendue\u00a0: Tableau des compétences" in page
    assert "each gap has its answer" not in page
    assert "Dans quelle phase le projet se trouve-t-il à la date de la revue\u00a0?\u00a0»\u00a0: Terminé" in page


def test_no_threshold_is_said_to_be_read_itself_where_its_passage_is_known_from_an_account(base):
    for parameter in base.parameters.values():
        source, _, place = (parameter.source or "").partition("/")
        if source in base.sources and parameter.confidence is Confidence.PRIMARY:
            locator = base.sources[source].locators.get(place)
            assert ((locator and locator.confidence) or base.sources[source].confidence) is Confidence.PRIMARY, (
                parameter.id
            )
