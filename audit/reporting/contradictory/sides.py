"""What the templates show of the procedure: which version it is, both sides on a finding, what is withdrawn."""

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from audit.exchange.record import ContradictoryRecord
from audit.model.exchange import Stage
from audit.reporting.contradictory import terms
from audit.reporting.contradictory.said import FindingSaid, WithdrawnSaid
from audit.reporting.view import ReportView
from audit.wording.exchange_terms import exchange_term
from audit.wording.typography import typeset

if TYPE_CHECKING:
    from audit.reporting.contradictory.view import ContradictoryView


@dataclass(frozen=True)
class Sides:
    """What the templates show of the procedure; see ``ContradictoryView``."""

    view: "ContradictoryView"
    record: ContradictoryRecord
    before: ReportView

    @property
    def title(self) -> str:
        """What the block is called."""
        return self.view.text(terms.STATUS)

    @property
    def stage(self) -> str:
        """Which version it is."""
        return exchange_term(self.record.stage, self.view.language)

    @property
    def is_final(self) -> bool:
        """Whether it is the final version, which nobody is to answer any more."""
        return self.record.stage is Stage.FINAL

    @cached_property
    def status(self) -> list[str]:
        """The sentences on the procedure as a whole."""
        return list(self.view.status())

    @property
    def team(self) -> str:
        """The heading of the team's side."""
        return self.view.text(terms.TEAM)

    @property
    def auditor(self) -> str:
        """The heading of the auditors' side."""
        return self.view.text(terms.AUDITOR)

    def quoted(self, words: str) -> str:
        """Return what the team wrote, between quotation marks: it is not to be read as words of the report."""
        return self.view.text(terms.QUOTED).format(words=words) if words else ""

    def of(self, rule: str) -> FindingSaid:
        """Return both sides on one finding."""
        return self.view.said_of(rule)

    @cached_property
    def withdrawn(self) -> list[WithdrawnSaid]:
        """The findings that a final report leaves out, and why."""
        if not self.is_final:
            return []
        findings = {finding.rule: finding for finding in self.before.result.findings}
        rules = [rule for rule in self.record.positions.withdrawn if rule in findings]
        return [self.view.withdrawn_of(findings[rule]) for rule in rules]

    @property
    def withdrawn_title(self) -> str:
        """The heading of these."""
        return self.view.text(terms.WITHDRAWN_TITLE)

    @property
    def withdrawn_intro(self) -> str:
        """What is said of them all."""
        return typeset(self.view.text(terms.WITHDRAWN_INTRO), self.view.language)
