"""Tells which kind of workbook an archive is, and refuses one that holds more than plain sheets."""

from enum import StrEnum

from audit.intake.gate.archive import Archive
from audit.intake.gate.limits import Tally
from audit.intake.gate.not_workbooks import no_workbook
from audit.intake.gate.opc import CONTENT_TYPES, content_type, main_part
from audit.intake.gate.refused import RefusedFile
from audit.intake.gate.xml_stream import elements_of, local_name
from audit.model.text import Text


class Kind(StrEnum):
    """The formats of workbooks that are read."""

    XLSX = "xlsx"
    ODS = "ods"


_XLSX_CONNECTIONS = ("xl/connections.xml", "xl/querytables/")
_XLSX_EMBEDDED = ("xl/embeddings/", "xl/activex/", "xl/ctrlprops/", "xl/model/")
_XLSX_MACROS = ("vbaproject.bin", "/macrosheets/")
_OTHER_DOCUMENTS = ("wordprocessingml", "presentationml")
_BINARY = ".bin"  # the main part of an .xlsb workbook

_MIMETYPE = "mimetype"
_SPREADSHEET = b"application/vnd.oasis.opendocument.spreadsheet"
_LONGEST_MIMETYPE = 1_000
_CONTENT = "content.xml"
_MANIFEST = "META-INF/manifest.xml"
_CHART = "application/vnd.oasis.opendocument.chart"
_EMPTY_LIBRARIES = ("script-lc.xml", "script-lb.xml")  # lists of modules, left behind without any
_ODS_MACROS = ("basic/", "scripts/", "dialogs/")


class LinkedData(Exception):
    """The file takes cells from another one."""


def kind_of(archive: Archive, tally: Tally, may_link: bool = False) -> Kind:
    """Return the format of a file, by what it holds and not by its name.

    Args:
        archive: the file.
        tally: counts its elements.
        may_link: let data connections of an .xlsx file in, as published files have them; they are not followed.

    Raises:
        RefusedFile: when it is no workbook, or one with macros, connections, objects or a password.
        Exception: any that a part that is not well formed leads to.
    """
    if _MIMETYPE in archive:
        _check_ods(archive, tally)
        return Kind.ODS
    _check_xlsx(archive, tally, may_link)
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


def _check_xlsx(archive: Archive, tally: Tally, may_link: bool) -> None:
    name, entries = archive.name, tuple(archive)
    if name.casefold().endswith((".xlsm", ".xltm")) or any(
        mark in f"/{entry}" for entry in entries for mark in _XLSX_MACROS
    ):
        raise _with_macros(name)
    main = main_part(archive, tally)
    if main is None or CONTENT_TYPES not in archive or main.casefold().endswith(_BINARY):
        raise no_workbook(name)
    # Writers declare types of parts that they do not write: that of the main part alone tells.
    main_type = content_type(archive, main, tally).casefold()
    if "macroenabled" in main_type:
        raise _with_macros(name)
    if any(mark in main_type for mark in _OTHER_DOCUMENTS):
        raise no_workbook(name)
    if not may_link and any(entry.startswith(_XLSX_CONNECTIONS) for entry in entries):
        raise links_elsewhere(name)
    if any(entry.startswith(_XLSX_EMBEDDED) for entry in entries):
        raise _with_objects(name)


def _check_ods(archive: Archive, tally: Tally) -> None:
    name, entries = archive.name, tuple(archive)
    charts: set[str] = set()  # they are objects as documents are, but hold nothing foreign
    for element in elements_of(archive, _MANIFEST, tally, ("encryption-data", "file-entry")):
        attributes = {local_name(key): value for key, value in element.attrib.items()}
        if local_name(element.tag) == "encryption-data":
            raise _with_password(name)
        if attributes.get("media-type") == _CHART:
            charts.add(attributes.get("full-path", "").rstrip("/").casefold())
    if archive.read(_MIMETYPE, _LONGEST_MIMETYPE).strip() != _SPREADSHEET or _CONTENT not in archive:
        raise no_workbook(name)
    if any(entry.startswith(_ODS_MACROS) and not entry.endswith(_EMPTY_LIBRARIES) for entry in entries):
        raise _with_macros(name)
    if not {entry.partition("/")[0] for entry in entries if entry.startswith("object ")} <= charts:
        raise _with_objects(name)


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
