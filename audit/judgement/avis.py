"""The avis: score floors, caps that nothing buys back, and whether open answers could change it."""

from collections import Counter
from collections.abc import Iterable, Sequence
from decimal import ROUND_FLOOR, Decimal
from functools import cache

from audit.judgement.scores import score_bounds
from audit.judgement.standing import OutcomeCounts, Standing, level_reached, standing_of
from audit.judgement.tally import Case, Judged, case_of, tally_of
from audit.model.result import Avis
from audit.model.rule import OutcomeKind, Severity
from audit.model.scoring import ORDERED_LEVELS, AvisLevel, Cap, Scoring
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


def give_avis(judged: Sequence[Judged], scoring: Scoring) -> Avis:
    """Return the avis on ``judged``, with its worst and best if open answers were known."""
    tally = tally_of(judged)
    standing = standing_of(tally, scoring)
    low, high = score_bounds(tally, scoring)
    worst = level_reached(low, _counted((case.severity, case.worst, count) for case, count in tally.items()), scoring)
    best = level_reached(high, _counted((case.severity, case.best, count) for case, count in tally.items()), scoring)
    given = standing.avis_level(scoring)
    return Avis(
        level=given,
        worst=worst,
        best=best,
        stable=given == worst == best,
        reasons=tuple(_reasons(judged, scoring, standing)),
        deciding_rules=tuple(_deciding(judged, scoring, standing)),
    )


def _counted(outcomes: Iterable[tuple[Severity, OutcomeKind, int]]) -> OutcomeCounts:
    counts: Counter[tuple[Severity, OutcomeKind]] = Counter()
    for severity, outcome, count in outcomes:
        counts[severity, outcome] += count
    return counts


def _reasons(judged: Sequence[Judged], scoring: Scoring, standing: Standing) -> Iterable[Text]:
    if not standing.is_complete_enough(scoring):
        yield _incomplete(standing.completeness, scoring)
    yield from _caps(judged, scoring)
    score = standing.score
    reached = level_reached(score, {}, scoring)
    if score is not None and reached is not AvisLevel.FAVOURABLE:
        yield _short_score(score, reached, scoring)


def _caps(judged: Sequence[Judged], scoring: Scoring) -> Iterable[Text]:
    """Yield one sentence for the strictest cap of each kind that holds."""
    said: set[tuple[Severity, OutcomeKind]] = set()
    for cap in scoring.caps:
        kind = (cap.severity, cap.outcome)
        rules = [item.rule.id for item in judged if (item.severity, item.found.outcome) == kind]
        if len(rules) < cap.count or kind in said:
            continue
        said.add(kind)
        yield _cap_reason(cap, rules)


def _cap_reason(cap: Cap, rules: list[str]) -> Text:
    several = len(rules) > 1
    what, how = _SEVERITY_WORDS[cap.severity][several], _OUTCOME_WORDS[cap.outcome][several]
    listed, level = ", ".join(rules), AVIS_LEVELS[cap.best]
    return Text(
        fr=f"{len(rules)} {what.fr} {how.fr} ({listed}) : l'avis ne peut dépasser « {level.fr} ».",
        en=f"{len(rules)} {what.en} {how.en} ({listed}): the opinion cannot be better than “{level.en}”.",
    )


def _incomplete(known: Decimal | None, scoring: Scoring) -> Text:
    found = _percent(known or Decimal(0))
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


def _short_score(score: Decimal, reached: AvisLevel, scoring: Scoring) -> Text:
    better = ORDERED_LEVELS[ORDERED_LEVELS.index(reached) - 1]
    floor = next(floor.score for floor in scoring.floors if floor.level is better)
    shown = score.quantize(Decimal("0.1"), rounding=ROUND_FLOOR)
    level = AVIS_LEVELS[better]
    decimal_comma = str(shown).replace(".", ",")
    return Text(
        fr=f"Score global de {decimal_comma} sur 100, sous le plancher de {floor} de l'avis « {level.fr} ».",
        en=f"Overall score of {shown} out of 100, below the floor of {floor} for “{level.en}”.",
    )


def _percent(share: Decimal) -> int:
    return int((share * 100).to_integral_value(rounding=ROUND_FLOOR))


def _deciding(judged: Sequence[Judged], scoring: Scoring, standing: Standing) -> Iterable[str]:
    """Yield the open rules that would change the avis if they alone were settled."""
    given = standing.avis_level(scoring)

    @cache
    def changes(case: Case) -> bool:
        settled = (standing.with_settled(case.severity, kind, scoring) for kind in case.possible)
        return any(one.avis_level(scoring) is not given for one in settled)

    for item in judged:
        case = case_of(item)
        if case.outcome is OutcomeKind.UNDETERMINED and changes(case):
            yield item.rule.id
