"""The report as Markdown: what people typed stays text for whoever reads the file, and the synthesis is whole."""

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from audit.model.text import Language
from audit.reporting.markdown.marks import inline, link, plain, table
from audit.reporting.markdown.pages import write_markdown
from audit.reporting.synthesis import synthesis_of
from audit.reporting.untrusted_text import printable
from audit.reporting.view import ReportView
from tests.hostile_result import MARK, hostile_result
from tests.sample_result import sample_result

READER = MarkdownIt("commonmark").enable(["table", "strikethrough"])


def _tokens(source):
    for token in READER.parse(source):
        yield token
        yield from token.children or ()


def _text(source):
    return "".join(token.content for token in _tokens(source) if token.type in ("text", "text_special"))


@given(st.text())
def test_any_text_reads_as_it_was_typed(text):
    one_line = re.sub(r"[^\S\u00a0\u202f]+", " ", printable(text)).strip()  # no-break spaces stay
    for written in (plain(text), f"x {inline(text)}"):
        assert {token.type for token in _tokens(written)} <= {
            "paragraph_open",
            "paragraph_close",
            "inline",
            "text",
            "text_special",
        }
    assert _text(plain(text)) == one_line


@pytest.mark.parametrize(
    "text",
    [
        "# titre", "- liste", "+ liste", "1. liste", "12) liste", "> citation", "***", "---", "===", "`code`", "~~~",
        "[lien](javascript:alert(1))", "![image](x)", "<b>gras</b>", "<javascript:alert(1)>", "&lt;script&gt;", "a|b",
        "https://exemple.fr/page", "www.exemple.fr", "_souligné_ *gras* ~~barré~~", "\\*", "$x$", "    code",
    ],
)  # fmt: skip
def test_what_markdown_would_read_is_text(text):
    assert _text(plain(text)) == text.strip()
    assert {token.type for token in _tokens(plain(text))} <= {
        "paragraph_open", "paragraph_close", "inline", "text", "text_special",
    }  # fmt: skip


def test_a_cell_of_a_table_is_one_cell_whatever_it_holds():
    written = "\n".join(table(["a", "b"], [("x | y", "<b>"), ("`|`", "\n")]))
    cells = [token for token in _tokens(written) if token.type == "td_open"]
    assert len(cells) == 4


def test_only_safe_addresses_are_links():
    assert link("La Cour", "https://www.ccomptes.fr/x") == "[La Cour](<https://www.ccomptes.fr/x>)"
    assert "](" not in link("x", "javascript:void(0)")
    assert link("Sans adresse", "") == "Sans adresse"


@pytest.mark.parametrize("language", Language)
def test_hostile_text_is_inert(language):
    source = write_markdown(ReportView(hostile_result(), language))
    kinds = [token for token in _tokens(source) if token.type.startswith(("html", "image", "code", "fence"))]
    assert [token.content.strip() for token in kinds] == [source.splitlines()[0]]  # our own comment
    addresses = [token.attrs["href"] for token in _tokens(source) if token.type == "link_open"]
    assert all(str(address).startswith(("http://", "https://", "mailto:")) for address in addresses)
    assert MARK in _text(source)


@pytest.mark.parametrize("language", Language)
def test_the_page_holds_the_whole_synthesis(language):
    view = ReportView(sample_result(), language)
    synthesis, read = synthesis_of(view), " ".join(_text(write_markdown(view)).split())
    said = [synthesis.verdict.headline, synthesis.verdict.certainty, *synthesis.not_established]
    said += [reason.sentence for reason in synthesis.reasons]
    said += [sentence for group in synthesis.findings for one in group.told for sentence in one.sentences]
    said += [part for phase in synthesis.phases for step in phase.steps for part in step.do]
    said += [entry.title for entry in synthesis.bibliography]
    for sentence in said:
        assert " ".join(sentence.split()) in read


def test_the_same_result_gives_the_same_bytes():
    first, second = (write_markdown(ReportView(replace(sample_result()), Language.FR)) for _ in range(2))
    assert first == second
