"""Says once what is wrong with many cells in the same way: the cells by sheet, then the problem and what to do."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from audit.cli.language import bilingual
from audit.intake.problems.diagnostics import Diagnostic
from audit.intake.problems.structure_codes import StructureCode
from audit.intake.values.words import quotable
from audit.model.text import Language

_SAID_ONCE = frozenset({StructureCode.EVIDENCE_WITHOUT_SOURCE, StructureCode.COMPLETENESS_BLANK})
_FEW = 3  # so many are said one by one, each with its question


def sentences(diagnostics: Sequence[Diagnostic], language: Language) -> Iterator[str]:
    """Yield the problems in order; many of one kind that need no question to be understood, as one, with the first."""
    alike = {code: [item for item in diagnostics if item.code == code] for code in _SAID_ONCE}
    together = {code: found for code, found in alike.items() if len(found) > _FEW}
    for item in diagnostics:
        found = next((many for code, many in together.items() if item.code == code), None)
        if found is None:
            yield item.message(language)
        elif item is found[0]:
            yield _together(found, language)


def _together(alike: Sequence[Diagnostic], language: Language) -> str:
    first = alike[0]
    colon = bilingual(" :", ":")
    return f"{', '.join(_places(alike))}{colon} {first.problem.to(language)}. {first.advice.to(language)}"


def _places(alike: Iterable[Diagnostic]) -> Iterator[str]:
    for sheet, found in groupby(alike, lambda item: item.sheet):
        yield f"{quotable(sheet)}!{', '.join(item.cell for item in found)}"
