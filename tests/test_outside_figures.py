"""The figures of comparable projects: quantiles worked out by hand on a small panorama, and what is refused."""

from decimal import Decimal
from math import comb

import pytest
from click.testing import CliRunner

from audit.declarations.folders import shipped_folder
from audit.errors import DeclarationsInvalid
from audit.intake.gate.refused import RefusedFile
from audit.intake.panorama.mapping import load_mapping
from audit.model.outside_figures import DriftClass
from audit.outside.derive import derive, figures_text, main
from audit.outside.drifts import drift_class, followed
from audit.outside.intervals import Ranks, fewest, ranks
from audit.outside.trajectories import read_trajectories
from audit.questionnaire.load import load_question_bank
from audit.rulebase.load import load_rulebase
from tests.rule_files import folder_with, model_rule_text, shipped_rulebase, shipped_vocabulary
from tests.synthetic_panorama import DRIFTING, LEFT_OUT, export, project

SURE = Decimal("0.95")
MEDIAN = Decimal("0.5")


def _table(folder, *lines):
    return read_trajectories(export(folder, *lines), load_mapping(load_question_bank()))


def _told(found):
    return [(str(one.at), str(one.drift), str(one.low), str(one.high)) for one in found.quantiles]


@pytest.mark.parametrize(
    ("count", "expected"),
    # From tables of the binomial law (n, 1/2): P(none) = 0.0625 of 4, 0.031 of 5; P(1 or fewer) = 0.035 of 8, 0.011 of
    # 10; P(2 or fewer) = 0.055 of 10, 0.019 of 12.
    [(4, None), (5, Ranks(1, 5)), (8, Ranks(2, 7)), (10, Ranks(2, 9)), (12, Ranks(3, 10))],
)
def test_the_interval_of_a_median_has_the_ranks_of_the_tables(count, expected):
    assert ranks(count, MEDIAN, SURE) == expected


@pytest.mark.parametrize(
    ("at", "expected"), [("0.5", 5), ("0.25", 11), ("0.75", 11), ("0.8", 14), ("0.1", 29), ("0.9", 29)]
)
def test_how_many_projects_a_quantile_asks_for(at, expected):
    # 0.5^5 = 0.031 after 0.5^4 = 0.063; 0.75^11 = 0.042 after 0.056; 0.8^14 = 0.044 after 0.055; 0.9^29 = 0.047 after
    # 0.052.
    assert fewest(Decimal(at), SURE) == expected
    assert ranks(expected - 1, Decimal(at), SURE) is None
    assert ranks(expected, Decimal(at), SURE) is not None


@pytest.mark.parametrize("at", ["0.1", "0.25", "0.5", "0.8"])
@pytest.mark.parametrize("count", range(1, 40, 3))
def test_each_end_of_an_interval_is_as_sure_as_asked_and_no_wider_than_it_must_be(at, count):
    chance = [
        comb(count, under) * float(at) ** under * (1 - float(at)) ** (count - under) for under in range(count + 1)
    ]

    def low_is_wrong(rank):  # fewer than ``rank`` observations lie under the quantile
        return sum(chance[:rank])

    def high_is_wrong(rank):
        return sum(chance[rank:])

    found = ranks(count, Decimal(at), SURE)
    if found is None:
        assert low_is_wrong(1) > 0.05 or high_is_wrong(count) > 0.05
    else:
        assert low_is_wrong(found.low) <= 0.05 < low_is_wrong(found.low + 1)
        assert high_is_wrong(found.high) <= 0.05 < high_is_wrong(found.high - 1)


def test_quantiles_are_those_worked_out_by_hand(tmp_path):
    found = drift_class(followed(_table(tmp_path, *DRIFTING), "euros", 18), SURE)
    # Drifts 0, 0.1 … 1.4: the quantile q lies at 14 × q steps of 0.1 from the first. By tables of the binomial law (15,
    # q), the chance of none under the 1st quartile is 0.013 and of one at most 0.080, of 8 or more 0.017 and of 7 or
    # more 0.057; of 3 at most under the median 0.018 and of 4 at most 0.059; the 3rd quartile mirrors the 1st; of 8 at
    # most under the 8th decile 0.018 and of 9 at most 0.061, of all 15 0.035 and of 14 or more 0.167.
    assert _told(found) == [
        ("0.25", "0.350", "0.000", "0.700"),
        ("0.5", "0.700", "0.300", "1.100"),
        ("0.75", "1.050", "0.700", "1.400"),
        ("0.8", "1.120", "0.800", "1.400"),
    ]
    assert (found.projects, found.closed, found.still_followed) == (15, 3, 10)


