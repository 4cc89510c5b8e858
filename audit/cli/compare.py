"""``audit compare``: what moved between two audits of one project."""

import shutil
from pathlib import Path
from typing import Literal, cast

import click

from audit.api import (
    COMPARISON_FORMATS,
    ReviewDateMissing,
    UnreadableAnswers,
    comparison_lines,
    load,
    render_comparison,
)
from audit.cli.closed_choice import Named, OneOf
from audit.cli.existing_path import ExistingPath, WrittenPath
from audit.cli.groups import Command
from audit.cli.intake import ProjectRefused, accepting, show
from audit.cli.language import bilingual
from audit.cli.opened_project import AS_JSON
from audit.cli.options import LANGUAGE_OF_ERRORS_TOO, QUESTIONNAIRES, RULES
from audit.cli.output import write_all
from audit.cli.output_path import check_output
from audit.cli.paragraphs import en, fr
from audit.model.text import Language

_WIDEST, _NARROWEST = 100, 40
_RULES_OF = OneOf(
    {"old": Named("ancien", "old", ("ancienne",)), "new": Named("récent", "new", ("nouveau", "nouvelle"))}
)


class _Audited(click.Argument):
    """An audit, called so in the language that the command was asked for."""

    # Older releases of click do not pass the context.
    def make_metavar(self, ctx: click.Context | None = None) -> str:
        """Return what stands for it in the help and in errors."""
        return bilingual("ANCIEN", "OLD") if self.name == "old" else bilingual("RÉCENT", "NEW")


@click.command(
    cls=Command,
    help=bilingual(
        "Comparer deux audits d'un même projet : constats, réponses, jalons, coût, avis, suites données.",
        "Compare two audits of one project: findings, answers, milestones, cost, opinion, what was followed.",
    )
    + "\n\n"
    + bilingual(
        "ANCIEN et RÉCENT sont chacun un classeur rempli (.xlsx, .ods), un relevé (.json), ou le résultat d'un audit "
        "(son dossier ou son fichier result.json), qui est repris tel qu'il a été jugé. Une réponse qui n'est plus "
        "connue n'est ni un progrès ni un recul.",
        "OLD and NEW are each a filled workbook (.xlsx, .ods), a snapshot (.json), or the result of an audit (its "
        "folder or its file result.json), which is taken as it was judged. An answer that is no longer known is "
        "neither better nor worse.",
    ),
)
@click.argument("old", cls=_Audited, type=ExistingPath(folder=True))
@click.argument("new", cls=_Audited, type=ExistingPath(folder=True))
@click.option(
    "-o",
    "--output",
    type=WrittenPath(),
    help=bilingual(
        "Fichier à écrire : .html, .docx, .xlsx, .md ou .json.", "File to write: .html, .docx, .xlsx, .md or .json."
    ),
)
@click.option(
    "--rules-of",
    type=_RULES_OF,
    help=bilingual(
        "Juger les deux par les règles de l'un : seul le projet change alors.",
        "Judge both by the rules of one of them: only the project moves then.",
    ),
)
@click.option(
    "--same-project",
    is_flag=True,
    help=bilingual("Comparer même si le projet a changé de nom.", "Compare even if the project was renamed."),
)
@click.option(
    "--accept-unusable",
    is_flag=True,
    help=bilingual(
        "Comparer malgré des réponses illisibles : elles ne comptent jamais comme conformes.",
        "Compare in spite of unreadable answers: they never count as compliant.",
    ),
)
@LANGUAGE_OF_ERRORS_TOO
@RULES
@QUESTIONNAIRES
@AS_JSON
@click.option(
    "--force", is_flag=True, help=bilingual("Remplacer un fichier qui existe déjà.", "Replace a file that exists.")
)
def compare(
    old: Path,
    new: Path,
    output: Path | None,
    rules_of: str | None,
    same_project: bool,
    accept_unusable: bool,
    lang: str,
    rules_folders: tuple[Path, ...],
    questionnaires_folder: Path | None,
    as_json: bool,
    force: bool,
) -> None:
    """Compare two audits."""
    language = Language(lang)
    if output is not None:
        check_output(output, tuple(f".{name}" for name in COMPARISON_FORMATS), force, is_filled_in=False)
    tool = load(rules_folders, questionnaires_folder, with_examples=False)
    try:
        found = tool.compare(
            old,
            new,
            cast(Literal["old", "new"] | None, rules_of),
            same_project=same_project,
            accept_unusable=accept_unusable,
        )
    except UnreadableAnswers as refused:
        show(refused.diagnostics, language, err=True)
        count = len(refused.diagnostics)
        options = accepting(refused.diagnostics, tool.declarations.bank.roles.review_date)
        again_fr, again_en = "relancez avec --accept-unusable", "run again with --accept-unusable"
        if options != "--accept-unusable":  # which takes no day: two are compared
            again_fr = f"faites l'audit avec « audit run {options} » et donnez ici son résultat"
            again_en = f"audit with 'audit run {options}' and give its result here"
        raise ProjectRefused(
            bilingual(
                f"{fr(count, 'erreur', 'erreurs')} : corrigez le fichier, ou {again_fr}. Rien n'a été comparé.",
                f"{en(count, 'error', 'errors')}: correct the file, or {again_en}. Nothing was compared.",
            )
        ) from refused
    except ReviewDateMissing as refused:
        raise ProjectRefused(
            bilingual(
                f"{refused.what.fr} : saisissez la date entière, ou faites l'audit avec « audit run --review-date "
                "AAAA-MM-JJ » et donnez ici son résultat.",
                f"{refused.what.en}: enter the whole date, or audit with 'audit run --review-date YYYY-MM-DD' and give "
                "its result here.",
            )
        ) from refused
    if output is not None:
        content = render_comparison(found, output.suffix.lower()[1:], language)
        made = None if output.parent.exists() else output.parent
        write_all(output.parent, {output.name: content})
    if as_json:
        click.echo(render_comparison(found, "json").decode(), nl=False)
    else:
        width = max(_NARROWEST, min(shutil.get_terminal_size((_WIDEST, 24)).columns, _WIDEST))
        for line in comparison_lines(found, language, width):
            click.echo(line)
    if output is not None:
        if made is not None:
            click.echo(bilingual(f"Dossier créé : {made}", f"Folder made: {made}"), err=True)
        click.echo(bilingual(f"Écrit : {output}", f"Written: {output}"), err=True)
