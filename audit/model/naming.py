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
    r"|motif|raison|reason|explication|responsable|traitement|action|mesure|mitigation|treatment|measure|owner)s?"
    r"(?: ecrite?s?)?"
)
PLACEHOLDERS = frozenset({
    "nc", "n c", "na", "n a", "nr", "n r", "tbd", "tbc", "xx", "xxx", "todo", "a completer", "a confirmer",
    "a definir", "a preciser", "non communique", "non renseigne", "to be completed", "to be confirmed",
    "to be defined", "to be determined",
})  # fmt: skip
"""What is written where something is still to be, folded: no answer, and no name of anything."""
_ABSENT = frozenset({
    "neant", "rien", "aucun", "aucune", "none", "nothing", "n existe pas", "il n y en a pas", "there is none",
    "inexistant", "inexistante", "personne", "nobody", "nobody yet", "personne pour l instant", "non designe",
    "non designee", "non nomme", "non nommee", "not appointed", "non attribue", "non attribuee", "not assigned",
    "unassigned", "non traite", "non traitee", "not treated", "rien de prevu", "rien n est prevu", "nothing planned",
})  # fmt: skip
# « Poste vacant (recrutement en cours) », « à désigner »: nobody is there yet.
_VACANCY = re.compile(
    r"(?:(?:poste |fonction |post |position )?(?:"
    r"vacante?|non pourvue?|a pourvoir|a recruter|a designer|a nommer|a attribuer"
    r"|(?:recrutement|designation|nomination) en cours|en cours de (?:recrutement|designation|nomination)"
    r"|to be (?:recruited|appointed|named|assigned|filled)|not filled|being recruited)(?: |$))+"
)
_NOTHING = PLACEHOLDERS | _ABSENT | frozenset({
    "nd", "n d", "so", "s o", "nsp", "ok", "oui", "non", "yes", "no", "vide", "empty", "null", "ras", "a voir", "voir",
    "en cours", "to check", "idem", "ditto", "cf", "voir ci dessus", "voir plus haut", "see above", "non communiquee",
    "non renseignee", "non disponible", "not available", "introuvable", "perdu", "perdue", "manquant", "manquante",
    "missing", "lost", "oral", "orale", "non ecrit", "non ecrite", "non formalise", "non formalisee", "not written",
    "inconnu", "inconnue", "unknown", "not known", "ne sait pas", "ne sais pas", "je ne sais pas", "don t know",
    "dont know", "do not know", "sans objet", "non applicable", "pas applicable", "non concerne", "not applicable",
    "motif", "reason", "ne s applique pas", "does not apply", "je ne sais plus", "non defini", "non definie",
    "not defined", "source piece page date", "source document page date", "declare", "documente", "verifie",
    "declared", "documented", "verified", "sans", "without", "cf annexe", "voir annexe", "see annex", "prochainement",
    "bientot", "soon", "sous reserve",
})  # fmt: skip
# Of a source, a proof: what it is to be, and not which one; elsewhere, « Document » may name something.
_OF_NO_SOURCE = frozenset({
    "annexe", "document", "piece", "preuve", "justificatif", "proof", "evidence", "preuve produite", "piece produite",
})  # fmt: skip
# What people add to "nobody" and to "not known": as of now, or since when.
_SO_FAR = (
    r"(?: (?:encore|actuellement|a ce (?:jour|stade)|pour l instant|pour le moment|a date"
    r"|depuis (?:le )?\w+(?: \w+){0,2}|yet|so far|to date|for now|at this stage|since \w+(?: \w+){0,2}))*"
)
# « On ne sait pas », « non précisé à ce jour », « à définir avec le métier »: nobody knows, or not yet.
_NOT_KNOWN = re.compile(
    r"(?:"
    r"(?:(?:on|je|nous|l equipe|le projet|we|i) )?(?:(?:ne |n en )?(?:sait|sais|savons) (?:pas|rien)"
    r"|(?:don t|do not|dont) know)(?: (?:qui|lequel|laquelle|who|which))?"
    r"|(?:pas|non|not)(?: encore| yet)? (?:connu|precise|identifie|determine|defini|fixe|arrete|indique|renseigne|known"
    r"|specified|identified|determined|defined)e?s?"
    r"|inconnue?s?|unknown"
    r"|(?:mesures?|plans?|actions?|valeurs?|effets?|noms?|responsables?|titulaires?) a"
    r" (?:definir|etablir|preciser|determiner|completer|fixer|arreter|designer|nommer)"
    rf"){_SO_FAR}"
    r"|a (?:definir|preciser|completer|confirmer|determiner|etablir|fixer|arreter)"
    r" (?:avec|par|en|d ici|lors|apres|selon) .+"
    r"|to be (?:defined|specified|completed|confirmed|determined|agreed) (?:with|by|in|after) .+"
)
# « Pas encore nommé », « aucun sponsor identifié », « désignation prévue en octobre »: there is none, or nobody yet.
_NOBODY = re.compile(
    r"(?:"
    r"aucune?|rien|personne|nobody|none"
    r"|(?:pas|non|not)(?: encore| yet)? (?:nomme|designe|attribue|pourvu|recrute|appointed|named|assigned|filled)e?s?"
    r"|(?:poste |fonction |post |position )?(?:vacante?|a pourvoir|a recruter|a designer|a nommer|to be appointed)"
    r"|en recrutement"
    r"|(?:aucune?|pas de|pas d|plus de|plus d|pas encore de|pas encore d|sans|no)"
    r" (?:sous traitants?|cotraitants?|co traitants?|groupes?|groupements?|sponsor|directeur|directrice|chef"
    r"|responsable|titulaires?|prestataires?|fournisseurs?|societe|entreprise|suppleant|remplacant|valeur|effets?|gains?"
    r"|mesures?|plan|subcontractors?|group|director|manager|owner|supplier|contractor|company|value|effects?|benefits?"
    r"|measures?)"
    r"(?: (?:de|du) projet| identifiee?s?| designee?s?| nommee?s?| prevue?s?| attendue?s?| identified| named| appointed"
    r"| planned| expected)*"
    rf"){_SO_FAR}"
    r"|(?:recrutement|designation|nomination) (?:prevue?|attendue?|envisagee?|imminente?|lancee?)"
    r"(?: (?:en|pour|d ici|le|au|fin|debut|mi|courant) .+)?"
)
_AS_ANOTHER = re.compile(r"(?:idem|ditto) .{1,30}|(?:voir|cf|see) (?:l |the )?(?:organigramme|org chart)")
# « voir avec Mme X », « cf. la MOA », « en cours de rédaction »: somebody is to be asked, something is to be made.
_ELSEWHERE = re.compile(
    r"(?:a )?(?:voir|see|ask) (?:avec|with|mme|mlle|m|mr|mrs|ms) .+"
    r"|en cours d[e]? ?\w+|(?:document |piece |note )?a (?:rediger|demander|etudier|ecrire|voir|obtenir|retrouver)"
    r"|being (?:written|drafted)|to be (?:written|drafted|asked|found)"
)


