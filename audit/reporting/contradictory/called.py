"""How an answer is called when the team is asked about it, or corrects it: its label, and the words of its line."""

from dataclasses import dataclass

from audit.model.answer import Evidence
from audit.model.fact import Fact
from audit.model.text import Language, Text
from audit.reporting.untrusted_text import printable

_LONGEST = 120  # signs of the words of a line: a choice of layout of the tool
_OF_LINE = Text(fr="{label}, « {line} »", en="{label}, “{line}”")


@dataclass(frozen=True)
class GivenAnswer:
    """An answer as it was given, and what people call the line of the table that it is in; empty for a question."""

    fact: Fact
    line: str = ""

    @property
    def is_documented(self) -> bool:
        """Whether a document bears it out."""
        return self.fact.evidence is not Evidence.DECLARED


def called(label: str, line: str, language: Language) -> str:
    """Return ``label``, with what people call the ``line`` of the table that it is in; a very long one is left out."""
    words = printable(" ".join(line.split()))
    if not words or len(words) > _LONGEST:
        return label
    return _OF_LINE.to(language).format(label=label, line=words)
