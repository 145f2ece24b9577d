"""Persons, their requests and mentor profiles by year, topics, consents, imported files."""

from nastavnik.people.models.consents import Consent, ConsentKind, Signer
from nastavnik.people.models.imports import BatchState, ImportBatch, ImportChange, ImportKind
from nastavnik.people.models.persons import MenteeCategory, Occupation, Person, PersonQuerySet
from nastavnik.people.models.roles import MentorProfile, Request, Topic
from nastavnik.people.models.views import SavedView

__all__ = [
    "BatchState",
    "Consent",
    "ConsentKind",
    "ImportBatch",
    "ImportChange",
    "ImportKind",
    "MenteeCategory",
    "MentorProfile",
    "Occupation",
    "Person",
    "PersonQuerySet",
    "Request",
    "SavedView",
    "Signer",
    "Topic",
]
