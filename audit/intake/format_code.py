"""Reads format codes, the language in which .xlsx files say how a number shows (ECMA-376 part 1, § 18.8.31)."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache

from audit.intake.number_format import Condition, Kind, NumberFormat, Pattern

_TOKEN = re.compile(
    r"""
      "(?P<quoted>[^"]*)"?
    | \\(?P<escaped>.)
    | \[\$(?P<currency>[^\]-]*)(?:-[^\]]*)?\]
    | \[(?P<elapsed>h+|m+|s+)\]
    | \[(?P<sign><=|>=|<>|<|>|=)(?P<limit>-?[0-9]+(?:\.[0-9]+)?)\]
    | (?P<ignored>\[[^\]]*\] | _. | \*. | @)
    | (?P<general>General)
    | (?P<exponent>E[+-])
    | (?P<half>AM/PM|A/P)
    | (?P<calendar>y+|m+|d+|h+|s+|e+|b+|g+)
    | (?P<digit>[0\#?])
    | (?P<point>\.)
    | (?P<comma>,)
    | (?P<percent>%)
    | (?P<section>;)
    | (?P<literal>.)
    """,
    re.VERBOSE | re.IGNORECASE | re.DOTALL,
)
_LITERALS = ("quoted", "escaped", "currency", "literal")
_ORDINARY = frozenset(("le", "the", "h", "min", "s"))  # words that leave a date what it is
_TELLING = re.compile(r"[^\W_]|[?~≈<>≤≥±+]")
_LONGEST_CODE = 255  # what spreadsheets store
_TEXT_SECTION = 3  # the fourth section is for texts


@lru_cache(maxsize=512)
def parse_format(code: str) -> NumberFormat | None:
    """Return the format that ``code`` describes, or None when it only shows the number."""
    sections = _sections(code[:_LONGEST_CODE])[:_TEXT_SECTION]
    patterns = [_pattern(section) for section in sections]
    if all(pattern == Pattern() for pattern in patterns):
        return None
    return NumberFormat(tuple(_with_conditions(patterns)))


def _sections(code: str) -> list[list[re.Match[str]]]:
    sections: list[list[re.Match[str]]] = [[]]
    for token in _TOKEN.finditer(code):
        if token["section"]:
            sections.append([])
        else:
            sections[-1].append(token)
    return sections


def _with_conditions(patterns: Sequence[Pattern]) -> Iterator[Pattern]:
    """Give each pattern the condition that its place stands for, unless it says one itself."""
    zero = Decimal(0)
    if any(pattern.condition for pattern in patterns) or len(patterns) == 1:
        implied: list[Condition | None] = [None] * len(patterns)
    elif len(patterns) == 2:  # positive numbers and zero; negative ones
        implied = [Condition(">=", zero), None]
    else:
        implied = [Condition(">", zero), Condition("<", zero), None]
    for pattern, condition in zip(patterns, implied, strict=True):
        yield replace(pattern, condition=pattern.condition or condition)


def _pattern(tokens: Sequence[re.Match[str]]) -> Pattern:
    calendar = list(_calendar(tokens))
    if calendar:
        before, after = _around(tokens)
        parts = frozenset(calendar) & set("dmy")
        return Pattern(_kind_of_calendar(tokens, calendar), before=before, after=after, parts=parts)
    builder = _Builder()
    for token in tokens:
        builder.add(token)
    return builder.pattern()


def _around(tokens: Sequence[re.Match[str]]) -> tuple[str, str]:
    """Return the literals before the first part of a date and after the last, but for those that any date may have."""
    places = [index for index, token in enumerate(tokens) if token["elapsed"] or token["calendar"] or token["half"]]
    ends = tokens[: places[0]], tokens[places[-1] + 1 :]
    before, after = (
        "".join(_literal(token) for token in end if any(token[name] is not None for name in _LITERALS)) for end in ends
    )
    return _meaning(before), _meaning(after)


def _meaning(literal: str) -> str:
    words = [word for word in literal.split() if word.casefold() not in _ORDINARY]
    return " ".join(literal.split()) if any(_TELLING.search(word) for word in words) else ""


def _kind_of_calendar(tokens: Sequence[re.Match[str]], calendar: Sequence[str]) -> Kind:
    if any(token["elapsed"] for token in tokens):
        return Kind.ELAPSED
    return Kind.DATE if set(calendar) & set("dmy") else Kind.TIME


def _calendar(tokens: Sequence[re.Match[str]]) -> Iterator[str]:
    """Yield the parts of a date or a time, in order; an ``m`` beside hours or seconds is for minutes."""
    codes = [
        (token["elapsed"] or token["calendar"])[0].casefold()
        for token in tokens
        if token["elapsed"] or token["calendar"]
    ]
    for index, code in enumerate(codes):
        is_minute = code == "m" and (codes[index - 1 : index] == ["h"] or codes[index + 1 : index + 2] == ["s"])
        yield "minute" if is_minute else {"e": "y", "b": "y", "g": "y"}.get(code, code)


class _Builder:
    """Gathers what one section of numbers says, from left to right."""

    def __init__(self) -> None:
        self.before = self.after = self.digits = self.between = ""
        self.has_digits = self.is_general = self.in_decimals = False
        self.thousands = self.commas = self.hundreds = 0
        self.condition: Condition | None = None

    def add(self, token: re.Match[str]) -> None:
        if token["sign"]:
            self.condition = Condition(token["sign"], Decimal(token["limit"]))
        elif token["digit"]:
            self._digit(token["digit"])
        elif token["general"]:
            self.is_general = self.has_digits = True
        elif token["point"]:
            self.thousands += self.commas
            self.commas = 0
            self.in_decimals = self.has_digits = True
        elif token["comma"]:
            self.commas += self.has_digits
        elif token["exponent"]:
            self.in_decimals = True  # its digits are no places of the number
        elif token["percent"]:
            self.hundreds += 1
            self._literal("%")
        elif not token["ignored"]:
            self._literal(_literal(token))

    def _digit(self, place: str) -> None:
        self.has_digits = True
        self.commas = 0  # they only separate groups of digits
        if self.in_decimals:
            return
        self.digits += "".join(self.between.split()) + place  # a space there separates thousands
        self.between = self.after = ""

    def _literal(self, text: str) -> None:
        if not self.has_digits:
            self.before += text
            return
        self.after += text
        if not self.in_decimals:
            self.between += text

    def pattern(self) -> Pattern:
        if not self.has_digits and not (self.before or self.after):
            return Pattern(condition=self.condition)
        kind = Kind.PERCENTAGE if self.hundreds else Kind.NUMBER
        return Pattern(
            kind=kind if self.has_digits else Kind.WORDS,
            before=_kept(self.before),
            after=_kept(self.after),
            digits=_places(self.digits),
            thousands=self.thousands + self.commas,
            hundreds=self.hundreds,
            condition=self.condition,
        )


def _literal(token: re.Match[str]) -> str:
    return next(token[name] or "" for name in _LITERALS if token[name] is not None)


def _kept(literal: str) -> str:
    return "" if literal.isspace() else literal


def _places(digits: str) -> str:
    """Return the places that add something: zeros ahead of the number, or literals; those of a fraction do not."""
    if "/" in digits or digits.strip("#?") in ("", "0"):
        return ""
    return digits
