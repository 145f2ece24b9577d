"""References to acts, articles and addresses: every slip is found, and nothing right is called wrong."""

import time
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nastavnik.rules.documents.findings import BLANK, mend, mended, without_overlaps
from nastavnik.rules.documents.references import check_references, document_date

TODAY = date(2026, 11, 21)
NBSP = "\N{NO-BREAK SPACE}"

RIGHT = [
    "В соответствии с распоряжением Министерства просвещения Российской Федерации от 25.12.2019 № Р-145 «Об утверждении "
    "методологии (целевой модели) наставничества обучающихся» школа ведёт программу.",
    "распоряжение Минпросвещения России от 25 декабря 2019 г. № Р-145",
    f"распоряжением Минпросвещения России от 25{NBSP}декабря{NBSP}2019{NBSP}г. №{NBSP}Р-145",
    "распоряжению Министерства просвещения РФ от 25.12.2019 г. N Р-145 и письму от 23.01.2020 № МР-42/02",
    "распоряжения Минпросвещения России от 25.12.2019 №Р-145, письма Минпросвещения России от 23 января 2020 года "
    "№ МР-42/02 «О направлении целевой модели наставничества и методических рекомендаций»",
    "№ Р-145 от «25» декабря 2019 года",
    "распоряжение № Р\N{NON-BREAKING HYPHEN}145 от 25.12.2019 года; письмо № МР – 42/02",
    "методические рекомендации (приложение к письму Минпросвещения России от 23.01.2020 № МР-42/02) по внедрению "
    "методологии, утверждённой распоряжением Минпросвещения России от 25.12.2019 № Р-145",
    "Методология (приложение к распоряжению Министерства просвещения Российской Федерации от 25.12.2019 № Р-145)",
    "Методические рекомендации (письмо № МР-42/02) и методология (приложение к распоряжению Минпросвещения России от "
    "25.12.2019 № Р-145)",
    "Методические рекомендации, утверждённые приказом Минпросвещения России от 01.02.2021 № 37",
    "письмо Минпросвещения России и Профсоюза от 21.12.2021 № АЗ-1128/08/657",
    "письмом Министерства просвещения РФ от 21 декабря 2021 г. № АЗ-1128/08, Профсоюза № 657",
    "статьёй 351.8 Трудового кодекса, статьями 60.2 и 151 ТК РФ",
    "наставник на основании статьи 358.1 Гражданского кодекса",
    "Федеральный закон от 29 декабря 2012 г. № 273-ФЗ «Об образовании в Российской Федерации»",
    "Федеральный закон от 24.04.2020 № 147-ФЗ «О внесении изменений в Федеральный закон „Об образовании в Российской "
    "Федерации“»",
    "Федеральным законом от 27.07.2006 № 152-ФЗ «О персональных данных» (статьи 9, 10.1)",
    "приказ Минпросвещения России от 24.03.2023 № 196; приказ Рособрнадзора от 04.08.2023 № 1493",
    "ФЗ № 273 «Об образовании в РФ», № 273 – ФЗ от 29.12.2012, 273-фз",
    "распоряжение Правительства области от 25.12.2019 № 145-рп о наставничестве",
    "распоряжением Правительства Российской Федерации от 21 мая 2025 г. № 1264-р",
    "Указ Президента РФ от 02.03.2018 № 94 «Об учреждении знака отличия „За наставничество“»",
    "распоряжение администрации района от 15.03.2021 № 145-р о наставничестве",
    "приказ директора школы от 01.09.2026 № 145, школа № 145, приказы от 01.02.2024 № 5, от 03.03.2024 № 6",
    "постановление администрации города от 24.12.2019 № 2145",
    "насос P-145 стоит в кабинете Р145",
    "во исполнение постановления администрации, распоряжения Минпросвещения России от 25.12.2019 № Р-145",
    "Приказом директора утверждено положение на основе методологии (Р-145).",
    "оформление по ГОСТ Р 7.0.97-2016",
    "сайты https://school1.example.ru и https://school2.example.ru, диск https://disk.yandex.ru/d/AbCd123",
    "Согласие на обработку персональных данных даётся отдельным документом.",
    "Наставник даёт согласие на обработку персональных данных по форме (приложение 2).",
    "Участие возможно после получения согласия на обработку персональных данных.",
]

