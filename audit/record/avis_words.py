"""Says why an avis is not better, from what a record holds."""

from decimal import ROUND_FLOOR, Decimal

from audit.judgement.avis import AvisLimit, AvisReason
from audit.model.result import Score
from audit.model.rule import OutcomeKind, Severity
from audit.model.scoring import Scoring
from audit.model.text import Text
from audit.wording.terms import AVIS_LEVELS

_SEVERITY_WORDS = {
    Severity.BLOCKING: (
        Text(fr="exigence bloquante", en="blocking requirement"),
        Text(fr="exigences bloquantes", en="blocking requirements"),
    ),
    Severity.MAJOR: (
        Text(fr="exigence majeure", en="major requirement"),
        Text(fr="exigences majeures", en="major requirements"),
    ),
    Severity.MINOR: (
        Text(fr="exigence mineure", en="minor requirement"),
        Text(fr="exigences mineures", en="minor requirements"),
    ),
    Severity.INFO: (
        Text(fr="exigence indicative", en="indicative requirement"),
        Text(fr="exigences indicatives", en="indicative requirements"),
    ),
}
_OUTCOME_WORDS = {
    OutcomeKind.VIOLATED: (
        Text(fr="n'est pas satisfaite", en="is not met"),
        Text(fr="ne sont pas satisfaites", en="are not met"),
    ),
    OutcomeKind.PARTIAL: (
        Text(fr="n'est satisfaite qu'en partie", en="is only partly met"),
        Text(fr="ne sont satisfaites qu'en partie", en="are only partly met"),
    ),
}

_NOTHING_APPLIES = Text(
    fr="Aucune règle n'est applicable au projet : aucun avis n'est rendu.",
    en="No rule applies to the project: no opinion is given.",
)


def reason_in_words(reason: AvisReason, overall: Score, scoring: Scoring) -> Text:
    """Return one reason why the avis is not better, as a sentence.

    Args:
        reason: what limits it.
        overall: the score that the sentence may quote.
        scoring: where floors stand.

    Raises:
        KeyError: for a cap on an outcome that scoring does not cap.
        ValueError: when the score that the reason is about was not measured.
    """
    match reason.limit:
        case AvisLimit.COMPLETENESS:
            return _incomplete(overall.completeness, scoring)
        case AvisLimit.SCORE if overall.value is not None:
            return _short_score(overall.value, scoring)
        case AvisLimit.CAP:
            return _cap(reason)
    msg = "a score that was not measured limits nothing"
    raise ValueError(msg)


def _cap(reason: AvisReason) -> Text:
    assert reason.severity is not None  # noqa: S101 - a cap counts rules of a severity
    assert reason.outcome is not None  # noqa: S101
    assert reason.best is not None  # noqa: S101
    several = len(reason.rules) > 1
    what, how = _SEVERITY_WORDS[reason.severity][several], _OUTCOME_WORDS[reason.outcome][several]
    listed, level = ", ".join(reason.rules), AVIS_LEVELS[reason.best]
    return Text(
        fr=f"{len(reason.rules)} {what.fr} {how.fr} ({listed}) : l'avis ne peut dépasser « {level.fr} ».",
        en=f"{len(reason.rules)} {what.en} {how.en} ({listed}): the opinion cannot be better than “{level.en}”.",
    )


def _incomplete(known: Decimal | None, scoring: Scoring) -> Text:
    if known is None:
        return _NOTHING_APPLIES
    found = _percent(known)
    floor = _percent(scoring.completeness_floor)
    return Text(
        fr=(
            f"Les réponses ne déterminent que {found} % du poids des règles applicables ; "
            f"aucun avis n'est rendu sous {floor} %."
        ),
        en=(
            f"The answers settle only {found}% of the weight of the applicable rules; "
            f"no opinion is given below {floor}%."
        ),
    )


def _short_score(score: Decimal, scoring: Scoring) -> Text:
    """Name the lowest floor that the score is below, which keeps the avis from the next better level.

    Raises:
        ValueError: when it is below none.
    """
    missed = min((floor for floor in scoring.floors if floor.score > score), key=lambda floor: floor.score)
    floor, level = missed.score, AVIS_LEVELS[missed.level]
    shown = score.quantize(Decimal("0.1"), rounding=ROUND_FLOOR)
    decimal_comma = str(shown).replace(".", ",")
    return Text(
        fr=f"Score global de {decimal_comma} sur 100, sous le plancher de {floor} de l'avis « {level.fr} ».",
        en=f"Overall score of {shown} out of 100, below the floor of {floor} for “{level.en}”.",
    )


def _percent(share: Decimal) -> int:
    return int((share * 100).to_integral_value(rounding=ROUND_FLOOR))
