"""What the rows of a base say, after reading: people with their requests or competences."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from nastavnik.rules.outcome import Problem
from nastavnik.rules.people.columns import Base


class Gender(StrEnum):
    MALE = "male"
    FEMALE = "female"


@dataclass(frozen=True, slots=True)
class RowContext:
    """What a row cannot say itself: its base and sheet, the day of reading, the date system of the file."""

    base: Base
    sheet: str
    today: date
    date1904: bool = False


# Without slots: rows of a file wait in a temporary file, and pickle knows a dict by heart.


@dataclass(frozen=True)
class Contacts:
    """Phones as +7XXXXXXXXXX (an extension follows as «,123»), e-mails in lower case, words beside them.

    `note` keeps what was not understood, so that nothing typed is lost.
    """

    phones: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()
    representative: str = ""
    note: str = ""


@dataclass(frozen=True)
class AgeWindow:
    """Wanted ages in whole years, both ends included; None is no limit."""

    least: int | None = None
    most: int | None = None

    @property
    def any_age(self) -> bool:
        return self.least is None and self.most is None


@dataclass(frozen=True)
class TimeResource:
    """What a «ресурс времени» says: people at once, hours a week, weekdays (Monday is 0)."""

    capacity: int | None = None
    hours_a_week: float | None = None
    weekdays: tuple[int, ...] = ()


@dataclass(frozen=True, kw_only=True)
class ParsedPerson:
    """The part that both bases share. An empty text or None means that the file says nothing."""

    surname: str
    given: str
    patronymic: str = ""
    gender: Gender | None = None
    born: date | None = None
    birth_year: int | None = None  # of `born`, or all that the file says
    contacts: Contacts = field(default_factory=Contacts)
    class_name: str = ""
    post: str = ""
    category: str = ""  # as written
    organisation: str = ""  # the person's own place of work or study, as written
    partner: str = ""
    municipality: str = ""
    entered_on: date | None = None
    finished_on: date | None = None
    result: str = ""
    link: str = ""
    completed: bool | None = None
    consent_on: date | None = None
    certificate: str = ""
    experience_from: date | None = None
    regional_mark: bool | None = None
    comment: str = ""
    form_title: str = ""  # as written
    form_code: str | None = None  # one of the federal five, where recognised
    pair_names: tuple[str, ...] = ()  # stated mentor of a mentee, stated mentees of a mentor
    pair_organisation: str = ""
    extra: dict[str, str] = field(default_factory=dict)  # unknown columns: title → text


@dataclass(frozen=True, kw_only=True)
class ParsedMentee(ParsedPerson):
    request: str = ""


@dataclass(frozen=True, kw_only=True)
class ParsedMentor(ParsedPerson):
    competences: str = ""
    achievements: str = ""
    interests: str = ""
    preferred_age: str = ""  # as written
    age_window: AgeWindow = field(default_factory=AgeWindow)
    time_resource: str = ""  # as written
    time: TimeResource = field(default_factory=TimeResource)


Parsed = ParsedMentee | ParsedMentor


@dataclass(frozen=True)
class ReadRow:
    """One row after reading. `person` is None when an error blocks; `problems` are errors and warnings."""

    number: int
    person: Parsed | None
    problems: tuple[Problem, ...] = ()

    @property
    def ok(self) -> bool:
        return self.person is not None
