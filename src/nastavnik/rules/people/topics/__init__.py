"""A request or a competence in free Russian text, read into the topics of a catalogue."""

from nastavnik.rules.people.topics.catalogue import CATALOGUE, GROUPS
from nastavnik.rules.people.topics.index import Found, TopicIndex
from nastavnik.rules.people.topics.topic import Topic

__all__ = ["CATALOGUE", "GROUPS", "Found", "Topic", "TopicIndex"]
