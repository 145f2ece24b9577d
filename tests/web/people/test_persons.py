"""A person's pages: the card, adding and changing, roles and topics, cases of the name."""

from collections.abc import Callable
from datetime import date

import pytest
from django.http import HttpResponse
from django.test import Client

from nastavnik.journal.models import Entry
from nastavnik.people.models import MentorProfile, Person, Request, Topic
from tests.factories import District, make_mentor, make_pair, make_person, make_request, make_running_form

SignIn = Callable[..., Client]
CARD_QUERIES = 30


def text_of(response: HttpResponse) -> str:
    return response.content.decode().replace("\u00a0", " ")


def facts_of(person: Person, **changed: object) -> dict[str, object]:
    """The edit form as the page sends it."""
    names = (
        "surname", "given", "patronymic", "gender", "born", "occupation", "class_name", "post", "workplace",
        "partner", "phone", "email", "representative", "representative_phone", "contacts_note",
        "certificate", "version",
    )  # fmt: skip
    return {name: getattr(person, name) for name in names} | changed


def pages_of(person: Person) -> list[str]:
    """Every page about one person and his roles."""
    request, profile = person.requests.get(), person.mentor_profiles.get()
    consent = person.consents.get()
    own = [
        f"/people/{person.pk}/{page}"
        for page in ("", "edit/", "name-forms/", "consent/", "request/", "mentor/")
    ]
    return [
        *own,
        f"/people/requests/{request.pk}/",
        f"/people/profiles/{profile.pk}/",
        f"/people/consents/{consent.pk}/withdraw/",
    ]


@pytest.mark.fulfils("X-17")
def test_a_stranger_gets_no_page_of_a_person(district: District, sign_in: SignIn) -> None:
    theirs, hers = make_person(district.school), make_person(district.next_school)
    for person in (theirs, hers):
        make_request(person)
        make_mentor(person)
    vera = sign_in(district.vera)
    assert [vera.get(page).status_code for page in pages_of(hers)] == [200] * 4 + [302] * 2 + [200] * 3
    for page in pages_of(theirs):
        assert vera.get(page).status_code == 404, page
        assert vera.post(page, {"version": 1}).status_code in (404, 405), page
    for role in (theirs.requests.get(), theirs.mentor_profiles.get()):
        kind = "requests" if isinstance(role, Request) else "profiles"
        assert vera.post(f"/people/{kind}/{role.pk}/topics/", {"confirm": "1"}).status_code == 404
    assert vera.get(f"/people/consents/{theirs.consents.get().pk}/scan/").status_code == 404


@pytest.mark.parametrize("user", ["boris", "raisa", "admin"])
def test_those_who_see_figures_see_no_person(district: District, sign_in: SignIn, user: str) -> None:
    person = make_person(district.school)
    assert sign_in(getattr(district, user)).get(f"/people/{person.pk}/").status_code == 403


def test_the_head_looks_and_changes_nothing(district: District, sign_in: SignIn) -> None:
    person = make_person(district.school)
    make_request(person)
    head = sign_in(district.head)
    page = text_of(head.get(f"/people/{person.pk}/"))
    assert person.full_name in page
    assert "Изменить" not in page
    assert "Отозвать" not in page
    assert head.get(f"/people/{person.pk}/edit/").status_code == 403
    assert head.get(f"/people/{person.pk}/consent/").status_code == 403


def test_a_card_costs_the_same_however_many_years(
    district: District, sign_in: SignIn, django_assert_max_num_queries
) -> None:  # type: ignore[no-untyped-def]  # pytest-django's fixture
    make_running_form(district.school)
    person = make_person(district.school)
    mentor = make_mentor(make_person(district.school))
    make_pair(mentor, make_request(person))
    client = sign_in(district.alisa)
    client.get(f"/people/{person.pk}/")
    with django_assert_max_num_queries(CARD_QUERIES):
        client.get(f"/people/{person.pk}/")
    for year in (2023, 2024, 2025):
        make_request(person, year=year)
    with django_assert_max_num_queries(CARD_QUERIES):
        page = text_of(client.get(f"/people/{person.pk}/"))
    assert "2023/24" in page


def test_the_card_says_that_a_draft_is_a_draft_and_who_is_in_the_pair(
    district: District, sign_in: SignIn
) -> None:
    make_running_form(district.school)
    person = make_person(district.school, surname="Готовцев", consent=False)
    request = make_request(person)
    client = sign_in(district.alisa)
    page = text_of(client.get(f"/people/{person.pk}/"))
    assert "черновик" in page
    assert "Нет согласия на обработку персональных данных" in page
    make_pair(make_mentor(make_person(district.school, surname="Рожина", given="Мария")), request)
    assert "Рожина Мария – Готовцев Егор" in text_of(client.get(f"/people/{person.pk}/"))


