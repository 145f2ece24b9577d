"""What papers on the work of an employee as a mentor share: when the article holds, whom it is about, the head."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from nastavnik.rules.documents.kinds import PersonInOrder
from nastavnik.rules.documents.papers import law, samples
from nastavnik.rules.documents.papers.words import Json
from nastavnik.rules.documents.wording.cases import Case
from nastavnik.rules.documents.wording.dates import short_date
from nastavnik.rules.documents.wording.typography import NBSP
from nastavnik.rules.outcome import Place, Problem

DIRECTOR = replace(samples.colleague(0), post="и. о. директора", key="head:1")


def in_force(dated: date | None) -> Iterator[Problem]:
    """No paper may rest on an article that was not there yet."""
    if dated is not None and dated < law.PAID_SINCE:
        words = (
            f"Статья{NBSP}351.8 ТК РФ действует с {short_date(law.PAID_SINCE)}, а документ датирован "
            f"{short_date(dated)}. До этого дня такой документ оформить нельзя."
        )
        yield Problem("article-not-in-force", words, Place(column="date"))


def own(who: PersonInOrder | None, column: str, row: int | None = None) -> Iterator[Problem]:
    """The article is about employees of this employer only."""
    if who is not None and (who.class_label or who.organisation):
        words = (
            f"{who.printed_short} не значится работником организации. Статья{NBSP}351.8 ТК РФ касается только её работников; "
            "с обучающимся или представителем партнёра заключите соглашение о наставничестве."
        )
        yield Problem("not-employee", words, Place(row=row, column=column))


def head_words(head: PersonInOrder | None) -> Json:
    """The post of the head at the beginning of a line."""
    assert head is not None
    posts = (head.described(Case.NOMINATIVE), head.described(Case.DATIVE))
    first, second = (post[:1].upper() + post[1:] for post in posts)
    return {"head_post": first, "head_post_dat": second}


HEAD_POST = {
    "head_post": "Должность руководителя с большой буквы",
    "head_post_dat": "То же, дательный падеж",
}
