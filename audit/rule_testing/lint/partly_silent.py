"""Rules that are known not to be met by a partial answer, and of which no sentence can then be said.

One fact at a time is known in part only ("not entirely", "over 20"), the others being exact: a sentence that speaks of
the exact answers alone leaves the report with "expected situation, not observed".
"""

from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations
from typing import Any

from audit.errors import Bilingual
from audit.model.answer import AnswerState
from audit.model.fact import Fact
from audit.model.rule import Rule
from audit.model.value import NUMERIC, ValueType
from audit.rule_testing.lint.domains import domains
from audit.rule_testing.lint.finding import LintFinding
from audit.rule_testing.lint.silent import first_silence, read_by
from audit.rule_testing.lint.situations import Choices, LeafValues, choices_of, is_examined
from audit.rulebase.base import RuleBase

_MOST_CODES = 6  # beyond, only pairs and all but one are tried


def partly_silent(rulebase: RuleBase, rules: Iterable[Rule]) -> Iterator[LintFinding]:
    """Yield, by rule of ``rules`` and fact, the first partial answer by which it is not met and nothing is said."""
    worth_trying = domains(rulebase)
    values = LeafValues(rulebase.comparable_parameters())
    for rule in rules:
        yield from _of_rule(rule, worth_trying, values)


def _of_rule(rule: Rule, worth_trying: Mapping[str, tuple[Fact, ...]], values: LeafValues) -> Iterator[LintFinding]:
    choices = choices_of(read_by(rule), worth_trying)
    for key in choices:
        if not isinstance(key, str):
            continue
        tried = _few_enough({**choices, key: partial_answers(worth_trying[key])}, key)
        if not tried[key] or not is_examined(tried):
            continue
        situation = first_silence(rule, tried, values)
        if situation is not None:
            known = situation[key]
            assert isinstance(known, Fact)  # noqa: S101
            words = f"{key}: {_word(known)}"
            message = Bilingual(
                f"le constat ne dit rien d'une réponse partielle : {words}",
                f"the finding says nothing of a partial answer: {words}",
            )
            yield LintFinding(rule.id, "silent-partial-answer", message)


def _few_enough(choices: Choices, key: str) -> Choices:
    """Return ``choices``; where they are too many, of the other facts only the two ends of what is worth trying."""
    if is_examined(choices):
        return choices
    return {name: found if name == key else (found[0], found[-1]) for name, found in choices.items()}


def partial_answers(exact: tuple[Fact, ...]) -> tuple[Fact, ...]:
    """Return what may be known in part of a fact of which ``exact`` are the values worth trying.

    Several possible codes; every value from one worth trying on, or up to it; one item of a list that is held, or not.
    """
    known = [fact for fact in exact if fact.value is not None]
    if not known:
        return ()
    first = known[0]
    found: list[dict[str, Any]] = []
    if first.type is ValueType.CODE:
        codes = tuple(str(fact.value) for fact in known)
        sizes = range(2, len(codes)) if len(codes) <= _MOST_CODES else sorted({2, len(codes) - 1})
        found = [{"among": chosen} for size in sizes for chosen in combinations(codes, size)]
    elif first.type is ValueType.CODES:
        items = dict.fromkeys(item for fact in known for item in fact.names())
        found = [{side: (item,)} for item in items for side in ("includes", "excludes")]
    elif first.type in NUMERIC or first.type is ValueType.DATE:
        found = [{side: fact.value} for fact in known for side in ("low", "high")]
    state = AnswerState.PARTLY_ANSWERED
    return tuple(Fact(name=first.name, type=first.type, state=state, **within) for within in found)


def _word(fact: Fact) -> str:
    """Return what is known of ``fact``, as its name and what it holds."""
    sides = ("among", "includes", "excludes", "low", "high")
    known = ((side, getattr(fact, side)) for side in sides)
    return ", ".join(f"{side} {_listed(held)}" for side, held in known if held not in (None, ()))


def _listed(held: object) -> str:
    return "/".join(map(str, held)) if isinstance(held, tuple) else str(held)
