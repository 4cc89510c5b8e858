"""What would follow, in a sentence: what closes, opens and moves, and what the opinion becomes."""

import pytest

from audit.exchange.effects import Effect, LevelOn, Levels
from audit.model.diagnosis import DiagnosisState
from audit.model.rule import OutcomeKind
from audit.model.scoring import AvisLevel, Basis, Statement
from audit.model.text import Language
from audit.reporting.contradictory.effect_words import (
    UPHELD,
    effect_words,
    level_words,
    undocumented_words,
    withdrawn,
)

BAD, FAIR, GOOD = (
    AvisLevel.UNFAVOURABLE,
    AvisLevel.FAVOURABLE_WITH_RESERVATIONS,
    AvisLevel.FAVOURABLE_WITH_RECOMMENDATIONS,
)


def _on(floor, ceiling):
    level = AvisLevel.NONE if floor is BAD and ceiling is not BAD else floor
    return LevelOn(level=level, floor=floor, ceiling=ceiling)


def _effect(declared, evidence, **more):
    before, after = (
        Levels(on=Basis.EVIDENCE, declarations=_on(*one), evidence=_on(*other))
        for one, other in zip(declared, evidence, strict=True)
    )
    return Effect(findings=("GOV-003",), before=before, after=after, **more)


SAME = ((FAIR, FAIR), (FAIR, FAIR))
BETTER = ((FAIR, FAIR), (GOOD, GOOD))


@pytest.mark.parametrize(
    ("effect", "says", "fr", "en"),
    [
        (
            _effect(SAME, SAME, closes=("GOV-003",)),
            Statement.AVIS,
            "Si cette réponse est retenue, GOV-003 se ferme ; l'avis ne change pas.",
            "If this answer is upheld, GOV-003 closes; the opinion does not change.",
        ),
        (
            _effect(
                SAME,
                SAME,
                moves=("TST-003",),
                outcomes={"TST-003": (OutcomeKind.PARTIAL, OutcomeKind.VIOLATED)},
                may_be_partial=("TST-003",),
            ),
            Statement.AVIS,
            "Si cette réponse est retenue, aucun constat ne se ferme ; TST-003 : partiellement respectée → non "
            "respectée, ou respectée en partie seulement ; l'avis ne change pas.",
            "If this answer is upheld, no finding closes; TST-003: partly met → not met, or only partly met; the "
            "opinion does not change.",
        ),
        (
            _effect(SAME, SAME, opens=("TST-001", "TST-002"), moves=("TST-003",)),
            Statement.ESTIMATE,
            "Si cette réponse est retenue, aucun constat ne se ferme ; TST-001 et TST-002 deviennent des constats ; "
            "ce qui reste possible de TST-003 change ; l'estimation ne change pas.",
            "If this answer is upheld, no finding closes; TST-001 and TST-002 become findings; what is still possible "
            "of TST-003 changes; the estimate does not change.",
        ),
        (
            _effect(
                SAME,
                SAME,
                moves=("TST-001", "TST-002", "TST-003"),
                outcomes={
                    "TST-001": (OutcomeKind.VIOLATED, OutcomeKind.UNDETERMINED),
                    "TST-002": (OutcomeKind.VIOLATED, OutcomeKind.PARTIAL),
                },
                diagnoses={
                    "DIA-001": (DiagnosisState.PRESENT, DiagnosisState.POSSIBLE),
                    "DIA-002": (DiagnosisState.OPEN, DiagnosisState.PRESENT),
                    "DIA-003": (DiagnosisState.OPEN, DiagnosisState.ABSENT),
                },
            ),
            Statement.AVIS,
            "Si cette réponse est retenue, TST-001 n'est plus établi, sans être fermé : l'issue reste à déterminer ; "
            "TST-002 : non respectée → partiellement respectée ; ce qui reste possible de TST-003 change ; le "
            "diagnostic DIA-001 n'est plus établi ; le diagnostic DIA-002 est établi ; l'avis ne change pas.",
            "If this answer is upheld, TST-001 is no longer established, and not closed: the outcome is to be "
            "determined; TST-002: not met → partly met; what is still possible of TST-003 changes; the diagnosis "
            "DIA-001 is no longer established; the diagnosis DIA-002 is established; the opinion does not change.",
        ),
        (
            _effect(BETTER, SAME, closes=("TST-001", "TST-002", "TST-003")),
            Statement.AVIS,
            "Si cette réponse est retenue, TST-001, TST-002 et TST-003 se ferment ; l'avis ne change pas ; l'avis sur "
            "déclarations passe de « Favorable sous réserves » à « Favorable avec recommandations ».",
            "If this answer is upheld, TST-001, TST-002 and TST-003 close; the opinion does not change; the opinion on "
            "declarations goes from “Favourable with reservations” to “Favourable with recommendations”.",
        ),
        (
            _effect(SAME, ((BAD, FAIR), (FAIR, GOOD)), closes=("TST-001",)),
            Statement.STANCE,  # a crisis review gives no opinion
            "Si cette réponse est retenue, TST-001 se ferme ; le niveau des règles passe de « pas d'avis à ce stade » "
            "(au mieux : Favorable sous réserves) à « au moins Favorable sous réserves ».",
            "If this answer is upheld, TST-001 closes; the level of the rules goes from “no opinion at this stage” (at "
            "best: Favourable with reservations) to “at least Favourable with reservations”.",
        ),
        (  # the floor is the same, and so is what is guaranteed: the best that is left is not
            _effect(SAME, ((FAIR, GOOD), (FAIR, AvisLevel.FAVOURABLE)), closes=("TST-001",)),
            Statement.AVIS,
            "Si cette réponse est retenue, TST-001 se ferme ; l'avis reste « au moins Favorable sous réserves », au "
            "mieux « Favorable » au lieu de « Favorable avec recommandations ».",
            "If this answer is upheld, TST-001 closes; the opinion stays “at least Favourable with reservations”, at "
            "best “Favourable” instead of “Favourable with recommendations”.",
        ),
    ],
)
def test_what_would_follow(effect, says, fr, en):
    assert effect_words(effect, UPHELD, says, Language.FR).replace("\u00a0", " ") == fr
    assert effect_words(effect, UPHELD, says, Language.EN) == en


