"""The answers worth trying for one question, or one cell, that is open: those that rules tell apart, and usual ones."""

from collections.abc import Collection, Iterable, Sequence
from datetime import date, timedelta
from decimal import Decimal

from audit.judgement.answer_regions import combinations, days, numbers, texts
from audit.judgement.compared_with import ComparedWith
from audit.model.answer import AnswerState
from audit.model.answer_domain import PLAUSIBLE_DAYS, domain_of
from audit.model.bounds import PLAUSIBLE
from audit.model.fact import Fact, FactSet
from audit.model.questionnaire import YES, Field
from audit.model.value import Value, ValueType

_DAYS = (-1000, -400, -100, 30, 200, 700)  # from the review: before and after, near and far
_MORE_DAYS = (-200, -30, 0, 90, 400, 1100)
_TYPICAL = {
    ValueType.MONEY: tuple(Decimal(10) ** power for power in (5, 6, 7, 8)),
    ValueType.SHARE: tuple(Decimal(tenths) / 10 for tenths in (0, 1, 3, 5, 8, 10)),
    ValueType.INTEGER: tuple(map(Decimal, (0, 1, 2, 5, 20))),
    ValueType.NUMBER: tuple(map(Decimal, (0, 1, 2, 5, 20))),
}
_STEP = {ValueType.MONEY: Decimal(1)}
_FINE = Decimal("0.001")
_MOST = 6  # answers tried for a question that is read together with others
_MANY = 14  # the same, where each is tried in turn


def values_worth_trying(
    asked: Field,
    compared: ComparedWith,
    facts: FactSet,
    together: bool,
    known: Fact,
    beside: Collection[Value] | None = None,
) -> list[Value]:
    """Return the values worth telling apart among those that ``known``, which is open, leaves possible.

    A few of them where they are read together with others, or more where it is said what these are answered.
    """
    kind = asked.value_type
    if kind is ValueType.CODE:
        return [option.code for option in asked.options if known.allows(option.code)]
    if kind is ValueType.CODES:
        return _codes(tuple(option.code for option in asked.options), compared, together, known)
    if kind is ValueType.NAMES:
        return [(), ("A",), ("A", "B")]
    # The bounds of a partial answer cut regions too, so that one value at least of each region lies between them.
    limits = compared.on(facts) | {bound for bound in (known.low, known.high) if bound is not None}
    many = beside is not None
    limits |= set(beside or ())
    if kind is ValueType.TEXT:
        return list(texts(limit for limit in limits if isinstance(limit, str)))
    found: list[Value] = [value for value in _measured(asked, limits, facts, together, many) if known.allows(value)]
    return found[:: max(1, len(found) // (_MANY if many else _MOST))] if together else found


def _codes(codes: tuple[str, ...], compared: ComparedWith, together: bool, known: Fact) -> list[Value]:
    """Return lists of codes that ``known`` leaves possible: those worth telling apart, or some where they are many.

    The codes that it is known to hold join each of them; whatever is answered, what it holds is then held by one.
    """
    listed = None if together else combinations(compared.groups, codes)
    drawn = [(), *((code,) for code in codes), tuple(c for c in codes if c not in known.excludes)]
    tried = [(*one, *known.includes) for one in (drawn if listed is None else listed)]
    found = dict.fromkeys(tuple(code for code in codes if code in one) for one in tried)
    return [one for one in found if known.allows(one)]


def _measured(asked: Field, limits: set[Value], facts: FactSet, together: bool, many: bool) -> Iterable[Value]:
    """Return a number or a day in each region between limits, in order, and some typical ones where there is room."""
    if asked.value_type is ValueType.DATE:
        near = days((limit for limit in limits if isinstance(limit, date)), PLAUSIBLE_DAYS)
        if near and not together:
            return near
        review = facts.review_date or PLAUSIBLE_DAYS.first  # only facts written by hand have none
        typical = (review + timedelta(days=shift) for shift in (*_DAYS, *(_MORE_DAYS if many else ())))
        return sorted({*near, *(day for day in typical if PLAUSIBLE_DAYS.first <= day <= PLAUSIBLE_DAYS.last)})
    return _numbers(asked, [limit for limit in limits if isinstance(limit, Decimal)], together)


def _numbers(asked: Field, limits: Sequence[Decimal], together: bool) -> list[Decimal]:
    kind, bounds = asked.value_type, asked.bounds or PLAUSIBLE["number"]
    amounts = _TYPICAL[kind] if kind is ValueType.MONEY else ()  # "spent: €0" would tell apart as much, and mislead
    near = numbers(limits, bounds, _STEP.get(kind, _FINE), domain_of(asked).is_whole, amounts)
    if near and not together:
        return near
    typical = _TYPICAL.get(kind, _TYPICAL[ValueType.NUMBER])
    # A question of its own range may hold nothing typical, and no rule need compare it.
    return sorted({*near, *(number for number in typical if bounds.low <= number <= bounds.high)}) or [
        *sorted({*bounds})
    ]


def without_value(fact: Fact, compared: ComparedWith, asked: Field) -> list[AnswerState]:
    """Return the answers without value that ``fact``, which is open, may still get, where rules tell them apart."""
    if fact.state is AnswerState.PARTLY_ANSWERED:
        return []
    may_be_unknown = AnswerState.UNKNOWN in compared.states and fact.state is not AnswerState.UNKNOWN
    return [asked.absence, *([AnswerState.UNKNOWN] if may_be_unknown else [])]


def favourable(asked: Field, values: Sequence[Value]) -> Value | None:
    """Return the answer that is likely to be a good one: the nearest to yes, or all codes; None where there is none."""
    if YES in asked.options:
        return values[0] if values else None  # in the order of the list: what is known in part may exclude yes
    return values[-1] if asked.value_type is ValueType.CODES else None


def is_typical(answer: Fact) -> bool:
    """Return whether an answer is an amount that people would give."""
    return answer.type is ValueType.MONEY and answer.value in _TYPICAL[ValueType.MONEY]
