"""Random rules of every condition kind, and random facts for them, from a seeded generator."""

import datetime
import random
from decimal import Decimal

from audit.model.answer import AnswerState
from audit.model.fact import Fact, FactRow, FactSet, FactTable
from audit.model.rule import Rule
from audit.model.value import NUMERIC, ValueType
from audit.rulebase.calendar_months import Span

CODES = ("yes", "partial", "no")
NAMES = ("Alpha", "alpha ", "Bêta", "BETA", "Gamma", "Delta")
FACTS = {
    "f.code_a": ValueType.CODE,
    "f.code_b": ValueType.CODE,
    "f.codes": ValueType.CODES,
    "f.count": ValueType.INTEGER,
    "f.other_count": ValueType.INTEGER,
    "f.money": ValueType.MONEY,
    "f.share": ValueType.SHARE,
    "f.days": ValueType.DAYS,
    "f.day": ValueType.DATE,
    "f.other_day": ValueType.DATE,
    "f.text": ValueType.TEXT,
}
COLUMNS = {
    "code": ValueType.CODE,
    "codes": ValueType.CODES,
    "count": ValueType.INTEGER,
    "day": ValueType.DATE,
    "name": ValueType.TEXT,
    "names": ValueType.NAMES,
}
TABLES = ("left", "right")
PARAMETERS = {
    "p.count": Span(Decimal(2), Decimal(2)),
    "p.money": Span(Decimal(3), Decimal(3)),
    "p.share": Span(Decimal("0.2"), Decimal("0.2")),
    "p.days": Span(Decimal(1), Decimal(3)),
}
_PARAMETER_OF = {
    ValueType.INTEGER: "p.count",
    ValueType.MONEY: "p.money",
    ValueType.SHARE: "p.share",
    ValueType.DAYS: "p.days",
}
_WITH_VALUES = (AnswerState.ANSWERED, AnswerState.PARTLY_ANSWERED)
_TESTED_STATES = [
    str(state) for state in AnswerState if state not in (AnswerState.PARTLY_ANSWERED, AnswerState.NOT_ASKED)
]
_TEXT = {"fr": "x", "en": "x"}
_DAY = datetime.date(2026, 1, 1)


def rules(rng, count):
    """Return ``count`` random rules, as YAML-shaped dicts."""
    return [_rule(rng, number) for number in range(count)]


def as_rule(data):
    return Rule.model_validate(data)


def _rule(rng, number):
    rule = {
        "id": f"GEN-{number:03d}",
        "slug": "generated",
        "axis": "gouvernance",
        "severity": "major",
        "title": _TEXT,
        "sources": ["X"],
        "review_types": ["pre_launch"],
        "satisfied_when": condition(rng, 3, None),
        "finding": [_TEXT],
        "cause": _TEXT,
        "effect": _TEXT,
        "remediation": [
            {
                "action": "act",
                "owner_role": "sponsor",
                "effort": "S",
                "delay_days": {"pre_launch": 1},
                "do": _TEXT,
                "proof": _TEXT,
            }
        ],
        "examples": [{"name": "x", "expect": "satisfied"}],
    }
    if rng.random() < 0.5:
        rule["applies_when"] = condition(rng, 2, None)
    if rng.random() < 0.5:
        rule["partial_when"] = condition(rng, 2, None)
    return rule


def condition(rng, depth, table):
    kinds = ["comparison"] * 5 + ["state"]
    if depth:
        kinds += ["all", "any", "not", "at_least"] * 2
        if table is None:
            kinds += ["for_each", "exists", "forbid"] * 2
    kind = rng.choice(kinds)
    match kind:
        case "comparison":
            return _comparison(rng, table)
        case "state":
            return {_place(table): _subject(rng, table), "state": rng.sample(_TESTED_STATES, 2)}
        case "not":
            return {"not": condition(rng, depth - 1, table)}
        case "all" | "any":
            size = rng.choice([1, 2, 3, 3, 20])
            return {kind: [condition(rng, depth - 1 if size < 9 else 0, table) for _ in range(size)]}
        case "at_least":
            size = rng.randint(1, 6)
            members = [condition(rng, depth - 1, table) for _ in range(size)]
            return {"at_least": {"n": rng.randint(1, size), "of": members}}
    chosen = rng.choice(TABLES)
    selection = {"table": chosen}
    if rng.random() < 0.7:
        selection["where"] = condition(rng, min(depth - 1, 1), chosen)
    if kind == "exists":
        return {"exists": selection}
    if kind == "for_each":
        return {"for_each": {**selection, "satisfies": condition(rng, min(depth - 1, 1), chosen)}}
    other = {"table": rng.choice(TABLES), "where": condition(rng, 0, chosen)}
    return {"forbid": {"left": selection, "right": other, "share": rng.sample(["name", "names"], rng.randint(1, 2))}}


def _place(table):
    return "fact" if table is None else "column"


def _types(table):
    return FACTS if table is None else COLUMNS


def _subject(rng, table):
    return rng.choice(list(_types(table)))


