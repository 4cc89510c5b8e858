"""Where things lie in the workbook: the one page that its writer and its reader share.

Nothing is found by position. Each sheet holds a hidden row of marks: the mark of the first column
says which section or table it is (``@section:governance``), the others name their column
(``@answer``). Questions are found by the id in the first marked column. People may move columns,
insert rows and rename sheets.
"""

import hashlib
from typing import Any

from audit.model.kept import kept
from audit.model.questionnaire import Column, Questionnaire, QuestionType, Section, Table
from audit.model.text import Language, Text
from audit.questionnaire.texts import HEADINGS, NONE_HELP, VERSION_LINE

WORKBOOK_SCHEMA = "workbook/1"
SCHEMA_PROPERTY = "AuditSchema"
VERSION_PROPERTY = "AuditQuestionnaire"

META_SHEET = "_meta"
LISTS_SHEET = "_listes"
README_SHEET = Text(fr="Lisez-moi", en="Read me")
COMPLETENESS_SHEET = Text(fr="Complétude", en="Completeness")

META_KEYS = (
    "schema",
    "questionnaire",
    "version",
    "review_type",
    "language",
    "banner",
    "questionnaire_sha256",
    "texts_sha256",
    "part",
)
MORE_META_KEYS = (  # a workbook is recognised without these
    "other_banner",  # the banner in the other language
    "reconstructed",
)

MARK = "@"
YES = "yes"  # of what the hidden sheet says or does not
SECTION_MARK = f"{MARK}section:"
TABLE_MARK = f"{MARK}table:"
COMPLETENESS_MARK = f"{MARK}completeness"
COVER_MARK = f"{MARK}cover:"
COVER_OFFSET = 2  # what is noted on the cover is this many columns to the right of its mark
LEFTOVER_MARK = f"{MARK}leftovers"
# Programs forget who wrote a comment on a cell, and people write below ours: a line before and after says which words
# of it an annotated copy added.
NOTE_FRAME = "— audit check —"
PROBLEMS_MARK = f"{MARK}problems"  # of the sheet that an annotated copy adds
# The completeness of a table is this many columns to the right of its mark.
COMPLETENESS_OFFSET = 2

SECTION_COLUMNS = (
    "question",
    "guidance",
    "expected_evidence",
    "answer",
    "unit",
    "evidence",
    "source",
    "comment",
    "reason",
    "state",
    "answered_by",
    "minutes",
)
ROW_EVIDENCE = "_evidence"
ROW_SOURCE = "_source"
ROW_COMMENT = "_comment"
# What stands beside the columns of a table, on each of its lines, and its heading.
ROW_NOTES = {ROW_EVIDENCE: "evidence", ROW_SOURCE: "source", ROW_COMMENT: "comment"}

STATE_LABELS = {
    "to_fill": Text(fr="À renseigner", en="To fill in"),
    "answered": Text(fr="Renseigné", en="Answered"),
    "to_complete": Text(fr="À compléter", en="To complete"),  # some items have no answer
    "partly": Text(fr="Renseigné en partie", en="Partly answered"),  # of some items, nobody knows
    "unknown": Text(fr="Ne sait pas", en="Don't know"),
    "not_applicable": Text(fr="Sans objet", en="Not applicable"),
    "reason_missing": Text(fr="Motif manquant", en="Reason missing"),
    "optional": Text(fr="Facultatif", en="Optional"),
    "not_asked": Text(fr="Non demandé", en="Not asked"),
}


def sheet_name(part: Section | Table, language: Language) -> str:
    """Return the name of the sheet of a section or table, as it is first written."""
    return part.title.to(language)


def version_line(questionnaire: Questionnaire, language: Language) -> str:
    """Return the line that says which questionnaire a workbook asks."""
    return VERSION_LINE.to(language).format(
        id=questionnaire.id, version=questionnaire.version, title=questionnaire.title.to(language)
    )


def section_mark(section: Section) -> str:
    """Return the mark of a section's id column."""
    return SECTION_MARK + section.id


def table_mark(table: Table) -> str:
    """Return the mark of a table's first column."""
    return TABLE_MARK + table.id


def cover_mark(field: str) -> str:
    """Return the mark of what is noted on the cover."""
    return COVER_MARK + field


def column_mark(column_id: str) -> str:
    """Return the mark of a column."""
    return MARK + column_id


def table_columns(table: Table) -> tuple[str, ...]:
    """Return the ids of a table's columns in the order in which they are first written."""
    return (*(column.id for column in table.columns), *ROW_NOTES)


@kept(most=512)
def table_headings(table: Table, language: Language) -> dict[str, str]:
    """Return what the row of headings holds in each column."""
    labels = {column.id: column.label.to(language) + (" *" if column.required else "") for column in table.columns}
    return {**labels, **{name: HEADINGS[heading].to(language) for name, heading in ROW_NOTES.items()}}


@kept(most=512)
def table_help(table: Table, language: Language) -> dict[str, str]:
    """Return what the row of help, below the headings, holds in each column."""
    return {**{column.id: _help(column, language) for column in table.columns}, **dict.fromkeys(ROW_NOTES, "")}


def _help(column: Column, language: Language) -> str:
    parts = [column.guidance.to(language) if column.guidance else "", column.unit.to(language) if column.unit else ""]
    if column.none_label:
        parts.append(NONE_HELP.to(language).format(none=column.none_label.to(language)))
    if column.type is QuestionType.CHOICES:
        parts.append(" ; ".join(option.label.to(language) for option in column.options))
    return "\n".join(part for part in parts if part)


@kept(most=64)
def questionnaire_sha256(questionnaire: Questionnaire) -> str:
    """Return the hash of the questions that a workbook asks; what is left to its default is no part of it.

    Nor is what changes no question: who answers it, and in what time.
    """
    beside: dict[str, Any] = {
        **dict.fromkeys(("removed", "glossary", "roles", "contradictions", "part"), True),
        "sections": {"__all__": {"questions": {"__all__": {"actionable", "answered_by", "minutes"}}}},
        "tables": {"__all__": {"answered_by": True, "columns": {"__all__": {"minutes", "review_types"}}}},
    }
    asked = questionnaire.model_dump_json(exclude=beside, exclude_defaults=True)
    return hashlib.sha256(asked.encode()).hexdigest()
