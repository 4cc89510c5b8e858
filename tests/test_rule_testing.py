"""The tools that keep rules honest: gaps in examples, changes that nothing notices, dead or doubled rules."""

from datetime import date
from decimal import Decimal

import pytest

from audit.facts.indicators.load import load_indicators
from audit.model.answer import AnswerState
from audit.model.fact import Fact
from audit.model.questionnaire import ReviewType
from audit.model.rule import Rule
from audit.model.value import ValueType
from audit.questionnaire.load import load_question_bank
from audit.rule_testing.coverage import cover
from audit.rule_testing.lint import lint
from audit.rule_testing.lint.partly_silent import partial_answers, partly_silent
from audit.rule_testing.lint.silent import silent
from audit.rule_testing.mutation import mutate
from audit.rule_testing.trial import try_examples
from tests.judged_rules import rule as any_rule
from tests.rule_files import shipped_rulebase, shipped_vocabulary

GRADES = ("yes", "partial", "no")
RACI = {"fact": "governance.raci", "is": "yes"}
MVP = {"fact": "strategy.mvp_defined", "is": "yes"}
DRIFT = {"fact": "budget.drift_from_initial", "max": {"parameter": "drift.amber"}}  # 20 %
EVERY_MINUTE = {
    "for_each": {
        "table": "bodies",
        "where": {"column": "kind", "is": "steering"},
        "satisfies": {"column": "decisions_logged", "is": "yes"},
    }
}


def _rule(satisfied_when, *examples, rule_id="TST-001", **keys):
    """Return a rule whose examples are ``(given, expected)`` or ``(given, expected, rows of bodies)``."""
    data = any_rule(rule_id).model_dump(mode="json", by_alias=True, exclude_none=True)
    data |= {"satisfied_when": satisfied_when, "sources": ["CDC-2020/R4"], **keys}
    data["examples"] = [
        {"name": str(number), "given": given, "expect": expect, "tables": {"bodies": {"rows": rows[0]}} if rows else {}}
        for number, (given, expect, *rows) in enumerate(examples)
    ]
    return Rule.model_validate(data)


def _base(*rules):
    return shipped_rulebase().model_copy(update={"rules": rules, "signals": ()})


def _uncovered(rule):
    return {
        (".".join(map(str, gap.path)), truth) for gap in cover(_base(rule), [rule]).unreached for truth in gap.missing
    }


def _survivors(rule):
    return {(".".join(map(str, mutant.path)), mutant.change) for mutant in mutate(_base(rule), [rule]).survivors}


YES, NO, OPEN = {"governance.raci": "yes"}, {"governance.raci": "no"}, {}


def test_every_branch_reached_is_full_coverage():
    found = cover(_base(), [_rule(RACI, (YES, "satisfied"), (NO, "violated"), (OPEN, "undetermined"))])
    # The node true, false and unknown, and the sentence of the finding said once.
    assert (found.reached, found.total, found.unreached) == (4, 4, ())


def test_a_member_that_is_never_false_is_a_gap():
    both = {"all": [RACI, MVP]}
    rule = _rule(both, ({**YES, "strategy.mvp_defined": "yes"}, "satisfied"), (NO, "violated"), (OPEN, "undetermined"))
    assert _uncovered(rule) == {("satisfied_when.all.1", "false")}


def test_a_test_of_state_is_unknown_while_the_answer_is_open():
    answered = {"fact": "governance.raci", "state": ["answered"]}
    none = {"governance.raci": {"state": "not_applicable"}}
    known = (YES, "satisfied"), (none, "violated")
    assert _uncovered(_rule(answered, *known)) == {("satisfied_when", "unknown")}
    assert _uncovered(_rule(answered, *known, (OPEN, "undetermined"))) == set()


def test_a_test_of_what_was_left_blank_is_never_unknown_and_none_is_asked_for():
    blank = {"fact": "governance.raci", "state": ["blank"]}
    assert _uncovered(_rule(blank, (OPEN, "satisfied"), (YES, "violated"))) == set()


def test_rows_left_out_do_not_count_for_what_rows_must_satisfy():
    kept = {"label": "a", "kind": "steering", "decisions_logged": "yes"}
    left_out = {"label": "b", "kind": "users", "decisions_logged": "no"}
    rule = _rule(EVERY_MINUTE, ({}, "satisfied", [kept, left_out]), ({}, "undetermined", [{"label": "c"}]))
    assert _uncovered(rule) == {
        ("satisfied_when", "false"),
        ("satisfied_when.for_each.satisfies", "false"),
        ("finding.0", "true"),
    }


