"""«Проверить документ»: faults with their places, the checklist with a person's word, nothing of it kept."""

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
import openpyxl
import pytest
import typst
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from nastavnik.files.models import StoredFile
from nastavnik.rules.access import Permission
from nastavnik.rules.documents.regulation import POINTS
from nastavnik.web.documents.checking import GROUPS, check
from nastavnik.web.policy import policy_of
from tests.factories import District
from tests.web.reading import text_of

SignIn = Callable[..., Client]
ADDRESS = "/documents/check/"
LETTER = """Отдел образования Заречного района

№ 28 от 20.06.2022 г.
О направлении рекомендаций
Модель утверждена приказом отдела образования от 25.10.2022 г. № 225.
Методические рекомендации (приложение к распоряжению Минпросвещения России от 25.12.2019 № P-145) учтены.
Материалы: http://zareche-obrazvanie.example.ru/a.pdf и http://zareche-obrazovanie.example.ru/b.pdf
Образец: https://docs.yandex.ru/docs/view?url=ya-browser%3A%2F%2FAb1%3Fsign%3DX3&name=Plan.docx
"""
REGULATION = (Path(__file__).parents[2] / "benchmarks" / "data" / "regulations" / "dev-full.txt").read_text(
    encoding="utf-8"
)


@pytest.fixture
def alisa(district: District, sign_in: SignIn) -> Client:
    return sign_in(district.alisa)


