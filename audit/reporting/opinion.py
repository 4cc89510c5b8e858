"""What a report says of the avis: its headline, how firm it is, on declarations and on evidence, what may change it."""

from dataclasses import dataclass
from enum import StrEnum

from audit.model.reference import FactRef
from audit.model.result.audit_result import FIRST_FORMAT, AuditResult
from audit.model.result.opinion import DocumentsToAsk, GuaranteedLevel, Risk
from audit.model.rule import Severity
from audit.model.scoring import AvisLevel, Basis, Statement
from audit.model.stated_levels import stated_levels
from audit.model.text import Language, Text
from audit.reporting.digest import FIRST_NAMED
from audit.reporting.messages import Messages, messages
from audit.wording.terms import AVIS_RATINGS, DINUM_OUTCOMES, Rating, write_term
from audit.wording.typography import typeset


class Firmness(StrEnum):
    """How firm a level is."""

    CERTAIN = "certain"  # nothing that is missing can change it
    AT_LEAST = "at_least"  # it may only become better
    OPEN = "open"  # nothing better than the worst level is guaranteed
    UNMEASURED = "unmeasured"  # no rule can be measured


@dataclass(frozen=True)
class BasisLine:
    """The levels on declarations, or on evidence, in words."""

    name: str
    words: str
    is_own: bool


@dataclass(frozen=True)
class NamedRule:
    """A rule and its title."""

    rule: str
    title: str


@dataclass(frozen=True)
class OpenRisk:
    """What could still bring the opinion down.

    Attributes:
        rules: the first blocking rules that it is about; none when it is about others.
        others: how many more blocking ones there are.
    """

    text: str
    rules: tuple[NamedRule, ...]
    others: int


@dataclass(frozen=True)
class Opinion:
    """The opinion of a review in one language.

    Where the texts published by the review date lead (see ``leads_by_then``), it is by these texts: what was published
    later cannot be held against the project. The levels by today's texts are then told apart.

    Attributes:
        headline: the level, or that there is none.
        firm: how firm it is, a sentence.
        rating: the colour that the level stands for.
        dinum: what DINUM calls such an opinion, for a review that gives one.
        bases: on declarations, and on evidence where that was judged.
        same_bases: that both give the same level, and on what evidence, a sentence; None where they differ.
        why: why the review keeps to one of them.
        reasons: what keeps it from better, for certain.
        risks: what could still bring it down.
        undocumented: how many answers that blocking rules rest on have no document, a sentence; None when none.
        documents: what the documents to ask for would secure, a sentence; None when there are none to ask for.
        settled: what is said where nothing can change the level; None where something can.
        later_texts: how many findings rest on texts later than the review alone, and what today's texts would give;
            None where each finding rests on a text of the time.
    """

    headline: str
    firmness: Firmness
    firm: str
    rating: Rating | None
    dinum: str | None
    bases: tuple[BasisLine, ...]
    same_bases: str | None
    why: str
    reasons: tuple[str, ...]
    risks: tuple[OpenRisk, ...]
    undocumented: str | None
    documents: str | None
    settled: str | None
    later_texts: str | None


def firmness_of(levels: GuaranteedLevel) -> Firmness:
    """Return how firm a level is."""
    if levels.ceiling is AvisLevel.NONE:
        return Firmness.UNMEASURED
    if levels.certain:
        return Firmness.CERTAIN
    return Firmness.OPEN if levels.level is AvisLevel.NONE else Firmness.AT_LEAST


def opinion_of(result: AuditResult, language: Language) -> Opinion:
    """Return what a report says of the avis of ``result``."""
    return _Writer(result, language).opinion()


