"""From a record and its rulebook to what frames the synthesis: who answers for the project, its dates, its costs."""

from collections.abc import Callable, Iterable
from datetime import date
from decimal import Decimal

from audit.model.answer import Answer, AnswerState, Evidence
from audit.model.answered_fact import answered_fact
from audit.model.fact import Fact
from audit.model.folded_names import fold_words
from audit.model.go_live_day import GoLiveDay
from audit.model.holders import holder_of
from audit.model.naming import names_something
from audit.model.owner_role import OwnerRole
from audit.model.roles import (
    BodyRoles,
    CostLineRoles,
    CostRoles,
    DependencyRoles,
    Employer,
    MilestoneRoles,
    OpinionRoles,
    RecommendationRoles,
    ResponsibilityRoles,
    SpendingRoles,
    StaffRoles,
)
from audit.model.rule import Severity
from audit.model.snapshot import ProjectSnapshot, TableRow
from audit.model.synthesis import (
    Accountable,
    Answerable,
    BodyLine,
    CostFigures,
    CostLine,
    DependencyLine,
    GivenOpinion,
    MilestoneLine,
    RecommendationLine,
    RiskLine,
    RiskLines,
    SpendingLine,
    SpendingLines,
    StaffLine,
    StaffLines,
    SynthesisFrame,
)
from audit.model.synthesis_settings import PhaseWords
from audit.model.table_completeness import CLOSED
from audit.model.text import Language, Text
from audit.record.facts import RecordedFacts
from audit.record.rulebook import Rulebook, ScaledRiskRoles, SynthesisWords
from audit.record.schema import AuditRecord
from audit.remediation.plan_model import GoLiveState
from audit.wording.numbers import write_date

_ANSWERED = AnswerState.ANSWERED  # at hand: it is asked of every cell


def synthesis_frame(
    words: SynthesisWords,
    rulebook: Rulebook,
    facts: RecordedFacts,
    snapshot: ProjectSnapshot,
    go_live: date | None = None,
) -> SynthesisFrame:
    """Return what frames the synthesis of one project.

    Args:
        words: those of the synthesis, of ``rulebook``.
        rulebook: which questions and columns there are.
        facts: of the project, by name.
        snapshot: what the workbook says.
        go_live: the day of the next go-live to come; None where it is not known.
    """
    return _Frame(words, rulebook, facts, snapshot).frame(go_live)


def phase_words(rulebook: Rulebook, facts: RecordedFacts) -> PhaseWords | None:
    """Return what a review is called and informs in the phase that the project is in; None where nothing changes."""
    name, words = rulebook.project.phase, rulebook.synthesis
    if words is None or not name or name not in rulebook.facts:
        return None
    said = facts[name]
    return words.by_phase.get(str(said.value)) if said.is_known else None


def next_go_live(record: AuditRecord) -> date | None:
    """Return the day of the next go-live to come; None where it is not known to the day."""
    plan = record.plan
    if plan is None or plan.go_live_known_as is not GoLiveDay.EXACT:
        return None
    return plan.go_live if plan.go_live_state is GoLiveState.TO_COME else None


