"""How the opinion moved between two audits: by the texts that each report leads with, then by those of today."""

from collections.abc import Iterator

from audit.comparison.moves import LevelMove, Texts
from audit.comparison.schema import Comparison, LeadingMoved, LevelsMoved
from audit.model.scoring import Basis, Statement
from audit.reporting.comparison.carried import carried_sentences
from audit.reporting.comparison.names import Names
from audit.reporting.comparison.parts import Row
from audit.reporting.comparison.terms import LEVEL_MOVES, TEXTS
from audit.wording.stated_words import BY_THEN, RETROSPECTIVE
from audit.wording.typography import typeset


def opinion_sentences(found: Comparison, names: Names) -> Iterator[str]:
    """Yield how the opinion moved, and the reading by today's texts where it goes by others."""
    avis, lead, t = found.avis, _leading(found), names.t
    on_evidence = avis.on is Basis.EVIDENCE
    own = lead.on_evidence if on_evidence else lead.on_declarations
    old, new = _both(found, names, own, lead)
    move = LEVEL_MOVES[own.move].to(names.language)
    level = t("compare.summary_level", level=_level_name(found, names, on_evidence), old=old, new=new, move=move)
    yield " ".join((level, *provisional_sentence(found, names)))
    if lead.texts in TEXTS and own.move is not LevelMove.NOT_COMPARABLE:
        yield typeset(TEXTS[lead.texts].to(names.language), names.language)
    if lead.old_by_then or lead.new_by_then:
        today = avis.on_evidence if on_evidence else avis.on_declarations
        before, after = (names.levels(one, Statement.CONDITIONS) for one in (today.old, today.new))
        levels = before if before == after else t("compare.from_to", old=before, new=after)
        yield typeset(RETROSPECTIVE.to(names.language).format(levels=levels), names.language)


def opinion_reasons(found: Comparison, names: Names) -> Iterator[str]:
    """Yield what carries the opinion that both reports lead with."""
    lead = _leading(found)
    own = lead.on_evidence if found.avis.on is Basis.EVIDENCE else lead.on_declarations
    return carried_sentences(found, (own.old, own.new), names)


def provisional_sentence(found: Comparison, names: Names) -> Iterator[str]:
    """Yield which of the two audits are provisional: what a result says is what the audited team is heard on."""
    t, old, new = names.t, found.old.provisional, found.new.provisional
    if old and new:
        yield t("compare.provisional_both")
    elif old or new:
        yield t("compare.provisional_new") if new else t("compare.provisional_old")


def opinion_rows(found: Comparison, names: Names) -> Iterator[Row]:
    """Yield the levels in both audits: those that the reports lead with, then those by today's texts, if others."""
    avis, lead = found.avis, _leading(found)
    for on_evidence, moved in ((False, lead.on_declarations), (True, lead.on_evidence)):
        old, new = _both(found, names, moved, lead)
        yield Row((_level_name(found, names, on_evidence), old, new, LEVEL_MOVES[moved.move].to(names.language)))
    if lead.old_by_then or lead.new_by_then:
        yield _by_today(names, False, avis.on_declarations)
        yield _by_today(names, True, avis.on_evidence)


def _leading(found: Comparison) -> LeadingMoved:
    """What the two reports lead with; the levels by the rules where a file does not tell it apart."""
    avis = found.avis
    return avis.leading or LeadingMoved(
        on_declarations=avis.on_declarations,
        on_evidence=avis.on_evidence,
        old_by_then=False,
        new_by_then=False,
        texts=Texts.SAME,
    )


def _both(found: Comparison, names: Names, moved: LevelsMoved, lead: LeadingMoved) -> tuple[str, str]:
    """Return the levels at both dates, each with the texts that it goes by where those are not today's."""
    by_then = f", {BY_THEN.to(names.language)}"
    old = names.levels(moved.old, found.avis.says) + (by_then if lead.old_by_then else "")
    new = names.levels(moved.new, found.avis.says) + (by_then if lead.new_by_then else "")
    return old, new


def _by_today(names: Names, on_evidence: bool, moved: LevelsMoved) -> Row:
    """Return the levels by the texts of today, which are no opinion where one goes by those of its time."""
    t = names.t
    old, new = (names.levels(one, Statement.CONDITIONS) for one in (moved.old, moved.new))
    name = t("compare.by_today", level=f"{t('compare.level')} {_basis(names, on_evidence)}")
    return Row((name, old, new, LEVEL_MOVES[moved.move].to(names.language)))


def _level_name(found: Comparison, names: Names, on_evidence: bool) -> str:
    """Return what the opinion is called, with what it rests on."""
    named = names.t("compare.avis") if found.avis.says is Statement.AVIS else names.t("compare.level")
    return f"{named} {_basis(names, on_evidence)}"


def _basis(names: Names, on_evidence: bool) -> str:
    return names.t("compare.on_evidence") if on_evidence else names.t("compare.on_declarations")