def brought(name: str, content: bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def word(*paragraphs: str) -> bytes:
    document = docx.Document()
    for text in paragraphs:
        document.add_paragraph(text)
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


def shown(client: Client, status: int = 200, **typed: object) -> str:
    answer = client.post(ADDRESS, typed)
    assert answer.status_code == status
    return text_of(answer)


# --- what is found ------------------------------------------------------------------------------------------


@pytest.mark.fulfils("S0-0.8")
def test_an_act_later_than_the_letter_is_marked_inside_its_sentence(alisa: Client) -> None:
    text = shown(alisa, text=LETTER)
    assert "на дату 20.06.2022 (из текста)" in text
    assert "приказом отдела образования от <mark>25.10.2022 г.</mark> № 225." in text
    assert "Документ от 20.06.2022 ссылается на акт от 25.10.2022" in text
    assert "Верное известно только вам" in text


@pytest.mark.fulfils("S1-0.8")
@pytest.mark.parametrize(
    ("sentence", "fault", "right"),
    [
        ("методология (распоряжение Минпросвещения России от 25.12.2019 № P-145)", "№ P-145", "№ Р-145"),
        ("распоряжение Минпросвещения от 25.12.2019 № 145-р", "№ 145-р", "№ Р-145"),
        ("методология наставничества (Р145)", "Р145", "Р-145"),
        ("постановлением Минпросвещения РФ от 25.12.2019 № Р-145", "постановлением", "распоряжением"),
        ("распоряжение от 24.12.2019 № Р-145", "24.12.2019", "25.12.2019"),
        (
            "методические рекомендации (приложение к распоряжению Минпросвещения России от 25.12.2019 № Р-145)",
            "распоряжению Минпросвещения России от 25.12.2019 № Р-145",
            "письму Минпросвещения России от 23.01.2020 № МР-42/02",
        ),
    ],
)  # fmt: skip
def test_a_misquotation_is_shown_with_the_right_form(
    alisa: Client, sentence: str, fault: str, right: str
) -> None:
    text = shown(alisa, text=sentence, dated="2026-11-21")
    assert "1 замечание" in text
    assert f"<mark>{fault}</mark>" in text
    assert f"Верно: <strong>{right}</strong>" in text


@pytest.mark.fulfils("S0-0.12", "S0-1.19")
def test_a_host_spelt_in_two_ways_and_a_link_of_a_viewer_stand_in_one_group(alisa: Client) -> None:
    text = shown(alisa, text=LETTER)
    group = text[text.index("Адреса в интернете") :]
    assert "<mark>zareche-obrazvanie.example.ru</mark>" in group
    assert "Верно: <strong>zareche-obrazovanie.example.ru</strong>" in group
    assert "Временная ссылка просмотрщика" in group
    assert "файл «Plan.docx»" in group


@pytest.mark.fulfils("S4-1.6")
def test_a_task_without_a_term_is_told_with_its_place(alisa: Client) -> None:
    order = ("ПРИКАЗ", "02.06.2023", "ПРИКАЗЫВАЮ:", "1. Директорам школ внести изменения в приказы.")
    text = shown(alisa, file=brought("Приказ.docx", word(*order)))
    assert "Приказ.docx" in text
    assert "абзац 4" in text
    assert "Директорам школ <mark>внести</mark> изменения" in text
    assert "поручение без срока" in text


def test_every_finding_stands_in_one_group() -> None:
    rules = Path(__file__).parents[2] / "src" / "nastavnik" / "rules" / "documents"
    said = {
        code
        for file in [*(rules / "references").glob("*.py"), *(rules / "sense").glob("*.py")]
        for code in file.read_text(encoding="utf-8").split('"')
        if code.startswith(("reference.", "sense."))
    }
    grouped = [code for codes in GROUPS.values() for code in codes]
    assert sorted(grouped) == sorted(said)


def test_of_very_many_findings_a_page_shows_the_first_and_the_list_has_all(alisa: Client) -> None:
    many = "\n".join([SENTENCE] * 230)
    text = shown(alisa, text=many)
    assert text.count("<mark>") == 200
    assert "И ещё 30. Все замечания есть в списке" in text
    answer = alisa.post(ADDRESS, {"text": many, "action": "list"})
    rows = list(openpyxl.load_workbook(io.BytesIO(answer.content))["Замечания"].values)
    assert [row[0] for row in rows] == ["№", *range(1, 231)]


def test_a_faultless_text_is_not_praised_beyond_what_was_looked_at(alisa: Client) -> None:
    text = shown(alisa, text="О проведении недели наставничества в школе.")
    assert "Замечаний нет" in text
    assert "Смысл документа программа не оценивает" in text
    assert "Исправить всё" not in text
    assert "Даты в шапке документа нет" in text


def test_what_stands_in_a_document_is_text_and_never_markup(alisa: Client) -> None:
    evil = "<script>alert(1)</script></textarea><img src=x> письмо № MP-42/02"
    text = shown(alisa, text=evil)
    assert "<script>alert(1)" not in text
    assert "</textarea><img" not in text
    assert "&lt;img src=x&gt; письмо <mark>№ MP-42/02</mark>" in text


# --- what is brought ----------------------------------------------------------------------------------------


def odt(text: str) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as made:
        made.writestr("mimetype", "application/vnd.oasis.opendocument.text", zipfile.ZIP_STORED)
        made.writestr(
            "content.xml",
            '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
            'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:text>'
            f"<text:p>{text}</text:p></office:text></office:body></office:document-content>",
        )
    return target.getvalue()


def pdf(text: str) -> bytes:
    made = typst.compile(text.encode())
    assert isinstance(made, bytes)
    return made


SENTENCE = "Направляем вам письмо № MP-42/02 для работы."


@pytest.mark.parametrize(
    ("name", "content", "plain"),
    [
        ("a.docx", word(SENTENCE), False),
        ("a.odt", odt(SENTENCE), False),
        ("a.pdf", pdf(SENTENCE), False),
        ("a.txt", SENTENCE.encode("cp1251"), True),
        ("a", SENTENCE.encode(), True),
    ],
    ids=["docx", "odt", "pdf", "txt", "without a name"],
)
def test_every_kind_of_file_is_read_and_none_is_kept(
    alisa: Client, name: str, content: bytes, plain: bool
) -> None:
    session = dict(alisa.session)
    text = shown(alisa, file=brought(name, content))
    assert "<mark>№ MP-42/02</mark>" in text
    assert ("Исправить всё" in text) == plain
    assert not StoredFile.objects.exists()
    assert set(alisa.session.keys()) <= {*session, "seen", "began"}


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({}, "Выберите файл или вставьте текст"),
        ({"text": " \n "}, "Выберите файл или вставьте текст"),
        ({"text": "слово", "file": brought("a.txt", b"x")}, "Оставьте что-нибудь одно"),
        ({"file": brought("a.doc", b"\xd0\xcf\x11\xe0xxxx")}, "Это файл старого Word (DOC)"),
        ({"file": brought("a.png", b"\x89PNG....")}, "Такой файл не читается"),
        ({"file": brought("a.docx", word())}, "В файле нет текста"),
        ({"file": brought("a.pdf", b"%PDF-1.7 broken")}, "Файл повреждён или скачан не полностью"),
        ({"text": "слово " * 200_000}, "больше миллиона знаков"),
        ({"text": "слово", "dated": "31.02.2026"}, "Введите правильную дату"),
    ],
    ids=["nothing", "blank", "both", "doc", "picture", "no text", "broken", "long", "no such day"],
)
def test_what_cannot_be_checked_is_told_in_a_sentence(
    alisa: Client, typed: dict[str, object], sentence: str
) -> None:
    text = shown(alisa, status=422, **typed)
    assert sentence in text
    assert "Документ не проверен" in text


