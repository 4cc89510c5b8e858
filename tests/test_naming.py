"""A source, a reason or a proof has to name something: « à venir » or « ? » is none, and bears nothing out."""

from dataclasses import replace
from types import SimpleNamespace

import pytest

from audit.intake.grid import Cell
from audit.intake.values.cells import read_cell
from audit.model.answer import Answer, AnswerState, CellRef, Evidence
from audit.model.answered_fact import borne_out
from audit.model.fact import Fact
from audit.model.holders import holder_of
from audit.model.naming import names_something, says_nothing, says_there_is_none
from audit.model.owner_role import OwnerRole
from audit.model.questionnaire import ReviewType
from audit.model.text import Language
from audit.model.value import ValueType
from audit.questionnaire.load import load_question_bank

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


NOBODY = [
    "vacant", "Poste vacant", "POSTE VACANT (recrutement en cours)", "À désigner", "à recruter", "à pourvoir", "Aucun",
    "personne", "néant", "Non désigné", "en cours de nomination", "pas de responsable", "to be appointed", "nobody",
]  # fmt: skip


@pytest.mark.parametrize("text", NOBODY)
def test_words_for_nobody_yet_say_that_there_is_none(text):
    assert says_there_is_none(text)
    assert says_nothing(text)
    assert not names_something(text)


@pytest.mark.parametrize(
    "text",
    [
        "pas encore nommé", "non nommé à ce jour", "personne à ce jour", "aucun pour l'instant", "vacant depuis mars",
        "en recrutement", "désignation prévue en octobre", "plus de directeur depuis juin", "pas de sponsor",
        "none yet", "aucun sponsor identifié", "pas de directeur de projet", "aucun sous-traitant", "pas de groupe",
        "aucune valeur",
        "pas de mesure à ce jour", "aucune mesure pour le moment", "pas d'effet attendu", "no subcontractor",
    ],
)  # fmt: skip
def test_nobody_and_none_as_people_write_them_are_no_names(text):
    assert says_there_is_none(text)
    assert says_nothing(text)


@pytest.mark.parametrize(
    "text",
    [
        "on ne sait pas", "je ne sais pas encore", "nous ne savons pas", "pas connu", "non précisé", "pas identifié",
        "inconnu à ce stade", "ne sait pas encore", "mesures à définir", "plan à établir", "à définir avec le métier",
        "not known yet", "we don't know", "prochainement", "sous réserve", "to be agreed with the business",
    ],
)  # fmt: skip
def test_not_known_as_people_write_it_is_no_answer_and_no_none(text):
    assert says_nothing(text)
    assert not says_there_is_none(text)
    assert not names_something(text)


@pytest.mark.parametrize("text", ["idem sponsor", "voir l'organigramme"])
def test_a_name_that_is_elsewhere_names_nobody_here(text):
    assert says_nothing(text)
    assert not says_there_is_none(text)


@pytest.mark.parametrize("text", ["Pas de sous-traitant au marché n° 3", "aucun prestataire", "RACI v3, à confirmer"])
def test_what_there_is_none_of_may_be_a_reason(text):
    """« Sans objet », since there is no contractor."""
    assert names_something(text)


@pytest.mark.parametrize(
    "text",
    [
        "Aucune perte de données à la reprise", "Pas de régression sur les délais", "Personnel formé", "Plan de repli",
        "Départ du directeur non remplacé", "Sans Frontières Conseil", "No Limits Ltd", "Mesures à définir les seuils",
        "Inconnus du fisc détectés", "À définir : le seuil", "Groupe Aucune", "Plus de mesures de charge",
    ],
)  # fmt: skip
def test_words_that_begin_alike_are_answers(text):
    assert not says_nothing(text)
    assert not says_there_is_none(text)


@pytest.mark.parametrize("text", ["aucun traitement", "Aucune action", "rien de prévu", "Non traité", "non attribué"])
def test_what_is_not_done_is_there_is_none(text):
    assert says_there_is_none(text)
    assert not names_something(text)


@pytest.mark.parametrize(
    "text",
    [
        "en cours de rédaction", "À demander", "document à rédiger", "sans", "voir avec Mme X", "Voir Mme X",
        "cf. annexe", "à étudier", "En cours de notification",
    ],
)  # fmt: skip
def test_what_is_to_be_asked_or_written_bears_nothing_out_and_answers_nothing(text):
    assert says_nothing(text)
    assert not names_something(text)


