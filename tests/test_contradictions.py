"""Contradictions: declared strictly, tested by their examples, never counted in a project's favour."""

from datetime import date
from decimal import Decimal

import pytest

from audit.errors import DeclarationsInvalid
from audit.facts.vocabulary import build_vocabulary
from audit.judgement.guarantee import Guarantor
from audit.judgement.incoherences import ContradictionJudge
from audit.judgement.levels import is_worse
from audit.judgement.taken_back import taken_back
from audit.model.answer import Answer, AnswerState
from audit.model.contradiction import Contradiction
from audit.model.rule import Example, OutcomeKind
from audit.model.scoring import AvisLevel
from audit.model.text import Language
from audit.model.value import ValueType
from audit.question_loading import load_questions
from audit.record.expand import expand
from audit.reporting.html import render_html
from audit.rulebase.example_facts import example_facts, given_fact
from tests.many_cases import tried_on
from tests.test_guarantee import assessor, sound

BANK = load_questions()
VOCABULARY = build_vocabulary(BANK, ())
JUDGE = ContradictionJudge(BANK)
EXAMPLES = [
    pytest.param(item, example, id=f"{item.id} {example.name}")
    for item in BANK.contradictions
    for example in item.examples
]
ASKED_FOR = 40

CONTRADICTIONS = """\
contradictions:
  - id: CTR-900
    when: {fact: budget.spent, above: {fact: budget.initial}}
    says: {fr: la dépense dépasse le coût initial, en: more is spent than the initial cost}
    examples:
      - {name: above, given: {budget.spent: 2, budget.initial: 1}, contradicts: true}
      - {name: below, given: {budget.spent: 1, budget.initial: 2}, contradicts: false}
"""


@pytest.mark.parametrize(("item", "example"), EXAMPLES)
def test_each_example_contradicts_itself_or_not_as_it_says(item: Contradiction, example) -> None:
    case = Example(name="", given=example.given, tables=example.tables, expect=OutcomeKind.UNDETERMINED)
    found = [one.contradiction for one in JUDGE.incoherences(example_facts(case, VOCABULARY))]
    assert found == ([item.id] if example.contradicts else [])


def test_there_are_as_many_as_asked_for_and_each_is_said_in_both_languages() -> None:
    assert len(BANK.contradictions) >= ASKED_FOR
    for item in BANK.contradictions:
        assert item.says.fr != item.says.en
        assert item.says.fr[0].islower()
        assert item.says.fr[-1] != "."


def test_what_is_not_known_contradicts_nothing() -> None:
    blank = example_facts(Example(name="", expect=OutcomeKind.UNDETERMINED), VOCABULARY)
    assert JUDGE.incoherences(blank) == ()


def test_only_the_lines_that_contradict_themselves_are_named() -> None:
    rows = [
        {"label": "A", "start": "2026-01-01", "end": "2025-01-01"},
        {"label": "B", "start": "2025-01-01", "end": "2026-01-01"},
        {"label": "C", "start": "2026-03-01", "end": "2026-02-01"},
    ]
    case = Example.model_validate(
        {"name": "", "tables": {"contracts": {"rows": rows}}, "expect": OutcomeKind.UNDETERMINED}
    )
    (found,) = JUDGE.incoherences(example_facts(case, VOCABULARY))
    assert sorted(fact.name for fact in found.facts) == [
        "contracts/1/end", "contracts/1/start", "contracts/3/end", "contracts/3/start",
    ]  # fmt: skip


def _folder(tmp_path, text):
    """Copy the shipped questionnaires with other contradictions."""
    import shutil

    from audit.declarations.folders import shipped_folder

    folder = tmp_path / "questionnaires"
    shutil.copytree(shipped_folder("questionnaires"), folder, ignore=shutil.ignore_patterns("examples"))
    (folder / "contradictions.yaml").write_text(text, encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("above: {fact: budget.initial}", "above: {fact: budget.initail}",
         "contradictions.yaml:3: there is no fact 'budget.initail'; did you mean 'budget.initial'"),
        ("{fact: budget.spent, above: {fact: budget.initial}}", "{rule: GOV-001, outcome: met}",
         "contradictions.yaml:3: a contradiction is read in answers, not in the outcome of a rule"),
        ("{fact: budget.spent, above: {fact: budget.initial}}", "{fact: budget.spent, equals: 0}",
         "contradictions.yaml:3: a contradiction sets two answers or more against each other"),
        ("above: {fact: budget.initial}", "above: {parameter: cost.limit}", "there is no parameter 'cost.limit'"),
        ("above: {fact: budget.initial}", "above: {fact: review.date}", "cannot be compared with 'review.date'"),
        ("given: {budget.spent: 2,", "given: {budget.spend: 2,",
         "contradictions.yaml:6: there is no fact 'budget.spend'; did you mean 'budget.spent'"),
        ("given: {budget.spent: 2,", "tables: {contract: {rows: []}}, given: {budget.spent: 2,",
         "there is no table 'contract'"),
        ("given: {budget.spent: 2,", "given: {budget.spent: two,", "'above': "),
        ("contradicts: false", "contradicts: true", "there is no example with 'contradicts: false'"),
        ("CTR-900", "CTR900", "contradictions.yaml:2"),
        ("says: {fr: la dépense dépasse le coût initial, en: more is spent than the initial cost}",
         "says: {fr: la dépense}", "contradictions.yaml:4"),
    ],
)  # fmt: skip
def test_a_faulty_file_is_told_with_its_line(tmp_path, old, new, expected) -> None:
    assert old in CONTRADICTIONS
    with pytest.raises(DeclarationsInvalid) as raised:
        load_questions(_folder(tmp_path, CONTRADICTIONS.replace(old, new)))
    told = [str(problem) for problem in raised.value.problems]
    assert any(expected in line for line in told), told
    assert all(problem.message.fr != problem.message.en for problem in raised.value.problems)


