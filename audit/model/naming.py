"""Tells the words that name nothing, where a source, a reason or a proof has to be named."""

from functools import lru_cache

from audit.model.folded_names import fold_words

_FEWEST_LETTERS = 2  # one letter, or signs alone, name nothing
_NOTHING = frozenset(
    {"nc", "n c", "na", "n a", "nr", "n r", "so", "s o", "nsp", "tbd", "tbc", "todo", "xx", "xxx", "ok"}
    | {"oui", "non", "yes", "no", "neant", "rien", "aucun", "aucune", "none", "nothing", "vide", "empty"}
    | {"aucune source", "aucun document", "aucune piece", "sans source", "pas de source", "no source", "no document"}
    | {"a venir", "a fournir", "a joindre", "a produire", "a transmettre", "a completer", "a confirmer", "a definir"}
    | {"a preciser", "a verifier", "a voir", "voir", "en cours", "en attente", "to come", "to follow", "pending"}
    | {"to be provided", "to be completed", "to be confirmed", "to be defined", "to be determined", "to check"}
    | {"non communique", "non communiquee", "non renseigne", "non renseignee", "non disponible", "not available"}
    | {"personne", "nobody", "a designer", "a nommer", "non designe", "non designee", "non nomme", "non nommee"}
    | {"vacant", "to be appointed", "to be named", "not appointed", "inconnu", "inconnue", "unknown", "not known"}
    | {"ne sait pas", "ne sais pas", "je ne sais pas", "don t know"}
    | {"dont know", "do not know", "sans objet", "non applicable", "not applicable"}
)


@lru_cache(maxsize=4_096)  # the sources of a project come back at each of its answers
def names_something(text: str) -> bool:
    """Return whether ``text`` names something: « à venir », « ? » and « sans objet » do not."""
    words = fold_words(text)
    return len(words) >= _FEWEST_LETTERS and words not in _NOTHING
