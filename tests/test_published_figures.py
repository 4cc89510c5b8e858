"""A figure published beside a table: the complete table wins, what is missing is completed, nothing is guessed."""

from dataclasses import replace
from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audit.facts.indicators import compute_indicators
from audit.facts.indicators.definition import IndicatorDefinition
from audit.facts.indicators.open_figures import Announced
from audit.facts.indicators.published import contradicts, with_figure
from audit.facts.indicators.shapes import Computation
from audit.loading import load_declarations
from audit.model.answer import AnswerState, CellRef, Evidence
from audit.model.fact import Fact, FactSet
from audit.model.value import ValueType
from tests.fact_sets import REVIEW, facts_with
from tests.many_cases import examples, tried_on
from tests.test_indicators_completed import CASES, COLUMNS, GRADED, TYPES, drawn_completion, drawn_project, named_in

SHARE, FIGURE = "staffing.internal_share.build", "governance.published_build_share"
TYPED, LISTED = CellRef("Gouvernance", "E31"), CellRef("Équipe", "F7")
HALF = [("build", "internal", 2), ("build", "external", 2)]


def figure(value=None, low=None, high=None, raw="", kind=ValueType.SHARE, state=None, evidence=Evidence.DECLARED,
           low_excluded=False):  # fmt: skip
    numbers = [None if one is None else Decimal(one) for one in (value, low, high)]
    given_state = AnswerState.ANSWERED if value is not None else AnswerState.PARTLY_ANSWERED
    return Fact(FIGURE, kind, state or given_state, *numbers, raw, (TYPED,), evidence, low_excluded=low_excluded)


def build_share(published, rows=(), completeness="complete"):
    """Return the in-house share of the build for a team, given as (function, employer, FTE), and a figure."""
    lines = [
        {"role": "r", "function": f, **({"employer": e} if e else {}), **({"fte": n} if n is not None else {})}
        for f, e, n in rows
    ]
    facts = facts_with({}, {"staff": (completeness, lines)})
    if published is not None:
        facts = facts.with_changes({FIGURE: published})
    return compute_indicators(facts, load_declarations().indicators, REVIEW)[SHARE]


def told(fact):
    return fact.value, fact.low, fact.high


# The complete table wins.


@pytest.mark.slow
def test_a_complete_table_wins_over_any_figure():
    alone = build_share(None, HALF)
    beside = build_share(figure("0.8"), HALF)
    assert told(beside) == (Decimal("0.5"), None, None)
    assert beside == replace(alone, inputs=(*alone.inputs, FIGURE))


@pytest.mark.parametrize(
    ("typed", "raw", "agrees"),
    [
        # 2 of 4.85 FTE: 41.237 %.
        ("0.41", "41 %", True),  # to the nearest per cent
        ("0.412", "41,2 %", True),
        ("0.42", "42 %", False),
        ("0.41", "41,0 %", False),  # a tenth was typed, and 41.2 is another
        ("0.413", "41.3%", False),
        ("0.4", "40 %", False),  # a share is given in per cent, whatever zeros 0.4 leaves out
        ("0.4124", "41,24 %", True),
    ],
)
def test_figures_differ_beyond_half_a_unit_of_the_last_digit_typed(typed, raw, agrees):
    computed = build_share(None, [("build", "internal", 2), ("build", "external", 2.85)])
    assert Decimal("0.41237") < computed.value < Decimal("0.41238")
    assert contradicts(figure(typed, raw=raw), computed, is_final=True) is not agrees


@pytest.mark.parametrize(("days", "agrees"), [(151, True), (150, False), (-151, False), (1510, False)])
def test_days_are_whole(days, agrees):
    computed = Fact("schedule.slip_days", ValueType.DAYS, AnswerState.ANSWERED, Decimal(151))
    typed = figure(days, raw=str(days), kind=ValueType.INTEGER)
    assert contradicts(typed, computed, is_final=True) is not agrees


def test_bounds_are_taken_at_their_word():
    computed = Fact(SHARE, ValueType.SHARE, AnswerState.ANSWERED, Decimal("0.4"))
    assert not contradicts(figure(low="0.4"), computed, is_final=True)
    assert contradicts(figure(low="0.4", low_excluded=True), computed, is_final=True)
    assert contradicts(figure(high="0.398"), computed, is_final=True)


def test_a_table_without_anything_to_weigh_has_no_share_whatever_is_published():
    found = build_share(figure("0.4"), [("steering", "internal", 2)])
    assert told(found) == (None, None, None)
    assert "équivalent temps plein" in found.note.fr
    assert contradicts(figure("0.4"), found, is_final=True)


