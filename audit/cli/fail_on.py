"""``--fail-on``: what makes ``audit run`` end with exit code 1; what is not known never passes for what is good."""

from collections.abc import Iterator

from audit.cli.closed_choice import Named, OneOf
from audit.cli.options import SEVERITIES
from audit.errors import Bilingual
from audit.model.result.audit_result import AuditResult
from audit.model.rule import Severity
from audit.model.scoring import ORDERED_LEVELS, AvisLevel, Statement
from audit.model.stated_levels import stated_levels
from audit.wording.terms import AVIS_LEVELS

_LEVELS: dict[str, Named] = {
    AvisLevel.FAVOURABLE_WITH_RECOMMENDATIONS: Named("recommandations", "recommendations"),
    AvisLevel.FAVOURABLE_WITH_RESERVATIONS: Named("réserves", "reservations"),
    AvisLevel.UNFAVOURABLE: Named("défavorable", "unfavourable"),
}
FAIL_ON = OneOf({**SEVERITIES.values, **_LEVELS})
_GIVES_A_LEVEL = (Statement.AVIS, Statement.ESTIMATE)
_ORDER = list(Severity)


def failures(result: AuditResult, fail_on: str) -> Iterator[Bilingual]:
    """Yield why a project fails, one sentence each; nothing when it passes.

    For a severity: findings, and requirements that missing answers leave open, of this severity or more; and, where the
    review gives a level, that none is guaranteed. For a level: that it, or a worse one, is not excluded.

    Args:
        result: of the audit.
        fail_on: a severity or a level, by its code.
    """
    if fail_on in _LEVELS:
        yield from _level_failures(result, AvisLevel(fail_on))
    else:
        yield from _severity_failures(result, Severity(fail_on))


def _severity_failures(result: AuditResult, severity: Severity) -> Iterator[Bilingual]:
    counted = _ORDER[: _ORDER.index(severity) + 1]
    found = sum(finding.severity in counted for finding in result.findings)
    still_open = sum(point.severity in counted for point in result.open_points)
    if found:
        yield Bilingual(
            f"{found} constat{'s' if found > 1 else ''} de cette gravité ou plus",
            f"{found} finding{'s' if found > 1 else ''} this severe or more",
        )
    if still_open:
        s = "s" if still_open > 1 else ""
        yield Bilingual(
            f"{still_open} exigence{s} non tranchée{s} de cette gravité ou plus",
            f"{still_open} open requirement{s} this severe or more",
        )
    if result.avis.says in _GIVES_A_LEVEL and stated_levels(result.avis).own.level is AvisLevel.NONE:
        yield Bilingual("aucun niveau n'est garanti à ce stade", "no level is guaranteed at this stage")


def _level_failures(result: AuditResult, level: AvisLevel) -> Iterator[Bilingual]:
    own = stated_levels(result.avis).own  # the opinion that the report leads with
    floor = own.floor
    if floor is AvisLevel.NONE:
        yield Bilingual("aucune exigence n'a pu être mesurée", "no requirement could be measured")
    elif ORDERED_LEVELS.index(floor) >= ORDERED_LEVELS.index(level):
        said = AVIS_LEVELS[floor]
        if own.certain:
            yield Bilingual(f"le niveau « {said.fr} » est acquis", f"the level “{said.en}” is secured")
        else:
            yield Bilingual(f"le niveau « {said.fr} » n'est pas exclu", f"the level “{said.en}” is not excluded")