def _comparison(rng, table):
    types = _types(table)
    if rng.random() < 0.1:
        return {_place(table): _subject(rng, table), "provided": True}
    comparable = [name for name, kind in types.items() if kind is not ValueType.NAMES]
    subject = rng.choice(comparable)
    kind = types[subject]
    test = {_place(table): subject}
    if kind is ValueType.CODE:
        return {**test, **rng.choice([{"is": rng.choice(CODES)}, {"in": rng.sample(CODES, 2)}])}
    if kind is ValueType.CODES:
        return {**test, "includes": rng.sample(CODES, rng.randint(1, 2))}
    if kind is ValueType.TEXT:
        return {**test, "equals": rng.choice(NAMES)}
    operators = ["equals", "min", "max", "above", "below"]
    same_type = [name for name in comparable if types[name] is kind]
    operands = [{_place(table): rng.choice(same_type)}, _literal(rng, kind)]
    if kind in _PARAMETER_OF:
        operands.append({"parameter": _PARAMETER_OF[kind]})
    return {**test, rng.choice(operators): rng.choice(operands)}


def _literal(rng, kind):
    if kind is ValueType.DATE:
        return (_DAY + datetime.timedelta(days=rng.randint(0, 2))).isoformat()
    return rng.randint(0, 1)


def world(rng):
    """Return random facts, once as models and once as plain data."""
    facts = {name: _fact(rng, name, kind) for name, kind in FACTS.items()}
    tables = {name: _table(rng, name) for name in TABLES}
    plain_facts = {name: _plain(fact) for name, fact in facts.items()}
    plain_tables = {
        name: {
            "completeness": table.declaration.value,
            "rows": [{c: _plain(f) for c, f in row.facts.items()} for row in table.rows],
        }
        for name, table in tables.items()
    }
    return FactSet(facts=facts, tables=tables), plain_facts, plain_tables


def _table(rng, name):
    declared = rng.choice(["complete", "complete", "none", "partial", None])
    return FactTable(
        id=name,
        declaration=Fact(
            name=f"{name}/completeness",
            type=ValueType.CODE,
            state=AnswerState.ANSWERED if declared else AnswerState.BLANK,
            value=declared,
        ),
        rows=tuple(
            FactRow(
                number=number,
                label=f"row {number}",
                facts={c: _fact(rng, f"{name}/{number}/{c}", kind) for c, kind in COLUMNS.items()},
            )
            for number in range(rng.choice([0, 1, 2, 3]))
        ),
    )


def _fact(rng, name, kind):
    if rng.random() < 0.25:
        state = rng.choice([s for s in AnswerState if s not in _WITH_VALUES])
        if kind in NUMERIC and rng.random() < 0.5:
            low = Decimal(rng.randint(0, 3))
            high = None if rng.random() < 0.2 else low + rng.randint(0, 2)
            return Fact(name=name, type=kind, state=state, low=low, high=high)
        return Fact(name=name, type=kind, state=state)
    if rng.random() < 0.25 and (kind in NUMERIC or kind in (ValueType.CODE, ValueType.CODES, ValueType.DATE)):
        return _partial(rng, name, kind)
    return Fact(name=name, type=kind, state=AnswerState.ANSWERED, value=_value(rng, kind))


def _partial(rng, name, kind):
    if kind is ValueType.CODE:
        return Fact(name=name, type=kind, state=AnswerState.PARTLY_ANSWERED, among=tuple(rng.sample(CODES, 2)))
    if kind is ValueType.CODES:
        held, left = [], []
        for code in rng.sample(CODES, rng.randint(1, len(CODES) - 1)):
            rng.choice([held, left]).append(code)
        partly = AnswerState.PARTLY_ANSWERED
        return Fact(name=name, type=kind, state=partly, includes=tuple(held), excludes=tuple(left))
    low = _DAY + datetime.timedelta(days=rng.randint(0, 2)) if kind is ValueType.DATE else Decimal(rng.randint(0, 3))
    wide = rng.randint(3, 4)  # several values lie between, even where neither bound is one
    high = low + (datetime.timedelta(days=wide) if kind is ValueType.DATE else wide)
    ends = rng.choice([(low, high), (low, None), (None, high)])
    return Fact(
        name=name,
        type=kind,
        state=AnswerState.PARTLY_ANSWERED,
        low=ends[0],
        high=ends[1],
        low_excluded=ends[0] is not None and rng.random() < 0.5,
        high_excluded=ends[1] is not None and rng.random() < 0.5,
    )


def _value(rng, kind):
    match kind:
        case ValueType.CODE:
            return rng.choice(CODES)
        case ValueType.CODES:
            return tuple(rng.sample(CODES, rng.randint(0, 3)))
        case ValueType.TEXT:
            return rng.choice(NAMES)
        case ValueType.NAMES:
            return tuple(rng.sample(NAMES, rng.randint(0, 2)))
        case ValueType.DATE:
            return _DAY + datetime.timedelta(days=rng.randint(0, 2))
        case ValueType.SHARE:
            return rng.choice([Decimal("0.1"), Decimal("0.2"), Decimal("0.3"), Decimal(1)])
    return Decimal(rng.randint(0, 4))


def _plain(fact):
    return {
        "type": str(fact.type),
        "state": str(fact.state),
        "value": fact.value,
        "low": fact.low,
        "high": fact.high,
        "low_excluded": fact.low_excluded,
        "high_excluded": fact.high_excluded,
        "among": fact.among,
        "includes": fact.includes,
        "excludes": fact.excludes,
    }


def generator(seed):
    return random.Random(seed)  # noqa: S311 - reproducible test data