def test_a_young_specialist_is_marked(district: District, sign_in: SignIn) -> None:
    young = make_person(district.school, occupation="teacher", experience_from=date(2025, 9, 1))
    known = make_person(district.school, occupation="teacher", experience_from=date(2015, 9, 1))
    client = sign_in(district.alisa)
    assert "молодой специалист" in text_of(client.get(f"/people/{young.pk}/"))
    assert "молодой специалист" not in text_of(client.get(f"/people/{known.pk}/"))


@pytest.mark.fulfils("X-17", "S4-2.2f")
def test_a_sensitive_category_is_shown_to_the_curator_alone(district: District, sign_in: SignIn) -> None:
    person = make_person(district.school)
    make_request(person, category="hard_life")
    assert "трудной жизненной ситуации" in text_of(sign_in(district.alisa).get(f"/people/{person.pk}/"))
    page = text_of(sign_in(district.head).get(f"/people/{person.pk}/"))
    assert "трудной жизненной ситуации" not in page
    assert "доступ ограничен" in page


def test_a_person_is_added_once_however_often_the_form_arrives(district: District, sign_in: SignIn) -> None:
    client = sign_in(district.alisa)
    given = {
        "surname": "Окоёмова", "given": "Дарья", "patronymic": "Ильинична", "occupation": "pupil",
        "phone": "8 914 555-01-02", "role": "mentee", "_key": "k1",
    }  # fmt: skip
    first = client.post("/people/add/", given)
    second = client.post("/people/add/", given)
    person = Person.objects.get(surname="Окоёмова")
    assert first.headers["Location"] == second.headers["Location"] == f"/people/{person.pk}/request/"
    assert (person.phone, person.gender, person.organisation) == ("+79145550102", "f", district.school)
    assert person.consent_valid_from is None


def test_somebody_alike_is_shown_and_asked_about(district: District, sign_in: SignIn) -> None:
    known = make_person(district.school, surname="Готовцев", born=date(2012, 3, 5))
    client = sign_in(district.alisa)
    given = {
        "surname": "Готовцев", "given": "Егор", "patronymic": "Семёнович", "born": "2012-03-05",
        "occupation": "pupil", "role": "", "_key": "k2",
    }  # fmt: skip
    asked = client.post("/people/add/", given)
    assert asked.status_code == 422
    assert f"/people/{known.pk}/" in text_of(asked)
    assert Person.objects.count() == 1
    added = client.post("/people/add/", given | {"alike": "on"})
    assert added.status_code == 302
    assert Person.objects.count() == 2


def test_a_strange_date_is_told_at_its_field(district: District, sign_in: SignIn) -> None:
    response = sign_in(district.alisa).post(
        "/people/add/", {"surname": "Усов", "given": "Лев", "occupation": "pupil", "born": "2031-01-01"}
    )
    assert response.status_code == 422
    assert "born" in response.context["form"].errors
    assert not Person.objects.exists()


def test_two_curators_at_once_lose_nothing(district: District, sign_in: SignIn) -> None:
    person = make_person(district.school)
    client = sign_in(district.alisa)
    url = f"/people/{person.pk}/edit/"
    assert client.post(url, facts_of(person, class_name="9 «в»")).status_code == 302
    late = client.post(url, facts_of(person, class_name="9 «г»"))
    assert late.status_code == 409
    page = text_of(late)
    assert "9Г" in page
    assert "9В" in page
    person.refresh_from_db()
    assert (person.class_name, person.version) == ("9В", 2)
    assert "9 «в»" in text_of(client.get(f"/people/{person.pk}/"))
    assert Entry.objects.get(verb="people.person.changed").facts["fields"] == ["class_name"]


def test_an_unknown_field_of_the_form_changes_nothing(district: District, sign_in: SignIn) -> None:
    person = make_person(district.school)
    sign_in(district.alisa).post(
        f"/people/{person.pk}/edit/",
        facts_of(person, organisation=district.next_school.pk, consent_valid_until="2030-01-01"),
    )
    person.refresh_from_db()
    assert person.organisation == district.school
    assert person.consent_valid_until is None


