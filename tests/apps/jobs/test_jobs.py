"""Jobs: carried out once, ended with a sentence, taken again when their worker was killed."""

import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django_q.models import OrmQ

from nastavnik.jobs import runner
from nastavnik.jobs.lease import byte_lock, is_free
from nastavnik.jobs.worker import run_worker
from nastavnik.people.actions.imports import confirm, load_batch
from nastavnik.people.models import ImportBatch, Person
from nastavnik.queue.actions import enqueue
from nastavnik.queue.models import Job, JobState
from nastavnik.rules.access import SYSTEM
from nastavnik.rules.outcome import Problem, Refused
from tests.apps.jobs.scene import LAUNCH
from tests.apps.people import files
from tests.apps.people.test_imports import EGOR, TIMUR
from tests.conftest import NOW, TODAY
from tests.factories import YEAR, District

ROOT = Path(__file__).parents[3]


def ask(district: District) -> Job:
    return enqueue("people.import", unit=district.school, by=SYSTEM, now=NOW, batch=0)


@pytest.fixture
def task(monkeypatch: pytest.MonkeyPatch) -> Callable[[Any], None]:
    """Puts something else in the place of the import."""

    def replace(act: Any) -> None:
        monkeypatch.setattr(runner, "TASKS", {"people.import": act})

    return replace


def test_a_job_ends_with_its_result(district: District, task: Callable[[Any], None]) -> None:
    def act(job: Job, progress: Callable[[int, int], None]) -> dict[str, int]:
        progress(3, 7)
        return {"new": 7}

    task(act)
    job = ask(district)

    runner.run(job.pk)

    job.refresh_from_db()
    assert (job.state, job.result, job.done, job.total) == (JobState.DONE, {"new": 7}, 3, 7)


def test_delivered_twice_it_is_carried_out_once(district: District, task: Callable[[Any], None]) -> None:
    times: list[int] = []

    def act(job: Job, progress: Callable[[int, int], None]) -> dict[str, int]:
        times.append(1)
        return {}

    task(act)
    job = ask(district)

    runner.run(job.pk)
    runner.run(job.pk)

    assert times == [1]


def test_a_refusal_is_told_in_its_words(district: District, task: Callable[[Any], None]) -> None:
    def act(job: Job, progress: Callable[[int, int], None]) -> dict[str, int]:
        raise Refused([Problem("a", "Первое."), Problem("b", "Второе.")])

    task(act)
    job = ask(district)

    runner.run(job.pk)

    job.refresh_from_db()
    assert (job.state, job.failure) == (JobState.FAILED, "Первое. Второе.")


def test_our_mistake_is_told_to_both_sides(
    district: District, task: Callable[[Any], None], caplog: pytest.LogCaptureFixture
) -> None:
    def act(job: Job, progress: Callable[[int, int], None]) -> dict[str, int]:
        raise ZeroDivisionError

    task(act)
    job = ask(district)

    with pytest.raises(ZeroDivisionError):
        runner.run(job.pk)

    job.refresh_from_db()
    assert job.state == JobState.FAILED
    assert str(job.pk) in job.failure
    assert "ZeroDivisionError" not in job.failure
    assert f"job {job.pk}" in caplog.text


def test_a_job_that_kills_its_workers_ends_in_words(district: District, task: Callable[[Any], None]) -> None:
    task(lambda *_: {})
    job = ask(district)
    Job.objects.filter(pk=job.pk).update(attempts=runner.MOST_ATTEMPTS)

    runner.run(job.pk)

    job.refresh_from_db()
    assert (job.state, job.failure) == (JobState.FAILED, runner.INTERRUPTED)


def test_an_abandoned_job_is_delivered_once_more_and_not_twice(district: District) -> None:
    job = ask(district)
    Job.objects.filter(pk=job.pk).update(state=JobState.RUNNING)
    ended = ask(district)
    Job.objects.filter(pk=ended.pk).update(state=JobState.DONE)

    assert runner.retake_abandoned() == 1
    assert runner.retake_abandoned() == 1

    assert sorted(package.args()[0] for package in OrmQ.objects.all()) == [job.pk, ended.pk]


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_the_worker_takes_all_there_is_and_ends(district: District) -> None:
    batch = load_batch(
        files.mentees(EGOR, TIMUR), "база.xlsx", kind="mentees", organisation=district.school, year=YEAR,
        by=SYSTEM, now=NOW, today=TODAY,
    )  # fmt: skip
    confirm(batch, by=SYSTEM, now=NOW)

    assert run_worker(once=True) == 1
    assert run_worker(once=True) == 0

    assert Person.objects.count() == 2
    assert ImportBatch.objects.get().state == "done"
    assert not OrmQ.objects.exists()


