"""``python -m tests.bench``: measures this tree, and another commit in turn with it when one is given.

Figures depend on the machine and on what else it does: read the ratios, of numbers measured in pairs in one run.
"""

import argparse
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path
from string import Formatter

from tests.bench.inputs import made_in
from tests.bench.measure import Measure
from tests.bench.registry import MEASURES
from tests.bench.results import Result, written
from tests.bench.trees import HERE, MeasureFailed, NotThere, Tree, laid_out, this_tree

RESULTS = HERE / "build" / "bench.json"


def main() -> None:
    """Measure, print a line a measure, and write ``build/bench.json``; exit 1 when a measure of this tree failed."""
    asked = _arguments()
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        now = this_tree(folder / "own")
        then = stack.enter_context(laid_out(asked.against)) if asked.against else None
        beside = f", then is {then.commit}" if then else ""
        print(f"Python {sys.version.split()[0]}, now is {now.commit}{beside}\n")
        commits = {"now": now.commit, "then": then.commit if then else None}
        results: list[Result] = []
        failed: list[str] = []
        chosen = _chosen(asked.only, asked.tests)
        files = made_in(folder, then or now, _files_of(chosen))
        for result in measured(chosen, now, then, files, failed):
            results.append(result)
            written(RESULTS, results, commits)  # each time: who stops a long run keeps what it has measured
    print(f"\n{RESULTS.relative_to(HERE)} holds these figures")
    if failed:
        raise SystemExit(f"not measured, as something failed: {', '.join(failed)}")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("--against", metavar="COMMIT", help="the commit to compare with")
    parser.add_argument("--tests", action="store_true", help="measure the test suite too: minutes, for each tree")
    parser.add_argument("--only", nargs="+", metavar="KEY", help="measure these only")
    return parser.parse_args()


def _chosen(only: Sequence[str] | None, long_too: bool) -> list[Measure]:
    known = {measure.key: measure for measure in MEASURES}
    unknown = set(only or ()) - set(known)
    if unknown:
        raise SystemExit(f"no such measure: {', '.join(sorted(unknown))}; there are {', '.join(known)}")
    return [known[key] for key in only] if only else [item for item in MEASURES if long_too or not item.is_long]


def _files_of(measures: Sequence[Measure]) -> set[str]:
    """Return the names of the files that the arguments of ``measures`` stand for."""
    arguments = (argument for measure in measures for argument in measure.arguments)
    return {name for argument in arguments for _, name, _, _ in Formatter().parse(argument) if name}


def measured(
    measures: Sequence[Measure], now: Tree, then: Tree | None, files: dict[str, str], failed: list[str]
) -> Iterator[Result]:
    """Measure one after the other; the keys of those that fail in this tree are added to ``failed``."""
    for measure in measures:
        beside = None if measure.only_here else then
        try:
            result = _in_pairs(measure, now, beside, [argument.format(**files) for argument in measure.arguments])
        except NotThere as absent:
            print(f"{measure.key:<22}skipped: {absent}", flush=True)
            continue
        except MeasureFailed as why:
            print(f"{measure.key:<22}FAILED: {why}", flush=True)
            failed.append(measure.key)
            continue
        print(result.row(), flush=True)
        yield result


def _in_pairs(measure: Measure, now: Tree, then: Tree | None, arguments: list[str]) -> Result:
    """Measure in the two trees in turn, so that what else the machine does weighs on both."""
    ours: list[float] = []
    theirs: list[float] = []
    for _ in range(measure.pairs):
        ours.append(now.run(measure.script, arguments))
        if then is not None:
            try:
                theirs.append(then.run(measure.script, arguments))
            except MeasureFailed as failed:
                print(f"{failed}: measured in this tree only")
                then = None
    return Result(measure, ours, theirs)


if __name__ == "__main__":
    main()
