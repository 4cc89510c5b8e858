"""What holds for every test: declarations are shared, and the garbage collector leaves what was loaded alone."""

import gc

import pytest

from tests.shared_declarations import share

share()  # before test modules are imported, since these import the loaders by name


def pytest_collection_finish(session: pytest.Session) -> None:
    """Take what collection loaded out of the sight of the collector: it lives as long as the process."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 20)  # workbooks and models are made by the hundred thousand, and few in cycles
