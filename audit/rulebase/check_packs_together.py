"""Checks what packs say beside one another: each has an id of its own, and no two of them change one threshold."""

from collections.abc import Mapping, Sequence

from audit.errors import Bilingual, Problem
from audit.model.pack import Pack
from audit.rulebase.files import Read


def check_packs_together(packs: Sequence[Read[Pack]]) -> list[Problem]:
    """Return the problems of packs that cannot be used together; told at the later one, with where the first stands.

    Nothing says which of two values of a threshold should hold, and two people would answer for it: neither is taken.
    """
    problems: list[Problem] = []
    ids: dict[str, str] = {}
    changed: dict[str, str] = {}
    for read in packs:
        document = read.document
        place = f"{document.file}:{document.line(('id',))}"
        if read.model.id in ids:
            problems.append(document.problem(("id",), _same_id(read.model.id, ids[read.model.id])))
        ids.setdefault(read.model.id, place)
        for index, override in enumerate(read.model.parameters):
            path = ("parameters", index, "parameter")
            if override.parameter in changed:
                problems.append(document.problem(path, _changed_twice(override.parameter, changed[override.parameter])))
            changed.setdefault(override.parameter, f"{document.file}:{document.line(path)}")
    return problems


def same_folder_names(names: Mapping[str, Sequence[str]]) -> list[Problem]:
    """Return the problems of packs that lie in folders of one name, by which reports and messages call them.

    Args:
        names: the folders that are to be read, by their name.
    """
    return [
        Problem(
            folders[-1],
            0,
            Bilingual(
                f"un autre paquet est dans un dossier de même nom ({', '.join(folders[:-1])}) : renommer l'un des deux "
                "ou ne donner qu'une fois le même",
                f"another pack lies in a folder of the same name ({', '.join(folders[:-1])}): rename one of them, or "
                "give the same one once only",
            ),
        )
        for folders in names.values()
        if len(folders) > 1
    ]


def _same_id(pack_id: str, first: str) -> Bilingual:
    return Bilingual(
        f"« {pack_id} » est déjà l'identifiant d'un autre paquet ({first}) : si c'est une copie d'un paquet fourni, ne "
        "pas la donner, il est toujours chargé ; sinon, choisir un autre identifiant, ou n'employer que l'un des deux",
        f"'{pack_id}' is the id of another pack already ({first}): if this is a copy of a pack that comes with the "
        "tool, leave it out, it is always loaded; else choose another id, or use one of them only",
    )


def _changed_twice(parameter: str, first: str) -> Bilingual:
    return Bilingual(
        f"le paramètre « {parameter} » est déjà changé ({first}), et rien ne dit laquelle des deux valeurs vaut : n'en "
        "garder qu'une, ou n'employer que l'un des deux paquets",
        f"the parameter '{parameter}' is changed already ({first}), and nothing says which of the two values holds: "
        "keep one of them, or use one of the two packs only",
    )
