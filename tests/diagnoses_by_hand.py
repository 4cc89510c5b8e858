"""Diagnoses made by hand, for tests: as their files write them, and as results hold them."""

from audit.model.diagnosis import Diagnosis, DiagnosisState, Stance
from audit.model.result.diagnosed import Diagnosed, FirstAct
from audit.model.rule import Effort, OwnerRole
from audit.model.text import Text

TEXT = {"fr": "x", "en": "x"}


def said(words: str) -> Text:
    return Text(fr=words, en=words)


def act(action="act", days=15, after=(), role="sponsor", do="x"):
    """Return a first act as YAML data writes it."""
    return {
        "action": action, "owner_role": role, "effort": "S", "delay_days": {"pre_launch": days, "crisis": days},
        "do": {"fr": do, "en": do}, "proof": TEXT, "after": list(after),
    }  # fmt: skip


def diagnosis(diagnosis_id="DIA-001", core=None, signs=(), least=0, first=None, **more):
    """Return a diagnosis of pre-launch reviews, as its file would write it."""
    return Diagnosis.model_validate(
        {
            "id": diagnosis_id, "slug": "x", "title": TEXT, "sources": ["X"], "review_types": ["pre_launch"],
            "core": core or {"rule": "GOV-001", "outcome": "violated"}, "signs": list(signs), "least_signs": least,
            "meaning": TEXT, "first": first or [act()], "examples": [{"name": "x", "expect": "open"}], **more,
        }
    )  # fmt: skip


def diagnosed(diagnosis_id, state=DiagnosisState.PRESENT, stance: Stance | None = None, **more) -> Diagnosed:
    """Return a diagnosis of a result."""
    first = FirstAct(said("d'abord"), "act", OwnerRole.SPONSOR, Effort.S, 15, said("preuve"))
    found = {
        "slug": "x", "criteria": (), "meaning": said("sens"), "first": (first,), "rules": (), "open_rules": (),
        "facts": (), "signs_held": 1, "signs_open": 1, "signs": 3, **more,
    }  # fmt: skip
    return Diagnosed(diagnosis=diagnosis_id, title=said(f"Titre {diagnosis_id}"), state=state, stance=stance, **found)
