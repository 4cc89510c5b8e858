"""Questions, parameters and indicators that nothing reads: they cost a respondent's time or mislead an author."""

from collections.abc import Iterator, Mapping

from audit.errors import Bilingual
from audit.facts.vocabulary import IndicatorDefinition
from audit.model.questionnaire import Questionnaire, ReviewType
from audit.model.reference import FactRef
from audit.model.rule import Rule
from audit.rule_testing.lint.finding import LintFinding
from audit.rulebase.base import RuleBase
from audit.rulebase.reads import (
    columns_read,
    facts_of,
    facts_read,
    parameters_of,
    parameters_shown,
    tables_of,
    tables_read,
)


def unused(
    rulebase: RuleBase,
    questionnaires: Mapping[ReviewType, Questionnaire],
    indicators: tuple[IndicatorDefinition, ...],
) -> Iterator[LintFinding]:
    """Yield what nothing of a review reads though its questionnaire asks it, and parameters that nothing reads."""
    for review, questionnaire in questionnaires.items():
        # What has a role is read by the tool itself, or printed in the report.
        read = _read(rulebase, review, indicators) | set(questionnaire.roles.named)
        for question in questionnaire.questions:
            if question.id not in read:
                yield LintFinding(question.id, "unused-question", _unread(review))
        tables = {FactRef.parse(name).owner for name in read} | questionnaire.roles.tables
        for table in questionnaire.tables:
            if table.id not in tables:
                yield LintFinding(table.id, "unused-table", _unread(review))
    compared = {name for rule in rulebase.rules for name in parameters_shown(rule)}
    compared |= {name for signal in rulebase.signals for name in parameters_of(signal.when)}
    for name in rulebase.parameters.keys() - compared:
        message = Bilingual("aucune règle ne s'y compare", "no rule compares with it")
        yield LintFinding(name, "unused-parameter", message)


def _unread(review: ReviewType) -> Bilingual:
    return Bilingual(f"aucune règle de la revue « {review} » ne la lit", f"no rule of the review '{review}' reads it")


def _read(rulebase: RuleBase, review: ReviewType, indicators: tuple[IndicatorDefinition, ...]) -> set[str]:
    """Return the facts, tables and ``table/column`` names that ``review`` reads, indicators opened."""
    inputs = {one.id: (*one.inputs, *((one.declared,) if one.declared else ())) for one in indicators}
    read: set[str] = set()
    for rule in rulebase.rules:
        if review in rule.review_types:
            facts = facts_read(rule)
            facts |= _scope_facts(rulebase, rule)
            read |= facts | set(tables_read(rule)) | columns_read(rule)
            read |= {source for fact in facts for source in inputs.get(fact, ())}
    for signal in rulebase.signals:
        if review in signal.review_types:
            facts = facts_of(signal.when)
            read |= facts | tables_of(signal.when) | {source for fact in facts for source in inputs.get(fact, ())}
    return read


def _scope_facts(rulebase: RuleBase, rule: Rule) -> frozenset[str]:
    """Return the facts that say whether the pack of a rule is for a project."""
    pack = rulebase.pack_of.get(rule.id)
    active = rulebase.pack(pack).active_when if pack else None
    return facts_of(active) if active is not None else frozenset()
