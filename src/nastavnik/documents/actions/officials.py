"""Officials whom documents name: remembered with post, gender and the cases that people corrected."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from nastavnik.documents.models import Official
from nastavnik.journal.actions import record
from nastavnik.orgs.models import Unit
from nastavnik.rules.access import Actor
from nastavnik.rules.documents.wording.cases import OBLIQUE
from nastavnik.rules.documents.wording.names import FullName, override_key
from nastavnik.rules.outcome import Conflict, Place, Problem, Refused

_PARTS = ("surname", "given", "patronymic", "post")
FORM_KEYS = frozenset(override_key(part, case) for part in _PARTS for case in OBLIQUE)


@transaction.atomic
def remember_official(
    organisation: Unit, name: FullName, *, post: str, gender: str, by: Actor, now: datetime
) -> Official:
    """Note an official's post and gender. Corrected cases of a part that changes are forgotten."""
    if not name.surname or not name.given:
        raise Refused(Problem("official.name", "Укажите фамилию и имя полностью.", Place(column="name")))
    official, is_new = Official.objects.select_for_update(of=("self",)).get_or_create(
        organisation=organisation,
        surname=name.surname,
        given=name.given,
        patronymic=name.patronymic,
        defaults={"post": post, "gender": gender},
    )
    if is_new or (official.post, official.gender) != (post, gender):
        gone = set(_PARTS) if official.gender != gender else {"post"} if official.post != post else set()
        official.forms = {k: v for k, v in official.forms.items() if k.partition(".")[0] not in gone}
        official.post, official.gender = post, gender
        official.version += 0 if is_new else 1
        official.save()
        record("documents.official.noted", official, by=by, now=now, unit_path=organisation.path)
    return official


@transaction.atomic
def correct_official_forms(
    official: Official, *, forms: Mapping[str, str], version: int, by: Actor, now: datetime
) -> Official:
    """Remember cases as a person corrected them, keys as `override_key` makes them; an empty text forgets one."""
    strange = set(forms) - FORM_KEYS
    if strange:
        raise TypeError(f"not a form of a name: {', '.join(sorted(strange))}")
    current = (
        Official.objects.select_for_update(of=("self",)).select_related("organisation").get(pk=official.pk)
    )
    merged = {**current.forms, **{key: text.strip()[:200] for key, text in forms.items()}}
    kept = {key: text for key, text in merged.items() if text}
    if current.version != version:
        raise Conflict({"Падежи": (", ".join(kept.values()), ", ".join(current.forms.values()))})
    if kept != current.forms:
        current.forms, current.version = kept, version + 1
        current.save(update_fields=["forms", "version"])
        record(
            "documents.official.forms_corrected", current, by=by, now=now,
            unit_path=current.organisation.path, forms=sorted(forms),
        )  # fmt: skip
    return current
