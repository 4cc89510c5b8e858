"""A small panorama whose drifts are worked out by hand; no project in it exists."""

from pathlib import Path

HEADINGS = "projet,edition_month,debut,duree_annees,phase,cout_complet_estime_meur"
MINISTRY_HEADINGS = f"{HEADINGS},ministere"
NUMBER_HEADINGS = f"{HEADINGS},edition"
FIRST, MIDDLE, LAST = "2017-01", "2018-01", "2019-01"


def project(
    name, costs, years=("4", "4"), phases=("Cadrage", "Déploiement"), editions=(FIRST, LAST), begun="janvier 2016"
):
    """Return a line of the export for each edition: costs in M€, durations in years."""
    starts = (begun,) * len(editions) if isinstance(begun, str) else begun
    return [
        ",".join(cells) for cells in zip([name] * len(editions), editions, starts, years, phases, costs, strict=True)
    ]


# Fifteen projects of 10 M€ whose cost drifts by 0 %, 10 %, 20 %… 140 %, each planned for four years and ending at five;
# the last three were finished, the first ten are in the last edition.
DRIFTING = [
    line
    for tenths in range(15)
    for line in project(
        f"Projet {tenths}",
        ("10", str(10 + tenths)),
        years=("4", "5"),
        phases=("Conception / Réalisation", "Terminé" if tenths >= 12 else "Déploiement"),
        editions=(FIRST, LAST) if tenths < 10 else ("2016-07", MIDDLE),
    )
]
LEFT_OUT = [
    *project("Vu une fois", ("10",), ("4",), ("Cadrage",), (FIRST,)),
    *project("Suivi dix-sept mois", ("10", "90"), editions=("2017-08", LAST)),
    *project("Déjà déployé", ("10", "90"), phases=("Déploiement", "Déploiement")),
    *project("Coût retiré", ("10", "NC")),
    *project("Renommé I", ("10",), ("4",), ("Cadrage",), (FIRST,)),
    *project("Renommé II", ("90",), ("9",), ("Cadrage",), (LAST,)),
]


def of_ministry(ministry, *lines):
    """Return ``lines`` as those of projects of one ministry, for an export with ``MINISTRY_HEADINGS``."""
    return [f"{line},{ministry}" for line in lines]


def numbered(numbers, *lines):
    """Return ``lines`` with the number of their edition, by its month, for an export with ``NUMBER_HEADINGS``."""
    return [f"{line},{numbers[line.split(',')[1]]}" for line in lines]


# Every section of the page: names that may be one project, a cost to check, figures withheld, an end that is rounded.
WITHHELD = "Les éléments chiffrés ne sont volontairement pas publiés par la DINSIC"
EVERYTHING = of_ministry(
    "Ministère des essais",
    *DRIFTING,
    *LEFT_OUT,
    *project("Ancien intitulé", ("33",), ("4",), ("Déploiement",), (FIRST,), "mars 2016"),
    *project("Intitulé suivant", ("34",), ("4",), ("Déploiement",), (MIDDLE,), "mars 2016"),
    *project("Intitulé sans coût", ("NC",), ("4",), ("Déploiement",), (LAST,), "mars 2016"),
    *project("Saut", ("10", "25", "9"), ("3.7", "4", "4"), ("Déploiement",) * 3, (FIRST, MIDDLE, LAST)),
    *project("Retenu", ("10", ""), ("4", ""), ("Déploiement", WITHHELD)),
    *project("Illisible", ("beaucoup", "1")),
)


def export(folder: Path, *lines: str, headings: str = HEADINGS) -> Path:
    """Write an export that holds ``lines``, in any order."""
    path = folder / "editions.csv"
    path.write_text("\n".join([headings, *lines]) + "\n", encoding="utf-8")
    return path
