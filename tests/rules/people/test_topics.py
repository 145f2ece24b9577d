"""A request or a competence in free Russian is read into topics, as a curator would read it."""

import time

import pytest
from benchmarks.topics import measure

from nastavnik.rules.people.topics import CATALOGUE, GROUPS, Found, Topic, TopicIndex


@pytest.fixture(scope="module")
def index() -> TopicIndex:
    return TopicIndex(CATALOGUE)


def topics(index: TopicIndex, text: str) -> set[str]:
    return {found.topic for found in index.read(text)}


@pytest.mark.fulfils("S2-5.1")
def test_the_reader_is_right_nine_times_of_ten_on_texts_it_has_never_seen() -> None:
    result, _ = measure("unseen")
    assert result.texts >= 100
    assert result.f1 >= 0.9


def test_the_part_it_was_made_on_is_read_almost_whole() -> None:
    result, _ = measure("tuned")
    assert result.texts >= 150
    assert result.f1 >= 0.97


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("подготовка к ОГЭ по математике", {"oge", "maths"}),
        ("МАТЕМАТИКОЙ", {"maths"}),
        ("математический кружок", {"maths"}),
        ("по матиматике и физеке", {"maths", "physics"}),
        ("програмирование", {"programming"}),
        ("ИЗО, ИКТ-компетентность, ОВЗ, ЕГЭ", {"art", "digital-tools", "special-needs", "ege"}),
        ("математическая грамотность", {"functional-literacy"}),  # the longer phrase is meant
        ("выступления перед аудиторией", {"public-speaking"}),
        ("работа с очень требовательными родителями", {"parents"}),
        ("Тьютор. Родителями довольны, работа спорится", {"special-needs"}),  # not across clauses
        ("", set()),
        ("12345 !!!", set()),
        ("любые вопросы", set()),
    ],
)
def test_words_in_any_form(index: TopicIndex, text: str, expected: set[str]) -> None:
    assert topics(index, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("не нужна помощь по физике", set()),
        ("помощь по физике не требуется, нужна по химии", {"chemistry"}),
        ("физика не нужна, но нужна химия", {"chemistry"}),
        ("все предметы, кроме химии и физики", set()),
        ("проблем с математикой нет", set()),
        ("не понимает физику", {"physics"}),
        ("не умеет общаться", {"communication"}),
        ("не хочет учиться", {"motivation"}),
        ("не хватает уверенности", {"confidence"}),
        ("физика не нужна; позже нужна физика к ЕГЭ", {"physics", "ege"}),
    ],
)
def test_a_refusal_is_not_a_request_and_a_lack_is(index: TopicIndex, text: str, expected: set[str]) -> None:
    assert topics(index, text) == expected


def test_what_gave_a_topic_away_is_shown(index: TopicIndex) -> None:
    assert index.read("Нужна Физика и работа с родителями!") == [
        Found("physics", ("физика",), (6, 12)),
        Found("parents", ("работа", "родителями"), (15, 34)),
    ]


def test_the_catalogue_is_whole() -> None:
    codes = [topic.code for topic in CATALOGUE]
    assert len(codes) == len(set(codes)) >= 60
    assert {topic.parent for topic in CATALOGUE} == set(GROUPS)
    assert all(topic.title and topic.words and all(topic.words) for topic in CATALOGUE)


def test_every_phrase_of_the_catalogue_is_found_by_itself(index: TopicIndex) -> None:
    lost = [
        (topic.code, phrase)
        for topic in CATALOGUE
        for phrase in topic.words
        if "*" not in phrase and not index.read(phrase)
    ]
    assert lost == []


def test_a_place_may_have_topics_of_its_own() -> None:
    own = TopicIndex([Topic("reindeer", "Оленеводство", ("олен*", "каслание"))])
    assert topics(own, "Хочет стать оленеводом") == {"reindeer"}
    assert topics(own, "физика") == set()


def test_a_thousand_requests_are_read_in_no_time(index: TopicIndex) -> None:
    texts = [
        f"подготовка к ОГЭ по математике {n}, общение со сверстниками, робототехника" for n in range(1000)
    ]
    index.read(texts[0])
    start = time.process_time()
    assert all(len(index.read(text)) == 4 for text in texts)
    assert time.process_time() - start < 3
