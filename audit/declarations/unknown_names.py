"""Says that a declaration names what nothing declares, and the closest that something does."""

from collections.abc import Iterable

from audit.errors import Bilingual, did_you_mean

ACTION = Bilingual("d'action", "action")
ANSWER = Bilingual("de réponse", "answer")
CHOICE = Bilingual("de choix", "choice")
COLUMN = Bilingual("de colonne", "column")
DIAGNOSIS = Bilingual("de diagnostic", "diagnosis")
FACT = Bilingual("de fait", "fact")
LEAD_TIME = Bilingual("de délai de procédure", "lead time")
OBJECT = Bilingual("d'objet", "object")
PARAMETER = Bilingual("de paramètre", "parameter")
QUESTION = Bilingual("de question", "question")
RULE = Bilingual("de règle", "rule")
SOURCE = Bilingual("de source", "source")
TABLE = Bilingual("de tableau", "table")


def place_in(source_id: str) -> Bilingual:
    """Return how a place of a source is called."""
    return Bilingual(f"d'emplacement dans la source {source_id}", f"place in source {source_id}")


def no_such(what: Bilingual, name: str, known: Iterable[str]) -> Bilingual:
    """Return that there is no ``what`` called ``name``, with the closest that is.

    Args:
        what: one of the kinds above; the French one follows « il n'y a pas ».
        name: what was written.
        known: what could have been.
    """
    told = Bilingual(f"il n'y a pas {what.fr} « {name} »", f"there is no {what.en} '{name}'")
    return told + did_you_mean(name, list(known))


def listed(names: Iterable[str]) -> Bilingual:
    """Return what may be written, in brackets."""
    words = ", ".join(names)
    return Bilingual(f" (possibles : {words})", f" (known: {words})")
