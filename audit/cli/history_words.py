"""Says what a history holds and how a project moved through it."""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from audit.cli.paragraphs import Paragraphs
from audit.model.diagnosis import DiagnosisState
from audit.model.fact import Fact
from audit.model.folded_names import fold_name
from audit.model.questionnaire import ReviewType
from audit.model.scoring import Basis, Statement
from audit.model.text import Language, Text
from audit.wording.banners import write_banner
from audit.wording.numbers import write_date, write_days, write_number, write_share
from audit.wording.pattern_moves import PATTERN_MOVES
from audit.wording.stated_words import BY_THEN, retrospective, stated_words
from audit.wording.terms import write_term
from audit.wording.values import write_fact

if TYPE_CHECKING:
    from audit.comparison.schema import Levels
    from audit.history.entry import Entry
    from audit.history.trend import Followed, TrendLine, TrendPattern

_IN_DOUBT = Text(
    fr=", sans doute saisi dans une autre unité : non comparé", en=", probably entered in another unit: not compared"
)
_SHOWN = 12  # signs of a hash


def put_entry(out: Paragraphs, entry: "Entry", line: "TrendLine | None" = None) -> None:
    """Print one entry: what it is, with its opinion where it is read, who imported it, when and from which file."""
    review = write_term(ReviewType(entry.review_type), out.language)
    day = write_date(entry.review_date, out.language)
    if line is None:
        out.put(f"{entry.id}. {entry.project} · {review} · {day}")
    else:
        head = f"{day} · {review}{_apart(line, out.language)}"
        out.say(f"{head} · n° {entry.id}", f"{head} · no. {entry.id}", "- ", 2)
        _put_level(out, line)
    when, shown = entry.moment, entry.record[:_SHOWN]
    if when is None:
        moment = Text(
            fr=f"à un moment qui n'est pas lisible (« {entry.imported_at} »)",
            en=f"at a moment that cannot be read ('{entry.imported_at}')",
        )
    else:
        said = f"{write_date(when.date(), out.language)}, {when:%H:%M} UTC"
        moment = Text(fr=f"le {said}", en=f"on {said}")
    out.say(
        f"importé par {entry.imported_by} {moment.fr}, de « {entry.source} » ; empreinte {shown}",
        f"imported by {entry.imported_by} {moment.en}, from '{entry.source}'; hash {shown}",
        indent=4,
    )


def put_doubts(out: Paragraphs, entry: "Entry", named: str, same_day: "Sequence[Entry]") -> None:
    """Print that a record that was just added bears another name, or stands beside others of its day.

    Args:
        out: where.
        entry: the record.
        named: the name that its project bears itself; empty where it gives none.
        same_day: the other reviews of the project on that day.
    """
    if named and fold_name(named) != fold_name(entry.project):
        put_other_name(out, entry.project, named)
    if same_day:
        numbers = ", ".join(str(one.id) for one in same_day)
        out.say(
            f"Une revue de ce projet à cette date y figure déjà (n° {numbers}) ; toutes sont conservées.",
            f"A review of this project on that day is there already (no. {numbers}); all of them are kept.",
            "! ",
            4,
        )


def put_list(out: Paragraphs, entries: "Iterable[Entry]", trends: "Mapping[str, Sequence[TrendLine]]") -> None:
    """Print the entries of each project, the earliest review first, under its name as it was last given."""
    by_number = {entry.id: entry for entry in entries}
    for place, (project, lines) in enumerate(trends.items()):
        if place:
            out.gap()
        out.put(project)
        _put_banners(out, lines)
        for line in lines:
            put_entry(out, by_number[line.entry], line)


def put_trend(out: Paragraphs, project: str, lines: "tuple[TrendLine, ...]") -> None:
    """Print the records of one project in order, with what moved in their initial baselines."""
    out.put(project)
    _put_banners(out, lines)
    for line in lines:
        language = out.language
        review = f"{write_term(line.review_type, language)}{_apart(line, language)}"
        head = f"{write_date(line.review_date, language)} · {review}"
        out.say(f"{head} · n° {line.entry} ({line.file})", f"{head} · no. {line.entry} ({line.file})", "- ", 2)
        _put_warnings(out, project, line)
        _put_level(out, line)
        out.say(
            f"Score {_score(line, language)} ; complétude {_share(line.completeness, language)} ; preuves "
            f"{_share(line.evidence, language)} ; constats : {line.findings} ; points non "
            f"tranchés : {line.open_points}",
            f"Score {_score(line, language)}; completeness {_share(line.completeness, language)}; evidence "
            f"{_share(line.evidence, language)}; findings: {line.findings}; open points: {line.open_points}",
            indent=4,
        )
        _put_patterns(out, ("Diagnostics", "Diagnoses"), line.diagnoses)
        _put_patterns(out, ("Signaux d'alerte", "Alert signals"), line.signals)
        _followed(out, ("Coût complet", "Full cost"), line.cost)
        _followed(out, ("Achèvement", "End"), line.end)


