"""Lines of a table that do not add up to the amount asked for: told once, never counted in a project's favour."""

from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

import audit
from audit.errors import DeclarationsInvalid
from audit.facts.vocabulary import build_vocabulary
from audit.judgement.additions import addition_apart
from audit.judgement.guarantee import Guarantor
from audit.judgement.incoherences import ContradictionJudge, doubtful
from audit.judgement.levels import is_worse
from audit.judgement.taken_back import taken_back
from audit.model.answer import Answer, AnswerState
from audit.model.contradiction import Addition
from audit.model.rule import Example, OutcomeKind
from audit.model.snapshot import TableContent, TableRow
from audit.model.table_completeness import TableCompleteness
from audit.model.text import Language
from audit.model.value import ValueType
from audit.question_loading import load_questions
from audit.record.expand import expand
from audit.reporting.html import render_html
from audit.rulebase.example_facts import example_facts
from tests.test_contradictions import _folder
from tests.test_guarantee import assessor, sound

EXAMPLE = Path(__file__).parent.parent / "questionnaires" / "examples" / "projet-fictif.xlsx"
VOCABULARY = build_vocabulary(load_questions(), ())
FORECAST = Addition(table="budget_lines", column="current", to="budget.current_forecast")


def _apart(whole, lines, completeness="complete"):
    rows = [{"label": f"Ligne {number}", "current": amount} for number, amount in enumerate(lines)]
    case = Example.model_validate(
        {
            "name": "",
            "given": {"budget.current_forecast": whole},
            "tables": {"budget_lines": {"rows": rows, "completeness": completeness}},
            "expect": OutcomeKind.UNDETERMINED,
        }
    )
    found = addition_apart("CTR-096", FORECAST, example_facts(case, VOCABULARY))
    return found and (found.total, found.between.low, found.between.high)


@pytest.mark.parametrize(
    ("whole", "lines", "completeness", "total", "low", "high"),
    [
        (120, [60, 50], "complete", 110, 110, 120),
        (100, [60, 50], "complete", 110, 100, 110),
        (100, [60, 50], "partial", 110, 100, None),  # what is left out adds to it: there is no most
        (100, [60, 50, None], "complete", 110, 100, None),  # the line that is not known may be anything
        (100, [60, {"between": [50, 70]}], "complete", 110, 100, None),
        ({"between": [80, 100]}, [60, 50], "complete", 110, 80, 110),
        ({"between": [120, 150]}, [60, 50], "complete", 110, 110, 150),
    ],
)
def test_an_amount_and_lines_that_differ_leave_it_between_the_two(whole, lines, completeness, total, low, high) -> None:
    assert _apart(whole, lines, completeness) == (total, low, high)


@pytest.mark.parametrize(
    ("whole", "lines", "completeness"),
    [
        (110, [60, 50], "complete"),
        (120, [60, 50], "partial"),
        (120, [60, 50, None], "complete"),
        (120, [60, 50, {"state": "not_applicable"}], "complete"),
        (None, [60, 50], "complete"),
        ({"state": "unknown"}, [60, 50], "complete"),
        ({"between": [100, 120]}, [60, 50], "complete"),
        (120, [], "complete"),  # no line says nothing of an amount
        (120, [], "none"),
        (120, [None], "complete"),
    ],
)
def test_what_may_still_be_the_same_contradicts_nothing(whole, lines, completeness) -> None:
    assert _apart(whole, lines, completeness) is None


@given(st.lists(st.integers(0, 10**9), min_size=1, max_size=8), st.integers(1, 10**10))
def test_a_complete_table_contradicts_every_amount_but_its_sum(lines, whole) -> None:
    found = _apart(whole, lines)
    assert (found is None) is (sum(lines) == whole)
    if found:
        assert found[1:] == (min(sum(lines), whole), max(sum(lines), whole))


def _project(forecast: int, *lines: int):
    """The sound project at 10 M€ in the initial baseline, never re-framed, forecast at ``forecast`` M€.

    Its budget has these lines, in M€; it has no spending schedule, which would contradict these amounts as well.
    """

    def money(millions: int) -> Answer:
        return Answer(type=ValueType.MONEY, state=AnswerState.ANSWERED, value=Decimal(millions * 10**6))

    before = sound()
    codes = {"planning.reframing_decision": "no", "planning.scope_change": "grown_unapproved"}
    end = before.snapshot.answers["planning.initial_end"]
    table = TableContent(
        completeness=TableCompleteness.COMPLETE,
        rows=tuple(TableRow(7 + number, {"current": money(one)}) for number, one in enumerate(lines)),
    )
    answers = {"budget.initial": money(10), "budget.current_forecast": money(forecast)}
    answers |= {
        name: Answer(type=ValueType.CODE, state=AnswerState.ANSWERED, value=code) for name, code in codes.items()
    }
    answers |= {"planning.current_end": end}  # late by nothing
    snapshot = before.snapshot.model_copy(
        update={
            "answers": {**before.snapshot.answers, **answers},
            "tables": {
                **before.snapshot.tables,
                "budget_lines": table,
                "spending_schedule": before.snapshot.tables["spending_schedule"].model_copy(update={"rows": ()}),
            },
        }
    )
    return assessor().judge(snapshot, before.review_date)


