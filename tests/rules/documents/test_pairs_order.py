"""The order on pairs: worded for one pair, for pairs and groups, as an amendment; and when it must not be issued."""

import json
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from nastavnik.rules.documents.kinds import ActRef, Ground, Letterhead, PersonInOrder, Signer, class_words
from nastavnik.rules.documents.legal import R145_TITLE
from nastavnik.rules.documents.pairs_order import PairLine, PairsOrderFacts, context, problems, variables
from nastavnik.rules.documents.wording.cases import Case, Gender
from nastavnik.rules.documents.wording.names import FullName, override_key
from nastavnik.rules.outcome import blocking

MALE, FEMALE = Gender.MALE, Gender.FEMALE
ORDER_DAY = date(2026, 11, 21)

IVANOVA = PersonInOrder(FullName("Иванова", "Мария", "Петровна"), FEMALE, post="учитель математики")
SOLOVEY = PersonInOrder(
    FullName("Соловей", "Степан", "Силыч"), MALE, post="Инженер", organisation='ООО "Луч"'
)
PETROV = PersonInOrder(FullName("Петров", "Иван", "Сергеевич"), MALE, class_label="7 «а»")
ZHUK = PersonInOrder(FullName("Жук", "Анна", "Олеговна"), FEMALE, class_label="8б")
ROY = PersonInOrder(FullName("Рой", "Олег", "Ильич"), MALE, class_label="9")
CURATOR = PersonInOrder(
    FullName("Смирнова", "Ольга", "Николаевна"), FEMALE, post="Заместитель директора по УВР"
)

PAIR = PairLine(
    IVANOVA, (PETROV,), "учитель – ученик", "равный – равному", date(2026, 12, 1), date(2027, 5, 31)
)
GROUP = PairLine(SOLOVEY, (ZHUK, ROY), "работодатель – ученик", "", date(2026, 12, 1))
FACTS = PairsOrderFacts(
    letterhead=Letterhead('МБОУ "Школа №3"', place="с. Речное"),
    number="120-од",
    dated=ORDER_DAY,
    school_year=2026,
    signer=Signer(FullName("Черкасова", "Мария", "Андреевна"), "Директор"),
    pairs=(PAIR, GROUP),
    grounds=(Ground("решение педагогического совета (протокол от 28.08.2026 № 1)", date(2026, 8, 28)),),
    curator=CURATOR,
)
ONE_PAIR = replace(FACTS, pairs=(PAIR,))
AMENDMENT = replace(
    FACTS,
    pairs=(
        replace(PAIR, appointed_before=True),
        PairLine(IVANOVA, (ZHUK,), "учитель – ученик", "", date(2026, 12, 1)),
    ),
    ended=(GROUP,),
    amends=ActRef("77", date(2026, 9, 15), "О формировании наставнических пар (групп)"),
)


def plain(text: str) -> str:
    return text.replace("\N{NO-BREAK SPACE}", " ")


def lines(facts: PairsOrderFacts) -> list[str]:
    """Items and sub-items of the order as a reader sees them."""
    result: list[str] = []
    items: list[dict[str, Any]] = context(facts)["items"]
    for item in items:
        result.append(plain(f"{item['number']} {item['text']}"))
        result += [plain(f"{part['number']} {part['text']}") for part in item["items"]]
    return result


def codes(facts: PairsOrderFacts) -> list[str]:
    return [problem.code for problem in problems(facts)]


@pytest.mark.fulfils("S1-3.1.1e")
def test_one_pair_is_worded_in_the_singular() -> None:
    assert context(ONE_PAIR)["title"] == "О формировании наставнической пары"
    assert lines(ONE_PAIR) == [
        "1. Сформировать на 2026–2027 учебный год наставническую пару согласно приложению к настоящему приказу.",
        "2. Назначить наставником Иванову Марию Петровну, учителя математики, для наставляемого Петрова Ивана "
        "Сергеевича, обучающегося 7 «а» класса (форма наставничества «учитель – ученик», ролевая модель «равный – "
        "равному»), с 1 декабря 2026 г. по 31 мая 2027 г.",
        "3. Наставнику Ивановой Марии Петровне:",
        "3.1. разработать совместно с наставляемым индивидуальный план наставничества;",
        "3.2. проводить встречи с наставляемым в соответствии с индивидуальным планом, после каждой встречи получать "
        "обратную связь.",
        "4. Куратору программы наставничества Смирновой Ольге Николаевне, заместителю директора по УВР:",
        "4.1. обеспечить организационное и методическое сопровождение работы наставников и наставляемых;",
        "4.2. внести сведения о наставнических парах (группах) в базы наставников и наставляемых;",
        "4.3. ознакомить с настоящим приказом указанных в нём лиц под подпись.",
        "5. Контроль за исполнением настоящего приказа оставляю за собой.",
    ]


