"""What must hold of every file that we write: its texts are shared ones, in a table that is sound."""

import io
import zipfile

from defusedxml.ElementTree import fromstring

from audit.questionnaire.shared_strings import MAIN


def check_shared(content: bytes) -> None:
    """Check that every text of the file ``content`` is a shared one, and that the table is sound."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    assert not [name for name, part in parts.items() if b"inlineStr" in part]
    table = fromstring(parts["xl/sharedStrings.xml"])
    said = ["".join(item.itertext()) for item in table]
    assert "" not in said
    assert not list(table.iter(f"{{{MAIN}}}rPh"))
    used = [
        int(cell.findtext(f"{{{MAIN}}}v", ""))
        for name, part in parts.items()
        if name.startswith("xl/worksheets/sheet")
        for cell in fromstring(part).iter(f"{{{MAIN}}}c")
        if cell.get("t") == "s"
    ]
    assert set(used) == set(range(len(said)))
    assert (table.get("count"), table.get("uniqueCount")) == (str(len(used)), str(len(said)))
    types = fromstring(parts["[Content_Types].xml"])
    declared = {part.get("PartName"): part.get("ContentType") for part in types}
    assert declared["/xl/sharedStrings.xml"] == (
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
    )
    relations = list(fromstring(parts["xl/_rels/workbook.xml.rels"]))
    (relation,) = [relation for relation in relations if relation.get("Type", "").endswith("/sharedStrings")]
    assert relation.get("Target") == "/xl/sharedStrings.xml"
    assert len({relation.get("Id") for relation in relations}) == len(relations)
