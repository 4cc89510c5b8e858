"""What a screen says first of a portfolio: how many projects have each level, then a line for each of the first."""

from collections.abc import Iterator

from audit.model.text import Language
from audit.portfolio.order import in_order
from audit.portfolio.schema import Portfolio, ProjectLine
from audit.reporting.messages import Messages, messages
from audit.reporting.portfolio.level_counts import level_counts
from audit.reporting.portfolio.opinion_words import guaranteed, left_above, on_declarations
from audit.reporting.portfolio.terms import completeness_words, name_of, signed
from audit.wording.numbers import write_share
from audit.wording.typography import typeset

_NAMED = 20  # projects that have a line on a screen


def opinion_lines(found: Portfolio, language: Language) -> Iterator[str]:
    """Yield the counts, a line for each project, then how many go by the texts of their time."""
    t = messages(language)
    lines = [line for line in in_order(found.lines, found.causes) if line.counted]
    if not lines:
        return
    yield t("list.separator").join(
        t("portfolio.level_count", level=one.words, projects=one.count) for one in level_counts(lines, language)
    )
    for line in lines[:_NAMED]:
        said = t("list.separator").join(_said(line, language, t))
        yield t("portfolio.screen_line", name=name_of(line, language), said=typeset(said, language))
    if len(lines) > _NAMED:
        yield t("portfolio.screen_more", count=len(lines) - _NAMED)
    by_then = sum(line.opinion.by_then for line in lines)
    if by_then:
        yield t("portfolio.screen_then", projects=by_then)


def _said(line: ProjectLine, language: Language, t: Messages) -> Iterator[str]:
    yield f"{guaranteed(line, language)} ({left_above(line.opinion, language)})"
    levels = on_declarations(line.opinion, language)
    if levels:
        yield t("portfolio.screen_declared", levels=levels)
    known = completeness_words([line.score.completeness], language)
    yield t("portfolio.screen_open", count=len(line.open_rules), completeness=known)
    if line.cost_drift is not None:
        drift = signed(line.cost_drift, write_share(line.cost_drift, language))
        open_contents = ", " + t("portfolio.contents_open") if line.counts_the_same is False else ""
        yield t("portfolio.screen_cost", drift=drift) + open_contents
    if line.scope_reduced and (line.cost_drift is not None or line.end_drift is not None):
        yield t("portfolio.scope_reduced")