@pytest.mark.fulfils("S1-3.1.1e")
def test_pairs_and_groups_together() -> None:
    worded = lines(replace(FACTS, plans_due=date(2026, 12, 15), controller=CURATOR))
    assert context(FACTS)["title"] == "О формировании наставнических пар (групп)"
    assert worded[0].startswith(
        "1. Сформировать на 2026–2027 учебный год наставнические пары и группы согласно"
    )
    assert worded[1] == "2. Назначить наставниками:"
    assert worded[3] == (
        "2.2. Соловья Степана Силыча, инженера ООО «Луч», для наставляемых: Жук Анны Олеговны, обучающейся 8 «б» "
        "класса; Роя Олега Ильича, обучающегося 9 класса (форма наставничества «работодатель – ученик»), "
        "с 1 декабря 2026 г."
    )
    assert worded[4] == "3. Наставникам, указанным в пункте 2 настоящего приказа:"
    assert worded[5].endswith("индивидуальные планы наставничества в срок до 15 декабря 2026 г.;")
    assert worded[-1] == (
        "5. Контроль за исполнением настоящего приказа возложить на Смирнову Ольгу Николаевну, заместителя директора "
        "по УВР."
    )


def test_only_pairs_and_only_groups_have_their_own_titles() -> None:
    other = replace(PAIR, mentees=(ZHUK,))
    assert context(replace(FACTS, pairs=(PAIR, other)))["title"] == "О формировании наставнических пар"
    assert context(replace(FACTS, pairs=(GROUP,)))["title"] == "О формировании наставнической группы"
    assert context(replace(FACTS, pairs=(GROUP, GROUP)))["title"] == "О формировании наставнических групп"


def test_a_girl_is_worded_as_a_girl() -> None:
    worded = lines(replace(FACTS, pairs=(replace(PAIR, mentees=(ZHUK,)),)))
    assert "для наставляемой Жук Анны Олеговны, обучающейся 8 «б» класса" in worded[1]
    assert "совместно с наставляемой" in worded[3]


@pytest.mark.fulfils("S1-3.1.1e")
def test_preamble_names_the_federal_act_and_the_grounds_in_the_genitive() -> None:
    preamble = plain(context(FACTS)["preamble"])
    assert (
        f"распоряжением Министерства просвещения Российской Федерации от 25 декабря 2019 г. № Р-145 «{R145_TITLE}»"
        in (preamble)
    )
    assert "на основании решения педагогического совета (протокол от 28.08.2026 № 1), " in preamble
    assert preamble.endswith("в целях организации наставничества в 2026–2027 учебном году")


@pytest.mark.fulfils("S1-3.1.1e")
def test_a_head_who_had_not_come_yet_does_not_sign() -> None:
    assert FACTS.signer is not None
    assert FACTS.dated is not None
    late = replace(FACTS, signer=replace(FACTS.signer, since=FACTS.dated + timedelta(days=1)))
    assert "signer-not-in-office" in codes(late)
    assert "signer-not-in-office" not in codes(FACTS)


def test_pairs_of_teachers_rest_on_the_acts_of_their_own_model() -> None:
    of_teachers = replace(PAIR, model="teachers")
    teachers = plain(context(replace(FACTS, pairs=(of_teachers,)))["preamble"])
    assert "Р-145" not in teachers
    assert "1128/08" in teachers
    assert "351.8" in teachers
    both = plain(context(replace(FACTS, pairs=(PAIR, of_teachers)))["preamble"])
    assert "Р-145" in both
    assert "1128/08" in both
    assert "351.8" not in plain(context(replace(FACTS, pairs=(PAIR,)))["preamble"])


def test_annex_has_a_row_for_each_pair_and_group() -> None:
    worded = context(FACTS)
    assert plain(worded["annex_heading"]) == "Приложение к приказу от 21 ноября 2026 г. № 120-од"
    assert plain(worded["annex_title"]) == "Список наставнических пар и групп на 2026–2027 учебный год"
    assert plain(worded["total"]) == "1 пара и 1 группа, 3 наставляемых"
    row = worded["rows"][1]
    assert (row["number"], row["kind"], row["mentor"]) == (2, "группа", "Соловей Степан Силыч")
    assert [plain(mentee["post"]) for mentee in row["mentees"]] == [
        "обучающаяся 8 «б» класса",
        "обучающийся 9 класса",
    ]
    assert (row["role_model"], row["starts"], row["ends"]) == ("—", "01.12.2026", "—")


