"""Puts the outside view of a project in words: its class, what this implies, and how far to trust it.

Where the project stands is said beside the drawing of its place (``audit/reporting/illustrations``), once.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal

from babel.lists import format_list

from audit.errors import Bilingual
from audit.model.outside_figures import EIGHTH_DECILE, MEDIAN, DriftClass, DriftQuantile, OutsideFigures
from audit.model.outside_view import CostPlace, EndPlace, OutsideView, Silence
from audit.model.text import Language, Text
from audit.outside import phrases as say
from audit.outside.intervals import fewest
from audit.wording.numbers import LOCALES, write_date, write_money, write_month, write_number, write_share


class OutsideWords:
    """Writes the outside view of projects from the figures it rests on; whoever prints it sets the spaces of French."""

    def __init__(self, figures: OutsideFigures, labels: Mapping[str, Text]) -> None:
        """Prepare.

        Args:
            figures: how comparable projects drifted.
            labels: what people call each fact.
        """
        self._figures = figures
        self._labels = labels

    def cost(self, place: CostPlace) -> tuple[Text, ...]:
        """Return the sentences on the cost of a project, from what is known to how far to trust it."""
        table = self._figures.cost
        if place.silence is Silence.OTHER_PERIMETER:
            perimeter = _of_text(table.perimeter)
            return (_text(_filled(say.OTHER_PERIMETER, perimeter=perimeter, names=self._names(place.lacking))),)
        given = [(told.at, _money(told.cost), False) for told in place.implied]
        own = place.initial, place.current
        initial, current = (_money(one) if one is not None else None for one in own)
        said = list(self._said(place, say.COST, _money_bounds, given, initial, current))
        if place.silence is None and not place.perimeter_shown:
            said.append(_filled(say.PERIMETER_NOT_SHOWN, perimeter=_of_text(table.perimeter)))
        return tuple(map(_text, said))

    def end(self, place: EndPlace) -> tuple[Text, ...]:
        """Return the sentences on the end of a project; see ``cost``."""
        given = [(told.at, _month(told.end), told.is_past) for told in place.implied]
        own = place.initial, place.current
        initial, current = (_day(one) if one is not None else None for one in own)
        return tuple(map(_text, self._said(place, say.END, _year_bounds, given, initial, current)))

    def about(self, review_date: date) -> tuple[Text, ...]:
        """Return how far to trust the figures, and whose data they come from; for a review held on ``review_date``."""
        figures = self._figures
        first, last = (date.fromisoformat(f"{month}-01") for month in (figures.first_edition, figures.last_edition))
        said = [_filled(say.LIMITS, elapsed=_share(figures.elapsed_at_first))]
        if review_date < last:
            said.append(say.HINDSIGHT)
        attribution, editions = _of_text(figures.attribution), _number(figures.editions)
        said.append(
            _filled(say.SOURCE, attribution=attribution, editions=editions, first=_month(first), last=_month(last))
        )
        return tuple(map(_text, said))

    def whole(self, view: OutsideView, review_date: date) -> tuple[Text, ...]:
        """Return every sentence on a project, in order; how far to trust the figures only where some are given."""
        is_silent = view.cost.silence and view.end.silence
        return (*self.cost(view.cost), *self.end(view.end), *(() if is_silent else self.about(review_date)))

    def _said(
        self,
        place: CostPlace | EndPlace,
        subject: say.Subject,
        bounds: Callable[[DriftClass], Bilingual],
        given: Iterable[tuple[Decimal, Bilingual, bool]],
        initial: Bilingual | None,
        current: Bilingual | None,
    ) -> Iterator[Bilingual]:
        if place.silence is Silence.NOT_POSITIVE:
            yield subject.not_positive
            return
        reference = place.reference
        if reference is None or initial is None:
            yield _filled(say.NOT_KNOWN, of=subject.of, names=self._names(place.lacking))
            return
        sized = _filled(subject.sized, bounds=bounds(reference))
        if place.silence is Silence.FEW_PROJECTS:
            needed = _number(fewest(MEDIAN, self._figures.confidence))
            told = _filled(say.COUNTS.get(reference.projects, say.FEW), count=_number(reference.projects), sized=sized)
            yield told + _filled(say.TOO_FEW, needed=needed, of=subject.of)
            return
        yield self._reference(reference, subject, sized)
        if place.drift is None:
            yield _filled(say.NO_PLACE, names=self._names(place.lacking))
        implied = _listed(
            [
                _filled(say.AT_PAST if past else say.AT, value=value, at=say.QUANTILES_AT[at])
                for at, value, past in given
            ]
        )
        forecast = _filled(subject.forecast, current=current) if current else Bilingual("", "")
        yield _filled(subject.implied, initial=initial, given=implied) + forecast + say.FULL_STOP

    def _reference(self, reference: DriftClass, subject: say.Subject, sized: Bilingual) -> Bilingual:
        eighth = reference.quantile(EIGHTH_DECILE)
        more = self._with_interval(say.EIGHTH, eighth) if eighth else self._no_eighth()
        median = reference.quantile(MEDIAN)
        assert median is not None, "a class with any quantile has its median: no other asks for fewer projects"  # noqa: S101
        running = _number(reference.projects - reference.closed)
        told = _filled(
            say.REFERENCE, count=_number(reference.projects), sized=sized, running=running, drift=subject.drift
        )
        return told + self._with_interval(say.MEDIAN, median) + more + say.FULL_STOP

    def _no_eighth(self) -> Bilingual:
        return _filled(say.NO_EIGHTH, needed=_number(fewest(EIGHTH_DECILE, self._figures.confidence)))

    def _with_interval(self, template: Bilingual, quantile: DriftQuantile) -> Bilingual:
        sure = 2 * self._figures.confidence - 1
        return _filled(
            template,
            drift=_share(quantile.drift),
            confidence=_share(sure),
            low=_share(quantile.low),
            high=_share(quantile.high),
        )

    def _names(self, facts: Iterable[str]) -> Bilingual:
        return _listed([_filled(say.QUOTED, words=_of_text(self._labels[name])) for name in facts])


def _filled(template: Bilingual, **parts: Bilingual) -> Bilingual:
    return Bilingual(
        template.fr.format(**{name: part.fr for name, part in parts.items()}),
        template.en.format(**{name: part.en for name, part in parts.items()}),
    )


def _both(write: Callable[[Language], str]) -> Bilingual:
    return Bilingual(write(Language.FR), write(Language.EN))


def _money(euros: Decimal) -> Bilingual:
    return _both(lambda language: write_money(euros, language))


def _share(share: Decimal) -> Bilingual:
    return _both(lambda language: write_share(share, language))


def _number(number: Decimal | int) -> Bilingual:
    return _both(lambda language: write_number(Decimal(number), language))


def _month(day: date) -> Bilingual:
    return _both(lambda language: write_month(day, language))


def _day(day: date) -> Bilingual:
    return _both(lambda language: write_date(day, language))


def _listed(items: Iterable[Bilingual]) -> Bilingual:
    told = list(items)
    return _both(lambda language: str(format_list([item.to(language) for item in told], locale=LOCALES[language])))


def _money_bounds(reference: DriftClass) -> Bilingual:
    return _bounds(reference, _money)


def _year_bounds(reference: DriftClass) -> Bilingual:
    return _bounds(reference, lambda years: _filled(say.YEARS, years=_number(years)))


def _bounds(reference: DriftClass, write: Callable[[Decimal], Bilingual]) -> Bilingual:
    low, high = (write(bound) if bound is not None else None for bound in (reference.at_least, reference.below))
    if low and high:
        return _filled(say.FROM_TO, low=low, high=high)
    return _filled(say.FROM, low=low) if low else _filled(say.UNDER, high=high) if high else say.ANY


def _of_text(text: Text) -> Bilingual:
    return Bilingual(text.fr, text.en)


def _text(said: Bilingual) -> Text:
    return Text(fr=said.fr, en=said.en)
