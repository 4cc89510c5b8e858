"""Other values of parameters: what a sweep says is what judging anew by other rules says."""

from decimal import Decimal
from pathlib import Path

import pytest

import audit
from audit.api import Asked, Tool, judge_portfolio, render_portfolio
from audit.errors import UnknownName
from audit.judgement.findings import NOT_MET
from audit.model.answer import Answer, AnswerState
from audit.model.rule import OutcomeKind
from audit.model.scoring import AvisLevel
from audit.model.text import Language
from audit.portfolio.doctrine_schema import Change
from audit.portfolio.gather import gather
from audit.portfolio.overrides import ValueRefused, read_override, read_overrides, read_sweep, with_overrides
from audit.portfolio.sweep import ParameterSweep
from audit.portfolio.thresholds import compared_beside, rules_that_read
from audit.reporting.portfolio.doctrine import DoctrineView
from tests.many_cases import tried_on
from tests.random_snapshots import REVIEW, random_snapshot

EXAMPLES = Path(__file__).parent.parent / "questionnaires" / "examples"
FLOOR = "staffing.internal_share.floor"
PARTIAL, VIOLATED = OutcomeKind.PARTIAL, OutcomeKind.VIOLATED


@pytest.fixture(scope="module")
def tool():
    return audit.load(with_durable_rules=False)


def test_an_override_is_read_in_the_unit_of_its_parameter(tool):
    found = read_override(f"{FLOOR} = 30 %", tool.rulebase)
    assert (found.before, found.after) == (Decimal("0.20"), Decimal("0.3"))


@pytest.mark.parametrize(
    ("written", "says"),
    [
        (FLOOR, "NOM=VALEUR"),
        (f"{FLOOR}=1.5", "fraction"),
        (f"{FLOOR}=beaucoup", "fraction"),
        (f"{FLOOR}=nan", "fraction"),
        (f"{FLOOR}=-0.1", "fraction"),
        ("opinion.cost_threshold=2026-01-01", "montant"),
    ],
)
def test_a_value_that_cannot_be_is_refused_with_what_is_expected(tool, written, says):
    with pytest.raises(ValueRefused) as refused:
        read_override(written, tool.rulebase)
    assert says in refused.value.said("fr")
    assert refused.value.exit_code == 2


COST = "opinion.cost_threshold"
FR, EN = Language.FR, Language.EN


@pytest.mark.parametrize(
    ("typed", "language", "euros"),
    [
        ("10000", FR, 10_000),
        ("10 000", FR, 10_000),
        ("9,5 M€", FR, 9_500_000),
        ("10000,5", FR, "10000.5"),
        ("1.234.567", FR, 1_234_567),
        ("10,000", EN, 10_000),
        ("1,234,567.5", EN, "1234567.5"),
    ],
)
def test_an_amount_is_read_by_the_language_as_in_a_questionnaire(tool, typed, language, euros):
    assert read_override(f"{COST}={typed}", tool.rulebase, language).after == Decimal(euros)


@pytest.mark.parametrize(
    ("read", "written", "language", "fr", "en"),
    [
        (read_override, f"{COST}=10,000", FR, "« 10,000 » peut se lire 10000 ou 10 :", "10000 or 10:"),
        (read_override, f"{COST}=10.000", FR, "« 10.000 » peut se lire 10000 ou 10 :", "10000 or 10:"),
        (read_override, f"{COST}=10.500", EN, "« 10.500 » peut se lire 10500 ou 10,5 :", "10500 or 10.5:"),
        (read_override, f"{COST}=1.250 M€", FR, "« 1.250 » peut se lire 1250 ou 1,25 :", "1250 or 1.25:"),
        (read_override, "owner.count=2,500", FR, "« 2,500 » peut se lire 2500 ou 2,5 :", "2500 or 2.5:"),
        (read_sweep, f"{COST}=10,000:90,000:3", FR, "« 10,000 » peut se lire 10000 ou 10 :", "10000 or 10:"),
        (read_sweep, f"{COST}=10,500", EN, "peut se lire 10500 ou comme plusieurs valeurs, 10 et 500 :", "10 and 500:"),
        (read_sweep, f"{COST}=9,000,000", FR, "9000000 ou comme plusieurs valeurs, 9, 000 et 000 :", "9000000 or as"),
    ],
)
def test_a_number_that_has_two_readings_is_refused_with_both(tool, read, written, language, fr, en):
    with pytest.raises(ValueRefused) as refused:
        read(written, tool.rulebase, language)
    assert fr in refused.value.said("fr")
    assert en in refused.value.said("en")


