"""The order on pairs from live pairs: what it says, whom it may not name, what changes since."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from nastavnik.documents.actions import correct_official_forms, remember_official
from nastavnik.documents.models import IssuedDocument, IssuedForGood
from nastavnik.files.models import StoredFile
from nastavnik.journal.models import Entry
from nastavnik.orgs.models import Unit
from nastavnik.pairs.actions import add_member, choose_role_model, dissolve, finish, leave
from nastavnik.pairs.models import Pair, PairMember
from nastavnik.pairs.orders import (
    Details,
    already_ordered,
    amend_pairs_order,
    changes_since,
    default_details,
    grounds_of,
    issue_pairs_order,
    named_in_order,
    noted_official,
    pairs_order_facts,
)
from nastavnik.people.actions.persons import correct_name_forms
from nastavnik.people.models import Person
from nastavnik.programmes.models import RoleModel
from nastavnik.rules.documents.wording.names import FullName
from nastavnik.rules.outcome import Refused
from tests.apps.documents.orders import (
    issued,
    make_pupil,
    make_round,
    make_teacher,
    read_back,
    stored,
)
from tests.factories import NOW, TODAY, District, actor, make_person, make_request, make_user, system

APPROVED = Path(__file__).parent / "approved"


def letterhead(school: Unit) -> None:
    Unit.objects.filter(pk=school.pk).update(
        name="Муниципальное бюджетное общеобразовательное учреждение «Школа № 5»",
        founder="Комитет образования Тихвинского района",
        address="646580, с. Тихое, ул. Школьная, д. 1",
        phone="8 (38150) 0-00-00",
        email="school5@school.example",
        inn="0000000000",
        ogrn="0000000000000",
    )
    school.refresh_from_db()


def approved(name: str, lines: list[str]) -> None:
    """The text is the one that people have read and approved; a wanted change is made in the file too."""
    assert lines == (APPROVED / name).read_text(encoding="utf-8").splitlines()


def plain(text: str) -> str:
    return text.replace("\N{NO-BREAK SPACE}", " ")


def codes(refused: pytest.ExceptionInfo[Refused]) -> list[str]:
    return [problem.code for problem in refused.value.problems]


@pytest.mark.fulfils("S1-3.1.1e", "S0-0.13", "X-8")
def test_the_order_says_what_was_approved(district: District) -> None:
    letterhead(district.school)
    remember_official(
        district.school, FullName("Ларионова", "Алиса", "Петровна"), post="Заместитель директора", gender="",
        by=system, now=NOW,
    )  # fmt: skip
    details = replace(
        default_details(district.school, actor(district.alisa)),
        grounds=grounds_of("решение педагогического совета (протокол от 28.08.2026 № 1)", TODAY),
        plans_due=date(2026, 12, 15),
    )
    document = issued(make_round(district.school), details=details)
    approved("pairs_order.txt", read_back(stored(document)))


@pytest.mark.fulfils("S4-1.13")
def test_an_acting_head_signs_as_acting(district: District) -> None:
    Unit.objects.filter(pk=district.school.pk).update(head_acting=True)
    district.school.refresh_from_db()
    lines = read_back(stored(issued(make_round(district.school))))
    assert "И. о. директора |  | М. И. Рожина" in lines
    assert "С приказом ознакомлены:" in lines


def test_issued_document_keeps_facts_author_template_and_file(district: District) -> None:
    round_ = make_round(district.school)
    by = actor(district.alisa)
    document = issue_pairs_order(district.school, round_id=round_.pk, number="7", date=TODAY, by=by, now=NOW)
    assert (document.number, document.date, document.issued_by_id) == ("7", TODAY, district.alisa.pk)
    assert (document.about_type, document.about_id) == ("matching.round", round_.pk)
    assert document.template.built_in == "pairs_order.docx"
    assert document.facts["context"]["rows"][0]["mentor"] == "Окоёмова Мария Петровна"
    assert document.docx.name == "Приказ № 7 от 21.11.2026.docx"
    entry = Entry.objects.get(verb="documents.document.issued")
    assert entry.facts == {"kind": "pairs-order", "number": "7", "template": document.template_id}
    assert "Окоёмова" not in str(Entry.objects.values_list("facts", flat=True))


def test_an_issued_document_never_changes(district: District) -> None:
    document = issued(make_round(district.school))
    document.title = "Другое"
    with pytest.raises(IssuedForGood):
        document.save()
    with pytest.raises(IssuedForGood):
        document.delete()
    with pytest.raises(IssuedForGood):
        IssuedDocument.objects.filter(pk=document.pk).update(number="8")
    with pytest.raises(IssuedForGood):
        IssuedDocument.objects.filter(pk=document.pk).delete()
    assert IssuedDocument.objects.get().number == "120-од"


def test_two_orders_on_the_same_pairs_differ_in_nothing_but_the_number(district: District) -> None:
    round_ = make_round(district.school)
    first, second = issued(round_, "77-од"), issued(round_, "78-од")
    assert first.facts["facts"]["pairs"] == second.facts["facts"]["pairs"]
    assert [line.replace("77-од", "78-од") for line in read_back(stored(first))] == read_back(stored(second))


@pytest.mark.fulfils("X-11")
def test_who_has_lost_his_consent_is_named_and_nothing_is_issued(district: District) -> None:
    round_ = make_round(district.school)
    Person.objects.filter(surname__in=["Усов", "Жук"]).update(consent_valid_until=date(2026, 11, 20))
    with pytest.raises(Refused) as refused:
        issued(round_)
    assert codes(refused) == ["consent-none", "consent-none"]
    texts = [problem.text for problem in refused.value.problems]
    assert texts[0].startswith("Усов Матвей Андреевич: на 21.11.2026 нет действующего согласия")
    assert texts[1].startswith("Жук Анна Олеговна")
    assert not IssuedDocument.objects.exists()
    assert not StoredFile.objects.exists()


def test_the_day_of_the_consent_is_the_day_of_the_school(district: District) -> None:
    """At 21:30 UTC it is already the 22nd in Kamchatka, where the consent has run out."""
    round_ = make_round(district.school)
    Person.objects.filter(surname="Усов").update(consent_valid_until=TODAY)
    late = NOW.replace(hour=21, minute=30)
    Unit.objects.filter(pk=district.school.pk).update(time_zone="Asia/Kamchatka")
    district.school.refresh_from_db()
    with pytest.raises(Refused):
        issue_pairs_order(district.school, round_id=round_.pk, number="1", date=TODAY, by=system, now=late)


def test_a_pair_that_has_ended_is_not_in_the_order(district: District) -> None:
    round_ = make_round(district.school)
    pair = Pair.objects.get(mentor__person__surname="Рой")
    dissolve(pair, version=pair.version, ended_on=date(2026, 12, 2), reason="переезд", by=system, now=NOW)
    facts = pairs_order_facts(district.school, round_.pk, number="1", date=TODAY, details=Details())
    assert [line.mentor.name.surname for line in facts.pairs] == ["Окоёмова"]


def test_without_a_gender_the_order_is_refused_with_the_name(district: District) -> None:
    teacher = make_teacher(district.school)
    round_ = make_round(
        district.school,
        (teacher, [make_pupil(district.school, 0, surname="Кан", given="Саша", patronymic="", gender="")]),
    )
    with pytest.raises(Refused) as refused:
        issued(round_)
    assert codes(refused) == ["gender-unknown"]
    assert "Кан Саша" in refused.value.problems[0].text


def test_cases_corrected_for_a_person_are_printed(district: District) -> None:
    round_ = make_round(district.school)
    person = Person.objects.get(surname="Окоёмова")
    correct_name_forms(
        person, forms={"surname.accusative": "Окоёмову-Южную"}, version=person.version, by=system, now=NOW
    )
    lines = read_back(stored(issued(round_)))
    assert any("2.1. Окоёмову-Южную Марию Петровну, учителя математики" in line for line in lines)


def test_the_curator_is_the_author_and_his_cases_are_remembered(district: District) -> None:
    other = make_user("curator2@school.example", surname="Иванова", given="Анна", patronymic="Павловна")
    assert other
    official = remember_official(
        district.school,
        FullName("Ларионова", "Алиса", "Петровна"),
        post="Завуч",
        gender="f",
        by=system,
        now=NOW,
    )
    correct_official_forms(
        official, forms={"post.dative": "завучу школы"}, version=official.version, by=system, now=NOW
    )
    lines = read_back(stored(issued(make_round(district.school))))
    assert "4. Куратору программы наставничества Ларионовой Алисе Петровне, завучу школы:" in lines


def test_a_post_typed_for_an_official_is_noted_once(district: District) -> None:
    name = FullName("Смирнова", "Ольга", "Николаевна")
    first = noted_official(district.school, name, post="Методист", gender="", by=system, now=NOW)
    again = noted_official(district.school, name, post="Методист", gender="", by=system, now=NOW)
    assert first.post == again.post == "Методист"
    assert first.key == again.key
    assert Entry.objects.filter(verb="documents.official.noted").count() == 1


def test_a_teacher_of_the_base_is_named_with_his_post(district: District) -> None:
    make_teacher(district.school)
    named = named_in_order(FullName("Окоёмова", "Мария", "Петровна"), district.school)
    assert (named.post, named.key.partition(":")[0]) == ("Учитель математики", "person")


def test_grounds_are_read_line_by_line_with_their_dates() -> None:
    grounds = grounds_of("решение от 28.08.2026 № 1\n\n приказ от 1 сентября 2026 г. № 5\nсогласия", TODAY)
    assert [(one.text[:7], one.dated) for one in grounds] == [
        ("решение", date(2026, 8, 28)),
        ("приказ ", date(2026, 9, 1)),
        ("согласи", None),
    ]


def test_a_second_order_on_the_same_pairs_is_warned_of(district: District) -> None:
    round_ = make_round(district.school)
    assert already_ordered(district.school, round_.pk) == []
    issued(round_)
    (warning,) = already_ordered(district.school, round_.pk)
    assert not warning.blocks
    assert "приказ №\N{NO-BREAK SPACE}120-од от 21.11.2026" in warning.text


# --- amendment ----------------------------------------------------------------------------------------------


def test_nothing_has_changed_at_first(district: District) -> None:
    document = issued(make_round(district.school))
    assert not changes_since(document)
    with pytest.raises(Refused) as refused:
        amend_pairs_order(document, number="121-од", date=TODAY, by=system, now=NOW)
    assert codes(refused) == ["amends-nothing"]


@pytest.mark.fulfils("S1-3.1.1e")
def test_the_amendment_says_what_was_approved(district: District) -> None:
    letterhead(district.school)
    document = issued(make_round(district.school))
    pair = Pair.objects.get(mentor__person__surname="Окоёмова")
    dissolve(pair, version=pair.version, ended_on=date(2026, 12, 20), reason="переезд", by=system, now=NOW)
    group = Pair.objects.get(mentor__person__surname="Рой")
    newcomer = make_request(make_person(district.school, surname="Готовцев", given="Егор", gender="m"))
    add_member(
        group, newcomer, version=group.version, joined_on=date(2026, 12, 21), today=TODAY, by=system, now=NOW
    )
    assert [plain(one) for one in changes_since(document).sentences] == [
        "Прекращена: пара «ученик – ученик», Окоёмова М. П. – Усов М. А.",
        "Прекращена: группа «ученик – ученик», наставник Рой О. И., наставляемые: Слепцова С. Н., Жук А. О.",
        "Появилась: группа «ученик – ученик», наставник Рой О. И., наставляемые: Слепцова С. Н., Жук А. О., "
        "Готовцев Е. С.",
    ]
    amendment = amend_pairs_order(document, number="130-од", date=date(2026, 12, 21), by=system, now=NOW)
    assert amendment.amends == document
    approved("amendment.txt", read_back(stored(amendment)))
    assert not changes_since(document)
    assert IssuedDocument.objects.get(pk=document.pk).facts == document.facts


def test_each_kind_of_change_is_told_apart(district: District) -> None:
    document = issued(make_round(district.school))
    pair = Pair.objects.get(mentor__person__surname="Окоёмова")
    model = RoleModel.objects.filter(form=pair.form).first()
    assert model
    choose_role_model(pair, model, version=pair.version, by=system, now=NOW)
    changes = changes_since(document)
    assert [line.mentor.name.surname for line in changes.changed] == ["Окоёмова"]
    assert (changes.formed, changes.ended, len(changes.kept)) == ((), (), 1)
    group = Pair.objects.get(mentor__person__surname="Рой")
    gone = PairMember.objects.get(pair=group, request__person__surname="Жук")
    leave(gone, version=group.version, left_on=date(2026, 12, 10), by=system, now=NOW)
    changes = changes_since(document)
    assert [[one.name.surname for one in line.mentees] for line in changes.ended] == [["Слепцова", "Жук"]]
    assert [[one.name.surname for one in line.mentees] for line in changes.formed] == [["Слепцова"]]
    assert changes.formed[0].starts == date(2026, 12, 10)


def test_a_pair_that_finished_its_work_needs_no_amendment(district: District) -> None:
    document = issued(make_round(district.school))
    pair = Pair.objects.get(mentor__person__surname="Окоёмова")
    finish(
        pair, version=pair.version, ended_on=date(2027, 5, 29), outcome="цель достигнута", by=system, now=NOW
    )
    assert not changes_since(document)


def test_an_amendment_does_not_name_who_has_lost_his_consent(district: District) -> None:
    document = issued(make_round(district.school))
    pair = Pair.objects.get(mentor__person__surname="Окоёмова")
    dissolve(pair, version=pair.version, ended_on=date(2026, 12, 20), reason="переезд", by=system, now=NOW)
    Person.objects.filter(surname="Жук").update(consent_valid_until=date(2026, 11, 20))
    with pytest.raises(Refused) as refused:
        amend_pairs_order(document, number="2", date=date(2026, 12, 20), by=system, now=NOW)
    assert codes(refused) == ["consent-none"]
