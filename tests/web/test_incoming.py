"""The catalogue of acts that documents rest on: levels, what is offered from above, correction, end of force."""

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client

from nastavnik.documents.models import IncomingAct
from nastavnik.documents.queries import grounds_offered
from nastavnik.journal.models import Entry
from nastavnik.orgs.models import Unit
from tests.apps.documents.orders import make_round
from tests.factories import NOW, TODAY, District
from tests.web.test_documents import page

SignIn = Callable[..., Client]


def typed(**facts: str) -> dict[str, str]:
    given = {
        "level": "municipal", "kind": "приказ", "body": "Управления образования", "dated": "2026-09-12",
        "number": "№ 94-13", "title": "«О проведении месячника»",
    }  # fmt: skip
    return given | facts


def entered(unit: Unit, **facts: object) -> IncomingAct:
    given = {
        "level": "municipal", "kind": "приказ", "body": "Управления образования", "dated": date(2026, 9, 12),
        "number": "94-13", "title": "О проведении месячника", "entered_at": NOW,
    }  # fmt: skip
    return IncomingAct.objects.create(unit=unit, **(given | facts))


@pytest.mark.fulfils("S0-1.11")
def test_an_act_of_the_municipality_is_offered_to_its_schools(district: District, sign_in: SignIn) -> None:
    boris = sign_in(district.boris)
    new = f"/documents/incoming/of/{district.municipality.pk}/"
    assert 'value="municipal" selected' in page(boris, new)
    assert boris.post(new, typed()).status_code == 302
    named = "приказ Управления образования от 12.09.2026 № 94-13 «О проведении месячника»"
    text = page(sign_in(district.alisa), "/documents/incoming/")
    assert named in text
    assert "муниципальный" in text
    assert f"/documents/incoming/{IncomingAct.objects.get().pk}/" not in text
    (first, *_) = grounds_offered(district.school, TODAY)
    assert (first.text.replace("\xa0", " "), first.dated) == (named, date(2026, 9, 12))
    assert not [one for one in grounds_offered(district.far_school, TODAY) if "94-13" in one.text]
    assert Entry.objects.filter(verb="documents.act.entered").count() == 1


@pytest.mark.fulfils("S0-1.11")
def test_federal_acts_are_there_from_the_start_by_the_day(district: District, sign_in: SignIn) -> None:
    text = page(sign_in(district.alisa), "/documents/incoming/")
    assert "распоряжение Министерства просвещения Российской Федерации от 25.12.2019 № Р-145" in text
    assert "Трудовой кодекс Российской Федерации от 30.12.2001 № 197-ФЗ" in text
    assert "»»" not in text
    texts = [one.text for one in grounds_offered(district.school, date(2023, 8, 31))]
    assert any("№\xa0276" in one for one in texts)
    assert not any("№\xa0196" in one for one in texts)
    after = [one.text for one in grounds_offered(district.school, date(2023, 9, 1))]
    assert any("№\xa0196" in one for one in after)
    assert not any("№\xa0276" in one for one in after)


def test_the_list_is_narrowed_by_level_day_and_text(district: District, sign_in: SignIn) -> None:
    entered(district.school)
    entered(district.school, level="regional", number="7", title="О конкурсе", ends_on=date(2026, 11, 1))
    client = sign_in(district.alisa)
    regional = page(client, "/documents/incoming/?level=regional")
    assert "О конкурсе" in regional
    assert "О проведении месячника" not in regional
    assert "Р-145" not in regional
    assert "Уровень: региональный" in regional
    on_the_day = page(client, "/documents/incoming/?day=2026-11-02")
    assert "О конкурсе" not in on_the_day
    assert "О проведении месячника" in on_the_day
    assert "О конкурсе" in page(client, "/documents/incoming/?day=2026-10-31")
    found = page(client, "/documents/incoming/?q=месячник")
    assert "94-13" in found
    assert "Р-145" not in found
    assert "Среди внесённых ничего не нашлось" in page(client, "/documents/incoming/?q=555")


