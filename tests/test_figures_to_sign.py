"""What figures must bear to be signed: their cells, their unit, what is only declared, what was typed beside."""

from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

import pytest

from audit.model.diagnosis import DiagnosisState
from audit.model.result.doubts import ToReconcile
from audit.model.text import Language, Text
from audit.reporting.document.annex_findings import annex_findings
from audit.reporting.document.annex_open import annex_diagnoses
from audit.reporting.document.model import Heading, Paragraph
from audit.reporting.plan import work_of_the_plan
from audit.reporting.synthesis import synthesis_of
from audit.reporting.view import ReportView
from audit.wording.numbers import write_alike
from tests.diagnoses_by_hand import diagnosed
from tests.every_page import EXAMPLES, fictitious, shipped_tool
from tests.sample_result import sample_result

FR, EN = Language.FR, Language.EN


def _plain(text):
    return " ".join(text.split())


def test_the_costs_name_the_cells_of_their_categories_and_those_that_are_only_declared():
    costs = synthesis_of(ReportView(fictitious().result, FR)).costs
    # Sheet « Budget »: ten rows, 7 to 16, amounts in D, E and F; rows 10 and 12 have « Déclaré » in column G.
    assert costs.places == ("Finances!E5:E6, E9", "Budget!D7:F16")
    assert "2 natures de dépense sur 10 reposent sur des montants seulement déclarés" in _plain(costs.note)
    assert _plain(costs.note).endswith("Matériels partagés ; Équipe mutualisée.")
    # 5 335 000 € stand among amounts in millions; the schedule gives the same amount as of 31 August 2026.
    assert _plain(costs.headline).endswith("dépensé : 5,335 M€ au 31 août 2026.")
    assert {bar.initial_words[-2:] for bar in costs.bars} == {"M€"}


@pytest.mark.slow
def test_what_was_typed_beside_an_amount_is_quoted_beside_the_figure():
    result = shipped_tool().audit(shipped_tool().read(EXAMPLES / "sirhen-2016-12.xlsx")).result
    initial, forecast = synthesis_of(ReportView(result, FR)).costs.remarks
    assert "80,1 M€ hors personnel" in _plain(initial)  # Finances!I5
    assert "496,4 M€" in _plain(forecast)  # Finances!I6


@pytest.mark.parametrize(
    ("amounts", "words"),
    [
        (["14960000", "5335000", "180000"], ["14,96 M€", "5,335 M€", "0,18 M€"]),
        (["14960000", "5335001"], ["14 960 000 €", "5 335 001 €"]),  # three decimals do not say one of them
        (["640000", "1000"], ["640 000 €", "1 000 €"]),
        ([], []),
    ],
)
def test_amounts_that_stand_together_are_in_one_unit(amounts, words):
    known = [Decimal(amount) for amount in amounts]
    write = write_alike(known, FR)
    assert [_plain(write(amount)) for amount in known] == words


def test_the_plan_tells_its_whole_work_or_nothing_where_a_size_is_missing():
    first, *_ = sample_result().actions
    sizes = [("10", "2"), ("3", "0.5"), ("4.5", "0.7")]
    actions = [replace(first, person_days=Decimal(days), owner_days=Decimal(owner)) for days, owner in sizes]
    assert "Total du plan : 17,5 j-p, dont 3,2 j-p" in _plain(work_of_the_plan(actions, FR))
    assert "17.5 person-days, of which 3.2" in work_of_the_plan(actions, EN)
    assert work_of_the_plan([*actions, replace(first, person_days=None)], FR) == ""
    assert work_of_the_plan([*actions, replace(first, owner_days=None)], FR) == ""  # not known is not none
    assert work_of_the_plan([], FR) == ""


def test_a_possible_diagnosis_of_which_the_core_alone_is_found_has_no_page_and_is_told_with_its_rules():
    possible = [diagnosed(name, DiagnosisState.POSSIBLE) for name in ("DIA-001", "DIA-002")]
    one = replace(possible[0], signs=4, signs_held=0, signs_open=4, core_held=True, rules=("GOV-001",))
    other = replace(possible[1], signs=4, signs_held=1, signs_open=3)
    view = ReportView(replace(sample_result(), diagnoses=(one, other)), FR)
    blocks = list(annex_diagnoses(synthesis_of(view), view))
    assert [block.text[:7] for block in blocks if isinstance(block, Heading) and block.level == 3] == ["DIA-002"]
    *_, last = [block for block in blocks if isinstance(block, Paragraph)]
    said = "".join(run.text for run in last.words)
    assert "dont la condition principale est constatée sans qu'aucun indice le soit" in said
    assert "DIA-001" in said
    assert "(GOV-001)." in said


def test_milestones_say_which_of_their_days_contradict_each_other():
    result = fictitious().result
    frame = result.synthesis
    says = Text(fr="un jalon est prévu à une date déjà passée", en="a milestone is planned for a date already past")
    drawn, other = frame.milestones[0].current, frame.costs.initial
    for fact, expected in ((drawn, True), (other, False)):
        known = replace(result, incoherences=(ToReconcile("X-001", says, (fact,), ()),))
        headline = synthesis_of(ReportView(known, FR)).milestones.headline
        assert ("À vérifier" in headline) is expected
        assert (says.fr in headline) is expected


def test_a_finding_that_is_declared_for_one_answer_says_which():
    view = ReportView(fictitious().result, FR)
    levels = {}
    for block, after in pairwise(annex_findings(synthesis_of(view), view)):
        if isinstance(block, Heading) and block.level == 3 and isinstance(after, Paragraph):
            levels[block.text[:7]] = "".join(run.text for run in after.words)
    # GOV-020: the cells of lot 4 are verified, only the state « Complet » of the table of contracts is declared.
    assert "Déclaré (celui de la donnée la moins étayée" in levels["GOV-020"]
    assert "Marchés — complétude déclarée du tableau" in levels["GOV-020"]
    # PLA-001: what is computed from the table of milestones is no firmer than its state « Complet ».
    assert "Déclaré (celui de la donnée la moins étayée" in levels["PLA-001"]
    assert "Jalons — complétude déclarée du tableau" in levels["PLA-001"]
    assert not [words for words in levels.values() if "Vérifié (" in words or "Documenté (" in words]