def _put_banners(out: Paragraphs, lines: "Iterable[TrendLine]") -> None:
    """Print the warnings that every output on a project repeats, each once: fictitious, reconstructed afterwards."""
    for banner in dict.fromkeys(write_banner(line.banner, line.banner_texts, out.language) for line in lines):
        if banner:
            out.put(banner, "! ", 2)


_RECONSTRUCTED = Text(fr=" · reconstituée", en=" · reconstructed")


def _apart(line: "TrendLine", language: Language) -> str:
    """Return that a review was reconstructed afterwards, after what it is; nothing of the others."""
    return _RECONSTRUCTED.to(language) if line.reconstructed else ""


def _put_warnings(out: Paragraphs, project: str, line: "TrendLine") -> None:
    """Print what keeps a record from being read as what the project became since the one before."""
    if line.same_day_as:
        numbers = ", ".join(str(number) for number in line.same_day_as)
        out.say(
            f"Même date que n° {numbers} : rien ne dit lequel vaut.",
            f"Of the same day as no. {numbers}: nothing says which of them holds.",
            "! ",
            4,
        )
    if line.named is not None:
        put_other_name(out, project, line.named)
    if line.other_rules:
        shown = line.rulebase_sha256[:_SHOWN]
        out.say(
            f"Jugé par d'autres règles que l'enregistrement précédent ({line.rulebase}, empreinte {shown}) : l'avis, "
            "le score et les constats peuvent tenir aux règles.",
            f"Judged by other rules than the record before ({line.rulebase}, hash {shown}): the opinion, the score and "
            "the findings may come from the rules.",
            "! ",
            4,
        )


def put_other_name(out: Paragraphs, kept_under: str, named: str) -> None:
    """Print that a record is kept under another name than the one that its project bears."""
    out.say(
        f"Classé sous « {kept_under} » ; le résultat porte le nom « {named} ».",
        f"Filed under “{kept_under}”; the result bears the name “{named}”.",
        "! ",
        4,
    )


def _put_patterns(out: Paragraphs, name: tuple[str, str], found: "tuple[TrendPattern, ...]") -> None:
    """Print the diagnoses, or the signals, that a record establishes, and those that it no longer does."""
    language = out.language
    if not found:
        return
    listed = []
    for one in found:
        title = one.title.to(language) if one.title else one.name
        moved = (
            PATTERN_MOVES[one.move].to(language) if one.move else write_term(DiagnosisState.PRESENT, language).lower()
        )
        listed.append(f"{title} ({moved})")
    out.say(f"{name[0]} : {' ; '.join(listed)}", f"{name[1]}: {'; '.join(listed)}", indent=4)


def _score(line: "TrendLine", language: Language) -> str:
    """Return a score with its bounds and, where the record before is of one type of review, what sets them apart."""
    if line.score is None:
        return _unknown(language)
    is_french = language is Language.FR
    said = write_number(line.score, language)
    if line.score_low is not None and line.score_high is not None and line.score_low != line.score_high:
        low, high = (write_number(one, language) for one in (line.score_low, line.score_high))
        said += (
            f" (de {low} à {high} selon les réponses manquantes)"
            if is_french
            else f" (from {low} to {high} by the missing answers)"
        )
    if not line.score_moved:
        return said
    sign = "+" if line.score_moved > 0 else "\N{MINUS SIGN}"
    moved = f"{sign}{write_number(abs(line.score_moved), language)}"
    if line.score_certain:
        return f"{said}, {moved}"
    doubt = "non concluant, les bornes se recouvrent" if is_french else "not conclusive, the bounds overlap"
    return f"{said}, {moved} ({doubt})"


def _put_level(out: Paragraphs, line: "TrendLine") -> None:
    """Print the opinion of one record, with what it rests on."""
    lead, on_evidence = line.leading, line.on is Basis.EVIDENCE
    own = lead.on_evidence if on_evidence else lead.on_declarations
    today = line.on_evidence if on_evidence else line.on_declarations
    put_opinion(out, line.says, line.on, own, today if lead.by_then else None)
    if line.provisional:
        out.say(
            "Provisoire, d'avant contradiction : ce qu'une procédure contradictoire y change n'est pas pris en compte.",
            "Provisional, from before the audited team was heard: what an adversarial procedure changes in it is not "
            "taken into account.",
            indent=4,
        )


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
    if found.in_doubt:
        current += _IN_DOUBT.to(language)
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


def _share(share: Decimal | None, language: Language) -> str:
    return _unknown(language) if share is None else write_share(share, language)


def _unknown(language: Language) -> str:
    return "non établi" if language is Language.FR else "not known"
