"""``audit compare``: what it says of two dates of the fictitious project, what it refuses, and what it writes."""

import json
import re
from collections import Counter
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner

import audit
from audit.api import InputRefused, OtherDeclarations, render_comparison, save_snapshot
from audit.api.comparing import compare_audits
from audit.cli.compare import compare
from audit.comparison.moves import FindingMove, Followed, MilestoneMove, Note
from audit.comparison.schema import Comparison
from audit.errors import AuditError, ResultRefused
from audit.model.answer import Answer, AnswerState
from audit.model.questionnaire import ReviewType
from audit.model.text import Language
from audit.model.value import ValueType
from audit.record.file_names import RECORD_FILE
from tests.small_rule_bases import project, rule, small_tool, yes
from tests.test_reporting_html import Page

EXAMPLES = Path(__file__).parent.parent / "questionnaires" / "examples"
OLD, NEW = EXAMPLES / "projet-fictif.xlsx", EXAMPLES / "projet-fictif-2027-03.xlsx"


@pytest.fixture(scope="module")
def tool():
    return audit.load(with_durable_rules=False)


@pytest.fixture(scope="module")
def found(tool):
    return tool.compare(OLD, NEW)


@pytest.mark.slow
def test_the_second_date_tells_what_an_auditor_would_say(found):
    told = found.comparison
    moves = {item.rule: item.move for item in told.findings}
    # The hosting contract and the RACI were mended, the load was tested, the value was assessed anew without what was
    # removed, by the answers of the second workbook.
    closed = {"GOV-011", "GOV-020", "GOV-046", "PLA-010", "PLA-032", "REA-022", "STR-007"}
    assert {rule for rule, move in moves.items() if move is FindingMove.CLOSED} == closed
    # Late tasks: the answer is "don't know" now. The checking of deliverables too, which was met.
    assert moves["PLA-011"] is FindingMove.NO_LONGER_ESTABLISHED
    assert told.lost == ("GOV-024",)
    # The sponsor stayed away, the director left, drift is no longer shown against the first baseline.
    assert {"GOV-003", "GOV-016", "PLA-023"} <= {rule for rule, move in moves.items() if move is FindingMove.NEW}
    assert moves["GOV-017"] is FindingMove.WORSENED


def test_an_audit_is_called_as_its_report_calls_it(found):
    """A project under way is no longer about to be launched."""
    sides = found.comparison.old, found.comparison.new
    assert [side.review.fr for side in sides] == ["Audit d'un projet engagé"] * 2
    assert "préalable au lancement" not in text_of(found)


def test_drift_is_against_the_first_baseline_whatever_the_second_workbook_calls_initial(found):
    cost, end = found.comparison.cost, found.comparison.end
    assert cost.drift_old == Decimal(14_960_000 - 13_400_000) / 13_400_000
    assert cost.drift_new == Decimal(16_720_000 - 13_400_000) / 13_400_000
    assert not cost.rebaselined
    assert (end.rebaselined, end.reference) == (True, "old")
    assert end.drift_old == (date(2028, 8, 15) - date(2027, 12, 31)).days
    assert end.drift_new == (date(2029, 1, 31) - date(2027, 12, 31)).days
    marked = {item.rule for item in found.comparison.findings if item.on_other_baseline}
    assert "PLA-004" in marked
    assert "FIN-003" not in marked


def test_milestones_and_recommendations_are_followed(found):
    stones = {item.name: item for item in found.comparison.milestones}
    paid = stones["Paiement et extension à douze départements"]
    assert (paid.slip, paid.slip_from_initial, paid.reached) == (66, 175, True)
    assert stones["Reprise des dossiers des deux applications"].move is MilestoneMove.ADDED
    assert stones["Application mobile"].move is MilestoneMove.ABANDONED_BEFORE
    followed = {item.name: item for item in found.comparison.recommendations}
    late = followed["Corriger onze critères d'accessibilité non conformes"]
    assert (late.followed, late.overdue) == (Followed.IN_PROGRESS, True)
    assert followed["Rapprocher la dérive annoncée du référentiel initial"].before is None


