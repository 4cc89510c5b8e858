"""The annotated copy shows every problem, changes nothing else, and is read as the original is."""

import io
import subprocess
import zipfile
from pathlib import Path
from xml.etree.ElementTree import canonicalize

import pytest
from click.testing import CliRunner
from openpyxl import load_workbook
from openpyxl.comments import Comment
from openpyxl.workbook import Workbook

from audit.annotation.copy import annotated
from audit.annotation.impossible import CannotAnnotate
from audit.cli.check import check
from audit.intake.problems.diagnostics import Diagnostic, Severity
from audit.intake.snapshot import Intake, read_workbook
from audit.model.text import Language
from audit.questionnaire.load import load_question_bank
from audit.questionnaire.workbook import write_workbook
from tests.installed_programs import SOFFICE, needs_soffice
from tests.intake_workbooks import BANK, QUESTIONNAIRE, Filled, codes, text
from tests.random_snapshots import random_snapshot
from tests.shared_texts import check_shared

pytestmark = pytest.mark.slow

LIST = "Problèmes à corriger"
WORKBOOKS = Path(__file__).parent / "workbooks"


@pytest.fixture
def filled(tmp_path: Path) -> Filled:
    return Filled(tmp_path)


def annotate(path: Path, language: Language = Language.FR) -> tuple[bytes, Path]:
    """Annotate the workbook ``path``; return the bytes of the copy, and where it was written."""
    content = annotated(path.read_bytes(), read_workbook(path, BANK).diagnostics, language)
    copy = path.with_name("copie.xlsx")
    copy.write_bytes(content)
    return content, copy


