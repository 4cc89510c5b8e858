"""Options that several commands share."""

from pathlib import Path

import click

from audit.cli.language import bilingual, console_language
from audit.model.questionnaire import ReviewType

RULES = click.option(
    "--rules",
    "rules_folders",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    multiple=True,
    help=bilingual(
        "Dossier d'un paquet de règles à ajouter, ou d'une base de règles qui remplace celle de l'outil (répétable).",
        "Folder of a pack of rules to add, or of a rule base that replaces the tool's own (may be repeated).",
    ),
)
QUESTIONNAIRES = click.option(
    "--questionnaires",
    "questionnaires_folder",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help=bilingual(
        "Dossier du questionnaire (par défaut : celui de l'outil).",
        "Folder of the questionnaire (default: the tool's own).",
    ),
)
LANGUAGE = click.option(
    "--lang",
    type=click.Choice(["fr", "en"]),
    default=console_language(),
    show_default=True,
    help=bilingual("Langue des textes produits.", "Language of the texts that are made."),
)
REVIEW_TYPE = click.option(
    "--review",
    type=click.Choice([str(kind) for kind in ReviewType]),
    default=str(ReviewType.PRE_LAUNCH),
    show_default=True,
    help=bilingual("Type de revue.", "Type of review."),
)
WORKBOOK = click.argument("workbook", type=click.Path(exists=True, dir_okay=False, path_type=Path))
