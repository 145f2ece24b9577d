"""Papers of the programme: kinds of documents made of asked facts and an office template, one module a family."""

from nastavnik.rules.documents.papers.paper import Paper, Register, Stage, Subject, Variable, people_of

__all__ = ["Paper", "Register", "Stage", "Subject", "Variable", "people_of"]
