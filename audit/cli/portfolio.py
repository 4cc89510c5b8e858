"""``audit portfolio``: many projects at once, what they share, and what another doctrine would change."""

import gc
import os
import sys
from collections import Counter
from contextlib import nullcontext
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from audit.api import (
    PORTFOLIO_FORMATS,
    Asked,
    is_portfolio_file,
    judge_portfolio,
    portfolio_doctrine,
    portfolio_files,
    portfolio_opinions,
    portfolio_sums,
    render_portfolio,
)
from audit.api import check_portfolio_formats as check_formats
from audit.cli.closed_choice import Named, OneOf
from audit.cli.day import Day
from audit.cli.existing_path import ExistingPath, WrittenPath
from audit.cli.groups import Command
from audit.cli.language import bilingual
from audit.cli.options import LANGUAGE_OF_ERRORS_TOO, QUESTIONNAIRES, RULES
from audit.cli.output_folder import check_folder, tell_left, write_folder
from audit.cli.output_path import check_apart
from audit.cli.paragraphs import en, fr
from audit.cli.portfolio_editions import (
    REFUSED,
    RENAME_MARGIN,
    SAME_AS,
    NothingRead,
    follow_editions,
    refuse_exports_alone,
    refuse_unused,
    tell_refused,
)
from audit.cli.portfolio_records import check_records, tell_records
from audit.cli.printable_stream import unfiltered
from audit.errors import Bilingual
from audit.intake.values.words import printable
from audit.model.text import Language

if TYPE_CHECKING:
    from audit.portfolio.schema import Portfolio

_FORMATS = OneOf({name: Named(name, name) for name in PORTFOLIO_FORMATS})

# Why a file does not count; the first that is noted of it is the reason.
_NOT_COUNTED = {
    "earlier_review": Bilingual("revue antérieure", "earlier review"),
    "same_answers": Bilingual("classeur ou relevé dont le résultat figure aussi", "workbook whose result is there too"),
    "same_workbook": Bilingual("autre résultat du même classeur", "another result of the same workbook"),
    "same_results": Bilingual(
        "autre fichier du même projet, aux mêmes résultats", "another file of the same project, with the same results"
    ),
    "same_file": Bilingual("en double", "same file twice"),
}


class _Given(click.Argument):
    """What holds the projects, called so in the language that the command was asked for."""

    # Older releases of click do not pass the context.
    def make_metavar(self, ctx: click.Context | None = None) -> str:
        """Return what stands for it in the help and in errors."""
        return bilingual("DOSSIER...", "FOLDER...")


