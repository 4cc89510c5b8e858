"""An independent reading of docs/rule-language.md: rules and facts as plain data, 'T', 'F' or 'U'.

It shares no code with audit.engine and prefers the plainest way to say each thing.
"""

import datetime
import unicodedata
from decimal import Decimal

INFINITY = Decimal("Infinity")


def outcome(rule, facts, tables, parameters):
    """Return the outcome of ``rule`` (YAML-shaped dict)."""
    world = (facts, tables, parameters)
    applies = evaluate(rule["applies_when"], None, world) if rule.get("applies_when") else "T"
    satisfied = evaluate(rule["satisfied_when"], None, world)
    partial = evaluate(rule["partial_when"], None, world) if rule.get("partial_when") else "F"
    if applies == "F":
        return "not_applicable"
    if applies == "U":
        return "undetermined"
    if satisfied == "T":
        return "satisfied"
    if satisfied == "U":
        return "undetermined"
    return "partial" if partial == "T" else "violated"


def evaluate(condition, row, world):
    if "all" in condition:
        found = [evaluate(c, row, world) for c in condition["all"]]
        return "F" if "F" in found else "U" if "U" in found else "T"
    if "any" in condition:
        found = [evaluate(c, row, world) for c in condition["any"]]
        return "T" if "T" in found else "U" if "U" in found else "F"
    if "not" in condition:
        return {"T": "F", "F": "T", "U": "U"}[evaluate(condition["not"], row, world)]
    if "at_least" in condition:
        n = condition["at_least"]["n"]
        found = [evaluate(c, row, world) for c in condition["at_least"]["of"]]
        if found.count("T") >= n:
            return "T"
        return "F" if len(found) - found.count("F") < n else "U"
    if "for_each" in condition:
        return for_each(condition["for_each"], world)
    if "exists" in condition:
        return exists(condition["exists"], world)
    if "forbid" in condition:
        return forbid(condition["forbid"], world)
    fact = lookup(condition, row, world)
    if "state" in condition:
        return "T" if fact["state"] in condition["state"] else "F"
    return compare(condition, fact, row, world)


def lookup(condition, row, world):
    return row[condition["column"]] if "column" in condition else world[0][condition["fact"]]


def rows_of(table, world):
    return world[1][table]["rows"]


def closed(table, world):
    return world[1][table]["completeness"] in ("complete", "none")


def kept(selection, row, world):
    return evaluate(selection["where"], row, world) if selection.get("where") else "T"


def for_each(spec, world):
    result = "T" if closed(spec["table"], world) else "U"
    for row in rows_of(spec["table"], world):
        selected = kept(spec, row, world)
        good = evaluate(spec["satisfies"], row, world)
        if selected == "T" and good == "F":
            return "F"
        if selected != "F" and good != "T":
            result = "U"
    return result


def exists(spec, world):
    found = [kept(spec, row, world) for row in rows_of(spec["table"], world)]
    if "T" in found:
        return "T"
    return "F" if closed(spec["table"], world) and "U" not in found else "U"


def forbid(spec, world):
    left, right = spec["left"], spec["right"]
    sure = closed(left["table"], world) and closed(right["table"], world)
    for a in rows_of(left["table"], world):
        for b in rows_of(right["table"], world):
            selected = [kept(left, a, world), kept(right, b, world)]
            names_a, open_a = names(a, spec["share"])
            names_b, open_b = names(b, spec["share"])
            shared = "U" if open_a or open_b else "F"
            if names_a & names_b:
                shared = "T"
            three = [*selected, shared]
            if three == ["T", "T", "T"]:
                return "F"
            if "F" not in three:
                sure = False
    return "T" if sure else "U"


def names(row, columns):
    found, missing = set(), False
    for column in columns:
        value = row[column]["value"]
        if value is None:
            missing = True
            continue
        for name in [value] if isinstance(value, str) else value:
            plain = "".join(
                c
                for c in unicodedata.normalize("NFKD", name).casefold()
                if c.isalnum() and not unicodedata.combining(c)
            )
            if plain:
                found.add(plain)
    return found, missing


def plain_text(text):
    return next(iter(names({"x": {"value": text}}, ["x"])[0]), "")


def compare(condition, fact, row, world):
    operator = next(
        k for k in ("is", "in", "equals", "min", "max", "above", "below", "includes", "provided") if k in condition
    )
    operand = condition[operator]
    value = fact["value"]
    if operator == "provided":
        return {"answered": "T", "not_applicable": "F"}.get(fact["state"], "U")
    if operator in ("is", "in", "includes"):
        if value is None:
            return "U"
        if operator == "is":
            good = value == operand
        elif operator == "in":
            good = value in operand
        else:
            good = all(code in value for code in operand)
        return "T" if good else "F"
    other = operand_of(operator, operand, fact, row, world)
    if fact["type"] == "text":
        if value is None or other[0] is None:
            return "U"
        return "T" if plain_text(value) == plain_text(other[0]) else "F"
    mine = bounds(fact)
    if mine is None or other is None:
        return "U"
    return worlds(operator, mine, other)


def operand_of(operator, operand, fact, row, world):
    if isinstance(operand, dict):
        if "parameter" in operand:
            shortest, longest = world[2][operand["parameter"]]
            return (shortest, shortest) if operator in ("min", "below") else (longest, longest)
        other = lookup(operand, row, world)
        return (other["value"], None) if fact["type"] == "text" else bounds(other)
    if fact["type"] == "date":
        day = datetime.date.fromisoformat(operand)
        return (day, day)
    if fact["type"] == "text":
        return (operand, None)
    return (Decimal(str(operand)), Decimal(str(operand)))


def bounds(fact):
    if fact["value"] is not None:
        return (fact["value"], fact["value"])
    if fact.get("low") is not None:
        return (fact["low"], fact["high"] if fact["high"] is not None else INFINITY)
    return None


def worlds(operator, mine, other):
    """Compare intervals through their corners: all true, all false, or both occur."""
    test = {
        "equals": lambda a, b: a == b,
        "min": lambda a, b: a >= b,
        "max": lambda a, b: a <= b,
        "above": lambda a, b: a > b,
        "below": lambda a, b: a < b,
    }[operator]
    seen = {test(a, b) for a in mine for b in other}
    if operator == "equals" and (mine[0] != mine[1] or other[0] != other[1]):
        overlap = mine[0] <= other[1] and other[0] <= mine[1]
        return "U" if overlap else "F"
    if len(seen) == 2:
        return "U"
    return "T" if seen == {True} else "F"
