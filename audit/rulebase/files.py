"""Reads the YAML files of a rule base, keeps their problems, and hashes what it reads."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, Protocol, TypeVar

from pydantic import BaseModel

from audit.declarations.strict_yaml import YamlDocument, parse_yaml
from audit.declarations.unknown_names import RULE, no_such
from audit.declarations.validated import validated
from audit.errors import Bilingual, Problem
from audit.model.base import Frozen
from audit.model.condition import CONSTRUCTS
from audit.rulebase.disk import LINK, entries, is_link, read_file

Model = TypeVar("Model", bound=Frozen)

CONDITION_TAGS: dict[str, type[BaseModel]] = {construct.KIND: construct for construct in CONSTRUCTS}


class _Named(Protocol):
    @property
    def id(self) -> str: ...


NamedModel = TypeVar("NamedModel", bound=_Named)


@dataclass(frozen=True)
class Read(Generic[Model]):
    """A file that was read: what it declares, and where.

    Attributes:
        folder, stem: the folder it lies in and its name without extension.
    """

    model: Model
    document: YamlDocument
    folder: str
    stem: str


class RuleFiles:
    """The files read so far, their problems and their hash."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []
        self.digest = hashlib.sha256()
        self._read: set[Path] = set()

    def read_all(self, folder: Path, shown_as: str, part: str, model: type[Model]) -> list[Read[Model]]:
        """Read every file of ``folder``/``part``, in the order of their names."""
        paths = sorted((folder / part).glob("*.yaml")) if not is_link(folder / part) else []
        read = [self.read(folder, shown_as, f"{part}/{path.name}", model) for path in paths]
        return [one for one in read if one is not None]

    def read(self, folder: Path, shown_as: str, name: str, model: type[Model]) -> Read[Model] | None:
        """Read one file; None, with its problems kept, when it is not what ``model`` says."""
        shown = f"{shown_as}/{name}"
        self._read.add(folder / name)
        content = read_file(folder, name)
        if isinstance(content, Bilingual):
            self.problems.append(Problem(shown, 0, content))
            return None
        text = content.decode()
        self.digest.update(f"{shown}\0{len(content)}\0".encode() + content)
        document, problems = parse_yaml(text, shown)
        self.problems += problems
        if document is None or problems:
            return None
        declared, problems = validated(document, model, tags=CONDITION_TAGS)
        self.problems += problems
        path = Path(name)
        return Read(declared, document, path.parent.name, path.stem) if declared else None

    def refuse_unread(self, folder: Path, shown_as: str, left_aside: Sequence[str] = ()) -> None:
        """Refuse the YAML files of ``folder`` that nothing reads: a misplaced rule must not vanish without a word.

        Args:
            folder: where the files lie.
            shown_as: how problems call it.
            left_aside: files that others read, by their name in ``folder``.
        """
        for path in entries(folder):
            name = path.relative_to(folder).as_posix()
            if is_link(path) and path not in self._read and not path.name.startswith("."):
                self.problems.append(Problem(f"{shown_as}/{name}", 0, LINK))
            is_yaml = path.suffix.lower() in (".yaml", ".yml") and not path.name.startswith(".")
            if is_yaml and path.is_file() and path not in self._read and name not in left_aside:
                message = Bilingual(
                    "ce fichier n'est pas lu : une règle se range, en .yaml, dans le dossier de son axe (rules/ "
                    "dans un paquet)",
                    "this file is not read: a rule lies in the folder of its axis (or rules/ in a pack), as .yaml",
                )
                self.problems.append(Problem(f"{shown_as}/{name}", 0, message))

    def add_all(
        self, known: dict[str, NamedModel], declared: Iterable[NamedModel], document: YamlDocument, key: str
    ) -> None:
        """Add what a list declares to ``known``; an id that is there already is a problem."""
        for index, item in enumerate(declared):
            if item.id in known:
                message = Bilingual(f"« {item.id} » est déclaré deux fois", f"'{item.id}' is declared twice")
                self.problems.append(document.problem((key, index, "id"), message))
            known[item.id] = item

    def check_aliases(self, aliases: Mapping[str, str], known: Sequence[str]) -> list[Problem]:
        """Return the problems of former ids: one that is in use again, or that leads to no rule."""
        problems = []
        for former, current in aliases.items():
            if former in known:
                message = Bilingual(
                    f"l'alias {former} est l'id d'une règle : un id n'est jamais réemployé",
                    f"alias {former} is the id of a rule: ids are not reused",
                )
                problems.append(Problem("rules/rulebase.yaml", 0, message))
            if current not in known:
                message = Bilingual(f"alias {former} : ", f"alias {former}: ") + no_such(RULE, current, known)
                problems.append(Problem("rules/rulebase.yaml", 0, message))
        return problems