def test_a_withdrawal_says_nothing_of_what_does_not_close():
    effect = _effect(SAME, SAME)
    assert len(effect.findings) == 1
    said = effect_words(effect, withdrawn(effect), Statement.AVIS, Language.EN, nothing_closes=False)
    assert said == "With this finding withdrawn, the opinion does not change."


def test_an_unfavourable_level_is_named():
    assert level_words(_on(BAD, BAD), Language.EN) == "“Unfavourable as it stands”"


@pytest.mark.parametrize(
    ("answers", "bare", "fr"),
    [
        (("q.a",), ("q.a",), "Sans pièce à l'appui, elle ne compte que sur déclarations."),
        (("q.a", "q.b"), ("q.a", "q.b"), "Sans pièce à l'appui, elles ne comptent que sur déclarations."),
        (("q.a", "q.b"), ("q.b",), "Sans pièce à l'appui, « B » ne compte que sur déclarations."),
        (
            ("q.a", "q.b", "q.c"),
            ("q.b", "q.c"),
            "Sans pièce à l'appui, « B » et « C » ne comptent que sur déclarations.",
        ),
    ],
)
def test_answers_without_a_document_are_named_where_others_have_one(answers, bare, fr):
    labels = {"q.a": "A", "q.b": "B", "q.c": "C"}
    told = undocumented_words(answers, bare, labels.__getitem__, Language.FR)
    assert told.replace("\u00a0", " ").replace("\u202f", " ") == fr


def test_a_documented_answer_that_is_replaced_without_a_document_is_said_to_hold_no_longer():
    told = undocumented_words(("q.a",), ("q.a",), str, Language.FR, ("q.a",)).replace("\u00a0", " ")
    assert told.endswith("Elle remplace une réponse documentée, qui n'est alors plus retenue non plus.")
    told = undocumented_words(("q.a", "q.b"), ("q.a", "q.b"), str, Language.EN, ("q.a", "q.b"))
    assert told.endswith("They replace documented answers, which then hold no longer either.")
