"""The terms that people read for every closed list of the model, in French and in English."""

from collections.abc import Callable
from enum import StrEnum
from typing import Any

from audit.model.answer import AnswerState, Evidence
from audit.model.answering_role import AnsweringRole
from audit.model.diagnosis import DiagnosisState, StanceKind
from audit.model.pack import Strictness
from audit.model.questionnaire import EVIDENCE_LABELS, NOT_APPLICABLE_LABEL, UNKNOWN_LABEL, ReviewType
from audit.model.rule import Axis, Confidence, Effort, OutcomeKind, OwnerRole, Severity
from audit.model.scoring import AvisLevel
from audit.model.text import Language, Text


class Rating(StrEnum):
    """The three colours that English readers expect; None stands for an opinion that cannot be given."""

    GREEN = "green"
    AMBER = "amber"
    RED = "red"


AXES = {
    Axis.STRATEGY: Text(fr="Stratégie et valeur", en="Strategy and value"),
    Axis.FINANCE: Text(fr="Finances", en="Finance"),
    Axis.GOVERNANCE: Text(fr="Gouvernance", en="Governance"),
    Axis.DELIVERY: Text(fr="Réalisation", en="Delivery"),
    Axis.PLANNING: Text(fr="Planning", en="Schedule"),
    Axis.SECURITY: Text(fr="Sécurité et conformité", en="Security and compliance"),
}

SEVERITIES = {
    Severity.BLOCKING: Text(fr="Bloquant", en="Blocking"),
    Severity.MAJOR: Text(fr="Majeur", en="Major"),
    Severity.MINOR: Text(fr="Mineur", en="Minor"),
    Severity.INFO: Text(fr="Pour information", en="For information"),
}

OUTCOMES = {
    OutcomeKind.SATISFIED: Text(fr="Respectée", en="Met"),
    OutcomeKind.PARTIAL: Text(fr="Partiellement respectée", en="Partly met"),
    OutcomeKind.VIOLATED: Text(fr="Non respectée", en="Not met"),
    OutcomeKind.UNDETERMINED: Text(fr="Non déterminée", en="Not determined"),
    OutcomeKind.NOT_APPLICABLE: Text(fr="Sans objet", en="Not applicable"),
}

AVIS_LEVELS = {
    AvisLevel.FAVOURABLE: Text(fr="Favorable", en="Favourable"),
    AvisLevel.FAVOURABLE_WITH_RECOMMENDATIONS: Text(
        fr="Favorable avec recommandations", en="Favourable with recommendations"
    ),
    AvisLevel.FAVOURABLE_WITH_RESERVATIONS: Text(fr="Favorable sous réserves", en="Favourable with reservations"),
    AvisLevel.UNFAVOURABLE: Text(fr="Défavorable en l'état", en="Unfavourable as it stands"),
    AvisLevel.NONE: Text(fr="Pas d'avis à ce stade", en="No opinion at this stage"),
}

_WITH_OBSERVATIONS = Text(
    fr="conforme avec observations et clauses de revoyure", en="favourable, with observations and review clauses"
)

# The three outcomes of the DINUM's opinions (DIN-6 of the register of sources); which of our four
# levels stands for which is a choice of this tool.
DINUM_OUTCOMES: dict[AvisLevel, Text | None] = {
    AvisLevel.FAVOURABLE: Text(fr="conforme", en="favourable"),
    AvisLevel.FAVOURABLE_WITH_RECOMMENDATIONS: _WITH_OBSERVATIONS,
    AvisLevel.FAVOURABLE_WITH_RESERVATIONS: _WITH_OBSERVATIONS,
    AvisLevel.UNFAVOURABLE: Text(fr="non conforme", en="unfavourable"),
    AvisLevel.NONE: None,
}

AVIS_RATINGS: dict[AvisLevel, Rating | None] = {
    AvisLevel.FAVOURABLE: Rating.GREEN,
    AvisLevel.FAVOURABLE_WITH_RECOMMENDATIONS: Rating.AMBER,
    AvisLevel.FAVOURABLE_WITH_RESERVATIONS: Rating.AMBER,
    AvisLevel.UNFAVOURABLE: Rating.RED,
    AvisLevel.NONE: None,
}

RATINGS = {
    Rating.GREEN: Text(fr="vert", en="green"),
    Rating.AMBER: Text(fr="orange", en="amber"),
    Rating.RED: Text(fr="rouge", en="red"),
}

ANSWER_STATES = {
    AnswerState.ANSWERED: Text(fr="Renseigné", en="Answered"),
    AnswerState.PARTLY_ANSWERED: Text(fr="Renseigné en partie", en="Partly answered"),
    AnswerState.UNKNOWN: UNKNOWN_LABEL,
    AnswerState.BLANK: Text(fr="Non renseigné", en="Not filled in"),
    AnswerState.NOT_APPLICABLE: NOT_APPLICABLE_LABEL,
    AnswerState.NONE: Text(fr="Il n'y en a pas", en="There is none"),
    AnswerState.UNUSABLE: Text(fr="Illisible", en="Unreadable"),
    AnswerState.NOT_COMPUTED: Text(fr="Non calculable", en="Not computable"),
    AnswerState.NOT_ASKED: Text(fr="Non demandé", en="Not asked"),
}

EVIDENCE_LEVELS = {level: EVIDENCE_LABELS[level.value] for level in Evidence}

