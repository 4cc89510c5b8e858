"""What people add to a plan or to a file of answers where nothing is read is told with its place and its text."""

from datetime import date

import pytest
from openpyxl import load_workbook
from openpyxl.comments import Comment

from audit.api import export_responses, follow_up, import_responses
from audit.api.returned_texts import texts_beside
from audit.cli.beside import saying_beside
from audit.exchange.shape import READ_BY_PEOPLE
from audit.model.text import Language
from audit.reporting.plan_workbook import texts
from tests.exchanged import plan_of, saved
from tests.filled_workbooks import sheet_of

pytestmark = pytest.mark.slow

DAY = date(2027, 3, 1)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("beside")


@pytest.fixture(scope="module")
def audit(folder):
    return saved(folder)


@pytest.fixture(params=["plan", "answers"])
def sent(audit, folder, tmp_path, request):
    """Return a plan or a file of answers as it went out, and the mark of the sheet to fill in."""
    path = tmp_path / f"{request.param}.xlsx"
    if request.param == "plan":
        path.write_bytes(plan_of(folder).read_bytes())
        return path, "@plan"
    path.write_bytes(export_responses(audit, Language.FR))
    return path, "@findings"


def _told(path, audit, edit):
    """Return what is told of a file once ``edit`` has changed it; it is taken all the same."""
    workbook = load_workbook(path)
    edit(workbook)
    workbook.save(path)
    if path.name == "plan.xlsx":
        follow_up(audit, path, DAY)
    else:
        import_responses(audit, [path])
    return [said.fr for _, said in texts_beside([path])]


def test_a_file_as_it_went_out_holds_nothing_more(sent, audit, tmp_path):
    path, _ = sent
    assert list(texts_beside([path])) == []
    english = tmp_path / "english.xlsx"
    english.write_bytes(export_responses(audit, Language.EN))
    assert list(texts_beside([english])) == []


def test_the_sheets_without_marks_are_those_that_go_out():
    assert {name.to(language) for name in (texts.COVER, texts.PROGRESS) for language in Language} == set(READ_BY_PEOPLE)


def test_a_column_that_was_added(sent, audit):
    path, mark = sent

    def edit(workbook):
        sheet = sheet_of(workbook, mark)
        place[:] = [f"{sheet.title}!{sheet.cell(3, sheet.max_column + 2).coordinate}"]
        sheet[place[0].partition("!")[2]] = "vu avec JM"

    place = [""]
    (said,) = _told(path, audit, edit)
    assert said.startswith(f"{place[0]} : « vu avec JM », hors des colonnes à remplir")


def test_a_line_that_was_added_under_the_others(sent, audit):
    path, mark = sent

    def edit(workbook):
        sheet = sheet_of(workbook, mark)
        for row in range(5):
            sheet.cell(sheet.max_row + 2, 4).value = f"une ligne de plus {row}"

    (said,) = _told(path, audit, edit)
    assert "« une ligne de plus 0 », « une ligne de plus 1 », « une ligne de plus 2 » et 2 autres" in said


def test_a_sheet_that_was_added(sent, audit):
    path, _ = sent
    (said,) = _told(path, audit, lambda book: book.create_sheet("Notes JM").append(["à revoir", "=1+1"]))
    assert said.startswith("Notes JM!A1 : « à revoir », « =1+1 », sur une feuille ajoutée")


def test_what_is_written_on_the_first_sheet(sent, audit):
    path, _ = sent

    def edit(workbook):
        cover = workbook.worksheets[0]
        place[:] = [f"{cover.title}!A{cover.max_row + 3}"]
        cover[place[0].partition("!")[2]] = "La direction conteste l'ensemble"

    place = [""]
    (said,) = _told(path, audit, edit)
    assert said.startswith(f"{place[0]} : « La direction conteste l'ensemble », écrit sur la première feuille")


def test_a_deadline_that_was_changed_on_the_first_sheet(audit, tmp_path):
    path = tmp_path / "answers.xlsx"
    path.write_bytes(export_responses(audit, Language.FR, sent_on=date(2026, 10, 1)))

    def edit(workbook):
        cover = workbook.worksheets[0]
        (cell,) = [cell for (_, cell) in cover.iter_rows(max_col=2) if str(cell.value).startswith("au plus tard")]
        cell.value = "délai prolongé au 30/11"

    (said,) = _told(path, audit, edit)
    assert "« délai prolongé au 30/11 », écrit sur la première feuille" in said


def test_days_that_are_left_to_fill_in_by_hand_may_be(audit, tmp_path):
    path = tmp_path / "answers.xlsx"
    path.write_bytes(export_responses(audit, Language.FR))

    def edit(workbook):
        for row in workbook.worksheets[0].iter_rows(max_col=2):
            if "……" in str(row[1].value):
                row[1].value = "1er octobre 2026"

    assert _told(path, audit, edit) == []


def test_a_note_that_was_hung_on_a_cell(sent, audit):
    path, mark = sent

    def edit(workbook):
        sheet = sheet_of(workbook, mark)
        sheet["D3"].comment = Comment("constat contesté", "A. B.")
        place[:] = [f"{sheet.title}!D3"]

    place = [""]
    (said,) = _told(path, audit, edit)
    assert said.startswith(f"{place[0]} : note «")
    assert "constat contesté" in said


def test_answers_that_were_merged(sent, audit):
    path, mark = sent

    def edit(workbook):
        sheet = sheet_of(workbook, mark)
        last = next(cell for cell in sheet[1] if cell.value == "@comment").column_letter
        areas[:] = [f"{last}3:{last}5"]
        sheet.merge_cells(areas[0])
        sheet.merge_cells("D3:D4")  # of what the tool printed: nothing is lost

    areas = [""]
    (said,) = _told(path, audit, edit)
    first = areas[0].partition(":")[0]
    assert f"!{areas[0]} : les cellules sont fusionnées : seule {first} est lue" in said


def test_it_is_said_on_standard_error(sent, audit, capsys):
    path, _ = sent
    _told(path, audit, lambda book: book.create_sheet("Notes").append(["reste"]))
    with saying_beside([path], Language.EN):
        pass
    shown = capsys.readouterr()
    assert shown.out == ""
    assert shown.err.startswith(f"{path.name}: Notes!A1: “reste”, on a sheet that was added, which is not taken.")
    assert shown.err.count("\n") == 1
