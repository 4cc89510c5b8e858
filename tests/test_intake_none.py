""" "Never", "none": an answer of its own where a question offers it, known, without value, and not "not applicable"."""

from pathlib import Path

import pytest

from audit.engine.leaves import compile_leaf
from audit.intake.grid import Cell
from audit.intake.snapshot import read_workbook
from audit.intake.snapshot_file import read_snapshot_file, snapshot_bytes
from audit.intake.values.cells import read_cell
from audit.judgement.answer_values import without_value
from audit.judgement.compared_with import ComparedWith
from audit.model.answer import Answer, AnswerState
from audit.model.answered_fact import answered_fact
from audit.model.condition import Comparison, StateTest
from audit.model.fact import Fact, FactDefinition, FactSet
from audit.model.questionnaire import Field, QuestionBank, QuestionType, Section
from audit.model.snapshot import ProjectSnapshot
from audit.model.text import Language, Text
from audit.model.value import ValueType
from audit.questionnaire.merging.answers import join_answers
from audit.questionnaire.workbook import write_workbook
from audit.wording.values import write_fact
from tests.intake_workbooks import BANK, question, text

NEVER = Text(fr="Jamais", en="Never")
NAME = "survey.last"
SURVEY = Section(
    id="survey",
    title=Text(fr="Enquêtes", en="Surveys"),
    introduction=text("Introduction"),
    questions=(
        question(NAME, QuestionType.DATE, none_label=NEVER),
        question("survey.owner", QuestionType.TEXT, none_label=Text(fr="Personne", en="Nobody")),
        question("survey.next", QuestionType.DATE),
    ),
)
SURVEYS: QuestionBank = BANK.model_copy(update={"sections": (*BANK.sections, SURVEY)})
ASKED = SURVEYS.questionnaire(next(iter(SURVEYS.titles)))
DATE = Field(type=QuestionType.DATE, label=NEVER, none_label=NEVER)
NONE = AnswerState.NONE


def snapshot(answer: Answer, language: Language = Language.FR) -> ProjectSnapshot:
    return ProjectSnapshot(
        questionnaire_id=ASKED.id,
        questionnaire_version=ASKED.version,
        review_type=ASKED.review_type,
        language=language,
        answers={NAME: answer},
    )


@pytest.mark.parametrize("typed", ["Jamais", "jamais.", "NEVER", "Never", "aucun", "Aucune", "néant", "none"])
@pytest.mark.parametrize("language", Language)
def test_the_words_for_none_are_read_in_both_languages(typed: str, language: Language) -> None:
    reading = read_cell(Cell(typed), DATE, language)
    assert (reading.state, reading.value, reading.raw, reading.remark) == (NONE, None, typed, None)


def test_where_it_is_not_offered_the_same_words_are_no_date() -> None:
    plain = DATE.model_copy(update={"none_label": None})
    assert read_cell(Cell("Jamais"), plain, Language.FR).state is AnswerState.UNUSABLE


def test_not_applicable_is_read_there_as_none_and_told() -> None:
    reading = read_cell(Cell("Sans objet"), DATE, Language.FR)
    assert reading.state is NONE
    assert reading.doubt is not None
    assert (reading.doubt.code, reading.doubt.item) == ("read_as_none", NEVER)


def test_do_not_know_stays_unknown() -> None:
    assert read_cell(Cell("Ne sait pas"), DATE, Language.FR).state is AnswerState.UNKNOWN
    assert read_cell(Cell(None), DATE, Language.FR).state is AnswerState.BLANK


@pytest.mark.slow
@pytest.mark.parametrize("language", Language)
def test_it_is_written_and_read_again(tmp_path: Path, language: Language) -> None:
    path = tmp_path / "classeur.xlsx"
    write_workbook(ASKED, language, path, snapshot(Answer(ValueType.DATE, NONE, reason="aucune enquête"), language))
    intake = read_workbook(path, SURVEYS)
    answer = intake.snapshot.answers[NAME]
    assert (answer.state, answer.raw, answer.reason) == (NONE, NEVER.to(language), "aucune enquête")
    assert NAME not in [one.question for one in intake.diagnostics]


def test_a_snapshot_keeps_it_and_turns_not_applicable_of_before_into_it(tmp_path: Path) -> None:
    path = tmp_path / "projet.json"
    for state, raw in ((NONE, "Jamais"), (AnswerState.NOT_APPLICABLE, "Sans objet")):
        path.write_bytes(snapshot_bytes(snapshot(Answer(ValueType.DATE, state, raw=raw, reason="aucune"))))
        intake = read_snapshot_file(path, SURVEYS)
        assert intake.snapshot.answers[NAME].state is NONE
        assert ("read_as_none" in [one.code for one in intake.diagnostics]) == (raw == "Sans objet")


def test_a_snapshot_cannot_say_it_where_it_is_not_offered(tmp_path: Path) -> None:
    path = tmp_path / "projet.json"
    data = snapshot(Answer(ValueType.DATE, NONE)).model_copy(
        update={"answers": {"survey.next": Answer(ValueType.DATE, NONE)}}
    )
    path.write_bytes(snapshot_bytes(data))
    with pytest.raises(Exception, match="survey"):
        read_snapshot_file(path, SURVEYS)


def test_it_is_not_offered_where_the_answer_has_its_own_way_to_say_it() -> None:
    for kind in (QuestionType.NAMES, QuestionType.INTEGER, QuestionType.YES_NO):
        with pytest.raises(ValueError, match="none_label"):
            Field(type=kind, label=NEVER, none_label=NEVER)


def worth(condition: StateTest | Comparison, state: AnswerState) -> bool | None:
    fact = answered_fact(NAME, ValueType.DATE, Answer(ValueType.DATE, state))
    return compile_leaf(condition, {}).value(FactSet({NAME: fact}, {}))


@pytest.mark.parametrize(
    ("state", "tested", "given"),
    [(NONE, True, False), (AnswerState.BLANK, None, None), (AnswerState.UNKNOWN, None, None)],
)
def test_conditions_test_it_by_its_state_and_take_it_for_nothing_given(
    state: AnswerState, tested: bool | None, given: bool | None
) -> None:
    assert worth(StateTest.model_validate({"fact": NAME, "state": ["none"]}), state) is tested
    assert worth(Comparison.model_validate({"fact": NAME, "provided": True}), state) is given
    assert worth(Comparison.model_validate({"fact": NAME, "min": "2026-01-01"}), state) is None


def test_a_question_that_offers_it_is_completed_by_it_and_never_by_not_applicable() -> None:
    blank = Fact(NAME, ValueType.DATE, AnswerState.BLANK)
    plain = DATE.model_copy(update={"none_label": None})
    definition = FactDefinition(name=NAME, type=ValueType.DATE, label=NEVER, offers_none=True)
    assert NONE in definition.states
    assert AnswerState.NOT_APPLICABLE not in definition.states
    compared = ComparedWith()
    assert without_value(blank, compared, DATE) == [NONE]
    assert without_value(blank, compared, plain) == [AnswerState.NOT_APPLICABLE]


def test_it_is_said_in_words_and_joined_as_one_answer() -> None:
    none = Answer(ValueType.DATE, NONE, raw="Jamais")
    fact = answered_fact(NAME, ValueType.DATE, none)
    assert (write_fact(fact, Language.FR), write_fact(fact, Language.EN)) == ("il n'y en a pas", "there is none")
    joined = join_answers(DATE, [("a", none), ("b", Answer(ValueType.DATE, AnswerState.UNKNOWN))], Language.FR)
    assert joined.answer.state is NONE