def test_a_finding_on_the_delay_is_told_on_the_first_baseline_too(found):
    (told,) = (item for item in found.comparison.findings if item.rule == "PLA-004")
    # From 6 January 2025 to 31 December 2027 the first baseline lasts 1 089 days; the end moved by 397: above 30 %.
    assert (date(2027, 12, 31) - date(2025, 1, 6)).days == 1089
    values = {item.name: (item.old.value, item.new.value) for item in told.on_first.values}
    assert values["schedule.slip_days"] == (228, 397)
    drifts = values["schedule.drift_from_initial"]
    assert [round(drift, 6) for drift in drifts] == [round(Decimal(days) / 1089, 6) for days in (228, 397)]
    assert (told.old, told.new, told.on_first.outcome) == ("partial", "partial", "violated")
    assert (told.move, told.on_first.move) == (FindingMove.UNCHANGED, FindingMove.WORSENED)
    assert told.by_baseline_alone
    assert [item.rule for item in found.comparison.findings if item.by_baseline_alone] == ["PLA-004"]


def test_a_ground_that_is_added_to_a_finding_of_the_same_outcome_is_told(found):
    # 11.6 % was a finding for its reduced scope alone; 24.8 % is beyond the 20 % of the warning too.
    (cost,) = (item for item in found.comparison.findings if item.rule == "FIN-003")
    assert cost.move is FindingMove.UNCHANGED
    (gone,), (come,) = cost.grounds_gone, cost.grounds_come
    assert "n'excède pas le repère d'alerte" in gone.fr
    assert "24,8" in come.fr


@pytest.mark.slow
def test_contracts_and_means_are_those_of_the_workbooks(found):
    answers = [yaml.safe_load((EXAMPLES / name).read_text()) for name in (OLD.stem + ".yaml", NEW.stem + ".yaml")]
    told = {(item.kind, item.part): (item.old.value, item.new.value) for item in found.comparison.means}
    tables = [one["tables"] for one in answers]
    assert told["contracts_in_all", ""] == tuple(
        sum(row["amount"] for row in one["contracts"]["rows"]) for one in tables
    )
    assert told["contract", "Lot 2, conception et réalisation (n° FICTIF-2025-02)"] == (4_750_000, 6_500_000)
    for kind, employer in (("in_house", "internal"), ("external", "external")):
        rows = [[row for row in one["staff"]["rows"] if row["employer"] == employer] for one in tables]
        assert told[kind, ""] == tuple(sum(Decimal(str(row["fte"])) for row in one) for one in rows)
        built = (sum(Decimal(str(row["fte"])) for row in one if row["function"] == "build") for one in rows)
        assert told[kind, "build"] == tuple(built)
    assert told["amount_spent", ""] == (5_335_000, 7_980_000)
    (spent,) = (item for item in found.comparison.means if item.kind == "amount_spent")
    assert (spent.as_of_old, spent.as_of_new) == (date(2026, 8, 31), date(2027, 2, 28))
    assert [one["answers"]["budget.last_update"]["value"] for one in answers] == ["2026-08-31", "2027-02-28"]
    titles = [item.title.fr for item in found.comparison.means if item.title]
    assert titles == [
        "Révisions du référentiel",
        "Directeurs de projet successifs",
        "Responsable du projet",
        "Directeur de projet",
    ]
    assert found.comparison.gaps == ()
    for one in answers:  # the example is filled in as its own guidance asks
        lines = one["tables"]["budget_lines"]["rows"]
        assert sum(row["spent"] for row in lines) == one["answers"]["budget.spent"]["value"]


