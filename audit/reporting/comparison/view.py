"""The view of one comparison that every output writes: its heading, what it comes to, and its parts in order."""

from collections.abc import Iterator
from functools import cached_property

from audit.comparison.moves import FindingMove
from audit.comparison.schema import Comparison, Side
from audit.model.reference import general_name
from audit.model.text import Language
from audit.record.rulebook import Rulebook
from audit.reporting.comparison.answers import answers_part
from audit.reporting.comparison.drift import drift_part, drift_sentences, go_live_sentence, milestones_part
from audit.reporting.comparison.figures import figures_part
from audit.reporting.comparison.findings import counted_findings, figures_moved, findings_part, rules_part
from audit.reporting.comparison.followed import actions_part, followed_sentences, recommendations_part
from audit.reporting.comparison.means import means_part, means_sentences
from audit.reporting.comparison.names import Names
from audit.reporting.comparison.opinion import opinion_sentences
from audit.reporting.comparison.outcomes import outcome_sentence
from audit.reporting.comparison.parts import Part
from audit.reporting.comparison.patterns import pattern_sentences, patterns_part
from audit.reporting.comparison.scope import scope_sentence
from audit.reporting.comparison.terms import NOTES
from audit.reporting.comparison.unestablished import unestablished
from audit.wording.banners import write_banner
from audit.wording.numbers import write_date
from audit.wording.terms import write_term
from audit.wording.typography import typeset

_NAMED = 3  # blocking findings
_BETWEEN = {Language.FR: " ; ", Language.EN: "; "}


class ComparisonView:
    """What is shown of one comparison in one language."""

    def __init__(self, found: Comparison, old: Rulebook, new: Rulebook, language: Language) -> None:
        self.found = found
        self.language = language
        self.names = Names(old, new, language, found.in_doubt)
        self.t = self.names.t

    @property
    def title(self) -> str:
        """What is compared."""
        project = self.found.new.project or self.found.old.project or self.t("project.unnamed")
        return self.t("compare.title", project=project)

    @property
    def dates(self) -> str:
        """From when to when."""
        old, new = (write_date(side.review_date, self.language) for side in (self.found.old, self.found.new))
        return self.t("compare.dates", old=old, new=new)

    @property
    def notes(self) -> tuple[str, ...]:
        """What whoever reads it must know."""
        sides = self.found.old, self.found.new
        banners = (write_banner(side.banner, side.banner_texts, self.language) for side in sides)
        said = (NOTES[note].to(self.language) for note in self.found.notes)
        return (
            *filter(None, dict.fromkeys(banners)),
            *(typeset(text, self.language) for text in said),
            *self._in_doubt(),
        )

    def _in_doubt(self) -> Iterator[str]:
        """Yield the amounts that were probably typed in another unit, and are not compared."""
        for item in self.found.in_doubt:
            audit = self.t("compare.at_old") if item.side == "old" else self.t("compare.at_new")
            question = self.names.question(general_name(item.read.name))
            value = self.names.value(item.read)
            yield self.t("compare.note_in_doubt", audit=audit, question=question, value=value)

    @property
    def sides(self) -> tuple[tuple[str, str], ...]:
        """Both audits: which of them it is, with its day, and what judged what."""
        named = ((self.t("compare.old"), self.found.old), (self.t("compare.new"), self.found.new))
        return tuple(
            (f"{name}, {write_date(side.review_date, self.language)}", self.side(side)) for name, side in named
        )

    def side(self, side: Side) -> str:
        """Return one of the audits, with the rules that judged it."""
        review = side.review.to(self.language) if side.review else write_term(side.review_type, self.language)
        return self.t(
            "compare.side",
            review=review,
            file=side.workbook.name if side.workbook else self.t("annex.no_workbook"),
            rules=side.rulebase.version,
            questionnaire=side.questionnaire_version,
        )

    @cached_property
    def parts(self) -> tuple[Part, ...]:
        """Every section, in order."""
        found, names = self.found, self.names
        parts = (
            figures_part(found, names),
            findings_part(found, names),
            patterns_part(found, names),
            drift_part(found, names),
            means_part(found, names),
            milestones_part(found, names),
            recommendations_part(found, names),
            actions_part(found, names),
            answers_part(found, names),
            rules_part(found, names),
        )
        return tuple(part for part in parts if part is not None)

    @cached_property
    def summary(self) -> tuple[str, ...]:
        """What it comes to, a sentence each."""
        return tuple(self._summary())

    def _summary(self) -> Iterator[str]:
        found, names, t = self.found, self.names, self.t
        yield from opinion_sentences(found, names)
        for title, item, is_cost in ((t("compare.cost"), found.cost, True), (t("compare.end"), found.end, False)):
            if item is not None:
                yield from drift_sentences(title, item, names, is_cost=is_cost)
        yield from scope_sentence(found, names)
        yield from go_live_sentence(found, names)
        yield from unestablished(found, names)
        yield from outcome_sentence(found, names)
        said = counted_findings(found, names)
        if said:
            yield t("compare.summary_findings", counts=", ".join(said))
        yield from self._blocking()
        yield from figures_moved(found, names)
        yield from pattern_sentences(found, names)
        yield from means_sentences(found, names)
        yield from followed_sentences(found, names)

    def _blocking(self) -> Iterator[str]:
        """Yield which blocking requirements are new or worse, the first of them by name."""
        moves = FindingMove.NEW, FindingMove.WORSENED
        found = [one.rule for one in self.found.findings if one.move in moves and self.names.is_blocking(one.rule)]
        if found:
            named = _BETWEEN[self.language].join(self.names.title(rule) for rule in found[:_NAMED])
            more = self.t("compare.summary_more", count=len(found) - _NAMED) if len(found) > _NAMED else ""
            yield self.t("compare.summary_blocking", rules=typeset(named + more, self.language))
