"""What is said of a history that cannot be read or written, and of a file that cannot be put into it."""

from pathlib import Path

from audit.errors import AuditError, Bilingual


class HistoryRefused(AuditError):
    """A history cannot be used: damaged, of a later version, busy, or none at all; it was left as it is.

    Attributes:
        code: why, in one word.
    """

    exit_code = 3

    def __init__(self, path: Path, code: str, why: Bilingual) -> None:
        self.code = code
        self.words = Bilingual(
            f"« {path} » ne peut pas servir d'historique : {why.fr} Rien n'y a été écrit.",
            f"'{path}' cannot be used as a history: {why.en} Nothing was written to it.",
        )
        super().__init__(self.words.en)

    def said(self, language: str) -> str:
        """Return the explanation in ``language``, ``fr`` or ``en``."""
        return self.words.to(language)


class NotKept(AuditError):
    """A record cannot be put into a history, or is not in it."""

    exit_code = 3

    def __init__(self, words: Bilingual) -> None:
        self.words = words
        super().__init__(words.en)

    def said(self, language: str) -> str:
        """Return the explanation in ``language``, ``fr`` or ``en``."""
        return self.words.to(language)


ABSENT = Bilingual(
    "il n'existe pas ; « audit history add » le crée.",
    "it does not exist; 'audit history add' makes it.",
)
NO_HISTORY = Bilingual(
    "ce n'est pas un historique, tel que l'écrit « audit history add ».",
    "it is no history, such as 'audit history add' writes.",
)
BUSY = Bilingual(
    "un autre programme y écrit depuis trop longtemps ; réessayez.",
    "another program has been writing to it for too long; try again.",
)
UNWRITABLE = Bilingual(
    "l'accès en écriture est refusé, ou le disque est plein.",
    "writing is denied, or the disk is full.",
)


def damaged(what: Bilingual | None = None) -> Bilingual:
    """Return that a history is damaged, how it shows where that can be said in words, and what to do."""
    shows = Bilingual(f" ({what.fr})", f" ({what.en})") if what is not None else Bilingual("", "")
    return Bilingual(
        f"il est endommagé{shows.fr}. Reprenez une sauvegarde ou un export.",
        f"it is damaged{shows.en}. Take a backup or an export.",
    )


def later(found: int, known: int) -> Bilingual:
    """Return that a history is of a later format."""
    return Bilingual(
        f"il est au format {found}, et cette version de l'outil lit le format {known}. Ouvrez-le avec une version plus "
        "récente.",
        f"its format is {found}, and this version of the tool reads format {known}. Open it with a later version.",
    )
