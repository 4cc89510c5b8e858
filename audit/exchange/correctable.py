"""Which answers the audited team may correct: those that findings rest on, and those that a correction calls for."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from audit.model.answer import Answer, AnswerState
from audit.model.asking import compared, is_asked
from audit.model.condition import Condition
from audit.model.reference import FactRef
from audit.model.result.audit_result import AuditResult
from audit.model.result.findings import Finding
from audit.model.rule import RuleId
from audit.model.snapshot import ProjectSnapshot

_GIVEN = frozenset({AnswerState.ANSWERED, AnswerState.NONE})


@dataclass(frozen=True)
class Correctable:
    """The answers that may be corrected, by their names, each with the rules of the findings that it concerns.

    Attributes:
        rested_on: those that findings rest on: questions, and cells of tables; of a figure that is computed, the
            questions that it is computed from.
        summed_up: the cells of tables that such a figure sums up.
        called_for: those without an answer that may be needed once others are corrected.
    """

    rested_on: Mapping[str, list[RuleId]] = field(default_factory=dict)
    summed_up: Mapping[str, list[RuleId]] = field(default_factory=dict)
    called_for: Mapping[str, list[RuleId]] = field(default_factory=dict)

    @property
    def rules(self) -> dict[str, list[RuleId]]:
        """The rules of the findings that each answer concerns, all of them."""
        return {**self.rested_on, **self.summed_up, **self.called_for}

    def of(self, known: Callable[[str], bool]) -> "Correctable":
        """Return those of which ``known`` says yes to the name."""
        groups = (self.rested_on, self.summed_up, self.called_for)
        return Correctable(*({name: rules for name, rules in one.items() if known(name)} for one in groups))


def correctable(
    result: AuditResult,
    findings: Iterable[Finding],
    snapshot: ProjectSnapshot,
    read: Mapping[RuleId, Collection[str]],
    asked_when: Mapping[str, Condition],
    general: Collection[str] = (),
    frozen: Collection[str] = (),
) -> Correctable:
    """Return the answers that may be corrected of those that ``findings`` concern.

    Args:
        result: the audit.
        findings: those that are sent.
        snapshot: the answers that were judged.
        read: the questions and the columns of tables (``table/column``) that each rule reads, by its id.
        asked_when: of the questions that are asked with some answers to others only, these answers.
        general: the questions on the project as a whole: what their answers open is a matter of the questionnaire.
        frozen: the names of answers that nobody is asked to correct, such as the review date.
    """
    questions = {record.fact: record.answer for record in result.answers}
    cells = dict(_cells(snapshot))
    by_place = {place: name for name, answer in {**questions, **cells}.items() for place in answer.cells}
    rested_on: dict[str, list[RuleId]] = {}
    summed_up: dict[str, list[RuleId]] = {}
    called_for: dict[str, list[RuleId]] = {}
    for finding in findings:
        for fact in finding.facts:
            own = fact.name in questions or FactRef.parse(fact.name).row is not None
            names = [fact.name] if own else dict.fromkeys(by_place[one] for one in fact.cells if one in by_place)
            for name in names:
                is_line = not own and FactRef.parse(name).row is not None
                _add(summed_up if is_line else rested_on, name, finding.rule)
        for name in _read_without_answer(finding, questions, cells, read.get(finding.rule, ())):
            _add(called_for, name, finding.rule)
    for name in summed_up.keys() & rested_on.keys():
        for rule in summed_up.pop(name):
            _add(rested_on, name, rule)
    given = {record.fact: record.given for record in result.answers}
    for name, condition in asked_when.items():  # in the order of questions: what decides stands before
        if name in questions and questions[name].state not in _GIVEN and is_asked(condition, given) is False:
            for decisive, _ in compared(condition):
                if decisive not in general:
                    for rule in (*rested_on.get(decisive, ()), *called_for.get(decisive, ())):
                        _add(called_for, name, rule)
    without = {name: rules for name, rules in called_for.items() if name not in rested_on}
    return Correctable(rested_on, summed_up, without).of(lambda name: name not in frozen)


def _add(found: dict[str, list[RuleId]], name: str, rule: RuleId) -> None:
    rules = found.setdefault(name, [])
    if rule not in rules:
        rules.append(rule)


def _cells(snapshot: ProjectSnapshot) -> Iterator[tuple[str, Answer]]:
    for table, content in snapshot.tables.items():
        for row in content.rows:
            for column, answer in row.cells.items():
                yield str(FactRef(table, column, row.number)), answer


def _read_without_answer(
    finding: Finding, questions: Mapping[str, Answer], cells: Mapping[str, Answer], read: Collection[str]
) -> Iterator[str]:
    """Yield what the finding's rule reads and does not rest on, for want of an answer: in its own lines of tables."""
    named = [FactRef.parse(fact.name) for fact in finding.facts]
    lines = dict.fromkeys((one.owner, one.row) for one in named if one.row is not None)
    for name in read:
        general = FactRef.parse(name)
        if name in questions and questions[name].state not in _GIVEN:
            yield name
        for table, row in lines:
            cell = str(FactRef(table, general.column, row))
            is_here = general.column is not None and table == general.owner and cell in cells
            if is_here and cells[cell].state not in _GIVEN:
                yield cell
