"""LibreOffice and Chromium, where they are installed; in CI a missing one is a failure, not a skip."""

import os
import shutil
from collections.abc import Callable
from typing import TypeVar

import pytest

SOFFICE = shutil.which("soffice")
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
_REQUIRED = os.environ.get("AUDIT_REQUIRE_PROGRAMS") == "1"

_has_soffice = pytest.mark.skipif(SOFFICE is None and not _REQUIRED, reason="LibreOffice (soffice) is not installed")
_has_chromium = pytest.mark.skipif(CHROMIUM is None and not _REQUIRED, reason="Chromium is not installed")
Test = TypeVar("Test", bound=Callable[..., object])


def needs_soffice(test: Test) -> Test:
    """Mark a test that starts LibreOffice."""
    marked: Test = pytest.mark.libreoffice(_has_soffice(test))
    return marked


def needs_chromium(test: Test) -> Test:
    """Mark a test that starts Chromium."""
    marked: Test = pytest.mark.chromium(_has_chromium(test))
    return marked
