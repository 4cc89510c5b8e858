"""Reads the file of names that a reader accepts to be one project: YAML, or a table of two columns."""

from pathlib import Path

from audit.declarations.strict_yaml import read_yaml
from audit.intake.gate.refused import RefusedFile
from audit.intake.panorama.export import read_export
from audit.model.text import Text

OLD = Text(fr="Ancien intitulé", en="Former name")
KEPT = Text(fr="Intitulé retenu", en="Name kept")
_YAML = (".yaml", ".yml")


def read_accepted_names(path: Path) -> tuple[tuple[str, str], ...]:
    """Return each old name with the one that is kept, as they are written.

    Args:
        path: YAML, a line for each old name (``OLD NAME: kept name``); or .csv, .xlsx or .ods, with the columns of
            ``panorama-renamings.csv`` that are called ``OLD`` and ``KEPT``.

    Raises:
        RefusedFile: when it holds no such names.
    """
    found = _from_yaml(path) if path.suffix.lower() in _YAML else _from_table(path)
    if not found:
        raise _refused(path, Text(fr="il ne donne aucun intitulé", en="it gives no name"))
    return found


def _from_yaml(path: Path) -> tuple[tuple[str, str], ...]:
    document, problems = read_yaml(path, path.name)
    if problems or document is None:
        fr = " ; ".join(problem.message.to("fr") for problem in problems)
        en = "; ".join(problem.message.to("en") for problem in problems)
        raise _refused(path, Text(fr=fr, en=en))
    names = document.data
    if not isinstance(names, dict) or not all(
        isinstance(text, str) and text.strip() for pair in names.items() for text in pair
    ):
        raise _refused(
            path,
            Text(
                fr="chaque ligne donne un texte pour un texte (un nombre s'écrit entre guillemets)",
                en="each line gives a text for a text (a number is written between quotation marks)",
            ),
        )
    return tuple(names.items())


def _from_table(path: Path) -> tuple[tuple[str, str], ...]:
    old, kept = (OLD.fr, OLD.en), (KEPT.fr, KEPT.en)
    try:
        rows = read_export(path, (old, kept)).rows
    except RefusedFile as refused:
        if refused.code != "not_an_export":
            raise
        raise _refused(path, Text(fr="il n'a pas ces deux colonnes", en="it lacks these two columns")) from refused
    halves = [row for row in rows if bool(row.text(old)) != bool(row.text(kept))]
    if halves:
        fr, en = ", ".join(row.place.fr for row in halves), ", ".join(row.place.en for row in halves)
        raise _refused(path, Text(fr=f"un des deux intitulés manque ({fr})", en=f"one of the two names lacks ({en})"))
    return tuple((row.text(old), row.text(kept)) for row in rows if row.text(old))


def _refused(path: Path, why: Text) -> RefusedFile:
    return RefusedFile(
        "same_names",
        Text(
            fr=f"« {path.name} » n'est pas une liste d'intitulés acceptés : {why.fr}. Attendu : un fichier YAML, une "
            "ligne par ancien intitulé (ANCIEN INTITULÉ: intitulé retenu), ou un tableau (.csv, .xlsx) dont les "
            f"colonnes s'appellent « {OLD.fr} » et « {KEPT.fr} », comme panorama-renamings.csv.",
            en=f'"{path.name}" is no list of accepted names: {why.en}. Expected: a YAML file, a line for each former '
            f'name (FORMER NAME: name kept), or a table (.csv, .xlsx) whose columns are called "{OLD.en}" and '
            f'"{KEPT.en}", such as panorama-renamings.csv.',
        ),
    )
