"""The sentences of the outside view, with what is filled in between braces."""

from decimal import Decimal
from typing import NamedTuple

from audit.errors import Bilingual


class Subject(NamedTuple):
    """What is said of cost in one way and of the end in another.

    Attributes:
        of: what nothing is said of.
        sized: what the projects of a class have in common.
        drift: how their drift is called.
        implied: what the drifts give; ``forecast`` follows, where the project has one.
        not_positive: why a project's own figures allow no comparison.
    """

    of: Bilingual
    sized: Bilingual
    drift: Bilingual
    implied: Bilingual
    forecast: Bilingual
    not_positive: Bilingual


COST = Subject(
    of=Bilingual("du coût", "the cost"),
    sized=Bilingual("dont le premier coût publié est {bounds}", "whose first published cost is {bounds}"),
    drift=Bilingual("dérive de coût", "cost drift"),
    implied=Bilingual(
        "Partant du coût initial ({initial}), une telle dérive donnerait un coût final de {given}",
        "From the initial cost ({initial}), such a drift would give a final cost of {given}",
    ),
    forecast=Bilingual(" ; le projet prévoit {current}", "; the project forecasts {current}"),
    not_positive=Bilingual(
        "Rien n'est dit du coût : le coût initial n'est pas un montant positif.",
        "Nothing is said of the cost: the initial cost is not a positive amount.",
    ),
)
END = Subject(
    of=Bilingual("de la date d'achèvement", "the end date"),
    sized=Bilingual("dont la première durée publiée est {bounds}", "whose first published duration is {bounds}"),
    drift=Bilingual("dérive de durée", "duration drift"),
    implied=Bilingual(
        "Partant de l'achèvement initial ({initial}), une telle dérive mènerait à {given}",
        "From the initial end ({initial}), such a drift would lead to {given}",
    ),
    forecast=Bilingual(" ; le projet prévoit le {current}", "; the project forecasts {current}"),
    not_positive=Bilingual(
        "Rien n'est dit de la date d'achèvement : l'achèvement initial n'est pas postérieur au début du projet.",
        "Nothing is said of the end date: the initial end is not later than the start of the project.",
    ),
)
NOT_KNOWN = Bilingual(
    "Rien n'est dit {of}, car une valeur exacte manque : {names}.",
    "Nothing is said of {of}, for an exact value is missing: {names}.",
)
OTHER_PERIMETER = Bilingual(
    "Rien n'est dit du coût : celui du projet ne comprend pas tout ce que comprennent les chiffres publiés "
    "({perimeter}), d'après la réponse à {names}.",
    "Nothing is said of the cost: the project's does not include all that the published figures include "
    "({perimeter}), by the answer to {names}.",
)
PERIMETER_NOT_SHOWN = Bilingual(
    "Les réponses n'établissent pas que le coût du projet a le périmètre des chiffres publiés ({perimeter}).",
    "The answers do not establish that the project's cost has the perimeter of the published figures ({perimeter}).",
)
COUNTS = {
    0: Bilingual("Il n'y a aucun projet comparable {sized}", "There is no comparable project {sized}"),
    1: Bilingual("Il n'y a qu'un projet comparable {sized}", "There is only one comparable project {sized}"),
}
FEW = Bilingual(
    "Il n'y a que {count} projets comparables {sized}", "There are only {count} comparable projects {sized}"
)
TOO_FEW = Bilingual(
    " ; il en faut {needed} pour situer la médiane : rien n'est dit {of}.",
    "; {needed} are needed to tell the median: nothing is said of {of}.",
)
REFERENCE = Bilingual(
    "Pour les {count} projets comparables {sized} (dont {running} n'étaient pas déclarés achevés à leur dernière "
    "parution), la {drift} observée est, à la médiane,",
    "For the {count} comparable projects {sized} ({running} of them not declared finished when last published), "
    "the {drift} observed is, at the median,",
)
MEDIAN = Bilingual(
    " de {drift} (entre {low} et {high}, à {confidence} de confiance)",
    " {drift} (between {low} and {high}, with {confidence} confidence)",
)
EIGHTH = Bilingual(
    " et, au 8e décile, de {drift} (entre {low} et {high})",
    " and, at the 8th decile, {drift} (between {low} and {high})",
)
NO_EIGHTH = Bilingual(
    " ; {needed} projets seraient nécessaires pour situer le 8e décile",
    "; {needed} projects would be needed to tell the 8th decile",
)
NO_PLACE = Bilingual(
    "La place du projet n'est pas donnée, car une valeur exacte manque : {names}.",
    "The project's place is not given, for an exact value is missing: {names}.",
)
AT = Bilingual("{value} {at}", "{value} {at}")
AT_PAST = Bilingual("{value} {at} (date déjà passée)", "{value} {at} (already past)")
LIMITS = Bilingual(
    "Ces dérives sont à lire comme des minimums : elles vont du premier chiffre publié, alors qu'en médiane {elapsed} "
    "de la durée prévue était déjà écoulée, au dernier, souvent antérieur à l'achèvement. Un projet mesuré depuis son "
    "référentiel initial tend donc à paraître moins bien placé qu'il ne l'est.",
    "These drifts are to be read as lower bounds: they run from the first published figure, when at the median "
    "{elapsed} of the planned duration was already over, to the last one, often before the end. A project measured "
    "from its initial baseline thus tends to seem less well placed than it is.",
)
HINDSIGHT = Bilingual(
    "Les éditions postérieures à la revue n'étaient pas connues à sa date.",
    "The editions later than the review were not known at its date.",
)
SOURCE = Bilingual(
    "Calculs de l'outil d'après : {attribution}, {editions} éditions de {first} à {last}.",
    "Calculations of this tool from: {attribution}, {editions} editions from {first} to {last}.",
)
QUANTILES_AT = {
    Decimal("0.5"): Bilingual("à la médiane", "at the median"),
    Decimal("0.8"): Bilingual("au 8e décile", "at the 8th decile"),
}
FROM_TO = Bilingual("d'au moins {low} et de moins de {high}", "at least {low} and less than {high}")
FROM = Bilingual("d'au moins {low}", "at least {low}")
UNDER = Bilingual("de moins de {high}", "less than {high}")
ANY = Bilingual("quelconque", "any")
YEARS = Bilingual("{years}\u00a0ans", "{years}\u00a0years")
QUOTED = Bilingual("« {words} »", "“{words}”")
FULL_STOP = Bilingual(".", ".")
