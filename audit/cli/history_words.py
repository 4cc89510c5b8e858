"""Says what a history holds and how a project moved through it."""

from datetime import datetime
from decimal import Decimal
from typing import TYPE_CHECKING

from audit.cli.paragraphs import Paragraphs
from audit.model.fact import Fact
from audit.model.questionnaire import ReviewType
from audit.model.scoring import ORDERED_LEVELS, AvisLevel, Basis, Statement
from audit.model.text import Language
from audit.wording.numbers import write_date, write_days, write_number, write_share
from audit.wording.terms import AVIS_LEVELS, write_term
from audit.wording.values import write_fact

if TYPE_CHECKING:
    from audit.comparison.schema import Levels
    from audit.history.store import Entry
    from audit.history.trend import Followed, TrendLine

_WORST = ORDERED_LEVELS[-1]


def put_entry(out: Paragraphs, entry: "Entry") -> None:
    """Print one entry: what it is, who imported it, when and from which file."""
    review = write_term(ReviewType(entry.review_type), out.language)
    day = write_date(entry.review_date, out.language)
    out.put(f"{entry.id}. {entry.project} · {review} · {day}")
    when = datetime.fromisoformat(entry.imported_at)
    moment = f"{write_date(when.date(), out.language)}, {when:%H:%M} UTC"
    out.say(
        f"importé par {entry.imported_by} le {moment}, de « {entry.source} »",
        f"imported by {entry.imported_by} on {moment}, from '{entry.source}'",
        indent=4,
    )


def put_trend(out: Paragraphs, project: str, lines: "tuple[TrendLine, ...]") -> None:
    """Print the records of one project in order, with what moved in their initial baselines."""
    out.put(project)
    for line in lines:
        language = out.language
        out.put(f"{write_date(line.review_date, language)} · {write_term(line.review_type, language)}", "- ", 2)
        own, on = (
            (line.on_evidence, ("sur réponses étayées", "on evidence"))
            if line.on is Basis.EVIDENCE
            else (line.on_declarations, ("sur déclarations", "on declarations"))
        )
        named = ("Avis", "Opinion") if line.says is Statement.AVIS else ("Niveau", "Level")
        words = levels_words(own, language)
        out.say(f"{named[0]} {on[0]} : {words}", f"{named[1]} {on[1]}: {words}", indent=4)
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
        f"Référentiel initial changé {days} après le premier audit : {was} → {now}. L'écart n'y serait que de {own}.",
        f"Initial baseline changed {days} after the first audit: {was} → {now}. Against it, the drift would be {own}.",
        mark="! ",
        indent=4,
    )


def levels_words(levels: "Levels", language: Language) -> str:
    """Return what missing answers leave of the opinion."""
    floor, ceiling = (AVIS_LEVELS[one].to(language) for one in (levels.floor, levels.ceiling))
    in_french = language is Language.FR
    if levels.ceiling is AvisLevel.NONE:
        return "non mesuré" if in_french else "not measured"
    if levels.floor is levels.ceiling:
        return f"« {floor} », acquis" if in_french else f"“{floor}”, certain"
    if levels.floor is _WORST:
        return f"rien d'acquis, au mieux « {ceiling} »" if in_french else f"nothing secured, “{ceiling}” at best"
    return f"au moins « {floor} », au mieux « {ceiling} »" if in_french else f"at least “{floor}”, “{ceiling}” at best"


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