def _outcome(judged, rule: str) -> OutcomeKind:
    place = next(place for place, one in enumerate(assessor().rules) if one.id == rule)
    return judged.judgement.verdicts[place].outcome


@pytest.mark.slow
def test_a_favourable_cost_that_its_lines_contradict_is_not_taken_as_known() -> None:
    """By hand: 11 M€ is 10 % above the baseline, 14 M€ is 40 %; the references are 20 % and 30 %."""
    judged = _project(11, 6, 8)
    assert (_outcome(judged, "FIN-003"), _outcome(judged, "PLA-003")) == (
        OutcomeKind.SATISFIED,
        OutcomeKind.NOT_APPLICABLE,
    )
    sure = assessor().without_doubts(judged)
    assert (_outcome(sure, "FIN-003"), _outcome(sure, "PLA-003")) == (
        OutcomeKind.UNDETERMINED,
        OutcomeKind.UNDETERMINED,
    )


@pytest.mark.slow
def test_a_difference_that_decides_nothing_leaves_nothing_open() -> None:
    """By hand: 10 % and 20 % above the baseline are both within the first reference."""
    judged = _project(11, 6, 6)
    assert "CTR-096" in {one.contradiction for one in assessor().incoherences(judged)}
    sure = assessor().without_doubts(judged)
    assert (_outcome(sure, "FIN-003"), _outcome(sure, "PLA-003")) == (
        OutcomeKind.SATISFIED,
        OutcomeKind.NOT_APPLICABLE,
    )


@pytest.mark.slow
@pytest.mark.parametrize(("forecast", "lines"), [(11, (6, 8)), (14, (6, 5)), (11, (6, 6)), (13, (20, 20))])
def test_what_is_guaranteed_is_never_better_for_it(forecast, lines) -> None:
    judged = _project(forecast, *lines)
    told = assessor().guarantee(judged)
    assert {fact.name for fact in told.contradicted.given} >= {"budget.current_forecast"}
    ignored = Guarantor(assessor().opener, assessor().figures).guarantee(
        assessor().scope(judged), judged.judgement, judged.figures, told.undocumented, taken_back((), judged.facts)
    )
    for one, other in ((told.declarations, ignored.declarations), (told.evidence, ignored.evidence)):
        assert not is_worse(other.bounds.floor, one.bounds.floor)
        assert not is_worse(other.bounds.ceiling, one.bounds.ceiling)


@pytest.mark.slow
def test_the_report_gives_both_amounts_and_the_cells_that_are_added_up(tmp_path) -> None:
    tool = audit.load(with_durable_rules=False)
    path = _workbook(tmp_path, "Finances", {"E6": 13_500_000})
    result = tool.audit(tool.read(path)).result
    (told,) = (one for one in result.incoherences if one.contradiction == "CTR-096")
    assert (told.total, [fact.value for fact in told.named_facts]) == (Decimal(14_960_000), [Decimal(13_500_000)])
    assert {cell.cell for cell in told.added_up} == {f"E{row}" for row in range(7, 17)}
    assert {"FIN-003"} <= set(told.rules)
    page = render_html(result, Language.FR)
    assert "Somme des lignes : <strong>14,96" in page.replace("\N{NO-BREAK SPACE}", " ")
    assert "E7:E16" in page


@pytest.mark.slow
def test_a_finding_that_prints_a_contested_figure_says_so_whatever_decides_it() -> None:
    """By hand: 14 M€ is 40 % above 10 M€, so that PLA-003 applies, and prints it; what decides it is another answer."""
    judged = _project(14, 6, 5)
    assert _outcome(judged, "PLA-003") is OutcomeKind.VIOLATED
    result = expand(assessor().record(judged), assessor().rulebook)
    (told,) = (one for one in result.incoherences if one.contradiction == "CTR-096")
    assert {"FIN-003", "PLA-003"} <= set(told.rules)


def _workbook(folder: Path, sheet: str, cells: dict[str, float]) -> Path:
    book = openpyxl.load_workbook(EXAMPLE)
    for cell, value in cells.items():
        book[sheet][cell] = value
    path = folder / "classeur.xlsx"
    book.save(path)
    return path


def _told(path: Path) -> list[tuple[str, str]]:
    read = audit.load(with_durable_rules=False).read(path)
    return [(one.code, f"{one.sheet}!{one.cell}") for one in read.diagnostics]


