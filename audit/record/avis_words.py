"""Says why an avis is not better, from what a record holds."""

from collections.abc import Collection, Sequence
from decimal import Decimal

from audit.judgement.avis import AvisLimit, AvisReason
from audit.model.result.opinion import Score
from audit.model.rule import OutcomeKind, RuleId, Severity
from audit.model.scoring import ORDERED_LEVELS, AvisLevel, Scoring, Statement
from audit.model.text import Language, Text
from audit.wording.numbers import write_number
from audit.wording.terms import AVIS_LEVELS

_LISTED_RULES = 6
_SUBJECTS = {True: Text(fr="l'avis", en="the opinion"), False: Text(fr="le niveau", en="the level")}

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
_AT_BEST_WORDS = (
    Text(fr="n'est satisfaite qu'en partie, au mieux", en="is at best partly met"),
    Text(fr="ne sont satisfaites qu'en partie, au mieux", en="are at best partly met"),
)
_RISK_WORDS = {
    OutcomeKind.VIOLATED: (
        Text(fr="n'était pas satisfaite", en="were not met"),
        Text(fr="n'étaient pas satisfaites", en="were not met"),
    ),
    OutcomeKind.PARTIAL: (
        Text(fr="n'était satisfaite qu'en partie", en="were only partly met"),
        Text(fr="n'étaient satisfaites qu'en partie", en="were only partly met"),
    ),
}


def reason_in_words(
    reason: AvisReason,
    overall: Score,
    scoring: Scoring,
    established: Collection[RuleId] | None = None,
    says: Statement = Statement.AVIS,
) -> Text:
    """Return one thing that keeps the avis from being better, as a sentence.

    Args:
        reason: what limits it, for certain.
        overall: the score that the sentence may quote.
        scoring: where floors stand.
        established: the rules whose outcome no missing answer can change; None when all are.
        says: what the review ends in: only one of them is called an opinion.

    Raises:
        KeyError: for a cap on an outcome that scoring does not cap.
        ValueError: when the score that the reason is about was not measured.
    """
    level = AVIS_LEVELS[reason.best]
    match reason.limit:
        case AvisLimit.CAP:
            return _cap(reason, established, _SUBJECTS[says is Statement.AVIS])
        case AvisLimit.TOGETHER:
            return Text(
                fr=f"Prises ensemble, les réponses données ne permettent pas mieux que « {level.fr} ».",
                en=f"Taken together, the answers given allow nothing better than “{level.en}”.",
            )
    return _short_score(reason, overall, scoring, says)


def risk_in_words(
    risk: AvisReason, overall: Score, says: Statement = Statement.AVIS, at_best_partial: Collection[RuleId] = ()
) -> Text:
    """Return what could still bring the avis down, as a sentence; see ``reason_in_words``.

    Args:
        risk: what could.
        overall: the score that the sentence may quote.
        says: what the review ends in.
        at_best_partial: the rules known not to be met, and to be met in part at best.
    """
    subject = _SUBJECTS[says is Statement.AVIS]
    if risk.limit is AvisLimit.SCORE:
        return _low_score(risk, overall, subject)
    severity, outcome = _kinds(risk)
    count = len(risk.rules)
    what = _SEVERITY_WORDS[severity][count > 1]
    how = _RISK_WORDS[outcome][risk.needed > 1]
    secured = ("n'est pas acquise", "is not secured") if count == 1 else ("ne sont pas acquises", "are not secured")
    if count == 1:
        which = Text(fr="si elle", en="if it")
    elif risk.needed == 1:
        which = Text(fr="si une seule d'entre elles", en="if a single one of them")
    else:
        which = Text(fr=f"si {risk.needed} d'entre elles", en=f"if {risk.needed} of them")
    falls_to, known = _falls_to(risk.best), _known_at_best(risk, at_best_partial)
    return Text(
        fr=f"{count} {what.fr} {secured[0]}{known[0]} : {which.fr} {how.fr}, {subject.fr} serait {falls_to.fr}.",
        en=f"{count} {what.en} {secured[1]}{known[1]}: {which.en} {how.en}, {subject.en} would be {falls_to.en}.",
    )


