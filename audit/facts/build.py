"""Turns a snapshot into facts: answers one by one, table rows, then the indicators."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache

from audit.facts.asked import Asking
from audit.facts.indicators import compute_indicators
from audit.facts.indicators.as_fact import as_fact, bare_fact, noted_fact
from audit.facts.indicators.inputs import BareInputs, Inputs, KeptRows
from audit.facts.indicators.open_figures import Announced
from audit.facts.vocabulary import IndicatorDefinition
from audit.model.answer import Answer, AnswerState
from audit.model.answered_fact import answered_fact, completeness_fact
from audit.model.fact import Fact, FactRow, FactSet, FactTable
from audit.model.questionnaire import QuestionSet, QuestionType, ReviewType, Table
from audit.model.reference import FactRef
from audit.model.snapshot import ProjectSnapshot, TableContent, TableRow
from audit.model.tally import Tally
from audit.model.text import Text
from audit.model.value import ValueType

# Yes, partly or no: these questions are all asked so that "yes" is the favourable answer.
_GRADED = QuestionType.YES_PARTIAL_NO
_EMPTY = TableContent()
_NO_FACTS = FactSet({}, {})
_SHARES_KEPT = 1_024  # of some 0.3 kB each


@dataclass(frozen=True)
class AnswerRatio:
    """An indicator that is a ratio of what every graded answer adds to both its terms."""

    indicator: IndicatorDefinition
    questions: tuple[str, ...]

    def adds(self, fact: Fact) -> tuple[int, int]:
        """Return what an answer adds to the upper and to the lower term."""
        added = self.indicator.computed.shape.adds(fact)
        assert added is not None  # noqa: S101 - a ratio is made of nothing else
        return added.counted, added.asked - added.to_come

    def fact(self, upper: int, lower: int) -> Fact:
        """Return the indicator once the terms are these; a ratio of nothing has no value."""
        value = Decimal(upper) / lower if lower else None
        state = AnswerState.NOT_COMPUTED if value is None else AnswerState.ANSWERED
        return Fact(self.indicator.id, self.indicator.type, state, value)


class FactBuilder:
    """Makes the facts of projects, from what one questionnaire can ask; build it once.

    Attributes:
        figures: by indicator, the question that asks for its figure as it is published.
    """

    def __init__(
        self,
        questions: QuestionSet,
        indicators: tuple[IndicatorDefinition, ...],
        labels: Mapping[str, Text],
        review_type: ReviewType | None = None,
    ) -> None:
        """Prepare.

        Args:
            questions: every question and table; those that a snapshot does not answer are blank.
            indicators: the indicators to compute.
            labels: how people call each fact, for the notes on what is missing.
            review_type: the review, which does not wait for answers to what it does not ask; None when all is asked.
        """
        self._types = {question.id: question.value_type for question in questions.questions}
        self._asking = Asking(questions)
        self._blank = {name: answered_fact(name, kind, None) for name, kind in self._types.items()}
        self._review_date = questions.roles.review_date
        self._tables = questions.tables
        self._columns = {
            table.id: [(column.id, column.value_type) for column in table.columns] for table in questions.tables
        }
        self._indicators = indicators
        self._labels = labels
        self._graded = tuple(
            sorted(
                question.id
                for question in questions.questions
                if question.type is _GRADED and (review_type is None or review_type in question.review_types)
            )
        )
        self._shares = {
            indicator.id: indicator.computed.shape
            for indicator in indicators
            if indicator.computed.shape.tally(()) is not None
        }
        self._share = lru_cache(maxsize=_SHARES_KEPT)(self._share_from)  # a search comes back to the same few
        self._graded_names = frozenset(self._graded)
        self._readers = self._readers_of(indicators)
        self._by_id = {indicator.id: indicator for indicator in indicators}
        self._places = {indicator.id: place for place, indicator in enumerate(indicators)}
        self.figures = {one.id: one.declared for one in indicators if one.declared is not None}
        self._bases = {
            indicator.id: tuple(dict.fromkeys(FactRef.parse(name).owner for name in indicator.inputs)) or self._graded
            for indicator in indicators
        }
        self._all_bases = {
            name: (*bases, *([self.figures[name]] if name in self.figures else ()))
            for name, bases in self._bases.items()
        }

    def build(self, snapshot: ProjectSnapshot, review_date: date | None) -> FactSet:
        """Return every fact of the project: those answered, those missing, those computed.

        Args:
            snapshot: what the workbook says.
            review_date: the date on which ages are measured; None, where none is computed, for that of the workbook.
        """
        answers = snapshot.answers
        facts = {
            name: answered_fact(name, kind, answers[name]) if name in answers else self._blank[name]
            for name, kind in self._types.items()
        }
        facts |= self._asking.settled(facts)
        if review_date is not None:
            facts[self._review_date] = _dated(facts[self._review_date], review_date)
        tables = {table.id: self.table(table, snapshot.tables.get(table.id, _EMPTY)) for table in self._tables}
        answered = FactSet(facts, tables, review_date, self._tallies(facts))
        if self._indicators:
            facts |= self._computed(answered, self._indicators)
        return answered

    def changed(self, facts: FactSet, answers: Mapping[str, Answer]) -> tuple[FactSet, frozenset[str]]:
        """Return the facts once some questions are answered otherwise, and the names of those that changed.

        Args:
            facts: those of the project as it was.
            answers: the other answers, by question.

        Raises:
            KeyError: for a question that is not asked.
        """
        new = {name: answered_fact(name, self._types[name], answer) for name, answer in answers.items()}
        if (dated := self._review_date) in new:
            new[dated] = _dated(new[dated], facts.review_date)
            if new[dated] == facts.facts[dated]:
                del new[dated]
        if not self._asking.questions.isdisjoint(new):
            new |= self._asking.settled(facts.facts, new)
        return self.with_facts(facts, new)

    def with_facts(
        self,
        facts: FactSet,
        new: Mapping[str, Fact],
        tables: Mapping[str, FactTable] | None = None,
        announced: Announced | None = None,
    ) -> tuple[FactSet, frozenset[str]]:
        """Return the facts with other ones and other tables, indicators computed again, and the names that changed.

        Args:
            facts: those of the project as it was.
            new: the other facts, by question.
            tables: the other tables.
            announced: where these complete what the project leaves open, and change nothing that it says.
        """
        asked = self._asking.settled_after(facts.facts, new)
        answered = {**new, **asked} if asked else new
        names = {*answered, *tables} if tables else set(answered)
        tallies = facts.tallies if self._graded_names.isdisjoint(answered) else self._tallies_after(facts, answered)
        result = facts.with_changes(answered, tables, tallies)
        if moved := self._indicators_moved(facts, tallies, names):
            computed = {one.id: self._share(one.id, tallies[one.id]) for one in moved if one.id in tallies}
            if len(computed) < len(moved):
                computed |= self._computed(result, [one for one in moved if one.id not in tallies], announced)
            changed = {name: fact for name, fact in computed.items() if fact != facts.facts[name]}
            result.facts.update(changed)
            names.update(changed)
        return result, frozenset(names)

    def asked_after(self, facts: FactSet, new: Mapping[str, Fact]) -> Mapping[str, Fact]:
        """Return the questions that are asked, or are not any more, once some are answered so, as they then are."""
        return self._asking.settled_after(facts.facts, new)

    @property
    def questions(self) -> tuple[str, ...]:
        """The names of all questions."""
        return tuple(self._types)

    def bases(self, name: str) -> tuple[str, ...]:
        """Return the questions and tables that a fact comes from: itself, or the inputs of an indicator."""
        return self._bases.get(name, (name,))

    def all_bases(self, name: str) -> tuple[str, ...]:
        """Return the same, with the question that asks for the figure of an indicator as it is published."""
        return self._all_bases.get(name, (name,))

    def computes(self, name: str) -> bool:
        """Return whether a fact is an indicator."""
        return name in self._by_id

    def ratio(self, name: str) -> "AnswerRatio | None":
        """Return how the indicator ``name`` adds up graded answers; None when it is anything else."""
        indicator = self._by_id.get(name)
        if indicator is None or indicator.id not in self._shares:
            return None
        return AnswerRatio(indicator, self._graded)

    def bare_indicator(
        self, name: str, facts: FactSet, announced: Announced | None = None, kept: KeptRows | None = None
    ) -> Fact:
        """Return an indicator as conditions read it: its value or its bounds, and not what it rests on.

        Args:
            name: of the indicator.
            facts: what it comes from, by ``all_bases``, at least.
            announced: where these complete what the project leaves open, and change nothing that it says.
            kept: the rows that were made of tables before, which are held as long as it is; more are added.
        """
        assert facts.review_date is not None  # noqa: S101 - every project that this class builds has one
        indicator, rows = self._by_id[name], {} if kept is None else kept
        found = bare_fact(indicator, BareInputs(facts, facts.review_date, self._labels, self._graded, kept=rows))
        if announced is None or indicator.declared is None:
            return found
        return announced.kept(found, indicator.declared, facts)

    def noted_indicators(self, facts: FactSet) -> Iterator[Fact]:
        """Yield every indicator of a project as its record keeps it: with what is said beside its value.

        Conditions read none of it, so that no project that is only judged has it.
        """
        assert facts.review_date is not None  # noqa: S101 - every project that this class builds has one
        for one in self._indicators:
            yield noted_fact(one, facts.facts[one.id], Inputs(facts, facts.review_date, self._labels, self._graded))

    def table(self, table: Table, content: TableContent) -> FactTable:
        """Return a table as facts."""
        return FactTable(
            id=table.id,
            declaration=completeness_fact(table.id, content.completeness, content.declared_in, content.undeclared),
            rows=tuple(self._row(table, row) for row in content.rows),
        )

    def _row(self, table: Table, row: TableRow) -> FactRow:
        prefix, cells = f"{table.id}/{row.number}/", row.cells
        facts = {name: answered_fact(prefix + name, kind, cells.get(name)) for name, kind in self._columns[table.id]}
        label = facts[table.row_label].value
        return FactRow(number=row.number, label=str(label) if label else f"#{row.number}", facts=facts)

    def _computed(
        self, facts: FactSet, indicators: Iterable[IndicatorDefinition], announced: Announced | None = None
    ) -> dict[str, Fact]:
        assert facts.review_date is not None  # noqa: S101 - every project that this class builds has one
        return compute_indicators(facts, tuple(indicators), facts.review_date, self._labels, self._graded, announced)

    def _share_from(self, name: str, tally: Tally) -> Fact:
        """Return a share of the graded answers, which rests on what they add up to and on nothing else."""
        return as_fact(self._by_id[name], Inputs(_NO_FACTS, date.min, self._labels, tally=tally))

    def _tallies(self, facts: Mapping[str, Fact]) -> dict[str, Tally]:
        """Return what the graded answers add to each share of them."""
        graded = [facts[name] for name in self._graded] if self._shares else []
        return {name: tally for name, shape in self._shares.items() if (tally := shape.tally(graded)) is not None}

    def _tallies_after(self, before: FactSet, answered: Mapping[str, Fact]) -> Mapping[str, Tally]:
        """Return the same once some answers changed, by what these add alone; none where none were counted before."""
        tallies = before.tallies
        for name in answered:
            if name not in self._graded_names:
                continue
            for share, tally in tallies.items():
                shape = self._shares[share]
                old, new = shape.adds(before.facts[name]), shape.adds(answered[name])
                assert old is not None and new is not None  # noqa: S101, PT018 - they are shares
                if old is not new:
                    tallies = {**tallies, share: tally.replaced(old, new)}
        return tallies

    def _indicators_moved(
        self, before: FactSet, tallies: Mapping[str, Tally], changed: Iterable[str]
    ) -> list[IndicatorDefinition]:
        """Return the indicators that may not be what they were, by what they read and what is counted, in order."""
        reading: set[str] = set()
        for name in changed:
            if name in self._readers:
                reading.update(self._readers[name])
        if not reading:
            return []
        moved = [id_ for id_ in reading if id_ not in tallies or tallies[id_] != before.tallies[id_]]
        return [self._by_id[id_] for id_ in sorted(moved, key=self._places.__getitem__)]

    def _readers_of(self, indicators: Iterable[IndicatorDefinition]) -> Mapping[str, list[str]]:
        """Return the indicators that each fact or table is an input of; those without inputs read what is graded."""
        readers: defaultdict[str, list[str]] = defaultdict(list)
        for indicator in indicators:
            names = dict.fromkeys(FactRef.parse(name).owner for name in indicator.inputs)
            for name in names or self._graded:
                readers[name].append(indicator.id)
            if indicator.declared is not None:
                readers[indicator.declared].append(indicator.id)
        return dict(readers)


def _dated(asked: Fact, review_date: date | None) -> Fact:
    """Return the date of the review: where the audit is dated otherwise than the workbook, one date holds everywhere.

    It then comes from no cell.
    """
    if review_date is None or asked.value == review_date:
        return asked
    return Fact(asked.name, ValueType.DATE, AnswerState.ANSWERED, review_date)
