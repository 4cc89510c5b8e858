"""What the answers look like as a whole: how many are favourable, how many are backed by documents."""

from decimal import Decimal

from audit.facts.indicators.inputs import Computed, Indicator, Inputs, NotComputable
from audit.model.answer import Evidence
from audit.model.text import Text

_NO_ANSWER = Text(fr="aucune réponse n'est renseignée", en="nothing is answered")
_BACKED = (Evidence.DOCUMENTED, Evidence.VERIFIED)


def _documented_share(inputs: Inputs) -> Computed:
    """Return the share of graded answers that are documented or verified.

    The cells of all these answers are not listed: the figure is about the workbook as a whole.
    """
    graded = inputs.graded_answers()
    if not graded:
        return NotComputable(_NO_ANSWER)
    return Decimal(sum(fact.evidence in _BACKED for fact in graded)) / len(graded)


def _favourable_share(inputs: Inputs) -> Computed:
    """Return the share of graded answers (yes, partly, no) that are "yes"."""
    graded = inputs.graded_answers()
    if not graded:
        return NotComputable(_NO_ANSWER)
    return Decimal(sum(fact.value == "yes" for fact in graded)) / len(graded)


INDICATORS: dict[str, Indicator] = {
    "answers.documented_share": _documented_share,
    "answers.favourable_share": _favourable_share,
}
