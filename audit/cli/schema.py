"""``audit schema``: write the JSON Schemas of the public files."""

import json
from pathlib import Path

import click
from pydantic import BaseModel

from audit.cli.existing_path import WrittenPath
from audit.cli.groups import Command
from audit.cli.language import bilingual
from audit.cli.output_folder import check_folder, write_folder
from audit.comparison.schema import Comparison
from audit.exchange.follow_up import FollowUp
from audit.exchange.positions import Positions
from audit.exchange.record import ContradictoryRecord
from audit.exchange.responses import Responses
from audit.history.exchange import ExportedHistory
from audit.model.questionnaire import Section, Table
from audit.model.rule import Parameter, Rule, Source
from audit.model.scoring import Scoring
from audit.model.snapshot import ProjectSnapshot
from audit.portfolio.editions_schema import PanoramaEditions
from audit.portfolio.schema import Portfolio
from audit.record.rulebook import Rulebook
from audit.record.schema import AuditRecord

PUBLIC_MODELS: dict[str, type[BaseModel]] = {
    "rule": Rule,
    "parameter": Parameter,
    "source": Source,
    "scoring": Scoring,
    "section": Section,
    "table": Table,
    "snapshot": ProjectSnapshot,
    "result": AuditRecord,
    "rulebook": Rulebook,
    "comparison": Comparison,
    "history": ExportedHistory,
    "portfolio": Portfolio,
    "panorama": PanoramaEditions,
    "responses": Responses,
    "positions": Positions,
    "contradictory": ContradictoryRecord,
    "follow_up": FollowUp,
}
# By the tool; people write the others.
_WRITTEN = (
    "snapshot", "result", "rulebook", "comparison", "history", "portfolio", "responses", "contradictory", "follow_up",
)  # fmt: skip
_SUFFIX = ".schema.json"


@click.command(
    cls=Command,
    help=bilingual("Écrire les schémas JSON des fichiers publics.", "Write the JSON Schemas of the public files."),
)
@click.option(
    "-o",
    "--output",
    type=WrittenPath(folder=True),
    default=Path("schemas"),
    show_default=True,
    help=bilingual("Dossier à écrire.", "Folder to write."),
)
@click.option(
    "--force",
    is_flag=True,
    help=bilingual(
        "Écrire dans un dossier qui contient autre chose que ces schémas, ou des schémas modifiés depuis.",
        "Write into a folder that holds something else than these schemas, or schemas changed since.",
    ),
)
def schema(output: Path, force: bool) -> None:
    """Write one file a model."""
    check_folder(output, _is_schema, force)
    write_folder(output, {f"{name}{_SUFFIX}": schema_text(name).encode() for name in PUBLIC_MODELS}, _is_schema)
    click.echo(bilingual(f"Schémas écrits : {output}", f"Schemas written: {output}"), err=True)


def _is_schema(path: Path) -> bool:
    return path.is_file() and path.name.removesuffix(_SUFFIX) in PUBLIC_MODELS and path.name.endswith(_SUFFIX)


def schema_text(name: str) -> str:
    """Return the JSON Schema of one public model, as its file holds it."""
    model = PUBLIC_MODELS[name]
    mode = "serialization" if name in _WRITTEN else "validation"
    described = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **model.model_json_schema(by_alias=True, mode=mode),  # type: ignore[arg-type]
    }
    return json.dumps(described, ensure_ascii=False, indent=2, sort_keys=True) + "\n"
