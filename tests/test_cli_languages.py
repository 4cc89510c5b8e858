"""Every command, asked for help or driven wrongly, speaks the language of the console and no other."""

import ast
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import click
import pytest

from tests.many_cases import tried_on

pytestmark = pytest.mark.slow

# Runs in a process of its own for each language, since help is written when modules are imported.
DRIVER = r"""
import contextlib, gc, io, json, os, sys
from pathlib import Path

import click

from tests.shared_declarations import share

share()

from audit.cli.program import run
from audit.cli.root import cli

folder = Path(sys.argv[1])
os.chdir(folder)
Path("notes.xlsx").write_bytes(b"not a workbook")
Path("locked.xlsx").write_bytes(b"")
Path("folder").mkdir()
Path("taken").write_text("")
access = os.access
os.access = lambda path, *mode, **options: "locked" not in os.fspath(path) and access(path, *mode, **options)


def said(*arguments):
    sys.argv = ["audit", *arguments]
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        gc.disable()  # as where a command is run by itself
        code = run()
        gc.enable()
    return {"arguments": arguments, "code": code, "out": out.getvalue(), "err": err.getvalue()}


def commands(command, path):
    yield command, path
    if isinstance(command, click.Group):
        context = click.Context(command)
        for name in command.list_commands(context):
            yield from commands(command.get_command(context, name), (*path, name))


# What each kind of parameter is given that it cannot be, and what it can be.
def wrong_values(kind):
    if isinstance(kind, click.Path):
        if not kind.exists:
            return ()
        return ("absent.xlsx", "locked.xlsx", "folder" if not kind.dir_okay else "taken")
    if isinstance(kind, click.types.StringParamType):
        return ()
    return ("qwerty", "-3")


def right_value(kind):
    if kind.name == "choice":
        return kind.shown[0]
    return "folder" if getattr(kind, "dir_okay", False) else "notes.xlsx"


answers = []
for command, path in commands(cli, ()):
    answers.append(said(*path, "--help"))
    answers.append(said(*path, "--formt"))
    if isinstance(command, click.Group):
        answers += [said(*path), said(*path, "tset"), said(*path, "zzzz")]
        continue
    required = [item for item in command.params if item.required]
    given = []
    for item in required:
        name = [item.opts[0]] if isinstance(item, click.Option) else []
        given.append([*name, right_value(item.type)])
    whole = [word for words in given for word in words]
    for number in range(len(required)):
        answers.append(said(*path, *(word for words in given[:number] for word in words)))
    if not any(item.nargs == -1 for item in command.params):
        answers.append(said(*path, *whole, "crisis", "notes.xlsx"))
    for item in command.params:
        name = [item.opts[-1]] if isinstance(item, click.Option) else []
        others = [word for words, of in zip(given, required) if of is not item for word in words]
        if name and not item.is_flag:
            answers.append(said(*path, *whole, *name))
        for value in wrong_values(item.type):
            answers.append(said(*path, *name, value, *others))
        if name and item.is_flag:
            answers.append(said(*path, *whole, f"{name[0]}=qwerty"))
answers += [
    said("explain", "GOV-001", "folder"),
    said("explain", "folder", "GOV-001"),
    said("explain", "notes.xlsx", "GOV-001"),
    said("check", "notes.xlsx"),
    said("run", "notes.xlsx"),
    said("schema", "-o", "taken"),
    said("questionnaire", "new", "-o", "taken/new.xlsx"),
    said("questionnaire", "new", "-o", "new.docx"),
    said("rules", "list"),
    said("rules", "show", "gov-1"),
    said("rules", "show", "GOV-001"),
    said("rules", "show", "DIA-001"),
    said("rules", "test", "gov-1"),
    said("rules", "new", "a-name", "GOV-900", "--axis", "finances", "--fact", "x", "-o", "folder"),
    said("rules", "new", "GOV-900", "a-name", "--axis", "finances", "--fact", "budget.spnet", "-o", "folder"),
]
left = sorted(item.name for item in folder.iterdir())
json.dump({"answers": answers, "left": left}, sys.__stdout__)
"""
GROUPS = ([], ["questionnaire"], ["intake"], ["rules"])
FRENCH = re.compile(
    r"\b(le|la|les|des|du|est|une|dans|pour|avec|ne|pas|par|défaut|fichier|dossier|règles?|classeur|valeur|aide|erreur|"
    r"bloquant|majeur|mineur|emploi|commandes?|obligatoire|introuvable|attendu|proche)\b",
    re.IGNORECASE,
)
ENGLISH = re.compile(
    r"\b(the|is|are|not|of|with|and|to|for|exist|missing|file|folder|directory|path|text|integer|float|range|required|show|"
    r"such|unknown|invalid|choose|command|usage|error|args|workbook|rule|blocking|major|minor|framing|pre_launch|crisis|"
    r"self_assessment|closed|yes|review|default|try|did|you|mean|permission|denied)\b",
    re.IGNORECASE,
)
# What is the same in both languages: names of files, options, sources, commands and links; what was typed.
NEUTRAL = re.compile(
    r"https?://\S+|--?[a-z][a-z-]*|audit( [a-z]+)*|crisis|zzzz|tset|qwerty|^  show  |"
    r"[a-z]+\.(xlsx|json|yaml|docx)|folder\b|OMB-\S+|[a-z_]+\.[a-z_.]+",
)


