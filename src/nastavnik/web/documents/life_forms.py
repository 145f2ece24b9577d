"""Forms of what is written about a document after it was issued, of registers and of acts documents rest on."""

import hashlib
from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms

from nastavnik.documents.actions import Reader, Scan
from nastavnik.documents.models import IssuedDocument, IssuedDocumentQuerySet
from nastavnik.documents.queries import AcquaintanceLine, act_of
from nastavnik.rules.documents.incoming import KINDS, ActFacts, ActLevel
from nastavnik.rules.documents.life import BODIES, State, Step
from nastavnik.web.documents.forms import DATE_FORMATS
from nastavnik.web.people.forms.consents import SCAN_BYTES, scan_type


def day(label: str, *, required: bool = True, help_text: str = "", **more: Any) -> forms.DateField:
    """A date: chosen in the calendar of the browser, or typed as «20.09.2026»."""
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(
        label=label, required=required, help_text=help_text, widget=widget, input_formats=DATE_FORMATS, **more
    )


class ScanField(forms.FileField):
    """A scan: PDF, JPEG or PNG up to 10 MB. Its first bytes are believed, not its name."""

    def __init__(self, **facts: Any) -> None:
        accepted = {"accept": ".pdf,.jpg,.jpeg,.png"}
        super().__init__(
            help_text="PDF, JPEG или PNG до 10 МБ.", widget=forms.FileInput(attrs=accepted), **facts
        )

    def clean(self, data: Any, initial: Any = None) -> Scan | None:
        given = super().clean(data, initial)
        if not given:
            return None
        if given.size > SCAN_BYTES:
            raise forms.ValidationError("Файл больше 10 МБ. Отсканируйте с меньшим разрешением.")
        content = given.read()
        kind = scan_type(content)
        if kind is None:
            raise forms.ValidationError("Это не PDF, не JPEG и не PNG. Сохраните скан в одном из этих видов.")
        return Scan(content, given.name, kind)


class ScanForm(forms.Form):
    """A scan of the signed original."""

    scan = ScanField(label="Скан подписанного подлинника")


class _Versioned(forms.Form):
    """A form that carries the version of what it changes."""

    version = forms.CharField(required=False, widget=forms.HiddenInput)

    def clean(self) -> dict[str, Any]:
        """The version apart from the facts; a form without one is as good as stale."""
        cleaned = super().clean() or self.cleaned_data
        given = cleaned.pop("version", "")
        self.version_seen = int(given) if given.isdecimal() and len(given) < 10 else -1
        return cleaned


class OutsideForm(_Versioned):
    """A document made outside the system."""

    number = forms.CharField(label="Номер", max_length=40, help_text="Так, как стоит на документе.")
    dated = day("Дата документа")
    title = forms.CharField(label="О чём документ", max_length=300)
    scan = ScanField(label="Скан", required=False)
    doubled = forms.BooleanField(label="Номер действительно стоит на двух документах", required=False)


# --- the life of a document ---------------------------------------------------------------------------------


_ACTS_OFFERED = 200
_DAYS = {
    State.SIGNED: ("Дата подписания", ""),
    State.PUBLISHED: ("Опубликован", ""),
    State.IN_FORCE: ("Действует с", "Может быть и днём, который ещё не наступил."),
    State.AMENDED: ("Изменения действуют с", ""),
    State.REPEALED: ("Утратил силу с", "С этого дня документ в архиве: записи о нём больше не меняются."),
}


class ActChoice(forms.ModelChoiceField[IssuedDocument]):
    """A document of the unit by its kind, date and number."""

    def label_from_instance(self, obj: IssuedDocument) -> str:
        return f"{act_of(obj)} «{obj.title}»"


