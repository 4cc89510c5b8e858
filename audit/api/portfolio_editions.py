"""Reads editions of the panorama as portfolios; what cannot be used is told and stops nothing else."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path

from audit.api.reading import load_questions
from audit.errors import Bilingual, WorkbookRefused
from audit.intake.gate.refused import RefusedFile
from audit.intake.panorama.accepted_names import AcceptedNames, read_accepted_names
from audit.intake.panorama.columns import refuse_doubles
from audit.intake.panorama.export import Row, read_export
from audit.intake.panorama.mapping import PanoramaMapping, load_mapping
from audit.intake.panorama.project import panorama_snapshot
from audit.intake.panorama.published import edition_month, editions_in_tenths, end_of, withheld_of
from audit.intake.panorama.refused_values import refused_values
from audit.intake.values.words import fold, quotable
from audit.model.answer import value_of
from audit.model.questionnaire import Questionnaire, ReviewType
from audit.model.snapshot import ProjectSnapshot
from audit.model.text import Language, Text
from audit.portfolio.editions import follow
from audit.portfolio.editions_moves_schema import SameName
from audit.portfolio.editions_schema import PanoramaEditions, Published
from audit.portfolio.renamings import RENAME_MARGIN
from audit.portfolio.same_names import kept_names
from audit.portfolio.schema import RefusedProject

_READ = (".csv", ".xlsx", ".ods")
_UNNAMED = Text(fr="le projet n'a pas de nom", en="the project has no name")
_UNDATED = Text(fr="l'édition n'est pas un mois, comme 2021-11", en="the edition is not a month, such as 2021-11")


def read_editions(
    paths: Sequence[str | Path],
    questionnaires: str | Path | None = None,
    same_as: str | Path | None = None,
    rename_margin: Decimal = RENAME_MARGIN,
) -> PanoramaEditions:
    """Read exports of the panorama, each of one edition or several, and follow projects through them.

    Args:
        paths: exports, and folders of them.
        questionnaires: a folder that replaces the questionnaires.
        same_as: a file of the names that are accepted to be one project.
        rename_margin: up to which share costs may differ for a renaming to be likely.

    Raises:
        RefusedFile: when the names accepted cannot be; all that is wrong with them is told.
    """
    folder = Path(questionnaires) if questionnaires else None
    bank = load_questions(folder)
    mapping = load_mapping(bank, folder)
    accepted = Path(same_as) if same_as else None
    given = read_accepted_names(accepted) if accepted else AcceptedNames(())
    names, set_aside, turned_down = ([SameName(old=old, kept=kept) for old, kept in pairs] for pairs in given)
    lines = _Lines(mapping, bank.questionnaire(ReviewType.PRE_LAUNCH))
    for path in edition_files([Path(path) for path in paths]):
        lines.take(path)
    published = list(lines.found.values())
    kept, faults = kept_names(names, published)
    if faults and accepted and published:
        raise _not_accepted(accepted, faults)
    return follow(
        published,
        lines.refused,
        mapping.source,
        numbers={day: numbers.pop() for day, numbers in lines.numbers.items() if len(numbers) == 1},
        kept=kept,
        same_as=names,
        set_aside=set_aside,
        turned_down=turned_down,
        files=lines.files,
        rename_margin=rename_margin,
    )


def panorama_exports(paths: Sequence[Path], questionnaires: str | Path | None = None) -> tuple[Path, ...]:
    """Return the files that are exports of the panorama, of some that were taken for something else."""
    folder = Path(questionnaires) if questionnaires else None
    mapping = load_mapping(load_questions(folder), folder)
    return tuple(path for path in paths if is_export(path, mapping))


def is_export(path: Path, mapping: PanoramaMapping) -> bool:
    """Return whether a file is an export of the panorama."""
    if path.suffix.lower() not in _READ:
        return False
    try:
        read_export(path, (mapping.project, mapping.edition))
    except WorkbookRefused:
        return False
    return True


def edition_files(paths: Sequence[Path]) -> list[Path]:
    """Return the exports among some files and folders, in order."""
    listed: list[Path] = []
    for path in paths:
        inside = sorted(one for one in path.iterdir() if one.suffix.lower() in _READ) if path.is_dir() else [path]
        listed += [one for one in inside if not one.name.startswith((".", "~$"))]
    return list(dict.fromkeys(listed))


class _Lines:
    """What the lines of some exports publish, each project once an edition, and what cannot be used of them."""

    def __init__(self, mapping: PanoramaMapping, asked: Questionnaire) -> None:
        self.found: dict[tuple[date, str], Published] = {}
        self.numbers: defaultdict[date, set[int]] = defaultdict(set)
        self.files: defaultdict[date, set[str]] = defaultdict(set)
        self.refused: list[RefusedProject] = []
        self._mapping = mapping
        self._asked = asked

    def take(self, path: Path) -> None:
        """Take what one export publishes."""
        mapping = self._mapping
        try:
            export = read_export(path, (mapping.project, mapping.edition))
            refuse_doubles(export, mapping, path.name)
        except WorkbookRefused as error:
            reason = Text(fr=error.said("fr"), en=error.said("en"))
            self.refused.append(RefusedProject(file=path.name, code=error.code, reason=reason))
            return
        in_tenths = editions_in_tenths(export, mapping)
        for row in export.rows:
            self.refused += self._line(row, path.name, row.text(mapping.edition) in in_tenths)

    def _line(self, row: Row, file: str, in_tenths: bool) -> Iterator[RefusedProject]:
        """Take a line, and yield what cannot be used of it."""
        mapping = self._mapping
        name, written = row.text(mapping.project), row.text(mapping.edition)
        if not name and not written:
            return  # a note under the table
        month = edition_month(written)
        faults = [*([_UNNAMED] if not name else []), *([_UNDATED] if month is None else [])]
        if faults or month is None:
            for fault in faults:
                yield _refused(row, file, "line", fault)
            return
        self.files[month].add(file)
        if (number := row.text(mapping.number)).isascii() and number.isdigit():
            self.numbers[month].add(int(number))
        snapshot = panorama_snapshot(row, mapping, self._asked, file, Language.FR, in_tenths=in_tenths)
        one = self._published(month, row, snapshot, in_tenths)
        known = self.found.setdefault((month, fold(name)), one)
        if known is not one and known != one:
            yield _refused(row, file, "twice", _twice(name, month))
            return
        for told in refused_values(row, mapping, snapshot, file):
            yield RefusedProject(file=file, code="value", reason=told)

    def _published(self, month: date, row: Row, snapshot: ProjectSnapshot, in_tenths: bool) -> Published:
        roles = self._asked.roles
        phase = _value(snapshot, roles.phase)
        question = self._asked.question(roles.phase) if roles.phase else None
        choices = question.choices if question else ()
        outside = roles.outside_view
        cost, start = (
            _value(snapshot, getattr(outside, role)) if outside else None for role in ("current_cost", "start")
        )
        ministry = _value(snapshot, roles.ministry)
        end = end_of(row, self._mapping, in_tenths=in_tenths)
        return Published(
            edition=month,
            project=row.text(self._mapping.project),
            ministry=str(ministry) if ministry else None,
            phase=next((choice.label for choice in choices if choice.code == phase), None),
            start=start if isinstance(start, date) else None,
            end=end.day if end else None,
            end_precision=end.precision if end else None,
            cost=cost if isinstance(cost, Decimal) else None,
            withheld=withheld_of(row, self._mapping),
        )


def _value(snapshot: ProjectSnapshot, name: str | None) -> object:
    return value_of(snapshot.answers.get(name)) if name else None


def _refused(row: Row, file: str, code: str, why: Text) -> RefusedProject:
    return RefusedProject(
        file=file,
        code=code,
        reason=Text(fr=f"{row.place.fr} : {why.fr}.", en=f"{row.place.en}: {why.en}."),
    )


def _twice(name: str, month: date) -> Text:
    return Text(
        fr=f"« {quotable(name)} » figure déjà dans l'édition {month:%Y-%m}, avec d'autres chiffres : la première ligne "
        "est retenue",
        en=f"'{quotable(name)}' is there already in the edition {month:%Y-%m}, with other figures: the first line is "
        "kept",
    )


def _not_accepted(path: Path, faults: Sequence[Bilingual]) -> RefusedFile:
    fr, en = " ; ".join(fault.fr for fault in faults), "; ".join(fault.en for fault in faults)
    return RefusedFile("same_names", Text(fr=f"« {path.name} » : {fr}.", en=f'"{path.name}": {en}.'))