def test_values_that_commas_and_spaces_part_are_several(tool):
    assert read_sweep(f"{COST}=10, 500", tool.rulebase, FR)[1] == (Decimal(10), Decimal(500))
    assert read_sweep(f"{COST}=10500,20500", tool.rulebase, FR)[1] == (Decimal(10_500), Decimal(20_500))


@pytest.mark.parametrize("read", [read_override, read_sweep])
def test_a_parameter_that_names_an_edition_says_that_another_would_change_nothing(tool, read):
    with pytest.raises(ValueRefused) as refused:
        read("accessibility.framework=RGAA 5", tool.rulebase)
    assert refused.value.said("fr") == (
        "« accessibility.framework=RGAA 5 » : le paramètre « accessibility.framework » nomme une édition, que des "
        "phrases citent ; aucune règle ne s'y compare, et une autre ne changerait aucun constat. Pour la citer dans "
        "les rapports, remplacez-le dans un paquet (parameters)."
    )
    assert "names an edition" in refused.value.said("en")


def test_values_are_the_same_whatever_language_they_were_typed_in(tool):
    fictitious = [EXAMPLES / "projet-fictif.xlsx"]
    asked = [
        Asked(overrides=(f"{COST}={one}",), sweeps=(f"{FLOOR}={two}",), language=language)
        for one, two, language in (("10 000 000,5", "0,1:0,5:3", FR), ("10,000,000.5", "0.1:0.5:3", EN))
    ]
    first, second = (judge_portfolio(fictitious, one) for one in asked)
    assert first == second
    assert first.doctrine.overrides[0].after == Decimal("10000000.5")


def test_one_parameter_takes_one_value(tool):
    assert [one.after for one in read_overrides([f"{FLOOR}=0.3", f"{FLOOR}=30 %"], tool.rulebase)] == [Decimal("0.3")]
    with pytest.raises(ValueRefused) as refused:
        read_overrides([f"{FLOOR}=0.99", f"{FLOOR}=0.01"], tool.rulebase)
    assert "deux valeurs au même paramètre" in refused.value.said("fr")


def test_a_parameter_that_is_not_there_names_the_nearest(tool):
    with pytest.raises(UnknownName) as refused:
        read_override("staffing.internal_share.flor=0.3", tool.rulebase)
    assert FLOOR in refused.value.said("en")
    assert "« audit rules parameters » les liste tous" in refused.value.said("fr")


@pytest.mark.parametrize(("name", "near"), [("internal", FLOOR), ("drift", "drift.amber"), ("prudente", FLOOR[:-5])])
def test_a_part_of_a_name_or_of_a_label_finds_the_parameters_that_hold_it(tool, name, near):
    with pytest.raises(UnknownName) as refused:
        read_override(f"{name}=0.3", tool.rulebase)
    assert near in refused.value.said("fr")


def test_a_name_that_is_like_none_is_told_which_command_lists_them(tool):
    with pytest.raises(UnknownName) as refused:
        read_override("foo=0.3", tool.rulebase)
    assert refused.value.said("en") == (
        "there is no parameter 'foo'; 'audit rules parameters' lists them all, with their values and sources"
    )


@pytest.mark.parametrize("written", ["Part interne minimale = 0,30", "part interne minimale=30%", f"{FLOOR}=0,3"])
def test_a_parameter_is_named_as_reports_print_it_and_a_number_has_the_comma_of_the_questionnaire(tool, written):
    found = read_override(written, tool.rulebase)
    assert (found.parameter, found.after) == (FLOOR, Decimal("0.3"))


def test_a_range_is_even_and_holds_its_ends(tool):
    _, values = read_sweep(f"{FLOOR}=0.10:0.50:5", tool.rulebase)
    assert values == tuple(map(Decimal, ("0.1", "0.2", "0.3", "0.4", "0.5")))
    _, listed = read_sweep(f"{FLOOR}=0.10,0.25", tool.rulebase)
    assert listed == (Decimal("0.10"), Decimal("0.25"))


@pytest.mark.parametrize(
    "written", [f"{FLOOR}=0.1:0.5", f"{FLOOR}=0.1:0.5:1", f"{FLOOR}=0.1:2:5", f"{FLOOR}=0.1:0.5:x"]
)
def test_a_range_that_is_none_is_refused(tool, written):
    with pytest.raises(ValueRefused):
        read_sweep(written, tool.rulebase)


