"""The root of the command line: names the commands and loads each only when it is called."""

from importlib import import_module
from typing import Any

import click

from audit.cli.failures import explained_streams
from audit.cli.groups import Group
from audit.cli.language import bilingual
from audit.cli.main import EndedByInterrupts
from audit.version import __version__

_COMMANDS = {
    "questionnaire": (
        "audit.cli.questionnaire:questionnaire",
        bilingual(
            "Produire le classeur à envoyer à l'équipe projet.",
            "Make the workbook to send to a project team.",
        ),
    ),
    "check": (
        "audit.cli.check:check",
        bilingual(
            "Vérifier un classeur rempli, ou un relevé, sans l'évaluer.",
            "Check a filled workbook, or a snapshot, without judging it.",
        ),
    ),
    "snapshot": (
        "audit.cli.snapshot:snapshot",
        bilingual("Conserver en JSON ce que dit un classeur rempli.", "Keep what a filled workbook says as JSON."),
    ),
    "intake": (
        "audit.cli.panorama:intake",
        bilingual("Reprendre des données publiques.", "Take over public data."),
    ),
    "run": (
        "audit.cli.run:run",
        bilingual(
            "Auditer un classeur rempli, ou un relevé, et écrire le rapport.",
            "Audit a filled workbook, or a snapshot, and write the report.",
        ),
    ),
    "explain": (
        "audit.cli.explain:explain",
        bilingual(
            "Expliquer comment une règle a été jugée, ou sur quoi repose un diagnostic.",
            "Explain how a rule was judged, or what a diagnosis rests on.",
        ),
    ),
    "next-avis": (
        "audit.cli.next_avis:next_avis",
        bilingual(
            "Trouver le plus court chemin vers un meilleur avis.",
            "Find the shortest way to a better opinion.",
        ),
    ),
    "whatif": (
        "audit.cli.what_if:what_if",
        bilingual(
            "Juger ce qui suivrait d'autres réponses, ou de règles satisfaites.",
            "Judge what would follow from other answers, or from rules met.",
        ),
    ),
    "questions": (
        "audit.cli.questions:questions",
        bilingual(
            "Classer les réponses manquantes selon ce qu'elles tranchent.",
            "Rank the missing answers by what they settle.",
        ),
    ),
    "respond": (
        "audit.cli.respond:respond",
        bilingual(
            "Soumettre les constats à contradiction et reprendre les réponses.",
            "Submit the findings to the audited team and take its answers back.",
        ),
    ),
    "follow-up": (
        "audit.cli.follow_up:follow_up",
        bilingual(
            "Suivre un plan d'action revenu rempli, et ce qu'il lèverait.",
            "Follow an action plan that came back, and what it would close.",
        ),
    ),
    "compare": (
        "audit.cli.compare:compare",
        bilingual(
            "Comparer deux audits d'un même projet.",
            "Compare two audits of one project.",
        ),
    ),
    "history": (
        "audit.cli.history:history",
        bilingual(
            "Conserver les résultats d'audit et en suivre l'évolution.",
            "Keep the results of audits and follow how projects move.",
        ),
    ),
    "portfolio": (
        "audit.cli.portfolio:portfolio",
        bilingual(
            "Juger tous les projets d'un dossier, et ce que changerait une autre doctrine.",
            "Judge every project of a folder, and what another doctrine would change.",
        ),
    ),
    "rules": (
        "audit.cli.rules:rules",
        bilingual("Lister, montrer et tester les règles.", "List, show and test the rules."),
    ),
    "schema": (
        "audit.cli.schema:schema",
        bilingual("Écrire les schémas JSON des fichiers publics.", "Write the JSON Schemas of the public files."),
    ),
}

_HELP = bilingual(
    "Audit de santé d'un grand projet numérique public, fondé sur des règles sourcées.\n\n"
    "Codes de retour : 0 terminé ; 1 ce que --fail-on refuse est constaté ou n'est pas exclu ; 2 erreur d'emploi ; "
    "3 classeur refusé ou illisible ; 4 règles invalides ; 5 complétude sous --min-completeness ; "
    "70 erreur interne ; 130 interruption ; 141 lecture de la sortie arrêtée.",
    "Health audit of a large public IT project, based on sourced rules.\n\n"
    "Exit codes: 0 done; 1 what --fail-on refuses is found or not excluded; 2 usage error; 3 workbook refused or "
    "unreadable; 4 invalid rules; 5 completeness below --min-completeness; 70 internal error; "
    "130 interrupted; 141 nobody reads the output any more.",
)


class Root(Group):
    """A group whose commands are imported only when they run, so that help is immediate."""

    def make_context(
        self, info_name: str | None, args: list[str], parent: click.Context | None = None, **extra: Any
    ) -> click.Context:
        """Read the arguments; help that cannot be printed is explained."""
        with explained_streams():
            return super().make_context(info_name, args, parent, **extra)

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; what it cannot print is explained before click ends it without a word."""
        with explained_streams():
            return super().invoke(ctx)

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the commands in the order in which people use them."""
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import and return one command."""
        if cmd_name not in _COMMANDS:
            return None
        module, _, attribute = _COMMANDS[cmd_name][0].partition(":")
        with EndedByInterrupts():
            command: click.Command = getattr(import_module(module), attribute)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands with their short help, without importing them."""
        with formatter.section(bilingual("Commandes\u00a0", "Commands")):
            formatter.write_dl([(name, text) for name, (_, text) in _COMMANDS.items()])


@click.group(cls=Root, help=_HELP, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(
    __version__, prog_name="audit", help=bilingual("Afficher la version.", "Show the version and exit.")
)
def cli() -> None:
    """Hold the sub-commands."""
