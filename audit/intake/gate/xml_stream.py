"""Reads an XML part as a stream of elements, and stops at what no honest part holds."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import IO, cast
from xml.etree.ElementTree import Element, ParseError, XMLPullParser
from xml.parsers import expat

from audit.intake.gate.archive import Archive
from audit.intake.gate.limits import MAX_CHARACTERS, MAX_WAITING, Tally, TooManyCells, TooMuchText

_CHUNK = 1 << 16
_MOST_KEPT = 1 << 16  # bytes of a part of which it is kept how its elements begin


class ForbiddenDoctype(Exception):
    """The part declares a document type, hence possibly entities."""


class UnreadablePart(Exception):
    """The part is not well-formed XML, or says what it cannot mean."""


def elements(
    part: IO[bytes], tally: Tally, wanted: Collection[str], starts: bool = False
) -> Iterator[tuple[str, Element]]:
    """Yield elements of ``part`` as each ends, ``("end", element)``; their children are still there.

    Who has done with a large element clears it: nothing else frees what was read.

    Args:
        part: the part, from its beginning.
        tally: counts the elements of the file.
        wanted: the names, without namespace, of the elements to yield.
        starts: also yield ``("start", element)``, with attributes but without content, as each begins.

    Raises:
        ForbiddenDoctype: when the part declares a document type.
        TooManyCells: when the file, or what stands between two elements wanted, has more than any questionnaire.
        TooMuchText: when a single text is longer than all those of a questionnaire.
        UnreadablePart: when the part is not well formed.
    """
    parser: XMLPullParser[Element] = XMLPullParser(("start", "end") if starts else ("end",))
    prolog = _Prolog()
    is_wanted: dict[str, bool] = {}
    silent = ended = waiting = 0
    try:
        while True:
            chunk = part.read(_CHUNK)
            if chunk:
                prolog.check(chunk)
                parser.feed(chunk)
            else:
                parser.close()
            before = ended
            for event, element in cast("Iterator[tuple[str, Element]]", parser.read_events()):
                ended += 1
                tag = element.tag
                if tag not in is_wanted:
                    is_wanted[tag] = local_name(tag) in wanted
                waiting += 1
                if waiting > MAX_WAITING:
                    raise TooManyCells
                if is_wanted[tag]:
                    waiting = 0
                    yield event, element
            tally.weigh(ended - before)
            silent = silent + len(chunk) if ended == before else 0
            if silent > MAX_CHARACTERS:
                raise TooMuchText
            if not chunk:
                return
    except (ParseError, LookupError) as error:  # the second for an encoding that Python does not know
        raise UnreadablePart(str(error)) from error


Beginning = tuple[str, Mapping[str, str]]
"""The local name of an element and its attributes."""


def beginnings(part: bytes, tally: Tally, wanted: tuple[str, ...]) -> Sequence[Beginning]:
    """Return how elements of ``part`` begin, in order; what they hold is only checked.

    The part is small: its elements are counted once it has been read.

    Raises:
        ForbiddenDoctype: when the part declares a document type.
        TooManyCells: when the file has more elements than any questionnaire.
        UnreadablePart: when the part is not well formed.
    """
    found, count = (_kept_beginnings if len(part) <= _MOST_KEPT else _beginnings)(part, wanted)
    tally.weigh(count)
    return found


def _beginnings(part: bytes, wanted: tuple[str, ...]) -> tuple[Sequence[Beginning], int]:
    """Return how elements of ``part`` begin, and how many elements it has."""
    found: list[Beginning] = []
    names: dict[str, str] = {}
    count = 0

    def begin(tag: str, attributes: Mapping[str, str]) -> None:
        nonlocal count
        count += 1
        if tag not in names:
            names[tag] = local_name(tag)
        if names[tag] in wanted:
            found.append((names[tag], attributes))

    parser = expat.ParserCreate(namespace_separator="}")
    parser.StartDoctypeDeclHandler = _refuse
    parser.StartElementHandler = begin
    try:
        parser.Parse(part, True)
    except expat.ExpatError as error:
        raise UnreadablePart(str(error)) from error
    return tuple(found), count


# Workbooks of one questionnaire have the same rules of entry, widths and merged cells, whoever fills them in.
_kept_beginnings = lru_cache(maxsize=256)(_beginnings)


def elements_of(archive: Archive, part: str, tally: Tally, wanted: Collection[str]) -> Iterator[Element]:
    """Yield elements of the part of that name, as each ends; nothing when there is no such part."""
    if part in archive:
        with archive.open(part) as stream:
            for _, element in elements(stream, tally, wanted):
                yield element


def beginnings_of(
    archive: Archive, part: str, tally: Tally, wanted: tuple[str, ...]
) -> Iterable[tuple[str, Mapping[str, str]]]:
    """Yield how elements of the part of that name begin, whole; nothing when there is no such part.

    Where it is small, it is read at once: the workbooks of a questionnaire have their lists of parts in common.
    """
    if part not in archive or archive.size(part) > _MOST_KEPT:
        return ((local_name(element.tag), element.attrib) for element in elements_of(archive, part, tally, wanted))
    return beginnings(archive.read(part), tally, wanted)


def local_name(tag: str) -> str:
    """Return the name of an element or attribute without its namespace."""
    return tag.rpartition("}")[2]


def _refuse(*_declaration: object) -> None:
    raise ForbiddenDoctype


class _Prolog:
    """Watches what stands before the first element: only there can a document type be declared."""

    def __init__(self) -> None:
        self._parser: expat.XMLParserType | None = expat.ParserCreate()
        self._parser.StartDoctypeDeclHandler = _refuse
        self._parser.StartElementHandler = self._end

    def check(self, chunk: bytes) -> None:
        if self._parser is None:
            return
        try:
            self._parser.Parse(chunk, False)
        except (expat.ExpatError, LookupError) as error:
            raise UnreadablePart(str(error)) from error
        except _PrologEnds:
            self._parser = None

    def _end(self, *_element: object) -> None:
        raise _PrologEnds


class _PrologEnds(Exception):
    """The first element has begun."""
