"""What a theme declares (theme.yaml), and a theme as reports use it."""

import re
from pathlib import Path
from typing import Annotated

from pydantic import AfterValidator, Field

from audit.errors import Refused
from audit.model.base import Frozen
from audit.model.text import Text

_LEAST_CONTRAST = 4.5  # WCAG 2.1, 1.4.3, which RGAA 3.2 applies: text on a white page
_LINEAR_BELOW = 0.04045  # WCAG 2.1, definition of relative luminance
_WEIGHTS = (0.2126, 0.7152, 0.0722)


_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")
_FONT = re.compile(r"[A-Za-z0-9][A-Za-z0-9 -]{0,60}")
_FONT_FILE = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_. -]*\.(ttf|otf|TTF|OTF)")


def contrast_with_white(colour: str) -> float:
    """Return the contrast of ``colour``, written #rrggbb, with white, as WCAG 2.1 defines it."""
    parts = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    linear = (part / 12.92 if part <= _LINEAR_BELOW else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 1.05 / (sum(weight * part for weight, part in zip(_WEIGHTS, linear, strict=True)) + 0.05)


def _legible(colour: str) -> str:
    if not _COLOUR.fullmatch(colour):
        raise Refused(
            f"« {colour} » n'est pas une couleur : écrivez # et six signes de 0 à 9 et de a à f, comme #1f3a5f",
            f"“{colour}” is no colour: write # and six signs, 0 to 9 and a to f, such as #1f3a5f",
        )
    contrast = contrast_with_white(colour)
    if contrast < _LEAST_CONTRAST:
        raise Refused(
            f"la couleur {colour} se lit mal sur fond blanc : son contraste est de {contrast:.1f}".replace(".", ",")
            + ", alors que le RGAA demande 4,5 au moins ; prenez-en une plus foncée",
            f"colour {colour} is hard to read on white: its contrast is {contrast:.1f}, where RGAA asks for at least "
            "4.5; take a darker one",
        )
    return colour.lower()


def _font_name(name: str) -> str:
    if not _FONT.fullmatch(name):
        raise Refused(
            f"« {name} » n'est pas un nom de police : lettres sans accent, chiffres, espaces et tirets, 61 au plus",
            f"“{name}” is no name of a font: letters without accents, digits, spaces and hyphens, 61 at most",
        )
    return name


def _font_file(name: str) -> str:
    if not _FONT_FILE.fullmatch(name):
        raise Refused(
            f"« {name} » n'est pas un fichier de police : donnez le nom d'un fichier .ttf ou .otf du dossier fonts du "
            "thème, sans accent ni dossier",
            f"“{name}” is no font file: give the name of a .ttf or .otf file in the folder fonts of the theme, without "
            "accents or folders",
        )
    return name


Colour = Annotated[str, AfterValidator(_legible)]
FontName = Annotated[str, AfterValidator(_font_name)]
FontFile = Annotated[str, AfterValidator(_font_file)]


class ThemeColours(Frozen):
    """Colours of text, on white.

    Attributes:
        accent: of headings and rules.
        ink: of the text.
    """

    accent: Colour = "#1f3a5f"
    ink: Colour = "#1b2430"


class ThemeFonts(Frozen):
    """Fonts by their family names.

    Attributes:
        text: of the text; ``headings`` of the headings, the same where it is not given.
        files: the font files for the PDF, in the folder ``fonts`` of the theme.
    """

    text: FontName | None = None
    headings: FontName | None = None
    files: tuple[FontFile, ...] = ()


class ThemeFile(Frozen):
    """What theme.yaml may say; what it does not say stays as the tool has it.

    Attributes:
        organisation: whose report it is, printed above the title.
        signatures: who signs, by their function.
    """

    colours: ThemeColours = ThemeColours()
    fonts: ThemeFonts = ThemeFonts()
    organisation: Text | None = None
    signatures: tuple[Text, ...] = Field(default=(), max_length=6)


class Theme(ThemeFile):
    """A theme, with the files beside theme.yaml.

    Attributes:
        base: the content of base.docx; None where the theme has none.
        font_folder: where the font files are; None where the theme brings none.
    """

    base: bytes | None = None
    font_folder: Path | None = None