SAID_IF_NO = {"when": {"fact": "governance.raci", "is": "no"}, "fr": "Aucun RACI.", "en": "No RACI."}
SAID_IF_PARTIAL = {"when": {"fact": "governance.raci", "is": "partial"}, "fr": "Incomplet.", "en": "Incomplete."}


def test_a_sentence_that_no_example_says_or_leaves_out_is_a_gap():
    examples = (YES, "satisfied"), (NO, "violated"), (OPEN, "undetermined")
    rule = _rule(RACI, *examples, finding=[SAID_IF_NO, SAID_IF_PARTIAL])
    assert _uncovered(rule) == {("finding.0", "false"), ("finding.1", "true")}
    partly = {"governance.raci": "partial"}
    assert _uncovered(_rule(RACI, *examples, (partly, "violated"), finding=[SAID_IF_NO, SAID_IF_PARTIAL])) == set()


def test_an_example_that_fails_without_a_word_is_refused():
    rule = _rule(RACI, (NO, "violated"), ({"governance.raci": "partial"}, "violated"), finding=[SAID_IF_NO])
    trials = try_examples(_base(rule), [rule])
    assert [(trial.passed, trial.is_silent) for trial in trials] == [(True, False), (False, True)]


def test_lint_finds_the_situation_in_which_a_finding_says_nothing():
    silent = _rule(RACI, (NO, "violated"), finding=[SAID_IF_NO])
    spoken = _rule(RACI, (NO, "violated"), finding=[SAID_IF_NO, SAID_IF_PARTIAL])
    assert _silences(silent) == ["the finding says nothing when governance.raci=partial"]
    assert _silences(spoken) == []


def test_lint_finds_the_partial_answer_of_which_a_finding_says_nothing():
    either = {**SAID_IF_NO, "when": {"fact": "governance.raci", "in": ["partial", "no"]}}
    exact = _rule(RACI, (NO, "violated"), finding=[SAID_IF_NO, SAID_IF_PARTIAL])
    assert _partial_silences(exact) == [
        "the finding says nothing of a partial answer: governance.raci: among partial/no"
    ]
    assert _partial_silences(_rule(RACI, (NO, "violated"), finding=[either, SAID_IF_NO])) == []


def test_lint_tries_what_is_known_of_a_number_on_each_side_of_a_limit():
    # Over 20 % is known not to be met, and no sentence may speak: 30 % is the limit of the only one.
    strong = {"fact": "budget.drift_from_initial", "above": {"parameter": "drift.red"}}
    rule = _rule(DRIFT, ({}, "undetermined"), finding=[{**SAID_IF_NO, "when": strong}])
    (said,) = _partial_silences(rule)
    assert said.startswith("the finding says nothing of a partial answer: budget.drift_from_initial: low 0.2")
    assert _partial_silences(_rule(DRIFT, ({}, "undetermined"), finding=[{"fr": "Dérive.", "en": "Drift."}])) == []


@pytest.mark.slow
def test_lint_tries_partial_answers_of_rules_that_read_too_much_to_try_everything():
    graded = [
        name for name, fact in shipped_vocabulary().facts.items() if [one.code for one in fact.options] == [*GRADES]
    ]
    others = [name for name in graded if name != "governance.raci"][:9]  # 3^10 situations
    said = {"any": [{"fact": name, "in": ["partial", "no"]} for name in others]}
    finding = [SAID_IF_NO, SAID_IF_PARTIAL, {"when": said, "fr": "Le reste.", "en": "The rest."}]
    asked = {"all": [RACI, *({"fact": name, "is": "yes"} for name in others)]}
    (silence,) = _partial_silences(_rule(asked, ({}, "undetermined"), finding=finding))
    assert silence.endswith("governance.raci: among partial/no")


def test_partial_answers_are_several_codes_a_side_of_a_number_or_one_item():
    codes = [Fact("a.b", ValueType.CODE, AnswerState.ANSWERED, code) for code in ("yes", "partial", "no")]
    assert [one.among for one in partial_answers(tuple(codes))] == [
        ("yes", "partial"),
        ("yes", "no"),
        ("partial", "no"),
    ]
    number = Fact("a.b", ValueType.INTEGER, AnswerState.ANSWERED, Decimal(2))
    assert [(one.low, one.high) for one in partial_answers((number,))] == [(2, None), (None, 2)]
    items = Fact("a.b", ValueType.CODES, AnswerState.ANSWERED, ("x",))
    assert [(one.includes, one.excludes) for one in partial_answers((items,))] == [(("x",), ()), ((), ("x",))]
    assert partial_answers((Fact("a.b", ValueType.TEXT, AnswerState.BLANK),)) == ()


