"""What was measured: the table on the screen, and ``build/bench.json``, a key a line."""

import json
import statistics
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.bench.measure import Measure

CHANGED = "+"  # ends the name of a commit whose tree holds changes


@dataclass(frozen=True)
class Result:
    """The numbers of one measure; ``then`` is empty without another commit, or where that one cannot be measured."""

    measure: Measure
    now: Sequence[float]
    then: Sequence[float] = ()

    @property
    def ratio(self) -> float | None:
        """The ratio of the medians, now to then."""
        return statistics.median(self.now) / statistics.median(self.then) if self.then else None

    @property
    def is_met(self) -> bool | None:
        """Whether the goal is met; None without a goal or without what it compares with."""
        if self.measure.goal is None:
            return None
        return self.measure.goal.is_met(
            statistics.median(self.now), statistics.median(self.then) if self.then else None
        )

    def row(self) -> str:
        """Return one line of the table."""
        unit = self.measure.unit
        numbers = f"{_spread(self.now)} {unit}"
        if self.then:
            numbers += f"   then {_spread(self.then)} {unit}   × {self.ratio:.2f}"
        goal = "" if self.measure.goal is None else f"   goal {self.measure.goal}"
        verdict = {True: ", met", False: ", NOT MET", None: ""}[self.is_met]
        return f"{self.measure.key:<22}{self.measure.says:<36}{numbers}{goal}{verdict}"

    def record(self) -> dict[str, Any]:
        """Return the line of the JSON file."""
        record: dict[str, Any] = {"unit": self.measure.unit, "now": _numbers(self.now)}
        if self.then:
            record |= {"then": _numbers(self.then), "ratio": round(self.ratio or 0, 3)}
        if self.measure.goal is not None:
            record |= {"goal": str(self.measure.goal), "met": self.is_met}
        return record


def _spread(numbers: Sequence[float]) -> str:
    low, median = min(numbers), statistics.median(numbers)
    return f"{median:.3g}" if low == median else f"{median:.3g} (least {low:.3g})"


def _numbers(numbers: Sequence[float]) -> dict[str, float]:
    return {"median": round(statistics.median(numbers), 4), "min": round(min(numbers), 4), "runs": len(numbers)}


def written(path: Path, results: Iterable[Result], commits: dict[str, str | None]) -> None:
    """Write ``results`` into the JSON file ``path``, a key a line.

    What the file holds of the same commits and was not measured again is kept: long measures are made apart. Of a
    tree with changes nothing is kept, since nobody knows with which.
    """
    kept = _read(path)
    are_same = all(kept.get(name) == commit and not str(commit).endswith(CHANGED) for name, commit in commits.items())
    lines = kept if are_same else {}
    lines = {**commits, **lines, **{result.measure.key: result.record() for result in results}}
    text = ",\n".join(f"{json.dumps(key)}: {json.dumps(line, ensure_ascii=False)}" for key, line in lines.items())
    path.parent.mkdir(exist_ok=True)
    path.write_text(f"{{\n{text}\n}}\n", encoding="utf-8")


def _read(path: Path) -> dict[str, Any]:
    try:
        return dict(json.loads(path.read_text(encoding="utf-8")))
    except (OSError, ValueError):
        return {}
