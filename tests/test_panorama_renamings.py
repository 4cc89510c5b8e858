"""Names of the panorama that may be one project: proposed, confirmed by a reader, applied, with every fault told."""

import csv
import io
from datetime import date
from decimal import Decimal

import pytest
from click.testing import CliRunner

from audit.api import panorama_editions, render_editions
from audit.cli.portfolio import portfolio
from audit.errors import AuditError
from audit.portfolio.editions_moves_schema import CostAlike
from tests.synthetic_panorama import FIRST, LAST, MIDDLE, MINISTRY_HEADINGS, export, of_ministry, project
from tests.test_portfolio_editions import plain_page


def once(name, cost, edition, begun="mars 2016"):
    return project(name, (cost,), ("4",), ("Déploiement",), (edition,), begun)


# In 2019 each leaves as its like enters under another name, but for what a renaming takes and the last two lack.
LINES = [
    *of_ministry("Justice", *once("Beta V1", "100", FIRST), *once("BETA V2", "104", LAST)),
    *of_ministry("Ministère des Armées", *once("Gamma (lot 1)", "50", FIRST)),
    *of_ministry("Ministères des armées", *once("GAMMA", "60", LAST)),
    *of_ministry("Culture", *once("Delta", "7", FIRST), *once("Delta bis", "NC", LAST)),
    *of_ministry("Travail", *once("Epsilon", "9", FIRST), *once("Autre mois", "9", LAST, "avril 2016")),
    *of_ministry("Santé", *once("Zeta", "30", FIRST)),
    *of_ministry("Sport", *once("Autre ministère", "30", LAST)),
    # The ministry changes its name between the editions, as the project that stays tells.
    *of_ministry("Économie", *once("Êta", "20", FIRST), *project("Alpha", ("1",), ("4",), ("Cadrage",), (FIRST,))),
    *of_ministry("Comptes", *once("ETA 2", "20", LAST), *project("Alpha", ("1",), ("4",), ("Cadrage",), (LAST,))),
]


@pytest.fixture(scope="module")
def path(tmp_path_factory):
    return export(tmp_path_factory.mktemp("renamings"), *LINES, headings=MINISTRY_HEADINGS)


@pytest.fixture(scope="module")
def found(path):
    return panorama_editions([path])


def told(found):
    return {(one.old, one.kept): (one.costs, one.likely) for one in found.renamings}


def test_a_renaming_takes_one_start_one_ministry_and_costs_within_the_margin(found):
    assert told(found) == {
        ("Beta V1", "BETA V2"): (CostAlike.WITHIN, True),  # +4 %
        ("Êta", "ETA 2"): (CostAlike.WITHIN, True),
        ("Gamma (lot 1)", "GAMMA"): (CostAlike.BEYOND, False),  # +20 %
        ("Delta", "Delta bis"): (CostAlike.UNPUBLISHED, False),
    }


def test_the_margin_is_the_readers(path):
    narrow, wide = (panorama_editions([path], rename_margin=margin) for margin in ("0.03", "0.2"))
    assert told(narrow)["Beta V1", "BETA V2"] == (CostAlike.BEYOND, False)
    assert told(wide)["Gamma (lot 1)", "GAMMA"] == (CostAlike.WITHIN, True)


def test_a_name_that_could_be_two_is_likely_neither(tmp_path):
    lines = of_ministry("Justice", *once("Un", "10", FIRST), *once("Deux", "10", LAST), *once("Trois", "10", LAST))
    found = panorama_editions([export(tmp_path, *lines, headings=MINISTRY_HEADINGS)])
    assert told(found) == {("Un", "Deux"): (CostAlike.WITHIN, False), ("Un", "Trois"): (CostAlike.WITHIN, False)}


def test_no_figure_depends_on_what_is_only_proposed(found):
    assert (found.names, len(found.projects)) == (13, 13)
    last = found.editions[-1]
    assert (last.entered, last.left, last.same) == (6, 6, 1)
    page = plain_page(found)
    assert "Panorama : 13 intitulés en 2 éditions" in page
    assert "6 entrés, 6 sortis, dont 2 probablement renommés" in page
    assert "2 renommages probables sont à confirmer" in page
    assert "2 autres renommages sont à examiner." in page
    assert "Probablement auparavant : Beta V1" in page
    assert "Plus fort renouvellement" not in page


