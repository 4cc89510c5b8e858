"""Comments beside answers that meet blocking requirements are quoted before the findings, in every format."""

from dataclasses import replace

import pytest

from audit.api import render
from audit.model.text import Language
from audit.reporting.document import document_of
from audit.reporting.document.model import Heading, Paragraph
from audit.reporting.synthesis import synthesis_of
from audit.reporting.synthesis.limits import MOST_RULES, limits_of
from audit.reporting.view import ReportView
from tests.every_page import fictitious, html_of

pytestmark = pytest.mark.slow

SPONSOR = "governance.sponsor.level"


def _plain(text):
    return " ".join(text.replace("\u00a0", " ").replace("\u202f", " ").split())


def _said(result=None):
    return _plain(limits_of(ReportView(result or fictitious().result, Language.FR)))


def _with_comment(comment):
    """Return the result with another comment beside the rank of the sponsor."""
    result = fictitious().result
    answers = (
        replace(one, answer=replace(one.answer, comment=comment)) if one.fact == SPONSOR else one
        for one in result.answers
    )
    return replace(result, answers=tuple(answers))


def test_the_comments_are_quoted_with_the_requirement_and_their_cell():
    """By hand, of the fictitious project: page one names FIN-007, GOV-003, PLA-003 and SEC-001.

    Of FIN-007, the comment of the opinion of DINUM (I13) is quoted on page one, with that opinion.
    """
    said = _said()
    assert "FIN-007, « L'avis de la DINUM, s'il est requis par le coût, est favorable" in said
    assert "notifiée le 03/02/2025, avant l'avis du 28/03/2025, ne porte pas sur la réalisation. » (Sécurité et" in said
    assert (
        "GOV-003, « Un sponsor de niveau suffisant soutient le projet et participe à ses instances » — « Le secré"
        in said
    )
    assert "« Le secrétaire général adjoint compte à ce niveau. » (Gouvernance!I11)" in said
    assert "l'abandon de l'application mobile. » (Planning!I13) ; " in said
    assert "Clause de revoyure" not in said
    assert said.endswith(" ; SEC-001, citée parmi les points à régler avant la mise en service."), (
        "quoted with what the go-live waits for"
    )


@pytest.mark.parametrize(
    ("comment", "quoted"),
    [
        (f"{'x' * 240}", f"« {'x' * 240} » (Gouvernance!I11)"),
        (f"Compté ainsi. Voir {'x' * 240}.", "« Compté ainsi. […] » (Gouvernance!I11)"),
        (f"{'x' * 241}", "commentaire trop long pour être cité (Gouvernance!I11)"),
    ],
)
def test_a_comment_is_whole_or_its_first_sentence_and_never_cut(comment, quoted):
    assert f"— {quoted} ; PLA-003" in _said(_with_comment(comment))


def test_no_more_are_told_than_there_is_room_for_and_the_others_are_counted():
    """Every rule that is met is counted as the sponsor's: as many requirements with a comment as one wants."""
    result = fictitious().result
    sponsor = next(one for one in result.rules if one.rule == "GOV-003")
    rules = tuple(replace(sponsor, rule=f"GOV-{900 + number}") for number in range(MOST_RULES + 2))
    said = _said(replace(result, rules=rules))
    assert said.count("GOV-9") == MOST_RULES
    assert said.endswith(" ; 2 autres, en annexe.")


def test_nothing_is_told_without_a_comment():
    result = fictitious().result
    assert _said(replace(result, rules=())) == ""


@pytest.mark.parametrize("language", list(Language))
def test_they_stand_under_the_heading_of_the_findings(language):
    view = ReportView(fictitious().result, language)
    synthesis = synthesis_of(view)
    blocks = list(document_of(view).blocks)
    title = {Language.FR: "Constats, par objet", Language.EN: "Findings by subject"}[language]
    place = next(number for number, block in enumerate(blocks) if isinstance(block, Heading) and block.text == title)
    after = [block for block in blocks[place + 1 : place + 3] if isinstance(block, Paragraph)]
    assert synthesis.limits
    assert synthesis.limits in ["".join(run.text for run in block.words[1:]) for block in after]


def test_markdown_and_html_say_them_too():
    quoted = "Le secrétaire général adjoint compte à ce niveau."
    (markdown,) = render(fictitious(), "md", Language.FR).values()
    part = markdown.decode().partition("## Constats, par objet")[2].partition("### ")[0]
    assert quoted in part
    page = html_of(render(fictitious(), "html", Language.FR))
    assert quoted in page.partition('id="findings-told"')[2].partition("<article")[0]
