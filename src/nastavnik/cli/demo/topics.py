"""Reading topics for invented people in bulk: each distinct text is read once."""

from functools import cache
from typing import Any

from nastavnik.people.models import MentorProfile, Request, Topic
from nastavnik.rules.people.topics import TopicIndex, built_in


class Reader:
    """Links requests and profiles with the built-in topics."""

    def __init__(self) -> None:
        self._ids = dict(Topic.objects.filter(owner=None).values_list("code", "pk"))
        index = TopicIndex(built_in())
        self._codes = cache(lambda text: {found.code for found in index.read(text)})

    def link(self, roles: list[Any], model: type[Request | MentorProfile]) -> None:
        """Write the links of saved rows."""
        through = model.topics.through
        column = "request_id" if model is Request else "mentorprofile_id"
        links = [
            through(**{column: role.pk, "topic_id": self._ids[code]})
            for role in roles
            for code in sorted(self._codes(role.text))
            if code in self._ids
        ]
        through._default_manager.bulk_create(links, batch_size=2000)
