"""The first page: what is to be decided, what the review ends in, who answers, why, what is open, what comes first."""

from collections.abc import Iterable, Iterator, Sequence

from audit.reporting.document import labels
from audit.reporting.document.model import Block, Bullets, Fields, Heading, Look, Paragraph, Run, VerdictBox, Words
from audit.reporting.document.pieces import action_anchor, group_anchor, owner, read, said, strong, word
from audit.reporting.document.sides import procedure
from audit.reporting.messages import Messages, messages
from audit.reporting.synthesis.model import AccountablePerson, Reason, Step, Synthesis
from audit.reporting.view import ReportView

_BETWEEN_ROLES = " · "


def page_one(synthesis: Synthesis, view: ReportView) -> Iterator[Block]:
    """Yield the first page."""
    t = messages(view.language)
    if view.presentation.draft:
        yield Paragraph(said(read(labels.DRAFT_NOTE, view)), Look.WARNING)
    yield from warnings(synthesis, view)
    yield from procedure(view)
    yield Heading(1, word("synthesis.title", view))
    yield Fields(tuple(_fields(synthesis, view)))
    yield verdict_box(synthesis)
    if synthesis.verdict.stance:
        yield Heading(2, t("stance.title"))
        yield Fields(tuple((kind, said(sentence)) for kind, sentence in synthesis.verdict.stance))
    yield Heading(2, word("synthesis.reasons", view))
    yield from reasons_told(synthesis, view, tuple(map(_reason, synthesis.reasons)))
    counted = " ".join(filter(None, (synthesis.other_reasons, synthesis.same_facts, synthesis.holds)))
    if counted:
        yield Paragraph(said(counted))
    if synthesis.diagnoses:
        named = t("list.separator").join(synthesis.diagnoses)
        yield Paragraph((strong(f"{t('verdict.diagnoses', count=len(synthesis.diagnoses))} "), Run(f"{named}.")))
    departures = departures_of(view, t)
    if departures:
        yield Paragraph((strong(f"{t('verdict.departures')} "), Run(f"{departures}.")))
    yield Heading(2, word("synthesis.not_established", view))
    yield Bullets(tuple(said(sentence) for sentence in synthesis.not_established))
    yield Heading(2, synthesis.steps_title)
    yield from go_live_lead(synthesis)
    if synthesis.first_steps:
        yield from first_request(synthesis, t("covered.open_title"), view)
        yield Bullets(tuple(_first_step(step, synthesis, view) for step in synthesis.first_steps))
    else:
        yield from first_needed(synthesis)


def warnings(synthesis: Synthesis, view: ReportView) -> Iterator[Block]:
    """Yield, as one, that the report is provisional and the warning that it must repeat; nothing where neither is."""
    t, disclaimer = messages(view.language), synthesis.identity.disclaimer
    words = [strong(view.provisional_note)] if view.provisional_note else []
    if disclaimer:
        words += [Run(" ")] if words else []
        words += [strong(f"{t('project.warning')}{t('list.colon')} "), Run(disclaimer)]
    if words:
        yield Paragraph(tuple(words), Look.WARNING)


def reasons_told(synthesis: Synthesis, view: ReportView, told: Sequence[Words]) -> Iterator[Block]:
    """Yield why the review ends so: what keeps the level below that of the findings, then the reasons.

    Args:
        synthesis: of the report.
        view: of the report.
        told: the first of its reasons in words, and maybe how many more there are.
    """
    if synthesis.kept:
        first, stop, others = synthesis.kept.partition(". ")
        yield Paragraph((strong(f"{first}{stop}"), Run(others)))
    own = len(synthesis.own_reasons)
    if told[:own]:
        yield Bullets(tuple(told[:own]))
    if told[own:] and synthesis.hindsight:
        yield Paragraph((strong(word("synthesis.hindsight_reasons", view) + messages(view.language)("list.colon")),))
    if told[own:]:
        yield Bullets(tuple(told[own:]))
    if not told:
        yield Paragraph(said(word("synthesis.no_reason", view)))


