"""The first run: an empty installation leads to the guide, the guide closes for ever."""

import threading

import pytest
from django.db import connection
from django.test import Client

from nastavnik.access.models import Membership
from nastavnik.accounts.models import User
from nastavnik.journal.models import Entry
from nastavnik.orgs.actions import add_unit
from nastavnik.orgs.models import Level, Unit
from nastavnik.web.home.welcome import ONCE
from nastavnik.web.models import FormKey
from tests.conftest import NOW
from tests.factories import system

FORM = {
    "surname": "Усов",
    "given": "Матвей",
    "patronymic": "",
    "email": "Admin@Region.example",
    "password": "тёплый хлеб и соль",
    "again": "тёплый хлеб и соль",
    "unit_name": "Заречная область",
    "unit_code": "zr",
    "time_zone": "Asia/Yakutsk",
}


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["/", "/accounts/login/", "/people/", "/nowhere/", "/accounts/users/5/"])
def test_every_address_of_an_empty_installation_leads_to_the_guide(client, address):
    answer = client.get(address)
    assert (answer.status_code, answer["Location"]) == (302, "/welcome/")


@pytest.mark.django_db
@pytest.mark.fulfils("X-1")
def test_three_steps_from_nothing_to_a_tree_and_an_administrator(client):
    assert "Первый запуск" in client.get("/welcome/").content.decode()
    assert client.post("/welcome/", FORM)["Location"] == "/welcome/municipality/"

    user = User.objects.get()
    region = Unit.objects.get()
    assert (user.email, user.check_password(FORM["password"])) == ("admin@region.example", True)
    assert (region.level, region.name, region.time_zone) == ("region", "Заречная область", "Asia/Yakutsk")
    assert list(Membership.objects.values_list("user", "role", "unit")) == [(user.pk, "admin", region.pk)]

    answer = client.post("/welcome/municipality/", {"unit_name": "Тихвинский район", "unit_code": "zr-t"})
    assert answer["Location"] == "/welcome/organisations/"
    assert Unit.objects.get(code="zr-t").parent == region
    page = client.get("/welcome/organisations/").content.decode()
    assert "/units/import/" in page
    assert client.get("/welcome/municipality/")["Location"] == "/welcome/organisations/"

    verbs = Entry.objects.order_by("id").values_list("verb", flat=True)
    assert list(verbs) == [
        "accounts.user.added",
        "orgs.unit.added",
        "access.role.granted",
        "accounts.session.began",
        "orgs.unit.added",
    ]


@pytest.mark.django_db
def test_the_guide_is_not_there_once_anybody_is(client, district):
    assert client.get("/welcome/").status_code == 404
    assert client.post("/welcome/", FORM).status_code == 404
    assert User.objects.filter(email="admin@region.example").get() == district.admin
    assert client.get("/accounts/login/").status_code == 200


@pytest.mark.django_db
def test_it_stays_closed_for_good_after_a_user_made_by_command(client):
    User.objects.create(email="c@x.example", surname="Сивцев", given="Ян", password="!", joined_at=NOW)
    assert client.post("/welcome/", FORM).status_code == 404


@pytest.mark.django_db
def test_a_tree_made_by_command_is_taken_over_as_it_is(client):
    for code in ("zr", "lp"):
        add_unit(parent=None, level=Level.REGION, name=code, short_name=code, code=code, by=system, now=NOW)
    assert "Название региона" not in client.get("/welcome/").content.decode()
    client.post("/welcome/", FORM)
    assert sorted(Membership.objects.values_list("unit__code", "role")) == [("lp", "admin"), ("zr", "admin")]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"again": "другой хлеб и соль"}, "Пароли не совпадают"),
        ({"password": "nastavnik2026", "again": "nastavnik2026"}, "попробуют первым"),
        ({"password": "Усов-Матвей-1", "again": "Усов-Матвей-1"}, "попробуют первым"),
        ({"email": "не почта"}, "правильный адрес"),
        ({"unit_code": "за речкой"}, "Значение должно состоять"),
        ({"time_zone": "Mars/Olympus"}, "корректный вариант"),
    ],
)
def test_what_is_wrong_is_said_at_its_field_and_nothing_is_made(client, changed, said):
    answer = client.post("/welcome/", FORM | changed)
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert (User.objects.count(), Unit.objects.count()) == (0, 0)


@pytest.mark.django_db
def test_who_came_second_finds_the_place_taken(client):
    """The first has taken the key and is not done yet: the second is refused, whatever he saw before."""
    FormKey.objects.create(key=ONCE, user_id=0, at=NOW)
    assert client.post("/welcome/", FORM).status_code == 404
    assert (User.objects.count(), Unit.objects.count()) == (0, 0)


@pytest.mark.skipif(
    connection.vendor == "sqlite", reason="SQLite in memory cannot serve two threads that write"
)
@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_of_two_who_come_together_one_becomes_the_administrator():
    start, answers = threading.Barrier(2), []

    def come(n):
        client = Client()
        start.wait()
        form = FORM | {"email": f"admin{n}@x.example", "unit_code": f"r{n}"}
        answers.append(client.post("/welcome/", form).status_code)
        connection.close()

    both = [threading.Thread(target=come, args=(n,)) for n in range(2)]
    for one in both:
        one.start()
    for one in both:
        one.join()

    assert sorted(answers) == [302, 404]
    assert (User.objects.count(), Unit.objects.count(), Membership.objects.count()) == (1, 1, 1)


@pytest.mark.django_db
def test_the_second_step_is_for_the_administrator(client, district, sign_in):
    assert client.get("/welcome/municipality/")["Location"].startswith("/accounts/login/")
    assert sign_in(district.alisa).get("/welcome/municipality/").status_code == 403