EFFORTS = {
    Effort.S: Text(fr="Faible", en="Small"),
    Effort.M: Text(fr="Moyen", en="Medium"),
    Effort.L: Text(fr="Important", en="Large"),
    Effort.XL: Text(fr="Très important", en="Very large"),
}

OWNER_ROLES = {
    OwnerRole.SPONSOR: Text(fr="Sponsor", en="Sponsor"),
    OwnerRole.PROJECT_OWNER: Text(fr="Responsable du projet", en="Project owner"),
    OwnerRole.PROJECT_DIRECTOR: Text(fr="Directeur de projet", en="Project director"),
    OwnerRole.TECHNICAL_DIRECTOR: Text(fr="Directeur technique", en="Technical director"),
    OwnerRole.PRODUCT_OWNER: Text(fr="Responsable produit", en="Product owner"),
    OwnerRole.BUYER: Text(fr="Acheteur", en="Procurement lead"),
    OwnerRole.FINANCE: Text(fr="Responsable financier", en="Finance lead"),
    OwnerRole.SECURITY_OFFICER: Text(fr="Responsable de la sécurité (RSSI)", en="Security officer"),
    OwnerRole.DPO: Text(fr="Délégué à la protection des données (DPD)", en="Data protection officer"),
}

ANSWERING_ROLES = {
    AnsweringRole.DIRECTOR: Text(fr="Direction de projet", en="Project director"),
    AnsweringRole.BUSINESS: Text(fr="Métier", en="Business lead"),
    AnsweringRole.BUYER: Text(fr="Acheteur", en="Procurement lead"),
    AnsweringRole.FINANCE: Text(fr="Finances", en="Finance"),
    AnsweringRole.ARCHITECT: Text(fr="Architecte", en="Architect"),
    AnsweringRole.SECURITY: Text(fr="Sécurité (RSSI)", en="Security officer"),
    AnsweringRole.DPO: Text(fr="DPD", en="DPO"),
}

REVIEW_TYPES = {
    ReviewType.FRAMING: Text(fr="Conseil au cadrage", en="Framing advice"),
    ReviewType.PRE_LAUNCH: Text(
        fr="Audit, préalable au lancement ou en cours de projet", en="Audit, pre-launch or of a project under way"
    ),
    ReviewType.CRISIS: Text(fr="Intervention en situation de crise", en="Crisis intervention"),
    ReviewType.SELF_ASSESSMENT: Text(fr="Auto-évaluation", en="Self-assessment"),
}

CONFIDENCES = {
    Confidence.PRIMARY: Text(fr="texte lu", en="text read"),
    Confidence.SECONDARY: Text(fr="source secondaire", en="secondary source"),
    Confidence.INFERENCE: Text(fr="déduction", en="inference"),
    Confidence.TOOL_CHOICE: Text(fr="choix de l'outil, réglable", en="adjustable choice of this tool"),
}

DIAGNOSIS_STATES: dict[DiagnosisState, Text] = {
    DiagnosisState.PRESENT: Text(fr="Établi", en="Established"),
    DiagnosisState.POSSIBLE: Text(fr="Possible, à confirmer", en="Possible, to be confirmed"),
    DiagnosisState.OPEN: Text(fr="Non déterminé", en="Not determined"),
    DiagnosisState.ABSENT: Text(fr="Écarté", en="Ruled out"),
}
STANCE_KINDS: dict[StanceKind, Text] = {
    StanceKind.GO_ON: Text(fr="Continuité", en="Continuity"),
    StanceKind.FREEZE: Text(fr="Gel", en="Freeze"),
    StanceKind.REFRAME: Text(fr="Recadrage", en="Reset"),
    StanceKind.STOP: Text(fr="Arrêt à décider", en="Stopping, to be decided"),
}
STRICTNESS: dict[Strictness, Text] = {
    Strictness.STRICTER: Text(fr="plus exigeant que la source", en="stricter than the source"),
    Strictness.LAXER: Text(fr="moins exigeant que la source", en="laxer than the source"),
    Strictness.DIFFERENT: Text(fr="différent de la source", en="different from the source"),
}
_TERMS: dict[type[StrEnum], dict[Any, Text]] = {
    Axis: AXES,
    Severity: SEVERITIES,
    OutcomeKind: OUTCOMES,
    AvisLevel: AVIS_LEVELS,
    DiagnosisState: DIAGNOSIS_STATES,
    StanceKind: STANCE_KINDS,
    Strictness: STRICTNESS,
    Rating: RATINGS,
    AnswerState: ANSWER_STATES,
    Evidence: EVIDENCE_LEVELS,
    Effort: EFFORTS,
    OwnerRole: OWNER_ROLES,
    AnsweringRole: ANSWERING_ROLES,
    ReviewType: REVIEW_TYPES,
    Confidence: CONFIDENCES,
}
# In each language, at hand: a report prints a thousand of them.
_WORDS = {
    language: {kind: {member: term.to(language) for member, term in terms.items()} for kind, terms in _TERMS.items()}
    for language in Language
}


def terms_in(language: Language) -> Callable[[StrEnum], str]:
    """Return what writes terms in one language; see ``write_term``."""
    words = _WORDS[language]

    def write(member: StrEnum) -> str:
        return words[type(member)][member]

    return write


def write_term(member: StrEnum, language: Language) -> str:
    """Return the term for a member of one of the model's closed lists.

    Raises:
        KeyError: when the list has no terms.
    """
    return _WORDS[language][type(member)][member]
