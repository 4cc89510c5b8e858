"""What rules say for the plan: objects, procedures, cases and predecessors that hold together, or are refused."""

import shutil

import pytest

from audit.declarations.folders import shipped_folder
from audit.errors import DeclarationsInvalid
from audit.model.rule import OutcomeKind
from audit.remediation.scheduling.fitted import ActionFitter
from audit.rulebase.example_facts import example_facts
from audit.rulebase.load import load_rulebase
from tests.fact_sets import facts_with
from tests.rule_files import folder_with, model_rule_text, shipped_rulebase, shipped_vocabulary

_ACTION = "remediation:\n  - action: mandate-owner\n"


def _problems(folder):
    with pytest.raises(DeclarationsInvalid) as raised:
        load_rulebase(shipped_vocabulary(), folder)
    return [str(problem) for problem in raised.value.problems]


def _with_action(tmp_path, more, others=""):
    text = model_rule_text()
    assert _ACTION in text
    return folder_with(tmp_path, text.replace(_ACTION, f"remediation:\n{others}  - action: mandate-owner\n{more}", 1))


def _other(slug, more="", role="sponsor"):
    return (
        f"  - action: {slug}\n    owner_role: {role}\n    effort: S\n{more}"
        "    delay_days: {framing: 1, pre_launch: 1, crisis: 1, self_assessment: 1}\n"
        "    do: {fr: x, en: x}\n    proof: {fr: x, en: x}\n"
    )


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ("    object: racy\n", "there is no object 'racy'; did you mean 'raci'?"),
        ("    lead: amendement\n", "there is no lead time 'amendement'; did you mean 'amendment'?"),
        ("    protects: golive\n", "did you mean 'go_live'?"),
        ("    when: {fact: governance.owner.cuont, above: 1}\n", "there is no fact 'governance.owner.cuont'"),
        ("    when: {rule: GOV-002, outcome: met}\n", "a rule does not read the outcome of another"),
    ],
)
def test_what_nothing_declares_is_refused_with_what_is_closest(tmp_path, more, expected):
    assert expected in "\n".join(_problems(_with_action(tmp_path, more)))


def test_a_circle_of_objects_is_named(tmp_path):
    others = (
        _other("first", "    object: raci\n    after: [between]\n")
        + _other("between", "    after: [second]\n")
        + _other("second", "    object: raci\n")
    )
    (problem,) = _problems(_with_action(tmp_path, "", others))
    assert "in a circle" in problem
    assert "raci" in problem
    assert "between" in problem


def test_actions_on_one_object_have_one_owner(tmp_path):
    others = _other("first", "    object: raci\n") + _other("second", "    object: raci\n", role="buyer")
    (problem,) = _problems(_with_action(tmp_path, "", others))
    assert "action 'first' has owner_role 'sponsor' in GOV-001" in problem


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("  dpo: 0.2\n", "", "time_shares says nothing of: dpo"),
        ("working_days: 2,", "days: 16,", "phases of crisis: their ends follow each other"),
        ("  buyer: 0.4", "  buyer: 1.4", "time_shares"),
    ],
)
def test_settings_of_the_plan_that_leave_something_out_are_refused(tmp_path, old, new, expected):
    folder = folder_with(tmp_path, model_rule_text())
    text = (shipped_folder("rules") / "plan.yaml").read_text(encoding="utf-8")
    assert old in text
    (folder / "plan.yaml").write_text(text.replace(old, new, 1), encoding="utf-8")
    assert expected in "\n".join(_problems(folder))


def test_a_base_without_settings_has_the_shipped_ones(tmp_path):
    assert load_rulebase(shipped_vocabulary(), folder_with(tmp_path, model_rule_text())).plan == shipped_rulebase().plan
    other = tmp_path / "other"
    other.mkdir()
    folder = folder_with(other, model_rule_text())
    shutil.copy(shipped_folder("rules") / "plan.yaml", folder / "plan.yaml")
    assert load_rulebase(shipped_vocabulary(), folder).plan == shipped_rulebase().plan


def _unfit(given, rules=("GOV-004", "GOV-003")):
    rulebase = shipped_rulebase()
    fitter = ActionFitter(rulebase.rules, rulebase.diagnoses, rulebase.comparable_parameters())
    return {action for rule, action in fitter.unfit(facts_with(given)) if rule in rules}


@pytest.mark.parametrize(
    ("given", "unfit"),
    [
        ({"governance.director.internal": "no"}, {"relieve-project-director"}),
        ({"governance.director.internal": "yes"}, {"appoint-project-director"}),
        ({"governance.sponsor.level": "none"}, {"engage-sponsor"}),
        ({"governance.sponsor.level": "director"}, {"appoint-sponsor"}),
        ({}, set()),  # of what is not known, nothing is left out
    ],
)
def test_an_action_is_left_out_only_where_its_case_is_known_not_to_hold(given, unfit):
    assert _unfit(given) == unfit


@pytest.mark.parametrize(
    ("reframed", "funded", "left"),
    [
        ("yes", "yes", {"track-against-baselines"}),  # decided and funded: neither is asked for again
        ("yes", "partial", {"secure-extra-funding"}),
        ("no", "yes", {"analyse-drift"}),
        ("no", "no", {"analyse-drift", "secure-extra-funding"}),
    ],
)
def test_what_an_answer_says_is_decided_or_funded_is_not_asked_for_again(reframed, funded, left):
    given = {"planning.reframing_decision": reframed, "budget.funding_secured": funded}
    (asked,) = (
        {action.action for action in rule.remediation} for rule in shipped_rulebase().rules if rule.id == "FIN-003"
    )
    assert asked - _unfit(given, ("FIN-003",)) == left


# In days: the longest wait after the review, and the days since the end of the longest interval (below zero: it still
# lasts). The maximum is six months.
@pytest.mark.parametrize(
    ("remaining", "since", "left"),
    [
        (168, -79, "settle-current-interval"),  # all that follows keeps to the maximum
        (200, -79, "replan-short-milestones"),
        (168, 40, "replan-short-milestones"),  # over: nothing of it can be settled any more
    ],
)
def test_where_all_intervals_to_come_are_short_only_the_current_one_is_to_be_settled(remaining, since, left):
    given = {"schedule.longest_remaining_gap": remaining, "schedule.days_since_longest_gap": since}
    assert {"settle-current-interval", "replan-short-milestones"} - _unfit(given, ("PLA-001",)) == {left}


def test_the_need_comes_before_the_framing_file_and_both_before_the_content_of_the_next_delivery():
    waits = {action.action: set(action.after) for rule in shipped_rulebase().rules for action in rule.remediation}
    assert waits["write-framing-file"] == {"validate-need"}
    assert waits["settle-next-release"] == {"validate-need", "write-framing-file"}


def test_every_example_that_is_not_met_is_left_an_action_that_is_for_its_case():
    rulebase = shipped_rulebase()
    fitter = ActionFitter(rulebase.rules, (), rulebase.comparable_parameters())
    conditional = [rule for rule in rulebase.rules if any(action.when for action in rule.remediation)]
    assert conditional
    for rule in conditional:
        for example in rule.examples:
            if example.expect in (OutcomeKind.VIOLATED, OutcomeKind.PARTIAL):
                unfit = fitter.unfit(example_facts(example, shipped_vocabulary()))
                assert [one for one in rule.remediation if (rule.id, one.action) not in unfit], (rule.id, example.name)
