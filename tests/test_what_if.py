"""What-if: what closes, opens and moves is worked out by hand; what cannot be supposed is told, all at once."""

from dataclasses import replace
from decimal import Decimal

import pytest

from audit.api import WhatIfRefused
from audit.model.answer import AnswerState
from audit.model.rule import OutcomeKind
from audit.model.scoring import ORDERED_LEVELS
from audit.model.within import Within
from audit.remediation.what_if import Change
from tests.every_page import EXAMPLES, shipped_tool
from tests.small_rule_bases import partly, project, rule, small_tool, yes

FAVOURABLE, RECOMMENDATIONS, RESERVATIONS, UNFAVOURABLE = ORDERED_LEVELS
QUESTIONS = {"a": {}, "b": {}, "c": {"actionable": False}, "d": {}}
RULES = [
    rule("BLO-001", "blocking", yes("a"), partial=partly("a"), actions=[("act-a", "S")]),
    rule("MAJ-001", "major", yes("b"), applies=yes("a"), actions=[("act-b", "M")]),
    rule("MAJ-002", "major", yes("c")),
    rule("MIN-001", "minor", {"all": [yes("a"), yes("d")]}, actions=[("act-a", "S"), ("act-d", "L")]),
]


@pytest.fixture(scope="module")
def tool():
    return small_tool(QUESTIONS, RULES)


def judged(tool, **answers):
    return tool.judge(project(tool, **answers))


def told(found, change):
    return [item.rule for item in found.moved(change)]


def test_an_answer_closes_opens_and_moves(tool):
    # a: no. BLO-001 violated, MAJ-001 does not apply, MIN-001 violated; MAJ-002 met. With a: BLO-001 met, MAJ-001
    # applies and b is no, MIN-001 waits for d.
    found = tool.what_if(judged(tool, a="no", b="no", c="yes"), {"q.a": "Oui"})
    assert told(found, Change.CLOSES) == ["BLO-001"]
    assert told(found, Change.OPENS) == ["MAJ-001"]
    assert told(found, Change.MOVES) == ["MIN-001"]
    (moved,) = found.moved(Change.MOVES)
    assert (moved.before.outcome, moved.after.outcome) == (OutcomeKind.VIOLATED, OutcomeKind.UNDETERMINED)
    # Before: 5 of 17, unfavourable. After: 15 to 17 of 22: 68 to 77, and a major rule not met.
    assert found.before.guarantee.declarations.bounds == (UNFAVOURABLE, UNFAVOURABLE)
    assert found.after.guarantee.declarations.bounds == (RESERVATIONS, RECOMMENDATIONS)


def test_what_is_supposed_counts_as_borne_out_by_a_document(tool):
    found = tool.what_if(judged(tool, a="no", b="yes", c="yes", d="yes"), {"q.a": "yes"})
    assert found.before.guarantee.evidence.bounds == (UNFAVOURABLE, UNFAVOURABLE)
    assert found.after.guarantee.evidence.bounds == (FAVOURABLE, FAVOURABLE)
    assert not found.after.guarantee.undocumented


def test_an_answer_taken_away_gives_back_what_rested_on_it(tool):
    found = tool.what_if(judged(tool, a="yes", b="yes", c="yes", d="yes"), {"q.a": "ne sait pas"})
    assert {item.rule: item.change for item in found.moved()} == dict.fromkeys(
        ["BLO-001", "MAJ-001", "MIN-001"], Change.MOVES
    )
    assert found.after.verdicts["BLO-001"].possible == (
        OutcomeKind.SATISFIED, OutcomeKind.PARTIAL, OutcomeKind.VIOLATED
    )  # fmt: skip


def test_nothing_moves_when_the_answer_is_the_same(tool):
    assert list(tool.what_if(judged(tool, a="yes", b="no", c="yes", d="no"), {"q.a": "yes"}).moved()) == []


