"""Reads editions of the panorama as portfolios; what cannot be used is told and stops nothing else."""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path

from audit.api.reading import load_questions
from audit.errors import WorkbookRefused
from audit.intake.panorama.columns import refuse_doubles
from audit.intake.panorama.export import Row, read_export
from audit.intake.panorama.mapping import PanoramaMapping, load_mapping
from audit.intake.panorama.project import panorama_snapshot
from audit.intake.panorama.refused_values import refused_values
from audit.intake.values.words import fold, quotable
from audit.model.answer import AnswerState
from audit.model.questionnaire import Questionnaire, ReviewType
from audit.model.snapshot import ProjectSnapshot
from audit.model.text import Language, Text
from audit.portfolio.editions import follow
from audit.portfolio.editions_schema import PanoramaEditions, Published
from audit.portfolio.schema import RefusedProject

_READ = (".csv", ".xlsx", ".ods")
_EDITION = re.compile(r"((?:19|20)[0-9]{2})-(0[1-9]|1[0-2])(?:-[0-9]{2})?|[0-9]{2}/(0[1-9]|1[0-2])/((?:19|20)[0-9]{2})")
_UNNAMED = Text(fr="le projet n'a pas de nom", en="the project has no name")
_UNDATED = Text(fr="l'édition n'est pas un mois, comme 2021-11", en="the edition is not a month, such as 2021-11")


def read_editions(paths: Sequence[str | Path], questionnaires: str | Path | None = None) -> PanoramaEditions:
    """Read exports of the panorama, each of one edition or several, and follow projects through them.

    Args:
        paths: exports, and folders of them.
        questionnaires: a folder that replaces the questionnaires.
    """
    folder = Path(questionnaires) if questionnaires else None
    bank = load_questions(folder)
    mapping = load_mapping(bank, folder)
    asked = bank.questionnaire(ReviewType.PRE_LAUNCH)
    found: dict[tuple[date, str], Published] = {}
    refused: list[RefusedProject] = []
    for path in edition_files([Path(path) for path in paths]):
        try:
            export = read_export(path, (mapping.project, mapping.edition))
            refuse_doubles(export, mapping, path.name)
        except WorkbookRefused as error:
            refused.append(
                RefusedProject(file=path.name, code=error.code, reason=Text(fr=error.said("fr"), en=error.said("en")))
            )
            continue
        for row in export.rows:
            refused += _take(row, path.name, mapping, asked, found)
    return follow(list(found.values()), refused, mapping.source)


def edition_files(paths: Sequence[Path]) -> list[Path]:
    """Return the exports among some files and folders, in order."""
    listed: list[Path] = []
    for path in paths:
        inside = sorted(one for one in path.iterdir() if one.suffix.lower() in _READ) if path.is_dir() else [path]
        listed += [one for one in inside if not one.name.startswith((".", "~$"))]
    return list(dict.fromkeys(listed))


def _take(
    row: Row, file: str, mapping: PanoramaMapping, asked: Questionnaire, found: dict[tuple[date, str], Published]
) -> Iterator[RefusedProject]:
    """Put a line into ``found``, and yield what cannot be used of it."""
    name, written = row.text(mapping.project), row.text(mapping.edition)
    if not name and not written:
        return  # a note under the table
    edition = _EDITION.fullmatch(written)
    faults = [*([_UNNAMED] if not name else []), *([_UNDATED] if edition is None else [])]
    if faults or edition is None:
        for fault in faults:
            yield _refused(row, file, "line", fault)
        return
    month = date(int(edition[1] or edition[4]), int(edition[2] or edition[3]), 1)
    snapshot = panorama_snapshot(row, mapping, asked, file, Language.FR)
    one = _published(month, name, snapshot, asked)
    known = found.setdefault((month, fold(name)), one)
    if known is not one and known != one:
        yield _refused(
            row,
            file,
            "twice",
            Text(
                fr=f"« {quotable(name)} » figure déjà dans l'édition {month:%Y-%m}, avec d'autres chiffres : la "
                "première ligne est retenue",
                en=f"'{quotable(name)}' is there already in the edition {month:%Y-%m}, with other figures: the first "
                "line is kept",
            ),
        )
        return
    for told in refused_values(row, mapping, snapshot, file):
        yield RefusedProject(file=file, code="value", reason=told)


def _published(month: date, name: str, snapshot: ProjectSnapshot, asked: Questionnaire) -> Published:
    roles = asked.roles
    outside = roles.outside_view
    phase = _value(snapshot, roles.phase)
    question = asked.question(roles.phase) if roles.phase else None
    choices = question.choices if question else ()
    cost, start, end = (
        _value(snapshot, getattr(outside, role)) if outside else None
        for role in ("current_cost", "start", "current_end")
    )
    ministry = _value(snapshot, roles.ministry)
    return Published(
        edition=month,
        project=name,
        ministry=str(ministry) if ministry else None,
        phase=next((choice.label for choice in choices if choice.code == phase), None),
        start=start if isinstance(start, date) else None,
        end=end if isinstance(end, date) else None,
        cost=cost if isinstance(cost, Decimal) else None,
    )


def _value(snapshot: ProjectSnapshot, name: str | None) -> object:
    answer = snapshot.answers.get(name) if name else None
    return answer.value if answer is not None and answer.state is AnswerState.ANSWERED else None


def _refused(row: Row, file: str, code: str, why: Text) -> RefusedProject:
    return RefusedProject(
        file=file,
        code=code,
        reason=Text(fr=f"{row.place.fr} : {why.fr}.", en=f"{row.place.en}: {why.en}."),
    )
