"""Finds the unanswered questions that another answer leaves without object: nobody owes them an answer."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace

from audit.model.answer import AnswerState
from audit.model.asking import asking, compared
from audit.model.fact import Fact
from audit.model.questionnaire import QuestionSet

_NOT_ASKED = AnswerState.NOT_ASKED  # at hand: Python 3.11 is long at finding members
# "Don't know" says no more than a blank of what has no object: the two must not differ.
_WITHOUT_ANSWER = frozenset({AnswerState.BLANK, AnswerState.UNKNOWN, AnswerState.NOT_ASKED})


class Asking:
    """The conditions of asking of some questions; build it once.

    Attributes:
        questions: those that are only asked with some answers to others.
    """

    def __init__(self, questions: QuestionSet) -> None:
        """Prepare from checked questions: each condition reads questions that stand before its own."""
        conditions = questions.conditions_of_asking
        self.questions = frozenset(conditions)
        self._is_asked = {name: asking(condition) for name, condition in conditions.items()}
        self._places = {name: place for place, name in enumerate(self._is_asked)}
        self._said = questions.asked_words
        self._after: defaultdict[str, list[str]] = defaultdict(list)
        self._reads = {
            name: tuple(dict.fromkeys(read for read, _ in compared(condition)))
            for name, condition in conditions.items()
        }
        for name, reads in self._reads.items():
            for read in reads:
                self._after[read].append(name)

    def settled(self, facts: Mapping[str, Fact], new: Mapping[str, Fact] | None = None) -> dict[str, Fact]:
        """Return, as it then is, each question without answer that is not asked.

        Args:
            facts: every answer of a project.
            new: the answers that stand in for some of them, which are then the only ones to look at; None for all.
        """
        if new is None:
            return self._changed(facts, {}, self._is_asked)
        return self._changed(facts, new, [name for name in self._is_asked if name in new])

    def settled_after(self, facts: Mapping[str, Fact], changed: Mapping[str, Fact]) -> dict[str, Fact]:
        """Return, as they then are, the questions that are asked, or are not any more, after a change.

        Args:
            facts: every answer of a project, as it was.
            changed: the questions answered otherwise; they stay as they are.
        """
        waiting = [name for name in changed if name in self._after]
        if not waiting:
            return {}
        reached: set[str] = set()
        while waiting:
            found = [name for name in self._after.get(waiting.pop(), ()) if name not in reached]
            reached.update(found)
            waiting += found
        reached.difference_update(changed)
        return self._changed(facts, changed, sorted(reached, key=self._places.__getitem__))

    def _changed(self, facts: Mapping[str, Fact], new: Mapping[str, Fact], names: Iterable[str]) -> dict[str, Fact]:
        """Return those of ``names`` that are not as they are in ``new``, or else in ``facts``."""
        changed: dict[str, Fact] = {}
        now = dict(new)
        for name in names:  # in the order of questions: what decides was settled before
            fact = now.get(name) or facts[name]
            if fact.state not in _WITHOUT_ANSWER:
                continue
            reads, answers = self._reads[name], facts
            if not now.keys().isdisjoint(reads):
                answers = {read: now.get(read) or facts[read] for read in reads if read in facts}
            if self._is_asked[name](answers) is False:
                if fact.state is not _NOT_ASKED:
                    changed[name] = now[name] = replace(
                        fact,
                        state=_NOT_ASKED,
                        given=fact.state,
                        inputs=reads,  # it is no better borne out than the answers that say so
                        note=self._said.get(name),
                    )
            elif fact.given is not None:
                changed[name] = now[name] = replace(fact, state=fact.given, given=None, inputs=(), note=None)
        return changed
