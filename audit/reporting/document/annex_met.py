"""The blocking requirements that are met, with the answers that say so: a comment may limit what an answer covers."""

from collections.abc import Iterator, Sequence

from audit.model.answer import Evidence
from audit.model.fact import Fact
from audit.model.result.findings import CheckedRule
from audit.reporting.commented import comment_words
from audit.reporting.document.model import Block, Heading, Look, Paragraph, Run, Table, Words
from audit.reporting.document.pieces import cells, read, said, strong
from audit.reporting.labels import introduced
from audit.reporting.limited import blocking_met
from audit.reporting.messages import messages
from audit.reporting.view import ReportView
from audit.wording.terms import write_term

_MOST_ANSWERS = 3  # told for one requirement: a choice of layout; what limits it before the others


def annex_met(view: ReportView) -> Iterator[Block]:
    """Yield the blocking requirements that are met, each with what its answers say; nothing where none is."""
    met = blocking_met(view)
    if not met:
        return
    t = messages(view.language)
    yield Heading(2, t("annex.met"))
    yield Paragraph(said(t("annex.met_intro")), Look.LEAD)
    yield Table(
        caption=t("annex.met_caption", count=len(met)),
        header=(t("unknown.rule"), t("annex.met_answers")),
        rows=tuple(_line(rule, view) for rule in met),
        widths=(40, 60),
    )


def _line(rule: CheckedRule, view: ReportView) -> tuple[Words, ...]:
    t, facts = messages(view.language), rule.outcome.deciding_facts
    title = [strong(rule.rule), Run(f" — {read(rule.title, view)}")]
    if any(map(_is_only_declared, facts)):
        title.append(Run(f"\n{t('annex.met_declared')}", italic=True))
    return tuple(title), tuple(_answers(facts, view))


def _answers(facts: Sequence[Fact], view: ReportView) -> Iterator[Run]:
    """Yield the answers, those that are only declared first, then those with a comment, and how many more there are."""
    t, notes = messages(view.language), view.notes_beside(facts)
    comments = {name: comment_words(note, view.language) for name, note in notes.items() if note.comment}
    told = sorted(facts, key=lambda fact: (not _is_only_declared(fact), fact.name not in comments))
    for place, fact in enumerate(told[:_MOST_ANSWERS]):
        named, evidence = introduced(view.label(fact.name), view.language), write_term(fact.evidence, view.language)
        where = f", {cells(fact.cells, view)}" if fact.cells else ""
        begins = "\n" if place else ""
        yield Run(f"{begins}{named} {view.value(fact)} ({evidence}{where})")
        if fact.name in comments:
            yield Run(f"\n{comments[fact.name]}", italic=True)
    if len(told) > _MOST_ANSWERS:
        yield Run(f"\n{t('annex.met_more', count=len(told) - _MOST_ANSWERS)}")


def _is_only_declared(fact: Fact) -> bool:
    return fact.evidence is Evidence.DECLARED and bool(fact.cells)
