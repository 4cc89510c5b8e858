"""Work spread over processes and over a cluster: nothing lost, nothing twice, whoever dies."""

import os
import signal
import sys
import time

import pytest

from audit.portfolio.executors import ExecutorRefused, cluster, done, processes
from tests.portfolio_workers import Doubling

pytestmark = pytest.mark.slow
TASKS = list(range(40))
DOUBLES = [(number, 2 * number) for number in TASKS]


@pytest.mark.parametrize("method", ["spawn", "forkserver"])
def test_each_task_is_done_once_by_processes(method):
    assert sorted(done(processes(method), 2, Doubling(), TASKS, 4)) == DOUBLES


def test_a_task_that_kills_its_process_is_told_as_lost_and_no_other_is():
    found = sorted(done(processes(), 2, Doubling(fatal=17), TASKS, 4))
    assert found == [(number, None if number == 17 else 2 * number) for number in TASKS]


@pytest.mark.thorough
def test_a_task_whose_process_was_killed_once_is_done_by_another(tmp_path):
    found = sorted(done(processes(), 2, Doubling(fatal=17, once=str(tmp_path / "once")), TASKS, 4))
    assert found == DOUBLES


def test_an_address_that_is_none_is_refused_before_anything_is_sent():
    for address in ("dask://", "http://host:1", "dask://host", "ray://host:1"):
        with pytest.raises(ExecutorRefused) as refused:
            cluster(address)
        assert "dask://" in refused.value.said("fr")


@pytest.mark.thorough
@pytest.mark.filterwarnings("ignore")
@pytest.mark.skipif(sys.platform == "win32", reason="a worker is killed by a signal")
def test_a_cluster_one_worker_of_which_is_killed_loses_nothing_and_does_nothing_twice():
    distributed = pytest.importorskip("distributed")
    local = distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None, host="127.0.0.1"
    )
    try:
        address = "dask://" + local.scheduler_address.removeprefix("tcp://")
        found, killed = [], False
        for task in done(cluster(address), 2, Doubling(slowly=0.02), TASKS, 4):
            found.append(task)
            if not killed:
                os.kill(next(iter(local.workers.values())).pid, signal.SIGKILL)
                killed = True
                time.sleep(0.1)
        assert killed
        assert sorted(found) == DOUBLES
    finally:
        local.close()
