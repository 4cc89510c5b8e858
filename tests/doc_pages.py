"""Reads the pages under docs/ for the tests that hold them to what the tool does."""

import re
from pathlib import Path
from typing import NamedTuple

DOCS = Path(__file__).parent.parent / "docs"
# Each page that users read, in French and in English.
TWINS = {
    "accessibilite.fr.md": "accessibility.md",
    "questionnaire.fr.md": "questionnaire.md",
    "panorama.fr.md": "panorama.md",
    "paquets.fr.md": "packs.md",
    "conduire-un-audit.fr.md": "conducting-an-audit.md",
    "langage-des-regles.fr.md": "rule-language.md",
    "faits.fr.md": "facts.md",
    "library.fr.md": "library.md",
    "vue-externe.fr.md": "outside-view.md",
    "bareme.fr.md": "scoring.md",
    "prochain-avis.fr.md": "next-avis.md",
    "comparer.fr.md": "comparing.md",
    "historique.fr.md": "history.md",
    "plan-d-action.fr.md": "plan.md",
    "contradictoire.fr.md": "contradictory.md",
    "suivi.fr.md": "follow-up.md",
    "portefeuille.fr.md": "portfolio.md",
    "formats-du-rapport.fr.md": "report-formats.md",
}
_CODE = re.compile(r"`([^`]+)`")
_FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


class Table(NamedTuple):
    """A table of a page.

    Attributes:
        under: the words in code of the heading above it, which are the same in both languages.
        rows: the cells of each line, headings first and without the line of dashes.
    """

    under: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    @property
    def keys(self) -> tuple[str, ...]:
        """What the first column names in code, downwards."""
        return tuple(word for row in self.rows[1:] for word in _CODE.findall(row[0]))


def page(name: str) -> str:
    """Return the text of a page, with plain spaces."""
    return (DOCS / name).read_text(encoding="utf-8").replace("\u00a0", " ").replace("\u202f", " ")


def tables(text: str) -> tuple[Table, ...]:
    """Return the tables of a page, outside its blocks of code."""
    found: list[Table] = []
    under: tuple[str, ...] = ()
    rows: list[tuple[str, ...]] = []
    for line in (*_FENCE.sub("", text).splitlines(), ""):
        if line.startswith("|"):
            rows.append(tuple(cell.strip() for cell in re.split(r"(?<!\\)\|", line)[1:-1]))
        elif rows:
            found.append(Table(under, (rows[0], *rows[2:])))
            rows = []
        if line.startswith("#"):
            under = tuple(_CODE.findall(line))
    return tuple(found)


def blocks(text: str, language: str) -> tuple[str, ...]:
    """Return the blocks of code of a page that are in ``language``."""
    return tuple(body for kind, body in _FENCE.findall(text) if kind == language)


def headings(text: str) -> tuple[tuple[int, str], ...]:
    """Return the level and the words of each heading of a page."""
    found = re.findall(r"^(#+) (.*)$", _FENCE.sub("", text), re.MULTILINE)
    return tuple((len(marks), words.strip()) for marks, words in found)


def anchor(heading: str) -> str:
    """Return what a link to a heading ends with, as forges write it."""
    return re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")


def links(text: str) -> tuple[str, ...]:
    """Return the targets of the links of a page."""
    return tuple(re.findall(r"\]\(([^)\s]+)\)", _FENCE.sub("", text)))
