"""Finds the unanswered questions that another answer leaves without object: nobody owes them an answer."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace

from audit.model.answer import AnswerState
from audit.model.asking import compared, is_asked
from audit.model.fact import Fact
from audit.model.questionnaire import QuestionSet

# "Don't know" says no more than a blank of what has no object: the two must not differ.
_WITHOUT_ANSWER = frozenset({AnswerState.BLANK, AnswerState.UNKNOWN, AnswerState.NOT_ASKED})


class Asking:
    """The conditions of asking of some questions; build it once.

    Attributes:
        questions: those that are only asked with some answers to others.
    """

    def __init__(self, questions: QuestionSet) -> None:
        """Prepare from checked questions: each condition reads questions that stand before its own."""
        self._conditions = questions.conditions_of_asking
        self.questions = frozenset(self._conditions)
        self._said = questions.asked_words
        self._after: defaultdict[str, list[str]] = defaultdict(list)
        self._reads = {
            name: tuple(dict.fromkeys(read for read, _ in compared(condition)))
            for name, condition in self._conditions.items()
        }
        for name, reads in self._reads.items():
            for read in reads:
                self._after[read].append(name)

    def settled(self, facts: Mapping[str, Fact], among: Collection[str] | None = None) -> dict[str, Fact]:
        """Return, as it then is, each question without answer that is not asked.

        Args:
            facts: every answer of a project.
            among: the questions to look at; None for all of them.
        """
        names = self._conditions if among is None else [name for name in self._conditions if name in among]
        return self._changed(facts, names)

    def settled_after(self, facts: Mapping[str, Fact], changed: Iterable[str]) -> dict[str, Fact]:
        """Return, as they then are, the questions that are asked, or are not any more, after a change.

        Args:
            facts: every answer of a project, changed ones too.
            changed: the questions answered otherwise; they stay as they are.
        """
        given = frozenset(changed)
        reached: set[str] = set()
        waiting = [name for name in given if name in self._after]
        while waiting:
            found = [name for name in self._after.get(waiting.pop(), ()) if name not in reached]
            reached.update(found)
            waiting += found
        return self._changed(facts, [name for name in self._conditions if name in reached - given]) if reached else {}

    def _changed(self, facts: Mapping[str, Fact], names: Collection[str]) -> dict[str, Fact]:
        if not names:
            return {}
        now = dict(facts)
        for name in names:  # in the order of questions: what decides was settled before
            fact = facts[name]
            if fact.state not in _WITHOUT_ANSWER:
                continue
            if is_asked(self._conditions[name], now) is False:
                if fact.state is not AnswerState.NOT_ASKED:
                    now[name] = replace(
                        fact,
                        state=AnswerState.NOT_ASKED,
                        given=fact.state,
                        inputs=self._reads[name],  # it is no better borne out than the answers that say so
                        note=self._said.get(name),
                    )
            elif fact.given is not None:
                now[name] = replace(fact, state=fact.given, given=None, inputs=(), note=None)
        return {name: now[name] for name in names if now[name] is not facts[name]}
