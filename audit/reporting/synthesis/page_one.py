"""Page one of the synthesis: what the review ends in, who answers, why, and what is not established."""

from collections import Counter
from collections.abc import Iterator, Sequence

from audit.model.result.findings import Finding, OpenPoint, OpenQuestion
from audit.model.rule import RuleId, Severity
from audit.model.scoring import Statement
from audit.model.stated_levels import stated_levels
from audit.model.synthesis import Answerable
from audit.reporting.conditions import conditions_headline
from audit.reporting.digest import FIRST_NAMED
from audit.reporting.documents_placed import documents_placed
from audit.reporting.given_opinions import given_opinions
from audit.reporting.grounds import write_grounds
from audit.reporting.limited import limited_by_comments
from audit.reporting.messages import Messages, messages
from audit.reporting.opinion import OpenRisk
from audit.reporting.scores import settled_rules, write_counts, write_coverage, write_outcomes
from audit.reporting.synthesis.decision import decisions_of
from audit.reporting.synthesis.grouped import Grouped, finding_told, standing_badge, title_of
from audit.reporting.synthesis.model import AccountablePerson, ProjectIdentity, Reason, Verdict
from audit.reporting.view import Need, ReportView
from audit.wording.cell_ranges import write_cell_ranges
from audit.wording.numbers import write_date
from audit.wording.terms import write_term
from audit.wording.typography import as_sentence, typeset

_RULES_NAMED = 12  # two lines of page one at most
_REQUIREMENTS_NAMED = 4  # with their titles, six lines of it

_TITLES = {
    Statement.AVIS: "document.title_avis",
    Statement.ESTIMATE: "document.title_estimate",
    Statement.CONDITIONS: "document.title_conditions",
    Statement.STANCE: "document.title_stance",
}
_HEADINGS = {
    Statement.AVIS: "verdict.title_avis",
    Statement.ESTIMATE: "verdict.title_estimate",
    Statement.CONDITIONS: "verdict.title_conditions",
    Statement.STANCE: "verdict.level_reached",
}


def identity_of(view: ReportView) -> ProjectIdentity:
    """Return which project it is, and which review."""
    t, result = messages(view.language), view.result
    project = result.project
    return ProjectIdentity(
        title=t(
            "document.title_then" if view.is_past else _TITLES[view.says], name=project.name or t("project.unnamed")
        ),
        name=project.name,
        ministry=project.ministry,
        phase=view.text(project.phase) if project.phase else None,
        description=project.description,
        disclaimer=view.disclaimer,
        review=view.review_name,
        review_date=result.review_date,
        reviewed_on=write_date(result.review_date, view.language),
    )


def verdict_of(view: ReportView) -> Verdict:
    """Return what the review ends in; conditions have neither level nor bases."""
    t, opinion, given = messages(view.language), view.opinion, given_opinions(view)
    kind, (heading, short) = t(_HEADINGS[view.says]), (_heading(view, t, told) for told in decisions_of(view))
    if view.says is Statement.CONDITIONS:
        headline, meaning = conditions_headline(view.conditions, view.language), t("conditions.meaning")
        return Verdict(view.says, kind, heading, short, headline, None, "", meaning, (), None, (), given)
    stance = view.stance.present if view.stance else ()
    return Verdict(
        says=view.says,
        kind=kind,
        heading=heading,
        short_heading=short,
        headline=opinion.headline,
        rating=opinion.rating,
        rating_words=t("verdict.rating", rating=write_term(opinion.rating, view.language)) if opinion.rating else "",
        certainty=opinion.firm,
        later=opinion.later_texts or "",
        bases=tuple(_bases(view, t)),
        equivalent=None if _equivalent_given(view) else opinion.dinum,
        stance=tuple(
            (write_term(one.kind, view.language), typeset(view.text(one.entries[0].text), view.language))
            for one in stance
        ),
        given=given,
    )