@pytest.mark.parametrize(
    ("facts", "says"),
    [
        ({"dated": "2026-11-22"}, "ещё не наступила"),
        ({"number": "94-13 О проведении муниципального этапа конкурса наставников"}, "похоже, в него попал заголовок"),
        ({"number": "приказ"}, "не похоже на номер"),
        ({"link": "на сайте"}, "начинается с https://"),
        ({"ends_on": "2026-09-01"}, "не успев начать действовать"),
        ({"kind": "указание"}, "Выберите корректный вариант"),
    ],
)  # fmt: skip
def test_a_wrong_act_is_refused_at_its_field(
    district: District, sign_in: SignIn, facts: dict[str, str], says: str
) -> None:
    url = f"/documents/incoming/of/{district.school.pk}/"
    answer = sign_in(district.alisa).post(url, typed(**facts))
    assert answer.status_code == 422
    assert says in answer.content.decode()
    assert not IncomingAct.objects.exists()


def test_a_ground_is_ticked_where_an_order_is_prepared(district: District, sign_in: SignIn) -> None:
    entered(district.municipality)
    entered(district.municipality, number="95-1", title="О старом", ends_on=date(2026, 10, 1))
    round_, client = make_round(district.school), sign_in(district.alisa)
    url = f"/documents/pairs-order/?round={round_.pk}"
    text = page(client, url)
    assert "94-13" in text
    assert "О старом" not in text
    act = "приказ Управления образования от 12.09.2026 №\N{NO-BREAK SPACE}94-13 «О проведении месячника»"
    asked = {
        "number": "1",
        "date": "2026-11-21",
        "grounds": "решение педагогического совета",
        "action": "show",
    }
    answer = client.post(url, asked | {"grounds-offered": [act, "чужой текст"]})
    assert answer.status_code == 302
    shown = page(client, url)
    assert "решение педагогического совета\nприказ Управления образования" in shown.replace("\r", "")
    assert "приказа Управления образования от 12.09.2026 № 94-13" in shown
    assert "чужой текст" not in shown


@pytest.mark.parametrize("code", ["implementation-order"])
def test_every_paper_with_grounds_offers_them(district: District, sign_in: SignIn, code: str) -> None:
    entered(district.school)
    text = page(sign_in(district.alisa), f"/documents/papers/{code}/")
    assert 'name="grounds-offered" value="приказ Управления образования' in text


def test_an_act_entered_twice_is_refused(district: District, sign_in: SignIn) -> None:
    entered(district.school)
    answer = sign_in(district.alisa).post(f"/documents/incoming/of/{district.school.pk}/", typed())
    assert "уже внесён" in answer.content.decode()


def test_an_act_loses_force_and_is_not_offered_but_stays(district: District, sign_in: SignIn) -> None:
    act = entered(district.school)
    client, url = sign_in(district.alisa), f"/documents/incoming/{act.pk}/"
    assert client.post(url, typed(ends_on="2026-11-20", version="1")).status_code == 302
    assert "утратил силу" in page(client, "/documents/incoming/")
    assert not [one for one in grounds_offered(district.school, TODAY) if "94-13" in one.text]
    assert [one for one in grounds_offered(district.school, date(2026, 11, 19)) if "94-13" in one.text]
    entry = Entry.objects.get(verb="documents.act.changed")
    assert entry.facts["fields"] == ["ends_on"]


def test_an_act_changed_by_another_is_a_conflict_with_both_texts(district: District, sign_in: SignIn) -> None:
    act = entered(district.school)
    client, url = sign_in(district.alisa), f"/documents/incoming/{act.pk}/"
    client.post(url, typed(title="О месячнике", version="1"))
    answer = client.post(url, typed(title="Об итогах", version="1"))
    assert answer.status_code == 409
    assert "О месячнике" in answer.content.decode()
    assert "Об итогах" in answer.content.decode()


def test_the_neighbour_does_not_touch_it_and_the_head_only_reads(district: District, sign_in: SignIn) -> None:
    act = entered(district.school)
    assert sign_in(district.vera).get(f"/documents/incoming/{act.pk}/").status_code == 404
    head = sign_in(district.head)
    assert "94-13" in page(head, "/documents/incoming/")
    assert "Внести акт" not in page(head, "/documents/incoming/")
    assert head.get(f"/documents/incoming/{act.pk}/").status_code == 403


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_takes_the_same_number_of_queries_whatever_its_length(
    district: District, sign_in: SignIn, rows: int, django_assert_num_queries: Callable[..., object]
) -> None:
    for n in range(rows):
        entered(district.school, number=str(n))
    client = sign_in(district.alisa)
    client.get("/documents/incoming/")
    with django_assert_num_queries(6):  # type: ignore[attr-defined]  # a context manager
        client.get("/documents/incoming/")