def test_a_sentence_that_lists_rows_does_not_speak_for_a_rule_that_fails_without_any():
    listed = {"fr": "Instances : {rows}.", "en": "Bodies: {rows}."}
    rows_only = _rule(EVERY_MINUTE, ({}, "satisfied"), finding=[listed])
    with_fact = _rule({"all": [EVERY_MINUTE, RACI]}, ({}, "satisfied"), finding=[listed])
    assert _silences(rows_only) == []
    assert _silences(with_fact) == ["the finding says nothing when ForEach=True, governance.raci=partial"]


def test_examples_on_both_sides_of_a_threshold_notice_every_change():
    def at(share):
        return {"budget.drift_from_initial": share}

    rule = _rule(DRIFT, (at(0.2), "satisfied"), (at(0.205), "violated"), ({}, "undetermined"))
    assert _survivors(rule) == set()


def test_examples_far_from_the_threshold_do_not():
    far = {"budget.drift_from_initial": 0.5}, {"budget.drift_from_initial": 0}
    rule = _rule(DRIFT, (far[0], "violated"), (far[1], "satisfied"), ({}, "undetermined"))
    assert _survivors(rule) == {
        ("satisfied_when", "max → below"),
        ("parameter.drift.amber", "0.20 → 0.19"),
        ("parameter.drift.amber", "0.20 → 0.21"),
    }


def test_a_member_that_changes_nothing_survives():
    both = {"all": [RACI, MVP]}
    rule = _rule(both, ({**YES, "strategy.mvp_defined": "yes"}, "satisfied"), (NO, "violated"), (OPEN, "undetermined"))
    assert ("satisfied_when.all.1", "member dropped") in _survivors(rule)


@pytest.mark.parametrize(
    ("rows", "change"),
    [
        ([{"label": "a", "kind": "steering", "decisions_logged": "yes"}], "where dropped"),
        ([{"label": "a", "kind": "steering", "decisions_logged": "yes"}], "every row → some row"),
    ],
)
def test_changes_of_what_is_asked_of_rows_need_rows_that_tell(rows, change):
    failing = {"label": "b", "kind": "steering", "decisions_logged": "no"}
    left_out = {"label": "c", "kind": "users", "decisions_logged": "no"}
    weak = _rule(EVERY_MINUTE, ({}, "satisfied", rows), ({}, "violated", [failing]))
    strong = _rule(EVERY_MINUTE, ({}, "satisfied", [*rows, left_out]), ({}, "violated", [*rows, failing]))
    assert change in {found for _, found in _survivors(weak)}
    assert _survivors(strong) == set()


def _lint(*rules, today=date(2026, 3, 1), asked=None):
    reviews = {ReviewType.PRE_LAUNCH: load_question_bank().questionnaire(ReviewType.PRE_LAUNCH)}
    return {(found.place, found.check) for found in lint(_base(*rules), reviews, load_indicators(), today, asked)}


def _silences(rule):
    return [found.message.en for found in silent(_base(rule), [rule])]


def _partial_silences(rule):
    return [found.message.en for found in partly_silent(_base(rule), [rule])]


def _of(checks, place="TST-001"):
    return {check for where, check in checks if where == place}


def test_a_question_a_table_and_a_parameter_that_no_rule_reads_are_named():
    found = _lint(_rule(RACI, (YES, "satisfied")))
    assert ("governance.raci", "unused-question") not in found
    assert ("strategy.mvp_defined", "unused-question") in found
    assert ("use_cases", "unused-table") in found
    assert ("milestones", "unused-table") not in found  # it has a role: the tool itself reads it
    assert ("drift.amber", "unused-parameter") in found


def test_the_inputs_of_an_indicator_are_read_with_it():
    found = _lint(_rule(DRIFT, ({}, "undetermined")))
    assert ("budget.initial", "unused-question") not in found


@pytest.mark.parametrize(
    "condition",
    [
        {"all": [{"fact": "governance.raci", "is": "yes"}, {"fact": "governance.raci", "is": "no"}]},
        {"any": [DRIFT, {"not": DRIFT}]},
        {"fact": "governance.raci", "in": ["yes", "partial", "no"]},
        {
            "all": [
                {"fact": "budget.drift_from_initial", "max": {"parameter": "drift.amber"}},
                {"fact": "budget.drift_from_initial", "above": {"parameter": "drift.red"}},
            ]
        },
    ],
)
def test_a_condition_that_can_only_turn_out_one_way_is_named(condition):
    assert "constant-condition" in _of(_lint(_rule(condition, ({}, "undetermined"))))


