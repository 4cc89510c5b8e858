"""Prints how long ``audit --help`` takes, as a multiple of Python importing click."""

import statistics
import subprocess
import sys
import time


def seconds(*arguments: str) -> float:
    start = time.perf_counter()
    subprocess.run([sys.executable, "-P", *arguments], check=True, capture_output=True)
    return time.perf_counter() - start


def pair() -> float:
    return seconds("-m", "audit", "--help") / seconds("-c", "import click")


pair()  # warms the file cache
print(statistics.median(pair() for _ in range(15)))
