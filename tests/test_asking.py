"""Questions that are asked only with some answers to others: who owes what, in facts, workbooks, checks and reports."""

import random
import shutil

import pytest
from openpyxl import load_workbook

from audit.api import load_questions
from audit.declarations.folders import shipped_folder
from audit.errors import DeclarationsInvalid
from audit.facts.build import FactBuilder
from audit.intake.snapshot import read_workbook
from audit.loading import load_declarations
from audit.model.answer import Answer, AnswerState
from audit.model.asking import compared, is_asked, states_of
from audit.model.condition import Comparison
from audit.model.fact import Fact
from audit.model.questionnaire import ReviewType
from audit.model.text import Language
from audit.model.value import ValueType
from audit.questionnaire.asked_when import not_asked_formula, said_when
from audit.questionnaire.load import load_question_bank
from audit.questionnaire.workbook import write_workbook
from tests.intake_workbooks import BANK, PROJECT, STEERING
from tests.many_cases import tried_on
from tests.random_snapshots import REVIEW, random_snapshot
from tests.small_rule_bases import project, rule, small_tool, yes

BLANK, NOT_ASKED = AnswerState.BLANK, AnswerState.NOT_ASKED


def fact(state, value=None, among=()):
    return Fact("q.a", ValueType.CODE, state, value, among=among)


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        (fact(AnswerState.ANSWERED, "yes"), True),
        (fact(AnswerState.ANSWERED, "no"), False),
        (fact(AnswerState.NOT_APPLICABLE), False),
        (fact(AnswerState.NOT_ASKED), False),
        (fact(AnswerState.BLANK), None),
        (fact(AnswerState.UNKNOWN), None),
        (fact(AnswerState.UNUSABLE), None),
        (fact(AnswerState.PARTLY_ANSWERED, among=("yes", "partial")), None),
        (fact(AnswerState.PARTLY_ANSWERED, among=("partial", "no")), False),
        (None, None),
    ],
)
def test_only_an_answer_says_that_a_question_is_not_asked(answer, expected):
    condition = Comparison.model_validate({"fact": "q.a", "is": "yes"})
    assert is_asked(condition, {} if answer is None else {"q.a": answer}) is expected


def tool():
    asked = {
        "a": {},
        "b": {"asked_when": yes("a")},
        "c": {"asked_when": {"all": [yes("a"), {"fact": "q.b", "in": ["yes", "partial"]}]}},
        "d": {},
    }
    rules = [
        rule("BLO-001", "blocking", yes("b"), applies={"not": {"fact": "q.b", "state": ["not_applicable"]}}),
        rule("MIN-001", "minor", yes("d")),
    ]
    return small_tool(asked, rules)


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        ({}, (BLANK, BLANK)),  # nobody said anything: all is asked
        ({"a": None}, (BLANK, BLANK)),  # "don't know" closes nothing
        ({"a": "yes"}, (BLANK, BLANK)),
        ({"a": "no"}, (NOT_ASKED, NOT_ASKED)),
        ({"a": "yes", "b": "no"}, (AnswerState.ANSWERED, NOT_ASKED)),
        ({"a": "no", "b": "no"}, (AnswerState.ANSWERED, NOT_ASKED)),  # an answer stays, whoever asked for it
        ({"a": "no", "b": None}, (NOT_ASKED, NOT_ASKED)),  # "don't know" says no more of it than a blank
    ],
)
def test_a_blank_question_is_not_asked_once_another_answer_leaves_it_without_object(answers, expected):
    one = tool()
    facts = one.judge(project(one, **answers)).facts.facts
    assert (facts["q.b"].state, facts["q.c"].state) == expected


def test_what_is_not_asked_does_not_apply_and_is_not_missing():
    one = tool()
    found = one.audit(project(one, a="no", d="yes")).result
    assert [item.outcome.outcome for item in found.rules] == ["not_applicable", "satisfied"]
    assert found.open_points == ()
    assert found.overall.completeness == 1
    assert found.answers_by_state[NOT_ASKED] == 2
    noted = {answer.fact: answer.not_asked for answer in found.answers}
    assert noted["q.b"].en == "only if the answer to “Question a” is: Yes"
    assert noted["q.a"] is None


def test_an_answer_that_changes_opens_and_closes_questions_again():
    one = tool()
    judged = one.judge(project(one, a="no", d="yes"))
    code = ValueType.CODE
    opened = one.rejudge(judged, {"q.a": Answer(type=code, state=AnswerState.ANSWERED, value="yes", raw="yes")})
    assert [opened.facts.facts[name].state for name in ("q.b", "q.c")] == [BLANK, BLANK]
    assert opened.judgement.verdicts[0].outcome == "undetermined"  # never better than what is known
    closed = one.rejudge(opened, {"q.a": Answer(type=code, state=AnswerState.NOT_APPLICABLE, reason="x")})
    assert [closed.facts.facts[name].state for name in ("q.b", "q.c")] == [NOT_ASKED, NOT_ASKED]


