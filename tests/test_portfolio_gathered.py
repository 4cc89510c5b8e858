"""What projects share, from lines written by hand: doubles, causes, holders, weeks, questions."""

from datetime import date
from decimal import Decimal

import pytest

from audit.model.owner_role import OwnerRole
from audit.model.result.applied import RuleBaseIdentity
from audit.model.scoring import AvisLevel
from audit.model.text import Language
from audit.portfolio.doubles import with_notes
from audit.portfolio.gather import gather
from audit.portfolio.judged import JudgedFile
from audit.portfolio.order import in_order
from audit.portfolio.schema import AmountRead, LineNote, SourceKind
from audit.reporting.portfolio.causes import CausesView
from audit.reporting.portfolio.summary import summary_sentences
from audit.reporting.portfolio.terms import note_words
from tests.portfolio_lines import RULES, avis, line


def _noted(*lines):
    return {one.file: one for one in with_notes(lines, RULES)}


def _gathered(declarations, *lines):
    bank, _, rulebase = declarations
    return gather([JudgedFile(line=one) for one in lines], rulebase, bank)


def test_the_same_file_twice_counts_once_and_both_say_so():
    found = _noted(line("a.xlsx", sha256="1"), line("b/a.xlsx", sha256="1"), line("c.xlsx", "Projet C"))
    assert [found[name].counted for name in found] == [True, False, True]
    assert found["a.xlsx"].notes == found["b/a.xlsx"].notes == (LineNote.SAME_FILE,)
    assert found["b/a.xlsx"].beside == ("a.xlsx",)
    assert found["c.xlsx"].notes == ()


def test_of_two_reviews_of_one_project_the_later_counts_whatever_the_spelling():
    found = _noted(line("old.xlsx", "Projet Élan"), line("new.xlsx", "projet elan", day=date(2026, 9, 1)))
    assert not found["old.xlsx"].counted
    assert found["old.xlsx"].notes == (LineNote.EARLIER_REVIEW,)
    assert found["old.xlsx"].beside == ("new.xlsx",)
    assert found["new.xlsx"].counted
    assert found["new.xlsx"].notes == ()


def test_each_note_names_its_own_files():
    lines = (
        line("a.xlsx", sha256="1"),
        line("copie.xlsx", sha256="1"),
        line("2027.xlsx", day=date(2027, 3, 1)),
    )
    found = _noted(*lines)

    def told(name, language):
        words = [note_words(note, found[name], language) for note in found[name].notes]
        return [one.replace("\u00a0", " ").replace("\u202f", " ") for one in words]

    assert told("a.xlsx", Language.FR) == [
        "même contenu que copie.xlsx",
        "une revue postérieure du même projet figure aussi (2027.xlsx) : celle-ci n'est pas comptée",
    ]
    assert told("copie.xlsx", Language.FR) == ["même contenu que a.xlsx : non compté"]
    assert told("copie.xlsx", Language.EN) == ["same content as a.xlsx: not counted"]
    assert found["a.xlsx"].beside == ("copie.xlsx", "2027.xlsx")


def test_two_workbooks_of_one_project_on_one_day_both_count_for_nothing_says_which_is_right():
    found = _noted(line("a.xlsx"), line("b.xlsx", findings=("GOV-001",)))
    assert all(one.counted and one.notes == (LineNote.SAME_DAY,) for one in found.values())
    assert found["a.xlsx"].beside == ("b.xlsx",)


def test_files_of_one_project_and_day_that_tell_the_same_are_one_project():
    """A snapshot of a workbook, and the same workbook as another program saved it: other bytes, the same answers."""
    lines = (
        line("a.json", kind=SourceKind.SNAPSHOT, workbook_sha256="b.xlsx"),
        line("b.xlsx"),
        line("c.ods"),
        line("d.xlsx", findings=("GOV-001",)),
    )
    found = _noted(*lines)
    assert {name: one.counted for name, one in found.items()} == {
        "a.json": False, "b.xlsx": True, "c.ods": False, "d.xlsx": True,
    }  # fmt: skip
    assert found["a.json"].notes == found["c.ods"].notes == (LineNote.SAME_RESULTS,)
    assert found["a.json"].beside == ("b.xlsx",)
    assert found["b.xlsx"].note_files == {LineNote.SAME_DAY: ("d.xlsx",)}
    assert found["d.xlsx"].note_files == {LineNote.SAME_DAY: ("b.xlsx",)}


