"""That a scope was cut since the initial baseline, so that cost and end are not those of the same functions."""

from collections.abc import Iterator

from audit.comparison.head_schema import ScopeCut
from audit.comparison.schema import Comparison
from audit.reporting.comparison.names import Names
from audit.wording.cell_ranges import write_cell_ranges


def scope_sentence(found: Comparison, names: Names) -> Iterator[str]:
    """Yield it where a drift is told which it bears on: what it says, its cells, and in which of the two audits."""
    cut, t = found.scope_cut, names.t
    if cut is None or not has_drift(found):
        return
    facts = [fact for side, fact in (("old", cut.old), ("new", cut.new)) if side in cut.cut and fact is not None]
    said = dict.fromkeys(t("opinion.quoted", level=names.value(fact)) for fact in facts)
    answer = " → ".join(said)
    cells = ", ".join(write_cell_ranges(cell for fact in facts for cell in fact.cells))
    if len(cut.cut) > 1:
        yield t("compare.scope_cut_both", answer=answer, cells=cells)
    elif cut.cut == ("new",):
        yield t("compare.scope_cut_new", answer=answer, cells=cells)
    else:
        yield t("compare.scope_cut_old", answer=answer, cells=cells)


def scope_detail(cut: ScopeCut | None, names: Names) -> tuple[str, ...]:
    """Return what stands under a cost or an end whose scope was cut."""
    if cut is None:
        return ()
    t = names.t
    if len(cut.cut) > 1:
        return (t("compare.scope_cut_row"),)
    audit = t("compare.at_old") if cut.cut == ("old",) else t("compare.at_new")
    return (t("compare.scope_cut_row_of", audit=audit.lower()),)


def has_drift(found: Comparison) -> bool:
    """Return whether a drift of the cost or of the end is known in either audit."""
    return any(
        drift is not None
        for item in (found.cost, found.end)
        if item is not None
        for drift in (item.drift_old, item.drift_new)
    )
