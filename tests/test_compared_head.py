"""The head of a comparison: what carries the opinion, euros and days against the initial baseline, what is worse."""

import re
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

import audit
from audit.api import render_comparison
from audit.api.comparing import Compared, compare_audits
from audit.comparison.carried import by_then
from audit.comparison.carried_schema import GoLiveMoved
from audit.comparison.figures_of_findings import worse_and_better
from audit.comparison.head_schema import CostLineMoved
from audit.comparison.moves import FindingMove, Followed
from audit.comparison.schema import FindingMoved, Moved, OnFirst, RecommendationFollowed
from audit.judgement.avis import AvisLimit, AvisReason
from audit.model.answer import AnswerState
from audit.model.fact import Fact
from audit.model.rule import OutcomeKind, Severity
from audit.model.scoring import AvisLevel
from audit.model.text import Language
from audit.model.value import ValueType
from tests.small_rule_bases import partly, project, rule, small_tool, yes

EXAMPLES = Path(__file__).parent.parent / "questionnaires" / "examples"
OLD, NEW = EXAMPLES / "projet-fictif.xlsx", EXAMPLES / "projet-fictif-2027-03.xlsx"
# A blocking rule among six major ones: met in full but for it, they score 30 of 40, or 75 %: above the floor of 70, so
# that the cap of one blocking rule not met is all that keeps the opinion from « Favorable avec recommandations ».
MAJORS = {f"m{number}": f"MAJ-{number:03}" for number in range(1, 7)}
RULES = [
    rule("BLO-001", "blocking", yes("a"), partial=partly("a")),
    *(rule(rule_id, "major", yes(name)) for name, rule_id in MAJORS.items()),
]
TOOL = small_tool({"a": {}, **{name: {} for name in MAJORS}}, RULES)
STATE = AnswerState.ANSWERED
MET = dict.fromkeys(MAJORS, "yes")


def summary(found, language=Language.FR):
    said = render_comparison(found, "md", language).decode().replace("\u00a0", " ").replace("\u202f", " ")
    return said.partition("\n## ")[2].partition("\n## ")[0].replace("\\", "")


def small(old, new):
    sides = [TOOL.audit(project(TOOL, "verified", **(MET | answers)), date(2026, 6, 30)) for answers in (old, new)]
    return compare_audits(TOOL, *sides, same_project=True)


@pytest.fixture(scope="module")
def found():
    return audit.load(with_durable_rules=False).compare(OLD, NEW)


@pytest.mark.slow
def test_the_head_says_why_the_opinion_moved_with_the_cells(found):
    said = summary(found)
    assert (
        "Ce qui ramène le meilleur niveau encore possible à « Favorable sous réserves » : PLA-001 [Bloquant] Des "
        "jalons courts, dont chacun apporte de la valeur aux utilisateurs, rythment le projet (aggravé : partiellement "
        "respectée → non respectée ; Jalons!C3, D7:F20, Projet!E11, et sur 1 autre feuille)."
    ) in said
    assert (
        "des réponses ne sont que déclarées (Équipe!C17:D17, F17) et, inexactes, pourraient faire tomber GOV-006"
        in said
    )


@pytest.mark.slow
def test_the_head_gives_euros_and_days_against_the_initial_baseline(found):
    said = summary(found)
    # 14.96 - 13.4 = 1.56, and 1.56 / 13.4 = 11.64 %; 16.72 - 13.4 = 3.32, and 3.32 / 13.4 = 24.78 %.
    assert (
        "Coût complet : 14,96 M€ → 16,72 M€ (référentiel initial : 13,4 M€) ; écart : +1,56 M€ (+11,6 %) → +3,32 M€ "
        "(+24,8 %)."
    ) in said
    # From 26 February 2027: 2 + 31 + 30 + 31 = 94 days to 31 May, and 30 + 31 + 31 + 30 = 122 more to 30 September.
    assert "31 mai 2027 → 30 septembre 2027 (référentiel initial : 26 février 2027)" in said
    assert "écart : +94 jours (≈ 3,1 mois) → +216 jours (≈ 7,1 mois)." in said
    day = GoLiveMoved(
        "Premier palier de déploiement (quarante départements)",
        date(2027, 2, 26),
        date(2027, 5, 31),
        date(2027, 9, 30),
    )
    assert found.comparison.go_live == day


@pytest.mark.slow
def test_the_head_names_what_is_not_established(found):
    said = summary(found)
    assert "Non établi : le maintien ou la levée de PLA-011" in said
    assert "le respect de GOV-024" in said