def test_a_project_shares_nothing_with_itself(declarations):
    same = {"suppliers": ("Alpha",), "owners": {OwnerRole.SPONSOR: "Mme Durand"}, "go_live": date(2026, 12, 2)}
    one, other = line("a.xlsx", **same), line("b.xlsx", findings=("GOV-001",), **same)
    found = _gathered(declarations, one, other)
    assert (found.holders, found.collisions) == ((), ())
    third = line("c.xlsx", "Projet C", **same)
    found = _gathered(declarations, one, other, third)
    assert [holder.files for holder in found.holders] == [("a.xlsx", "b.xlsx", "c.xlsx")] * 2
    assert [week.files for week in found.collisions] == [("a.xlsx", "b.xlsx", "c.xlsx")]


def test_files_that_contradict_one_another_are_told_first(declarations):
    found = _gathered(declarations, line("a.xlsx"), line("b.xlsx", findings=("GOV-001",)), line("c.xlsx", "Projet C"))
    names = {one.file: one.project for one in found.lines}
    first, *_ = summary_sentences(found, names, Language.FR)
    assert first.replace("\u00a0", " ").startswith(
        "À trancher : 2 fichiers décrivent un même projet au même jour, sans dire la même chose (Projet A)."
    )


def test_a_workbook_whose_result_is_there_does_not_count_beside_it():
    result = line("r/result.json", kind=SourceKind.RESULT, workbook_sha256="a.xlsx")
    found = _noted(line("a.xlsx"), result)
    assert not found["a.xlsx"].counted
    assert found["a.xlsx"].notes == (LineNote.SAME_ANSWERS,)
    assert found["r/result.json"].counted
    assert found["r/result.json"].notes == ()


def _result(file, **more):
    return line(file, kind=SourceKind.RESULT, workbook_sha256="w", **more)


def _both_ways(first, second):
    """Return the two lines, noted, as (kept, left out), whichever of them has the first name."""
    for names in (("a.json", "b.json"), ("b.json", "a.json")):
        lines = [one.model_copy(update={"file": name}) for one, name in zip((first, second), names, strict=True)]
        found = _noted(line("w.xlsx", first.project, sha256="w"), *sorted(lines, key=lambda one: one.file))
        assert found["w.xlsx"].notes[0] is LineNote.SAME_ANSWERS
        assert found["w.xlsx"].note_files[LineNote.SAME_ANSWERS] == (names[0],)
        yield found[names[0]], found[names[1]]


@pytest.mark.parametrize("project", ["Projet A", None])
def test_of_two_results_of_one_workbook_the_later_review_counts_whatever_their_names(project):
    later, earlier = (_result("x", project=project, sha256=str(day), day=date(2026, day, 1)) for day in (9, 3))
    for kept, left in _both_ways(later, earlier):
        assert (kept.counted, left.counted) == (True, False)
        assert left.notes[0] is LineNote.EARLIER_REVIEW
        assert left.note_files[LineNote.EARLIER_REVIEW] == (kept.file,)


OLD, OLDER, NOW = (
    RuleBaseIdentity(version=version, sha256=sha256, rules=3)
    for version, sha256 in (("1.10", "b" * 64), ("1.9", "c" * 64), ("1.0", RULES))
)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ({"rulebase": NOW, "sha256": "9"}, {"rulebase": OLD, "sha256": "1"}),  # judged by the rules that are loaded
        ({"rulebase": OLD, "sha256": "9"}, {"rulebase": OLDER, "sha256": "1"}),  # else by the latest ones
        ({"sha256": "1"}, {"sha256": "9"}),  # else the first by its hash
    ],
)
def test_of_two_results_of_one_workbook_and_day_the_rules_decide_then_the_hash_and_never_the_name(first, second):
    for kept, left in _both_ways(_result("x", **first), _result("x", **second)):
        assert (kept.counted, left.counted) == (True, False)
        assert LineNote.SAME_WORKBOOK not in kept.notes
        assert left.notes[0] is LineNote.SAME_WORKBOOK
        told = note_words(LineNote.SAME_WORKBOOK, left, Language.EN)
        assert told.startswith(f"another result of the same workbook, of the same day, as {kept.file}, which alone")


