"""What an answer may be, written once: the workbook's rules of entry, its reader and answers in YAML ask here."""

from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any, NamedTuple

from audit.model.bounds import Bounds
from audit.model.kept import kept
from audit.model.naming import says_nothing
from audit.model.question_type import QuestionType
from audit.model.questionnaire import Field
from audit.model.value import Value, ValueType
from audit.model.within import Within


class Days(NamedTuple):
    """The first and the last day that an answer may be, both included."""

    first: date
    last: date


# The years that a project can have: what lies outside is a slip.
PLAUSIBLE_DAYS = Days(date(1980, 1, 1), date(2060, 12, 31))


class Outside(StrEnum):
    """Why a value of the right type is no answer all the same."""

    NOT_WHOLE = "not_whole"
    TOO_LOW = "too_low"
    TOO_HIGH = "too_high"
    IMPLAUSIBLE_DAY = "implausible_day"
    UNKNOWN_CODE = "unknown_code"
    REPEATED_CODE = "repeated_code"
    NOTHING_SAID = "nothing_said"  # words where a name or a text is asked for, that say none
    NOTHING_OPEN = "nothing_open"  # said to be known in part, and every code of the list is settled


class AnswerDomain(NamedTuple):
    """What a question or a column accepts.

    Attributes:
        bounds: of a number, in the unit of its value; None when no number is asked.
        is_whole: whether the number has no decimals.
        days: of a date; None when no date is asked.
        codes: of a closed list; empty when the answer is open.
        at_least_one: whether a list holds one of the codes at least.
    """

    bounds: Bounds | None
    is_whole: bool
    days: Days | None
    codes: tuple[str, ...]
    at_least_one: bool = False

    def fault(self, value: Value) -> Outside | None:
        """Return why ``value``, which is of the right type, is not accepted, or None when it is."""
        if isinstance(value, Decimal):
            return self._fault_of_number(value)
        if isinstance(value, date):
            return None if self.days is None or self.days.first <= value <= self.days.last else Outside.IMPLAUSIBLE_DAY
        codes = (value,) if isinstance(value, str) else value
        if self.at_least_one and not codes:
            return Outside.NOTHING_SAID
        if not self.codes:
            return Outside.NOTHING_SAID if any(map(says_nothing, codes)) else None
        if not set(codes) <= set(self.codes):
            return Outside.UNKNOWN_CODE
        return Outside.REPEATED_CODE if len(set(codes)) < len(codes) else None

    def fault_within(self, within: Within, value_type: ValueType) -> Outside | None:
        """Return why no answer that is accepted can be what ``within`` says, or None when one can."""
        if settled := (*within.includes, *within.excludes):
            return self.fault(settled) or (Outside.NOTHING_OPEN if len(settled) == len(self.codes) else None)
        if within.among:
            return self.fault(within.among)
        faults = (self.fault(bound) for bound in (within.low, within.high) if bound is not None)
        fault = next((fault for fault in faults if fault), None)
        ends: Any = self.bounds or self.days
        if fault is not None or ends is None:
            return fault
        between, (least, most) = within.reach(value_type), ends
        if between.low > most or (between.low == most and between.low_excluded):
            return Outside.TOO_HIGH if self.bounds else Outside.IMPLAUSIBLE_DAY
        if between.high < least or (between.high == least and between.high_excluded):
            return Outside.TOO_LOW if self.bounds else Outside.IMPLAUSIBLE_DAY
        return None

    def _fault_of_number(self, number: Decimal) -> Outside | None:
        if self.is_whole and number != number.to_integral_value():
            return Outside.NOT_WHOLE
        if self.bounds and number < self.bounds.low:
            return Outside.TOO_LOW
        return Outside.TOO_HIGH if self.bounds and number > self.bounds.high else None


@kept(most=4_096)
def domain_of(field: Field) -> AnswerDomain:
    """Return what ``field`` accepts."""
    return AnswerDomain(
        bounds=field.bounds,
        is_whole=field.type is QuestionType.INTEGER,
        days=PLAUSIBLE_DAYS if field.type is QuestionType.DATE else None,
        codes=tuple(option.code for option in field.options),
        at_least_one=field.at_least_one,
    )
