"""Checks citations: the source exists, and the place in it."""

from collections.abc import Iterable, Mapping, Sequence

from audit.declarations.strict_yaml import NodePath, YamlDocument
from audit.errors import Problem, closest
from audit.model.rule import Source


def check_citations(citations: Sequence[str], sources: Mapping[str, Source], document: YamlDocument) -> list[Problem]:
    """Return the problems of the ``sources`` of a rule or diagnosis."""
    problems = []
    for index, citation in enumerate(citations):
        source_id, _, locator = citation.partition("/")
        source = sources.get(source_id)
        path = ("sources", index)
        if source is None:
            problems.append(unknown_name(document, path, "source", source_id, sources))
        elif locator and locator not in source.locators:
            what = f"place in source {source_id}"
            problems.append(unknown_name(document, path, what, locator, source.locators))
    return problems


def unknown_name(document: YamlDocument, path: NodePath, what: str, name: str, known: Iterable[str]) -> Problem:
    """Return the problem of a name that nothing declares, with the closest that is."""
    match = closest(name, list(known))
    hint = f"; did you mean '{match}'?" if match else ""
    return document.problem(path, f"there is no {what} '{name}'{hint}")
