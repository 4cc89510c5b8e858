"""LibreOffice and Chromium, where they are installed; in CI a missing one is a failure, not a skip."""

import os
import shutil

import pytest

SOFFICE = shutil.which("soffice")
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
_REQUIRED = os.environ.get("AUDIT_REQUIRE_PROGRAMS") == "1"

needs_soffice = pytest.mark.skipif(SOFFICE is None and not _REQUIRED, reason="LibreOffice (soffice) is not installed")
needs_chromium = pytest.mark.skipif(CHROMIUM is None and not _REQUIRED, reason="Chromium is not installed")