def _equivalent_given(view: ReportView) -> bool:
    """Return whether the opinion that the levels have an equivalent of was given: one of them is enough."""
    frame = view.result.synthesis
    return frame is not None and any(one.stands_for_level for one in frame.opinions)


def _heading(view: ReportView, t: Messages, informed: str | None) -> str:
    """Return what the review ends in, with the decision that it informs; a stance informs it by its own sentences."""
    heading = t(_HEADINGS[view.says])
    if informed is None or view.says is Statement.STANCE or view.is_past:  # nobody knows what was to be decided then
        return heading
    decision = f"{informed[:1].lower()}{informed[1:]}".removesuffix(".")
    return t("opinion.decision", heading=heading, decision=decision)


def _bases(view: ReportView, t: Messages) -> Iterator[str]:
    """Yield what the level rests on, without the last stop: how much is settled, what each basis gives, evidence."""
    opinion = view.opinion
    yield _coverage(view, t)
    if opinion.same_bases:
        yield opinion.same_bases
    for line in () if opinion.same_bases else opinion.bases:
        if not line.is_own:  # which the headline and how firm it is say already
            yield t("opinion.line", name=line.name, levels=line.words)
    grounds = write_grounds(view.result.rules, view.language)
    if grounds:
        yield grounds


def _coverage(view: ReportView, t: Messages) -> str:
    """Return how much is settled, and how much of it by the texts of the day of the review where these lead."""
    coverage, earlier = (
        write_coverage(view.result.overall, view.language, len(view.perhaps_without_object)),
        view.result.avis.earlier_texts,
    )
    if not view.left_out or earlier is None:
        return coverage
    by_then = settled_rules(view.result.overall) - len(earlier.findings) - len(earlier.met)
    if not by_then:
        return t("opinion.coverage_none_by_then", coverage=coverage)
    return t("opinion.coverage_by_then", coverage=coverage, count=by_then)


def accountable_people(view: ReportView) -> tuple[AccountablePerson, ...]:
    """Return who answers for the project, the first before all; nobody where the result does not say."""
    frame = view.result.synthesis
    return tuple(_person(one, view) for one in frame.answerable) if frame else ()


def reasons_of(groups: Sequence[Grouped], view: ReportView, most: int) -> tuple[Reason, ...]:
    """Return the gravest grouped findings, as they are told after the first page, each with its gravest sentence."""
    return tuple(_reason(one, view) for one in groups[:most])


def other_reasons_of(groups: Sequence[Grouped], view: ReportView, most: int) -> tuple[str, str]:
    """Return how many findings there are beyond the ``most`` groups told, and where; empty when there are none.

    Returns:
        The sentence of the report, under one heading of which they are, and that of a sheet that stands apart from it.
    """
    t, left = messages(view.language), [finding.rule for _, findings in groups[most:] for finding in findings]
    if not left:
        return "", ""
    total, hindsight = len(view.result.findings), ""
    if view.left_out.issuperset(left):
        hindsight = t("synthesis.others_in_hindsight")
    place = t("synthesis.findings_title")
    return (
        t("synthesis.other_reasons", count=len(left), total=total, hindsight=hindsight, place=place),
        t("synthesis.other_reasons_apart", count=len(left), total=total, hindsight=hindsight),
    )


def findings_of(reasons: Sequence[Reason], view: ReportView) -> tuple[Finding, ...]:
    """Return the findings that reasons state, in their order: the gravest first."""
    by_rule = {finding.rule: finding for finding in view.result.findings}
    return tuple(by_rule[one.rule] for one in reasons)


def holds_of(view: ReportView) -> str:
    """Return how the requirements that were settled stand, a sentence: their number is beside the level."""
    overall, t = view.result.overall, messages(view.language)
    if not settled_rules(overall):
        return as_sentence(write_counts(overall, view.language))
    return t("synthesis.holds", how=write_outcomes(overall, view.language))