def test_an_amount_that_its_lines_do_not_add_up_to_is_signalled(found, tool):
    record = found.new.record
    spent = record.snapshot.answers["budget.spent"]
    answers = {**record.snapshot.answers, "budget.spent": replace(spent, value=Decimal(8_865_000))}
    other = replace(
        found.new,
        record=record.model_copy(update={"snapshot": record.snapshot.model_copy(update={"answers": answers})}),
    )
    gapped = compare_audits(tool, found.old, other, same_project=False)
    assert [(one.side, one.name, one.declared, one.lines) for one in gapped.comparison.gaps] == [
        ("new", "budget.spent", 8_865_000, 7_980_000)
    ]
    words = " ".join(Page(render_comparison(gapped, "html", Language.FR).decode()).words.split()).replace("\u00a0", " ")
    assert "(8,865 M€)" in words
    assert "diffèrent de 0,885 M€" in words


@pytest.mark.parametrize("language", list(Language))
def test_the_page_holds_together(found, language):
    page = Page(render_comparison(found, "html", language).decode())
    levels = [level for level, _ in page.headings]
    assert levels[0] == 1
    assert levels.count(1) == 1
    ids = [attributes["id"] for _, attributes in page.elements if "id" in attributes]
    assert len(ids) == len(set(ids))
    for attributes in page.all("a"):
        assert attributes["href"].removeprefix("#") in ids
    assert len(list(page.all("table"))) == len(list(page.all("caption")))
    assert not list(page.all("script"))
    assert ("Constats levés" in page.words) == (language is Language.FR)
    warned = {Language.FR: "Projet fictif, écrit pour montrer", Language.EN: "Fictitious project, written to show"}
    assert warned[language] in page.words


def test_the_page_begins_with_what_is_blocking_and_what_became_of_the_plan(found):
    words = " ".join(Page(render_comparison(found, "html", Language.FR).decode()).words.split())
    # The sponsor no longer came, and the milestones that bring value lie 280 days apart: the two blocking ones.
    told = words.partition("Exigences bloquantes nouvellement en défaut, ou aggravées")[2]
    told = told.partition("Exigences toujours en défaut")[0]
    assert told.count("GOV-003") == told.count("PLA-001") == 1
    counted = Counter(one.followed for one in found.comparison.actions if one.followed is not None)
    assert counted.total() == 22
    told = words.partition("Actions demandées par l'audit précédent (22)")[2]
    assert f"{counted['fully']} dont les constats sont levés" in told
    # The work is not observed: what remains is the finding, whose answers moved for some.
    assert f"{counted['not_followed']} dont un constat est maintenu, échéance passée (pour 4" in told
    assert "Recommandations antérieures (10), suite déclarée par le projet : 7 suivies d'effet" in words


def test_an_action_whose_finding_remains_is_told_with_the_answers_that_moved(found):
    # The rate of conformity went from 78 % to 93 %, short of the whole: no one may say that nothing followed.
    (told,) = (one for one in found.comparison.actions if "SEC-008" in one.still)
    assert told.followed is Followed.NOT_FOLLOWED
    rates = [(one.old.value, one.new.value) for one in told.moved if one.old.value == Decimal("0.78")]
    assert rates == [(Decimal("0.78"), Decimal("0.93"))]
    words = " ".join(Page(render_comparison(found, "html", Language.FR).decode()).words.split())
    assert "suivie d'effet" not in words.partition("Plan d'action de l'audit précédent")[2].partition("Réponses")[0]


def test_an_action_is_told_on_the_first_baseline_as_its_findings_are(found):
    # The end slipped by 397 days from 31 December 2027, over the 1 089 of the first baseline.
    (told,) = (one for one in found.comparison.actions if one.action == "track-against-baselines")
    values = {one.name: (one.old.value, one.new.value) for one in told.on_first}
    assert values["schedule.slip_days"] == (228, 397)
    assert round(values["schedule.drift_from_initial"][1], 6) == round(Decimal(397) / 1089, 6)
    said = next(line for line in text_of(found).splitlines() if "ce que le référentiel en vigueur change" in line)
    assert "20,9 % → 12,8 % ; sur le premier référentiel initial : 36,5 %" in said
    assert "169 jours (≈ 5,6 mois) ; sur le premier référentiel initial : 397 jours" in said