@click.command(
    cls=Command,
    help=bilingual(
        "Juger tous les projets d'un dossier : une ligne par projet, ce qu'ils ont en commun, et ce que changerait "
        "une autre doctrine.",
        "Judge every project of a folder: a line each, what they have in common, and what another doctrine would "
        "change.",
    )
    + "\n\n"
    + bilingual(
        "DOSSIER contient des classeurs remplis (.xlsx, .ods), des relevés et des résultats d'audit (.json), mêlés et "
        "à toute profondeur ; des fichiers se donnent aussi un par un. Un fichier illisible est signalé avec son "
        "motif et n'arrête pas les autres ; le code de retour est alors 3. Ce qui est fait de chaque fichier est "
        "conservé : une exécution interrompue reprend où elle en était, et un fichier qui n'a pas changé n'est pas "
        "relu.",
        "FOLDER holds filled workbooks (.xlsx, .ods), snapshots and results of audits (.json), mixed and at any depth; "
        "files can be given one by one too. A file that cannot be read is told with the reason and stops none of the "
        "others; the exit code is then 3. What is made of each file is kept: a run that was interrupted goes on where "
        "it stopped, and a file that did not change is not read again.",
    ),
)
@click.argument("folders", cls=_Given, nargs=-1, required=True, type=ExistingPath(folder=True))
@click.option(
    "-o",
    "--output",
    type=WrittenPath(folder=True),
    default=Path("portefeuille"),
    show_default=True,
    help=bilingual("Dossier à écrire.", "Folder to write."),
)
@click.option(
    "--format",
    "chosen",
    type=_FORMATS,
    multiple=True,
    default=("html", "xlsx", "csv", "json"),
    show_default=True,
    help=bilingual("Format à écrire (répétable).", "Format to write (may be repeated)."),
)
@click.option(
    "--set",
    "overrides",
    metavar=bilingual("NOM=VALEUR", "NAME=VALUE"),
    multiple=True,
    help=bilingual(
        "Simuler une autre valeur d'un paramètre, par exemple staffing.internal_share.floor=0.30 (répétable).",
        "Simulate another value of a parameter, for instance staffing.internal_share.floor=0.30 (may be repeated).",
    ),
)
@click.option(
    "--sweep",
    "sweeps",
    metavar=bilingual("NOM=DÉBUT:FIN:NOMBRE", "NAME=FIRST:LAST:COUNT"),
    multiple=True,
    help=bilingual(
        "Balayer les valeurs d'un paramètre : NOM=0.10:0.50:9, ou NOM=0.10,0.20 (répétable).",
        "Go through values of a parameter: NAME=0.10:0.50:9, or NAME=0.10,0.20 (may be repeated).",
    ),
)
@click.option(
    "-j",
    "--jobs",
    type=click.IntRange(min=1),
    metavar="N",
    help=bilingual(
        "Nombre de processus (par défaut : celui des cœurs).", "Number of processes (default: that of the cores)."
    ),
)
@click.option(
    "--executor",
    metavar=bilingual("dask://HÔTE:PORT", "dask://HOST:PORT"),
    help=bilingual(
        "Envoyer le travail à un cluster Dask qui existe déjà.",
        "Send the work to a Dask cluster that is there already.",
    ),
)
@click.option(
    "--kept",
    type=WrittenPath(folder=True),
    help=bilingual(
        "Dossier où conserver ce qui est fait de chaque fichier (par défaut : à côté de -o, en .kept).",
        "Folder in which to keep what is made of each file (default: beside -o, as .kept).",
    ),
)
@click.option(
    "--records",
    type=WrittenPath(folder=True),
    help=bilingual(
        "Dossier où écrire aussi le résultat de chaque projet, celui d'« audit run » en JSON (par défaut : aucun).",
        "Folder into which the result of each project is written too, that of 'audit run' in JSON (default: none).",
    ),
)
@click.option(
    "--review-date",
    type=Day(),
    help=bilingual(
        "Date de la revue, pour tous les projets (par défaut : celle de chacun).",
        "Review date, for every project (default: that of each).",
    ),
)
@click.option(
    "--accept-unusable",
    is_flag=True,
    help=bilingual(
        "Juger malgré des réponses illisibles : elles ne comptent jamais comme conformes.",
        "Judge in spite of unreadable answers: they never count as compliant.",
    ),
)
@click.option(
    "--panorama",
    is_flag=True,
    help=bilingual(
        "Les fichiers sont des exports du panorama : suivre les projets d'une édition à l'autre (sous-entendu pour un "
        "fichier .csv).",
        "The files are exports of the panorama: follow projects from one edition to the next (understood for a .csv "
        "file).",
    ),
)
@SAME_AS
@RENAME_MARGIN
@LANGUAGE_OF_ERRORS_TOO
@RULES
@QUESTIONNAIRES
@click.option(
    "--force",
    is_flag=True,
    help=bilingual(
        "Écrire dans un dossier qui contient autre chose qu'un portefeuille.",
        "Write into a folder that holds something else than a portfolio.",
    ),
)
@click.option(
    "-q", "--quiet", is_flag=True, help=bilingual("Sans synthèse ni progression.", "No summary, no progress.")
)
def portfolio(
    folders: tuple[Path, ...],
    output: Path,
    chosen: tuple[str, ...],
    overrides: tuple[str, ...],
    sweeps: tuple[str, ...],
    jobs: int | None,
    executor: str | None,
    kept: Path | None,
    records: Path | None,
    review_date: datetime | None,
    accept_unusable: bool,
    panorama: bool,
    same_as: Path | None,
    rename_margin: float,
    lang: str,
    rules_folders: tuple[Path, ...],
    questionnaires_folder: Path | None,
    force: bool,
    quiet: bool,
) -> None:
    """Judge many projects."""
    language = Language(lang)
    check_folder(output, is_portfolio_file, force)
    check_apart({"-o": output, "--kept": kept, "--records": records})
    check_records(records, folders, force)
    check_formats(chosen)
    if panorama or all(path.suffix.lower() == ".csv" for path in folders):
        refuse_unused(
            {
                "--set": bool(overrides),
                "--sweep": bool(sweeps),
                "--records": records is not None,
                "--review-date": review_date is not None,
                "--accept-unusable": accept_unusable,
                "--rules": bool(rules_folders),
                "--executor": executor is not None,
                "--kept": kept is not None,
            }
        )
        follow_editions(
            folders,
            questionnaires_folder,
            output,
            chosen,
            language,
            same_as=same_as,
            rename_margin=rename_margin,
            quiet=quiet,
        )
        return
    if same_as is not None:
        raise click.UsageError(
            bilingual("--same-as ne vaut qu'avec --panorama", "--same-as only holds with --panorama")
        )
    count = len(portfolio_files(folders))
    if not count:
        refuse_exports_alone(folders, questionnaires_folder)
        raise click.UsageError(
            bilingual(
                f"« {folders[0]} » ne contient aucun classeur (.xlsx, .ods), relevé ni résultat (.json)",
                f"'{folders[0]}' holds no workbook (.xlsx, .ods), no snapshot and no result (.json)",
            )
        )
    gc.enable()  # unlike other commands this one may live for an hour
    asked = Asked(
        rules=rules_folders,
        questionnaires=questionnaires_folder,
        accept_unusable=accept_unusable,
        review_date=review_date.date() if review_date else None,
        overrides=overrides,
        sweeps=sweeps,
        language=language,
        jobs=jobs or os.cpu_count() or 1,
        executor=executor,
        kept=kept or output.with_name(f"{output.name}.kept"),
        records=records,
    )
    shown = not quiet and sys.stderr.isatty()
    label = bilingual("Projets", "Projects")
    with click.progressbar(length=count, label=label, file=unfiltered(sys.stderr)) if shown else nullcontext() as bar:
        found = judge_portfolio(folders, asked, (lambda _done, _all: bar.update(1)) if bar is not None else None)
    if not found.lines:
        tell_refused(found.refused, language)
        raise NothingRead(
            bilingual(
                "Aucun projet n'a pu être repris : rien n'a été écrit.",
                "No project could be used: nothing was written.",
            )
        )
    written = render_portfolio(found, chosen, language)
    write_folder(output, written, is_portfolio_file)
    if not quiet:
        _summarise(found, language)
    tell_refused(found.refused, language)
    for name in written:
        click.echo(bilingual(f"Écrit : {output / name}", f"Written: {output / name}"), err=True)
    tell_left(output, written, is_portfolio_file)
    if records is not None:
        tell_records(records, found)
    sys.exit(REFUSED if found.refused else 0)


