"""The head of a comparison: what moved, why as far as both audits say, and what is to be decided."""

from collections.abc import Iterable, Iterator

from audit.comparison.moves import FindingMove
from audit.comparison.schema import Comparison
from audit.reporting.comparison.cost_lines import cost_line_sentence
from audit.reporting.comparison.deciding import deciding_sentences
from audit.reporting.comparison.drift import drift_sentences, go_live_sentence
from audit.reporting.comparison.findings import counted_findings, figures_moved
from audit.reporting.comparison.followed import followed_sentences, recommended_sentences
from audit.reporting.comparison.means import gap_sentences, means_sentences, spent_sentence
from audit.reporting.comparison.names import Names
from audit.reporting.comparison.opinion import opinion_reasons, opinion_sentences
from audit.reporting.comparison.outcomes import outcome_sentence
from audit.reporting.comparison.parts import Block
from audit.reporting.comparison.patterns import pattern_sentences
from audit.reporting.comparison.scope import scope_sentence
from audit.reporting.comparison.unestablished import unestablished

_NAMED = 3  # blocking findings


def head_of(found: Comparison, names: Names) -> tuple[Block, ...]:
    """Return the blocks that have something to say."""
    t = names.t
    blocks = (
        Block(t("compare.head_moved"), tuple(_moved(found, names))),
        Block(t("compare.head_why"), tuple(_why(found, names))),
        Block(
            t("compare.head_decide") if found.decision else t("compare.head_followed"), tuple(_to_decide(found, names))
        ),
    )
    return tuple(block for block in blocks if block.sentences)


def _moved(found: Comparison, names: Names) -> Iterator[str]:
    t = names.t
    yield from opinion_sentences(found, names)
    cost, end = (
        drift_sentences(title, item, names, is_cost=is_cost) if item is not None else ()
        for title, item, is_cost in ((t("compare.cost"), found.cost, True), (t("compare.end"), found.end, False))
    )
    yield from _together(cost, spent_sentence(found, names), gap_sentences(found, names))
    yield from end
    yield from scope_sentence(found, names)
    yield from go_live_sentence(found, names)
    said = counted_findings(found, names)
    counted = (t("compare.summary_findings", counts=", ".join(said)),) if said else ()
    yield from _together(outcome_sentence(found, names), counted)
    yield from _blocking(found, names)
    yield from _together(figures_moved(found, names))
    yield from unestablished(found, names)


def _why(found: Comparison, names: Names) -> Iterator[str]:
    yield from opinion_reasons(found, names)
    yield from cost_line_sentence(found, names)
    yield from means_sentences(found, names)
    yield from _together(pattern_sentences(found, names))


def _together(*sentences: Iterable[str]) -> Iterator[str]:
    """Yield sentences on one subject as one paragraph; nothing where there is none."""
    said = " ".join(sentence for some in sentences for sentence in some)
    if said:
        yield said


def _to_decide(found: Comparison, names: Names) -> Iterator[str]:
    yield from deciding_sentences(found, names)
    yield from _together(recommended_sentences(found, names))
    yield from followed_sentences(found, names)


def _blocking(found: Comparison, names: Names) -> Iterator[str]:
    """Yield which blocking requirements are new or worse, the first of them by name."""
    moves, t = (FindingMove.NEW, FindingMove.WORSENED), names.t
    rules = [one.rule for one in found.findings if one.move in moves and names.is_blocking(one.rule)]
    if rules:
        named = t("list.separator").join(names.title(rule) for rule in rules[:_NAMED])
        more = t("compare.summary_more", count=len(rules) - _NAMED) if len(rules) > _NAMED else ""
        yield t("compare.summary_blocking", rules=named + more)
