"""What results take from a rulebook whatever the project: made once, however many records are put in words with it."""

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from audit.model.kept import kept
from audit.model.questionnaire import Choice
from audit.model.result.findings import Criterion
from audit.model.text import Text
from audit.model.text_date import period
from audit.model.value import ValueType
from audit.record.rulebook import ActionWords, Rulebook, SourceWords


class BookWords(NamedTuple):
    """What a rulebook says alike of every project.

    Attributes:
        types: of every question and ``table/column``.
        labels, below_zero, choices: as a result has them.
        actions: by the rule or the diagnosis that asks for them, and their own name.
    """

    types: dict[str, ValueType]
    labels: dict[str, Text]
    below_zero: dict[str, Text]
    choices: dict[str, tuple[Choice, ...]]
    actions: dict[tuple[str, str], ActionWords]


@kept(most=8)
def book_words(rulebook: Rulebook) -> BookWords:
    """Return what ``rulebook`` says alike of every project."""
    facts = rulebook.facts.items()
    actions = {(rule_id, action.action): action for rule_id, rule in rulebook.rules.items() for action in rule.actions}
    first = {(name, act.action): act for name, words in rulebook.diagnoses.items() for act in words.first}
    return BookWords(
        types={name: words.type for name, words in facts},
        labels={name: words.label for name, words in facts},
        below_zero={name: words.below_zero for name, words in facts if words.below_zero},
        choices={name: words.choices for name, words in facts if words.choices},
        actions=actions | first,
    )


class Criteria(dict[str, Criterion]):
    """The sources of a rulebook by citation, as reviews of one day cite them; made when they are first asked for."""

    def __init__(self, sources: Mapping[str, SourceWords], review_date: date) -> None:
        """Prepare."""
        super().__init__()
        self._sources = sources
        self._review_date = review_date

    def __missing__(self, citation: str) -> Criterion:
        """Make the source that ``citation`` is of.

        Raises:
            KeyError: when the rulebook holds none.
        """
        source = self._sources[citation]
        criterion = self[citation] = Criterion(
            citation=citation,
            title=source.title,
            text=source.text,
            url=source.url,
            confidence=source.confidence,
            later_than_review=is_later(source.date, self._review_date),
            short_title=source.short_title,
            kind=source.kind,
        )
        return criterion


@kept(most=8)
def criteria(rulebook: Rulebook, review_date: date) -> Criteria:
    """Return the sources of ``rulebook`` as reviews of that day cite them."""
    return Criteria(rulebook.sources, review_date)


def is_later(written: str | None, review_date: date) -> bool:
    """Return whether a text dated ``written`` (year, month or day) came after the review."""
    return written is not None and period(written)[0] > review_date
