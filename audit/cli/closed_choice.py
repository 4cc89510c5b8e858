"""Options whose values are a closed list: each value by its code or by its name in French or in English."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple, NoReturn

import click

from audit.cli.language import bilingual
from audit.errors import closest

if TYPE_CHECKING:
    _StringType = click.ParamType[str]
else:  # older releases of click know no such brackets
    _StringType = click.ParamType


class Named(NamedTuple):
    """How people write one value; ``others`` are accepted too, and not shown."""

    fr: str
    en: str
    others: Sequence[str] = ()


class OneOf(_StringType):
    """A closed list of values, shown in the language of the console; the commands receive codes."""

    name = "choice"

    def __init__(self, values: Mapping[str, Named]) -> None:
        self.values = values
        self._codes = {
            _folded(spelling): code
            for code, named in values.items()
            for spelling in (code, named.fr, named.en, *named.others)
        }

    @property
    def shown(self) -> tuple[str, ...]:
        """The values as the help shows them."""
        return tuple(self.shown_as(code) for code in self.values)

    def shown_as(self, code: str) -> str:
        """Return how the value ``code`` is written in the language of the console."""
        named = self.values[code]
        return bilingual(named.fr, named.en)

    def code_of(self, word: str) -> str | None:
        """Return the code that ``word`` stands for, whatever its case, accents and dashes; None when it is none."""
        return self._codes.get(_folded(word))

    # Older releases of click do not pass the context.
    def get_metavar(self, param: click.Parameter, ctx: click.Context | None = None) -> str:
        """Return what stands for the value in the help."""
        return f"[{'|'.join(self.shown)}]"

    def get_missing_message(self, param: click.Parameter, ctx: click.Context | None = None) -> str:
        """Return what is said when the value is missing."""
        listed = ", ".join(self.shown)
        return bilingual(f"Valeurs possibles : {listed}", f"Choose from: {listed}")

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Return the code of ``value``.

        Raises:
            click.BadParameter: when it is none of the list, with the closest.
        """
        return self.code_of(str(value)) or self._refuse(str(value), param, ctx)

    def _refuse(self, word: str, param: click.Parameter | None, ctx: click.Context | None) -> NoReturn:
        listed = ", ".join(self.shown)
        match = closest(_folded(word), list(self._codes))
        hint = ""
        if match:
            meant = self.shown_as(self._codes[match])
            hint = bilingual(f" Vouliez-vous dire « {meant} » ?", f" Did you mean '{meant}'?")
        self.fail(
            bilingual(f"« {word} » ne figure pas parmi {listed}.", f"'{word}' is not one of {listed}.") + hint,
            param,
            ctx,
        )


def _folded(word: str) -> str:
    """Return ``word`` without case and accents, its spaces and underscores as dashes."""
    bare = "".join(sign for sign in unicodedata.normalize("NFKD", word) if not unicodedata.combining(sign))
    return re.sub(r"[\s_'’-]+", "-", bare.casefold().strip())