@pytest.mark.parametrize("text", ["BMW дарит школе", "%PDF-1.7 – это формат", "<html> и текст", "PK и слова"])
def test_a_pasted_text_is_a_text_whatever_it_begins_with(alisa: Client, text: str) -> None:
    assert "Замечаний нет" in shown(alisa, text=text)


def test_the_page_says_that_nothing_is_kept(alisa: Client) -> None:
    assert "Файл читается один раз и не сохраняется" in text_of(alisa.get(ADDRESS))


def test_the_day_may_be_told_and_changed(alisa: Client) -> None:
    text = "Согласно статье 351.8 Трудового кодекса"
    assert "Замечаний нет" in shown(alisa, text=text)
    assert "Замечаний нет" in shown(alisa, text=text, dated="2025-03-01")
    assert "действует с 01.03.2025" in shown(alisa, text=text, dated="2025-02-28")


# --- what is taken away -------------------------------------------------------------------------------------


def test_all_that_is_certain_is_mended_and_the_rest_stays(alisa: Client) -> None:
    text = shown(alisa, text=LETTER, action="mended")
    assert "Исправлено 2 места" in text
    assert "Осталось решить вам: 2 замечания" in text
    answer = alisa.post(ADDRESS, {"text": LETTER, "action": "mended-file"})
    assert answer["Content-Disposition"].startswith("attachment")
    mended = answer.content.decode("utf-8-sig").replace("\r\n", "\n").replace("\xa0", " ")
    was, now = LETTER.splitlines(), mended.splitlines()
    assert now[:5] == was[:5]
    assert now[5] == (
        "Методические рекомендации (приложение к письму Минпросвещения России от 23.01.2020 № МР-42/02) учтены."
    )
    assert now[6] == was[6].replace("obrazvanie", "obrazovanie")
    assert now[7] == was[7]


def test_the_list_is_a_workbook_without_formulas(alisa: Client) -> None:
    evil = '=HYPERLINK("http://x.example";"x") письмо № MP-42/02'
    answer = alisa.post(
        ADDRESS, {"text": f"{evil}\n{LETTER}", "regulation": "on", "action": "list", "point-1": "yes"}
    )
    book = openpyxl.load_workbook(io.BytesIO(answer.content))
    assert book.sheetnames == ["Замечания", "Чек-лист"]
    remarks = list(book["Замечания"].values)
    assert remarks[0][:4] == ("№", "Где", "О чём", "Что написано")
    assert remarks[1][1:4] == ("абзац\xa01", "Ссылки на акты", "№ MP-42/02")
    assert all(cell.data_type != "f" for sheet in book for row in sheet for cell in row)
    points = list(book["Чек-лист"].values)
    assert len(points) == 13
    assert points[1][2:4] == ("есть", "Не найдено.")
    assert points[1][5] is None
    assert points[9][5].startswith("Куратор ведёт")


