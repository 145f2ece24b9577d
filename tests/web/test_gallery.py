"""The developers' gallery: every page of it answers, and a usual installation does not serve it."""

import pytest
from django.test import Client, override_settings

from tests.factories import make_user

PAGES = ["", "home/", "table/", "table/?rows=0", "table/?rows=1", "form/", "workbench/", "confirm/", "print/"]
ERRORS = {
    "400": 400,
    "403": 403,
    "404": 404,
    "429": 429,
    "500": 500,
    "503": 503,
    "refused": 422,
    "conflict": 409,
}

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _somebody_works_here(db: None) -> None:
    """An empty installation would lead every visitor to its first-run guide."""
    make_user()


def test_a_usual_installation_has_no_gallery(client):
    assert client.get("/gallery/").status_code == 404


@pytest.mark.urls("tests.web.gallery_urls")
@pytest.mark.parametrize("page", PAGES)
def test_a_page_of_the_gallery_answers(client, page):
    response = client.get(f"/gallery/{page}")
    assert response.status_code == 200
    html = response.content.decode()
    assert html.count("<h1>") == 1
    assert html.count("<main") == 1
    assert 'lang="ru"' in html


@pytest.mark.urls("tests.web.gallery_urls")
@pytest.mark.parametrize(("name", "status"), ERRORS.items())
def test_an_error_page_says_what_to_do(client, name, status):
    response = client.get(f"/gallery/error/{name}/")
    assert response.status_code == status
    html = response.content.decode()
    assert html.count("<h1>") == 1
    assert '<main id="main"' in html
    assert "роизошла ошибка" not in html
    assert 'href="/privacy/"' in html


@pytest.mark.urls("tests.web.gallery_urls")
def test_a_conflict_shows_both_texts(client):
    html = client.get("/gallery/error/conflict/").content.decode()
    assert "подготовка к ОГЭ по математике" in html
    assert "математика, ОГЭ и олимпиада" in html


@pytest.mark.urls("tests.web.gallery_urls")
def test_an_error_page_that_is_not_there_is_404(client):
    assert client.get("/gallery/error/418/").status_code == 404


@pytest.mark.urls("tests.web.gallery_urls")
def test_a_form_with_faults_keeps_what_was_typed(client):
    response = client.post("/gallery/form/", {"name": "Жирков Павел", "role": "mentor"})
    html = response.content.decode()
    assert response.status_code == 422
    assert 'value="Жирков Павел"' in html
    assert 'href="#id_born"' in html


@pytest.mark.urls("tests.web.gallery_urls")
def test_no_page_of_the_gallery_holds_an_inline_style(client):
    for page in PAGES:
        html = client.get(f"/gallery/{page}").content.decode()
        assert " style=" not in html
        assert "<style" not in html


@override_settings(DEBUG=False)
@pytest.mark.urls("tests.web.gallery_urls")
def test_the_server_error_page_needs_no_data(monkeypatch):
    def broken(*args: object, **kwargs: object) -> None:
        raise RuntimeError("planted")

    monkeypatch.setattr("nastavnik.web.gallery.samples.frame", broken)
    response = Client(raise_request_exception=False).get("/gallery/home/")
    assert response.status_code == 500
    html = response.content.decode()
    assert "Сервер не смог выполнить действие" in html
    assert "planted" not in html
