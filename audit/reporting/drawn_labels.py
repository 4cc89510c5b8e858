"""Labels of drawings: on two lines when they are long, and cut only when two are not enough."""

from functools import lru_cache

from audit.reporting.untrusted_text import printable

# How wide signs are, in hundredths of the size of the font: in DejaVu Sans, the widest of the fonts that stand in for
# Arial where it is not installed.
_WIDTHS = {
    **dict.fromkeys("ijl.,:;'’|!/ \u00a0\u202fI", 35),
    **dict.fromkeys("tfr()[]-·", 43),
    **dict.fromkeys('csz"*J', 56),
    **dict.fromkeys("mMwW@%…—→<>+=~#", 100),
}
_CAPITAL, _OTHER, _WIDE = 79, 65, 100
_SIGN = 52  # a sign of ordinary French


def drawn_width(text: str) -> float:
    """Return how wide a text is drawn, in signs of ordinary width; rather too wide than not enough."""
    return sum(_hundredths(sign) for sign in text) / _SIGN


@lru_cache(2_048)  # most are of rules, roles and lists
def label_lines(label: str, width: int, most: int = 2) -> tuple[str, ...]:
    """Return a label on at most ``most`` lines of ``width`` ordinary signs; an ellipsis tells what is left out."""
    lines: list[str] = []
    left = " ".join(printable(label).split())
    while left and len(lines) < most:
        line = _head(left, width)
        left = left[len(line) :].lstrip()
        lines.append(line.rstrip())
    if left:
        lines[-1] = (
            _head(
                lines[-1],
                width - drawn_width("…"),
            ).rstrip(" ,;:-")
            + "…"
        )
    return tuple(lines) or ("",)


def _head(text: str, width: float) -> str:
    """Return what of the beginning of a text holds in ``width``: whole words, unless the first is too wide."""
    used, end = 0.0, 0
    for end, sign in enumerate(text):  # noqa: B007 - where the loop stops is what is asked
        used += _ORDINARY[sign] if sign in _ORDINARY else _hundredths(sign) / _SIGN
        if used > width and sign != " ":
            break
    else:
        return text
    head = text[: max(end, 1)]
    cut = head.rfind(" ")
    return head[:cut] if cut > 0 else head


def _hundredths(sign: str) -> int:
    known = _WIDTHS.get(sign)
    if known is not None:
        return known
    if sign.isupper():
        return _CAPITAL
    return _WIDE if ord(sign) > 0x2E80 else _OTHER


# The widths of the signs of French and English, at hand: labels are measured sign by sign.
_ORDINARY = {sign: _hundredths(sign) / _SIGN for sign in map(chr, range(0x20, 0x180))}
_ORDINARY |= {sign: _hundredths(sign) / _SIGN for sign in _WIDTHS}
