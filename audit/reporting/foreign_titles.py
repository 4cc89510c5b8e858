"""French titles of sources in English pages, told apart so that a screen reader pronounces them as French."""

import re

from markupsafe import Markup, escape

from audit.model.text import Language
from audit.reporting.untrusted_text import printable

# In English a source keeps its own title between quotation marks, with the translation after it (rules/sources.yaml).
_ORIGINAL = re.compile(r"“([^“”]+)”(?= \()")


def mark_original_titles(title: str, language: Language) -> Markup:
    """Return the title of a source, as HTML in which what is written in French on an English page says so."""
    written = str(escape(printable(title)))
    if language is Language.EN:
        written = _ORIGINAL.sub(r'“<span lang="fr">\1</span>”', written)
    return Markup(written)  # noqa: S704 - escaped above
