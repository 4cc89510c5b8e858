"""The sentences of the reports, read from reports/messages/<language>.yaml."""

from collections.abc import Mapping
from decimal import Decimal
from functools import cache
from pathlib import Path

from audit.declarations.cache import keep, recalled
from audit.declarations.fingerprint import fingerprint
from audit.declarations.folders import shipped_folder
from audit.errors import Bilingual, DeclarationsInvalid
from audit.model.text import Language
from audit.wording.plurals import count_of
from audit.wording.typography import typeset

_PART = "messages"  # of what is kept
_SENTENCES = dict[str, str]


class Messages:
    """The sentences of one language, by key."""

    def __init__(self, sentences: Mapping[str, str], language: Language) -> None:
        self._sentences = sentences
        self._language = language
        self._without_places: dict[str, str] = {}  # made once: a page prints most of them for each line of a table

    def __call__(self, key: str, count: Decimal | int | None = None, **values: object) -> str:
        """Return the sentence ``key`` with its places filled.

        Args:
            key: its name; with a ``count``, that of the pair ``key.one`` and ``key.other``.
            count: what decides between singular and plural.
            values: what fills the other places.

        Raises:
            KeyError: when there is no such sentence.
        """
        if count is None and not values:
            return self._whole(key)
        return typeset(self.filled(key, count, **values), self._language)

    def filled(self, key: str, count: Decimal | int | None = None, **values: object) -> str:
        """Return the same sentence before its spaces are set, for what sets them itself."""
        if count is None:
            return self._sentences[key].format_map(values)
        form = "other" if count_of(count, self._language).is_plural else "one"
        return self._sentences[f"{key}.{form}"].format_map({**values, "count": count})

    def _whole(self, key: str) -> str:
        if key not in self._without_places:
            self._without_places[key] = typeset(self._sentences[key].format_map({}), self._language)
        return self._without_places[key]


@cache
def messages(language: Language) -> Messages:
    """Return the sentences of ``language``.

    Raises:
        DeclarationsInvalid: when the file is not a flat list of keys and sentences.
    """
    folder = shipped_folder("reports") / "messages"
    key = fingerprint([("messages", folder)])
    kept = recalled(_PART, f"{key} {language}", _SENTENCES) if key else None
    if kept is None:
        kept = _read(folder, language)
        if key and key == fingerprint([("messages", folder)]):  # nothing changed while they were read
            keep(_PART, f"{key} {language}", kept, _SENTENCES)
    return Messages(kept, language)


def _read(folder: Path, language: Language) -> dict[str, str]:
    from audit.declarations.strict_yaml import read_yaml  # seldom needed: it brings all that reads YAML

    name = f"{language.value}.yaml"
    document, problems = read_yaml(folder / name, f"messages/{name}")
    if document is None or problems:
        raise DeclarationsInvalid(problems)
    wrong = [
        document.problem((key,), Bilingual(f"« {key} » n'est pas une phrase", f"'{key}' is not a sentence"))
        for key, sentence in document.data.items()
        if not isinstance(sentence, str)
    ]
    if wrong:
        raise DeclarationsInvalid(wrong)
    return dict(document.data)
