"""The gate of the intake: a file is let in only if it is a harmless .xlsx or .ods workbook."""

from dataclasses import dataclass
from pathlib import Path

from audit.intake.gate.archive import Archive
from audit.intake.gate.kinds import Kind, kind_of
from audit.intake.gate.limits import Tally
from audit.intake.gate.not_workbooks import no_workbook
from audit.intake.gate.refusals import refusing
from audit.intake.gate.refused import RefusedFile
from audit.model.text import Text

MAX_FILE_BYTES = 20_000_000

_OLE2 = bytes.fromhex("D0CF11E0")
_ZIP = b"PK\x03\x04"
_LOCK_PREFIXES = ("~$", ".~lock.")


@dataclass(frozen=True)
class AdmittedFile:
    """A file that may be read.

    Attributes:
        archive: its parts.
        kind: its format.
        tally: what has been read of it; the limits are those of the file as a whole.
    """

    archive: Archive
    kind: Kind
    tally: Tally

    @property
    def name(self) -> str:
        """The name of the file."""
        return self.archive.name

    @property
    def content(self) -> bytes:
        """The bytes that were checked."""
        return self.archive.content


def admit(path: Path, may_link: bool = False) -> AdmittedFile:
    """Return the workbook ``path`` once it has passed every check that can be made before its sheets are read.

    The file is read once: what was checked is what will be parsed and hashed.

    Args:
        path: the file.
        may_link: let in an .xlsx file with data connections, as published files have them; they are not followed.

    Raises:
        RefusedFile: with the reason and what to do.
    """
    _check_name(path)
    content = _content(path)
    _check_magic(path, content)
    return admit_content(path.name, content, may_link)


def admit_content(name: str, content: bytes, may_link: bool = False) -> AdmittedFile:
    """Return the workbook ``name`` that holds ``content``, as ``admit`` does."""
    with refusing(name):
        archive = Archive(name, content)
        tally = Tally()
        return AdmittedFile(archive, kind_of(archive, tally, may_link), tally)


def _check_name(path: Path) -> None:
    if path.name.startswith(_LOCK_PREFIXES):
        raise RefusedFile(
            "lock_file",
            Text(
                fr=f"« {path.name} » est un fichier de verrouillage, non le classeur : indiquez le fichier du même "
                "nom sans « ~$ » ni « .~lock. », après avoir fermé le tableur.",
                en=f'"{path.name}" is a lock file, not the workbook: give the file of the same name without "~$" '
                'or ".~lock.", after closing the spreadsheet program.',
            ),
        )
    if not path.is_file():
        raise RefusedFile(
            "not_found",
            Text(
                fr=f"Le fichier « {path.name} » n'existe pas ou n'est pas un fichier : vérifiez le chemin.",
                en=f'The file "{path.name}" does not exist or is not a file: check the path.',
            ),
        )


def _content(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            content = file.read(MAX_FILE_BYTES + 1)
    except OSError as error:
        raise RefusedFile(
            "not_readable",
            Text(
                fr=f"Le fichier « {path.name} » ne peut pas être ouvert : fermez-le dans le tableur, puis vérifiez "
                "vos droits de lecture.",
                en=f'The file "{path.name}" cannot be opened: close it in the spreadsheet program, then check '
                "that you may read it.",
            ),
        ) from error
    if len(content) > MAX_FILE_BYTES:
        limit = MAX_FILE_BYTES // 1_000_000
        raise RefusedFile(
            "too_large",
            Text(
                fr=f"Le fichier « {path.name} » dépasse {limit} Mo, bien plus qu'un questionnaire rempli : retirez-en "
                "les images et les feuilles ajoutées, puis enregistrez-le à nouveau.",
                en=f'The file "{path.name}" is larger than {limit} MB, far more than a filled questionnaire: remove '
                "images and added sheets, then save it again.",
            ),
        )
    return content


def _check_magic(path: Path, content: bytes) -> None:
    if content.startswith(_OLE2):
        raise RefusedFile(
            "encrypted_or_legacy",
            Text(
                fr=f"« {path.name} » est protégé par un mot de passe ou une étiquette de confidentialité, ou "
                "enregistré à l'ancien format .xls : ôtez la protection, puis enregistrez le classeur au format .xlsx "
                "ou .ods.",
                en=f'"{path.name}" is protected by a password or a sensitivity label, or saved in the old .xls '
                "format: remove the protection, then save the workbook as .xlsx or .ods.",
            ),
        )
    if not content:
        raise RefusedFile(
            "empty_file",
            Text(
                fr=f"« {path.name} » est vide (0 octet) : la copie ou l'enregistrement n'est pas allé au bout ; "
                "reprenez le fichier d'origine.",
                en=f'"{path.name}" is empty (0 bytes): it was not copied or saved to the end; take the original file '
                "again.",
            ),
        )
    if not content.startswith(_ZIP):
        raise no_workbook(path.name, content)
