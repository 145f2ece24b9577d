"""A file in steps: loaded, its columns corrected, doubts answered, confirmed, undone."""

from datetime import date
from typing import Any

import pytest

from nastavnik.files.models import StoredFile
from nastavnik.journal.models import Entry
from nastavnik.pairs.models import Pair, PairMember
from nastavnik.people.actions.consents import record_consent
from nastavnik.people.actions.imports import (
    answer_doubtful,
    confirm,
    forget_batch,
    load_batch,
    run_check,
    run_import,
    set_mapping,
    undo_batch,
)
from nastavnik.people.actions.persons import change_person
from nastavnik.people.models import BatchState, ImportBatch, Person, Request
from nastavnik.people.queries import batch_problems, doubtful_rows, is_settled
from nastavnik.programmes.models import Form
from nastavnik.queue.models import Job
from nastavnik.rules.access import SYSTEM
from nastavnik.rules.outcome import Conflict, Refused
from tests.apps.people import files
from tests.apps.people.test_imports import EGOR, TIMUR, take
from tests.conftest import NOW, TODAY
from tests.factories import YEAR, District, make_mentor, make_person

WHEN: dict[str, Any] = {"by": SYSTEM, "now": NOW, "today": TODAY}


def load(content: bytes, district: District, kind: str = "mentees") -> ImportBatch:
    return load_batch(content, "база.xlsx", kind=kind, organisation=district.school, year=YEAR, **WHEN)


def written(batch: ImportBatch, **options: Any) -> ImportBatch:
    confirm(batch, by=SYSTEM, now=NOW, **options)
    run_import(batch.pk, **WHEN)
    batch.refresh_from_db()
    return batch


def codes(refused: pytest.ExceptionInfo[Refused]) -> list[str]:
    return [problem.code for problem in refused.value.problems]


@pytest.mark.fulfils("X-18")
def test_nothing_is_saved_before_confirm_and_all_after(district: District) -> None:
    batch = load(files.mentees(EGOR, TIMUR), district)

    assert (batch.state, batch.counts["new"]) == (BatchState.READY, 2)
    assert not Person.objects.exists()

    written(batch)

    assert batch.state == BatchState.DONE
    assert Person.objects.count() == 2
    assert Request.objects.filter(topics__code="oge").count() == 1


def test_confirmed_twice_it_is_written_once(district: District) -> None:
    batch = load(files.mentees(EGOR, TIMUR), district)
    confirm(batch, by=SYSTEM, now=NOW)
    confirm(batch, by=SYSTEM, now=NOW)

    assert Job.objects.filter(kind="people.import").count() == 1
    first = run_import(batch.pk, **WHEN)
    second = run_import(batch.pk, **WHEN)

    assert first == second
    assert Person.objects.count() == 2


