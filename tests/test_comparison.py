"""Two audits compared: moves by hand and by brute force; what is unknown is neither closed, nor better, nor worse."""

import itertools
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit.comparison.audited import Audited
from audit.comparison.compare import compare
from audit.comparison.findings import move_of
from audit.comparison.lines import Naming, paired
from audit.comparison.moves import AnswerMove, FindingMove, LevelMove, Note, Unmatched
from audit.comparison.opinion import level_move
from audit.comparison.schema import Levels
from audit.comparison.values import answer_moved
from audit.model.answer import Answer, AnswerState, Evidence
from audit.model.rule import OutcomeKind
from audit.model.scoring import ORDERED_LEVELS
from audit.model.snapshot import TableRow
from audit.model.value import ValueType
from audit.model.within import Within
from audit.record.schema import RecordedRule
from tests.small_rule_bases import partly, project, rule, small_tool, yes

RULES = [rule("BLO-001", "blocking", yes("a"), partial=partly("a")), rule("MAJ-001", "major", yes("b"))]
TOOL = small_tool({"a": {}, "b": {}}, RULES)


def compared(old, new, tool=TOOL):
    sides = []
    for answers in (old, new):
        audit = tool.audit(project(tool, **answers))
        sides.append(Audited(audit.record, audit.rulebook))
    return compare(*sides, tool.declarations.bank.roles)


@pytest.mark.parametrize(
    ("old", "new", "move"),
    [
        ("no", "yes", FindingMove.CLOSED),
        ("partial", "yes", FindingMove.CLOSED),
        ("no", "partial", FindingMove.BETTER),
        ("partial", "no", FindingMove.WORSENED),
        ("no", "no", FindingMove.UNCHANGED),
        ("yes", "no", FindingMove.NEW),
        ("no", None, FindingMove.NO_LONGER_ESTABLISHED),
        (None, "no", FindingMove.NOW_ESTABLISHED),
        ("yes", "yes", None),
        ("yes", None, None),
        (None, "yes", None),
    ],
)
def test_a_finding_moves_as_the_answer_that_it_rests_on(old, new, move):
    found = {item.rule: item.move for item in compared({"a": old, "b": "yes"}, {"a": new, "b": "yes"}).findings}
    assert found.get("BLO-001") is move


def test_what_was_met_and_is_open_now_is_told_apart_from_what_is_met_now():
    found = compared({"a": "yes", "b": None}, {"a": None, "b": "yes"})
    assert (found.lost, found.met) == (("BLO-001",), ("MAJ-001",))


def test_the_same_answers_are_said_to_be_the_same_and_nothing_moves():
    found = compared({"a": "no", "b": "yes"}, {"a": "no", "b": "yes"})
    assert Note.SAME_ANSWERS in found.notes
    assert (found.answers, found.tables, found.lost, found.met) == ((), (), (), ())
    assert {item.move for item in found.findings} == {FindingMove.UNCHANGED}


KINDS = st.sampled_from(list(OutcomeKind))
OPEN = [OutcomeKind.SATISFIED, OutcomeKind.PARTIAL, OutcomeKind.VIOLATED]


@st.composite
def recorded(draw):
    kind = draw(KINDS)
    possible = ()
    if kind is OutcomeKind.VIOLATED and draw(st.booleans()):
        possible = (OutcomeKind.VIOLATED, OutcomeKind.PARTIAL)
    if kind is OutcomeKind.UNDETERMINED:
        possible = tuple(draw(st.sets(st.sampled_from(OPEN), min_size=2)))
    return RecordedRule("TST-001", 1, kind, possible)


@pytest.mark.slow
@given(recorded(), recorded())
def test_worsened_and_better_hold_however_missing_answers_turn_out(old, new):
    worth = {kind: place for place, kind in enumerate(OPEN)}
    possible = [[worth[kind] for kind in (one.possible or (one.outcome,)) if kind in worth] for one in (old, new)]
    move = move_of(old, new)
    if move is FindingMove.WORSENED:
        assert all(before < after for before, after in itertools.product(*possible))
    elif move is FindingMove.BETTER:
        assert all(before > after for before, after in itertools.product(*possible))
    elif move is FindingMove.CLOSED:
        assert new.outcome is OutcomeKind.SATISFIED
    if new.outcome is OutcomeKind.UNDETERMINED:
        assert move in (None, FindingMove.NO_LONGER_ESTABLISHED)


def test_levels_are_better_or_worse_only_when_every_completion_says_so():
    spans = [
        Levels(ORDERED_LEVELS[low], ORDERED_LEVELS[low], ORDERED_LEVELS[high])
        for high in range(4)
        for low in range(high, 4)
    ]
    for old, new in itertools.product(spans, spans):
        before, after = (
            set(ORDERED_LEVELS[ORDERED_LEVELS.index(one.ceiling) : ORDERED_LEVELS.index(one.floor) + 1])
            for one in (old, new)
        )
        place = ORDERED_LEVELS.index
        better = all(place(b) < place(a) for a, b in itertools.product(before, after))
        worse = all(place(b) > place(a) for a, b in itertools.product(before, after))
        move = level_move(old, new)
        assert (move is LevelMove.BETTER) == (better and before != after)
        assert (move is LevelMove.WORSE) == (worse and before != after)
        assert (move is LevelMove.UNCHANGED) == (before == after)


