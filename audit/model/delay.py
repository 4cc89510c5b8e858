"""How long an action may take: days from the review date."""

import re
from typing import Annotated, Any

from pydantic import BeforeValidator, Field

from audit.errors import Bilingual, Refused

MOST_DAYS = 3650  # ten years: longer than the plan of any review
_DATE = re.compile(r"(?:19|20|21)[0-9]{2}-?[0-9]{2}-?[0-9]{2}")
_NO_DATE = Bilingual(
    " (une date ne convient pas : écrire le nombre de jours qui suivent la revue)",
    " (a date does not do: write the number of days after the review)",
)


def delay_in_days(value: Any) -> int:
    """Return ``value`` when it is a delay.

    Raises:
        Refused: when it is no whole number, or one out of bounds.
    """
    if type(value) is int and 0 <= value <= MOST_DAYS:
        return value
    dated = _NO_DATE if _DATE.fullmatch(str(value)) else Bilingual("", "")
    raise Refused(
        f"un délai en jours, de 0 à {MOST_DAYS}, est attendu{dated.fr} ; trouvé : {value}",
        f"a delay in days, 0 to {MOST_DAYS}, is expected{dated.en}; found {value}",
    )


Delay = Annotated[int, BeforeValidator(delay_in_days), Field(ge=0, le=MOST_DAYS)]
