"""Checks citations: the source exists, and the place in it."""

from collections.abc import Iterable, Mapping, Sequence

from audit.declarations.strict_yaml import NodePath, YamlDocument
from audit.declarations.unknown_names import SOURCE, no_such, place_in
from audit.errors import Bilingual, Problem
from audit.model.rule import Source


def check_citations(
    citations: Sequence[str], sources: Mapping[str, Source], document: YamlDocument, under: NodePath = ()
) -> list[Problem]:
    """Return the problems of the ``sources`` of a rule, a diagnosis or, ``under`` a place of its file, a signal."""
    return [
        problem
        for index, citation in enumerate(citations)
        for problem in check_citation(citation, sources, document, (*under, "sources", index))
    ]


def check_citation(
    citation: str | None, sources: Mapping[str, Source], document: YamlDocument, path: NodePath
) -> list[Problem]:
    """Return the problem of one citation, if it has any; None cites nothing."""
    if citation is None:
        return []
    source_id, _, locator = citation.partition("/")
    source = sources.get(source_id)
    if source is None:
        return [unknown_name(document, path, SOURCE, source_id, sources)]
    if locator and locator not in source.locators:
        return [unknown_name(document, path, place_in(source_id), locator, source.locators)]
    return []


def unknown_name(document: YamlDocument, path: NodePath, what: Bilingual, name: str, known: Iterable[str]) -> Problem:
    """Return the problem of a name that nothing declares, with the closest that is."""
    return document.problem(path, no_such(what, name, known))
