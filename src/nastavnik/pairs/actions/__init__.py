"""Writes of pairs: forming, members, ends and pauses; meetings with feedback."""

from nastavnik.pairs.actions.forming import Draft, DraftMember, create_pairs
from nastavnik.pairs.actions.lives import (
    add_member,
    choose_role_model,
    dissolve,
    finish,
    leave,
    resume,
    suspend,
)
from nastavnik.pairs.actions.meetings import Feedback, close_meeting, record_meeting

__all__ = [
    "Draft",
    "DraftMember",
    "Feedback",
    "add_member",
    "choose_role_model",
    "close_meeting",
    "create_pairs",
    "dissolve",
    "finish",
    "leave",
    "record_meeting",
    "resume",
    "suspend",
]
