"""``audit explain``: the trace of one rule, from a saved result."""

from collections.abc import Sequence
from pathlib import Path

import click

from audit.api import RESULT_FILE, UnknownName, read_result
from audit.api import explain as explained
from audit.cli.existing_path import ExistingPath
from audit.cli.groups import Command
from audit.cli.language import bilingual
from audit.cli.options import LANGUAGE
from audit.cli.rule_names import closest_words, looks_like_an_id
from audit.intake.values.words import printable
from audit.model.text import Language


@click.command(
    cls=Command,
    help=bilingual(
        "Expliquer comment une règle a été jugée, ou sur quoi repose un diagnostic.",
        "Explain how a rule was judged, or what a diagnosis rests on.",
    ),
)
@click.argument("result", metavar=bilingual("RÉSULTAT", "RESULT"), type=click.Path(path_type=Path))
@click.argument("rule_id", metavar=bilingual("RÈGLE", "RULE"))
@LANGUAGE
def explain(result: Path, rule_id: str, lang: str) -> None:
    """Print the trace of one rule, or of one diagnosis."""
    saved = read_result(_result_file(result, rule_id))
    try:
        said = explained(saved, rule_id, Language(lang))
    except UnknownName as unknown:
        raise _not_there(rule_id, unknown.known) from unknown
    for line in said.splitlines():
        click.echo(_indented(line))


def _indented(line: str) -> str:
    """Return ``line`` with its indent and without what a value may hold that steers the screen."""
    return line[: len(line) - len(line.lstrip(" "))] + printable(line)


def _result_file(path: Path, rule_id: str) -> Path:
    """Return the file of the result; a folder stands for the one that ``audit run`` wrote into it.

    Raises:
        click.UsageError: when there is none, or the arguments are in the wrong order.
    """
    if looks_like_an_id(str(path)) and not looks_like_an_id(rule_id) and not path.exists():
        raise click.UsageError(
            bilingual(
                f"le résultat vient avant la règle : audit explain {rule_id} {path}",
                f"the result comes before the rule: audit explain {rule_id} {path}",
            )
        )
    context = click.get_current_context()
    ExistingPath(folder=True).convert(path, context.command.params[0], context)
    file = path / RESULT_FILE if path.is_dir() else path
    if path.is_dir() and not file.exists():
        raise click.UsageError(
            bilingual(
                f"le dossier « {path} » ne contient pas de fichier {RESULT_FILE} : donnez le dossier écrit "
                "par « audit run »",
                f"the folder '{path}' holds no file {RESULT_FILE}: give the folder that 'audit run' wrote",
            )
        )
    return file


def _not_there(rule_id: str, known: Sequence[str]) -> click.UsageError:
    return click.UsageError(
        bilingual(
            f"ce résultat ne contient ni règle ni diagnostic « {rule_id} » (un diagnostic écarté n'y figure pas)",
            f"this result holds no rule or diagnosis '{rule_id}' (one that was ruled out is not in it)",
        )
        + closest_words(rule_id, list(known))
    )
