"""The causes of one kind, in words: those that projects have in common, of one alone, and those that are only open."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from audit.model.rule import Severity
from audit.model.text import Language
from audit.portfolio.schema import Cause, Portfolio
from audit.reporting.messages import messages
from audit.wording.terms import write_term
from audit.wording.typography import typeset

_SEVERAL, _SHOWN = 2, 15


@dataclass(frozen=True)
class CauseRow:
    """A common cause: where it stands, and on how many projects, as words and as a share of the bar."""

    reference: str
    title: str
    qualifier: str
    severity: Severity | None
    counts: str
    found: Decimal
    open: Decimal
    projects: str


class CausesView:
    """The causes of one kind."""

    def __init__(self, found: Portfolio, kind: str, names: Mapping[str, str], language: Language) -> None:
        self._words = found.words
        self._names = names
        self._language = language
        self._causes = [cause for cause in found.causes if cause.kind == kind]
        self.t = messages(language)

    @property
    def any(self) -> bool:
        """Whether there is anything to say."""
        return bool(self._causes)

    @cached_property
    def common(self) -> tuple[CauseRow, ...]:
        """Those that several projects have, the most frequent first."""
        return tuple(map(self._row, self._common[:_SHOWN]))

    @property
    def more(self) -> int:
        """How many more several projects have, which tables alone hold."""
        return max(len(self._common) - _SHOWN, 0)

    @cached_property
    def single(self) -> tuple[CauseRow, ...]:
        """Those of one project alone."""
        return tuple(self._row(cause) for cause in self._causes if len(cause.found) == 1)

    @cached_property
    def only_open(self) -> tuple[CauseRow, ...]:
        """Those that are established nowhere, and that missing answers leave open somewhere."""
        return tuple(self._row(cause) for cause in self._causes if not cause.found)

    @cached_property
    def _common(self) -> Sequence[Cause]:
        return [cause for cause in self._causes if len(cause.found) >= _SEVERAL]

    def _row(self, cause: Cause) -> CauseRow:
        count = len(cause.found)
        judged = max(cause.judged, count + cause.open, 1)
        parts = [write_term(one, self._language) for one in (cause.axis, cause.severity) if one is not None]
        text = self._words.get(cause.id)
        return CauseRow(
            reference=cause.id,
            title=typeset(text.to(self._language), self._language) if text else cause.id,
            qualifier=", ".join(parts),
            severity=cause.severity,
            counts=self._counts(cause),
            found=Decimal(100 * count) / judged,
            open=Decimal(100 * cause.open) / judged,
            projects=self.t("list.separator").join(self._names.get(file, file) for file in cause.found),
        )

    def _counts(self, cause: Cause) -> str:
        count, t = len(cause.found), self.t
        nowhere = t("portfolio.found_nowhere") if cause.kind == "rule" else t("portfolio.pattern_nowhere")
        words = t("portfolio.found_on", count=count, judged=cause.judged) if count else nowhere
        if cause.open:
            words += t("portfolio.open_on", count=cause.open)
        if cause.possible:
            words += t("portfolio.possible_on", count=cause.possible)
        return words
