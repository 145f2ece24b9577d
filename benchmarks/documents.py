"""Orders a second against bare docxtpl on the same template, and a batch of 500 agreements in one job.

    .venv/bin/python -m benchmarks.documents [--orders 40] [--agreements 500]

Aims: at least 0.7 of the speed of bare docxtpl; memory that does not grow with the number of agreements.
"""

import argparse
import io
import os
import resource
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

TODAY = date(2026, 11, 21)
NOW = datetime(2026, 11, 21, 9, tzinfo=UTC)
TURNS = 5


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--orders", type=int, default=40)
    parser.add_argument("--agreements", type=int, default=500)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as data:
        os.environ |= {"NASTAVNIK_DATA": data, "DJANGO_SETTINGS_MODULE": "nastavnik.project.settings"}
        os.environ.pop("DATABASE_URL", None)
        import django

        django.setup()
        from django.core.management import call_command

        call_command("migrate", verbosity=0)
        orders(arguments.orders)
        agreements(arguments.agreements)


def seconds(work: Callable[[], object]) -> float:
    began = time.process_time()
    work()
    return time.process_time() - began


def orders(number: int) -> None:
    """From facts to bytes, in turns with bare docxtpl given the finished values: neighbours disturb both alike."""
    from django.conf import settings
    from docxtpl import DocxTemplate

    from nastavnik.documents.kinds import ISSUABLE
    from nastavnik.documents.rendering.filling import fill

    for code in ("implementation-order", "pair-agreement"):
        kind = ISSUABLE[code]
        facts = kind.samples[0]
        template = (Path(settings.DOCUMENT_TEMPLATES) / kind.built_in).read_bytes()

        def ours(kind=kind, facts=facts, template=template) -> None:  # type: ignore[no-untyped-def]
            for _ in range(number):
                fill(template, kind.context(facts), title=kind.kind.title, dated=TODAY)

        def bare(kind=kind, facts=facts, template=template) -> None:  # type: ignore[no-untyped-def]
            values = kind.context(facts)
            for _ in range(number):
                document = DocxTemplate(io.BytesIO(template))
                document.render(values, autoescape=True)
                document.save(io.BytesIO())

        ours()
        mine, theirs = 0.0, 0.0
        for _ in range(TURNS):
            mine, theirs = mine + seconds(ours), theirs + seconds(bare)
        print(
            f"{code}: {number * TURNS / mine:.1f} a second of processor; bare docxtpl {number * TURNS / theirs:.1f}"
        )
        print(f"{code}: {theirs / mine:.2f} of the speed of bare docxtpl (aim 0.7)")


def agreements(number: int) -> None:
    """One job on a school of so many pairs; memory after a tenth of it and at its end."""
    from nastavnik.jobs.papers import run_papers
    from nastavnik.rules.access import SYSTEM

    job = school_with_pairs(number)
    memory: list[int] = []

    def progress(done: int, total: int) -> None:
        if done in (total // 10, total):
            memory.append(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)

    began = time.process_time()
    result = run_papers(job, progress, by=SYSTEM, now=NOW, today=TODAY)
    spent = time.process_time() - began
    print(
        f"agreements: {result['made']} made, {result['left']} left, {result['made'] / spent:.1f} a second of processor"
    )
    print(f"memory, MB: {memory[0]} after a tenth, {memory[-1]} at the end")


def school_with_pairs(number: int) -> Any:
    """A job that asks for an agreement of every pair of a school."""
    from tests.factories import make_mentor, make_pair, make_person, make_request, make_unit

    from nastavnik.files.actions import keep
    from nastavnik.orgs.models import Level
    from nastavnik.queue.models import Job
    from nastavnik.rules.access import SYSTEM

    facts = {"head_surname": "Черкасова", "head_given": "Мария", "head_post": "Директор"}
    region = make_unit(level=Level.REGION, code="r", name="Регион")
    district = make_unit(region, level=Level.MUNICIPALITY, code="m", name="Район")
    school = make_unit(district, code="s-1", name="Средняя школа № 5", **facts)
    grown = {
        "born": date(1980, 1, 1),
        "occupation": "teacher",
        "post": "учитель",
        "class_name": "",
        "gender": "f",
    }
    for n in range(number):
        ending = "".join("абвгдежзик"[int(digit)] for digit in f"{n:03}")
        mentor = make_mentor(make_person(school, surname=f"Рожин{ending}а", given="Анна", **grown))
        mentee = make_person(school, surname=f"Усов{ending}а", given="Ольга", **grown)
        make_pair(mentor, make_request(mentee), form="teacher-teacher")
    typed = keep(
        b"{}", name="t.json", media_type="application/json", purpose="papers", unit=school, by=SYSTEM, now=NOW
    )
    params = {"paper": "pair-agreement", "dated": TODAY.isoformat(), "typed": typed.pk}
    return Job.objects.create(unit=school, kind="documents.papers", params=params, asked_at=NOW)


if __name__ == "__main__":
    main()
