"""The sentences of the reports, read from reports/messages/<language>.yaml."""

from collections.abc import Mapping
from functools import cache

from audit.declarations.folders import shipped_folder
from audit.declarations.strict_yaml import read_yaml
from audit.errors import Bilingual, DeclarationsInvalid
from audit.model.text import Language
from audit.wording.numbers import LOCALES
from audit.wording.typography import typeset


class Messages:
    """The sentences of one language, by key."""

    def __init__(self, sentences: Mapping[str, str], language: Language) -> None:
        self._sentences = sentences
        self._language = language
        self._plural = LOCALES[language].plural_form
        self._without_places: dict[str, str] = {}  # made once: a page prints most of them for each line of a table

    def __call__(self, key: str, count: int | None = None, **values: object) -> str:
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
        if count is None:
            return typeset(self._sentences[key].format_map(values), self._language)
        # CLDR knows a form "many" for French millions; here it reads like "other".
        form = "one" if self._plural(count) == "one" else "other"
        return typeset(self._sentences[f"{key}.{form}"].format_map({**values, "count": count}), self._language)

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
    name = f"{language.value}.yaml"
    document, problems = read_yaml(shipped_folder("reports") / "messages" / name, f"messages/{name}")
    if document is None or problems:
        raise DeclarationsInvalid(problems)
    wrong = [
        document.problem((key,), Bilingual(f"« {key} » n'est pas une phrase", f"'{key}' is not a sentence"))
        for key, sentence in document.data.items()
        if not isinstance(sentence, str)
    ]
    if wrong:
        raise DeclarationsInvalid(wrong)
    return Messages(document.data, language)