def not_established(view: ReportView, kept: str = "") -> tuple[str, ...]:
    """Return what is not known and may matter, a sentence each; that nothing is open where nothing is.

    Args:
        view: of the report.
        kept: what was said before of what keeps the level down: what it names is not named again.
    """
    t = messages(view.language)
    said = tuple(_open(view, kept, t))
    if said or kept:
        return said
    return (view.opinion.settled,) if view.opinion.settled else (t("unknown.none"),)


def first_request_of(view: ReportView) -> str:
    """Name what comes before any action where no level is guaranteed: what blocking rules wait for, if they count.

    Without its stop, for a format to say where it is listed; empty where a level is guaranteed.
    """
    t, points = messages(view.language), view.blocking_that_count
    if not view.asks_answers_first:
        return ""
    named = t("list.separator").join(_to_establish(point, view) for point in points[:_REQUIREMENTS_NAMED])
    left = len(points) - _REQUIREMENTS_NAMED
    what = f"{named} {t('verdict.others', count=left)}" if left > 0 else named
    if view.is_past:
        return t("opinion.answers_then", what=what)
    return t("opinion.get_answers", what=what)


def first_need_of(view: ReportView) -> str:
    """Return what comes first where the plan asks for no action."""
    t = messages(view.language)
    if view.actions:
        return ""
    match view.first_need:
        case Need.DOCUMENTS:
            return t("verdict.documents_first")
        case Need.ANSWERS:
            return t("verdict.answer_first")
    return t("verdict.no_actions")


def first_asked_of(view: ReportView) -> tuple[str, ...]:
    """Return the documents or the answers to bring first, where the plan asks for no action; answers with cells."""
    if view.actions:
        return ()
    if view.first_need is Need.DOCUMENTS:
        return tuple(documents_placed(view)[:FIRST_NAMED])
    if view.first_need is Need.ANSWERS:
        return tuple(_asked(one, view) for one in view.first_questions)
    return ()


def _asked(question: OpenQuestion, view: ReportView) -> str:
    label, cells = typeset(view.text(question.label), view.language), ", ".join(write_cell_ranges(question.cells))
    return f"{label} ({cells})" if cells else label


def _person(one: Answerable, view: ReportView) -> AccountablePerson:
    cells = tuple(dict.fromkeys(cell for fact in one.said for cell in fact.cells))
    return AccountablePerson(
        one.role, write_term(one.role, view.language), one.name, one.name or _nobody(one, view), cells
    )


def _nobody(one: Answerable, view: ReportView) -> str:
    """Say why no one person answers: several do, none does, or it is not known."""
    t, count = messages(view.language), one.count
    least = None if count is None else count.value if count.is_known else count.low
    if count is not None and least is not None:
        number = int(str(least)) + (0 if count.is_known else count.low_excluded)
        if count.is_known and number != 1:
            return t("synthesis.several", count=number) if number else t("synthesis.nobody")
        if not count.is_known and number > 1:
            return (
                t("synthesis.at_least_then", number=number) if view.is_past else t("synthesis.at_least", number=number)
            )
    return t("synthesis.not_named", state=view.value(one.said[-1])) if one.said else t("synthesis.not_asked")


def _reason(one: Grouped, view: ReportView) -> Reason:
    (group, findings), t = one, messages(view.language)
    gravest = findings[0]
    # What a reconstruction states is what somebody else wrote afterwards: these words stand with it.
    told = finding_told(gravest, view, quoted=view.is_past and gravest.rule not in view.left_out)
    return Reason(
        title=title_of(one, view),
        sentence=" ".join((*told.sentences[: gravest.said_by], *filter(None, (told.quote,)))),
        severity=gravest.severity,
        outcome=gravest.outcome,
        badge=standing_badge(gravest, view),
        rule=gravest.rule,
        group=group.id,
        references=_references(findings, view, t),
        in_hindsight=gravest.rule in view.left_out,
    )


