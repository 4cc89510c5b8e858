"""Labels of drawings: on two lines when they are long, and cut only when two are not enough."""

import textwrap

from audit.reporting.untrusted_text import printable


def label_lines(label: str, width: int) -> tuple[str, ...]:
    """Return a label on one or two lines of at most ``width`` signs; what is left out is told by an ellipsis."""
    shown = " ".join(printable(label).split())
    lines = textwrap.wrap(shown, width, max_lines=2, placeholder="…")
    return tuple(lines) or ("",)