@pytest.mark.slow
def test_a_finding_that_remains_tells_the_figure_that_is_worse_and_the_threshold_passed(found):
    findings = {item.rule: item for item in found.comparison.findings}
    cost = findings["FIN-003"]
    assert cost.move is FindingMove.UNCHANGED
    assert [(one.threshold, one.holds) for one in cost.crossed] == [("drift.amber", False)]
    assert cost.worse == ("budget.drift_from_initial",)
    assert findings["SEC-008"].better == ("compliance.rgaa_rate",)  # 78 % to 93 %, of 100 % asked for
    # The schedule drift is less on the new baseline, and more on the first, which is what counts.
    assert set(findings["PLA-004"].worse) == {"schedule.drift_from_initial", "schedule.slip_days"}
    assert findings["PLA-004"].crossed == ()
    said = summary(found)
    # The share of the cost stands above: only the threshold that it passed is told again, and the requirement's title,
    # which says how things are to be, is not.
    assert (
        "Exigences toujours en défaut, dont un chiffre s'est dégradé : Dérive de coût par rapport au référentiel "
        "initial, seuil franchi : 20 %, dérive à partir de laquelle le projet est en alerte (FIN-003 [Majeur], "
        "partiellement respectée) ; Dérive de délai"
    ) in said
    assert "20,9 % → 36,5 % (PLA-004 [Majeur], partiellement respectée)." in said
    assert said.count("+24,8 %") == 1
    assert (
        "« Quel est le taux de conformité au RGAA mesuré par le dernier audit ? » : 78 % → 93 % (SEC-008 [Majeur], "
        "partiellement respectée)."
    ) in said


@pytest.mark.slow
def test_a_finding_with_one_figure_worse_and_another_better_is_told_once(found):
    changed = tuple(
        replace(item, better=item.worse) if item.rule == "PLA-004" else item for item in found.comparison.findings
    )
    told = found.comparison.model_copy(update={"findings": changed})
    said = summary(Compared(told, found.old, found.new))
    assert (
        "Exigence toujours en défaut (PLA-004 [Majeur], partiellement respectée) : chiffre dégradé, Dérive de" in said
    )
    assert said.count("PLA-004 [Majeur]") == 1


def test_what_moved_is_told_by_what_the_rule_asks_and_never_of_a_baseline_that_was_changed():
    def moved(name, old, new):
        return Moved(
            name, *(Fact(name=name, type=ValueType.NUMBER, state=STATE, value=Decimal(one)) for one in (old, new))
        )

    values = moved("q.more", 1, 2), moved("q.less", 1, 2), moved("q.same", 2, 2), moved("q.first", 1, 2)
    item = FindingMoved("MAJ-001", FindingMove.UNCHANGED, OutcomeKind.PARTIAL, OutcomeKind.PARTIAL, values=values)
    wanted = {"MAJ-001": {"q.more": 1, "q.less": -1, "q.same": 1, "q.first": -1}}
    assert worse_and_better(item, wanted, ("q.first",)) == (("q.less",), ("q.more",))
    # On the first baseline the figure that seems better is worse.
    first = OnFirst(OutcomeKind.PARTIAL, FindingMove.UNCHANGED, (moved("q.more", 1, 0),))
    on_first = replace(item, on_other_baseline=True, on_first=first)
    assert worse_and_better(on_first, wanted, ("q.first",)) == (("q.more", "q.less"), ())
    assert worse_and_better(replace(item, on_other_baseline=True), wanted, ()) == ((), ())  # not judged on the first


@pytest.mark.slow
def test_rules_that_are_not_loaded_say_nothing_of_better_or_worse(found):
    other = compare_audits(TOOL, found.old, found.new, same_project=True).comparison
    assert all((item.worse, item.better) == ((), ()) for item in other.findings)
    assert any(item.crossed for item in other.findings)  # as their own records judged it


@pytest.mark.slow
def test_recommendations_not_followed_are_named(found):
    assert (
        "Recommandation non suivie d'effet : « Rapprocher la dérive annoncée du référentiel initial » (DINUM (avis "
        "fictif), échéance du 29 janvier 2027 passée)."
    ) in summary(found)


@pytest.mark.slow
def test_recommendations_under_way_are_named_with_how_far_their_days_were_put_off(found):
    # From 30 October 2026 to 30 June 2027: 1 + 30 + 31 + 31 + 28 + 31 + 30 + 31 + 30 = 243 days.
    assert (
        "Recommandations en cours : « Corriger onze critères d'accessibilité non conformes » (Auditeur en "
        "accessibilité, échéance du 18 décembre 2026 passée) ; « Prévoir un repli si l'interface comptable n'est pas "
        "prête » (Société fictive B, échéance repoussée de 243 jours, du 30 octobre 2026 au 30 juin 2027)."
    ) in summary(found)


