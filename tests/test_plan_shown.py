"""The plan in the report and on screen: by phase, with the load of owners, and what cannot be kept said in it."""

import io
import re
from datetime import date

import pytest
from rich.console import Console

from audit.assessment.assessor import Assessor
from audit.loading import load_declarations
from audit.model.answer import Answer, AnswerState
from audit.model.questionnaire import ReviewType
from audit.model.result.audit_result import AuditResult
from audit.model.text import Language
from audit.model.value import ValueType
from audit.reporting.html import render_html
from audit.reporting.terminal import print_summary
from tests.random_snapshots import REVIEW, random_snapshot

pytestmark = pytest.mark.slow

PROJECT = 16  # of the random projects, one with findings on every axis
GO_LIVE = "project.go_live_date"


def _result(go_live: date | None = None) -> AuditResult:
    bank, indicators, rulebase = load_declarations()
    assessor = Assessor(bank, indicators, rulebase, ReviewType.PRE_LAUNCH, with_durable_rules=False)
    snapshot = random_snapshot(bank, PROJECT).model_copy(update={"review_type": ReviewType.PRE_LAUNCH})
    answer = Answer(type=ValueType.DATE, state=AnswerState.BLANK)
    if go_live is not None:
        answer = Answer(type=ValueType.DATE, state=AnswerState.ANSWERED, value=go_live, raw=go_live.isoformat())
    snapshot = snapshot.model_copy(update={"answers": {**snapshot.answers, GO_LIVE: answer}})
    return assessor.assess(snapshot, REVIEW)


def _plan(page: str) -> str:
    """Return what a reader reads of the plan, with plain spaces."""
    section = page.split('<section id="actions"')[1].split("</section>")[0]
    text = re.sub(r"<[^>]+>", " ", section).replace("&#39;", "'").replace("\xad", "").replace("\u200b", "")
    return re.sub(r"\s+", " ", text)


def _screen(result: AuditResult) -> str:
    out = io.StringIO()
    print_summary(result, Language.FR, Console(file=out, width=80))
    return re.sub(r"\s+", " ", out.getvalue())


@pytest.fixture(scope="module")
def pressed() -> AuditResult:
    return _result(date(2026, 7, 16))


def test_each_phase_lists_its_actions_in_order_and_numbers_run_through(pressed):
    page = render_html(pressed, Language.FR)
    titles = re.findall(r'<h3 id="phase-([a-z0-9-]+)">', page)
    shown = {action.phase for action in pressed.actions}
    assert titles == [phase.phase for phase in pressed.plan.phases if phase.phase in shown]
    assert titles[0] == "before-go-live"
    assert [int(n) for n in re.findall(r'<tr id="action-(\d+)">', page)] == list(range(1, len(pressed.actions) + 1))
    assert "Avant la prochaine mise en service, jusqu'au 15 juillet 2026" in _plan(page)


def test_what_comes_after_the_go_live_says_that_putting_it_off_is_to_be_decided():
    pressed = _result(date(2026, 7, 7))
    late = [number for number, action in enumerate(pressed.actions, start=1) if action.after_go_live]
    assert len(late) > 1
    said = f"{len(late)} actions qui protègent la mise en service ne peuvent être achevées avant la date prévue"
    for text in (_plan(render_html(pressed, Language.FR)), _screen(pressed)):
        assert f"{said} (7 juillet 2026) : le report de la mise en service est à décider" in text
    assert _plan(render_html(pressed, Language.EN)).count("putting it off is to be decided") == len(late)


def test_a_load_that_is_exceeded_is_said_with_who_bears_it(pressed):
    exceeded = [load for load in pressed.plan.loads if any(one.exceeded for one in load.phases)]
    assert exceeded
    assert "La charge dépasse le temps disponible" in _plan(render_html(pressed, Language.FR))
    assert "La charge dépasse le temps disponible" in _screen(pressed)


def test_a_go_live_without_a_date_presses_nothing_and_the_plan_says_that_it_cannot_tell():
    result = _result()
    assert not any(action.after_go_live for action in result.actions)
    assert any(action.protects_go_live for action in result.actions)
    said = "La date de mise en service n'est pas connue : rien ne dit si"
    assert said in _plan(render_html(result, Language.FR))
    assert said in _screen(result)


def test_a_finding_leads_to_the_step_in_which_its_action_stands(pressed):
    page = render_html(pressed, Language.FR)
    joined = next(action for action in pressed.actions if len(action.parts) > 0)
    number = pressed.actions.index(joined) + 1
    part = joined.parts[-1]
    rule = next(one.rule for one in pressed.findings if part.action in one.actions)
    finding = page.split(f'id="finding-{rule}"')[1].split("</article>")[0]
    assert f'href="#action-{number}"' in finding
    assert joined.object.fr in _plan(page)


def test_the_first_page_and_the_plan_name_the_same_first_actions(pressed):
    page = render_html(pressed, Language.FR)
    first = page.split('class="first-steps"')[1].split("</ol>")[0]
    numbers = [int(number) for number in re.findall(r'<li value="(\d+)"', first)]
    assert len(numbers) == 3
    for number in numbers:
        assert str(pressed.actions[number - 1].do.fr)[:20] in first.replace("\xa0", " ").replace("&#39;", "'")