def _not_met(assessor, judged):
    places = assessor.places(judged.left_out)
    rules = zip(assessor.rules, judged.judgement.verdicts, strict=True)
    return {
        rule.id: verdict.outcome
        for place, (rule, verdict) in enumerate(rules)
        if place not in places and verdict.outcome in NOT_MET
    }


@pytest.mark.slow
@tried_on(
    ("name", "values"),
    [
        (FLOOR, ("0.05", "0.20", "0.60", "0.95")),
        ("drift.amber", ("0.01", "0.20", "0.90")),
        ("duration.maximum", ("1", "60", "240")),
        ("milestones.maximum_gap", ("1", "6", "60")),
        ("owner.count", ("0", "1", "3")),
    ],
    always=2,
)
def test_a_sweep_says_what_judging_anew_by_each_value_says(tool, declarations, name, values):
    parameter, wanted = read_sweep(f"{name}={','.join(values)}", tool.rulebase)
    others = [
        Tool(
            tool.declarations._replace(
                rulebase=with_overrides(tool.rulebase, [read_override(f"{name}={value}", tool.rulebase)])
            ),
            with_durable_rules=False,
        )
        for value in values
    ]
    snapshots = [tool.read(EXAMPLES / f"{file}.xlsx").snapshot for file in ("projet-fictif", "sirhen-2016-12")]
    snapshots += [random_snapshot(declarations.bank, seed) for seed in range(4)]
    moved = 0
    for snapshot in snapshots:
        assessor = tool.assessor(snapshot.review_type)
        judged = tool.judge(snapshot, REVIEW)
        swept = ParameterSweep(assessor, parameter, wanted).sweep(judged)
        now = _not_met(assessor, judged)
        for other, found in zip(others, swept.values, strict=True):
            anew = other.judge(snapshot, REVIEW)
            then = _not_met(other.assessor(snapshot.review_type), anew)
            assert (found.floor, found.ceiling) == anew.figures.avis
            assert set(found.appear) == then.keys() - now.keys()
            assert set(found.vanish) == now.keys() - then.keys()
            both = {rule: (now[rule], then[rule]) for rule in now.keys() & then.keys()}
            assert set(found.worsen) == {rule for rule, moved in both.items() if moved == (PARTIAL, VIOLATED)}
            assert set(found.soften) == {rule for rule, moved in both.items() if moved == (VIOLATED, PARTIAL)}
            moved += anew.judgement.verdicts != judged.judgement.verdicts
    assert moved, "no value of the range changes anything: it proves nothing"


@pytest.mark.slow
def test_a_doctrine_tells_who_moves_and_which_findings_come(tool, tmp_path):
    found = judge_portfolio([EXAMPLES / "projet-fictif.xlsx"], Asked(overrides=("drift.amber=0.05", "drift.red=0.08")))
    # The fictitious project drifts by 1,560,000 on 13,400,000, that is 11.6 %: under 20 %, above 8 %.
    doctrine = found.doctrine
    assert doctrine.judged == 1
    (moved,) = doctrine.moved
    # Its cost and its schedule were met in part, between the two references; they are beyond both now.
    assert {"FIN-003", "PLA-004"} <= set(moved.worsen)
    assert "FIN-003" not in moved.appear
    assert sum(doctrine.before.values()) == sum(doctrine.after.values()) == 1
    assert {one.parameter: (one.before, one.after) for one in doctrine.overrides}["drift.red"] == (
        Decimal("0.30"),
        Decimal("0.08"),
    )
    assert all(rule in found.words for rule in (*moved.appear, *moved.worsen))


@pytest.mark.slow
def test_a_sweep_names_the_findings_that_worsen_with_their_projects_and_the_threshold_that_a_value_reaches(tool):
    # 26.1 % of the team of the fictitious project is in-house: above 20 %, below 30 %.
    found = judge_portfolio(
        [EXAMPLES / "projet-fictif-2027-03.xlsx"], Asked(sweeps=(f"{FLOOR}=0.20,0.30", "drift.amber=0.25,0.30,0.40"))
    )
    floor, amber = found.sweeps
    assert floor.points[0].changes == ()
    (change,) = [one for one in floor.points[1].changes if one.rule == "GOV-007"]
    assert (change.change, change.files) == (Change.WORSEN, ("projet-fictif-2027-03.xlsx",))
    assert floor.points[1].worsen["GOV-007"] == 1
    # drift.red is 30 %: between the two lies the warning.
    assert [point.meets for point in amber.points] == [(), ("drift.red",), ("drift.red",)]
    assert {"GOV-007", "drift.red"} <= found.words.keys()
    page = render_portfolio(found, "html")["portefeuille.html"].decode()
    assert "Aggravé" in page


