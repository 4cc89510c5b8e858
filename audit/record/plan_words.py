"""Puts what frames the plan in words: its phases, and the load of those who carry it out."""

from audit.model.result.planned import Load, LoadInPhase, Phase, PlanShown
from audit.record.rulebook import PlanWords
from audit.remediation.plan_model import GoLiveState, OwnerLoad, PlanFrame


def plan_in_words(frame: PlanFrame, words: PlanWords) -> PlanShown:
    """Return what frames the plan, with its texts.

    Raises:
        KeyError: when it names a phase that has no words.
    """
    return PlanShown(
        note=words.note,
        phases=tuple(Phase(one.phase, words.phases[one.phase], one.until) for one in frame.phases),
        loads=tuple(map(_load, frame.loads)),
        go_live=frame.go_live,
        go_live_to_come=frame.go_live_state is GoLiveState.TO_COME,
        go_live_known_as=frame.go_live_known_as,
    )


def _load(load: OwnerLoad) -> Load:
    phases = (LoadInPhase(one.phase, one.asked, one.available, one.exceeded) for one in load.phases)
    return Load(load.roles, load.name, load.share, load.declared, tuple(phases))
