"""The report on one page holds on one page, whatever it has to say."""

from dataclasses import replace

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from audit.model.result.audit_result import AuditResult
from audit.model.text import Language
from audit.reporting.document.one_page import one_page_of
from audit.reporting.pdf.write import one_page_pdf
from audit.reporting.presentation import PLAIN, Presentation
from audit.reporting.view import ReportView
from tests.document_results import HOSTILE, LONG, many, with_frame
from tests.hostile_result import hostile_result
from tests.many_cases import examples, tried_on
from tests.pdf_structure import reader_of, structure_of
from tests.sample_result import sample_result


def _page(result: AuditResult, language: Language = Language.FR, presentation: Presentation = PLAIN) -> bytes:
    return one_page_pdf(one_page_of(ReportView(result, language, presentation)))


def _shown(content: bytes) -> str:
    [page] = reader_of(content).pages
    return _plain(page.extract_text())


def _plain(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.slow
@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("count", [0, 3, 60])
@tried_on("label", ["Recette", LONG, HOSTILE * 3, "mot " * 900, "W" * 3000, "ligne\n" * 400, "\u0301" * 2000])
def test_one_page_is_one_page(count, label, language):
    [page] = reader_of(_page(many(count, label), language)).pages
    assert float(page.mediabox.width) == pytest.approx(595.28, abs=0.1)
    assert float(page.mediabox.height) == pytest.approx(841.89, abs=0.1)


@pytest.mark.slow
@settings(max_examples=examples(60), deadline=None, phases=(Phase.reuse, Phase.generate))
@given(st.text(max_size=2000), st.integers(0, 70))
def test_one_page_is_one_page_for_any_words(label, count):
    assert len(reader_of(_page(many(count, label if label.strip() else "x"))).pages) == 1


def test_it_says_decision_level_certainty_reasons_and_first_actions_with_owners():
    result = with_frame(sample_result())
    shown = _shown(_page(result))
    view = ReportView(result, Language.FR)
    first = view.actions[0]
    assert "décision à prendre : engager ou non la suite" in shown
    assert _plain(view.opinion.headline) in shown
    assert _plain(view.opinion.firm) in shown
    assert "Pourquoi" in shown
    assert "Ce qui n'est pas établi" in shown
    assert _plain(view.text(first.do))[:40] in shown
    assert "Alix Martin" in shown
    assert "(suite dans le plan)" not in shown  # the page goes alone
    assert "Action 1" not in shown


def test_what_is_left_out_is_told():
    shown = _shown(_page(many(60, "Recette")))
    # Three first actions of sixty are printed, as on the first page of the report.
    assert "57 autres actions : voir le rapport." in shown


def test_nothing_is_cut_where_there_is_room():
    assert "…" not in _shown(_page(with_frame(sample_result())))


def test_it_is_accessible_and_made_of_text():
    reader = reader_of(_page(hostile_result(), presentation=replace(PLAIN, mark="Secret", draft=True)))
    structure = structure_of(reader)
    assert [tag.kind for tag in structure.walk() if tag.kind.startswith("H")] == ["H1"] * 3
    assert reader.trailer["/Root"]["/Lang"] == "fr-FR"
    assert "Secret" in reader.pages[0].extract_text()


def test_the_same_bytes_each_time():
    assert _page(with_frame(sample_result())) == _page(with_frame(sample_result()))
