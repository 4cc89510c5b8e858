"""Milestones and recommendations in two audits, as the roles of any questionnaire name them."""

from datetime import date
from decimal import Decimal

import pytest

from audit.comparison.answers import tables_moved
from audit.comparison.audited import Audited
from audit.comparison.compare import compare
from audit.comparison.means import means_moved
from audit.comparison.milestones import milestones_moved
from audit.comparison.moves import Followed, Means, MilestoneMove, Unmatched
from audit.comparison.recommendations import recommendations_followed
from audit.model.answer import Answer, AnswerState
from audit.model.questionnaire import TableCompleteness
from audit.model.roles import FollowUp, MilestoneRoles, MilestoneState, RecommendationRoles, Roles, SupplierRoles
from audit.model.snapshot import TableContent, TableRow
from audit.model.text import Language
from audit.model.value import ValueType
from audit.reporting.comparison.drift import milestones_part
from audit.reporting.comparison.names import Names
from audit.reporting.comparison.slip_chart import slip_chart
from tests.small_rule_bases import DAY, project, rule, small_tool, yes

TOOL = small_tool({"a": {}}, [rule("BLO-001", "blocking", yes("a"))])
MADE = TOOL.audit(project(TOOL, a="yes"))
STONES = MilestoneRoles(
    table="t",
    initial="first",
    current="now",
    state=MilestoneState(column="state", reached=("done",), abandoned=("gone",)),
)
ADVICE = RecommendationRoles(
    table="t",
    issued_by="author",
    due="due",
    follow_up=FollowUp(
        column="state",
        fully=("done", "closed"),
        in_progress=("going",),
        incomplete=("half",),
        not_followed=("not",),
        no_longer_relevant=("moot",),
        refused=("no",),
    ),
)


def cell(value):
    if value is None:
        return Answer(ValueType.TEXT, AnswerState.UNKNOWN)
    kind = ValueType.DATE if isinstance(value, date) else ValueType.CODE
    kind = ValueType.MONEY if isinstance(value, Decimal) else kind
    return Answer(kind, AnswerState.ANSWERED, value, str(value))


def audited(*rows, completeness=TableCompleteness.COMPLETE, label="name"):
    lines = tuple(
        TableRow(number, {name: cell(value) for name, value in row.items()}) for number, row in enumerate(rows, 3)
    )
    tables = {"t": TableContent(completeness=completeness, rows=lines)}
    snapshot = MADE.record.snapshot.model_copy(update={"tables": tables})
    record = MADE.record.model_copy(update={"snapshot": snapshot})
    return Audited(record, MADE.rulebook.model_copy(update={"row_labels": {"t": label} if label else {}}))


def stone(name="A", first=date(2026, 1, 1), now=date(2026, 3, 1), state="planned"):
    return {"name": name, "first": first, "now": now, "state": state}


@pytest.mark.parametrize(
    ("old", "new", "move", "slip", "from_first"),
    [
        (stone(), stone(now=date(2026, 3, 31)), MilestoneMove.LATER, 30, 89),
        (stone(), stone(now=date(2026, 2, 1)), MilestoneMove.EARLIER, -28, 31),
        (stone(), stone(), MilestoneMove.UNCHANGED, 0, 59),
        (stone(), stone(now=None), MilestoneMove.NOT_KNOWN, None, None),
        (stone(), stone(now=None, state="gone"), MilestoneMove.ABANDONED, None, None),
        # One that is abandoned has no day to keep: it neither slips nor stays.
        (stone(), stone(state="gone"), MilestoneMove.ABANDONED, None, None),
        (stone(state="gone", now=None), stone(state="gone", now=None), MilestoneMove.ABANDONED_BEFORE, None, None),
        (stone(state="gone"), stone(state="gone"), MilestoneMove.ABANDONED_BEFORE, None, None),
        (stone(state="gone"), stone(now=date(2026, 3, 31)), MilestoneMove.RESUMED, 30, 89),
        # The initial day is that of the earlier audit, whatever the later one says.
        (stone(), stone(first=date(2026, 2, 20)), MilestoneMove.UNCHANGED, 0, 59),
        (stone(first=None), stone(first=date(2026, 2, 20)), MilestoneMove.UNCHANGED, 0, 9),
    ],
)
def test_a_milestone_moves(old, new, move, slip, from_first):
    ((found,), untold) = milestones_moved(audited(old), audited(new), STONES)
    assert (found.move, found.slip, found.slip_from_initial, untold) == (move, slip, from_first, ())
    assert found.initial_changed == (None not in (old["first"], new["first"]) and old["first"] != new["first"])


