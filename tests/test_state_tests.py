"""A test of the state of an answer is known only where no answer that may still come changes it."""

from itertools import combinations

import pytest

from audit.engine.comparisons import decision
from audit.model.answer import GIVEN_STATES, AnswerState
from audit.model.condition import Comparison, StateTest
from audit.model.fact import Fact
from audit.model.value import ValueType

ANSWERED, PARTLY, UNKNOWN, BLANK, NOT_APPLICABLE, NONE, UNUSABLE = GIVEN_STATES
NOT_COMPUTED = AnswerState.NOT_COMPUTED
OTHERS = [state for state in GIVEN_STATES if state is not PARTLY]


def _worth(states, state):
    test = StateTest(fact="x.y", state=states)
    return decision(test, {})(Fact("x.y", ValueType.CODE, state), None)


@pytest.mark.parametrize(
    ("states", "worth"),
    [
        # in the order of the states: answered, unknown, blank, not_applicable, none, unusable
        ([NOT_APPLICABLE], (False, None, None, True, False, None)),
        ([NONE], (False, None, None, False, True, None)),
        ([ANSWERED], (True, None, None, False, False, None)),
        ([UNKNOWN], (False, True, None, False, False, None)),
        ([UNKNOWN, NOT_APPLICABLE], (False, True, None, True, False, None)),
        ([ANSWERED, UNKNOWN], (True, True, None, False, False, None)),
        ([BLANK], (False, False, True, False, False, False)),
        ([UNUSABLE, BLANK], (False, False, True, False, False, True)),
        ([BLANK, NOT_APPLICABLE], (False, None, True, True, False, None)),
    ],
)
def test_a_state_test_is_not_known_while_the_answer_may_come_to_it(states, worth):
    assert tuple(_worth(states, state) for state in OTHERS) == worth
    assert _worth(states, PARTLY) is _worth(states, ANSWERED)  # something is answered, if only in part


def test_an_indicator_without_value_may_still_get_one():
    assert _worth([ANSWERED], NOT_COMPUTED) is None
    assert _worth([NOT_COMPUTED], NOT_COMPUTED) is True
    assert _worth([NOT_COMPUTED], ANSWERED) is False


@pytest.mark.parametrize("size", [1, 2, 3])
def test_a_blank_never_does_better_than_dont_know(size):
    """Whatever the test asks for but blanks, what "don't know" may turn out to be, a blank may too."""
    for states in combinations([state for state in GIVEN_STATES if state is not BLANK], size):
        may_be = [
            {True, False} if worth is None else {worth} for worth in (_worth(states, s) for s in (UNKNOWN, BLANK))
        ]
        assert may_be[0] <= may_be[1], states


def test_provided_is_not_known_while_nothing_is_answered():
    test = Comparison.model_validate({"fact": "x.y", "provided": True})
    decide = decision(test, {})
    worth = [decide(Fact("x.y", ValueType.CODE, state), None) for state in GIVEN_STATES]
    assert worth == [True, True, None, None, False, False, None]
