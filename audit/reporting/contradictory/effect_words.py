"""Says what would follow of an answer, a withdrawal or actions: what closes, what opens, what the avis becomes."""

from collections.abc import Callable, Iterator, Sequence

from audit.exchange.effects import Effect, Effects, LevelOn, Levels
from audit.model.diagnosis import DiagnosisState
from audit.model.rule import OutcomeKind
from audit.model.scoring import AvisLevel, Basis, Statement
from audit.model.text import Language, Text
from audit.wording.outcome_words import outcome_words
from audit.wording.stated_words import BY_THEN
from audit.wording.terms import AVIS_LEVELS, OUTCOMES
from audit.wording.typography import typeset

UPHELD = Text(fr="Si cette réponse est retenue, {what}.", en="If this answer is upheld, {what}.")
_ALL_UPHELD = Text(fr="Si toutes ces réponses sont retenues, {what}.", en="If all these answers are upheld, {what}.")
_ALL_OTHERS_UPHELD = Text(
    fr="Si toutes ces réponses sont retenues, hors celles qui diffèrent, {what}.",
    en="If all these answers are upheld, but for those that differ, {what}.",
)
_WITHDRAWN = Text(fr="Ces constats retirés, {what}.", en="With these findings withdrawn, {what}.")
_ONE_WITHDRAWN = Text(fr="Ce constat retiré, {what}.", en="With this finding withdrawn, {what}.")
ACTIONS_DONE = Text(
    fr="Si ces actions ont eu l'effet attendu, {what}.", en="If these actions have had the effect expected, {what}."
)
THESE_UPHELD = Text(fr="Si ces réponses sont retenues, {what}.", en="If these answers are upheld, {what}.")
_UNDOCUMENTED = {
    Language.FR: (
        "Sans pièce à l'appui, {which} ne compte que sur déclarations.",
        "Sans pièce à l'appui, {which} ne comptent que sur déclarations.",
    ),
    Language.EN: (
        "Without a supporting document, {which} counts on declarations only.",
        "Without a supporting document, {which} count on declarations only.",
    ),
}
_REPLACED = {
    Language.FR: (
        " Elle remplace une réponse documentée, qui n'est alors plus retenue non plus.",
        " Elles remplacent des réponses documentées, qui ne sont alors plus retenues non plus.",
    ),
    Language.EN: (
        " It replaces a documented answer, which then holds no longer either.",
        " They replace documented answers, which then hold no longer either.",
    ),
}
_THEY = {Language.FR: ("elle", "elles"), Language.EN: ("it", "they")}
_QUOTED = {Language.FR: "« {label} »", Language.EN: "“{label}”"}
_CLOSES = {
    Language.FR: ("{rules} se ferme", "{rules} se ferment"),
    Language.EN: ("{rules} closes", "{rules} close"),
}
_OPENS = {
    Language.FR: ("{rules} devient un constat", "{rules} deviennent des constats"),
    Language.EN: ("{rules} becomes a finding", "{rules} become findings"),
}
_LIFTED = {
    Language.FR: (
        "{rules} n'est plus établi, sans être fermé : l'issue reste à déterminer",
        "{rules} ne sont plus établis, sans être fermés : l'issue reste à déterminer",
    ),
    Language.EN: (
        "{rules} is no longer established, and not closed: the outcome is to be determined",
        "{rules} are no longer established, and not closed: the outcome is to be determined",
    ),
}
_BECOMES_OUTCOME = Text(fr="{rules} : {before} → {after}", en="{rules}: {before} → {after}")
_MOVES = {
    Language.FR: ("ce qui reste possible de {rules} change", "ce qui reste possible de {rules} change"),
    Language.EN: ("what is still possible of {rules} changes", "what is still possible of {rules} changes"),
}
_NO_DIAGNOSIS = {
    Language.FR: ("le diagnostic {rules} n'est plus établi", "les diagnostics {rules} ne sont plus établis"),
    Language.EN: ("the diagnosis {rules} is no longer established", "the diagnoses {rules} are no longer established"),
}
_DIAGNOSIS = {
    Language.FR: ("le diagnostic {rules} est établi", "les diagnostics {rules} sont établis"),
    Language.EN: ("the diagnosis {rules} is established", "the diagnoses {rules} are established"),
}
_NOTHING_CLOSES = Text(fr="aucun constat ne se ferme", en="no finding closes")
_RESTATED = Text(fr="le constat demeure, en d'autres termes", en="the finding stands, in other words")
_WOULD_SAY = Text(fr="Il s'énoncerait : « {said} »", en="It would read: “{said}”")
_SUBJECTS = {
    Statement.AVIS: Text(fr="l'avis", en="the opinion"),
    Statement.ESTIMATE: Text(fr="l'estimation", en="the estimate"),
}
_LEVEL = Text(fr="le niveau des règles", en="the level of the rules")
_LEVEL_BY_RULES = Text(fr="le niveau", en="the level")
_BY_TODAY = Text(
    fr="au regard des repères d'aujourd'hui, lecture rétrospective non opposable au projet, {said}",
    en="by today's reference texts, a retrospective reading which cannot be held against the project, {said}",
)
_STILL = Text(fr="{subject} ne change pas ({level})", en="{subject} does not change ({level})")
_SAME = Text(fr="{subject} ne change pas", en="{subject} does not change")
_BECOMES = Text(fr="{subject} passe de {before} à {after}", en="{subject} goes from {before} to {after}")
_AT_BEST = Text(
    fr="{subject} reste {level}, au mieux {after} au lieu de {before}",
    en="{subject} stays {level}, at best {after} instead of {before}",
)
_ON = {
    Basis.DECLARATIONS: Text(fr="{subject} sur déclarations", en="{subject} on declarations"),
    Basis.EVIDENCE: Text(fr="{subject} sur réponses étayées", en="{subject} on evidence"),
}
_EXACT = {Language.FR: "« {level} »", Language.EN: "“{level}”"}
_AT_LEAST = {Language.FR: "« au moins {level} »", Language.EN: "“at least {level}”"}
_NONE = {
    Language.FR: "« pas d'avis à ce stade » (au mieux : {level})",
    Language.EN: "“no opinion at this stage” (at best: {level})",
}
_NO_LEVEL = {
    Language.FR: "aucun niveau acquis (au mieux : {level})",
    Language.EN: "no level settled (at best: {level})",
}


