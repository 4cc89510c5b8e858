"""The facts that several findings come of: told once, and counted as one; each finding keeps its own weight."""

from dataclasses import dataclass

from babel.lists import format_list

from audit.model.rule import OutcomeKind, RuleId
from audit.model.text import Text
from audit.reporting.messages import messages
from audit.reporting.view import ReportView
from audit.wording.numbers import LOCALES
from audit.wording.typography import typeset


@dataclass(frozen=True, slots=True)
class SharedFact:
    """A fact, and the findings that come of it, or may: the one that says it, then the others."""

    rules: tuple[RuleId, ...]
    text: Text
    is_certain: bool = True


def shared_facts(view: ReportView) -> tuple[SharedFact, ...]:
    """Return the facts of which the finding that says it is there, and another that is met in part."""
    frame, found = view.result.synthesis, view.finding_of
    shared = []
    for one in frame.same_facts if frame else ():
        partly = [rule for rule in one.others if rule in found and found[rule].outcome is OutcomeKind.PARTIAL]
        if one.rule in found and partly and (one.asking is None or one.asking in view.numbers):
            shared.append(SharedFact((one.rule, *partly), one.text, is_certain=bool(one.enough_for)))
    return tuple(shared)


def shared_fact_told(one: SharedFact, view: ReportView) -> str:
    """Return the fact and the findings that come of it, a sentence."""
    t, text = messages(view.language), typeset(one.text.to(view.language), view.language)
    rules = format_list(one.rules, locale=LOCALES[view.language])
    if one.is_certain:
        return t("synthesis.same_fact", rules=rules, text=text)
    return t("synthesis.same_fact_maybe", rules=rules, text=text)


def shared_facts_counted(view: ReportView) -> str:
    """Return how many of the findings surely come of how few facts, by their rules; empty where none do."""
    shared, t = [one for one in shared_facts(view) if one.is_certain], messages(view.language)
    if not shared:
        return ""
    listed = t("list.separator").join(", ".join(one.rules) for one in shared)
    number = sum(len(one.rules) for one in shared)
    return t("synthesis.same_facts_counted", count=len(shared), number=number, listed=listed)
