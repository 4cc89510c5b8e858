"""Every review, full or hardly answered, makes documents that open, in both languages."""

import io

import docx
import pytest

from audit.assessment.assessor import Assessor
from audit.loading import load_declarations
from audit.model.questionnaire import ReviewType
from audit.model.text import Language
from audit.record.expand import expand
from audit.reporting.document import document_of
from audit.reporting.document.one_page import one_page_of
from audit.reporting.docx.package import docx_of
from audit.reporting.pdf.write import one_page_pdf, report_pdf
from audit.reporting.view import ReportView
from tests.many_cases import tried_on
from tests.pdf_structure import reader_of, structure_of
from tests.random_snapshots import REVIEW, random_snapshot

pytestmark = pytest.mark.slow


def _result(review: ReviewType, seed: int, *, blank: bool):
    bank, indicators, rulebase = load_declarations()
    snapshot = random_snapshot(bank, seed, review)
    if blank:
        snapshot = snapshot.model_copy(update={"answers": {}, "tables": {}})
    assessor = Assessor(bank, indicators, rulebase, review, with_durable_rules=False)
    return expand(assessor.audit(snapshot, REVIEW), assessor.rulebook)


# Every review in both languages and with both projects; each language with each project too.
CASES = [(review, blank, language) for number, review in enumerate(ReviewType)
         for blank, language in zip((False, True), (*Language, *Language)[number % 2 :], strict=False)]  # fmt: skip


@tried_on(("review", "blank", "language"), CASES)
def test_documents_open(review, blank, language):
    result = _result(review, 5, blank=blank)
    view = ReportView(result, language)
    document = document_of(view)
    reader = reader_of(report_pdf(document))
    tags = structure_of(reader)
    assert len(tags.within("Table")) == sum(type(block).__name__ == "Table" for block in document.blocks)
    opened = docx.Document(io.BytesIO(docx_of(document)))
    assert len(opened.tables) == len(tags.within("Table"))
    assert len(reader_of(one_page_pdf(one_page_of(view))).pages) == 1
    rules = {finding.rule for finding in result.findings} | {point.rule for point in result.open_points}
    text = "\n".join(page.extract_text() for page in reader.pages)
    assert all(rule in text for rule in rules), "every finding and every open requirement is in it"
