"""The synthesis quotes the short comment beside the answer that decides a finding: as text, whole, and once."""

import html
import io
import re
from dataclasses import replace
from decimal import Decimal

import docx
import pytest
from markdown_it import MarkdownIt

from audit.api import render
from audit.model.answer import Answer, AnswerState, CellRef
from audit.model.fact import Fact
from audit.model.result.answers import AnswerRecord
from audit.model.result.audit_result import AuditResult
from audit.model.text import Language, Text
from audit.model.value import ValueType
from audit.reporting.document import document_of
from audit.reporting.document.annex_plan import annex_plan
from audit.reporting.document.model import Table
from audit.reporting.docx.package import docx_of
from audit.reporting.html import render_html
from audit.reporting.markdown.pages import write_markdown
from audit.reporting.pdf.write import report_pdf
from audit.reporting.synthesis import synthesis_of
from audit.reporting.synthesis.quoted import quotes_beside
from audit.reporting.view import ReportView
from tests.every_page import fictitious
from tests.pdf_structure import reader_of
from tests.sample_result import sample_result

CELL = CellRef(sheet="Gouvernance", cell="E5")
BESIDE = CellRef(sheet="Gouvernance", cell="I5")
COUNT = Fact("governance.owner.count", ValueType.INTEGER, AnswerState.ANSWERED, Decimal(3), cells=(CELL,))
SHARE = Fact("staffing.share", ValueType.SHARE, AnswerState.ANSWERED, Decimal(1), inputs=("governance.owner.count",))
HOSTILE = "<script>x</script> **gras** {count} {{7*7}} | =1+1 [a](https://a.fr) #set \x1b[31m\u202eR"
INERT = "<script>x</script> **gras** {count} {{7*7}} | =1+1 [a](https://a.fr) #set [31mR"


def _result(
    comment: str,
    *facts: Fact,
    rules: tuple[str, ...] = ("GOV-001",),
    comment_cells: tuple[CellRef, ...] = (BESIDE,),
) -> AuditResult:
    """Return the sample with ``comment`` beside the count, which decides ``rules`` after ``facts``."""
    sample = sample_result()
    answer = Answer(
        type=COUNT.type,
        state=COUNT.state,
        value=COUNT.value,
        raw="3",
        cells=(CELL,),
        comment=comment,
        comment_cells=comment_cells,
    )
    records = [one for one in sample.answers if one.fact != COUNT.name]
    return replace(
        sample,
        answers=(*records, AnswerRecord(COUNT.name, Text(fr="Nombre", en="Count"), answer)),
        rules=tuple(
            replace(one, outcome=replace(one.outcome, deciding_facts=(*facts, COUNT))) if one.rule in rules else one
            for one in sample.rules
        ),
    )


def _told(result: AuditResult, language: Language = Language.FR) -> list[str]:
    groups = synthesis_of(ReportView(result, language)).findings
    return [sentence for group in groups for one in group.told for sentence in one.sentences if "omment" in sentence]


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        (Language.FR, "Commentaire de la réponse\u00a0: «\u00a0Trois directions.\u00a0» (Gouvernance!I5)."),
        (Language.EN, "Comment beside the answer: “Trois directions.” (Gouvernance!I5)."),
    ],
)
def test_the_comment_follows_what_was_found_as_the_words_of_the_project_with_its_own_cell(language, expected):
    result = _result("  Trois\n directions. ")
    groups = synthesis_of(ReportView(result, language)).findings
    (told,) = (one.sentences for group in groups for one in group.told if one.rule == "GOV-001")
    assert told[-1] == expected
    assert len(told) > 1


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        (Language.FR, "Commentaire de la réponse\u00a0: «\u00a0Trois directions.\u00a0» (à côté de Gouvernance!E5)."),
        (Language.EN, "Comment beside the answer: “Trois directions.” (beside Gouvernance!E5)."),
    ],
)
def test_a_comment_whose_cell_was_not_kept_is_said_to_stand_beside_its_answer(language, expected):
    assert _told(_result("Trois directions.", comment_cells=()), language) == [expected]


