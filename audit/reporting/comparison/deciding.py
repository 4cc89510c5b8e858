"""What is to be decided after the later of two audits: what it informs, who decides, and what is asked since."""

from collections.abc import Iterator
from textwrap import shorten

from audit.comparison.schema import ActionFollowed, Comparison
from audit.reporting.comparison.names import Names
from audit.reporting.synthesis.decision import with_accountable
from audit.wording.numbers import write_date
from audit.wording.typography import typeset

_LONGEST = 110  # signs of an action, which its part tells whole
_NAMED = 3  # actions of blocking requirements


def deciding_sentences(found: Comparison, names: Names) -> Iterator[str]:
    """Yield the decision that the later review informs, as its report says it, then the actions asked since."""
    decision = found.decision
    if decision is not None:
        said = with_accountable(
            typeset(decision.said.to(names.language), names.language), decision.activity, decision.by, names.language
        )
        yield names.t("compare.decides", decision=_within(said))
    yield from _asked_since(found, names)


def _asked_since(found: Comparison, names: Names) -> Iterator[str]:
    """Yield how many there are, between which days, and those that blocking requirements ask for."""
    t = names.t
    asked = [item for item in found.actions if item.followed is None]
    if not asked:
        return
    days = sorted(item.due_new for item in asked if item.due_new is not None)
    between = ""
    if days:
        first, last = (write_date(day, names.language) for day in (days[0], days[-1]))
        between = t("compare.due_on", day=first) if first == last else t("compare.due_between", first=first, last=last)
    blocking = [item for item in asked if any(map(names.is_blocking, item.still))]
    said = [t("compare.asked_since", number=len(asked)) + (f"{t('list.colon')} {between}." if between else ".")]
    if blocking:
        listed = t("list.separator").join(_action(item, names) for item in blocking[:_NAMED])
        more = t("compare.summary_more", count=len(blocking) - _NAMED) if len(blocking) > _NAMED else ""
        said.append(t("compare.asked_blocking", count=len(blocking), actions=listed + more))
    yield " ".join(said)


def _action(item: ActionFollowed, names: Names) -> str:
    """Return the first words of an action, with its day."""
    t = names.t
    action = _begun(names.action(item.action, item.words_of).rstrip("."))
    if item.due_new is None:
        return t("compare.asked_undated", action=action)
    return t("compare.asked_action", action=action, day=write_date(item.due_new, names.language))


def _begun(action: str) -> str:
    """Return an action, or its first clauses where it is long: one that is cut ends where a clause does."""
    if len(action) <= _LONGEST:
        return action
    begun = shorten(action, width=_LONGEST, placeholder="")
    ends = [place for mark in (";", ",", ".", ":") if (place := begun.rfind(mark)) > _LONGEST // 2]
    begun = begun[: max(ends)] if ends else begun
    if begun.count("(") > begun.count(")"):
        begun = begun[: begun.rindex("(")]
    return f"{begun.rstrip()} […]"


def _within(sentence: str) -> str:
    """Return a sentence as it stands after a colon; one that begins with initials keeps them."""
    return sentence[:1].lower() + sentence[1:] if sentence[1:2].islower() else sentence
