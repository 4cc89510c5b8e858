"""The texts of the list of problems, among those that the sheets of the workbook share."""

from collections.abc import Iterator
from contextlib import contextmanager

from lxml import etree

from audit.annotation.package import WORKBOOK, Package
from audit.annotation.relations import declare, part_of_workbook, use
from audit.annotation.workbook_sheets import sheet_parts
from audit.annotation.xml_parts import edited, parsed, written
from audit.questionnaire import shared_strings
from audit.questionnaire.shared_strings import SharedStrings, numbers_in

_KIND = "sharedStrings"


def numbers_of(package: Package, text: str) -> set[int]:
    """Return the numbers of the shared texts that are ``text``."""
    part = part_of_workbook(package, _KIND)
    return SharedStrings(parsed(package.read(part))).numbers_of(text) if part else set()


def share_texts(package: Package, sheet: etree._Element) -> None:
    """Move the texts of the new ``sheet`` to the shared ones, after those that are there."""
    if part_of_workbook(package, _KIND) is None:
        part = package.free_name("xl/sharedStrings{}.xml") if shared_strings.PART in package else shared_strings.PART
        package.write(part, written(SharedStrings().root))
        declare(package, part, shared_strings.CONTENT_TYPE)
        use(package, WORKBOOK, _KIND, part)
    with _shared(package) as strings:
        strings.take_from(sheet)


def release_texts(package: Package, sheet: etree._Element) -> None:
    """Take out the texts that only ``sheet`` used, which is no longer in the workbook."""
    if part_of_workbook(package, _KIND) is None:
        return
    kept = {number for part in sheet_parts(package).values() for number in numbers_in(parsed(package.read(part)))}
    with _shared(package) as strings:
        strings.release(numbers_in(sheet), kept)


@contextmanager
def _shared(package: Package) -> Iterator[SharedStrings]:
    part = part_of_workbook(package, _KIND)
    assert part is not None  # noqa: S101 - both callers made sure of it
    with edited(package, part) as root:
        yield SharedStrings(root)