def test_names_accepted_are_followed_together(path, tmp_path):
    (tmp_path / "acceptes.yaml").write_text("Beta V1: BETA V2\nGAMMA (Lot 1): Gamma\n", encoding="utf-8")
    found = panorama_editions([path], same_as=tmp_path / "acceptes.yaml")
    assert (found.names, len(found.projects)) == (13, 11)
    beta = next(one for one in found.projects if one.project == "BETA V2")
    assert (beta.names, beta.editions, beta.first, beta.cost_change) == (
        ("Beta V1",),
        2,
        date(2017, 1, 1),
        Decimal("0.0400"),
    )
    last = found.editions[-1]
    # Beta 100 → 104, Gamma 50 → 60, Alpha 1 → 1.
    assert (last.entered, last.left, last.same, last.same_before, last.same_now) == (4, 4, 3, 151 * 10**6, 165 * 10**6)
    page = plain_page(found)
    assert "Panorama : 11 projets sous 13 intitulés en 2 éditions" in page
    assert "2 anciens intitulés acceptés sont suivis avec ceux qui les remplacent." in page
    assert "Aussi : Beta V1" in page


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_table_of_proposals_is_a_file_of_accepted_names(found, path, tmp_path, language):
    (tmp_path / "acceptes.csv").write_bytes(render_editions(found, "csv", language)["panorama-renamings.csv"])
    applied = panorama_editions([path], same_as=tmp_path / "acceptes.csv")
    # The two likely ones; the two that are to be examined are told, and left.
    assert len(applied.projects) == 13 - 2
    assert [(one.old, one.kept) for one in applied.set_aside] == [("Delta", "Delta bis"), ("Gamma (lot 1)", "GAMMA")]
    page = plain_page(applied)
    assert "2 renommages du fichier d'intitulés acceptés ne sont pas appliqués" in page
    assert "autres renommages sont à examiner" not in page  # the same two, told once
    assert "sous ce nom ou un ancien intitulé accepté" in page
    assert "depuis leur première publication sous ce nom" not in page


def answered(found, tmp_path, **answers):
    """Write the table of proposals with what a reader answers beside some former names."""
    lines = render_editions(found, "csv")["panorama-renamings.csv"].decode("utf-8-sig").splitlines()
    place = lines[0].split(";").index("Accepté (oui ou non)")
    rows = [line.split(";") for line in lines]
    for row in rows[1:]:
        row[place] = answers.get(row[0].split()[0], "")
    (tmp_path / "acceptes.csv").write_text("\n".join(";".join(row) for row in rows), encoding="utf-8")
    return tmp_path / "acceptes.csv"


def test_a_doubtful_proposal_is_taken_once_the_reader_says_yes_and_a_likely_one_left_on_a_no(found, path, tmp_path):
    names = answered(found, tmp_path, Gamma="Oui", Delta="non", Beta="non")
    applied = panorama_editions([path], same_as=names)
    assert [(one.old, one.kept) for one in applied.same_as] == [("Êta", "ETA 2"), ("Gamma (lot 1)", "GAMMA")]
    assert applied.set_aside == ()
    # What the reader said no to is counted, and proposed no more.
    assert [(one.old, one.kept) for one in applied.turned_down] == [("Beta V1", "BETA V2"), ("Delta", "Delta bis")]
    assert applied.renamings == ()
    assert "Refusés dans le fichier d'intitulés acceptés : 2 ; ils ne sont plus proposés." in plain_page(applied)


def test_a_file_that_says_no_to_all_is_read(found, path, tmp_path):
    names = answered(found, tmp_path, Gamma="non", Delta="non", Beta="non", Êta="non")
    refused = panorama_editions([path], same_as=names)
    assert (len(refused.turned_down), refused.same_as, refused.renamings) == (4, (), ())
    assert len(refused.projects) == len(found.projects)


def test_likely_renamings_have_one_count_on_the_page_on_screen_and_in_the_table(found, path, tmp_path):
    assert found.likely == 2
    done = CliRunner().invoke(portfolio, [str(path), "-o", str(tmp_path / "out"), "--format", "html"])
    assert "renommages probables à confirmer : 2 ;" in done.stdout.replace("\u00a0", " ")
    assert "2 renommages probables sont à confirmer" in plain_page(found)


def test_an_answer_that_is_neither_yes_nor_no_is_told_with_its_line(found, path, tmp_path):
    with pytest.raises(AuditError) as caught:
        panorama_editions([path], same_as=answered(found, tmp_path, Gamma="peut-être"))
    assert "n'y est dit ni par oui ni par non (ligne 5)" in caught.value.said("fr")


def test_proposals_that_are_all_doubtful_are_refused_with_what_to_write(path, tmp_path):
    names = tmp_path / "acceptes.csv"
    names.write_text("Ancien intitulé;Intitulé retenu;Probable\nDelta;Delta bis;non\n", encoding="utf-8")
    with pytest.raises(AuditError) as caught:
        panorama_editions([path], same_as=names)
    assert "écrivez « oui » sous « Accepté (oui ou non) »" in caught.value.said("fr")


def test_a_table_of_a_reader_without_these_columns_is_taken_whole(path, tmp_path):
    names = tmp_path / "acceptes.csv"
    names.write_text("Ancien intitulé;Intitulé retenu\nDelta;Delta bis\n", encoding="utf-8")
    assert len(panorama_editions([path], same_as=names).projects) == 13 - 1


