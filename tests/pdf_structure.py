"""Reads the structure of a tagged PDF with pypdf, which shares nothing with what writes it."""

import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from pypdf import PdfReader


@dataclass
class Tag:
    """An element of the structure: its kind as the PDF says it, what is said of it, and what it holds."""

    kind: str
    title: str | None = None
    alt: str | None = None
    scope: str | None = None
    children: list["Tag"] = field(default_factory=list)

    def walk(self) -> Iterator["Tag"]:
        """Yield this element and all within it, in reading order."""
        yield self
        for child in self.children:
            yield from child.walk()

    def within(self, kind: str) -> list["Tag"]:
        """Return the elements of one kind within it, in reading order."""
        return [tag for tag in self.walk() if tag.kind == kind]


def reader_of(content: bytes) -> PdfReader:
    """Return ``content`` as pypdf reads it."""
    return PdfReader(io.BytesIO(content))


def structure_of(reader: PdfReader) -> Tag:
    """Return the structure of a document, kinds of its own replaced by those that they stand for."""
    root = reader.trailer["/Root"]["/StructTreeRoot"]
    roles = {name: str(role) for name, role in root.get("/RoleMap", {}).items()}
    top = Tag("root")
    for child in _kids(root):
        top.children += _tags(child, roles)
    return top


def _kids(element: Any) -> list[Any]:
    kids = element.get("/K", [])
    kids = kids.get_object() if hasattr(kids, "get_object") else kids
    return kids if isinstance(kids, list) else [kids]


def _tags(element: Any, roles: dict[str, str]) -> Iterator[Tag]:
    element = element.get_object() if hasattr(element, "get_object") else element
    if not isinstance(element, dict) or "/S" not in element:
        return
    kind = roles.get(element["/S"], str(element["/S"])).lstrip("/")
    tag = Tag(kind, element.get("/T"), element.get("/Alt"), _scope(element.get("/A")))
    for child in _kids(element):
        tag.children += _tags(child, roles)
    yield tag


def _scope(attributes: Any) -> str | None:
    held = attributes.get_object() if hasattr(attributes, "get_object") else attributes
    for one in held if isinstance(held, list) else [held]:
        one = one.get_object() if hasattr(one, "get_object") else one
        if isinstance(one, dict) and "/Scope" in one:
            return str(one["/Scope"]).lstrip("/")
    return None
