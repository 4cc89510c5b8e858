"""The warnings that workbooks bear, each with the projects that bear it."""

from collections.abc import Iterable, Mapping, Sequence

from audit.model.text import Language
from audit.portfolio.schema import ProjectLine
from audit.wording.banners import write_banner


def bearers(lines: Iterable[ProjectLine], language: Language) -> Mapping[str, Sequence[ProjectLine]]:
    """Return the lines that bear each warning, in their order; the warnings in that in which they are met."""
    found: dict[str, list[ProjectLine]] = {}
    for line in lines:
        banner = write_banner(line.banner, line.banner_texts, language)
        if banner:
            found.setdefault(banner, []).append(line)
    return found