def test_what_another_answer_makes_pointless_is_borne_out_by_that_answer_alone():
    """On evidence, an undocumented "no" that takes a question away counts for no more than "not applicable" does."""
    one = tool()
    said = project(one, a="no", d="yes")
    told = said.model_copy(
        update={
            "answers": {
                **said.answers,
                "q.b": Answer(type=ValueType.CODE, state=AnswerState.NOT_APPLICABLE, reason="x"),
            }
        }
    )
    by_another, by_itself, borne_out = (
        one.guarantee(one.judge(case)).evidence.bounds.floor
        for case in (said, told, project(one, "documented", a="no", d="yes"))
    )
    assert by_another is by_itself
    assert borne_out is not by_itself


@pytest.mark.slow
@tried_on("seed", range(6), always=2)
def test_facts_changed_one_by_one_are_those_built_anew(seed):
    declarations = load_declarations()
    bank, rng = declarations.bank, random.Random(seed)  # noqa: S311 - for variety, not for secrets
    builder = FactBuilder(bank, declarations.indicators, {})
    snapshot = random_snapshot(bank, seed)
    facts = builder.build(snapshot, REVIEW)
    drivers = sorted({name for condition in bank.conditions_of_asking.values() for name, _ in compared(condition)})
    answers = dict(snapshot.answers)
    for number in range(20):
        name = rng.choice(drivers)
        answers[name] = random_snapshot(bank, 1000 * seed + number).answers[name]
        facts, _ = builder.changed(facts, {name: answers[name]})
        anew = builder.build(snapshot.model_copy(update={"answers": answers}), REVIEW)
        assert facts.facts == anew.facts


def _problems(tmp_path, condition):
    folder = shutil.copytree(shipped_folder("questionnaires"), tmp_path / "q")
    file = folder / "sections" / "planning.yaml"
    text = file.read_text(encoding="utf-8")
    head, name, tail = text.partition("  - id: planning.removals_valued\n    type: yes_partial_no\n")
    before, key, after = tail.partition("    asked_when: ")
    file.write_text(head + name + before + key + condition + "\n" + after.partition("\n")[2], encoding="utf-8")
    with pytest.raises(DeclarationsInvalid) as refused:
        load_question_bank(folder)
    return [str(problem) for problem in refused.value.problems]


@pytest.mark.parametrize(
    ("condition", "told"),
    [
        ("{fact: security.personal_data, is: yes}", "'security.personal_data' is asked later"),
        ("{fact: project.phase, is: build_}", "build_"),
        ("{fact: project.fase, is: build}", "project.phase"),  # the closest name
        ("{not: {fact: project.phase, is: build}}", "asked_when compares answers of lists"),
        ("{fact: budget.initial, above: 3}", "asked_when compares answers of lists"),
        ("{fact: planning.removals_valued, is: yes}", "is asked later"),
    ],
)
def test_a_condition_of_asking_that_cannot_hold_is_refused(tmp_path, condition, told):
    (problem,) = _problems(tmp_path, condition)
    assert told in problem
    assert "sections/planning.yaml" in problem


def asking_bank():
    """A bank whose plan is asked with a mandate, and whose sheet on steering is for projects with a mandate."""
    mandate = Comparison.model_validate({"fact": "project.mandate", "is": "yes"})
    steering = STEERING.model_copy(update={"asked_when": mandate})
    sections = tuple(steering if section.id == steering.id else section for section in BANK.sections)
    return BANK.model_copy(update={"sections": sections})


def test_the_workbook_says_what_is_not_asked_by_a_formula():
    bank = asking_bank()
    condition = bank.conditions_of_asking["steering.plan"]
    cells = {"project.mandate": "'Projet'!$E$8"}
    formula = not_asked_formula(condition, bank, cells, Language.FR)
    assert formula == "OR('Projet'!$E$8=\"Non\",'Projet'!$E$8=\"Sans objet\")"
    assert not_asked_formula(condition, bank, {}, Language.FR) is None
    assert said_when(condition, bank).fr == "seulement si la réponse à « Question project.mandate fr » est : Oui"


def test_what_a_condition_takes_is_said_as_people_do():
    bank = load_questions()
    either = said_when(bank.conditions_of_asking["delivery.fallback_plan"], bank)
    assert either.en.startswith("only if the answer to “")
    assert "” is: Yes, or the answer to “" in either.en
    phases = said_when(bank.conditions_of_asking["delivery.service_offer"], bank)
    assert phases.fr.endswith("» est : Conception et réalisation, Expérimentation, Déploiement ou Terminé")


