"""Shortens projects that show something: what they can do without is left blank, so that the rest is what it takes."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from audit.judgement.completions import Completion


def shortened(
    project: Mapping[str, Completion], shows: Callable[[Mapping[str, Completion]], bool]
) -> Mapping[str, Completion]:
    """Return a project that still shows it and that nothing can be taken away from: an answer, a table, a row.

    Args:
        project: what is answered.
        shows: whether a project shows what this one does.
    """
    kept = dict(project)
    for name in list(kept):
        without = {other: one for other, one in kept.items() if other != name}
        if shows(without):
            kept = without
            continue
        table = kept[name].table
        for row in table.rows if table else ():
            current = kept[name].table
            assert current is not None  # noqa: S101 - it was a table above
            rows = tuple(one for one in current.rows if one.number != row.number)
            if not rows:
                continue
            shorter = {**kept, name: Completion(name, table=replace(current, rows=rows))}
            if shows(shorter):
                kept = shorter
    return kept
