"""Runs the command line from its arguments to its exit code; no error ends with a traceback."""

import gc
import os
import sys
from contextlib import suppress
from typing import Any

import click

from audit.cli.click_words import speak
from audit.cli.failures import (
    INTERNAL,
    READER_GONE,
    OutputBroken,
    ReaderGone,
    abandon_streams,
    explained_streams,
    flush_streams,
    say_how_to_report,
    say_unexpected,
    stages_shown,
)
from audit.cli.language import bilingual, console_language
from audit.cli.main import INTERRUPTED
from audit.cli.printable_stream import printable_errors
from audit.cli.root import cli
from audit.errors import AuditError


def run() -> int:
    """Run the command that the arguments of the process ask for, and return its exit code.

    AUDIT_DEBUG=1 asks for tracebacks all the same.
    """
    _stand_in_for_missing_streams()
    _tolerate_narrow_consoles()
    speak(console_language())
    with printable_errors():
        return _run_to_the_end()


def _run_to_the_end() -> int:
    # A command lives for about a second and frees little: collecting garbage would cost a tenth of it.
    gc.disable()
    try:
        code = _run()
        with explained_streams():
            flush_streams()
    except ReaderGone:
        # As other tools end whose reader, such as head, has read enough: without a word.
        code = READER_GONE
        abandon_streams()
    except OutputBroken as error:
        code = error.exit_code
        abandon_streams()
        with suppress(OSError):  # nobody can be told when standard error is what broke
            click.echo(str(error), err=True)
    # Nor on the way out, when the interpreter looks once more through all there is: a fifth of what an audit costs.
    gc.freeze()
    return code


def _run() -> int:
    """Run the command and return its exit code, with what stopped it said on standard error.

    Raises:
        OutputBroken: when what is to be said cannot be written.
    """
    try:
        with stages_shown():
            ended: Any = cli.main(prog_name="audit", standalone_mode=False)
    except OutputBroken:
        raise
    except SystemExit as done:
        return int(done.code or 0)
    except (Exception, KeyboardInterrupt) as error:
        with explained_streams():
            return _explain(error)
    return ended if isinstance(ended, int) else 0  # what a command that ends through its context asks for


def _explain(error: BaseException) -> int:
    if isinstance(error, click.exceptions.Exit):
        return error.exit_code
    if isinstance(error, click.Abort) or _is_interrupt(error):
        click.echo(bilingual("Interrompu.", "Interrupted."), err=True)
        return INTERRUPTED
    if isinstance(error, click.ClickException):
        error.show()
        return error.exit_code
    if not isinstance(error, AuditError):
        say_unexpected(error)
        return INTERNAL
    click.echo(error.said(console_language()), err=True)
    if error.exit_code == INTERNAL:
        say_how_to_report(error)
    return error.exit_code


def _is_interrupt(error: BaseException | None) -> bool:
    """Return whether Ctrl-C is what raised ``error``: importing modules may turn it into other exceptions."""
    while error is not None and not isinstance(error, KeyboardInterrupt):
        error = error.__cause__ or error.__context__
    return error is not None


def _stand_in_for_missing_streams() -> None:
    """Let what is written go nowhere where a stream was closed, or a Windows program has none."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            # Left to the interpreter to close, as the stream it stands in for.
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: PTH123, SIM115


def _tolerate_narrow_consoles() -> None:
    """Replace what a console cannot show (cp1252 has no U+202F) instead of failing."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure: Any = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="replace")
