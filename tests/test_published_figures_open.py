"""Published figures and what is open: worlds keep what was announced, evidence opens what is only declared."""

import random
from dataclasses import replace
from decimal import Decimal

import pytest

from audit.judgement.evidence import EvidenceJudge
from audit.model.answer import Answer, AnswerState, Evidence
from audit.model.value import ValueType
from audit.model.within import Within
from tests.random_snapshots import REVIEW, less_known, random_snapshot
from tests.test_guarantee import _blank, _documented, assessor, sound
from tests.test_published_figures import _inside

pytestmark = pytest.mark.slow

DRIFT, FIGURE = "budget.drift_from_initial", "budget.published_drift"


def _figure(value, evidence=Evidence.DECLARED):
    source = "" if evidence is Evidence.DECLARED else "Rapport, p. 12"
    return Answer(ValueType.SHARE, AnswerState.ANSWERED, Decimal(value), value, evidence=evidence, source=source)


def _blocking(judged):
    judge = EvidenceJudge(assessor().rules, assessor().bank.roles.identity, assessor().facts.figures)
    return judge.undocumented(judged.facts, judged.left_out)


@pytest.mark.parametrize("seed", range(12))
def test_every_world_keeps_what_was_announced(seed):
    judge = assessor()
    rng = random.Random(seed)  # noqa: S311
    snapshot = less_known(random_snapshot(judge.bank, seed), judge.bank, seed)
    share = rng.choice([Within(low=Decimal("0.4")), Within(Decimal("0.1"), Decimal("0.3"), True)])
    figures = {name: _figure(f"0.{rng.randint(0, 9)}") for name in judge.facts.figures.values()}
    figures["governance.published_build_share"] = Answer(
        ValueType.SHARE, AnswerState.PARTLY_ANSWERED, within=share, raw="."
    )
    figures["planning.published_delay"] = Answer(ValueType.INTEGER, AnswerState.ANSWERED, Decimal(90), "90")
    judged = judge.judge(snapshot.model_copy(update={"answers": {**snapshot.answers, **figures}}), REVIEW)
    project = judge.opened(judged)
    for _ in range(25):
        places = {name: rng.randrange(len(found)) for name, found in project.completions.items()}
        facts, _ = project.completed(places)
        for name in judge.facts.figures:
            assert _inside(facts.facts[name], judged.facts.facts[name]), name


def test_a_figure_of_which_nothing_is_known_is_no_open_answer():
    judged = assessor().rejudge(sound(), {"budget.initial": _blank("budget.initial")})
    assert FIGURE not in assessor().opened(judged).completions


def test_a_declared_figure_is_among_what_blocking_rules_rest_on_until_a_document_bears_it_out():
    blank = {"budget.initial": _blank("budget.initial")}
    declared = assessor().rejudge(sound(), {**blank, FIGURE: _figure("0.35")})
    documented = assessor().rejudge(sound(), {**blank, FIGURE: _figure("0.35", Evidence.DOCUMENTED)})
    for judged, is_open in ((declared, True), (documented, False)):
        found = _blocking(judged)
        assert (FIGURE in [fact.name for fact in found.given]) is is_open
        assert (FIGURE in found.facts) is is_open
        facts, _ = assessor().facts.with_facts(judged.facts, found.facts, found.tables)
        assert facts.facts[DRIFT].value == (None if is_open else Decimal("0.35"))


def test_a_document_proves_nothing_of_a_figure_that_what_is_declared_contradicts():
    answers = sound().snapshot.answers
    amounts = {
        name: replace(answers[name], evidence=Evidence.DECLARED, source="")
        for name in ("budget.initial", "budget.current_forecast")
    }
    computed = sound().facts.facts[DRIFT].value
    judged = assessor().rejudge(sound(), {**amounts, FIGURE: _figure("5", Evidence.VERIFIED)})
    assert judged.facts.facts[DRIFT].value == computed
    found = _blocking(judged)
    assert FIGURE in found.facts
    assert FIGURE not in [fact.name for fact in found.given]
    facts, _ = assessor().facts.with_facts(judged.facts, found.facts, found.tables)
    assert facts.facts[DRIFT].value is None


def test_the_document_asked_for_is_that_of_the_figure():
    """Without the initial cost nothing but the figure says that the cost has not drifted."""
    answers = sound().snapshot.answers
    bare = {
        name: replace(answer, evidence=Evidence.VERIFIED, source="Pièce 12")
        for name, answer in answers.items()
        if name != "review.date"
    }
    bare["planning.current_end"] = replace(
        bare["planning.current_end"], value=answers["planning.initial_end"].value
    )  # no delay
    bare["planning.reframing_decision"] = replace(bare["planning.reframing_decision"], value="no", raw="Non")
    bare |= {"budget.initial": _blank("budget.initial"), FIGURE: _figure("0")}
    tables = {name: _documented(table) for name, table in sound().snapshot.tables.items()}
    snapshot = sound().snapshot.model_copy(update={"tables": tables})
    judged = assessor().rejudge(assessor().judge(snapshot, sound().review_date), bare)
    found = assessor().guarantee(judged)
    assert found.evidence.bounds.floor is not found.declarations.bounds.floor
    assert found.documents is not None
    assert found.documents.names == (FIGURE,)
    documented = assessor().rejudge(judged, {FIGURE: _figure("0", Evidence.VERIFIED)})
    assert assessor().guarantee(documented).evidence.bounds.guaranteed is found.documents.secured
