"""The form of a person, and of the cases of his name."""

from typing import Any, ClassVar

from django import forms

from nastavnik.people.models import Person
from nastavnik.rules.documents.wording.cases import OBLIQUE
from nastavnik.rules.documents.wording.names import override_key
from nastavnik.rules.people.contacts import read_contacts, read_phones, shown_phone
from nastavnik.rules.people.values import class_shown, read_class
from nastavnik.web.people.forms.inputs import DATE_FORMATS, DateInput

GROUPS = (
    ("Имя и рождение", ("surname", "given", "patronymic", "gender", "born", "birth_year")),
    (
        "Учёба и работа",
        ("occupation", "class_name", "post", "workplace", "partner", "experience_from"),
    ),
    ("Связь", ("phone", "email", "representative", "representative_phone", "contacts_note")),
    ("Обучение наставника", ("certificate", "trained_on", "in_regional_base")),
)
NEXT = (
    ("mentee", "наставляемый: дальше запишем запрос"),
    ("mentor", "наставник: дальше запишем компетенции"),
    ("", "пока без роли"),
)


def phones_shown(text: str) -> str:
    """Stored phones as people read them; what is not a phone stays as it is."""
    return ", ".join(shown_phone(phone) for phone in read_phones(text)) or text


def _phones_kept(text: str) -> str:
    """Phones as the base keeps them where the text holds nothing else."""
    contacts, _ = read_contacts(text)
    only_phones = not (contacts.emails or contacts.representative or contacts.note)
    return ", ".join(contacts.phones) if contacts.phones and only_phones else text


class PersonForm(forms.ModelForm[Person]):
    """Facts of a person. Never bound to the stored row: the action compares and writes."""

    born = forms.DateField(
        label="Дата рождения",
        required=False,
        widget=DateInput(),
        input_formats=DATE_FORMATS,
        help_text="По ней считаются возраст и то, кто подписывает согласие.",
    )
    birth_year = forms.IntegerField(
        label="Год рождения",
        required=False,
        min_value=1900,
        max_value=2100,
        help_text="Если дата неизвестна.",
    )
    experience_from = forms.DateField(
        label="Педагогический стаж с",
        required=False,
        widget=DateInput(),
        input_formats=DATE_FORMATS,
        help_text="Первые три года – молодой специалист.",
    )
    trained_on = forms.DateField(
        label="Обучен", required=False, widget=DateInput(), input_formats=DATE_FORMATS
    )
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1, required=False)

    class Meta:
        model = Person
        fields = tuple(name for _, names in GROUPS for name in names)
        labels: ClassVar[dict[str, str]] = {"phone": "Телефон"}
        help_texts: ClassVar[dict[str, str]] = {
            "gender": "Нужен для падежей. Если не указать, возьмём из отчества.",
            "class_name": "Например, 9 «б» или группа 204.",
            "workplace": "Если человек не из вашей организации.",
            "partner": "Предприятие или организация, от которой пришёл наставник.",
            "representative": "Родитель или иной законный представитель несовершеннолетнего.",
            "contacts_note": "Что ещё нужно знать, чтобы связаться.",
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.initial.get("class_name"):
            self.initial["class_name"] = class_shown(self.initial["class_name"])
        for name in ("phone", "representative_phone"):
            if self.initial.get(name):
                self.initial[name] = phones_shown(self.initial[name])
        self.fields["gender"].widget.choices = [
            ("", "по отчеству"),
            *Person._meta.get_field("gender").flatchoices,
        ]

    def clean_class_name(self) -> str:
        """As a file is read, so that one class is not two in the filters."""
        return read_class(self.cleaned_data["class_name"])

    def clean_phone(self) -> str:
        return _phones_kept(self.cleaned_data["phone"])

    def clean_representative_phone(self) -> str:
        return _phones_kept(self.cleaned_data["representative_phone"])

    def facts(self) -> dict[str, Any]:
        """What the actions take. A date of birth says the year itself."""
        facts = {name: self.cleaned_data[name] for name in self.Meta.fields}
        if facts["born"]:
            del facts["birth_year"]
        return facts

    def groups(self) -> list[tuple[str, list[forms.BoundField]]]:
        return [(title, [self[name] for name in names]) for title, names in GROUPS]


class AddPersonForm(PersonForm):
    """A new person, what he becomes this year, and whether he is another one than those alike."""

    role = forms.ChoiceField(
        label="Кем будет в этом году",
        choices=NEXT,
        required=False,
        widget=forms.RadioSelect,
    )
    alike = forms.BooleanField(label="Это другой человек, добавить", required=False)


class NameFormsForm(forms.Form):
    """Each part of the name in each case; the table on the page is laid out by `rows`."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1)

    def __init__(self, *args: Any, computed: dict[str, str], shown: dict[str, str], **kwargs: Any) -> None:
        """`computed`: by the rules alone; `shown`: with corrections. Keys as `override_key` makes them."""
        super().__init__(*args, **kwargs)
        self.computed = computed
        for key, text in shown.items():
            self.fields[key] = forms.CharField(
                initial=text, max_length=200, required=False, label=_field_label(key)
            )

    def corrections(self) -> dict[str, str]:
        """What people wrote otherwise than the rules; an empty text forgets an earlier correction."""
        given = {key: self.cleaned_data.get(key, "").strip() for key in self.computed}
        return {key: "" if text == self.computed[key] else text for key, text in given.items()}

    def rows(self) -> list[tuple[str, list[forms.BoundField]]]:
        """Case → the parts that the person has."""
        parts = [part for part in PARTS if override_key(part, OBLIQUE[0]) in self.fields]
        return [(CASES[case.value], [self[override_key(part, case)] for part in parts]) for case in OBLIQUE]

    def heads(self) -> list[str]:
        return [title for part, title in PARTS.items() if override_key(part, OBLIQUE[0]) in self.fields]


PARTS = {"surname": "Фамилия", "given": "Имя", "patronymic": "Отчество", "post": "Должность"}
CASES = {
    "genitive": "кого, чего",
    "dative": "кому, чему",
    "accusative": "кого, что",
    "instrumental": "кем, чем",
    "prepositional": "о ком, о чём",
}


def _field_label(key: str) -> str:
    part, _, case = key.partition(".")
    return f"{PARTS[part]} – {CASES[case]}"
