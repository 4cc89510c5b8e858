"""Has a list of tasks done by whoever can: this process, several of them, or a cluster that is there already.

All go through ``concurrent.futures``. A task that its worker did not outlive is given to another one, alone; when it is
lost again, it is told as lost. Nothing is done twice in what is returned.
"""

import multiprocessing
import os
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Executor, Future, ProcessPoolExecutor, wait
from contextlib import AbstractContextManager, contextmanager
from importlib import import_module
from typing import Any, TypeVar

from audit.errors import AuditError, Bilingual

_Task = TypeVar("_Task")
_Result = TypeVar("_Result")
Start = Callable[[int], AbstractContextManager[Executor]]
_AHEAD = 3  # chunks that wait for each worker: enough that none is idle, few enough that memory stays flat
_SCHEME = "dask://"


class ExecutorRefused(AuditError, ValueError):
    """Work cannot be sent where it was asked for."""

    exit_code = 2

    def __init__(self, words: Bilingual) -> None:
        self.words = words
        super().__init__(words.en)

    def said(self, language: str) -> str:
        """Return the explanation in ``language``, ``fr`` or ``en``."""
        return self.words.to(language)


def processes(method: str = "spawn", prepare: Callable[[], None] | None = None) -> Start:
    """Return what starts processes on this computer, by a way of starting them that every system knows.

    Args:
        method: ``spawn`` or ``forkserver``.
        prepare: is called in each process before any work; it can be pickled, and raises nothing.
    """

    @contextmanager
    def start(jobs: int) -> Iterator[Executor]:
        executor = ProcessPoolExecutor(jobs, multiprocessing.get_context(method), _begin, (prepare,))
        try:
            yield executor
        finally:
            executor.shutdown(wait=True, cancel_futures=True)

    return start


def _begin(prepare: Callable[[], None] | None) -> None:
    """Prepare a process, which ends when the one that started it does, even if that is killed."""
    threading.Thread(target=_end_with_parent, daemon=True).start()
    if prepare is not None:
        prepare()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def cluster(address: str) -> Start:
    """Return what sends work to the Dask cluster at ``dask://HOST:PORT``.

    Raises:
        ExecutorRefused: for another address, or where the library is not installed.
    """
    host = address.removeprefix(_SCHEME)
    if not address.startswith(_SCHEME) or not host.rpartition(":")[2].isdecimal():
        raise ExecutorRefused(
            Bilingual(
                f"« {address} » : l'adresse d'un cluster Dask est attendue, comme dask://calcul.exemple.fr:8786.",
                f"'{address}': the address of a Dask cluster is expected, such as dask://compute.example.org:8786.",
            )
        )
    try:
        distributed: Any = import_module("distributed")
    except ImportError as missing:
        raise ExecutorRefused(
            Bilingual(
                "Pour envoyer le travail à un cluster, installez la bibliothèque « distributed » : "
                "pip install project-health-audit[dask].",
                "To send work to a cluster, install the library 'distributed': pip install project-health-audit[dask].",
            )
        ) from missing

    @contextmanager
    def start(_jobs: int) -> Iterator[Executor]:
        try:
            client = distributed.Client(f"tcp://{host}", timeout="15s", set_as_default=False)
        except (OSError, TimeoutError) as error:
            raise ExecutorRefused(
                Bilingual(
                    f"Le cluster {address} ne répond pas : vérifiez l'adresse et que son ordonnanceur est démarré.",
                    f"The cluster {address} does not answer: check the address and that its scheduler is running.",
                )
            ) from error
        try:
            yield client.get_executor(pure=False)
        finally:
            client.close()

    return start


def done(
    start: Start, jobs: int, work: Callable[[Sequence[_Task]], Sequence[_Result]], tasks: Sequence[_Task], size: int
) -> Iterator[tuple[_Task, _Result | None]]:
    """Yield each task with what ``work`` makes of it, once, as they come; None for one whose workers did not live.

    Args:
        start: starts the workers.
        jobs: how many.
        work: what is done of several tasks; it can be pickled, and raises nothing.
        tasks: what is to be done.
        size: how many tasks are given at once.
    """
    waiting = [tasks[place : place + size] for place in range(0, len(tasks), size)]
    lost: list[_Task] = []
    while waiting:
        failed = False
        with start(jobs) as executor:
            running: dict[Future[Sequence[_Result]], Sequence[_Task]] = {}
            while (waiting and not failed) or running:
                while waiting and not failed and len(running) < jobs * _AHEAD:
                    chunk = waiting.pop(0)
                    try:
                        running[executor.submit(work, chunk)] = chunk
                    except RuntimeError:  # the pool broke since
                        waiting.insert(0, chunk)
                        failed = True
                finished, _ = wait(running, return_when=FIRST_COMPLETED)
                for future in finished:
                    chunk = running.pop(future)
                    if future.cancelled() or future.exception() is not None:
                        lost += chunk
                        failed = True
                        continue
                    yield from zip(chunk, future.result(), strict=True)
    for task in lost:  # alone, so that one that kills its worker takes no other with it
        with start(1) as executor:
            alone = executor.submit(work, [task])
            yield (task, None) if alone.exception() is not None else (task, alone.result()[0])
