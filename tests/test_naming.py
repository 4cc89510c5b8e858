"""A source, a reason or a proof has to name something: « à venir » or « ? » is none, and bears nothing out."""

import pytest

from audit.model.answer import Answer, AnswerState, CellRef, Evidence
from audit.model.answered_fact import borne_out
from audit.model.naming import names_something
from audit.model.value import ValueType

NOTHING = [
    "", " ", "?", "-", "–", ".", "…", "x", "X", "n/a", "N.C.", "tbd", "À venir", "à  fournir", "Aucune", "néant", "oui",
    "pas de document", "Aucune preuve", "sans trace écrite", "No written record", "Pièce à venir", "PV à venir", "idem",
    "cf.", "aucun motif", "Motif", "ne s'applique pas", "À recruter", "Poste vacant", "aucun responsable", "Documenté",
    "pas encore", "À venir prochainement", "n'existe pas", "non formalisé", "oral",
    "Ne sait pas", "ne sais pas ?", "Sans objet", "En attente", "to come", "Don't know", "pending", "(à joindre)",
]  # fmt: skip
SOMETHING = [
    "PV",
    "PMP",
    "Entretien du 22/09/2026",
    "Procès-verbal à signer",
    "Note n° 3",
    "RACI v3",
    "Aucune réserve au PV",
]


@pytest.mark.parametrize("text", NOTHING)
def test_what_names_nothing(text):
    assert not names_something(text)


@pytest.mark.parametrize("text", SOMETHING)
def test_what_names_something(text):
    assert names_something(text)


@pytest.mark.parametrize(("source", "level"), [("à venir", Evidence.DECLARED), ("PV du 3", Evidence.VERIFIED)])
def test_an_answer_is_as_firm_as_what_its_source_names(source, level):
    answer = Answer(
        type=ValueType.CODE,
        state=AnswerState.ANSWERED,
        value="yes",
        cells=(CellRef("F", "E5"),),
        evidence=Evidence.VERIFIED,
        source=source,
    )
    assert borne_out(answer) is level
