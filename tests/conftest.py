"""What holds for every test: declarations are shared, no time is asserted, what was loaded is no garbage."""

import gc

import pytest
from hypothesis import HealthCheck, settings

from tests.shared_declarations import share

share()  # before test modules are imported, since these import the loaders by name

# A busy machine is no failure: neither an example nor its generation is held to a time.
settings.register_profile("any machine", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("any machine")


def pytest_collection_finish(session: pytest.Session) -> None:
    """Take what collection loaded out of the sight of the collector: it lives as long as the process."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 20)  # workbooks and models are made by the hundred thousand, and few in cycles
