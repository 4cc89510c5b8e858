"""Learns from the styles of an .ods workbook how numbers show and which sheets do not (ODF 1.3 part 3, § 16.29)."""

import re
from dataclasses import replace
from decimal import Decimal
from xml.etree.ElementTree import Element

from audit.intake.number_format import Condition, Kind, NumberFormat, Pattern
from audit.intake.sheets.ods_names import NUMBER, STYLE, TABLE

_KINDS = {
    f"{NUMBER}number-style": Kind.NUMBER,
    f"{NUMBER}currency-style": Kind.NUMBER,
    f"{NUMBER}percentage-style": Kind.PERCENTAGE,
    f"{NUMBER}date-style": Kind.DATE,
    f"{NUMBER}time-style": Kind.TIME,
}
_DIGITS = (f"{NUMBER}number", f"{NUMBER}scientific-number", f"{NUMBER}fraction")
_LITERALS = (f"{NUMBER}text", f"{NUMBER}currency-symbol")
_PARTS = {f"{NUMBER}day": "d", f"{NUMBER}month": "m", f"{NUMBER}year": "y"}
_CONDITION = re.compile(r"value\(\)\s*(<=|>=|!=|<|>|=)\s*(-?[0-9]+(?:\.[0-9]+)?(?:[Ee][+-]?[0-9]{1,3})?)")
_MAP = f"{STYLE}map"
_MOST_PARENTS = 50


STYLES = frozenset(("style", *(tag.rpartition("}")[2] for tag in _KINDS)))
"""The names of the elements from which there is something to learn."""


class Styles:
    """The styles of a workbook, those of its two parts together."""

    def __init__(self) -> None:
        self._patterns: dict[str, Pattern] = {}
        self._maps: dict[str, list[tuple[Condition, str]]] = {}
        self._cell_styles: dict[str, Element] = {}
        self._formats: dict[str, NumberFormat | None] = {}
        self.hidden_tables: set[str] = set()

    def add(self, element: Element) -> None:
        """Learn from an element, if it is a style that says how a number shows or whether a sheet does."""
        name = element.get(f"{STYLE}name", "")
        if element.tag in _KINDS:
            self._patterns[name] = _pattern(element, _KINDS[element.tag])
            self._maps[name] = [
                (condition, style) for condition, style in map(_map, element.findall(_MAP)) if condition
            ]
        elif element.tag == f"{STYLE}style":
            if element.get(f"{STYLE}family") == "table-cell":
                self._cell_styles[name] = element
            properties = element.find(f"{STYLE}table-properties")
            if properties is not None and properties.get(f"{TABLE}display") == "false":
                self.hidden_tables.add(name)

    def format_of(self, style: str) -> NumberFormat | None:
        """Return the format of the cells that have ``style``; None when it adds nothing to a number."""
        if style not in self._formats:
            self._formats[style] = self._found(style)
        return self._formats[style]

    def _found(self, style: str) -> NumberFormat | None:
        for _ in range(_MOST_PARENTS):
            element = self._cell_styles.get(style)
            if element is None:
                return None
            named = element.get(f"{STYLE}data-style-name", "")
            if named in self._patterns:
                return self._format(named)
            style = element.get(f"{STYLE}parent-style-name", "")
        return None

    def _format(self, name: str) -> NumberFormat | None:
        mapped = [
            replace(self._patterns[style], condition=condition)
            for condition, style in self._maps[name]
            if style in self._patterns
        ]
        patterns = (*mapped, self._patterns[name])
        return None if patterns == (Pattern(),) else NumberFormat(patterns)


def with_currency(number_format: NumberFormat | None, currency: str) -> NumberFormat | None:
    """Return the format of a cell that says its currency, when its style does not show one."""
    shown = number_format.patterns[0] if number_format else Pattern()
    if not currency or currency == "EUR" or shown.before.strip() or shown.after.strip():
        return number_format
    return NumberFormat((replace(shown, after=f" {currency}"),))


def _pattern(element: Element, kind: Kind) -> Pattern:
    if kind is Kind.TIME and element.get(f"{NUMBER}truncate-on-overflow") == "false":
        kind = Kind.ELAPSED
    if kind in (Kind.DATE, Kind.TIME, Kind.ELAPSED):
        return Pattern(kind, parts=frozenset(_PARTS[child.tag] for child in element if child.tag in _PARTS))
    before = after = ""
    digits: Element | None = None
    for child in element:
        if child.tag in _DIGITS:
            digits = child
        elif child.tag in _LITERALS and digits is None:
            before += child.text or ""
        elif child.tag in _LITERALS:
            after += child.text or ""
    if digits is None:
        return Pattern(Kind.WORDS, before=before) if before else Pattern()
    return Pattern(
        kind=kind,
        before="" if before.isspace() else before,
        after="" if after.isspace() else after,
        digits=_places(digits),
        thousands=_thousands(digits.get(f"{NUMBER}display-factor", "1")),
        hundreds=1 if kind is Kind.PERCENTAGE else 0,
    )


def _places(digits: Element) -> str:
    """Return the places of the whole part when they add zeros ahead of the number, or texts between its digits."""
    written = digits.get(f"{NUMBER}min-integer-digits", "0")
    least = min(int(written), 20) if written.isascii() and written.isdecimal() else 0
    places = "0" * least
    for embedded in digits.findall(f"{NUMBER}embedded-text"):
        position = embedded.get(f"{NUMBER}position", "")
        text = "".join((embedded.text or "").split())
        if text and position.isascii() and position.isdecimal() and 0 < int(position) < len(places):
            places = f"{places[: -int(position)]}{text}{places[-int(position) :]}"
    return "" if places in ("", "0") else places


def _thousands(factor: str) -> int:
    """Return how many times a thousand is left out, e.g. 2 for ``1000000``."""
    return (len(factor) - 1) // 3 if re.fullmatch(r"1(?:000)+", factor) else 0


def _map(element: Element) -> tuple[Condition | None, str]:
    found = _CONDITION.fullmatch(element.get(f"{STYLE}condition", ""))
    sign = "<>" if found and found[1] == "!=" else found[1] if found else ""
    condition = Condition(sign, Decimal(found[2])) if found else None
    return condition, element.get(f"{STYLE}apply-style-name", "")