@pytest.mark.parametrize("text", ["Document", "pièce", "Preuve produite", "annexe"])
def test_what_a_source_is_to_be_names_none_and_may_be_an_answer_all_the_same(text):
    assert not names_something(text)
    assert not says_nothing(text)


@pytest.mark.parametrize("text", ["Demander à la DINUM un avis", "Ask a lawyer", "Voir à étendre le périmètre"])
def test_what_is_to_be_done_is_an_answer(text):
    """The mitigation of a risk, say."""
    assert not says_nothing(text)


@pytest.mark.parametrize("text", ["cf. annexe 3", "Voir PV du 3 mai", "Recette en cours de préparation", "Mesure n° 4"])
def test_what_is_named_is_named_however_it_is_cited(text):
    assert names_something(text)
    assert not says_nothing(text)


@pytest.mark.parametrize("typed", ["aucun", "Néant", "none"])
def test_a_contract_covers_some_work_or_other(typed):
    """An empty list took a contract out of the requirements on those that it lists: a blocking one was then met."""
    reading = read_cell(Cell(typed), _column("contracts", "roles"), Language.FR)
    assert (reading.state, reading.value) == (AnswerState.UNUSABLE, None)
    allowed = read_cell(Cell(typed), _column("bodies", "subjects"), Language.FR)
    assert (allowed.state, allowed.value) == (AnswerState.ANSWERED, ())


@pytest.mark.parametrize("text", ["idem", "à définir", "à venir", "ok", "voir", "en cours", "n.c.", "?", "motif"])
def test_words_that_answer_nothing_do_not_say_that_there_is_none(text):
    assert says_nothing(text)
    assert not says_there_is_none(text)


@pytest.mark.parametrize(
    "text",
    [
        "A",  # a supplier whose name is withheld
        "Recette en attente",  # a risk
        "Décision à venir du comité",
        "Recruter un architecte",  # a mitigation
        "Vacances scolaires",
        "Aucune réserve levée",
        "Nomination du directeur en cours de signature",
        "Personnel du SG",
    ],
)
def test_an_answer_in_words_is_taken_as_it_is(text):
    assert not says_nothing(text)
    assert not says_there_is_none(text)


def _column(table, column):
    questionnaire = load_question_bank().questionnaire(ReviewType.PRE_LAUNCH)
    tables = {one.id: one for one in questionnaire.tables}
    return next(one for one in tables[table].columns if one.id == column)


@pytest.mark.parametrize(
    ("typed", "told"), [("Aucun", None), ("vacant", "read_as_none"), ("À désigner", "read_as_none")]
)
def test_an_owner_who_is_not_there_is_an_answer_and_no_owner(typed, told):
    reading = read_cell(Cell(typed), _column("risks", "owner"), Language.FR)
    assert (reading.state, reading.value) == (AnswerState.NONE, None)
    assert (reading.doubt.code if reading.doubt else None) == told


@pytest.mark.parametrize("typed", ["idem", "ok", "à voir", "en cours", "vacant ?", "oui"])
def test_words_that_name_no_owner_are_not_used(typed):
    reading = read_cell(Cell(typed), _column("risks", "owner"), Language.FR)
    assert (reading.state, reading.mistake.code) == (AnswerState.UNUSABLE, "placeholder")


@pytest.mark.parametrize(
    ("column", "typed"),
    [
        ("supplier", "à désigner"),
        ("supplier", "idem"),
        ("subcontractors", "à désigner"),
        ("subcontractors", "Alpha ; à désigner"),
    ],
)
def test_a_supplier_to_come_is_none_whose_share_could_be_worked_out(column, typed):
    reading = read_cell(Cell(typed), _column("contracts", column), Language.FR)
    assert (reading.state, reading.mistake.code) == (AnswerState.UNUSABLE, "placeholder")


@pytest.mark.parametrize("name", ["Vacant", "à recruter", "idem"])
def test_an_action_is_given_to_nobody_where_the_name_names_nobody(name):
    roles = SimpleNamespace(owner_names={OwnerRole.PROJECT_DIRECTOR: "director"}, owner_counts={})
    named = Fact("director", ValueType.TEXT, AnswerState.ANSWERED, value=name)
    assert holder_of(OwnerRole.PROJECT_DIRECTOR, roles, {"director": named}) is None
    known = replace(named, value="Mme Martin")
    assert holder_of(OwnerRole.PROJECT_DIRECTOR, roles, {"director": known}) == "Mme Martin"