def test_two_contradictions_do_not_share_an_id(tmp_path) -> None:
    twice = CONTRADICTIONS + CONTRADICTIONS.removeprefix("contradictions:\n")
    with pytest.raises(DeclarationsInvalid, match="CTR-900 is already in use, line 2"):
        load_questions(_folder(tmp_path, twice))


def test_questionnaires_of_another_folder_bring_their_own_contradictions(tmp_path) -> None:
    assert [item.id for item in load_questions(_folder(tmp_path, CONTRADICTIONS)).contradictions] == ["CTR-900"]


def _contradictory(item: Contradiction):
    """Return the answers of the first example in which ``item`` is shown; None when it needs a table."""
    asked = {question.id: question for question in BANK.questions}
    example = next(one for one in item.examples if one.contradicts)
    if example.tables or not example.given.keys() <= sound().snapshot.answers.keys():
        return None
    answers = {}
    for name, value in example.given.items():
        fact = given_fact(VOCABULARY.facts[name], name, value)
        answers[name] = Answer(type=asked[name].value_type, state=fact.state, value=fact.value)
    answers.pop(BANK.roles.review_date, None)
    return answers


SINGLE = [item.id for item in BANK.contradictions if not any(one.tables for one in item.examples)]


@pytest.mark.slow
@tried_on("name", SINGLE, always=14)
def test_a_contradiction_never_makes_what_is_guaranteed_better(name: str) -> None:
    """On a sound project that is given the answers of its example, and on the same where contradictions are ignored."""
    item = next(one for one in BANK.contradictions if one.id == name)
    answers = _contradictory(item)
    assert answers is not None
    judged = assessor().rejudge(sound(), answers)
    told = assessor().guarantee(judged)
    shown = [one.contradiction for one in assessor().incoherences(judged)]
    guarantor = Guarantor(assessor().opener, assessor().figures)
    ignored = guarantor.guarantee(
        assessor().scope(judged), judged.judgement, judged.figures, told.undocumented, taken_back((), judged.facts)
    )
    for one, other in ((told.declarations, ignored.declarations), (told.evidence, ignored.evidence)):
        assert not is_worse(other.bounds.floor, one.bounds.floor)
        assert not is_worse(other.bounds.ceiling, one.bounds.ceiling)
    if name in shown:
        assert {fact.name for fact in told.contradicted.given} >= answers.keys() - BANK.roles.identity
    else:  # the example is dated, and the project is reviewed on another day
        assert BANK.roles.review_date in str(item.when)


@pytest.mark.slow
def test_what_only_contradictory_answers_meet_is_not_guaranteed() -> None:
    """Accreditation that is granted after the review: SEC-001 holds by it, and is blocking.

    The project is at "favourable with recommendations" whatever is missing. Were it not accredited, one blocking
    requirement would not be met: "favourable with reservations" at best.
    """
    before = assessor().guarantee(sound()).declarations.bounds
    answers = {
        "security.accreditation": Answer(type=ValueType.CODE, state=AnswerState.ANSWERED, value="granted"),
        "security.accreditation_date": Answer(type=ValueType.DATE, state=AnswerState.ANSWERED, value=date(2027, 6, 1)),
    }
    judged = assessor().rejudge(sound(), answers)
    after = assessor().guarantee(judged).declarations.bounds
    assert (before.floor, before.ceiling) == (after.ceiling, after.ceiling)
    assert after.floor is AvisLevel.FAVOURABLE_WITH_RESERVATIONS


@pytest.mark.slow
def test_the_way_to_a_better_avis_settles_what_contradicts_itself() -> None:
    """The level that is guaranteed is lower for it: no other answer lifts it."""
    answers = {
        "security.accreditation": Answer(type=ValueType.CODE, state=AnswerState.ANSWERED, value="granted"),
        "security.accreditation_date": Answer(type=ValueType.DATE, state=AnswerState.ANSWERED, value=date(2027, 6, 1)),
    }
    judged = assessor().rejudge(sound(), answers)
    found = assessor().advice.next_avis(judged)
    assert found is not None
    assert found.target is AvisLevel.FAVOURABLE_WITH_RECOMMENDATIONS
    for step in found.steps:
        assert (step.actions, set(step.answers) <= answers.keys(), bool(step.answers)) == ((), True, True)
    asked = assessor().advice.questions_that_matter(judged, 500, seed=0)
    assert {one.name for one in asked.ranked} <= answers.keys()
    assert asked.possible == (AvisLevel.FAVOURABLE_WITH_RECOMMENDATIONS, AvisLevel.FAVOURABLE_WITH_RESERVATIONS)


@pytest.mark.slow
def test_the_record_and_the_report_say_what_contradicts_what() -> None:
    answers = {
        "governance.owner.count": Answer(type=ValueType.INTEGER, state=AnswerState.ANSWERED, value=Decimal(0)),
        "governance.owner.name": Answer(type=ValueType.TEXT, state=AnswerState.ANSWERED, value="Mme Durand"),
    }
    judged = assessor().rejudge(sound(), answers)
    record = assessor().record(judged)
    (recorded,) = [one for one in record.incoherences if one.contradiction == "CTR-010"]
    assert recorded.facts == ("governance.owner.count", "governance.owner.name")
    result = expand(record, assessor().rulebook)
    told = next(one for one in result.incoherences if one.contradiction == "CTR-010")
    assert "GOV-001" in told.rules
    page = render_html(result, Language.FR)
    assert "Incohérences à lever" in page
    assert "Ce constat repose sur des réponses qui se contredisent" in page
    assert 'id="incoherence-CTR-010"' in page
