"""``audit rules new``: starts a rule."""

from collections.abc import Sequence
from pathlib import Path

import click

from audit.api import load
from audit.cli.existing_path import WrittenPath
from audit.cli.groups import Command
from audit.cli.language import bilingual, console_language
from audit.cli.options import AXES, QUESTIONNAIRES, RULES
from audit.cli.output import write_all
from audit.cli.rule_names import declared, looks_like_an_id, taken_ids
from audit.errors import words_of
from audit.model.rule import Axis
from audit.rulebase.file_names import PACK_FILE, RULEBASE_FILE


@click.command(
    "new",
    cls=Command,
    help=bilingual(
        "Commencer une règle : un fichier valide, avec ses exemples, dont les textes restent à rédiger.",
        "Start a rule: a valid file with its examples, whose texts remain to be written.",
    ),
)
@click.argument("rule_id", metavar=bilingual("RÈGLE", "RULE"))
@click.argument("slug", metavar=bilingual("NOM", "NAME"))
@click.option(
    "--axis",
    type=AXES,
    required=True,
    help=bilingual("Axe de la règle.", "Axis of the rule."),
)
@click.option(
    "--fact",
    metavar="QUESTION",
    required=True,
    help=bilingual("Question ou indicateur lu.", "Question or indicator that it reads."),
)
@click.option(
    "--parameter",
    metavar=bilingual("PARAMÈTRE", "PARAMETER"),
    help=bilingual("Seuil, pour un nombre.", "Threshold, for a number."),
)
@click.option(
    "--source",
    metavar="SOURCE",
    default="CDC-2020",
    show_default=True,
    help=bilingual("Source citée.", "Cited source."),
)
@click.option(
    "-o",
    "--output",
    type=WrittenPath(folder=True),
    required=True,
    help=bilingual(
        "Dossier d'un paquet ou d'une base de règles ; dans un dossier neuf, un paquet est commencé.",
        "Folder of a pack or of a rule base; in a new folder, a pack is started.",
    ),
)
@RULES
@QUESTIONNAIRES
def new(
    rule_id: str,
    slug: str,
    axis: str,
    fact: str,
    parameter: str | None,
    source: str,
    output: Path,
    rules_folders: tuple[Path, ...],
    questionnaires_folder: Path | None,
) -> None:
    """Write the file of a new rule."""
    from audit.rule_testing.thresholds import written_with
    from audit.rulebase.check_new_rule import check_new_rule
    from audit.rulebase.scaffold import new_pack, new_rule

    if looks_like_an_id(slug) and not looks_like_an_id(rule_id):
        raise click.UsageError(
            bilingual(
                f"l'identifiant vient avant le nom : audit rules new {slug} {rule_id} …",
                f"the id comes before the name: audit rules new {slug} {rule_id} …",
            )
        )
    starts_a_pack = _is_empty(output)
    in_a_pack = (output / PACK_FILE).exists()
    if not starts_a_pack and not in_a_pack and not (output / RULEBASE_FILE).exists():
        raise click.UsageError(
            bilingual(
                f"« {output} » n'est ni un paquet ({PACK_FILE}) ni une base de règles ({RULEBASE_FILE}) : donnez l'un "
                "ou l'autre, ou un dossier neuf, où un paquet sera commencé.",
                f"'{output}' is neither a pack ({PACK_FILE}) nor a rule base ({RULEBASE_FILE}): give one of them, or a "
                "new folder, in which a pack will be started.",
            )
        )
    rulebase = load(_with_its_own(output, rules_folders), questionnaires_folder).rulebase
    definition = declared(rulebase.vocabulary.facts, fact, "--fact")
    parameters = written_with(rulebase.packs[-1].id if in_a_pack else None, rulebase)
    limit = declared(parameters, parameter, "--parameter") if parameter else None
    declared(rulebase.sources, source.partition("/")[0], "--source")
    try:
        text = new_rule(rule_id, slug, Axis(axis), definition, source, limit)
    except ValueError as error:
        raise click.UsageError(words_of(error).to(console_language())) from None
    if rule_id in taken_ids(rulebase):
        raise click.UsageError(bilingual(f"{rule_id} est déjà pris", f"{rule_id} is already in use"))
    folder = output / ("rules" if in_a_pack or starts_a_pack else axis)
    file = folder / f"{rule_id}-{slug}.yaml"
    if file.exists():
        raise click.UsageError(bilingual(f"« {file} » existe déjà", f"'{file}' already exists"))
    check_new_rule(text, file, rulebase)
    write_all(folder, {file.name: text})
    if starts_a_pack:
        write_all(output, {PACK_FILE: new_pack(output.resolve().name)})
        pack = output / PACK_FILE
        click.echo(bilingual(f"Paquet commencé : {pack}", f"Pack started: {pack}"), err=True)
    click.echo(bilingual(f"Règle commencée : {file}", f"Rule started: {file}"), err=True)


def _is_empty(folder: Path) -> bool:
    return not folder.exists() or (folder.is_dir() and not any(folder.iterdir()))


def _with_its_own(output: Path, rules_folders: Sequence[Path]) -> list[Path]:
    """Return the folders to load: those given and, last, the pack or the base that the rule is written into."""
    if not (output / PACK_FILE).exists() and not (output / RULEBASE_FILE).exists():
        return list(rules_folders)
    return [*(folder for folder in rules_folders if not folder.samefile(output)), output]
