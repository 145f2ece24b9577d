"""Forms and role models over HTTP: on, off, own ones, the printed form."""

from io import BytesIO

import docx
import pytest

from nastavnik.people.actions.topics import create_topic
from nastavnik.people.models import Topic
from nastavnik.programmes.actions import add_form, add_role_model
from nastavnik.programmes.models import Form, RoleModel, RunningForm
from tests.factories import NOW, District, actor, make_running_form


@pytest.fixture
def curator(district: District, sign_in):
    return sign_in(district.alisa)


def pupil_pupil() -> Form:
    return Form.objects.get(code="pupil-pupil")


@pytest.mark.fulfils("S3-3.6", "S3-3.7")
def test_form_is_switched_on_with_its_role_models(district: District, curator) -> None:
    form = pupil_pupil()
    chosen = form.role_models.all()[:2]
    asked = curator.get(f"/catalogues/forms/{form.pk}/on/").content.decode()
    assert "лидер – пассивный. Поддержка" in asked
    answer = curator.post(
        f"/catalogues/forms/{form.pk}/on/",
        {"chosen_on": "2026-11-10", "role_models": [one.pk for one in chosen]},
    )
    assert answer.status_code == 302
    running = RunningForm.objects.get(organisation=district.school)
    assert set(running.role_models.all()) == set(chosen)
    page = curator.get("/catalogues/").content.decode()
    assert "пары до 24.11.2026, осталось 3\u00a0дня" in page
    assert page.count("пока без пар") == 2


def test_catalogue_takes_the_same_queries_for_one_form_and_for_three(
    district: District, curator, django_assert_num_queries
) -> None:
    make_running_form(district.school)
    curator.get("/catalogues/")
    with django_assert_num_queries(8):
        curator.get("/catalogues/")
    make_running_form(district.school, "student-pupil")
    make_running_form(district.school, "teacher-teacher")
    with django_assert_num_queries(8):
        curator.get("/catalogues/")


def test_second_switching_on_is_told_so(district: District, curator) -> None:
    make_running_form(district.school)
    answer = curator.post(f"/catalogues/forms/{pupil_pupil().pk}/on/", {"chosen_on": "2026-11-10"})
    assert answer.status_code == 422
    assert "уже включена" in answer.content.decode()


def test_double_click_switches_on_once(district: District, curator) -> None:
    form = {"chosen_on": "2026-11-10", "_key": "on-1"}
    address = f"/catalogues/forms/{pupil_pupil().pk}/on/"
    first, second = curator.post(address, form), curator.post(address, form)
    assert first.url == second.url
    assert RunningForm.objects.count() == 1


def test_stale_change_is_a_conflict(district: District, curator) -> None:
    running = make_running_form(district.school)
    address = f"/catalogues/running/{running.pk}/"
    curator.post(address, {"version": 1, "chosen_on": "2026-11-12"})
    answer = curator.post(address, {"version": 1, "chosen_on": "2026-11-14"})
    assert answer.status_code == 409
    running.refresh_from_db()
    assert running.chosen_on.isoformat() == "2026-11-12"


def test_form_is_switched_off(district: District, curator) -> None:
    running = make_running_form(district.school)
    curator.post(f"/catalogues/running/{running.pk}/off/", {"version": 1})
    assert not RunningForm.objects.exists()


def test_stranger_finds_nothing(district: District, sign_in) -> None:
    running = make_running_form(district.school)
    make_running_form(district.next_school)
    by = actor(district.alisa)
    form = add_form(district.school, title="Школа – предприятие", by=by, now=NOW)
    model = add_role_model(pupil_pupil(), district.school, title="капитан – игрок", by=by, now=NOW)
    vera = sign_in(district.vera)
    for address in (
        f"running/{running.pk}/", f"running/{running.pk}/off/", f"forms/{form.pk}/", f"role-models/{model.pk}/",
    ):  # fmt: skip
        for method in ("get", "post"):
            assert getattr(vera, method)(f"/catalogues/{address}", {"version": 1}).status_code == 404, address
    assert vera.get(f"/catalogues/?organisation={district.school.pk}").status_code == 404
    assert "Школа – предприятие" not in vera.get("/catalogues/").content.decode()