def text(value, evidence="declared", source=""):
    return Answer(ValueType.TEXT, AnswerState.ANSWERED, value, value, evidence=Evidence(evidence), source=source)


def money(value):
    return Answer(ValueType.MONEY, AnswerState.ANSWERED, Decimal(value), str(value))


def at_least(value):
    return Answer(ValueType.MONEY, AnswerState.PARTLY_ANSWERED, within=Within(low=Decimal(value)))


def left(state):
    return Answer(ValueType.MONEY, state)


@pytest.mark.parametrize(
    ("old", "new", "move"),
    [
        (text("Une  direction"), text("une direction"), None),
        (text("A"), text("B"), AnswerMove.CHANGED),
        (text("A"), text("A", "documented", "Note"), AnswerMove.BETTER_EVIDENCE),
        (text("A"), text("A", "documented"), None),  # no source bears it out
        (text("A", "verified", "Note"), text("A", "documented", "Note"), AnswerMove.WEAKER_EVIDENCE),
        (money(5), left(AnswerState.UNKNOWN), AnswerMove.NO_LONGER_ANSWERED),
        (money(5), left(AnswerState.UNUSABLE), AnswerMove.NO_LONGER_ANSWERED),
        (left(AnswerState.BLANK), money(5), AnswerMove.NOW_ANSWERED),
        (left(AnswerState.BLANK), left(AnswerState.UNKNOWN), None),
        (at_least(3), money(5), AnswerMove.MORE_EXACT),
        (at_least(9), money(5), AnswerMove.CHANGED),
        (money(5), at_least(3), AnswerMove.LESS_EXACT),
        (money(5), at_least(9), AnswerMove.CHANGED),
        (at_least(3), left(AnswerState.BLANK), AnswerMove.NO_LONGER_ANSWERED),
        (money(5), left(AnswerState.NOT_APPLICABLE), AnswerMove.CHANGED),
    ],
)
def test_an_answer_moves(old, new, move):
    found = answer_moved("q.a", old, new)
    assert (found.move if found else None) is move


NAMES = st.lists(st.sampled_from(["A", "B", "C", "b ", "", "D"]), max_size=6)


def rows(names, cell="x"):
    return [
        TableRow(number, {"n": text(name) if name else Answer(ValueType.TEXT, AnswerState.BLANK), "v": text(cell)})
        for number, name in enumerate(names, 3)
    ]


@given(NAMES, NAMES)
def test_every_line_is_paired_once_or_told_and_only_lines_of_one_name_are_paired(old, new):
    found = paired(rows(old), rows(new, "y"), Naming("n", "n"))
    assert sorted([pair[0].number for pair in found.both] + [line.number for line in found.only_old]) == [
        row.number for row in rows(old)
    ]
    assert sorted([pair[1].number for pair in found.both] + [line.number for line in found.only_new]) == [
        row.number for row in rows(new)
    ]
    plain = [[name.strip().casefold() for name in names] for names in (old, new)]
    for before, after in found.both:
        name = plain[0][before.number - 3]
        assert name
        assert name == plain[1][after.number - 3]
        assert plain[0].count(name) == plain[1].count(name) == 1  # the cells differ: nothing else tells twins apart
    for line in (*found.only_old, *found.only_new):
        name = line.name.strip().casefold()
        counts = plain[0].count(name), plain[1].count(name)
        why = Unmatched.NO_NAME if not name else Unmatched.SAME_NAME if all(counts) else Unmatched.ONE_SIDE
        assert line.why is why


def test_twins_that_say_the_same_are_paired_and_the_one_left_with_the_one_left():
    old = [TableRow(3, {"n": text("A"), "v": text("x")}), TableRow(4, {"n": text("A"), "v": text("y")})]
    new = [TableRow(7, {"n": text("A"), "v": text("z")}), TableRow(8, {"n": text("A"), "v": text("x")})]
    found = paired(old, new, Naming("n", "n"))
    assert [(before.number, after.number) for before, after in found.both] == [(4, 7), (3, 8)]


def test_what_the_plan_asked_for_is_followed_when_its_findings_are_closed():
    actions = [("act-x", "S")]
    tool = small_tool(
        {"a": {}, "b": {}},
        [rule("BLO-001", "blocking", yes("a"), actions=actions), rule("MAJ-001", "major", yes("b"), actions=actions)],
    )

    def followed(**new):
        found = compared({"a": "no", "b": "no"}, new, tool)
        return found.actions[0].followed.value

    assert followed(a="yes", b="yes") == "fully"
    assert followed(a="yes", b="no") == "incomplete"
    assert followed(a="no", b="no") == "not_due"  # both audits are of one day
    assert followed(a="yes", b=None) == "not_known"
    assert followed(a=None, b=None) == "not_known"


def test_an_action_whose_day_has_passed_is_not_followed():
    audits = [TOOL.audit(project(TOOL, a="no", b="yes"), day) for day in (date(2026, 6, 30), date(2026, 7, 31))]
    found = compare(*(Audited(one.record, one.rulebook) for one in audits), TOOL.declarations.bank.roles)
    assert found.actions[0].due_old == date(2026, 7, 30)
    assert (found.actions[0].followed.value, found.actions[0].overdue) == ("not_followed", True)
