"""Every key and code of the public files is documented, in French and in English; none is documented that is not."""

import re
from collections.abc import Iterable
from enum import StrEnum
from typing import get_args, get_type_hints

import pytest
from pydantic import BaseModel

from audit.facts.indicators.definition import IndicatorDeclaration
from audit.facts.indicators.row_tests import RowTest
from audit.facts.indicators.shapes import Computation
from audit.intake.panorama import mapping
from audit.model import pack, plan_settings, questionnaire, rule, scoring, synthesis_settings
from audit.model.answer import GIVEN_STATES, AnswerState, Evidence
from audit.model.answering_role import AnsweringRole
from audit.model.contradiction import Addition, Contradiction, ContradictionExample
from audit.model.roles import (
    BodyRoles,
    CostContentsRoles,
    CostLineRoles,
    CostRoles,
    DependencyRoles,
    Employer,
    FollowedCount,
    FollowUp,
    LaterGoLiveRoles,
    MilestoneRoles,
    MilestoneState,
    OpinionRoles,
    OutsideRoles,
    RecommendationRoles,
    ResponsibilityRoles,
    RiskRoles,
    Roles,
    ScopeRoles,
    Serves,
    SpendingRoles,
    StaffRoles,
    SupplierRoles,
)
from audit.model.text import Language
from audit.questionnaire import load as questionnaire_files
from audit.rulebase import load as rule_files
from audit.wording.terms import ANSWERING_ROLES, AXES, EFFORTS, OUTCOMES, OWNER_ROLES, REVIEW_TYPES, SEVERITIES
from tests.doc_pages import page, tables

PACKS = ("paquets.fr.md", "packs.md")
QUESTIONNAIRE = ("questionnaire.fr.md", "questionnaire.md")
PANORAMA = ("panorama.fr.md", "panorama.md")

# By page and by the words in code of the heading above the table.
MODELS = {
    PACKS: {
        ("pack.yaml",): pack.Pack,
        ("pack.yaml", "parameters"): pack.ParameterOverride,
        ("pack.yaml", "disabled"): pack.Waiver,
        ("parameters.yaml",): rule_files._Parameters,
        ("parameters.yaml", "parameters"): rule.Parameter,
        ("sources.yaml",): rule_files._Sources,
        ("sources.yaml", "sources"): rule.Source,
        ("sources.yaml", "locators"): rule.Locator,
        ("rules/*.yaml",): rule.Rule,
        ("finding",): rule.FindingSentence,
        ("remediation",): rule.Action,
        ("examples",): rule.Example,
        ("rulebase.yaml",): rule_files._Identity,
        ("plan.yaml",): plan_settings.PlanSettings,
        ("plan.yaml", "efforts"): plan_settings.Size,
        ("plan.yaml", "phases"): plan_settings.PlanPhase,
        ("plan.yaml", "lead_times"): plan_settings.LeadTime,
        ("synthesis.yaml",): synthesis_settings.SynthesisSettings,
        ("synthesis.yaml", "by_phase"): synthesis_settings.PhaseWords,
        ("synthesis.yaml", "themes"): synthesis_settings.SynthesisTheme,
        ("synthesis.yaml", "groups"): synthesis_settings.SynthesisGroup,
        ("scoring.yaml",): scoring.Scoring,
        ("scoring.yaml", "floors"): scoring.ScoreFloor,
        ("scoring.yaml", "caps"): scoring.Cap,
        ("scoring.yaml", "reviews"): scoring.ReviewEnd,
    },
    QUESTIONNAIRE: {
        ("questionnaire.yaml",): questionnaire_files._Index,
        ("questionnaire.yaml", "roles"): Roles,
        ("questionnaire.yaml", "outside_view"): OutsideRoles,
        ("questionnaire.yaml", "scope"): ScopeRoles,
        ("questionnaire.yaml", "cost_contents"): CostContentsRoles,
        ("questionnaire.yaml", "later_go_lives"): LaterGoLiveRoles,
        ("questionnaire.yaml", "serves"): Serves,
        ("questionnaire.yaml", "milestones"): MilestoneRoles,
        ("questionnaire.yaml", "milestones", "state"): MilestoneState,
        ("questionnaire.yaml", "recommendations"): RecommendationRoles,
        ("questionnaire.yaml", "bodies"): BodyRoles,
        ("questionnaire.yaml", "dependencies"): DependencyRoles,
        ("questionnaire.yaml", "responsibilities"): ResponsibilityRoles,
        ("questionnaire.yaml", "follow_up"): FollowUp,
        ("questionnaire.yaml", "costs"): CostRoles,
        ("questionnaire.yaml", "costs", "lines"): CostLineRoles,
        ("questionnaire.yaml", "spending"): SpendingRoles,
        ("questionnaire.yaml", "risks"): RiskRoles,
        ("questionnaire.yaml", "staff"): StaffRoles,
        ("questionnaire.yaml", "staff", "employer"): Employer,
        ("questionnaire.yaml", "suppliers"): SupplierRoles,
        ("questionnaire.yaml", "changes"): FollowedCount,
        ("questionnaire.yaml", "opinions"): OpinionRoles,
        ("contradictions.yaml",): Contradiction,
        ("contradictions.yaml", "does_not_add_up"): Addition,
        ("contradictions.yaml", "examples"): ContradictionExample,
        ("indicators.yaml",): IndicatorDeclaration,
        ("computed",): Computation,
        ("where",): RowTest,
        ("sections/*.yaml",): questionnaire.Section,
        ("sections/*.yaml", "questions"): questionnaire.Question,
        ("choices",): questionnaire.Choice,
        ("tables/*.yaml",): questionnaire.Table,
        ("tables/*.yaml", "columns"): questionnaire.Column,
        ("glossary.yaml",): questionnaire.GlossaryEntry,
        ("removed.yaml",): questionnaire.RemovedQuestion,
    },
    PANORAMA: {
        ("panorama.yaml",): mapping.PanoramaMapping,
        ("panorama.yaml", "answers"): mapping.AnswerColumn,
        ("panorama.yaml", "noted"): mapping.NotedColumn,
        ("panorama.yaml", "withheld"): mapping.Withheld,
    },
}
LISTS = {
    PACKS: {
        ("unit",): rule.ParameterUnit,
        ("kind",): rule.SourceKind,
        ("confidence",): rule.Confidence,
        ("owner_role",): rule.OwnerRole,
        ("effort",): rule.Effort,
        ("state",): [
            state for state in AnswerState if state not in (AnswerState.PARTLY_ANSWERED, AnswerState.NOT_ASKED)
        ],  # no condition tests it
        ("completeness",): questionnaire.TableCompleteness,
        ("expect",): rule.OutcomeKind,
        ("axis",): rule.Axis,
        ("severity",): rule.Severity,
        ("review_types",): questionnaire.ReviewType,
        ("says",): scoring.Statement,
    },
    QUESTIONNAIRE: {
        ("state",): GIVEN_STATES,
        ("evidence",): Evidence,
        ("completeness",): questionnaire.TableCompleteness,
        ("type",): questionnaire.QuestionType,
        ("answered_by",): AnsweringRole,
    },
    PANORAMA: {("reading",): mapping.Reading},
}
TERMS = {
    ("owner_role",): OWNER_ROLES,
    ("effort",): EFFORTS,
    ("expect",): OUTCOMES,
    ("axis",): AXES,
    ("severity",): SEVERITIES,
    ("review_types",): REVIEW_TYPES,
    ("completeness",): questionnaire.COMPLETENESS_LABELS,
}


