"""What other values of parameters change in a portfolio: both judgements of each project, side by side; pure."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from audit.model.rule import OutcomeKind
from audit.model.scoring import AvisLevel
from audit.portfolio.doctrine_schema import Doctrine, Override, ProjectMoved
from audit.portfolio.schema import ProjectLine


def doctrine_of(overrides: Sequence[Override], judged: Sequence[tuple[ProjectLine, ProjectLine]]) -> Doctrine:
    """Return what some values change together.

    Args:
        overrides: the values.
        judged: each project by the rules that are loaded, and by them with these values.
    """
    return Doctrine(
        overrides=tuple(overrides),
        judged=len(judged),
        before=levels_of(before for before, _ in judged),
        after=levels_of(after for _, after in judged),
        moved=tuple(_moved(judged)),
    )


def levels_of(lines: Iterable[ProjectLine]) -> dict[AvisLevel, int]:
    """Return how many projects have each guaranteed level, by the rules that judged them."""
    return _counted(line.avis.level for line in lines)


def leading_levels_of(lines: Iterable[ProjectLine]) -> dict[AvisLevel, int]:
    """Return how many projects have each guaranteed level, by the opinions that their reports lead with."""
    return _counted(line.opinion.level for line in lines)


def _counted(levels: Iterable[AvisLevel]) -> dict[AvisLevel, int]:
    found = Counter(levels)
    return {level: found[level] for level in AvisLevel}


def _moved(judged: Sequence[tuple[ProjectLine, ProjectLine]]) -> Iterator[ProjectMoved]:
    """Yield the projects that are not the same: those whose opinion moves first."""
    found = [_project(before, after) for before, after in judged]
    changed = [one for one in found if one.moves]
    yield from sorted(changed, key=lambda one: not one.moves_avis)


def _project(before: ProjectLine, after: ProjectLine) -> ProjectMoved:
    old, new = ({found.rule: found.outcome for found in line.findings} for line in (before, after))
    both = [(rule, old[rule], outcome) for rule, outcome in new.items() if rule in old]
    return ProjectMoved(
        file=before.file,
        level=(before.avis.level, after.avis.level),
        floor=(before.avis.floor, after.avis.floor),
        ceiling=(before.avis.ceiling, after.avis.ceiling),
        appear=tuple(found.rule for found in after.findings if found.rule not in old),
        vanish=tuple(found.rule for found in before.findings if found.rule not in new),
        worsen=tuple(rule for rule, was, now in both if was is OutcomeKind.PARTIAL and now is OutcomeKind.VIOLATED),
        soften=tuple(rule for rule, was, now in both if was is OutcomeKind.VIOLATED and now is OutcomeKind.PARTIAL),
    )
