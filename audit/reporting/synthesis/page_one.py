"""Page one of the synthesis: what the review ends in, who answers, why, and what is not established."""

from collections.abc import Iterator, Sequence

from audit.model.result import Finding, OpenQuestion
from audit.model.rule import Severity
from audit.model.scoring import Statement
from audit.model.synthesis import Answerable
from audit.reporting.badges import finding_badge
from audit.reporting.conditions import conditions_headline
from audit.reporting.digest import FIRST_NAMED
from audit.reporting.documents_placed import documents_placed
from audit.reporting.messages import Messages, messages
from audit.reporting.opinion import OpenRisk, Opinion
from audit.reporting.scores import write_counts
from audit.reporting.synthesis.grouped import Grouped, finding_told, gravity, theme_of
from audit.reporting.synthesis.model import AccountablePerson, ProjectIdentity, Reason, Verdict
from audit.reporting.view import Need, ReportView
from audit.wording.cell_ranges import write_cell_ranges
from audit.wording.numbers import write_date
from audit.wording.terms import write_term
from audit.wording.typography import as_sentence, typeset

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
        title=t(_TITLES[view.says], name=project.name or t("project.unnamed")),
        name=project.name,
        ministry=project.ministry,
        phase=view.text(project.phase) if project.phase else None,
        description=project.description,
        disclaimer=project.disclaimer,
        review=write_term(result.review_type, view.language),
        review_date=result.review_date,
        reviewed_on=write_date(result.review_date, view.language),
    )


def verdict_of(view: ReportView) -> Verdict:
    """Return what the review ends in; conditions have neither level nor bases."""
    t, opinion = messages(view.language), view.opinion
    if view.says is Statement.CONDITIONS:
        headline, meaning = conditions_headline(view.conditions, view.language), t("conditions.meaning")
        return Verdict(view.says, t(_HEADINGS[view.says]), headline, None, "", meaning, (), None)
    stance = view.stance.present if view.stance else ()
    return Verdict(
        says=view.says,
        heading=t(_HEADINGS[view.says]),
        headline=opinion.headline,
        rating=opinion.rating,
        rating_words=t("verdict.rating", rating=write_term(opinion.rating, view.language)) if opinion.rating else "",
        certainty=opinion.firm,
        bases=tuple(_bases(opinion, t)),
        equivalent=opinion.dinum,
        stance=tuple(
            (write_term(one.kind, view.language), typeset(view.text(one.entries[0].text), view.language))
            for one in stance
        ),
    )


def _bases(opinion: Opinion, t: Messages) -> Iterator[str]:
    """Yield what each basis gives, and what texts of the time alone would, without the stop that ends a sentence."""
    for line in opinion.bases:
        name = f"{line.name} ({t('verdict.own')})" if line.is_own else line.name
        yield t("opinion.line", name=name, levels=line.words)
    if opinion.earlier_texts:
        yield opinion.earlier_texts.removesuffix(".")


def accountable_people(view: ReportView) -> tuple[AccountablePerson, ...]:
    """Return who answers for the project, the first before all; nobody where the result does not say."""
    frame = view.result.synthesis
    return tuple(_person(one, view) for one in frame.answerable) if frame else ()


def reasons_of(groups: Sequence[Grouped], view: ReportView, most: int) -> tuple[Reason, ...]:
    """Return the themes with the gravest findings, each with the sentence of the gravest of them."""
    return tuple(_reason(found, view) for found in _by_theme(groups)[:most])


def other_reasons_of(groups: Sequence[Grouped], view: ReportView, most: int) -> str:
    """Return the themes that have findings beyond the ``most`` told, with how many; empty when there are none."""
    t, left = messages(view.language), _by_theme(groups)[most:]
    if not left:
        return ""
    each = (
        t(
            "synthesis.other_theme",
            findings=t("synthesis.findings", count=len(_all(found))),
            theme=theme_of(found[0][0], view),
        )
        for found in left
    )
    return t("synthesis.other_themes", themes=t("list.separator").join(each))


