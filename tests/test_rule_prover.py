"""The prover of rules: what it claims of small rule bases is what every project, judged one by one, shows."""

import random
import sys
from itertools import combinations, permutations, product
from pathlib import Path

import pytest

from audit.cli.main import main
from audit.intake.read import read_project
from audit.loading import load_declarations
from audit.model.rule import OutcomeKind
from audit.model.text import Language
from audit.rule_testing.prover.domain import Base
from audit.rule_testing.prover.outcomes import Known
from audit.rule_testing.prover.prove import prove
from audit.rule_testing.prover.workbooks import shown_outcomes, shown_pairs, write_workbooks
from tests.many_cases import tried_on
from tests.oracle.naive_interpreter import evaluate, outcome
from tests.shown_files import shown_in
from tests.small_rule_bases import DAY, partly, rule, small_tool, yes

ASKED = ("a", "b", "c")
KNOWN = (OutcomeKind.SATISFIED, OutcomeKind.PARTIAL, OutcomeKind.VIOLATED, OutcomeKind.NOT_APPLICABLE)


def no(condition):
    return {"not": condition}


def proven(*rules, asked=ASKED):
    declared = small_tool({name: {} for name in asked}, list(rules)).declarations
    return prove(Base(*declared), DAY)


def ids(pairs):
    return [(pair.first.id, pair.second.id, pair.proven) for pair in pairs]


def test_an_outcome_that_no_answer_leads_to_is_proven_impossible():
    # Partly met asks for b, which is only looked at when "a and b" failed although a holds: never, where a is needed.
    proof = proven(rule("TST-001", "major", {"any": [yes("a"), yes("b")]}, partial={"all": [yes("a"), yes("b")]}))
    assert [(one.outcome, one.known) for one in proof.outcomes] == [
        (OutcomeKind.SATISFIED, Known.FOUND),
        (OutcomeKind.PARTIAL, Known.EXCLUDED),
        (OutcomeKind.VIOLATED, Known.FOUND),
    ]
    assert not proof.is_clean


def test_rules_that_ask_for_contrary_things_contradict_each_other():
    proof = proven(rule("TST-001", "major", yes("a")), rule("TST-002", "major", no(yes("a"))))
    assert ids(proof.pairs.contradictory) == [("TST-001", "TST-002", True)]
    assert not proof.is_clean


def test_rules_that_never_apply_together_contradict_nothing():
    proof = proven(
        rule("TST-001", "major", yes("a"), applies=yes("b")),
        rule("TST-002", "major", no(yes("a")), applies=no(yes("b"))),
    )
    assert proof.pairs.contradictory == proof.pairs.alternative == []
    assert proof.is_clean


def test_a_rule_that_takes_another_away_is_told_and_is_no_contradiction():
    proof = proven(rule("TST-001", "major", yes("a"), applies=yes("b")), rule("TST-002", "major", no(yes("b"))))
    assert ids(proof.pairs.alternative) == [("TST-001", "TST-002", True)]
    assert proof.is_clean


def test_a_rule_is_implied_by_one_that_asks_for_more():
    proof = proven(rule("TST-001", "major", {"all": [yes("a"), yes("b")]}), rule("TST-002", "major", yes("a")))
    assert ids(proof.pairs.implied) == [("TST-001", "TST-002", True)]


def test_a_question_that_no_rule_reads_and_one_that_moves_none_are_idle():
    same_either_way = {"any": [{"all": [yes("a"), yes("b")]}, {"all": [yes("a"), no(yes("b"))]}]}
    found = {one.name: one for one in proven(rule("TST-001", "major", same_either_way)).idle}
    assert set(found) == {"q.b", "q.c"}
    assert found["q.b"].is_read
    assert found["q.b"].proven
    assert not found["q.c"].is_read


def test_a_question_that_tells_not_applicable_from_open_is_not_idle():
    # Where a does not apply, b says whether the rule does: "not applicable", or open.
    out = {"all": [{"fact": "q.a", "state": ["not_applicable"]}, yes("b")]}
    assert "q.b" not in {one.name for one in proven(rule("TST-001", "major", yes("a"), applies=no(out))).idle}


def test_a_question_that_only_rules_without_weight_read_is_idle():
    assert "q.a" in {one.name for one in proven(rule("TST-001", "info", yes("a"))).idle}


def _random_condition(rng, depth):
    if depth == 0 or rng.random() < 0.25:
        return rng.choice((yes, partly))(rng.choice(ASKED))
    members = [_random_condition(rng, depth - 1) for _ in range(rng.choice((2, 2, 3)))]
    return rng.choice(
        ({"all": members}, {"any": members}, no(members[0]), {"at_least": {"n": len(members) - 1, "of": members}})
    )