WRONG = [
    ("постановлением Минпросвещения РФ от 25.12.2019 № Р-145", "reference.kind", "распоряжением"),
    ("Постановления Минпросвещения № Р-145", "reference.kind", "Распоряжения"),
    ("постановление об утверждении методологии Минпросвещения от 25.12.2019 № Р-145", "reference.kind", "распоряжение"),
    ("приказом Минпросвещения от 23.01.2020 № МР-42/02", "reference.kind", "письмом"),
    ("распоряжение от 24.12.2019 № Р-145", "reference.date", "25.12.2019"),
    ("распоряжение от 24.12.2019 г. № Р-145", "reference.date", "25.12.2019 г."),
    ("распоряжение от 24 декабря 2019 года № Р-145", "reference.date", f"25{NBSP}декабря{NBSP}2019 года"),
    ("распоряжение от 25.12.2019 № P-145", "reference.latin", "№ Р-145"),
    ("письмо № MP-42/02", "reference.latin", "№ МР-42/02"),
    ("письмо от 21.12.2021 № A3-1128/08", "reference.latin", "№ АЗ-1128/08"),
    ("распоряжение Правительства РФ от 21.05.2025 № 1264-p", "reference.latin", "№ 1264-р"),
    ("распоряжение Минпросвещения от 25.12.2019 № 145-р", "reference.number", "№ Р-145"),
    ("распоряжение Минпросвещения от 25.12.2019 № 145", "reference.number", "№ Р-145"),
    ("методология наставничества (Р145)", "reference.number", "Р-145"),
    ("письмо NМР42/02", "reference.number", f"№{NBSP}МР-42/02"),
    ("Федеральный закон от 29.12.2012 № 237-ФЗ «Об образовании в РФ»", "reference.number", "№ 273-ФЗ"),
    ("Федеральный закон от 29.12.2021 № 273-ФЗ «Об образовании в Российской Федерации»", "reference.date", "29.12.2012"),
    ("письмо Минпросвещения России от 21.12.2021 № 1128/08", "reference.number", "№ АЗ-1128/08"),
    ("распоряжение Правительства РФ от 21.05.2025 № 1264", "reference.number", "№ 1264-р"),
    ("ТК РФ, ст.358.1", "reference.article", "351.8"),
    (
        "Методическими рекомендациями (приложение № 2 к распоряжению № Р-145)",
        "reference.annex",
        "письму Министерства просвещения Российской Федерации от "
        f"23{NBSP}января{NBSP}2020{NBSP}г. №{NBSP}МР-42/02",
    ),
    ("наставникам по статье 358.1 ТК РФ", "reference.article", "351.8"),
    ("выплата наставнику (ст. 358.1)", "reference.article", "351.8"),
    (
        "методические рекомендации (приложение к распоряжению Минпросвещения России от 25.12.2019 № Р-145)",
        "reference.annex",
        f"письму Минпросвещения России от 23.01.2020 №{NBSP}МР-42/02",
    ),
    (
        "с методическими рекомендациями, утверждёнными распоряжением Министерства просвещения Российской Федерации "
        "от 25 декабря 2019 г. № Р-145",
        "reference.annex",
        "направленными письмом Министерства просвещения Российской Федерации от "
        f"23{NBSP}января{NBSP}2020 г. №{NBSP}МР-42/02",
    ),
    ("по ГОСТ Р 6.30-2003", "reference.expired", "ГОСТ Р 7.0.97-2016"),
    (
        "приказом Минобрнауки России от 07.04.2014 № 276",
        "reference.expired",
        f"приказом Минпросвещения России от 24.03.2023 №{NBSP}196",
    ),
    ("приказом директора от 01.12.2026 № 5", "reference.later", BLANK),
    (
        "http://docs.google.com/viewer?url=http%3A%2F%2Fschool.example.ru%2Fplan.pdf",
        "reference.link",
        "http://school.example.ru/plan.pdf",
    ),
    (
        "план: https://docs.yandex.ru/docs/view?url=ya-browser%3A%2F%2FAb1%3Fsign%3DX3&name=Plan.docx.",
        "reference.link",
        f"{BLANK} (файл «Plan.docx»)",
    ),
]  # fmt: skip


