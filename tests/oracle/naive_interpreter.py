"""An independent reading of docs/rule-language.md: rules and facts as plain data, 'T', 'F' or 'U'.

It shares no code with audit.engine and prefers the plainest way to say each thing.
"""

import datetime
import itertools
import unicodedata
from decimal import Decimal

FARTHEST = 60  # beyond what any operand reaches
NEAR = Decimal("0.001")


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
        return in_state("answered" if fact["state"] == "partly_answered" else fact["state"], condition["state"])
    return compare(condition, fact, row, world)


def in_state(state, wanted):
    if state == "not_asked":  # as another answer says: it does not apply
        state = "not_applicable"
    if state in wanted:
        return "T"
    if state in ("answered", "not_applicable", "none"):
        return "F"
    later = ["answered"] if state == "not_computed" else ["answered", "not_applicable", "none", "unknown"]
    return "U" if [one for one in later if one in wanted] else "F"


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
        return {"answered": "T", "partly_answered": "T", "not_applicable": "F", "none": "F", "not_asked": "F"}.get(
            fact["state"], "U"
        )
    if operator in ("is", "in", "includes"):
        if value is None and fact["type"] == "codes":
            # every list that what is known leaves possible
            others = [code for code in operand if code not in (*fact["includes"], *fact["excludes"])]
            possible = [
                [*fact["includes"], *more] for n in range(len(others) + 1) for more in itertools.combinations(others, n)
            ]
            each = {compare(condition, {**fact, "value": codes}, row, world) for codes in possible}
            return each.pop() if len(each) == 1 else "U"
        if value is None:
            each = {compare(condition, {**fact, "value": code}, row, world) for code in fact["among"]}
            return each.pop() if len(each) == 1 else "U"
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
    if not is_bounded(fact) or other is None:
        return "U"
    return worlds(operator, fact, other)


def operand_of(operator, operand, fact, row, world):
    if isinstance(operand, dict):
        if "parameter" in operand:
            shortest, longest = world[2][operand["parameter"]]
            return {**fact, "value": shortest if operator in ("min", "below") else longest}
        other = lookup(operand, row, world)
        return (other["value"], None) if fact["type"] == "text" else other if is_bounded(other) else None
    if fact["type"] == "date":
        return {**fact, "value": datetime.date.fromisoformat(operand)}
    if fact["type"] == "text":
        return (operand, None)
    return {**fact, "value": Decimal(str(operand))}


def is_bounded(fact):
    return any(fact[key] is not None for key in ("value", "low", "high"))


def worlds(operator, mine, other):
    """Try every pair of points that may tell: all true, all false, or both occur."""
    test = {
        "equals": lambda a, b: a == b,
        "min": lambda a, b: a >= b,
        "max": lambda a, b: a <= b,
        "above": lambda a, b: a > b,
        "below": lambda a, b: a < b,
    }[operator]
    marks = [fact[key] for fact in (mine, other) for key in ("value", "low", "high") if fact[key] is not None]
    seen = {test(a, b) for a in points(mine, marks) for b in points(other, marks)}
    if len(seen) == 2:
        return "U"
    return "T" if seen == {True} else "F"


def points(fact, marks):
    """Return the values that a fact may have, as far as ``marks`` and their neighbours tell them apart."""
    if fact["value"] is not None:
        return [fact["value"]]
    if fact["type"] == "date":
        far, steps = datetime.timedelta(days=FARTHEST), [datetime.timedelta(days=days) for days in (-1, 0, 1)]
    else:
        far = FARTHEST
        steps = [-1, 0, 1] if fact["type"] == "integer" else [-2 * NEAR, -NEAR, 0, NEAR, 2 * NEAR]
    near = {mark + step for mark in marks for step in steps} | {min(marks) - far, max(marks) + far}
    return [point for point in near if may_be(point, fact)]


def may_be(point, fact):
    low, high = fact["low"], fact["high"]
    is_above = low is None or point > low or (point == low and not fact["low_excluded"])
    is_below = high is None or point < high or (point == high and not fact["high_excluded"])
    return is_above and is_below