def test_an_action_that_is_no_longer_asked_for_names_the_one_that_what_remains_asks_for(found):
    (told,) = (one for one in found.comparison.actions if one.action == "write-raci")
    planned = {step.action: step for step in found.new.record.actions}
    assert "write-raci" not in planned
    assert (told.still, told.asked_again, told.overdue) == (("GOV-047",), False, True)
    assert [(one.action, one.due) for one in told.instead] == [("settle-raci", planned["settle-raci"].due)]
    assert "GOV-047" in planned["settle-raci"].closes
    said = next(line for line in text_of(found).splitlines() if "exigence toujours en défaut : GOV-047 " in line)
    assert "action de nouveau demandée" not in said
    assert "échéance passée — ce qui est maintenu appelle désormais une autre action : « Revoir le RACI" in said
    again = [one for one in found.comparison.actions if one.asked_again and one.still]
    assert again
    assert all(one.action in planned and not one.instead for one in again)


def test_diagnoses_and_signals_that_came_are_said_first_with_what_supports_them(found):
    old, new = found.old.record, found.new.record
    before = {one.diagnosis for one in old.diagnoses if one.state == "present"}
    came = {one.diagnosis: one.rules for one in new.diagnoses if one.state == "present" and one.diagnosis not in before}
    assert came.keys() == {"DIA-001", "DIA-010"}
    told = {one.name: (one.move, one.rules) for one in found.comparison.diagnoses}
    assert {name: told[name] for name in came} == {name: (FindingMove.NEW, rules) for name, rules in came.items()}
    assert [(one.name, one.move) for one in found.comparison.signals if one.move] == [("SIG-007", FindingMove.NEW)]
    summary = text_of(found).partition("\n## L'essentiel")[2].partition("\n## ")[0]
    assert "Diagnostics nouvellement établis : « Effet tunnel » ; « Alertes restées sans suite »." in summary
    assert "Signal d'alerte nouveau : « Une alerte écrite est restée sans réponse »." in summary


def test_no_rule_or_diagnosis_is_named_by_its_id_alone(found):
    """Whatever asked for an action, or supports a diagnosis, is told with its title."""
    bare = re.compile(r"(?:[A-Z]{3}-\d{3}, [A-Z]{3}-\d{3}|: [A-Z]{3}-\d{3} \|)")
    assert bare.findall(text_of(found)) == []
    assert (
        "demandée au titre de : GOV-043 Chaque alerte ou recommandation reçue a un responsable et une réponse écrite, "
        "ou en préparation dans les délais ; DIA-010 Alertes restées sans suite"
    ) in text_of(found)


def text_of(found):
    return render_comparison(found, "md", Language.FR).decode().replace("\u00a0", " ").replace("\u202f", " ")


def test_the_warning_of_a_workbook_is_in_the_language_of_the_page(found):
    english = render_comparison(found, "md", Language.EN).decode()
    assert "Fictitious project, written to show the tool" in english
    assert "Projet fictif, écrit pour montrer" not in english
    assert text_of(found).count("Projet fictif, écrit pour montrer l'outil") == 1  # both audits bear it


def test_figures_of_reviews_of_two_types_do_not_compare(found):
    side = found.comparison.new.model_copy(update={"review_type": ReviewType.CRISIS})
    other = replace(found, comparison=found.comparison.model_copy(update={"new": side}))
    rows = text_of(other).partition("### L'avis, le score et les preuves")[2].partition("## ")[0]
    for title in ("Score", "Constats", "Points non tranchés", "Complétude", "Preuves"):
        (row,) = (line for line in rows.splitlines() if line.startswith(f"| {title}"))
        assert row.endswith("| non comparable |")