def test_projects_without_a_name_are_never_taken_for_one():
    found = _noted(line("a.xlsx", None), line("b.xlsx", None), line("c.xlsx", "—"), line("d.xlsx", "—"))
    assert all(one.counted for one in found.values())
    assert found["a.xlsx"].notes == (LineNote.NO_NAME,)


def test_a_result_of_other_rules_says_so():
    found = with_notes([line("a.xlsx")], "b" * 64)
    assert found[0].notes == (LineNote.OTHER_RULES,)
    assert found[0].counted


def test_causes_are_counted_on_the_projects_that_count_alone(declarations):
    found = _gathered(
        declarations,
        line("a.xlsx", "A", findings=("GOV-001", "FIN-003")),
        line("b.xlsx", "B", findings=("GOV-001",), open_rules=("FIN-003",)),
        line("old.xlsx", "B", day=date(2020, 1, 1), findings=("STR-001",)),
    )
    causes = {cause.id: cause for cause in found.causes}
    assert [cause.id for cause in found.causes] == ["GOV-001", "FIN-003"]
    assert causes["GOV-001"].found == ("a.xlsx", "b.xlsx")
    assert (causes["FIN-003"].found, causes["FIN-003"].open, causes["FIN-003"].judged) == (("a.xlsx",), 1, 2)


def test_what_missing_answers_leave_open_is_counted_beside_what_is_found(declarations):
    found = _gathered(
        declarations,
        line("a.xlsx", "A", diagnoses=("DIA-001",), signals=("SIG-005",)),
        line("b.xlsx", "B", possible=("DIA-001",), open_signals=("SIG-005",)),
        line("c.xlsx", "C", open_diagnoses=("DIA-001", "DIA-002")),
        line("d.xlsx", "D", open_rules=("GOV-001",)),
        line("old.xlsx", "A", day=date(2020, 1, 1), open_diagnoses=("DIA-001",)),
    )
    told = {cause.id: (cause.kind, len(cause.found), cause.open, cause.possible) for cause in found.causes}
    assert told == {
        "GOV-001": ("rule", 0, 1, 0),
        "DIA-001": ("diagnosis", 1, 2, 1),
        "DIA-002": ("diagnosis", 0, 1, 0),
        "SIG-005": ("signal", 1, 1, 0),
    }
    assert all(name in found.words for name in told)


def _dated(file, day, initial, current, **more):
    drift = (current - initial).days
    return line(file, day=day, initial_end=initial, current_end=current, end_drift=drift, **more)


def test_a_changed_baseline_is_told_and_drifts_stay_against_the_first(declarations):
    first = _dated("2026.xlsx", date(2026, 9, 30), date(2027, 12, 31), date(2028, 8, 15))
    then = _dated("2027.xlsx", date(2027, 3, 31), date(2028, 8, 15), date(2029, 1, 31))
    found = {one.file: one for one in _gathered(declarations, first, then).lines}
    # 31 December 2027 to 31 January 2029: 366 days of 2028 and 31.
    assert (found["2027.xlsx"].initial_end, found["2027.xlsx"].end_drift) == (date(2027, 12, 31), 397)
    own = found["2027.xlsx"].own_baseline
    assert (own.initial_end, own.end_drift, own.initial_cost) == (date(2028, 8, 15), 169, None)
    assert LineNote.REBASELINED in found["2027.xlsx"].notes
    assert LineNote.REBASELINED not in found["2026.xlsx"].notes
    assert found["2027.xlsx"].note_files[LineNote.REBASELINED] == ("2026.xlsx",)
    assert found["2026.xlsx"].own_baseline is None
    assert found["2026.xlsx"].end_drift == first.end_drift
    assert "2026.xlsx" in note_words(LineNote.REBASELINED, found["2027.xlsx"], Language.FR)


