"""An illustration as every format shows it: title, what to read in it, drawing, cells behind it, table."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

from markupsafe import Markup

from audit.model.text import Language
from audit.reporting.templates import environment

WIDTH = 720  # of every drawing, in its own units


@dataclass(frozen=True, slots=True)
class DataTable:
    """The values behind a drawing.

    Attributes:
        widths: of the columns, relative to one another.
        right: the columns of figures.
        has_total: whether the last row is that of the whole.
        caption: what it is called; empty where the drawing above gives its title.
    """

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[int, ...]
    right: frozenset[int] = frozenset()
    has_total: bool = False
    caption: str = ""


@dataclass(frozen=True, slots=True)
class Illustration:
    """A drawing and what goes with it; texts are ready to print and may hold what people typed.

    Attributes:
        name: of its template, and of its place in a page.
        description: what the drawing shows, in words, for those who do not see it.
        headline: the main thing to read in it, with figures.
        notes: what it leaves out, or how far to trust it, a sentence each.
        shapes: where things are in the drawing; empty when there is nothing to draw.
        table: None where the values are in tables of the report that the description names.
        places: the cells behind it, gathered in ranges by sheet.
    """

    name: str
    title: str
    description: str
    headline: str
    notes: tuple[str, ...] = ()
    shapes: Mapping[str, Any] = field(default_factory=lambda: MappingProxyType({}))
    table: DataTable | None = None
    places: tuple[str, ...] = ()

    @property
    def told(self) -> str:
        """What it shows and what is to be read in it, for those who do not see it."""
        return f"{self.description} {self.headline}"


def draw(illustration: Illustration, language: Language) -> Markup:
    """Return the drawing as SVG; nothing when there is nothing to draw."""
    if not illustration.shapes:
        return Markup("")
    return Markup(  # noqa: S704 - the template escapes whatever comes from the project
        environment(language)
        .get_template(f"{illustration.name}.svg.j2")
        .render(illustration=illustration, width=WIDTH, **illustration.shapes)
    )
