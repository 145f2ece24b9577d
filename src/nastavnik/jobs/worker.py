"""The worker as a process of its own: it waits for jobs, or carries out those that are there and ends."""

from multiprocessing import Value
from typing import Any

from django.core.management import call_command
from django.db import connections
from django_q.brokers import Broker, get_broker
from django_q.monitor import monitor
from django_q.queues import Queue
from django_q.signals import post_spawn
from django_q.signing import SignedPackage
from django_q.worker import worker

from nastavnik.jobs import nightly
from nastavnik.jobs.family import live_and_die_together
from nastavnik.jobs.runner import retake_abandoned

IDLE = -1


def run_worker(*, once: bool = False) -> int:
    """Work until stopped; with `once`, until no job is left. Answers how many jobs `once` carried out.

    Jobs of a worker that was killed are taken again when a worker starts.
    """
    if once:
        return drain()
    live_and_die_together()
    nightly.register()
    post_spawn.connect(_retake, dispatch_uid="nastavnik.jobs.retake")
    call_command("qcluster")
    return 0


def drain() -> int:
    """Carry out every job that waits, in this process, by the queue library's own parts."""
    broker = get_broker()
    retake_abandoned()
    carried_out = 0
    while _one(broker):
        carried_out += 1
    return carried_out


def _one(broker: Broker) -> bool:
    """Take one package off the queue and see it through; False when none waits."""
    if not broker.queue_size():
        return False
    taken = broker.dequeue()
    if not taken:
        return False
    tasks, results = Queue(), Queue()
    for number, payload in taken:
        tasks.put({**SignedPackage.loads(payload), "ack_id": number, "cluster": None})
    tasks.put("STOP")
    worker(tasks, results, Value("f", IDLE))
    results.put("STOP")
    monitor(results, broker)
    return True


def _retake(**_: Any) -> None:
    retake_abandoned()
    connections.close_all()
