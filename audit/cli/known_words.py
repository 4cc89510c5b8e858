"""Says when the findings of a project could have been known, review by review."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from audit.cli.history_words import put_opinion
from audit.cli.known_facts import facts_said
from audit.cli.paragraphs import Paragraphs, en, fr
from audit.model.text import Language, Text
from audit.wording.banners import write_banner
from audit.wording.numbers import write_date, write_text_date
from audit.wording.outcome_words import outcome_words
from audit.wording.terms import write_term

if TYPE_CHECKING:
    from audit.history.known import Known, KnownAt, KnownFinding


def put_known(out: Paragraphs, project: str, found: "Known") -> None:
    """Print the timeline of one project."""
    out.put(project)
    for banner in dict.fromkeys(write_banner(one.banner, one.banner_texts, out.language) for one in found.reviews):
        if banner:
            out.put(banner, "! ", 2)
    is_reconstructed = any(review.reconstructed for review in found.reviews)
    for review in found.reviews:
        _put_review(out, review)
    if found.in_hindsight:
        _put_in_hindsight(out, is_reconstructed=is_reconstructed)
        _put_findings(out, found.in_hindsight, facts=_ANSWERED if is_reconstructed else _ON_FILE)
    if is_reconstructed:
        out.say(
            "Une revue dite reconstituée repose sur des faits décrits après coup : rien n'établit qu'ils étaient "
            "connus à sa date. Ce relevé dit quels textes existaient alors, et non ce qui se savait.",
            "A review that is said to be reconstructed rests on facts described afterwards: nothing shows that they "
            "were known at its date. This says which texts existed then, and not what was known.",
            indent=2,
        )
    out.say(
        "Ce relevé dit ce que les réponses de chaque revue établissaient au regard des textes publiés à sa date ; il "
        "ne dit ni que quelqu'un l'a su, ni que ces textes s'imposaient alors au projet.",
        "This says what the answers of each review established by the texts published at its date; it says neither "
        "that somebody knew, nor that these texts were binding on the project then.",
        indent=2,
    )


def _put_in_hindsight(out: Paragraphs, *, is_reconstructed: bool) -> None:
    """Print what heads the findings that only later texts measure."""
    if is_reconstructed:
        out.say(
            "Faits que seuls des textes postérieurs qualifient : aucune de ces revues ne pouvait s'appuyer à la fois "
            "sur un texte et sur un seuil déjà publiés ; chaque ligne donne leurs dates, et rappelle les faits, ceux "
            "d'un tableau avec leurs cellules. « audit explain » en donne le détail.",
            "Facts which only later texts measure: none of these reviews could rest on both a text and a threshold "
            "published by then; each line gives their dates, and the facts, those of a table with their cells. 'audit "
            "explain' gives the details.",
            indent=2,
        )
        return
    out.say(
        "Faits déjà au dossier, que seuls des textes postérieurs qualifient : aucune de ces revues ne pouvait "
        "s'appuyer à la fois sur un texte et sur un seuil déjà publiés ; chaque ligne donne leurs dates. Les "
        "faits, eux, étaient au dossier de la revue qui les constate ; ils sont rappelés sous chaque ligne, ceux "
        "d'un tableau avec leurs cellules. « audit explain » en donne le détail.",
        "Facts already on file, which only later texts measure: none of these reviews could rest on both a text "
        "and a threshold published by then; each line gives their dates. The facts themselves were before the "
        "review that found them; they are told under each line, those of a table with their cells. 'audit "
        "explain' gives the details.",
        indent=2,
    )


_ON_FILE = Text(fr="au dossier : {told}", en="on file: {told}")
_ANSWERED = Text(fr="réponse : {told}", en="answer: {told}")
_RECONSTRUCTED = Text(fr="reconstituée", en="reconstructed")


def _put_review(out: Paragraphs, review: "KnownAt") -> None:
    language = out.language
    said = [write_date(review.review_date, language), write_term(review.review_type, language)]
    said += [_RECONSTRUCTED.to(language)] if review.reconstructed else []
    out.put(" · ".join(said), "- ", 2)
    out.say(
        f"Règles applicables : {review.applied} dont un texte était déjà publié, {review.later} dont les textes sont "
        f"postérieurs à la revue, {review.undated} dont les textes ne permettent pas de trancher.",
        f"Applicable rules, by their texts: {review.applied} published by then, {review.later} later than the review, "
        f"{review.undated} whose date does not tell.",
        indent=4,
    )
    opinion = review.opinion
    if opinion is not None:
        put_opinion(out, opinion.says, opinion.on, opinion.levels, opinion.today if opinion.by_then else None)
    if review.first_known:
        if review.reconstructed:
            out.say("Constats que fondent des textes publiés alors :", "Findings by texts published then:", indent=4)
        else:
            out.say("Constats connaissables pour la première fois :", "Could be known for the first time:", indent=4)
        _put_findings(out, review.first_known, indent=6)
    else:
        out.say(
            "Aucun constat nouveau ne s'appuie sur un texte publié à cette date.",
            "No new finding rests on a text published by that date.",
            indent=4,
        )
    if review.known_before:
        out.say(
            f"Déjà connaissables lors d'une revue antérieure : {fr(review.known_before, 'constat', 'constats')}",
            f"Could be known at an earlier review already: {en(review.known_before, 'finding', 'findings')}",
            indent=4,
        )
    if review.no_longer:
        rules = _named(review.no_longer, review, language)
        out.say(f"Constats levés ou devenus sans objet : {rules}", f"Closed, or no longer applying: {rules}", indent=4)
    if review.open_again:
        rules = _named(review.open_again, review, language)
        out.say(
            f"Constats qui ne sont plus établis, faute de réponse : {rules}",
            f"No longer established, for lack of answers: {rules}",
            indent=4,
        )


def _named(rules: "Sequence[str]", review: "KnownAt", language: Language) -> str:
    """Return rules by their titles, with their codes."""
    return _SEPARATOR[language].join(f"{rule} {review.titles[rule].to(language)}" for rule in rules)


def _put_findings(
    out: Paragraphs, findings: "Sequence[KnownFinding]", indent: int = 4, *, facts: Text | None = None
) -> None:
    language = out.language
    for one in findings:
        outcome = outcome_words(one.outcome, language, may_be_partial=one.may_be_partial)
        words = [word.lower() for word in (write_term(one.severity, language), outcome)]
        words.append(_text(one, language))
        if one.found_before is not None:
            day = write_date(one.found_before, language)
            words.append(f"constaté dès le {day}" if language is Language.FR else f"found as early as {day}")
        out.put(f"{one.rule} {one.title.to(language)} ({_SEPARATOR[language].join(words)})", indent=indent)
        if facts is not None and one.values:
            told = _SEPARATOR[language].join(facts_said(one.values, language))
            out.put(facts.to(language).format(told=told), indent=indent + 2)


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
