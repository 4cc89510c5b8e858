"""The texts that the tool itself writes into a workbook, so that those of people can be told from them."""

import hashlib
from collections.abc import Iterator

from audit.model.kept import kept
from audit.model.questionnaire import (
    COMPLETENESS_LABELS,
    EVIDENCE_LABELS,
    NOT_APPLICABLE_LABEL,
    UNKNOWN_LABEL,
    Choice,
    Field,
    Question,
    Questionnaire,
    Section,
    Table,
)
from audit.model.text import Language, Text
from audit.questionnaire import layout, texts
from audit.questionnaire.cover import cover_texts
from audit.questionnaire.items import item_text, items_of
from audit.wording.terms import write_term

_BULLET = "•"


def own_texts_of(part: Section | Table, language: Language, banner: str = "") -> Iterator[str]:
    """Yield what the tool writes on the sheet of a section or table, the marks and the answers aside."""
    yield part.title.to(language)
    if isinstance(part, Section):
        yield from introductions(part, language, banner)
        yield from (heading.to(language) for heading in texts.HEADINGS.values())
        for question in part.questions:
            yield from own_texts_of_question(question, language).values()
            for item in items_of(question):
                yield from own_texts_of_item(question, item, language).values()
        return
    yield table_guidance(part, language)
    yield texts.HEADINGS["row"].to(language)
    yield from layout.table_headings(part, language).values()
    yield from layout.table_help(part, language).values()
    yield from (texts.COMPLETENESS_LABEL.to(language), texts.COMPLETENESS_HELP.to(language))


def introductions(section: Section, language: Language, banner: str) -> tuple[str, ...]:
    """Return what may stand below the title of a section: its introduction, after the warning if there is one."""
    introduction = f"{section.introduction.to(language)} {texts.REQUIRED.to(language)}"
    return (introduction, f"{banner}\n{introduction}") if banner else (introduction,)


@kept(most=4_096)
def own_texts_of_question(question: Question, language: Language) -> dict[str, str]:
    """Return what the line of a question holds before it is answered, by column."""
    return {
        "question": question.label.to(language) + (" *" if question.required else ""),
        "guidance": " ".join(part for part in (question.guidance.to(language), none_help(question, language)) if part),
        "expected_evidence": question.expected_evidence.to(language),
        "unit": question.unit.to(language) if question.unit else "",
        "answered_by": write_term(question.answered_by, language),
        "minutes": texts.MINUTES.to(language).format(minutes=question.minutes) if question.minutes else "",
    }


def none_help(field: Field, language: Language) -> str:
    """Return how to answer that there is none; nothing where the question does not offer it."""
    return texts.NONE_HELP.to(language).format(none=field.none_label.to(language)) if field.none_label else ""


def own_texts_of_item(question: Question, item: Choice, language: Language) -> dict[str, str]:
    """Return what the line of an item of a question holds before it is answered, by column."""
    nothing = dict.fromkeys(own_texts_of_question(question, language), "")
    shown = {"question": item_text(item, language), "answered_by": write_term(question.answered_by, language)}
    return nothing | shown


def table_guidance(table: Table, language: Language) -> str:
    """Return what stands below the title of a table: what to enter, who does, and in what time."""
    who = texts.WHO_ANSWERS.to(language).format(role=write_term(table.answered_by, language))
    time = texts.TABLE_TIME.to(language).format(minutes=table.minutes) if table.minutes else ""
    return " ".join(part for part in (table.guidance.to(language), who, time) if part)


def own_texts_around(questionnaire: Questionnaire, language: Language, banner: str = "") -> Iterator[str]:
    """Yield what the tool writes on the sheets that ask nothing: read-me, completeness, glossary, lists."""
    yield banner
    yield from (text.to(language) for text in _around(questionnaire))
    yield from cover_texts(questionnaire, language)
    yield layout.version_line(questionnaire, language)
    first = layout.sheet_name(questionnaire.sections[0], language)
    completeness = layout.COMPLETENESS_SHEET.to(language)
    for number, step in enumerate(texts.README_STEPS, start=1):
        yield f"{number}."
        yield step.to(language).format(first=first, completeness=completeness)
    yield _BULLET


@kept(most=64)
def own_texts_sha256(questionnaire: Questionnaire, language: Language) -> str:
    """Return the hash of every text that the tool writes into an empty workbook of ``questionnaire``.

    Two versions of the tool may put the same questions and explain them in other words.
    """
    written = list(own_texts_around(questionnaire, language))
    for section in questionnaire.sections:
        written += own_texts_of(section, language)
    for table in questionnaire.tables:
        written += own_texts_of(table, language)
    return hashlib.sha256("\n".join(written).encode()).hexdigest()


def _around(questionnaire: Questionnaire) -> Iterator[Text]:
    yield questionnaire.title
    yield from (texts.README_PURPOSE, texts.README_STEPS_TITLE, texts.README_STATES_TITLE, texts.README_LEGEND_TITLE)
    for named in (*texts.README_STATES, texts.LEGEND_INPUT, texts.LEGEND_HEADER, texts.LEGEND_REQUIRED):
        yield from named
    yield from (texts.README_CARE_TITLE, *texts.README_CARE)
    yield from (layout.COMPLETENESS_SHEET, texts.COMPLETENESS_NOTE, *texts.COMPLETENESS_HEADINGS.values())
    yield from (texts.TABLES_TITLE, texts.TABLE_LINES, texts.TABLE_DECLARED, texts.TOTAL)
    yield from layout.STATE_LABELS.values()
    yield from (section.title for section in questionnaire.sections)
    yield from (table.title for table in questionnaire.tables)
    yield from (texts.GLOSSARY_TITLE, texts.GLOSSARY_NOTE, *texts.GLOSSARY_HEADINGS)
    for entry in questionnaire.glossary:
        yield from (entry.term, entry.definition)
    yield from (UNKNOWN_LABEL, NOT_APPLICABLE_LABEL, *EVIDENCE_LABELS.values(), *COMPLETENESS_LABELS.values())
    for field in _fields(questionnaire):
        yield from (option.label for option in field.options)


def _fields(questionnaire: Questionnaire) -> Iterator[Field]:
    yield from questionnaire.questions
    for table in questionnaire.tables:
        yield from table.columns