def codes(text: str, dated: date | None = TODAY) -> list[str]:
    return [found.code for found in check_references([text], dated=dated)]


@pytest.mark.parametrize("text", RIGHT, ids=lambda text: text[:50])
def test_what_is_right_is_not_called_wrong(text: str) -> None:
    assert check_references([text], dated=TODAY) == []


def test_right_paragraphs_together_are_right_too() -> None:
    assert check_references(RIGHT, dated=TODAY) == []


@pytest.mark.parametrize(("text", "code", "suggestion"), WRONG, ids=lambda value: str(value)[:50])
def test_a_slip_is_found_and_its_suggestion_mends_it(text: str, code: str, suggestion: str) -> None:
    (found,) = check_references([text], dated=TODAY)
    assert (found.code, found.suggestion) == (code, suggestion)
    assert text[found.start : found.end] == found.quote
    assert codes(mend(text, found)) == []


def test_several_faults_of_one_reference_are_mended_one_after_another() -> None:
    text = "Постановления Минпросвещения России «Об утверждении методологии» от 24.12.2019 г. № P-145"
    found = check_references([text], dated=TODAY)
    assert [one.code for one in found] == ["reference.kind", "reference.date", "reference.latin"]
    assert mended([text], found) == [
        "Распоряжения Минпросвещения России «Об утверждении методологии» от 25.12.2019 г. № Р-145"
    ]


def test_a_text_that_has_changed_is_not_mended_blindly() -> None:
    (found,) = check_references(["письмо № MP-42/02"], dated=None)
    with pytest.raises(ValueError, match="quote"):
        mend("другое письмо № MP-42/02", found)


PLACES = [
    ("статьи 351.8 ТК РФ", date(2025, 2, 28), ["reference.not-yet"]),
    ("статьи 351.8 ТК РФ", date(2025, 3, 1), []),
    ("приказ Минпросвещения России от 24.03.2023 № 196", date(2023, 8, 31), ["reference.not-yet"]),
    ("приказ Минпросвещения России от 24.03.2023 № 196", date(2023, 9, 1), []),
    ("приказ Минпросвещения России от 24.03.2023 № 196", date(2029, 8, 31), []),
    ("приказ Минпросвещения России от 24.03.2023 № 196", date(2029, 9, 1), ["reference.expired"]),
    ("приказ Минпросвещения России от 24.03.2023 № 196, который вступит в силу позже", date(2023, 5, 1), []),
    ("приказ Минобрнауки России от 07.04.2014 № 276", date(2023, 8, 31), []),
    ("распоряжение Правительства РФ от 21.05.2025 № 1264-р", date(2025, 5, 20), ["reference.later"]),
    ("распоряжение Правительства РФ от 21.05.2025 № 1264-р", None, []),
    ("приказом отдела образования от 25.10.2022 г. № 225", date(2022, 6, 20), ["reference.later"]),
    ("приказом отдела образования от 25.10.2022 г. № 225", date(2022, 10, 25), []),
    ("выполнить до 25.10.2027, приказ подготовить к 01.11.2027", date(2026, 1, 1), []),
    ("Я даю согласие на обработку моих персональных данных.", date(2025, 8, 31), []),
    ("Я даю согласие на обработку моих персональных данных.", date(2025, 9, 1), ["reference.consent"]),
    ("Я согласен(на) на обработку персональных данных ребёнка.", TODAY, ["reference.consent"]),
    (
        "Подписывая настоящее соглашение, стороны дают согласие на обработку своих персональных данных.",
        TODAY,
        ["reference.consent"],
    ),
]


@pytest.mark.parametrize(("text", "day", "expected"), PLACES, ids=lambda value: str(value)[:50])
def test_an_act_is_judged_by_the_day_of_the_document(
    text: str, day: date | None, expected: list[str]
) -> None:
    assert codes(text, day) == expected


def test_a_consent_that_stands_by_itself_is_right() -> None:
    text = [
        "СОГЛАСИЕ на обработку персональных данных",
        "Я даю согласие на обработку моих персональных данных.",
    ]
    assert check_references(text, dated=TODAY) == []
    beside = [*text, "Приложение 3", text[1]]
    assert [found.where for found in check_references(beside, dated=TODAY)] == [f"абзац{NBSP}4"]


