"""Says in both languages why a text is no YAML, where, and what to do: the parser's own words help nobody."""

import re
from collections.abc import Sequence

import yaml

from audit.errors import Bilingual, Problem

_LONGEST = 120  # characters of a line that are worth repeating
_AFTER_QUOTE = re.compile(r"""[:\-\[{,]\s+("[^"]*"|'[^']*')\s*[^\s,\]}#:]""")
_COMMENT = re.compile(r"\s#")

_TAB = Bilingual(
    "une tabulation décale la ligne ; remplacez-la par des espaces", "a tab indents the line; replace it by spaces"
)
_QUOTE = Bilingual(
    "un guillemet est ouvert ici et n'est pas fermé ; fermez-le, ou doublez l'apostrophe d'un texte entre apostrophes",
    "a quotation mark is opened here and not closed; close it, or double an apostrophe in a text between apostrophes",
)
_ESCAPE = Bilingual(
    "une barre oblique inverse ne s'écrit pas ainsi entre guillemets doubles ; doublez-la, ou mettez le texte entre "
    "apostrophes",
    "a backslash is not written so between double quotes; double it, or put the text between apostrophes",
)
_AFTER = Bilingual(
    "du texte suit un guillemet fermé ; mettez tout le texte entre guillemets",
    "text follows a closed quotation mark; put the whole text between quotation marks",
)
_BRACKET = Bilingual(
    "la liste [ ] ou le groupe { } ouvert ici n'est pas fermé, ou il y manque une virgule ; si un texte contient "
    "« : », « , » ou un crochet, mettez-le entre guillemets",
    "the list [ ] or group { } opened here is not closed, or lacks a comma; if a text holds ': ', ',' or a bracket, "
    "put it between quotation marks",
)
_HASH = Bilingual(
    "ce qui suit « # » est lu comme un commentaire ; mettez le texte entre guillemets ou, si c'est un commentaire, une "
    "espace après « # »",
    "what follows '#' is read as a comment; put the text between quotation marks or, if it is a comment, a space after "
    "the '#'",
)
_COLON = Bilingual(
    "un second « : » suivi d'une espace se trouve dans la ligne, ou elle est trop décalée ; mettez le texte entre "
    "guillemets, ou alignez la ligne sur les précédentes",
    "the line holds a second ':' followed by a space, or is indented too far; put the text between quotation marks, "
    "or align the line with those above",
)
_KEY = Bilingual(
    "une ligne « clé: valeur » est attendue, avec une espace après « : » ; un texte sur plusieurs lignes commence "
    "par >-",
    "a line 'key: value' is expected, with a space after ':'; a text of several lines begins with >-",
)
_INDENT = Bilingual(
    "la ligne n'est pas alignée sur celles du même groupe ; donnez à chacune le même nombre d'espaces",
    "the line is not aligned with those of the same group; give each the same number of spaces",
)
_RESERVED = Bilingual(
    "un texte ne commence pas par ce signe sans guillemets ; mettez-le entre guillemets",
    "a text does not begin with this sign unquoted; put it between quotation marks",
)
_DOCUMENTS = Bilingual(
    "le fichier tient en un seul document ; retirez la ligne « --- » ou « ... »",
    "the file is one document only; remove the line '---' or '...'",
)
_DEEP = Bilingual("trop de niveaux d'imbrication", "too many levels of nesting")
_OTHER = Bilingual("ce passage ne suit pas la syntaxe de YAML", "this passage does not follow the syntax of YAML")

# What the parser says, and what is meant; the first that is found counts. Its Python and C forms word some differently.
_MEANT: Sequence[tuple[tuple[str, ...], Bilingual]] = (
    (("escape character", "hexdecimal", "hexadecimal"), _ESCAPE),
    (("quoted scalar",), _QUOTE),
    (("flow sequence", "flow mapping", "flow node"), _BRACKET),
    (("mapping values are not allowed",), _COLON),
    (("could not find expected ':'",), _KEY),
    (("cannot start any token", "node content", "alias", "anchor", "tag", "directive", "block scalar"), _RESERVED),
    (("depth",), _DEEP),
    (("expected a single document", "document start", "document end"), _DOCUMENTS),
    (("block mapping", "block collection", "block sequence", "block entr", "sequence entries"), _INDENT),
)
_OPENED = (_QUOTE, _ESCAPE, _BRACKET)  # said where it begins: the parser may only notice at the end of the file


def not_yaml(error: yaml.YAMLError, text: str, file: str) -> Problem:
    """Return what ``error``, raised by the parser on ``text``, means for whoever wrote it."""
    if isinstance(error, yaml.MarkedYAMLError):
        return _marked(error, text.splitlines(), file)
    position = getattr(error, "position", None)
    if not isinstance(position, int):
        return Problem(file, 0, _OTHER)
    line = text.count("\n", 0, position) + 1
    code = f"U+{ord(text[position]):04X}" if position < len(text) else "?"
    told = Bilingual(
        f"le caractère invisible {code} n'est pas admis ; effacez-le",
        f"the invisible character {code} is not allowed; delete it",
    )
    return Problem(file, line, told)


def hides_text(line: str, column: int) -> bool:
    """Return whether what follows an unquoted text on its line looks like a part of it: ``#2`` after ``Lot``."""
    return re.match(r"[ \t]+#[^\s#]", line[column:]) is not None


HIDDEN_TEXT = _HASH


def _marked(error: yaml.MarkedYAMLError, lines: Sequence[str], file: str) -> Problem:
    said = f"{error.context or ''} {error.problem or ''}"
    meant = next((words for signs, words in _MEANT if any(sign in said for sign in signs)), _OTHER)
    mark = error.problem_mark or error.context_mark
    if meant in _OPENED and error.context_mark:
        mark = error.context_mark
    if mark is None:
        return Problem(file, 0, meant)
    line = lines[mark.line] if mark.line < len(lines) else ""
    meant = _seen_in(line, lines[mark.line - 1] if mark.line else "", meant)
    shown = " ".join(line.split())
    shown = shown if len(shown) <= _LONGEST else f"{shown[: _LONGEST - 1]}…"
    place = Bilingual(f"colonne {mark.column + 1} : ", f"column {mark.column + 1}: ")
    quoted = Bilingual(f". La ligne : « {shown} »", f". The line: '{shown}'") if shown else Bilingual("", "")
    return Problem(file, mark.line + 1, place + meant + quoted)


def _seen_in(line: str, above: str, meant: Bilingual) -> Bilingual:
    """Return what the line itself shows to be wrong, else what the parser made of it."""
    if "\t" in line[: len(line) - len(line.lstrip())]:
        return _TAB
    if meant is _BRACKET and _COMMENT.search(line):
        return _HASH
    if meant in (_INDENT, _BRACKET) and (_AFTER_QUOTE.search(line) or _AFTER_QUOTE.search(above)):
        return _AFTER
    return meant
