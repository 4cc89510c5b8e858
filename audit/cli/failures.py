"""What people are told when a command fails for a reason that nobody foresaw, or cannot say what it found."""

import errno
import logging
import os
import sys
import traceback
from collections.abc import Iterator
from contextlib import contextmanager, suppress

import click

from audit.cli.language import bilingual, console_language
from audit.errors import AuditError
from audit.wording.system_errors import reason_of

INTERNAL = 70

READER_GONE = 141  # what shells say of a program that wrote to a pipe nobody reads any more

_CLOSED = errno.EINVAL if os.name == "nt" else errno.EPIPE  # Windows has an error of its own for it
_OF_STREAMS = frozenset({_CLOSED, errno.EPIPE, errno.ENOSPC, errno.EIO, errno.EBADF})


class OutputBroken(AuditError):
    """The screen, file or pipe behind standard output or standard error takes no more text."""


class ReaderGone(OutputBroken):
    """The program that read standard output or standard error, such as ``head``, has stopped."""


@contextmanager
def explained_streams() -> Iterator[None]:
    """Turn an error of standard output or standard error into a sentence.

    Raises:
        ReaderGone: when there is nobody to be told.
        OutputBroken: with the sentence.
    """
    try:
        yield
    except OSError as error:
        # Errors on files carry the name of the file.
        if error.filename is not None or error.errno not in _OF_STREAMS:
            raise
        if error.errno in (_CLOSED, errno.EPIPE):
            raise ReaderGone from error
        reason = reason_of(error).to(console_language())
        raise OutputBroken(
            bilingual(f"La sortie ne peut pas être écrite : {reason}.", f"The output cannot be written: {reason}.")
        ) from error


def say_unexpected(error: BaseException) -> None:
    """Say that ``error`` is a defect of the tool, and how to report it."""
    said = " ".join(f"{type(error).__name__} {error}".split())
    click.echo(
        bilingual(
            f"Erreur interne ({said}) : c'est un défaut de l'outil. ",
            f"Internal error ({said}): this is a defect of the tool. ",
        ),
        err=True,
        nl=False,
    )
    say_how_to_report(error)


def say_how_to_report(error: BaseException) -> None:
    """Say what to do about an internal error; its traceback is for those who ask for it."""
    click.echo(
        bilingual(
            "Relancez la commande avec la variable d'environnement AUDIT_DEBUG=1 et transmettez la commande et ce "
            "qu'elle affiche aux mainteneurs de l'outil ; ne joignez le classeur que s'il peut leur être communiqué.",
            "Run the command again with the environment variable AUDIT_DEBUG=1 and send the command and what it "
            "prints to the maintainers of the tool; attach the workbook only if it may be shown to them.",
        ),
        err=True,
    )
    if os.environ.get("AUDIT_DEBUG") == "1":
        click.echo("".join(traceback.format_exception(error)), err=True)


@contextmanager
def stages_shown() -> Iterator[None]:
    """Write how long each stage takes on standard error, for those who ask for it."""
    if os.environ.get("AUDIT_DEBUG") != "1":
        yield
        return
    logger, handler = logging.getLogger("audit"), _OnStandardError()
    before = logger.level
    logger.addHandler(handler)
    logger.setLevel(logging.INFO)
    try:
        yield
    finally:
        logger.removeHandler(handler)
        logger.setLevel(before)


class _OnStandardError(logging.Handler):
    """Writes messages as commands do."""

    def emit(self, record: logging.LogRecord) -> None:
        click.echo(f"{record.name}: {record.getMessage()}", err=True)


def flush_streams() -> None:
    """Write what standard output and standard error still hold, while it can still be said that it fails."""
    for stream in (sys.stdout, sys.stderr):
        if stream is not None:
            stream.flush()


def abandon_streams() -> None:
    """Let what can no longer be written go nowhere, so that the interpreter ends without a word about it."""
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except (OSError, ValueError, AttributeError):
            with suppress(OSError, ValueError, AttributeError):
                os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
