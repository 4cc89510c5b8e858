"""What an authority concluded stands beside the level of the review, as the workbook gives it, and never for it."""

import io
import re
from dataclasses import replace
from datetime import date

import docx
import pytest
from rich.console import Console

from audit.assessment.assessor import Assessor
from audit.loading import load_declarations
from audit.model.answer import Answer, AnswerState, CellRef, Evidence
from audit.model.fact import Fact
from audit.model.question_type import QuestionType
from audit.model.questionnaire import ReviewType
from audit.model.synthesis import GivenOpinion
from audit.model.text import Language, Text
from audit.model.value import ValueType
from audit.record.expand import expand
from audit.reporting.formats import load_format
from audit.reporting.given_opinions import given_opinions
from audit.reporting.terminal import print_summary
from audit.reporting.view import ReportView
from tests.document_results import with_frame
from tests.many_cases import tried_on
from tests.pdf_structure import reader_of
from tests.random_snapshots import REVIEW, random_snapshot
from tests.sample_result import sample_result

ASKED = "compliance.dinum_opinion"


def _result(comment: str = ""):
    fact = Fact(
        ASKED,
        ValueType.CODE,
        AnswerState.ANSWERED,
        "favourable",
        cells=(CellRef("Sécurité", "E13"),),
        evidence=Evidence.DOCUMENTED,
    )
    result = with_frame(sample_result())
    given = GivenOpinion(Text(fr="Avis de la DINUM", en="DINUM's opinion"), fact, comment)
    return replace(result, synthesis=replace(result.synthesis, opinions=(given,)))


def test_its_date_stands_beside_its_name_where_it_is_known():
    result = _result()
    (given,) = result.synthesis.opinions
    day = Fact(name="review.date", type=ValueType.DATE, state=AnswerState.ANSWERED, value=date(2026, 4, 30))
    dated = replace(result, synthesis=replace(result.synthesis, opinions=(replace(given, date=day),)))
    assert "DINUM's opinion (30 April 2026) — favourable" in given_opinions(ReportView(dated, Language.EN)).replace(
        "\xa0", " "
    )
    unknown = replace(day, state=AnswerState.UNKNOWN, value=None)
    undated = replace(result, synthesis=replace(result.synthesis, opinions=(replace(given, date=unknown),)))
    assert given_opinions(ReportView(undated, Language.EN)) == given_opinions(ReportView(result, Language.EN))


def test_it_is_quoted_with_its_evidence_its_cell_and_its_comment():
    view = ReportView(_result("Rendu le 10/10.\nAvec réserves."), Language.EN)
    assert given_opinions(view) == (
        "Other conclusions, neither confirmed nor replaced here: "
        "DINUM's opinion — favourable (documented, Sécurité!E13; “Rendu le 10/10. Avec réserves.”)."
    )
    assert given_opinions(ReportView(_result(), Language.FR)).endswith("favourable (documenté, Sécurité!E13).")


def test_its_comment_is_followed_by_the_cell_in_which_it_stands():
    result = _result("Rendu le 10/10.")
    (given,) = result.synthesis.opinions
    placed = replace(given, comment_cells=(CellRef("Sécurité", "I13"),))
    shown = replace(result, synthesis=replace(result.synthesis, opinions=(placed,)))
    assert given_opinions(ReportView(shown, Language.EN)).endswith(
        "(documented, Sécurité!E13; “Rendu le 10/10.”, I13)."  # the sheet was just named
    )
    elsewhere = replace(placed, comment_cells=(CellRef("Autre", "I13"),))
    shown = replace(result, synthesis=replace(result.synthesis, opinions=(elsewhere,)))
    assert given_opinions(ReportView(shown, Language.EN)).endswith("“Rendu le 10/10.”, Autre!I13).")


def test_nothing_is_said_where_none_was_given():
    assert given_opinions(ReportView(with_frame(sample_result()), Language.FR)) == ""


def _shown(name: str, view: ReportView) -> str:
    if name == "terminal":
        console = Console(file=io.StringIO(), width=200)
        print_summary(view.result, view.language, console)
        return console.file.getvalue()
    (content,) = load_format(name).write(view, None).values()
    if name in ("pdf", "onepage"):
        return "".join(page.extract_text() for page in reader_of(content).pages)
    if name == "docx":
        opened = docx.Document(io.BytesIO(content))
        return "".join(paragraph.text for paragraph in opened.paragraphs) + "".join(
            cell.text for table in opened.tables for row in table.rows for cell in row.cells
        )
    return content.decode().replace("&#39;", "'")


@pytest.mark.slow
@pytest.mark.parametrize("name", ["terminal", "html", "md", "docx", "pdf", "onepage"])
@tried_on("language", Language)
def test_every_format_that_is_read_from_its_beginning_shows_it(name, language):
    view = ReportView(_result(), language)
    shown = re.sub(r"\s+", "", _shown(name, view)).replace("\\", "")
    assert re.sub(r"\s+", "", given_opinions(view)) in shown


@pytest.mark.slow
@tried_on(
    ("code", "state", "told"),
    [
        ("unfavourable", AnswerState.ANSWERED, True),
        ("requested", AnswerState.ANSWERED, False),
        ("not_requested", AnswerState.ANSWERED, False),
        (None, AnswerState.UNKNOWN, False),
        (None, AnswerState.BLANK, False),
    ],
    always=3,
)
def test_only_an_opinion_that_was_given_is_told(code, state, told):
    bank, indicators, rulebase = load_declarations()
    snapshot = random_snapshot(bank, 1)
    answer = Answer(type=QuestionType.CHOICE, state=state, value=code, comment="Dit ailleurs." if told else "")
    snapshot = snapshot.model_copy(update={"answers": {ASKED: answer}, "tables": {}})
    assessor = Assessor(bank, indicators, rulebase, ReviewType.PRE_LAUNCH, with_durable_rules=False)
    result = expand(assessor.audit(snapshot, REVIEW), assessor.rulebook)
    assert [(one.said.value, one.comment) for one in result.synthesis.opinions] == (
        [("unfavourable", "Dit ailleurs.")] if told else []
    )
