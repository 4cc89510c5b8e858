"""Finds what the loader accepts and an author would not: unused, unreachable, doubled, out of date."""

from collections.abc import Collection, Mapping
from datetime import date

from audit.facts.vocabulary import IndicatorDefinition
from audit.model.questionnaire import Questionnaire, ReviewType
from audit.rule_testing.lint.askable import unanswerable
from audit.rule_testing.lint.authority import without_authority
from audit.rule_testing.lint.doubles import doubles
from audit.rule_testing.lint.finding import LintFinding
from audit.rule_testing.lint.logic import illogical
from audit.rule_testing.lint.partly_silent import partly_silent
from audit.rule_testing.lint.silent import silent
from audit.rule_testing.lint.source_age import stale
from audit.rule_testing.lint.told_apart import told_apart
from audit.rule_testing.lint.translations import untranslated
from audit.rule_testing.lint.unplaced import unplaced
from audit.rule_testing.lint.unused import unused
from audit.rule_testing.lint.unwritten import unwritten
from audit.rulebase.base import RuleBase

__all__ = ["LintFinding", "lint"]


def lint(
    rulebase: RuleBase,
    questionnaires: Mapping[ReviewType, Questionnaire],
    indicators: tuple[IndicatorDefinition, ...],
    today: date,
    asked: Collection[str] | None = None,
) -> list[LintFinding]:
    """Return everything that should be mended in the rules and questionnaires, by place.

    Args:
        rulebase: checked rules.
        questionnaires: every questionnaire, by the review that it serves.
        indicators: what is computed from answers.
        today: the date against which the age of sources is measured.
        asked: the ids of the rules to look at, beside the others where it takes two; None for everything.
    """
    rules = [rule for rule in rulebase.rules if asked is None or rule.id in asked]
    found = [
        *unused(rulebase, questionnaires, indicators),
        *unanswerable(rulebase, questionnaires, indicators),
        *illogical(rulebase, rules),
        *silent(rulebase, rules),
        *partly_silent(rulebase, rules),
        *told_apart(rulebase),
        *doubles(rulebase),
        *untranslated(rulebase, questionnaires),
        *stale(rulebase, today),
        *without_authority(rulebase),
        *unwritten(rulebase),
        *unplaced(rulebase),
    ]
    return sorted(one for one in found if asked is None or one.place in asked)
