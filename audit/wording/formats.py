"""Names the formats that are read, those of one major version by their first and last."""

from collections.abc import Sequence
from itertools import groupby

from audit.errors import Bilingual


def formats_read(known: Sequence[str]) -> Bilingual:
    """Return the formats as the object of a verb: « les formats 1.0 et 2.0 à 2.2 ».

    Args:
        known: their names, ``major.minor``, in order, without a gap within a major version.
    """
    spans = [list(formats) for _, formats in groupby(known, key=lambda name: name.partition(".")[0])]
    fr, en = (_listed(spans, to, joint) for to, joint in (("à", "et"), ("to", "and")))
    if len(known) == 1:
        return Bilingual(f"le format {fr}", f"format {en}")
    return Bilingual(f"les formats {fr}", f"formats {en}")


def _listed(spans: Sequence[Sequence[str]], to: str, joint: str) -> str:
    written = [span[0] if len(span) == 1 else f"{span[0]} {to} {span[-1]}" for span in spans]
    return f" {joint} ".join([", ".join(written[:-1]), written[-1]] if len(written) > 1 else written)
