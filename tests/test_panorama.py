"""Exports of the panorama, with the roughness of the published ones, start a workbook and invent nothing."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from audit.cli.panorama import intake as command
from audit.errors import DeclarationsInvalid, WorkbookRefused
from audit.intake.gate.refused import RefusedFile
from audit.intake.grid import Cell
from audit.intake.panorama.choice import choose_project, project_names
from audit.intake.panorama.columns import refuse_doubles
from audit.intake.panorama.durations import PublishedEnd, published_end, rounds_to_tenths
from audit.intake.panorama.export import Export, read_export
from audit.intake.panorama.mapping import load_mapping
from audit.intake.panorama.numbers import read_millions, read_years
from audit.intake.panorama.project import panorama_snapshot
from audit.intake.snapshot import read_workbook
from audit.intake.values.cells import read_cell
from audit.model.answer import Answer, AnswerState, Evidence
from audit.model.end_precision import EndPrecision
from audit.model.questionnaire import ReviewType
from audit.model.text import Language
from audit.model.within import Within
from audit.questionnaire.load import load_question_bank

BANK = load_question_bank()
MAPPING = load_mapping(BANK)
ASKED = BANK.questionnaire(ReviewType.PRE_LAUNCH)
NEEDED = (MAPPING.project, MAPPING.edition)

# The headings and oddities of the exports of November 2016, June 2017 and March 2018; the projects are invented.
HEADINGS = (
    "Ministère porteur ,Ministère nom complet,Nom du projet,Projet interministériel,Description et objectifs du projet,"
    "En savoir plus sur le projet,Début,Durée prévisionnelle en année,Phase du projet en cours,Coût estimé,"
    "Coût estimé par tranche,Zone fonctionnelle,Financement [programme(s)],"
    "Lien vers les Projets Annuels de Performances,Date de publication,,"
)
# 3.750684931506849 years are 1,369 days: 1 July 2013 + 1,369 days = 31 March 2017.
ALPHA = (
    'SPM,Premier ministre,ALPHA ÉTÉ,Oui,"Une description\nsur deux lignes, avec virgule.",https://exemple.fr,2013-07-01,'
    "3.750684931506849,Déploiement,7,entre 5 et 9 M€,Identité,Coordination (P129),https://pap,2016-11-03,,"
)
BETA = "MI,Ministère de l'Intérieur,BETA,Non,Texte,,2014-09-01,En cadrage,Cadrage,En cadrage,En cadrage,,,,2016-11-03,,"
GAMMA = "MJ,Ministère de la Justice,GAMMA,Non,=1+1,,,4.0,Interrompu,douze,,,,,2016-11-03,,"
EMPTY = ",,,,,,,,,,,,,,,,"
PLAIN = "\n".join((HEADINGS, ALPHA, BETA, EMPTY, GAMMA, EMPTY)) + "\n"


def csv_file(folder: Path, text: str = PLAIN, encoding: str = "utf-8") -> Path:
    path = folder / "panorama.csv"
    path.write_bytes(text.encode(encoding))
    return path


def answers(export: Export, project: str, edition: str | None = None) -> dict[str, Answer]:
    row = choose_project(export, MAPPING, project, edition, "panorama.csv")
    return panorama_snapshot(row, MAPPING, ASKED, "source", Language.FR).answers


def test_what_is_published_becomes_answers(tmp_path: Path) -> None:
    found = answers(read_export(csv_file(tmp_path), NEEDED), "alpha ete")
    assert {name: answer.value for name, answer in found.items()} == {
        "project.name": "ALPHA ÉTÉ",
        "project.ministry": "Premier ministre",
        "project.description": "Une description\nsur deux lignes, avec virgule.",
        "project.phase": "rollout",
        "project.start_date": date(2013, 7, 1),
        "planning.current_end": date(2017, 3, 31),
        "budget.current_forecast": Decimal(7_000_000),
    }
    assert {answer.evidence for answer in found.values()} == {Evidence.DECLARED}
    assert {answer.source for answer in found.values()} == {"source"}
    notes = found["project.description"].comment
    for words in ("Zone fonctionnelle\u00a0: Identité", "Financement\u00a0: Coordination (P129)", "https://exemple.fr"):
        assert words in notes
    assert "référentiel initial" in found["budget.current_forecast"].comment


def test_what_is_not_published_stays_blank_with_its_words(tmp_path: Path) -> None:
    found = answers(read_export(csv_file(tmp_path), NEEDED), "BETA")
    for name in ("planning.current_end", "budget.current_forecast"):
        assert found[name].state is AnswerState.BLANK
        assert "En cadrage" in found[name].comment
    assert found["project.phase"].value == "framing"


def test_what_cannot_be_read_is_kept_word_for_word(tmp_path: Path) -> None:
    found = answers(read_export(csv_file(tmp_path), NEEDED), "GAMMA")
    assert (found["project.phase"].state, found["project.phase"].raw) == (AnswerState.UNUSABLE, "Interrompu")
    assert (found["budget.current_forecast"].state, found["budget.current_forecast"].raw) == (
        AnswerState.UNUSABLE,
        "douze",
    )
    assert found["project.start_date"].state is AnswerState.BLANK
    assert found["project.description"].value == "=1+1"


@pytest.mark.parametrize("years", ["3.7", "3.7506", "5.41"])
def test_no_day_is_deduced_from_a_rounded_duration(tmp_path: Path, years: str) -> None:
    text = PLAIN.replace("3.750684931506849", years)
    found = answers(read_export(csv_file(tmp_path, text), NEEDED), "ALPHA ÉTÉ")["planning.current_end"]
    assert (found.state, found.value) == (AnswerState.BLANK, None)
    assert years in found.comment


@pytest.mark.parametrize(
    ("years", "first", "last"),
    [
        ("4", date(2017, 7, 1), date(2017, 7, 31)),
        ("4.0", date(2017, 7, 1), date(2017, 7, 31)),
        ("5.25", date(2018, 10, 1), date(2018, 10, 31)),  # 63 months
        ("5.42", date(2018, 12, 1), date(2018, 12, 31)),  # 65 months are 5.416666 years
        ("5.4166667", date(2018, 12, 1), date(2018, 12, 31)),
        ("10.3333333333333", date(2023, 11, 1), date(2023, 11, 30)),  # 124 months
        ("4.583333333", date(2018, 2, 1), date(2018, 2, 28)),  # 55 months
    ],
)
def test_a_duration_in_whole_months_gives_the_month_and_no_day_of_it(
    tmp_path: Path, years: str, first: date, last: date
) -> None:
    text = PLAIN.replace("3.750684931506849", years)
    found = answers(read_export(csv_file(tmp_path, text), NEEDED), "ALPHA ÉTÉ")["planning.current_end"]
    assert (found.state, found.value) == (AnswerState.PARTLY_ANSWERED, None)
    assert found.within == Within(low=first, high=last)
    assert "connue qu'au mois" in found.comment
    assert years in found.comment


@pytest.mark.parametrize(
    ("durations", "rounded"),
    [
        (["8", "3.7", "6.5"], True),  # 3.7 years are 44.4 months: rounded, and 8 may be too
        (["8", "6.5", "5.25", "10.3333333333333"], False),  # all of them whole months
        (["5", "7.95890410958904", "6.75"], False),  # 2,905 days; whole months; no figure of one decimal
        (["", "NC"], False),
    ],
)
def test_an_edition_that_rounds_to_a_tenth_shows_it_by_one_figure(durations: list[str], rounded: bool) -> None:
    assert rounds_to_tenths(durations) is rounded


@pytest.mark.parametrize(
    ("years", "in_tenths", "end"),
    [
        ("8", False, PublishedEnd(date(2020, 1, 1), EndPrecision.MONTH)),
        ("8", True, PublishedEnd(date(2020, 1, 1), EndPrecision.ABOUT)),
        ("3.7", True, PublishedEnd(date(2015, 9, 1), EndPrecision.ABOUT)),  # 44.4 months: 44 is nearest
        ("7.95890410958904", True, PublishedEnd(date(2019, 12, 15), EndPrecision.DAY)),  # 2,905 days
    ],
)
def test_an_end_is_as_exact_as_the_duration_that_it_comes_from(years: str, in_tenths: bool, end: PublishedEnd) -> None:
    assert published_end(date(2012, 1, 1), Decimal(years), in_tenths=in_tenths) == end


def test_the_command_deduces_no_month_from_an_edition_that_rounds(tmp_path: Path) -> None:
    heading = "Nom du projet;Début;Durée prévisionnelle en année;Date de publication"
    path = csv_file(tmp_path, f"{heading}\nX;janvier 2012;8;2017-06-01\nY;janvier 2012;3,7;2017-06-01\n")
    output = tmp_path / "x.json"
    done = CliRunner().invoke(command, ["panorama", str(path), "--project", "X", "-o", str(output)])
    assert done.exit_code == 0, done.output
    assert "2020-01" not in output.read_text(encoding="utf-8")


WITHHELD = (
    "Les éléments chiffrés des projets en cours d’appel d’offres ou dont la trajectoire est en cours de révision ne "
    "sont volontairement pas publiés par la DINSIC"
)


def test_figures_withheld_on_purpose_are_no_fault(tmp_path: Path) -> None:
    text = f"Nom du projet;Phase du projet en cours;Date de publication\nX;{WITHHELD};2019-06-01\n"
    found = answers(read_export(csv_file(tmp_path, text), NEEDED), "X")["project.phase"]
    assert found.state is AnswerState.BLANK
    assert WITHHELD in found.comment


@pytest.mark.parametrize("written", ["2013-07-01", "01/07/2013", "juillet 2013", "juillet 13"])
def test_a_start_is_read_as_the_editions_write_it(tmp_path: Path, written: str) -> None:
    text = PLAIN.replace("2013-07-01", written)
    found = answers(read_export(csv_file(tmp_path, text), NEEDED), "ALPHA ÉTÉ")
    assert found["project.start_date"].value == date(2013, 7, 1)
    assert found["planning.current_end"].value == date(2017, 3, 31)


@pytest.mark.parametrize("written", ["2013", "T3 2013", "2013-13-01", "bientôt", "99 99"])
def test_another_start_is_kept_word_for_word(tmp_path: Path, written: str) -> None:
    found = answers(read_export(csv_file(tmp_path, PLAIN.replace("2013-07-01", written)), NEEDED), "ALPHA ÉTÉ")
    assert (found["project.start_date"].state, found["project.start_date"].raw) == (AnswerState.UNUSABLE, written)
    assert found["planning.current_end"].state is AnswerState.BLANK


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
def test_encodings_and_separators_of_spreadsheets(tmp_path: Path, encoding: str) -> None:
    text = "Nom du projet;Coût estimé;Date de publication\r\nÉTÉ;81,6;2018-02-28\r\n"
    found = answers(read_export(csv_file(tmp_path, text, encoding), NEEDED), "ete")
    assert found["project.name"].value == "ÉTÉ"
    assert found["budget.current_forecast"].value == Decimal(81_600_000)


def test_a_workbook_is_read_as_a_text_is(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.create_sheet("Export CSV")
    sheet.append(["Nom du projet", "Début", "Durée prévisionnelle en année", "Coût estimé", "Date de publication"])
    # 2,003 days after 1 January 2012: 26 June 2017.
    sheet.append(["ALPHA", "01/01/2012", "5,48767123287671", "20,46", date(2018, 2, 28)])
    path = tmp_path / "export.xlsx"
    book.save(path)
    export = read_export(path, NEEDED)
    found = answers(export, "alpha", "2018-02")
    assert found["planning.current_end"].value == date(2017, 6, 26)
    assert found["budget.current_forecast"].value == Decimal(20_460_000)
    assert export.rows[0].place.fr == "feuille « Export CSV », ligne 2"


EDITIONS = (
    "edition,edition_month,projet,ministere,debut,phase,cout_complet_estime_meur\n"
    "01,2016-11,ALPHA,M,avril 2015,Cadrage,\n"
    "02,2017-02,ALPHA,M,avril 2015,Conception / Réalisation,5\n"
)


def test_one_edition_is_chosen_among_several(tmp_path: Path) -> None:
    export = read_export(csv_file(tmp_path, EDITIONS), NEEDED)
    assert answers(export, "ALPHA", "2017")["budget.current_forecast"].value == Decimal(5_000_000)
    with pytest.raises(RefusedFile) as several:
        answers(export, "ALPHA")
    assert several.value.code == "ambiguous_project"
    for words in ("ligne 2", "ligne 3", "--edition", "2016-11", "2017-02"):
        assert words in several.value.text.fr
    with pytest.raises(RefusedFile) as none:
        answers(export, "ALPHA", "2021")
    assert "2016-11, 2017-02" in none.value.text.fr


def test_an_unknown_project_gets_the_closest_names(tmp_path: Path) -> None:
    export = read_export(csv_file(tmp_path), NEEDED)
    assert project_names(export, MAPPING) == ("ALPHA ÉTÉ", "BETA", "GAMMA")
    with pytest.raises(RefusedFile) as caught:
        answers(export, "gama")
    assert "GAMMA" in caught.value.text.fr
    assert "--list" in caught.value.text.fr


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"edition,projects\n2016-11,57\n", "n'a pas de colonne"),
        (b"Nom du projet,Date de publicacion\nA,2016\n", "« Date de publicacion »"),
        (b"", "n'a pas de colonne"),
        (b"PK\x03\x04\x00\x00", "CSV lisible"),
        ("Nom du projet\n".encode("utf-16"), "CSV lisible"),
    ],
)
def test_another_file_is_refused_with_what_it_lacks(tmp_path: Path, content: bytes, said: str) -> None:
    path = tmp_path / "autre.csv"
    path.write_bytes(content)
    with pytest.raises(RefusedFile) as caught:
        read_export(path, NEEDED)
    assert caught.value.code == "not_an_export"
    assert said in caught.value.text.fr
    assert "autre.csv" in caught.value.text.en


@pytest.mark.parametrize(
    "cost",
    [
        "1e400",  # of a hundred digits and more
        "1e-400",
        "\u0662\u0666",  # digits of another script
        "\uff12\uff16",
        "26300000",  # euros where M€ are due
        "26 300 000",
        "10000,01",
        "-7",
        "1_000",
        "NaN",
        "Infinity",
        "7" * 41,
        "26,3 k€",
        "26,3 ans",
        ",",
        "1 2",
    ],
)
def test_a_cost_in_another_unit_or_script_is_kept_word_for_word(tmp_path: Path, cost: str) -> None:
    text = f"Nom du projet;Coût estimé;Date de publication\nX;{cost};2017-06-01\n"
    found = answers(read_export(csv_file(tmp_path, text), NEEDED), "X")["budget.current_forecast"]
    assert (found.state, found.value, found.raw.removesuffix(" (?)")) == (AnswerState.UNUSABLE, None, cost)
    # Nor is it read for an amount of euros where it stands in a workbook.
    asked = next(one for one in load_question_bank().questions if one.id == "budget.current_forecast")
    assert read_cell(Cell(found.raw), asked, Language.FR).state is AnswerState.UNUSABLE


@pytest.mark.parametrize(
    ("cost", "euros"),
    [
        ("26,3", 26_300_000),
        ("26.3", 26_300_000),
        ("1 234,5", 1_234_500_000),
        ("1\u202f234", 1_234_000_000),
        ("26,3 M€", 26_300_000),
        ("2,63E+1", 26_300_000),
        ("0", 0),
        ("10000", 10_000_000_000),
    ],
)
def test_a_cost_is_read_as_people_write_it(tmp_path: Path, cost: str, euros: int) -> None:
    text = f"Nom du projet;Coût estimé;Date de publication\nX;{cost};2017-06-01\n"
    found = answers(read_export(csv_file(tmp_path, text), NEEDED), "X")["budget.current_forecast"]
    assert (found.state, found.value) == (AnswerState.ANSWERED, Decimal(euros))


@given(st.text(max_size=60))
def test_no_text_ends_in_an_error(text: str) -> None:
    euros, years = read_millions(text), read_years(text)
    assert euros is None or 0 <= euros <= 10**10
    assert years is None or 0 <= years <= 50


@pytest.mark.parametrize("years", ["1e400", "-4", "\u0664", "50,1", "8 M€", "quatre"])
def test_a_duration_of_another_kind_is_kept_word_for_word(tmp_path: Path, years: str) -> None:
    text = f"Nom du projet;Durée prévisionnelle en année;Début;Date de publication\nX;{years};2014-09-01;2017-06-01\n"
    found = answers(read_export(csv_file(tmp_path, text), NEEDED), "X")["planning.current_end"]
    assert (found.state, found.raw) == (AnswerState.UNUSABLE, years)


DOUBLED = "Nom du projet;{};{};Date de publication\nX;26,3;999;2017-06-01\n"


@pytest.mark.parametrize(
    ("first", "second"),
    [("Coût estimé", "Coût estimé"), ("Coût estimé", "COUT  ESTIME "), ("cout_complet_estime_meur", "Coût estimé")],
)
def test_a_column_that_stands_twice_is_told(tmp_path: Path, first: str, second: str) -> None:
    export = read_export(csv_file(tmp_path, DOUBLED.format(first, second)), NEEDED)
    with pytest.raises(RefusedFile) as caught:
        refuse_doubles(export, MAPPING, "panorama.csv")
    assert "« Coût estimé » (colonnes 2 et 3)" in caught.value.text.fr
    assert '"Coût estimé" (columns 2 and 3)' in caught.value.text.en


def test_a_column_that_nothing_reads_may_stand_twice(tmp_path: Path) -> None:
    export = read_export(csv_file(tmp_path, DOUBLED.format("Lot", "Lot")), NEEDED)
    refuse_doubles(export, MAPPING, "panorama.csv")
    assert answers(export, "X")["project.name"].value == "X"


@pytest.mark.parametrize("told", ["sep=;", '"sep=;"', "SEP=;", "sep=;;;", "\ufeffsep=;"])
def test_a_line_that_says_what_separates_the_cells_is_no_heading(tmp_path: Path, told: str) -> None:
    text = f"{told}\r\nNom du projet;Coût, estimé;Coût estimé;Date de publication\r\nX;,,,,;7;2018-02-28\r\n"
    export = read_export(csv_file(tmp_path, text), NEEDED)
    assert answers(export, "X")["budget.current_forecast"].value == Decimal(7_000_000)
    assert export.rows[0].place.fr == "ligne 3"


def test_blank_lines_may_stand_before_the_headings(tmp_path: Path) -> None:
    export = read_export(csv_file(tmp_path, "\n;;\nNom du projet;Date de publication\nX;2018-02-28\n"), NEEDED)
    assert [(row.place.fr, row.text(MAPPING.project)) for row in export.rows] == [("ligne 4", "X")]


@pytest.mark.parametrize(
    "last", ['X;"2018-02-28\nY;2018-02-28\n', f"X;{'a' * 32_768}\n"], ids=["quotation mark left open", "too long"]
)
def test_a_text_that_swallows_lines_or_fits_no_cell_is_refused_with_its_line(tmp_path: Path, last: str) -> None:
    with pytest.raises(RefusedFile) as caught:
        read_export(csv_file(tmp_path, f"Nom du projet;Date de publication\nW;2018-02-28\n{last}"), NEEDED)
    assert "« panorama.csv », ligne 3 :" in caught.value.text.fr


def test_lines_that_no_edition_tells_apart_get_another_advice(tmp_path: Path) -> None:
    text = "Nom du projet;Date de publication\nX;2018-02-28\nX;2018-02-28\n"
    with pytest.raises(RefusedFile) as caught:
        answers(read_export(csv_file(tmp_path, text), NEEDED), "X", "2018-02-28")
    assert "ligne 2, ligne 3" in caught.value.text.fr
    assert "--edition" not in caught.value.text.fr
    assert "supprimez les autres" in caught.value.text.fr


# --- the command -----------------------------------------------------------------------------------


@pytest.mark.slow
def test_the_command_starts_a_workbook(tmp_path: Path) -> None:
    output = tmp_path / "classeur.xlsx"
    arguments = ["panorama", str(csv_file(tmp_path)), "--project", "alpha été", "--review-date", "2017-01-31"]
    done = CliRunner().invoke(command, [*arguments, "-o", str(output)])
    assert done.exit_code == 0, done.output
    intake = read_workbook(output, BANK)
    assert [item.code for item in intake.diagnostics if item.severity == "error"] == []
    found = intake.snapshot.answers
    assert found["planning.current_end"].value == date(2017, 3, 31)
    assert found["review.date"].value == date(2017, 1, 31)
    assert found["project.name"].source == (
        "Panorama des grands projets numériques de l'État, 2016-11-03, panorama.csv, ligne 2"
    )
    given = [name for name, answer in found.items() if answer.state is not AnswerState.BLANK]
    assert len(given) == 8
    first = output.read_bytes()
    assert CliRunner().invoke(command, [*arguments, "-o", str(output)]).exit_code == 2
    assert CliRunner().invoke(command, [*arguments, "-o", str(output), "--force"]).exit_code == 0
    assert output.read_bytes() == first


def test_a_review_before_its_edition_is_refused_with_the_editions_that_precede_it(tmp_path: Path) -> None:
    path, output = csv_file(tmp_path, EDITIONS), tmp_path / "classeur.json"
    start = ["panorama", str(path), "--project", "ALPHA", "-o", str(output)]
    refused = CliRunner().invoke(command, [*start, "--edition", "2017-02", "--review-date", "2016-12-31"])
    assert refused.exit_code != 0
    said = refused.exception.said("fr").replace("\u00a0", " ")
    assert "La revue (31 décembre 2016) précède l'édition employée (février 2017)" in said
    assert "choisissez une édition antérieure (2016-11)" in said
    assert not output.exists()
    # From the month of the edition on, nothing says that its data are later.
    for edition, day in (("2016-11", "2016-12-31"), ("2017-02", "2017-02-01")):
        done = CliRunner().invoke(command, [*start, "--edition", edition, "--review-date", day, "--force"])
        assert done.exit_code == 0, done.output
    none = CliRunner().invoke(command, [*start, "--edition", "2016-11", "--review-date", "2016-01-01", "--force"])
    assert "donnez une autre date" in none.exception.said("fr")


def test_the_command_lists_projects_and_writes_json(tmp_path: Path) -> None:
    path = csv_file(tmp_path)
    listed = CliRunner().invoke(command, ["panorama", str(path), "--list"])
    assert listed.stdout.splitlines() == ["ALPHA ÉTÉ", "BETA", "GAMMA"]
    output = tmp_path / "releve.json"
    done = CliRunner().invoke(command, ["panorama", str(path), "--project", "BETA", "-o", str(output)])
    assert done.exit_code == 0, done.output
    assert '"project.phase"' in output.read_text(encoding="utf-8")


@pytest.mark.slow
def test_the_command_says_which_values_it_could_not_read(tmp_path: Path) -> None:
    heading = "Nom du projet;Début;Phase du projet en cours;Coût estimé;Date de publication"
    path = csv_file(tmp_path, f"{heading}\nX;2014;Interrompu;1e400;2017-06-01\n")
    done = CliRunner().invoke(command, ["panorama", str(path), "--project", "X", "-o", str(tmp_path / "x.xlsx")])
    assert done.exit_code == 0, done.output
    for words in (
        "« panorama.csv », ligne 2, colonne « Coût estimé » : « 1e400 » n'est pas repris ; un coût en millions d'euros",
        "colonne « Début » : « 2014 » n'est pas repris ; un mois",
        "« Interrompu » n'est pas repris ; une de ces valeurs est attendue : «\u00a0Cadrage\u00a0»",
    ):
        assert words in done.output


@pytest.mark.slow
@pytest.mark.parametrize(
    ("heading", "line", "place", "texts"),
    [
        ("", ";suite", "(colonne 5)", ["suite"]),  # one separator too many: a line longer than its headings
        (";;", ";;un;deux", "(colonnes 6, 7)", ["un", "deux"]),  # the second in a column that has no heading
    ],
)
def test_what_stands_under_no_heading_is_told_and_kept(tmp_path, heading, line, place, texts):
    text = (
        f"Nom du projet;Description et objectifs du projet;Date de publication;Zone fonctionnelle{heading}\n"
        f"X;Texte;2017-06-01;Identité{line}\n"
    )
    written = tmp_path / "x.xlsx"
    done = CliRunner().invoke(
        command, ["panorama", str(csv_file(tmp_path, text)), "--project", "X", "-o", str(written)]
    )
    assert done.exit_code == 0, done.output
    said = " ".join(done.output.split())
    assert f"« panorama.csv », ligne 2 : {', '.join(f'« {text} »' for text in texts)} {place}" in said
    assert "sans intitulé, donc sans réponse" in said
    described = read_workbook(written, BANK).snapshot.answers["project.description"]
    assert f"Sous aucun intitulé\u00a0: {' | '.join(texts)}" in described.comment


def test_the_command_refuses_a_column_that_stands_twice(tmp_path: Path) -> None:
    path, output = csv_file(tmp_path, DOUBLED.format("Coût estimé", "Coût estimé")), tmp_path / "x.xlsx"
    done = CliRunner().invoke(command, ["panorama", str(path), "--project", "X", "-o", str(output)])
    assert isinstance(done.exception, WorkbookRefused)
    assert not output.exists()


@pytest.mark.parametrize("more", [[], ["--project", "BETA", "-o", "releve.txt"]])
def test_the_command_says_what_it_needs(tmp_path: Path, more: list[str]) -> None:
    assert CliRunner().invoke(command, ["panorama", str(csv_file(tmp_path)), *more]).exit_code == 2


# --- the declaration -------------------------------------------------------------------------------

DECLARED = """schema: panorama/1
source: {fr: S, en: S}
project: [projet]
edition: [edition]
answers:
  - question: %s
    headings: [x]
    reading: %s
    codes: {A: %s}
