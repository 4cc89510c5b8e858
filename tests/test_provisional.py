"""Until the audited team has been heard, a report says that it is provisional and is not signed."""

from dataclasses import replace

import pytest

from audit.model.scoring import Statement
from audit.model.text import Language
from audit.reporting.document.build import document_of
from audit.reporting.document.one_page import one_page_of
from audit.reporting.html import render_view
from audit.reporting.markdown.pages import write_markdown
from audit.reporting.view import ReportView
from tests.document_results import with_frame
from tests.sample_result import sample_result

NOTES = {
    Language.FR: "Rapport provisoire, contradiction non close : ni l'avis ni les constats ne sont définitifs.",
    Language.EN: "Provisional report, adversarial procedure still open: neither the opinion nor the findings "
    "are final.",
}
SENT = {Language.FR: "Transmis à l'équipe auditée le", Language.EN: "Sent to the audited team on"}
SIGNED = {Language.FR: "Pour le projet, qui a reçu communication du rapport", Language.EN: "For the audit team"}
NOT_SIGNED = {Language.FR: "elle n'est pas signée et n'engage", Language.EN: "it is not signed and commits no"}


class _Final(ReportView):
    """A report of which the procedure is over."""

    @property
    def contradictory(self):
        return _Over()


class _Over:
    is_final = True


def _plain(text):
    return text.replace("\u00a0", " ").replace("\u202f", " ").replace("’", "'").replace("&#39;", "'")


def _result(**project):
    result = with_frame(sample_result())
    return replace(result, project=replace(result.project, **project))


@pytest.mark.parametrize("language", list(Language))
def test_every_format_says_under_its_title_that_it_is_provisional(language):
    view = ReportView(_result(), language)
    page, lines = _plain(render_view(view)), _plain(write_markdown(view))
    assert page.count(NOTES[language]) == 2  # under the title and at the foot
    assert lines.index(NOTES[language]) < lines.index("\n## ")
    for document in (document_of(view), one_page_of(view)[0]):
        assert NOTES[language] in _plain(document.blocks[0].words[0].text)
        assert document.footer.startswith(("Rapport provisoire", "Provisional report"))


@pytest.mark.parametrize("language", list(Language))
def test_it_has_room_to_say_when_it_was_sent_and_none_to_sign(language):
    blocks = _plain(repr(document_of(ReportView(_result(), language)).blocks))
    assert SENT[language] in blocks
    assert SIGNED[language] not in blocks


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("case", ["self-assessment", "past"])
def test_nobody_is_to_be_heard_of_a_self_assessment_or_of_a_past_day(language, case):
    result = _result(reconstructed=case == "past")
    if case == "self-assessment":
        result = replace(result, avis=replace(result.avis, says=Statement.ESTIMATE))
    view = ReportView(result, language)
    assert view.provisional_note == ""
    blocks = _plain(repr(document_of(view).blocks))
    assert (NOT_SIGNED if case == "past" else SIGNED)[language] in blocks
    assert not document_of(view).footer.startswith("Prov")


def test_the_final_version_is_not_provisional():
    assert _Final(_result(), Language.FR).awaits_answers is False
    assert _Final(_result(), Language.FR).provisional_note == ""
