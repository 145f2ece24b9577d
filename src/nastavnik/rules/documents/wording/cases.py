"""Grammatical case and gender: the two words every module of wording shares."""

from enum import Enum


class Gender(Enum):
    """Grammatical gender of a person; a fact about the person, never a guess made while printing."""

    MALE = "male"
    FEMALE = "female"


class Case(Enum):
    """The six cases, named as in English grammars."""

    NOMINATIVE = "nominative"
    GENITIVE = "genitive"
    DATIVE = "dative"
    ACCUSATIVE = "accusative"
    INSTRUMENTAL = "instrumental"
    PREPOSITIONAL = "prepositional"


OBLIQUE = (Case.GENITIVE, Case.DATIVE, Case.ACCUSATIVE, Case.INSTRUMENTAL, Case.PREPOSITIONAL)
"""Every case but the nominative, in the order in which paradigms list their endings."""