def test_the_drift_of_a_duration_is_that_of_years(tmp_path):
    found = drift_class(followed(_table(tmp_path, *DRIFTING), "years", 18), SURE)
    assert {one.drift for one in found.quantiles} == {Decimal("0.25")}  # four years become five


@pytest.mark.parametrize("lines", [LEFT_OUT])
def test_projects_that_cannot_tell_a_drift_are_left_out(tmp_path, lines):
    assert list(followed(_table(tmp_path, *DRIFTING, *lines), "euros", 18)["first"]) == [10_000_000] * 15


def test_a_project_followed_for_just_long_enough_counts(tmp_path):
    table = _table(tmp_path, *project("Dix-huit mois", ("10", "12"), editions=("2017-07", "2019-01")))
    assert [round(drift, 6) for drift in followed(table, "euros", 18)["drift"]] == [0.2]
    assert followed(table, "euros", 19).empty


def test_figures_between_the_first_and_the_last_do_not_count_nor_those_not_published(tmp_path):
    editions = ("2016-06", "2017-01", "2017-09", "2019-01", "2019-06")
    lines = project("P", ("", "10", "99", "11", "NC"), ("4",) * 5, ("Cadrage",) * 5, editions)
    (line,) = followed(_table(tmp_path, *lines), "euros", 18).to_dict("records")
    assert (line["first"], round(line["drift"], 6), line["still_followed"]) == (10_000_000, 0.1, True)


def test_a_start_that_moves_leaves_the_duration_out_and_keeps_the_cost(tmp_path):
    lines = project("P", ("10", "12"), ("4", "5"), begun=("janvier 2016", "mars 2016"))
    table = _table(tmp_path, *lines)
    assert (len(followed(table, "euros", 18)), len(followed(table, "years", 18))) == (1, 0)


def test_names_are_one_whatever_their_capitals_and_accents(tmp_path):
    lines = [*project("Géo-Portail", ("10",), ("4",), ("Cadrage",), ("2017-01",)),
             *project("GEO PORTAIL", ("12",), ("4",), ("Cadrage",), ("2019-01",))]  # fmt: skip
    assert [round(drift, 6) for drift in followed(_table(tmp_path, *lines), "euros", 18)["drift"]] == [0.2]


def test_how_much_of_the_planned_duration_was_over_at_first(tmp_path):
    # From the first of January 2016 to that of 2017, 366 days of the 4 × 365 planned; the five that were first seen on
    # the first of July 2016, 182 days. The median of ten and five is the greater.
    assert derive(_table(tmp_path, *DRIFTING)).elapsed_at_first == Decimal("0.25")


def test_classes_hold_their_least_size_and_not_their_greatest(tmp_path):
    figures = derive(
        _table(tmp_path, *DRIFTING), cost_limits=[Decimal(10_000_000)], year_limits=[Decimal(4), Decimal(5)]
    )
    assert [one.projects for one in figures.cost.classes] == [0, 15]
    assert [one.projects for one in figures.duration.classes] == [0, 15, 0]
    assert (figures.first_edition, figures.last_edition, figures.editions) == ("2016-07", "2019-01", 4)


def test_what_is_derived_is_what_the_rule_base_reads(tmp_path):
    figures = derive(_table(tmp_path, *DRIFTING))
    folder = folder_with(tmp_path, model_rule_text())
    (folder / "outside_view.yaml").write_text(figures_text(figures), encoding="utf-8")
    assert load_rulebase(shipped_vocabulary(), folder).outside_view == figures


def test_the_shipped_figures_are_as_the_command_writes_them():
    text = (shipped_folder("rules") / "outside_view.yaml").read_text(encoding="utf-8")
    assert figures_text(shipped_rulebase().outside_view) == text