def test_a_threshold_is_beside_those_that_the_same_figure_is_compared_with(tool):
    rulebase = tool.rulebase
    assert [one.id for one in compared_beside(rulebase.parameters["drift.amber"], rulebase)] == ["drift.red"]
    assert "GOV-007" in rules_that_read(FLOOR, rulebase)


def _told(tool, *written):
    """Return what a page says of values, of no project."""
    overrides = [read_override(one, tool.rulebase) for one in written]
    found = gather([], tool.rulebase, tool.declarations.bank, overrides)
    said = DoctrineView(found, {}, Language.FR).overrides
    return found.doctrine.overrides, [one.replace("\u00a0", " ").replace("\u202f", " ") for one in said]


def test_a_value_that_reaches_another_threshold_is_told_as_a_sweep_tells_it(tool):
    # The alert is at 20 %, the serious drift at 30 %.
    ((amber,), (said,)) = _told(tool, "drift.amber=0.40")
    assert amber.meets == ("drift.red",)
    assert said.endswith(
        "Attention : la valeur rejoint ou franchit Dérive à partir de laquelle le projet est en dérive forte "
        "(drift.red) : l'intervalle entre les deux seuils disparaît."
    )
    assert _told(tool, "drift.amber=0.25")[0][0].meets == ()


def test_thresholds_that_are_given_together_are_compared_as_they_are_given(tool):
    moved, _ = _told(tool, "drift.amber=0.40", "drift.red=0.50")
    assert [one.meets for one in moved] == [(), ()]
    swapped, _ = _told(tool, "drift.amber=0.25", "drift.red=0.22")
    assert [one.meets for one in swapped] == [("drift.red",), ("drift.amber",)]


def test_the_value_in_force_is_not_said_to_stand_instead_of_itself(tool):
    (_, (said,)) = _told(tool, "drift.amber=0.20")
    assert said == (
        "Dérive à partir de laquelle le projet est en alerte (drift.amber) : 20 %, la valeur en vigueur : elle ne "
        "simule rien"
    )


@pytest.mark.slow
def test_the_present_value_changes_nothing(tool):
    found = judge_portfolio(
        [EXAMPLES / "scribe-2019-10.xlsx"], Asked(overrides=("drift.amber=0.20",), sweeps=("drift.red=0.30,0.31",))
    )
    assert found.doctrine.moved == ()
    assert found.doctrine.before == found.doctrine.after
    assert found.sweeps[0].points[0].moved == ()
    assert found.sweeps[0].points[0].floors == {AvisLevel.UNFAVOURABLE: 1}


@pytest.mark.slow
def test_what_is_unknown_stays_so_at_every_value(tool, declarations):
    snapshot = random_snapshot(declarations.bank, 1)
    blank = {name: Answer(type=answer.type, state=AnswerState.BLANK) for name, answer in snapshot.answers.items()}
    judged = tool.judge(snapshot.model_copy(update={"answers": blank, "tables": {}}), REVIEW)
    parameter, values = read_sweep("drift.red=0:1:9", tool.rulebase)
    swept = ParameterSweep(tool.assessor(snapshot.review_type), parameter, values).sweep(judged)
    assert all((one.floor, one.ceiling, one.appear) == (swept.floor, swept.ceiling, ()) for one in swept.values)


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("staffing.internal_share.floor=trente", "trente"),
        ("staffing.internal_share.floor=3", "3"),
        ("staffing.internal_share.floor=300 %", "300 %"),
    ],
)
def test_a_value_that_cannot_be_is_quoted_as_it_was_typed(declarations, written, found):
    with pytest.raises(ValueRefused) as refused:
        read_override(written, declarations[2])
    assert refused.value.said("fr") == (
        f"« {written} » : le paramètre « staffing.internal_share.floor » attend une fraction, de 0 à 1 "
        f"(0.25 pour 25 %) ; trouvé : « {found} »."
    )
    assert refused.value.said("en") == (
        f"'{written}': parameter 'staffing.internal_share.floor' expects a fraction, 0 to 1 (0.25 for 25%); "
        f"found '{found}'."
    )