@pytest.mark.fulfils("S0-0.13", "S4-1.13")
def test_signer_block_with_an_acting_head() -> None:
    acting = Signer(FullName("Черкасова", "Мария", "Андреевна"), "Директор", acting=True)
    signer = context(replace(FACTS, signer=acting))["signer"]
    assert (plain(signer["post"]), plain(signer["name"])) == ("И. о. директора", "М. А. Черкасова")
    assert context(FACTS)["signer"]["post"] == "Директор"


@pytest.mark.fulfils("S4-1.13")
@pytest.mark.parametrize("post", ["и. о. директора", "Врио директора", "исполняющий обязанности директора"])
def test_a_post_that_already_says_acting_is_not_doubled(post: str) -> None:
    assert Signer(FullName("Рой", "Олег", "Ильич"), post, acting=True).printed_post.lower() == post.lower()


@pytest.mark.fulfils("S4-1.13")
def test_acquaintance_list_names_each_employee_once() -> None:
    facts = replace(FACTS, pairs=(PAIR, replace(PAIR, mentees=(ZHUK,)), replace(GROUP, mentor=ROY)))
    listed = [plain(person["name"]) for person in context(facts)["acquainted"]]
    assert listed == ["Смирнова О. Н.", "Иванова М. П."]


@pytest.mark.fulfils("S1-3.1.1e")
def test_amendment_replaces_the_annex_and_words_only_what_changes() -> None:
    worded = lines(AMENDMENT)
    assert plain(context(AMENDMENT)["title"]) == "О внесении изменений в приказ от 15 сентября 2026 г. № 77"
    assert worded[0] == (
        "1. Внести в приказ от 15 сентября 2026 г. № 77 «О формировании наставнических пар (групп)» следующее "
        "изменение: приложение изложить в новой редакции согласно приложению к настоящему приказу."
    )
    assert worded[1].startswith(
        "2. Назначить наставником Иванову Марию Петровну, учителя математики, для наставляемой"
    )
    assert worded[2] == "3. Считать прекратившими работу с даты настоящего приказа:"
    assert worded[3] == (
        "3.1. Наставническую группу: наставник — Соловей Степан Силыч, инженер ООО «Луч»; наставляемые — Жук Анна "
        "Олеговна, обучающаяся 8 «б» класса; Рой Олег Ильич, обучающийся 9 класса."
    )
    assert len(context(AMENDMENT)["rows"]) == 2
    assert problems(AMENDMENT) == []


def test_amendment_that_ends_everything_annuls_the_annex() -> None:
    worded = lines(replace(AMENDMENT, pairs=()))
    assert worded[0].endswith("изменение: приложение признать утратившим силу.")
    assert not any("Наставник" in line and "пункте 2" in line for line in worded)


@pytest.mark.fulfils("S1-3.1.1e")
def test_forms_corrected_by_people_are_printed() -> None:
    own = {
        override_key("surname", Case.ACCUSATIVE): "Соловея",
        override_key("post", Case.ACCUSATIVE): "ведущего инженера",
    }
    facts = replace(FACTS, pairs=(replace(GROUP, mentor=replace(SOLOVEY, overrides=own)),))
    assert "Назначить наставником Соловея Степана Силыча, ведущего инженера ООО «Луч»" in lines(facts)[1]


def test_forms_to_check_include_the_post_and_what_people_corrected() -> None:
    own = {override_key("post", Case.DATIVE): "ведущему инженеру"}
    table = replace(SOLOVEY, overrides=own).forms()
    assert table[override_key("post", Case.DATIVE)] == "ведущему инженеру"
    assert table[override_key("post", Case.GENITIVE)] == "инженера"
    assert table[override_key("surname", Case.DATIVE)] == "Соловью"


def test_context_is_plain_json() -> None:
    worded = context(AMENDMENT)
    assert json.loads(json.dumps(worded)) == worded


