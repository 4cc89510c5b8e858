"""Which findings hold against a project at the day of its review, and which only texts later than it give."""

from audit.model.rule import RuleId
from audit.model.text import Text
from audit.reporting.view import ReportView

HEADING = Text(fr="Portée", en="Scope")
_HOLDS = Text(fr="fondé sur un texte publié à la date de la revue", en="rests on a text published by the review date")
_IN_HINDSIGHT = Text(
    fr="lecture rétrospective, non opposable", en="retrospective reading, which cannot be held against the project"
)


def tells_scope(view: ReportView) -> bool:
    """Return whether some findings of a report rest on texts later than its review alone."""
    earlier = view.result.avis.earlier_texts
    return earlier is not None and bool(earlier.findings)


def scope_of(rule: RuleId, view: ReportView) -> str:
    """Return whether a finding holds against the project at the day of the review, in words."""
    earlier = view.result.avis.earlier_texts
    return view.text(_IN_HINDSIGHT if earlier is not None and rule in earlier.findings else _HOLDS)
