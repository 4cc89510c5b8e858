"""Says what a history holds and how a project moved through it."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from decimal import Decimal
from typing import TYPE_CHECKING

from audit.cli.paragraphs import Paragraphs
from audit.model.fact import Fact
from audit.model.questionnaire import ReviewType
from audit.model.scoring import Basis, Statement
from audit.model.text import Language
from audit.wording.numbers import write_date, write_days, write_number, write_share
from audit.wording.stated_words import BY_THEN, retrospective, stated_words
from audit.wording.terms import write_term
from audit.wording.values import write_fact

if TYPE_CHECKING:
    from audit.comparison.schema import Levels
    from audit.history.entry import Entry
    from audit.history.trend import Followed, TrendLine

_SHOWN = 12  # signs of a hash


def put_entry(out: Paragraphs, entry: "Entry", line: "TrendLine | None" = None) -> None:
    """Print one entry: what it is, with its opinion where it is read, who imported it, when and from which file."""
    review = write_term(ReviewType(entry.review_type), out.language)
    day = write_date(entry.review_date, out.language)
    if line is None:
        out.put(f"{entry.id}. {entry.project} · {review} · {day}")
    else:
        out.put(
            f"{day} · {review} · n° {entry.id}"
            if out.language is Language.FR
            else f"{day} · {review} · no. {entry.id}",
            "- ",
            2,
        )
        _put_level(out, line)
    when = datetime.fromisoformat(entry.imported_at)
    moment = f"{write_date(when.date(), out.language)}, {when:%H:%M} UTC"
    shown = entry.record[:_SHOWN]
    out.say(
        f"importé par {entry.imported_by} le {moment}, de « {entry.source} » ; empreinte {shown}",
        f"imported by {entry.imported_by} on {moment}, from '{entry.source}'; hash {shown}",
        indent=4,
    )


def put_list(out: Paragraphs, entries: "Iterable[Entry]", lines: "Mapping[int, TrendLine]") -> None:
    """Print the entries of each project, the earliest review first, under its name as it was last given."""
    by_project: dict[str, list[Entry]] = {}
    for entry in entries:
        by_project.setdefault(" ".join(entry.project.casefold().split()), []).append(entry)
    for place, found in enumerate(by_project.values()):
        if place:
            out.gap()
        out.put(found[-1].project)
        for entry in found:
            put_entry(out, entry, lines[entry.id])


def put_trend(out: Paragraphs, project: str, lines: "tuple[TrendLine, ...]") -> None:
    """Print the records of one project in order, with what moved in their initial baselines."""
    out.put(project)
    for line in lines:
        language = out.language
        out.put(f"{write_date(line.review_date, language)} · {write_term(line.review_type, language)}", "- ", 2)
        _put_level(out, line)
        out.say(
            f"Score {_number(line.score, language)} ; complétude {_share(line.completeness, language)} ; preuves "
            f"{_share(line.evidence, language)} ; constats : {line.findings} ; points non "
            f"tranchés : {line.open_points}",
            f"Score {_number(line.score, language)}; completeness {_share(line.completeness, language)}; evidence "
            f"{_share(line.evidence, language)}; findings: {line.findings}; open points: {line.open_points}",
            indent=4,
        )
        _followed(out, ("Coût complet", "Full cost"), line.cost)
        _followed(out, ("Achèvement", "End"), line.end)


def _put_level(out: Paragraphs, line: "TrendLine") -> None:
    """Print the opinion of one record, with what it rests on."""
    lead, on_evidence = line.leading, line.on is Basis.EVIDENCE
    own = lead.on_evidence if on_evidence else lead.on_declarations
    today = line.on_evidence if on_evidence else line.on_declarations
    put_opinion(out, line.says, line.on, own, today if lead.by_then else None)


def put_opinion(out: Paragraphs, says: Statement, on: Basis, own: "Levels", today: "Levels | None") -> None:
    """Print the opinion that a report leads with.

    Args:
        out: where.
        says: what the review ends in.
        on: what its opinion rests on.
        own: the levels that lead.
        today: those by the texts of today, where the opinion goes by those of its time; None elsewhere.
    """
    language, is_avis = out.language, says is Statement.AVIS
    on_fr, on_en = (
        ("sur réponses étayées", "on evidence") if on is Basis.EVIDENCE else ("sur déclarations", "on declarations")
    )
    named = ("Avis", "Opinion") if is_avis else ("Niveau", "Level")
    by_then = f", {BY_THEN.to(language)}" if today is not None else ""
    words = stated_words(own, language, is_avis=is_avis) + by_then
    out.say(f"{named[0]} {on_fr} : {words}", f"{named[1]} {on_en}: {words}", indent=4)
    if today is not None:
        out.put(retrospective(today, language), indent=4)


def _followed(out: Paragraphs, name: tuple[str, str], found: "Followed | None") -> None:
    if found is None or (found.current is None and found.initial is None):
        return
    language = out.language
    current, drift = _fact(found.current, language), _drift(found.drift, found.current, language)
    out.say(
        f"{name[0]} : {current} ; écart au premier référentiel initial : {drift}",
        f"{name[1]}: {current}; drift from the first initial baseline: {drift}",
        indent=4,
    )
    if not found.rebaselined:
        return
    was, now = _fact(found.was, language), _fact(found.initial, language)
    own = _drift(found.own_drift, found.current, language)
    days = write_days(Decimal(found.days_after_first or 0), language)
    out.say(
        f"Référentiel initial modifié, constaté {days} après le premier audit : {was} → {now}. Par rapport à ce "
        f"nouveau référentiel, l'écart serait de {own}.",
        f"Initial baseline changed, as seen {days} after the first audit: {was} → {now}. Against this new one, the "
        f"drift would be {own}.",
        mark="! ",
        indent=4,
    )


def _fact(fact: Fact | None, language: Language) -> str:
    return _unknown(language) if fact is None else write_fact(fact, language)


def _drift(drift: Decimal | None, current: Fact | None, language: Language) -> str:
    if drift is None or current is None:
        return _unknown(language)
    written = write_share(drift, language) if isinstance(current.value, Decimal) else write_days(drift, language)
    return f"{'+' if drift > 0 else ''}{written}"


def _number(number: Decimal | None, language: Language) -> str:
    return _unknown(language) if number is None else write_number(number, language)


def _share(share: Decimal | None, language: Language) -> str:
    return _unknown(language) if share is None else write_share(share, language)


def _unknown(language: Language) -> str:
    return "non établi" if language is Language.FR else "not known"
