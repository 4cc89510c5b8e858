"""Reads the file of names that a reader accepts to be one project: YAML, or a table of two columns."""

from pathlib import Path
from typing import NamedTuple

from audit.declarations.strict_yaml import read_yaml
from audit.intake.gate.refused import RefusedFile
from audit.intake.panorama.export import read_export
from audit.intake.values.words import fold
from audit.model.text import Text


class AcceptedNames(NamedTuple):
    """Each old name with the one that is kept: those accepted, those doubtful until confirmed, those said no to."""

    taken: tuple[tuple[str, str], ...]
    set_aside: tuple[tuple[str, str], ...] = ()
    turned_down: tuple[tuple[str, str], ...] = ()


OLD = Text(fr="Ancien intitulé", en="Former name")
KEPT = Text(fr="Intitulé retenu", en="Name kept")
LIKELY = Text(fr="Probable", en="Likely")
ACCEPTED = Text(fr="Accepté (oui ou non)", en="Accepted (yes or no)")
_YES, _NO = ("oui", "yes"), ("non", "no")
_YAML = (".yaml", ".yml")


def read_accepted_names(path: Path) -> AcceptedNames:
    """Return each old name with the one that is kept, as they are written.

    A line of the table of proposals that is not called likely is taken only where the reader says yes; one to which the
    reader says no is left. A table without these columns is a reader's own: all of it is taken.

    Args:
        path: YAML, a line for each old name (``OLD NAME: kept name``); or .csv, .xlsx or .ods, with the columns of
            ``panorama-renamings.csv`` that are called ``OLD`` and ``KEPT``.

    Raises:
        RefusedFile: when it holds no such names.
    """
    found = AcceptedNames(_from_yaml(path)) if path.suffix.lower() in _YAML else _from_table(path)
    if found.set_aside and not found.taken and not found.turned_down:
        raise _refused(
            path,
            Text(
                fr=f"ses lignes ne sont que des propositions à examiner ; écrivez « oui » sous « {ACCEPTED.fr} » à "
                "celles que vous acceptez",
                en=f'its lines are only proposals to examine; write "yes" under "{ACCEPTED.en}" for those you accept',
            ),
        )
    if not found.taken and not found.turned_down:
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


def _from_table(path: Path) -> AcceptedNames:
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
    accepted, likely = (ACCEPTED.fr, ACCEPTED.en), (LIKELY.fr, LIKELY.en)
    unclear = [row for row in rows if fold(row.text(accepted)) not in ("", *_YES, *_NO)]
    if unclear:
        fr, en = ", ".join(row.place.fr for row in unclear), ", ".join(row.place.en for row in unclear)
        raise _refused(
            path,
            Text(
                fr=f"« {ACCEPTED.fr} » n'y est dit ni par oui ni par non ({fr})",
                en=f'"{ACCEPTED.en}" is answered by neither yes nor no ({en})',
            ),
        )
    taken: list[tuple[str, str]] = []
    set_aside: list[tuple[str, str]] = []
    turned_down: list[tuple[str, str]] = []
    for row in rows:
        said, pair = fold(row.text(accepted)), (row.text(old), row.text(kept))
        if not pair[0]:
            continue
        is_doubtful = said not in _YES and fold(row.text(likely)) in _NO
        (turned_down if said in _NO else set_aside if is_doubtful else taken).append(pair)
    return AcceptedNames(tuple(taken), tuple(set_aside), tuple(turned_down))


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
