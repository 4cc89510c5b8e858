"""Tells the words that name nothing, where a source, a reason or a proof has to be named."""

import re
from functools import lru_cache

from audit.model.folded_names import fold_words

_FEWEST_LETTERS = 2  # one letter, or signs alone, name nothing; the number of an annex does
_MOST_WORDS_OF_DELAY = 3  # « PV à venir » is not there yet; a longer text names more than that
_DELAYS = (
    "a venir", "a fournir", "a joindre", "a produire", "a transmettre", "a completer", "a confirmer", "a definir",
    "a preciser", "a verifier", "a rechercher", "en attente", "pas encore", "sera transmis", "sera fourni", "to come",
    "to follow", "to be provided", "to be completed", "to be confirmed", "to be defined", "to be determined", "pending",
    "not yet",
)  # fmt: skip
# « pas de document », « sans preuve », "no written record": that there is none.
_ABSENCE = re.compile(
    r"(?:(?:il n y a )?(?:pas de|pas d|aucune?|sans|absence de|manque de|no|without|there is no)) "
    r"(?:autre |other |written )?"
    r"(?:source|document|doc|piece|preuve|ecrit|trace|justificatif|compte rendu|pv|proof|evidence|record"
    r"|motif|raison|reason|explication|responsable)s?"
    r"(?: ecrite?s?)?"
)
PLACEHOLDERS = frozenset({
    "nc", "n c", "na", "n a", "nr", "n r", "tbd", "tbc", "xx", "xxx", "todo", "a completer", "a confirmer",
    "a definir", "a preciser", "non communique", "non renseigne", "to be completed", "to be confirmed",
    "to be defined", "to be determined",
})  # fmt: skip
"""What is written where something is still to be, folded: no answer, and no name of anything."""
_NOTHING = PLACEHOLDERS | frozenset({
    "nd", "n d", "so", "s o", "nsp", "ok", "oui", "non", "yes", "no", "neant", "rien", "aucun", "aucune", "none",
    "nothing", "vide", "empty", "null", "ras", "a voir", "voir", "en cours", "to check", "idem", "ditto", "cf",
    "voir ci dessus", "voir plus haut", "see above", "non communiquee", "non renseignee", "non disponible",
    "not available", "n existe pas", "inexistant", "inexistante", "introuvable", "perdu", "perdue", "manquant",
    "manquante", "missing", "lost", "oral", "orale", "non ecrit", "non ecrite", "non formalise", "non formalisee",
    "not written", "personne", "nobody", "a designer", "a nommer", "non designe", "non designee", "non nomme",
    "non nommee", "vacant", "to be appointed", "to be named", "not appointed", "inconnu", "inconnue", "unknown",
    "not known", "ne sait pas", "ne sais pas", "je ne sais pas", "don t know", "dont know", "do not know",
    "sans objet", "non applicable", "pas applicable", "non concerne", "not applicable", "motif", "reason",
    "ne s applique pas", "does not apply", "je ne sais plus", "a recruter", "to be recruited", "poste vacant",
    "non defini", "non definie", "not defined", "source piece page date",
    "source document page date", "declare", "documente", "verifie", "declared", "documented", "verified",
})  # fmt: skip


@lru_cache(maxsize=4_096)  # the sources of a project come back at each of its answers
def names_something(text: str) -> bool:
    """Return whether ``text`` names something: « à venir », « ? », « pas de document » and « sans objet » do not."""
    words = fold_words(text)
    if words in _NOTHING or _ABSENCE.fullmatch(words) or (len(words) < _FEWEST_LETTERS and not words.isdecimal()):
        return False
    is_short = len(words.split()) <= _MOST_WORDS_OF_DELAY
    return not (is_short and any(f" {delay} " in f" {words} " for delay in _DELAYS))
