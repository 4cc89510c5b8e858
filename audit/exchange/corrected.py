"""A project with some answers corrected: questions and cells of tables, everything else as it was."""

from collections.abc import Mapping
from dataclasses import replace

from audit.exchange.responses import Responses
from audit.model.answer import Answer
from audit.model.reference import FactRef
from audit.model.snapshot import ProjectSnapshot, TableRow
from audit.model.text import Language, Text

_OF_WORKBOOK = Text(
    fr="Les réponses sont celles de « {workbook} » (SHA-256 {sha256}…), sauf celles que l'équipe auditée a corrigées "
    "({count} ; {files}) : elles ne sont plus celles du classeur seul.",
    en="The answers are those of “{workbook}” (SHA-256 {sha256}…), but for those that the audited team corrected "
    "({count}; {files}): they are no longer those of the workbook alone.",
)
_OF_SNAPSHOT = Text(
    fr="Réponses corrigées par l'équipe auditée : {count} ({files}).",
    en="Answers corrected by the audited team: {count} ({files}).",
)
_CORRECTED_IN = Text(
    fr="réponse corrigée par l'équipe auditée : {places}",
    en="answer corrected by the audited team: {places}",
)
_SHOWN = 12  # signs of a hash


def corrected_project(snapshot: ProjectSnapshot, responses: Responses) -> ProjectSnapshot:
    """Return the project with the answers that the team corrects, which says that it is no longer its workbook.

    Each corrected answer says beside its document which file corrects it, and keeps the comment of the one that it
    replaces before its own; the banner says whose answers the others are.

    Raises:
        KeyError: as ``corrected`` does.
    """
    language, answers = snapshot.language, dict[str, Answer]()
    files = dict.fromkeys(file.name for file in responses.files if file.answers)
    for name, (first, *_) in responses.corrections.items():
        places = [
            f"{file.name}, {cell}"
            for file in responses.files
            for one in file.answers
            if one.fact == name
            for cell in one.answer.cells
        ]
        by = _CORRECTED_IN.to(language).format(places="; ".join(places))
        source = f"{first.answer.source} ({by})" if first.answer.source else by
        comment = _joined(_former(snapshot, name).comment, first.answer.comment)
        answers[name] = replace(first.answer, source=source, comment=comment)
    frame, workbook = _OF_SNAPSHOT if snapshot.workbook is None else _OF_WORKBOOK, snapshot.workbook
    told = {
        one: frame.to(one).format(
            workbook=workbook.name if workbook else "",
            sha256=workbook.sha256[:_SHOWN] if workbook else "",
            count=len(answers),
            files=", ".join(files),
        )
        for one in Language
    }
    banner = _joined(snapshot.banner, told[language])
    texts = snapshot.banner_texts
    if texts is not None or not snapshot.banner:  # a warning in one language alone is told in it
        texts = Text(**{one: _joined(texts.to(one) if texts else "", said) for one, said in told.items()})
    return corrected(snapshot, answers).model_copy(update={"workbook": None, "banner": banner, "banner_texts": texts})


def _former(snapshot: ProjectSnapshot, name: str) -> Answer:
    """Return the answer that is corrected.

    Raises:
        KeyError: for a question that is not asked, or a line that is not there.
    """
    named = FactRef.parse(name)
    if named.row is None or named.column is None:
        return snapshot.answers[name]
    rows = {row.number: row for row in snapshot.tables[named.owner].rows}
    return rows[named.row].cells[named.column]


def _joined(*sentences: str) -> str:
    return " ".join(filter(None, sentences))


def corrected(snapshot: ProjectSnapshot, answers: Mapping[str, Answer]) -> ProjectSnapshot:
    """Return ``snapshot`` with ``answers``, by the names of questions and of cells (``contracts/3/end``).

    Raises:
        KeyError: for a question that is not asked, or a line that is not there.
    """
    asked = dict(snapshot.answers)
    by_line: dict[tuple[str, int], dict[str, Answer]] = {}
    for name, answer in answers.items():
        named = FactRef.parse(name)
        if named.row is None or named.column is None:
            asked[name] = _in_place(answer, asked[name])
        else:
            by_line.setdefault((named.owner, named.row), {})[named.column] = answer
    tables = dict(snapshot.tables)
    for (table, number), cells in by_line.items():
        content = tables[table]
        rows = {row.number: row for row in content.rows}
        rows[number] = _with_cells(rows[number], cells)
        tables[table] = content.model_copy(update={"rows": tuple(rows.values())})
    return snapshot.model_copy(update={"answers": asked, "tables": tables})


def _with_cells(row: TableRow, cells: Mapping[str, Answer]) -> TableRow:
    new = {column: _in_place(answer, row.cells.get(column)) for column, answer in cells.items()}
    return replace(row, cells={**row.cells, **new})


def _in_place(answer: Answer, former: Answer | None) -> Answer:
    """Return an answer at the cell of the questionnaire that it corrects: readers look there."""
    return replace(answer, cells=former.cells, comment_cells=former.comment_cells) if former is not None else answer
