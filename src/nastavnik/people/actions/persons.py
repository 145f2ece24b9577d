"""Persons: added, changed, the cases of their names corrected. Keys and consent terms follow by themselves."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.db import models, transaction

from nastavnik.journal.actions import record
from nastavnik.orgs.models import Gender, Unit
from nastavnik.people.actions.consents import derive_terms
from nastavnik.people.facts import changed, cleaned, only, same_version, shown
from nastavnik.people.models import Person
from nastavnik.rules.access import Actor
from nastavnik.rules.documents.wording import names as wording
from nastavnik.rules.documents.wording.cases import OBLIQUE
from nastavnik.rules.outcome import Conflict, Place, Problem, Refused
from nastavnik.rules.people.dates import OLDEST_YEAR
from nastavnik.rules.people.duplicates import Doubtful, KnownPeople, KnownPerson, New
from nastavnik.rules.people.names import fold, normalise_name, search_key, sort_key
from nastavnik.rules.people.parsed import ParsedMentee

FACTS = (
    "surname", "given", "patronymic", "gender", "born", "birth_year", "occupation", "class_name", "post",
    "workplace", "partner", "experience_from", "phone", "email", "representative", "representative_phone",
    "contacts_note", "certificate", "trained_on", "in_regional_base", "extra",
)  # fmt: skip
"""What a form, an import or a program may set."""
_NAMES = ("surname", "given", "patronymic")
_PARTS = (*_NAMES, "post")


@transaction.atomic
def add_person(
    organisation: Unit, *, by: Actor, now: datetime, today: date, alike: bool = False, **facts: Any
) -> Person:
    """Add a person to an organisation's base, as a draft until a consent is recorded.

    Refused when the base holds somebody alike (code person.alike), unless `alike` says that it is another one.
    """
    person = Person(organisation=organisation, created_at=now, created_by_id=by.user_id)
    _set(person, only(facts, FACTS), today)
    if not alike:
        _nobody_alike(person)
    cleaned(person)
    person.save()
    record("people.person.added", person, by=by, now=now, unit_path=organisation.path)
    return person


@transaction.atomic
def change_person(
    person: Person, *, version: int, by: Actor, now: datetime, today: date, **facts: Any
) -> Person:
    """Change facts of a person. Conflict when somebody changed him after `version` was shown."""
    current = Person.objects.select_for_update(of=("self",)).select_related("organisation").get(pk=person.pk)
    wanted = only(facts, FACTS)
    same_version(current, version, wanted)
    names = sorted(changed(current, wanted))
    if not names:
        return current
    _set(current, wanted, today)
    if set(names) & {*_PARTS, "gender"}:
        current.forms_of_name = _still_true(current, names)
    current.version = version + 1
    cleaned(current)
    current.save()
    if "born" in names:
        derive_terms([current.pk], today=today)
        current.refresh_from_db()
    record(
        "people.person.changed", current, by=by, now=now, unit_path=current.organisation.path, fields=names
    )
    return current


@transaction.atomic
def correct_name_forms(
    person: Person, *, forms: Mapping[str, str], version: int, by: Actor, now: datetime
) -> Person:
    """Remember the cases of the name and post as a person corrected them, for all later documents.

    Keys as `override_key` makes them: «surname.dative», «post.genitive». An empty text forgets the correction.
    """
    current = Person.objects.select_for_update(of=("self",)).select_related("organisation").get(pk=person.pk)
    known = {wording.override_key(part, case) for part in _PARTS for case in OBLIQUE}
    only(forms, known)
    merged = {**current.forms_of_name, **{key: text.strip() for key, text in forms.items()}}
    kept = {key: text for key, text in merged.items() if text}
    if current.version != version:
        both = (shown(current, "forms_of_name", kept), shown(current, "forms_of_name", current.forms_of_name))
        raise Conflict({"Падежи имени": both})
    if kept == current.forms_of_name:
        return current
    current.forms_of_name = kept
    current.version = version + 1
    current.save(update_fields=["forms_of_name", "version"])
    record(
        "people.person.name_forms_corrected", current, by=by, now=now,
        unit_path=current.organisation.path, forms=sorted(forms),
    )  # fmt: skip
    return current


def set_keys(person: Person) -> None:
    """The keys of search and order, from the name."""
    parts = [getattr(person, name) for name in _NAMES]
    person.search_key = search_key(*parts)[:300]
    person.sort_key = sort_key(*parts)[:260]


def proved_gender(surname: str, given: str, patronymic: str) -> str:
    """The gender that the name itself proves, '' where it does not."""
    guess = wording.guess_gender(wording.FullName(surname, given, patronymic))
    if guess is None:
        return ""
    return Gender.MALE if guess is wording.Gender.MALE else Gender.FEMALE


def _set(person: Person, facts: Mapping[str, Any], today: date) -> None:
    for name, value in facts.items():
        setattr(person, name, normalise_name(value) if name in _NAMES else value)
    if person.born is not None:
        person.birth_year = person.born.year
    if not person.gender:
        person.gender = proved_gender(person.surname, person.given, person.patronymic)
    set_keys(person)
    problems = list(_faults(person, today))
    if problems:
        raise Refused(problems)


def _faults(person: Person, today: date) -> list[Problem]:
    problems = []
    if not person.surname and not person.given:
        problems.append(Problem("person.nameless", "Укажите фамилию и имя.", Place(column="Фамилия")))
    elif not person.search_key:
        problems.append(
            Problem("person.name", "В имени нет ни одной буквы: проверьте его.", Place(column="Фамилия"))
        )
    if person.born is not None and not OLDEST_YEAR <= person.born.year <= today.year:
        text = f"Год рождения должен быть от {OLDEST_YEAR} до {today.year}."
        problems.append(Problem("person.born", text, Place(column="Дата рождения")))
    elif person.born is not None and person.born > today:
        problems.append(
            Problem("person.born", "Дата рождения ещё не наступила.", Place(column="Дата рождения"))
        )
    if (
        person.experience_from is not None
        and person.born is not None
        and person.experience_from <= person.born
    ):
        text = "Стаж начинается раньше рождения: проверьте обе даты."
        problems.append(Problem("person.experience", text, Place(column="Педагогический стаж с")))
    return problems


def _still_true(person: Person, changed_names: list[str]) -> dict[str, str]:
    """Corrections of parts that did not change; a new surname has new cases."""
    gone = set(_PARTS) if "gender" in changed_names else set(changed_names)
    return {key: text for key, text in person.forms_of_name.items() if key.partition(".")[0] not in gone}


def alike_to(person: Person) -> tuple[tuple[int, ...], str]:
    """Ids of those in the base who may be the same human being, likeliest first, and why; () for nobody."""
    parsed = ParsedMentee(
        surname=person.surname,
        given=person.given,
        patronymic=person.patronymic,
        born=person.born,
        birth_year=person.birth_year,
    )
    decision = KnownPeople(known_near(person)).decide(parsed)
    if isinstance(decision, New):
        return (), ""
    if isinstance(decision, Doubtful):
        return decision.ids, decision.why
    return (decision.id,), "Такой человек в базе уже есть."


def _nobody_alike(person: Person) -> None:
    ids, why = alike_to(person)
    if not ids:
        return
    found = ", ".join(
        f"{other.full_name}{f', {other.born:%d.%m.%Y}' if other.born else ''}"
        for other in Person.objects.filter(pk__in=ids)
    )
    raise Refused(
        Problem(
            "person.alike",
            f"{why} В базе: {found}. Откройте его карточку или подтвердите, что это другой человек.",
            Place(column="Фамилия"),
        )
    )


def known_near(person: Person) -> list[KnownPerson]:
    """Those of the organisation who share the surname, or the given name with the patronymic."""
    same = models.Q(search_key__startswith=fold(person.surname)) if person.surname else models.Q(pk__in=[])
    if person.given and person.patronymic:
        same |= models.Q(search_key__endswith=fold(f"{person.given} {person.patronymic}"))
    rows = Person.objects.filter(same, organisation_id=person.organisation_id).exclude(pk=person.pk)
    fields = ("pk", "surname", "given", "patronymic", "born", "birth_year")
    return [KnownPerson(*row) for row in rows.values_list(*fields)]
