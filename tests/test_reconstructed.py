"""A project reconstructed as it was on a past day: its warning in both languages, and nobody to sign or answer."""

import io
import re
from dataclasses import replace
from datetime import date, timedelta

import openpyxl
import pytest

from audit.api import formats, render
from audit.intake.snapshot import read_workbook
from audit.model.snapshot import ProjectSnapshot
from audit.model.text import Language, Text
from audit.questionnaire.carry_over import carry_over
from audit.questionnaire.layout import META_SHEET
from audit.questionnaire.workbook import write_workbook
from audit.reporting.document import document_of
from audit.reporting.document.model import Paragraph, Table
from audit.reporting.due import due_on
from audit.reporting.synthesis import synthesis_of
from audit.reporting.view import ReportView
from tests.every_page import EXAMPLES, fictitious, shipped_tool
from tests.intake_workbooks import BANK, QUESTIONNAIRE, Filled
from tests.many_cases import tried_on
from tests.pdf_structure import reader_of
from tests.sample_result import sample_result
from tests.test_typography import _of_docx, _of_page, _of_workbook

pytestmark = pytest.mark.slow

FR, EN = Language.FR, Language.EN
WARNING = Text(fr="Cas reconstitué.", en="A reconstructed case.")


def _snapshot() -> ProjectSnapshot:
    blank = ProjectSnapshot(
        questionnaire_id=QUESTIONNAIRE.id,
        questionnaire_version=QUESTIONNAIRE.version,
        review_type=QUESTIONNAIRE.review_type,
        language=FR,
    )
    return blank.model_copy(update={"banner": WARNING.fr, "banner_texts": WARNING, "reconstructed": True})


def _read(tmp_path, language, snapshot):
    path = tmp_path / "w.xlsx"
    write_workbook(QUESTIONNAIRE, language, path, snapshot)
    return read_workbook(path, BANK).snapshot


@pytest.mark.parametrize("language", [FR, EN])
def test_a_workbook_says_that_it_is_a_reconstruction_and_warns_in_both_languages(tmp_path, language):
    told = _snapshot().model_copy(update={"banner": WARNING.to(language)})
    read = _read(tmp_path, language, told)
    assert (read.banner, read.banner_texts, read.reconstructed) == (WARNING.to(language), WARNING, True)


def test_a_warning_in_one_language_stays_in_it(tmp_path):
    read = _read(tmp_path, FR, _snapshot().model_copy(update={"banner": "Autre chose."}))
    assert (read.banner, read.banner_texts) == ("Autre chose.", None)


def test_a_workbook_made_before_is_read_and_is_no_reconstruction(tmp_path):
    filled = Filled(tmp_path)
    sheet = filled.book[META_SHEET]
    for row in range(1, sheet.max_row + 1):
        if sheet.cell(row, 1).value in ("other_banner", "reconstructed"):
            sheet.cell(row, 1).value = None
    sheet["B6"] = "Cas fictif"
    read = filled.read()
    assert read.diagnostics == ()
    assert (read.snapshot.banner, read.snapshot.banner_texts, read.snapshot.reconstructed) == (
        "Cas fictif",
        None,
        False,
    )


def test_a_questionnaire_carried_over_to_the_other_language_warns_in_it():
    carried = carry_over(_snapshot(), BANK, QUESTIONNAIRE, EN).snapshot
    assert (carried.banner, carried.banner_texts, carried.reconstructed) == (WARNING.en, WARNING, True)


def _shown(audited, language):
    for name in ("html", "docx", "xlsx", "md", "pdf", "onepage"):
        (content,) = render(audited, name, language).values()
        yield _text_of(name, content)


def _text_of(name, content):
    match name:
        case "html":
            return _of_page(content.decode())
        case "docx":
            return _of_docx(content)
        case "xlsx":
            return _of_workbook(content)
        case "md":
            return content.decode()
    return " ".join(" ".join(page.extract_text().split()) for page in reader_of(content).pages)


@pytest.mark.thorough
@tried_on(("language", "said", "other"), [(FR, "sont inventés", "are invented"), (EN, "are invented", "sont inventés")])
def test_every_report_warns_in_its_own_language(language, said, other):
    assert set(formats()) >= {"html", "docx", "xlsx", "md", "pdf", "onepage"}
    for text in _shown(fictitious(), language):
        assert said in text
        assert other not in text


def test_a_warning_known_in_one_language_is_printed_as_it_is():
    project = replace(sample_result().project, disclaimer="Cas fictif", disclaimer_texts=None)
    assert ReportView(replace(sample_result(), project=project), EN).disclaimer == "Cas fictif"


def _signers(reconstructed, language):
    sample = sample_result()
    project = replace(sample.project, reconstructed=reconstructed)
    blocks = document_of(ReportView(replace(sample, project=project), language)).blocks
    signed = [row for one in blocks if isinstance(one, Table) and one.tall for row in one.rows]
    said = {run.text for one in blocks if isinstance(one, Paragraph) for run in one.words}
    return [row[0][0].text for row in signed], said


