"""Makes plain data of the events of a YAML parser, with the line of each part and what is not admitted."""

from collections.abc import Callable, Sequence
from typing import Any

import yaml
from yaml.composer import ComposerError
from yaml.events import (
    AliasEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from audit.declarations.yaml_errors import HIDDEN_TEXT, hides_text
from audit.declarations.yaml_scalars import MAGNITUDE, TAG, OutOfProportion, plain, tagged
from audit.errors import Bilingual, Problem

_Parser = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_MAX_DEPTH = 60
_UNTAGGED = (None, "!")
_COLLECTIONS = {MappingStartEvent: (*_UNTAGGED, f"{TAG}map"), SequenceStartEvent: (*_UNTAGGED, f"{TAG}seq")}
_ENDS = (MappingEndEvent, SequenceEndEvent)
_COMMENTS = (" #", "\t#")

Lines = dict[int, dict[str | int, int]]


class YamlReader:
    """Reads one text; events become data at once, for a tree of nodes between the two costs more than both.

    Attributes:
        lines: for each list and group of the data, by its ``id``, the lines of what it holds by index or key.
        first_line: where the data begin.
        problems: what is not admitted, in the order of reading.
    """

    def __init__(self, text: str, file: str) -> None:
        self.lines: Lines = {}
        self.first_line = 1
        self.problems: list[Problem] = []
        self._file = file
        may_hide = any(sign in text for sign in _COMMENTS)
        self._source: Sequence[str] = text.splitlines() if may_hide else ()
        self._next: Callable[[], Any] = _Parser(text).get_event
        self._anchors: dict[str, yaml.Mark] = {}

    def read(self) -> tuple[bool, Any]:
        """Return whether there is anything, and the data.

        Raises:
            yaml.YAMLError: the text is no YAML, or more than one document.
        """
        self._next()  # the start of the stream
        document = self._next()
        if isinstance(document, StreamEndEvent):
            return False, None
        event = self._next()
        self.first_line = event.start_mark.line + 1
        data = self._value(event, 0)
        self._next()  # the end of the document
        after = self._next()
        if not isinstance(after, StreamEndEvent):
            said = "expected a single document in the stream", "but found another document"
            raise ComposerError(said[0], event.start_mark, said[1], after.start_mark)
        return True, data

    def _value(self, event: Any, depth: int) -> Any:
        kind = type(event)
        if kind is AliasEvent:
            return self._alias(event)
        if event.anchor is not None:
            self._keep_anchor(event)
        if depth > _MAX_DEPTH:
            self._refuse(
                event, f"plus de {_MAX_DEPTH} niveaux d'imbrication", f"more than {_MAX_DEPTH} levels of nesting"
            )
            return self._skip(event)
        if kind is ScalarEvent:
            return self._scalar(event)
        if event.tag not in _COLLECTIONS[kind]:
            self._refuse_tag(event)
            return self._skip(event)
        return self._group(depth) if kind is MappingStartEvent else self._list(depth)

    def _group(self, depth: int) -> dict[str, Any]:
        data: dict[str, Any] = {}
        lines: dict[str | int, int] = {}
        self.lines[id(data)] = lines
        following = self._next
        while type(key_event := following()) is not MappingEndEvent:
            kind = type(key_event)
            if kind is not ScalarEvent:
                self._refuse(key_event, "une clé est un mot simple", "a key must be a plain word")
                self._skip(key_event)
                self._skip(following())
                continue
            if key_event.anchor is not None:
                self._keep_anchor(key_event)
            key = key_event.value
            if key in data:
                self._refuse(
                    key_event,
                    f"la clé « {key} » est écrite deux fois (d'abord ligne {lines[key]})",
                    f"key '{key}' is written twice (first on line {lines[key]})",
                )
                self._skip(following())
                continue
            lines[key] = key_event.start_mark.line + 1
            data[key] = self._value(following(), depth + 1)
        return data

    def _list(self, depth: int) -> list[Any]:
        data: list[Any] = []
        lines: dict[str | int, int] = {}
        self.lines[id(data)] = lines
        while type(event := self._next()) is not SequenceEndEvent:
            lines[len(data)] = event.start_mark.line + 1
            data.append(self._value(event, depth + 1))
        return data

    def _scalar(self, event: Any) -> Any:
        text = event.value
        if event.tag not in _UNTAGGED:
            is_right, value = tagged(text, event.tag)
            if not is_right:
                return self._refuse_tag(event)
        else:
            value = plain(text) if event.implicit[0] else text
        if type(value) is OutOfProportion:
            return self._refuse(
                event,
                f"le nombre {value.shown} est hors de mesure : {MAGNITUDE} chiffres au plus avant la virgule, et après",
                f"the number {value.shown} is out of proportion: {MAGNITUDE} digits at most before the point, and "
                "after",
            )
        if self._source and value is text and not event.style and self._is_cut_short(event.end_mark):
            self.problems.append(Problem(self._file, event.start_mark.line + 1, HIDDEN_TEXT))
        return value

    def _is_cut_short(self, end: yaml.Mark) -> bool:
        return end.line < len(self._source) and hides_text(self._source[end.line], end.column)

    def _alias(self, event: Any) -> None:
        self._check_alias(event)
        told = Bilingual(
            "un alias (*nom) n'est pas admis ; écrire de nouveau la valeur",
            "an alias (*name) is not allowed; write the value again",
        )
        self.problems.append(Problem(self._file, self._anchors[event.anchor].line + 1, told))

    def _check_alias(self, event: Any) -> None:
        if event.anchor not in self._anchors:
            raise ComposerError(None, None, "found undefined alias", event.start_mark)

    def _keep_anchor(self, event: Any) -> None:
        if event.anchor in self._anchors:
            raise ComposerError("found duplicate anchor", self._anchors[event.anchor], "second", event.start_mark)
        self._anchors[event.anchor] = event.start_mark

    def _skip(self, event: Any) -> None:
        """Pass over a part that is refused, down to its end; anchors in it are known afterwards."""
        depth = 0
        while True:
            if isinstance(event, _ENDS):
                depth -= 1
            elif isinstance(event, AliasEvent):
                self._check_alias(event)
            else:
                if event.anchor is not None and event.anchor not in self._anchors:
                    self._keep_anchor(event)
                depth += type(event) in _COLLECTIONS
            if depth == 0:
                return
            event = self._next()

    def _refuse_tag(self, event: Any) -> None:
        self._refuse(event, f"l'étiquette {event.tag} n'est pas admise", f"tag {event.tag} is not allowed")

    def _refuse(self, event: Any, fr: str, en: str) -> None:
        self.problems.append(Problem(self._file, event.start_mark.line + 1, Bilingual(fr, en)))
