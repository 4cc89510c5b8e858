"""Checks and opens a style base: styles are found as people see them, by name, by id or by level of heading.

What python-docx does by itself fails on a base that LibreOffice has saved: a style is listed and cannot be asked for.
"""

import io
import zipfile
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

import docx
from docx.oxml.ns import qn

from audit.errors import Bilingual
from audit.reporting.docx.plain_base import plain_base

_MOST_UNPACKED = 100_000_000  # bytes: a choice of the tool, far above any style base
_HEADINGS = {f"heading {level}": level for level in (1, 2, 3)}
_NEEDED = {
    "title": Bilingual("Titre", "Title"),
    "heading 1": Bilingual("Titre 1", "Heading 1"),
    "heading 2": Bilingual("Titre 2", "Heading 2"),
    "heading 3": Bilingual("Titre 3", "Heading 3"),
    "list bullet": Bilingual("Liste à puces", "List Bullet"),
    "caption": Bilingual("Légende", "Caption"),
}
# What a base may leave out: it is then taken from the base of the tool.
_BROUGHT = (
    "subtitle", "header", "footer", "hyperlink", "audit field", "audit note", "audit warning", "audit verdict",
    "audit verdict level", "audit cell", "audit table",
)  # fmt: skip


@dataclass(frozen=True)
class StyleBase:
    """An open base.

    Attributes:
        document: the document of python-docx, without what its body held.
        ids: the id of each style, by its name in small letters.
    """

    document: Any
    ids: dict[str, str]

    def id(self, name: str) -> str:
        """Return the id of a style; that of normal text for one that the base cannot hold."""
        return self.ids.get(name) or self.ids.get("normal", "Normal")


def base_problems(content: bytes) -> list[Bilingual]:
    """Return why ``content`` cannot be a style base: no DOCX, or the styles it lacks, with what to do."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            if sum(item.file_size for item in package.infolist()) > _MOST_UNPACKED:
                return [Bilingual("le fichier est trop grand une fois décompressé", "the file is too large unpacked")]
            names = package.namelist()
        if any(name.lower().endswith("vbaproject.bin") for name in names):
            return [
                Bilingual(
                    "le fichier contient des macros : enregistrez-le au format .docx, sans macro",
                    "the file holds macros: save it as .docx, without macros",
                )
            ]
        document = docx.Document(io.BytesIO(content))
        ids = _ids(document)
    except Exception:
        return [
            Bilingual(
                "ce n'est pas un document .docx lisible : enregistrez-le de nouveau au format .docx",
                "this is not a .docx document that can be read: save it as .docx again",
            )
        ]
    return [_missing(names) for name, names in _NEEDED.items() if name not in ids]


def open_base(content: bytes | None) -> StyleBase:
    """Return a base ready to be written into; that of the tool when ``content`` is None."""
    document = docx.Document(io.BytesIO(content if content is not None else plain_base()))
    body = document.element.body
    for child in list(body):
        if child.tag != qn("w:sectPr"):
            body.remove(child)
    ids = _ids(document)
    if any(name not in ids for name in _BROUGHT):
        ids |= _bring(document, ids)
    return StyleBase(document, ids)


def _missing(names: Bilingual) -> Bilingual:
    return Bilingual(
        f"le style « {names.fr} » ({names.en}) manque : ouvrez base.docx dans Word ou LibreOffice, appliquez ce style "
        "à un paragraphe, enregistrez",
        f"the style '{names.en}' is missing: open base.docx in Word or LibreOffice, apply this style to a paragraph, "
        "save",
    )


def _ids(document: Any) -> dict[str, str]:
    """Return the ids of styles by name; headings also by their level, whatever they are called."""
    ids: dict[str, str] = {}
    levels: dict[str, str] = {}
    for style in document.styles.element.iterchildren(qn("w:style")):
        style_id, name = style.get(qn("w:styleId")), style.find(qn("w:name"))
        if style_id is None or name is None:
            continue
        ids.setdefault((name.get(qn("w:val")) or "").strip().lower(), style_id)
        level = style.find(f"{qn('w:pPr')}/{qn('w:outlineLvl')}")
        if level is not None and style.get(qn("w:type")) == "paragraph":
            levels.setdefault(f"heading {int(level.get(qn('w:val')) or 9) + 1}", style_id)
    for name in _HEADINGS:
        if name not in ids and name in levels:
            ids[name] = levels[name]
    return ids


def _bring(document: Any, ids: dict[str, str]) -> dict[str, str]:
    """Copy the styles that a base leaves out from that of the tool; return their ids."""
    ours = docx.Document(io.BytesIO(plain_base()))
    own_ids, brought = _ids(ours), dict[str, str]()
    elements = {style.get(qn("w:styleId")): style for style in ours.styles.element.iterchildren(qn("w:style"))}
    taken = set(ids.values())
    for name in _BROUGHT:
        if name in ids or own_ids[name] in taken:
            continue
        style = deepcopy(elements[own_ids[name]])
        based_on = style.find(qn("w:basedOn"))
        if based_on is not None:
            parent = next((key for key, value in own_ids.items() if value == based_on.get(qn("w:val"))), "normal")
            found = ids.get(parent) or brought.get(parent)
            if found:
                based_on.set(qn("w:val"), found)
            else:
                style.remove(based_on)
        document.styles.element.append(style)
        brought[name] = own_ids[name]
    return brought
