"""``audit follow-up``: done, late, without proof, put off, and what that would close."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from audit.api import InputRefused, follow_up, follow_up_json, follow_up_lines
from audit.exchange.follow_up import FollowUp, NotClosed, step_followed
from audit.exchange.progress import StepProgress, closable, followed
from audit.model.exchange import ActionStatus
from audit.model.owner_role import OwnerRole
from audit.model.scoring import AvisLevel
from audit.model.text import Language
from audit.remediation.plan_model import GoLiveState, PlanFrame, PlannedPart, PlannedStep
from tests.exchanged import plan_of, saved
from tests.filled_workbooks import fill

DAY = date(2027, 3, 1)
DONE, TO_DO = ActionStatus.DONE, ActionStatus.TO_DO


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("follow")


@pytest.fixture(scope="module")
def audit(folder):
    return saved(folder)


def _step(action="a", due=DAY, parts=()):
    return PlannedStep(action=action, words_of="TST-001", due=due, parts=tuple(parts))


@pytest.mark.parametrize(
    ("said", "late", "late_on_plan"),
    [
        (StepProgress("a", TO_DO), True, True),
        (StepProgress("a"), True, True),  # no status is not done
        (StepProgress("a", ActionStatus.IN_PROGRESS, new_due=DAY + timedelta(9)), False, True),
        (StepProgress("a", ActionStatus.IN_PROGRESS, new_due=DAY - timedelta(2)), True, True),
        (StepProgress("a", DONE), False, False),
        (StepProgress("a", ActionStatus.DROPPED), False, False),
    ],
)
def test_what_is_late(said, late, late_on_plan):
    (found,) = followed([_step(due=DAY - timedelta(days=1))], [said], DAY)
    assert (found.late, found.overdue_first) == (late, late_on_plan)


def test_the_day_itself_is_not_late():
    (found,) = followed([_step()], [], DAY)
    assert not found.late
    (found,) = followed([_step()], [], DAY + timedelta(days=1))
    assert found.late


@pytest.mark.parametrize(
    ("status", "share", "at_odds"),
    [("done", "1", False), ("done", "0.9", True), ("in_progress", "1", True), ("in_progress", "0.5", False),
     ("dropped", "0.2", False), (None, "1", True), ("done", None, False)],
)  # fmt: skip
def test_a_status_and_a_share_that_contradict_one_another(status, share, at_odds):
    from decimal import Decimal

    said = StepProgress("a", ActionStatus(status) if status else None, done=Decimal(share) if share else None)
    assert followed([_step()], [said], DAY)[0].at_odds is at_odds
    proven = followed([_step()], [replace(said, proof="PV du 3 mai")], DAY)[0].proven
    assert proven is (said.status is ActionStatus.DONE and not at_odds), "what is done for a part lifts nothing yet"


def test_slips_are_counted_from_the_plan():
    (found,) = followed([_step()], [StepProgress("a", new_due=date(2027, 3, 31))], DAY)
    assert (found.slip, found.due) == (30, date(2027, 3, 31))
    (found,) = followed([_step()], [StepProgress("a", new_due=date(2027, 2, 27))], DAY)
    assert found.slip == -2


@pytest.mark.parametrize(
    ("first", "second", "overtaken"),
    [
        (StepProgress("a"), StepProgress("b", DONE), True),  # done before what comes first
        (StepProgress("a", ActionStatus.IN_PROGRESS), StepProgress("b", DONE), True),
        (StepProgress("a", DONE), StepProgress("b", DONE), False),
        (StepProgress("a", ActionStatus.DROPPED), StepProgress("b", DONE), False),
        (StepProgress("a"), StepProgress("b"), False),  # as the plan has them
        (StepProgress("a", new_due=date(2027, 3, 9)), StepProgress("b"), True),  # put off beyond what follows
        (StepProgress("a", new_due=date(2027, 3, 8)), StepProgress("b"), False),  # to its very day
        (StepProgress("a"), StepProgress("b", new_due=date(2027, 2, 28)), True),  # brought forward before it
        (StepProgress("a", DONE, new_due=date(2027, 3, 9)), StepProgress("b"), False),
    ],
)
def test_what_overtakes_a_step_that_comes_before_it(first, second, overtaken):
    """By hand: ``c``, a part of the step of ``a``, comes before ``b``; they are due on 1 and 8 March."""
    before = _step("a", parts=[PlannedPart(action="c", words_of="TST-001")])
    after = _step("b", due=date(2027, 3, 8)).model_copy(update={"after": ("c", "unplanned")})
    one, other = followed([before, after], [first, second], date(2027, 2, 1))
    assert (one.ahead_of, other.ahead_of) == ((), ("a",) if overtaken else ())


def test_a_step_stands_for_all_its_actions():
    steps = [
        _step("a", parts=[PlannedPart(action="b", words_of="TST-001")]),
        _step("c"),
        _step("d"),
    ]
    said = [StepProgress("a", DONE, proof="PV"), StepProgress("c", DONE)]
    asked = {"TST-001": ["a", "b"], "TST-002": ["b", "c"], "TST-003": ["c", "d"], "TST-004": ["d"]}
    found = {one.rule: (one.done, one.proven, one.asked) for one in closable(asked, followed(steps, said, DAY))}
    assert found == {"TST-001": (2, 2, 2), "TST-002": (2, 1, 2), "TST-003": (1, 0, 2)}


def _followed(audit, folder, tmp_path, lines, day=DAY):
    plan = fill(plan_of(folder), tmp_path / "plan.xlsx", {"@plan": lines})
    return follow_up(audit, plan, day)


def test_a_plan_as_it_went_out(audit, folder):
    found = follow_up(audit, plan_of(folder), date(2026, 6, 30))
    assert {step.status for step in found.steps} == {TO_DO}
    assert not any(step.late or step.slip or step.without_proof for step in found.steps)
    assert (found.rules, found.proven, found.done, found.not_closed) == ((), None, None, {})
    assert "rien ne se ferme encore" in "\n".join(follow_up_lines(audit, found, Language.FR, 300))


def test_what_is_done_with_a_proof_is_judged_apart_from_what_has_none(audit, folder, tmp_path):
    found = _followed(
        audit,
        folder,
        tmp_path,
        {
            "name-owner": {"progress": "Fait", "proof_given": "Lettre du 3/9"},
            "write-charter": {"progress": "fait", "proof_given": "Charte v1"},
            "keep-log": {"progress": "Done"},  # either language is read
            "clean-up": {"progress": "En cours", "done_share": "50 %", "new_due": "31/12/2027", "comment": "à suivre"},
        },
    )
    by_action = {step.action: step for step in found.steps}
    assert [step.action for step in found.steps if step.without_proof] == ["keep-log"]
    assert not any(step.late for step in found.steps)
    assert by_action["clean-up"].due == date(2027, 12, 31)
    assert float(by_action["clean-up"].done) == 0.5
    # TST-001 asks for two actions, both done and proven; TST-002 for one, without a proof.
    assert found.proven.closes == ("TST-001",)
    assert found.done.closes == ("TST-001", "TST-002")
    assert found.proven.before.declarations.level is AvisLevel.UNFAVOURABLE
    said = "\n".join(follow_up_lines(audit, found, Language.FR, 300)).replace("\u00a0", " ")
    assert "Actions faites, preuve produite : TST-001. Si ces actions ont eu l'effet attendu, TST-001 se ferme" in said
    assert "Faites, sans preuve (1)" in said
    assert "« à suivre »" in said


def test_a_situation_before_the_review_is_refused(audit, folder):
    with pytest.raises(InputRefused, match="precedes the review") as refused:
        follow_up(audit, plan_of(folder), date(2026, 6, 29))
    said = refused.value.said("fr").replace("\u00a0", " ")
    assert "La situation (29 juin 2026) précède la revue (30 juin 2026)" in said
    assert "écrit" not in said


def test_a_new_day_is_put_off_or_brought_forward_and_before_the_review_it_is_doubted(audit, folder, tmp_path):
    plain = follow_up(audit, plan_of(folder), date(2026, 6, 30))
    due = {step.action: step.due for step in plain.steps}
    later, sooner = due["keep-log"] + timedelta(days=5), date(2026, 1, 1)
    found = _followed(
        audit,
        folder,
        tmp_path,
        {
            "keep-log": {"new_due": f"{later:%d/%m/%Y}"},
            "clean-up": {"new_due": f"{sooner:%d/%m/%Y}"},
            "write-charter": {"progress": "Abandonné"},
        },
    )
    slips = {step.action: (step.slip, step.before_review) for step in found.steps if step.slip}
    assert slips == {"keep-log": (5, False), "clean-up": ((sooner - due["clean-up"]).days, True)}
    said = "\n".join(follow_up_lines(audit, found, Language.FR, 400)).replace("\u00a0", " ")
    assert "échéances reportées, 1 ; avancées, 1." in said
    assert "(+5 jours)" in said
    assert (
        f"(−{(due['clean-up'] - sooner).days} jours), nouvelle échéance antérieure à la revue : faute d'année ?" in said
    )
    (dropped,) = (action for action in audit.result.actions if action.action == "write-charter")
    assert dropped.closes == ("TST-001",)
    assert "le constat TST-001 demeure" in said.partition("Abandonnées (1)")[2].partition("Ce que cela")[0]


@pytest.mark.parametrize(
    ("days", "state", "protects", "too_late"),
    [
        (-1, GoLiveState.TO_COME, True, False),
        (0, GoLiveState.TO_COME, True, True),  # what protects it is planned before it
        (1, GoLiveState.TO_COME, True, True),
        (1, GoLiveState.TO_COME, False, False),
        (1, GoLiveState.PAST, True, False),  # it pressed nothing in the plan
    ],
)
def test_a_new_day_is_too_late_from_the_day_of_the_go_live(days, state, protects, too_late):
    step = _step().model_copy(update={"protects_go_live": protects})
    (found,) = followed([step], [StepProgress("a", new_due=DAY + timedelta(days))], DAY)
    frame = PlanFrame(phases=(), loads=(), go_live_state=state, go_live=DAY)
    assert step_followed(found, {"a": 1}, OwnerRole.SPONSOR, frame, date(2027, 1, 4)).after_go_live is too_late
    assert not step_followed(found, {"a": 1}, OwnerRole.SPONSOR, None, date(2027, 1, 4)).after_go_live


def test_half_of_what_a_finding_asks_for_closes_nothing(audit, folder, tmp_path):
    found = _followed(audit, folder, tmp_path, {"name-owner": {"progress": "Fait", "proof_given": "x"}})
    assert found.proven is None
    assert [(one.rule, one.done, one.asked) for one in found.rules] == [("TST-001", 1, 2)]
    assert "TST-001 (1 of 2)" in "\n".join(follow_up_lines(audit, found, Language.EN, 300))


def test_what_no_longer_changes_is_said_to_stand(tmp_path):
    from audit.api import SavedAudit, render
    from tests.small_rule_bases import project, rule, small_tool, yes

    tool = small_tool({"past": {"actionable": False}}, [rule("TST-001", "major", yes("past"))])
    audit = tool.audit(project(tool, past="no"))
    for name in ("json", "xlsx"):
        for file, content in render(audit, name).items():
            (tmp_path / file).write_bytes(content)
    saved_one = SavedAudit.read(tool, tmp_path)
    found = _followed(saved_one, tmp_path, tmp_path, {"act-tst-001": {"progress": "Fait", "proof_given": "x"}})
    assert found.not_closed == {"TST-001": NotClosed.PAST}
    assert found.proven is None
    assert "il demeure" in "\n".join(follow_up_lines(saved_one, found, Language.FR, 400))


@pytest.mark.slow
def test_the_json_is_read_back_and_the_same_twice(audit, folder, tmp_path):
    lines = {"keep-log": {"progress": "Fait", "proof_given": "PV"}}
    first, second = (_followed(audit, folder, tmp_path, lines) for _ in range(2))
    assert follow_up_json(first) == follow_up_json(second)
    assert FollowUp.model_validate_json(follow_up_json(first)) == first


def test_the_screen_names_what_an_action_overtakes(tmp_path):
    """Of the fictitious project, the acceptance record (22) comes after four actions, one of which is done."""
    from audit.api import SavedAudit, render
    from tests.every_page import fictitious, shipped_tool

    audited = fictitious()
    for name in ("json", "xlsx"):
        for file, content in render(audited, name).items():
            (tmp_path / file).write_bytes(content)
    lines = {
        "correct-acceptance-defects": {"progress": "Fait", "proof_given": "PV du 10/12/2026"},
        "test-performance": {"progress": "Fait", "proof_given": "Rapport de test"},
    }
    plan = fill(plan_of(tmp_path), tmp_path / "rempli.xlsx", {"@plan": lines})
    audit = SavedAudit.read(shipped_tool(), tmp_path)
    found = follow_up(audit, plan, date(2026, 12, 11))
    (one,) = [step for step in found.steps if step.ahead_of]
    assert (one.action, one.number, one.ahead_of) == ("correct-acceptance-defects", 22, (16, 17, 19))
    told = " ".join(" ".join(follow_up_lines(audit, found, Language.FR, 200)).replace("\u00a0", " ").split())
    assert "Devant ce qui doit précéder (1) - 22. Faire corriger" in told
    assert "faite, avant les actions 16, 17 et 19, qui ne sont pas dites faites" in told
