"""Many projects at once: which files are read, how, and what they say together."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from audit.model.text import Language

if TYPE_CHECKING:
    from audit.portfolio.schema import Portfolio

_READ = (".xlsx", ".xlsm", ".xls", ".ods", ".json")
Progress = Callable[[int, int], None]


@dataclass(frozen=True)
class Asked:
    """What is asked of a portfolio.

    Attributes:
        rules, questionnaires: the folders, as ``load`` takes them.
        accept_unusable: judge in spite of answers that cannot be read.
        review_date: on which every project is judged; that of each by default.
        overrides: other values of parameters, ``NAME=VALUE`` each.
        sweeps: ranges of values, ``NAME=FIRST:LAST:COUNT`` or ``NAME=VALUE,VALUE`` each.
        language: in which the numbers of both are read.
        jobs: how many processes.
        executor: ``dask://HOST:PORT`` to send the work to a cluster; processes of this computer by default.
        start_method: how these are started.
        kept: the folder in which what is made of each file is kept; None to keep nothing.
        records: the folder into which the record of each project is written, as ``audit run`` writes it, with the
            rulebooks beside; None to write none.
    """

    rules: tuple[Path, ...] = ()
    questionnaires: Path | None = None
    accept_unusable: bool = False
    review_date: date | None = None
    overrides: tuple[str, ...] = ()
    sweeps: tuple[str, ...] = ()
    language: Language = Language.FR
    jobs: int = 1
    executor: str | None = None
    start_method: str = "spawn"
    kept: Path | None = None
    records: Path | None = None


def portfolio_files(paths: Sequence[Path]) -> list[tuple[str, Path]]:
    """Return the files that are to be read, by their name from the folder that was given, in order.

    Rulebooks, which lie beside results, reports and what programs leave behind are none of them. What else the tool
    wrote, such as plans and answers of teams, is told by what it holds, and passed over once it is read.
    """
    found: dict[str, Path] = {}
    for given in paths:
        inside = given.is_dir()
        for path in sorted(_walk(given)) if inside else [given]:
            name = path.relative_to(given).as_posix() if inside else path.name
            name = name if len(paths) == 1 or not inside else f"{given.name}/{name}"
            while name in found and found[name] != path:
                name = f"{path.parent.name}/{name}"
            found[name] = path
    return sorted(found.items())


def judge_portfolio(
    paths: Sequence[str | Path], asked: Asked | None = None, progress: Progress | None = None
) -> "Portfolio":
    """Judge every project of some files and folders, and return what they say together.

    A file that cannot be read is among those refused, with the reason; nothing stops the rest.

    Args:
        paths: workbooks, snapshots, results, and folders of them.
        asked: how; by default, one after the other in this process.
        progress: is told how many files are done, of how many.

    Raises:
        DeclarationsInvalid: when the rules or questions are.
        UnknownName, ValueRefused: for a parameter, or a value of it, that cannot be.
        ExecutorRefused: when the work cannot be sent where it was asked for.
        NotWritten: when what is kept, or records, cannot be written.
    """
    from audit.api.portfolio_run import run_portfolio

    return run_portfolio([Path(path) for path in paths], asked or Asked(), progress)


def _walk(folder: Path) -> Iterator[Path]:
    from audit.portfolio.record_folder import is_rulebook_file

    for path in folder.iterdir():
        if path.name.startswith((".", "~$")):
            continue
        if path.is_dir() and not path.is_symlink():
            yield from _walk(path)
        elif path.suffix.lower() in _READ and not is_rulebook_file(path):
            yield path