def test_a_rule_is_met_by_what_it_asks_for_and_followed_through(tool):
    found = tool.what_if(judged(tool, a="no", b="no", c="yes", d="yes"), {}, ["BLO-001"])
    assert found.fix.actions == ("act-a",)
    assert {name: fact.value for name, fact in found.fix.changes.items()} == {"q.a": "yes"}
    assert told(found, Change.CLOSES) == ["BLO-001", "MIN-001"]
    assert told(found, Change.OPENS) == ["MAJ-001"]


def test_several_rules_share_an_action(tool):
    found = tool.what_if(judged(tool, a="no", b="yes", c="yes", d="no"), {}, ["BLO-001", "MIN-001"])
    assert sorted(found.fix.actions) == ["act-a", "act-d"]
    assert {name: fact.value for name, fact in found.fix.changes.items()} == {"q.a": "yes", "q.d": "yes"}


def test_an_open_rule_is_met_by_an_answer_and_no_action(tool):
    found = tool.what_if(judged(tool, b="yes", c="yes", d="yes"), {}, ["BLO-001"])
    assert (found.fix.actions, found.fix.answers) == ((), ("q.a",))


def test_a_rule_that_is_met_already_takes_nothing(tool):
    found = tool.what_if(judged(tool, a="yes", b="yes", c="yes", d="yes"), {}, ["blo-001"])
    assert (found.fixes, found.already_met, found.fix) == (("BLO-001",), ("BLO-001",), None)
    assert list(found.moved()) == []


def test_a_fix_takes_the_supposed_answers_into_account(tool):
    found = tool.what_if(judged(tool, a="no", b="no", c="yes", d="no"), {"q.d": "yes"}, ["MIN-001"])
    assert {name: fact.value for name, fact in found.fix.changes.items()} == {"q.a": "yes"}


def problems(tool, given, fixes=(), **answers):
    with pytest.raises(WhatIfRefused) as refused:
        tool.what_if(judged(tool, **{"a": "no", "b": "no", "c": "no", "d": "no", **answers}), given, fixes)
    assert refused.value.exit_code == 2
    return [problem.en for problem in refused.value.problems]


def test_every_mistake_is_told_at_once(tool):
    found = problems(
        tool,
        [("q.a", "Oui"), ("q.a", "Non"), ("q.b", "mabye"), ("q.aa", "x"), ("q.day", "01/01/2027")],
        ["BLO-01", "XXX-001", "MAJ-001"],
    )
    assert [text.split(";")[0].split(":")[0] for text in found] == [
        "'q.a' is given two different answers",
        "'q.b'",
        "there is no question 'q.aa'",
        "'q.day' is the review date",
        "there is no rule 'BLO-01'",
        "there is no rule 'XXX-001'",
    ]
    assert "did you mean 'q.a'?" in found[2]
    assert "did you mean 'BLO-001'?" in found[4]
    assert "“Yes”, “Partly”, “No”" in found[1]


def test_the_same_answer_twice_is_no_contradiction(tool):
    found = tool.what_if(judged(tool, a="no", b="no", c="no", d="no"), [("q.a", "Oui"), ("q.a", "yes")])
    assert found.answers["q.a"].value == "yes"


@pytest.fixture(scope="module")
def counting():
    """Ask how many there are, when it ends, and what is held; a rule on each."""
    choices = [{"code": code, "label": {"fr": code.upper(), "en": code.upper()}} for code in ("one", "two", "three")]
    return small_tool(
        {"n": {"type": "integer"}, "end": {"type": "date"}, "held": {"type": "choices", "choices": choices}, "a": {}},
        [
            rule("BLO-001", "blocking", {"fact": "q.n", "max": 1}),
            rule("BLO-002", "blocking", {"fact": "q.end", "max": "2026-12-31"}),
            rule("BLO-003", "blocking", {"fact": "q.held", "includes": ["one"]}),
            rule("BLO-004", "blocking", yes("a")),
        ],
    )


