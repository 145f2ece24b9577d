"""The import on the screen: file, columns, check, confirm, progress, result, undo; what is refused."""

import io
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from openpyxl import load_workbook

from nastavnik.files.models import StoredFile
from nastavnik.jobs.runner import run
from nastavnik.people.models import BatchState, ImportBatch, Person
from nastavnik.queue.models import Job
from tests.apps.people import files
from tests.factories import District, make_person, make_request

SignIn = Callable[..., Client]
EGOR = ["Готовцев Егор Семёнович", "8 914 555 01 02", date(2012, 3, 5), "Подготовка к ОГЭ"]
TIMUR = ["Рожин Тимур Ильич", "", date(2011, 9, 30), "Трудно с английским"]
NAMELESS = ["", "8 914 555 01 03", date(2011, 9, 30), "Кто это"]


def text_of(response: HttpResponse) -> str:
    return response.content.decode().replace("\u00a0", " ")


def bring(client: Client, content: bytes, name: str = "база.xlsx", **facts: Any) -> HttpResponse:
    """Step 1 as the page sends it."""
    given = {"kind": "mentees", "year": "2026", "file": SimpleUploadedFile(name, content)} | facts
    return client.post("/people/import/", given)


def brought(client: Client, content: bytes, **facts: Any) -> ImportBatch:
    response = bring(client, content, **facts)
    assert response.status_code == 302, text_of(response)
    return ImportBatch.objects.latest("pk")


def confirm_and_run(client: Client, batch: ImportBatch, **given: str) -> HttpResponse:
    response = client.post(f"/people/import/{batch.pk}/confirm/", {"_key": f"confirm{batch.pk}"} | given)
    for job in Job.objects.filter(state="queued"):
        run(job.pk)
    return response


@pytest.mark.fulfils("X-18", "S0-2.4.2")
def test_a_file_goes_from_the_form_into_the_base_and_back(district: District, sign_in: SignIn) -> None:
    client = sign_in(district.alisa)
    batch = brought(client, files.mentees(EGOR, TIMUR))
    columns = client.get(f"/people/import/{batch.pk}/columns/")
    assert "Подготовка к ОГЭ" in text_of(columns)
    assert Person.objects.count() == 0
    form = columns.context["form"]
    same = {name: form[name].value() for name in form.fields}
    assert client.post(f"/people/import/{batch.pk}/columns/", same).status_code == 302
    check = text_of(client.get(f"/people/import/{batch.pk}/"))
    assert "Внести 2 человека" in check
    assert Person.objects.count() == 0
    client.post(f"/people/import/{batch.pk}/confirm/", {"_key": "c"})
    client.post(f"/people/import/{batch.pk}/confirm/", {"_key": "c"})
    job = Job.objects.get()
    assert "очереди" in text_of(client.get(f"/people/import/{batch.pk}/"))
    run(job.pk)
    done = client.get(f"/people/import/{batch.pk}/progress/", headers={"HX-Request": "true"})
    assert done.headers["HX-Redirect"] == f"/people/import/{batch.pk}/"
    assert "Файл внесён" in text_of(client.get(f"/people/import/{batch.pk}/"))
    assert set(Person.objects.values_list("surname", flat=True)) == {"Готовцев", "Рожин"}
    again = brought(client, files.mentees(EGOR, TIMUR))
    assert "Всё уже внесено" in text_of(client.get(f"/people/import/{again.pk}/"))
    assert "Внести" not in text_of(client.get(f"/people/import/{again.pk}/")).split("Всё уже внесено")[-1]
    undone = client.post(f"/people/import/{batch.pk}/undo/", {"_key": "u"})
    assert undone.status_code == 302
    assert Person.objects.count() == 0


def test_rows_at_fault_stop_all_unless_they_are_left_out(district: District, sign_in: SignIn) -> None:
    client = sign_in(district.alisa)
    batch = brought(client, files.mentees(EGOR, NAMELESS))
    check = client.get(f"/people/import/{batch.pk}/")
    page = text_of(check)
    assert "неготовой строки" in page
    assert "строка 3" in page
    refused = confirm_and_run(client, batch)
    assert refused.status_code == 422
    assert "Строк с ошибками: 1" in text_of(refused)
    assert Person.objects.count() == 0
    client.post(f"/people/import/{batch.pk}/confirm/", {"_key": "k2", "partial": "1"})
    run(Job.objects.get().pk)
    assert [person.surname for person in Person.objects.all()] == ["Готовцев"]
    taken = client.get(f"/people/import/{batch.pk}/file/")
    sheet = load_workbook(io.BytesIO(taken.content)).worksheets[0]
    beside = [str(sheet.cell(3, column).value or "") for column in range(1, sheet.max_column + 1)]
    assert any("имя" in text.lower() or "фио" in text.lower() for text in beside)


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (b"MZ\x90\x00" + b"\x00" * 200, "база.xlsx"),
        (b"PK\x03\x04" + b"\x00" * 60, "база.xlsx"),
        (b"%PDF-1.4", "база.pdf"),
        (b"", "база.csv"),
        (files.workbook(["Город", "Погода"], [["Тихое", "снег"]]), "погода.xlsx"),
    ],
    ids=["program", "broken", "document", "empty", "stranger"],
)
@pytest.mark.fulfils("X-18")
def test_a_bad_file_is_refused_with_a_sentence_and_leaves_no_trace(
    district: District, sign_in: SignIn, content: bytes, name: str
) -> None:
    response = bring(sign_in(district.alisa), content, name)
    assert response.status_code == 422
    assert response.context["form"].errors["file"]
    assert not ImportBatch.objects.exists()
    assert not StoredFile.objects.exists()


