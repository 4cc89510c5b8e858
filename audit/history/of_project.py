"""Finds the entries of a project by its name, or by a part of it that is of no other."""

from collections.abc import Sequence

from audit.errors import Bilingual
from audit.history.entry import Entry
from audit.history.refusals import NotKept
from audit.model.folded_names import fold_name


def of_project(entries: Sequence[Entry], project: str) -> list[Entry]:
    """Return the entries of the project of that name, else of the only one whose name holds it.

    Raises:
        NotKept: when there is none, or when several hold it.
    """
    wanted = fold_name(project)
    chosen = [entry for entry in entries if fold_name(entry.project) == wanted]
    if not chosen and wanted:
        chosen = [entry for entry in entries if wanted in fold_name(entry.project)]
    names = sorted({fold_name(entry.project): entry.project for entry in chosen}.values())
    if not names:
        raise NotKept(_no_project(project, sorted({entry.project for entry in entries})))
    if len(names) > 1:
        listed = ", ".join(names[:12])
        raise NotKept(
            Bilingual(
                f"plusieurs projets de l'historique portent « {project} » dans leur nom : {listed} ; donnez le nom "
                "entier",
                f"several projects of the history have '{project}' in their names: {listed}; give the whole name",
            )
        )
    return chosen


def _no_project(project: str, known: Sequence[str]) -> Bilingual:
    listed = ", ".join(known[:12])
    return Bilingual(
        f"l'historique ne contient rien du projet « {project} »" + (f" ; il contient : {listed}" if known else ""),
        f"the history holds nothing of the project '{project}'" + (f"; it holds: {listed}" if known else ""),
    )
