"""Every error that a person may meet, with the exit code it ends the command with."""

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import get_close_matches

_FEW = 12  # names that can be listed in a message


def closest(word: str, known: Sequence[str]) -> str | None:
    """Return the entry of ``known`` that ``word`` was probably meant to be, or None."""
    matches = get_close_matches(word, known, n=1, cutoff=0.6)
    return matches[0] if matches else None


@dataclass(frozen=True, order=True)
class Bilingual:
    """What is said to people, in both languages; as light as the errors that carry it."""

    fr: str
    en: str

    def to(self, language: str) -> str:
        """Return the words in ``language``, ``fr`` or ``en``."""
        return self.en if language == "en" else self.fr

    def __add__(self, other: "Bilingual") -> "Bilingual":
        """Return these words followed by others."""
        return Bilingual(self.fr + other.fr, self.en + other.en)


def did_you_mean(word: str, known: Sequence[str]) -> Bilingual:
    """Return what to add to a message on ``word``: the entry of ``known`` that was probably meant, or nothing."""
    match = closest(word, known)
    return meant(match) if match else Bilingual("", "")


def meant(match: str) -> Bilingual:
    """Return what to add to a message on a name that is not known: the one that was probably meant."""
    return Bilingual(f" ; vouliez-vous dire « {match} » ?", f"; did you mean '{match}'?")


class Refused(ValueError):
    """A declared value that cannot be what it is meant to be, with what is expected."""

    def __init__(self, fr: str, en: str) -> None:
        super().__init__(en)
        self.words = Bilingual(fr, en)


def words_of(error: Exception) -> Bilingual:
    """Return what ``error`` says, in both languages when it knows them."""
    return error.words if isinstance(error, Refused) else Bilingual(str(error), str(error))


class AuditError(Exception):
    """Base of all errors that are explained to the user without a traceback."""

    exit_code = 70

    def said(self, language: str) -> str:
        """Return the explanation in ``language``, ``fr`` or ``en``; most are built in the language of the console."""
        del language
        return str(self)


class UnknownName(AuditError, ValueError):
    """A name given to the library, such as that of a format or a rule, that is none of those there are."""

    exit_code = 2

    def __init__(self, what: Bilingual, name: str, known: Sequence[str]) -> None:
        """Say that ``name`` is not among ``known``; ``what`` says of which kind, with its article."""
        match = did_you_mean(name, known)
        few = ", ".join(known) if len(known) <= _FEW else ""
        listed = Bilingual(f" ; noms possibles : {few}", f"; possible names: {few}") if few else Bilingual("", "")
        said = Bilingual(f"{what.fr} « {name} » n'existe pas", f"there is no {what.en} '{name}'")
        self.words = said + (match if match.fr else listed)
        self.name, self.known = name, tuple(known)
        super().__init__(self.words.en)

    def said(self, language: str) -> str:
        """Return the explanation in ``language``, ``fr`` or ``en``."""
        return self.words.to(language)


class WorkbookRefused(AuditError):
    """The file is not a workbook that can be read as an intake questionnaire.

    Attributes:
        code: the reason in one word, the same for the same mistake.
    """

    exit_code = 3
    code = "refused"

    def __init__(self, words: str | Bilingual) -> None:
        super().__init__(words if isinstance(words, str) else words.en)
        self._words = words

    def said(self, language: str) -> str:
        """Return the explanation in ``language``, ``fr`` or ``en``, when it is known in both."""
        return self._words if isinstance(self._words, str) else self._words.to(language)


class SnapshotRefused(WorkbookRefused):
    """The file is not a saved project snapshot that answers this questionnaire."""

    code = "snapshot"


class ResultRefused(WorkbookRefused):
    """A saved result cannot be read: damaged, of another format, or parted from its rulebook."""


@dataclass(frozen=True, order=True)
class Problem:
    """One error in a declaration file: where, what was found, what is expected.

    Attributes:
        line: 1 for the first line; 0 when the problem is the file as a whole.
    """

    file: str
    line: int
    message: Bilingual

    def said(self, language: str) -> str:
        """Return the place and the message in ``language``, ``fr`` or ``en``."""
        place = f"{self.file}:{self.line}" if self.line else self.file
        return f"{place}: {self.message.to(language)}"

    def __str__(self) -> str:
        return self.said("en")


class DeclarationsInvalid(AuditError):
    """Rules, parameters, sources or questionnaires hold errors; nothing was audited.

    Attributes:
        problems: all of them, in the order of files and lines.
    """

    exit_code = 4

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = tuple(sorted(problems))
        super().__init__(self.said("en"))

    def said(self, language: str) -> str:
        """Return every problem in ``language``, a line each."""
        return "\n".join(problem.said(language) for problem in self.problems)


class EngineDisagreement(AuditError):
    """The two engines gave different outcomes: the run stops, with both traces."""


class EngineFailure(AuditError):
    """The engine lost a fact, refused a rule or raised inside an action."""


class LayoutExceeded(EngineFailure):
    """The rules need more than durable-rules bears; they can still be judged without it.

    Attributes:
        reason: which limit, for the report.
    """

    def __init__(self, fr: str, en: str) -> None:
        super().__init__(en)
        self.reason = Bilingual(fr, en)
