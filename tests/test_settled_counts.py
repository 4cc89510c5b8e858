"""A rule that may still be met in part is counted apart everywhere; documents may be all that is left to ask for."""

from dataclasses import replace

import pytest

from audit.model.answer import AnswerState, Evidence
from audit.model.fact import Fact
from audit.model.outcome import RuleOutcome
from audit.model.rule import OutcomeKind, Severity
from audit.model.text import Language
from audit.model.value import ValueType
from audit.record.first_format import FirstResult, modernised
from audit.reporting.conditions import Conditions, ConditionState, condition_word, conditions_headline
from audit.reporting.grounds import write_grounds
from audit.reporting.html import render_html
from audit.reporting.outcome_columns import outcome_columns
from audit.reporting.scores import write_at_best, write_counts, write_coverage, write_outcomes, write_short_counts
from audit.reporting.view import Need, ReportView
from tests.sample_result import sample_result
from tests.saved_results import in_first_format
from tests.small_rule_bases import partly, project, rule, small_tool, yes
from tests.test_terminal import plain, printed

QUESTIONS = {name: {} for name in "abcd"}
HALF = rule("BLO-001", "blocking", yes("a"), partial=yes("b"))
WHOLE = rule("MAJ-001", "major", yes("c"), partial=partly("c"))


def _result(rules=(HALF, WHOLE), evidence="declared", **answers):
    tool = small_tool(QUESTIONS, list(rules))
    audited = tool.audit(project(tool, evidence, **answers))
    return audited.result


def test_a_rule_that_may_be_met_in_part_is_counted_apart():
    score = _result(a="no", c="yes").overall  # BLO-001 is not met; whether in part depends on b
    assert (score.outcomes[OutcomeKind.VIOLATED], score.may_be_partial) == (1, 1)
    said = "1 respectée, 0 en partie ; 1 non respectée ou respectée en partie seulement"
    assert _plain(write_counts(score, Language.FR)).endswith(said)
    assert _plain(write_short_counts(score, Language.FR)).endswith(said)
    assert write_counts(score, Language.EN).endswith("1 met, 0 in part; 1 not met or only partly met")
    settled = _result(a="no", b="no", c="yes").overall
    assert settled.may_be_partial == 0
    assert write_counts(settled, Language.FR).endswith("1 respectée, 0 en partie, 1 non respectée")
    assert write_counts(settled, Language.EN).endswith("1 met, 0 in part, 1 not met")


def test_those_that_are_not_met_for_certain_are_told_beside_those_that_may_be_in_part():
    score = replace(_result(a="no", c="no").overall, may_be_partial=5)
    score = replace(score, outcomes={**score.outcomes, OutcomeKind.SATISFIED: 0, OutcomeKind.VIOLATED: 8})
    said = "0 respectée, 0 en partie, 3 non respectées ; 5 non respectées ou respectées en partie seulement"
    assert _plain(write_outcomes(score, Language.FR)) == said
    assert write_outcomes(score, Language.EN) == "0 met, 0 in part, 3 not met; 5 not met or only partly met"


def test_a_table_by_outcome_has_a_column_for_those_that_may_be_in_part_where_there_are_any():
    open_degree, settled = _result(a="no", c="yes"), _result(a="no", b="no", c="yes")
    columns = outcome_columns(open_degree.overall)
    assert [one.heading(Language.FR) for one in columns][2:4] == ["Non respectée", "Non respectée ou en partie"]
    assert [one.count(open_degree.overall) for one in columns] == [1, 0, 0, 1, 0, 0]  # BLO-001, and MAJ-001 that is met
    assert [one.found(open_degree.findings) for one in columns] == [0, 0, 0, 1, 0, 0]
    assert [one.count(settled.overall) for one in outcome_columns(settled.overall)] == [1, 0, 1, 0, 0]


def _plain(words):
    return words.replace("\N{NO-BREAK SPACE}", " ").replace("\N{NARROW NO-BREAK SPACE}", " ")


@pytest.mark.parametrize(("count", "unmet", "said"), [(0, 3, ""), (2, 6, "dont 2 au mieux en partie"),
                                                      (2, 2, "au mieux en partie")])  # fmt: skip
def test_how_many_may_be_met_in_part_is_said_among_those_that_are_not_met(count, unmet, said):
    assert write_at_best(count, unmet, Language.FR) == said


def test_the_answers_that_a_lesser_degree_waits_for_are_asked_for():
    result = _result(a="no", c="yes")
    assert [question.fact for question in result.open_questions] == ["q.b"]
    assert "Aucune réponse ne manque" not in plain(printed(result))
    assert [question.fact for question in _result(a="no", b="no", c="yes").open_questions] == []


def test_reports_do_not_say_that_all_is_settled():
    words = render_html(_result(a="no", c="yes"), Language.FR).replace("\xa0", " ").replace("\u202f", " ")
    assert "Reste à savoir si 1 exigence est respectée en partie ou ne l&#39;est pas" in words
    assert "Reste à savoir" not in render_html(_result(a="no", b="no", c="yes"), Language.FR)


def test_what_is_not_secured_adds_up_with_what_is_open():
    rules = [HALF, rule("BLO-002", "blocking", yes("c")), rule("BLO-003", "blocking", yes("d"))]
    result = _result(rules, a="no")
    (risk, *_) = result.avis.risks
    assert "3 exigences bloquantes ne sont pas acquises (dont 1 en défaut, au mieux en partie)" in risk.text.fr
    assert ReportView(result, Language.FR).blocking_open_points == 2