def effect_words(
    effect: Effect,
    frame: Text,
    says: Statement,
    language: Language,
    *,
    nothing_closes: bool = True,
    names_level: bool = False,
) -> str:
    """Return what would follow, as one sentence.

    Args:
        effect: what would follow.
        frame: the supposition, with a place for ``what`` follows.
        says: what the review ends in.
        language: the reader's.
        nothing_closes: whether to say so where no finding closes.
        names_level: whether to name a level that does not change.
    """
    parts = [
        *([_counted(_CLOSES, effect.closes, language)] if effect.closes else ()),
        *([_stays(effect).to(language)] if nothing_closes and not effect.closes and not _lifted(effect) else ()),
        *([_counted(_OPENS, effect.opens, language)] if effect.opens else ()),
        *_outcomes(effect, language),
        *_diagnoses(effect, language),
        *_levels(effect.before, effect.after, says, language, names_level),
    ]
    joint = " ; " if language is Language.FR else "; "
    return typeset(frame.to(language).format(what=joint.join(parts)), language)


def _stays(effect: Effect) -> Text:
    """Return that no finding closes, and that the one in question would say something else where it would."""
    return _RESTATED if len(effect.findings) == 1 and effect.restated else _NOTHING_CLOSES


def restated_words(effect: Effect, rule: str, language: Language) -> str:
    """Return what the finding of ``rule`` would say then, a sentence; empty where it would say the same."""
    said = effect.restated.get(rule)
    return typeset(_WOULD_SAY.to(language).format(said=said.to(language)), language) if said is not None else ""


def _outcomes(effect: Effect, language: Language) -> Iterator[str]:
    """Say what becomes of the rules that neither close nor open: those no longer established first."""
    by_outcomes: dict[tuple[OutcomeKind, OutcomeKind, bool], list[str]] = {}
    for rule, (was, becomes) in effect.outcomes.items():
        by_outcomes.setdefault((was, becomes, rule in effect.may_be_partial), []).append(rule)
    if lifted := _lifted(effect):
        yield _counted(_LIFTED, lifted, language)
    for (was, becomes, may_be_partial), rules in by_outcomes.items():
        if not _is_lifted(was, becomes):
            before = OUTCOMES[was].to(language).lower()
            after = outcome_words(becomes, language, may_be_partial=may_be_partial).lower()
            words = _BECOMES_OUTCOME.to(language)
            yield words.format(rules=joined(rules, language), before=before, after=after)
    others = [rule for rule in effect.moves if rule not in effect.outcomes]
    if others:
        yield _counted(_MOVES, others, language)


def _lifted(effect: Effect) -> list[str]:
    """Return the findings that are no longer established, and are not met either."""
    return [rule for rule, both in effect.outcomes.items() if _is_lifted(*both)]


def _is_lifted(was: OutcomeKind, becomes: OutcomeKind) -> bool:
    return was in (OutcomeKind.VIOLATED, OutcomeKind.PARTIAL) and becomes is OutcomeKind.UNDETERMINED


