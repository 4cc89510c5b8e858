"""Tells which kind of workbook an archive is, and refuses one that holds more than plain sheets."""

import zipfile
from collections.abc import Sequence
from enum import StrEnum

from audit.intake.gate.ods_manifest import ManifestScanner
from audit.intake.gate.part_scanner import Tally
from audit.intake.gate.refused import RefusedFile
from audit.model.text import Text


class Kind(StrEnum):
    """The formats of workbooks that are read."""

    XLSX = "xlsx"
    ODS = "ods"


_CONTENT_TYPES = "[Content_Types].xml"
_WORKBOOK = "xl/workbook.xml"
_XLSX_LINKS = ("xl/externallinks/", "xl/connections.xml", "xl/querytables/")
_XLSX_EMBEDDED = ("xl/embeddings/", "xl/activex/", "xl/ctrlprops/", "xl/model/")

_MIMETYPE = "mimetype"
_SPREADSHEET = b"application/vnd.oasis.opendocument.spreadsheet"
_CONTENT = "content.xml"
_MANIFEST = "META-INF/manifest.xml"
_ODS_MACROS = ("basic/", "scripts/", "dialogs/")
_CHUNK = 1 << 16


def kind_of(name: str, archive: zipfile.ZipFile, may_link: bool = False) -> Kind:
    """Return the format of the file ``name``, by what it holds and not by its name.

    Raises:
        RefusedFile: when it is no workbook, or one with macros, links, objects or a password.
        Exception: any that a scanner raises on the manifest of an .ods file.
    """
    entries = archive.namelist()
    if _MIMETYPE in entries:
        _check_ods(name, archive, entries)
        return Kind.ODS
    _check_xlsx(name, archive, entries, may_link)
    return Kind.XLSX


def links_elsewhere(name: str) -> RefusedFile:
    """Return the refusal of a file that takes data from another one."""
    return RefusedFile(
        "external_links",
        Text(
            fr=f"« {name} » contient des liens vers d'autres fichiers ou des connexions de données : rompez-les "
            "(menu Données ou Édition, Modifier les liens), remplacez les formules par leurs valeurs, puis "
            "enregistrez.",
            en=f'"{name}" holds links to other files or data connections: break them (Data or Edit menu, Edit links), '
            "replace formulas with their values, then save.",
        ),
    )


def _check_xlsx(name: str, archive: zipfile.ZipFile, entries: Sequence[str], may_link: bool) -> None:
    lowered = [entry.casefold() for entry in entries]
    if any(entry.endswith("vbaproject.bin") for entry in lowered) or name.casefold().endswith((".xlsm", ".xltm")):
        raise _with_macros(name)
    if _CONTENT_TYPES not in entries or _WORKBOOK not in entries:
        raise _no_workbook(name)
    if b"macroEnabled" in archive.read(_CONTENT_TYPES):
        raise _with_macros(name)
    if not may_link and any(entry.startswith(_XLSX_LINKS) for entry in lowered):
        raise links_elsewhere(name)
    if any(entry.startswith(_XLSX_EMBEDDED) for entry in lowered):
        raise _with_objects(name)


def _check_ods(name: str, archive: zipfile.ZipFile, entries: Sequence[str]) -> None:
    manifest = _manifest(archive, entries)
    if manifest.is_encrypted:
        raise _with_password(name)
    if archive.read(_MIMETYPE).strip() != _SPREADSHEET or _CONTENT not in entries:
        raise _no_workbook(name)
    if any(entry.casefold().startswith(_ODS_MACROS) for entry in entries):
        raise _with_macros(name)
    objects = {entry.partition("/")[0] for entry in entries if entry.startswith("Object ")}
    if not objects <= manifest.charts:
        raise _with_objects(name)


def _manifest(archive: zipfile.ZipFile, entries: Sequence[str]) -> ManifestScanner:
    scanner = ManifestScanner(Tally())
    if _MANIFEST in entries:
        with archive.open(_MANIFEST) as part:
            while chunk := part.read(_CHUNK):
                scanner.feed(chunk)
        scanner.feed(b"", is_last=True)
    return scanner


def _no_workbook(name: str) -> RefusedFile:
    return RefusedFile(
        "not_a_workbook",
        Text(
            fr=f"« {name} » n'est pas un classeur .xlsx ou .ods : s'il vient d'un autre logiciel ou d'un modèle "
            "(.xlsb, .ots, .docx…), ouvrez-le et enregistrez-le au format « Classeur Excel (.xlsx) » ou « Classeur ODF "
            "(.ods) ».",
            en=f'"{name}" is not an .xlsx or .ods workbook: if it comes from another program or a template (.xlsb, '
            '.ots, .docx…), open it and save it as "Excel Workbook (.xlsx)" or "ODF Spreadsheet (.ods)".',
        ),
    )


def _with_macros(name: str) -> RefusedFile:
    return RefusedFile(
        "macros",
        Text(
            fr=f"« {name} » contient des macros ; le questionnaire n'en a pas besoin. Supprimez-les, ou enregistrez "
            "le classeur au format « Classeur Excel (.xlsx) », sans macros.",
            en=f'"{name}" holds macros; the questionnaire needs none. Delete them, or save the workbook as '
            '"Excel Workbook (.xlsx)", without macros.',
        ),
    )


def _with_objects(name: str) -> RefusedFile:
    return RefusedFile(
        "embedded_objects",
        Text(
            fr=f"« {name} » contient des objets incorporés (documents, contrôles) : supprimez-les et citez les "
            "pièces dans la colonne de la source, puis enregistrez.",
            en=f'"{name}" holds embedded objects (documents, controls): delete them and quote the documents in '
            "the source column, then save.",
        ),
    )


def _with_password(name: str) -> RefusedFile:
    return RefusedFile(
        "encrypted_or_legacy",
        Text(
            fr=f"« {name} » est protégé par un mot de passe : ouvrez-le, enregistrez-le à nouveau en décochant "
            "« Enregistrer avec mot de passe », et recommencez.",
            en=f'"{name}" is protected by a password: open it, save it again with "Save with password" unticked, '
            "and try again.",
        ),
    )
