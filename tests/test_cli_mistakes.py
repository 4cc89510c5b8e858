"""What is mistyped or misplaced on the command line is told with what was meant."""

import gc
import sys

import click
import pytest

from audit.cli.closed_choice import Named, OneOf
from audit.cli.main import main
from audit.cli.options import AXES, REVIEW_TYPES, SEVERITIES
from audit.cli.percentage import Percentage
from audit.cli.rule_names import closest_id
from audit.model.questionnaire import ReviewType
from audit.model.rule import Axis

IDS = ("GOV-001", "GOV-010", "GOV-061", "REA-001", "DIA-001", "DIA-010")


@pytest.fixture
def audit(monkeypatch, capsys, tmp_path):
    monkeypatch.chdir(tmp_path)

    def run(*arguments):
        monkeypatch.setattr(sys, "argv", ["audit", *map(str, arguments)])
        with pytest.raises(SystemExit) as ended:
            main()
        gc.enable()
        out, err = capsys.readouterr()
        assert list(tmp_path.iterdir()) == []  # a mistake makes no folder
        return ended.value.code, out, " ".join(err.split())

    return run


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("gov-1", "GOV-001"),
        ("gov1", "GOV-001"),
        ("GOV 001", "GOV-001"),
        ("GOV_10", "GOV-010"),
        ("GOV-0061", "GOV-061"),
        ("gov–061", "GOV-061"),
        ("dia1", "DIA-001"),
        ("DIA-011", "DIA-010"),
        ("GVO-001", "GOV-001"),
        ("XYZ", None),
        ("", None),
    ],
)
def test_an_id_is_known_as_people_type_it(typed, meant):
    assert closest_id(typed, IDS) == meant


@pytest.mark.parametrize("typed", ["crise", "CRISE", "crisis", "Intervention en situation de crise"])
def test_a_review_is_known_by_its_code_and_by_its_name(typed):
    assert REVIEW_TYPES.code_of(typed) == ReviewType.CRISIS


def test_case_accents_and_dashes_of_a_value_do_not_matter():
    assert REVIEW_TYPES.code_of("Auto evaluation") == ReviewType.SELF_ASSESSMENT
    assert REVIEW_TYPES.code_of("pre-launch") == ReviewType.PRE_LAUNCH
    assert AXES.code_of("SECURITE") == Axis.SECURITY
    assert AXES.code_of("delivery") == Axis.DELIVERY
    assert SEVERITIES.code_of("bloquante") == "blocking"
    assert SEVERITIES.code_of("bloquand") is None


def test_no_two_values_of_a_list_are_written_alike():
    for values in (REVIEW_TYPES, AXES, SEVERITIES):
        for code, named in values.values.items():
            assert {values.code_of(word) for word in (code, named.fr, named.en, *named.others)} == {code}


def test_a_value_is_shown_in_the_language_of_the_console(monkeypatch):
    chosen = OneOf({"red": Named("rouge", "red"), "green": Named("vert", "green")})
    assert chosen.shown == ("rouge", "vert")
    monkeypatch.setenv("AUDIT_LANG", "en")
    assert chosen.shown == ("red", "green")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("explain", "GOV-001", "rapport"), "audit explain rapport GOV-001"),
        (("explain", "rapport", "GOV-001"), "introuvable"),
        (("questionnaire", "new", "fichier.xlsx", "crise"), "audit questionnaire new … -o fichier.xlsx --review crise"),
        (("questionnaire", "new", "--review", "crsie"), "Vouliez-vous dire « crise » ?"),
        (("questionnaire", "new", "--lang", "francias"), "Vouliez-vous dire « fr » ?"),
        (("rules", "new", "un-nom", "GOV-900", "--axis", "finances", "--fact", "x", "-o", "r"), "new GOV-900 un-nom"),
        (
            ("rules", "new", "GOV-900", "un-nom", "--axis", "finance", "--fact", "budget.spnet", "-o", "r"),
            "budget.spent",
        ),
        (("rules", "new", "GOV-900", "un-nom", "--axis", "plannig", "--fact", "x", "-o", "r"), "« planning »"),
        (("rules", "show", "dia-1"), "le plus proche : DIA-001"),
        (("lint",), "« audit rules lint »"),
        (("rules", "tset"), "« audit rules test »"),
        (("chekc",), "« audit check »"),
        (("rules", "list", "--rulse", "x"), "Vouliez-vous dire"),
    ],
)
def test_what_was_meant_is_told(audit, arguments, said):
    code, out, err = audit(*arguments)
    assert (code, out) == (2, "")
    assert said in err


def test_a_file_that_is_there_is_named_when_another_is_asked_for(monkeypatch, capsys, tmp_path):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "classeur.xlsx").write_bytes(b"")
    monkeypatch.setattr(sys, "argv", ["audit", "check", "clasesur.xlsx"])
    with pytest.raises(SystemExit):
        main()
    gc.enable()
    assert "Vouliez-vous dire « classeur.xlsx » ?" in capsys.readouterr().err


def test_a_file_whose_name_only_ends_alike_is_not_named(monkeypatch, capsys, tmp_path):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "rep.xlsx").write_bytes(b"")
    monkeypatch.setattr(sys, "argv", ["audit", "check", "nulle.xlsx"])
    with pytest.raises(SystemExit):
        main()
    gc.enable()
    assert "rep.xlsx" not in capsys.readouterr().err


def test_a_diagnosis_is_shown_like_a_rule(audit):
    code, out, _ = audit("rules", "show", "dia-001")
    assert code == 0
    assert out.startswith("DIA-001 Effet tunnel\n")
    assert "la règle PLA-001 n'est pas respectée" in out


@pytest.mark.parametrize(("typed", "number"), [("0", 0), ("100", 100), ("62,5", 62.5), ("62.5", 62.5), ("60 %", 60)])
def test_a_percentage_is_read_as_people_write_it(typed, number):
    assert Percentage().convert(typed, None, None) == number


@pytest.mark.parametrize("typed", ["nan", "inf", "-1", "100.01", "a", "", "%"])
def test_what_is_no_percentage_is_refused(typed):
    with pytest.raises(click.BadParameter, match="n'est pas un nombre de 0 à 100"):
        Percentage().convert(typed, None, None)
