"""An action whose case is not known stays in the plan and says which missing answers would tell."""

from pathlib import Path

import pytest

import audit
from audit.model.answer import AnswerState
from audit.model.text import Language
from audit.remediation.scheduling.jobs import as_jobs, gathered
from audit.reporting.sentences_beside import sentences_beside
from audit.reporting.view import ReportView

EXAMPLES = Path(__file__).parent.parent / "questionnaires" / "examples"
REFRAMED = "planning.reframing_decision"
FUNDED = "budget.funding_secured"

pytestmark = pytest.mark.slow


def _judged(tool, **codes: str):
    """SIRHEN drifts, and nobody says whether it was re-framed or funded; these answers stand for that."""
    snapshot = tool.read(EXAMPLES / "sirhen-2016-12.xlsx").snapshot
    answers = {name.replace("__", "."): tool.answer(name.replace("__", "."), code) for name, code in codes.items()}
    return tool.judge(snapshot.model_copy(update={"answers": {**snapshot.answers, **answers}}))


@pytest.fixture(scope="module")
def tool():
    return audit.load(with_durable_rules=False)


def _awaits(tool, judged) -> dict[str, tuple[str, ...]]:
    record = tool.assessor(judged.snapshot.review_type).record(judged)
    drift = {"analyse-drift", "track-against-baselines", "secure-extra-funding"}
    return {name: step.awaits for step in record.actions for name in step.actions if name in drift}


@pytest.mark.parametrize(
    ("codes", "expected"),
    [
        ({}, {"analyse-drift": (REFRAMED,), "track-against-baselines": (REFRAMED, FUNDED),
              "secure-extra-funding": (FUNDED,)}),
        # Not re-framed: the drift is to be analysed for certain, and there is no new baseline to set beside the first.
        ({"planning__reframing_decision": "no"}, {"analyse-drift": (), "secure-extra-funding": (FUNDED,)}),
        # Re-framed, and whether it is funded is not known: PLA-004 asks to follow both baselines whatever that is.
        ({"planning__reframing_decision": "yes"}, {"track-against-baselines": (), "secure-extra-funding": (FUNDED,)}),
        ({"planning__reframing_decision": "yes", "budget__funding_secured": "yes"}, {"track-against-baselines": ()}),
    ],
)  # fmt: skip
def test_an_action_awaits_what_would_tell_its_case_and_nothing_else(tool, codes, expected) -> None:
    assert _awaits(tool, _judged(tool, **codes)) == expected


def test_what_one_asks_for_whatever_is_missing_awaits_nothing(tool) -> None:
    assessor = tool.assessor(_judged(tool).snapshot.review_type)
    rules = [rule for rule in assessor.rules if rule.id in ("FIN-003", "PLA-004")]
    unsure = {("FIN-003", "analyse-drift"): (REFRAMED,)}
    asked = gathered(rules, assessor.rulebase.scoring, (), (), (), unsure)
    jobs = as_jobs(asked, assessor.rulebase.plan, assessor.questionnaire.review_type)
    (job,) = (job for job in jobs.values() if "analyse-drift" in dict(job.parts))
    assert job.awaits == ()  # PLA-004 asks for it too, and is sure of its case


@pytest.mark.parametrize(
    ("language", "said"),
    [
        (Language.FR, "Peut être sans objet, selon une réponse qui manque : « En cas de dérive de coût ou de délai, un "
                      "recadrage du projet a-t-il été formellement décidé ? » (Planning!E13)."),
        (Language.EN, "May have no object, depending on an answer that is missing: “If cost or schedule has "
                      "drifted, has a reset of the project (scope, cost and schedule re-baselined) been formally "
                      "decided?” (Planning!E13)."),
    ],
)  # fmt: skip
def test_the_report_says_so_beside_the_action(tool, language, said) -> None:
    result = tool.audit(_judged(tool).snapshot).result
    (action,) = (one for one in result.actions if one.action == "analyse-drift")
    assert [fact.state for fact in action.awaits] == [AnswerState.BLANK]
    told = " ".join(sentences_beside(action, ReportView(result, language)))
    assert said in told.replace("\N{NO-BREAK SPACE}", " ").replace("\N{NARROW NO-BREAK SPACE}", " ")
