"""A paper for every pair at once: one archive, the report, nothing twice after a broken worker."""

import io
import zipfile
from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client

from nastavnik.documents.models import IssuedDocument
from nastavnik.documents.rendering.blocks import plain_text
from nastavnik.jobs.runner import run
from nastavnik.orgs.models import Unit
from nastavnik.queue.models import Job, JobState
from tests.factories import District, make_mentor, make_pair, make_person, make_request

SignIn = Callable[..., Client]
ADDRESS = "/documents/papers/pair-agreement/all/"
GROWN = {
    "born": date(1980, 1, 1),
    "occupation": "teacher",
    "post": "учитель",
    "class_name": "",
    "gender": "f",
}


def pairs(school: Unit, number: int) -> None:
    for n in range(number):
        mentor = make_mentor(make_person(school, surname=f"Рожина{'абвгд'[n]}", given="Анна", **GROWN))
        mentee = make_person(school, surname=f"Усова{'абвгд'[n]}", given="Ольга", **GROWN)
        make_pair(mentor, make_request(mentee), form="teacher-teacher")


def asked(client: Client, **typed: str) -> Job:
    answer = client.post(ADDRESS, {"date": "2026-11-21", "frequency": "раз в неделю"} | typed)
    assert answer.status_code == 302
    return Job.objects.get(kind="documents.papers")


def archive(client: Client, job: Job) -> zipfile.ZipFile:
    answer = client.get(f"/documents/papers/archives/{job.pk}/file/")
    assert answer.status_code == 200
    return zipfile.ZipFile(io.BytesIO(answer.content))


def test_every_pair_gets_its_agreement(district: District, sign_in: SignIn) -> None:
    pairs(district.school, 3)
    client = sign_in(district.alisa)
    assert "3 пары и группы" in client.get(ADDRESS).content.decode().replace("\N{NO-BREAK SPACE}", " ")
    job = asked(client, meeting_place="кабинет 214")
    run(job.pk)
    job.refresh_from_db()
    assert (job.state, job.result["made"], job.result["left"]) == (JobState.DONE, 3, 0)
    assert sorted(IssuedDocument.objects.values_list("number", flat=True)) == ["1", "2", "3"]
    with archive(client, job) as packed:
        names = packed.namelist()
        assert len(names) == 4
        assert any("Рожина" in name and "Усова" in name for name in names)
        text = plain_text(packed.read(names[0])).replace("\N{NO-BREAK SPACE}", " ")
    assert "кабинет 214" in text
    assert "раз в неделю" in text


def test_who_has_no_consent_is_named_in_the_report(district: District, sign_in: SignIn) -> None:
    pairs(district.school, 2)
    mentee = make_person(district.school, consent=False, surname="Безголосова", given="Нина", **GROWN)
    mentor = make_mentor(make_person(district.school, surname="Окоёмова", given="Мария", **GROWN))
    make_pair(mentor, make_request(mentee), form="teacher-teacher")
    client = sign_in(district.alisa)
    job = asked(client)
    run(job.pk)
    job.refresh_from_db()
    assert (job.result["made"], job.result["left"]) == (2, 1)
    with archive(client, job) as packed:
        report = packed.read("Что не сделано.txt").decode("utf-8-sig")
    assert "Безголосова" in report
    assert "нет действующего согласия" in report


def test_a_job_taken_again_issues_nothing_twice(district: District, sign_in: SignIn) -> None:
    pairs(district.school, 2)
    client = sign_in(district.alisa)
    job = asked(client)
    run(job.pk)
    Job.objects.filter(pk=job.pk).update(state=JobState.RUNNING)
    run(job.pk)
    job.refresh_from_db()
    assert job.result["made"] == 2
    assert IssuedDocument.objects.count() == 2


def test_a_stranger_gets_no_archive(district: District, sign_in: SignIn) -> None:
    pairs(district.school, 1)
    job = asked(sign_in(district.alisa))
    run(job.pk)
    vera = sign_in(district.vera)
    for end in ("", "progress/", "file/"):
        assert vera.get(f"/documents/papers/archives/{job.pk}/{end}").status_code == 404


@pytest.mark.parametrize("code", ["implementation-order", "nothing", "pairs-order"])
def test_only_papers_about_somebody_are_made_for_all(district: District, sign_in: SignIn, code: str) -> None:
    assert sign_in(district.alisa).get(f"/documents/papers/{code}/all/").status_code == 404
