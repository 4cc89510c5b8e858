"""What Jinja does for each text that a page prints: more than ten thousand a page."""

from collections.abc import Callable
from typing import Any

from jinja2 import Environment
from markupsafe import Markup, escape

from audit.model.text import Language
from audit.reporting.messages import Messages
from audit.reporting.page_generator import PageGenerator
from audit.reporting.page_loop import with_places
from audit.reporting.untrusted_text import printable
from audit.wording.typography import typeset

_MOST_KEPT = 8_192  # texts: a page prints many of them several times, and what comes from the rules is in every page
_LONGEST_KEPT = 400  # characters: what people type cannot fill the memory


class ShownTexts(dict[str, Markup]):
    """HTML by the text that it shows: escaped, its spaces set, without control characters.

    One that is not there yet is made. ``Markup`` is equal to the text that it is made of: it is never looked up.
    """

    def __init__(self, language: Language) -> None:
        super().__init__()
        self._language = language

    def __missing__(self, text: str) -> Markup:
        made = escape(typeset(printable(text), self._language))
        if len(text) <= _LONGEST_KEPT:
            if len(self) >= _MOST_KEPT:
                self.clear()
            self[text] = made
        return made


def shown_in(texts: ShownTexts) -> Callable[[Any], Markup]:
    """Return what makes HTML of whatever a template prints: of its text, for what is not HTML already."""

    def shown(printed: Any) -> Markup:
        return printed if isinstance(printed, Markup) else texts[str(printed)]

    return shown


class PageEnvironment(Environment):
    """An environment that prints texts as ``ShownTexts`` of one language does, and whose ``t`` are its sentences.

    What a template asks of an object it must have: an attribute that is not there is an error of Python's.
    """

    code_generator_class = PageGenerator

    def __init__(self, language: Language, t: Messages, **options: Any) -> None:
        self.texts = ShownTexts(language)
        self.with_places = with_places
        super().__init__(finalize=shown_in(self.texts), **options)
        self.globals |= {"lang": language.value, "t": t}
