"""What carries the opinion between two audits, in sentences: what binds it, what may still bring it lower."""

from collections.abc import Iterable, Iterator, Sequence

from audit.comparison.carried_schema import Carried, Carries, Unsettled
from audit.comparison.schema import Comparison, Figures, Levels
from audit.judgement.avis import AvisLimit, AvisReason
from audit.model.answer import CellRef
from audit.model.rule import RuleId
from audit.model.scoring import ORDERED_LEVELS, AvisLevel
from audit.reporting.comparison.names import Names
from audit.reporting.comparison.terms import COUNTED_FINDINGS
from audit.wording.cell_ranges import write_cell_ranges
from audit.wording.numbers import write_number
from audit.wording.terms import write_term
from audit.wording.typography import typeset

_NAMED = 4  # rules of a sentence
_SHEETS = 2  # of which the cells are written


def carried_sentences(found: Comparison, levels: tuple[Levels, Levels], names: Names) -> Iterator[str]:
    """Yield what the opinion owes its level to, and what has changed of that since the earlier audit.

    Args:
        found: the comparison.
        levels: those that both reports lead with, on the basis of the review.
        names: what things are called.
    """
    carried = found.avis.carried
    ceilings = levels[0].ceiling, levels[1].ceiling
    if carried is None or AvisLevel.NONE in ceilings:
        return
    writer = _Writer(found, carried, names)
    yield from writer.ceiling(*ceilings)
    if levels[1].floor is not levels[1].ceiling and carried.unsettled_new is not None:
        yield from writer.floor(levels[1].floor, carried.unsettled_new)


class _Writer:
    """Writes them for one comparison."""

    def __init__(self, found: Comparison, carried: Carried, names: Names) -> None:
        self._figures = found.figures_old, found.figures_new
        self._carried = carried
        self._names = names
        self._rules = {item.rule: item for item in carried.rules}
        self.t = names.t

    def ceiling(self, old: AvisLevel, new: AvisLevel) -> Iterator[str]:
        """Yield what binds the best level that is left, and what no longer does."""
        was, now = (ORDERED_LEVELS.index(level) for level in (old, new))
        holds = self._listed(self._carried.new, self._figures[1])
        if now > was:
            yield self._bound("compare.carried_lowered", new, holds)
        elif now:
            key = "compare.carried_same" if now == was else "compare.carried_limits"
            yield self._bound(key, new, holds)
        if now < was:
            yield self._bound("compare.carried_raised", old, self._listed(self._carried.old, self._figures[0]))
        elif now == was:
            gone = [item for item in self._carried.rules if item.sides == ("old",)]
            if gone:
                yield self.t("compare.carried_gone", what=self._named(gone))

    def floor(self, level: AvisLevel, unsettled: Unsettled) -> Iterator[str]:
        """Yield what may still bring the later opinion lower."""
        quoted, rules = self._level(level), self._titles(unsettled.rules)
        if unsettled.names:
            listed = self.t("list.separator").join(self._names.quoted(name) for name in unsettled.names)
            what = self._places(unsettled.cells) or listed
            shaken = self.t("kept.shaken", count=len(unsettled.rules), rules=rules) if rules else ""
            before = self._carried.unsettled_old
            too = before is not None and before.names == unsettled.names and before.rules == unsettled.rules
            again = f" {self.t('compare.carried_before')}" if too else ""
            yield self.t("compare.carried_declared", level=quoted, what=what, shaken=shaken) + again
        elif rules:
            yield self.t("compare.carried_open", level=quoted, rules=rules, count=len(unsettled.rules))

    def _bound(self, key: str, level: AvisLevel, what: str) -> str:
        t = self.t
        if not what:
            return t("compare.carried_unknown", level=self._level(level))
        if key == "compare.carried_lowered":
            return t("compare.carried_lowered", level=self._level(level), what=what)
        if key == "compare.carried_same":
            return t("compare.carried_same", level=self._level(level), what=what)
        if key == "compare.carried_limits":
            return t("compare.carried_limits", level=self._level(level), what=what)
        return t("compare.carried_raised", level=self._level(level), what=what)

    def _listed(self, reasons: Sequence[AvisReason], figures: Figures) -> str:
        """Return what limits an opinion: the rules that caps count, then the score, then all answers together."""
        rules = dict.fromkeys(rule for reason in reasons for rule in reason.rules)
        said = [self._named([self._rules[rule] for rule in rules])] if rules else []
        limits = {reason.limit for reason in reasons}
        if AvisLimit.SCORE in limits and figures.score_high is not None:
            said.append(self.t("compare.carried_score", score=write_number(figures.score_high, self._names.language)))
        if AvisLimit.TOGETHER in limits:
            said.append(self.t("compare.carried_together"))
        return self.t("list.separator").join(said)

    def _named(self, items: Sequence[Carries]) -> str:
        said = [self._rule(item) for item in items[:_NAMED]]
        more = len(items) - _NAMED
        text = self.t("list.separator").join(said)
        return text + self.t("compare.summary_more", count=more) if more > 0 else text

    def _rule(self, item: Carries) -> str:
        """Return a rule with how its finding moved, its outcomes, and the cells that it rests on."""
        names, t = self._names, self.t
        before, after = names.outcome(item.old), names.outcome(item.new)
        outcomes = after if before == after else t("compare.from_to", old=before, new=after)
        move = COUNTED_FINDINGS[item.move][0].to(names.language) if item.move is not None else ""
        places = self._places(item.cells)
        details = t("list.separator").join(filter(None, (_with_colon(move, outcomes, t("list.colon")), places)))
        return f"{names.rule(item.rule)} ({details})"

    def _titles(self, rules: Sequence[RuleId]) -> str:
        said = self.t("list.separator").join(self._names.title(rule) for rule in rules[:_NAMED])
        more = len(rules) - _NAMED
        return said + self.t("compare.summary_more", count=more) if more > 0 else said

    def _places(self, cells: Iterable[CellRef]) -> str:
        """Return where cells are, sheet by sheet, the sheets that hold most of them first."""
        by_sheet: dict[str, list[CellRef]] = {}
        for cell in cells:
            by_sheet.setdefault(cell.sheet, []).append(cell)
        ordered = sorted(by_sheet.values(), key=len, reverse=True)
        written = [*write_cell_ranges(cell for one in ordered[:_SHEETS] for cell in one)]
        left = len(ordered) - _SHEETS
        if left > 0:
            written.append(self.t("kept.more_sheets", count=left))
        return ", ".join(written)

    def _level(self, level: AvisLevel) -> str:
        said = write_term(level, self._names.language)
        return typeset(self.t("opinion.quoted", level=said), self._names.language)


def _with_colon(move: str, outcomes: str, colon: str) -> str:
    return f"{move}{colon} {outcomes}" if move else outcomes