"""


@pytest.mark.parametrize(
    ("question", "reading", "code", "said"),
    [
        ("project.fase", "code", "build", "panorama.yaml:6: there is no question 'project.fase'; did you mean"),
        ("project.phase", "month", "build", "panorama.yaml:8: reading 'month' gives a date"),
        ("project.phase", "code", "bild", "panorama.yaml:9: there is no choice 'bild'; did you mean 'build'?"),
    ],
)
def test_a_wrong_mapping_is_an_error_with_its_line(
    tmp_path: Path, question: str, reading: str, code: str, said: str
) -> None:
    (tmp_path / "panorama.yaml").write_text(DECLARED % (question, reading, code), encoding="utf-8")
    with pytest.raises(DeclarationsInvalid) as caught:
        load_mapping(BANK, tmp_path)
    assert said in str(caught.value)


@pytest.mark.slow
def test_an_end_known_to_the_month_comes_back_from_the_workbook_as_it_was(tmp_path: Path) -> None:
    csv = csv_file(tmp_path, PLAIN.replace("3.750684931506849", "4.583333333"))
    workbook = tmp_path / "classeur.xlsx"
    asked = ["panorama", str(csv), "--project", "ALPHA ÉTÉ", "-o", str(workbook)]
    result = CliRunner().invoke(command, asked)
    assert result.exit_code == 0, result.output
    found = read_workbook(workbook, BANK).snapshot.answers["planning.current_end"]
    assert (found.state, found.within) == (
        AnswerState.PARTLY_ANSWERED,
        Within(low=date(2018, 2, 1), high=date(2018, 2, 28)),
    )
