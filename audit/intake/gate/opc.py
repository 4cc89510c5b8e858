"""How the parts of an .xlsx file refer to one another: content types and relationships (ECMA-376 part 2)."""

import posixpath
from collections.abc import Iterator
from typing import NamedTuple

from audit.intake.gate.archive import Archive
from audit.intake.gate.limits import Tally
from audit.intake.gate.xml_stream import beginnings_of

CONTENT_TYPES = "[Content_Types].xml"
_USUAL_MAIN = "xl/workbook.xml"
_MAIN = "officeDocument"  # how the relationship to the main part ends, in both editions of the standard


class Relation(NamedTuple):
    """What one part uses.

    Attributes:
        id: by which the part names it.
        kind: the last word of its type, e.g. ``worksheet``; the two editions of the standard differ before it.
        target: the name of the part used.
        is_external: it lies outside the file.
        written: the target as it is written: of what lies outside, the address.
    """

    id: str
    kind: str
    target: str
    is_external: bool
    written: str


def relations(archive: Archive, part: str, tally: Tally) -> tuple[Relation, ...]:
    """Return what ``part`` uses; the empty name stands for the file as a whole.

    Raises:
        Exception: any that a part that is not well formed leads to.
    """
    folder, name = posixpath.split(part)
    source = posixpath.join(folder, "_rels", f"{name}.rels")
    return tuple(
        Relation(
            id=said.get("Id", ""),
            kind=said.get("Type", "").rpartition("/")[2],
            target=_target(folder, said.get("Target", "")),
            is_external=said.get("TargetMode") == "External",
            written=said.get("Target", ""),
        )
        for _, said in beginnings_of(archive, source, tally, ("Relationship",))
    )


def main_part(archive: Archive, tally: Tally) -> str | None:
    """Return the name of the part that holds the list of sheets, whatever it is called; None when there is none."""
    named = (relation.target for relation in relations(archive, "", tally) if relation.kind == _MAIN)
    return next((part for part in (*named, _USUAL_MAIN) if part in archive), None)


def content_type(archive: Archive, part: str, tally: Tally) -> str:
    """Return the declared type of ``part``: its own, or that of all parts with its extension; empty when neither is."""
    declared = dict(_types(archive, tally))
    name = part.casefold()
    return declared.get(f"/{name}") or declared.get(name.rpartition(".")[2], "")


def _types(archive: Archive, tally: Tally) -> Iterator[tuple[str, str]]:
    for _, said in beginnings_of(archive, CONTENT_TYPES, tally, ("Default", "Override")):
        name = said.get("PartName", "").replace("\\", "/") or said.get("Extension", "")
        yield name.casefold(), said.get("ContentType", "")


def _target(folder: str, written: str) -> str:
    target = written.replace("\\", "/")
    return posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
