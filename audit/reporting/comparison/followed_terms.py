"""What became of recommendations, as declared, and of actions, as observed, in French and in English."""

from audit.comparison.moves import Followed
from audit.model.text import Text

FOLLOWED = {
    Followed.FULLY: Text(fr="Suivies d'effet", en="Followed in full"),
    Followed.IN_PROGRESS: Text(fr="En cours", en="In progress"),
    Followed.INCOMPLETE: Text(fr="Suivies en partie", en="Followed in part"),
    Followed.NOT_FOLLOWED: Text(fr="Non suivies d'effet", en="Not followed"),
    Followed.NOT_DUE: Text(fr="Non échues, sans effet constaté à ce jour", en="Not due yet, without effect so far"),
    Followed.NO_LONGER_RELEVANT: Text(fr="Devenues sans objet", en="No longer relevant"),
    Followed.REFUSED: Text(fr="Refusées ou écartées", en="Refused or set aside"),
    Followed.NOT_KNOWN: Text(fr="Suite non établie", en="Not known"),
}

# What became of an action is what is observed of the findings that asked for it, whoever did what.
ACTIONS_FOLLOWED = {
    Followed.FULLY: Text(fr="Constats levés", en="Findings closed"),
    Followed.INCOMPLETE: Text(fr="Constats levés ou atténués en partie", en="Findings partly closed or improved"),
    Followed.NOT_FOLLOWED: Text(fr="Constats maintenus, échéance passée", en="Findings still open after the due date"),
    Followed.NOT_DUE: Text(fr="Constats maintenus, échéance à venir", en="Findings still open, not due yet"),
    Followed.NO_LONGER_RELEVANT: Text(fr="Constats devenus sans objet", en="Findings that no longer apply"),
    Followed.REFUSED: Text(fr="Règles désactivées par un paquet", en="Rules that a pack disables"),
    Followed.NOT_KNOWN: Text(fr="Suite non établie", en="Outcome not known"),
}

COUNTED_ACTIONS = {
    Followed.FULLY: (
        Text(fr="dont les constats sont levés", en="closed"),
        Text(fr="dont les constats sont levés", en="closed"),
    ),
    Followed.INCOMPLETE: (
        Text(fr="dont ils le sont en partie ou sont atténués", en="partly closed or improved"),
        Text(fr="dont ils le sont en partie ou sont atténués", en="partly closed or improved"),
    ),
    Followed.NOT_FOLLOWED: (
        Text(fr="dont un constat est maintenu, échéance passée", en="still open after the due date"),
        Text(fr="dont un constat est maintenu, échéance passée", en="still open after the due date"),
    ),
    Followed.NOT_DUE: (
        Text(fr="dont un constat est maintenu, échéance à venir", en="still open, not due yet"),
        Text(fr="dont un constat est maintenu, échéance à venir", en="still open, not due yet"),
    ),
    Followed.NO_LONGER_RELEVANT: (
        Text(fr="devenue sans objet", en="no longer relevant"),
        Text(fr="devenues sans objet", en="no longer relevant"),
    ),
    Followed.REFUSED: (
        Text(fr="dont les règles sont désactivées", en="whose rules are disabled"),
        Text(fr="dont les règles sont désactivées", en="whose rules are disabled"),
    ),
    Followed.NOT_KNOWN: (
        Text(fr="dont la suite n'est pas établie", en="whose outcome is not known"),
        Text(fr="dont la suite n'est pas établie", en="whose outcome is not known"),
    ),
}

COUNTED_FOLLOWED = {
    Followed.FULLY: (
        Text(fr="suivie d'effet", en="followed in full"),
        Text(fr="suivies d'effet", en="followed in full"),
    ),
    Followed.IN_PROGRESS: (Text(fr="en cours", en="in progress"), Text(fr="en cours", en="in progress")),
    Followed.INCOMPLETE: (
        Text(fr="suivie en partie", en="followed in part"),
        Text(fr="suivies en partie", en="followed in part"),
    ),
    Followed.NOT_FOLLOWED: (
        Text(fr="non suivie d'effet", en="not followed"),
        Text(fr="non suivies d'effet", en="not followed"),
    ),
    Followed.NOT_DUE: (Text(fr="non échue", en="not due yet"), Text(fr="non échues", en="not due yet")),
    Followed.NO_LONGER_RELEVANT: (
        Text(fr="devenue sans objet", en="no longer relevant"),
        Text(fr="devenues sans objet", en="no longer relevant"),
    ),
    Followed.REFUSED: (
        Text(fr="refusée ou écartée", en="refused or set aside"),
        Text(fr="refusées ou écartées", en="refused or set aside"),
    ),
    Followed.NOT_KNOWN: (
        Text(fr="dont la suite n'est pas établie", en="whose outcome is not known"),
        Text(fr="dont la suite n'est pas établie", en="whose outcome is not known"),
    ),
}
