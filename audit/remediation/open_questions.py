"""The questions worth asking next: the missing answers that the heaviest open rules wait for."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from audit.model.base import Frozen
from audit.model.fact import Fact
from audit.model.reference import general_name
from audit.model.rule import Rule, RuleId
from audit.model.scoring import Scoring


class OpenRule(NamedTuple):
    """A rule that could not be determined, and the answers that are missing."""

    rule: Rule
    missing: Sequence[Fact]


class OpenAnswer(Frozen):
    """An answer that is missing and how much it would settle.

    Attributes:
        question: the question; ``table/column`` stands for all the cells of a column.
        fact: the first missing fact behind it.
        rules: those that wait for it.
        weight: severity weight of these rules, shared out among what each waits for.
    """

    question: str
    fact: str
    rules: tuple[RuleId, ...]
    weight: int


def open_answers(open_rules: Iterable[OpenRule], scoring: Scoring) -> tuple[OpenAnswer, ...]:
    """Return each missing answer once, those that the most weight waits for first.

    A rule that waits for several answers counts for each of them in equal parts rounded up:
    answering one of many settles less than answering the only one.
    """
    waiting: dict[str, tuple[Fact, list[OpenRule]]] = {}
    for one in open_rules:
        for fact in one.missing:
            waiting.setdefault(general_name(fact.name), (fact, []))[1].append(one)
    answers = [
        OpenAnswer(
            question=name,
            fact=fact.name,
            rules=tuple(dict.fromkeys(one.rule.id for one in waits)),
            weight=sum(_share(one, scoring) for one in waits),
        )
        for name, (fact, waits) in waiting.items()
    ]
    return tuple(sorted(answers, key=lambda answer: (-answer.weight, answer.question)))


def _share(one: OpenRule, scoring: Scoring) -> int:
    return -(-scoring.weights[one.rule.severity] // len(one.missing))
