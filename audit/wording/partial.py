"""Writes what is known of an answer that is not exact: as reports say it, and as it was read, to the letter."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from babel.lists import format_list

from audit.model.text import Language, Text
from audit.model.value import ValueType
from audit.model.within import Bound, Within
from audit.wording.numbers import LOCALES, NUMBER_WRITERS, write_date, write_euros

_AND = Text(fr="{first} et {second}", en="{first} and {second}")


@dataclass(frozen=True)
class _Words:
    """How bounds are said: each alone, itself included or not, and both included."""

    least: Text
    above: Text
    most: Text
    below: Text
    between: Text


_OF_NUMBERS = _Words(
    least=Text(fr="au moins {}", en="at least {}"),
    above=Text(fr="plus de {}", en="more than {}"),
    most=Text(fr="au plus {}", en="at most {}"),
    below=Text(fr="moins de {}", en="less than {}"),
    between=Text(fr="entre {} et {}", en="between {} and {}"),
)
_OF_DAYS = _Words(
    least=Text(fr="au plus tôt le {}", en="no earlier than {}"),
    above=Text(fr="après le {}", en="after {}"),
    most=Text(fr="au plus tard le {}", en="no later than {}"),
    below=Text(fr="avant le {}", en="before {}"),
    between=Text(fr="entre le {} et le {}", en="between {} and {}"),
)
_NUMBERS_AS_READ = _Words(
    least=Text(fr="supérieur ou égal à {}", en="{} or more"),
    above=Text(fr="strictement supérieur à {}", en="strictly more than {}"),
    most=Text(fr="inférieur ou égal à {}", en="{} or less"),
    below=Text(fr="strictement inférieur à {}", en="strictly less than {}"),
    between=Text(fr="de {} à {}, bornes comprises", en="{} to {}, both included"),
)
_DAYS_AS_READ = _Words(
    least=Text(fr="le {} ou plus tard", en="{} or later"),
    above=Text(fr="strictement après le {}", en="strictly after {}"),
    most=Text(fr="le {} ou plus tôt", en="{} or earlier"),
    below=Text(fr="strictement avant le {}", en="strictly before {}"),
    between=Text(fr="du {} au {}, jours compris", en="{} to {}, both included"),
)
_HELD = Text(fr="au moins {held}", en="at least {held}")
_WITHOUT = Text(fr="{held}, sans {left}", en="{held}, without {left}")
_LEFT = Text(fr="sans {left}, le reste n'étant pas connu", en="without {left}, the rest not being known")
_IN_A_SENTENCE = Text(fr="{} à {}", en="between {} and {}")  # « de 10 % à 20 % »


def write_partial(
    within: Within, value_type: ValueType, language: Language, labels: Sequence[str], *, in_a_sentence: bool = False
) -> str:
    """Write what is known of an answer, e.g. « plus de 50 M€ », « entre 3 et 5 », « Oui ou Partiellement ».

    Args:
        within: what is known.
        value_type: of the answer, hence its unit.
        language: the reader's.
        labels: those of the codes that it may be.
        in_a_sentence: whether bounds of numbers follow a French preposition.

    Raises:
        ValueError: when there is neither a bound nor a code.
    """
    if labels:
        return _joined(labels, language)
    between = _IN_A_SENTENCE if in_a_sentence and value_type is not ValueType.DATE else None
    return write_bounds(within, value_type, language, _written(value_type, language), between)


def write_bounds(
    within: Within,
    value_type: ValueType,
    language: Language,
    write: Callable[[Bound], str],
    between: Text | None = None,
) -> str:
    """Write bounds, each by ``write``, in the words of reports; ``between`` where both are there and included.

    Raises:
        ValueError: when there is no bound at all.
    """
    words = _OF_DAYS if value_type is ValueType.DATE else _OF_NUMBERS
    return _bounds(within, words, write, language, between)


def write_reading(within: Within, value_type: ValueType, language: Language, labels: Sequence[str]) -> str:
    """Write how a partial answer was read, so that nobody can take it otherwise; amounts to the last euro."""
    if labels:
        return _joined(labels, language)
    if value_type is ValueType.DATE:
        return _bounds(within, _DAYS_AS_READ, _written(value_type, language), language)
    write = (
        (lambda euros: write_euros(euros, language))
        if value_type is ValueType.MONEY
        else _written(value_type, language)
    )
    return _bounds(within, _NUMBERS_AS_READ, write, language)


def write_settled(held: Sequence[str], left: Sequence[str], language: Language) -> str:
    """Write what is known of several choices, e.g. « au moins Périmètre et Jalons, sans Moyens ».

    Args:
        held: the labels of the items that the answer holds.
        left: those of the items that it does not hold; one of the two has an item.
        language: the reader's.
    """
    without = _listed(left, language)
    if not held:
        return _LEFT.to(language).format(left=without)
    said = _HELD.to(language).format(held=_listed(held, language))
    return _WITHOUT.to(language).format(held=said, left=without) if left else said


def _listed(labels: Sequence[str], language: Language) -> str:
    text: str = format_list(labels, locale=LOCALES[language])
    return text


def _joined(labels: Sequence[str], language: Language) -> str:
    text: str = format_list(labels, style="or", locale=LOCALES[language])
    return text


def _written(value_type: ValueType, language: Language) -> Callable[[Bound], str]:
    def write(bound: Bound) -> str:
        if value_type is ValueType.DATE:
            return write_date(bound, language)  # type: ignore[arg-type]  # bounds are of the type of the answer
        return NUMBER_WRITERS[value_type](bound, language)  # type: ignore[arg-type]

    return write


def _bounds(
    within: Within, words: _Words, write: Callable[[Bound], str], language: Language, between: Text | None = None
) -> str:
    low = None if within.low is None else write(within.low)
    high = None if within.high is None else write(within.high)
    if low is not None and high is not None and not (within.low_excluded or within.high_excluded):
        return low if within.low == within.high else (between or words.between).to(language).format(low, high)
    said = []
    if low is not None:
        said.append((words.above if within.low_excluded else words.least).to(language).format(low))
    if high is not None:
        said.append((words.below if within.high_excluded else words.most).to(language).format(high))
    if not said:
        msg = "a number without any bound is not a pair of bounds"
        raise ValueError(msg)
    return said[0] if len(said) == 1 else _AND.to(language).format(first=said[0], second=said[1])
