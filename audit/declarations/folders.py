"""Finds the folders that ship with the tool: rules, questionnaires and report templates."""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent.parent


def shipped_folder(name: str) -> Path:
    """Return the folder ``name`` (``rules``, ``questionnaires`` or ``reports``).

    In an installed wheel it lies inside the package, in a source tree beside it.

    Raises:
        FileNotFoundError: when the installation is incomplete.
    """
    for candidate in (_PACKAGE / "_shipped" / name, _PACKAGE.parent / name):
        if candidate.is_dir():
            return candidate
    msg = f"the folder '{name}' is missing from this installation"
    raise FileNotFoundError(msg)
