"""What a portfolio comes to, a sentence each; nothing is headlined that one project alone shows."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from audit.model.scoring import ORDERED_LEVELS, AvisLevel, Statement
from audit.model.text import Language
from audit.portfolio.schema import LineNote, Portfolio, ProjectLine
from audit.reporting.messages import Messages, messages
from audit.reporting.portfolio.sums import cost_sentences
from audit.reporting.portfolio.terms import completeness_words, name_of
from audit.wording.numbers import write_slip
from audit.wording.typography import typeset

_SEVERAL, _NAMED = 2, 3


def summary_sentences(found: Portfolio, names: Mapping[str, str], language: Language) -> Iterator[str]:
    """Yield the sentences.

    Args:
        found: the portfolio.
        names: of the projects, by file.
        language: of the sentences.
    """
    t, lines = messages(language), [line for line in found.lines if line.counted]
    if not lines:
        return
    doubled = [names[line.file] for line in lines if LineNote.SAME_DAY in line.notes]
    if doubled:
        listed = t("list.separator").join(dict.fromkeys(doubled))
        yield t("portfolio.summary_same_day", count=len(doubled), names=listed)
    yield from _opinions(lines, language, t)
    provisional = sum(line.provisional for line in lines)
    if provisional:
        yield t("portfolio.summary_provisional", count=provisional)
    yield from cost_sentences(found, language, is_below_banners=True)
    yield from _ends(lines, language, t)
    yield from _diagnoses(found, lines, language, t)
    if found.collisions:
        yield t("portfolio.summary_weeks", count=len(found.collisions))
    if found.refused:
        yield t("portfolio.summary_refused", count=len(found.refused))


def _opinions(lines: Sequence[ProjectLine], language: Language, t: Messages) -> Iterator[str]:
    opinions = [line.opinion for line in lines if line.avis.says is Statement.AVIS]
    if opinions:
        certain = sum(one.certain for one in opinions)
        none = sum(one.level is AvisLevel.NONE and not one.certain for one in opinions)
        partly = len(opinions) - certain - none
        parts = [
            *([t("portfolio.opinions_certain", count=certain)] if certain else []),
            *([t("portfolio.opinions_at_least", count=partly)] if partly else []),
            *([t("portfolio.opinions_none", count=none)] if none else []),
        ]
        yield t("portfolio.summary_avis", count=len(opinions), parts=", ".join(parts))
        yield from _without_opinion([line for line in lines if line.avis.says is Statement.AVIS], language, t)
    by_then = sum(line.opinion.by_then for line in lines)
    if by_then:
        yield t("portfolio.summary_by_then", count=by_then)


def _without_opinion(lines: Sequence[ProjectLine], language: Language, t: Messages) -> Iterator[str]:
    """Yield what declarations would give the projects that have no opinion, and how complete these are."""
    without = [line for line in lines if line.opinion.level is AvisLevel.NONE and not line.opinion.certain]
    told = [line for line in without if line.opinion.declared_floor is not None]
    if not told or len(told) < len(without):  # a file of an earlier format does not tell
        return
    worst = ORDERED_LEVELS[-1]
    level = [line for line in told if line.opinion.declared_floor not in (worst, AvisLevel.NONE)]
    none = [line for line in told if line not in level]
    known, unknown = (
        completeness_words((line.score.completeness for line in group), language) for group in (level, none)
    )
    parts = []
    if level:
        figures = t("list.separator").join((*_to_document(level, t), known))
        parts.append(t("portfolio.declared_level", count=len(level), figures=figures))
    if none and level:
        parts.append(t("portfolio.declared_none", count=len(none), completeness=unknown))
    elif none:
        parts.append(t("portfolio.none_declared", count=len(none), completeness=unknown))
    yield t("portfolio.summary_no_opinion", parts=t("list.separator").join(parts))


def _to_document(lines: Sequence[ProjectLine], t: Messages) -> Iterator[str]:
    """Yield how many answers are to be documented for the level that declarations guarantee, by project."""
    counts = sorted(count for line in lines if (count := line.opinion.to_document))
    if counts and counts[0] == counts[-1]:
        yield t("portfolio.to_document", count=counts[0])
    elif counts:
        yield t("portfolio.to_document_range", low=counts[0], high=counts[-1])


def _ends(lines: Sequence[ProjectLine], language: Language, t: Messages) -> Iterator[str]:
    known = [(line.end_drift, line) for line in lines if line.end_drift is not None]
    behind = sorted(((days, line) for days, line in known if days > 0), key=lambda one: (-one[0], one[1].file))
    if behind:
        named = t("list.separator").join(_slip(days, line, language, t) for days, line in behind[:_NAMED])
        more = len(behind) - _NAMED
        named += t("portfolio.and_others", count=more) if more > 0 else ""
        yield t("portfolio.summary_end", count=len(behind), known=len(known), all=len(lines), names=named)
    elif known:
        yield t("portfolio.summary_no_end", known=len(known), all=len(lines))
    moved = sum(LineNote.REBASELINED in line.notes for line in lines)
    if moved:
        yield t("portfolio.summary_rebaselined", count=moved)


def _slip(days: int, line: ProjectLine, language: Language, t: Messages) -> str:
    reduced = ", " + t("portfolio.scope_reduced") if line.scope_reduced else ""
    figure = write_slip(Decimal(days), language) + reduced
    return t("portfolio.named_with", name=name_of(line, language), figure=figure)


def _diagnoses(found: Portfolio, lines: Sequence[ProjectLine], language: Language, t: Messages) -> Iterator[str]:
    counts = Counter(name for line in lines for name in line.diagnoses)
    most = max(counts.values(), default=0)
    first = sorted(name for name, count in counts.items() if count == most)
    if most >= _SEVERAL and len(first) <= _NAMED:
        titles = (found.words[name].to(language) if name in found.words else name for name in first)
        quoted = ", ".join(t("portfolio.quoted", text=typeset(title, language)) for title in titles)
        yield t("portfolio.summary_diagnosis", count=len(first), names=quoted, projects=most)
    unsettled = sum(bool(line.possible or line.open_diagnoses) for line in lines)
    if unsettled:
        yield t("portfolio.summary_unsettled", count=unsettled, all=len(lines))