def _random_rule(rng, number):
    parts = [_random_condition(rng, 2) if rng.random() < 0.6 else None for _ in range(2)]
    return rule(f"TST-{number:03d}", "major", _random_condition(rng, 2), *parts)


def _plain(state, value):
    return {"type": "code", "state": state, "value": value, "low": None, "high": None, "low_excluded": False,
            "high_excluded": False, "among": ()}  # fmt: skip


def _worlds():
    """Every project: each question answered yes, partly, no or "not applicable", or left blank."""
    answers = [("answered", "yes"), ("answered", "partial"), ("answered", "no"), ("not_applicable", None),
               ("blank", None)]  # fmt: skip
    for chosen in product(answers, repeat=len(ASKED)):
        yield {f"q.{name}": _plain(*answer) for name, answer in zip(ASKED, chosen, strict=True)}


class _Oracle:
    """One rule on every project, judged one by one by the independent interpreter; projects by their numbers."""

    def __init__(self, written, worlds):
        self.names = {name for name in ASKED if f"'q.{name}'" in str(written)}
        self.outcomes = [outcome(written, world, {}, {}) for world in worlds]
        self.satisfied = {at for at, found in enumerate(self.outcomes) if found == "satisfied"}
        self.not_met = {at for at, found in enumerate(self.outcomes) if found in ("partial", "violated")}
        applies = written.get("applies_when")
        self.applied = {at for at, world in enumerate(worlds)
                        if applies is None or evaluate(applies, None, (world, {}, {})) == "T"}  # fmt: skip
        self.asked = {at for at, world in enumerate(worlds)
                      if evaluate(written["satisfied_when"], None, (world, {}, {})) == "T"}  # fmt: skip

    def is_moved_by(self, name, worlds):
        """Whether two projects that differ by one answer alone differ in the outcome, known or both answered."""
        known, answered = {}, {}
        for world, one in zip(worlds, self.outcomes, strict=True):
            rest = tuple((key, fact["state"], fact["value"]) for key, fact in world.items() if key != name)
            if one != "undetermined":
                known.setdefault(rest, set()).add(one)
            if world[name]["state"] == "answered":
                answered.setdefault(rest, set()).add(one)
        return any(len(different) > 1 for found in (known, answered) for different in found.values())


@pytest.mark.slow
@tried_on("seed", range(60), always=15)
def test_what_is_proven_is_what_all_projects_show(seed):
    rng = random.Random(seed)  # noqa: S311 - reproducible test data
    rules = [_random_rule(rng, number) for number in range(1, 4)]
    proof = proven(*rules)
    worlds = list(_worlds())
    oracle = {one["id"]: _Oracle(one, worlds) for one in rules}
    for one in proof.outcomes:
        is_shown = str(one.outcome) in oracle[one.rule.id].outcomes
        assert one.known is (Known.FOUND if is_shown else Known.EXCLUDED)
    contradictory, alternative, implied = set(), set(), set()
    for one, other in combinations(oracle, 2):
        first, second = oracle[one], oracle[other]
        if not first.satisfied or not second.satisfied or not first.names & second.names:
            continue
        if first.satisfied & second.satisfied:
            implied |= {(a, b, True) for a, b in permutations((one, other))
                        if oracle[b].not_met and not oracle[a].satisfied & oracle[b].not_met}  # fmt: skip
        elif first.applied & second.applied:
            (alternative if first.asked & second.asked else contradictory).add((one, other, True))
    assert set(ids(proof.pairs.contradictory)) == contradictory
    assert set(ids(proof.pairs.alternative)) == alternative
    assert set(ids(proof.pairs.implied)) == implied
    moving = {name for name in ASKED if any(one.is_moved_by(f"q.{name}", worlds) for one in oracle.values())}
    assert {one.name for one in proof.idle} == {f"q.{name}" for name in ASKED if name not in moving}


@pytest.mark.slow
def test_the_workbook_of_a_witness_is_read_back_and_judged_to_have_the_outcome(tmp_path):
    tool = small_tool(
        {name: {} for name in ASKED},
        [rule("TST-001", "major", {"all": [yes("a"), yes("b")]}, partial=yes("a"), applies=no(yes("c")))],
    )
    base = Base(*tool.declarations)
    proof = prove(base, DAY)
    shown = list(shown_outcomes(base, proof.outcomes, DAY, Language.FR))
    assert write_workbooks(base.bank, shown, Language.FR, tmp_path) == len(KNOWN)
    assert {path.name for path in tmp_path.iterdir()} == {f"TST-001-{outcome}.xlsx" for outcome in KNOWN}
    for path in tmp_path.iterdir():
        judged = tool.judge(read_project(path, tool.declarations.bank, DAY).snapshot, DAY)
        assert path.name == f"TST-001-{judged.judgement.verdicts[0].outcome}.xlsx"


