"""Topics as a unit sees them, and reading texts with them."""

from collections.abc import Callable
from functools import lru_cache

from django.db.models import Count, Max, Q, QuerySet, Sum

from nastavnik.orgs.models import PATH_STEP, Unit
from nastavnik.people.models import Topic
from nastavnik.rules.people import topics as rules

Reader = Callable[[str], tuple[int, ...]]
_TEXTS_KEPT = 5_000
_READERS_KEPT = 16
_READERS: dict[str, tuple[tuple[int, ...], Reader]] = {}
"""Path of a unit → the state of its catalogue and the reader made for it; a process of its own keeps its own."""


def topics_seen_by(unit: Unit) -> "QuerySet[Topic]":
    """The built-in topics, and those of the unit and of the units above it."""
    ends = range(PATH_STEP, len(unit.path) + 1, PATH_STEP)
    above = [unit.path[:end] for end in ends]
    return Topic.objects.filter(Q(owner=None) | Q(owner__path__in=above))


def topics_of(unit: Unit) -> dict[int, Topic]:
    """Topics in use that a request there may have, by id, in the order of titles; groups are not among them."""
    return {topic.pk: topic for topic in topics_seen_by(unit).filter(active=True).exclude(words="")}


def topic_groups() -> list[Topic]:
    """The headings under which topics stand."""
    return list(Topic.objects.filter(owner=None, words=""))


def read_topics(unit: Unit, text: str) -> tuple[int, ...]:
    """Ids of the topics in a text, in the order of its words."""
    return topic_reader(unit)(text)


def topic_reader(unit: Unit) -> Reader:
    """A reader for many texts: the catalogue is looked up once (one query), each distinct text read once."""
    counts = topics_seen_by(unit).aggregate(
        Count("pk"), Max("pk"), Sum("version"), active=Count("pk", filter=Q(active=True))
    )
    state = tuple(counts.values())
    held = _READERS.get(unit.path)
    if held is None or held[0] != state:
        if len(_READERS) >= _READERS_KEPT:
            _READERS.clear()
        held = _READERS[unit.path] = (state, _made_reader(topics_of(unit)))
    return held[1]


def _made_reader(topics: dict[int, Topic]) -> Reader:
    ids = {topic.code: pk for pk, topic in topics.items()}
    index = rules.TopicIndex(
        rules.Topic(topic.code, topic.title, phrases(topic.words)) for topic in topics.values()
    )

    @lru_cache(maxsize=_TEXTS_KEPT)
    def read(text: str) -> tuple[int, ...]:
        return tuple(ids[found.topic] for found in index.read(text)) if text else ()

    return read


def phrases(words: str) -> tuple[str, ...]:
    """The stored phrases, one a line."""
    return tuple(line for line in words.splitlines() if line)
