"""What reports say of diagnoses: why one is possible, who does what first, what is not settled, the stance."""

from dataclasses import replace
from datetime import date

import pytest

from audit.assessment.assessor import Assessor
from audit.model.diagnosis import DiagnosisState, Stance
from audit.model.questionnaire import ReviewType
from audit.model.result.diagnosed import FirstAct
from audit.model.result.planned import PlannedAction
from audit.model.rule import Effort, OutcomeKind, OwnerRole
from audit.model.scoring import Statement
from audit.model.text import Language
from audit.reporting.explanation import diagnosis_explanation
from audit.reporting.html import render_html
from audit.reporting.view import ReportView
from tests.diagnoses_by_hand import diagnosed, said
from tests.random_snapshots import REVIEW, random_snapshot
from tests.sample_result import sample_result

PLANNED = PlannedAction(
    action="act", do=said("Agir."), proof=said("preuve"), owner_role=OwnerRole.SPONSOR, owner_name="M. Exemple",
    effort=Effort.S, due=date(2027, 4, 15), closes=(), after=(), priority=1, diagnoses=("DIA-001",),
)  # fmt: skip


def _report(*diagnoses, actions=(), unsettled=(), says=Statement.AVIS):
    sample = sample_result()
    avis = replace(sample.avis, says=says)
    return replace(sample, diagnoses=diagnoses, unsettled=unsettled, actions=actions, avis=avis)


def _article(result, diagnosis_id):
    page = render_html(result, Language.FR).replace("\xa0", " ")
    article = page[page.index(f'id="diagnosis-{diagnosis_id}"') :]
    return article[: article.index("</article>")]


def test_a_present_diagnosis_refers_to_the_plan_and_the_plan_to_it():
    result = _report(diagnosed("DIA-001"), actions=(PLANNED,))
    article = _article(result, "DIA-001")
    assert '<a href="#action-1">Action 1 du plan</a> — Sponsor — M. Exemple, d&#39;ici au 15 avril 2027' in article
    assert 'href="#diagnosis-DIA-001">DIA-001</a>' in render_html(result, Language.FR).split('id="action-1"')[1]


def test_what_the_plan_leaves_out_is_said_to_be_done_or_without_object():
    assert "c'est déjà fait ou sans objet" in _article(_report(diagnosed("DIA-001")), "DIA-001").replace("&#39;", "'")


def test_the_first_step_is_the_first_that_the_plan_holds():
    acts = tuple(FirstAct(said(name), name) for name in ("done", "act", "later"))
    view = ReportView(_report(actions=(PLANNED,)), Language.FR)
    assert view.first_step(diagnosed("DIA-001", first=acts)) == acts[1]
    assert view.first_step(diagnosed("DIA-001", first=acts[:1])) is None


def test_the_first_step_of_a_result_of_format_1_0_is_its_first_text():
    texts = (FirstAct(said("un")), FirstAct(said("deux")))
    view = ReportView(_report(actions=(PLANNED,)), Language.FR)
    assert view.first_step(diagnosed("DIA-001", first=texts)) == texts[0]


@pytest.mark.parametrize(
    ("core_held", "why"),
    [(True, "sa condition principale est constatée"), (False, "deux de ses indices au moins sont constatés")],
)
def test_a_possible_diagnosis_says_why_and_what_it_would_ask(core_held, why):
    possible = diagnosed("DIA-002", DiagnosisState.POSSIBLE, core_held=core_held)
    article = _article(_report(possible, actions=(PLANNED,)), "DIA-002")
    assert why in article
    assert "Sponsor, délai de 15 jours à compter de la revue" in article
    assert "action-1" not in article
    (line,) = [line for line in diagnosis_explanation(possible, ReportView(_report(possible), Language.FR))
               if "d'abord (" in line]  # fmt: skip
    assert line.endswith("(Sponsor)")


def test_what_is_not_settled_stands_in_the_annex_alone():
    page = render_html(_report(unsettled=(diagnosed("DIA-003", DiagnosisState.OPEN),)), Language.FR)
    before, annex = page.split('<section id="annex"')
    assert "DIA-003" not in before
    assert "DIA-003" in annex


def test_the_stance_is_shown_in_crisis_reviews_only():
    held = diagnosed("DIA-001", stance=Stance(freeze=(said("Suspendre les commandes."),)))
    assert "Suspendre les commandes." not in render_html(_report(held), Language.FR)
    page = render_html(_report(held, says=Statement.STANCE), Language.FR)
    stance = page[page.index('<section id="stance"') :]
    assert "Suspendre les commandes." in stance[: stance.index("</section>")]


@pytest.mark.slow
def test_what_present_diagnoses_ask_for_is_planned_unless_it_is_done(declarations):
    bank, indicators, rulebase = declarations
    assessor = Assessor(bank, indicators, rulebase, ReviewType.CRISIS, with_durable_rules=False)
    declared = {item.id: item for item in rulebase.diagnoses}
    planned_acts = 0
    for seed in range(4):
        record = assessor.audit(random_snapshot(bank, seed, ReviewType.CRISIS), REVIEW)
        outcome = {found.rule: found.outcome for found in record.rules}
        asked = {}
        for rule in rulebase.rules:
            for action in rule.remediation:
                asked.setdefault(action.action, set()).add(outcome.get(rule.id))
        done = {OutcomeKind.SATISFIED, OutcomeKind.NOT_APPLICABLE, None}  # None: not a rule of this project
        plan = {
            action: step for step in record.actions for action in (step.action, *(part.action for part in step.parts))
        }
        present = [found.diagnosis for found in record.diagnoses if found.state is DiagnosisState.PRESENT]
        for name in present:
            for act in declared[name].first:
                if act.action in plan:
                    planned_acts += 1
                    assert name in plan[act.action].diagnoses
                else:
                    assert act.when is not None or asked[act.action] <= done  # ``when``: it may not fit the case
        assert {name for step in record.actions for name in step.diagnoses} <= set(present)
    assert planned_acts
