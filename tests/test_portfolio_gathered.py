"""What projects share, from lines written by hand: doubles, causes, holders, weeks, questions."""

from datetime import date

from audit.model.owner_role import OwnerRole
from audit.model.scoring import AvisLevel
from audit.model.text import Language
from audit.portfolio.doubles import with_notes
from audit.portfolio.gather import gather
from audit.portfolio.judged import JudgedFile
from audit.portfolio.schema import LineNote, SourceKind
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
        "mêmes octets que copie.xlsx",
        "une revue postérieure du même projet figure aussi (2027.xlsx) : celle-ci n'est pas comptée",
    ]
    assert told("copie.xlsx", Language.FR) == ["mêmes octets que a.xlsx : non compté"]
    assert told("copie.xlsx", Language.EN) == ["same bytes as a.xlsx: not counted"]
    assert found["a.xlsx"].beside == ("copie.xlsx", "2027.xlsx")


def test_two_workbooks_of_one_project_on_one_day_both_count_for_nothing_says_which_is_right():
    found = _noted(line("a.xlsx"), line("b.xlsx"))
    assert all(one.counted and one.notes == (LineNote.SAME_DAY,) for one in found.values())
    assert found["a.xlsx"].beside == ("b.xlsx",)


def test_a_workbook_whose_result_is_there_does_not_count_beside_it():
    result = line("r/result.json", kind=SourceKind.RESULT, workbook_sha256="a.xlsx")
    found = _noted(line("a.xlsx"), result)
    assert not found["a.xlsx"].counted
    assert found["a.xlsx"].notes == (LineNote.SAME_ANSWERS,)
    assert found["r/result.json"].counted
    assert found["r/result.json"].notes == ()


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
