"""What an author types for an order: grounds line by line, officials with post and gender."""

import re
from datetime import date, datetime

from nastavnik.documents.actions import remember_official
from nastavnik.orgs.models import Gender as GenderChoice
from nastavnik.orgs.models import Unit
from nastavnik.pairs.orders.people import named_in_order
from nastavnik.rules.access import Actor
from nastavnik.rules.documents.kinds import Ground, PersonInOrder
from nastavnik.rules.documents.wording.cases import Gender
from nastavnik.rules.documents.wording.names import FullName
from nastavnik.rules.people.dates import read_date
from nastavnik.rules.people.names import split_full_name

_DATE = re.compile(r"\b\d{1,2}\.\d{1,2}\.(?:20)?\d\d\b|\b\d{1,2}\s+[а-я]+\s+20\d\d\b", re.IGNORECASE)
_CODES = {Gender.MALE: GenderChoice.MALE.value, Gender.FEMALE: GenderChoice.FEMALE.value}


def grounds_of(text: str, today: date) -> tuple[Ground, ...]:
    """Each line is a ground; the last date in it is the date of the act."""
    return tuple(Ground(line, _dated(line, today)) for line in map(str.strip, text.splitlines()) if line)


def _dated(line: str, today: date) -> date | None:
    found = _DATE.findall(line)
    return read_date(found[-1], today=today, past=False).value if found else None


def full_name_of(text: str) -> FullName:
    """«Смирнова Ольга Николаевна», in the usual or the turned order."""
    read = split_full_name(text)
    return FullName(read.surname, read.given, read.patronymic)


def noted_official(
    organisation: Unit, name: FullName, *, post: str, gender: str, by: Actor, now: datetime
) -> PersonInOrder:
    """Somebody whom the order names, with the post and the gender typed for him.

    Noted as an official only when the base does not say the same already. `gender` '' leaves it to the name.
    """
    known = named_in_order(name, organisation)
    known_gender = _CODES[known.gender] if known.gender else ""
    wanted = gender or known_gender
    if (known.post, known_gender) == (post.strip(), wanted) and not known.key.startswith("name:"):
        return known
    remember_official(organisation, name, post=post.strip(), gender=wanted, by=by, now=now)
    return named_in_order(name, organisation)
