"""The sources and thresholds of a rule, ready to print, with whether they postdate the review."""

from collections.abc import Mapping, Sequence
from datetime import date

from audit.model.result import Criterion, Threshold
from audit.model.rule import Parameter, Rule, Source
from audit.model.text import Text
from audit.rulebase.base import RuleBase
from audit.rulebase.parameter_words import parameter_value
from audit.rulebase.reads import parameters_read


class References:
    """What the rules refer to, for reviews of one date; each reference is written once."""

    def __init__(self, rulebase: RuleBase, review_date: date) -> None:
        self._sources = rulebase.sources
        self._parameters = rulebase.parameters
        self._review_date = review_date
        self._criteria: dict[str, Criterion] = {}
        self._thresholds: dict[str, tuple[Threshold, ...]] = {}

    def cited(self, citations: Sequence[str]) -> tuple[Criterion, ...]:
        """Return the sources that a rule or a diagnosis cites."""
        for citation in citations:
            if citation not in self._criteria:
                self._criteria[citation] = _criterion(citation, self._sources, self._review_date)
        return tuple(self._criteria[citation] for citation in citations)

    def thresholds_of(self, rule: Rule) -> tuple[Threshold, ...]:
        """Return the parameters that ``rule`` compares with."""
        if rule.id not in self._thresholds:
            compared = (self._parameters[name] for name in parameters_read(rule))
            self._thresholds[rule.id] = tuple(_threshold(one, self._sources, self._review_date) for one in compared)
        return self._thresholds[rule.id]


def _criterion(citation: str, sources: Mapping[str, Source], review_date: date) -> Criterion:
    source_id, _, place = citation.partition("/")
    source = sources[source_id]
    locator = source.locators.get(place)
    return Criterion(
        citation=citation,
        title=source.title,
        text=locator.text if locator else None,
        url=source.url,
        confidence=(locator.confidence if locator else None) or source.confidence,
        later_than_review=_is_later(source.date, review_date),
    )


def _threshold(parameter: Parameter, sources: Mapping[str, Source], review_date: date) -> Threshold:
    source = sources.get((parameter.source or "").partition("/")[0])
    return Threshold(
        parameter=parameter.id,
        label=parameter.label,
        value=parameter_value(parameter),
        source=_source_text(parameter, source) if source else None,
        confidence=parameter.confidence,
        later_than_review=_is_later(parameter.in_force_from, review_date),
        note=parameter.note,
    )


def _source_text(parameter: Parameter, source: Source) -> Text:
    locator = source.locators.get((parameter.source or "").partition("/")[2])
    if locator is None:
        return source.title
    return Text(
        fr=f"{source.title.fr} — {locator.text.fr}",
        en=f"{source.title.en} — {locator.text.en}",
    )


def _is_later(written: str | None, review_date: date) -> bool:
    """Return whether a text dated ``written`` (year, month or day) came after the review."""
    if written is None:
        return False
    year, month, day = (*(int(part) for part in written.split("-")), 1, 1)[:3]
    return date(year, month, day) > review_date
