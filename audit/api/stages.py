"""Logs how long each stage of an audit takes: load, read, compile, judge, record, render."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from time import perf_counter

log = logging.getLogger("audit")


@contextmanager
def timed(stage: str, detail: str = "") -> Iterator[None]:
    """Log how long a stage took, at level INFO of the logger ``audit``, when it came to its end.

    Programs find ``stage`` and ``milliseconds`` among the attributes of the log record.
    """
    start = perf_counter()
    yield
    milliseconds = 1000 * (perf_counter() - start)
    said = f"{stage} {detail}" if detail else stage
    log.info("%s: %.0f ms", said, milliseconds, extra={"stage": stage, "milliseconds": milliseconds})