@pytest.mark.fulfils("S3-3.8")
def test_region_adds_a_team_form_that_schools_see(district: District, sign_in) -> None:
    raisa = sign_in(district.raisa)
    raisa.post("/catalogues/forms/new/", {"title": "Студент – команда", "model": "pupils", "team": "on"})
    form = Form.objects.get(title="Студент – команда")
    assert (form.owner, form.team) == (district.region, True)
    page = sign_in(district.vera).get("/catalogues/").content.decode()
    assert "Студент – команда" in page
    assert "командная" in page


@pytest.mark.fulfils("S3-3.8")
def test_school_adds_a_role_model_of_its_own(district: District, curator) -> None:
    form = pupil_pupil()
    curator.post(f"/catalogues/forms/{form.pk}/role-models/new/", {"title": "капитан – игрок"})
    assert RoleModel.objects.get(owner=district.school).title == "капитан – игрок"
    again = curator.post(f"/catalogues/forms/{form.pk}/role-models/new/", {"title": "Капитан – игрок"})
    assert again.status_code == 422


@pytest.mark.fulfils("S3-3.1", "S3-3.7")
def test_printed_form_holds_what_the_school_runs(district: District, curator) -> None:
    running = make_running_form(district.school)
    chosen = running.form.role_models.first()
    running.role_models.set([chosen])
    page = curator.get("/catalogues/role-models/print/").content.decode()
    assert district.school.name in page
    assert chosen.title in page
    assert "лидер – последователь" not in page
    answer = curator.get("/catalogues/role-models/document/")
    table = docx.Document(BytesIO(answer.content)).tables[0]
    assert [cell.text for cell in table.rows[0].cells] == ["Форма наставничества", "Вариации ролевых моделей"]
    assert len(table.rows) == 2
    assert table.rows[1].cells[0].text == "Ученик – ученик"
    assert table.rows[1].cells[1].text.startswith("«успевающий – неуспевающий»: помощь")


def test_topics_take_the_same_queries_for_one_own_topic_and_for_three(
    district: District, curator, django_assert_num_queries
) -> None:
    by = actor(district.alisa)
    create_topic(district.school, title="Лыжные гонки", words="лыжи", by=by, now=NOW)
    curator.get("/catalogues/topics/")
    with django_assert_num_queries(6):
        curator.get("/catalogues/topics/?q=лыж")
    for title in ("Лыжный туризм", "Прыжки на лыжах"):
        create_topic(district.school, title=title, words="лыжня", by=by, now=NOW)
    with django_assert_num_queries(6):
        page = curator.get("/catalogues/topics/?q=лыж").content.decode()
    assert all(title in page for title in ("Лыжные гонки", "Лыжный туризм", "Прыжки на лыжах"))


def test_topic_is_added_and_its_words_changed(district: District, curator) -> None:
    answer = curator.post("/catalogues/topics/new/", {"title": "Лыжные гонки", "words": "лыжи\nлыжня"})
    topic = Topic.objects.get(owner=district.school)
    assert answer.url == f"/catalogues/topics/?organisation={district.school.pk}"
    form = {"version": 1, "title": "Лыжные гонки", "words": "лыжи\nбиатлон", "active": "on"}
    curator.post(f"/catalogues/topics/{topic.pk}/", form)
    topic.refresh_from_db()
    assert topic.words == "лыжи\nбиатлон"
    assert curator.post(f"/catalogues/topics/{topic.pk}/", form | {"words": "коньки"}).status_code == 409


def test_topic_without_words_comes_back_at_its_field(district: District, curator) -> None:
    answer = curator.post("/catalogues/topics/new/", {"title": "Лыжи", "words": "*"})
    assert answer.status_code == 422
    assert "хотя бы одно слово" in answer.content.decode()


def test_topics_of_another_school_and_built_in_ones_are_not_edited(district: District, curator) -> None:
    other = create_topic(
        district.next_school, title="Ферзевый гамбит", words="ферзь", by=actor(district.vera), now=NOW
    )
    built_in = Topic.objects.create(code="built-in-test", title="Встроенная", words="слово")
    for topic in (other, built_in):
        assert curator.get(f"/catalogues/topics/{topic.pk}/").status_code == 404
