"""A label typed with a sign of doubt, or its contrary, is not that label: an unknown never looks like a pass."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit.exchange.cells import CellReader
from audit.intake.grid import Cell, Grid
from audit.intake.notes import read_evidence
from audit.intake.problems.journal import Journal
from audit.intake.problems.structure_codes import StructureCode
from audit.intake.values.cells import read_cell
from audit.intake.values.choices import find_codes
from audit.intake.values.mistakes import MistakeCode
from audit.intake.values.words import fold, fold_answer
from audit.model.answer import AnswerState, CellRef, Evidence
from audit.model.questionnaire import NO, PARTIAL, YES, Choice, QuestionType
from audit.model.text import Language, Text
from audit.wording.exchange_terms import REPLIES
from tests.intake_workbooks import question

FR = Language.FR
GRADED = question("x.graded", QuestionType.YES_PARTIAL_NO)
TEXT = question("x.text", QuestionType.TEXT)
DOUBTS = (
    "{} ?",
    "{} ???",
    "{}?",
    "{} (?)",
    "? {}",
    "~ {}",
    "≠ {}",
    "<> {}",
    "{}*",
    "{} …",
    "{}...",
    "☐ {}",
    "{} ±",
    "{}؟",
    "{}†",
    "{}⃠",
    "{} ..",
    "{} . . .",
    "{} ‥",
    "{} :-(",
    "{}\u037e",
    "{}\u0336",
)
HARMLESS = ("{}", " {} ", "{}.", "{} !", "« {} »", '"{}"', "({})", "{} ;", "- {}", "{}\u00a0!")
LISTED = (
    Choice(code="scope", label=Text(fr="Périmètre", en="Scope")),
    Choice(code="few", label=Text(fr="≥ 3", en="≥ 3")),
)


@pytest.mark.parametrize("written", DOUBTS)
@pytest.mark.parametrize("label", ["Oui", "Partiellement", "Non"])
def test_an_answer_with_a_sign_of_doubt_is_refused_and_the_label_is_proposed(written, label):
    read = read_cell(Cell(written.format(label)), GRADED, FR)
    assert read.state is AnswerState.UNUSABLE
    assert read.mistake.code is MistakeCode.NOT_IN_LIST
    assert read.mistake.closest == label


@pytest.mark.parametrize("written", HARMLESS)
@pytest.mark.parametrize(("label", "code"), [("Oui", YES.code), ("partiellement", PARTIAL.code), ("NON", NO.code)])
def test_punctuation_that_changes_nothing_does_not_matter(written, label, code):
    assert read_cell(Cell(written.format(label)), GRADED, FR).value == code


@pytest.mark.parametrize("asked", [GRADED, TEXT])
@pytest.mark.parametrize("typed", ["Sans objet ?", "Sans objet (?)", "≠ Sans objet"])
def test_a_state_with_a_sign_of_doubt_sets_no_question_aside_and_is_no_text(asked, typed):
    assert read_cell(Cell(typed), asked, FR).state is AnswerState.UNUSABLE


def test_not_knowing_may_be_said_with_a_sign_of_doubt():
    assert read_cell(Cell("Ne sait pas ?"), GRADED, FR).state is AnswerState.UNKNOWN


@pytest.mark.parametrize("typed", ["Périmètre ?", "Périmètre ; ≥ 3 ?", "Aucun ?", "3"])
def test_items_of_a_list_are_read_alike(typed):
    assert isinstance(find_codes(typed, LISTED, FR), str)


def test_a_sign_that_is_of_the_label_is_read():
    assert find_codes("≥ 3 ; périmètre", LISTED, FR) == ("scope", "few")


@pytest.mark.parametrize("typed", ["Vérifié ?", "Documenté (?)", "≠ Vérifié"])
def test_a_level_of_evidence_with_a_sign_of_doubt_is_told_and_counts_as_declared(typed):
    journal = Journal()
    grid = Grid("Feuille", {(1, 1): Cell(typed)})
    level = read_evidence(grid, 1, 1, FR, journal, "x.graded", Text(fr="Question", en="Question"))
    assert level is Evidence.DECLARED
    assert [one.code for one in journal.diagnostics] == [StructureCode.EVIDENCE_UNKNOWN]


@pytest.mark.parametrize("written", ["{} ?", "{} (?)"])
def test_what_comes_back_from_the_audited_team_is_read_alike(written):
    label, faults = next(iter(REPLIES.values())).fr, []
    assert CellReader(FR, faults).choice((CellRef("Constats", "G5"), Cell(written.format(label))), REPLIES) is None
    assert label in faults[0].words.fr


@given(st.text(max_size=12))
def test_whatever_is_folded_for_an_answer_has_the_words_of_the_text(text):
    assert fold_answer(text).startswith(fold(text))
    assert fold_answer(f"{text}?") != fold_answer(text)