def go_live_lead(synthesis: Synthesis) -> Iterator[Block]:
    """Yield how many points the next go-live waits for, in bold, and the first of them; they are listed further on."""
    points = synthesis.go_live_points
    if points is not None:
        yield Paragraph((strong(points.lead), *(Run(f" {remark}") for remark in points.remarks)))


def before_go_live(synthesis: Synthesis) -> Iterator[Block]:
    """Yield whole, for a sheet that stands alone, what the next go-live waits for; nothing where nothing does."""
    if synthesis.before_go_live:
        how_many, *others = synthesis.before_go_live
        lead, colon, listed = how_many.partition(":")
        told = filter(None, (listed, *(f" {one}" for one in others)))
        yield Paragraph((strong(f"{lead}{colon}"), *map(Run, told)))


def first_needed(synthesis: Synthesis) -> Iterator[Block]:
    """Yield what comes first where the plan asks for no action: documents or answers, by name."""
    yield Paragraph(said(synthesis.first_need))
    if synthesis.first_asked:
        yield Bullets(tuple(map(said, synthesis.first_asked)))


def first_request(synthesis: Synthesis, place: str, view: ReportView) -> Iterator[Block]:
    """Yield what is to be known before any action, where it is, and under which heading it is listed.

    It stands before the actions, and is none of them: nobody is charged with it.
    """
    if synthesis.first_request:
        t = messages(view.language)
        request = synthesis.first_request
        told = t("opinion.get_answers_where", request=request, place=place) if place else ""
        yield Paragraph(said(told or t("opinion.get_answers_report", request=request)))


def verdict_box(synthesis: Synthesis) -> VerdictBox:
    """Return what the review ends in, and how firm that is."""
    verdict = synthesis.verdict
    bases = " ".join(f"{line}." for line in verdict.bases)
    equivalent = " ".join(filter(None, (verdict.rating_words if verdict.equivalent else "", verdict.equivalent)))
    lines = tuple(line for line in (verdict.certainty, verdict.later, bases, equivalent, verdict.given) if line)
    return VerdictBox(verdict.heading, verdict.headline, verdict.rating, lines)


def departures_of(view: ReportView, t: Messages) -> str:
    """Return how many rules were switched off and thresholds eased; nothing when none were."""
    waived = sum(waiver.in_force for waiver in view.result.waivers)
    laxer = sum(change.change == "laxer" for change in view.result.overrides)
    told = [t("verdict.waived", count=waived) if waived else "", t("verdict.laxer", count=laxer) if laxer else ""]
    return t("list.separator").join(filter(None, told))


def _first_step(step: Step, synthesis: Synthesis, view: ReportView) -> Words:
    """Return one of the first actions: its number in the plan, what, who, by when.

    Who answers for the project is named at the head of the page: their role is enough.
    """
    t = messages(view.language)
    is_named = any((one.role_words, one.name) == (step.owner, step.owner_name) for one in synthesis.accountable)
    return (
        Run(f"{t('actions.action')} {step.number}", bold=True, to=action_anchor(step.number)),
        Run(f" — {step.opening} — "),
        strong(step.owner if is_named and step.owner_name else owner(step, view)),
        Run(f", {step.due_words}."),
    )


def _fields(synthesis: Synthesis, view: ReportView) -> Iterator[tuple[str, Words]]:
    if synthesis.decision and not synthesis.verdict.names_decision:
        yield word("synthesis.decision", view), said(synthesis.decision)
    for people in _by_person(synthesis.accountable):
        yield _BETWEEN_ROLES.join(one.role_words for one in people), (strong(people[0].words),)


def _by_person(accountable: Sequence[AccountablePerson]) -> Iterable[Sequence[AccountablePerson]]:
    """Gather the roles that one person has; a role that nobody is named for stands alone."""
    people: dict[str, list[AccountablePerson]] = {}
    for one in accountable:
        people.setdefault(one.name or one.role, []).append(one)
    return people.values()


def _reason(one: Reason) -> Words:
    references = Run(f" ({one.references})", to=group_anchor(one.group))
    return (strong(one.title), Run(f" ({one.badge}) — "), Run(one.sentence), references)
