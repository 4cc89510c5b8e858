"""``audit respond export``: the findings in a workbook that the audited team answers in."""

from datetime import datetime
from pathlib import Path

import click

from audit.api import addressee_named, export_responses, load
from audit.cli.audited_result import RESULT, WHAT_A_RESULT_IS, saved_audit
from audit.cli.closed_choice import Named, OneOf
from audit.cli.day import Day
from audit.cli.existing_path import WrittenPath
from audit.cli.groups import Command
from audit.cli.language import bilingual
from audit.cli.options import LANGUAGE_OF_ERRORS_TOO, QUESTIONNAIRES, RULES
from audit.cli.output import write_all
from audit.cli.output_path import check_output
from audit.model.rule import OwnerRole
from audit.model.text import Language

ADDRESSEES = OneOf(
    {
        OwnerRole.SPONSOR: Named("sponsor", "sponsor"),
        OwnerRole.PROJECT_OWNER: Named("responsable-projet", "project-owner", ("responsable du projet",)),
        OwnerRole.PROJECT_DIRECTOR: Named("directeur-projet", "project-director", ("directeur de projet",)),
        OwnerRole.TECHNICAL_DIRECTOR: Named("directeur-technique", "technical-director"),
        OwnerRole.PRODUCT_OWNER: Named("responsable-produit", "product-owner"),
        OwnerRole.BUYER: Named("acheteur", "buyer"),
        OwnerRole.FINANCE: Named("finances", "finance", ("responsable financier",)),
        OwnerRole.SECURITY_OFFICER: Named("rssi", "security-officer"),
        OwnerRole.DPO: Named("dpd", "dpo"),
    }
)


@click.command(
    "export",
    cls=Command,
    help=bilingual(
        "Écrire les constats dans un classeur où l'équipe auditée répond.",
        "Write the findings into a workbook in which the audited team answers.",
    )
    + "\n\n"
    + WHAT_A_RESULT_IS,
)
@RESULT
@click.option(
    "-o",
    "--output",
    type=WrittenPath(),
    default=Path(bilingual("reponse.xlsx", "response.xlsx")),
    show_default=True,
    help=bilingual("Classeur à écrire.", "Workbook to write."),
)
@click.option(
    "--addressee",
    type=ADDRESSEES,
    help=bilingual(
        "N'envoyer que les constats qui appellent une action de ce rôle (par défaut : tous).",
        "Send only the findings that ask for an action of this role (default: all).",
    ),
)
@click.option(
    "--sent-on",
    type=Day(),
    help=bilingual(
        "Date d'envoi (par défaut : à compléter à l'envoi).", "Day of sending (default: filled in when sent)."
    ),
)
@click.option(
    "--due",
    type=Day(),
    help=bilingual(
        "Date limite de réponse (par défaut : un mois après l'envoi, reporté au jour ouvré suivant).",
        "Deadline of the answer (default: one month after sending, put off to the next working day).",
    ),
)
@LANGUAGE_OF_ERRORS_TOO
@RULES
@QUESTIONNAIRES
@click.option(
    "--force", is_flag=True, help=bilingual("Remplacer un fichier qui existe déjà.", "Replace a file that exists.")
)
def export(
    result: Path,
    output: Path,
    addressee: str | None,
    sent_on: datetime | None,
    due: datetime | None,
    lang: str,
    rules_folders: tuple[Path, ...],
    questionnaires_folder: Path | None,
    force: bool,
) -> None:
    """Write the workbook."""
    check_output(output, (".xlsx",), force)
    audit = saved_audit(load(rules_folders, questionnaires_folder, with_durable_rules=False), result)
    sent = sent_on.date() if sent_on else None
    if due is not None and sent is not None and due.date() < sent:
        raise click.UsageError(
            bilingual(
                f"--due ({due.date():%d/%m/%Y}) est antérieure à l'envoi ({sent:%d/%m/%Y}).",
                f"--due ({due.date()}) is before the day of sending ({sent}).",
            )
        )
    role = addressee_named(addressee) if addressee else None
    content = export_responses(audit, Language(lang), role, sent, due.date() if due else None)
    write_all(output.parent, {output.name: content})
    click.echo(bilingual(f"Écrit : {output}", f"Written: {output}"), err=True)
