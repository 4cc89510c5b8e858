"""The view of one comparison that every output writes: its heading, what it comes to, and its parts in order."""

from collections import Counter
from collections.abc import Iterator, Mapping
from decimal import Decimal
from enum import StrEnum
from functools import cached_property
from typing import TypeVar

from audit.comparison.moves import FindingMove
from audit.comparison.schema import Comparison, LevelsMoved, Side
from audit.model.scoring import Basis, Statement
from audit.model.text import Language, Text
from audit.record.rulebook import Rulebook
from audit.reporting.comparison.answers import answers_part
from audit.reporting.comparison.drift import drift_part, drift_words, milestones_part
from audit.reporting.comparison.findings import findings_part, rules_part
from audit.reporting.comparison.followed import actions_part, recommendations_part
from audit.reporting.comparison.names import Names
from audit.reporting.comparison.parts import Group, Part, Row
from audit.reporting.comparison.terms import COUNTED_FINDINGS, COUNTED_FOLLOWED, LEVEL_MOVES, NOTES
from audit.wording.numbers import write_date, write_number, write_share
from audit.wording.terms import write_term
from audit.wording.typography import typeset

_NAMED = 3  # blocking findings
_BETWEEN = {Language.FR: " ; ", Language.EN: "; "}
_Kind = TypeVar("_Kind", bound=StrEnum)


class ComparisonView:
    """What is shown of one comparison in one language."""

    def __init__(self, found: Comparison, old: Rulebook, new: Rulebook, language: Language) -> None:
        self.found = found
        self.language = language
        self.names = Names(old, new, language)
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
        banners = dict.fromkeys(side.banner for side in (self.found.old, self.found.new) if side.banner)
        said = (NOTES[note].to(self.language) for note in self.found.notes)
        return (*banners, *(typeset(text, self.language) for text in said))

    def side(self, side: Side) -> str:
        """Return one of the audits, with the rules that judged it."""
        review = write_term(side.review_type, self.language)
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
            self._figures(),
            findings_part(found, names),
            drift_part(found, names),
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
        own = found.avis.on_evidence if found.avis.on is Basis.EVIDENCE else found.avis.on_declarations
        yield t(
            "compare.summary_level",
            level=self._level_name(own is found.avis.on_evidence),
            old=names.levels(own.old, found.avis.says),
            new=names.levels(own.new, found.avis.says),
            move=LEVEL_MOVES[own.move].to(self.language),
        )
        said = self._counts(Counter(item.move for item in found.findings), COUNTED_FINDINGS)
        if said:
            yield t("compare.summary_findings", counts=", ".join(said))
        yield from self._blocking()
        for title, item, is_cost in ((t("compare.cost"), found.cost, True), (t("compare.end"), found.end, False)):
            if item is not None and item.drift_new is not None:
                before, after = (drift_words(one, names, is_cost=is_cost) for one in (item.drift_old, item.drift_new))
                yield t("compare.summary_drift", figure=title, old=before, new=after)
            if item is not None and item.rebaselined:
                yield t("compare.summary_rebaselined", figure=title)
        kinds = Counter(item.followed for item in found.recommendations)
        listed = self._counts(kinds, COUNTED_FOLLOWED)
        if listed:
            yield t("compare.summary_recommendations", counts=", ".join(listed))
        kinds = Counter(item.followed for item in found.actions if item.followed is not None)
        listed = self._counts(kinds, COUNTED_FOLLOWED)
        if listed:
            yield t("compare.summary_actions", counts=", ".join(listed))

    def _blocking(self) -> Iterator[str]:
        """Yield which blocking requirements are new or worse, the first of them by name."""
        moves = FindingMove.NEW, FindingMove.WORSENED
        found = [one.rule for one in self.found.findings if one.move in moves and self.names.is_blocking(one.rule)]
        if found:
            named = _BETWEEN[self.language].join(self.names.title(rule) for rule in found[:_NAMED])
            more = self.t("compare.summary_more", count=len(found) - _NAMED) if len(found) > _NAMED else ""
            yield self.t("compare.summary_blocking", rules=typeset(named + more, self.language))

    def _counts(self, counted: Mapping[_Kind, int], words: Mapping[_Kind, tuple[Text, Text]]) -> list[str]:
        """Return how many there are of each kind there is, with its word."""
        return [
            f"{counted[kind]} {words[kind][counted[kind] > 1].to(self.language)}" for kind in words if counted[kind]
        ]

    def _level_name(self, on_evidence: bool) -> str:
        basis = self.t("compare.on_evidence") if on_evidence else self.t("compare.on_declarations")
        named = self.t("compare.avis") if self.found.avis.says is Statement.AVIS else self.t("compare.level")
        return f"{named} {basis}"

    def _figures(self) -> Part:
        t, found, names = self.t, self.found, self.names
        columns = t("compare.figure"), t("compare.at_old"), t("compare.at_new"), t("compare.move")
        rows = [
            self._levels(False, found.avis.on_declarations),
            self._levels(True, found.avis.on_evidence),
        ]
        old, new = found.figures_old, found.figures_new
        for title, before, after in (
            (t("verdict.score"), old.score, new.score),
            (t("compare.findings_count"), old.findings, new.findings),
            (t("compare.open_count"), old.open_points, new.open_points),
        ):
            rows.append(Row((title, *(self._number(one) for one in (before, after)), "")))
        for title, share, later in (
            (t("verdict.completeness"), old.completeness, new.completeness),
            (t("verdict.evidence"), old.evidence, new.evidence),
        ):
            words = (
                t("compare.unknown") if one is None else write_share(one, names.language) for one in (share, later)
            )
            rows.append(Row((title, *words, "")))
        return Part("figures", t("compare.figures"), (), (Group(t("compare.figures_caption"), columns, tuple(rows)),))

    def _levels(self, on_evidence: bool, moved: LevelsMoved) -> Row:
        old, new = (self.names.levels(one, self.found.avis.says) for one in (moved.old, moved.new))
        return Row((self._level_name(on_evidence), old, new, LEVEL_MOVES[moved.move].to(self.language)))

    def _number(self, number: object) -> str:
        return self.t("compare.unknown") if number is None else write_number(Decimal(str(number)), self.language)
