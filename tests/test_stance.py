"""The stance of a crisis review: four lists, from what is established, then what is to be confirmed."""

from dataclasses import replace

import pytest

from audit.model.diagnosis import DiagnosisState, Stance
from audit.model.scoring import Statement
from audit.model.text import Language
from audit.reporting.stance import review_stance
from tests.diagnoses_by_hand import diagnosed, said
from tests.sample_result import sample_result

ORDERS, SCOPE, TESTS = said("Suspendre les commandes."), said("Recadrer le périmètre."), said("Poursuivre la recette.")
TUNNEL = diagnosed("DIA-001", stance=Stance(go_on=(TESTS,), freeze=(ORDERS,)))
DRIFT = diagnosed("DIA-002", stance=Stance(freeze=(ORDERS,), reframe=(SCOPE,)))
POSSIBLE = diagnosed("DIA-003", DiagnosisState.POSSIBLE, Stance(freeze=(ORDERS,), stop=(said("Arrêter."),)))


def _crisis(*diagnoses, says=Statement.STANCE):
    sample = sample_result()
    return replace(sample, diagnoses=diagnoses, avis=replace(sample.avis, says=says))


def _lists(lists):
    return [(one.kind.value, [_said(entry) for entry in one.entries]) for one in lists]


def _said(entry):
    return entry.text.to(Language.FR), [item.diagnosis for item in entry.diagnoses]


@pytest.mark.parametrize("says", [says for says in Statement if says is not Statement.STANCE])
def test_other_reviews_take_no_stance(says):
    assert review_stance(_crisis(TUNNEL, says=says)) is None


def test_each_sentence_is_said_once_with_the_diagnoses_that_it_comes_from():
    stance = review_stance(_crisis(TUNNEL, DRIFT))
    assert _lists(stance.present) == [
        ("go_on", [("Poursuivre la recette.", ["DIA-001"])]),
        ("freeze", [("Suspendre les commandes.", ["DIA-001", "DIA-002"])]),
        ("reframe", [("Recadrer le périmètre.", ["DIA-002"])]),
    ]
    assert stance.to_confirm == ()


def test_what_is_possible_stands_apart_and_does_not_repeat_what_is_established():
    stance = review_stance(_crisis(TUNNEL, POSSIBLE))
    assert _lists(stance.to_confirm) == [("stop", [("Arrêter.", ["DIA-003"])])]


def test_without_an_established_diagnosis_all_is_to_be_confirmed():
    stance = review_stance(_crisis(POSSIBLE))
    assert stance.present == ()
    assert [name for name, _ in _lists(stance.to_confirm)] == ["freeze", "stop"]


def test_a_diagnosis_read_back_without_a_stance_adds_nothing():
    assert review_stance(_crisis(diagnosed("DIA-001"))).present == ()
