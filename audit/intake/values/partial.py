"""Reads answers that say less than one value: bounds, or several answers of a list; only forms with one sure meaning.

« environ 10 », « 3-5 », « 10+ », « supérieur à 3 » are none of them: people mean different things by these.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from audit.intake.values.choices import find_code, former_codes, settled_items
from audit.intake.values.dates import parse_date
from audit.intake.values.mistakes import Mistake, MistakeCode
from audit.intake.values.numbers import parse_money, parse_number, parse_share, shares_unit
from audit.intake.values.periods import Period, read_period
from audit.intake.values.words import fold_answer, tidy
from audit.model.answer_domain import PLAUSIBLE_DAYS, Outside, domain_of
from audit.model.question_type import QuestionType
from audit.model.questionnaire import NO, PARTIAL, YES, Choice, Field
from audit.model.text import Language, Text
from audit.model.value import NUMERIC, ValueType
from audit.model.within import Bound, Within
from audit.wording.partial import write_reading, write_settled

_LONGEST = 120

# What stands before, or after, the one bound; and which bound it is.
_AT_LEAST = (
    r"(?:>=|≥|⩾|au moins|(?:au )?minimum|à partir de|supérieure?s? ou égale?s? à|at least|no (?:less|fewer) than)",
    r"(?:ou plus|or more|au moins)",
)
_ABOVE = (r"(?:>|plus (?:de|d')|more than|over)", None)
_AT_MOST = (
    r"(?:<=|≤|⩽|au plus|(?:au )?maximum|jusqu'à|inférieure?s? ou égale?s? à|at most|(?:no|not) more than|up to)",
    r"(?:ou moins|or (?:less|fewer)|au plus)",
)
_BELOW = (r"(?:<|moins (?:de|d')|(?:less|fewer) than|under)", None)
_FROM_DAY = (
    r"(?:>=|≥|⩾|au plus tôt|à partir|pas avant|no earlier than|not before|on or after)",
    r"(?:au plus tôt|at the earliest)",
)
_AFTER_DAY = (r"(?:>|après|after)", None)
_TO_DAY = (r"(?:<=|≤|⩽|au plus tard|no later than|not after|on or before)", r"(?:au plus tard|at the latest)")
_BEFORE_DAY = (r"(?:<|avant|before)", None)
_ARTICLE = r"(?:le |la |du |en |the |on |in )?"
_TWO_NUMBERS = (
    re.compile(r"entre (?P<low>.+?) et (?P<high>.+)"),
    re.compile(r"between (?P<low>.+?) and (?P<high>.+)"),
    re.compile(r"(?:de )?(?P<low>.+?) à (?P<high>.+)"),
    re.compile(r"(?:from )?(?P<low>.+?) to (?P<high>.+)"),
)
_TWO_DAYS = (
    re.compile(rf"entre {_ARTICLE}(?P<low>.+) et {_ARTICLE}(?P<high>.+)"),
    re.compile(rf"between {_ARTICLE}(?P<low>.+) and {_ARTICLE}(?P<high>.+)"),
)
_UNREAD = frozenset(
    {
        MistakeCode.NOT_A_NUMBER,
        MistakeCode.APPROXIMATE,
        MistakeCode.NOT_A_DATE,
        MistakeCode.INCOMPLETE_DATE,
        MistakeCode.DATE_IN_LETTERS,
    }
    | {MistakeCode.DATE_AND_WORDS, MistakeCode.PERIOD}
)
_ALSO = re.compile(r" (?:et|and) ")
_OR = re.compile(r"\s+(?:ou|or)\s+", re.IGNORECASE)
_GRADED = {
    (YES.code, PARTIAL.code): (
        *("au moins en partie", "au moins partiellement", "en partie au moins", "partiellement au moins", "pas non"),
        *("at least in part", "at least partly", "at least partially", "partly at least", "not no"),
    ),
    (PARTIAL.code, NO.code): (
        *("pas entierement", "pas completement", "pas totalement", "pas oui"),
        *("not entirely", "not completely", "not fully", "not wholly", "not yes"),
    ),
}
_GRADED_FORMS = {form: codes for codes, forms in _GRADED.items() for form in forms}


class _Side(NamedTuple):
    """One way to give one bound.

    Attributes:
        form: what is typed, the bound as ``bound``.
        is_low: whether it is the lower bound.
        is_excluded: whether the bound itself cannot be the answer.
    """

    form: re.Pattern[str]
    is_low: bool
    is_excluded: bool


def _sides(words: tuple[str, str | None], is_low: bool, is_excluded: bool, article: str = "") -> Iterator[_Side]:
    before, after = words
    yield _Side(re.compile(rf"{before}\s*{article}(?P<bound>\S.*)"), is_low, is_excluded)
    if after:
        yield _Side(re.compile(rf"(?P<bound>.*\S) {after}"), is_low, is_excluded)


_ONE_NUMBER = (
    *_sides(_AT_LEAST, is_low=True, is_excluded=False),
    *_sides(_ABOVE, is_low=True, is_excluded=True),
    *_sides(_AT_MOST, is_low=False, is_excluded=False),
    *_sides(_BELOW, is_low=False, is_excluded=True),
)
_ONE_DAY = (
    *_sides(_FROM_DAY, is_low=True, is_excluded=False, article=_ARTICLE),
    *_sides(_AFTER_DAY, is_low=True, is_excluded=True, article=_ARTICLE),
    *_sides(_TO_DAY, is_low=False, is_excluded=False, article=_ARTICLE),
    *_sides(_BEFORE_DAY, is_low=False, is_excluded=True, article=_ARTICLE),
)


def read_partial(text: str, asked: Field, language: Language) -> Within | Mistake | None:
    """Return what ``text``, which is no exact answer to ``asked``, says of it.

    Returns:
        What is known; or what is wrong with the bounds; or None when the text has no form of a partial answer.
    """
    typed = tidy(text).casefold()
    if not typed or len(typed) > _LONGEST:
        return None
    kind = asked.value_type
    if kind is ValueType.CODES:
        return _settled_codes(text, asked, language)
    if kind is ValueType.CODE:
        return _possible_codes(text, asked, language)
    if kind is not ValueType.DATE and kind not in NUMERIC:
        return None
    read = (_days if kind is ValueType.DATE else _numbers)(typed, asked, language)
    if read is None or isinstance(read.found, Mistake):
        read = _both_sides(typed, asked, language) or read
    return None if read is None else _checked(read, typed, asked)


def as_read(within: Within, asked: Field) -> Text:
    """Return how a partial answer to ``asked`` was understood, in words that cannot be taken otherwise."""
    if within.includes or within.excludes:
        held, left = (
            [option.label for option in asked.options if option.code in codes]
            for codes in (within.includes, within.excludes)
        )
        settled = {
            language: write_settled(
                [label.to(language) for label in held], [label.to(language) for label in left], language
            )
            for language in Language
        }
        return Text(fr=settled[Language.FR], en=settled[Language.EN])
    options = [option for option in asked.options if option.code in within.among]
    said = {
        language: write_reading(within, asked.value_type, language, [option.label.to(language) for option in options])
        for language in Language
    }
    return Text(fr=said[Language.FR], en=said[Language.EN])


class _Read(NamedTuple):
    """What a text with the form of a partial answer says, and the part of it that is a bound.

    Attributes:
        found: what is known, or what is wrong with ``part``.
    """

    found: Within | Mistake
    part: str


def _numbers(typed: str, asked: Field, language: Language) -> _Read | None:
    parse = _PARSERS[asked.value_type]
    for side in _ONE_NUMBER:
        if form := side.form.fullmatch(typed):
            return _Read(_with_one(side, parse(form["bound"], language, asked)), form["bound"])
    for between in _TWO_NUMBERS:
        if form := between.fullmatch(typed):
            return _two_numbers(form["low"], form["high"], asked, language)
    return None


def _two_numbers(low: str, high: str, asked: Field, language: Language) -> _Read:
    parse = _PARSERS[asked.value_type]
    shared = shares_unit(low, high, asked.value_type, language)  # « entre 3 et 5 M€ »: both are millions
    if isinstance(shared, Mistake):
        return _Read(shared, low)
    last, first = parse(high, language, asked), parse(shared or low, language, asked)
    if isinstance(last, Mistake):
        return _Read(last, high)
    return _Read(first if isinstance(first, Mistake) else Within(first, last), low)


def _days(typed: str, _asked: Field, language: Language) -> _Read | None:
    for side in _ONE_DAY:
        if form := side.form.fullmatch(typed):
            period = _period(form["bound"], language)
            if isinstance(period, Mistake):
                return _Read(period, form["bound"])
            # Before a year is before its first day, after it is after its last one; no later than it, within it.
            bound = period.first if side.is_low is not side.is_excluded else period.last
            return _Read(_with_one(side, bound), form["bound"])
    for between in _TWO_DAYS:
        if form := between.fullmatch(typed):
            first, last = _period(form["low"], language), _period(form["high"], language)
            if isinstance(last, Mistake):
                return _Read(last, form["high"])
            return _Read(first if isinstance(first, Mistake) else Within(first.first, last.last), form["low"])
    return None


def _both_sides(typed: str, asked: Field, language: Language) -> _Read | None:
    """Read « plus de 2 et moins de 5 »: a lower and an upper bound, each in its own words."""
    read = _days if asked.value_type is ValueType.DATE else _numbers
    for joint in _ALSO.finditer(typed):
        low, high = (read(part, asked, language) for part in (typed[: joint.start()], typed[joint.end() :]))
        if low is None or high is None or isinstance(low.found, Mistake) or isinstance(high.found, Mistake):
            continue
        one, other = low.found, high.found
        if asked.value_type in NUMERIC:  # « plus de 3 et moins de 5 M€ »: both are millions
            shared = shares_unit(low.part, high.part, asked.value_type, language)
            if isinstance(shared, Mistake):
                return _Read(shared, low.part)
            again = read(typed[: joint.start()].replace(low.part, shared), asked, language) if shared else None
            if again is not None and not isinstance(again.found, Mistake):
                one = again.found
        if one.high is None and other.low is None:
            return _Read(Within(one.low, other.high, one.low_excluded, other.high_excluded), typed)
    return None


def _period(typed: str, language: Language) -> Period | Mistake:
    day = parse_date(typed, language)
    if isinstance(day, date):
        return Period(day, day)
    period = read_period(typed)
    if period is None:
        return day
    if not PLAUSIBLE_DAYS.first <= period.first <= PLAUSIBLE_DAYS.last:
        return Mistake(MistakeCode.IMPLAUSIBLE_DATE)
    return period


def _with_one(side: _Side, bound: Bound | Mistake) -> Within | Mistake:
    if isinstance(bound, Mistake):
        return bound
    if side.is_low:
        return Within(low=bound, low_excluded=side.is_excluded)
    return Within(high=bound, high_excluded=side.is_excluded)


def _checked(read: _Read, typed: str, asked: Field) -> Within | Mistake | None:
    """Return what was read unless it leaves no answer to ``asked``; None where its part is no bound at all."""
    found = read.found
    if isinstance(found, Mistake):
        if found.code in _UNREAD:
            return None
        before, _, after = typed.rpartition(read.part)
        return found._replace(closest=f"{before}{found.closest}{after}") if found.closest else found
    fault = domain_of(asked).fault_within(found, asked.value_type)
    if fault is not None:
        return Mistake(_FAULTS[fault])
    return found if found.reach(asked.value_type).holds_several else Mistake(MistakeCode.BOUNDS_REVERSED)


_FAULTS = {
    Outside.NOT_WHOLE: MistakeCode.NOT_WHOLE,
    Outside.TOO_LOW: MistakeCode.OUT_OF_BOUNDS,
    Outside.TOO_HIGH: MistakeCode.OUT_OF_BOUNDS,
    Outside.IMPLAUSIBLE_DAY: MistakeCode.IMPLAUSIBLE_DATE,
}


def _possible_codes(text: str, asked: Field, language: Language) -> Within | None:
    options = asked.options
    is_graded = asked.type is QuestionType.YES_PARTIAL_NO
    if is_graded and (codes := _GRADED_FORMS.get(fold_answer(text))):
        return Within(among=codes)
    if former := former_codes(text, asked.former_labels):
        return Within(among=former)
    found = {frozenset(chosen) for chosen in _choices(text.strip(), options, language)}
    if len(found) != 1:  # labels may themselves hold « ou »
        return None
    (chosen,) = found
    # All the answers of the list together say nothing, and « oui ou non » is how people write that nobody answered.
    if len(chosen) == len(options) or (is_graded and PARTIAL.code not in chosen):
        return None
    return Within(among=tuple(one.code for one in options if one.code in chosen))


def _settled_codes(text: str, asked: Field, language: Language) -> Within | None:
    said = settled_items(text, asked.options, language)
    if not said or len(said) == len(asked.options):
        return None
    held, left = (tuple(o.code for o in asked.options if said.get(o.code) is one) for one in (True, False))
    return Within(includes=held, excludes=left)


def _choices(text: str, options: Sequence[Choice], language: Language) -> Iterator[tuple[str, ...]]:
    """Yield every way to read ``text`` as two or more different labels joined by « ou »."""
    for joint in _OR.finditer(text):
        first = find_code(text[: joint.start()], options, language)
        rest = text[joint.end() :]
        if first is None:
            continue
        last = find_code(rest, options, language)
        if last is not None and last != first:
            yield first, last
        yield from ((first, *others) for others in _choices(rest, options, language) if first not in others)


_PARSERS: dict[ValueType, Callable[[str, Language, Field], Decimal | Mistake]] = {
    ValueType.INTEGER: lambda text, language, asked: parse_number(text, language, asked.unit),
    ValueType.NUMBER: lambda text, language, asked: parse_number(text, language, asked.unit),
    ValueType.MONEY: lambda text, language, _: parse_money(text, language),
    ValueType.SHARE: lambda text, language, _: parse_share(text, language),
}
