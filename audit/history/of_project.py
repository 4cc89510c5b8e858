"""Finds the entries of a project by its name, or by a part of it that is of no other.

Two names are of one project where they differ by capitals, accents, spaces and punctuation alone (``fold_name``).
"""

from collections.abc import Iterable, Mapping, Sequence

from audit.errors import Bilingual, closest, meant
from audit.history.entry import Entry
from audit.history.refusals import NotKept
from audit.model.folded_names import fold_name
from audit.wording.counted import en, fr

_FEW = 12  # names that can be listed in a message


def by_project(entries: Iterable[Entry]) -> list[list[Entry]]:
    """Return the entries of each project, in the order in which they come."""
    found: dict[str, list[Entry]] = {}
    for entry in entries:
        found.setdefault(fold_name(entry.project), []).append(entry)
    return list(found.values())


def of_project(entries: Sequence[Entry], project: str) -> list[Entry]:
    """Return the entries of the project of that name, else of the only one whose name holds it.

    Args:
        entries: as they came: a project is called as it was last.
        project: its name, or a part of it.

    Raises:
        NotKept: when there is none, or when several hold it.
    """
    wanted = fold_name(project)
    chosen = [entry for entry in entries if fold_name(entry.project) == wanted]
    if not chosen and wanted:
        chosen = [entry for entry in entries if wanted in fold_name(entry.project)]
    if not chosen:
        raise NotKept(_no_project(project, _names(entries)))
    names = _names(chosen)
    if len(names) > 1:
        raise NotKept(
            Bilingual(
                f"plusieurs projets de l'historique portent « {project} » dans leur nom : ",
                f"several projects of the history have '{project}' in their names: ",
            )
            + _listed(names)
            + Bilingual(" ; donnez le nom entier", "; give the whole name")
        )
    return chosen


def _names(entries: Iterable[Entry]) -> Mapping[str, str]:
    """Return the name that each project was last given, by what two spellings of it have in common, in its order."""
    return dict(sorted({fold_name(entry.project): entry.project for entry in entries}.items()))


def _listed(names: Mapping[str, str]) -> Bilingual:
    shown, left = ", ".join([*names.values()][:_FEW]), len(names) - _FEW
    if left <= 0:
        return Bilingual(shown, shown)
    return Bilingual(f"{shown} et {fr(left, 'autre', 'autres')}", f"{shown} and {en(left, 'other', 'others')}")


def _no_project(project: str, names: Mapping[str, str]) -> Bilingual:
    said = Bilingual(
        f"l'historique ne contient rien du projet « {project} »",
        f"the history holds nothing of the project '{project}'",
    )
    if not names:
        return said + Bilingual(" : il est vide", ": it is empty")
    match = closest(fold_name(project), [*names])
    held = Bilingual(" Il contient : ", " It holds: ") if match else Bilingual(" ; il contient : ", "; it holds: ")
    said += (meant(names[match]) if match else Bilingual("", "")) + held + _listed(names)
    if len(names) > _FEW:
        said += Bilingual(" ; « audit history list » les donne tous", "; 'audit history list' gives them all")
    return said
