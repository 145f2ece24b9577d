"""The catalogue of topics grows from the screen: a unit's own topics, seen in it and below it."""

from datetime import datetime

from django.db import transaction

from nastavnik.journal.actions import record
from nastavnik.orgs.models import Unit
from nastavnik.people.facts import cleaned, same_version
from nastavnik.people.models import Topic
from nastavnik.people.topics import phrases, topics_seen_by
from nastavnik.rules.access import Actor
from nastavnik.rules.outcome import Place, Problem, Refused

_MOST_PHRASES = 200
_LONGEST_PHRASE = 80


@transaction.atomic
def create_topic(
    owner: Unit, *, title: str, words: str, by: Actor, now: datetime, parent: Topic | None = None
) -> Topic:
    """A topic of a unit's own. `words`: phrases that mean it, one a line, in any form; «*» for any ending."""
    topic = Topic(owner=owner, title=title.strip(), words=_tidy(words), parent=parent)
    topic.code = _free_code(owner)
    _sound(topic, owner)
    topic.save()
    record("people.topic.created", topic, by=by, now=now, unit_path=owner.path, code=topic.code)
    return topic


@transaction.atomic
def change_topic(
    topic: Topic,
    *,
    version: int,
    title: str,
    words: str,
    by: Actor,
    now: datetime,
    active: bool = True,
    parent: Topic | None = None,
) -> Topic:
    """Change a unit's own topic; texts are read with it from then on. A built-in one is refused."""
    current = Topic.objects.select_for_update(of=("self",)).select_related("owner").get(pk=topic.pk)
    if current.owner is None:
        text = "Встроенную тему изменить нельзя. Добавьте свою тему с нужными словами."
        raise Refused(Problem("topic.builtin", text))
    facts = {"title": title.strip(), "words": _tidy(words), "active": active, "parent": parent}
    same_version(current, version, facts)
    for name, value in facts.items():
        setattr(current, name, value)
    _sound(current, current.owner)
    current.version = version + 1
    current.save()
    record(
        "people.topic.changed", current, by=by, now=now, unit_path=current.owner.path,
        code=current.code, active=active,
    )  # fmt: skip
    return current


def _tidy(words: str) -> str:
    lines = (" ".join(line.split()).lower() for line in words.replace(",", "\n").splitlines())
    return "\n".join(dict.fromkeys(line for line in lines if line.strip("* ")))


def _free_code(owner: Unit) -> str:
    number = Topic.objects.filter(owner=owner).count() + 1
    while Topic.objects.filter(code=f"own-{owner.pk}-{number}").exists():
        number += 1
    return f"own-{owner.pk}-{number}"


def _sound(topic: Topic, owner: Unit) -> None:
    listed = phrases(topic.words)
    column = Place(column="Слова и выражения, по одному в строке")
    if not listed:
        raise Refused(
            Problem("topic.words", "Напишите хотя бы одно слово, по которому узнаётся тема.", column)
        )
    if len(listed) > _MOST_PHRASES or any(len(phrase) > _LONGEST_PHRASE for phrase in listed):
        text = f"Не больше {_MOST_PHRASES} выражений, каждое не длиннее {_LONGEST_PHRASE} знаков."
        raise Refused(Problem("topic.words_many", text, column))
    seen = topics_seen_by(owner).filter(active=True).exclude(pk=topic.pk)
    titles = {title.casefold() for title in seen.values_list("title", flat=True)}
    if topic.active and topic.title.casefold() in titles:
        raise Refused(Problem("topic.double", "Тема с таким названием уже есть.", Place(column="Тема")))
    cleaned(topic)
