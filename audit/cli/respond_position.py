"""``audit respond position``: an auditor's position on a finding, added to a file of its own."""

from datetime import datetime
from pathlib import Path

import click

from audit.api import load, take_position
from audit.cli.ahead import tell_dated_ahead
from audit.cli.audited_result import RESULT, WHAT_A_RESULT_IS, saved_audit
from audit.cli.closed_choice import Named, OneOf
from audit.cli.day import Day, today
from audit.cli.existing_path import WrittenPath
from audit.cli.groups import Command
from audit.cli.language import bilingual
from audit.cli.options import LANGUAGE_OF_ERRORS_TOO, QUESTIONNAIRES, RULES
from audit.cli.output import write_all
from audit.cli.output_path import must_end_in
from audit.model.exchange import Decision
from audit.model.naming import says_nothing, says_that_none_is_given
from audit.wording.terms import SEVERITIES

_DECISIONS = OneOf(
    {
        Decision.MAINTAINED: Named("maintenu", "maintained"),
        Decision.AMENDED: Named("modifié", "amended"),
        Decision.WITHDRAWN: Named("retiré", "withdrawn"),
    }
)
_SEVERITIES = OneOf({one: Named(words.fr.lower(), words.en.lower()) for one, words in SEVERITIES.items()})
_SUFFIXES = (".yaml", ".yml", ".json")


@click.command(
    "position",
    cls=Command,
    help=bilingual(
        "Prendre position sur un constat : maintenu, modifié ou retiré, par qui, quand et pourquoi.",
        "Take a position on a finding: maintained, amended or withdrawn, by whom, when and why.",
    )
    + "\n\n"
    + WHAT_A_RESULT_IS
    + " "
    + bilingual(
        "La position est ajoutée au fichier donné par -o, créé s'il n'existe pas ; la dernière sur un constat fait "
        "foi, les précédentes sont conservées. Ce fichier se modifie aussi à la main.",
        "The position is added to the file given by -o, made where there is none; the last one on a finding counts, "
        "those before it are kept. That file may be edited by hand too.",
    ),
)
@RESULT
@click.argument("rule", metavar=bilingual("RÈGLE", "RULE"))
@click.option(
    "--decision", type=_DECISIONS, required=True, help=bilingual("Ce que devient le constat.", "What it becomes.")
)
@click.option(
    "--reason", required=True, metavar=bilingual("TEXTE", "TEXT"), help=bilingual("Pourquoi.", "Why it is so.")
)
@click.option(
    "--author", required=True, metavar=bilingual("NOM", "NAME"), help=bilingual("Qui décide.", "Who decides.")
)
@click.option(
    "--date",
    "day",
    type=Day(),
    help=bilingual("Date de la position (aujourd'hui par défaut).", "Day of the position (today by default)."),
)
@click.option(
    "--sentence",
    metavar=bilingual("TEXTE", "TEXT"),
    help=bilingual(
        "Nouvel énoncé d'un constat modifié, tel qu'il sera imprimé.",
        "New wording of an amended finding, as it will be printed.",
    ),
)
@click.option(
    "--severity",
    type=_SEVERITIES,
    help=bilingual(
        "Gravité que les auditeurs retiennent pour un constat modifié ; l'avis garde celle de la règle.",
        "Severity that the auditors hold for an amended finding; the opinion keeps that of the rule.",
    ),
)
@click.option(
    "-o",
    "--output",
    type=WrittenPath(),
    default=Path("positions.yaml"),
    show_default=True,
    help=bilingual("Fichier des positions : .yaml ou .json.", "File of positions: .yaml or .json."),
)
@LANGUAGE_OF_ERRORS_TOO
@RULES
@QUESTIONNAIRES
def position(
    result: Path,
    rule: str,
    decision: str,
    reason: str,
    author: str,
    day: datetime | None,
    sentence: str | None,
    severity: str | None,
    output: Path,
    lang: str,
    rules_folders: tuple[Path, ...],
    questionnaires_folder: Path | None,
) -> None:
    """Add one position."""
    del lang  # it speaks through the errors
    if output.suffix.lower() not in _SUFFIXES:
        raise click.UsageError(must_end_in(output.name, _SUFFIXES))
    for option, text in {"--reason": reason, "--author": author, "--sentence": sentence}.items():
        if text is not None and not text.strip():
            raise click.UsageError(bilingual(f"{option} est vide : écrivez-le.", f"{option} is empty: write it."))
    for option, text in {"--reason": reason, "--author": author}.items():
        if says_nothing(text) and not (option == "--reason" and says_that_none_is_given(text)):
            raise click.UsageError(
                bilingual(
                    f"{option} « {text} » ne dit rien : une position porte le motif et le nom de qui la prend.",
                    f"{option} “{text}” says nothing: a position bears the reason and the name of who takes it.",
                )
            )
    changes = [name for name, value in (("--sentence", sentence), ("--severity", severity)) if value is not None]
    if (decision == Decision.AMENDED) != bool(changes):
        raise click.UsageError(
            bilingual(
                'un constat modifié attend son nouvel énoncé (--sentence "…") ou sa gravité (--severity).',
                'an amended finding needs its new wording (--sentence "…") or its severity (--severity).',
            )
            if not changes
            else bilingual(
                f"{changes[0]} va avec --decision modifié : les autres constats gardent leur énoncé et leur gravité.",
                f"{changes[0]} goes with --decision amended: other findings keep their wording and their severity.",
            )
        )
    audit = saved_audit(load(rules_folders, questionnaires_folder, with_durable_rules=False), result)
    when = day.date() if day else today()
    text = take_position(audit, output, rule, decision, reason, author, when, sentence, severity)
    write_all(output.parent, {output.name: text})
    tell_dated_ahead([(rule.strip().upper(), when)])
    click.echo(bilingual(f"Écrit : {output}", f"Written: {output}"), err=True)
