"""The documents to ask for first come with the cells that each is to bear out."""

from dataclasses import replace

from audit.model.answer import AnswerState, CellRef
from audit.model.fact import Fact
from audit.model.result.opinion import DocumentsToAsk
from audit.model.scoring import AvisLevel
from audit.model.text import Language, Text
from audit.model.value import ValueType
from audit.reporting.documents_placed import documents_placed
from audit.reporting.view import ReportView
from tests.sample_result import sample_result


def _fact(name, *cells):
    references = tuple(CellRef(sheet="Équipe", cell=cell) for cell in cells)
    return Fact(name, ValueType.TEXT, AnswerState.ANSWERED, "déclaré", cells=references)


UNDOCUMENTED = (_fact("lone", "E5"), _fact("crew/1/name", "C16"), _fact("crew/2/name", "C17"), _fact("other", "E9"))


def _view(documents):
    result = sample_result()
    labels = {
        **result.labels,
        "lone": Text(fr="Lettre de mission", en="Mandate letter"),
        "other": Text(fr="Autre", en="Other"),
        "crew/name": Text(fr="Nom", en="Name"),
        "crew/completeness": Text(fr="Équipe — complétude", en="Team — completeness"),
    }
    avis = replace(result.avis, undocumented=UNDOCUMENTED, documents=documents)
    return ReportView(replace(result, labels=labels, avis=avis), Language.FR)


def _plain(texts):
    return [text.replace("\N{NO-BREAK SPACE}", " ").replace("\N{NARROW NO-BREAK SPACE}", " ") for text in texts]


def test_a_question_has_its_cell_and_a_table_those_without_a_document():
    asked = DocumentsToAsk(names=("lone", "crew"), secured=AvisLevel.FAVOURABLE, proven=True)
    assert _plain(documents_placed(_view(asked))) == [
        "Lettre de mission — Équipe!E5",
        "tableau « Équipe », 2 cellules à justifier — Équipe!C16:C17",
    ]


def test_where_no_set_is_known_to_be_enough_every_undocumented_answer_has_its_cells():
    assert _plain(documents_placed(_view(None))) == [
        "Lettre de mission — Équipe!E5",
        "Nom — Équipe!C16:C17",
        "Autre — Équipe!E9",
    ]
