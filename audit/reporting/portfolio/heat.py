"""The heat map of a portfolio: on each axis of each project, the worst that is found; no threshold of our own."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from audit.model.rule import Axis, Severity
from audit.model.text import Language
from audit.portfolio.schema import AxisScore, Cause, ProjectLine
from audit.reporting.messages import messages
from audit.wording.numbers import write_share
from audit.wording.terms import write_term


@dataclass(frozen=True)
class HeatCell:
    """One axis of one project: words first, then the colour that they stand for."""

    words: str
    note: str
    heat: str


@dataclass(frozen=True)
class HeatRow:
    """One project, an axis a cell."""

    name: str
    cells: tuple[HeatCell, ...]


def heat_rows(
    lines: Sequence[ProjectLine], causes: Sequence[Cause], names: Mapping[str, str], language: Language
) -> Iterator[HeatRow]:
    """Yield a row a project.

    Args:
        lines: the projects.
        causes: which say the axis and the severity of each rule found.
        names: of the projects, by file.
        language: of the words.
    """
    rules = {cause.id: (cause.axis, cause.severity) for cause in causes if cause.kind == "rule"}
    for line in lines:
        found: dict[Axis, Counter[Severity]] = {axis: Counter() for axis in Axis}
        for one in line.findings:
            axis, severity = rules.get(one.rule, (None, None))
            if axis is not None and severity is not None:
                found[axis][severity] += 1
        cells = tuple(_cell(found[axis], line.axes.get(axis), language) for axis in Axis)
        yield HeatRow(names[line.file], cells)


def _cell(found: Counter[Severity], score: AxisScore | None, language: Language) -> HeatCell:
    t = messages(language)
    share = score.completeness if score is not None else None
    note = t("portfolio.heat_determined", share=write_share(share, language)) if share is not None else ""
    if not found:
        if share is None:
            return HeatCell(t("portfolio.heat_none"), "", "none")
        if share == Decimal(1):
            return HeatCell(t("portfolio.heat_clear"), note, "clear")
        return HeatCell(t("portfolio.heat_open"), note, "open")
    listed = [
        f"{found[severity]} {_plural(severity, found[severity], language)}" for severity in Severity if found[severity]
    ]
    worst = next(severity for severity in Severity if found[severity])
    return HeatCell(", ".join(listed), note, worst.value)


def _plural(severity: Severity, count: int, language: Language) -> str:
    word = write_term(severity, language).lower()
    if language is Language.EN or count < 2 or severity is Severity.INFO:
        return word
    return f"{word}s"