# What is missing is completed.


def test_a_figure_stands_for_a_table_that_is_not_complete():
    found = build_share(figure("0.4", evidence=Evidence.DOCUMENTED), HALF, "partial")
    assert told(found) == (Decimal("0.4"), None, None)
    assert (found.state, found.evidence, found.cells) == (AnswerState.ANSWERED, Evidence.DOCUMENTED, (TYPED,))
    assert found.inputs[-1] == FIGURE


# One in-house, six external and two of unknown employer, of ten FTE: from 20 % to 40 %.
OPEN = [("build", "internal", 2), ("build", "external", 6), ("build", None, 2)]


@pytest.mark.parametrize(
    ("published", "expected"),
    [
        (figure("0.3"), ("0.3", None, None)),
        (figure("0.2"), ("0.2", None, None)),
        (figure(low="0.3"), (None, "0.3", "0.4")),
        (figure(high="0.25"), (None, "0.2", "0.25")),
        (figure(low="0.25", high="0.35"), (None, "0.25", "0.35")),
        (figure(low="0.4"), ("0.4", None, None)),  # at least 40 %, and 40 % at most
        (figure(low="0.1"), (None, "0.2", "0.4")),  # says nothing more
        (figure("0.41", raw="41 %"), (None, "0.2", "0.4")),  # disjoint: above 40 % by more than half a per cent
        (figure(low="0.4", low_excluded=True), (None, "0.2", "0.4")),  # more than 40 %: disjoint
        (figure(low="0.6"), (None, "0.2", "0.4")),
    ],
)  # fmt: skip
def test_a_figure_narrows_bounds_and_never_leaves_them(published, expected):
    found = build_share(published, OPEN)
    assert told(found) == tuple(None if one is None else Decimal(one) for one in expected)


def test_a_figure_that_was_rounded_out_of_the_bounds_leaves_what_rounds_to_it():
    # Bounds from 40.3 % to 60 %, 40 % typed: from 39.5 % to 40.5 % round to it.
    computed = Fact(SHARE, ValueType.SHARE, AnswerState.NOT_COMPUTED, low=Decimal("0.403"), high=Decimal("0.6"))
    found = with_figure(computed, figure("0.4", raw="40 %"), is_final=False)
    assert told(found) == (None, Decimal("0.403"), Decimal("0.405"))


def test_an_excluded_bound_stays_excluded():
    found = build_share(figure(low="0.3", low_excluded=True), OPEN)
    assert (found.low, found.low_excluded, found.high, found.high_excluded) == (
        Decimal("0.3"), True, Decimal("0.4"), False)  # fmt: skip


def test_evidence_and_cells_are_of_what_the_indicator_rests_on():
    computed = Fact(SHARE, ValueType.SHARE, AnswerState.NOT_COMPUTED, low=Decimal("0.2"), high=Decimal("0.4"),
                    cells=(LISTED,), evidence=Evidence.DECLARED)  # fmt: skip
    documented = {"evidence": Evidence.DOCUMENTED}
    alone = with_figure(computed, figure("0.3", **documented), is_final=False)
    both = with_figure(computed, figure(low="0.3", **documented), is_final=False)
    nothing = with_figure(computed, figure(low="0.9", **documented), is_final=False)
    assert (alone.evidence, alone.cells) == (Evidence.DOCUMENTED, (TYPED,))
    assert (both.evidence, both.cells) == (Evidence.DECLARED, (TYPED, LISTED))
    assert (nothing.evidence, nothing.cells) == (Evidence.DECLARED, (LISTED,))


@pytest.mark.slow
@tried_on("state", [AnswerState.BLANK, AnswerState.UNKNOWN, AnswerState.UNUSABLE, AnswerState.NOT_APPLICABLE], always=2)
@pytest.mark.parametrize(("rows", "completeness"), [(HALF, "complete"), (OPEN, "complete"), (HALF, "partial")])
def test_a_figure_that_says_nothing_changes_nothing(state, rows, completeness):
    silent = figure(state=state, raw="environ 40")
    assert build_share(silent, rows, completeness) == build_share(None, rows, completeness)