@pytest.mark.slow
def test_recommendations_that_are_less_followed_or_left_the_table_are_named(found):
    def one(name, followed, before, *, listed=True):
        return RecommendationFollowed(name, "DINUM", followed, before, listed)

    told = (
        one("Recul", Followed.NOT_FOLLOWED, Followed.FULLY),
        one("Jamais", Followed.NOT_FOLLOWED, None),
        one("Progrès", Followed.IN_PROGRESS, Followed.NOT_FOLLOWED),
        one("Inconnue", Followed.NOT_KNOWN, Followed.IN_PROGRESS),
        one("Sortie", Followed.NOT_KNOWN, Followed.IN_PROGRESS, listed=False),
        one("Soldée", Followed.NOT_KNOWN, Followed.FULLY, listed=False),
    )
    changed = found.comparison.model_copy(update={"recommendations": told})
    said = summary(Compared(changed, found.old, found.new))
    assert "Recommandation non suivie d'effet : « Jamais » (DINUM, sans échéance)." in said
    assert "Recommandation en cours : « Progrès » (DINUM, sans échéance)." in said
    assert "Recommandation moins suivie qu'à l'audit précédent : « Recul » (DINUM, sans échéance)." in said
    assert (
        "Recommandation qui n'était pas soldée et ne figure plus au tableau : « Sortie » (DINUM, sans échéance)."
        in said
    )


def test_what_limited_the_opinion_and_no_longer_does_is_named():
    found = small({"a": "no"}, {"a": "yes"})
    levels = found.comparison.avis.leading.on_evidence
    assert (levels.old.ceiling, levels.new.ceiling) == (AvisLevel.FAVOURABLE_WITH_RESERVATIONS, AvisLevel.FAVOURABLE)
    assert (
        "Ce qui limitait l'audit précédent à « Favorable sous réserves » et ne le fait plus : BLO-001 [Bloquant] Titre "
        "de BLO-001 (levé : non respectée → respectée)."
    ) in summary(found)


def test_an_opinion_that_does_not_move_says_what_still_holds_it():
    said = summary(small({"a": "no"}, {"a": "no"}))
    assert (
        "Le meilleur niveau encore possible reste « Favorable sous réserves », limité par : BLO-001 [Bloquant] Titre "
        "de BLO-001 (maintenu : non respectée)."
    ) in said


def test_an_opinion_that_nothing_limits_says_nothing_of_limits():
    carried = small({"a": "yes"}, {"a": "yes"}).comparison.avis.carried
    assert (carried.old, carried.new, carried.rules, carried.unsettled_new) == ((), (), (), None)


def test_an_open_requirement_that_may_bring_it_lower_is_named():
    said = summary(small({"a": "yes"}, {"a": None}))
    assert "n'est pas exclu à l'audit récent : 1 exigence qui peut en décider n'est pas établie (BLO-001" in said


@pytest.mark.slow
def test_a_result_is_provisional_unless_nobody_is_to_be_heard(found):
    sides = found.comparison.old, found.comparison.new
    assert [side.provisional for side in sides] == [True, True]
    assert "Les deux résultats sont provisoires, d'avant contradiction" in summary(found)
    changed = found.comparison.model_copy(update={"old": sides[0].model_copy(update={"provisional": False})})
    assert "Le résultat de l'audit récent est provisoire, d'avant contradiction" in summary(
        Compared(changed, found.old, found.new)
    )


def test_a_project_reconstructed_on_a_past_day_is_not_provisional():
    answers = project(TOOL, "verified", a="yes", **MET)
    past = TOOL.audit(answers.model_copy(update={"reconstructed": True}), date(2026, 6, 30))
    found = compare_audits(TOOL, past, TOOL.audit(answers, date(2026, 6, 30)), same_project=True).comparison
    assert (found.old.provisional, found.new.provisional) == (False, True)


def test_by_the_texts_of_the_time_a_cap_holds_with_enough_of_their_findings_and_nothing_else_is_told():
    def cap(needed, *rules):
        return AvisReason(
            limit=AvisLimit.CAP,
            best=AvisLevel.FAVOURABLE_WITH_RESERVATIONS,
            severity=Severity.BLOCKING,
            outcome=OutcomeKind.VIOLATED,
            rules=rules,
            needed=needed,
        )

    score = AvisReason(limit=AvisLimit.SCORE, best=AvisLevel.FAVOURABLE_WITH_RESERVATIONS)
    reasons = cap(1, "BLO-001", "BLO-002"), cap(2, "BLO-001", "BLO-002"), cap(1, "BLO-002"), score
    told = list(by_then(reasons, {"BLO-002"}))
    assert [(one.needed, one.rules) for one in told] == [(1, ("BLO-001",))]


