"""Reads YAML strictly: YAML 1.2 scalars, no duplicate key, no alias, and the line of every node."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

import yaml

from audit.declarations.limits import MAX_BYTES
from audit.declarations.yaml_errors import HIDDEN_TEXT, hides_text, not_yaml
from audit.errors import Bilingual, Problem
from audit.wording.system_errors import reason_of

_BaseLoader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_LONGEST_NUMBER = 40  # characters
_MAGNITUDE = 15  # of a number, in powers of ten on each side of 1
_MAX_DEPTH = 60

NodePath = tuple[str | int, ...]


class _Yaml12Loader(_BaseLoader):  # type: ignore[misc, valid-type]
    """Resolves plain scalars by the YAML 1.2 core schema: ``yes`` and dates stay texts."""

    yaml_implicit_resolvers: dict[str, list[tuple[str, re.Pattern[str]]]] = {}  # noqa: RUF012


_SCALARS = {
    "bool": (re.compile(r"true|True|TRUE|false|False|FALSE"), "tTfF"),
    "null": (re.compile(r"~|null|Null|NULL|"), "~nN\0"),
    "int": (re.compile(r"[-+]?[0-9]+"), "-+0123456789"),
    "float": (re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?"), "-+0123456789."),
}
_COLLECTIONS = ("tag:yaml.org,2002:map", "tag:yaml.org,2002:seq")
for _tag, (_pattern, _first) in _SCALARS.items():
    _whole_scalar = re.compile(rf"^(?:{_pattern.pattern})$")
    _Yaml12Loader.add_implicit_resolver(f"tag:yaml.org,2002:{_tag}", _whole_scalar, list(_first))


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

    def __init__(self, file: str, source: Sequence[str]) -> None:
        self.file = file
        self._source = source
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
        if not isinstance(node, yaml.ScalarNode) and node.tag not in _COLLECTIONS:
            return self._refuse_tag(line, node)
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
        kind = node.tag.rpartition(":")[2]
        if kind == "str":
            if not getattr(node, "style", None) and self._is_cut_short(node.end_mark):
                self.problems.append(Problem(self.file, line, HIDDEN_TEXT))
            return text
        # A tag that is written out (!!int) says what a text is without making it so.
        if kind not in _SCALARS or not _SCALARS[kind][0].fullmatch(text):
            return self._refuse_tag(line, node)
        match kind:
            case "null":
                return None
            case "bool":
                return text.lower() == "true"
        return self._number(text, line)

    def _is_cut_short(self, end: yaml.Mark) -> bool:
        return end.line < len(self._source) and hides_text(self._source[end.line], end.column)

    def _number(self, text: str, line: int) -> int | Decimal | None:
        try:
            number = Decimal(text) if len(text) <= _LONGEST_NUMBER else None
        except ArithmeticError:
            number = None
        if number is None or not -_MAGNITUDE <= number.adjusted() < _MAGNITUDE:
            shown = text if len(text) <= _LONGEST_NUMBER else f"{text[:_LONGEST_NUMBER]}…"
            self._refuse(
                line,
                f"le nombre {shown} est hors de mesure : {_MAGNITUDE} chiffres au plus avant la virgule, et après",
                f"the number {shown} is out of proportion: {_MAGNITUDE} digits at most before the point, and after",
            )
            return None
        return int(text) if _SCALARS["int"][0].fullmatch(text) else number

    def _refuse_tag(self, line: int, node: yaml.Node) -> None:
        self._refuse(line, f"l'étiquette {node.tag} n'est pas admise", f"tag {node.tag} is not allowed")

    def _refuse(self, line: int, fr: str, en: str) -> None:
        self.problems.append(Problem(self.file, line, Bilingual(fr, en)))


def parse_yaml(text: str, file: str) -> tuple[YamlDocument | None, list[Problem]]:
    """Read YAML ``text``; ``file`` is only the name that problems give.

    Returns:
        The document (None when the text is not YAML at all) and every problem found.
    """
    if len(text.encode()) > MAX_BYTES:
        return None, _whole(
            file,
            f"le fichier dépasse {MAX_BYTES} octets : répartissez ce qu'il déclare en plusieurs fichiers",
            f"the file is larger than {MAX_BYTES} bytes: spread what it declares over several files",
        )
    try:
        root = yaml.compose(text, Loader=_Yaml12Loader)
    except (yaml.YAMLError, RecursionError) as error:
        return None, [not_yaml(error, text, file)]
    if root is None:
        return None, _whole(file, "le fichier est vide", "the file is empty")
    reader = _Reader(file, text.splitlines())
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
            f"le fichier ne peut pas être lu : {reason_of(error).fr}",
            f"the file cannot be read: {reason_of(error).en}",
        )
    return parse_yaml(text, shown_as)


def _whole(file: str, fr: str, en: str) -> list[Problem]:
    """Return the one problem of a file that cannot be read at all."""
    return [Problem(file, 0, Bilingual(fr, en))]
