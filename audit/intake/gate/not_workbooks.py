"""What a file is that is no workbook, as far as its name and first bytes tell, and what to give in its place."""

import re
from pathlib import Path

from audit.intake.gate.refused import RefusedFile
from audit.model.text import Text

_CODE = "not_a_workbook"
_MARK = re.compile(rb"project-health-audit [0-9]+\.")  # with its version, at the head of the texts that the tool writes
_HEAD = 2_000  # bytes
_ANSWERS = frozenset({".yaml", ".yml"})
_DOCUMENTS = frozenset({".html", ".htm", ".pdf", ".md", ".docx", ".odt", ".doc", ".rtf"})
_TEXTS = frozenset({".csv", ".tsv", ".txt"})
_GIVE = Text(
    fr="Donnez le classeur rempli du projet ; d'un audit déjà fait, donnez le dossier, ou son fichier result.json, aux "
    "commandes qui le prennent.",
    en="Give the filled workbook of the project; of an audit already made, give the folder, or its file result.json, "
    "to the commands that take it.",
)


def no_workbook(name: str, head: bytes = b"") -> RefusedFile:
    """Return the refusal of a file that is no workbook.

    Args:
        name: of the file.
        head: its first bytes, where it is a text.
    """
    suffix = Path(name).suffix.lower()
    if _MARK.search(head[:_HEAD]) and suffix in _TEXTS:
        return _given_instead(
            Text(
                fr=f"« {name} » est un texte tiré d'un fichier de l'outil, et ne se relit pas ; d'un classeur revenu "
                "rempli, donnez le .xlsx ou l'.ods lui-même.",
                en=f'"{name}" is a text made of a file of the tool, and is not read back; of a workbook that came back '
                "filled in, give the .xlsx or .ods itself.",
            )
        )
    if _MARK.search(head[:_HEAD]):
        return _given_instead(
            Text(
                fr=f"« {name} » est un rapport que l'outil a écrit, et ne relit pas.",
                en=f'"{name}" is a report that the tool wrote, and does not read back.',
            )
        )
    if suffix in _DOCUMENTS:
        return _given_instead(
            Text(fr=f"« {name} » est un document, non un classeur.", en=f'"{name}" is a document, not a workbook.')
        )
    if suffix in _ANSWERS:
        return RefusedFile(
            _CODE,
            Text(
                fr=f"« {name} » n'est pas un classeur .xlsx ou .ods : s'il tient les réponses d'un projet, faites-en "
                f"un classeur par « audit questionnaire new --answers {name} -o classeur.xlsx ».",
                en=f'"{name}" is not an .xlsx or .ods workbook: if it holds the answers of a project, make a workbook '
                f"of it with 'audit questionnaire new --answers {name} -o workbook.xlsx'.",
            ),
        )
    return RefusedFile(
        _CODE,
        Text(
            fr=f"« {name} » n'est pas un classeur .xlsx ou .ods : s'il vient d'un tableur, d'un autre logiciel ou d'un "
            "modèle (.xlsb, .ots…), ouvrez-le et enregistrez-le au format « Classeur Excel (.xlsx) » ou « Classeur ODF "
            "(.ods) ».",
            en=f'"{name}" is not an .xlsx or .ods workbook: if it comes from a spreadsheet program, another program or '
            'a template (.xlsb, .ots…), open it and save it as "Excel Workbook (.xlsx)" or "ODF Spreadsheet (.ods)".',
        ),
    )


def _given_instead(what: Text) -> RefusedFile:
    return RefusedFile(_CODE, Text(fr=f"{what.fr} {_GIVE.fr}", en=f"{what.en} {_GIVE.en}"))
