"""Projects that show something, as snapshots that a workbook can be written from, judged once more as such."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from audit.engine.verdict import Verdict
from audit.facts.build import FactBuilder
from audit.facts.vocabulary import fact_labels
from audit.judgement.completions import Completion
from audit.model.answer import Answer, AnswerState, Evidence
from audit.model.fact import Fact, FactTable
from audit.model.questionnaire import ReviewType, TableCompleteness
from audit.model.rule import Rule
from audit.model.snapshot import ProjectSnapshot, TableContent, TableRow
from audit.model.text import Language, Text
from audit.model.value import ValueType
from audit.rule_testing.prover.domain import Base

_REASON = Text(fr="Projet fictif", en="Made-up project")
_DOCUMENT = Text(fr="Document fictif", en="Made-up document")


def witness(
    base: Base,
    rules: Sequence[Rule],
    shows: Callable[[Sequence[Verdict]], bool],
    project: Mapping[str, Completion],
    review_date: date,
    lang: Language,
) -> ProjectSnapshot | None:
    """Return a project as the workbook of a review of all these rules says it, judged there to show what it should.

    None when no review asks for all of it.

    Args:
        base: what judges.
        rules: one rule, or more of which something is shown together.
        shows: whether their verdicts, in the same order, show it.
        project: what is answered.
        review_date: the date of the review.
        lang: of the few texts that answers need.
    """
    known = [one.id for one in base.rules]
    places = [known.index(rule.id) for rule in rules]
    for review in rules[0].review_types:
        if any(review not in rule.review_types for rule in rules):
            continue
        if review not in base.bank.titles or not _asks(base, review, project):
            continue
        snapshot = _snapshot(base, review, project, review_date, lang)
        builder = FactBuilder(base.bank, base.indicators, fact_labels(base.rulebase.vocabulary), review)
        judged = base.kernel.judge(builder.build(snapshot, review_date))
        if shows([judged.verdicts[place] for place in places]):
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
    required = {
        one.id: _unsaid(one.value_type, lang) for one in base.bank.questionnaire(review).questions if one.required
    }
    answers = {name: _answer(one.fact, lang) for name, one in project.items() if one.fact is not None}
    return ProjectSnapshot(
        questionnaire_id=base.bank.id,
        questionnaire_version=base.bank.version,
        review_type=review,
        language=lang,
        answers={**required, base.bank.roles.review_date: day, **answers},
        tables={name: _content(one.table, lang) for name, one in project.items() if one.table is not None},
    )


def _unsaid(value_type: ValueType, lang: Language) -> Answer:
    """Return the answer to a question without which nothing is audited, and of which the project says nothing."""
    if value_type is ValueType.TEXT:
        return Answer(type=value_type, state=AnswerState.ANSWERED, value=_REASON.to(lang))
    return Answer(type=value_type, state=AnswerState.UNKNOWN)


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