class _Writer:
    def __init__(self, result: AuditResult, language: Language) -> None:
        self._result = result
        self._avis = result.avis
        self._stated = stated_levels(result.avis)
        self._rules = {checked.rule: checked for checked in result.rules}
        self._language = language
        self.t: Messages = messages(language)
        self._has_evidence = result.schema_version != FIRST_FORMAT  # results that were not judged on evidence
        self._undocumented = len(result.avis.undocumented) if self._has_evidence else 0

    def opinion(self) -> Opinion:
        avis, own = self._avis, self._stated.own
        firmness = firmness_of(own)
        is_avis = avis.says is Statement.AVIS
        dinum = DINUM_OUTCOMES[own.level] if is_avis else None
        return Opinion(
            headline=self._headline(own, firmness),
            firmness=firmness,
            firm=self._firm(own, firmness),
            rating=AVIS_RATINGS[own.level],
            dinum=self._dinum(dinum, firmness) if dinum else None,
            bases=tuple(self._bases()),
            same_bases=self._same_bases(),
            why=self._why(),
            reasons=tuple(self._of_today(self._text(reason)) for reason in avis.reasons),
            risks=tuple(self._risk(risk.text, risk.rules) for risk in self._risks()),
            undocumented=self.t("opinion.undocumented", count=self._undocumented) if self._undocumented else None,
            documents=self._documents(),
            settled=self._settled() if firmness is Firmness.CERTAIN else None,
            later_texts=self._later_texts(),
        )

    def _headline(self, own: GuaranteedLevel, firmness: Firmness) -> str:
        """Write the level; where the texts of the time lead, say that it goes by them, and on which facts."""
        said, t = self._said(own, firmness), self.t
        if not self._stated.by_then:
            return said
        if self._result.project.reconstructed:
            return t("opinion.texts_of_the_time_past", headline=said)
        return t("opinion.texts_of_the_time", headline=said)

    def _of_today(self, sentence: str) -> str:
        """Say that a sentence goes by today's texts, where the level does not."""
        if not self._stated.by_then:
            return sentence
        return self.t("opinion.by_todays_texts", said=f"{sentence[:1].lower()}{sentence[1:]}")

    def _said(self, own: GuaranteedLevel, firmness: Firmness) -> str:
        if firmness is Firmness.AT_LEAST:
            return self.t("opinion.at_least", level=self._level(own.level))
        if own.level is AvisLevel.NONE and self._avis.says is not Statement.AVIS:
            return self.t("opinion.no_level")
        return self._level(own.level)

    def _firm(self, own: GuaranteedLevel, firmness: Firmness) -> str:
        t = self.t
        match firmness:
            case Firmness.CERTAIN:
                on_evidence = self._avis.on is Basis.EVIDENCE
                return t("opinion.certain_on_evidence") if on_evidence else t("opinion.certain")
            case Firmness.AT_LEAST:
                best, missing = self._ceiling(own), self._missing()
                if self._avis.on is Basis.EVIDENCE:
                    return t("opinion.may_become_on_evidence", best=best, missing=missing)
                return t("opinion.may_become", best=best, missing=missing)
            case Firmness.OPEN:
                return t(
                    "opinion.open", best=self._ceiling(own), worst=self._quoted(own.floor), missing=self._missing()
                )
        return t("opinion.unmeasured")

    def _dinum(self, outcome: Text, firmness: Firmness) -> str:
        said = self._text(outcome)
        at_least = firmness is Firmness.AT_LEAST and DINUM_OUTCOMES[self._stated.own.ceiling] != outcome
        return self.t("opinion.dinum_at_least", outcome=said) if at_least else self.t("opinion.dinum", outcome=said)

    def _bases(self) -> list[BasisLine]:
        t, avis, stated = self.t, self._avis, self._stated
        lines = [
            BasisLine(t("opinion.on_declarations"), self._levels(stated.declarations), avis.on is Basis.DECLARATIONS)
        ]
        if self._has_evidence:
            evidence = self._evidence_as_declared() or self._levels(stated.evidence)
            lines.append(BasisLine(t("opinion.on_evidence"), evidence, avis.on is Basis.EVIDENCE))
        return lines

    @property
    def _are_same(self) -> bool:
        """Whether declarations and evidence give the same levels, and some."""
        stated = self._stated
        measured = firmness_of(stated.evidence) is not Firmness.UNMEASURED
        return self._has_evidence and measured and stated.evidence == stated.declarations

    def _evidence_as_declared(self) -> str | None:
        """Say why the levels on evidence are those on declarations; None where they are others."""
        if not self._are_same:
            return None
        if self._undocumented:
            return self.t("opinion.same_without_documents", count=self._undocumented)
        return self.t("opinion.same_with_documents")

    def _same_bases(self) -> str | None:
        """Say the same in one sentence for both."""
        if not self._are_same:
            return None
        if self._undocumented:
            return self.t("opinion.both_without_documents", count=self._undocumented)
        return self.t("opinion.both_with_documents")

    def _levels(self, levels: GuaranteedLevel) -> str:
        t, best = self.t, self._ceiling(levels)
        match firmness_of(levels):
            case Firmness.CERTAIN:
                return t("opinion.levels_certain", level=self._quoted(levels.level))
            case Firmness.AT_LEAST:
                return t("opinion.levels_at_least", level=self._quoted(levels.level), best=best)
            case Firmness.OPEN:
                return t("opinion.levels_open", best=best, worst=self._quoted(levels.floor))
        return t("opinion.levels_unmeasured")

    def _why(self) -> str:
        t, avis = self.t, self._avis
        if not self._has_evidence:
            return t("opinion.why_first_format")
        if avis.on is Basis.EVIDENCE:
            return t("opinion.why_evidence")
        return t("opinion.why_estimate") if avis.says is Statement.ESTIMATE else t("opinion.why_declarations")

    def _later_texts(self) -> str | None:
        earlier = self._avis.earlier_texts
        if earlier is None:
            return None
        t = self.t
        met = t("opinion.later_met", count=len(earlier.met), rules=", ".join(earlier.met)) if earlier.met else ""
        said = t("opinion.later_texts", count=len(earlier.findings), met=met)
        if self._stated.by_then:
            return t("opinion.retrospective", levels=self._levels(self._avis.own), findings=said)
        return f"{said} {t('opinion.same_by_earlier')}"

    def _missing(self) -> str:
        """Name what is missing: answers, documents, or both."""
        t = self.t
        wants_documents = self._avis.on is Basis.EVIDENCE and bool(self._undocumented)
        if wants_documents and self._stated.declarations.certain:
            return t("opinion.missing_documents")
        return t("opinion.missing_both") if wants_documents else t("opinion.missing_answers")

    def _documents(self) -> str | None:
        asked, t = self._avis.documents, self.t
        if asked is None:
            return None
        fewest = t("opinion.fewest") if asked.proven and len(asked.names) > 1 else ""
        said = t("opinion.documents", level=self._quoted(asked.secured), what=self._what(asked), fewest=fewest)
        return self._of_today(said)

    def _what(self, asked: DocumentsToAsk) -> str:
        """Count the answers to document, and the tables with their cells: these are many documents, not one."""
        t, tables = self.t, {FactRef.parse(fact.name).table for fact in self._avis.undocumented}
        answers = [name for name in asked.names if name not in tables]
        cells = [fact for fact in self._avis.undocumented if FactRef.parse(fact.name).table in asked.names]
        several = len(asked.names) - len(answers)
        parts = [t("opinion.answers_to_document", count=len(answers))] if answers else []
        if several:
            number = t("opinion.cells_to_document", count=len(cells))
            parts.append(t("opinion.tables_to_document", count=several, cells=number))
        return t("opinion.and").join(parts)

    def _settled(self) -> str:
        t, still_open, degrees = self.t, len(self._result.open_points), self._result.overall.may_be_partial
        if still_open:
            return t("opinion.settled", count=still_open)
        return t("opinion.degrees_open", count=degrees) if degrees else t("opinion.nothing_open")

    def _risks(self) -> tuple[Risk, ...]:
        """Return what could bring the level down that is given: by the texts of the time where these lead."""
        earlier = self._avis.earlier_texts
        return earlier.risks if earlier is not None and self._stated.by_then else self._avis.risks

    def _risk(self, text: Text, rules: tuple[str, ...]) -> OpenRisk:
        blocking = [self._rules[rule] for rule in rules if self._rules[rule].severity is Severity.BLOCKING]
        named = tuple(NamedRule(rule.rule, self._text(rule.title)) for rule in blocking[:FIRST_NAMED])
        return OpenRisk(self._text(text), named, len(blocking) - len(named))

    def _ceiling(self, levels: GuaranteedLevel) -> str:
        if levels.ceiling in levels.unproven:
            return self.t("opinion.unproven", level=self._level(levels.ceiling))
        return self._quoted(levels.ceiling)

    def _quoted(self, level: AvisLevel) -> str:
        return self.t("opinion.quoted", level=self._level(level))

    def _level(self, level: AvisLevel) -> str:
        return write_term(level, self._language)

    def _text(self, text: Text) -> str:
        return typeset(text.to(self._language), self._language)