def test_a_clause_of_consent_keeps_its_number_and_its_neighbours() -> None:
    text = "4.2. Работа ведётся весь год. Заключая соглашение, наставник даёт согласие на обработку персональных данных. Точка."
    (found,) = check_references([text], dated=TODAY)
    after = mend(text, found)
    assert after.startswith(
        "4.2. Работа ведётся весь год. Согласие на обработку персональных данных оформляется"
    )
    assert after.endswith("«О персональных данных»). Точка.")


def test_of_two_spellings_of_a_site_the_broken_one_is_found() -> None:
    text = [
        "http://zareche-obrazvanie.example.ru/a.pdf",
        "сайт zareche-obrazovanie.example.ru, почта metod@zareche-obrazovanie.example.ru",
    ]
    (found,) = check_references(text, dated=None)
    assert (found.paragraph, found.quote, found.code) == (
        1,
        "zareche-obrazvanie.example.ru",
        "reference.host",
    )
    assert check_references(mended(text, [found]), dated=None) == []


def test_the_rarer_spelling_is_wrong_where_no_word_tells() -> None:
    right = "https://nashalenka.example.ru"
    text = [right, right, "https://nashalnka.example.ru/plan"]
    (found,) = check_references(text, dated=None)
    assert (found.quote, found.suggestion) == ("nashalnka.example.ru", "nashalenka.example.ru")


@pytest.mark.parametrize(
    ("head", "day"),
    [
        (["ПРИКАЗ", "02.06.2023", "№ 94-13 /"], date(2023, 6, 2)),
        (["МБОУ «Школа № 5»", "№ 28 от 20.06.2022 г.", "О рекомендациях"], date(2022, 6, 20)),
        (["Приложение № 1", "к приказу управления", "от__11.11__2021 года"], date(2021, 11, 11)),
        (["УТВЕРЖДЕНО приказом директора от 1 сентября 2026 г. № 5", "Положение"], date(2026, 9, 1)),
        (["На № 5 от 01.02.2022", "Сообщаем, что 03.03.2022 прошёл семинар."], None),
        (["Положение о наставничестве"], None),
    ],
    ids=str,
)
def test_the_day_of_a_document_stands_in_its_head(head: list[str], day: date | None) -> None:
    assert document_date(head) == day


WORDS = st.sampled_from(
    ["", "Школа ведёт работу. ", "Согласно ", "наставничество, ", "5.1. ", "(далее – Положение) ", "«Круг» "]
)


@given(before=WORDS, after=WORDS, slips=st.lists(st.sampled_from(WRONG), min_size=1, max_size=3))
def test_mending_leaves_no_fault_and_touches_nothing_around(
    before: str, after: str, slips: list[tuple[str, str, str]]
) -> None:
    """Whatever stands around and however many slips there are; each in a sentence of its own."""
    paragraphs = [f"{before}{text}. {after}" for text, _, _ in slips]
    found = without_overlaps(check_references(paragraphs, dated=TODAY))
    assert {one.code for one in found} >= {code for _, code, _ in slips}
    for paragraph, (text, _, _) in zip(mended(paragraphs, found), slips, strict=True):
        assert paragraph.startswith(before)
        assert paragraph.endswith(f". {after}")
        assert paragraph != f"{before}{text}. {after}"
    assert check_references(mended(paragraphs, found), dated=TODAY) == []


@given(st.text(max_size=200), st.sampled_from([date(2020, 1, 1), TODAY, None]))
def test_no_text_breaks_the_check(text: str, day: date | None) -> None:
    for found in check_references([text], dated=day):
        assert text[found.start : found.end] == found.quote
        assert found.suggestion
        assert found.text


@pytest.mark.parametrize(
    "piece", ["_", "1.", "от ", "№ ", "а.", "«", "приказ ", "методические рекомендации "]
)
def test_a_long_line_is_read_in_time(piece: str) -> None:
    """What takes the square of a length would hold the server for a file of nothing but underscores."""
    begun = time.process_time()
    check_references([piece * (5_000 // len(piece))], dated=TODAY)
    assert time.process_time() - begun < 2
