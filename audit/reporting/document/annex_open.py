"""The annex of the document: answers that contradict one another, diagnoses, what is not settled."""

from collections.abc import Iterator

from audit.model.answer import AnswerState
from audit.model.diagnosis import DiagnosisState
from audit.model.result.diagnosed import Diagnosed
from audit.model.result.doubts import ToReconcile
from audit.model.result.findings import OpenPoint, OpenQuestion
from audit.reporting.document.model import Block, Bullets, Heading, Look, Paragraph, Run, Table, Words
from audit.reporting.document.pieces import (
    cells,
    joined,
    label,
    listed_cells,
    open_anchor,
    read,
    rule_links,
    said,
    source_anchor,
    strong,
)
from audit.reporting.documents_placed import documents_placed
from audit.reporting.grounds import declared_complete
from audit.reporting.labels import MissingAnswer, introduced, write_signs
from audit.reporting.messages import messages
from audit.reporting.synthesis.model import Synthesis
from audit.reporting.view import ReportView
from audit.wording.numbers import write_money
from audit.wording.terms import write_term
from audit.wording.typography import as_sentence, typeset

_MOST_QUESTIONS = 20  # a choice of layout; all of them are in the HTML page


def annex_diagnoses(synthesis: Synthesis, view: ReportView) -> Iterator[Block]:
    """Yield the diagnoses, and what each rests on."""
    t = messages(view.language)
    if not view.result.diagnoses:
        return
    yield Heading(2, t("diagnoses.title"))
    yield Paragraph(said(t("diagnoses.intro")))
    core_alone = [one for one in view.result.diagnoses if _has_its_core_alone(one)]
    for diagnosed in view.result.diagnoses:
        if diagnosed in core_alone:
            continue
        yield Heading(3, f"{diagnosed.diagnosis} — {typeset(view.diagnosis_title(diagnosed), view.language)}")
        yield Paragraph(_how_firm(diagnosed, view), Look.NOTE)
        meaning, is_possible = read(diagnosed.meaning, view), diagnosed.state is DiagnosisState.POSSIBLE
        yield Paragraph(said(t("diagnoses.meaning_if", meaning=meaning) if is_possible else meaning))
        if reworded := view.reworded(diagnosed.rules):
            yield Paragraph(said(t("diagnoses.reworded", count=len(reworded), rules=", ".join(reworded))), Look.NOTE)
        if diagnosed.state is DiagnosisState.POSSIBLE:
            why = t("diagnoses.core_held") if diagnosed.core_held else t("diagnoses.core_open")
            yield Paragraph((strong(t("diagnoses.possible")), Run(f" {why}")))
        facts = tuple(
            (Run(f"{introduced(view.label(fact.name), view.language)} "), strong(view.value(fact)))
            for fact in diagnosed.facts
        )
        if facts:
            yield Bullets(facts)
        if diagnosed.criteria:
            yield Paragraph(_sources(diagnosed, synthesis, view), Look.NOTE)
    if core_alone:
        names = [Run(t("diagnoses.core_alone", count=len(core_alone)))]
        for place, one in enumerate(core_alone):
            between, title = t("list.separator") if place else " ", typeset(view.diagnosis_title(one), view.language)
            names.append(Run(f"{between}{one.diagnosis} {title} ("))
            names += [*rule_links(one.rules, view), Run(")")]
        yield Paragraph((*names, Run(".")))


def annex_incoherent(view: ReportView) -> Iterator[Block]:
    """Yield the answers that contradict one another, and the amounts to check."""
    t = messages(view.language)
    if not (view.incoherences or view.amounts_to_check):
        return
    yield Heading(2, t("incoherent.title"))
    if view.incoherences:
        yield Paragraph(said(t("incoherent.intro", count=len(view.incoherences))))
        yield Bullets(tuple(_contradiction(item, view) for item in view.incoherences))
    if view.amounts_to_check:
        yield Paragraph(said(t("incoherent.amounts_intro")))
        yield Bullets(
            tuple(
                (
                    strong(view.label(item.fact.name)),
                    Run(f" — {t('incoherent.read', value=view.value(item.fact))} ({cells(item.fact.cells, view)}) — "),
                    Run(t("incoherent.proposed", value=write_money(item.probably, view.language))),
                )
                for item in view.amounts_to_check
            )
        )


def annex_open(view: ReportView) -> Iterator[Block]:
    """Yield the requirements that are not settled, the gravest first, with the answers that each waits for."""
    t = messages(view.language)
    yield Heading(2, t("unknown.title"))
    if not view.open_points:
        yield Paragraph(said(t("unknown.none")))
        return
    yield Paragraph(said(t("unknown.intro")), Look.LEAD)
    for severity, points in view.open_points:
        yield Table(
            caption=t("unknown.points_caption", severity=write_term(severity, view.language)),
            header=(t("unknown.rule"), t("unknown.possible"), t("unknown.missing")),
            rows=tuple(_point(point, view) for point in points),
            widths=(36, 20, 44),
            anchors=tuple(open_anchor(point.rule) for point in points),
        )