def test_a_column_read_wrongly_is_put_right(district: District, sign_in: SignIn) -> None:
    client = sign_in(district.alisa)
    content = files.workbook(
        ["ФИО наставляемого", "Дата рождения", "О чём просит"],
        [["Готовцев Егор Семёнович", date(2012, 3, 5), "Подготовка к ОГЭ"]],
    )
    batch = brought(client, content)
    form = client.get(f"/people/import/{batch.pk}/columns/").context["form"]
    given = {name: form[name].value() for name in form.fields} | {"column_2": "request"}
    client.post(f"/people/import/{batch.pk}/columns/", given)
    batch.refresh_from_db()
    assert batch.mapping["corrected"] == {"2": "request"}
    given |= {"column_1": "extra", "version": batch.version}
    client.post(f"/people/import/{batch.pk}/columns/", given)
    batch.refresh_from_db()
    assert batch.mapping["corrected"] == {"1": None, "2": "request"}
    assert (
        client.post(
            f"/people/import/{batch.pk}/columns/", given | {"version": 1, "column_1": "born"}
        ).status_code
        == 409
    )
    confirm_and_run(client, batch)
    person = Person.objects.get()
    assert person.requests.get().text == "Подготовка к ОГЭ"
    assert person.born is None
    assert person.extra


def test_somebody_alike_is_asked_about_before_anything_is_written(
    district: District, sign_in: SignIn
) -> None:
    known = make_person(
        district.school, surname="Готовцев", given="Егор", patronymic="Семёнович", born=date(2012, 3, 6)
    )
    make_request(known)
    client = sign_in(district.alisa)
    batch = brought(client, files.mentees(EGOR))
    page = client.get(f"/people/import/{batch.pk}/")
    assert "Это один и тот же человек?" in text_of(page)
    assert known.full_name in text_of(page)
    row = page.context["doubts"][0].row
    assert confirm_and_run(client, batch).status_code == 422
    client.post(f"/people/import/{batch.pk}/answers/", {f"row-{row}": str(known.pk)})
    page = client.get(f"/people/import/{batch.pk}/")
    assert page.context["settled"]
    client.post(f"/people/import/{batch.pk}/confirm/", {"_key": "k3"})
    run(Job.objects.get().pk)
    assert Person.objects.count() == 1
    known.refresh_from_db()
    assert known.born == date(2012, 3, 5)


def test_an_answer_that_nobody_offered_is_refused(district: District, sign_in: SignIn) -> None:
    foreign = make_person(district.next_school)
    make_person(district.school, surname="Готовцев", born=date(2012, 3, 6))
    client = sign_in(district.alisa)
    batch = brought(client, files.mentees(EGOR))
    row = client.get(f"/people/import/{batch.pk}/").context["doubts"][0].row
    assert (
        client.post(f"/people/import/{batch.pk}/answers/", {f"row-{row}": str(foreign.pk)}).status_code == 422
    )
    batch.refresh_from_db()
    assert batch.answers == {}


def test_undoing_is_refused_once_something_depends_on_it(district: District, sign_in: SignIn) -> None:
    client = sign_in(district.alisa)
    batch = brought(client, files.mentees(EGOR))
    confirm_and_run(client, batch)
    person = Person.objects.get()
    client.post(
        f"/people/{person.pk}/consent/", {"kind": "processing", "signed_on": "2026-11-20", "signer": ""}
    )
    response = client.post(f"/people/import/{batch.pk}/undo/")
    assert response.status_code == 422
    assert "Внесение отменить нельзя" in text_of(response)
    assert Person.objects.count() == 1


def test_the_page_says_when_nobody_carries_out_jobs(district: District, sign_in: SignIn) -> None:
    client = sign_in(district.alisa)
    batch = brought(client, files.mentees(EGOR))
    client.post(f"/people/import/{batch.pk}/confirm/", {"_key": "c"})
    job = Job.objects.get()
    assert "не запущен" not in text_of(client.get(f"/people/import/{batch.pk}/"))
    Job.objects.filter(pk=job.pk).update(asked_at="2026-11-20T00:00Z")
    assert "Исполнитель заданий не запущен" in text_of(client.get(f"/people/import/{batch.pk}/"))


def test_a_file_may_be_dropped_until_it_is_written(district: District, sign_in: SignIn) -> None:
    client = sign_in(district.alisa)
    batch = brought(client, files.mentees(EGOR))
    assert client.post(f"/people/import/{batch.pk}/forget/").status_code == 302
    assert not ImportBatch.objects.exists()
    assert not StoredFile.objects.exists()
    written = brought(client, files.mentees(EGOR))
    confirm_and_run(client, written)
    assert client.post(f"/people/import/{written.pk}/forget/").status_code == 422
    assert ImportBatch.objects.get().state == BatchState.DONE


@pytest.mark.fulfils("X-17")
def test_a_stranger_gets_no_page_of_a_file(district: District, sign_in: SignIn) -> None:
    batch = brought(sign_in(district.alisa), files.mentees(EGOR))
    vera = sign_in(district.vera)
    brought(vera, files.mentees(TIMUR))
    for page in ("", "columns/", "progress/", "file/", "undo/"):
        assert vera.get(f"/people/import/{batch.pk}/{page}").status_code == 404, page
    for page in ("columns/", "answers/", "confirm/", "undo/", "forget/"):
        assert vera.post(f"/people/import/{batch.pk}/{page}").status_code == 404, page
    assert vera.get(f"/people/import/?organisation={district.school.pk}").status_code == 404
    assert len(vera.get("/people/import/").context["batches"]) == 1
    for user in (district.head, district.boris, district.raisa, district.admin):
        assert sign_in(user).get("/people/import/").status_code == 403
