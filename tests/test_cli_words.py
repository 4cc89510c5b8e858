"""The command line speaks one language, click's own words included."""

import io
import os
import subprocess
import sys
from pathlib import Path

import pytest
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from audit.cli.click_words import CATALOGUES

ENGLISH = (
    "Usage:",
    "Error:",
    "Try ",
    "Missing",
    "Invalid",
    "exist.",
    "default:",
    "Show ",
    "Commands:",
    "FILE",
    "is not",
)


def audit(*arguments: object, language: str = "fr") -> str:
    """Return what the command prints, on either stream."""
    environment = {**os.environ, "AUDIT_LANG": language, "PYTHONPATH": str(Path.cwd()), "LANGUAGE": "de"}
    done = subprocess.run(
        [sys.executable, "-m", "audit", *map(str, arguments)], capture_output=True, text=True, env=environment
    )
    assert done.returncode in (0, 2), done.stderr
    return done.stdout + done.stderr


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--help",), "Afficher cette aide."),
        (("run", "--help"), "[par défaut : rapport]"),
        (("rules", "--help"), "Commandes :"),
        (("run",), "Argument manquant : 'CLASSEUR'."),
        (("run", "absent.xlsx"), "Fichier introuvable : « absent.xlsx »."),
        (("run", "README.md", "--review-date", "2026"), "AAAA-MM-JJ ou JJ/MM/AAAA"),
        (("run", "README.md", "--format", "pdf"), "« pdf » ne figure pas parmi"),
        (("run", "README.md", "--formt"), "L'option « --formt » n'existe pas."),
        (("rules", "tset"), "La commande « tset » n'existe pas."),
        (("check", "README.md", "x"), "Argument en trop : x"),
        (("schema", "-o", "README.md"), "est un fichier"),
    ],
)
def test_the_command_line_speaks_french(arguments: tuple[str, ...], said: str) -> None:
    text = audit(*arguments)
    assert said in " ".join(text.split())
    for word in ENGLISH:
        assert word not in text


def test_the_command_line_speaks_english() -> None:
    text = audit("run", "absent.xlsx", language="en")
    assert "Usage:" in text
    assert "does not exist" in text


def test_the_compiled_catalogue_is_that_of_its_source() -> None:
    folder = CATALOGUES / "fr" / "LC_MESSAGES"
    with (folder / "audit.po").open("rb") as source:
        catalogue = read_po(source, locale="fr")
    compiled = io.BytesIO()
    write_mo(compiled, catalogue)
    assert compiled.getvalue() == (folder / "audit.mo").read_bytes(), "run pybabel, as audit.po says"
