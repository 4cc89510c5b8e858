"""What ``audit check`` says of what it read: amounts as it read them, and what is wrong alike in many cells, once."""

from decimal import Decimal

from audit.cli.amounts import amounts_read
from audit.cli.said_once import sentences
from audit.intake.problems.diagnostics import Diagnostic, Severity
from audit.model.answer import Answer, AnswerState, CellRef
from audit.model.questionnaire import ReviewType
from audit.model.snapshot import ProjectSnapshot, TableContent, TableRow
from audit.model.text import Language, Text
from audit.model.value import ValueType


def _answer(cell, raw, value=None, kind=ValueType.MONEY, state=AnswerState.ANSWERED):
    return Answer(type=kind, state=state, value=value, raw=raw, cells=(CellRef(sheet="Budget", cell=cell),))


def _snapshot(answers=(), cells=()):
    return ProjectSnapshot(
        questionnaire_id="demo",
        questionnaire_version="1.0",
        review_type=ReviewType.CRISIS,
        language=Language.FR,
        answers={f"a.q{number}": answer for number, answer in enumerate(answers)},
        tables={"lines": TableContent(rows=(TableRow(number=7, cells=dict(cells)),))} if cells else {},
    )


def test_each_amount_stands_with_its_cell_and_what_was_typed():
    snapshot = _snapshot(
        [
            _answer("E5", "48 M€", Decimal(48_000_000)),
            _answer("E6", "12", Decimal(12), ValueType.INTEGER),
            _answer("E7", "beaucoup", state=AnswerState.UNUSABLE),
            _answer("E8", "250000", Decimal(250_000)),
        ],
        {"spent": _answer("D7", "79,4 M€", Decimal(79_400_000))},
    )
    blank, title, *lines = [
        line.replace("\u00a0", " ").replace("\u202f", " ") for line in amounts_read(snapshot, Language.FR)
    ]
    assert blank == ""
    assert title == "Montants lus, en euros TTC (3)"
    assert [line.split() for line in lines] == [
        ["Budget!E5", "48", "M€", "tapé", ":", "«", "48", "M€", "»"],
        ["Budget!E8", "250", "000", "€"],  # a bare number is not repeated
        ["Budget!D7", "79,4", "M€", "tapé", ":", "«", "79,4", "M€", "»"],
    ]


def test_amounts_in_english():
    lines = list(amounts_read(_snapshot([_answer("E5", "48 M€", Decimal(48_000_000))]), Language.EN))
    assert lines[1] == "Amounts as read, in euros including tax (1)"
    assert "typed: “48 M€”" in lines[2]


def test_without_amounts_nothing_is_said():
    assert list(amounts_read(_snapshot(), Language.FR)) == []


def test_what_was_typed_steers_no_screen():
    lines = list(amounts_read(_snapshot([_answer("E5", "1\x1b[2J €\n", Decimal(1))]), Language.FR))
    assert "\x1b" not in lines[2]
    assert "\n" not in lines[2]


def test_many_levels_of_evidence_without_a_source_are_told_together():
    alike = [
        Diagnostic(
            severity=Severity.WARNING,
            code="evidence_without_source",
            sheet=sheet,
            cell=cell,
            problem=Text(fr="sans source", en="without a source"),
            advice=Text(fr="Indiquer la source.", en="Give the source."),
        )
        for sheet, cell in (("Planning", "G6"), ("Planning", "G8"), ("Finances", "G12"), ("Finances", "G13"))
    ]
    assert list(sentences(alike, Language.FR)) == [
        "Planning!G6, G8, Finances!G12, G13 : sans source. Indiquer la source."
    ]
    assert len(list(sentences(alike[:3], Language.FR))) == 3


def test_what_is_told_together_stands_with_the_first_of_them_whatever_is_between():
    def problem(code, sheet, cell):
        texts = {"problem": Text(fr=code, en=code), "advice": Text(fr="Faire.", en="Do.")}
        return Diagnostic(severity=Severity.WARNING, code=code, sheet=sheet, cell=cell, **texts)

    blank = [problem("completeness_blank", sheet, "C3") for sheet in ("Équipe", "Budget", "Instances", "RACI")]
    others = [problem("row_incomplete", "Jalons", "C7"), problem("row_incomplete", "Marchés", "C7")]
    told = list(sentences([others[0], *blank[:2], others[1], *blank[2:]], Language.FR))
    assert [words.partition(" :")[0].partition(",")[0] for words in told] == ["Jalons!C7", "Équipe!C3", "Marchés!C7"]
    assert told[1] == "Équipe!C3, Budget!C3, Instances!C3, RACI!C3 : completeness_blank. Faire."
