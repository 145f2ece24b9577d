"""Forms of documents."""

from collections.abc import Mapping
from typing import Any, cast

from django import forms

from nastavnik.orgs.models import Gender
from nastavnik.rules.documents.papers.catalogue import KINDS
from nastavnik.rules.documents.wording.cases import OBLIQUE, Case
from nastavnik.rules.documents.wording.names import override_key

DATE_FORMATS = ["%Y-%m-%d", "%d.%m.%Y"]
GENDERS = [("", "по отчеству"), *Gender.choices]
PARTS = (("surname", "Фамилия"), ("given", "Имя"), ("patronymic", "Отчество"), ("post", "Должность"))
ASKED = {
    Case.GENITIVE: "Кого? (родительный)",
    Case.DATIVE: "Кому? (дательный)",
    Case.ACCUSATIVE: "Назначить кого? (винительный)",
    Case.INSTRUMENTAL: "Кем? (творительный)",
    Case.PREPOSITIONAL: "О ком? (предложный)",
}


def _day(label: str, *, required: bool = True, help_text: str = "") -> forms.DateField:
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(
        label=label, required=required, help_text=help_text, widget=widget, input_formats=DATE_FORMATS
    )


class OrderForm(forms.Form):
    """What stands in an order beside the pairs."""

    number = forms.CharField(
        label="Номер приказа", max_length=40, help_text="Предложен следующий по журналу."
    )
    date = _day("Дата приказа")
    grounds = forms.CharField(
        label="Основания",
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        max_length=2000,
        help_text="Каждое с новой строки, в именительном падеже: решение педагогического совета "
        "(протокол от 28.08.2026 № 1).",
    )
    curator = forms.CharField(
        label="Куратор программы", required=False, max_length=240, help_text="Фамилия, имя и отчество."
    )
    curator_post = forms.CharField(label="Должность куратора", required=False, max_length=200)
    curator_gender = forms.ChoiceField(label="Пол куратора", required=False, choices=GENDERS)
    controller = forms.CharField(
        label="Кто контролирует",
        required=False,
        max_length=240,
        help_text="Пусто — контроль оставляет за собой тот, кто подписывает.",
    )
    controller_post = forms.CharField(label="Его должность", required=False, max_length=200)
    controller_gender = forms.ChoiceField(label="Его пол", required=False, choices=GENDERS)
    plans_due = _day(
        "Срок индивидуальных планов", required=False, help_text="К этому дню наставники составят планы."
    )
    executor = forms.CharField(label="Исполнитель", required=False, max_length=240)

    def __init__(self, *args: Any, names: list[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.names = names
        for field in ("curator", "controller", "executor"):
            self.fields[field].widget.attrs["list"] = "known-names"


class FilterForm(forms.Form):
    """Filters of the list of documents."""

    kind = forms.ChoiceField(label="Вид документа", required=False)
    year = forms.ChoiceField(label="Год", required=False)

    def __init__(self, *args: Any, years: list[int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kind, year = (
            cast(forms.ChoiceField, self.fields["kind"]),
            cast(forms.ChoiceField, self.fields["year"]),
        )
        kind.choices = [("", "любой"), *((one.code, f"{one.name} {one.title}") for one in KINDS.values())]
        year.choices = [("", "любой"), *((str(one), str(one)) for one in years)]


class PatternForm(forms.Form):
    """How numbers of a register look."""

    pattern = forms.CharField(
        label="Образец номера",
        max_length=40,
        help_text="{n} — порядковый номер. Например: {n}, {n}-од, 01-10/{n}, {n:03}.",
    )
    was = forms.CharField(widget=forms.HiddenInput, max_length=40)


class UploadForm(forms.Form):
    """A new revision of a template."""

    file = forms.FileField(
        label="Файл DOCX",
        widget=forms.FileInput(
            attrs={"accept": ".docx,application/vnd.openxmlformats-officedocument.wordprocessingml.document"}
        ),
        help_text="До 5 МБ, без макросов и ссылок наружу.",
    )
    note = forms.CharField(label="Что изменено", required=False, max_length=300)


class GenderForm(forms.Form):
    """The gender of a name that does not tell it."""

    gender = forms.ChoiceField(label="Пол", choices=Gender.choices, widget=forms.RadioSelect)
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1)


class NameFormsForm(forms.Form):
    """Each part of a name, and the post, in each case. What equals the computed form is not a correction."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1)

    def __init__(
        self, *args: Any, computed: Mapping[str, str], shown: Mapping[str, str], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.computed = computed
        for part, title in PARTS:
            for case in OBLIQUE:
                key = override_key(part, case)
                if key in computed:
                    self.fields[key] = forms.CharField(
                        label=f"{title}, {ASKED[case].lower()}",
                        required=False,
                        max_length=200,
                        initial=shown[key],
                    )

    def corrections(self) -> dict[str, str]:
        """Keys and forms to remember; an empty form forgets a correction."""
        typed = {key: " ".join(self.cleaned_data[key].split()) for key in self.computed}
        return {key: "" if text == self.computed[key] else text for key, text in typed.items()}

    @property
    def heads(self) -> list[str]:
        """Titles of the parts that the name has."""
        return [title for part, title in PARTS if override_key(part, OBLIQUE[0]) in self.computed]

    @property
    def by_case(self) -> list[tuple[str, list[forms.BoundField]]]:
        """Rows of the table: the question of a case and the fields of the parts in it."""
        parts = [part for part, _ in PARTS if override_key(part, OBLIQUE[0]) in self.computed]
        return [(ASKED[case], [self[override_key(part, case)] for part in parts]) for case in OBLIQUE]
