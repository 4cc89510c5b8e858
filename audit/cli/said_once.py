"""Says once what is wrong with many cells in the same way: the cells by sheet, then the problem and what to do."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from audit.cli.language import bilingual
from audit.intake.problems.diagnostics import Diagnostic
from audit.intake.problems.structure_codes import StructureCode
from audit.intake.values.words import quotable
from audit.model.text import Language

_SAID_ONCE = {StructureCode.EVIDENCE_WITHOUT_SOURCE}
_FEW = 3  # so many are said one by one, each with its question


def sentences(diagnostics: Sequence[Diagnostic], language: Language) -> Iterator[str]:
    """Yield the problems in order; many of one kind that need no question to be understood, as one."""
    for code, found in groupby(diagnostics, lambda item: item.code if item.code in _SAID_ONCE else ""):
        alike = list(found)
        if not code or len(alike) <= _FEW:
            yield from (item.message(language) for item in alike)
        else:
            yield _together(alike, language)


def _together(alike: Sequence[Diagnostic], language: Language) -> str:
    first = alike[0]
    colon = bilingual(" :", ":")
    return f"{', '.join(_places(alike))}{colon} {first.problem.to(language)}. {first.advice.to(language)}"


def _places(alike: Iterable[Diagnostic]) -> Iterator[str]:
    for sheet, found in groupby(alike, lambda item: item.sheet):
        yield f"{quotable(sheet)}!{', '.join(item.cell for item in found)}"
