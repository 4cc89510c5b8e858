"""What commands on histories say, written as Word: the words of the screen, under headings and in lists."""

import io

import docx
from hypothesis import given, settings
from hypothesis import strategies as st

from audit.model.text import Language
from audit.reporting.document.model import Bullets, Heading, Paragraph
from audit.reporting.spoken_pages import Spoken, spoken_document, spoken_docx, spoken_markdown
from tests.many_cases import examples

LINES = (
    Spoken(0, "Projet A"),
    Spoken(1, "30 septembre 2026", is_item=True),
    Spoken(2, "Score 89,1"),
    Spoken(2, "Constats :"),
    Spoken(3, "GOV-001 <w:b/> & co"),
    Spoken(1, "Ce relevé dit."),
)


def _styles(content: bytes) -> list[tuple[str, str]]:
    return [
        (one.style.name, one.text.replace("\N{NO-BREAK SPACE}", " "))
        for one in docx.Document(io.BytesIO(content)).paragraphs
    ]


def test_depths_are_headings_then_paragraphs_and_lists():
    content = spoken_docx("Évolution", LINES, Language.FR)
    assert _styles(content)[2:] == [
        ("Heading 1", "Projet A"),
        ("Heading 2", "30 septembre 2026"),
        ("List Bullet", "Score 89,1"),
        ("Normal", "Constats :"),
        ("List Bullet", "GOV-001 <w:b/> & co"),
        ("Normal", "Ce relevé dit."),
    ]
    assert spoken_docx("Évolution", LINES, Language.FR) == content


def test_markdown_sets_the_same_lines_in_by_their_depth():
    assert spoken_markdown("Évolution", LINES[:4]) == (
        "# Évolution\n\n## Projet A\n\n- 30 septembre 2026\n  - Score 89,1\n  - Constats :\n"
    )


@settings(max_examples=examples(100))
@given(st.lists(st.builds(Spoken, st.integers(0, 4), st.uuids().map(str), st.booleans()), max_size=12))
def test_every_line_is_told_once_and_in_its_order(lines):
    told = []
    for block in spoken_document("T", lines, Language.EN).blocks:
        match block:
            case Heading(level=level, text=text):
                assert level in (1, 2)
                told.append(text)
            case Paragraph(words=words):
                told += [run.text for run in words]
            case Bullets(items=items):
                told += [run.text for words in items for run in words]
    assert told == [line.text for line in lines]
