"""What a comparison of two audits could not establish, in one sentence."""

from collections.abc import Iterator

from audit.comparison.moves import FindingMove
from audit.comparison.schema import BaselineMoved, Comparison
from audit.reporting.comparison.names import Names

_NAMED = 3  # of a kind


def unestablished(found: Comparison, names: Names) -> Iterator[str]:
    """Yield it; nothing where everything that is compared at the head is established."""
    t = names.t
    said = [
        *_drift(t("compare.cost"), found.cost, names),
        *_drift(t("compare.end"), found.end, names),
        *_rules(found, names),
    ]
    if said:
        yield t("compare.summary_unestablished", listed=t("list.separator").join(said))


def _drift(title: str, item: BaselineMoved | None, names: Names) -> Iterator[str]:
    """Yield of which audit the drift is not known, and the scope that is not established to be the same."""
    t = names.t
    if item is None:
        return
    if item.drift_old is None and item.drift_new is None:
        yield t("compare.unestablished_both", figure=title)
    elif item.drift_old is None:
        yield t("compare.unestablished_drift", figure=title, audit=t("compare.at_old").lower())
    elif item.drift_new is None:
        yield t("compare.unestablished_drift", figure=title, audit=t("compare.at_new").lower())
    if item.scope and (item.drift_old is not None or item.drift_new is not None):
        yield t("compare.unestablished_scope", figure=title)


def _rules(found: Comparison, names: Names) -> Iterator[str]:
    """Yield the findings, and the requirements met, that are no longer established."""
    t = names.t
    gone = [item.rule for item in found.findings if item.move is FindingMove.NO_LONGER_ESTABLISHED]
    if gone:
        yield t("compare.unestablished_findings", count=len(gone), rules=_listed(gone, names))
    if found.lost:
        yield t("compare.unestablished_met", count=len(found.lost), rules=_listed(found.lost, names))


def _listed(rules: "list[str] | tuple[str, ...]", names: Names) -> str:
    said = ", ".join(names.title(rule) for rule in rules[:_NAMED])
    more = len(rules) - _NAMED
    return said + names.t("compare.summary_more", count=more) if more > 0 else said