def test_a_formula_joins_what_decides():
    bank = load_questions()
    cells = {"security.personal_data": "A1", "security.dpia": "B1", "project.irreversible_switch": "C1"}
    either = not_asked_formula(bank.conditions_of_asking["security.residual_risk_high"], bank, cells, Language.EN)
    assert either is not None
    assert either.startswith('OR(OR(A1="No",A1="Not applicable"),OR(B1=')
    both = bank.conditions_of_asking["delivery.fallback_plan"]
    assert not_asked_formula(both, bank, cells, Language.EN) is None  # delivery.single_switch is not in the workbook
    assert not_asked_formula(both, bank, {**cells, "delivery.single_switch": "D1"}, Language.EN) == (
        'AND(OR(C1="No",C1="Not applicable"),OR(D1="No",D1="Not applicable"))'
    )


@pytest.mark.slow
def test_a_project_without_health_data_neither_sees_nor_owes_its_questions(tmp_path, audit):
    """By the command line, as people do: the sheets are hidden, nothing is waited for, nothing is told to be hidden."""
    answers = tmp_path / "answers.yaml"
    answers.write_text(
        "review_type: pre_launch\nlanguage: fr\nanswers:\n  project.name: {value: X}\n"
        "  project.sector: {value: general}\n  project.uses_ai: {value: no}\n",
        encoding="utf-8",
    )
    book = tmp_path / "x.xlsx"
    assert audit("questionnaire", "new", "--answers", answers, "-o", book)[0] == 0
    workbook = load_workbook(book)
    hidden = [sheet.title for sheet in workbook.worksheets if sheet.sheet_state == "hidden"]
    bank = load_questions()
    titles = {section.id: section.title.fr for section in bank.sections}
    assert {titles["health_data"], titles["ai"]} <= set(hidden)
    assert titles["security"] not in hidden
    _, out, _ = audit("check", book)
    assert "masqué" not in out
    asked = bank.questionnaire(ReviewType.PRE_LAUNCH)
    owed_less = sum(len(section.questions) for section in asked.sections if section.id in ("health_data", "ai"))
    assert f"Non demandé : {owed_less}" in out


@pytest.mark.slow
def test_an_answer_that_nobody_asked_for_is_kept_and_told(tmp_path):
    bank, path = asking_bank(), tmp_path / "x.xlsx"
    write_workbook(bank.questionnaire(ReviewType.PRE_LAUNCH), Language.FR, path)
    book = load_workbook(path)
    for sheet in book.worksheets:
        for row in sheet.iter_rows(min_col=1, max_col=5):
            typed = {"project.mandate": "Non", "steering.plan": "Oui"}.get(row[0].value)
            if typed:
                row[4].value = typed
    book.save(path)
    read = read_workbook(path, bank)
    (told,) = [item for item in read.diagnostics if item.code == "answer_not_asked"]
    assert (told.question, told.cell[0]) == ("steering.plan", "E")
    assert "est posée seulement si la réponse à « Question project.mandate fr » est : Oui" in told.message(Language.FR)
    assert read.snapshot.answers["steering.plan"].value == "yes"


@pytest.mark.slow
@pytest.mark.parametrize(
    ("mandate", "state", "told"),
    [
        ("Non", AnswerState.BLANK, []),  # another answer is the reason: the question is not asked
        ("Oui", AnswerState.UNUSABLE, ["reason_missing"]),
        (None, AnswerState.UNUSABLE, ["reason_missing"]),  # not known to be needless
    ],
)
def test_not_applicable_needs_no_reason_where_a_question_is_not_asked(tmp_path, mandate, state, told):
    bank, path = asking_bank(), tmp_path / "x.xlsx"
    write_workbook(bank.questionnaire(ReviewType.PRE_LAUNCH), Language.FR, path)
    book = load_workbook(path)
    for sheet in book.worksheets:
        for row in sheet.iter_rows(min_col=1, max_col=5):
            typed = {"project.mandate": mandate, "steering.plan": "Sans objet"}.get(row[0].value)
            if typed:
                row[4].value = typed
    book.save(path)
    read = read_workbook(path, bank)
    assert read.snapshot.answers["steering.plan"].state is state
    assert [item.code for item in read.diagnostics if item.question == "steering.plan"] == told


def test_states_tell_what_is_not_owed():
    bank = asking_bank()
    blank = {q.id: Answer(type=q.value_type, state=BLANK) for q in (*PROJECT.questions, *STEERING.questions)}
    blank["project.mandate"] = Answer(type=ValueType.CODE, state=AnswerState.ANSWERED, value="no", raw="Non")
    states = dict(zip(blank, states_of(blank, bank.conditions_of_asking), strict=True))
    assert {states[q.id] for q in STEERING.questions} == {NOT_ASKED}
    assert {states[q.id] for q in PROJECT.questions} == {BLANK, AnswerState.ANSWERED}
