"""Compares two audits of one project from end to end; pure: two records and their rulebooks in, one value out."""

from collections.abc import Collection, Iterator
from dataclasses import replace

from audit.comparison.answers import answers_moved, asked_by_one, tables_moved
from audit.comparison.audited import Audited
from audit.comparison.baseline import cost_moved, end_moved
from audit.comparison.cost_lines import cost_lines_moved
from audit.comparison.decision import decision_informed
from audit.comparison.doubts import amounts_in_doubt
from audit.comparison.figures import figures_of, outcomes_of
from audit.comparison.figures_of_findings import Wanted, crossed, worse_and_better
from audit.comparison.findings import findings_moved, requirements_moved
from audit.comparison.first_baseline import FirstBaseline, first_answers
from audit.comparison.followed import actions_followed
from audit.comparison.go_live import go_live_moved
from audit.comparison.means import means_moved, total_gaps
from audit.comparison.milestones import milestones_moved
from audit.comparison.moves import FindingMove, Note
from audit.comparison.opinion import opinion_moved
from audit.comparison.patterns import diagnoses_moved, signals_moved
from audit.comparison.recommendations import recommendations_followed
from audit.comparison.rules import rules_moved
from audit.comparison.schema import COMPARISON_SCHEMA, Comparison, FindingMoved, Side
from audit.comparison.scope import scope_cut
from audit.model.folded_names import fold_name
from audit.model.roles import Roles
from audit.record.provisional import is_provisional
from audit.record.synthesis_frame import phase_words


def compare(
    old: Audited, new: Audited, roles: Roles, first: FirstBaseline | None = None, wanted: Wanted | None = None
) -> Comparison:
    """Compare two audits.

    Args:
        old: the earlier audit.
        new: the later.
        roles: which questions and tables say what a project is called, costs, when it ends, and what follows it.
        first: the later audit judged again on the initial baseline of the earlier, where they differ.
        wanted: what the rules that judged both ask of figures; None where they are not known.
    """
    same_rules = old.record.rulebase.sha256 == new.record.rulebase.sha256
    rules = () if same_rules else rules_moved(old.rulebook, new.rulebook)
    lost, met = requirements_moved(old, new)
    milestones, unmatched = milestones_moved(old, new, roles.milestones) if roles.milestones else ((), ())
    outside = roles.outside_view
    cost = cost_moved(old, new, outside) if outside else None
    end = end_moved(old, new, outside) if outside else None
    rebaselined = tuple(first_answers(old, new, outside))
    findings = findings_moved(old, new, {item.rule for item in rules}, roles.review_date, rebaselined, first)
    findings = tuple(_with_figures(item, old, new, wanted or {}, rebaselined) for item in findings)
    names = _name(old, roles), _name(new, roles)
    same = None if None in names else fold_name(names[0] or "") == fold_name(names[1] or "")
    return Comparison(
        schema_version=COMPARISON_SCHEMA,
        written_by="project-health-audit",
        old=_side(old, names[0]),
        new=_side(new, names[1]),
        same_project=same,
        notes=tuple(_notes(old, new, same)),
        in_doubt=amounts_in_doubt(old, new),
        rules=rules,
        avis=opinion_moved(old, new),
        figures_old=figures_of(old.record),
        figures_new=figures_of(new.record),
        findings=findings,
        diagnoses=diagnoses_moved(old, new),
        signals=signals_moved(old, new),
        lost=lost,
        met=met,
        cost=cost,
        end=end,
        go_live=go_live_moved(old, new, roles, milestones),
        scope_cut=scope_cut(old, new, roles.scope),
        outcomes_old=outcomes_of(old),
        outcomes_new=outcomes_of(new),
        cost_lines=cost_lines_moved(old, new, roles.costs),
        decision=decision_informed(new),
        means=means_moved(old, new, roles),
        gaps=total_gaps(old, new, roles.costs),
        milestones=milestones,
        unmatched_milestones=unmatched,
        actions=actions_followed(old, new, findings),
        recommendations=recommendations_followed(old, new, roles.recommendations) if roles.recommendations else (),
        answers=answers_moved(old, new, roles.review_date),
        tables=tables_moved(old, new),
        asked=asked_by_one(old, new),
    )


def _name(side: Audited, roles: Roles) -> str | None:
    found = side.exact(roles.project_name)
    return str(found.value) if found is not None else None


def _side(side: Audited, project: str | None) -> Side:
    record, phase = side.record, phase_words(side.rulebook, side.facts)
    return Side(
        project=project,
        review_type=record.review_type,
        review_date=record.review_date,
        questionnaire_version=record.snapshot.questionnaire_version,
        rulebase=record.rulebase,
        software=record.software,
        workbook=record.snapshot.workbook,
        judged_again=side.judged_again,
        banner=record.snapshot.banner,
        banner_texts=record.snapshot.banner_texts,
        review=phase.review if phase else None,
        provisional=is_provisional(record),
    )


def _with_figures(
    item: FindingMoved, old: Audited, new: Audited, wanted: Wanted, rebaselined: Collection[str]
) -> FindingMoved:
    worse, better = worse_and_better(item, wanted, rebaselined) if item.move is FindingMove.UNCHANGED else ((), ())
    return replace(item, worse=worse, better=better, crossed=crossed(item, old, new))


def _notes(old: Audited, new: Audited, same_project: bool | None) -> Iterator[Note]:
    before, after = old.record, new.record
    if same_project is not True:
        yield Note.NAME_UNKNOWN if same_project is None else Note.OTHER_NAME
    if before.review_type is not after.review_type:
        yield Note.OTHER_REVIEW_TYPE
    if before.rulebase.sha256 != after.rulebase.sha256:
        yield Note.OTHER_RULES
    elif old.judged_again or new.judged_again:
        yield Note.SAME_RULES
    if before.scoring_version != after.scoring_version:
        yield Note.OTHER_SCORING
    if before.snapshot.questionnaire_version != after.snapshot.questionnaire_version:
        yield Note.OTHER_QUESTIONNAIRE
    if (before.snapshot.answers, before.snapshot.tables) == (after.snapshot.answers, after.snapshot.tables):
        yield Note.SAME_ANSWERS
    elif before.review_date == after.review_date:
        yield Note.SAME_DAY
