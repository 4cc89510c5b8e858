"""Rules and signals of a review that does not ask what they read: they could only ever be undetermined."""

from collections.abc import Iterator, Mapping

from audit.errors import Bilingual
from audit.facts.vocabulary import IndicatorDefinition
from audit.model.questionnaire import Questionnaire, ReviewType
from audit.model.reference import FactRef
from audit.rule_testing.lint.finding import LintFinding
from audit.rulebase.base import RuleBase
from audit.rulebase.reads import facts_of, facts_read, tables_of, tables_read


def unanswerable(
    rulebase: RuleBase,
    questionnaires: Mapping[ReviewType, Questionnaire],
    indicators: tuple[IndicatorDefinition, ...],
) -> Iterator[LintFinding]:
    """Yield each rule or signal that reads, in one of its reviews, a fact that this review does not ask."""
    inputs = {indicator.id: indicator.inputs for indicator in indicators}
    reads = [(rule.id, rule.review_types, facts_read(rule), set(tables_read(rule))) for rule in rulebase.rules]
    reads += [(one.id, one.review_types, facts_of(one.when), tables_of(one.when)) for one in rulebase.signals]
    for reader, reviews, facts, tables in reads:
        for review in reviews:
            if review not in questionnaires:
                continue
            asked = _asked(questionnaires[review])
            wanted = {name for fact in facts for name in inputs.get(fact, (fact,))} | tables
            missing = sorted(name for name in wanted if FactRef.parse(name).owner not in asked)
            if missing:
                names = ", ".join(missing)
                message = Bilingual(
                    f"la revue « {review} » ne demande pas {names}", f"the review '{review}' does not ask {names}"
                )
                yield LintFinding(reader, "not-asked", message)


def _asked(questionnaire: Questionnaire) -> set[str]:
    return {question.id for question in questionnaire.questions} | {table.id for table in questionnaire.tables}
