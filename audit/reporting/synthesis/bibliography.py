"""One bibliography for the whole report: each source once, numbered in the order in which it is first cited."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from audit.model.result.findings import Criterion
from audit.model.rule import Confidence
from audit.model.text import Language
from audit.reporting.messages import messages
from audit.reporting.synthesis.model import BibliographyEntry, SourceCited
from audit.wording.numbers import NO_BREAK_SPACE
from audit.wording.terms import write_term
from audit.wording.typography import typeset

_ARTICLE = re.compile(r"^(art|ch)-(.+)$")
_ABBREVIATED = {"art": "art.", "ch": "chap."}
_COLON = {Language.FR: " :", Language.EN: ":"}


@dataclass
class _Cited:
    first: Criterion
    places: dict[str, Criterion] = field(default_factory=dict)


class Bibliography:
    """Numbers sources as they are cited."""

    def __init__(self, language: Language) -> None:
        self._language = language
        self._cited: dict[str, _Cited] = {}

    def add(self, criteria: Iterable[Criterion]) -> None:
        """Take up the sources of ``criteria``, those not met yet at the end."""
        for criterion in criteria:
            self._cited.setdefault(criterion.source, _Cited(criterion)).places.setdefault(criterion.citation, criterion)

    def cited(self, criteria: Iterable[Criterion]) -> tuple[SourceCited, ...]:
        """Return the sources of ``criteria``, each once, with the articles that are meant."""
        by_source: dict[str, dict[str, Criterion]] = {}
        for criterion in criteria:
            by_source.setdefault(criterion.source, {})[criterion.citation] = criterion
        numbers = {source: number for number, source in enumerate(self._cited, start=1)}
        return tuple(
            SourceCited(
                number=numbers[source],
                words=", ".join([self.short_title(next(iter(places.values()))), *self._articles(places.values())]),
                citations=tuple(places),
            )
            for source, places in sorted(by_source.items(), key=lambda item: numbers[item[0]])
        )

    def entries(self) -> tuple[BibliographyEntry, ...]:
        """Return every source cited, by number."""
        return tuple(
            BibliographyEntry(
                number=number,
                source=source,
                short_title=self.short_title(cited.first),
                title=self._text(cited.first.title.to(self._language)),
                url=cited.first.url,
                reading=self._reading(cited.places),
                later=cited.first.later_than_review,
                places=tuple(
                    (citation, self._text(place.text.to(self._language)))
                    for citation, place in sorted(cited.places.items(), key=_place)
                    if place.text is not None
                ),
            )
            for number, (source, cited) in enumerate(self._cited.items(), start=1)
        )

    def _reading(self, places: Mapping[str, Criterion]) -> str:
        """Return how the places of one source were read; those that were not read as the best of them are named."""
        t = messages(self._language)
        read: dict[Confidence, list[str]] = {}
        for citation, place in sorted(places.items(), key=_place):
            read.setdefault(place.confidence, []).append(citation.partition("/")[2] or citation)
        best, *others = (confidence for confidence in Confidence if confidence in read)
        of_passages = best is Confidence.PRIMARY and all("/" in citation for citation in places)
        main = t("synthesis.passages_read", len(read[best])) if of_passages else write_term(best, self._language)
        if not others:
            return main
        apart = [f"{', '.join(read[one])}{t('list.colon')} {write_term(one, self._language)}" for one in others]
        return t("synthesis.reading_but", reading=main, places=" ; ".join(apart))

    def short_title(self, criterion: Criterion) -> str:
        """Return the title of a source in a few words; the whole title where no shorter one is known."""
        return self._text((criterion.short_title or criterion.title).to(self._language))

    def _articles(self, places: Iterable[Criterion]) -> Iterable[str]:
        named = (self._article(place) for place in places)
        return dict.fromkeys(name for name in named if name)

    def _article(self, place: Criterion) -> str:
        """Return the article or the recommendation that a place is; nothing for what only our own list numbers."""
        found = _ARTICLE.match(place.citation.partition("/")[2])
        if found:
            return f"{_ABBREVIATED[found[1]]} {found[2]}"
        name = place.text.to(self._language).partition(_COLON[self._language])[0] if place.text else ""
        name = name.replace("n° ", f"n°{NO_BREAK_SPACE}")
        return self._text(name) if len(name) <= 30 and any(sign.isdigit() for sign in name) else ""

    def _text(self, text: str) -> str:
        return typeset(text, self._language)


def _place(item: tuple[str, Criterion]) -> tuple[str, int, str]:
    """Order places by their letters, then by their number: S9 comes before S10."""
    place = item[0].partition("/")[2]
    number = re.search(r"\d+", place)
    return place[: number.start()] if number else place, int(number[0]) if number else 0, place
