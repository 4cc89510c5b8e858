"""The drawings: nothing overlaps whatever there is to draw, all stands out, and each has a title and a description."""

import re
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest

from audit.comparison.moves import MilestoneMove
from audit.declarations.folders import shipped_folder
from audit.model.text import Language
from audit.reporting.charts import axis_chart
from audit.reporting.comparison.slip_chart import slip_chart
from audit.reporting.cost_drawing import cost_drawing
from audit.reporting.drawn_labels import drawn_width, label_lines
from audit.reporting.messages import messages
from audit.reporting.milestone_drawing import milestone_drawing
from audit.reporting.synthesis.model import CostBar, CostChart, Milestone, MilestoneChart
from audit.wording.numbers import write_days, write_money
from tests.drawn_boxes import LABELS, apart, overlaps
from tests.every_page import FICTITIOUS, LATER, shipped_tool
from tests.installed_programs import needs_chromium
from tests.sample_result import former_result, open_result, sample_result, unknown_result
from tests.test_reporting_html import Page, contrast

FR, EN = Language.FR, Language.EN
DAYS = {
    "as usual": (date(2024, 3, 1), 400),
    "over decades": (date(1975, 1, 1), 9_000),
    "one day": (date(2026, 6, 30), 0),
}


def milestone_charts(language, label, days, count):
    begun, length = DAYS[days]
    lines = []
    for number in range(count):
        initial = None if number % 5 == 4 else begun + timedelta(days=length * number // max(count, 1))
        slip = None if initial is None or number % 5 == 3 else (number % 3) * length
        current = None if slip is None else initial + timedelta(days=slip)
        words = "écart non connu" if slip is None else f"+{write_days(Decimal(slip), language)}"
        kept = (number % 2 == 0, number % 7 == 6, False, "non atteint")
        current = begun if initial is None and current is None else current
        lines.append(Milestone(LABELS[label], initial, "", current, "", slip, words, *kept))
    return MilestoneChart("Jalons", "Ce que montre le dessin.", "En bref.", date(2026, 6, 30), (*lines,), (*lines,))


def cost_chart(language, label, count, amount):
    def bar(number):
        initial, forecast = (None, amount) if number % 4 == 3 else (amount, amount * 9)
        words = [messages(language)("synthesis.not_known") if one is None else write_money(one, language)
                 for one in (initial, forecast)]  # fmt: skip
        words[1] = messages(language)("synthesis.to_check", value=words[1]) if number % 4 == 2 else words[1]
        drift = messages(language)("synthesis.not_known") if initial is None else "+849,02\u202f%"
        return CostBar(LABELS[label], initial, forecast, amount, *words, "", drift)

    return CostChart("Coûts", "Ce que montre le dessin.", "En bref.", bar(0), tuple(map(bar, range(count))), "")


@pytest.fixture(scope="module")
def compared():
    return shipped_tool().compare(FICTITIOUS, LATER).comparison


@needs_chromium
@pytest.mark.slow
@pytest.mark.parametrize("count", [1, 3, 60])
@pytest.mark.parametrize("days", DAYS)
@pytest.mark.parametrize("label", LABELS)
def test_milestones_never_overlap(browser, label, days, count):
    for language in Language:
        drawing = milestone_drawing(milestone_charts(language, label, days, count), language)
        assert overlaps(browser, drawing) == []


@needs_chromium
@pytest.mark.slow
@pytest.mark.parametrize("count", [0, 3, 60])
@pytest.mark.parametrize("label", LABELS)
def test_costs_never_overlap(browser, label, count):
    for language in Language:
        for amount in (Decimal(0), Decimal(2_433_971), Decimal("1111111111.11"), Decimal(99_999_999_999)):
            assert overlaps(browser, cost_drawing(cost_chart(language, label, count, amount), language)) == []


@needs_chromium
@pytest.mark.slow
@pytest.mark.parametrize("count", [1, 3, 60])
@pytest.mark.parametrize("days", DAYS)
@pytest.mark.parametrize("label", LABELS)
def test_slips_never_overlap(browser, compared, label, days, count):
    for language in Language:
        begun, length = DAYS[days]
        moves = list(MilestoneMove)
        lines = [
            replace(
                compared.milestones[0],
                name=LABELS[label],
                move=moves[number % len(moves)],
                initial=begun,
                old=begun + timedelta(days=length * number // count),
                new=None if number % 3 == 2 else begun + timedelta(days=length),
                slip=None if number % 3 == 2 else length,
            )
            for number in range(count)
        ]
        drawing = slip_chart(compared.model_copy(update={"milestones": tuple(lines)}), language)
        assert overlaps(browser, drawing) == []


@needs_chromium
@pytest.mark.slow
@pytest.mark.parametrize("made", [sample_result, unknown_result, open_result, former_result])
def test_scores_never_overlap(browser, made):
    for language in Language:
        assert overlaps(browser, axis_chart(made(), language)) == []


def test_without_data_there_is_no_drawing(compared):
    assert slip_chart(compared.model_copy(update={"milestones": ()}), FR) is None


def test_an_overlap_would_be_seen():
    assert not apart((0, 0, 10, 10), (9, 0, 20, 10))
    assert not apart((0, 0, 10, 10), (2, 5, 4, 6))
    assert apart((0, 0, 10, 10), (11, 0, 20, 10), gap=1)
    assert not apart((0, 0, 10, 10), (10.5, 0, 20, 10), gap=1)


@pytest.mark.parametrize("language", Language)
def test_every_drawing_has_a_title_and_a_description_of_its_own(language, compared):
    drawings = (
        milestone_drawing(milestone_charts(language, "short", "as usual", 3), language),
        cost_drawing(cost_chart(language, "short", 3, Decimal(5)), language),
        slip_chart(compared, language),
        axis_chart(sample_result(), language),
    )
    for drawing in drawings:
        read = Page(str(drawing))
        (root, first, second) = read.elements[:3]
        assert (root[0], root[1]["role"], first[0], second[0]) == ("svg", "img", "title", "desc")
        assert root[1]["aria-labelledby"].split() == [first[1]["id"], second[1]["id"]]
        assert re.search(r"<title [^>]*>[^<]+</title>\s*<desc [^>]*>[^<]{15,}</desc>", str(drawing)) or "Ce que" in str(
            drawing
        )


GROUND = {"#d5dbe3", "#e7ebf0", "#ffffff"}  # the scale, the ground of a bar, white
EDGED = {"#b9cbe0"}  # a pale bar, always drawn with an edge


@pytest.mark.parametrize("name", ["axis_chart", "costs", "milestones", "slip_chart"])
def test_what_is_drawn_stands_out_from_its_white_ground(name):
    source = (shipped_folder("reports") / "html" / f"{name}.svg.j2").read_text(encoding="utf-8")
    for element in re.findall(r"<(?:text|path|circle|rect|line)\b.*?>", source):
        colours = set(re.findall(r"#[0-9a-f]{6}", element))
        if EDGED & colours:
            assert "stroke=" in element
        for colour in colours - GROUND - EDGED:
            least = 4.5 if element.startswith("<text") else 3
            assert contrast(colour, "#ffffff") >= least, element
        if element.startswith("<text"):
            assert re.search(r'fill="(#[0-9a-f]{6})"', element)[1] not in GROUND | EDGED


@pytest.mark.parametrize(
    ("label", "width", "lines"),
    [
        ("Pilote", 10, ("Pilote",)),
        ("", 10, ("",)),
        ("un deux trois", 9, ("un deux", "trois")),
        ("un deux trois quatre cinq", 9, ("un deux", "trois…")),
        ("a" * 30, 10, ("a" * 8, "a" * 6 + "…")),  # 0.65 each where an ordinary sign is 0.52, and 1 for "…"
        ("  un\n deux ", 20, ("un deux",)),
    ],
)
def test_labels_are_cut_where_their_place_ends(label, width, lines):
    assert label_lines(label, width) == lines


@pytest.mark.parametrize("label", [*LABELS.values(), "W" * 50, "漢字" * 30, "i" * 200])
@pytest.mark.parametrize("width", [1, 5, 28, 44])
def test_no_line_of_a_label_is_wider_than_its_place(label, width):
    lines = label_lines(label, width)
    assert len(lines) <= 2
    if width > 2:
        assert all(drawn_width(line) <= width for line in lines)
