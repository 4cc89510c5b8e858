"""The comments of a sheet: ours are added to those of people, or taken out again, and theirs are left."""

from collections.abc import Iterator, Mapping

from lxml import etree

from audit.annotation.xml_parts import MAIN, main, parsed, set_text
from audit.questionnaire.layout import NOTE_FRAME

_AUTHOR = "audit check"
_OF_A_THREAD = "tc="  # how the author of a comment begins that only repeats a discussion kept elsewhere
_FONT = '<rPr xmlns="{}"><sz val="9"/><color indexed="81"/><rFont val="Tahoma"/><family val="2"/></rPr>'
_EMPTY = '<comments xmlns="{}"><authors/><commentList/></comments>'
_BREAKS = "\r\n"


def no_comments() -> etree._Element:
    """Return the root of a part that holds no comment yet."""
    return parsed(_EMPTY.format(MAIN).encode())


def framed(text: str) -> str:
    """Return the whole text of a comment of ours; what it quotes cannot end it."""
    return f"{NOTE_FRAME}\n{text.replace(NOTE_FRAME, _AUTHOR)}\n{NOTE_FRAME}"


def clear_notes(comments: etree._Element) -> set[str]:
    """Take out what an earlier annotation wrote, and return the cells that are left without a comment."""
    emptied = set()
    for comment in list(comments.iter(main("comment"))):
        if _unwrite(comment) and not _text(comment).strip():
            emptied.add(comment.get("ref", ""))
            _list(comments).remove(comment)
    return emptied


def add_notes(comments: etree._Element, notes: Mapping[str, str]) -> list[str]:
    """Write each note into the comment of its cell, and return the cells that had none.

    The comment that repeats a threaded discussion is left alone: spreadsheets write it again from the discussion.
    """
    existing = {comment.get("ref"): comment for comment in comments.iter(main("comment"))}
    added = []
    for cell, note in notes.items():
        if cell not in existing:
            added.append(cell)
            _write(_new(comments, cell), framed(note))
        elif not _author(comments, existing[cell]).startswith(_OF_A_THREAD):
            _write(existing[cell], f"\n\n{framed(note)}")
    return added


def is_without_comments(comments: etree._Element) -> bool:
    """Say whether no comment is left."""
    return next(comments.iter(main("comment")), None) is None


def _new(comments: etree._Element, cell: str) -> etree._Element:
    authors = comments.find(main("authors"))
    if authors is None:
        authors = etree.Element(main("authors"))
        comments.insert(0, authors)
    names = [author.text for author in authors]
    if _AUTHOR not in names:
        etree.SubElement(authors, main("author")).text = _AUTHOR
        names.append(_AUTHOR)
    attributes = {"ref": cell, "authorId": str(names.index(_AUTHOR))}
    comment = etree.SubElement(_list(comments), main("comment"), attributes)
    etree.SubElement(comment, main("text"))
    return comment


def _list(comments: etree._Element) -> etree._Element:
    found = comments.find(main("commentList"))
    return etree.SubElement(comments, main("commentList")) if found is None else found


def _author(comments: etree._Element, comment: etree._Element) -> str:
    authors = [author.text or "" for author in comments.iter(main("author"))]
    number = comment.get("authorId", "")
    return authors[int(number)] if number.isdecimal() and int(number) < len(authors) else ""


def _write(comment: etree._Element, words: str) -> None:
    text = comment.find(main("text"))
    if text is None:
        text = etree.SubElement(comment, main("text"))
    for plain in text.findall(main("t")):  # a text is either plain or made of runs
        run = etree.Element(main("r"))
        text.replace(plain, run)
        run.append(plain)
    run = etree.Element(main("r"))
    run.append(parsed(_FONT.format(MAIN).encode()))
    set_text(etree.SubElement(run, main("t")), words)
    text.insert(sum(1 for child in text if child.tag == main("r")), run)


def _text(comment: etree._Element) -> str:
    return "".join(piece.text or "" for piece in _pieces(comment))


def _pieces(comment: etree._Element) -> Iterator[etree._Element]:
    text = comment.find(main("text"))
    if text is not None:
        yield from (piece for piece in text.iter(main("t")) if piece.getparent() is not None)


def _unwrite(comment: etree._Element) -> bool:
    """Take our words out of a comment, however a program has cut it into runs; say whether there were any."""
    words = _text(comment)
    start = words.find(NOTE_FRAME)
    if start < 0:
        return False
    end = words.find(NOTE_FRAME, start + len(NOTE_FRAME))
    end = len(words) if end < 0 else end + len(NOTE_FRAME)
    while start and words[start - 1] in _BREAKS:
        start -= 1
    position = 0
    for piece in list(_pieces(comment)):
        length = len(piece.text or "")
        _cut(piece, start - position, end - position)
        position += length
    return True


def _cut(piece: etree._Element, start: int, end: int) -> None:
    words = piece.text or ""
    kept = words[: max(0, start)] + words[max(0, end) :]
    if kept == words:
        return
    piece.text = kept
    run = piece.getparent()
    if not kept and run is not None and run.tag == main("r"):
        holder = run.getparent()
        if holder is not None:
            holder.remove(run)
