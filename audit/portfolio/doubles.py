"""Files that are of one project, or that are the same: which of them counts, and what each line says of the others."""

import re
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from datetime import date
from typing import Protocol

from audit.model.folded_names import fold_name
from audit.portfolio.schema import LineNote, ProjectLine, SourceKind

_KINDS = (SourceKind.RESULT, SourceKind.WORKBOOK, SourceKind.SNAPSHOT)  # of files that tell the same, the first counts
_OF_NO_FILE = dict(file="", sha256="", kind=SourceKind.RESULT, workbook_sha256=None)  # noqa: C408 - names of fields


class _Noted(Protocol):
    def __call__(self, line: ProjectLine, kind: LineNote, others: Iterable[ProjectLine], *, counts: bool) -> None: ...


def with_notes(lines: Sequence[ProjectLine], rules_sha256: str) -> tuple[ProjectLine, ...]:
    """Return the lines with what must be known of each, and whether it counts; none is taken away.

    Args:
        lines: in the order of their files.
        rules_sha256: of the rules that are loaded.
    """
    notes: dict[str, list[LineNote]] = {line.file: [] for line in lines}
    named: dict[str, dict[LineNote, tuple[str, ...]]] = {line.file: {} for line in lines}
    left_out: set[str] = set()

    def note(line: ProjectLine, kind: LineNote, others: Iterable[ProjectLine], *, counts: bool) -> None:
        notes[line.file].append(kind)
        named[line.file][kind] = tuple(other.file for other in others)
        if not counts:
            left_out.add(line.file)

    kept = []
    for same in grouped(lines, lambda line: line.sha256):
        kept.append(same[0])
        for place, line in enumerate(same):
            if len(same) > 1:
                note(line, LineNote.SAME_FILE, [one for one in same if one is not line], counts=place == 0)
    made_of = _results_that_count(kept, rules_sha256)
    single = []
    for line in kept:
        made = made_of.get(line.sha256) or made_of.get(line.workbook_sha256 or "")
        if made is None or made is line:
            single.append(line)
        elif line.kind is not SourceKind.RESULT:
            note(line, LineNote.SAME_ANSWERS, [made], counts=False)
        elif line.review_date == made.review_date:
            note(line, LineNote.SAME_WORKBOOK, [made], counts=False)
        else:  # an earlier review of the project, and told with its others
            single.append(line)
    for same in grouped(single, of_which_project):
        _of_one_project(same, note)
    for line in lines:
        if line.rulebase.sha256 != rules_sha256:
            notes[line.file].append(LineNote.OTHER_RULES)
        if line.in_doubt:
            notes[line.file].append(LineNote.IN_DOUBT)
        if not line.project:
            notes[line.file].append(LineNote.NO_NAME)
    return tuple(
        line.model_copy(
            update={
                "counted": line.file not in left_out,
                "notes": tuple(notes[line.file]),
                "beside": tuple(dict.fromkeys(file for files in named[line.file].values() for file in files)),
                "note_files": named[line.file],
            }
        )
        for line in lines
    )


def _results_that_count(lines: Iterable[ProjectLine], rules_sha256: str) -> dict[str, ProjectLine]:
    """Return, by the hash of the workbook, which of its results counts; the names of files decide nothing.

    The latest review; of one day, that of the rules that are loaded, else that of the latest version of rules, else
    the first by the hash of its bytes.
    """

    def rank(line: ProjectLine) -> tuple[date, bool, list[int]]:
        version = [int(number) for number in re.findall(r"[0-9]+", line.rulebase.version)]
        return line.review_date, line.rulebase.sha256 == rules_sha256, version

    found: defaultdict[str, list[ProjectLine]] = defaultdict(list)
    for line in sorted(lines, key=lambda line: line.sha256):
        if line.kind is SourceKind.RESULT and line.workbook_sha256:
            found[line.workbook_sha256].append(line)
    return {workbook: max(results, key=rank) for workbook, results in found.items()}


def of_which_project(line: ProjectLine) -> str | None:
    """Return what files of one project have in common: its name or, for results without one, their workbook."""
    return fold_name(line.project or "") or (line.workbook_sha256 if line.kind is SourceKind.RESULT else None)


def _of_one_project(same: Sequence[ProjectLine], note: _Noted) -> None:
    latest = max(line.review_date for line in same)
    last = [line for line in same if line.review_date == latest]
    for line in same:
        if line.review_date < latest:
            note(line, LineNote.EARLIER_REVIEW, last, counts=False)
    apart = []
    for alike in grouped(last, _all_that_is_told):
        first, *others = sorted(alike, key=lambda one: (_KINDS.index(one.kind), one.file))
        apart.append(first)
        for line in others:
            note(line, LineNote.SAME_RESULTS, [first], counts=False)
    for line in apart if len(apart) > 1 else ():  # nothing says which of them is right
        note(line, LineNote.SAME_DAY, [one for one in apart if one is not line], counts=True)


def _all_that_is_told(line: ProjectLine) -> str:
    """Return all that a line tells of its project, whatever file it was read from."""
    return line.model_copy(update=_OF_NO_FILE).model_dump_json()


def grouped(lines: Sequence[ProjectLine], key: Callable[[ProjectLine], Hashable]) -> Iterable[Sequence[ProjectLine]]:
    """Return the lines by what ``key`` gives, in order; each of those for which it gives nothing is alone."""
    found: defaultdict[Hashable, list[ProjectLine]] = defaultdict(list)
    for place, line in enumerate(lines):
        found[key(line) or place].append(line)
    return found.values()
