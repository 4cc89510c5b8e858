"""The avis: score floors, caps that nothing buys back, and whether open answers could change it."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from decimal import ROUND_FLOOR, Decimal

from audit.judgement.scores import completeness, exact_score, score_bounds
from audit.judgement.tally import Judged
from audit.model.outcome import RuleOutcome
from audit.model.result import Avis
from audit.model.rule import OutcomeKind, Severity
from audit.model.scoring import ORDERED_LEVELS, AvisLevel, Cap, Scoring
from audit.model.text import Text
from audit.wording.terms import AVIS_LEVELS

_Counts = Mapping[tuple[Severity, OutcomeKind], int]

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
    known = completeness(judged, scoring)
    score = exact_score(judged, scoring)
    level = _level(score, _counts((item.severity, item.found.outcome) for item in judged), scoring)
    low, high = score_bounds(judged, scoring)
    worst = _level(low, _counts((item.severity, item.worst) for item in judged), scoring)
    best = _level(high, _counts((item.severity, item.best) for item in judged), scoring)
    enough = known is not None and known >= scoring.completeness_floor
    given = level if enough else AvisLevel.IMPOSSIBLE
    return Avis(
        level=given,
        worst=worst,
        best=best,
        stable=given == worst == best,
        reasons=tuple(_reasons(judged, scoring, score, known, enough)),
        deciding_rules=tuple(_deciding(judged, scoring, level)),
    )


def _level(score: Decimal | None, counts: _Counts, scoring: Scoring) -> AvisLevel:
    if score is None:
        return AvisLevel.IMPOSSIBLE
    reached = next((floor.level for floor in scoring.floors if score >= floor.score), AvisLevel.UNFAVOURABLE)
    levels = [reached, *(cap.best for cap in scoring.caps if _holds(cap, counts))]
    return max(levels, key=ORDERED_LEVELS.index)


def _holds(cap: Cap, counts: _Counts) -> bool:
    return counts.get((cap.severity, cap.outcome), 0) >= cap.count


def _counts(outcomes: Iterable[tuple[Severity, OutcomeKind]]) -> _Counts:
    return Counter(outcomes)


def _reasons(
    judged: Sequence[Judged],
    scoring: Scoring,
    score: Decimal | None,
    known: Decimal | None,
    enough: bool,
) -> Iterable[Text]:
    if not enough:
        yield _incomplete(known, scoring)
    yield from _caps(judged, scoring)
    reached = _level(score, {}, scoring)
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


def _deciding(judged: Sequence[Judged], scoring: Scoring, level: AvisLevel) -> Iterable[str]:
    """Yield the open rules that could change the avis if they alone were settled."""
    for index, item in enumerate(judged):
        if item.found.outcome is not OutcomeKind.UNDETERMINED:
            continue
        for kind in item.found.possible:
            settled = [*judged[:index], _settled(item, kind), *judged[index + 1 :]]
            counts = _counts((other.severity, other.found.outcome) for other in settled)
            if _level(exact_score(settled, scoring), counts, scoring) is not level:
                yield item.rule.id
                break


def _settled(item: Judged, kind: OutcomeKind) -> Judged:
    found: RuleOutcome = item.found.model_copy(update={"outcome": kind, "possible": (kind,)})
    return Judged(item.rule, found)