def test_costs_of_another_scope_are_said_to_be_and_first_baselines_that_disagree_measure_nothing(declarations):
    def costing(file, day, initial, scope):
        drift = (Decimal(30) - initial) / initial
        return line(file, day=day, initial_cost=initial, current_cost=Decimal(30), cost_drift=drift, cost_scope=scope)

    whole, other = {"budget.includes_internal_staff": "yes"}, {"budget.includes_internal_staff": None}
    old, new = date(2026, 1, 1), date(2027, 1, 1)
    for scope, same in ((whole, True), (other, False)):
        lines = _gathered(
            declarations, costing("a.xlsx", old, Decimal(10), whole), costing("b.xlsx", new, Decimal(20), scope)
        ).lines
        assert (lines[1].initial_cost, lines[1].cost_drift) == (Decimal(10), Decimal("2.0000"))
        assert lines[1].own_baseline.cost_drift == Decimal("0.5")
        assert lines[1].own_baseline.same_scope is same
        assert ("périmètre" in note_words(LineNote.REBASELINED, lines[1], Language.FR)) is not same
    contradictory = _gathered(
        declarations,
        costing("a.xlsx", old, Decimal(10), whole),
        costing("b.xlsx", old, Decimal(15), whole),
        costing("c.xlsx", new, Decimal(20), whole),
    )
    # 10 or 15: against which of the two the 30 of the later review would be 200 % or 100 % more, nothing says.
    last = contradictory.lines[2]
    assert (last.initial_cost, last.cost_drift) == (None, None)
    assert (last.own_baseline.initial_cost, last.own_baseline.cost_drift) == (Decimal(20), Decimal("0.5"))
    assert LineNote.REBASELINED not in last.notes
    assert last.note_files[LineNote.BASELINE_DISPUTED] == ("a.xlsx", "b.xlsx")
    assert "a.xlsx, b.xlsx" in note_words(LineNote.BASELINE_DISPUTED, last, Language.FR)
    # Nor where the later review repeats one of them.
    same = _gathered(
        declarations,
        costing("a.xlsx", old, Decimal(10), whole),
        costing("b.xlsx", old, Decimal(15), whole),
        costing("c.xlsx", new, Decimal(15), whole),
    )
    assert same.lines[2].cost_drift is None
    # And what only one figure is disputed of leaves the other measured.
    both = _gathered(
        declarations,
        costing("a.xlsx", old, Decimal(10), whole).model_copy(update={"initial_end": old}),
        costing("b.xlsx", old, Decimal(15), whole).model_copy(update={"initial_end": old}),
        costing("c.xlsx", new, Decimal(15), whole).model_copy(update={"initial_end": new, "current_end": new}),
    ).lines[2]
    assert (both.cost_drift, both.end_drift) == (None, 365)
    assert {LineNote.REBASELINED, LineNote.BASELINE_DISPUTED} <= set(both.notes)
    assert "coûts initiaux différents" in note_words(LineNote.BASELINE_DISPUTED, both, Language.FR)
    assert "la dérive du délai est mesurée sur le premier" in note_words(LineNote.REBASELINED, both, Language.FR)


def test_a_cost_that_was_probably_typed_in_another_unit_is_told_with_its_cell(declarations):
    doubtful = line("a.xlsx", in_doubt=(AmountRead(value=Decimal(16720), cells="Finances!E6"),))
    (found,) = _gathered(declarations, doubtful).lines
    assert LineNote.IN_DOUBT in found.notes
    said = note_words(LineNote.IN_DOUBT, found, Language.FR).replace("\u202f", " ").replace("\u00a0", " ")
    assert said == (
        "16 720 € lu en Finances!E6, sans doute saisi dans une autre unité : la dérive du coût n'est pas établie"
    )


def test_the_summary_counts_the_projects_whose_figures_are_known_as_one_would_say_it(declarations):
    day = date(2026, 1, 1)
    costs = {"initial_cost": Decimal(10_000_000), "current_cost": Decimal(12_000_000), "cost_drift": Decimal("0.2")}
    ends = {"initial_end": day, "current_end": day, "end_drift": 0}
    found = _gathered(declarations, line("a.xlsx", "A", **costs, **ends), line("b.xlsx", "B"))
    said = [one.replace("\u00a0", " ") for one in summary_sentences(found, {"a.xlsx": "A", "b.xlsx": "B"}, Language.FR)]
    assert any("pour un projet sur 2, le seul dont les deux montants sont connus." in one for one in said)
    assert any("(projets dont les deux dates sont connues : 1 sur 2)" in one for one in said)
    both = _gathered(declarations, line("a.xlsx", "A", **costs), line("b.xlsx", "B", **costs), line("c.xlsx", "C"))
    names = {f"{name}.xlsx": name for name in "abc"}
    said = [one.replace("\u00a0", " ") for one in summary_sentences(both, names, Language.FR)]
    assert any("pour 2 projets sur 3, ceux dont les deux montants sont connus." in one for one in said)