def _summarise(found: "Portfolio", language: Language) -> None:
    for said in portfolio_opinions(found, language):
        click.echo(printable(said))
    counted = sum(line.counted for line in found.lines)
    click.echo(
        bilingual(
            f"Projets comptés : {counted} ; fichiers lus : {len(found.lines)} ; fichiers refusés : "
            f"{len(found.refused)}.",
            f"Projects counted: {counted}; files read: {len(found.lines)}; files refused: {len(found.refused)}.",
        )
    )
    left_out = [line for line in found.lines if not line.counted]
    if left_out:
        reasons = Counter(next(note for note in _NOT_COUNTED if note in line.notes) for line in left_out)
        listed = ", ".join(
            bilingual(f"{words.fr} : {reasons[note]}", f"{words.en}: {reasons[note]}")
            for note, words in _NOT_COUNTED.items()
            if reasons[note]
        )
        click.echo(
            bilingual(
                f"Fichiers non comptés : {len(left_out)} ({listed}).", f"Files not counted: {len(left_out)} ({listed})."
            )
        )
    provisional = sum(line.counted and line.provisional for line in found.lines)
    if provisional:
        click.echo(
            bilingual(
                f"Résultats provisoires, d'avant contradiction : {provisional} ; ce qu'une procédure contradictoire y "
                "change n'est pas pris en compte.",
                f"Provisional results, from before the audited team was heard: {provisional}; what an adversarial "
                "procedure changes in them is not taken into account.",
            )
        )
    for said in portfolio_sums(found, language):
        click.echo(printable(said))
    by_then = any(line.counted and line.opinion.by_then for line in found.lines)
    if by_then and (found.doctrine is not None or found.sweeps):
        click.echo(
            bilingual(
                "Les simulations se font au regard des repères d'aujourd'hui.",
                "Simulations go by today's reference texts.",
            )
        )
    for said in portfolio_doctrine(found, language):
        click.echo(printable(said))
    if found.doctrine is not None:
        opinions = sum(one.moves_avis for one in found.doctrine.moved)
        findings = sum(one.moves_findings for one in found.doctrine.moved)
        click.echo(
            bilingual(
                f"Doctrine simulée : projets rejugés : {found.doctrine.judged} ; dont l'avis, ou ce qu'il peut encore "
                f"devenir, change : {opinions} ; dont des constats changent : {findings}.",
                f"Simulated doctrine: projects judged again: {found.doctrine.judged}; whose opinion, or what it may "
                f"still become, changes: {opinions}; whose findings change: {findings}.",
            )
        )
    for sweep in found.sweeps:
        moved = {file for point in sweep.points for file in point.moved}
        changed = {file for point in sweep.points for change in point.changes for file in change.files}
        values = len(sweep.points)
        click.echo(
            bilingual(
                f"Balayage de {sweep.parameter}, {fr(values, 'valeur', 'valeurs')} : projets dont les bornes de l'avis "
                f"changent à l'une d'elles : {len(moved)} ; dont des constats changent : {len(changed)}.",
                f"Sweep of {sweep.parameter}, {en(values, 'value', 'values')}: projects whose bounds of the opinion "
                f"change at one of them: {len(moved)}; whose findings change: {len(changed)}.",
            )
        )
