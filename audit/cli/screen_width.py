"""How wide lines for a person may be: as the terminal, within what is easy to read."""

import shutil

_WIDEST, _NARROWEST = 100, 40


def screen_width() -> int:
    """Return the number of signs of a line."""
    return max(_NARROWEST, min(shutil.get_terminal_size((_WIDEST, 24)).columns, _WIDEST))
