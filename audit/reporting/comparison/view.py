"""The view of one comparison that every output writes: its heading, what it comes to, and its parts in order."""

from collections.abc import Iterator
from functools import cached_property

from audit.comparison.schema import Comparison, Side
from audit.model.reference import general_name
from audit.model.text import Language
from audit.record.rulebook import Rulebook
from audit.reporting.comparison.answers import answers_part
from audit.reporting.comparison.drift import drift_part, milestones_part
from audit.reporting.comparison.figures import figures_part
from audit.reporting.comparison.findings import findings_part, rules_part
from audit.reporting.comparison.followed import actions_part, recommendations_part
from audit.reporting.comparison.head import head_of
from audit.reporting.comparison.means import means_part
from audit.reporting.comparison.names import Names
from audit.reporting.comparison.parts import Block, Part
from audit.reporting.comparison.patterns import patterns_part
from audit.reporting.comparison.terms import NOTES
from audit.wording.banners import write_banner
from audit.wording.numbers import write_date
from audit.wording.terms import write_term
from audit.wording.typography import typeset


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
    def head(self) -> tuple[Block, ...]:
        """What it comes to: what moved, why, and what is to be decided."""
        return head_of(self.found, self.names)

    @property
    def summary(self) -> tuple[str, ...]:
        """What it comes to, a sentence each."""
        return tuple(sentence for block in self.head for sentence in block.sentences)
