"""The synthesis is four to six A4 pages in what is printed and signed; nobody signs a page that says nothing else."""

import subprocess
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from pypdf import PdfReader

from audit.api import Audit, render
from audit.model.text import Language
from audit.reporting.document import labels
from audit.reporting.messages import messages
from audit.reporting.synthesis import synthesis_of
from audit.reporting.view import ReportView
from tests.every_page import EXAMPLES, shipped_tool
from tests.installed_programs import needs_soffice
from tests.many_cases import tried_on
from tests.pdf_structure import reader_of
from tests.random_snapshots import REVIEW, random_snapshot

pytestmark = pytest.mark.slow

LONGEST = 6
A4 = (595, 842)  # points
# A project of which nothing is known has nothing to tell but what is to be established: its synthesis is not padded.
SHORTEST = {
    "projet-fictif": 4,
    "projet-fictif-2027-03": 4,
    "scribe-2019-10": 4,
    "sirhen-2016-12": 4,
    "pas-2018-02": 4,
    "empty": 2,
}
CASES = [(name, language) for name in SHORTEST for language in Language]


@cache
def _audit(name: str) -> Audit:
    tool = shipped_tool()
    if name != "empty":
        return tool.audit(tool.read(EXAMPLES / f"{name}.xlsx"))
    snapshot, called = random_snapshot(tool.declarations.bank, 1), tool.declarations.bank.roles.project_name
    answers = {key: value for key, value in snapshot.answers.items() if key == called}
    return tool.audit(snapshot.model_copy(update={"answers": answers, "tables": {}}), REVIEW)


def _written(name: str, file_format: str, language: Language) -> bytes:
    (content,) = render(_audit(name), file_format, language).values()
    return content


@pytest.fixture(scope="module")
def converted() -> Mapping[tuple[str, Language], bytes]:
    """Return every DOCX as LibreOffice lays it out: one start of it for all."""
    with TemporaryDirectory() as place:
        folder = Path(place)
        for name, language in CASES:
            (folder / f"{name}-{language}.docx").write_bytes(_written(name, "docx", language))
        command = ["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", "pdf"]
        subprocess.run(
            [*command, *(f"{name}-{language}.docx" for name, language in CASES)],
            cwd=folder,
            check=True,
            capture_output=True,
            timeout=600,
        )
        return {
            (name, language): (folder / f"{name}-{language}.pdf").read_bytes() for name, language in CASES
        }  # fmt: skip


@tried_on(("name", "language"), CASES, always=3)
def test_the_synthesis_of_the_pdf_is_four_to_six_pages(name, language):
    _holds(reader_of(_written(name, "pdf", language)), name, language)


@needs_soffice
@pytest.mark.parametrize(("name", "language"), CASES)
def test_the_synthesis_of_the_docx_is_four_to_six_pages(name, language, converted):
    _holds(reader_of(converted[name, language]), name, language)


def _holds(reader: PdfReader, name: str, language: Language) -> None:
    t = messages(language)
    starts = {one.title: reader.get_destination_page_number(one) for one in _bookmarks(reader.outline)}
    pages = starts[t("synthesis.annex")]
    assert SHORTEST[name] <= pages <= LONGEST
    titles = [one.to(language) for one in (labels.SIGNATURES, labels.TRANSMISSION, labels.VERSION)]
    (signed,) = (starts[title] for title in titles if title in starts)
    assert signed == starts[t("covered.title")] == pages - 1, "who signs sees on that page what was judged"
    (first_steps,) = {t("synthesis.first_steps"), t("synthesis.first_steps_then")} & starts.keys()
    assert starts[first_steps] == 0
    points = synthesis_of(ReportView(_audit(name).result, language)).go_live_points
    title = points.title if points else t("synthesis.findings_title")
    assert starts[title] == 1, "the first page says all that it has to say, and that alone"
    second = "".join(reader.pages[1].extract_text().split())
    assert second.startswith("".join(title.split())), "and nothing of it stands on the second"
    assert all(tuple(round(float(side)) for side in page.mediabox[2:]) == A4 for page in reader.pages)
    shown = "".join(reader.pages[pages].extract_text().split())
    assert t("synthesis.annex") in shown, "the annex begins a page"


def _bookmarks(outline):
    for one in outline:
        if isinstance(one, list):
            yield from _bookmarks(one)
        else:
            yield one
