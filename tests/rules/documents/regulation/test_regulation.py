"""The checklist of a regulation: a rule is told from a heading, from a definition and from a denial."""

import pytest
from benchmarks.regulations import measure
from hypothesis import given
from hypothesis import strategies as st

from nastavnik.rules.documents.regulation import POINTS, Verdict, check_regulation
from nastavnik.rules.documents.regulation.units import is_heading, units_of


def verdict(number: int, *paragraphs: str) -> Verdict:
    return check_regulation(paragraphs)[number - 1].verdict


def test_the_points_are_those_of_the_checklist_in_order() -> None:
    assert [point.number for point in POINTS] == list(range(1, 13))
    for point in POINTS:
        codes = [part.code for part in point.parts]
        assert len(set(codes)) == len(codes)
        assert {*point.all_of, *point.partly_by} <= set(codes)
        assert point.enough <= len(set(codes) - set(point.all_of))


def test_every_model_wording_passes_its_own_point() -> None:
    """What we advise to write is found when it is written; only an address has to be filled in."""
    for point in POINTS:
        text = point.advice.replace("____________", "https://school.example.ru/nastavnik")
        assert verdict(point.number, text) is Verdict.FOUND, point.title


def test_an_empty_text_has_nothing() -> None:
    assert {found.verdict for found in check_regulation([])} == {Verdict.MISSING}


@pytest.mark.parametrize(
    ("number", "paragraphs", "expected"),
    [
        (9, ["Куратор ведёт банк наставников и банк наставляемых."], Verdict.FOUND),
        (9, ["Банк наставников и наставляемых"], Verdict.MISSING),
        (9, ["Термины", "Банк наставников – перечень наставников и наставляемых школы."], Verdict.MISSING),
        (9, ["Банк наставников и наставляемых не ведётся."], Verdict.MISSING),
        (9, ["Банк наставников и наставляемых отсутствует."], Verdict.MISSING),
        (9, ["Банк наставников и наставляемых ведётся не реже раза в месяц."], Verdict.FOUND),
        (12, ["Сведения размещаются на сайте школы."], Verdict.PARTLY),
        (12, ["Сведения размещаются на сайте: https://school.example.ru/n."], Verdict.FOUND),
        (12, ["Почта: school@example.ru"], Verdict.MISSING),
        (2, ["Школа помогает молодым специалистам."], Verdict.MISSING),
        (2, ["Категории наставляемых: молодые специалисты."], Verdict.PARTLY),
        (2, ["Наставляемыми могут быть:", "– молодые специалисты;", "– другие."], Verdict.PARTLY),
        (4, ["Отбор наставников не проводится."], Verdict.MISSING),
        (4, ["Критерии отбора наставников: стаж не менее пяти лет."], Verdict.PARTLY),
        (11, ["Мониторинг будет введён позднее."], Verdict.MISSING),
        (11, ["Мониторинг проводится дважды в год."], Verdict.PARTLY),
    ],
)  # fmt: skip
def test_a_rule_is_more_than_its_words(number: int, paragraphs: list[str], expected: Verdict) -> None:
    assert verdict(number, *paragraphs) is expected


def test_a_point_found_in_part_says_what_is_not_there_and_what_to_write() -> None:
    found = check_regulation(["Сведения размещаются на сайте школы."])[11]
    assert found.text == "Похоже, есть не всё. Не видно: адрес действующей страницы."
    assert [(one.part, one.paragraph, one.quote) for one in found.evidence] == [
        ("site", 1, "Сведения размещаются на сайте школы.")
    ]
    assert "адрес страницы: ____________" in found.advice


def test_sentences_know_their_heading_and_their_list() -> None:
    units = units_of(
        [
            "2. Участники",
            "Категории наставляемых:",
            "– молодые педагоги;",
            "– стажёры.",
            "Прочее решает совет. Срок – г. Н.",
        ]
    )
    assert [(unit.paragraph, unit.heading, unit.lead, unit.text) for unit in units] == [
        (2, "2. Участники", "", "Категории наставляемых:"),
        (3, "2. Участники", "Категории наставляемых:", "– молодые педагоги;"),
        (4, "2. Участники", "Категории наставляемых:", "– стажёры."),
        (5, "2. Участники", "", "Прочее решает совет."),
        (5, "2. Участники", "", "Срок – г. Н."),
    ]


@pytest.mark.parametrize(
    ("text", "heading"),
    [
        ("УПРАВЛЕНИЕ", True),
        ("3. Цель и задачи", True),
        ("5. Мониторинг.", True),
        ("Раздел 4. Как сопровождаем", True),
        ("10. Куратор ведёт базу наставников.", False),
        ("3.1. Цель наставничества", False),
        ("молодые педагоги;", False),
        ("Задачи:", False),
    ],
)
def test_headings_are_told_from_sentences(text: str, heading: bool) -> None:
    assert is_heading(text) is heading


def test_labelled_regulations_are_read_as_a_person_reads_them() -> None:
    """The part that was never looked at while tuning; the figures are those that the benchmark prints."""
    result, _ = measure("unseen")
    assert result.accuracy >= 0.9
    assert result.precision(Verdict.FOUND) >= 0.9
    assert result.recall(Verdict.FOUND) >= 0.9


@given(st.lists(st.text(max_size=80), max_size=12))
def test_no_text_breaks_the_check(paragraphs: list[str]) -> None:
    for found in check_regulation(paragraphs):
        assert found.text
        for one in found.evidence:
            assert one.quote in paragraphs[one.paragraph - 1]