@pytest.mark.parametrize(
    ("name", "typed", "outcome"),
    [
        ("n", "au moins 2", OutcomeKind.VIOLATED),  # 2 or more is never 1 at most
        ("n", "au plus 1", OutcomeKind.SATISFIED),
        ("n", "entre 1 et 3", OutcomeKind.UNDETERMINED),  # 1 meets the rule, 2 does not
        ("end", "après le 31/12/2026", OutcomeKind.VIOLATED),
        ("end", "avant le 01/06/2026", OutcomeKind.SATISFIED),
        ("held", "ONE : Oui", OutcomeKind.SATISFIED),
        ("held", "ONE : Non", OutcomeKind.VIOLATED),
        ("held", "TWO : Oui", OutcomeKind.UNDETERMINED),
        ("a", "Partiellement ou Non", OutcomeKind.VIOLATED),
        ("a", "Oui ou Partiellement", OutcomeKind.UNDETERMINED),
    ],
)
def test_what_is_known_of_a_partial_answer_is_supposed(counting, name, typed, outcome):
    found = counting.what_if(judged(counting), {f"q.{name}": typed})
    places = {"n": "BLO-001", "end": "BLO-002", "held": "BLO-003", "a": "BLO-004"}
    assert found.after.verdicts[places[name]].outcome is outcome
    assert found.answers[f"q.{name}"].state is AnswerState.PARTLY_ANSWERED


@pytest.mark.parametrize(
    ("name", "first", "second"),
    [
        ("n", "au moins 3", "au plus 2"),
        ("n", "au moins 3", "plus de 3"),
        ("end", "avant le 01/06/2026", "après le 31/12/2026"),
        ("held", "ONE : Oui", "TWO : Oui"),
        ("a", "Partiellement ou Non", "Oui ou Partiellement"),
    ],
)
def test_two_partial_answers_that_differ_are_a_contradiction(counting, name, first, second):
    with pytest.raises(WhatIfRefused) as refused:
        counting.what_if(judged(counting), [(f"q.{name}", first), (f"q.{name}", second)])
    (problem,) = refused.value.problems
    assert problem.fr == f"deux réponses différentes sont données à « q.{name} » : « {first} », puis « {second} »"
    assert problem.en == f"'q.{name}' is given two different answers: “{first}”, then “{second}”"


@pytest.mark.parametrize(("name", "first", "second"), [("n", "au moins 3", "3 ou plus"), ("n", "plus de 2", ">2")])
def test_a_partial_answer_said_in_two_ways_is_no_contradiction(counting, name, first, second):
    found = counting.what_if(judged(counting), [(f"q.{name}", first), (f"q.{name}", second)])
    assert found.answers[f"q.{name}"].reach.low == 3


def test_partial_answers_of_a_program_that_differ_are_told_in_words(counting):
    given = [("q.n", counting.answer("q.n", Within(low=Decimal(3)))), ("q.n", counting.answer("q.n", None))]
    with pytest.raises(WhatIfRefused) as refused:
        counting.what_if(judged(counting), given)
    (problem,) = refused.value.problems
    assert problem.fr.endswith(": au moins 3, puis non renseigné")
    assert problem.en.endswith(": at least 3, then not filled in")


def test_nothing_supposed_is_refused(tool):
    assert problems(tool, {}) == ["nothing is supposed"]


def test_a_rule_that_rests_on_what_no_longer_changes_says_so(tool):
    (found,) = problems(tool, {}, ["MAJ-002"])
    assert found.startswith("no action can meet MAJ-002 (“Title of MAJ-002”)")


def test_a_rule_that_does_not_apply_says_so(tool):
    (found,) = problems(tool, {}, ["MAJ-001"])
    assert found.startswith("the rule MAJ-001 does not apply")


def test_a_fix_against_an_answer_says_so(tool):
    (found,) = problems(tool, {"q.a": "partly"}, ["BLO-001"])
    assert found.startswith("BLO-001 cannot be met with the answers supposed")


