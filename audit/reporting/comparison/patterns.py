"""Diagnoses and alert signals of a comparison, laid out: those that are established first, then what stands open."""

from collections.abc import Iterable, Iterator

from audit.comparison.moves import FindingMove
from audit.comparison.schema import Comparison, PatternMoved
from audit.model.diagnosis import DiagnosisState
from audit.reporting.comparison.followed import titles
from audit.reporting.comparison.names import Names
from audit.reporting.comparison.parts import Group, Part, Row
from audit.reporting.comparison.sheet import SheetColumns
from audit.wording.pattern_moves import PATTERN_MOVES
from audit.wording.terms import write_term

_TOLD = (FindingMove.NEW, FindingMove.NOW_ESTABLISHED, FindingMove.CLOSED, FindingMove.NO_LONGER_ESTABLISHED)


def patterns_part(found: Comparison, names: Names) -> Part | None:
    """Return the diagnoses and the signals at both dates; None when both audits rule all of them out."""
    t = names.t
    columns = t("compare.pattern"), t("compare.at_old"), t("compare.at_new"), t("compare.move")
    headings = t("compare.sheet_code"), *columns
    sheet = SheetColumns(headings, (9.0, 46.0, 18.0, 18.0, 18.0))
    groups = [
        Group(title, columns, tuple(_row(item, names) for item in _ordered(items)), sheet=sheet)
        for title, items in ((t("compare.diagnoses"), found.diagnoses), (t("compare.signals"), found.signals))
        if items
    ]
    return Part("patterns", t("compare.patterns"), (), tuple(groups)) if groups else None


def pattern_sentences(found: Comparison, names: Names) -> Iterator[str]:
    """Yield the diagnoses that moved, then the signals that did; the part says which rules support the first."""
    for move in _TOLD:
        moved = [item for item in found.diagnoses if item.move is move]
        if moved:
            yield _diagnoses(move, len(moved), _listed(moved, names), names)
    for move in _TOLD:
        moved = [item for item in found.signals if item.move is move]
        if moved:
            yield _signals(move, len(moved), _listed(moved, names), names)


def _diagnoses(move: FindingMove, count: int, listed: str, names: Names) -> str:
    t = names.t
    match move:
        case FindingMove.NEW:
            return t("compare.summary_diagnoses_new", count=count, names=listed)
        case FindingMove.NOW_ESTABLISHED:
            return t("compare.summary_diagnoses_now", count=count, names=listed)
        case FindingMove.CLOSED:
            return t("compare.summary_diagnoses_closed", count=count, names=listed)
    return t("compare.summary_diagnoses_open", count=count, names=listed)


def _signals(move: FindingMove, count: int, listed: str, names: Names) -> str:
    t = names.t
    match move:
        case FindingMove.NEW:
            return t("compare.summary_signals_new", count=count, names=listed)
        case FindingMove.NOW_ESTABLISHED:
            return t("compare.summary_signals_now", count=count, names=listed)
        case FindingMove.CLOSED:
            return t("compare.summary_signals_closed", count=count, names=listed)
    return t("compare.summary_signals_open", count=count, names=listed)


def _listed(items: Iterable[PatternMoved], names: Names) -> str:
    return names.t("list.separator").join(_named(item, names) for item in items)


def _ordered(items: tuple[PatternMoved, ...]) -> list[PatternMoved]:
    moves = [*PATTERN_MOVES, None]
    return sorted(items, key=lambda item: moves.index(item.move))


def _row(item: PatternMoved, names: Names) -> Row:
    move = PATTERN_MOVES[item.move].to(names.language) if item.move else "—"
    cells = f"{item.name} {names.pattern(item.name)}", _state(item.old, names), _state(item.new, names), move
    rules = (names.t("compare.pattern_rules", rules=titles(item.rules, names)),) if item.rules else ()
    return Row(cells, rules, ((item.name, names.pattern(item.name), *cells[1:]),))


def _state(state: DiagnosisState | None, names: Names) -> str:
    return names.t("compare.not_looked_for") if state is None else write_term(state, names.language).lower()


def _named(item: PatternMoved, names: Names) -> str:
    return names.t("opinion.quoted", level=names.pattern(item.name))
