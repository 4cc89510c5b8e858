"""Recognises the workbook by its hidden ``_meta`` sheet, and refuses one that asks something else."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from audit.intake.gate.admission import AdmittedFile
from audit.intake.gate.refused import RefusedFile
from audit.intake.grid import Grid
from audit.intake.own_outputs import OWN_OUTPUT, OwnOutput, own_archive, own_grids
from audit.intake.values.cells import shown
from audit.intake.values.words import quotable
from audit.model.answering_role import AnsweringRole
from audit.model.questionnaire import QuestionBank, Questionnaire, ReviewType
from audit.model.text import Language, Text
from audit.questionnaire.layout import META_KEYS, META_SHEET, WORKBOOK_SCHEMA, YES, questionnaire_sha256
from audit.questionnaire.own_texts import own_texts_sha256

_MARK = "review_type"  # the name of a line of the hidden sheet that no other workbook holds


class Identity(NamedTuple):
    """What a workbook says of itself, and what it was made to ask.

    Attributes:
        sha256: the hash of the questions that the workbook was made to ask; empty when it does not say.
        texts_sha256: the hash of the texts that the tool wrote into it; empty when it does not say.
        banner_texts: the banner in both languages; None where it is in that of the workbook alone.
        is_reconstructed: whether the project is reconstructed as it was on a past day.
    """

    questionnaire: Questionnaire
    version: str
    language: Language
    banner: str
    sha256: str = ""
    texts_sha256: str = ""
    banner_texts: Text | None = None
    is_reconstructed: bool = False

    @property
    def is_same_version(self) -> bool:
        """Whether the workbook bears the version of the questionnaire that is known."""
        return self.version == self.questionnaire.version

    @property
    def is_earlier_version(self) -> bool:
        """Whether the workbook was made before the questionnaire that is known; ids never change meaning since."""
        return is_earlier(self.version, self.questionnaire.version)

    @property
    def asks_the_same(self) -> bool:
        """Whether the workbook asks what the known questionnaire asks."""
        return self.is_same_version and self.sha256 == questionnaire_sha256(self.questionnaire)

    @property
    def is_known_word_for_word(self) -> bool:
        """Whether every text that the tool wrote into the workbook is one that it would write today."""
        return self.texts_sha256 == own_texts_sha256(self.questionnaire, self.language)


def is_earlier(found: str, known: str) -> bool:
    """Return whether the version ``found`` came before ``known``; False when either is no number."""
    numbers, others = _numbers(found), _numbers(known)
    return bool(numbers and others) and numbers < others


def _numbers(version: str) -> tuple[int, ...]:
    """Return the numbers of a version, ``(1, 10)`` for ``1.10``; nothing when it is written otherwise."""
    parts = version.split(".")
    return tuple(map(int, parts)) if all(part.isascii() and part.isdecimal() for part in parts) else ()


def require_mark(file: AdmittedFile) -> None:
    """Refuse a file that cannot be a workbook of the audit, at little cost: before its sheets are read.

    Raises:
        RefusedFile: when none of its parts holds the words by which the questionnaire is known.
    """
    if not file.archive.mentions(_MARK):
        own = own_archive(file.archive)
        raise _own_output(file.name, own) if own else _another_workbook(file.name)


def identify(name: str, grids: Sequence[Grid], bank: QuestionBank) -> Identity:
    """Return what the workbook ``name`` is.

    Raises:
        RefusedFile: when it is not a workbook made from ``bank``; another version of it is let through.
    """
    meta = meta_of(grids)
    own = None if "schema" in meta else own_grids(grids)
    if own is not None:
        raise _own_output(name, own)
    if meta.get("schema") != WORKBOOK_SCHEMA:
        raise _another_schema(name, quotable(meta["schema"])) if "schema" in meta else _another_workbook(name)
    if meta.get("questionnaire") != bank.id:
        raise _another_questionnaire(name, quotable(meta.get("questionnaire", "?")), bank.id)
    review = meta.get("review_type")
    if review not in tuple(bank.titles):
        raise _another_review(name, quotable(review or "?"), tuple(bank.titles))
    if meta.get("language") not in tuple(Language) or not meta.get("version"):
        raise _another_workbook(name)
    part = meta.get("part", "")
    if part and part not in tuple(AnsweringRole):
        raise _another_workbook(name)
    whole = bank.questionnaire(ReviewType(review))
    return Identity(
        whole.part_of(AnsweringRole(part)) if part else whole,
        meta["version"],
        Language(meta["language"]),
        meta.get("banner", ""),
        meta.get("questionnaire_sha256", ""),
        meta.get("texts_sha256", ""),
        _banner_texts(meta),
        meta.get("reconstructed") == YES,
    )


def _banner_texts(meta: Mapping[str, str]) -> Text | None:
    own, other = meta.get("banner", ""), meta.get("other_banner", "")
    if not (own and other):
        return None
    return Text(fr=own, en=other) if Language(meta["language"]) is Language.FR else Text(fr=other, en=own)


def find_meta(grids: Sequence[Grid]) -> Grid | None:
    """Return the sheet by which a workbook is recognised: that of its name, else the only one that holds its keys."""
    named = next((grid for grid in grids if grid.name == META_SHEET), None)
    if named and _key_column(named):
        return named
    keyed = [grid for grid in grids if _key_column(grid)]
    return keyed[0] if len(keyed) == 1 else named


def meta_of(grids: Sequence[Grid]) -> dict[str, str]:
    """Return what a workbook says of itself by the keys of its hidden sheet; nothing when it has none."""
    grid = find_meta(grids)
    if grid is None:
        return {}
    column = _key_column(grid) or 1
    rows = sorted(row for row, place in grid.cells if place == column)
    return {grid.text(row, column): shown(grid.at(row, column + 1), Language.EN).strip() for row in rows}


def _key_column(grid: Grid) -> int | None:
    """Return the column in which most keys stand one below another; None when fewer than half of them do."""
    keys = Counter(column for (row, column) in grid.cells if grid.text(row, column) in META_KEYS)
    column, count = max(keys.items(), key=lambda item: item[1], default=(0, 0))
    return column if 2 * count > len(META_KEYS) else None


def _own_output(name: str, own: OwnOutput) -> RefusedFile:
    return RefusedFile(
        OWN_OUTPUT,
        Text(
            fr=f"« {name} » est {own.what.fr}, non un questionnaire : {own.use.fr}.",
            en=f'"{name}" is {own.what.en}, not a questionnaire: {own.use.en}.',
        ),
    )


def _another_workbook(name: str) -> RefusedFile:
    return RefusedFile(
        "other_workbook",
        Text(
            fr=f"« {name} » n'est pas un questionnaire de l'audit : sa feuille cachée « {META_SHEET} » manque ou a été "
            "modifiée. Si c'en était un, produisez-en un neuf avec « audit questionnaire new » et recopiez-y les "
            "réponses ; sinon, donnez le questionnaire rempli du projet.",
            en=f'"{name}" is not a questionnaire of the audit: its hidden sheet "{META_SHEET}" is missing or was '
            'changed. If it was one, make a new one with "audit questionnaire new" and copy the answers into it; '
            "otherwise give the filled questionnaire of the project.",
        ),
    )


def _another_schema(name: str, found: str) -> RefusedFile:
    return RefusedFile(
        "other_schema",
        Text(
            fr=f"« {name} » a été produit par une autre version de l'outil (format « {found} », attendu "
            f"« {WORKBOOK_SCHEMA} »). Produisez un questionnaire neuf avec « audit questionnaire new » et recopiez-y "
            "les réponses.",
            en=f'"{name}" was made by another version of the tool (format "{found}", expected "{WORKBOOK_SCHEMA}"). '
            'Make a new questionnaire with "audit questionnaire new" and copy the answers into it.',
        ),
    )


def _another_questionnaire(name: str, found: str, expected: str) -> RefusedFile:
    return RefusedFile(
        "other_questionnaire",
        Text(
            fr=f"« {name} » répond au questionnaire « {found} », non à « {expected} » : indiquez le dossier du bon "
            "questionnaire avec --questionnaires, ou produisez-en un avec « audit questionnaire new ».",
            en=f'"{name}" answers the questionnaire "{found}", not "{expected}": give the folder of the right '
            'questionnaire with --questionnaires, or make one with "audit questionnaire new".',
        ),
    )


def _another_review(name: str, found: str, known: Sequence[ReviewType]) -> RefusedFile:
    reviews = ", ".join(known)
    return RefusedFile(
        "other_review_type",
        Text(
            fr=f"« {name} » est un questionnaire de revue « {found} », que l'outil ne connaît pas (revues connues : "
            f"{reviews}). Sa feuille cachée « {META_SHEET} » a pu être modifiée : produisez un questionnaire neuf avec "
            "« audit questionnaire new » et recopiez-y les réponses.",
            en=f'"{name}" is a questionnaire for the review "{found}", which the tool does not know (known reviews: '
            f'{reviews}). Its hidden sheet "{META_SHEET}" may have been changed: make a new questionnaire with '
            '"audit questionnaire new" and copy the answers into it.',
        ),
    )
