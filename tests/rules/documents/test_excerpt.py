"""A quotation inside its sentence."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nastavnik.rules.documents.excerpt import excerpt
from nastavnik.rules.documents.findings import Finding


def shown(paragraph: str, quote: str) -> str:
    start = paragraph.index(quote)
    found = Finding(1, start, start + len(quote), "code", quote, "text", "right")
    cut = excerpt(paragraph, found)
    assert cut.quote == quote
    return f"{cut.before}[{cut.quote}]{cut.after}"


@pytest.mark.parametrize(
    ("paragraph", "quote", "expected"),
    [
        ("Одно. Два слова тут. Три.", "слова", "Два [слова] тут."),
        ("Одно слово", "слово", "Одно [слово]"),
        ("Приказ от 25.10.2022 г. № 225 издан.", "№ 225", "Приказ от 25.10.2022 г. [№ 225] издан."),
        ("По ст. 351 и г. Омск верно. Дальше.", "верно", "По ст. 351 и г. Омск [верно]."),
        ("1. Директорам внести изменения.", "внести", "1. Директорам [внести] изменения."),
        ("Первое. Второе. Третье.", "Первое. Второе", "[Первое. Второе]."),
        ("Куратор Иванова О. П. ведёт. Иное.", "ведёт", "Куратор Иванова О. П. [ведёт]."),
    ],
)
def test_the_sentence_is_whole_and_alone(paragraph: str, quote: str, expected: str) -> None:
    assert shown(paragraph, quote) == expected


def test_a_long_sentence_is_cut_at_words() -> None:
    cut = shown(f"{'слово ' * 100}ошибка{' слово' * 100}", "ошибка")
    assert cut.startswith("… слово ")
    assert cut.endswith(" слово …")
    assert len(cut) < 340


@given(st.text(max_size=400), st.integers(0, 400), st.integers(0, 400))
def test_any_text_keeps_its_quotation(paragraph: str, one: int, other: int) -> None:
    start, end = sorted((min(one, len(paragraph)), min(other, len(paragraph))))
    cut = excerpt(paragraph, Finding(1, start, end, "code", paragraph[start:end], "text", "right"))
    assert cut.quote == paragraph[start:end]