def annex_questions(view: ReportView) -> Iterator[Block]:
    """Yield what to bring first: documents where they alone decide, else the answers that would settle the most."""
    t, questions = messages(view.language), view.result.open_questions
    if view.result.overall.may_be_partial:
        yield Paragraph(said(t("unknown.degrees", count=view.result.overall.may_be_partial)))
    if view.only_documents_decide:
        yield Heading(2, t("annex.documents"))
        yield Paragraph(said(view.only_documents))
        yield Bullets(tuple(map(said, documents_placed(view))))
        if supposed := declared_complete(view):
            yield Paragraph(said(t("annex.supposed_complete", count=len(supposed), cells=", ".join(supposed))))
        return
    if not questions:
        return
    yield Heading(2, t("unknown.questions"))
    yield Paragraph(said(t("unknown.no_answer_matters" if view.no_answer_matters else "unknown.questions_intro")))
    yield Table(
        caption=t("unknown.questions_caption"),
        header=(t("unknown.question"), t("unknown.state"), t("findings.cells"), t("unknown.settles")),
        rows=tuple(
            (
                said(read(one.label, view)),
                said(_state(one, view)),
                said(listed_cells(one.cells, view)),
                rule_links(one.rules, view),
            )
            for one in questions[:_MOST_QUESTIONS]
        ),
        widths=(42, 16, 16, 26),
    )
    if len(questions) > _MOST_QUESTIONS:
        yield Paragraph(said(t("unknown.and_more", count=len(questions) - _MOST_QUESTIONS)))


def _state(question: OpenQuestion, view: ReportView) -> str:
    """Return the state of an answer; a table that is filled in and not whole is declared partial."""
    if question.state is AnswerState.ANSWERED:
        return messages(view.language)("unknown.partial_table")
    return write_term(question.state, view.language)


def _has_its_core_alone(one: Diagnosed) -> bool:
    """Return whether a diagnosis that is only possible has its core, and none of its signs: a line says it."""
    return one.state is DiagnosisState.POSSIBLE and one.core_held and one.signs > 0 and not one.signs_held


def _sources(diagnosed: Diagnosed, synthesis: Synthesis, view: ReportView) -> Words:
    """Return the sources of a diagnosis by their short titles, each led to the bibliography."""
    t, names = messages(view.language), {one.source for one in diagnosed.criteria}
    cited = [entry for entry in synthesis.bibliography if entry.source in names]
    links = (
        (Run(f"{entry.short_title} "), Run(f"[{entry.number}]", to=source_anchor(entry.number))) for entry in cited
    )
    return (label(t("synthesis.sources", count=len(cited)), view), *joined(links, t("list.separator")))


def _how_firm(diagnosed: Diagnosed, view: ReportView) -> Words:
    signs = write_signs(diagnosed, view.language)
    words = [Run(write_term(diagnosed.state, view.language), bold=True)]
    words += [Run(f" · {signs}")] if signs else []
    words += [Run(" · "), *rule_links(diagnosed.rules, view)] if diagnosed.rules else []
    return tuple(words)


def _contradiction(item: ToReconcile, view: ReportView) -> Words:
    t, words = messages(view.language), [strong(as_sentence(read(item.says, view)))]
    for fact in item.named_facts:
        named = introduced(view.label(fact.name), view.language)
        words.append(Run(f"\n{named} {view.value(fact)} ({cells(fact.cells, view)})"))
    if item.total is not None:
        total = write_money(item.total, view.language)
        words.append(Run(f"\n{t('incoherent.total')} {total} ({cells(item.added_up, view)})"))
    words += [Run(f"\n{t('incoherent.rules', count=len(item.rules))} "), *rule_links(item.rules, view)]
    return tuple(words)


def _point(point: OpenPoint, view: ReportView) -> tuple[Words, ...]:
    t = messages(view.language)
    missing = [_missing(one, view) for one in view.missing(point)] or [t("unknown.no_missing")]
    return (
        (strong(point.rule), Run(f" — {read(point.title, view)}")),
        said(", ".join(write_term(kind, view.language) for kind in point.possible)),
        said("\n".join(missing)),
    )


def _missing(one: MissingAnswer, view: ReportView) -> str:
    t = messages(view.language)
    lines = f", {t('unknown.lines', count=one.lines)}" if one.lines > 1 else ""
    why = f" — {one.why}" if one.why else ""
    return f"{introduced(one.label, view.language)} {one.value}{why} ({cells(one.cells, view)}{lines})"