def test_variables_describe_the_whole_context() -> None:
    worded = context(replace(FACTS, executor=CURATOR.name))
    loops = {"item": worded["items"][1], "row": worded["rows"][0], "person": worded["acquainted"][0]}
    loops |= {"part": loops["item"]["items"][0], "mentee": loops["row"]["mentees"][0]}
    roots = worded | loops
    described = {variable.name for variable in variables()}
    expected = set(worded) - {"organisation", "signer"}
    for root in ("organisation", "signer", *loops):
        expected |= {f"{root}.{name}" for name in roots[root]}
    assert described == expected


def test_good_facts_have_no_problem() -> None:
    assert problems(FACTS) == []


NO_GENDER = replace(PAIR, mentor=replace(IVANOVA, gender=None))
INITIALS = replace(PAIR, mentor=replace(IVANOVA, name=FullName("Иванова", "М.", "П.")))


@pytest.mark.fulfils("S1-3.1.1e")
@pytest.mark.parametrize(
    ("facts", "code"),
    [
        (replace(FACTS, number=" "), "number-missing"),
        (replace(FACTS, dated=None), "date-missing"),
        (replace(FACTS, signer=None), "signer-missing"),
        (replace(FACTS, signer=Signer(FullName("Рой"), " ")), "signer-missing"),
        (replace(FACTS, letterhead=Letterhead("")), "letterhead-missing"),
        (replace(FACTS, pairs=()), "pairs-missing"),
        (replace(FACTS, pairs=(NO_GENDER,)), "gender-unknown"),
        (replace(FACTS, curator=replace(CURATOR, gender=None)), "gender-unknown"),
        (replace(FACTS, pairs=(INITIALS,)), "name-incomplete"),
        (replace(FACTS, pairs=(replace(PAIR, mentees=()),)), "mentees-missing"),
        (replace(FACTS, pairs=(replace(PAIR, form=" "),)), "form-missing"),
        (replace(FACTS, pairs=(replace(PAIR, starts=None),)), "start-missing"),
        (replace(FACTS, pairs=(replace(PAIR, ends=date(2026, 11, 30)),)), "ends-before-start"),
        (replace(FACTS, pairs=(replace(PAIR, mentees=(IVANOVA,)),)), "own-mentor"),
        (replace(FACTS, pairs=(replace(GROUP, mentees=(ZHUK, ZHUK)),)), "mentee-repeated"),
        (replace(FACTS, pairs=(PAIR, PAIR)), "mentee-twice"),
        (replace(AMENDMENT, dated=date(2026, 9, 14)), "amends-later"),
        (replace(AMENDMENT, pairs=AMENDMENT.pairs[:1], ended=()), "amends-nothing"),
    ],
)
def test_what_must_not_be_issued(facts: PairsOrderFacts, code: str) -> None:
    assert code in [problem.code for problem in blocking(problems(facts))]


@pytest.mark.parametrize(
    ("facts", "code"),
    [
        (replace(FACTS, grounds=(Ground("приказ отдела", date(2026, 11, 22)),)), "ground-later"),
        (replace(FACTS, grounds=()), "grounds-missing"),
        (replace(FACTS, curator=None), "curator-missing"),
        (replace(FACTS, pairs=(replace(PAIR, starts=date(2026, 11, 1)),)), "starts-before-order"),
        (replace(FACTS, pairs=(PAIR, replace(PAIR, mentor=SOLOVEY))), "mentee-twice"),
        (replace(FACTS, pairs=(replace(PAIR, mentor=replace(IVANOVA, post="")),)), "post-missing"),
    ],
)
def test_what_is_only_a_warning(facts: PairsOrderFacts, code: str) -> None:
    assert codes(facts) == [code]
    assert blocking(problems(facts)) == []
    assert context(facts)["items"]


def test_namesakes_are_told_apart_by_key() -> None:
    first, second = replace(ZHUK, key="1"), replace(ZHUK, key="2")
    assert problems(replace(FACTS, pairs=(replace(GROUP, mentees=(first, second)),))) == []


def test_a_name_is_not_declined_without_a_gender() -> None:
    with pytest.raises(ValueError, match="gender"):
        replace(IVANOVA, gender=None).named(Case.DATIVE)


@pytest.mark.parametrize(
    ("label", "words"),
    [("7а", "7 «а» класса"), ('7 "А"', "7 «А» класса"), ("7-а", "7 «а» класса"), ("11", "11 класса"),
     ("5 «Б» класс", "5 «Б» класса"), ("группы ПД-21", "группы ПД-21")],
)  # fmt: skip
def test_class_labels(label: str, words: str) -> None:
    assert plain(class_words(label)) == words