def driven(language, folder):
    done = subprocess.run(
        [sys.executable, "-c", DRIVER, folder],
        capture_output=True,
        encoding="utf-8",
        env={**os.environ, "AUDIT_LANG": language},
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def catalogue_of_click():
    """Return what the installed click may say, as pieces of sentences without their blanks."""
    for module in Path(click.__file__).parent.glob("*.py"):
        if "shell_completion" in module.name:
            continue
        for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call) or getattr(node.func, "id", "") not in ("_", "ngettext"):
                continue
            for sentence in node.args:
                if isinstance(sentence, ast.Constant) and isinstance(sentence.value, str):
                    yield from (piece.strip(" .:'()?") for piece in re.split(r"\{[^}]*\}|%\(\w+\)s", sentence.value))


def lines_of(answer):
    """Return what a command said, without the rules' own titles and the names of their sources."""
    text = answer["out"] + answer["err"]
    lines = text.splitlines()
    if answer["arguments"][:2] == ["rules", "list"]:
        lines = [re.sub(r"  \S.*$", "", line.partition("  ")[2]) for line in lines]
    return [line for line in lines if not re.match(r"  - [A-Z0-9]+-\S+ ", line)]


@tried_on(("language", "foreign"), [("fr", ENGLISH), ("en", FRENCH)], ids=["fr", "en"])
def test_every_command_speaks_one_language(tmp_path, language, foreign):
    found = driven(language, tmp_path)
    assert len(found["answers"]) > 150
    wrong = []
    pieces = {
        piece
        for piece in catalogue_of_click()
        if len(piece) > 3 and piece not in ("Argument", "Option", "Options", "file", "path")
    }
    assert "No such option" in pieces
    for answer in found["answers"]:
        assert answer["code"] in (0, 2, 3), answer
        assert "Traceback" not in answer["err"]
        for line in lines_of(answer):
            bare = NEUTRAL.sub(" ", line)
            words = sorted({match.group() for match in foreign.finditer(bare)})
            words += [piece for piece in pieces if language == "fr" and piece in bare]
            wrong += [(" ".join(answer["arguments"]), words, line)] if words else []
    assert not wrong, "\n".join(map(str, wrong))
    # No mistake made a folder or a file.
    assert found["left"] == ["folder", "locked.xlsx", "notes.xlsx", "taken"]
    # Groups alone show their help and end well.
    alone = [answer for answer in found["answers"] if answer["arguments"] in GROUPS]
    assert [(answer["code"], answer["err"]) for answer in alone] == [(0, "")] * len(GROUPS)
    assert all("-h, --help" in answer["out"] for answer in alone)