@pytest.mark.slow
def test_a_figure_that_words_stand_for_on_one_side_is_told_without_an_arrow(found):
    said = render_comparison(found, "md").decode().replace("\u00a0", " ").replace("\u202f", " ").replace("\\", "")
    assert (
        "Ancienneté du plus long intervalle sans jalon apportant de la valeur : pas encore clos, il prend fin dans "
        "79 jours (≈ 2,6 mois), à l'audit précédent ; 37 jours, à l'audit récent"
    ) in said
    assert "? Oui → Non" not in said
    assert "« La continuité est-elle organisée en cas de départ d'une personne clé ? » : Partiellement → Non" in said


@pytest.mark.slow
def test_the_head_says_what_moved_then_why_then_what_is_to_be_decided(found):
    said = summary(found)
    titles = re.findall(r"^### (.*)$", said, flags=re.MULTILINE)
    assert titles == ["Ce qui a changé", "Pourquoi, d'après les deux audits", "Ce qui est à décider"]
    moved, why, decide = re.split(r"^### .*$", said, flags=re.MULTILINE)[1:]
    assert "Montant dépensé : 5,335 M€ (au 31 août 2026) → 7,98 M€ (au 28 février 2027)." in moved
    # One line of the costs moved, from 5.35 to 7.11 million: 1.76, as the whole did, from 14.96 to 16.72.
    assert (
        "Coût prévu à l'achèvement, +1,76 M€ depuis l'audit précédent : l'écart tient tout entier au poste "
        "« Conception, développement, intégration et recette »."
    ) in why
    assert "Lot 2, conception et réalisation (n° FICTIF-2025-02) : 4,75 M€ → 6,5 M€" in why
    assert (
        "Conduite du projet : Responsable du projet, Directeur de projet : Camille Exemple, directrice de programme "
        "(personne fictive) → Claude Spécimen, directeur de programme (personne fictive) ; Révisions du référentiel : "
        "1 → 2 ; Directeurs de projet successifs : 1 → 2."
    ) in why
    assert (
        "Décision que l'audit récent éclaire : autoriser ou non la mise en service prévue le 30 septembre 2027 "
        "(« Premier palier de déploiement (quarante départements) ») ; responsable final de « Décision de mise en "
        "service » : Comité de pilotage (RACI!D16)."
    ) in decide
    assert "Actions demandées depuis l'audit précédent (10) : échéances du 20 avril 2027 au 29 juillet 2027." in decide
    assert (
        "« Avancer ou scinder le jalon qui clôt tout intervalle en cours plus long que le maximum retenu […] »"
        in decide
    )
    asked = [one for one in found.comparison.actions if one.followed is None]
    assert (len(asked), min(one.due_new for one in asked)) == (10, date(2027, 4, 20))


def test_the_head_of_audits_that_hold_little_has_no_empty_block():
    said = summary(small({"a": "yes"}, {"a": "yes"}))
    assert "### Pourquoi" not in said
    assert "### Ce qui a changé" in said


@pytest.mark.slow
def test_several_lines_of_the_costs_are_named_the_greatest_move_first(found):
    lines = CostLineMoved("Petit", Decimal(100_000), Decimal(200_000)), CostLineMoved("Grand", None, Decimal(1_700_000))
    told = found.comparison.model_copy(
        update={"cost_lines": (*lines, CostLineMoved("Moins", Decimal(50_000), Decimal(10_000)))}
    )
    assert (
        "Coût prévu à l'achèvement, +1,76 M€ depuis l'audit précédent ; postes qui ont changé : « Grand » (+1,7 M€) ; "
        "« Petit » (+0,1 M€) ; « Moins » (−0,04 M€)."
    ) in summary(Compared(told, found.old, found.new))


@pytest.mark.slow
def test_a_reading_of_the_past_informs_no_decision_and_long_delays_are_written_in_years():
    tool = audit.load(with_durable_rules=False)
    past = tool.compare(EXAMPLES / "sirhen-2016-12.xlsx", EXAMPLES / "pas-2018-02.xlsx", same_project=True)
    assert past.comparison.decision is None
    said = summary(past)
    assert "### Suites données et actions demandées" in said
    assert "Décision que l'audit récent éclaire" not in said
    # From 31 December 2012 to 1 September 2020; from 1 September 2019, 366 days, a year that holds 29 February.
    assert "sur le nouveau, l'écart serait de +366 jours (≈ 12 mois) au lieu de +7 ans et 8 mois." in said
