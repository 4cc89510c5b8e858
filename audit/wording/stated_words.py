"""What is said of the levels that lead, in the words of reports, wherever they are printed."""

from audit.model.scoring import ORDERED_LEVELS, AvisLevel
from audit.model.stated_levels import LevelLeft
from audit.model.text import Language, Text
from audit.wording.terms import write_term

BY_THEN = Text(fr="au regard des textes publiés à la date de la revue", en="by the texts published by the review date")
RETROSPECTIVE = Text(
    fr="Lecture rétrospective, non opposable au projet : au regard des repères d'aujourd'hui, {levels}.",
    en="Retrospective reading, which cannot be held against the project: by today's reference texts, {levels}.",
)
_QUOTED = {Language.FR: "« {level} »", Language.EN: "“{level}”"}
_CERTAIN = {Language.FR: "{floor}, acquis", Language.EN: "{floor}, secured"}
_AT_LEAST = {Language.FR: "au moins {floor}, au mieux {ceiling}", Language.EN: "at least {floor}, at best {ceiling}"}
_NO_OPINION = {
    Language.FR: "pas d'avis à ce stade, au mieux {ceiling} ; {floor} n'est pas exclu",
    Language.EN: "no opinion at this stage, at best {ceiling}; {floor} is not excluded",
}
_OPEN = {
    Language.FR: "aucun niveau acquis, au mieux {ceiling} ; {floor} n'est pas exclu",
    Language.EN: "no level secured, at best {ceiling}; {floor} is not excluded",
}
_UNMEASURED = {Language.FR: "aucune exigence mesurable", Language.EN: "no requirement can be measured"}


def stated_words(levels: LevelLeft, language: Language, *, is_avis: bool = True) -> str:
    """Return what is guaranteed, and what missing answers leave, as part of a sentence.

    Args:
        levels: of one basis.
        language: the reader's.
        is_avis: whether it is the opinion of a review, and not a level that serves another end.
    """
    if levels.ceiling is AvisLevel.NONE:
        return _UNMEASURED[language]
    if levels.floor is levels.ceiling:
        pattern = _CERTAIN
    elif levels.floor is not ORDERED_LEVELS[-1]:
        pattern = _AT_LEAST
    else:
        pattern = _NO_OPINION if is_avis else _OPEN
    floor, ceiling = (
        _QUOTED[language].format(level=write_term(one, language)) for one in (levels.floor, levels.ceiling)
    )
    return pattern[language].format(floor=floor, ceiling=ceiling)


def retrospective(levels: LevelLeft, language: Language) -> str:
    """Return the reading by the texts of today, where the opinion goes by those of its time, as a sentence."""
    return RETROSPECTIVE.to(language).format(levels=stated_words(levels, language, is_avis=False))
