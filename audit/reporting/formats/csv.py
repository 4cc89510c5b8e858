"""CSV: one line a finding, for a spreadsheet."""

import csv
import io
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from audit.model.result.findings import Finding
from audit.model.text import Language, Text
from audit.reporting.digest import cells_of
from audit.reporting.due import due_on
from audit.reporting.formats import Format, Saved
from audit.reporting.scope import HEADING, scope_of, tells_scope
from audit.reporting.untrusted_text import printable
from audit.reporting.view import ReportView, findings_in_order
from audit.wording.cells import write_cells
from audit.wording.outcome_words import outcome_words
from audit.wording.terms import write_term
from audit.wording.typography import typeset

if TYPE_CHECKING:
    from audit.reporting.contradictory.said import WithdrawnSaid

_NAMES = {Language.FR: "constats.csv", Language.EN: "findings.csv"}
_HEADINGS = (
    Text(fr="Règle", en="Rule"),
    Text(fr="Axe", en="Axis"),
    Text(fr="Gravité", en="Severity"),
    Text(fr="Issue", en="Outcome"),
    Text(fr="Exigence", en="Requirement"),
    Text(fr="Constat", en="Finding"),
    Text(fr="Cellules", en="Cells"),
    Text(fr="Référentiel", en="Sources"),
    Text(fr="Actions", en="Actions"),
    Text(fr="Première échéance", en="First due date"),
)
_FORMULA = ("=", "+", "-", "@", "\t", "\r")  # a spreadsheet would compute a text that begins so
_BOM = "\ufeff"  # by which Excel knows UTF-8


def _write(view: ReportView, _saved: Saved | None) -> Mapping[str, bytes]:
    from audit.reporting.contradictory.lines import both_sides  # not needed to name the format

    separator = ";" if view.language is Language.FR else ","  # what Excel splits on in each language
    written = io.StringIO(newline="")
    table = csv.writer(written, delimiter=separator, lineterminator="\r\n")
    sides = view.contradictory
    both = (sides.team, sides.auditor, sides.title) if sides is not None else ()
    table.writerow([*(view.text(heading) for heading in _headings(view)), *both])
    for finding in findings_in_order(view):
        told = (*both_sides(sides.of(finding.rule), sides), sides.stage) if sides is not None else ()
        table.writerow([_as_text(cell, view.language) for cell in (*_line(finding, view), *told)])
    if sides is not None:
        for one in sides.withdrawn:
            told = (*both_sides(one.said, sides), sides.stage)
            table.writerow([_as_text(cell, view.language) for cell in _withdrawn(one, told, len(_headings(view)))])
    return {_NAMES[view.language]: (_BOM + written.getvalue()).encode()}


def _headings(view: ReportView) -> tuple[Text, ...]:
    """Return the headings; where some findings rest on later texts alone, the last but both sides says which."""
    return (*_HEADINGS, HEADING) if tells_scope(view) else _HEADINGS


def _line(finding: Finding, view: ReportView) -> Iterable[str]:
    asked = view.asked_by(finding)
    yield finding.rule
    yield write_term(finding.axis, view.language)
    yield write_term(finding.severity, view.language)
    yield outcome_words(finding.outcome, view.language, may_be_partial=finding.may_be_partial)
    yield view.text(finding.title)
    yield " ".join((view.condition(finding), *view.bounded(finding)))
    yield ", ".join(write_cells(cells_of(finding.facts)))
    yield ", ".join(criterion.citation for criterion in finding.criteria)
    yield " | ".join(f"{view.numbers[part.action]}. {view.text(part.do)}" for _, part in asked)
    first = min((action.due for action, _ in asked), default=None)
    yield "" if first is None else due_on(first, view) if view.is_past else first.isoformat()
    if tells_scope(view):
        yield scope_of(finding.rule, view)


def _withdrawn(one: "WithdrawnSaid", told_of_both: tuple[str, ...], columns: int) -> Iterable[str]:
    """Yield the line of a finding that is withdrawn: what it said, and both sides after the other ``columns``."""
    decision = one.said.position.decision if one.said.position else ""
    told = (one.rule, one.axis, one.severity, f"{one.outcome} — {decision}", one.title, one.condition)
    yield from (*told, *[""] * (columns - len(told)), *told_of_both)


def _as_text(cell: str, language: Language) -> str:
    shown = typeset(printable(cell), language).replace("\n", " ")
    return f"'{shown}" if shown.startswith(_FORMULA) else shown


FORMAT = Format(
    title=Text(fr="constats, une ligne chacun, pour un tableur", en="findings, a line each, for a spreadsheet"),
    names=tuple(_NAMES.values()),
    write=_write,
    marks=tuple(
        (_BOM + separator.join(heading.to(language) for heading in _HEADINGS[:3])).encode()
        for language, separator in ((Language.FR, ";"), (Language.EN, ","))
    ),
)
