"""Sums of money in papers."""

from nastavnik.rules.documents.wording.numerals import in_words, plural

NBSP = "\N{NO-BREAK SPACE}"


def roubles(amount: int) -> str:
    """«5000 (пять тысяч) рублей»."""
    digits, _, noun = plural(amount, "рубль", "рубля", "рублей").rpartition(NBSP)
    return f"{digits} ({in_words(amount)}) {noun}"