def test_a_large_file_is_checked_by_a_job(district: District, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("nastavnik.people.actions.imports.AT_ONCE_BYTES", 10)
    batch = load(files.mentees(EGOR), district)

    assert (batch.state, batch.job and batch.job.kind) == (BatchState.LOADED, "people.check")
    with pytest.raises(Refused) as refused:
        confirm(batch, by=SYSTEM, now=NOW)
    assert codes(refused) == ["batch.unchecked"]

    assert run_check(batch.pk, **WHEN)["new"] == 1
    batch.refresh_from_db()
    assert batch.state == BatchState.READY


def test_the_meaning_of_a_column_can_be_corrected(district: District) -> None:
    content = files.workbook(["ФИО", "Класс", "Что беспокоит"], [["Готовцев Егор Семёнович", "9А", "Химия"]])
    batch = load(content, district)
    assert [(c["title"], c["field"]) for c in batch.mapping["columns"]] == [
        ("ФИО", "full_name"), ("Класс", "class_name"), ("Что беспокоит", None),
    ]  # fmt: skip

    batch = set_mapping(batch, fields={2: "request"}, version=batch.version, **WHEN)
    written(batch)

    assert Request.objects.get().text == "Химия"
    assert Person.objects.get().extra == {}


def test_a_mapping_made_on_a_stale_page_is_a_conflict(district: District) -> None:
    batch = load(files.mentees(EGOR), district)
    set_mapping(batch, fields={4: None}, version=1, **WHEN)

    with pytest.raises(Conflict):
        set_mapping(batch, fields={4: "comment"}, version=1, **WHEN)


def test_rows_at_fault_are_confirmed_only_as_left_out(district: District) -> None:
    batch = load(files.mentees(EGOR, ["", "8 914 555 01 03"]), district)
    errors, _ = batch_problems(batch)
    assert [problem.code for problem in errors] == ["name-missing"]

    with pytest.raises(Refused) as refused:
        confirm(batch, by=SYSTEM, now=NOW)
    assert codes(refused) == ["batch.refused_rows"]

    written(batch, partial=True)
    assert Person.objects.count() == 1


def doubtful(district: District) -> tuple[Person, ImportBatch]:
    known = make_person(
        district.school, surname="Готовцев", given="Егор", patronymic="Семёнович", born=date(2012, 3, 5)
    )
    return known, load(files.mentees(["Готовцев Егор Семёнович", "", date(2012, 5, 3), "Химия"]), district)


def test_a_doubtful_row_waits_for_an_answer(district: District) -> None:
    known, batch = doubtful(district)

    (row,) = doubtful_rows(batch)
    assert (row.row, row.candidates, row.answer) == (2, [known], None)
    assert not is_settled(batch)
    with pytest.raises(Refused) as refused:
        confirm(batch, by=SYSTEM, now=NOW)
    assert codes(refused) == ["batch.unanswered"]


def test_answered_as_the_known_person_it_puts_him_right(district: District) -> None:
    known, batch = doubtful(district)

    batch = answer_doubtful(batch, row=2, decision=known.pk, by=SYSTEM, now=NOW)
    assert is_settled(batch)
    written(batch)

    known.refresh_from_db()
    assert (Person.objects.count(), known.born) == (1, date(2012, 5, 3))
    assert known.consent_valid_until == date(2030, 5, 2)


def test_answered_as_new_it_is_another_person(district: District) -> None:
    _, batch = doubtful(district)

    written(answer_doubtful(batch, row=2, decision="new", by=SYSTEM, now=NOW))

    assert Person.objects.count() == 2


def test_only_offered_people_may_be_answered(district: District) -> None:
    _, batch = doubtful(district)
    stranger = make_person(district.next_school)

    with pytest.raises(Refused) as refused:
        answer_doubtful(batch, row=2, decision=stranger.pk, by=SYSTEM, now=NOW)

    assert codes(refused) == ["answer.strange"]


def test_a_doubt_that_came_up_after_the_check_stops_the_import(district: District) -> None:
    batch = load(files.mentees(EGOR), district)
    confirm(batch, by=SYSTEM, now=NOW)
    make_person(
        district.school, surname="Готовцев", given="Егор", patronymic="Семёнович", born=date(2012, 5, 3)
    )

    with pytest.raises(Refused):
        run_import(batch.pk, **WHEN)

    batch.refresh_from_db()
    assert (batch.state, Person.objects.count()) == (BatchState.FAILED, 1)
    assert [row.row for row in doubtful_rows(batch)] == [2]


def test_a_file_not_written_can_be_forgotten(district: District) -> None:
    batch = load(files.mentees(EGOR), district)
    body = batch.file.body

    with_commit(lambda: forget_batch(batch, by=SYSTEM, now=NOW))

    assert not ImportBatch.objects.exists()
    assert not StoredFile.objects.exists()
    assert not body.storage.exists(str(body.name))


def with_commit(act: Any) -> None:
    from django.test import TestCase

    with TestCase.captureOnCommitCallbacks(execute=True):
        act()


@pytest.fixture
def base(district: District) -> ImportBatch:
    """Egor was there before; the batch changed him and brought Timur."""
    take(files.mentees(EGOR), district)
    return written(load(files.mentees([*EGOR[:3], "Выбор профессии"], TIMUR), district))


def test_a_batch_is_undone_to_what_was_before(district: District, base: ImportBatch) -> None:
    undo_batch(base, **WHEN)

    egor = Person.objects.get()
    request = egor.requests.get()
    assert request.text == "Подготовка к ОГЭ по химии"
    assert {topic.code for topic in request.topics.all()} == {"oge", "chemistry"}
    base.refresh_from_db()
    assert base.state == BatchState.UNDONE
    assert Entry.objects.filter(verb="people.batch.undone").count() == 1


def test_after_undoing_the_file_can_be_taken_again(district: District, base: ImportBatch) -> None:
    undo_batch(base, **WHEN)

    assert take(files.mentees([*EGOR[:3], "Выбор профессии"], TIMUR), district).accepted == 2


def test_a_batch_is_not_undone_over_later_changes(district: District, base: ImportBatch) -> None:
    timur = Person.objects.get(surname="Рожин")
    change_person(timur, version=timur.version, class_name="9А", **WHEN)

    with pytest.raises(Refused) as refused:
        undo_batch(base, **WHEN)

    assert codes(refused) == ["batch.dependent"]
    assert "Рожин Тимур" in refused.value.problems[0].text
    assert Person.objects.count() == 2


def test_a_batch_is_not_undone_over_a_later_consent(district: District, base: ImportBatch) -> None:
    timur = Person.objects.get(surname="Рожин")
    record_consent(timur, signed_on=date(2026, 9, 1), **WHEN)

    with pytest.raises(Refused) as refused:
        undo_batch(base, **WHEN)

    assert codes(refused) == ["batch.dependent"]


def test_a_batch_is_not_undone_from_under_a_pair(district: District, base: ImportBatch) -> None:
    mentor = make_mentor(make_person(district.school, surname="Усов"))
    pair = Pair.objects.create(
        organisation=district.school, year=YEAR, form=Form.objects.get(code="pupil-pupil"), mentor=mentor,
        starts_on=TODAY, decided_at=NOW,
    )  # fmt: skip
    timur = Person.objects.get(surname="Рожин")
    PairMember.objects.create(pair=pair, request=timur.requests.get(), joined_on=TODAY)

    with pytest.raises(Refused) as refused:
        undo_batch(base, **WHEN)

    assert "Рожин Тимур" in refused.value.problems[0].text
    base.refresh_from_db()
    assert (base.state, Person.objects.count()) == (BatchState.DONE, 3)