def says_there_is_none(text: str) -> bool:
    """Return whether ``text``, where a name is asked for, says that there is none, or nobody yet: « vacant »."""
    words = fold_words(text)
    return words in _ABSENT or any(one.fullmatch(words) for one in (_ABSENCE, _VACANCY, _NOBODY))


def says_that_none_is_given(text: str) -> bool:
    """Return whether ``text`` says that there is no document, no proof: a reason, where a position is taken."""
    return bool(_ABSENCE.fullmatch(fold_words(text)))


@lru_cache(maxsize=4_096)  # suppliers and roles come back on many lines
def says_nothing(text: str) -> bool:
    """Return whether ``text``, typed as an answer in words, answers nothing: « idem », « à définir », « vacant ».

    Less is told so than of a source or a reason: « A » may be a supplier, and « Recette en attente » a risk.
    """
    words = fold_words(text)
    is_nothing = not words or words in _NOTHING or words in _DELAYS or _is_absence(words)
    return is_nothing or any(one.fullmatch(words) for one in (_NOT_KNOWN, _NOBODY, _AS_ANOTHER))


def _is_absence(words: str) -> bool:
    return bool(_ABSENCE.fullmatch(words) or _VACANCY.fullmatch(words) or _ELSEWHERE.fullmatch(words))


@lru_cache(maxsize=4_096)  # the sources of a project come back at each of its answers
def names_something(text: str) -> bool:
    """Return whether ``text`` names something: « à venir », « ? », « pas de document » and « sans objet » do not."""
    words = fold_words(text)
    if words in _NOTHING or words in _OF_NO_SOURCE or _is_absence(words) or _NOT_KNOWN.fullmatch(words):
        return False
    if len(words) < _FEWEST_LETTERS and not words.isdecimal():
        return False
    is_short = len(words.split()) <= _MOST_WORDS_OF_DELAY
    return not (is_short and any(f" {delay} " in f" {words} " for delay in _DELAYS))
