"""A topic of the catalogue."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Topic:
    """What a request may be about. `words` are the phrases that mean it, in any grammatical form.

    The words of a phrase may stand in any order close together; «*» at the end of a word stands for any ending
    («программ*»). `parent` is the code of the group.
    """

    code: str
    title: str
    words: tuple[str, ...]
    parent: str = ""


def topic(parent: str, code: str, title: str, words: str) -> Topic:
    """A topic whose phrases are divided by « | »."""
    return Topic(code, title, tuple(" ".join(words.split()).split(" | ")), parent)