class StepForm(forms.Form):
    """A step of a document's life; only the fields that this step has."""

    on = day("Дата")
    body = forms.CharField(
        label="Кто согласует",
        max_length=160,
        widget=forms.TextInput(attrs={"list": "known-bodies", "autocomplete": "off"}),
        help_text="Выберите или впишите другой орган.",
    )
    minutes_number = forms.CharField(
        label="Номер протокола",
        max_length=40,
        required=False,
        help_text="Пусто, если документ только отправлен: решение внесёте потом.",
    )
    minutes_date = day("Дата протокола", required=False)
    link = forms.CharField(
        label="Адрес страницы",
        max_length=1000,
        widget=forms.URLInput(attrs={"placeholder": "https://"}),
        help_text="Постоянный адрес на сайте организации, не ссылка просмотрщика.",
    )
    by_document = ActChoice(None, label="Каким документом", required=False, empty_label="сделан не в системе")
    act = forms.CharField(
        label="Если его здесь нет: вид, дата и номер",
        max_length=300,
        required=False,
        help_text="Например: приказ от 01.09.2026 № 28.",
    )
    note = forms.CharField(label="Что доработать", max_length=500, widget=forms.Textarea(attrs={"rows": 3}))
    bodies = BODIES

    def __init__(
        self, *args: Any, state: State, others: IssuedDocumentQuerySet, today: date, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.state, self.today = state, today
        kept = _FIELDS[state]
        self.fields = {name: field for name, field in self.fields.items() if name in kept}
        if "on" in self.fields:
            self.fields["on"].label, self.fields["on"].help_text = _DAYS[state]
        if "by_document" in self.fields:
            latest = others.filter(pk__in=others.values("pk")[:_ACTS_OFFERED])
            self.fields["by_document"].queryset = latest  # type: ignore[attr-defined]  # an ActChoice

    @property
    def step(self) -> Step:
        """The step as typed. A body's opinion stands on the day of its minutes, an unanswered one on today."""
        facts = {name: value for name, value in self.cleaned_data.items() if name != "by_document"}
        facts.setdefault("on", facts.get("minutes_date") or self.today)
        return Step(state=self.state, **facts)


_FIELDS: dict[State, tuple[str, ...]] = {
    State.DRAFT: ("note",),
    State.REVIEW: ("body", "minutes_number", "minutes_date"),
    State.SIGNED: ("on",),
    State.PUBLISHED: ("on", "link"),
    State.IN_FORCE: ("on",),
    State.AMENDED: ("on", "by_document", "act"),
    State.REPEALED: ("on", "by_document", "act"),
}


class AcquaintanceForm(forms.Form):
    """A day beside every name of the list, and a line for one more name.

    A date that the page did not change is left as it is, whoever noted it meanwhile.
    """

    name = forms.CharField(
        label="Ещё кто", max_length=240, required=False, help_text="Фамилия, имя, отчество."
    )
    post = forms.CharField(label="Должность", max_length=300, required=False)
    new_on = day("Ознакомлен", required=False)

    def __init__(self, *args: Any, lines: Sequence[AcquaintanceLine], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._names = {_field_of(line.name): line for line in lines}
        for field, line in self._names.items():
            self.fields[field] = day(
                f"{line.name}: дата ознакомления", required=False, initial=line.on, show_hidden_initial=True
            )

    @property
    def rows(self) -> list[tuple[AcquaintanceLine, forms.BoundField]]:
        return [(line, self[field]) for field, line in self._names.items()]

    @property
    def days(self) -> dict[str, date | None]:
        """Names and days that were changed on the page."""
        changed = set(self.changed_data)
        return {line.name: self.cleaned_data[name] for name, line in self._names.items() if name in changed}

    @property
    def added(self) -> Reader | None:
        data = self.cleaned_data
        if not data["name"]:
            return None
        return Reader(name=data["name"], post=data["post"], on=data["new_on"])


def _field_of(name: str) -> str:
    return f"on_{hashlib.sha256(name.encode()).hexdigest()[:12]}"


# --- acts that documents rest on ----------------------------------------------------------------------------


class ActForm(_Versioned):
    """An act of another body."""

    level = forms.ChoiceField(label="Уровень", choices=[(one.value, one.title) for one in ActLevel])
    kind = forms.ChoiceField(label="Вид", choices=[(one, one) for one in KINDS])
    body = forms.CharField(
        label="Кем издан",
        max_length=300,
        required=False,
        help_text="В родительном падеже, как после вида: приказ … Управления образования администрации района.",
    )
    dated = day("Дата")
    number = forms.CharField(label="Номер", max_length=120, help_text="Без знака №. Если номера нет: б/н.")
    title = forms.CharField(
        label="Заголовок", max_length=500, required=False, help_text="Без кавычек: О проведении месячника."
    )
    since = day("Действует с", required=False, help_text="Пусто – с даты акта.")
    ends_on = day(
        "Утратил силу с", required=False, help_text="Пусто – действует. Из перечня акт не исчезнет."
    )
    link = forms.CharField(
        label="Адрес текста",
        max_length=1000,
        required=False,
        widget=forms.URLInput(attrs={"placeholder": "https://"}),
    )

    @property
    def facts(self) -> ActFacts:
        return ActFacts(**{name: value for name, value in self.cleaned_data.items() if name != "level"})

    @property
    def level_chosen(self) -> ActLevel:
        return ActLevel(self.cleaned_data["level"])


class ActFilterForm(forms.Form):
    """What the list of acts is narrowed to."""

    level = forms.ChoiceField(
        label="Уровень",
        required=False,
        choices=[("", "любой"), *((one.value, one.title) for one in ActLevel)],
    )
    day = day("Действует на", required=False)
