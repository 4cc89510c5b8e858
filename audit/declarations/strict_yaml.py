"""Reads YAML strictly: YAML 1.2 scalars, no duplicate key, no alias, and the line of every node."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from audit.declarations.limits import MAX_BYTES
from audit.declarations.yaml_errors import not_yaml
from audit.declarations.yaml_reader import Lines, YamlReader
from audit.errors import Bilingual, Problem
from audit.wording.system_errors import reason_of

NodePath = tuple[str | int, ...]


@dataclass(frozen=True)
class YamlDocument:
    """The data of one file and the line where each part of it is written.

    Attributes:
        lines: for each list and group of ``data``, by its ``id``, the lines of what it holds by index or key.
        first_line: where the data begin.
    """

    file: str
    data: Any
    lines: Lines
    first_line: int

    def line(self, path: NodePath) -> int:
        """Return the line of ``path``, or of the closest part above it that is in the file."""
        line, part = self.first_line, self.data
        for step in path:
            within = self.lines.get(id(part), {})
            if step not in within:
                break
            line, part = within[step], part[step]
        return line

    def problem(self, path: NodePath, message: Bilingual) -> Problem:
        """Return a problem located at ``path``."""
        return Problem(self.file, self.line(path), message)


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
        reader = YamlReader(text, file)
        is_there, data = reader.read()
    except yaml.YAMLError as error:
        return None, [not_yaml(error, text, file)]
    if not is_there:
        return None, _whole(file, "le fichier est vide", "the file is empty")
    return YamlDocument(file, data, reader.lines, reader.first_line), reader.problems


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
