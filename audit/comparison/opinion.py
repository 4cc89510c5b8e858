"""How the opinion moved between two audits: the levels by their rules, and those that their reports lead with."""

from audit.comparison.audited import Audited, rank
from audit.comparison.carried import opinion_carried
from audit.comparison.moves import LevelMove, Texts
from audit.comparison.schema import AvisMoved, LeadingMoved, Levels, LevelsMoved
from audit.model.scoring import AvisLevel, Basis
from audit.record.leading import leading
from audit.record.schema import AuditRecord, AvisOnBasis


def opinion_moved(old: Audited, new: Audited) -> AvisMoved:
    """Return how the opinion moved."""
    before, after = old.record.avis, new.record.avis
    alike = before.says is after.says
    declared = _moved(before.on_declarations, after.on_declarations, alike)
    evidence = _moved(before.on_evidence, after.on_evidence, alike)
    own = evidence if after.on is Basis.EVIDENCE else declared
    return AvisMoved(
        says=after.says,
        on=after.on,
        on_declarations=declared,
        on_evidence=evidence,
        leading=_leading(old.record, new.record, own, alike),
        carried=opinion_carried(old, new) if alike else None,
    )


def level_move(old: Levels, new: Levels) -> LevelMove:
    """Return how the levels that are left moved; better and worse only when no missing answer can change it."""
    floor, ceiling = rank(new.floor) - rank(old.floor), rank(new.ceiling) - rank(old.ceiling)
    if not floor and not ceiling:
        return LevelMove.UNCHANGED
    if AvisLevel.NONE in (old.floor, new.floor):  # nothing could be measured: nothing to compare with
        return LevelMove.NOT_COMPARABLE
    if rank(new.floor) < rank(old.ceiling):
        return LevelMove.BETTER
    if rank(new.ceiling) > rank(old.floor):
        return LevelMove.WORSE
    if floor <= 0 and ceiling <= 0:
        return LevelMove.RAISED
    if floor >= 0 and ceiling >= 0:
        return LevelMove.LOWERED
    return LevelMove.NARROWED if floor < 0 else LevelMove.WIDENED


def _leading(old: AuditRecord, new: AuditRecord, by_rules: LevelsMoved, alike: bool) -> LeadingMoved:
    before, after = leading(old.avis), leading(new.avis)
    declared = _moved(before.declarations, after.declarations, alike)
    evidence = _moved(before.evidence, after.evidence, alike)
    texts = Texts.SAME
    if (before.by_then or after.by_then) and _left_out(old, new) != _left_out(new, old):
        own = evidence if new.avis.on is Basis.EVIDENCE else declared
        same_rules = old.rulebase.sha256 == new.rulebase.sha256
        alone = own.old != own.new and by_rules.old == by_rules.new and same_rules
        texts = Texts.ALONE if alone else Texts.TOO
    return LeadingMoved(
        on_declarations=declared,
        on_evidence=evidence,
        old_by_then=before.by_then,
        new_by_then=after.by_then,
        texts=texts,
    )


def _left_out(one: AuditRecord, other: AuditRecord) -> frozenset[str]:
    """Return the rules, of those that both audits apply, that rest on texts later than the review of ``one`` alone."""
    earlier = one.avis.earlier_texts
    return frozenset(earlier.left_out if earlier else ()) & {found.rule for found in other.rules}


def _moved(old: AvisOnBasis, new: AvisOnBasis, alike: bool) -> LevelsMoved:
    before, after = (Levels(one.level, one.floor, one.ceiling) for one in (old, new))
    return LevelsMoved(before, after, level_move(before, after) if alike else LevelMove.NOT_COMPARABLE)
