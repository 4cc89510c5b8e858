"""Says why the level that is given is below the one to which the findings alone lead, and what keeps it there.

The best level that missing answers and documents leave is that of the findings: whatever else is true of the project,
they allow no better, and nothing that is known asks for worse. What keeps the level below it is what is not known.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property

from audit.model.answer import CellRef
from audit.model.result.opinion import DocumentsToAsk, EarlierTexts, Risk
from audit.model.rule import OutcomeKind, RuleId, Severity
from audit.model.scoring import ORDERED_LEVELS, AvisLevel, Basis, Statement
from audit.model.stated_levels import stated_levels
from audit.reporting.digest import FIRST_NAMED
from audit.reporting.documents_placed import placed
from audit.reporting.messages import messages
from audit.reporting.opinion import Firmness, firmness_of
from audit.reporting.scores import settled_rules
from audit.reporting.view import ReportView
from audit.wording.cell_ranges import write_cell_ranges
from audit.wording.terms import write_term
from audit.wording.typography import as_sentence, typeset

_RULES_NAMED = 6  # of those that are not settled, in a sentence: a choice of layout of the tool


def kept_below(view: ReportView) -> str:
    """Return what keeps the level below that of the findings, sentences; empty where nothing does."""
    return " ".join(_Sentences(view).all()) if view.says is not Statement.CONDITIONS else ""


class _Sentences:
    """Writes them for one report."""

    def __init__(self, view: ReportView) -> None:
        self._view = view
        self._avis = view.result.avis
        self._stated = stated_levels(view.result.avis)
        self._earlier = view.result.avis.earlier_texts if self._stated.by_then else None
        self.t = messages(view.language)

    def all(self) -> Iterator[str]:
        """Yield them in their order."""
        own = self._stated.own
        firmness = firmness_of(own)
        causes = tuple(self._causes())
        if firmness not in (Firmness.AT_LEAST, Firmness.OPEN) or not causes:
            return
        because = self.t("kept.and").join(causes)
        if firmness is Firmness.AT_LEAST:
            yield self._led_to()
            yield self.t("kept.lower", causes=because)
        elif self._earlier is not None and self._awaits_blocking_answers and len(causes) == 1:
            yield self._none_given(self._settled_by_then(self._earlier))
            yield self._first_to_establish(self._earlier)
            yield from self._allowed()
        else:
            by_then = () if self._earlier is None else (as_sentence(self._settled_by_then(self._earlier)),)
            said = (self._none_given(because), *by_then, *self._allowed())
            yield from reversed(said) if self._only_documents else said
        if self._only_documents and self._documents is not None:
            yield self.t("kept.secures", level=self._quoted(own.ceiling))
        if self._no_finding_counts():
            is_proof_alone = firmness is Firmness.AT_LEAST and self._only_documents
            yield self._only_proofs() if is_proof_alone else self.t("kept.no_finding")

    def _only_proofs(self) -> str:
        """Say that the level waits for documents alone, and how they come where a team is still to be heard."""
        return self.t("kept.only_proofs_to_send") if self._view.awaits_answers else self.t("kept.only_proofs")

    def _none_given(self, because: str) -> str:
        t, is_avis = self.t, self._view.says is Statement.AVIS
        return t("kept.no_opinion", causes=because) if is_avis else t("kept.no_level", causes=because)

    def _allowed(self) -> Iterator[str]:
        """Say to which level the findings alone lead, where that is shown: else the headline says it already."""
        own = self._stated.own
        if own.ceiling not in own.unproven:
            yield self._led_to()

    def _led_to(self) -> str:
        own, t = self._stated.own, self.t
        level = self._quoted(own.ceiling)
        if self._earlier and self._view.found <= self._view.left_out:
            return t("kept.none_then", level=level)
        if own.ceiling in own.unproven:
            return t("kept.not_excluded_then", level=level) if self._earlier else t("kept.not_excluded", level=level)
        if own.ceiling is ORDERED_LEVELS[0]:
            return t("kept.nothing_against", level=level)
        if not self._earlier:
            return t("kept.led_to", level=level)
        held = [self._view.finding_of[rule] for rule in self._view.found - self._view.left_out]
        if not any(finding.may_be_partial for finding in held):
            return t("kept.led_to_then", level=level)
        # What is found leaves two outcomes: the level is that of the better one.
        blocking = [finding for finding in held if finding.severity is Severity.BLOCKING]
        if len(blocking) != 1 or not blocking[0].may_be_partial or own.ceiling is not self._cap_in_part():
            return t("kept.led_to_then_at_best", level=level)
        return t("kept.one_caps_then", level=level) if len(held) == 1 else t("kept.one_blocking_caps_then", level=level)

    def _cap_in_part(self) -> AvisLevel | None:
        """Return the level that one blocking requirement caps which is met in part; None where none is."""
        caps = self._view.result.synthesis.caps if self._view.result.synthesis else ()
        return next((cap.best for cap in caps if cap.outcome is OutcomeKind.PARTIAL and cap.count == 1), None)

    def _settled_by_then(self, earlier: EarlierTexts) -> str:
        """Say how little is settled by the texts of the time, a clause."""
        count = settled_rules(self._view.result.overall) - len(earlier.findings) - len(earlier.met)
        return self.t("kept.settled_by_then", count=count) if count else self.t("kept.none_settled_by_then")

    def _first_to_establish(self, earlier: EarlierTexts) -> str:
        """Count the blocking rules that are to be settled first, and say that they are not enough where it is shown."""
        rules, t = self._at_stake(), self.t
        count, named = len(rules), self._named(rules)
        if earlier.lacks_more:
            return t("kept.first_and_more", count=count, rules=named)
        return t("kept.first", count=count, rules=named)

    def _causes(self) -> Iterator[str]:
        """Yield what is not known, and decides: answers that are missing, that contradict others, without documents."""
        if not self._stated.declarations.certain:
            yield from self._missing()
            yield from self._doubtful()
        if self._avis.on is Basis.EVIDENCE and self._stated.evidence != self._stated.declarations:
            yield self._declared()

    def _missing(self) -> Iterator[str]:
        """Name the rules that could bring the level down the most, and where their answers are awaited."""
        rules = self._at_stake()
        if not rules:
            return
        count, named, t = len(rules), self._named(rules), self.t
        what = (
            t("kept.blocking", count=count, rules=named)
            if self._are_blocking(rules)
            else t("kept.requirements", count=count, rules=named)
        )
        if self._awaits_blocking_answers:  # the page says of each what it waits for
            yield what
            return
        waiting = [point for point in self._view.result.open_points if point.rule in rules]
        places = self._places(cell for point in waiting for fact in point.missing for cell in fact.cells)
        yield t("kept.awaited", what=what, places=places) if places else what

    def _at_stake(self) -> Sequence[RuleId]:
        """Return the rules of the gravest risk; where no cap is at stake, all that are open and count in the level.

        A rule that is known not to be met is a finding already, however far it is from being met.
        """
        later = frozenset(self._earlier.open) if self._earlier else frozenset()
        open_rules = [point.rule for point in self._view.result.open_points if point.rule not in later]
        at_risk = ([rule for rule in risk.rules if rule not in self._view.found] for risk in self._risks)
        return next(filter(None, at_risk), open_rules)

    @property
    def _awaits_blocking_answers(self) -> bool:
        """Whether blocking rules alone are at stake, and the page asks for their answers before anything else."""
        rules = () if self._only_documents else self._at_stake()
        return bool(rules) and self._are_blocking(rules) and self._view.asks_answers_first

    def _are_blocking(self, rules: Sequence[RuleId]) -> bool:
        return all(self._severities[rule] is Severity.BLOCKING for rule in rules)

    def _named(self, rules: Sequence[RuleId]) -> str:
        """Name the first rules, and how many more there are."""
        left = len(rules) - _RULES_NAMED
        more = f" {self.t('verdict.others', count=left)}" if left > 0 else ""
        return f"{', '.join(rules[:_RULES_NAMED])}{more}"

    def _doubtful(self) -> Iterator[str]:
        count = len(self._view.result.incoherences) + len(self._view.result.amounts_to_check)
        if count:
            yield self.t("kept.doubtful", count=count)

    def _declared(self) -> str:
        """Name the answers to document, and the rules that they could leave unmet."""
        t, documents = self.t, self._documents
        said = t("kept.declared", what=self._listed(placed(documents, self._view)))
        if documents is None or not documents.rules:
            return said
        return said + t("kept.shaken", count=len(documents.rules), rules=self._titled(documents.rules))

    def _titled(self, rules: Sequence[RuleId]) -> str:
        """Name rules: the only one with its title, many by their ids."""
        if len(rules) > 1:
            return self._listed(rules)
        title = typeset(self._view.text(self._view.titles[rules[0]]), self._view.language)
        return self.t("kept.titled", rule=rules[0], title=title)

    def _places(self, cells: Iterable[CellRef]) -> str:
        """Write where cells are, sheet by sheet; the first sheets, and how many more there are."""
        sheets = write_cell_ranges(cells)
        left = len(sheets) - FIRST_NAMED
        first = self.t("list.separator").join(sheets[:FIRST_NAMED])
        return f"{first} {self.t('kept.more_sheets', count=left)}" if left > 0 else first

    def _listed(self, names: Sequence[str]) -> str:
        left = len(names) - FIRST_NAMED
        first = self.t("list.separator").join(names[:FIRST_NAMED])
        return f"{first} {self.t('verdict.others', count=left)}" if left > 0 else first

    def _no_finding_counts(self) -> bool:
        """Return whether what could go wrong does so by itself, and in rules that are met as declared."""
        documents = self._documents
        if not self._only_documents or documents is None or not documents.alone:
            return False
        return self._view.found.isdisjoint(documents.rules)

    @cached_property
    def _severities(self) -> Mapping[RuleId, Severity]:
        return {checked.rule: checked.severity for checked in self._view.result.rules}

    @property
    def _only_documents(self) -> bool:
        return self._stated.declarations.certain

    @property
    def _risks(self) -> Sequence[Risk]:
        return self._earlier.risks if self._earlier else self._avis.risks

    @property
    def _documents(self) -> DocumentsToAsk | None:
        return self._earlier.documents if self._earlier else self._avis.documents

    def _quoted(self, level: AvisLevel) -> str:
        return self.t("opinion.quoted", level=write_term(level, self._view.language))