def _checked(outcome, *possible):
    sample = sample_result().rules[0]
    return replace(sample, severity=Severity.BLOCKING, outcome=RuleOutcome(sample.rule, outcome, possible))


def test_a_condition_that_may_be_met_in_part_says_so():
    open_degree = _checked(OutcomeKind.VIOLATED, OutcomeKind.PARTIAL, OutcomeKind.VIOLATED)
    unmet = _checked(OutcomeKind.VIOLATED, OutcomeKind.VIOLATED)
    assert (
        condition_word(ConditionState.NOT_MET, Language.FR, open_degree)
        == "non remplie, ou remplie en partie seulement"
    )
    assert condition_word(ConditionState.NOT_MET, Language.FR, unmet) == "non remplie"
    headline = conditions_headline(Conditions([open_degree, unmet]), Language.FR)
    assert headline == "2 conditions bloquantes ne sont pas remplies (dont 1 au mieux en partie)"


DEGREES = (OutcomeKind.PARTIAL, OutcomeKind.VIOLATED)
GOOD = {"a": "yes", "b": "yes", "c": "yes"}


def test_where_only_documents_decide_no_answer_is_asked_for_and_they_are_listed():
    result = _result(**GOOD)  # all declared to be good: on declarations certain, on evidence open
    view = ReportView(result, Language.FR)
    assert (view.only_documents_decide, view.first_need) == (True, Need.DOCUMENTS)
    text = plain(printed(result))
    assert "PIÈCES À DEMANDER D'ABORD Aucune réponse ne manque : seules des pièces décident encore du niveau." in text
    assert "- Question a" in text.partition("PIÈCES À DEMANDER")[2]
    assert "Réunir d'abord les pièces qui manquent." in text
    page = render_html(result, Language.FR)
    assert "Questions à poser en premier" not in page
    assert not ReportView(_result(evidence="documented", **GOOD), Language.FR).only_documents_decide


def test_open_answers_that_cannot_change_the_level_are_not_asked_for_either():
    rules = [HALF, rule("MIN-001", "minor", yes("d")), *(rule(f"MAJ-10{n}", "major", yes("c")) for n in range(9))]
    result = _result(rules, **GOOD)
    assert [question.state for question in result.open_questions] == [AnswerState.BLANK]
    text = plain(printed(result))
    assert "À DEMANDER D'ABORD (1" not in text
    assert "le niveau ne dépend plus de la réponse manquante" in text


def test_evidence_that_is_as_good_as_declarations_says_why():
    documented = plain(printed(_result(evidence="documented", **GOOD)))
    assert "Le résultat est le même sur déclarations et sur réponses étayées." in documented
    # One blocking rule, HALF, which the answer to a meets.
    assert "sur 1 donnée : aucune vérifiée ; 1 documentée, non vérifiée" in documented
    rules = [rule(f"BLO-00{n}", "blocking", yes("a")) for n in range(1, 3)]
    assert "le même sur déclarations et sur réponses étayées : 1 réponse est seulement déclarée, sans effet" in plain(
        printed(_result(rules, a="no"))
    )


def _decided(name, evidence, outcome=OutcomeKind.SATISFIED, severity=Severity.BLOCKING):
    fact = Fact(name, ValueType.CODE, AnswerState.ANSWERED, "yes", evidence=evidence)
    checked = sample_result().rules[0]
    return replace(checked, severity=severity, outcome=RuleOutcome(checked.rule, outcome, (outcome,), (fact,)))


def test_what_settled_blocking_rules_rest_on_is_counted_once_by_its_evidence():
    rules = [
        _decided("a", Evidence.VERIFIED),
        _decided("a", Evidence.VERIFIED, OutcomeKind.PARTIAL),  # the same answer, counted once
        _decided("b", Evidence.DOCUMENTED, OutcomeKind.VIOLATED),
        _decided("c", Evidence.DECLARED),
        _decided("d", Evidence.DECLARED),
        _decided("e", Evidence.VERIFIED, OutcomeKind.UNDETERMINED),  # rests on nothing yet
        _decided("f", Evidence.VERIFIED, severity=Severity.MAJOR),
    ]
    assert plain(write_grounds(rules, Language.FR)) == (
        "Les exigences bloquantes tranchées reposent sur 4 données : 1 vérifiée ; 1 documentée, non vérifiée ; "
        "2 déclarées"
    )
    assert "rest on 1 item: none verified; 1 documented, not verified" in (write_grounds(rules[2:3], Language.EN))
    assert write_grounds(rules[5:], Language.FR) == ""


def test_coverage_counts_the_requirements_that_apply_and_no_others():
    # 1 settled of 2 that apply: weights 10 and 5, of which 10 is settled; shares are rounded down.
    score = _result(a="yes").overall
    assert plain(write_coverage(score, Language.FR)) == (
        "1 exigence tranchée sur 2 applicables (complétude pondérée : 66,6 %)"
    )


def test_a_former_result_is_counted_by_the_same_definition(tmp_path):
    first, *others = sample_result().rules
    first = replace(first, outcome=RuleOutcome(first.rule, OutcomeKind.VIOLATED, DEGREES))
    data = in_first_format(replace(sample_result(), rules=(first, *others)))
    read = modernised(FirstResult.model_validate(data))
    assert read.overall.may_be_partial == 1
    assert {axis: score.may_be_partial for axis, score in read.axes.items()} == {
        axis: int(axis is first.axis) for axis in read.axes
    }