@pytest.mark.parametrize(
    ("rules", "said"),
    [
        # What the two ask for cannot hold together.
        ((rule("TST-001", "major", yes("a")), rule("TST-002", "major", no(yes("a")))),
         "no project can give what both ask for"),
        # The second applies where a holds: then the first, which wants it not to, is not satisfied.
        ((rule("TST-001", "major", no(yes("a"))), rule("TST-002", "major", yes("b"), applies=yes("a"))),
         "what satisfies one takes the other away"),
    ],
)  # fmt: skip
def test_the_workbook_of_two_rules_at_odds_is_of_a_project_to_which_both_apply(rules, said, tmp_path):
    tool = small_tool({name: {} for name in ASKED}, list(rules))
    base = Base(*tool.declarations)
    proof = prove(base, DAY)
    (one,) = shown_pairs(base, proof.pairs, DAY, Language.EN)
    assert one.name == "TST-001-TST-002.xlsx"
    assert one.banner.endswith(f"rules TST-001 and TST-002 both apply to it; {said}.")
    assert write_workbooks(base.bank, [one], Language.EN, tmp_path) == 1
    judged = tool.judge(read_project(tmp_path / one.name, tool.declarations.bank, DAY).snapshot, DAY)
    assert [verdict.applies for verdict in judged.judgement.verdicts] == [True, True]


@pytest.mark.thorough
@pytest.mark.slow
def test_processes_write_the_same_workbooks_as_one_does(tmp_path):
    tool = small_tool({name: {} for name in ASKED}, [rule("TST-001", "major", {"all": [yes("a"), yes("b")]})])
    base = Base(*tool.declarations)
    (first, *_) = shown_outcomes(base, prove(base, DAY).outcomes, DAY, Language.FR)
    shown = [first._replace(name=f"TST-001-{number}.xlsx") for number in range(10)]
    folders = tmp_path / "one", tmp_path / "two"
    for folder, jobs in zip(folders, (1, 2), strict=True):
        folder.mkdir()
        assert write_workbooks(base.bank, shown, Language.FR, folder, jobs) == len(shown)
    one, two = ({path.name: path.read_bytes() for path in folder.iterdir()} for folder in folders)
    assert one == two
    assert len(one) == len(shown)


def test_a_witness_answers_nothing_that_it_can_do_without():
    proof = proven(rule("TST-001", "major", {"any": [yes("a"), yes("b")]}))
    (satisfied,) = (one for one in proof.outcomes if one.outcome is OutcomeKind.SATISFIED)
    assert len(satisfied.project) == 1


@pytest.fixture(scope="module")
def shipped():
    base = Base(*load_declarations())
    return base, prove(base, base.in_force(DAY))


@pytest.mark.thorough
@pytest.mark.slow
def test_the_shipped_rules_are_proven_clean(shipped):
    _, proof = shipped
    assert proof.is_clean
    assert proof.impossible == []


@pytest.mark.thorough
@pytest.mark.slow
def test_every_outcome_of_the_shipped_rules_is_shown_by_a_project_as_a_workbook_says_it(shipped):
    base, proof = shipped
    found = {(one.rule.id, one.outcome) for one in proof.outcomes if one.known is Known.FOUND}
    names = {one.name for one in shown_outcomes(base, proof.outcomes, base.in_force(DAY), Language.FR)}
    assert names == {f"{name}-{outcome}.xlsx" for name, outcome in found}
    pairs = {f"{pair.first.id}-{pair.second.id}.xlsx" for pair in proof.pairs.alternative if pair.proven}
    assert pairs <= {one.name for one in shown_pairs(base, proof.pairs, base.in_force(DAY), Language.FR)}


@pytest.mark.thorough
@pytest.mark.slow
def test_the_command_writes_the_witnesses_of_the_rules_asked_for(tmp_path, monkeypatch, capsys):
    folder: Path = tmp_path / "out"
    monkeypatch.setattr(sys, "argv", ["audit", "rules", "prove", "SEC-015", "--on", "2026-06-30", "-o", str(folder)])
    with pytest.raises(SystemExit) as ended:
        main()
    out, _ = capsys.readouterr()
    assert ended.value.code == 0
    assert out.startswith("1 règle : ")
    assert "note : SEC-014 est respectée dès que SEC-015 l'est et que les deux s'appliquent (prouvé)" in out
    assert {path.name for path in shown_in(folder)} >= {"SEC-015-satisfied.xlsx", "SEC-015-violated.xlsx"}
    bank = load_declarations().bank
    made = [*shown_in(folder)]
    assert [read_project(path, bank, DAY).errors for path in made] == [()] * len(made)
