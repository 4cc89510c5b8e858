"""How a diagnosis or an alert signal moved from one audit to the next, by the codes that findings move by."""

from audit.model.text import Text

PATTERN_MOVES = {
    "new": Text(fr="nouveau", en="new"),
    "now_established": Text(fr="désormais établi, non tranché auparavant", en="now established, undetermined before"),
    "now_judged": Text(fr="n'était pas recherché auparavant", en="not looked for before"),
    "unchanged": Text(fr="maintenu", en="remains"),
    "closed": Text(fr="écarté", en="ruled out"),
    "no_longer_established": Text(
        fr="n'est plus établi, faute de réponse", en="no longer established, for lack of answers"
    ),
    "no_longer_judged": Text(fr="n'est plus recherché par cette revue", en="no longer looked for by this review"),
}