def test_json_is_read_back_as_it_was_and_twice_the_same(found):
    content = render_comparison(found, "json")
    assert json.loads(content)["schema_version"] == "comparison/1.5"
    assert json.loads(content)["end"]["drift_new"] == 397
    assert Comparison.model_validate_json(content) == found.comparison
    assert render_comparison(found, "json") == content


@pytest.mark.parametrize("language", list(Language))
def test_the_text_holds_every_part_of_the_page(found, language):
    text = render_comparison(found, "md", language).decode()
    page = Page(render_comparison(found, "html", language).decode())
    assert text.count("\n## ") == len(list(page.all("section")))


def test_the_score_of_two_audits_whose_bounds_overlap_is_not_conclusive(found):
    old, new = found.comparison.figures_old, found.comparison.figures_new
    assert old.score_low <= new.score_high
    words = " ".join(Page(render_comparison(found, "html", Language.FR).decode()).words.split())
    assert "non concluant : les bornes se recouvrent" in words.replace("\u00a0", " ")


QUESTIONS = {"a": {}, "b": {}, "name": {"type": "text"}}
ROLES = {"project_name": "q.name"}


def base(*rules, sha256="0" * 64):
    return small_tool(QUESTIONS, rules, sha256=sha256, roles=ROLES)


@cache
def first():
    return base(rule("BLO-001", "blocking", yes("a")))


@cache
def second():
    return base(rule("BLO-001", "blocking", {"all": [yes("a"), yes("b")]}), sha256="1" * 64)


def named(tool, name, **answers):
    found = project(tool, **answers)
    called = (
        Answer(ValueType.TEXT, AnswerState.ANSWERED, name, name) if name else Answer(ValueType.TEXT, AnswerState.BLANK)
    )
    return found.model_copy(update={"answers": {**found.answers, "q.name": called}})


@pytest.fixture
def written(tmp_path):
    def write(kind, tool, name="Un projet", **answers):
        place = tmp_path / f"{kind}-{len(list(tmp_path.iterdir()))}"
        if kind == "snapshot":
            path = place.with_suffix(".json")
            path.write_bytes(save_snapshot(named(tool, name, **answers)))
            return path
        place.mkdir()
        for file, content in audit.render(tool.audit(named(tool, name, **answers)), "json").items():
            (place / file).write_bytes(content)
        return place

    return write


def test_a_rule_that_changed_is_told_and_can_be_neutralised(written):
    old, new = written("result", first(), a="yes", b="no"), written("snapshot", second(), a="yes", b="no")
    found = second().compare(old, new).comparison
    assert Note.OTHER_RULES in found.notes
    assert [(item.rule, item.parts) for item in found.rules] == [("BLO-001", ("conditions",))]
    assert [(item.move, item.rule_changed) for item in found.findings] == [(FindingMove.NEW, True)]
    neutral = second().compare(old, new, "new").comparison
    assert Note.SAME_RULES in neutral.notes
    assert (neutral.old.judged_again, neutral.new.judged_again) == (True, False)
    assert [item.move for item in neutral.findings] == [FindingMove.UNCHANGED]
    with pytest.raises(OtherDeclarations, match="rules-of old"):
        second().compare(old, new, "old")
    back = first().compare(old, written("result", second(), a="yes", b="no"), "old").comparison
    assert back.findings == ()
    assert back.new.judged_again


def test_a_project_compared_with_its_own_result_does_not_move(written):
    old, new = written("result", first(), a="no"), written("snapshot", first(), a="no")
    found = first().compare(old, new).comparison
    assert Note.SAME_ANSWERS in found.notes
    assert {item.move for item in found.findings} == {FindingMove.UNCHANGED}


