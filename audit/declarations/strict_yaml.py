"""Reads YAML strictly: YAML 1.2 scalars, no duplicate key, no alias, and the line of every node."""

import re
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

import yaml

from audit.errors import Bilingual, Problem

_BaseLoader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_MAX_BYTES = 2_000_000
_MAX_DIGITS = 100
_MAX_DEPTH = 60

NodePath = tuple[str | int, ...]


class _Yaml12Loader(_BaseLoader):  # type: ignore[misc, valid-type]
    """Resolves plain scalars by the YAML 1.2 core schema: ``yes`` and dates stay texts."""

    yaml_implicit_resolvers: dict[str, list[tuple[str, re.Pattern[str]]]] = {}  # noqa: RUF012


for _tag, _pattern, _first in (
    ("bool", r"true|True|TRUE|false|False|FALSE", "tTfF"),
    ("null", r"~|null|Null|NULL|", "~nN\0"),
    ("int", r"[-+]?[0-9]+", "-+0123456789"),
    ("float", r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?", "-+0123456789."),
):
    _Yaml12Loader.add_implicit_resolver(f"tag:yaml.org,2002:{_tag}", re.compile(rf"^(?:{_pattern})$"), list(_first))


@dataclass(frozen=True)
class YamlDocument:
    """The data of one file and the line where each part of it is written."""

    file: str
    data: Any
    lines: dict[NodePath, int]

    def line(self, path: NodePath) -> int:
        """Return the line of ``path``, or of the closest part above it that is in the file."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, 1)

    def problem(self, path: NodePath, message: Bilingual) -> Problem:
        """Return a problem located at ``path``."""
        return Problem(self.file, self.line(path), message)


class _Reader:
    """Turns composed nodes into plain data, noting lines and problems on the way."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.lines: dict[NodePath, int] = {}
        self.problems: list[Problem] = []
        self._seen: set[int] = set()

    def read(self, node: yaml.Node, path: NodePath) -> Any:
        line = node.start_mark.line + 1
        self.lines.setdefault(path, line)
        if id(node) in self._seen:
            return self._refuse(
                line,
                "un alias (*nom) n'est pas admis ; écrire de nouveau la valeur",
                "an alias (*name) is not allowed; write the value again",
            )
        self._seen.add(id(node))
        if len(path) > _MAX_DEPTH:
            return self._refuse(
                line, f"plus de {_MAX_DEPTH} niveaux d'imbrication", f"more than {_MAX_DEPTH} levels of nesting"
            )
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, path)
        if isinstance(node, yaml.SequenceNode):
            return [self.read(item, (*path, index)) for index, item in enumerate(node.value)]
        return self._scalar(node, line)

    def _mapping(self, node: yaml.MappingNode, path: NodePath) -> dict[str, Any]:
        data: dict[str, Any] = {}
        for key_node, value_node in node.value:
            line = key_node.start_mark.line + 1
            if not isinstance(key_node, yaml.ScalarNode):
                self._refuse(line, "une clé est un mot simple", "a key must be a plain word")
                continue
            key = key_node.value
            if key in data:
                first = self.lines[(*path, key)]
                self._refuse(
                    line,
                    f"la clé « {key} » est écrite deux fois (d'abord ligne {first})",
                    f"key '{key}' is written twice (first on line {first})",
                )
                continue
            self.lines[(*path, key)] = line
            data[key] = self.read(value_node, (*path, key))
        return data

    def _scalar(self, node: yaml.Node, line: int) -> Any:
        text: str = node.value
        match node.tag.rpartition(":")[2]:
            case "str":
                return text
            case "null":
                return None
            case "bool":
                return text.lower() == "true"
            case "int" if len(text) <= _MAX_DIGITS:
                return int(text)
            case "int":
                return self._refuse(
                    line,
                    f"un nombre de plus de {_MAX_DIGITS} chiffres",
                    f"a number of more than {_MAX_DIGITS} digits",
                )
            case "float":
                return Decimal(text)
        return self._refuse(line, f"l'étiquette {node.tag} n'est pas admise", f"tag {node.tag} is not allowed")

    def _refuse(self, line: int, fr: str, en: str) -> None:
        self.problems.append(Problem(self.file, line, Bilingual(fr, en)))


def parse_yaml(text: str, file: str) -> tuple[YamlDocument | None, list[Problem]]:
    """Read YAML ``text``; ``file`` is only the name that problems give.

    Returns:
        The document (None when the text is not YAML at all) and every problem found.
    """
    if len(text.encode()) > _MAX_BYTES:
        return None, _whole(
            file,
            f"le fichier dépasse {_MAX_BYTES} octets",
            f"the file is larger than {_MAX_BYTES} bytes",
        )
    try:
        root = yaml.compose(text, Loader=_Yaml12Loader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line + 1 if mark else 0
        return None, [Problem(file, line, _not_yaml(error.problem or error.context))]
    except (yaml.YAMLError, RecursionError) as error:
        return None, [Problem(file, 0, _not_yaml(error))]
    if root is None:
        return None, _whole(file, "le fichier est vide", "the file is empty")
    reader = _Reader(file)
    data = reader.read(root, ())
    return YamlDocument(file, data, reader.lines), reader.problems


def read_yaml(path: Path, shown_as: str) -> tuple[YamlDocument | None, list[Problem]]:
    """Read the YAML file ``path``; problems name it ``shown_as``."""
    try:
        text = path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        return None, _whole(shown_as, "le fichier n'est pas un texte en UTF-8", "the file is not UTF-8 text")
    except OSError as error:
        return None, _whole(
            shown_as,
            f"le fichier ne peut pas être lu : {error.strerror}",
            f"the file cannot be read: {error.strerror}",
        )
    return parse_yaml(text, shown_as)


def _whole(file: str, fr: str, en: str) -> list[Problem]:
    """Return the one problem of a file that cannot be read at all."""
    return [Problem(file, 0, Bilingual(fr, en))]


def _not_yaml(reason: object) -> Bilingual:
    return Bilingual(f"ce n'est pas du YAML : {reason}", f"not valid YAML: {reason}")
