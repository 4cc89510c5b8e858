"""When one could have known: the records of a history judged again, by the texts published at each date."""

from pathlib import Path
from typing import TYPE_CHECKING

from audit.api.kept_snapshot import snapshot_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from audit.api.tool import Tool
    from audit.assessment import Assessor
    from audit.assessment.judged_project import JudgedProject
    from audit.comparison.schema import Levels
    from audit.history.entry import Entry
    from audit.history.known import Known, KnownOpinion, KnownValue, Reviewed, RuleText
    from audit.history.store import History
    from audit.judgement.guarantee import Guarantee
    from audit.judgement.reach import Reachable
    from audit.model.fact import Fact, Vocabulary
    from audit.record.schema import AuditRecord


def history_known(tool: "Tool", kept: "History", project: str | None = None) -> "dict[str, Known]":
    """Return, for each project or for one, what could be known at each of its reviews.

    Every record is judged again by the rules that are loaded, so that only the project and the texts in force move.

    Raises:
        HistoryRefused: when the history cannot be read.
        NotKept: when it holds nothing of that project.
        SnapshotRefused: when a record answers other questions.
    """
    from audit.history.known import known
    from audit.history.of_project import by_project

    texts = _texts(tool)
    found: dict[str, Known] = {}
    for entries in by_project(kept.entries(project)):
        reviews = [_reviewed(tool, *pair) for pair in zip(entries, kept.records(entries), strict=True)]
        found[entries[-1].project] = known(reviews, texts)
    return found


def _reviewed(tool: "Tool", entry: "Entry", record: "AuditRecord") -> "Reviewed":
    from audit.history.known import Reviewed
    from audit.model.outcome import may_be_partial
    from audit.rulebase.dated_texts import InForce, in_force

    day = record.review_date
    snapshot = snapshot_of(record, Path(entry.source), tool.declarations.bank)
    assessor = tool.assessor(snapshot.review_type)
    judged = assessor.judge(snapshot, day)
    asked = {rule.id: in_force(rule, tool.rulebase, day) for rule in assessor.rules}
    then = assessor.without_rules(judged, frozenset(rule for rule, state in asked.items() if state is not InForce.YES))
    sure, today = assessor.without_doubts(judged), assessor.guarantee(judged)
    verdicts = dict(zip((rule.id for rule in assessor.rules), sure.judgement.verdicts, strict=True))
    return Reviewed(
        entry=entry.id,
        review_type=record.review_type,
        review_date=day,
        outcomes={rule: verdict.outcome for rule, verdict in verdicts.items() if rule not in judged.left_out},
        in_force=asked,
        then=_levels(assessor.guarantee(then).declarations),
        today=_levels(today.declarations),
        opinion=_opinion(assessor, judged, today),
        values=_values(tool, assessor, sure),
        in_part={rule for rule, verdict in verdicts.items() if may_be_partial(verdict.outcome, verdict.possible)},
        reconstructed=snapshot.reconstructed,
        banner=snapshot.banner,
        banner_texts=snapshot.banner_texts,
    )


def _opinion(assessor: "Assessor", judged: "JudgedProject", today: "Guarantee") -> "KnownOpinion":
    from audit.history.known import KnownOpinion
    from audit.model.stated_levels import leads_by_then

    end = assessor.rulebase.scoring.reviews[assessor.questionnaire.review_type]
    earlier = assessor.by_earlier_texts(judged, bounds_only=True)
    now = _levels(today.on(end.on))
    then = _levels(earlier.guarantee.on(end.on)) if earlier is not None else None
    by_then = leads_by_then(now, then)
    levels = then if by_then and then is not None else now
    return KnownOpinion(says=end.says, on=end.on, levels=levels, by_then=by_then, today=now)


def _values(tool: "Tool", assessor: "Assessor", judged: "JudgedProject") -> "dict[str, tuple[KnownValue, ...]]":
    """Return what each finding rests on: the answers, indicators and cells of tables of which something is known."""
    from audit.engine.explain import Explanation
    from audit.judgement.findings import NOT_MET

    asked = tool.rulebase.vocabulary
    found = zip(assessor.rules, Explanation(assessor.kernel, judged.judgement).rules(), strict=True)
    return {
        rule.id: tuple(value for fact in outcome.deciding_facts for value in _known_value(fact, asked))
        for rule, outcome in found
        if outcome.outcome in NOT_MET
    }


def _known_value(fact: "Fact", asked: "Vocabulary") -> "Iterator[KnownValue]":
    """Yield a fact with its words, if anything is known of it: a value, or what a partial answer leaves."""
    from audit.history.known import KnownValue
    from audit.model.answer import AnswerState
    from audit.model.reference import FactRef

    if not (fact.is_known or fact.state is AnswerState.PARTLY_ANSWERED):
        return
    name = FactRef.parse(fact.name)
    table = asked.tables.get(name.owner) if name.column is not None else None
    words = table.columns.get(name.column or "") if table else asked.facts.get(fact.name)
    if words is not None:
        yield KnownValue(label=words.label, fact=fact, choices=words.options, table=table.title if table else None)


def _levels(reachable: "Reachable") -> "Levels":
    from audit.comparison.schema import Levels

    bounds = reachable.bounds
    return Levels(bounds.guaranteed, bounds.floor, bounds.ceiling)


def _texts(tool: "Tool") -> "dict[str, RuleText]":
    from audit.history.known import RuleText
    from audit.rulebase.dated_texts import cited_by, latest_threshold

    texts = {}
    for rule in tool.rulebase.rules:
        earliest, latest = cited_by(rule, tool.rulebase)[0], latest_threshold(rule, tool.rulebase)
        texts[rule.id] = RuleText(
            severity=rule.severity,
            title=rule.title,
            source=earliest.short_title or earliest.title,
            source_date=earliest.date,
            threshold=latest.label if latest else None,
            threshold_from=latest.in_force_from if latest else None,
        )
    return texts
