"""Options and arguments that several commands share."""

import click

from audit.cli.click_words import speak
from audit.cli.closed_choice import Named, OneOf
from audit.cli.existing_path import ExistingPath
from audit.cli.language import answer_in, bilingual, console_language
from audit.model.questionnaire import ReviewType
from audit.model.rule import Axis, Severity

LANGUAGES = OneOf(
    {
        "fr": Named("fr", "fr", ("français", "french")),
        "en": Named("en", "en", ("anglais", "english")),
    }
)
REVIEW_TYPES = OneOf(
    {
        ReviewType.FRAMING: Named("cadrage", "framing", ("conseil au cadrage",)),
        ReviewType.PRE_LAUNCH: Named("avant-lancement", "pre_launch", ("lancement", "audit préalable au lancement")),
        ReviewType.CRISIS: Named("crise", "crisis", ("intervention en situation de crise",)),
        ReviewType.SELF_ASSESSMENT: Named("auto-évaluation", "self_assessment", ("autoévaluation",)),
    }
)
SEVERITIES = OneOf(
    {
        Severity.BLOCKING: Named("bloquant", "blocking", ("bloquante",)),
        Severity.MAJOR: Named("majeur", "major", ("majeure",)),
        Severity.MINOR: Named("mineur", "minor", ("mineure",)),
    }
)
AXES = OneOf(
    {
        Axis.STRATEGY: Named("stratégie", "strategy"),
        Axis.FINANCE: Named("finances", "finance"),
        Axis.GOVERNANCE: Named("gouvernance", "governance"),
        Axis.DELIVERY: Named("réalisation", "delivery"),
        Axis.PLANNING: Named("planning", "schedule"),
        Axis.SECURITY: Named("sécurité", "security"),
    }
)
RULES = click.option(
    "--rules",
    "rules_folders",
    type=ExistingPath(file=False, folder=True),
    multiple=True,
    help=bilingual(
        "Dossier d'un paquet de règles à ajouter, ou d'une base de règles qui remplace celle de l'outil (répétable).",
        "Folder of a pack of rules to add, or of a rule base that replaces the tool's own (may be repeated).",
    ),
)
QUESTIONNAIRES = click.option(
    "--questionnaires",
    "questionnaires_folder",
    type=ExistingPath(file=False, folder=True),
    help=bilingual(
        "Dossier du questionnaire (par défaut : celui de l'outil).",
        "Folder of the questionnaire (default: the tool's own).",
    ),
)
LANGUAGE = click.option(
    "--lang",
    type=LANGUAGES,
    default=console_language(),
    show_default=True,
    help=bilingual("Langue des textes produits.", "Language of the texts that are made."),
)


def _answered_in(_context: click.Context, _option: click.Parameter, language: str) -> str:
    if language != console_language():
        answer_in(language)
        speak(language)
    return language


LANGUAGE_OF_ERRORS_TOO = click.option(
    "--lang",
    type=LANGUAGES,
    default=console_language(),
    show_default=True,
    is_eager=True,  # so that what is wrong with the others is said in it
    callback=_answered_in,
    help=bilingual("Langue des textes produits et des erreurs.", "Language of the texts that are made, and of errors."),
)
REVIEW_TYPE = click.option(
    "--review",
    type=REVIEW_TYPES,
    default=REVIEW_TYPES.shown_as(ReviewType.PRE_LAUNCH),
    show_default=True,
    help=bilingual("Type de revue.", "Type of review."),
)
WORKBOOK = click.argument("workbook", metavar=bilingual("CLASSEUR", "WORKBOOK"), type=ExistingPath())