@pytest.mark.slow
def test_a_workbook_is_told_of_it_when_it_is_read(tmp_path) -> None:
    path = _workbook(tmp_path, "Finances", {"E6": 13_500_000})
    # 13.5 M€ is below both the lines of the budget and the 14.96 M€ of the last line of the spending schedule.
    told, _ = audit.load(with_durable_rules=False).read(path).diagnostics
    assert (told.code, told.sheet, told.cell) == ("contradiction", "Finances", "E6")
    assert "Budget!E7:E16 (14,96" in told.message(Language.FR)
    assert "Budget!E7:E16 (" in told.message(Language.EN)
    assert "in all)" in told.message(Language.EN)


@pytest.mark.slow
def test_an_amount_in_another_unit_is_told_alone_and_not_what_it_contradicts(tmp_path) -> None:
    """At 14.96 euros, the forecast is below what is spent, below its provision, and not what its lines add up to."""
    assert _told(_workbook(tmp_path, "Finances", {"E6": 14.96})) == [("unlikely_amount", "Finances!E6")]


@pytest.mark.slow
def test_lines_in_thousands_are_told_with_the_sum_that_shows_the_others(tmp_path) -> None:
    lines = (980, 5350, 450, 180, 4300, 540, 1420, 560, 560, 620)
    path = _workbook(tmp_path, "Budget", {f"E{row}": amount for row, amount in enumerate(lines, start=7)})
    small = [f"Budget!E{row}" for row, amount in enumerate(lines, start=7) if amount < 1000]
    told = _told(path)
    assert [place for code, place in told if code == "unlikely_amount"] == small
    assert ("contradiction", "Finances!E6") in told


PATTERN = """\
contradictions:
  - id: CTR-900
    does_not_add_up: {table: budget_lines, column: current, to: budget.current_forecast}
    says: {fr: la somme diffère, en: the sum differs}
    examples:
      - {name: more, given: {budget.current_forecast: 1}, tables: {budget_lines: {rows: [{label: A, current: 2}]}}, contradicts: true}
      - {name: as much, given: {budget.current_forecast: 2}, tables: {budget_lines: {rows: [{label: A, current: 2}]}}, contradicts: false}
"""  # noqa: E501


def test_a_pattern_of_sums_loads(tmp_path) -> None:
    (loaded,) = load_questions(_folder(tmp_path, PATTERN)).contradictions
    assert loaded.does_not_add_up == FORECAST


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("table: budget_lines, column", "table: budget_line, column",
         "contradictions.yaml:3: there is no table 'budget_line'; did you mean 'budget_lines'"),
        ("column: current", "column: curent", "there is no column 'curent'; did you mean 'current'"),
        ("column: current", "column: label", "'label' is of type 'text'"),
        ("to: budget.current_forecast", "to: budget.curent_forecast", "did you mean 'budget.current_forecast'"),
        ("to: budget.current_forecast", "to: project.name", "'project.name' is of type 'text'"),
        ("    says:", "    when: {fact: budget.spent, above: {fact: budget.initial}}\n    says:",
         "a contradiction has a key 'when' or 'does_not_add_up', and only one of them"),
        ("    does_not_add_up: {table: budget_lines, column: current, to: budget.current_forecast}\n", "",
         "a contradiction has a key 'when' or 'does_not_add_up', and only one of them"),
    ],
)  # fmt: skip
def test_a_faulty_pattern_is_told_with_its_line(tmp_path, old, new, expected) -> None:
    assert old in PATTERN
    with pytest.raises(DeclarationsInvalid) as raised:
        load_questions(_folder(tmp_path, PATTERN.replace(old, new)))
    assert expected in str(raised.value)


def test_an_amount_that_something_else_contradicts_as_well_is_left_open_whole() -> None:
    """Spent above the forecast, whose lines add up to something else: bounds hold only where sums alone differ."""
    case = Example.model_validate(
        {
            "name": "",
            "given": {"budget.current_forecast": 100, "budget.spent": 130},
            "tables": {"budget_lines": {"rows": [{"label": "A", "current": 120}], "completeness": "complete"}},
            "expect": OutcomeKind.UNDETERMINED,
        }
    )
    facts = example_facts(case, VOCABULARY)
    found = ContradictionJudge(load_questions()).incoherences(facts)
    assert {one.contradiction for one in found} == {"CTR-004", "CTR-096"}
    assert doubtful(found, (), facts, ()).facts["budget.current_forecast"].state is AnswerState.BLANK
    alone = [one for one in found if one.contradiction == "CTR-096"]
    bounded = doubtful(alone, (), facts, ()).facts["budget.current_forecast"]
    assert (bounded.low, bounded.high, bounded.value) == (100, 120, None)