def parts(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def unselected(sheet: bytes) -> str:
    """Return the XML of a sheet in its canonical form, without the mark of the sheet that is selected."""
    return canonicalize(sheet.decode(), exclude_attrs=["tabSelected"])


def same_reading(one: Intake, other: Intake) -> bool:
    """Say whether two files say the same, their names and hashes aside."""
    left, right = (intake.model_dump(exclude={"snapshot": {"workbook"}, "sheets": True}) for intake in (one, other))
    return left == right


def rows_of_list(book: Workbook) -> list[tuple[str, ...]]:
    sheet = book[LIST]
    return [tuple(str(cell.value or "") for cell in row) for row in sheet.iter_rows(min_row=6)]


def spoil(filled: Filled) -> dict[str, str]:
    """Make one mistake of each gravity, and return the cells by their code."""
    _, number = filled.answer("steering.owners", "trois")
    _, formula = filled.answer("steering.staff", "=1+1")
    filled.answer("steering.plan", "Oui")
    row = filled.place("steering.plan")[1][1:]
    filled.book["Pilotage"].row_dimensions[int(row)].hidden = True
    filled.book.save(filled.path)
    return {"not_a_number": number, "formula": formula, "rows_hidden": f"A{row}"}


def test_the_list_names_every_problem_with_a_link_to_its_cell(filled: Filled) -> None:
    cells = spoil(filled)
    _, copy = annotate(filled.path)
    book = load_workbook(copy)
    assert book.sheetnames[0] == LIST
    assert book.active is not None
    assert book.active.title == LIST
    rows = rows_of_list(book)
    assert [(row[0], row[1], row[2]) for row in rows] == [
        ("Erreur", "Pilotage", cells["not_a_number"]),
        ("Avertissement", "Pilotage", cells["formula"]),
        ("Remarque", "Pilotage", cells["rows_hidden"]),
    ]
    assert rows[0][3] == "Question steering.owners fr"
    assert (rows[0][4], rows[0][5]) == ("Ce n'est pas un nombre", "«\u00a0trois\u00a0»")
    links = {link.ref: link.location for row in book[LIST].iter_rows() for cell in row if (link := cell.hyperlink)}
    assert links == {f"C{6 + rank}": f"'Pilotage'!{cell}" for rank, cell in enumerate(cells.values())}


def test_each_cell_is_marked_and_says_what_is_wrong_with_it(filled: Filled) -> None:
    cells = spoil(filled)
    _, copy = annotate(filled.path)
    sheet = load_workbook(copy)["Pilotage"]
    comment = sheet[cells["not_a_number"]].comment
    assert comment is not None
    for words in ("Erreur", "ce n'est pas un nombre", "trois", "un nombre entier", "Saisir un seul nombre"):
        assert words in comment.text
    rules = [(str(place.sqref), rule) for place in sheet.conditional_formatting for rule in place.rules]
    ours = {place: rule.dxfId for place, rule in rules if "audit check" in str(rule.formula)}
    assert set(ours) == set(cells.values())
    assert len(set(ours.values())) == 3, "one look for each gravity"


def test_the_copy_is_read_as_the_original(filled: Filled) -> None:
    spoil(filled)
    _, copy = annotate(filled.path)
    assert same_reading(read_workbook(copy, BANK), read_workbook(filled.path, BANK))


def test_parts_that_say_nothing_of_problems_keep_their_bytes(filled: Filled) -> None:
    spoil(filled)
    content, _ = annotate(filled.path)
    before, after = parts(filled.path.read_bytes()), parts(content)
    assert set(before) <= set(after)
    changed = {name for name in before if before[name] != after[name]}
    steering = next(name for name, data in before.items() if b"@section:steering" in data)
    # The sheet with the problems, the list of the sheets (which one opens), and what ties parts together.
    assert {steering, "xl/workbook.xml", "xl/styles.xml", "[Content_Types].xml"} <= changed
    sheets = {name for name in changed if name.startswith("xl/worksheets/sheet")} - {steering}
    for name in sheets:  # only the mark of the sheet that opens first
        assert unselected(after[name]) == unselected(before[name])
    assert "docProps/custom.xml" not in changed
    assert "xl/theme/theme1.xml" not in changed


def test_annotating_again_replaces_what_was_there(filled: Filled) -> None:
    spoil(filled)
    first, copy = annotate(filled.path)
    assert annotate(copy)[0] == first
    book = load_workbook(copy)
    book["Pilotage"][filled.place("steering.owners")[1]].value = 3  # the mistake is mended in the copy
    book.save(copy)
    _, again = annotate(copy)
    rows = rows_of_list(load_workbook(again))
    assert [row[0] for row in rows] == ["Avertissement", "Remarque"]
    assert load_workbook(again)["Pilotage"][filled.place("steering.owners")[1]].comment is None
    assert load_workbook(again).sheetnames.count(LIST) == 1


def test_the_list_shares_its_texts_and_leaves_none_behind(tmp_path: Path) -> None:
    path = tmp_path / "classeur.xlsx"
    write_workbook(QUESTIONNAIRE, Language.FR, path, random_snapshot(BANK, 5))
    original = path.read_bytes()
    copies = []
    for words in ("zèbre", "girafe"):
        problem = Diagnostic(
            severity=Severity.ERROR,
            code="not_a_number",
            sheet="Pilotage",
            cell="E5",
            problem=text(words),
            advice=text(words),
        )
        copies.append(annotated(copies[-1] if copies else original, [problem], Language.FR))
        check_shared(copies[-1])
    assert copies[1] == annotated(original, [problem], Language.FR)
    assert not [name for name, part in parts(copies[1]).items() if "zèbre".encode() in part]


def test_a_workbook_without_shared_texts_is_given_some(filled: Filled) -> None:
    spoil(filled)  # openpyxl saved it: its texts stand in the cells
    before = parts(filled.path.read_bytes())
    assert "xl/sharedStrings.xml" not in before
    content, copy = annotate(filled.path)
    lists = {name for name in parts(content) if name.startswith("xl/worksheets/sheet")} - set(before)
    assert b"inlineStr" not in parts(content)[lists.pop()]
    assert rows_of_list(load_workbook(copy))[0][0] == "Erreur"


def test_comments_of_people_are_kept(filled: Filled) -> None:
    cells = spoil(filled)
    sheet = filled.book["Pilotage"]
    sheet[cells["not_a_number"]].comment = Comment("À revoir avec Jeanne", "Paul")
    sheet["C6"].comment = Comment("Très bien", "Paul")
    filled.book.save(filled.path)
    _, copy = annotate(filled.path)
    kept = load_workbook(copy)["Pilotage"]
    text = kept[cells["not_a_number"]].comment
    assert text is not None
    assert text.text.startswith("À revoir avec Jeanne")
    assert "ce n'est pas un nombre" in text.text
    book = load_workbook(copy)
    book["Pilotage"][cells["not_a_number"]].value = 3
    book.save(copy)
    _, again = annotate(copy)
    left = load_workbook(again)["Pilotage"]
    assert (left[cells["not_a_number"]].comment.text, left["C6"].comment.text) == ("À revoir avec Jeanne", "Très bien")


def test_a_workbook_without_problem_says_so(filled: Filled) -> None:
    filled.book.save(filled.path)
    _, copy = annotate(filled.path)
    book = load_workbook(copy)
    assert book[LIST]["A2"].value == "Aucun problème n'a été trouvé."
    assert rows_of_list(book) == []
    assert codes(read_workbook(copy, BANK)) == []


@pytest.mark.parametrize(
    "typed", ['=CONCATENATE("a","b")', "@answer", "@section:steering", "+1", "<b>&amp;", "_x0041_", "\u202eabc"]
)
def test_what_people_typed_stays_text(filled: Filled, typed: str) -> None:
    sheet, cell = filled.answer("steering.owners", None)
    filled.book[sheet][cell].value = typed
    filled.book[sheet][cell].data_type = "s"
    filled.book.save(filled.path)
    _, copy = annotate(filled.path)
    book = load_workbook(copy)
    assert all(cell.data_type != "f" for row in book[LIST].iter_rows() for cell in row)
    assert same_reading(read_workbook(copy, BANK), read_workbook(filled.path, BANK))


def test_a_sheet_of_the_same_name_is_left_alone(filled: Filled) -> None:
    filled.book.create_sheet(LIST)["A1"] = "Mes notes"
    spoil(filled)
    _, copy = annotate(filled.path)
    book = load_workbook(copy)
    assert book.sheetnames[0] == f"{LIST} (2)"
    assert book[LIST]["A1"].value == "Mes notes"


def test_english_workbooks_are_annotated_in_english(tmp_path: Path) -> None:
    filled = Filled(tmp_path, Language.EN)
    filled.book["Lots"]["C3"] = "Nothing to list"
    filled.answer("project.review", "31 March 2027")
    filled.answer("steering.owners", "three")
    filled.book.save(filled.path)
    _, copy = annotate(filled.path, Language.EN)
    sheet = load_workbook(copy)["Problems to correct"]
    assert sheet["A6"].value == "Error"
    assert "Enter a single number" in str(sheet["I6"].value)


@pytest.mark.parametrize("name", ["rearranged-libreoffice.xlsx", "typed-libreoffice.xlsx", "rich-text-by-hand.xlsx"])
def test_workbooks_saved_by_libreoffice(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes((WORKBOOKS / name).read_bytes())
    first, copy = annotate(path)
    assert len(rows_of_list(load_workbook(copy))) == len(read_workbook(path, BANK).diagnostics)
    assert same_reading(read_workbook(copy, BANK), read_workbook(path, BANK))
    assert annotate(copy)[0] == first


@needs_soffice
def test_libreoffice_opens_the_copy_and_keeps_its_notes(filled: Filled, tmp_path: Path) -> None:
    cells = spoil(filled)
    _, copy = annotate(filled.path)
    command = [str(SOFFICE), f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--headless"]
    command += ["--convert-to", "xlsx", "--outdir", str(tmp_path / "saved"), str(copy)]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    saved = tmp_path / "saved" / copy.name
    comment = load_workbook(saved)["Pilotage"][cells["not_a_number"]].comment
    assert comment is not None
    assert "ce n'est pas un nombre" in comment.text
    _, again = annotate(saved)
    assert load_workbook(again).sheetnames.count(LIST) == 1
    assert load_workbook(again)["Pilotage"][cells["not_a_number"]].comment.text.count("ce n'est pas un nombre") == 1


def test_an_ods_workbook_cannot_be_annotated() -> None:
    with pytest.raises(CannotAnnotate) as caught:
        annotated((WORKBOOKS / "typed-libreoffice.ods").read_bytes(), (), Language.FR)
    assert ".xlsx" in caught.value.text.fr


# --- the command -----------------------------------------------------------------------------------


def shipped(folder: Path) -> Path:
    path = folder / "classeur.xlsx"
    write_workbook(load_question_bank().questionnaire(next(iter(load_question_bank().titles))), Language.FR, path)
    return path


def test_the_command_writes_the_copy_beside_the_workbook_and_replaces_nothing(tmp_path: Path) -> None:
    path, copy = shipped(tmp_path), tmp_path / "classeur-annote.xlsx"
    before = path.read_bytes()
    done = CliRunner().invoke(check, [str(path), "--annotate"])
    assert done.exit_code == 3  # required answers are missing
    assert copy.name in done.stderr
    assert LIST in load_workbook(copy).sheetnames
    assert path.read_bytes() == before
    first = copy.read_bytes()
    again = CliRunner().invoke(check, [str(path), "--annotate"])
    assert again.exit_code == 2
    assert "--force" in again.stderr
    assert again.stdout == done.stdout  # the problems are told all the same
    assert copy.read_bytes() == first
    assert CliRunner().invoke(check, [str(path), "--annotate", "--force"]).exit_code == 3
    assert copy.read_bytes() == first
    other = tmp_path / "pour-l-equipe.xlsx"
    assert CliRunner().invoke(check, [str(path), "-o", str(other)]).exit_code == 3
    assert other.read_bytes() == first


def test_the_command_refuses_another_kind_of_file(tmp_path: Path) -> None:
    done = CliRunner().invoke(check, [str(shipped(tmp_path)), "--annotate", "-o", str(tmp_path / "copie.ods")])
    assert done.exit_code == 2
    assert not (tmp_path / "copie.ods").exists()