def test_a_byte_is_locked_by_one_process_and_free_when_it_dies(tmp_path: Path) -> None:
    file = tmp_path / "job-locks"
    act = (
        "import fcntl, sys, time; f = open(sys.argv[1], 'ab'); fcntl.lockf(f, fcntl.LOCK_EX, 1, 7);"
        "print('held', flush=True); time.sleep(60)"
    )
    with subprocess.Popen([sys.executable, "-c", act, str(file)], stdout=subprocess.PIPE) as holder:
        assert holder.stdout is not None
        holder.stdout.readline()
        with byte_lock(file, 7) as mine, byte_lock(file, 8) as other:
            assert (mine, other) == (False, True)
        holder.kill()

    with byte_lock(file, 7) as mine:
        assert mine


@pytest.mark.django_db
@pytest.mark.skipif(connection.vendor != "postgresql", reason="a lock of PostgreSQL")
def test_a_session_of_the_database_holds_a_job_and_frees_it_with_its_end() -> None:
    other = connection.copy()
    with other.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(20261, 7)")
    assert not is_free(7)
    assert is_free(8)

    other.close()

    until = time.monotonic() + 20  # the server ends a session a moment after its client has gone
    while not is_free(7) and time.monotonic() < until:
        time.sleep(0.05)
    assert is_free(7)


def scene(data: Path, *step: str) -> subprocess.Popen[bytes]:
    environment = {
        **os.environ,
        "NASTAVNIK_DATA": str(data),
        "PYTHONPATH": f"{ROOT}:{ROOT / 'src'}",
        "DJANGO_SETTINGS_MODULE": "nastavnik.project.settings",
    }
    environment.pop("DATABASE_URL", None)
    command = [sys.executable, "-c", LAUNCH, *step]
    return subprocess.Popen(
        command, env=environment, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    )


def state(data: Path) -> dict[str, Any]:
    answer, _ = scene(data, "state").communicate(timeout=60)
    found: dict[str, Any] = json.loads(answer)
    return found


def until(data: Path, condition: str) -> None:
    """Wait until the last job is so (SQL); the file of the database is looked at from outside."""
    end = time.monotonic() + 90
    while time.monotonic() < end:
        connection = sqlite3.connect(f"file:{data / 'nastavnik.sqlite3'}?mode=ro", uri=True)
        try:
            if connection.execute(f"SELECT {condition} FROM queue_job ORDER BY id DESC LIMIT 1").fetchone()[
                0
            ]:
                return
        finally:
            connection.close()
        time.sleep(0.02)
    raise AssertionError(condition)


@pytest.mark.journey
def test_killed_in_the_middle_of_an_import_it_is_taken_again_exactly_once(tmp_path: Path) -> None:
    scene(tmp_path, "prepare", "4000").communicate(timeout=180)
    assert state(tmp_path)["batch"] == "running"

    for attempt, moment in ((1, "done >= 500"), (2, "done >= 3500")):  # while reading; while writing
        worker = scene(tmp_path, "work")
        until(tmp_path, f"attempts = {attempt} AND {moment}")
        time.sleep(0.2 * (attempt - 1))
        worker.send_signal(signal.SIGKILL)
        worker.communicate(timeout=30)
        seen = state(tmp_path)
        assert (seen["people"], seen["requests"]) == (0, 0)
        assert seen["job"] == "running"

    worker = scene(tmp_path, "work")
    worker.communicate(timeout=180)
    assert state(tmp_path) == {
        "job": "done", "attempts": 3, "done": 4000, "failure": "", "batch": "done",
        "people": 4000, "requests": 4000,
    }  # fmt: skip

    scene(tmp_path, "work").communicate(timeout=60)
    assert state(tmp_path)["people"] == 4000
