"""Which part uses which: relationships between the parts of an .xlsx file, and their declared types."""

import posixpath

from lxml import etree

from audit.annotation.package import WORKBOOK, Package
from audit.annotation.xml_parts import RELATED, edited, parsed

_RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_CONTENT_TYPES = "[Content_Types].xml"


def part_of_workbook(package: Package, kind: str) -> str | None:
    """Return the part of that kind that the workbook uses, if it uses one."""
    return next((part for used, part in used_by(package, WORKBOOK).values() if used == kind), None)


def used_by(package: Package, part: str) -> dict[str, tuple[str, str]]:
    """Return the kind and name of every part that ``part`` uses, by the id of the relationship.

    Raises:
        PartUnreadable: when the relationships are not well formed.
    """
    relationships = _relationships_of(part)
    if relationships not in package:
        return {}
    return {
        relation.get("Id", ""): (_kind(relation), _target(part, relation))
        for relation in parsed(package.read(relationships)).iter(f"{{{_RELATIONSHIPS}}}Relationship")
        if relation.get("TargetMode") != "External"
    }


def use(package: Package, part: str, kind: str, target: str) -> str:
    """Make ``part`` use ``target``, and return the id of the new relationship."""
    relationships = _relationships_of(part)
    if relationships not in package:
        package.write(relationships, f'<Relationships xmlns="{_RELATIONSHIPS}"/>'.encode())
    with edited(package, relationships) as root:
        taken = {relation.get("Id") for relation in root}
        number = next(number for number in range(1, len(taken) + 2) if f"rId{number}" not in taken)
        attributes = {"Id": f"rId{number}", "Type": f"{RELATED}/{kind}", "Target": f"/{target}"}
        etree.SubElement(root, f"{{{_RELATIONSHIPS}}}Relationship", attributes)
    return f"rId{number}"


def drop(package: Package, part: str, relation_id: str) -> None:
    """Take out of the file what ``part`` uses by that relationship, which no other part may use."""
    _, target = used_by(package, part)[relation_id]
    with edited(package, _relationships_of(part)) as root:
        for relation in [relation for relation in root if relation.get("Id") == relation_id]:
            root.remove(relation)
        is_last = len(root) == 0
    if is_last:
        package.remove(_relationships_of(part))
    package.remove(target)
    package.remove(_relationships_of(target))
    with edited(package, _CONTENT_TYPES) as root:
        for override in [override for override in root if override.get("PartName") == f"/{target}"]:
            root.remove(override)


def declare(package: Package, part: str, content_type: str) -> None:
    """Say of what type the new part ``part`` is."""
    with edited(package, _CONTENT_TYPES) as root:
        attributes = {"PartName": f"/{part}", "ContentType": content_type}
        etree.SubElement(root, f"{{{_TYPES}}}Override", attributes)


def _relationships_of(part: str) -> str:
    folder, name = posixpath.split(part)
    return f"{folder}/_rels/{name}.rels"


def _kind(relation: etree._Element) -> str:
    return relation.get("Type", "").rpartition("/")[2]


def _target(part: str, relation: etree._Element) -> str:
    return posixpath.normpath(posixpath.join("/", posixpath.dirname(part), relation.get("Target", ""))).lstrip("/")
