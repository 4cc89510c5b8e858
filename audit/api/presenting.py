"""How a report is presented beside what it says: theme, confidentiality mark, draft, version."""

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from audit.reporting.presentation import Presentation
    from audit.reporting.theme.model import Theme


def present(
    theme: str | Path | None = None, *, mark: str = "", draft: bool = False, version: str = ""
) -> "Presentation":
    """Return how a report is to be presented, for ``render``.

    Args:
        theme: the folder of a theme (docs/report-formats.md); None for that of the tool.
        mark: who may read it, printed on every page.
        draft: whether it is a draft, which every page then says.
        version: the version to print.

    Raises:
        ThemeRefused: with every problem of the theme.
    """
    from audit.reporting.presentation import PLAIN, Presentation

    return Presentation(
        PLAIN.theme if theme is None else _theme(Path(theme)), " ".join(mark.split()), draft, " ".join(version.split())
    )


def _theme(folder: Path) -> "Theme":
    from audit.reporting.theme.load import load_theme  # seldom needed: it brings all that reads and checks YAML

    return load_theme(folder)
