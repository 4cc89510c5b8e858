"""Joins the workbooks of one project into one; refuses those of another."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from audit.errors import Bilingual, WorkbookRefused
from audit.model.answer import Answer, AnswerState
from audit.model.answering_role import AnsweringRole
from audit.model.cover import Cover, CoverField
from audit.model.folded_names import fold_name
from audit.model.leftover import Leftover
from audit.model.questionnaire import Questionnaire
from audit.model.snapshot import ProjectSnapshot
from audit.model.text import Language, Text
from audit.questionnaire.merging.answers import Conflict, join_answers
from audit.questionnaire.merging.tables import join_tables

_CONFLICT = Text(
    fr="Réponses qui diffèrent d'un classeur à l'autre : n'en garder qu'une dans la feuille de la question.",
    en="Answers that differ from one workbook to another: keep one only, on the sheet of the question.",
)
_FROM = Text(fr="{file} — {sheet}", en="{file} — {sheet}")


class Given(NamedTuple):
    """What one file says, as answers to the questionnaire of today.

    Attributes:
        part: the role whose questions alone it holds; None when it holds those of all.
        sha256: of the file, by which the same one given twice is known.
    """

    file: str
    snapshot: ProjectSnapshot
    leftovers: tuple[Leftover, ...]
    cover: Cover
    part: AnsweringRole | None
    sha256: str = ""


class Merged(NamedTuple):
    """One project made of several files.

    Attributes:
        filled_by_several: by title of a table, the files that brought lines to it, when they are not the same lines.
    """

    snapshot: ProjectSnapshot
    leftovers: tuple[Leftover, ...]
    cover: Cover
    conflicts: tuple[Conflict, ...]
    filled_by_several: tuple[tuple[Text, tuple[str, ...]], ...]


class OtherProject(WorkbookRefused):
    """Files that are not of one project, or not of one review."""

    code = "another_project"


def merge(asked: Questionnaire, given: Sequence[Given], language: Language) -> Merged:
    """Return the files as one; nothing that any of them holds is lost.

    Args:
        asked: the whole questionnaire of their review.
        given: the files, in the order in which they are told.
        language: of the workbook to write.

    Raises:
        OtherProject: when two of them name another project or another ministry.
    """
    _check_project(asked, given)
    names = _names(asked)
    conflicts: list[Conflict] = []
    answers = {}
    for question in asked.questions:
        joined = join_answers(
            question,
            [(one.file, one.snapshot.answers[question.id]) for one in given if question.id in one.snapshot.answers],
            language,
            is_name=question.id in names,
        )
        answers[question.id] = joined.answer
        if joined.sides:
            conflicts.append(Conflict(question.label, joined.sides))
    tables, several = {}, []
    for table in asked.tables:
        contents = [(one.file, one.snapshot.tables[table.id]) for one in given if table.id in one.snapshot.tables]
        joined_table = join_tables(table, contents, language)
        tables[table.id] = joined_table.content
        conflicts += joined_table.conflicts
        if joined_table.filled_by:
            several.append((table.title, joined_table.filled_by))
    snapshot = ProjectSnapshot(
        questionnaire_id=asked.id,
        questionnaire_version=asked.version,
        review_type=asked.review_type,
        language=language,
        banner=_joined(one.snapshot.banner for one in given),
        banner_texts=_banner_texts(given),
        reconstructed=any(one.snapshot.reconstructed for one in given),
        answers=answers,
        tables=tables,
    )
    leftovers = (*_kept(given, language), *_sides_kept(conflicts, language))
    return Merged(snapshot, leftovers, _cover(given), tuple(conflicts), tuple(several))


def _banner_texts(given: Sequence[Given]) -> Text | None:
    """Return the warnings in both languages; None where one of them is in a single language."""
    warned = [one.snapshot.banner_texts for one in given if one.snapshot.banner]
    known = [texts for texts in warned if texts is not None]
    if not known or len(known) < len(warned):
        return None
    return Text(fr=_joined(texts.fr for texts in known), en=_joined(texts.en for texts in known))


def _joined(banners: Iterable[str]) -> str:
    return " ".join(dict.fromkeys(banner for banner in banners if banner))


def _names(asked: Questionnaire) -> tuple[str, ...]:
    """Return the questions that say which project it is: its name, and the ministry it is of."""
    return tuple(name for name in (asked.roles.project_name, asked.roles.ministry) if name)


def _check_project(asked: Questionnaire, given: Sequence[Given]) -> None:
    for name in _names(asked):
        question = asked.question(name)
        answers = [(one, one.snapshot.answers.get(name)) for one in given]
        named = [(one, answer) for one, answer in answers if answer and answer.state is AnswerState.ANSWERED]
        for other, answer in named[1:] if question else ():
            first, expected = named[0]
            if question and fold_name(str(answer.value)) != fold_name(str(expected.value)):
                said = (question.label.fr, question.label.en)
                raise OtherProject(_another(first.file, expected, other.file, answer, said))


def _another(first: str, expected: Answer, other: str, found: Answer, label: tuple[str, str]) -> Bilingual:
    places = [f" ({answer.cells[0]})" if answer.cells else "" for answer in (found, expected)]
    return Bilingual(
        f"« {other} » n'est pas du même projet que « {first} » : à « {label[0]} », il répond "
        f"« {found.value} »{places[0]}, et l'autre « {expected.value} »{places[1]}. Rien n'a été écrit. Corrigez la "
        "réponse si c'est le même projet ; sinon, ne réunissez que les classeurs d'un projet.",
        f"'{other}' is not of the same project as '{first}': to '{label[1]}' it answers '{found.value}'{places[0]}, "
        f"and the other '{expected.value}'{places[1]}. Nothing was written. Correct the answer if the project is the "
        "same; otherwise merge the workbooks of one project only.",
    )


def _kept(given: Sequence[Given], language: Language) -> Iterator[Leftover]:
    for one in given:
        for left in one.leftovers:
            sheet = _FROM.to(language).format(file=one.file, sheet=left.sheet) if left.sheet else one.file
            yield left.model_copy(update={"sheet": sheet})


def _sides_kept(conflicts: Sequence[Conflict], language: Language) -> Iterator[Leftover]:
    for conflict in conflicts:
        for side in conflict.sides:
            sheet = _FROM.to(language).format(file=side.file, sheet=side.sheet) if side.sheet else side.file
            yield Leftover(
                sheet=sheet,
                cell=side.cell,
                label=conflict.label.to(language),
                typed=side.typed,
                notes=side.notes,
                why=_CONFLICT,
            )


def _cover(given: Sequence[Given]) -> Cover:
    noted = {field: dict.fromkeys(one.cover[field] for one in given if field in one.cover) for field in CoverField}
    return {field: " ; ".join(texts) for field, texts in noted.items() if texts}
