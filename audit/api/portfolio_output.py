"""Writes portfolios: as files, and as tables for notebooks."""

import warnings
from collections.abc import Collection, Iterable, Sequence
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from audit.errors import Bilingual, UnknownName
from audit.model.text import Language

if TYPE_CHECKING:
    import pandas

    from audit.portfolio.editions_schema import PanoramaEditions
    from audit.portfolio.schema import Portfolio

PORTFOLIO_FORMATS = ("html", "xlsx", "csv", "json", "parquet")
_FORMAT = Bilingual("le format", "format")


def render_portfolio(
    found: "Portfolio", formats: Iterable[str] | str, language: "Language | Literal['fr', 'en']" = "fr"
) -> dict[str, bytes]:
    """Write a portfolio in some formats; the same portfolio gives the same bytes.

    Args:
        found: the portfolio.
        formats: of ``PORTFOLIO_FORMATS``.
        language: of what people read.

    Returns:
        The content of each file, by its name.

    Raises:
        UnknownName: for another format.
        AuditError: when Parquet is asked for and pyarrow is not installed.
    """
    from audit.reporting.portfolio.formats import portfolio_files

    asked = [formats] if isinstance(formats, str) else list(formats)
    for name in asked:
        if name not in PORTFOLIO_FORMATS:
            raise UnknownName(_FORMAT, name, PORTFOLIO_FORMATS)
    return portfolio_files(found, asked, Language(language))


def portfolio_opinions(found: "Portfolio", language: "Language | Literal['fr', 'en']" = "fr") -> tuple[str, ...]:
    """Return how many projects have each level, then a sentence for each of the first of them, in their order."""
    from audit.reporting.portfolio.screen import opinion_lines

    return tuple(opinion_lines(found, Language(language)))


def portfolio_doctrine(found: "Portfolio", language: "Language | Literal['fr', 'en']" = "fr") -> tuple[str, ...]:
    """Return the other values of parameters, a sentence each: what they change, and the thresholds that they meet."""
    from audit.reporting.portfolio.doctrine import DoctrineView

    return DoctrineView(found, {}, Language(language)).overrides


def portfolio_sums(found: "Portfolio", language: "Language | Literal['fr', 'en']" = "fr") -> tuple[str, ...]:
    """Return what the costs of a portfolio add up to, with what the sums count and leave out, a sentence each."""
    from audit.reporting.portfolio.sums import cost_sentences

    return tuple(cost_sentences(found, Language(language)))


def render_editions(
    found: "PanoramaEditions", formats: Iterable[str] | str, language: "Language | Literal['fr', 'en']" = "fr"
) -> dict[str, bytes]:
    """Write the editions of the panorama in some formats, as ``render_portfolio`` writes a portfolio."""
    from audit.model.folded_names import fold_name
    from audit.reporting.portfolio.editions_files import editions_files

    asked = [formats] if isinstance(formats, str) else list(formats)
    for name in asked:
        if name not in PORTFOLIO_FORMATS:
            raise UnknownName(_FORMAT, name, PORTFOLIO_FORMATS)
    return editions_files(found, asked, Language(language), fold_name)


def panorama_exports(paths: Sequence[Path], questionnaires: str | Path | None = None) -> tuple[Path, ...]:
    """Return the files that are exports of the panorama, of some that were taken for something else."""
    from audit.api.portfolio_editions import panorama_exports as found

    return found(paths, questionnaires)


def panorama_editions(
    paths: Sequence[str | Path],
    questionnaires: str | Path | None = None,
    *,
    same_as: str | Path | None = None,
    rename_margin: Decimal | str | None = None,
) -> "PanoramaEditions":
    """Read exports of the panorama, and folders of them, and follow projects through their editions.

    Args:
        paths: the exports.
        questionnaires: a folder that replaces the questionnaires, which say what the columns hold.
        same_as: a file of the names that are accepted to be one project: YAML, or a table such as
            ``panorama-renamings.csv``.
        rename_margin: up to which share the costs of two names may differ for a renaming to be called likely, 0.05 when
            it is not given; renamings are proposed alone, and no figure depends on them.

    Raises:
        AuditError: when ``same_as`` cannot be applied; all that is wrong with it is told.
    """
    from audit.api.portfolio_editions import read_editions
    from audit.portfolio.renamings import RENAME_MARGIN

    margin = RENAME_MARGIN if rename_margin is None else Decimal(rename_margin)
    return read_editions(paths, questionnaires, same_as, margin)


def editions_doubts(found: "PanoramaEditions", language: "Language | Literal['fr', 'en']" = "fr") -> tuple[str, ...]:
    """Return what a reader has to settle of the editions: one read from two files, names not confirmed, or swapped."""
    from audit.reporting.portfolio.editions_doubts import edition_sentences, name_sentences
    from audit.reporting.portfolio.editions_words import EditionWords

    words = EditionWords(Language(language))
    return (*edition_sentences(found, words), *name_sentences(found, words))


def portfolio_frames(
    found: "Portfolio", language: "Language | Literal['fr', 'en']" = "fr"
) -> "dict[str, pandas.DataFrame]":
    """Return the tables of a portfolio for a notebook, by name: exact values, and codes rather than words.

    Args:
        found: the portfolio.
        language: of titles.
    """
    with warnings.catch_warnings():  # pandas adds filters of its own; the caller's stay as they are
        import pandas as pd

    from audit.reporting.portfolio.frames import plain_rows
    from audit.reporting.portfolio.tables import Tables

    return {
        table.name: pd.DataFrame(
            plain_rows(table, Language(language)), columns=[column.key for column in table.columns], dtype=object
        )
        for table in Tables(found).all
    }


def read_portfolio(path: str | Path) -> "Portfolio":
    """Read ``portfolio.json`` back.

    Raises:
        ResultRefused: when it is none of this format.
    """
    from pydantic import ValidationError

    from audit.errors import ResultRefused
    from audit.portfolio.schema import Portfolio

    file = Path(path)
    try:
        return Portfolio.model_validate_json(file.read_bytes())
    except (OSError, ValidationError) as error:
        raise ResultRefused(
            Bilingual(
                f"« {file} » n'est pas un portefeuille que cette version sait lire (portfolio.json).",
                f"'{file}' is no portfolio that this version can read (portfolio.json).",
            )
        ) from error


def is_portfolio_file(path: str | Path) -> bool:
    """Return whether ``path`` is a file that an earlier ``render_portfolio`` gave."""
    from audit.reporting.portfolio.formats import is_portfolio_file as is_ours

    return is_ours(Path(path))


def is_record_file(path: str | Path) -> bool:
    """Return whether ``path`` is a file that an earlier ``judge_portfolio`` wrote into a folder of records."""
    from audit.portfolio.record_folder import is_record_file as is_ours

    return is_ours(Path(path))


def left_records(folder: str | Path, names: Collection[str]) -> Sequence[str]:
    """Return the records of a folder that are those of other files than ``names``, as lines call them; in order."""
    from audit.portfolio.record_folder import left_records as left

    return left(Path(folder), names)


def check_portfolio_formats(formats: Iterable[str]) -> None:
    """Make sure that each format can be written, before anything is read.

    Raises:
        AuditError: when Parquet is asked for and pyarrow is not installed.
    """
    from audit.reporting.portfolio.formats import check_formats

    check_formats(formats)
