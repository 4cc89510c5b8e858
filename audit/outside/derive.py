"""``python -m audit.outside.derive EXPORT > rules/outside_view.yaml``: derives the figures of the outside view.

EXPORT holds several editions of the panorama of the State's large digital projects. The project keeps what is derived
from it alone; the same export gives the same bytes.
"""

from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

import click
import pandas as pd
import yaml

from audit.errors import AuditError
from audit.intake.panorama.mapping import load_mapping
from audit.model.outside_figures import OUTSIDE_SCHEMA, DriftTable, OutsideFigures
from audit.model.text import Text
from audit.outside.drifts import drift_class, drift_classes, followed
from audit.outside.trajectories import read_trajectories
from audit.questionnaire.load import load_question_bank

# The State's budget is annual and an edition appears twice a year: a re-estimate may take so long to show. A choice of
# this tool; docs/outside-view.md says what others would give.
FOLLOWED_MONTHS = 18
# Of each end of the interval of a quantile, so that both hold with a confidence of 90 %: a choice of this tool.
CONFIDENCE = Decimal("0.95")
# The Cour des comptes sorts costs by 5, 9, 20 and 100 M€ (source CDC-2020/F8); too few projects lie under 5 M€.
COST_LIMITS = (Decimal(9_000_000), Decimal(20_000_000), Decimal(100_000_000))
# Five years are the duration not to exceed (CDC-2020/R-5Y), eight the alert zone (CDC-2020/F7).
YEAR_LIMITS = (Decimal(5), Decimal(8))

_HEADER = """\
# How comparable public projects drifted: derived by `python -m audit.outside.derive`, never written by hand.
# Amounts are in euros, durations in years of 365 days, drifts are fractions. See docs/outside-view.md.
"""
_SOURCES = ("DINUM-PANORAMA/cout-complet", "CDC-2020/F8", "CDC-2020/R-5Y", "CDC-2020/F7")
_ATTRIBUTION = Text(
    fr="DINUM, panorama des grands projets numériques de l'État (dépôt DISIC/panorama, licence MIT, et data.gouv.fr)",
    en="DINUM, panorama of the State's large digital projects (repository DISIC/panorama, MIT licence, and "
    "data.gouv.fr)",
)
_COST = Text(
    fr="coût complet estimé, publié en M€ : la construction, masse salariale comprise, et deux années de "
    "fonctionnement",
    en="estimated full cost, published in M€: construction, payroll included, and two years of operation",
)
_DURATION = Text(
    fr="durée prévisionnelle publiée, en années, du début du projet à son achèvement",
    en="expected duration as published, in years, from the start of the project to its end",
)


def derive(
    table: pd.DataFrame,
    *,
    followed_months: int = FOLLOWED_MONTHS,
    confidence: Decimal = CONFIDENCE,
    cost_limits: Sequence[Decimal] = COST_LIMITS,
    year_limits: Sequence[Decimal] = YEAR_LIMITS,
) -> OutsideFigures:
    """Return the figures of the outside view.

    Args:
        table: a line a project and edition, as ``read_trajectories`` gives it.
        followed_months: for how long a project is followed at least.
        confidence: of each end of the interval of a quantile.
        cost_limits: what parts the classes of cost, in euros.
        year_limits: what parts the classes of planned duration, in years.
    """
    costs, years = (followed(table, figure, followed_months) for figure in ("euros", "years"))
    return OutsideFigures(
        schema_version=OUTSIDE_SCHEMA,
        sources=_SOURCES,
        attribution=_ATTRIBUTION,
        first_edition=f"{table['edition'].min():%Y-%m}",
        last_edition=f"{table['edition'].max():%Y-%m}",
        editions=table["edition"].nunique(),
        followed_months=followed_months,
        confidence=confidence,
        elapsed_at_first=Decimal(repr(float(costs["elapsed"].median()))).quantize(Decimal("0.01")),
        cost=DriftTable(
            perimeter=_COST,
            classes=drift_classes(costs, confidence, cost_limits),
            all_projects=drift_class(costs, confidence),
        ),
        duration=DriftTable(
            perimeter=_DURATION,
            classes=drift_classes(years, confidence, year_limits),
            all_projects=drift_class(years, confidence),
        ),
    )


def figures_text(figures: OutsideFigures) -> str:
    """Return ``figures`` as the file that the rule base reads."""
    data: dict[str, Any] = figures.model_dump(mode="json", by_alias=True, exclude_none=True)
    return _HEADER + yaml.dump(data, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=120)


class _Dumper(yaml.SafeDumper):
    """Writes a quantile on one line, and what looks like a date in quotes."""


def _mapping(dumper: yaml.SafeDumper, data: dict[str, Any]) -> yaml.Node:
    return dumper.represent_mapping("tag:yaml.org,2002:map", data, flow_style="at" in data)


_Dumper.add_representer(dict, _mapping)


@click.command()
@click.argument("export", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--followed-months", type=click.IntRange(0, 120), default=FOLLOWED_MONTHS, show_default=True)
def main(export: Path, followed_months: int) -> None:
    """Print the figures derived from EXPORT."""
    try:
        table = read_trajectories(export, load_mapping(load_question_bank()))
    except AuditError as error:
        click.echo(f"{error.said('fr')}\n{error.said('en')}", err=True)
        raise SystemExit(error.exit_code) from error
    click.echo(figures_text(derive(table, followed_months=followed_months)), nl=False)


if __name__ == "__main__":
    main()
