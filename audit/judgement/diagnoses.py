"""Diagnoses ready to print: those that are present, and those that missing answers could still show."""

from collections.abc import Sequence

from audit.judgement.references import References
from audit.model.diagnosis import Diagnosis, DiagnosisOutcome, DiagnosisState
from audit.model.result import Diagnosed

_ORDER = list(DiagnosisState)


def diagnosed(
    diagnoses: Sequence[Diagnosis],
    outcomes: Sequence[DiagnosisOutcome],
    references: References,
) -> tuple[Diagnosed, ...]:
    """Return what was diagnosed, the firmest first.

    A diagnosis that is merely open is only worth printing when something supports it already.
    """
    found = [
        _diagnosed(diagnosis, outcome, references)
        for diagnosis, outcome in zip(diagnoses, outcomes, strict=True)
        if outcome.state is DiagnosisState.PRESENT
        or (outcome.state is DiagnosisState.OPEN and (outcome.rules or outcome.facts))
    ]
    return tuple(sorted(found, key=_firmness))


def _diagnosed(diagnosis: Diagnosis, outcome: DiagnosisOutcome, references: References) -> Diagnosed:
    return Diagnosed(
        diagnosis=diagnosis.id,
        slug=diagnosis.slug,
        title=diagnosis.title,
        state=outcome.state,
        criteria=references.cited(diagnosis.sources),
        meaning=diagnosis.meaning,
        first=diagnosis.first,
        rules=outcome.rules,
        open_rules=outcome.open_rules,
        facts=outcome.facts,
        signs_held=outcome.signs_held,
        signs_open=outcome.signs_open,
        signs=len(diagnosis.signs),
    )


def _firmness(item: Diagnosed) -> tuple[int, int, int, str]:
    return _ORDER.index(item.state), -item.signs_held, -len(item.rules), item.diagnosis
