"""Forms of rows: what rows of one form share is looked at once, and each says its own numbers all the same."""

import pytest

from audit.intake.sheets import row_forms
from audit.intake.sheets.row_forms import RowForms, Slot

ROW = (
    '<row r="3" ht="15"><c r="A3" s="1" t="s"><v>{}</v></c><c r="B3"/><c r="C3" s="2"><v>{}</v></c>'
    '<c r="D3"><f>1+1</f><v>{}</v></c><c r="E3" t="inlineStr"><is><t>a</t></is></c>'
)


@pytest.fixture
def looked():
    """Return forms, and what was looked at to find them."""
    seen = []

    def made_alike(written):
        seen.append(written)
        return written if "<is>" in written else ()

    return RowForms(made_alike), seen


def test_rows_of_one_form_are_looked_at_once_and_say_their_own_numbers(looked):
    forms, seen = looked
    first, numbers = forms.form_of(ROW.format(7, "1.5", 2), is_excel=False)
    assert list(numbers) == ["7", "1.5", "2"]
    again, others = forms.form_of(ROW.format(12, "-3E-05", 4), is_excel=False)
    assert again is first
    assert list(others) == ["12", "-3E-05", "4"]
    assert seen == ["/>", ' t="inlineStr"><is><t>a</t></is></c>']  # the blank cell, and the one without a number
    assert (first.before, first.number, first.hidden) == ("", 3, "")
    assert first.cells == [
        Slot((3, 1), None),
        Slot((3, 3), ' s="2">'),
        Slot((3, 4), "><f>1+1</f>"),
        ((3, 5), ' t="inlineStr"><is><t>a</t></is></c>'),
    ]
    assert first.elements == 1 + 5 + 3 + 1 + 2  # the row, its cells, three values, a formula, a text within another


@pytest.mark.parametrize(
    "other",
    [
        ROW.replace("1+1", "1+2"),
        ROW.replace("ht=", "hidden="),
        ROW.replace('s="2"', 's="3"'),
        ROW.replace("<t>a", "<t>b"),
        "<sheetData>" + ROW,
    ],
)
def test_what_differs_otherwise_than_by_its_numbers_is_another_form(looked, other):
    forms, _ = looked
    first, _ = forms.form_of(ROW.format(1, 2, 3), is_excel=False)
    second, _ = forms.form_of(other.format(1, 2, 3), is_excel=False)
    assert second is not None
    assert second != first


@pytest.mark.parametrize(
    "written",
    [
        ROW.replace('r="B3"', 'r="B"'),  # no name of a cell
        ROW.replace("<v>{}</v>", "<v>{} </v>", 1),  # no program writes it so
        "<c><v>1</v></c>" + ROW,  # a number that is no cell's of the row
        ROW + "<!-- -->",
    ],
)
def test_a_row_that_is_not_plain_has_no_form(looked, written):
    forms, _ = looked
    assert forms.form_of(written.format(1, 2, 3), is_excel=False)[0] is None


def test_as_many_forms_are_kept_as_are_meant_to_be_and_no_long_one(looked, monkeypatch):
    forms, _ = looked
    monkeypatch.setattr(row_forms, "_MOST", 2)
    monkeypatch.setattr(row_forms, "_LONGEST", 60)
    rows = [f'<row r="{number}"><c r="A{number}"/>' for number in (1, 2, 3)]

    def form_of(row):
        return forms.form_of(row, is_excel=False)[0]

    first, second = form_of(rows[0]), form_of(rows[1])
    assert form_of(rows[0]) is first
    assert form_of(rows[1]) is second
    form_of(rows[2])  # lets go of the others
    assert form_of(rows[0]) is not first
    assert form_of(rows[0]) == first
    long = rows[0] + '<c r="B1"/>' * 5
    assert form_of(long) is not form_of(long)
