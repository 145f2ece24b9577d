"""Topics as a unit sees them, and reading texts with them."""

from collections.abc import Callable
from functools import lru_cache

from django.db.models import Q, QuerySet

from nastavnik.orgs.models import PATH_STEP, Unit
from nastavnik.people.models import Topic
from nastavnik.rules.people import topics as rules

Reader = Callable[[str], tuple[int, ...]]
_TEXTS_KEPT = 5_000
_READERS_KEPT = 16
_Rows = tuple[tuple[int, str, str, str], ...]  # id, code, title, words of each topic


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
    used = topics_seen_by(unit).filter(active=True).exclude(words="").order_by("pk")
    return _made_reader(tuple(used.values_list("pk", "code", "title", "words")))


@lru_cache(maxsize=_READERS_KEPT)
def _made_reader(topics: _Rows) -> Reader:
    """Units that see the same topics share their reader."""
    ids = {code: pk for pk, code, _, _ in topics}
    index = rules.TopicIndex(rules.Topic(code, title, phrases(words)) for _, code, title, words in topics)

    @lru_cache(maxsize=_TEXTS_KEPT)
    def read(text: str) -> tuple[int, ...]:
        return tuple(ids[found.topic] for found in index.read(text)) if text else ()

    return read


def phrases(words: str) -> tuple[str, ...]:
    """The stored phrases, one a line."""
    return tuple(line for line in words.splitlines() if line)
