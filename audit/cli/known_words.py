"""Says when the findings of a project could have been known, review by review."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from audit.cli.history_words import levels_words
from audit.cli.paragraphs import Paragraphs, en, fr
from audit.model.text import Language
from audit.wording.numbers import write_date, write_text_date
from audit.wording.terms import write_term

if TYPE_CHECKING:
    from audit.history.known import Known, KnownAt, KnownFinding


def put_known(out: Paragraphs, project: str, found: "Known") -> None:
    """Print the timeline of one project."""
    out.put(project)
    for review in found.reviews:
        _put_review(out, review)
    if found.in_hindsight:
        out.say(
            "Établi avec le recul seulement : aucune de ces revues ne pouvait s'appuyer sur un texte déjà publié.",
            "Known in hindsight only: none of these reviews could rest on a text published by then.",
            indent=2,
        )
        _put_findings(out, found.in_hindsight)
    out.say(
        "Ce relevé dit ce que les réponses de chaque revue établissaient au regard des textes publiés à sa date ; il "
        "ne dit ni que quelqu'un l'a su, ni que ces textes s'imposaient alors au projet.",
        "This says what the answers of each review established by the texts published at its date; it says neither "
        "that somebody knew, nor that these texts were binding on the project then.",
        indent=2,
    )


def _put_review(out: Paragraphs, review: "KnownAt") -> None:
    language = out.language
    out.put(f"{write_date(review.review_date, language)} · {write_term(review.review_type, language)}", "- ", 2)
    out.say(
        f"Règles qui s'appuient sur un texte déjà publié : {review.applied} ; sur des textes postérieurs : "
        f"{review.later} ; sans date qui le dise : {review.undated}",
        f"Rules that rest on a text published by then: {review.applied}; on later texts: {review.later}; without a "
        f"date that tells: {review.undated}",
        indent=4,
    )
    then, today = levels_words(review.then, language), levels_words(review.today, language)
    if then == today:
        out.say(f"Niveau, par ces textes comme par tous : {then}", f"Level, by these texts as by all: {then}", indent=4)
    else:
        out.say(
            f"Niveau par ces seuls textes : {then} ; par ceux d'aujourd'hui : {today}",
            f"Level by these texts alone: {then}; by those of today: {today}",
            indent=4,
        )
    if review.first_known:
        out.say("Pouvait être su pour la première fois :", "Could be known for the first time:", indent=4)
        _put_findings(out, review.first_known, indent=6)
    else:
        out.say("Rien de plus ne pouvait être su.", "Nothing more could be known.", indent=4)
    if review.known_before:
        out.say(
            f"Pouvait l'être déjà : {fr(review.known_before, 'constat', 'constats')}",
            f"Could be known already: {en(review.known_before, 'finding', 'findings')}",
            indent=4,
        )
    if review.no_longer:
        rules = ", ".join(review.no_longer)
        out.say(f"N'a plus lieu : {rules}", f"No longer so: {rules}", indent=4)
    if review.open_again:
        rules = ", ".join(review.open_again)
        out.say(f"N'est plus connu : {rules}", f"Not known any more: {rules}", indent=4)


def _put_findings(out: Paragraphs, findings: "Sequence[KnownFinding]", indent: int = 4) -> None:
    language = out.language
    for one in findings:
        words = [write_term(term, language).lower() for term in (one.severity, one.outcome)]
        words.append(_text(one, language))
        if one.found_before is not None:
            day = write_date(one.found_before, language)
            words.append(f"constaté dès le {day}" if language is Language.FR else f"found as early as {day}")
        out.put(f"{one.rule} {one.title.to(language)} ({_SEPARATOR[language].join(words)})", indent=indent)


_SEPARATOR = {Language.FR: " ; ", Language.EN: "; "}


def _text(one: "KnownFinding", language: Language) -> str:
    """Return the text that a finding rests on, and the threshold that came after it."""
    source = one.source.to(language)
    if one.source_date is None:
        return f"{source}, sans date" if language is Language.FR else f"{source}, undated"
    written = f"{source}, {write_text_date(one.source_date, language)}"
    if one.threshold is None or one.threshold_from is None or one.threshold_from <= one.source_date:
        return written
    label, since = one.threshold.to(language), write_text_date(one.threshold_from, language)
    return f"{written}{_SEPARATOR[language]}" + (
        f"seuil « {label} », {since}" if language is Language.FR else f"threshold “{label}”, {since}"
    )
