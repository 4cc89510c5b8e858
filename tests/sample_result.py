"""A realistic audit result of a fictitious project, made by hand to develop and test the reports."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from pydantic import TypeAdapter

from audit.model.answer import Answer, AnswerState, CellRef, Evidence
from audit.model.diagnosis import DiagnosisState
from audit.model.fact import Fact
from audit.model.outcome import ConditionNode, EngineReport, RuleConditions, RuleOutcome, Truth
from audit.model.pack import Strictness
from audit.model.questionnaire import ReviewType
from audit.model.result.answers import AnswerRecord
from audit.model.result.applied import AppliedOverride, AppliedPack, AppliedWaiver, RuleBaseIdentity
from audit.model.result.audit_result import AuditResult
from audit.model.result.diagnosed import Diagnosed, FirstAct
from audit.model.result.findings import CheckedRule, Criterion, Finding, OpenPoint, OpenQuestion, Threshold
from audit.model.result.opinion import Avis, GuaranteedLevel, Risk, Score
from audit.model.result.planned import PlannedAction
from audit.model.result.project import ProjectCard
from audit.model.rule import Axis, Confidence, Effort, OutcomeKind, OwnerRole, Severity
from audit.model.scoring import ORDERED_LEVELS, AvisLevel, Basis, Statement
from audit.model.snapshot import WorkbookIdentity
from audit.model.text import Text
from audit.model.value import ValueType

LABELS = {
    "governance.owner.count": Text(
        fr="Nombre de responsables désignés pour l'ensemble du projet",
        en="Number of owners designated for the whole project",
    ),
    "governance.owner.mandate_letter": Text(
        fr="Le responsable a reçu une lettre de mission", en="The owner holds a mandate letter"
    ),
    "governance.owner.authority_over_all_teams": Text(
        fr="Ses décisions s'imposent à toutes les équipes", en="The owner's decisions bind every team"
    ),
    "schedule.longest_gap_between_value_milestones": Text(
        fr="Plus longue durée sans livraison de valeur", en="Longest time without a delivery of value"
    ),
    "staffing.internal_share.build": Text(
        fr="Part des agents internes dans la réalisation", en="In-house share of the build team"
    ),
    "contracts.reversibility_coverage": Text(
        fr="Part des marchés dont la réversibilité est organisée et chiffrée",
        en="Share of contracts whose reversibility is organised and priced",
    ),
    "budget.drift_from_initial": Text(
        fr="Dérive du coût depuis le référentiel initial", en="Cost drift from the initial baseline"
    ),
    "budget.initial": Text(fr="Coût complet du référentiel initial", en="Full cost in the initial baseline"),
    "budget.current_forecast": Text(
        fr="Coût complet prévisionnel à terminaison", en="Forecast full cost at completion"
    ),
    "security.accreditation": Text(fr="État de l'homologation de sécurité", en="State of security accreditation"),
    "security.dpia": Text(fr="État de l'AIPD", en="State of the DPIA"),
    "risks/completeness": Text(fr="Complétude du registre des risques", en="Completeness of the risk register"),
    "contracts/reversibility_clause": Text(fr="Clause de réversibilité", en="Reversibility clause"),
    "milestones/current_date": Text(fr="Date prévue du jalon", en="Forecast date of the milestone"),
    "delivery.pilot": Text(fr="Pilote avec critères de succès et bilan", en="Pilot with success criteria and review"),
}

_COUR = Text(
    fr="Cour des comptes, La conduite des grands projets numériques de l'État (octobre 2020)",
    en="Cour des comptes, The conduct of the State's large digital projects (October 2020)",
)
_COUR_URL = "https://www.ccomptes.fr/fr/publications/la-conduite-des-grands-projets-numeriques-de-letat"


def cell(sheet: str, address: str) -> CellRef:
    return CellRef(sheet=sheet, cell=address)


def fact(name: str, value_type: ValueType, value: object = None, *cells: CellRef, **more: object) -> Fact:
    """A fact; answered when it has a value, blank unless ``state`` says otherwise."""
    state = AnswerState.ANSWERED if value is not None else AnswerState.BLANK
    return TypeAdapter(Fact).validate_python(
        {"name": name, "type": value_type, "value": value, "cells": cells, "state": state, **more}
    )


OWNER_COUNT = fact(
    "governance.owner.count",
    ValueType.INTEGER,
    3,
    cell("Gouvernance", "E5"),
    evidence=Evidence.DOCUMENTED,
)
OWNER_LETTER = fact("governance.owner.mandate_letter", ValueType.CODE, "no", cell("Gouvernance", "E7"))
OWNER_AUTHORITY = fact(
    "governance.owner.authority_over_all_teams",
    ValueType.CODE,
    None,
    cell("Gouvernance", "E8"),
    state=AnswerState.UNKNOWN,
    raw="Ne sait pas",
)
LONGEST_GAP = fact(
    "schedule.longest_gap_between_value_milestones",
    ValueType.DAYS,
    546,
    *(cell("Jalons", f"C{row}") for row in range(6, 18)),
    cell("Projet", "E11"),
    evidence=Evidence.DOCUMENTED,
    inputs=("milestones/current_date", "project.start_date"),
)
INTERNAL_SHARE = fact(
    "staffing.internal_share.build",
    ValueType.SHARE,
    None,
    cell("Équipe", "D9"),
    cell("Équipe", "F9"),
    state=AnswerState.UNKNOWN,
    low=Decimal("0.08"),
    high=Decimal("0.195"),
    inputs=("staff/employer", "staff/fte"),
)
REVERSIBILITY = fact(
    "contracts/3/reversibility_clause",
    ValueType.CODE,
    "partial",
    cell("Marchés", "K8"),
    raw="Partiellement",
    evidence=Evidence.VERIFIED,
)
DRIFT = fact(
    "budget.drift_from_initial",
    ValueType.SHARE,
    Decimal("0.365"),
    cell("Budget", "E5"),
    cell("Budget", "E6"),
    inputs=("budget.initial", "budget.current_forecast"),
)
ACCREDITATION = fact("security.accreditation", ValueType.CODE, None, cell("Sécurité", "E5"))
DPIA = fact(
    "security.dpia",
    ValueType.CODE,
    None,
    cell("Sécurité", "E9"),
    state=AnswerState.UNUSABLE,
    raw="voir avec le DPD (n.c.)",
)
PILOT = fact(
    "delivery.pilot",
    ValueType.CODE,
    None,
    cell("Réalisation", "E14"),
    state=AnswerState.NOT_APPLICABLE,
    raw="Sans objet",
    reason="Le déploiement se fait en une seule fois par décision ministérielle.",
)
RISKS_DECLARATION = fact("risks/completeness", ValueType.CODE, None, cell("Risques", "C3"))


def _cour(place: str, fr: str, en: str, confidence: Confidence = Confidence.PRIMARY) -> Criterion:
    return Criterion(
        citation=f"CDC-2020/{place}",
        title=_COUR,
        text=Text(fr=fr, en=en),
        url=_COUR_URL,
        confidence=confidence,
        later_than_review=False,
    )


FINDINGS = (
    Finding(
        rule="GOV-001",
        slug="responsable-unique",
        version=1,
        axis=Axis.GOVERNANCE,
        severity=Severity.BLOCKING,
        outcome=OutcomeKind.VIOLATED,
        may_be_partial=False,
        title=Text(
            fr="Un responsable unique et mandaté décide pour l'ensemble du projet",
            en="One mandated owner decides for the whole project",
        ),
        criteria=(
            _cour(
                "R4",
                "recommandation n° 4 : nommer un responsable unique dont les décisions s'imposent à toutes les équipes",
                "recommendation no. 4: appoint one owner whose decisions bind every team",
            ),
        ),
        thresholds=(
            Threshold(
                parameter="owner.count",
                label=Text(fr="Nombre de responsables attendu", en="Expected number of owners"),
                value=Text(fr="1", en="1"),
                source=_COUR,
                confidence=Confidence.PRIMARY,
                later_than_review=False,
                note=Text(fr="Un et un seul responsable par projet.", en="One owner per project, and only one."),
            ),
        ),
        condition=Text(
            fr=(
                "Nombre de responsables désignés pour l'ensemble du projet : 3 (attendu : 1) ; "
                "lettre de mission : Non ; autorité sur toutes les équipes engagées : « ne sait pas »."
            ),
            en=(
                "Number of owners designated for the whole project: 3 (expected: 1); "
                "mandate letter: No; authority over every team involved: “don’t know”."
            ),
        ),
        facts=(OWNER_COUNT, OWNER_LETTER, OWNER_AUTHORITY),
        cause=Text(
            fr="Le pilotage a été réparti entre plusieurs directions sans mandat écrit sur l'ensemble.",
            en="Steering was shared between several directorates without a written mandate over the whole.",
        ),
        effect=Text(
            fr="Les arbitrages tardent ou se contredisent ; nul ne répond des délais ni des coûts.",
            en="Decisions come late or contradict each other; nobody answers for time and cost.",
        ),
        evidence=Evidence.DECLARED,
        actions=("mandate-owner",),
    ),
    Finding(
        rule="PLA-004",
        slug="jalons-courts",
        version=2,
        axis=Axis.PLANNING,
        severity=Severity.BLOCKING,
        outcome=OutcomeKind.VIOLATED,
        may_be_partial=False,
        title=Text(
            fr="Le projet livre de la valeur aux utilisateurs à intervalles courts",
            en="The project delivers value to users at short intervals",
        ),
        criteria=(
            _cour(
                "R5",
                "recommandation n° 5 : piloter d'abord par les délais, avec des jalons courts qui livrent de la valeur",
                "recommendation no. 5: steer by time first, with short milestones that deliver value",
            ),
        ),
        thresholds=(
            Threshold(
                parameter="milestones.maximum_gap",
                label=Text(
                    fr="Durée la plus longue entre deux jalons de valeur",
                    en="Longest time between two value milestones",
                ),
                value=Text(fr="6 mois", en="6 months"),
                source=Text(fr="OMB (États-Unis), développement incrémental", en="US OMB, incremental development"),
                confidence=Confidence.SECONDARY,
                later_than_review=False,
                note=Text(
                    fr="La Cour des comptes ne fixe pas de durée ; six mois viennent d'une consigne américaine.",
                    en="The Cour des comptes sets no duration; six months comes from US guidance.",
                ),
            ),
        ),
        condition=Text(
            fr="Plus longue durée sans livraison de valeur : 546 jours (≈ 18 mois), pour un maximum de 6 mois.",
            en="Longest time without a delivery of value: 546 days (≈ 18 months), against a maximum of 6 months.",
        ),
        facts=(LONGEST_GAP,),
        cause=Text(
            fr="Le périmètre a été engagé en un seul lot, sans produit minimum viable.",
            en="The scope was committed as one block, without a minimum viable product.",
        ),
        effect=Text(
            fr="Les écarts entre le produit et le besoin ne se découvrent qu'à la fin : c'est l'effet tunnel.",
            en="Gaps between product and need surface only at the end: the tunnel effect.",
        ),
        evidence=Evidence.DOCUMENTED,
        actions=("replan-milestones",),
    ),
    Finding(
        rule="GOV-007",
        slug="part-interne-realisation",
        version=1,
        axis=Axis.GOVERNANCE,
        severity=Severity.MAJOR,
        outcome=OutcomeKind.VIOLATED,
        may_be_partial=False,
        title=Text(
            fr="L'administration tient elle-même une part suffisante de la réalisation",
            en="The administration itself holds a sufficient share of the build",
        ),
        criteria=(
            Criterion(
                citation="CIRC-6391-SG",
                title=Text(
                    fr="Circulaire n° 6391-SG du 7 février 2023 sur le recours aux prestations intellectuelles",
                    en="Circular no. 6391-SG of 7 February 2023 on the use of consultancy services",
                ),
                text=None,
                url="https://www.legifrance.gouv.fr/circulaire/id/45400",
                confidence=Confidence.SECONDARY,
                later_than_review=True,
            ),
        ),
        thresholds=(
            Threshold(
                parameter="staffing.internal_share.floor",
                label=Text(fr="Part interne minimale", en="Minimum in-house share"),
                value=Text(fr="20 %", en="20%"),
                source=Text(fr="Circulaire n° 6391-SG", en="Circular no. 6391-SG"),
                confidence=Confidence.SECONDARY,
                later_than_review=True,
                note=Text(
                    fr="La Cour des comptes demande un ratio minimal sans en fixer la valeur.",
                    en="The Cour des comptes asks for a minimum ratio and sets no value.",
                ),
            ),
        ),
        condition=Text(
            fr="Part des agents internes dans la réalisation : entre 8 % et 19,5 % (minimum : 20 %).",
            en="In-house share of the build team: between 8% and 19.5% (minimum: 20%).",
        ),
        facts=(INTERNAL_SHARE,),
        cause=Text(
            fr="Les postes techniques n'ont pas été ouverts ou sont restés vacants.",
            en="Technical posts were not opened or stayed vacant.",
        ),
        effect=Text(
            fr="L'administration ne peut ni contrôler les livrables ni reprendre la main en cas de défaillance.",
            en="The administration can neither check deliverables nor take over if a supplier fails.",
        ),
        evidence=Evidence.DECLARED,
        actions=("staff-key-posts",),
    ),
    Finding(
        rule="FIN-002",
        slug="derive-cout",
        version=1,
        axis=Axis.FINANCE,
        severity=Severity.MAJOR,
        outcome=OutcomeKind.VIOLATED,
        may_be_partial=False,
        title=Text(
            fr="Le coût reste proche de celui du référentiel initial",
            en="The cost stays close to that of the initial baseline",
        ),
        criteria=(
            Criterion(
                citation="DINUM-PANORAMA/taux-ecart",
                title=Text(
                    fr="DINUM, Panorama des grands projets numériques de l'État",
                    en="DINUM, Panorama of the State's large digital projects",
                ),
                text=Text(
                    fr="l'écart se mesure depuis le référentiel initial",
                    en="drift is measured from the initial baseline",
                ),
                url="https://www.numerique.gouv.fr/",
                confidence=Confidence.PRIMARY,
                later_than_review=False,
            ),
        ),
        thresholds=(
            Threshold(
                parameter="drift.red",
                label=Text(fr="Dérive qui appelle un recadrage", en="Drift that calls for reframing"),
                value=Text(fr="30 %", en="30%"),
                source=None,
                confidence=Confidence.TOOL_CHOICE,
                later_than_review=False,
                note=Text(
                    fr="Choix de l'outil, à régler selon le projet.",
                    en="A choice of this tool, to be adjusted to the project.",
                ),
            ),
        ),
        condition=Text(
            fr="Dérive du coût depuis le référentiel initial : 36,5 % (maximum : 30 %).",
            en="Cost drift from the initial baseline: 36.5% (maximum: 30%).",
        ),
        facts=(
            DRIFT,
            fact("budget.initial", ValueType.MONEY, 42_500_000, cell("Budget", "E5"), evidence=Evidence.VERIFIED),
            fact("budget.current_forecast", ValueType.MONEY, 58_012_500, cell("Budget", "E6")),
        ),
        cause=Text(
            fr="Des évolutions de périmètre ont été acceptées sans étude de leur effet sur le coût.",
            en="Changes of scope were accepted without studying their effect on cost.",
        ),
        effect=Text(
            fr="Les crédits ouverts ne couvrent plus le projet et les arbitrages se font dans l'urgence.",
            en="The funds voted no longer cover the project and trade-offs are made under pressure.",
        ),
        evidence=Evidence.DECLARED,
        actions=("reframe-budget", "mandate-owner"),
    ),
    Finding(
        rule="FIN-009",
        slug="reversibilite",
        version=1,
        axis=Axis.FINANCE,
        severity=Severity.MINOR,
        outcome=OutcomeKind.PARTIAL,
        may_be_partial=False,
        title=Text(
            fr="Chaque marché organise et chiffre sa réversibilité",
            en="Every contract organises and prices its reversibility",
        ),
        criteria=(
            Criterion(
                citation="CCAG-TIC-2021/ch-7",
                title=Text(fr="CCAG-TIC 2021", en="CCAG-TIC 2021 (general terms for IT contracts)"),
                text=Text(fr="chapitre 7", en="chapter 7"),
                url="https://www.legifrance.gouv.fr/jorf/id/JORFTEXT000043310689",
                confidence=Confidence.SECONDARY,
                later_than_review=False,
            ),
        ),
        thresholds=(),
        condition=Text(
            fr="Marché sans réversibilité complète : TMA du socle (clause de réversibilité : Partiellement).",
            en="Contract without full reversibility: core maintenance (reversibility clause: Partly).",
        ),
        facts=(REVERSIBILITY,),
        cause=Text(
            fr="Le modèle de marché utilisé ne prévoit pas d'unités d'œuvre de réversibilité.",
            en="The contract template in use provides no reversibility work units.",
        ),
        effect=Text(
            fr="Un changement de titulaire coûterait du temps et de l'argent qui ne sont pas prévus.",
            en="Changing supplier would cost time and money that are not planned.",
        ),
        evidence=Evidence.VERIFIED,
        actions=("amend-contracts-exit",),
    ),
)

OPEN_POINTS = (
    OpenPoint(
        rule="SEC-001",
        axis=Axis.SECURITY,
        severity=Severity.BLOCKING,
        title=Text(
            fr="L'homologation de sécurité est prononcée avant la mise en service",
            en="Security accreditation is granted before go-live",
        ),
        possible=(OutcomeKind.SATISFIED, OutcomeKind.VIOLATED),
        missing=(ACCREDITATION,),
    ),
    OpenPoint(
        rule="SEC-005",
        axis=Axis.SECURITY,
        severity=Severity.MAJOR,
        title=Text(
            fr="L'AIPD est faite lorsque les critères de la CNIL l'exigent",
            en="The DPIA is done where the CNIL's criteria call for it",
        ),
        possible=(OutcomeKind.SATISFIED, OutcomeKind.PARTIAL, OutcomeKind.VIOLATED, OutcomeKind.NOT_APPLICABLE),
        missing=(DPIA,),
    ),
    OpenPoint(
        rule="PLA-011",
        axis=Axis.PLANNING,
        severity=Severity.MINOR,
        title=Text(fr="Le registre des risques est tenu à jour", en="The risk register is kept up to date"),
        possible=(OutcomeKind.SATISFIED, OutcomeKind.VIOLATED),
        missing=(
            RISKS_DECLARATION,
            *(
                fact(f"milestones/{row}/current_date", ValueType.DATE, None, cell("Jalons", f"C{row}"))
                for row in range(6, 16)
            ),
        ),
    ),
)

ACTIONS = (
    PlannedAction(
        action="mandate-owner",
        do=Text(
            fr="Désigner par lettre de mission un responsable unique "
            "dont les décisions s'imposent à toutes les équipes.",
            en="Appoint one owner by mandate letter, whose decisions bind every team.",
        ),
        proof=Text(
            fr="Lettre de mission signée et notification aux équipes",
            en="Signed mandate letter and notification to the teams",
        ),
        owner_role=OwnerRole.SPONSOR,
        owner_name=None,
        effort=Effort.S,
        due=date(2027, 4, 30),
        closes=("GOV-001", "FIN-002"),
        after=(),
        priority=1,
    ),
    PlannedAction(
        action="replan-milestones",
        do=Text(
            fr="Redécouper le calendrier en jalons de six mois au plus, chacun livrant une fonction aux utilisateurs.",
            en="Replan in milestones of six months at most, each delivering a feature to users.",
        ),
        proof=Text(
            fr="Calendrier des jalons validé en comité de pilotage",
            en="Milestone plan approved by the steering committee",
        ),
        owner_role=OwnerRole.PROJECT_DIRECTOR,
        owner_name="Camille Exemple",
        effort=Effort.L,
        due=date(2027, 5, 31),
        closes=("PLA-004",),
        after=("mandate-owner",),
        priority=2,
        diagnoses=("DIA-001",),
    ),
    PlannedAction(
        action="reframe-budget",
        do=Text(
            fr="Décider d'un recadrage du coût et du périmètre, appuyé sur une étude d'impact des évolutions.",
            en="Decide on a reframing of cost and scope, based on an impact study of the changes.",
        ),
        proof=Text(fr="Décision de recadrage et budget révisé", en="Reframing decision and revised budget"),
        owner_role=OwnerRole.PROJECT_OWNER,
        owner_name=None,
        effort=Effort.M,
        due=date(2027, 6, 30),
        closes=("FIN-002",),
        after=("mandate-owner", "replan-milestones"),
        priority=3,
    ),
    PlannedAction(
        action="staff-key-posts",
        do=Text(
            fr="Ouvrir et pourvoir les postes d'architecte, de responsable technique et de responsable produit.",
            en="Open and fill the posts of architect, technical lead and product owner.",
        ),
        proof=Text(fr="Fiches de poste publiées et arrêtés de nomination", en="Published posts and appointment orders"),
        owner_role=OwnerRole.PROJECT_DIRECTOR,
        owner_name="Camille Exemple",
        effort=Effort.XL,
        due=date(2027, 9, 30),
        closes=("GOV-007",),
        after=(),
        priority=4,
    ),
    PlannedAction(
        action="amend-contracts-exit",
        do=Text(
            fr="Conclure un avenant qui organise la réversibilité et en chiffre les unités d'œuvre.",
            en="Sign an amendment that organises reversibility and prices its work units.",
        ),
        proof=Text(fr="Avenant notifié", en="Notified amendment"),
        owner_role=OwnerRole.BUYER,
        owner_name=None,
        effort=Effort.M,
        due=date(2027, 9, 30),
        closes=("FIN-009",),
        after=(),
        priority=5,
    ),
)

QUESTIONS = (
    OpenQuestion(
        fact="security.accreditation",
        label=LABELS["security.accreditation"],
        state=AnswerState.BLANK,
        cells=(cell("Sécurité", "E5"),),
        rules=("SEC-001",),
        weight=10,
    ),
    OpenQuestion(
        fact="security.dpia",
        label=LABELS["security.dpia"],
        state=AnswerState.UNUSABLE,
        cells=(cell("Sécurité", "E9"),),
        rules=("SEC-005",),
        weight=5,
    ),
    OpenQuestion(
        fact="risks/completeness",
        label=LABELS["risks/completeness"],
        state=AnswerState.BLANK,
        cells=(cell("Risques", "C3"),),
        rules=("PLA-011",),
        weight=2,
    ),
)


def outcomes(
    satisfied: int, partial: int, violated: int, undetermined: int, not_applicable: int
) -> dict[OutcomeKind, int]:
    counts = (satisfied, partial, violated, undetermined, not_applicable)
    return dict(zip(OutcomeKind, counts, strict=True))


def score(
    value: str | None, low: str | None, high: str | None, complete: str | None, backed: str | None, *n: int
) -> Score:
    numbers = [None if number is None else Decimal(number) for number in (value, low, high, complete, backed)]
    return Score(
        value=numbers[0],
        low=numbers[1],
        high=numbers[2],
        completeness=numbers[3],
        evidence_strength=numbers[4],
        outcomes=outcomes(*n),
    )


def checked(rule: str, axis: Axis, severity: Severity, title: Text, outcome: OutcomeKind) -> CheckedRule:
    node = ConditionNode(kind="comparison", expression=Text(fr="une comparaison", en="a comparison"), node=0)
    return CheckedRule(
        rule=rule,
        slug="exemple",
        axis=axis,
        severity=severity,
        title=title,
        outcome=RuleOutcome(rule=rule, outcome=outcome, possible=(outcome,)),
        conditions=RuleConditions(applies=None, satisfied=node, partial=None),
    )


def _rules() -> tuple[CheckedRule, ...]:
    unmet = [checked(f.rule, f.axis, f.severity, f.title, f.outcome) for f in FINDINGS]
    unsettled = [checked(p.rule, p.axis, p.severity, p.title, OutcomeKind.UNDETERMINED) for p in OPEN_POINTS]
    met = [
        checked(
            f"STR-{number:03}",
            Axis.STRATEGY,
            Severity.MAJOR,
            Text(fr=f"Exigence de stratégie n° {number}", en=f"Strategy requirement no. {number}"),
            OutcomeKind.SATISFIED,
        )
        for number in range(1, 8)
    ]
    pilot = checked(
        "REA-003",
        Axis.DELIVERY,
        Severity.MAJOR,
        Text(fr="Un pilote précède la généralisation", en="A pilot comes before rollout"),
        OutcomeKind.NOT_APPLICABLE,
    )
    return tuple(sorted([*unmet, *unsettled, *met, pilot], key=lambda rule: rule.rule))


def _record(found: Fact, label: Text, comment: str = "", source: str = "") -> AnswerRecord:
    answer = Answer(
        type=found.type,
        state=found.state,
        value=found.value,
        raw=found.raw,
        cells=found.cells,
        evidence=found.evidence,
        reason=found.reason,
        comment=comment,
        source=source,
    )
    return AnswerRecord(fact=found.name, label=label, answer=answer)


DIAGNOSES = (
    Diagnosed(
        diagnosis="DIA-001",
        slug="effet-tunnel",
        title=Text(fr="Effet tunnel", en="No delivery in sight (“tunnel effect”)"),
        state=DiagnosisState.PRESENT,
        criteria=(),
        meaning=Text(fr="Le projet dure sans rien livrer.", en="The project lasts without delivering anything."),
        first=(
            FirstAct(
                do=Text(fr="Avancer une livraison.", en="Bring a delivery forward."),
                action="replan-milestones",
                owner_role=OwnerRole.PROJECT_DIRECTOR,
                effort=Effort.M,
                delay_days=30,
                proof=Text(fr="Planning révisé", en="Revised schedule"),
            ),
        ),
        rules=("PLA-004",),
        open_rules=("SEC-001",),
        facts=(),
        signs_held=1,
        signs_open=1,
        signs=3,
    ),
)


_BEST, _GOOD, _FAIR, _WORST = ORDERED_LEVELS
CERTAIN = GuaranteedLevel(_WORST, _WORST, _WORST, certain=True)
AT_LEAST_FAIR = GuaranteedLevel(_FAIR, _FAIR, _GOOD, certain=False)
NOTHING_SECURED = GuaranteedLevel(AvisLevel.NONE, _WORST, _BEST, certain=False, unproven=(_BEST,))
NOTHING_MEASURED = GuaranteedLevel(AvisLevel.NONE, AvisLevel.NONE, AvisLevel.NONE, certain=True)
# Two blocking rules are not met: nothing that is missing can change that, declared or documented.
AVIS = Avis(
    says=Statement.AVIS,
    on=Basis.EVIDENCE,
    declarations=CERTAIN,
    evidence=CERTAIN,
    reasons=(
        Text(
            fr="2 exigences bloquantes ne sont pas satisfaites (GOV-001, PLA-004) : "
            "l'avis ne peut dépasser « Défavorable en l'état ».",
            en="2 blocking requirements are not met (GOV-001, PLA-004): "
            "the opinion cannot be better than “Unfavourable as it stands”.",
        ),
        Text(
            fr="Score global d'au plus 48,2 sur 100, sous le plancher de 50 de l'avis « Favorable sous réserves ».",
            en="Overall score of at most 48.2 out of 100, under the floor of 50 for “Favourable with reservations”.",
        ),
    ),
    undocumented=(OWNER_LETTER, DRIFT),
)
# Nothing bad is certain, and what is declared to the credit of blocking rules is not documented.
OPEN_AVIS = Avis(
    says=Statement.AVIS,
    on=Basis.EVIDENCE,
    declarations=AT_LEAST_FAIR,
    evidence=NOTHING_SECURED,
    reasons=(),
    risks=(
        Risk(
            Text(
                fr="1 exigence bloquante n'est pas acquise : si elle n'était pas satisfaite, l'avis serait au mieux "
                "« Favorable sous réserves ».",
                en="1 blocking requirement is not secured: if it were not met, the opinion would be "
                "“Favourable with reservations” at best.",
            ),
            ("SEC-001",),
        ),
    ),
    undocumented=(
        OWNER_LETTER,
        *(fact(f"milestones/{row}/current_date", ValueType.DATE, "2027-01-01", cell("Jalons", f"C{row}"))
          for row in (6, 7)),
    ),
)  # fmt: skip


def sample_result() -> AuditResult:
    """A project in trouble: some findings, some open points, an axis that was not assessed."""
    return AuditResult(
        schema_version="2.0",
        software="project-health-audit 0.1.0",
        engine=EngineReport(
            engines=("durable-rules 2.0.28", "python"),
            note=Text(
                fr="Chaque règle a été jugée par deux moteurs, qui ont donné les mêmes issues.",
                en="Every rule was judged by two engines, which gave the same outcomes.",
            ),
        ),
        rulebase=RuleBaseIdentity(version="1.0.0", sha256="9f2c" * 16, rules=16),
        scoring_version="2.0",
        questionnaire_id="project_review",
        questionnaire_version="1.0",
        review_type=ReviewType.PRE_LAUNCH,
        review_date=date(2027, 3, 31),
        workbook=WorkbookIdentity(name="classeur-demeter.xlsx", sha256="0a1b" * 16),
        project=ProjectCard(
            name="Déméter",
            ministry="Ministère des Terroirs (fictif)",
            phase=Text(fr="Conception et réalisation", en="Design and build"),
            description="Refonte du système de gestion des aides aux exploitations : dépôt, instruction et paiement.",
            disclaimer="Exemple de démonstration. Aucune donnée ne provient d'une administration.",
        ),
        avis=AVIS,
        overall=score("41.3", "36.1", "48.2", "0.765", "0.412", 7, 1, 4, 3, 1),
        axes={
            Axis.STRATEGY: score("100", "100", "100", "1", "0.6", 7, 0, 0, 0, 0),
            Axis.FINANCE: score("14.2", "14.2", "14.2", "1", "0.5", 0, 1, 1, 0, 0),
            Axis.GOVERNANCE: score("0", "0", "0", "1", "0.333", 0, 0, 2, 0, 0),
            Axis.DELIVERY: score(None, None, None, None, None, 0, 0, 0, 0, 1),
            Axis.PLANNING: score(None, "0", "66.7", "0.833", "1", 0, 0, 1, 1, 0),
            Axis.SECURITY: score(None, "0", "100", "0", None, 0, 0, 0, 2, 0),
        },
        diagnoses=DIAGNOSES,
        findings=FINDINGS,
        open_points=OPEN_POINTS,
        open_questions=QUESTIONS,
        actions=ACTIONS,
        rules=_rules(),
        truths=(Truth.UNKNOWN,),
        evidence={0: ()},
        packs=(
            AppliedPack(
                pack="terroirs",
                version="1.0",
                title=Text(fr="Paquet du ministère des Terroirs", en="Pack of the Ministry of Terroirs"),
                active=True,
            ),
        ),
        overrides=(
            AppliedOverride(
                pack="terroirs",
                parameter="staffing.internal_share.floor",
                label=Text(fr="Part interne minimale", en="Least in-house share"),
                declared=Text(fr="20 %", en="20%"),
                value=Text(fr="15 %", en="15%"),
                change=Strictness.LAXER,
                reason=Text(fr="Recrutements en cours.", en="Recruitment under way."),
                owner="Secrétariat général",
            ),
        ),
        waivers=(
            AppliedWaiver(
                pack="terroirs",
                rule="GOV-015",
                title=Text(fr="Plan de management partagé", en="Shared management plan"),
                reason=Text(fr="Plan ministériel unique.", en="Single ministry plan."),
                owner="Secrétariat général",
                expires=date(2027, 12, 31),
                in_force=True,
            ),
        ),
        indicators=(LONGEST_GAP, INTERNAL_SHARE, DRIFT),
        labels=LABELS,
        answers=(
            _record(
                OWNER_COUNT,
                LABELS["governance.owner.count"],
                comment="Une direction métier et la direction du numérique.",
                source="Note d'organisation du 12 janvier 2027",
            ),
            _record(OWNER_LETTER, LABELS["governance.owner.mandate_letter"]),
            _record(OWNER_AUTHORITY, LABELS["governance.owner.authority_over_all_teams"]),
            _record(ACCREDITATION, LABELS["security.accreditation"]),
            _record(DPIA, LABELS["security.dpia"], comment="Réponse attendue du DPD."),
            _record(PILOT, LABELS["delivery.pilot"]),
        ),
        answers_by_state={
            AnswerState.ANSWERED: 61,
            AnswerState.PARTLY_ANSWERED: 2,
            AnswerState.UNKNOWN: 4,
            AnswerState.BLANK: 9,
            AnswerState.NOT_APPLICABLE: 3,
            AnswerState.NONE: 1,
            AnswerState.NOT_ASKED: 5,
            AnswerState.UNUSABLE: 1,
        },
        intake_notes=(
            Text(
                fr="Feuille « Sécurité », cellule E9 : « voir avec le DPD (n.c.) » n'est pas une réponse de la liste.",
                en="Sheet 'Sécurité', cell E9: 'voir avec le DPD (n.c.)' is not an answer of the list.",
            ),
        ),
    )


def unknown_result() -> AuditResult:
    """The same project when nobody answered anything: nothing is measured, nothing is found."""
    nothing = score(None, None, None, "0", None, 0, 0, 0, 16, 0)
    return replace(
        sample_result(),
        avis=replace(
            AVIS,
            declarations=NOTHING_SECURED,
            evidence=NOTHING_SECURED,
            reasons=(),
            risks=(
                Risk(
                    Text(
                        fr="2 exigences bloquantes ne sont pas acquises : si 2 d'entre elles n'étaient pas "
                        "satisfaites, l'avis serait « Défavorable en l'état ».",
                        en="2 blocking requirements are not secured: if 2 of them were not met, the opinion "
                        "would be “Unfavourable as it stands”.",
                    ),
                    ("GOV-001", "PLA-004"),
                ),
            ),
            undocumented=(),
        ),
        overall=nothing,
        axes={axis: score(None, None, None, None, None, 0, 0, 0, 0, 0) for axis in Axis},
        findings=(),
        actions=(),
        indicators=(),
        rules=tuple(
            checked(rule.rule, rule.axis, rule.severity, rule.title, OutcomeKind.UNDETERMINED) for rule in _rules()
        ),
    )


def open_result() -> AuditResult:
    """The same project with nothing against it that is certain: no opinion on evidence."""
    return replace(sample_result(), avis=OPEN_AVIS, findings=FINDINGS[2:])


def result_that_says(says: Statement) -> AuditResult:
    """The same project in the review that ends in ``says``."""
    reviews = {
        Statement.AVIS: ReviewType.PRE_LAUNCH,
        Statement.ESTIMATE: ReviewType.SELF_ASSESSMENT,
        Statement.CONDITIONS: ReviewType.FRAMING,
        Statement.STANCE: ReviewType.CRISIS,
    }
    avis = replace(OPEN_AVIS, says=says, on=Basis.EVIDENCE if says is Statement.AVIS else Basis.DECLARATIONS)
    return replace(open_result(), review_type=reviews[says], avis=avis, findings=FINDINGS)


def former_result() -> AuditResult:
    """The same project as it is read from a result of format 1.0, with a score outside its own bounds."""
    avis = replace(OPEN_AVIS, on=Basis.DECLARATIONS, declarations=CERTAIN, evidence=CERTAIN, risks=(), undocumented=())
    overall = score("61.3", "36.1", "48.2", "0.765", "0.412", 7, 1, 4, 3, 1)
    return replace(sample_result(), schema_version="1.0", scoring_version="1.0", avis=avis, overall=overall)
