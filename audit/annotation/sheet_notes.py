"""Gives a sheet the comments of an annotated copy: its comments, their frames, and what ties them to the sheet."""

from collections.abc import Mapping

from lxml import etree

from audit.annotation.note_frame import Frames
from audit.annotation.note_shapes import is_without_shapes, no_shapes, with_shapes, without_shapes
from audit.annotation.notes import add_notes, clear_notes, framed, is_without_comments, no_comments
from audit.annotation.package import Package
from audit.annotation.relations import declare, drop, use, used_by
from audit.annotation.xml_parts import RELATED, edited, main, place, written

_COMMENTS_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"
_DRAWING_TYPE = "application/vnd.openxmlformats-officedocument.vmlDrawing"
_AFTER = (
    "legacyDrawingHF",
    "drawingHF",
    "picture",
    "oleObjects",
    "controls",
    "webPublishItems",
    "tableParts",
    "extLst",
)
_ID = f"{{{RELATED}}}id"


def annotate_comments(package: Package, part: str, sheet: etree._Element, notes: Mapping[str, str]) -> None:
    """Replace the comments of an earlier annotation by ``notes``; those of people are left.

    Args:
        package: the file.
        part: the part of the sheet.
        sheet: its root.
        notes: what to say of each cell.
    """
    comments = _used(package, part, "comments")
    if comments is None and not notes:
        return
    if comments is None:
        comments = package.free_name("xl/comments{}.xml")
        package.write(comments, written(no_comments()))
        declare(package, comments, _COMMENTS_TYPE)
        use(package, part, "comments", comments)
    with edited(package, comments) as root:
        emptied = clear_notes(root)
        added = add_notes(root, notes)
        is_empty = is_without_comments(root)
    if emptied or added:
        frames = Frames(sheet)
        anchors = [(cell, frames.anchor(cell, framed(notes[cell]))) for cell in added]
        _reshape(package, part, sheet, emptied, anchors)
    if emptied and is_empty:
        _drop_used(package, part, comments)


def _reshape(
    package: Package, part: str, sheet: etree._Element, emptied: set[str], anchors: list[tuple[str, str]]
) -> None:
    shown_by = sheet.find(main("legacyDrawing"))
    if shown_by is None:
        drawing = package.free_name("xl/drawings/vmlDrawing{}.vml")
        package.write(drawing, no_shapes())
        declare(package, drawing, _DRAWING_TYPE)
        relation = use(package, part, "vmlDrawing", drawing)
        shown_by = etree.Element(main("legacyDrawing"), {_ID: relation}, nsmap={"r": RELATED})
        place(sheet, shown_by, _AFTER)
    relation = shown_by.get(_ID, "")
    _, drawing = used_by(package, part).get(relation, ("", ""))
    shapes = with_shapes(without_shapes(package.read(drawing), emptied), anchors)
    if is_without_shapes(shapes):
        sheet.remove(shown_by)
        drop(package, part, relation)
    else:
        package.write(drawing, shapes)


def _used(package: Package, part: str, kind: str) -> str | None:
    return next((target for used, target in used_by(package, part).values() if used == kind), None)


def _drop_used(package: Package, part: str, target: str) -> None:
    relation = next(relation for relation, (_, used) in used_by(package, part).items() if used == target)
    drop(package, part, relation)
