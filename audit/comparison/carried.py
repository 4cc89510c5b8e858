"""What carries the opinion in two audits: what keeps each from better, and what may still bring it lower."""

from collections.abc import Collection, Iterable
from typing import Literal

from audit.comparison.audited import Audited
from audit.comparison.carried_schema import Carried, Carries, Unsettled
from audit.comparison.findings import move_of
from audit.judgement.avis import AvisLimit, AvisReason
from audit.model.answer import CellRef
from audit.model.reference import FactRef
from audit.model.rule import RuleId
from audit.record.leading import Leading, leading


def opinion_carried(old: Audited, new: Audited) -> Carried:
    """Return what carries the opinions that the two reports lead with: what their records say, and nothing more."""
    before, after = _holding(old), _holding(new)
    counted = [{rule for reason in reasons for rule in reason.rules} for reasons in (before, after)]
    named = dict.fromkeys(rule for reason in (*after, *before) for rule in reason.rules)
    return Carried(
        old=before,
        new=after,
        rules=tuple(_carries(rule, old, new, counted[0], counted[1]) for rule in named),
        unsettled_old=_unsettled(old),
        unsettled_new=_unsettled(new),
    )


def _holding(side: Audited) -> tuple[AvisReason, ...]:
    """Return what keeps the opinion at its ceiling, for certain; what allows better than that holds nothing.

    Records give these reasons by the texts of today. Where the report leads with the texts of the time, a cap is kept
    when enough of its rules rest on those; which other cap may hold by them, the record does not say.
    """
    avis, lead = side.record.avis, leading(side.record.avis)
    reasons = avis.reasons
    if lead.by_then and avis.earlier_texts is not None:
        reasons = tuple(by_then(reasons, frozenset(avis.earlier_texts.left_out)))
    return tuple(reason for reason in reasons if reason.best is lead.own.ceiling)


def by_then(reasons: Iterable[AvisReason], left_out: Collection[RuleId]) -> Iterable[AvisReason]:
    """Yield the caps that enough rules fill which rest on texts of the time, with these rules alone."""
    for reason in reasons:
        rules = tuple(rule for rule in reason.rules if rule not in left_out)
        if reason.limit is AvisLimit.CAP and rules and len(rules) >= reason.needed:
            yield reason.model_copy(update={"rules": rules})


def _carries(
    rule: RuleId, old: Audited, new: Audited, by_old: Collection[RuleId], by_new: Collection[RuleId]
) -> Carries:
    before, after = old.rules.get(rule), new.rules.get(rule)
    sides: list[Literal["old", "new"]] = []
    if rule in by_old:
        sides.append("old")
    if rule in by_new:
        sides.append("new")
    side, found = (new, after) if rule in by_new else (old, before)
    return Carries(
        rule=rule,
        sides=tuple(sides),
        old=before.outcome if before else None,
        new=after.outcome if after else None,
        move=move_of(before, after),
        cells=_cells(side, found.facts) if found is not None else (),
    )


def _unsettled(side: Audited) -> Unsettled | None:
    """Return what may bring the opinion below its ceiling; None where it is certain."""
    avis, lead = side.record.avis, leading(side.record.avis)
    if lead.own.certain:
        return None
    told = avis.earlier_texts if lead.by_then and avis.earlier_texts is not None else avis
    documents = told.documents
    if documents is not None and _declared_is_certain(lead):
        names = frozenset(documents.names)
        cells = (one for one in avis.undocumented if one in names or FactRef.parse(one).table in names)
        return Unsettled(names=documents.names, rules=documents.rules, cells=_cells(side, cells))
    open_ = dict.fromkeys(rule for risk in told.risks for rule in risk.rules)
    return Unsettled(rules=tuple(open_))


def _declared_is_certain(lead: Leading) -> bool:
    """Return whether documents alone are missing: no answer is."""
    return lead.declarations.certain


def _cells(side: Audited, names: Iterable[str]) -> tuple[CellRef, ...]:
    """Return the cells that facts rest on, each once."""
    facts = side.facts.of(names)
    return tuple({(cell.sheet, cell.cell): cell for fact in facts for cell in fact.cells}.values())
