"""The names of OpenDocument that the reader of .ods workbooks knows, and how it reads their numbers."""

from xml.etree.ElementTree import Element

from audit.intake.gate.xml_stream import UnreadablePart

OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
NUMBER = "{urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0}"
EXTENSION = "{urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0}"

_MOST = 2**31


def count(element: Element, name: str, least: int = 1) -> int:
    """Return how often something is repeated or how far it reaches: once when nothing says it.

    Raises:
        UnreadablePart: when it is said with something else than a number, or one that no program writes.
    """
    written = element.get(name)
    if written is None:
        return 1
    if not (written.isascii() and written.isdecimal() and len(written) < 11 and least <= int(written) <= _MOST):
        raise UnreadablePart(f"{name} {written[:20]}")
    return int(written)
