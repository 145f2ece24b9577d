"""Steps of the kill drill, each in a process of its own: `python -c LAUNCH STEP [ROWS]`."""

import json
import sys

from django.core.management import call_command

from nastavnik.jobs.worker import run_worker
from nastavnik.orgs.models import Level
from nastavnik.people.actions.imports import confirm, load_batch
from nastavnik.people.models import ImportBatch, Person, Request
from nastavnik.queue.models import Job
from nastavnik.rules.access import SYSTEM
from tests.apps.people import files
from tests.factories import NOW, TODAY, YEAR, make_unit

LAUNCH = "import sys, django; django.setup(); from tests.apps.jobs import scene; scene.main(*sys.argv[1:])"


def prepare(rows: int) -> None:
    """An empty installation with one school and a confirmed file."""
    call_command("migrate", verbosity=0)
    school = make_unit(make_unit(make_unit(level=Level.REGION), Level.MUNICIPALITY))
    content = files.mentees(*files.many_mentees(rows))
    batch = load_batch(
        content, "база.xlsx", kind="mentees", organisation=school, year=YEAR, by=SYSTEM, now=NOW, today=TODAY
    )
    if batch.job is not None:
        run_worker(once=True)
    batch.refresh_from_db()
    confirm(batch, by=SYSTEM, now=NOW)


def state() -> None:
    """What the database holds, as JSON."""
    job, batch = Job.objects.latest("pk"), ImportBatch.objects.get()
    answer = {
        "job": job.state, "attempts": job.attempts, "done": job.done, "failure": job.failure,
        "batch": batch.state, "people": Person.objects.count(), "requests": Request.objects.count(),
    }  # fmt: skip
    sys.stdout.write(json.dumps(answer))


def work() -> None:
    run_worker(once=True)


def main(step: str, *numbers: str) -> None:
    if step == "prepare":
        prepare(int(numbers[0]))
    elif step == "work":
        work()
    else:
        state()
