"""Rules and signals of a review that does not ask what they read: they could only ever be undetermined."""

from collections.abc import Iterator, Mapping

from audit.errors import Bilingual
from audit.facts.vocabulary import IndicatorDefinition
from audit.model.questionnaire import Questionnaire, ReviewType
from audit.model.reference import FactRef
from audit.rule_testing.lint.finding import LintFinding
from audit.rulebase.base import RuleBase
from audit.rulebase.reads import columns_of, columns_read, facts_of, facts_read, tables_of, tables_read


def unanswerable(
    rulebase: RuleBase,
    questionnaires: Mapping[ReviewType, Questionnaire],
    indicators: tuple[IndicatorDefinition, ...],
) -> Iterator[LintFinding]:
    """Yield each rule or signal that reads, in one of its reviews, a fact that this review does not ask."""
    inputs = {indicator.id: indicator.inputs for indicator in indicators}
    reads = [
        (rule.id, rule.review_types, facts_read(rule), columns_read(rule) | set(tables_read(rule)))
        for rule in rulebase.rules
    ]
    reads += [
        (one.id, one.review_types, facts_of(one.when), columns_of(one.when) | tables_of(one.when))
        for one in rulebase.signals
    ]
    for reader, reviews, facts, cells in reads:
        for review in reviews:
            if review not in questionnaires:
                continue
            asked = _asked(questionnaires[review])
            wanted = {name for fact in facts for name in inputs.get(fact, (fact,))} | cells
            missing = sorted(name for name in wanted if name not in asked)
            if missing:
                names = ", ".join(missing)
                message = Bilingual(
                    f"la revue « {review} » ne demande pas {names}", f"the review '{review}' does not ask {names}"
                )
                yield LintFinding(reader, "not-asked", message)


def _asked(questionnaire: Questionnaire) -> set[str]:
    asked = {question.id for question in questionnaire.questions}
    for table in questionnaire.tables:
        asked |= {table.id, str(FactRef.completeness(table.id))}
        asked |= {str(FactRef(table.id, column.id)) for column in table.columns}
    return asked
