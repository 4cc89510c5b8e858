"""What people typed is shown in messages on one line, harmless and short; messages fit where they are given."""

from pathlib import Path

import pytest
from openpyxl import Workbook

from audit.intake.gate.refused import RefusedFile
from audit.intake.snapshot import read_workbook
from audit.intake.values.words import quotable
from audit.model.text import Language, Text
from audit.questionnaire.layout import META_SHEET
from tests.intake_workbooks import BANK, Filled, only

RED = "\x1b[31m"
BIDI = "\u202e"


@pytest.fixture
def filled(tmp_path: Path) -> Filled:
    return Filled(tmp_path)


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("trois", "trois"),
        ("  deux\n ou\ttrois\r\n ", "deux ou trois"),
        (f"{RED}rouge", "[31mrouge"),
        (f"abc{BIDI}def\u2066\u200f", "abcdef"),
        ("a\u2028b\x85c\x00d", "a b cd"),
        ("12\u00a0500\u202f€", "12 500 €"),
        ("x" * 80, "x" * 80),
        ("x" * 81, "x" * 79 + "…"),
        ("x" * 78 + " y z", "x" * 78 + "…"),
        ("", ""),
    ],
)
def test_what_was_typed_is_shown_on_one_short_line(typed: str, shown: str) -> None:
    assert quotable(typed) == shown


def test_a_message_quotes_what_was_typed_and_the_data_keep_it(filled: Filled) -> None:
    filled.answer("steering.owners", f"trois\nou{BIDI} quatre " + "x" * 100)
    found = only(filled.read())
    assert found.read.startswith(f"trois\nou{BIDI}")
    for language in Language:
        message = found.message(language)
        assert "trois ou quatre xxx" in message
        assert "x…" in message
        assert "\n" not in message
        assert BIDI not in message


def test_details_and_sheet_names_are_quoted_too(filled: Filled) -> None:
    filled.put("Pilotage", "A30", f"steering\n{BIDI}" + "y" * 100)
    filled.book["Pilotage"].title = f"Ma{BIDI} feuille"
    message = only(filled.read()).message(Language.FR)
    assert "Ma feuille!A30" in message
    assert "« steering yyy" in message
    assert "y" * 81 not in message
    assert BIDI not in message
    assert "\n" not in message


def test_refusals_are_harmless_too(filled: Filled, tmp_path: Path) -> None:
    filled.put(META_SHEET, "B1", f"work{BIDI}book\n" + "z" * 200)
    with pytest.raises(RefusedFile) as caught:
        filled.read()
    assert "« workbook zzz" in caught.value.text.fr
    assert "z" * 81 not in caught.value.text.fr
    path = tmp_path / f"bud{BIDI}get{RED}.xlsx"
    Workbook().save(path)
    with pytest.raises(RefusedFile) as caught:
        read_workbook(path, BANK)
    for text in (caught.value.text.fr, caught.value.text.en, str(caught.value)):
        assert "budget[31m.xlsx" in text


def test_a_text_of_braces_is_no_template(filled: Filled) -> None:
    filled.answer("project.suppliers", "Alpha {x} et {0}")
    assert "« Alpha {x} et {0} »" in only(filled.read()).problem.fr


def test_refusals_say_why() -> None:
    refused = RefusedFile("code", Text(fr="Non.", en="No."))
    assert (refused.code, refused.said("en"), refused.said("fr"), str(refused)) == ("code", "No.", "Non.", "No.")


def in_table(filled: Filled, column: str, typed: object) -> str:
    letters = {"label": "B", "amount": "C", "end": "D", "topics": "E", "clause": "F"}
    cells = {"label": "Lot 1", "amount": 1, "end": "31/03/2027", "topics": "Valeur", "clause": "Oui", column: typed}
    for name, value in cells.items():
        filled.put("Lots", f"{letters[name]}7", value)
    filled.put("Lots", "C3", "Complet")
    return only(filled.read()).message(Language.FR)


@pytest.mark.parametrize(
    ("column", "typed"),
    [
        ("clause", "n.c."),
        ("amount", "beaucoup"),
        ("amount", "~ 3 M€"),
        ("amount", "12 000 $"),
        ("end", "31/03/2027 (prévision)"),
        ("end", "~ mars 2027"),
    ],
)
def test_a_line_of_a_table_has_no_reason_to_ask_for_but_a_comment(filled: Filled, column: str, typed: str) -> None:
    message = in_table(filled, column, typed)
    assert "motif" not in message.replace("le motif dans le commentaire", "")


def test_a_question_has_both(filled: Filled) -> None:
    filled.answer("steering.cost", "n.c.")
    filled.answer("steering.owners", "~3")
    placeholder, approximate = sorted((item.message(Language.FR) for item in filled.read().diagnostics), key=len)[::-1]
    said = placeholder + approximate
    assert "en donnant le motif" in said
    assert "la nuance va dans le commentaire" in said


@pytest.mark.slow
def test_the_item_that_is_not_in_the_list_is_named(filled: Filled) -> None:
    filled.answer("steering.topics", "Valeur ; Qualité ; Coûts")
    message = only(filled.read()).message(Language.FR)
    assert "« Qualité » n'est pas dans la liste" in message
    assert "Lu : « Valeur ; Qualité ; Coûts »" in message


def test_a_date_with_words_is_asked_for_alone(filled: Filled) -> None:
    filled.answer("project.review", "15/08/2028 (prévision)")
    message = only(filled.read()).message(Language.FR)
    assert "Le plus proche : « 15/08/2028 »" in message
    assert message.endswith("Saisir la date seule ; la précision va dans le commentaire.")


def test_a_number_shown_as_a_percentage_says_so(filled: Filled) -> None:
    sheet, cell = filled.answer("steering.staff", 0.5)
    filled.book[sheet][cell].number_format = "0%"
    message = only(filled.read()).message(Language.FR)
    assert "la cellule est au format pourcentage" in message
    assert "le nombre sans %" in message