def test_the_annex_gives_the_cell_of_a_comment_beside_it_wherever_it_is_quoted():
    result = _result("Trois directions.")
    words = "Commentaire (Gouvernance!I5)\u00a0: Trois directions."
    assert words in "".join(_texts(document_of(ReportView(result, Language.FR)).blocks))
    page = html.unescape(render_html(result, Language.FR))
    assert page.count(words) == 2  # the answers of the finding, the register


def test_a_comment_is_quoted_whole_or_not_at_all():
    assert "x" * 240 in _told(_result("x" * 240))[0]
    assert _told(_result("x" * 241)) == _told(_result(" ")) == []


def test_only_the_first_answer_that_decides_is_quoted_and_what_is_computed_is_none():
    other = replace(COUNT, name="governance.owner.other", cells=())
    assert len(_told(_result("Trois directions.", SHARE))) == 1
    assert _told(_result("Trois directions.", other)) == []


def test_a_comment_is_quoted_once_in_a_group():
    groups = ("FIN-002", "PLA-004", "GOV-001", "GOV-007", "FIN-009")
    result = _result("Trois directions.", rules=groups)
    by_group = [
        [sentence for one in group.told for sentence in one.sentences if "Trois directions." in sentence]
        for group in synthesis_of(ReportView(result, Language.FR)).findings
    ]
    assert all(len(quotes) <= 1 for quotes in by_group)
    assert any(len(quotes) == 1 for quotes in by_group)


@pytest.mark.slow
def test_a_comment_is_text_in_every_format_and_none_of_it_is_lost():
    view = ReportView(_result(HOSTILE), Language.FR)
    (sentence,) = _told(_result(HOSTILE))
    assert INERT in sentence
    html = render_html(_result(HOSTILE), Language.FR)
    assert "<script>x" not in html
    assert "&lt;script&gt;x&lt;/script&gt; **gras** {count} {{7*7}} | =1+1" in html
    blocks = MarkdownIt("commonmark").parse(write_markdown(view))
    tokens = [one for block in blocks for one in block.children or ()]
    assert not [one for one in tokens if one.type == "link_open" and "a.fr" in str(one.attrs["href"])]
    assert "<script>x</script> **gras** {count}" in "".join(one.content for one in tokens)
    document = document_of(view)
    opened = docx.Document(io.BytesIO(docx_of(document)))
    paragraphs = "\n".join(paragraph.text for paragraph in opened.paragraphs)
    assert INERT in paragraphs
    pages = " ".join(" ".join(page.extract_text().split()) for page in reader_of(report_pdf(document)).pages)
    assert "<script>x</script> **gras** {count} {{7*7}}" in pages


@pytest.mark.slow
def test_the_plan_quotes_what_may_be_under_way_beside_the_action_once():
    # One action answers GOV-020, whose comment says that an amendment is being negotiated; the comment of GOV-011
    # stands beside the one action that answers the rules on the RACI, once.
    view = ReportView(fictitious().result, Language.FR)
    (page,) = render(fictitious(), "html").values()
    said = "Un avenant qui ajoute des unités d'œuvre de réversibilité est en négociation."
    beside = {action.action: quotes_beside(action, view) for action in view.actions}
    assert [said in " ".join(quotes) for quotes in beside.values()].count(True) == 1
    (of_raci,) = beside["write-raci"]
    assert of_raci.count("Deux") == 1
    (plan,) = re.findall(r'<section id="actions".*?</section>', page.decode(), flags=re.DOTALL)
    assert html.unescape(plan).count(said) == 1
    words = "".join(run.text for row in _rows(annex_plan(view, None)) for cell in row for run in cell)
    assert words.count(said) == 1


def _texts(blocks):
    return [run.text for row in _rows(blocks) for cell in row for run in cell]


def _rows(blocks):
    return [row for block in blocks if isinstance(block, Table) for row in block.rows]