def test_drift_and_delay_may_be_published_too():
    indicators = load_declarations().indicators
    known = {"budget.initial": 10_000_000, "planning.current_end": "2027-01-01"}
    published = {
        "budget.published_drift": 0.35,
        "planning.published_drift": {"between": [0.2, 0.4]},
        "planning.published_delay": {"between": [91, 200]},
    }
    facts = facts_with({**known, **published})
    found = compute_indicators(facts, indicators, REVIEW)
    assert found["budget.drift_from_initial"].value == Decimal("0.35")
    assert told(found["schedule.drift_from_initial"])[1:] == (Decimal("0.2"), Decimal("0.4"))
    assert told(found["schedule.slip_days"])[1:] == (91, 200)
    complete = facts_with({"planning.initial_end": "2026-06-01", "planning.current_end": "2027-01-01",
                           "planning.published_delay": {"between": [1, 2]}})  # fmt: skip
    assert compute_indicators(complete, indicators, REVIEW)["schedule.slip_days"].value == 214


# Completions stay inside.

NUMERIC = [(name, applied) for name, applied in CASES
           if name not in ("largest_names", "documented_share", "favourable_share")]  # fmt: skip
QUESTION = "x.published"
_NUMBERS = st.sampled_from([Decimal(one) for one in ("0", "0.2", "0.5", "0.8", "1", "3", "181", "350")])


_STATES = st.sampled_from([AnswerState.ANSWERED, AnswerState.PARTLY_ANSWERED, AnswerState.BLANK])
_WHICH_BOUNDS, _BOOLEANS = st.integers(0, 2), st.booleans()


def _drawn_figure(draw, kind):
    state = draw(_STATES)
    asked = ValueType.SHARE if kind is ValueType.SHARE else ValueType.INTEGER
    if state is AnswerState.BLANK:
        return Fact(QUESTION, asked, state)
    if state is AnswerState.ANSWERED:
        return Fact(QUESTION, asked, state, draw(_NUMBERS))
    one, other = draw(_NUMBERS), draw(_NUMBERS)
    low, high = ((one, None), (None, one), (min(one, other), max(one, other) + 1))[draw(_WHICH_BOUNDS)]
    return Fact(QUESTION, asked, state, None, low, high, low_excluded=low is not None and draw(_BOOLEANS))


def _inside(fact, announced):
    if announced.value is not None:
        return fact.value == announced.value
    reach = announced.reach
    if reach is None:
        return True
    if fact.value is not None:
        return reach.holds(fact.value)
    within = fact.reach
    if within is None:
        return False
    lower = (reach.low, reach.low_excluded) <= (within.low, within.low_excluded)
    return lower and (within.high, not within.high_excluded) <= (reach.high, not reach.high_excluded)


@cache
def _declared_with_a_figure(case):
    """Return the type of an indicator beside which a figure may be published, and the indicator."""
    name, applied = NUMERIC[case]
    kind = Computation.model_validate({name: applied}).shape.gives
    label = {"fr": "x", "en": "x"}
    return kind, IndicatorDefinition.model_validate(
        {"id": "x.indicator", "type": kind, "label": label, "definition": label, "computed": {name: applied},
         "declared": QUESTION, "inputs": ()}
    )  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize("case", range(len(NUMERIC)), ids=[name for name, _ in NUMERIC])
@settings(max_examples=examples(150))
@given(data=st.data())
def test_no_completion_leaves_what_a_table_and_a_figure_announce(case, data):
    _, applied = NUMERIC[case]
    kind, definition = _declared_with_a_figure(case)
    words = set(named_in(applied))
    questions = [name for name in TYPES if name in words]
    columns = [name for name in COLUMNS if name in words]
    project = drawn_project(data.draw, questions, columns)
    published = _drawn_figure(data.draw, kind)
    asked = project.with_changes({QUESTION: published})
    before = _indicator(definition, asked)
    base = asked.with_changes({"x.indicator": before})
    completed = drawn_completion(data.draw, project, columns).with_changes({QUESTION: published})
    after = _indicator(definition, completed, Announced(base))
    assert _inside(after, before)
    without = _indicator(
        definition, project.with_changes({QUESTION: Fact(QUESTION, published.type, AnswerState.BLANK)})
    )
    assert _inside(before, without)  # a figure narrows, and never widens
    if published.state is AnswerState.BLANK:
        assert before == without
        assert after == _indicator(definition, completed)
    if published.value is None and published.reach is not None:  # an exact figure may come for one known in part
        exact = replace(published, state=AnswerState.ANSWERED, low=None, high=None, low_excluded=False,
                        value=_some(published.reach))  # fmt: skip
        assert _inside(_indicator(definition, completed.with_changes({QUESTION: exact}), Announced(base)), before)


