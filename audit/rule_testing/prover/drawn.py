"""Draws projects for one rule, where the contents that were listed for its tables and figures do not show an outcome.

Tables are put together from all the rows that any rule's examples or any draw gave them; dates lie years apart; answers
may be documented. The same rule gets the same projects each time.
"""

import random
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta

from audit.judgement.completions import Completion
from audit.model.answer import AnswerState, Evidence
from audit.model.answered_fact import completeness_fact
from audit.model.fact import Fact, FactRow, FactTable
from audit.model.questionnaire import TableCompleteness
from audit.model.value import ValueType
from audit.rule_testing.prover.domain import Domain

_MOST_ROWS = 5
_DAYS_APART = (60, 400, 12 * 365)  # from the review: before and after, near and far
_SHARES = (0.0, 0.3, 1.0)


def draw(domain: Domain, rules: tuple[int, ...], count: int) -> Iterator[Mapping[str, Completion]]:
    """Yield projects that answer what some rules, by their places, rest on."""
    rng = random.Random(str(rules))  # noqa: S311 - for variety, not for secrets
    names = sorted(frozenset().union(*map(domain.names, rules)))
    rows = {name: _rows(domain, name) for name in names if name in domain.judgement.facts.tables}
    whole = {name: [row for row in found if _is_whole(row)] or found for name, found in rows.items()}
    for _ in range(count):
        documented, favourable = rng.choice(_SHARES), rng.choice(_SHARES)
        project = {}
        for name in names:
            if name in rows:
                project[name] = _table(name, rng.choice((rows, whole))[name], domain, rng)
                continue
            listed = domain.completions[name]
            one = listed[1] if rng.random() < favourable and len(listed) > 1 else rng.choice(listed)
            if one.fact is not None:
                project[name] = Completion(name, fact=_otherwise(one.fact, domain, documented, rng))
        yield project


def _otherwise(fact: Fact, domain: Domain, documented: float, rng: random.Random) -> Fact:
    """Return an answer as it is, or on another day, or documented."""
    review = domain.judgement.facts.review_date
    if fact.type is ValueType.DATE and isinstance(fact.value, date) and review is not None and rng.random() < 1 / 2:
        most = rng.choice(_DAYS_APART)
        return replace(fact, value=review + timedelta(days=rng.randint(-most, most)))
    if fact.state is AnswerState.ANSWERED and rng.random() < documented:
        return replace(fact, evidence=Evidence.DOCUMENTED)
    return fact


def _rows(domain: Domain, table: str) -> list[FactRow]:
    """Return the rows of all the contents listed for a table."""
    return [row for one in domain.completions[table] if one.table for row in one.table.rows]


def _is_whole(row: FactRow) -> bool:
    return all(fact.state is AnswerState.ANSWERED for fact in row.facts.values())


def _table(name: str, rows: list[FactRow], domain: Domain, rng: random.Random) -> Completion:
    """Return a table of some of these rows, complete, half of the time with other days."""
    chosen = rng.sample(rows, min(len(rows), rng.randint(0, _MOST_ROWS)))
    declared = completeness_fact(name, TableCompleteness.COMPLETE if chosen else TableCompleteness.NONE)
    is_moved = rng.random() < 1 / 2
    numbered = tuple(
        _numbered(name, row, number, domain if is_moved else None, rng) for number, row in enumerate(chosen, start=1)
    )
    return Completion(name, table=FactTable(name, declared, numbered))


def _numbered(table: str, row: FactRow, number: int, domain: Domain | None, rng: random.Random) -> FactRow:
    """Return a row at another place of a table, its days drawn again where a domain says around which day."""
    facts = {
        column: replace(_otherwise(fact, domain, 0.0, rng) if domain else fact, name=f"{table}/{number}/{column}")
        for column, fact in row.facts.items()
    }
    return FactRow(number, row.label, facts)
