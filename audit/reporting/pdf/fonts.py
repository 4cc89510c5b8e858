"""The fonts of a PDF: those that typst brings (Libertinus Serif, SIL Open Font License), and those of a theme."""

from pathlib import Path

import typst

SERIF = "Libertinus Serif"


def fonts_of(folder: Path | None) -> typst.Fonts:
    """Return the fonts of the tool and those in ``folder``; never those of the computer, which others do not have."""
    return typst.Fonts(include_system_fonts=False, font_paths=[folder] if folder else [])


def families(folder: Path | None) -> list[str]:
    """Return the names of these fonts."""
    return sorted(fonts_of(folder).families())
