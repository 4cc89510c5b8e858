"""Projects that show something, as snapshots that a workbook can be written from, judged once more as such."""

from collections.abc import Mapping
from datetime import date

from audit.facts.build import FactBuilder
from audit.facts.vocabulary import fact_labels
from audit.judgement.completions import Completion
from audit.model.answer import Answer, AnswerState, Evidence
from audit.model.fact import Fact, FactTable
from audit.model.questionnaire import ReviewType, TableCompleteness
from audit.model.rule import OutcomeKind, Rule
from audit.model.snapshot import ProjectSnapshot, TableContent, TableRow
from audit.model.text import Language, Text
from audit.model.value import ValueType
from audit.rule_testing.prover.domain import Base

_REASON = Text(fr="Projet fictif", en="Made-up project")
_DOCUMENT = Text(fr="Document fictif", en="Made-up document")


def witness(
    base: Base, rule: Rule, outcome: OutcomeKind, project: Mapping[str, Completion], review_date: date, lang: Language
) -> ProjectSnapshot | None:
    """Return a project as the workbook of a review of the rule says it, judged to have the outcome there.

    None when no review asks for all of it.

    Args:
        base: what judges.
        rule: the rule.
        outcome: that it has.
        project: what is answered.
        review_date: the date of the review.
        lang: of the few texts that answers need.
    """
    place = [one.id for one in base.rules].index(rule.id)
    for review in rule.review_types:
        if review not in base.bank.titles or not _asks(base, review, project):
            continue
        snapshot = _snapshot(base, review, project, review_date, lang)
        builder = FactBuilder(base.bank, base.indicators, fact_labels(base.rulebase.vocabulary), review)
        judged = base.kernel.judge(builder.build(snapshot, review_date))
        if judged.verdicts[place].outcome is outcome:
            return snapshot
    return None


def _asks(base: Base, review: ReviewType, project: Mapping[str, Completion]) -> bool:
    asked = base.bank.questionnaire(review)
    names = {*(question.id for question in asked.questions), *(table.id for table in asked.tables)}
    return project.keys() <= names


def _snapshot(
    base: Base, review: ReviewType, project: Mapping[str, Completion], review_date: date, lang: Language
) -> ProjectSnapshot:
    day = Answer(type=ValueType.DATE, state=AnswerState.ANSWERED, value=review_date)
    answers = {name: _answer(one.fact, lang) for name, one in project.items() if one.fact is not None}
    return ProjectSnapshot(
        questionnaire_id=base.bank.id,
        questionnaire_version=base.bank.version,
        review_type=review,
        language=lang,
        answers={base.bank.roles.review_date: day, **answers},
        tables={name: _content(one.table, lang) for name, one in project.items() if one.table is not None},
    )


def _answer(fact: Fact, lang: Language) -> Answer:
    return Answer(
        type=fact.type,
        state=fact.state,
        value=fact.value,
        evidence=fact.evidence,
        source=_DOCUMENT.to(lang) if fact.evidence is not Evidence.DECLARED else "",
        reason=_REASON.to(lang) if fact.state is AnswerState.NOT_APPLICABLE else "",
    )


def _content(table: FactTable, lang: Language) -> TableContent:
    declared = table.declaration.value
    rows = (TableRow(row.number, {name: _answer(cell, lang) for name, cell in row.facts.items()}) for row in table.rows)
    return TableContent(
        completeness=None if declared is None else TableCompleteness(str(declared)),
        rows=tuple(rows),
    )
