"""What a read row means for the stored person, request or profile: field → value, only what the row says."""

from datetime import date
from typing import Any

from nastavnik.people.actions.persons import proved_gender
from nastavnik.people.models import Person
from nastavnik.rules.people.columns import Base
from nastavnik.rules.people.names import search_key, sort_key
from nastavnik.rules.people.parsed import Parsed, ParsedMentee, ParsedMentor
from nastavnik.rules.people.slots import slots_of
from nastavnik.rules.people.standing import category_of, occupation_of

_GENDERS = {"male": "m", "female": "f"}
_LONGEST_EMAIL = 254
PASSED, NOT_PASSED = "пройдена", "не пройдена"
COMMENT, MUNICIPALITY, CATEGORY = "Примечание", "Муниципалитет", "Категория"

_LIMITS = {
    name: Person._meta.get_field(name).max_length  # type: ignore[union-attr]  # columns, not relations
    for name in (
        "class_name", "post", "workplace", "partner", "representative", "contacts_note", "certificate",
    )
}  # fmt: skip

Values = dict[str, Any]


def person_facts(row: Parsed) -> Values:
    """What the row itself says of the person; names and birth stand apart, in `identity`."""
    contacts = row.contacts
    emails = [email for email in contacts.emails if len(email) <= _LONGEST_EMAIL]
    facts: Values = {
        "gender": _GENDERS[row.gender] if row.gender else "",
        "class_name": _cut(row.class_name, "class_name"),
        "post": _cut(row.post, "post"),
        "workplace": _cut(row.organisation, "workplace"),
        "partner": _cut(row.partner, "partner"),
        "experience_from": row.experience_from,
        "phone": _joined(contacts.phones, 80),
        "email": emails[0] if emails else "",
        "representative": _cut(contacts.representative, "representative"),
        "contacts_note": _cut(
            ", ".join(part for part in (*emails[1:], contacts.note) if part), "contacts_note"
        ),
        "certificate": _cut(row.certificate, "certificate"),
        "in_regional_base": row.regional_mark,
        "extra": _extra(row),
    }
    return {name: value for name, value in facts.items() if value not in ("", None, {})}


def identity(row: Parsed) -> Values:
    """Name and birth as the row has them."""
    born = row.born
    return {
        "surname": row.surname[:80],
        "given": row.given[:80],
        "patronymic": row.patronymic[:80],
        "born": born,
        "birth_year": born.year if born else row.birth_year,
    }


def keys(surname: str, given: str, patronymic: str) -> Values:
    return {
        "search_key": search_key(surname, given, patronymic)[:300],
        "sort_key": sort_key(surname, given, patronymic)[:260],
    }


def derived_of_new(row: Parsed, base: Base, today: date) -> Values:
    """What a new person is given beyond what the row says."""
    return {
        "occupation": occupation_of(row, base, today=today),
        "gender": proved_gender(row.surname, row.given, row.patronymic),
    }


def role_facts(row: Parsed) -> Values:
    """What the row itself says of the request or the mentor profile."""
    facts: Values = {
        "entered_on": row.entered_on,
        "finished_on": row.finished_on,
        "result": row.result,
        "link": row.link[:500],
        "stated_partners": _joined(row.pair_names, 500, "; "),
        "stated_place": row.pair_organisation[:500],
        "stated_form": row.form_title[:120],
    }
    if isinstance(row, ParsedMentee):
        facts |= {
            "text": row.request,
            "category": category_of(row.category),
            "passed": "" if row.completed is None else (PASSED if row.completed else NOT_PASSED),
        }
    elif isinstance(row, ParsedMentor):
        facts |= {
            "text": row.competences,
            "achievements": row.achievements,
            "interests": row.interests,
            "age_text": row.preferred_age[:120],
            "time_text": row.time_resource[:200],
        }
    return {name: value for name, value in facts.items() if value not in ("", None)}


def following(row: Parsed, changed: Values) -> Values:
    """Facts that follow from changed texts: the form's code, the window of ages, places and times."""
    facts: Values = {}
    if "stated_form" in changed and row.form_code:
        facts["form_code"] = row.form_code
    if isinstance(row, ParsedMentor) and "age_text" in changed:
        facts |= {"age_min": row.age_window.least, "age_max": row.age_window.most}
    if isinstance(row, ParsedMentor) and "time_text" in changed:
        facts["slots"] = slots_of(row.time.weekdays)
        if row.time.capacity:
            facts["capacity"] = row.time.capacity
    return facts


def _extra(row: Parsed) -> dict[str, str]:
    extra = dict(row.extra)
    named = ((COMMENT, row.comment), (MUNICIPALITY, row.municipality))
    extra |= {title: text for title, text in named if text}
    if row.category and not category_of(row.category):
        extra[CATEGORY] = row.category
    return extra


def _cut(text: str, field: str) -> str:
    return text[: _LIMITS[field]]


def _joined(parts: tuple[str, ...], limit: int, separator: str = ", ") -> str:
    """As many whole parts as the field holds."""
    text = ""
    for part in parts:
        longer = f"{text}{separator}{part}" if text else part
        if len(longer) > limit:
            return text or part[:limit]
        text = longer
    return text
