"""From a record and its rulebook to what frames the synthesis: who answers for the project, its dates, its costs."""

from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal

from audit.model.answer import Answer, AnswerState
from audit.model.answered_fact import answered_fact
from audit.model.fact import Fact
from audit.model.holders import holder_of
from audit.model.owner_role import OwnerRole
from audit.model.questionnaire import TableCompleteness
from audit.model.roles import CostLineRoles, CostRoles, MilestoneRoles
from audit.model.snapshot import TableContent, TableRow
from audit.model.synthesis import Answerable, CostFigures, CostLine, MilestoneLine, SynthesisFrame
from audit.record.facts import RecordedFacts
from audit.record.rulebook import Rulebook, SynthesisWords

_COMPLETE = (TableCompleteness.COMPLETE, TableCompleteness.NONE)


def synthesis_frame(
    words: SynthesisWords, rulebook: Rulebook, facts: RecordedFacts, tables: Mapping[str, TableContent]
) -> SynthesisFrame:
    """Return what frames the synthesis of one project.

    Args:
        words: those of the synthesis, of ``rulebook``.
        rulebook: which questions and columns there are.
        facts: of the project, by name.
        tables: of the project, by name.
    """
    return _Frame(words, rulebook, facts, tables).frame()


class _Frame:
    def __init__(
        self, words: SynthesisWords, rulebook: Rulebook, facts: RecordedFacts, tables: Mapping[str, TableContent]
    ) -> None:
        self._words = words
        self._book = rulebook
        self._facts = facts
        self._tables = tables

    def frame(self) -> SynthesisFrame:
        words = self._words
        return SynthesisFrame(
            decision=words.decision,
            answerable=tuple(map(self._answerable, words.answerable)),
            themes=words.themes,
            groups=words.groups,
            lengths=words.lengths,
            milestones=tuple(self._milestones(words.milestones)) if words.milestones else (),
            costs=self._costs(words.costs) if words.costs else None,
        )

    def _fact(self, name: str | None) -> Fact | None:
        """Return a fact; None when the review does not ask for it."""
        return self._facts[name] if name and name in self._book.facts else None

    def _answerable(self, role: OwnerRole) -> Answerable:
        asked = (self._words.owner_counts.get(role), self._words.owner_names.get(role))
        said = {fact.name: fact for fact in map(self._fact, asked) if fact is not None}
        return Answerable(role, holder_of(role, self._words, said), said.get(asked[0] or ""), tuple(said.values()))

    def _milestones(self, roles: MilestoneRoles) -> Iterable[MilestoneLine]:
        table = self._tables.get(roles.table)
        label = self._book.row_labels.get(roles.table)
        for row in table.rows if table else ():
            yield MilestoneLine(
                label=_text(row, label),
                initial=self._cell(roles.table, roles.initial, row),
                current=self._cell(roles.table, roles.current, row),
                reached=_is(row, roles, lambda roles: roles.reached),
                abandoned=_is(row, roles, lambda roles: roles.abandoned),
            )

    def _cell(self, table: str, column: str, row: TableRow) -> Fact | None:
        words = self._book.facts.get(f"{table}/{column}")
        if words is None:
            return None
        return answered_fact(f"{table}/{row.number}/{column}", words.type, row.cells.get(column))

    def _costs(self, roles: CostRoles) -> CostFigures | None:
        initial, forecast, spent = (self._fact(name) for name in (roles.initial, roles.forecast, roles.spent))
        if initial is None and forecast is None:
            return None
        table = self._tables.get(roles.lines.table) if roles.lines else None
        lines = tuple(self._lines(roles.lines, table.rows)) if roles.lines and table else ()
        return CostFigures(initial, forecast, spent, lines, table is not None and table.completeness in _COMPLETE)

    def _lines(self, roles: CostLineRoles, rows: tuple[TableRow, ...]) -> Iterable[CostLine]:
        words = self._book.facts.get(f"{roles.table}/{roles.category}")
        for choice in words.choices if words else ():
            of_it = [row for row in rows if _value(row.cells.get(roles.category)) == choice.code]
            if of_it:
                columns = (roles.initial, roles.forecast, roles.spent)
                yield CostLine(choice.label, *(_total(of_it, column) for column in columns))


def _is(row: TableRow, roles: MilestoneRoles, codes: Callable[..., tuple[str, ...]]) -> bool | None:
    value = _value(row.cells.get(roles.state.column)) if roles.state else None
    return None if value is None or roles.state is None else value in codes(roles.state)


def _total(rows: Iterable[TableRow], column: str | None) -> Decimal | None:
    """Return the sum of a column; None when an amount of it is not known."""
    values = [_value(row.cells.get(column)) for row in rows] if column else [None]
    amounts = [value for value in values if isinstance(value, Decimal)]
    return sum(amounts, Decimal(0)) if len(amounts) == len(values) else None


def _text(row: TableRow, column: str | None) -> str:
    value = _value(row.cells.get(column)) if column else None
    return "" if value is None else str(value)


def _value(answer: Answer | None) -> object:
    """Return the exact value of a cell; None when it has none."""
    return answer.value if answer is not None and answer.state is AnswerState.ANSWERED else None