def test_a_day_that_passed_is_overdue_only_where_the_milestone_is_known_not_to_be_reached():
    def overdue(**later):
        ((found,), _) = milestones_moved(audited(stone()), audited(stone(**later)), STONES)
        return found.overdue

    assert overdue()
    assert not overdue(now=DAY)
    assert not overdue(state="done")
    assert not overdue(state=None)
    assert not overdue(state="gone")


def test_what_was_reached_and_no_longer_is_is_told():
    ((found,), _) = milestones_moved(audited(stone(state="done")), audited(stone()), STONES)
    assert found.taken_back


@pytest.mark.parametrize("complete", [True, False])
def test_a_line_of_one_table_is_added_or_gone_only_where_the_other_is_complete(complete):
    told = TableCompleteness.COMPLETE if complete else TableCompleteness.PARTIAL
    old, new = audited(stone("A"), completeness=told), audited(stone("B"), completeness=told)
    found = {item.name: item.move for item in milestones_moved(old, new, STONES)[0]}
    if complete:
        assert found == {"A": MilestoneMove.NO_LONGER_LISTED, "B": MilestoneMove.ADDED}
    else:
        assert set(found.values()) == {MilestoneMove.NOT_KNOWN}


def test_milestones_that_nothing_tells_apart_are_told():
    old, new = audited(stone(), stone(now=DAY)), audited(stone(now=date(2026, 9, 1)), stone(now=date(2026, 8, 1)))
    found, untold = milestones_moved(old, new, STONES)
    assert found == ()
    assert [line.why for line in untold] == [Unmatched.SAME_NAME] * 4
    # The two of each audit, by the line and the day that they have there.
    assert [(line.side, line.number, line.day) for line in untold] == [
        ("old", 3, date(2026, 3, 1)),
        ("old", 4, DAY),
        ("new", 3, date(2026, 9, 1)),
        ("new", 4, date(2026, 8, 1)),
    ]


def test_lines_that_nothing_tells_apart_are_one_row_with_where_they_stand_in_each_audit():
    old, new = audited(stone()), audited(stone(now=date(2026, 9, 1)), stone(" a ", now=date(2026, 8, 1)))
    found = compare(old, new, TOOL.declarations.bank.roles)
    _, untold = milestones_moved(old, new, STONES)
    part = milestones_part(
        found.model_copy(update={"unmatched_milestones": untold}), Names(old.rulebook, new.rulebook, Language.FR)
    )
    (row,) = part.groups[-1].rows
    assert row.cells[0] == "A"
    assert [detail.replace("\u00a0", " ") for detail in row.details] == [
        "Audit précédent : ligne 3 (1er mars 2026)",
        "Audit récent : lignes 3, 4 (1er septembre 2026 ; 1er août 2026)",
    ]


def test_slips_stand_in_the_order_of_the_drawing_from_the_initial_day_then_since_the_earlier_audit():
    old, new = audited(stone()), audited(stone(now=date(2026, 3, 31)))
    found = compare(old, new, TOOL.declarations.bank.roles)
    stones, _ = milestones_moved(old, new, STONES)
    found = found.model_copy(update={"milestones": stones})
    (group,) = milestones_part(found, Names(old.rulebook, new.rulebook, Language.FR)).groups
    # 1 January to 31 March 2026 is 30 + 28 + 31 days; 1 March to 31 March is 30.
    assert group.columns[-2:] == ("Glissement depuis le référentiel initial", "Glissement depuis l'audit précédent")
    assert [cell.split("\u00a0")[0] for cell in group.rows[0].cells[-2:]] == ["+89", "+30"]
    drawn = str(slip_chart(found, Language.FR))
    assert drawn.index("depuis la date initiale</text>") < drawn.index("depuis l&#39;audit précédent</text>")
    assert drawn.index("+89") < drawn.index("+30")


def advice(name="A", state="going", due=date(2026, 5, 1)):
    return {"name": name, "author": "Cour", "state": state, "due": due}


