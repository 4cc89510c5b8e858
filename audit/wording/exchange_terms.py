"""How people call the closed lists of the contradictory procedure and of the follow-up, in French and in English."""

from enum import StrEnum
from typing import Any

from audit.model.exchange import ActionStatus, Decision, Reply, Stage
from audit.model.text import Language, Text

ACTION_STATUSES = {
    ActionStatus.TO_DO: Text(fr="À faire", en="To do"),
    ActionStatus.IN_PROGRESS: Text(fr="En cours", en="In progress"),
    ActionStatus.DONE: Text(fr="Fait", en="Done"),
    ActionStatus.DROPPED: Text(fr="Abandonné", en="Dropped"),
}
REPLIES = {
    Reply.ACCEPTED: Text(fr="Accepté", en="Accepted"),
    Reply.PARTLY: Text(fr="Accepté en partie", en="Partly accepted"),
    Reply.REFUSED: Text(fr="Refusé", en="Refused"),
}
NO_REPLY = Text(fr="Sans réponse", en="No reply")
NO_CHOICE = Text(fr="Ni accepté ni refusé", en="Neither accepted nor refused")
CORRECTED_ONLY = Text(fr="Réponse corrigée, sans autre observation", en="Corrected answer, without any comment")
DECISIONS = {
    Decision.MAINTAINED: Text(fr="Constat maintenu", en="Finding maintained"),
    Decision.AMENDED: Text(fr="Constat modifié", en="Finding amended"),
    Decision.WITHDRAWN: Text(fr="Constat retiré", en="Finding withdrawn"),
}
STAGES = {
    Stage.PROVISIONAL: Text(fr="Version provisoire", en="Provisional version"),
    Stage.FINAL: Text(fr="Version définitive", en="Final version"),
}
_TERMS: dict[type[StrEnum], dict[Any, Text]] = {
    ActionStatus: ACTION_STATUSES,
    Reply: REPLIES,
    Decision: DECISIONS,
    Stage: STAGES,
}


def exchange_term(member: StrEnum, language: Language) -> str:
    """Return the term for a member of one of these lists.

    Raises:
        KeyError: when the list has no terms.
    """
    return _TERMS[type(member)][member].to(language)
