"""Reads the comments that people hung on the cells of an .xlsx sheet, old notes and threads."""

from collections.abc import Iterator, Sequence

from audit.intake.gate.archive import Archive
from audit.intake.gate.limits import Tally
from audit.intake.gate.opc import Relation
from audit.intake.gate.xml_stream import elements_of, local_name
from audit.intake.grid import place_of
from audit.intake.sheets.xlsx_parts import rich_text, unescaped

_COMMENTS, _THREADS = "comments", "threadedComment"


def read_notes(archive: Archive, used: Sequence[Relation], tally: Tally) -> dict[tuple[int, int], str]:
    """Return the comments of a sheet by the places of their cells, those of a thread one under the other.

    Args:
        archive: the file.
        used: the parts that the sheet uses.
        tally: counts the elements of the file.

    Raises:
        Exception: any that a part that is not well formed, or the limits of a workbook, lead to.
    """
    threads = _joined(
        text for relation in used if relation.kind == _THREADS for text in _thread(archive, relation, tally)
    )
    notes = _joined(
        text for relation in used if relation.kind == _COMMENTS for text in _comments(archive, relation, tally)
    )
    # For older programs, a thread is repeated as a note that says so.
    return {**notes, **threads}


def _joined(texts: Iterator[tuple[str, str]]) -> dict[tuple[int, int], str]:
    pieces: dict[tuple[int, int], list[str]] = {}
    for reference, text in texts:
        place = place_of(reference)
        if place and text.strip():
            pieces.setdefault(place, []).append(text)
    return {place: "\n".join(said) for place, said in pieces.items()}


def _comments(archive: Archive, relation: Relation, tally: Tally) -> Iterator[tuple[str, str]]:
    for element in elements_of(archive, relation.target, tally, ("comment",)):
        yield element.get("ref", ""), "".join(unescaped(rich_text(child)) for child in element)
        element.clear()


def _thread(archive: Archive, relation: Relation, tally: Tally) -> Iterator[tuple[str, str]]:
    for element in elements_of(archive, relation.target, tally, ("threadedComment",)):
        texts = (child.text or "" for child in element if local_name(child.tag) == "text")
        yield element.get("ref", ""), "".join(map(unescaped, texts))
        element.clear()
