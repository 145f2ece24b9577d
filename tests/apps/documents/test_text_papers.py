"""What regulations, minutes and letters say when they are printed: the parts that requirements ask for."""

import pytest
from tools.document_templates.__main__ import FOLDER

from nastavnik.documents.kinds import ISSUABLE
from nastavnik.documents.rendering.blocks import plain_text
from nastavnik.documents.rendering.filling import fill
from nastavnik.rules.documents.regulation import Verdict, check_regulation


def _text(code: str, number: int = 0) -> str:
    kind = ISSUABLE[code]
    sample = kind.samples[number]
    filled = fill((FOLDER / kind.built_in).read_bytes(), kind.context(sample), title=code, dated=sample.dated)
    return plain_text(filled).replace("\N{NO-BREAK SPACE}", " ")


def _in_order(text: str, *parts: str) -> bool:
    places = [text.find(part) for part in parts]
    return -1 not in places and places == sorted(places)


@pytest.mark.fulfils("S0-2.1.9", "S1-3.1.1g")
def test_the_regulation_of_pupils_has_its_sections_in_order() -> None:
    assert _in_order(
        _text("pupils-regulation"),
        "УТВЕРЖДЕНО", "1. Область применения", "2. Нормативные ссылки", "3. Термины и определения",
        "4. Цель, задачи и планируемые результаты", "5. Принципы", "6. Порядок реализации Программы", "7. Куратор",
        "8. Наставник", "9. Наставляемый", "10. Отбор наставников", "11. Формирование пар и групп",
        "12. Завершение", "13. Мотивация и поощрение", "14. Мониторинг", "15. Информация на сайте",
        "https://school.example/nastavnichestvo", "16. Заключительные положения",
    )  # fmt: skip


def test_the_regulation_of_teachers_passes_the_whole_checklist_of_self_audit() -> None:
    findings = check_regulation(_text("teachers-regulation").splitlines())
    assert len(findings) == 12
    assert [one.title for one in findings if one.verdict is not Verdict.FOUND] == []


@pytest.mark.fulfils("S1-3.1.1h")
def test_minutes_carry_agenda_hearing_decision_and_vote() -> None:
    assert _in_order(
        _text("council-minutes"),
        "заседания педагогического совета", "Кворум имеется.", "ПОВЕСТКА ДНЯ:",
        "1. О рассмотрении плана", "2. О рассмотрении Положения", "1. СЛУШАЛИ:", "Ларионову Алису Петровну",
        "ВЫСТУПИЛИ:", "1.1. Одобрить план", "«за» – 5, «против» – 0, «воздержались» – 0",
        "2. СЛУШАЛИ:", "2.1. Рекомендовать", "Председатель | ", "Секретарь | ",
    )  # fmt: skip


@pytest.mark.fulfils("S0-0.4", "S0-0.10", "S0-1.9")
def test_recommendations_are_a_letter_with_an_annex_to_all_and_to_each() -> None:
    assert _in_order(
        _text("recommendations-letter"),
        "№ 01-10/925", "Директору МБОУ «Школа № 6»", "Рожиной М. И.", "О направлении адресных рекомендаций",
        "Уважаемая Мария Ивановна!", "утверждённой приказом", "на основании приказа", "В. И. Дьячковская",
        "Приложение к письму от 21 ноября 2026 г. № 01-10/925", "Выявленные дефициты",
        "Рекомендации всем организациям", "Рекомендации отдельным организациям", "МБОУ «Школа № 5»", "01.02.2027",
        "Алгоритм работы по этапам",
    )  # fmt: skip