def test_rules_that_can_each_be_met_and_not_together_say_so():
    against = [rule("MAJ-001", "major", yes("a")), rule("MAJ-002", "major", {"not": yes("a")})]
    against[1] = {**against[1], "satisfied_when": {"fact": "q.a", "is": "no"}}
    tool = small_tool({"a": {}}, against)
    found = problems_of(tool, project(tool, a="partial"), ["MAJ-001", "MAJ-002"])
    assert found == ["MAJ-001, MAJ-002 cannot be met together, although each of them can"]


def problems_of(tool, snapshot, fixes):
    with pytest.raises(WhatIfRefused) as refused:
        tool.what_if(tool.judge(snapshot), {}, fixes)
    return [problem.en for problem in refused.value.problems]


@pytest.mark.slow
def test_what_a_rule_asks_of_a_table_is_supposed_and_stays_so_on_evidence(declarations):
    from audit.api import Tool
    from tests.random_snapshots import REVIEW, random_snapshot

    shipped = Tool(declarations, with_durable_rules=False)
    project_today = shipped.judge(random_snapshot(declarations.bank, 7), REVIEW)
    met = 0
    for rule_id, verdict in zip([item.id for item in shipped.assessor("pre_launch").rules],
                                project_today.judgement.verdicts, strict=True):  # fmt: skip
        if verdict.outcome not in (OutcomeKind.VIOLATED, OutcomeKind.PARTIAL) or met == 6:
            continue
        try:
            found = shipped.what_if(project_today, {}, [rule_id])
        except WhatIfRefused:
            continue
        met += bool(found.fix.supposed)
        assert found.after.verdicts[rule_id].satisfied
        assert found.after.guarantee.evidence.bounds.ceiling is found.after.guarantee.declarations.bounds.ceiling
    assert met


def test_an_answer_of_a_program_is_taken_as_it_is(tool):
    given = replace(tool.answer("q.a", "yes"), raw="from a program")
    found = tool.what_if(judged(tool, a="no", b="no", c="no", d="no"), {"q.a": given})
    assert found.answers["q.a"].value == "yes"


@pytest.mark.parametrize("given", [{"a": "yes"}, {"a": "partial", "d": "yes"}, {"b": "no", "c": "yes"}])
def test_what_is_supposed_is_judged_as_a_project_that_says_so(tool, given):
    today = {"a": "no", "b": "yes", "c": "no", "d": "no"}
    found = tool.what_if(judged(tool, **today), {f"q.{name}": code for name, code in given.items()})
    anew = judged(tool, **{**today, **given})
    rules = [item.id for item in tool.assessor("pre_launch").rules]
    assert found.after.verdicts == dict(zip(rules, anew.judgement.verdicts, strict=True))
    assert found.after.guarantee.declarations.bounds == tool.guarantee(anew).declarations.bounds


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "typed", "code"),
    [("budget.initial", "12", "unlikely_amount"), ("budget.initial", "13,4 M€", None)],
)
def test_an_amount_that_is_supposed_in_another_unit_is_told_as_check_tells_it(name, typed, code):
    """12 euros, where 12 million are meant: what follows from it would be read as a drift of the project."""
    shipped = shipped_tool()
    judged = shipped.judge(shipped.read(EXAMPLES / "projet-fictif.xlsx"))
    told = shipped.doubts_on(judged, shipped.what_if(judged, {name: typed}))
    assert [one.code for one in told] == ([code] if code else [])


@pytest.mark.slow
def test_an_answer_that_is_supposed_against_another_one_is_told():
    """The pilot is said to be under way; the project, supposed to be closed before it."""
    shipped = shipped_tool()
    judged = shipped.judge(shipped.read(EXAMPLES / "projet-fictif.xlsx"))
    told = shipped.doubts_on(judged, shipped.what_if(judged, {"project.phase": "Terminé"}))
    assert "contradiction" in {one.code for one in told}
    assert shipped.doubts_on(judged, shipped.what_if(judged, {"project.phase": "Expérimentation"})) == ()
