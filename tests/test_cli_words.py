"""The command line speaks one language, click's own words included."""

import gc
import gettext
import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import click
import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import read_mo
from babel.messages.pofile import read_po

from audit.cli.click_words import CATALOGUES
from audit.cli.main import main
from audit.cli.root import cli

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


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Callable[..., str]:
    """Return what the command prints in French, on either stream."""

    def run(*arguments: str) -> str:
        monkeypatch.setattr(sys, "argv", ["audit", *arguments])
        with pytest.raises(SystemExit) as ended:
            main()
        gc.enable()
        assert ended.value.code in (0, 2)
        return "".join(capsys.readouterr())

    return run


def audit(*arguments: object, language: str = "fr") -> str:
    """Return what the command prints in a process of its own, on either stream."""
    environment = {**os.environ, "AUDIT_LANG": language, "PYTHONPATH": str(Path.cwd()), "LANGUAGE": "de"}
    done = subprocess.run(
        [sys.executable, "-m", "audit", *map(str, arguments)], capture_output=True, text=True, env=environment
    )
    assert done.returncode in (0, 2), done.stderr
    return done.stdout + done.stderr


def test_an_option_made_before_the_language_was_known_is_in_that_language(said: Callable[..., str]) -> None:
    context = click.Context(cli)
    option = cli.get_help_option(context)
    assert option is not None
    option.help = "Show this message and exit."  # as click keeps it from a first call in English
    assert "Afficher cette aide." in " ".join(said("--help").split())
    assert cli.get_help_option(context) is option


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--help",), "Afficher cette aide."),
        (("run", "--help"), "[par défaut : rapport]"),
        (("rules", "--help"), "Commandes :"),
        (("run",), "Argument manquant : 'CLASSEUR'."),
        (("run", "README.md", "--review-date", "2026"), "AAAA-MM-JJ ou JJ/MM/AAAA"),
        (("run", "README.md", "--format", "rtf"), "« rtf » ne figure pas parmi"),
        (("run", "README.md", "--formt"), "L'option « --formt » n'existe pas."),
        (("rules", "tset"), "La commande « tset » n'existe pas."),
        (("check", "README.md", "x"), "Argument en trop : x"),
        (("schema", "-o", "README.md"), "est un fichier"),
    ],
)
def test_the_command_line_speaks_french(said: Callable[..., str], arguments: tuple[str, ...], words: str) -> None:
    text = said(*arguments)
    assert words in " ".join(text.split())
    for word in ENGLISH:
        assert word not in text


@pytest.mark.slow
def test_the_command_line_speaks_french_on_a_german_computer() -> None:
    # click takes some of its words when modules are imported, hence a process of its own.
    text = " ".join(audit("run", "absent.xlsx").split())
    assert "Fichier introuvable : « absent.xlsx »." in text
    assert not [word for word in ENGLISH if word in text]


@pytest.mark.slow
def test_the_command_line_speaks_english() -> None:
    text = audit("run", "absent.xlsx", language="en")
    assert "Usage:" in text
    assert "does not exist" in text


def _words(catalogue: Catalog) -> dict[tuple[str, ...], tuple[str, ...]]:
    """Return the sentences, singular and plural, by what click says in English."""
    return {_forms(message.id): _forms(message.string) for message in catalogue if message.id}


def _forms(text: str | Sequence[str]) -> tuple[str, ...]:
    return (text,) if isinstance(text, str) else tuple(text)


def test_the_compiled_catalogue_says_what_its_source_says() -> None:
    # By meaning, not by bytes: each release of Babel stamps the compiled file with its own name.
    folder = CATALOGUES / "fr" / "LC_MESSAGES"
    with (folder / "audit.po").open("rb") as source, (folder / "audit.mo").open("rb") as compiled:
        written, held = read_po(source, locale="fr", abort_invalid=True), read_mo(compiled)
    words = _words(written)
    assert words
    assert words == _words(held), "run `make words`"
    for header in ("Language", "Plural-Forms"):
        assert dict(held.mime_headers)[header] == dict(written.mime_headers)[header]
    with (folder / "audit.mo").open("rb") as compiled:
        read = gettext.GNUTranslations(compiled)  # what the command line reads it with
    one, many = next(forms for forms in words if len(forms) == 2)
    singular, plural = words[one, many]
    assert [read.ngettext(one, many, count) for count in (0, 1, 2)] == [singular, singular, plural]
