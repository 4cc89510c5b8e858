"""A review is called after the phase that the project is in, and informs a decision that can still be taken there."""

import re
from decimal import Decimal

import pytest

from audit.assessment.assessor import Assessor
from audit.loading import load_declarations
from audit.model.answer import Answer, AnswerState
from audit.model.fact import Fact
from audit.model.question_type import QuestionType
from audit.model.questionnaire import ReviewType
from audit.model.text import Language, Text
from audit.model.value import ValueType
from audit.record.expand import expand
from audit.reporting.labels import value_of
from audit.reporting.synthesis import synthesis_of
from audit.reporting.view import ReportView
from audit.wording.below_zero import write_below_zero
from audit.wording.numbers import write_slip
from tests.every_page import FICTITIOUS, shipped_tool
from tests.many_cases import tried_on
from tests.random_snapshots import REVIEW, random_snapshot


def _synthesis(review: ReviewType, phase: str | None, language: Language):
    bank, indicators, rulebase = load_declarations()
    snapshot = random_snapshot(bank, 1, review)
    state = AnswerState.ANSWERED if phase else AnswerState.UNKNOWN
    answers = {"project.phase": Answer(type=QuestionType.CHOICE, state=state, value=phase)}
    snapshot = snapshot.model_copy(update={"answers": answers, "tables": {}})
    assessor = Assessor(bank, indicators, rulebase, review, with_durable_rules=False)
    return synthesis_of(ReportView(expand(assessor.audit(snapshot, REVIEW), assessor.rulebook), language))


@pytest.mark.slow
@tried_on(
    ("review", "phase", "name", "decides"),
    [
        (ReviewType.PRE_LAUNCH, "framing", "Pre-launch audit", "Whether to launch the project"),
        (ReviewType.PRE_LAUNCH, "build", "Audit of a project under way", "go on with the build"),
        (ReviewType.PRE_LAUNCH, "rollout", "Audit of a project under way", "go on with the roll-out"),
        (ReviewType.PRE_LAUNCH, "closed", "Audit of a closed project", "leaves in service"),
        (
            ReviewType.PRE_LAUNCH,
            None,
            "Audit, pre-launch or of a project under way",
            "commit to the rest of the project",
        ),
        (ReviewType.FRAMING, "framing", "Framing advice", "launch the project"),
        (ReviewType.FRAMING, "build", "Framing advice", "commit to the rest of the project"),
        (ReviewType.CRISIS, "build", "Crisis intervention", "freeze"),
    ],
    always=2,
)
def test_a_review_is_named_and_decides_by_the_phase_of_the_project(review, phase, name, decides):
    synthesis = _synthesis(review, phase, Language.EN)
    assert synthesis.identity.review == name
    assert decides in synthesis.decision


def test_every_phase_that_is_named_is_one_of_the_questionnaire():
    bank, _, rulebase = load_declarations()
    (asked,) = (question for question in bank.questions if question.id == bank.roles.phase)
    codes = {choice.code for choice in asked.options}
    assert all(set(phases) <= codes for phases in rulebase.synthesis.by_phase.values())
    assert set(rulebase.synthesis.by_phase[ReviewType.PRE_LAUNCH]) == codes


@pytest.mark.parametrize(
    ("days", "french", "english"),
    [(-79, "79 jours d'avance", "79 days early"), (0, "0 jour", "0 days"), (5, "+5 jours", "+5 days")],
)
def test_what_is_sooner_is_said_to_be_early(days, french, english):
    written = [write_slip(Decimal(days), language).replace("\u2019", "'") for language in Language]
    written = [re.sub(r"\s+", " ", re.sub(r"\s*\(.*\)", "", text)) for text in written]
    assert written == [french, english]


def test_no_duration_is_printed_below_zero():
    """The longest interval of the fictitious project ends 79 days after its review, its go-live was 457 days before."""
    result = shipped_tool().audit(shipped_tool().read(FICTITIOUS)).result
    for language, ends, past in ((Language.FR, "il prend fin dans 79", "passée de 457"), (Language.EN, "79", "457")):
        shown = {fact.name: value_of(fact, result, language) for fact in result.indicators}
        assert ends in shown["schedule.days_since_longest_gap"]
        assert past in shown["schedule.days_to_go_live"]
        in_days = [text for text in shown.values() if "jour" in text or "day" in text]
        assert not [text for text in in_days if text.startswith(("-", "\u2212"))]


@pytest.mark.parametrize(
    ("value", "low", "high", "french"),
    [
        (-16, None, None, "aucune : les marchés vont 16 jours au-delà"),
        (0, None, None, None),
        (3, None, None, None),
        (None, -30, -16, "aucune : les marchés vont entre 16 jours et 30 jours au-delà"),
        (None, None, -16, "aucune : les marchés vont au moins 16 jours au-delà"),
        (None, -30, 5, "de « aucune : les marchés vont 30 jours au-delà » à « 5 jours »"),
        (None, -30, None, "« aucune : les marchés vont 30 jours au-delà » au moins, sans limite connue"),
        (None, 2, 5, None),
    ],
)
def test_bounds_below_zero_are_said_in_the_same_words(value, low, high, french):
    words = Text(fr="aucune : les marchés vont {days} au-delà", en="none: contracts go on {days} beyond")
    ends = [None if end is None else Decimal(end) for end in (value, low, high)]
    state = AnswerState.NOT_COMPUTED if value is None else AnswerState.ANSWERED
    fact = Fact(name="x", type=ValueType.DAYS, state=state, value=ends[0], low=ends[1], high=ends[2])
    written = write_below_zero(fact, words, Language.FR)
    assert (written and re.sub(r"\s", " ", written)) == french


def test_a_duration_below_zero_stands_after_its_label_and_a_colon_without_another():
    """Nor in brackets: a long one has its months in brackets already."""
    _, indicators, _ = load_declarations()
    told = [one.below_zero for one in indicators if one.below_zero is not None]
    assert told
    assert not [text.fr for text in told if {":", "("} & {*text.fr, *text.en}]
