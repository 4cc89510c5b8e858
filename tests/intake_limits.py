"""Sets the limits of the intake for one test, so that a small file can lie just past them."""

import importlib
import pkgutil

import pytest

import audit.intake


def lower(monkeypatch: pytest.MonkeyPatch, limit: str, value: int) -> None:
    """Set the limit of that name, wherever the intake reads it.

    Raises:
        LookupError: when the intake has no such limit, or has a lower one.
    """
    found = 0
    for module in pkgutil.walk_packages(audit.intake.__path__, "audit.intake."):
        known = vars(importlib.import_module(module.name))
        if limit in known:
            if known[limit] < value:
                raise LookupError(limit)
            monkeypatch.setattr(f"{module.name}.{limit}", value)
            found += 1
    if not found:
        raise LookupError(limit)