def _known_at_best(risk: AvisReason, at_best_partial: Collection[RuleId]) -> tuple[str, str]:
    """Say how many of the rules are findings already: the others are the open ones that reports count."""
    known = len(set(at_best_partial).intersection(risk.rules))
    if not known:
        return "", ""
    if known == len(risk.rules):
        return " (en défaut, au mieux en partie)", " (not met, or met in part at best)"
    return f" (dont {known} en défaut, au mieux en partie)", f" ({known} of them not met, or met in part at best)"


def _cap(reason: AvisReason, established: Collection[RuleId] | None, subject: Text) -> Text:
    severity, outcome = _kinds(reason)
    several = len(reason.rules) > 1
    what, how = _SEVERITY_WORDS[severity][several], _OUTCOME_WORDS[outcome][several]
    if outcome is OutcomeKind.PARTIAL and established is not None and not set(established).issuperset(reason.rules):
        how = _AT_BEST_WORDS[several]
    listed, level = _listed(reason.rules), AVIS_LEVELS[reason.best]
    return Text(
        fr=f"{len(reason.rules)} {what.fr} {how.fr} ({listed.fr}) : {subject.fr} ne peut dépasser « {level.fr} ».",
        en=f"{len(reason.rules)} {what.en} {how.en} ({listed.en}): {subject.en} cannot be better than “{level.en}”.",
    )


def _listed(rules: Sequence[RuleId]) -> Text:
    """List rules; when there are many, the first of them and how many more there are."""
    if len(rules) <= _LISTED_RULES + 1:
        return Text(fr=", ".join(rules), en=", ".join(rules))
    first, others = ", ".join(rules[:_LISTED_RULES]), len(rules) - _LISTED_RULES
    return Text(fr=f"{first} et {others} autres", en=f"{first} and {others} others")


def _falls_to(level: AvisLevel) -> Text:
    """Write to which level the opinion would fall; there is none below the last."""
    said = AVIS_LEVELS[level]
    if level is ORDERED_LEVELS[-1]:
        return Text(fr=f"« {said.fr} »", en=f"“{said.en}”")
    return Text(fr=f"au mieux « {said.fr} »", en=f"“{said.en}” at best")


def _kinds(reason: AvisReason) -> tuple[Severity, OutcomeKind]:
    assert reason.severity is not None  # noqa: S101 - a cap counts rules of a severity
    assert reason.outcome is not None  # noqa: S101
    return reason.severity, reason.outcome


def _short_score(reason: AvisReason, overall: Score, scoring: Scoring, says: Statement) -> Text:
    """Name the lowest floor that the score stays below, which keeps the avis from the next better level.

    Raises:
        ValueError: when it is below none, or was not measured.
    """
    if overall.high is None:
        msg = "a score that was not measured limits nothing"
        raise ValueError(msg)
    better = ORDERED_LEVELS[: ORDERED_LEVELS.index(reason.best)]
    missed = min((floor for floor in scoring.floors if floor.level in better), key=lambda floor: floor.score)
    level, shown = AVIS_LEVELS[missed.level], _number(overall.high)
    if overall.high >= missed.score:  # published figures are rounded: a bound just below a floor may show as the floor
        what = Text(fr=f"inférieur à {missed.score}", en=f"below {missed.score}")
    elif overall.low != overall.high:
        what = Text(fr=f"d'au plus {shown.fr}", en=f"of at most {shown.en}")
    else:
        what = Text(fr=f"de {shown.fr}", en=f"of {shown.en}")
    whose = "de l'avis" if says is Statement.AVIS else "du niveau"
    return Text(
        fr=f"Score global {what.fr} sur 100, sous le plancher de {missed.score} {whose} « {level.fr} ».",
        en=f"Overall score {what.en} out of 100, under the floor of {missed.score} for “{level.en}”.",
    )


def _low_score(risk: AvisReason, overall: Score, subject: Text) -> Text:
    if overall.low is None:
        msg = "a score that was not measured threatens nothing"
        raise ValueError(msg)
    falls_to, shown = _falls_to(risk.best), _number(overall.low)
    return Text(
        fr=f"Selon les réponses manquantes, le score global pourrait descendre à {shown.fr} sur 100 : "
        f"{subject.fr} serait {falls_to.fr}.",
        en=f"Depending on the missing answers, the overall score could fall to {shown.en} out of 100: "
        f"{subject.en} would be {falls_to.en}.",
    )


def _number(score: Decimal) -> Text:
    return Text(fr=write_number(score, Language.FR), en=write_number(score, Language.EN))