class _Frame:
    def __init__(
        self, words: SynthesisWords, rulebook: Rulebook, facts: RecordedFacts, snapshot: ProjectSnapshot
    ) -> None:
        self._words = words
        self._book = rulebook
        self._facts = facts
        self._tables = snapshot.tables
        self._answers = snapshot.answers

    def frame(self, go_live: date | None) -> SynthesisFrame:
        words, phase = self._words, phase_words(self._book, self._facts)
        milestones = tuple(self._milestones(words.milestones)) if words.milestones else ()
        next_decision, decides = _next_decision(phase, milestones, go_live), words.responsibilities
        return SynthesisFrame(
            decision=next_decision or (phase.decision if phase else words.decision),
            decided_by=self._accountable(decides) if next_decision and decides else None,
            review=phase.review if phase else None,
            answerable=tuple(map(self._answerable, words.answerable)),
            themes=words.themes,
            groups=words.groups,
            lengths=words.lengths,
            milestones=milestones,
            costs=self._costs(words.costs) if words.costs else None,
            opinions=tuple(self._opinions(words.opinions)),
            spending=self._spending(words.spending) if words.spending else None,
            risks=self._risks(words.risks) if words.risks else None,
            staff=self._staff(words.staff) if words.staff else None,
            identity=tuple(name for _, name in self._book.project if isinstance(name, str)),
            recommendations=tuple(self._recommendations(words.recommendations)) if words.recommendations else (),
            bodies=tuple(self._bodies(words.bodies)) if words.bodies else (),
            dependencies=tuple(self._dependencies(words.dependencies)) if words.dependencies else (),
            same_facts=words.same_facts,
            caps=tuple(cap for cap in self._book.scoring.caps if cap.severity is Severity.BLOCKING),
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

    def _cell(self, table: str, column: str | None, row: TableRow) -> Fact | None:
        words = self._book.facts.get(f"{table}/{column}")
        if words is None or column is None:
            return None
        return answered_fact(f"{table}/{row.number}/{column}", words.type, row.cells.get(column))

    def _costs(self, roles: CostRoles) -> CostFigures | None:
        initial, forecast, spent = (self._fact(name) for name in (roles.initial, roles.forecast, roles.spent))
        if initial is None and forecast is None:
            return None
        table = self._tables.get(roles.lines.table) if roles.lines else None
        lines = tuple(self._lines(roles.lines, table.rows)) if roles.lines and table else ()
        return CostFigures(initial, forecast, spent, lines, table is not None and table.completeness in CLOSED)

    def _opinions(self, roles: Iterable[OpinionRoles]) -> Iterable[GivenOpinion]:
        for one in roles:
            said, answer = self._fact(one.question), self._answers.get(one.question)
            if said is not None and said.value in one.given:
                comment, cells = (answer.comment, answer.comment_cells) if answer else ("", ())
                yield GivenOpinion(one.title, said, comment, self._fact(one.date), cells, one.stands_for_level)

    def _spending(self, roles: SpendingRoles) -> SpendingLines | None:
        table = self._tables.get(roles.table)
        if table is None:
            return None
        columns = (roles.as_of, roles.planned, roles.committed, roles.spent, roles.forecast)
        lines = (SpendingLine(*(self._cell(roles.table, column, row) for column in columns)) for row in table.rows)
        return SpendingLines(tuple(lines), table.completeness in CLOSED)

    def _risks(self, roles: ScaledRiskRoles) -> RiskLines | None:
        table = self._tables.get(roles.table)
        if table is None:
            return None
        label = self._book.row_labels.get(roles.table)
        lines = (
            RiskLine(
                label=_text(row, label),
                likelihood=self._cell(roles.table, roles.likelihood, row),
                impact=self._cell(roles.table, roles.impact, row),
                row=row.number,
                owner=self._cell(roles.table, roles.owner, row),
                treatment=self._cell(roles.table, roles.treatment, row),
                reviewed=self._cell(roles.table, roles.reviewed, row),
            )
            for row in table.rows
        )
        return RiskLines(tuple(lines), roles.likelihoods, roles.impacts, table.completeness in CLOSED)

    def _recommendations(self, roles: RecommendationRoles) -> Iterable[RecommendationLine]:
        table = self._tables.get(roles.table)
        label = self._book.row_labels.get(roles.table)
        for row in table.rows if table else ():
            followed = _value(row.cells.get(roles.follow_up.column))
            named = roles.owner_named
            awaited = roles.answer_awaited
            is_named = named is not None and _value(row.cells.get(named.column)) in named.codes
            yield RecommendationLine(
                label=_text(row, label),
                issued_by=self._cell(roles.table, roles.issued_by, row),
                due=self._cell(roles.table, roles.due, row),
                is_open=None if followed is None else followed in roles.follow_up.still_open,
                owner_named=self._cell(roles.table, named.column, row) if named and is_named else None,
                awaits_answer=awaited is not None and _value(row.cells.get(awaited.column)) in awaited.codes,
            )

    def _bodies(self, roles: BodyRoles) -> Iterable[BodyLine]:
        table, label = self._tables.get(roles.table), self._book.row_labels.get(roles.table)
        for row in table.rows if table else ():
            every, last = (self._cell(roles.table, column, row) for column in (roles.every, roles.last))
            yield BodyLine(_text(row, label), every, last)

    def _dependencies(self, roles: DependencyRoles) -> Iterable[DependencyLine]:
        table, label = self._tables.get(roles.table), self._book.row_labels.get(roles.table)
        for row in table.rows if table else ():
            yield DependencyLine(_text(row, label), self._cell(roles.table, roles.checkpoint, row))

    def _accountable(self, roles: ResponsibilityRoles) -> Accountable | None:
        table, label = self._tables.get(roles.table), self._book.row_labels.get(roles.table)
        names = {fold_words(name) for name in roles.go_live}
        found = [row for row in (table.rows if table else ()) if fold_words(_text(row, label)) in names]
        if len(found) != 1 or (roles.count and _value(found[0].cells.get(roles.count)) != 1):
            return None
        said = self._cell(roles.table, roles.accountable, found[0])
        is_named = said is not None and said.is_known and names_something(str(said.value))
        return Accountable(_text(found[0], label), said) if said is not None and is_named else None

    def _staff(self, roles: StaffRoles) -> StaffLines | None:
        table, words = self._tables.get(roles.table), self._book.facts.get(f"{roles.table}/{roles.function}")
        if table is None or words is None:
            return None
        functions = {choice.code: choice.label for choice in words.choices}
        lines = (
            StaffLine(
                function=functions.get(str(_value(row.cells.get(roles.function)))),
                in_house=_in_house(row, roles.employer),
                fte=self._cell(roles.table, roles.fte, row),
            )
            for row in table.rows
        )
        return StaffLines(tuple(lines), tuple(functions.values()), table.completeness in CLOSED)

    def _lines(self, roles: CostLineRoles, rows: tuple[TableRow, ...]) -> Iterable[CostLine]:
        words = self._book.facts.get(f"{roles.table}/{roles.category}")
        for choice in words.choices if words else ():
            of_it = [row for row in rows if _value(row.cells.get(roles.category)) == choice.code]
            if of_it:
                columns = (roles.initial, roles.forecast, roles.spent)
                given = [row.cells[column] for row in of_it for column in columns if column and column in row.cells]
                amounts = [answer for answer in given if answer.state is AnswerState.ANSWERED]
                initial, forecast, spent = (_total(of_it, column) for column in columns)
                yield CostLine(
                    choice.label,
                    initial,
                    forecast,
                    spent,
                    cells=tuple(cell for answer in amounts for cell in answer.cells),
                    declared=any(answer.evidence is Evidence.DECLARED for answer in amounts),
                )


def _next_decision(phase: PhaseWords | None, milestones: Iterable[MilestoneLine], go_live: date | None) -> Text | None:
    """Return what the review informs, by the name and the day of the next go-live; None where either is not known."""
    if phase is None or phase.next_go_live is None or go_live is None:
        return None
    over = (one for one in milestones if one.reached is False and one.abandoned is False)
    named = [one.label for one in over if one.label and one.current is not None and one.current.value == go_live]
    if len(named) != 1:
        return None
    said = {
        language: phase.next_go_live.to(language).format(milestone=named[0], date=write_date(go_live, language))
        for language in Language
    }
    return Text(fr=said[Language.FR], en=said[Language.EN])


def _is(row: TableRow, roles: MilestoneRoles, codes: Callable[..., tuple[str, ...]]) -> bool | None:
    value = _value(row.cells.get(roles.state.column)) if roles.state else None
    return None if value is None or roles.state is None else value in codes(roles.state)


def _in_house(row: TableRow, roles: Employer) -> bool | None:
    value = _value(row.cells.get(roles.column))
    return None if value is None else value in roles.in_house


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
    return answer.value if answer is not None and answer.state is _ANSWERED else None
