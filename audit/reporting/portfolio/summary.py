"""What a portfolio comes to, a sentence each; nothing is headlined that one project alone shows."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from audit.model.scoring import AvisLevel, Statement
from audit.model.text import Language
from audit.portfolio.schema import LineNote, Portfolio, ProjectLine
from audit.reporting.messages import Messages, messages
from audit.reporting.portfolio.sums import cost_sentences
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
    yield from _opinions(lines, t)
    provisional = sum(line.provisional for line in lines)
    if provisional:
        yield t("portfolio.summary_provisional", count=provisional)
    yield from cost_sentences(found, language)
    yield from _ends(lines, t)
    yield from _diagnoses(found, lines, language, t)
    if found.collisions:
        yield t("portfolio.summary_weeks", count=len(found.collisions))
    if found.refused:
        yield t("portfolio.summary_refused", count=len(found.refused))


def _opinions(lines: Sequence[ProjectLine], t: Messages) -> Iterator[str]:
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
    by_then = sum(line.opinion.by_then for line in lines)
    if by_then:
        yield t("portfolio.summary_by_then", count=by_then)


def _ends(lines: Sequence[ProjectLine], t: Messages) -> Iterator[str]:
    known = [line.end_drift for line in lines if line.end_drift is not None]
    if known:
        behind = sum(days > 0 for days in known)
        yield t("portfolio.summary_end", count=behind, known=len(known), all=len(lines))
    moved = sum(LineNote.REBASELINED in line.notes for line in lines)
    if moved:
        yield t("portfolio.summary_rebaselined", count=moved)


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
