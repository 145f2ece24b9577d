"""Linking invented people with topics in bulk: each distinct text is read once."""

from collections.abc import Sequence

from nastavnik.orgs.models import Unit
from nastavnik.people.models import MentorProfile, Request
from nastavnik.people.topics import topic_reader

CHUNK = 2000


def link(unit: Unit, requests: Sequence[Request], profiles: Sequence[MentorProfile]) -> None:
    """Write the topics of saved requests and profiles."""
    read = topic_reader(unit)
    asked = Request.topics.through
    offered = MentorProfile.topics.through
    asked._default_manager.bulk_create(
        [asked(request_id=r.pk, topic_id=topic) for r in requests for topic in dict.fromkeys(read(r.text))],
        batch_size=CHUNK,
    )
    offered._default_manager.bulk_create(
        [
            offered(mentorprofile_id=p.pk, topic_id=topic)
            for p in profiles
            for topic in dict.fromkeys(read(p.text))
        ],
        batch_size=CHUNK,
    )
