"""The annex of the document: the whole plan, and the days and amounts behind the drawings."""

from collections.abc import Iterator

from audit.model.result.planned import PlannedAction
from audit.reporting.document import labels
from audit.reporting.document.illustrated import illustrated
from audit.reporting.document.model import Block, Heading, Look, Paragraph, Run, Table, Words
from audit.reporting.document.pieces import action_anchor, read, rule_links, said, strong, word
from audit.reporting.due import due_on, phase_end
from audit.reporting.illustrations.model import Illustration
from audit.reporting.messages import messages
from audit.reporting.plan import write_work
from audit.reporting.sentences_beside import sentences_beside
from audit.reporting.synthesis.go_live import condition_words
from audit.reporting.synthesis.model import Synthesis
from audit.reporting.synthesis.quoted import quotes_beside
from audit.reporting.view import ReportView
from audit.wording.terms import write_term

_PLAN_HEADER = (
    "actions.number",
    "actions.action",
    "actions.owner",
    "actions.due",
    "actions.effort",
    "actions.closes",
)


def annex_plan(view: ReportView, calendar: Illustration | None) -> Iterator[Block]:
    """Yield the calendar of the plan, then the whole of it, phase by phase."""
    t = messages(view.language)
    yield Heading(2, read(labels.PLAN_TABLE, view))
    if not view.actions:
        yield Paragraph(said(t("actions.none")))
        return
    yield Paragraph(said(t("actions.intro_phases" if view.result.plan else "actions.intro")))
    if view.work_told:
        yield Paragraph(said(view.work_told), Look.NOTE)
    yield from illustrated(calendar, view, 3)
    for phase, actions in view.phases:
        until = phase_end(phase, view)
        title = f"{read(phase.title, view)}{', ' if until else ''}{until}" if phase else t("actions.caption")
        yield Table(
            caption=f"{title} — {t('actions.in_phase', count=len(actions))}",
            header=tuple(t(name) for name in _PLAN_HEADER),
            rows=tuple(_action(action, view) for action in actions),
            widths=(5, 39, 17, 14, 13, 12),
            right=frozenset({0}),
            anchors=tuple(action_anchor(view.numbers[action.action]) for action in actions),
        )


def _holder(action: PlannedAction, view: ReportView) -> str:
    """Return the name of who carries an action out, or that it is to be given; nothing of a plan of a past day."""
    t = messages(view.language)
    return action.owner_name or ("" if view.is_past else t("actions.owner_to_name"))


def annex_baseline(synthesis: Synthesis, view: ReportView) -> Iterator[Block]:
    """Yield the days and amounts behind the drawings."""
    t, milestones, costs = messages(view.language), synthesis.milestones, synthesis.costs
    if milestones or costs:
        yield Heading(2, word("synthesis.baseline", view))
    if milestones:
        names = (
            "compare.milestone",
            "synthesis.legend_initial",
            "synthesis.legend_current",
            "synthesis.slip",
            "synthesis.state",
        )
        yield Table(
            caption=milestones.title,
            header=tuple(map(t, names)),
            rows=tuple(
                tuple(map(said, (one.label, one.initial_words, one.current_words, one.slip_words, one.state)))
                for one in milestones.milestones
            ),
            widths=(34, 18, 18, 16, 14),
        )
    if costs:
        columns = (
            "synthesis.category",
            "synthesis.legend_baseline",
            "synthesis.legend_forecast",
            "synthesis.drift",
            "synthesis.legend_spent",
        )
        yield Table(
            caption=costs.title,
            header=tuple(map(t, columns)),
            rows=tuple(
                tuple(
                    (Run(words, bold=bar is costs.total),)
                    for words in (
                        bar.label,
                        bar.initial_words,
                        bar.forecast_words,
                        bar.drift_words,
                        bar.spent_words,
                    )
                )
                for bar in costs.bars
            ),
            widths=(32, 18, 18, 14, 18),
            right=frozenset({1, 2, 3, 4}),
        )


def _diagnoses(action: PlannedAction, view: ReportView) -> Iterator[Run]:
    """Yield the diagnoses of which the action is a first step, by their names."""
    titles = {one.diagnosis: one.title for one in view.result.diagnoses}
    named = [f"{name} {read(titles[name], view)}" if name in titles else name for name in action.diagnoses]
    if named:
        t = messages(view.language)
        begins = "\n" if action.closes else ""
        yield Run(f"{begins}{t('actions.diagnoses', count=len(named))} {t('list.separator').join(named)}")


def _action(action: PlannedAction, view: ReportView) -> tuple[Words, ...]:
    t, number = messages(view.language), view.numbers[action.action]
    words: list[Run] = [strong(read(action.object, view))] if action.object and action.parts else []
    for part in action.all_parts:
        start = "\n– " if words else ""
        proof = f"{t('actions.proof')}{t('list.colon')} {read(part.proof, view)}"
        words += [Run(f"{start}{read(part.do, view)}"), Run(f"\n{proof}", italic=True)]
    words += [Run(f"\n{quote}") for quote in quotes_beside(action, view)]
    words += [Run(f"\n{sentence}", italic=True) for sentence in sentences_beside(action, view)]
    after = view.prior[action.action]
    if after:
        words.append(Run("\n" + t("actions.after", count=len(after), numbers=", ".join(map(str, after)))))
    if action.lead:
        words.append(Run("\n" + t("actions.lead", days=action.lead_days, procedure=read(action.lead, view))))
    late = [*filter(None, (condition_words(action, view),))]
    late += [t("actions.after_go_live")] if action.after_go_live else []
    late += [t("actions.overloaded")] if action.overloaded else []
    work = write_term(action.effort, view.language)
    if action.person_days is not None:
        work = t("actions.work", days=write_work(action.person_days, view.language))
    if action.owner_days is not None:
        work += "\n" + t("actions.owner_work", days=write_work(action.owner_days, view.language))
    return (
        said(str(number)),
        tuple(words),
        said("\n".join(filter(None, (write_term(action.owner_role, view.language), _holder(action, view))))),
        said("\n".join((due_on(action.due, view), *late))),
        said(work),
        (*rule_links(action.closes, view), *_diagnoses(action, view)),
    )
