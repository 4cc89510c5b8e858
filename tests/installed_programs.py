"""LibreOffice, Chromium, axe and poppler, where they are installed; in CI a missing one is a failure, not a skip.

What needs them is tried with ``--thorough``: what ``make test`` says does not depend on what is installed.
"""

import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import pytest

SOFFICE = shutil.which("soffice")
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
AXE = Path(__file__).parent / "axe" / "node_modules" / "axe-core" / "axe.min.js"  # from npm: make check-pages
PDFINFO = shutil.which("pdfinfo")
_REQUIRED = os.environ.get("AUDIT_REQUIRE_PROGRAMS") == "1"

_has_soffice = pytest.mark.skipif(SOFFICE is None and not _REQUIRED, reason="LibreOffice (soffice) is not installed")
_has_chromium = pytest.mark.skipif(CHROMIUM is None and not _REQUIRED, reason="Chromium is not installed")
_has_axe = pytest.mark.skipif(not AXE.exists() and not _REQUIRED, reason="axe is not installed (make check-pages)")
_has_poppler = pytest.mark.skipif(PDFINFO is None and not _REQUIRED, reason="poppler (pdfinfo) is not installed")
Test = TypeVar("Test", bound=Callable[..., object])


def needs_soffice(test: Test) -> Test:
    """Mark a test that starts LibreOffice."""
    marked: Test = pytest.mark.thorough(pytest.mark.libreoffice(_has_soffice(test)))
    return marked


def needs_chromium(test: Test) -> Test:
    """Mark a test that starts Chromium."""
    marked: Test = pytest.mark.thorough(pytest.mark.chromium(_has_chromium(test)))
    return marked


def needs_axe(test: Test) -> Test:
    """Mark a test that runs the rules of axe in Chromium."""
    marked: Test = _has_axe(needs_chromium(test))
    return marked


def needs_poppler(test: Test) -> Test:
    """Mark a test that has poppler read a PDF."""
    marked: Test = pytest.mark.thorough(_has_poppler(test))
    return marked