def test_a_line_the_wrong_way_round_is_told_and_followed_as_asked(path, tmp_path):
    (tmp_path / "acceptes.yaml").write_text("BETA V2: Beta V1\n", encoding="utf-8")
    found = panorama_editions([path], same_as=tmp_path / "acceptes.yaml")
    assert [(one.old, one.kept) for one in found.turned_round] == [("BETA V2", "Beta V1")]
    assert "« BETA V2 », donné pour l'ancien intitulé de « Beta V1 », est publié après lui" in plain_page(found)
    done = CliRunner().invoke(
        portfolio,
        [str(path), "-o", str(tmp_path / "out"), "--same-as", str(tmp_path / "acceptes.yaml"), "--format", "json"],
    )
    assert "la ligne est peut-être inversée" in done.output


def test_a_name_that_comes_back_is_the_one_to_keep(tmp_path):
    lines = of_ministry("Justice", *once("CASS", "9", FIRST), *once("CASS V2", "9", MIDDLE), *once("CASS", "9", LAST))
    path = export(tmp_path, *lines, headings=MINISTRY_HEADINGS)
    found = panorama_editions([path])
    assert [(one.old, one.kept) for one in found.renamings] == [("CASS V2", "CASS")] * 2
    # In 2018 it is CASS that leaves: the row says so, where old and kept are not in the order of the editions.
    assert [one.comes_back for one in found.renamings] == [True, False]
    assert "à rebours : « CASS » cède ici la place à « CASS V2 », puis revient" in plain_page(found)
    (tmp_path / "acceptes.csv").write_bytes(render_editions(found, "csv")["panorama-renamings.csv"])
    assert [one.project for one in panorama_editions([path], same_as=tmp_path / "acceptes.csv").projects] == ["CASS"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Beta V1: BETA V22", "aucune édition ne publie « BETA V22 » ; le plus proche : « BETA V2 »"),
        ("Beta V1: BETA V2\nBeta v-1: GAMMA", "« Beta v-1 » est donné pour « BETA V2 » et pour « GAMMA »"),
        ("Beta V1: BETA V2\nBETA V2: Beta V1", "« Beta V1 » renvoie à lui-même, par « BETA V2 »"),
        ("Beta V1: Zeta", "l'édition 2017-01 publie à la fois « Beta V1 » et « Zeta »"),
        ("- Beta V1", "chaque ligne donne un texte pour un texte"),
        ("Beta V1: 2", "chaque ligne donne un texte pour un texte"),
        ("{}", "il ne donne aucun intitulé"),
    ],
)
def test_names_that_cannot_be_accepted_are_told_and_nothing_is_written(path, tmp_path, text, said):
    names, output = tmp_path / "acceptes.yaml", tmp_path / "out"
    names.write_text(text, encoding="utf-8")
    with pytest.raises(AuditError) as caught:
        panorama_editions([path], same_as=names)
    assert said in caught.value.said("fr")
    assert "acceptes.yaml" in caught.value.said("en")
    done = CliRunner().invoke(portfolio, [str(path), "-o", str(output), "--same-as", str(names)])
    assert isinstance(done.exception, AuditError)
    assert not output.exists()


def test_a_table_without_the_two_columns_or_half_filled_is_told(path, tmp_path):
    names = tmp_path / "acceptes.csv"
    names.write_text("Ancien;Nouveau\nBeta V1;BETA V2\n", encoding="utf-8")
    with pytest.raises(AuditError, match="lacks these two columns"):
        panorama_editions([path], same_as=names)
    names.write_text("Ancien intitulé;Intitulé retenu\nBeta V1;\n", encoding="utf-8")
    with pytest.raises(AuditError, match="one of the two names lacks \\(line 2\\)"):
        panorama_editions([path], same_as=names)


def test_accepted_names_go_with_a_panorama_alone(tmp_path):
    (tmp_path / "acceptes.yaml").write_text("A: B\n", encoding="utf-8")
    done = CliRunner().invoke(portfolio, [str(tmp_path), "--same-as", str(tmp_path / "acceptes.yaml")])
    assert done.exit_code == 2
    assert "--same-as ne vaut qu'avec --panorama" in done.output


def test_the_proposals_say_why_to_people(found):
    rows = list(
        csv.reader(
            io.StringIO(render_editions(found, "csv")["panorama-renamings.csv"].decode("utf-8-sig")), delimiter=";"
        )
    )
    assert [(row[0], row[2], row[-1]) for row in rows[1:]] == [
        ("Beta V1", "oui", "dans la marge"),
        ("Êta", "oui", "dans la marge"),
        ("Delta", "non", "coût non publié"),
        ("Gamma (lot 1)", "non", "hors de la marge"),
    ]
    assert "Le renommage est dit probable quand les coûts diffèrent de 5 % au plus" in plain_page(found)