def test_two_projects_are_refused_unless_one_says_that_they_are_one(written):
    old, new = written("result", first(), "Un projet", a="no"), written("snapshot", first(), "Un autre", a="no")
    with pytest.raises(InputRefused, match="Un autre") as refused:
        first().compare(old, new)
    assert (refused.value.exit_code, refused.value.code) == (3, "not_the_same")
    assert Note.OTHER_NAME in first().compare(old, new, same_project=True).comparison.notes
    unnamed = written("snapshot", first(), None, a="no")
    assert Note.NAME_UNKNOWN in first().compare(old, unnamed).comparison.notes
    # One rule for a project's name, whichever command reads it: that of the portfolio.
    for spelling in (" un  PROJET ", "Un projet.", "un-projét"):
        assert first().compare(old, written("snapshot", first(), spelling, a="no")).comparison.same_project
    assert "same_project" not in refused.value.said("fr") + refused.value.said("en")


def test_two_projects_in_reverse_order_are_told_both(written):
    late, early = written("result", first(), "Un projet", a="no"), written("result", first(), "Un autre", a="no")
    kept = (early / RECORD_FILE).read_text(encoding="utf-8")
    day = json.loads(kept)["review_date"]
    (early / RECORD_FILE).write_text(kept.replace(day, "2025-01-31"), encoding="utf-8")
    with pytest.raises(InputRefused) as refused:
        first().compare(late, early)
    assert (refused.value.exit_code, refused.value.code) == (3, "not_the_same")
    assert "« Un projet » et « Un autre »" in refused.value.said("fr")
    assert "le second du 31/01/2025 : donnez d'abord le plus ancien" in refused.value.said("fr")
    with pytest.raises(InputRefused) as refused:
        first().compare(late, early, same_project=True)
    assert refused.value.code == "later_first"


def test_a_folder_without_a_result_says_what_makes_one(written, tmp_path):
    empty = tmp_path / "vide"
    empty.mkdir()
    with pytest.raises(ResultRefused) as refused:
        first().compare(empty, written("result", first(), a="no"))
    said = refused.value.said("fr")
    assert "vide » ne contient aucun résultat d'audit (result.json)" in said
    assert "vide/result.json" not in said
    assert "audit run CLASSEUR -o DOSSIER" in said


def test_a_damaged_result_and_one_without_its_texts_are_refused(written):
    old, new = written("result", first(), a="no"), written("result", first(), a="no")
    next(new.glob("rulebook-*.json")).unlink()
    with pytest.raises(ResultRefused):
        first().compare(old, new)
    (old / RECORD_FILE).write_bytes((old / RECORD_FILE).read_bytes()[:-40])
    with pytest.raises(AuditError):
        first().compare(old, old)


@pytest.mark.slow
def test_the_command_prints_writes_and_refuses(tmp_path, tool, monkeypatch):
    from audit.cli import compare as command

    monkeypatch.setattr(command, "load", lambda *_, **__: tool)
    page = tmp_path / "page.html"
    said = CliRunner().invoke(compare, [str(OLD), str(NEW), "-o", str(page)])
    assert said.exit_code == 0, said.output
    assert (
        "Évolution des constats : 7 nouveaux, 2 aggravés, 13 maintenus (dont 1 pour un motif de plus), 7 levés, "
        "1 qui n'est plus établi, 1 aggravé sur le premier référentiel initial, maintenu sur celui donné depuis."
    ) in " ".join(said.output.replace("\u00a0", " ").split())
    assert page.read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
    assert "Dossier créé" not in said.output
    nested = CliRunner().invoke(compare, [str(OLD), str(NEW), "-o", str(tmp_path / "a" / "b" / "page.md")])
    assert f"Dossier créé : {tmp_path / 'a' / 'b'}" in nested.output
    again = CliRunner().invoke(compare, [str(OLD), str(NEW), "-o", str(page)])
    assert again.exit_code == 2
    english = CliRunner().invoke(compare, [str(OLD), str(NEW), "--lang", "en", "--json"])
    assert json.loads(english.stdout)["new"]["review_date"] == "2027-03-31"
    backwards = CliRunner().invoke(compare, [str(NEW), str(OLD)])
    assert backwards.exception.exit_code == 3
    assert "plus ancien" in backwards.exception.said("fr")