def _diagnoses(effect: Effect, language: Language) -> Iterator[str]:
    gone = [name for name, (was, _) in effect.diagnoses.items() if was is DiagnosisState.PRESENT]
    come = [name for name, (_, becomes) in effect.diagnoses.items() if becomes is DiagnosisState.PRESENT]
    if gone:
        yield _counted(_NO_DIAGNOSIS, gone, language)
    if come:
        yield _counted(_DIAGNOSIS, come, language)


def withdrawn(effect: Effect) -> Text:
    """Return the supposition that findings are withdrawn: one, or several."""
    return _WITHDRAWN if len(effect.findings) > 1 else _ONE_WITHDRAWN


def all_upheld(effects: Effects) -> Text:
    """Return the supposition that all the corrected answers are upheld, but for those that files give differently."""
    return _ALL_OTHERS_UPHELD if effects.at_odds else _ALL_UPHELD


def upheld(effect: Effect) -> Text:
    """Return the supposition that the answers which bear on a finding are upheld: one, or several."""
    return THESE_UPHELD if len(effect.answers) > 1 else UPHELD


def undocumented_words(
    answers: Sequence[str],
    undocumented: Sequence[str],
    label: Callable[[str], str],
    language: Language,
    replaced: Sequence[str] = (),
) -> str:
    """Return that answers without a document count on declarations only; named where others have one.

    Args:
        answers: the names of those that bear on a finding.
        undocumented: those of them for which no document is named.
        label: what an answer is called, by its name.
        language: the reader's.
        replaced: those without a document in the place of which a documented answer was given.
    """
    several = len(undocumented) > 1
    which = _THEY[language][several]
    if len(undocumented) < len(answers):
        which = joined([_QUOTED[language].format(label=label(name)) for name in undocumented], language)
    also = _REPLACED[language][len(replaced) > 1] if replaced else ""
    return typeset(_UNDOCUMENTED[language][several].format(which=which) + also, language)


def level_words(level: LevelOn, language: Language, *, is_opinion: bool = True) -> str:
    """Return a level in words, quoted, with how firm it is; one that the opinion does not go by is none."""
    if level.level is AvisLevel.NONE:
        return (_NONE if is_opinion else _NO_LEVEL)[language].format(level=_named(level.ceiling, language))
    pattern = _EXACT if level.floor is level.ceiling else _AT_LEAST
    return pattern[language].format(level=_named(level.level, language))


def _levels(before: Levels, after: Levels, says: Statement, language: Language, names_level: bool) -> list[str]:
    subject = _SUBJECTS.get(says, _LEVEL).to(language)
    other = Basis.DECLARATIONS if before.on is Basis.EVIDENCE else Basis.EVIDENCE
    own, by_then = before.on, before.then is not None or after.then is not None
    said = [_level(subject, before.leading(own), after.leading(own), language, names_level=names_level)]
    if by_then:
        said[0] = f"{BY_THEN.to(language)}, {said[0]}"
    if before.leading(other) != after.leading(other):
        named = _ON[other].to(language).format(subject=subject)
        said.append(_level(named, before.leading(other), after.leading(other), language))
    if by_then:
        level = _LEVEL_BY_RULES.to(language)
        said.append(
            _BY_TODAY.to(language).format(said=_level(level, before.own, after.own, language, is_opinion=False))
        )
    return said


def _level(
    subject: str,
    before: LevelOn,
    after: LevelOn,
    language: Language,
    *,
    is_opinion: bool = True,
    names_level: bool = False,
) -> str:
    if before == after and names_level:
        level = level_words(after, language, is_opinion=is_opinion)
        return _STILL.to(language).format(subject=subject, level=level)
    if before == after:
        return _SAME.to(language).format(subject=subject)
    was, becomes = (level_words(one, language, is_opinion=is_opinion) for one in (before, after))
    if was == becomes:  # the best that is left is what differs
        best, at_best = (_EXACT[language].format(level=_named(one.ceiling, language)) for one in (before, after))
        return _AT_BEST.to(language).format(subject=subject, level=becomes, before=best, after=at_best)
    return _BECOMES.to(language).format(subject=subject, before=was, after=becomes)


def _counted(patterns: dict[Language, tuple[str, str]], rules: Sequence[str], language: Language) -> str:
    return patterns[language][len(rules) > 1].format(rules=joined(rules, language))


def joined(names: Sequence[str], language: Language) -> str:
    """Return names as a list in a sentence."""
    if len(names) < 2:
        return "".join(names)
    joint = " et " if language is Language.FR else " and "
    return f"{', '.join(names[:-1])}{joint}{names[-1]}"


def _named(level: AvisLevel, language: Language) -> str:
    return AVIS_LEVELS[level].to(language)
