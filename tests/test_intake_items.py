"""Several choices are answered line by line: each item yes, no, not known or left open; nobody's silence is a "no"."""

import itertools
import json
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from audit.engine.leaves import compile_leaf
from audit.intake.items import join_items
from audit.intake.problems.diagnostics import Severity
from audit.intake.snapshot import Intake, read_workbook
from audit.intake.snapshot_file import read_snapshot_file, snapshot_bytes
from audit.intake.values.cells import Reading
from audit.model.answer import Answer, AnswerState, CellRef, ItemAnswer
from audit.model.answered_fact import answered_fact
from audit.model.condition import Comparison
from audit.model.fact import FactSet
from audit.model.snapshot import ProjectSnapshot
from audit.model.text import Language
from audit.model.value import ValueType
from audit.model.within import Within
from audit.questionnaire.carry_over import carry_over
from audit.questionnaire.merging.answers import join_answers
from audit.questionnaire.workbook import write_workbook
from audit.wording.values import write_fact
from tests.intake_workbooks import BANK, QUESTIONNAIRE, TOPICS, Filled
from tests.many_cases import examples, tried_on

NAME = "steering.topics"
ASKED = QUESTIONNAIRE.question(NAME)
CODES = [item.code for item in TOPICS]
BLANK, UNKNOWN, ANSWERED = AnswerState.BLANK, AnswerState.UNKNOWN, AnswerState.ANSWERED
PARTLY, UNUSABLE = AnswerState.PARTLY_ANSWERED, AnswerState.UNUSABLE
FR = Language.FR

# What is chosen on the line of an item, and what it says of it.
CHOSEN = {"Oui": ItemAnswer(ANSWERED, True), "Non": ItemAnswer(ANSWERED, False), "Ne sait pas": ItemAnswer(UNKNOWN)}
EMPTY = Answer(ValueType.CODES, BLANK)
mixes = st.fixed_dictionaries({code: st.sampled_from([None, *CHOSEN]) for code in CODES})


def filled(folder: Path, mix: Mapping[str, str | None], own: str | None = None) -> Filled:
    workbook = Filled(folder)
    for code, typed in mix.items():
        workbook.answer(f"{NAME}/{code}", typed)
    workbook.answer(NAME, own)
    return workbook


def read(folder: Path, mix: Mapping[str, str | None], own: str | None = None) -> tuple[Answer, Intake]:
    intake = filled(folder, mix, own).read()
    return intake.snapshot.answers[NAME], intake


def expected(mix: Mapping[str, str | None]) -> Answer:
    """Return the answer by hand: all settled is a list, some settled is known in part, none is what was left."""
    held = tuple(code for code in CODES if mix[code] == "Oui")
    left = tuple(code for code in CODES if mix[code] == "Non")
    items = {code: CHOSEN[typed] for code, typed in mix.items() if typed}
    if len(held) + len(left) == len(CODES):
        return Answer(ValueType.CODES, ANSWERED, held, items=items)
    if held or left:
        return Answer(ValueType.CODES, PARTLY, within=Within(includes=held, excludes=left), items=items)
    return Answer(ValueType.CODES, UNKNOWN if len(items) == len(CODES) else BLANK, items=items)


def without_places(answer: Answer) -> Answer:
    items = {code: replace(item, cells=(), raw="") for code, item in answer.items.items()}
    return replace(answer, cells=(), raw="", items=items)


def snapshot(answer: Answer) -> ProjectSnapshot:
    return ProjectSnapshot(
        questionnaire_id="small",
        questionnaire_version="2.0",
        review_type=QUESTIONNAIRE.review_type,
        language=FR,
        answers={NAME: answer},
    )