# --- the checklist ------------------------------------------------------------------------------------------


@pytest.mark.fulfils("S4-2.1", "S4-2.2", "S4-2.3", "S4-2.4", "S4-2.5", "S4-2.6", "S4-2.7", "S4-2.8")
def test_a_whole_regulation_has_every_point_with_its_quotation(alisa: Client) -> None:
    text = shown(alisa, text=REGULATION, regulation="on")
    for point in POINTS:
        assert f"<legend>{point.number}. {point.title}</legend>" in text
        assert f'name="point-{point.number}" value="yes" checked' in text
    assert text.count("Похоже, есть.") + text.count("Похоже, есть. Можно добавить") == 12
    assert text.count('<blockquote class="check-quote">') >= 12


@pytest.mark.fulfils("S4-2.11")
def test_what_is_missing_is_said_with_what_to_write_and_no_certainty(alisa: Client) -> None:
    text = shown(alisa, text="Мониторинг проводится дважды в год.", regulation="on")
    assert "«Не найдено» не значит, что его нет" in text
    assert 'name="point-11" value="partly" checked' in text
    assert "Похоже, есть не всё. Не видно: доля наставляемых с положительной динамикой" in text
    assert text.count('value="no" checked') == 11
    for point in POINTS:
        assert point.advice in text


def test_the_checklist_is_asked_for(alisa: Client) -> None:
    assert "Чек-лист Положения" not in shown(alisa, text=REGULATION)


def test_the_person_decides_and_the_summary_counts_his_word(alisa: Client) -> None:
    said = {f"point-{point.number}": "yes" for point in POINTS} | {"point-9": "no", "point-11": "partly"}
    text = shown(alisa, text=REGULATION, regulation="on", action="summary", **said)
    assert "Положение: есть – 10, частично – 1, нет – 1" in text
    to_write = text[text.index('id="to-write"') :]
    assert POINTS[8].advice in to_write
    assert POINTS[10].advice in to_write
    assert POINTS[0].advice not in to_write
    assert text.count("исправлено проверившим") == 2
    back = shown(alisa, text=REGULATION, regulation="on", **said)
    assert 'name="point-9" value="no" checked' in back


def test_a_word_that_is_none_of_three_is_not_taken(alisa: Client) -> None:
    text = shown(alisa, text=REGULATION, regulation="on", action="summary", **{"point-9": "perhaps"})
    assert "есть – 12, частично – 0, нет – 0" in text


# --- who and at what cost -----------------------------------------------------------------------------------


def test_only_those_who_make_documents_check_them(district: District, sign_in: SignIn) -> None:
    assert sign_in(district.alisa).get(ADDRESS).status_code == 200
    assert sign_in(district.boris).get(ADDRESS).status_code == 200
    assert sign_in(district.admin).get(ADDRESS).status_code == 403
    assert sign_in(district.admin).post(ADDRESS, {"text": SENTENCE}).status_code == 403
    assert policy_of(check).permissions == (Permission.DOCUMENTS_ISSUE,)
    assert Client().get(ADDRESS).status_code == 302
    assert Client().post(ADDRESS, {"text": SENTENCE}).status_code == 302


@pytest.mark.parametrize("lines", [1, 30])
def test_a_check_takes_the_same_number_of_queries_whatever_is_found(
    alisa: Client, lines: int, django_assert_num_queries: Callable[..., object]
) -> None:
    text = "\n".join([SENTENCE] * lines)
    shown(alisa, text=text)
    with django_assert_num_queries(6):  # type: ignore[attr-defined]  # a context manager
        shown(alisa, text=text, regulation="on")


def test_a_form_that_arrives_twice_is_answered_twice(alisa: Client) -> None:
    typed = {"text": SENTENCE, "_key": "0123456789"}
    assert shown(alisa, **typed).count("<mark>") == shown(alisa, **typed).count("<mark>") == 1
