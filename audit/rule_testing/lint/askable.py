"""Rules that a review applies without asking what they read: they could only ever be undetermined."""

from collections.abc import Iterator, Mapping

from audit.errors import Bilingual
from audit.facts.vocabulary import IndicatorDefinition
from audit.model.questionnaire import Questionnaire, ReviewType
from audit.model.reference import FactRef
from audit.rule_testing.lint.finding import LintFinding
from audit.rulebase.base import RuleBase
from audit.rulebase.reads import facts_read, tables_read


def unanswerable(
    rulebase: RuleBase,
    questionnaires: Mapping[ReviewType, Questionnaire],
    indicators: tuple[IndicatorDefinition, ...],
) -> Iterator[LintFinding]:
    """Yield each rule that reads, in one of its reviews, a fact that the questionnaire of that review does not ask."""
    inputs = {indicator.id: indicator.inputs for indicator in indicators}
    for rule in rulebase.rules:
        for review in rule.review_types:
            if review not in questionnaires:
                continue
            asked = _asked(questionnaires[review])
            wanted = {name for fact in facts_read(rule) for name in inputs.get(fact, (fact,))} | set(tables_read(rule))
            missing = sorted(name for name in wanted if FactRef.parse(name).owner not in asked)
            if missing:
                names = ", ".join(missing)
                message = Bilingual(
                    f"la revue « {review} » ne demande pas {names}", f"the review '{review}' does not ask {names}"
                )
                yield LintFinding(rule.id, "not-asked", message)


def _asked(questionnaire: Questionnaire) -> set[str]:
    return {question.id for question in questionnaire.questions} | {table.id for table in questionnaire.tables}
