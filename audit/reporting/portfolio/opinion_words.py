"""The opinion of a project of a portfolio in words: what is guaranteed, what is left, and on declarations."""

from audit.model.scoring import ORDERED_LEVELS, AvisLevel, Statement
from audit.model.text import Language
from audit.portfolio.schema import LeadingOpinion, ProjectLine
from audit.reporting.messages import messages
from audit.reporting.portfolio.terms import STATEMENTS
from audit.wording.stated_words import stated_words
from audit.wording.terms import write_term


def guaranteed(line: ProjectLine, language: Language) -> str:
    """Return the guaranteed level, "at least" where a better one is left, after what ends the review, if no opinion."""
    says = line.avis.says
    level = level_words(line.opinion, language)
    return level if says is Statement.AVIS else f"{STATEMENTS[says].to(language)} — {level}"


def level_words(found: LeadingOpinion, language: Language) -> str:
    """Return the guaranteed level, "at least" where missing answers may still give a better one."""
    t, level = messages(language), write_term(found.level, language)
    return t("portfolio.at_least", level=level) if is_at_least(found) else level


def is_at_least(found: LeadingOpinion) -> bool:
    """Return whether a level is guaranteed, and a better one left."""
    return not found.certain and found.level is not AvisLevel.NONE


def left_above(found: LeadingOpinion, language: Language) -> str:
    """Return what missing answers leave beside the guaranteed level."""
    t = messages(language)
    if found.ceiling is AvisLevel.NONE:
        return t("compare.level_unmeasured")
    if found.certain:
        return t("portfolio.certain")
    best = write_term(found.ceiling, language)
    if found.level is AvisLevel.NONE:
        return t("portfolio.at_best_and_worst", level=best, worst=write_term(found.floor, language))
    return t("portfolio.at_best", level=best)


def on_declarations(found: LeadingOpinion, language: Language) -> str:
    """Return the levels that answers taken as they are given leave; empty where a file does not tell them."""
    floor, ceiling = found.declared_floor, found.declared_ceiling
    if floor is None or ceiling is None:
        return ""
    if floor is ORDERED_LEVELS[-1] is not ceiling:
        t = messages(language)
        return t("portfolio.no_level", level=write_term(ceiling, language))
    levels = LeadingOpinion(level=floor, floor=floor, ceiling=ceiling, certain=floor is ceiling, by_then=found.by_then)
    words = stated_words(levels, language, is_avis=False)
    if not found.to_document:
        return words
    t = messages(language)
    return f"{words} ({t('portfolio.to_document', count=found.to_document)})"