@pytest.mark.parametrize(
    ("language", "later", "said"),
    [
        (FR, "Les signatures sont réservées à la version définitive", "elle n'est pas signée et n'engage aucune"),
        (EN, "Signatures are for the final version", "it is not signed and commits no administration."),
    ],
)
def test_nobody_signs_a_reconstruction(language, later, said):
    signers, words = _signers(True, language)
    assert signers == []
    assert any(said in one for one in words)
    assert not any(one.startswith(("Fait à", "Done at", "Signed at")) for one in words)
    signers, words = _signers(False, language)  # who is audited is heard before anybody signs
    assert signers == []
    assert not any(said in one for one in words)
    assert any(one.startswith(later) for one in words)


@pytest.mark.parametrize(
    ("language", "returned", "read"),
    [
        (FR, r"renvoyez le fichier", r"personne n'a à le remplir ni à le renvoyer"),
        (EN, r"send the file back", r"nobody is to fill it in"),
    ],
)
def test_the_plan_of_a_reconstruction_asks_nobody_to_send_it_back(language, returned, read):
    tool = shipped_tool()
    past = tool.audit(tool.read(EXAMPLES / "scribe-2019-10.xlsx"))
    assert past.result.project.reconstructed
    cover = _cover(past, language)
    assert re.search(read, cover)
    assert not re.search(returned, cover)
    assert re.search(returned, _cover(fictitious(), language))


@pytest.mark.parametrize(
    ("days", "said"),
    [(1, "sous 1 jour"), (27, "sous 27 jours"), (28, "sous 1 mois environ"), (30, "sous 1 mois environ"),
     (31, "sous 2 mois environ"), (61, "sous 2 mois environ"), (62, "sous 3 mois environ"),
     (91, "sous 3 mois environ")],
)  # fmt: skip
def test_the_delays_of_a_reconstruction_are_no_more_exact_than_an_illustration(days, said):
    """By hand, from 31 March: one month ends on 30 April, the 30th day; two on 31 May, the 61st; three on 30 June."""
    sample = sample_result()
    view = ReportView(replace(sample, project=replace(sample.project, reconstructed=True)), FR)
    assert due_on(sample.review_date + timedelta(days), view).replace("\u00a0", " ") == said


@pytest.mark.parametrize(("day", "months"), [("2019-11-29", 1), ("2019-12-02", 1), ("2019-12-03", 2)])
def test_a_month_that_ends_on_a_day_off_lasts_until_the_next_working_day(day, months):
    """By hand: a month after 31 October 2019 is Saturday 30 November; the phase of the first month ends on Monday."""
    sample = sample_result()
    project = replace(sample.project, reconstructed=True)
    view = ReportView(replace(sample, project=project, review_date=date(2019, 10, 31)), FR)
    assert due_on(date.fromisoformat(day), view).replace("\u00a0", " ") == f"sous {months} mois environ"


def test_likely_causes_are_not_told_of_a_real_project_whose_people_nobody_hears():
    tool = shipped_tool()
    past = tool.audit(tool.read(EXAMPLES / "scribe-2019-10.xlsx"))
    for audited, is_told in ((past, False), (fictitious(), True)):
        (content,) = render(audited, "html", FR).values()
        told = re.sub(r"\s+", " ", content.decode().replace("&#39;", "'"))
        assert ("hypothèses à vérifier en entretien" in told) is is_told
        causes = [" ".join(finding.cause.fr.split()) for finding in audited.result.findings]
        assert sum(cause in told for cause in causes) == (len(causes) if is_told else 0)


def test_a_reconstruction_is_called_a_reading_and_informs_no_decision():
    tool = shipped_tool()
    synthesis = synthesis_of(ReportView(tool.audit(tool.read(EXAMPLES / "scribe-2019-10.xlsx")).result, FR))
    assert synthesis.identity.title.startswith("Lecture rétrospective\u00a0: Scribe")
    assert synthesis.verdict.heading == "Avis"


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("scribe-2019-10", "2 autres constats, sur 4, en lecture rétrospective"),
        ("projet-fictif", "15 autres constats, sur 24 ("),
    ],
)
def test_findings_that_page_one_only_counts_are_said_to_be_told_with_hindsight_where_all_are(name, said):
    tool = shipped_tool()
    synthesis = synthesis_of(ReportView(tool.audit(tool.read(EXAMPLES / f"{name}.xlsx")).result, FR))
    assert said in synthesis.other_reasons.replace("\u00a0", " ")


def _cover(audited, language):
    (content,) = render(audited, "xlsx", language).values()
    sheet = openpyxl.load_workbook(io.BytesIO(content)).worksheets[0]
    return " ".join(str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value)


def test_what_is_wrong_is_headed_in_the_language_in_which_it_is_said(audit):
    _, out, _ = audit("check", EXAMPLES / "scribe-2019-10.xlsx", "--lang", "en")
    assert "Warnings (" in out
    assert "Avertissements" not in out
