"""What the cover of a workbook says: who sends it and until when, who answers in what time, who signs it off."""

from collections.abc import Iterator
from typing import NamedTuple

from audit.model.answering_role import AnsweringRole
from audit.model.cover import CoverField
from audit.model.questionnaire import Questionnaire, total_minutes
from audit.model.text import Language, Text
from audit.questionnaire.layout import cover_mark
from audit.wording.terms import write_term

COVER_SHEET = Text(fr="Page de garde", en="Cover")
_MINUTES_IN_AN_HOUR = 60


SENDING = (CoverField.SENDER, CoverField.CONTACT, CoverField.DEADLINE, CoverField.MARK)
SIGN_OFF = (CoverField.FILLED_BY, CoverField.APPROVED_BY)
FIELD_LABELS = {
    CoverField.SENDER: Text(fr="Émetteur (service, personne)", en="Sender (department, person)"),
    CoverField.CONTACT: Text(fr="Contact pour toute question", en="Contact for any question"),
    CoverField.DEADLINE: Text(fr="À renvoyer avant le", en="To be returned by"),
    CoverField.MARK: Text(fr="Mention de protection", en="Protective marking"),
    CoverField.FILLED_BY: Text(fr="Rempli par (nom, fonction, date)", en="Filled in by (name, position, date)"),
    CoverField.APPROVED_BY: Text(fr="Validé par (nom, fonction, date)", en="Approved by (name, position, date)"),
}
SENDING_TITLE = Text(fr="Envoi", en="Sending")
SIGN_OFF_TITLE = Text(fr="Visa", en="Sign-off")
ROLES_TITLE = Text(fr="Qui répond", en="Who answers")
ROLES_HEADINGS = (
    Text(fr="Rôle", en="Role"),
    Text(fr="Questions", en="Questions"),
    Text(fr="Tableaux", en="Tables"),
    Text(fr="Durée estimée", en="Estimated time"),
)
ALL_ROLES = Text(fr="Ensemble", en="Overall")
TIME_NOTE = Text(
    fr="Le rôle est celui qui connaît la réponse ; une personne peut en tenir plusieurs. Les durées sont une "
    "estimation de l'outil, pour qui connaît la réponse et a les pièces sous la main : le temps de les réunir n'y est "
    "pas. Un tableau est compté pour une dizaine de lignes. La colonne « Qui répond » des feuilles de questions se "
    "filtre.",
    en="The role is the one that knows the answer; one person may hold several. Times are the tool's own estimate, for "
    "someone who knows the answer and has the documents at hand: gathering them is not counted. A table is counted for "
    "some ten lines. The column “Who answers” of the sheets of questions can be filtered.",
)
NOTES_NOTE = Text(
    fr="Ce qui est porté ici est conservé comme note : l'audit n'en tire aucune conclusion.",
    en="What is entered here is kept as a note: the audit draws no conclusion from it.",
)
PART_NOTE = Text(
    fr="Ce classeur ne porte que les questions et les tableaux destinés au rôle « {role} », et celles qui identifient "
    "le projet, déjà remplies : ne pas modifier ces dernières.",
    en="This workbook only holds the questions and tables for the role “{role}”, and those that identify the project, "
    "which are filled in already: do not change the latter.",
)


class RoleShare(NamedTuple):
    """What one role is asked: how many questions and tables, and how long they take; None where it is not estimated."""

    label: Text
    questions: int
    tables: int
    minutes: int | None


def role_shares(questionnaire: Questionnaire) -> tuple[RoleShare, ...]:
    """Return what each role is asked, then all of them together; of a part, that which its role is asked alone.

    Every question is counted once, for the role that knows the answer.
    """
    role = questionnaire.part
    roles = questionnaire.answering_roles if role is None else (role,)
    shares = tuple(_share(questionnaire, one) for one in roles)
    if role is not None:
        return shares
    whole = RoleShare(ALL_ROLES, len(questionnaire.questions), len(questionnaire.tables), questionnaire.minutes)
    return (*shares, whole)


def _share(questionnaire: Questionnaire, role: AnsweringRole) -> RoleShare:
    questions = [question for question in questionnaire.questions if question.answered_by is role]
    tables = [table for table in questionnaire.tables if table.answered_by is role]
    label = Text(fr=write_term(role, Language.FR), en=write_term(role, Language.EN))
    return RoleShare(label, len(questions), len(tables), total_minutes((*questions, *tables)))


def write_minutes(minutes: int | None, language: Language) -> str:
    """Return a time as people read it, e.g. ``45 min`` or ``1 h 57 min``; a dash where none is estimated."""
    if minutes is None:
        return "—"
    hours, rest = divmod(minutes, _MINUTES_IN_AN_HOUR)
    if not hours:
        return f"{rest} min"
    unit = "" if language is Language.FR else " min"
    return f"{hours} h {rest:02}{unit}" if rest else f"{hours} h"


def cover_texts(questionnaire: Questionnaire, language: Language) -> Iterator[str]:
    """Yield what the tool itself writes on the cover, its counts aside."""
    yield from map(cover_mark, CoverField)
    fixed = (COVER_SHEET, SENDING_TITLE, SIGN_OFF_TITLE, ROLES_TITLE, TIME_NOTE, NOTES_NOTE, *ROLES_HEADINGS)
    yield from (text.to(language) for text in (*fixed, *FIELD_LABELS.values()))
    for share in role_shares(questionnaire):
        yield share.label.to(language)
        yield write_minutes(share.minutes, language)
    if questionnaire.part:
        yield part_note(questionnaire.part, language)


def part_note(role: AnsweringRole, language: Language) -> str:
    """Return what the cover of one role's workbook says of it."""
    return PART_NOTE.to(language).format(role=write_term(role, language))
