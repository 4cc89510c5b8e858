"""What a reader of the panorama has to settle: an edition read from two files, names not confirmed, or swapped."""

from collections.abc import Iterator

from audit.portfolio.editions_schema import PanoramaEditions
from audit.reporting.portfolio.editions_words import EditionWords


def edition_sentences(found: PanoramaEditions, words: EditionWords) -> Iterator[str]:
    """Yield the editions that are probably one, with the files that give each."""
    for one in found.same_editions:
        yield words.t(
            "editions.summary_same_edition",
            before=words.of_month(one.before),
            now=words.of_month(one.edition),
            files_before=", ".join(one.files_before),
            files=", ".join(one.files),
            count=one.costs,
        )


def name_sentences(found: PanoramaEditions, words: EditionWords) -> Iterator[str]:
    """Yield the names of the file of accepted ones that were not taken, then those that look swapped."""
    t = words.t
    if found.set_aside:
        pairs = t("list.separator").join(
            t("editions.from_to", before=words.name(one.old), now=words.name(one.kept)) for one in found.set_aside
        )
        yield t("editions.summary_set_aside", count=len(found.set_aside), names=pairs)
    if found.turned_down:
        yield t("editions.summary_turned_down", count=len(found.turned_down))
    for one in found.turned_round:
        yield t("editions.summary_turned_round", old=words.name(one.old), kept=words.name(one.kept))