def _keys(model: type[BaseModel]) -> list[str]:
    return sorted(field.alias or name for name, field in model.model_fields.items())


def _codes(listed: Iterable[StrEnum]) -> list[str]:
    return sorted(member.value for member in listed)


EXPECTED = [
    (name, under, words(item))
    for kinds, words in ((MODELS, _keys), (LISTS, _codes))
    for names, by_heading in kinds.items()
    for under, item in by_heading.items()
    for name in names
]


@pytest.mark.parametrize(("name", "under", "expected"), EXPECTED, ids=lambda value: str(value)[:60])
def test_a_page_names_every_key_once_and_no_other(name, under, expected):
    named = [key for table in tables(page(name)) if table.under == under for key in table.keys]
    assert sorted(named) == sorted(expected)


@pytest.mark.parametrize("name", QUESTIONNAIRE)
def test_each_shape_of_computation_is_told_with_every_key_it_takes_and_what_it_gives(name):
    (told,) = (table for table in tables(page(name)) if table.under == ("computed",))
    shapes = get_type_hints(Computation)
    for shape, gives, meaning in told.rows[1:]:
        (model,) = (kind for kind in get_args(shapes[shape.strip("`")]) if kind is not type(None))
        assert gives == f"`{model.gives}`"
        named = {words.partition(":")[0] for words in re.findall(r"`([^`]+)`", meaning)}
        assert named == set(_keys(model))


@pytest.mark.parametrize("name", ["langage-des-regles.fr.md", "rule-language.md"])
def test_the_page_of_the_rule_language_names_every_key_of_a_rule(name):
    named = next(table.keys for table in tables(page(name)) if "satisfied_when" in table.keys)
    assert sorted(named) == sorted(_keys(rule.Rule))


@pytest.mark.parametrize(("name", "language"), list(zip(PACKS, Language, strict=True)))
def test_codes_are_explained_by_the_words_that_the_report_prints(name, language):
    by_heading = {table.under: table for table in tables(page(name))}
    for under, terms in TERMS.items():
        told = {row[0].strip("`"): row[1] for row in by_heading[under].rows[1:]}
        assert told == {member.value: text.to(language) for member, text in terms.items()}


@pytest.mark.parametrize(("name", "language"), list(zip(QUESTIONNAIRE, Language, strict=True)))
def test_roles_are_called_as_the_workbook_calls_them(name, language):
    (told,) = (table for table in tables(page(name)) if table.under == ("answered_by",))
    labels = {row[0].strip("`"): row[1] for row in told.rows[1:]}
    assert labels == {role.value: text.to(language) for role, text in ANSWERING_ROLES.items()}


@pytest.mark.parametrize(("name", "language"), list(zip(PACKS, Language, strict=True)))
def test_the_codes_of_ordinary_questions_are_told_with_their_labels(name, language):
    (told,) = (table for table in tables(page(name)) if table.under == ("is", "in", "includes"))
    choices = questionnaire.STANDARD_CHOICES[questionnaire.QuestionType.YES_PARTIAL_NO]
    assert told.rows[1:] == tuple((f"`{choice.code}`", choice.label.to(language)) for choice in choices)