def test_two_rules_that_exclude_each_other_are_named_unless_they_never_apply_together():
    yes, no = _rule(RACI, (YES, "satisfied")), _rule({**RACI, "is": "no"}, (NO, "satisfied"), rule_id="TST-002")
    assert "exclusive-rules" in _of(_lint(yes, no), "TST-002")

    def in_phase(phase, rule):
        return rule.model_validate(
            rule.model_dump(mode="json", by_alias=True, exclude_none=True)
            | {"applies_when": {"fact": "project.phase", "is": phase}}
        )

    apart = _lint(in_phase("build", yes), in_phase("pilot", no))
    assert "exclusive-rules" not in _of(apart, "TST-002")


def test_lint_of_some_rules_says_what_it_says_of_them_among_all():
    yes, no = _rule(RACI, (YES, "satisfied")), _rule({**RACI, "is": "no"}, (NO, "satisfied"), rule_id="TST-002")
    whole = _lint(yes, no)
    for name in ("TST-001", "TST-002"):
        found = _lint(yes, no, asked={name})
        assert {place for place, _ in found} == {name}
        assert "exclusive-rules" in _of(found, name)
        assert found - {(name, "exclusive-rules")} <= whole
    assert _lint(yes, no, asked=()) == set()


def test_the_same_rule_twice_is_named():
    first, second = _rule(RACI, (YES, "satisfied")), _rule(RACI, (YES, "satisfied"), rule_id="TST-002")
    assert {"same-conditions", "same-title", "same-effect"} <= _of(_lint(first, second), "TST-002")


def test_a_sentence_left_in_one_language_is_named():
    sentence = "Le projet a un responsable unique."
    rule = _rule(RACI, (YES, "satisfied"), effect={"fr": sentence, "en": sentence})
    assert "not-translated" in _of(_lint(rule))


def test_a_source_that_nobody_checked_for_two_years_is_stale():
    rule = _rule(RACI, (YES, "satisfied"))
    fresh, old = _lint(rule, today=date(2028, 2, 28)), _lint(rule, today=date(2028, 2, 29))
    assert ("CDC-2020", "stale-source") not in fresh
    assert ("CDC-2020", "stale-source") in old


@pytest.mark.parametrize(
    ("severity", "sources", "named"),
    [
        ("blocking", ["DINUM-EDS/S34", "GAO-12-7"], True),
        ("blocking", ["DINUM-EDS/S34", "CDC-2020/R4"], False),
        ("blocking", ["RGPD/art-35"], False),
        ("blocking", ["CIRC-6391-SG"], False),
        ("blocking", ["ARRETE-2020-06-05/art-1"], False),
        ("major", ["DINUM-EDS/S34"], False),
    ],
)
def test_a_blocking_rule_that_no_text_of_authority_supports_is_named(severity, sources, named):
    rule = _rule(RACI, (YES, "satisfied"), severity=severity, sources=sources)
    assert ("no-opposable-source" in _of(_lint(rule))) is named


def test_a_source_whose_authority_is_not_said_supports_no_blocking_rule():
    base = _base(_rule(RACI, (YES, "satisfied"), severity="blocking", sources=["CDC-2020/R4"]))
    unsaid = {**base.sources, "CDC-2020": base.sources["CDC-2020"].model_copy(update={"kind": None})}
    found = lint(base.model_copy(update={"sources": unsaid}), {}, load_indicators(), date(2026, 3, 1))
    assert "no-opposable-source" in {item.check for item in found if item.place == "TST-001"}


def test_every_source_that_ships_says_its_authority_and_has_a_shorter_title():
    for source in shipped_rulebase().sources.values():
        assert source.kind is not None, source.id
        assert source.short_title is not None, source.id
        for language in ("fr", "en"):
            assert len(getattr(source.short_title, language)) < len(getattr(source.title, language)), source.id


def test_a_rule_that_a_review_applies_without_asking_its_facts_is_named():
    review = ReviewType.PRE_LAUNCH
    asks_nothing = load_question_bank().questionnaire(review).model_copy(update={"sections": ()})
    base = _base(_rule(RACI, (YES, "satisfied"), review_types=[review]))
    found = lint(base, {review: asks_nothing}, load_indicators(), date(2026, 3, 1))
    assert [item.place for item in found if item.check == "not-asked"] == ["TST-001"]
