"""The annex of the document: departures from the rule base, sources, method."""

from collections.abc import Iterator

from audit.reporting.document.model import Block, Bullets, Heading, Paragraph, Run, Table, Words
from audit.reporting.document.pieces import (
    label,
    read,
    said,
    source_anchor,
    strong,
    word,
)
from audit.reporting.labels import write_engines
from audit.reporting.messages import messages
from audit.reporting.synthesis.model import BibliographyEntry, Synthesis
from audit.reporting.untrusted_text import safe_link
from audit.reporting.view import ReportView
from audit.wording.numbers import write_date
from audit.wording.terms import write_term


def annex_departures(view: ReportView) -> Iterator[Block]:
    """Yield the rules that were switched off and the thresholds that were changed: the level rests on them."""
    t, result = messages(view.language), view.result
    if not (result.waivers or result.overrides):
        return
    yield Heading(2, t("annex.packs"))
    if result.waivers:
        names = ("rule", "waiver_reason", "waiver_owner", "waiver_expires")
        expired = t("annex.waiver_expired")
        yield Table(
            caption=t("annex.waivers_caption"),
            header=tuple(t(f"annex.{name}") for name in names),
            rows=tuple(
                (
                    (strong(one.rule), Run(f" — {read(one.title, view)}")),
                    said(read(one.reason, view)),
                    said(one.owner),
                    said(write_date(one.expires, view.language) + ("" if one.in_force else f"\n{expired}")),
                )
                for one in result.waivers
            ),
            widths=(34, 34, 18, 14),
        )
    if result.overrides:
        columns = ("parameter", "declared", "applied", "waiver_reason", "waiver_owner")
        yield Table(
            caption=t("annex.overrides_caption"),
            header=tuple(t(f"annex.{name}") for name in columns),
            rows=tuple(
                (
                    said(read(one.label, view)),
                    said(read(one.declared, view)),
                    said(f"{read(one.value, view)}\n{write_term(one.change, view.language)}"),
                    said(read(one.reason, view)),
                    said(one.owner),
                )
                for one in result.overrides
            ),
            widths=(28, 14, 16, 26, 16),
        )


def annex_sources(synthesis: Synthesis, view: ReportView) -> Iterator[Block]:
    """Yield every source that these pages cite, once."""
    cited = _cited(view)
    entries = [entry for entry in synthesis.bibliography if entry.source in cited]
    if entries:
        yield Heading(2, word("synthesis.bibliography", view))
        if view.later_sources or view.later_thresholds:
            t = messages(view.language)
            yield Paragraph((label(t("annex.later"), view), Run(t("annex.later_intro"))))
        yield Bullets(
            tuple(_source(entry, view) for entry in entries),
            tuple(source_anchor(entry.number) for entry in entries),
        )
    if view.own_sources:
        yield Paragraph(said(view.own_sources))


def _cited(view: ReportView) -> set[str]:
    """Return the sources of findings and diagnoses; outside signals, which have others, stand in the HTML page only."""
    result = view.result
    told = (*(one.criteria for one in result.findings), *(one.criteria for one in result.diagnoses))
    criteria = (one for criteria in told for one in criteria)
    thresholds = (threshold.criterion for finding in result.findings for threshold in finding.thresholds)
    return {one.source for one in (*criteria, *thresholds) if one is not None}


def annex_method(view: ReportView) -> Iterator[Block]:
    """Yield how the review was made, with the versions and hashes that make it again."""
    t, result = messages(view.language), view.result
    yield Heading(2, t("annex.method"))
    names = ("rules", "sources", "declared", "scale", "cause" if not view.is_past else "organisation", "dinum")
    yield Bullets((*(said(t(f"annex.method_{name}")) for name in names), said(read(result.engine.note, view))))
    base, workbook = result.rulebase, result.workbook
    asked = t(
        "annex.questionnaire_value",
        review=view.review_name,
        id=result.questionnaire_id,
        version=result.questionnaire_version,
    )
    rows = (
        (t("annex.software"), result.software),
        (t("annex.engines"), write_engines(result.engine.engines, view.language)),
        (t("annex.rulebase"), t("annex.rulebase_value", version=base.version, count=base.rules)),
        (t("annex.rulebase_sha"), base.sha256),
        (t("annex.scoring"), t("annex.version", version=result.scoring_version)),
        (t("annex.questionnaire"), asked),
        (t("project.workbook"), workbook.name if workbook else t("annex.no_workbook")),
        (t("annex.workbook_sha"), workbook.sha256 if workbook else t("axes.none")),
        (t("annex.schema"), result.schema_version),
    )
    yield Table(
        caption=t("annex.identity_caption"),
        header=(t("annex.identity_item"), t("annex.identity_value")),
        rows=tuple((said(name), said(value)) for name, value in rows),
        widths=(32, 68),
    )


def _source(entry: BibliographyEntry, view: ReportView) -> Words:
    t, link = messages(view.language), safe_link(entry.url)
    words = [strong(f"[{entry.number}] {entry.short_title}"), Run(" — "), Run(entry.title, url=link)]
    words += [Run(f" ({entry.url})")] if entry.url and not link else []
    reading = t("findings.confidence", confidence=entry.reading)
    later = f" · {t('findings.later')}" if entry.later else ""
    words.append(Run(f" · {entry.source} · {reading}{later}", italic=True))
    words += [Run(f"\n{citation}{t('list.colon')} {text}") for citation, text in entry.places]
    return tuple(words)
