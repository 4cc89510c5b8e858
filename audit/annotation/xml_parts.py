"""Reads and writes the XML of parts: no entity, no network, and a part that does not change keeps its bytes."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from lxml import etree

from audit.annotation.impossible import PartUnreadable
from audit.annotation.package import Package
from audit.questionnaire.cells import escaped, storable

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def main(tag: str) -> str:
    """Return the full name of an element of spreadsheets."""
    return f"{{{MAIN}}}{tag}"


def parsed(data: bytes) -> etree._Element:
    """Return the root of an XML part.

    Raises:
        PartUnreadable: when it is not well formed.
    """
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, strip_cdata=False)
    try:
        return etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise PartUnreadable(str(error)) from error


def written(root: etree._Element) -> bytes:
    """Return an XML part from its root."""
    return etree.tostring(root.getroottree(), xml_declaration=True, encoding="UTF-8", standalone=True)


@contextmanager
def edited(package: Package, part: str) -> Iterator[etree._Element]:
    """Give the root of ``part`` to change; the part is replaced only if it did change.

    Raises:
        PartUnreadable: when the part is missing or not well formed.
    """
    root = parsed(package.read(part))
    before = written(root)
    yield root
    after = written(root)
    if after != before:
        package.write(part, after)


def place(root: etree._Element, child: etree._Element, later: Sequence[str]) -> None:
    """Put ``child`` into ``root`` before the first element whose tag is in ``later``; formats fix the order."""
    names = {main(tag) for tag in later}
    index = next((index for index, element in enumerate(root) if element.tag in names), len(root))
    root.insert(index, child)


def text_of(element: etree._Element) -> str:
    """Return every text inside ``element``, in one."""
    return "".join(str(piece) for piece in element.itertext())


def set_text(element: etree._Element, text: str) -> None:
    """Give ``element`` a text that no spreadsheet reads otherwise than letter by letter."""
    element.text = escaped(storable(text))
    element.set(SPACE, "preserve")
