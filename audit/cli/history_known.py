"""``audit history known``: when the findings of a project could have been known."""

from pathlib import Path

import click

from audit.api import history_known, load, open_history
from audit.cli.groups import Command
from audit.cli.history_options import FORCE, HISTORY, OUTPUT, PROJECT, put_json
from audit.cli.known_words import put_known
from audit.cli.language import bilingual
from audit.cli.opened_project import AS_JSON
from audit.cli.options import LANGUAGE_OF_ERRORS_TOO, QUESTIONNAIRES, RULES
from audit.cli.written_paragraphs import paragraphs_for, write_page
from audit.model.text import Language, Text

_TITLE = Text(fr="Ce qui pouvait être su, revue par revue", en="What could be known, review by review")
_SCHEMA = "history_known/1.3"


@click.command(
    cls=Command,
    help=bilingual(
        "Dire quand les constats pouvaient être sus, au regard des textes publiés à la date de chaque revue.",
        "Say when findings could have been known, by the texts published at the date of each review.",
    )
    + "\n\n"
    + bilingual(
        "Chaque enregistrement est jugé de nouveau par les règles d'aujourd'hui ; à chaque date ne comptent que celles "
        "qui s'appuient sur un texte déjà publié.",
        "Each record is judged again by the rules of today; at each date, only those count that rest on a text "
        "published by then.",
    ),
)
@HISTORY
@PROJECT
@LANGUAGE_OF_ERRORS_TOO
@RULES
@QUESTIONNAIRES
@AS_JSON
@OUTPUT
@FORCE
def known(
    file: Path,
    project: str | None,
    lang: str,
    rules_folders: tuple[Path, ...],
    questionnaires_folder: Path | None,
    as_json: bool,
    output: Path | None,
    force: bool,
) -> None:
    """Print the timeline of each project, or write it."""
    out = paragraphs_for(output, Language(lang), force, _TITLE)
    tool = load(rules_folders, questionnaires_folder, with_durable_rules=False, with_examples=False)
    found = history_known(tool, open_history(file), project)
    if as_json:
        projects = [{"project": name, **line.model_dump(mode="json")} for name, line in found.items()]
        put_json({"schema": _SCHEMA, "rulebase": tool.rulebase.version, "projects": projects})
        return
    for place, (name, line) in enumerate(found.items()):
        if place:
            out.gap()
        put_known(out, name, line)
    if not found:
        out.say("L'historique est vide.", "The history is empty.")
    write_page(out, output)
