"""One audit as comparisons read it: its record, its rulebook, and what it says under a name."""

from collections.abc import Iterable
from functools import cached_property

from audit.model.answer import Answer
from audit.model.answered_fact import answered_fact
from audit.model.fact import Fact
from audit.model.rule import RuleId
from audit.model.scoring import ORDERED_LEVELS, AvisLevel
from audit.model.snapshot import TableContent
from audit.model.text import Text
from audit.record.book_words import book_words
from audit.record.facts import RecordedFacts
from audit.record.rulebook import Rulebook
from audit.record.schema import AuditRecord, RecordedRule
from audit.record.sentences import SentenceWriter


class Recorded:
    """What the record of one audit says under a name; no rulebook is needed."""

    def __init__(self, record: AuditRecord) -> None:
        self.record = record

    @cached_property
    def rules(self) -> dict[str, RecordedRule]:
        """What each rule found, by its id."""
        return {found.rule: found for found in self.record.rules}

    @cached_property
    def computed(self) -> dict[str, Fact]:
        """What is computed from the answers, by name."""
        return {fact.name: fact for fact in self.record.computed}

    @cached_property
    def _doubtful(self) -> frozenset[str]:
        return frozenset(item.fact for item in self.record.unlikely_amounts)

    def answer(self, name: str | None) -> Answer | None:
        """Return the answer to a question; None when it is not asked."""
        return self.record.snapshot.answers.get(name) if name else None

    def fact(self, name: str | None) -> Fact | None:
        """Return an answer or an indicator as a fact, without its cells; None when it is neither."""
        if name is None:
            return None
        if name in self.computed:
            return self.computed[name]
        answer = self.answer(name)
        return None if answer is None else as_fact(name, answer)

    def exact(self, name: str | None) -> Fact | None:
        """Return the same, or None when its value is not known, or was probably typed in another unit."""
        found = self.fact(name)
        return found if found is not None and found.is_known and not self.is_in_doubt(name) else None

    def is_in_doubt(self, name: str | None) -> bool:
        """Return whether an answer or a cell is an amount that was probably typed in another unit."""
        return name in self._doubtful

    def table(self, name: str) -> TableContent | None:
        """Return a table; None when it is not asked."""
        return self.record.snapshot.tables.get(name)


class Audited(Recorded):
    """One audit, with its words.

    Attributes:
        judged_again: whether other rules than those of its own audit judged it.
    """

    def __init__(self, record: AuditRecord, rulebook: Rulebook, *, judged_again: bool = False) -> None:
        super().__init__(record)
        self.rulebook = rulebook
        self.judged_again = judged_again

    def sentences(self, rule: RuleId, places: Iterable[int]) -> tuple[Text, ...]:
        """Return sentences of a finding, by their places in the rule."""
        wanted = tuple(places)
        return self._writer.write(self.rulebook.rules[rule], wanted, self.rules[rule].rows) if wanted else ()

    @cached_property
    def facts(self) -> RecordedFacts:
        """Every fact by its name, with its cells."""
        return RecordedFacts(self.record.snapshot, self.record.computed, book_words(self.rulebook).types)

    @cached_property
    def _writer(self) -> SentenceWriter:
        return SentenceWriter(self.facts, self.rulebook)


def as_fact(name: str, answer: Answer) -> Fact:
    """Return an answer as a fact."""
    return answered_fact(name, answer.type, answer)


def rank(level: AvisLevel) -> int:
    """Return the place of a level, 0 for the best; one past the worst for none."""
    return ORDERED_LEVELS.index(level) if level in ORDERED_LEVELS else len(ORDERED_LEVELS)
