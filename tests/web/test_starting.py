"""The starting package: asked once, every paper of it ready, issued all at once, taken as one archive."""

import io
import zipfile
from collections.abc import Callable

import pytest
from django.test import Client

from nastavnik.documents.models import IssuedDocument
from nastavnik.documents.rendering.blocks import plain_text
from tests.factories import District, make_running_form
from tests.web.test_documents import page

SignIn = Callable[..., Client]
ADDRESS = "/documents/papers/start/"
TYPED = {
    "date": "2026-11-21",
    "model": "pupils",
    "starts": "2026-12-01",
    "ends": "2027-05-31",
    "curator": "Ларионова Алиса Петровна, заместитель директора",
    "team": "Соловей Пётр Лукич, учитель химии\r\nКара-Мурза Тимур Ильич, педагог-психолог",
    "monitoring": "до 25 декабря 2026 г.\r\nдо 25 мая 2027 г.",
    "results": "доля наставляемых 10–19 лет — не менее 70 %",
    "site_keeper": "Соловей Пётр Лукич, учитель химии",
    "site_due": "2026-12-10",
    "considered_on": "2026-11-20",
    "minutes": "3",
}
ORDERS = ["implementation-order", "regulation-order", "plan-order", "curator-order"]


@pytest.fixture
def curator(district: District, sign_in: SignIn) -> Client:
    make_running_form(district.school)
    return sign_in(district.alisa)


def test_everything_is_ready_after_one_form(curator: Client) -> None:
    answer = curator.post(ADDRESS, TYPED | {"action": "show"})
    assert answer.status_code == 302
    text = page(curator, answer["Location"].partition("#")[0])
    assert "не хватает сведений" not in text
    assert "Издать приказы пакета" in text
    assert not IssuedDocument.objects.exists()


def test_what_is_missing_is_named_at_its_paper(curator: Client) -> None:
    curator.post(ADDRESS, TYPED | {"starts": "", "action": "show"})
    text = page(curator, ADDRESS)
    assert "Не заполнено: «Внедрить с»" in text
    assert "Издать приказы пакета" not in text


@pytest.mark.fulfils("S1-3.1.1b", "S1-3.1.1c", "S1-3.1.1d")
def test_the_orders_are_issued_at_once_and_name_one_another(curator: Client) -> None:
    curator.post(ADDRESS, TYPED | {"action": "issue"})
    issued = IssuedDocument.objects.order_by("pk")
    assert [one.kind for one in issued] == ORDERS
    assert [one.number for one in issued] == ["1", "2", "3", "4"]
    answer = curator.get(f"{ADDRESS}archive/")
    with zipfile.ZipFile(io.BytesIO(answer.content)) as packed:
        texts = {
            name: plain_text(packed.read(name)).replace("\N{NO-BREAK SPACE}", " ")
            for name in packed.namelist()
        }
    assert len(texts) == 9
    regulation = next(text for name, text in texts.items() if "Положение" in name)
    assert "№ 2" in regulation
    assert all("протокол от 20.11.2026 № 3" in text for name, text in texts.items() if "Приказ №" in name)


def test_a_second_press_issues_nothing_more(curator: Client) -> None:
    curator.post(ADDRESS, TYPED | {"action": "issue"})
    curator.post(ADDRESS, TYPED | {"action": "issue"})
    assert IssuedDocument.objects.count() == len(ORDERS)


def test_all_or_nothing(curator: Client) -> None:
    """The last order of the package is at fault: those before it are not issued either."""
    wrong = {
        "date": "2026-11-21",
        "number": "9",
        "starts": "2026-12-01",
        "ends": "2026-01-01",
        "action": "show",
    }
    address = "/documents/papers/curator-order/"
    curator.post(address, wrong | {"model": "pupils", "curator": TYPED["curator"]})
    answer = curator.post(ADDRESS, TYPED | {"ends": "", "action": "issue"}, follow=True)
    assert "Ничего не издано" in answer.content.decode()
    assert not IssuedDocument.objects.exists()


def test_a_stranger_has_no_package_here(district: District, sign_in: SignIn) -> None:
    vera = sign_in(district.vera)
    assert vera.get(f"{ADDRESS}?organisation={district.school.pk}").status_code == 404
    assert vera.get(f"{ADDRESS}archive/?organisation={district.school.pk}").status_code == 404
