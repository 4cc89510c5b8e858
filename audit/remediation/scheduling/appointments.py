"""Has what a vacant role is to do wait for the action that appoints its holder, where that is planned."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace

from audit.model.owner_role import OwnerRole
from audit.remediation.scheduling.jobs import Job
from audit.remediation.scheduling.schedule import with_predecessors


def waits_of(jobs: Mapping[str, Job]) -> dict[str, set[str]]:
    """Return, for each of ``jobs``, those that it waits for, by name."""
    named = _names(jobs)
    return {name: {named[slug] for slug in job.after if slug in named} for name, job in jobs.items()}


def after_appointments(
    jobs: Mapping[str, Job], appointed_by: Mapping[OwnerRole, str], vacant: Collection[OwnerRole]
) -> dict[str, Job]:
    """Return ``jobs``, each one of a vacant role after the one by which that role gets a holder.

    Nobody can start on what is theirs before they are appointed. What an appointment itself waits for waits for no
    appointment in turn: one of two roles that appoint each other goes first, that of the earlier line.

    Args:
        jobs: what there is to do, by name.
        appointed_by: the action that appoints the holder of each role.
        vacant: the roles that nobody is named for.
    """
    named = _names(jobs)
    waits = waits_of(jobs)
    added: dict[str, list[str]] = {name: [] for name in jobs}
    for role, action in _planned(appointed_by, vacant, named):
        appointment = named[action]
        before = with_predecessors([appointment], waits)
        for name, job in jobs.items():
            if job.role is role and name not in before:
                waits[name].add(appointment)
                added[name] += [action] if action not in job.after else []
    return {name: replace(job, after=(*job.after, *added[name])) for name, job in jobs.items()}


def appointed_in(
    jobs: Mapping[str, Job], appointed_by: Mapping[OwnerRole, str], vacant: Collection[OwnerRole]
) -> dict[str, list[OwnerRole]]:
    """Return, by the name of the job that appoints somebody, the vacant roles that it fills."""
    named, found = _names(jobs), dict[str, list[OwnerRole]]()
    for role, action in _planned(appointed_by, vacant, named):
        found.setdefault(named[action], []).append(role)
    return found


def _names(jobs: Mapping[str, Job]) -> dict[str, str]:
    return {slug: name for name, job in jobs.items() for slug, _ in job.parts}


def _planned(
    appointed_by: Mapping[OwnerRole, str], vacant: Collection[OwnerRole], named: Mapping[str, str]
) -> Iterator[tuple[OwnerRole, str]]:
    for role, action in appointed_by.items():
        if role in vacant and action in named:
            yield role, action
