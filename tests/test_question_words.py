"""The words of questions: guidance names the answers as the list does; a finding that can block says one thing."""

import re

import pytest

from audit.intake.values.words import fold
from audit.model.questionnaire import Question, QuestionType
from audit.model.rule import Rule, Severity
from audit.model.text import Language

_SEVERAL = {Language.FR: re.compile(r", ou\b"), Language.EN: re.compile(r", or\b")}
"""Two things of which the reader cannot tell which was found."""


def _questions(declarations) -> list[Question]:
    return [asked for section in declarations.bank.sections for asked in section.questions]


@pytest.mark.parametrize("language", Language)
def test_guidance_calls_each_answer_of_a_list_by_its_label(declarations, language):
    unnamed = [
        (asked.id, choice.label.to(language))
        for asked in _questions(declarations)
        if asked.type is QuestionType.CHOICE
        for choice in asked.choices
        if fold(choice.label.to(language)) not in fold(asked.guidance.to(language))
    ]
    assert unnamed == []


@pytest.mark.parametrize("language", Language)
def test_a_question_with_several_answers_says_how_to_write_that_there_is_none(declarations, language):
    word = {Language.FR: "« Non » à chaque ligne", Language.EN: "“No” on each line"}[language]
    silent = [
        asked.id
        for asked in _questions(declarations)
        if asked.type is QuestionType.CHOICES and word not in " ".join(asked.guidance.to(language).split())
    ]
    assert silent == []


def test_nobody_is_told_to_tick_where_there_is_no_box(declarations):
    told = [a.id for a in _questions(declarations) if re.search(r"\bcoche", a.guidance.fr + a.label.fr, re.IGNORECASE)]
    assert told == []


def _blocking(declarations) -> list[Rule]:
    return [rule for rule in declarations.rulebase.rules if rule.severity is Severity.BLOCKING]


@pytest.mark.parametrize("language", Language)
def test_what_is_found_of_a_blocking_rule_is_one_thing(declarations, language):
    found = [
        (rule.id, sentence.to(language))
        for rule in _blocking(declarations)
        for sentence in rule.finding
        if _SEVERAL[language].search(sentence.to(language))
    ]
    assert found == []
