"""The pages that users read: both languages, links that lead somewhere, commands and figures that are true."""

import re
import shlex

import click
import pytest

from audit.cli.root import cli
from audit.intake.gate.admission import MAX_FILE_BYTES
from audit.intake.panorama.mapping import load_mapping
from audit.intake.values.dates import parse_date
from audit.intake.values.mistakes import MistakeCode
from audit.intake.values.numbers import parse_money, parse_number, parse_share
from audit.model.text import Language
from audit.questionnaire.load import load_question_bank
from tests.doc_pages import DOCS, TWINS, anchor, blocks, headings, links, page, tables

PAGES = [*TWINS, *TWINS.values()]
WRITTEN = [name for name in PAGES if name not in ("faits.fr.md", "facts.md")]
BANK = load_question_bank()


# What the help of the command line calls in French otherwise than files do.
_IN_FRENCH = {
    "--review crise": "--review crisis",
    "--decision retiré": "--decision withdrawn",
    "--rules-of récent": "--rules-of new",
}


def _commands(name):
    lines = (line for block in blocks(page(name), "sh") for line in block.splitlines())
    return [line for line in lines if line.startswith("audit ")]


def _with_codes(line):
    """Return a command of a French page with the codes that the English one has."""
    for words, code in _IN_FRENCH.items():
        line = line.replace(words, code)
    return line


@pytest.mark.parametrize(("french", "english"), TWINS.items())
def test_each_page_leads_to_its_twin_and_has_its_tables_and_commands(french, english):
    first, second = page(french), page(english)
    assert english in links(first)
    assert french in links(second)
    assert [(table.under, table.keys) for table in tables(first)] == [
        (table.under, table.keys) for table in tables(second)
    ]
    assert [_with_codes(line) for line in _commands(french)] == _commands(english)
    assert [level for level, _ in headings(first)] == [level for level, _ in headings(second)]


@pytest.mark.parametrize("name", PAGES)
def test_every_line_of_a_table_has_its_cells(name):
    for table in tables(page(name)):
        assert {len(row) for row in table.rows} == {len(table.rows[0])}, table.rows[0]


@pytest.mark.parametrize("name", PAGES)
def test_every_link_leads_to_a_file_and_to_a_heading_of_it(name):
    lost = []
    for target in (target for target in links(page(name)) if "://" not in target):
        file, _, wanted = target.partition("#")
        there = (DOCS / file).exists()
        if not there or (wanted and wanted not in {anchor(words) for _, words in headings(page(file or name))}):
            lost.append(target)
    assert lost == []


def test_the_rule_language_is_written_with_the_same_examples_and_constructs_in_both_languages():
    french, english = page("langage-des-regles.fr.md"), page("rule-language.md")
    keys = [re.findall(r"^ *(?:- )?(\w+):", block, re.MULTILINE) for block in blocks(french, "yaml")]
    assert keys == [re.findall(r"^ *(?:- )?(\w+):", block, re.MULTILINE) for block in blocks(english, "yaml")]
    constructs = re.compile(r"`(\{(?:fact|column|parameter|rule|all|any|not|at_least|for_each|exists|forbid): ?[^`]*)`")
    assert set(constructs.findall(french)) == set(constructs.findall(english))


@pytest.mark.parametrize("command", sorted({line for name in WRITTEN for line in _commands(name)}))
def test_every_command_shown_is_one_of_the_tool(command):
    # Parsed without being run; the files that it names need not exist.
    words = shlex.split(command)[1:]
    at = cli
    while isinstance(at, click.Group):
        at = at.get_command(click.Context(at), words.pop(0))
        assert at is not None
    options = {option for parameter in at.params for option in (*parameter.opts, *parameter.secondary_opts)}
    assert {word for word in words if word.startswith("-")} <= options


@pytest.mark.parametrize("name", ["questionnaire.fr.md", "questionnaire.md"])
def test_the_size_of_each_questionnaire_is_the_one_told(name):
    (sizes,) = (table for table in tables(page(name)) if table.under == () and table.keys[:1] == ("framing",))
    told = {code: (int(row[2]), int(row[3])) for code, row in zip(sizes.keys, sizes.rows[1:], strict=True)}
    asked = {review: BANK.questionnaire(review) for review in BANK.titles}
    assert told == {review.value: (len(one.questions), len(one.tables)) for review, one in asked.items()}
    required = {question.id for one in asked.values() for question in one.questions if question.required}
    assert len(required) == 4  # « Quatre questions », "Four questions"
    assert f"{MAX_FILE_BYTES // 1_000_000} M" in page(name)


@pytest.mark.parametrize(
    ("name", "language", "amount", "share", "periods", "estimates"),
    [
        (
            "questionnaire.fr.md",
            Language.FR,
            "1,5 M€",
            "35",
            ("mars 2027", "T2 2027"),
            ("environ 10", "3-5", "20 ?"),
        ),
        (
            "questionnaire.md",
            Language.EN,
            "€1.5m",
            "35",
            ("March 2027", "Q2 2027"),
            ("about 10", "3-5", "20 ?"),
        ),
    ],
)
def test_answers_given_as_examples_are_read_as_the_page_says(name, language, amount, share, periods, estimates):
    text = page(name)
    assert all(example in text for example in (amount, share, *periods, *estimates))
    assert parse_money(amount, language) == 1_500_000
    assert parse_share(share, language).code is MistakeCode.AMBIGUOUS_SHARE
    assert {parse_date(period, language).code for period in periods} == {MistakeCode.PERIOD}
    assert {parse_number(one, language).code for one in estimates} == {MistakeCode.APPROXIMATE}


@pytest.mark.parametrize(
    ("name", "language"), [("conduire-un-audit.fr.md", Language.FR), ("conducting-an-audit.md", Language.EN)]
)
def test_the_documents_to_ask_for_are_those_that_the_questionnaire_expects(name, language):
    (asked_for,) = (table for table in tables(page(name)) if table.rows[0][1] in ("pièces", "documents"))
    named = {document.strip().casefold() for row in asked_for.rows[1:] for document in row[1].split(";")}
    assert named
    assert named <= {question.expected_evidence.to(language).casefold() for question in BANK.questions}


@pytest.mark.parametrize("name", ["panorama.fr.md", "panorama.md"])
def test_the_columns_of_the_panorama_are_those_that_are_read(name):
    mapping = load_mapping(BANK)
    (filled,) = (table for table in tables(page(name)) if len(table.rows[0]) == 3)
    assert [row[1].strip("`") for row in filled.rows[1:]] == [column.question for column in mapping.answers]
    assert [row[0] for row in filled.rows[1:]] == [column.headings[0] for column in mapping.answers]
    phases = next(column.codes for column in mapping.answers if column.codes)
    assert any(row[2] == ", ".join(phases) for row in filled.rows[1:])


@pytest.mark.parametrize("name", PAGES)
def test_pages_number_only_the_recommendations_that_are_established(name):
    # Of the Cour des comptes (2020), only the numbers 4, 5 and 6 are.
    text = page(name)
    named = re.findall(r"[Rr]eco(?:mmandations?\s+n°|mmendations?)\s+(\d+(?:(?:,| et| and)\s+\d+)*)", text)
    assert {number for listed in named for number in re.findall(r"\d+", listed)} <= {"4", "5", "6"}