def test_a_diagnosis_that_is_open_everywhere_is_established_nowhere_in_its_own_gender(declarations):
    found = _gathered(
        declarations, line("a.xlsx", "A", open_diagnoses=("DIA-001",)), line("b.xlsx", "B", open_signals=("SIG-005",))
    )
    for kind in ("diagnosis", "signal"):
        (row,) = CausesView(found, kind, {}, Language.FR).only_open
        assert row.counts.startswith("établi nulle part")


def test_projects_are_in_the_order_in_which_one_acts(declarations):
    bad = avis(AvisLevel.UNFAVOURABLE, AvisLevel.UNFAVOURABLE)
    good = avis(AvisLevel.FAVOURABLE, AvisLevel.FAVOURABLE)
    found = _gathered(
        declarations,
        line("a", "A", avis=good),
        line("b", "B", cost_drift=Decimal("0.10"), end_drift=10),
        line("c", "C", cost_drift=Decimal("3.76")),
        line("d", "D"),
        line("e", "E", cost_drift=Decimal("0.10"), end_drift=20),
        line("f", "F", findings=("GOV-001",)),  # blocking
        line("g", "G", avis=bad),
        line("h", "A", day=date(2020, 1, 1), avis=bad),
    )
    assert [one.file for one in in_order(found.lines, found.causes)] == ["g", "f", "c", "e", "b", "d", "a", "h"]


def test_who_is_named_on_several_projects_under_whatever_spelling(declarations):
    sponsor, director = OwnerRole.SPONSOR, OwnerRole.PROJECT_DIRECTOR
    found = _gathered(
        declarations,
        line("a.xlsx", "A", owners={sponsor: "Anne Martin", director: "Luc Roy"}, suppliers=("Société X", "SOCIETE X")),
        line("b.xlsx", "B", owners={sponsor: "ANNE MARTIN", director: "Anne Martin"}, suppliers=("Société  X",)),
    )
    assert [(one.role, one.name, one.files) for one in found.holders] == [
        (sponsor, "Anne Martin", ("a.xlsx", "b.xlsx")),
        (None, "Société X", ("a.xlsx", "b.xlsx")),
    ]


def test_go_lives_collide_within_a_week_from_monday_to_sunday_and_only_to_come(declarations):
    found = _gathered(
        declarations,
        line("a.xlsx", "A", go_live=date(2026, 6, 1)),  # a Monday
        line("b.xlsx", "B", go_live=date(2026, 6, 7)),  # the Sunday after
        line("c.xlsx", "C", go_live=date(2026, 6, 8)),  # the next Monday
        line("d.xlsx", "D", go_live=date(2026, 6, 8), day=date(2026, 7, 1)),  # past at its review
    )
    assert [(one.monday, one.files) for one in found.collisions] == [(date(2026, 6, 1), ("a.xlsx", "b.xlsx"))]


def test_an_answer_that_one_project_alone_lacks_is_no_matter_of_the_portfolio(declarations):
    found = _gathered(
        declarations,
        line("a.xlsx", "A", open_questions=("governance.owner.count", "budget.initial")),
        line("b.xlsx", "B", open_questions=("governance.owner.count",)),
    )
    assert [(one.question, one.projects) for one in found.open_everywhere] == [("governance.owner.count", 2)]
    assert found.words["governance.owner.count"].en


def test_levels_count_what_is_guaranteed(declarations):
    bad, good = AvisLevel.UNFAVOURABLE, AvisLevel.FAVOURABLE
    found = _gathered(
        declarations, line("a", "A"), line("b", "B", avis=avis(bad, bad)), line("c", "C", avis=avis(good, good))
    )
    assert {level: count for level, count in found.levels.items() if count} == {AvisLevel.NONE: 1, bad: 1, good: 1}