def _references(findings: Sequence[Finding], view: ReportView, t: Messages) -> str:
    """Name the findings that a reason rests on by their rules, those apart that the opinion leaves out."""
    counted = [one.rule for one in findings if one.rule not in view.left_out]
    later = [one.rule for one in findings if one.rule in view.left_out]
    if counted and later:
        told = t("synthesis.reason_findings", count=len(counted), rules=_rules_named(counted, t))
        return t("synthesis.reason_and_hindsight", findings=told, rules=_rules_named(later, t))
    return t("synthesis.reason_findings", count=len(findings), rules=_rules_named(counted or later, t))


def _rules_named(rules: Sequence[RuleId], t: Messages) -> str:
    """Name rules in their order, at most two lines of page one of them, and how many more there are."""
    left = len(rules) - _RULES_NAMED
    more = f" {t('verdict.others', count=left)}" if left > 0 else ""
    return f"{', '.join(rules[:_RULES_NAMED])}{more}"


def _open(view: ReportView, kept: str, t: Messages) -> Iterator[str]:
    if view.says is not Statement.CONDITIONS:
        # Risks go by today's texts: they say nothing of an opinion by those of the time. Where these keep the level
        # down, that says it all, and the page has a second reading to tell.
        by_then = bool(view.left_out) or bool(kept and stated_levels(view.result.avis).by_then)
        for risk in () if by_then else view.opinion.risks:
            yield risk.text if kept else _risk(risk, t)
    elif view.blocking_open:
        yield _named(t("verdict.to_establish", count=len(view.blocking_open)), _titles(view), t)
    documents = documents_placed(view)
    # Of a past day nobody asks for documents any more: how much was declared stands beside the level.
    if view.opinion.undocumented and not view.is_past and not all(one in kept for one in documents):
        yield _named(view.opinion.undocumented + t("list.colon"), documents, t)
    points = len(view.result.open_points)
    if points:
        blocking = [point for point in view.result.open_points if point.severity is Severity.BLOCKING]
        some = t("synthesis.of_them_blocking", count=len(blocking)) if blocking else ""
        yield t("synthesis.open_points", count=points, blocking=some, most=_most_open(view))
    if view.result.incoherences:
        yield t("synthesis.incoherences", count=len(view.result.incoherences))
    if view.result.amounts_to_check:
        yield t("synthesis.amounts", count=len(view.result.amounts_to_check))
    limited = limited_by_comments(view)
    if limited:
        yield t("synthesis.limited", count=len(limited), rules=_rules_named([one.rule for one in limited], t))


def _most_open(view: ReportView) -> str:
    """Return which axis has most of the requirements that are open; nothing where no axis stands out."""
    t, counts = messages(view.language), Counter(point.axis for point in view.result.open_points).most_common()
    (axis, most), *others = counts
    if not others or others[0][1] == most:
        return ""
    return t("synthesis.most_open", number=most, axis=write_term(axis, view.language))


def _to_establish(point: OpenPoint, view: ReportView) -> str:
    """Return a requirement as it is called, with the cells whose answers it waits for."""
    t, title = messages(view.language), typeset(view.text(point.title), view.language)
    places = write_cell_ranges(cell for fact in point.missing for cell in fact.cells)
    cells = ", ".join(places[:FIRST_NAMED])
    return t("opinion.to_establish", title=title, cells=cells) if cells else t("opinion.quoted", level=title)


def _titles(view: ReportView) -> list[str]:
    return [typeset(view.text(point.title), view.language) for point in view.blocking_open]


def _risk(risk: OpenRisk, t: Messages) -> str:
    if not risk.rules:
        return risk.text
    named = t("list.separator").join(t("synthesis.risk_title", title=one.title) for one in risk.rules)
    more = f" {t('verdict.others', count=risk.others)}" if risk.others else ""
    return t("synthesis.risk", risk=risk.text, titles=f"{named}{more}")


def _named(what: str, names: Sequence[str], t: Messages) -> str:
    others = len(names) - FIRST_NAMED
    more = f" {t('verdict.others', count=others)}" if others > 0 else ""
    return f"{what} {t('list.separator').join(names[:FIRST_NAMED])}{more}."