def _some(reach):
    if not reach.low.is_finite():
        return reach.high
    return reach.low + (1 if not reach.high.is_finite() else (reach.high - reach.low) / 2)


def _indicator(definition, facts: FactSet, announced=None):
    return compute_indicators(facts, (definition,), REVIEW, {}, GRADED, announced)["x.indicator"]


def test_a_figure_that_only_counts_as_open_holds_where_it_is_as_declared():
    typed = figure("0.4")
    blank = Fact(FIGURE, ValueType.SHARE, AnswerState.BLANK)
    indicators = tuple(one for one in load_declarations().indicators if one.id == SHARE)
    team = {"staff": ("partial", [])}
    opened = facts_with({}, team).with_changes({FIGURE: blank})
    opened = opened.with_changes(compute_indicators(opened, indicators, REVIEW))
    line = [{"role": "r", "function": "build", "employer": "internal", "fte": 1}]
    completed = facts_with({}, {"staff": ("complete", line)})

    def share(published, trusted):
        facts = completed.with_changes({FIGURE: published})
        return compute_indicators(facts, indicators, REVIEW, announced=Announced(opened, trusted))[SHARE].value

    assert share(typed, {FIGURE: typed}) == Decimal("0.4")
    assert share(figure("0.7"), {FIGURE: typed}) == 1  # another figure: the table that is now complete wins
    assert share(typed, {}) == 1  # it is contradicted by what is declared, and is not trusted


# Declarations.


def _folder(tmp_path: Path, old: str, new: str) -> Path:
    import shutil

    from audit.declarations.folders import shipped_folder

    folder = tmp_path / "q"
    shutil.copytree(shipped_folder("questionnaires"), folder, ignore=shutil.ignore_patterns("examples"))
    path = folder / "indicators.yaml"
    text = path.read_text("utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), "utf-8")
    return folder


DECLARED = "declared: governance.published_build_share"


@pytest.mark.parametrize(
    ("old", "new", "fr", "en"),
    [
        (DECLARED, "declared: governance.published_build_shar",
         "« governance.published_build_shar » ; vouliez-vous dire « governance.published_build_share » ?",
         "there is no question 'governance.published_build_shar'; did you mean 'governance.published_build_share'?"),
        (DECLARED, "declared: planning.published_delay",
         "« planning.published_delay » est de type « integer » (possibles : share)",
         "'planning.published_delay' is of type 'integer' (known: share)"),
        (DECLARED, "declared: governance.director.time_share",
         "« governance.director.time_share » doit être facultative",
         "'governance.director.time_share' must be optional"),
        (DECLARED, "declared: planning.published_drift",
         "est déjà le chiffre publié d'un autre indicateur", "is the published figure of another indicator already"),
        ("declared: planning.published_delay", "declared: governance.owner.count",
         "l'unité de « governance.owner.count » doit être", "the unit of 'governance.owner.count' must be"),
        ("computed: {days_since: {date: budget.last_update}}",
         "declared: budget.published_drift\n    computed: {days_since: {date: budget.last_update}}",
         "« budget.published_drift » est de type « share » (possibles : integer, number)",
         "'budget.published_drift' is of type 'share' (known: integer, number)"),
        ("computed:\n      favourable_share:",
         "declared: budget.published_drift\n    computed:\n      favourable_share:",
         "dont rien n'est publié ; retirez « declared »", "of which nothing is published; remove 'declared'"),
        ("computed:\n      largest_names:", "declared: budget.published_drift\n    computed:\n      largest_names:",
         "un indicateur de type « names » n'a pas de chiffre publié", "an indicator of type 'names' has no published"),
    ],
)  # fmt: skip
def test_a_figure_that_is_not_that_of_its_indicator_is_refused(tmp_path, old, new, fr, en):
    from audit.errors import DeclarationsInvalid
    from audit.facts.indicators.load import load_indicators

    with pytest.raises(DeclarationsInvalid) as refused:
        load_indicators(_folder(tmp_path, old, new))
    messages = [problem.message for problem in refused.value.problems]
    assert any(fr in message.fr and en in message.en for message in messages), messages


@pytest.mark.slow
def test_a_figure_is_no_input_and_may_be_left_out_of_a_review():
    indicators = {one.id: one for one in load_declarations().indicators}
    assert FIGURE not in indicators[SHARE].inputs
    assert indicators[SHARE].declared == FIGURE
    asked = {question.id: question for question in load_declarations().bank.questions}
    assert all(asked[one.declared].optional for one in indicators.values() if one.declared)