@pytest.mark.slow
def test_the_same_export_gives_the_same_bytes_whatever_the_order_of_its_lines(tmp_path):
    first, second = (CliRunner().invoke(main, [str(export(tmp_path, *lines))]) for lines in (DRIFTING, DRIFTING[::-1]))
    assert (first.exit_code, first.stdout) == (0, second.stdout)
    assert first.stdout == figures_text(derive(_table(tmp_path, *DRIFTING)))


@pytest.mark.parametrize(
    ("line", "place", "words"),
    [
        ("P,2017,janvier 2016,4,Cadrage,10", "line 2", "the edition is not a month, such as 2021-11"),
        ("P,2017-13,janvier 2016,4,Cadrage,10", "line 2", "the edition is not a month"),
        ("P,2017-01,hier,4,Cadrage,10", "line 2", '"hier" cannot be read'),
        ("P,2017-01,janvier 2016,quatre,Cadrage,10", "line 2", '"quatre" cannot be read'),
        ("P,2017-01,janvier 2016,4,Cadrage,dix", "line 2", '"dix" cannot be read'),
        (",2017-01,janvier 2016,4,Cadrage,10", "line 2", "the project has no name"),
        ("P,2017-01,,4,Cadrage,10\np,2017-01,,4,Cadrage,11", "line 3", "this project stands twice in this edition"),
    ],
)
def test_what_cannot_be_read_is_told_with_its_line_and_stops_all(tmp_path, line, place, words):
    with pytest.raises(RefusedFile) as refused:
        _table(tmp_path, line)
    assert f"{place}: " in refused.value.text.en
    assert words in refused.value.text.en
    assert refused.value.text.fr != refused.value.text.en


def test_every_fault_is_told_at_once(tmp_path):
    result = CliRunner().invoke(main, [str(export(tmp_path, "P,hier,x,y,Cadrage,z", "Q,2017-01,,,,z"))])
    assert result.exit_code == 3
    assert [words in result.stderr for words in ('"x"', '"y"', '"z"', "line 2", "line 3", "« x »")] == [True] * 6
    assert result.stdout == ""


def test_a_note_under_the_table_is_no_project(tmp_path):
    assert len(_table(tmp_path, *DRIFTING, ",,,,,Source : exemple")) == len(DRIFTING)


def _class(**more):
    return {"projects": 20, "closed": 1, "still_followed": 2, "quantiles": [], **more}


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (
            _class(quantiles=[{"at": 0.5, "drift": 0.2, "low": 0.3, "high": 0.4}]),
            "the drift 0.2 is not between 0.3 and 0.4",
        ),
        (_class(quantiles=[{"at": 0.33, "drift": 0.2, "low": 0.1, "high": 0.4}]), "the quantile 0.33 is none of those"),
        (_class(quantiles=[{"at": 0.8, "drift": 0.2, "low": 0.1, "high": 0.4}]), "the median is missing"),
        (
            _class(
                quantiles=[{"at": at, "drift": drift, "low": 0, "high": 1} for at, drift in ((0.5, 0.3), (0.8, 0.2))]
            ),
            "not in increasing order",
        ),
        (_class(closed=19), r"more finished or still followed projects than projects \(20\)"),
    ],
)
def test_figures_that_cannot_be_are_refused(given, expected):
    with pytest.raises(ValueError, match=expected):
        DriftClass.model_validate(given)


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("  - at_least: 9000000\n", "  - at_least: 8000000\n", "the classes do not follow one another"),
        ("schema: outside_view/1", "schema: outside_view/2", "outside_view/1"),
        ("DINUM-PANORAMA/cout-complet", "DINUM-PANORAMA/cout", "outside_view.yaml:5: there is no place in source"),
        ("first_edition: 2016-11", "first_edition: 2016-13", "first_edition"),
        ("followed_months:", "folowed_months:", "unknown key; did you mean 'followed_months'?"),
    ],
)
def test_what_is_wrong_in_the_file_is_told(tmp_path, old, new, expected):
    folder = folder_with(tmp_path, model_rule_text())
    text = (shipped_folder("rules") / "outside_view.yaml").read_text(encoding="utf-8")
    assert old in text
    (folder / "outside_view.yaml").write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(DeclarationsInvalid) as raised:
        load_rulebase(shipped_vocabulary(), folder)
    assert any(expected in str(problem) for problem in raised.value.problems)