@pytest.mark.slow
@settings(max_examples=examples(64), deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(mixes, st.sampled_from(Language))
def test_what_is_written_on_the_lines_of_items_is_read_again(mix: Mapping[str, str | None], language: Language) -> None:
    given_answer = expected(mix)
    with TemporaryDirectory() as folder:
        path = Path(folder) / "classeur.xlsx"
        write_workbook(QUESTIONNAIRE, language, path, snapshot(given_answer).model_copy(update={"language": language}))
        found = read_workbook(path, BANK).snapshot.answers[NAME]
    assert without_places(found) == given_answer


@pytest.mark.slow
@tried_on("mix", [dict(zip(CODES, chosen, strict=True)) for chosen in
                                 itertools.product([None, "Oui", "Non", "Ne sait pas"], repeat=3)
                                 if chosen.count(None) <= 1 or chosen[0] != chosen[1]], always=12)  # fmt: skip
def test_a_mix_of_lines_is_read_as_it_says(tmp_path: Path, mix: Mapping[str, str | None]) -> None:
    found, intake = read(tmp_path, mix)
    assert without_places(found) == expected(mix)
    assert not intake.errors


def test_each_item_has_its_cell_and_the_answer_has_them_all(tmp_path: Path) -> None:
    workbook = filled(tmp_path, {"value": "Oui", "time": "Non", "cost": "Oui"})
    sheet, first = workbook.place(f"{NAME}/value")
    row = int(first[1:])
    answer = workbook.read().snapshot.answers[NAME]
    assert answer.value == ("value", "cost")
    assert answer.cells == tuple(CellRef(sheet, f"{first[0]}{row + n}") for n in range(3))
    assert [item.cells for item in answer.items.values()] == [(cell,) for cell in answer.cells]


def test_all_no_is_a_known_empty_list_and_all_blank_is_no_answer(tmp_path: Path) -> None:
    assert read(tmp_path, dict.fromkeys(CODES, "Non"))[0].value == ()
    nothing, _ = read(tmp_path, dict.fromkeys(CODES))
    assert (nothing.state, nothing.value, nothing.items) == (BLANK, None, {})


def test_a_list_typed_in_the_questions_cell_is_read_as_it_was(tmp_path: Path) -> None:
    found, intake = read(tmp_path, {}, "Coûts ; Valeur")
    assert (found.value, found.raw, found.items) == (("value", "cost"), "Coûts ; Valeur", {})
    assert len(found.cells) == 1
    assert not intake.errors


@pytest.mark.slow
@pytest.mark.parametrize(
    ("own", "mix"),
    [
        ("Valeur", {"value": "Non"}),
        ("Valeur", {"cost": "Oui"}),
        ("aucun", {"cost": "Oui"}),
        ("Valeur", {"value": "Ne sait pas"}),
    ],
)
def test_a_list_that_a_line_contradicts_is_told_with_both_cells_and_nothing_is_chosen(
    tmp_path: Path, own: str, mix: Mapping[str, str]
) -> None:
    found, intake = read(tmp_path, mix, own)
    assert (found.state, found.value, found.within, found.raw) == (UNUSABLE, None, None, own)
    (code,) = mix
    (item,) = found.items[code].cells
    told = next(one for one in intake.errors if one.code == "items_contradicted")
    assert CellRef(told.sheet, told.cell) == found.cells[0]
    assert str(item) in told.problem.fr
    assert item in found.cells


def test_a_list_and_the_lines_that_say_the_same_are_one_answer(tmp_path: Path) -> None:
    found, intake = read(tmp_path, {"value": "Oui", "time": "Non"}, "Valeur")
    assert (found.state, found.value) == (ANSWERED, ("value",))
    assert not intake.errors


def test_do_not_know_on_the_question_is_said_of_the_lines_left_blank(tmp_path: Path) -> None:
    found, intake = read(tmp_path, {"value": "Oui"}, "Ne sait pas")
    assert found.within == Within(includes=("value",))
    assert {code: item.state for code, item in found.items.items()} == {
        "value": ANSWERED, "time": UNKNOWN, "cost": UNKNOWN,
    }  # fmt: skip
    assert not intake.errors


def test_a_question_that_does_not_apply_has_no_items(tmp_path: Path) -> None:
    workbook = filled(tmp_path, {}, "Sans objet")
    workbook.answer(NAME, "Pas de comité", "reason")
    assert workbook.read().snapshot.answers[NAME].state is AnswerState.NOT_APPLICABLE
    workbook.answer(f"{NAME}/value", "Non")
    intake = workbook.read()
    assert intake.snapshot.answers[NAME].state is UNUSABLE
    assert "items_contradicted" in [one.code for one in intake.errors]


@pytest.mark.slow
@pytest.mark.parametrize("typed", ["peut-être", "Sans objet", "#N/A", "Valeur"])
def test_a_line_that_cannot_be_read_leaves_its_item_open_and_is_told_by_its_cell(tmp_path: Path, typed: str) -> None:
    workbook = filled(tmp_path, {"value": "Oui", "time": typed, "cost": "Non"})
    intake = workbook.read()
    found = intake.snapshot.answers[NAME]
    assert found.within == Within(includes=("value",), excludes=("cost",))
    assert found.items["time"].raw == typed
    (told,) = intake.errors
    assert (told.sheet, told.cell) == workbook.place(f"{NAME}/time")
    path = tmp_path / "suite.xlsx"
    write_workbook(QUESTIONNAIRE, FR, path, intake.snapshot)
    again = read_workbook(path, BANK).snapshot.answers[NAME]
    assert again.items["time"].raw == typed
    assert again.within == found.within


def test_a_line_that_is_gone_is_told_and_its_item_stays_open(tmp_path: Path) -> None:
    workbook = filled(tmp_path, {"value": "Oui", "cost": "Non"})
    sheet, cell = workbook.place(f"{NAME}/time")
    for column in "AB":
        workbook.put(sheet, f"{column}{cell[1:]}", None)
    intake = workbook.read()
    assert intake.snapshot.answers[NAME].within == Within(includes=("value",), excludes=("cost",))
    assert "item_missing" in [one.code for one in intake.diagnostics]


def test_a_line_whose_identifier_is_gone_is_found_by_its_wording(tmp_path: Path) -> None:
    workbook = filled(tmp_path, {"value": "Oui", "time": "Oui", "cost": "Non"})
    sheet, cell = workbook.place(f"{NAME}/time")
    workbook.put(sheet, f"A{cell[1:]}", None)
    intake = workbook.read()
    assert intake.snapshot.answers[NAME].value == ("value", "time")
    assert [one.code for one in intake.diagnostics] == ["question_found"]


def test_check_says_how_lines_that_leave_items_open_were_read(tmp_path: Path) -> None:
    _, intake = read(tmp_path, {"value": "Oui", "cost": "Non"})
    (told,) = (one for one in intake.diagnostics if one.code == "items_open")
    assert told.severity is Severity.NOTE
    assert "« au moins Valeur, sans Coûts »" in told.problem.fr
    assert told.problem.fr.endswith("Délais, jalons")


def test_a_note_beside_the_line_of_an_item_is_kept(tmp_path: Path) -> None:
    workbook = filled(tmp_path, {"value": "Oui"})
    workbook.answer(f"{NAME}/value", "Voir le compte rendu du 3 mars", "comment")
    intake = workbook.read()
    assert "Voir le compte rendu du 3 mars" in [left.typed for left in intake.leftovers]


def test_a_typed_list_is_carried_over_to_the_lines_of_its_items(tmp_path: Path) -> None:
    _, intake = read(tmp_path, {}, "Valeur ; Coûts")
    carried = carry_over(intake.snapshot, BANK, QUESTIONNAIRE, FR)
    path = tmp_path / "suite.xlsx"
    write_workbook(QUESTIONNAIRE, FR, path, carried.snapshot)
    found = read_workbook(path, BANK).snapshot.answers[NAME]
    assert found.value == ("value", "cost")
    assert {code: item.holds for code, item in found.items.items()} == {"value": True, "time": False, "cost": True}


@pytest.mark.slow
@given(mixes)
def test_a_snapshot_keeps_items_as_json(mix: Mapping[str, str | None]) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "projet.json"
        path.write_bytes(snapshot_bytes(snapshot(expected(mix))))
        assert read_snapshot_file(path, BANK).snapshot.answers[NAME] == expected(mix)


def test_a_snapshot_whose_items_contradict_its_answer_is_refused(tmp_path: Path) -> None:
    data = json.loads(snapshot_bytes(snapshot(expected({"value": "Oui", "time": "Non", "cost": None}))))
    data["answers"][NAME]["items"]["value"]["holds"] = False
    path = tmp_path / "projet.json"
    path.write_text(json.dumps(data))
    with pytest.raises(Exception, match="value"):
        read_snapshot_file(path, BANK)


# --- what conditions make of it ---------------------------------------------------------------------


def holds(answer: Answer, codes: tuple[str, ...]) -> bool | None:
    leaf = compile_leaf(Comparison.model_validate({"fact": NAME, "includes": list(codes)}), {})
    return leaf.value(FactSet({NAME: answered_fact(NAME, ValueType.CODES, answer)}, {}))


def lists(mix: Mapping[str, str | None]) -> list[tuple[str, ...]]:
    """Return every list that a mix leaves possible: an item left open is one of them or not."""
    possible = [[True] if mix[code] == "Oui" else [False] if mix[code] == "Non" else [True, False] for code in CODES]
    return [tuple(c for c, one in zip(CODES, held, strict=True) if one) for held in itertools.product(*possible)]


@pytest.mark.slow
@given(mixes, st.sets(st.sampled_from(CODES), min_size=1))
def test_a_membership_is_known_where_every_list_that_is_possible_agrees(
    mix: Mapping[str, str | None], asked: set[str]
) -> None:
    worth = {asked <= set(one) for one in lists(mix)}
    assert holds(expected(mix), tuple(sorted(asked))) is (worth.pop() if len(worth) == 1 else None)


@pytest.mark.slow
@given(mixes, mixes, st.sets(st.sampled_from(CODES), min_size=1))
def test_a_more_complete_answer_unproves_nothing(
    mix: Mapping[str, str | None], more: Mapping[str, str | None], asked: set[str]
) -> None:
    settled = ("Oui", "Non")
    fuller = {code: mix[code] if mix[code] in settled else more[code] or mix[code] for code in CODES}
    before, after = (holds(expected(one), tuple(sorted(asked))) for one in (mix, fuller))
    assert before is None or after is before


@given(mixes)
def test_joining_lines_never_reads_a_blank_as_a_no(mix: Mapping[str, str | None]) -> None:
    items = {code: CHOSEN[typed] for code, typed in mix.items() if typed}
    reading = join_items(Reading(BLANK), items, TOPICS).reading
    for code in CODES:
        is_no = code in (reading.within.excludes if reading.within else ()) or (
            reading.value is not None and code not in reading.value
        )
        assert is_no == (mix[code] == "Non")


def test_what_is_known_of_a_list_is_said_in_words() -> None:
    said = {
        ("Oui", "Non", None): ("au moins Valeur, sans Délais, jalons", "at least Value, without Time, milestones"),
        ("Oui", None, "Oui"): ("au moins Valeur et Coûts", "at least Value and Cost"),
        (None, None, "Non"): ("sans Coûts, le reste n'étant pas connu", "without Cost, the rest not being known"),
    }
    for chosen, words in said.items():
        fact = answered_fact(NAME, ValueType.CODES, expected(dict(zip(CODES, chosen, strict=True))))
        assert (write_fact(fact, FR, TOPICS), write_fact(fact, Language.EN, TOPICS)) == words


# --- copies joined ----------------------------------------------------------------------------------


@given(mixes, mixes)
def test_copies_that_answer_other_items_are_joined_and_those_that_differ_are_told(
    one: Mapping[str, str | None], other: Mapping[str, str | None]
) -> None:
    joined = join_answers(ASKED, [("a", expected(one)), ("b", expected(other))], FR)
    both = [{one[code], other[code]} & {"Oui", "Non"} for code in CODES]
    if any(len(said) == 2 for said in both):
        assert joined.sides
        assert joined.answer.value is None
        return
    assert not joined.sides
    whole = expected({code: next(iter(said), None) for code, said in zip(CODES, both, strict=True)})
    assert (joined.answer.value, joined.answer.within) == (whole.value, whole.within)