def blocking_in(reasons: Sequence[Reason], view: ReportView) -> tuple[Finding, ...]:
    """Return the blocking findings that reasons state, in their order."""
    by_rule = {finding.rule: finding for finding in view.result.findings}
    return tuple(by_rule[one.rule] for one in reasons if one.severity is Severity.BLOCKING)


def holds_of(view: ReportView) -> str:
    """Return how many requirements were settled, and how, a sentence."""
    return as_sentence(write_counts(view.result.overall, view.language))


def not_established(view: ReportView) -> tuple[str, ...]:
    """Return what is not known and may matter, a sentence each; that nothing is open where nothing is."""
    t = messages(view.language)
    said = tuple(_open(view, t))
    if said:
        return said
    return (view.opinion.settled,) if view.opinion.settled else (t("unknown.none"),)


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
    if count is not None and count.is_known and count.value != 1:
        number = int(str(count.value))
        return t("synthesis.several", count=number) if number else t("synthesis.nobody")
    return t("synthesis.not_named", state=view.value(one.said[-1])) if one.said else t("synthesis.not_asked")


def _by_theme(groups: Sequence[Grouped]) -> list[list[Grouped]]:
    """Return the groups by theme, the gravest theme first."""
    by_theme: dict[str, list[Grouped]] = {}
    for one in groups:
        by_theme.setdefault(one[0].theme, []).append(one)
    return sorted(by_theme.values(), key=lambda found: gravity(_all(found)))


def _reason(found: Sequence[Grouped], view: ReportView) -> Reason:
    findings, t = _all(found), messages(view.language)
    gravest = findings[0]
    others = len(findings) - 1
    return Reason(
        theme=found[0][0].theme,
        title=theme_of(found[0][0], view),
        sentence=" ".join(finding_told(gravest, view).sentences[: gravest.said_by]),
        severity=gravest.severity,
        outcome=gravest.outcome,
        badge=finding_badge(gravest, view.language),
        rule=gravest.rule,
        group=found[0][0].id,
        others=t("synthesis.other_findings", count=others) if others else "",
    )


def _all(found: Sequence[Grouped]) -> list[Finding]:
    """Return the findings of several groups, the gravest first; groups come by their gravity."""
    return sorted((finding for _, findings in found for finding in findings), key=lambda one: gravity([one]))


def _open(view: ReportView, t: Messages) -> Iterator[str]:
    if view.says is not Statement.CONDITIONS:
        for risk in view.opinion.risks:
            yield _risk(risk, t)
    elif view.blocking_open:
        yield _named(t("verdict.to_establish", count=len(view.blocking_open)), _titles(view), t)
    if view.opinion.undocumented:
        documents = documents_placed(view)
        yield _named(view.opinion.undocumented + t("list.colon"), documents, t)
    points = len(view.result.open_points)
    if points:
        blocking = [point for point in view.result.open_points if point.severity is Severity.BLOCKING]
        some = t("synthesis.of_them_blocking", count=len(blocking)) if blocking else ""
        yield t("synthesis.open_points", count=points, blocking=some)
    if view.result.incoherences:
        yield t("synthesis.incoherences", count=len(view.result.incoherences))
    if view.result.amounts_to_check:
        yield t("synthesis.amounts", count=len(view.result.amounts_to_check))


def _titles(view: ReportView) -> list[str]:
    return [typeset(view.text(point.title), view.language) for point in view.blocking_open]


def _risk(risk: OpenRisk, t: Messages) -> str:
    if not risk.rules:
        return risk.text
    named = t("list.separator").join(one.title for one in risk.rules)
    more = f" {t('verdict.others', count=risk.others)}" if risk.others else ""
    return t("synthesis.risk", risk=risk.text, titles=f"{named}{more}")


def _named(what: str, names: Sequence[str], t: Messages) -> str:
    others = len(names) - FIRST_NAMED
    more = f" {t('verdict.others', count=others)}" if others > 0 else ""
    return f"{what} {t('list.separator').join(names[:FIRST_NAMED])}{more}."