@pytest.mark.parametrize(
    ("state", "followed", "overdue"),
    [
        ("done", Followed.FULLY, False),
        ("closed", Followed.FULLY, False),
        ("going", Followed.IN_PROGRESS, True),
        ("half", Followed.INCOMPLETE, True),
        ("not", Followed.NOT_FOLLOWED, True),
        ("moot", Followed.NO_LONGER_RELEVANT, False),
        ("no", Followed.REFUSED, False),
        ("other", Followed.NOT_KNOWN, True),  # a code that the role does not name
        (None, Followed.NOT_KNOWN, True),
    ],
)
def test_a_recommendation_is_followed_as_the_later_table_says(state, followed, overdue):
    (found,) = recommendations_followed(audited(advice()), audited(advice(state=state)), ADVICE)
    assert (found.followed, found.overdue, found.before) == (followed, overdue, Followed.IN_PROGRESS)


def test_a_recommendation_that_left_the_table_is_not_said_to_be_followed():
    found = recommendations_followed(audited(advice("A"), advice("B")), audited(advice("B"), advice("C")), ADVICE)
    assert [(item.name, item.listed, item.before is None) for item in found] == [
        ("B", True, False),
        ("C", True, True),
        ("A", False, False),
    ]
    assert found[-1].followed is Followed.NOT_KNOWN


def answering(name):
    answers = {**MADE.record.snapshot.answers, "q.boss": Answer(ValueType.TEXT, AnswerState.ANSWERED, name, name)}
    snapshot = MADE.record.snapshot.model_copy(update={"answers": answers})
    return Audited(MADE.record.model_copy(update={"snapshot": snapshot}), MADE.rulebook)


@pytest.mark.parametrize(
    ("old", "new", "moves"),
    [
        ("Hélène Roy-Petit", "Helene ROY PETIT", False),
        ("Claire Martin", "Claire Martins", True),
        ("Claire Martin", "!", True),
    ],
)
def test_one_person_spelt_in_two_ways_is_no_other_owner(old, new, moves):
    roles = Roles(review_date="q.day", owner_names={"sponsor": "q.boss"})
    found = means_moved(answering(old), answering(new), roles)
    assert [item.kind for item in found] == ([Means.OWNER] if moves else [])


@pytest.mark.parametrize(
    ("old_label", "new_label", "told"), [("former", "name", "A"), ("name", "former", "A"), ("name", None, "A")]
)
def test_lines_are_named_by_the_column_of_the_questionnaire_of_their_own_audit(old_label, new_label, told):
    """The column that names them has been replaced: lines are paired by their names all the same."""

    def side(row, label):
        return audited(
            {label or "name": "A", **{key: value for key, value in row.items() if key != "name"}}, label=label
        )

    old, new = side(advice(), old_label), side(advice(state="done"), new_label)
    (found,) = recommendations_followed(old, new, ADVICE)
    assert (found.name, found.followed, found.before) == (told, Followed.FULLY, Followed.IN_PROGRESS)
    old, new = side(stone(), old_label), side(stone(now=date(2026, 3, 31)), new_label)
    ((stone_found,), untold) = milestones_moved(old, new, STONES)
    assert (stone_found.name, stone_found.move, untold) == (told, MilestoneMove.LATER, ())
    ((table,)) = tables_moved(old, new)
    assert [(moved.name, [cell.name for cell in moved.cells]) for moved in table.lines] == [(told, ["t/now"])]
    assert (table.only_old, table.only_new) == ((), ())
    contract = Roles(review_date="q.a", suppliers=SupplierRoles(table="t", supplier="author", amount="amount"))
    before, after = side({"amount": Decimal(1)}, old_label), side({"amount": Decimal(2)}, new_label)
    assert [one.part for one in means_moved(before, after, contract) if one.kind is Means.CONTRACT] == [told]


def test_a_line_is_called_as_the_later_audit_calls_it():
    old, new = audited(advice("PROJET  É")), audited(advice("Projet é"))
    assert [one.name for one in recommendations_followed(old, new, ADVICE)] == ["Projet é"]
    gone = recommendations_followed(audited({**advice(), "former": "Né"}, label="former"), audited(), ADVICE)
    assert [one.name for one in gone] == ["Né"]