@pytest.mark.fulfils("S2-5.1")
def test_a_request_is_written_read_and_corrected_with_a_click(district: District, sign_in: SignIn) -> None:
    person = make_person(district.school)
    client = sign_in(district.alisa)
    url = f"/people/{person.pk}/request/"
    made = client.post(
        url, {"text": "Подготовка к ОГЭ по математике", "asked_on": "2026-11-20", "slots": ["tue", "thu"]}
    )
    assert made.status_code == 302
    request = Request.objects.get(person=person)
    assert (request.year, request.slots, request.topics_confirmed) == (2026, ["tue", "thu"], False)
    read = list(request.topics.all())
    assert read, "the reader knows mathematics"
    card = text_of(client.get(f"/people/{person.pk}/"))
    assert read[0].title in card
    assert "вт, чт" in card
    topics = f"/people/requests/{request.pk}/topics/"
    client.post(topics, {"remove": read[0].pk})
    request.refresh_from_db()
    assert read[0] not in request.topics.all()
    assert request.topics_confirmed
    added = client.post(topics, {"add": read[0].pk}, headers={"HX-Request": "true"})
    assert added.status_code == 200
    assert read[0].title in text_of(added)
    assert "<html" not in text_of(added)
    assert read[0] in request.topics.all()
    assert client.post(topics, {"add": 10_000_000}).status_code == 404


def test_the_topics_are_right_with_one_click(district: District, sign_in: SignIn) -> None:
    request = make_request(make_person(district.school))
    topic = Topic.objects.under("").exclude(words="").order_by("pk")[0]
    request.topics.add(topic)
    sign_in(district.alisa).post(f"/people/requests/{request.pk}/topics/", {"confirm": "1"})
    request.refresh_from_db()
    assert request.topics_confirmed
    assert list(request.topics.all()) == [topic]


def test_a_mentor_profile_is_written_and_changed_by_version(district: District, sign_in: SignIn) -> None:
    person = make_person(district.school, occupation="teacher")
    client = sign_in(district.alisa)
    facts = {"text": "Математика, олимпиады", "capacity": "2", "age_min": "10", "age_max": "14"}
    assert client.post(f"/people/{person.pk}/mentor/", facts).status_code == 302
    profile = MentorProfile.objects.get(person=person)
    url = f"/people/profiles/{profile.pk}/"
    changed = client.post(url, facts | {"capacity": "3", "version": profile.version})
    assert changed.status_code == 302
    assert client.post(url, facts | {"capacity": "5", "version": profile.version}).status_code == 409
    profile.refresh_from_db()
    assert profile.capacity == 3
    wrong = client.post(url, facts | {"age_min": "15", "version": profile.version})
    assert wrong.status_code == 422
    assert "Нижний возраст больше верхнего" in text_of(wrong)


def test_a_second_request_of_the_year_is_refused_in_words(district: District, sign_in: SignIn) -> None:
    person = make_person(district.school)
    make_request(person)
    response = sign_in(district.alisa).post(
        f"/people/{person.pk}/request/", {"text": "Ещё", "asked_on": "2026-11-20"}
    )
    assert response.status_code == 422
    assert "на этот год уже есть" in text_of(response)


def test_cases_of_a_name_are_corrected_and_remembered(district: District, sign_in: SignIn) -> None:
    person = make_person(district.school, surname="Рожина", given="Мария", patronymic="Ивановна", gender="f")
    client = sign_in(district.alisa)
    url = f"/people/{person.pk}/name-forms/"
    form = client.get(url).context["form"]
    shown = {key: form[key].value() for key in form.fields if key != "version"}
    assert shown["surname.dative"] == "Рожиной"
    client.post(url, shown | {"surname.dative": "Рожине", "version": person.version})
    person.refresh_from_db()
    assert person.forms_of_name == {"surname.dative": "Рожине"}
    assert client.post(url, shown | {"version": 1}).status_code == 409
    client.post(url, shown | {"surname.dative": "", "version": person.version})
    person.refresh_from_db()
    assert person.forms_of_name == {}


def test_a_name_without_a_gender_is_not_declined(district: District, sign_in: SignIn) -> None:
    person = make_person(district.school, surname="Ким", given="Саша", patronymic="", gender="")
    assert "Не указан пол" in text_of(sign_in(district.alisa).get(f"/people/{person.pk}/name-forms/"))


def test_texts_of_people_are_never_markup(district: District, sign_in: SignIn) -> None:
    person = make_person(
        district.school, surname="<b>Жирков</b>", extra={"<i>столбец</i>": "<script>1</script>"}
    )
    make_request(person, text="<img src=x onerror=1>", link="javascript:alert(1)")
    page = text_of(sign_in(district.alisa).get(f"/people/{person.pk}/"))
    for live in ("<b>Жирков", "<i>столбец", "<script>1", "<img src=x", 'href="javascript'):
        assert live not in page
