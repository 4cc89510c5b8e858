"""How the days are called that bound an interval: by the lines of a table that give them, each with its date."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal

from audit.facts.indicators.inputs import Row
from audit.facts.indicators.shapes.days import days_from
from audit.model.fact import FactRow
from audit.model.text import Language, Text
from audit.model.value import Value
from audit.wording.numbers import write_date

START = Text(fr="le début", en="the start")
END = Text(fr="la fin", en="the end")
REVIEW = Text(fr="la date de la revue", en="the review date")


class NamedDays:
    """What is certain to happen on each day, the first line of the table where there are several."""

    def __init__(self, names: Mapping[date, Text]) -> None:
        """Prepare.

        Args:
            names: by day, how it is called.
        """
        self._names = names

    @classmethod
    def of(cls, rows: Sequence[Row], column: str, others: Iterable[tuple[date, Text]]) -> "NamedDays":
        """Return the days of lines, then those of ``others`` that no line gives.

        Args:
            rows: the lines that certainly count.
            column: where their date is.
            others: what else bounds an interval.
        """
        names: dict[date, Text] = {}
        for row in rows:
            if row[column] is not None:
                names.setdefault(row[column], _line(row.line))
        for day, name in others:
            names.setdefault(day, name)
        return cls(names)

    def between(self, intervals: Iterable[tuple[date, date]], value: Value) -> Text | None:
        """Return between which dates the interval of ``value`` days lies, the last where there are several.

        None where it has no length, or is not certain to be one of the intervals.
        """
        ends = [(first, last) for first, last in intervals if days_from(first, last) == value]
        known = [pair for pair in ends if all(day in self._names for day in pair)]
        if not value or not known:
            return None
        first, last = known[-1]
        more_fr, more_en = _as_long(len(known) - 1)
        return Text(
            fr=f"entre {self._told(first, Language.FR)} et {self._told(last, Language.FR)}{more_fr}",
            en=f"between {self._told(first, Language.EN)} and {self._told(last, Language.EN)}{more_en}",
        )

    def since(self, until: date, value: Value) -> Text | None:
        """Return the date that is ``value`` days before ``until``; None when it is that very day, or has no name."""
        day = until - timedelta(days=int(value)) if isinstance(value, Decimal) and value else until
        if day == until or day not in self._names:
            return None
        return Text(fr=f"depuis {self._told(day, Language.FR)}", en=f"since {self._told(day, Language.EN)}")

    def _told(self, day: date, language: Language) -> str:
        return f"{self._names[day].to(language)} ({write_date(day, language)})"


def _line(line: FactRow) -> Text:
    """Return how a line is called: by its name, on one line of text, or else by its number."""
    name = " ".join(line.label.split())
    if line.is_named and name:
        return Text(fr=f"« {name} »", en=f"“{name}”")
    return Text(fr=f"la ligne {line.number}", en=f"line {line.number}")


def _as_long(others: int) -> tuple[str, str]:
    """Return in both languages that earlier intervals are as long; nothing where none is."""
    if not others:
        return "", ""
    if others == 1:
        return " ; un autre, antérieur, est aussi long", "; another, earlier one is as long"
    return f" ; {others} autres, antérieurs, sont aussi longs", f"; {others} others, earlier, are as long"
