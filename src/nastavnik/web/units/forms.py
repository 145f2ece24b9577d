"""Forms of units: the letterhead, a new unit, figures of a year, the list of participants, a file."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, ClassVar, cast

from django import forms
from django.http import QueryDict

from nastavnik import clock
from nastavnik.orgs.actions import field_title
from nastavnik.orgs.models import Kind, Level, ParticipationList, Unit, UnitQuerySet, YearFigure
from nastavnik.rules.orgs.figures import MOST, TITLES, kinds_for, year_title
from nastavnik.rules.orgs.numbers import read_inn, read_ogrn
from nastavnik.rules.orgs.rows import CODE
from nastavnik.rules.orgs.zones import ZONES
from nastavnik.rules.outcome import Problem, Refused
from nastavnik.web.formats import number

HEAD = (
    "head_surname", "head_given", "head_patronymic", "head_gender", "head_post", "head_acting", "head_since", "head_until",
)  # fmt: skip
LETTERHEAD = ("name", "short_name", "founder", "place", "address", "phone", "email", "site", "inn", "ogrn")
OF_ADMINISTRATION = ("code", "kind", "time_zone")
BAD_CODE = "До 32 букв, цифр, точек и дефисов, без пробелов."


def show_refusal(form: forms.BaseForm, refused: Refused) -> None:
    """Each problem at the field with the label that its place names, else above the form."""
    titles = {str(bound.label).lower(): name for name, bound in form.fields.items()}
    titles |= {
        field_title(Unit, name).lower(): name
        for name in form.fields
        if name in {f.name for f in Unit._meta.fields}
    }
    for problem in refused.problems:
        form.add_error(titles.get(problem.where.column.lower()), problem.text)


def _checked(form: forms.BaseForm, name: str, result: tuple[str, Problem | None]) -> str:
    value, problem = result
    if problem is not None:
        form.add_error(name, problem.text)
    return value


class UnitForm(forms.ModelForm[Unit]):
    """Letterhead facts. Code, kind and time zone are left to those who may add units there."""

    name = forms.CharField(
        label="Полное название",
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Как в уставе: так оно стоит на бланке.",
    )
    site = forms.URLField(label="Сайт", required=False, assume_scheme="https", max_length=200)
    inn = forms.CharField(label="ИНН", required=False, max_length=20)
    ogrn = forms.CharField(label="ОГРН", required=False, max_length=20)
    time_zone = forms.ChoiceField(label="Часовой пояс", choices=list(ZONES.items()))
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1)

    class Meta:
        model = Unit
        fields = (*LETTERHEAD, *HEAD, *OF_ADMINISTRATION)
        widgets: ClassVar[dict[str, forms.Widget]] = {
            name: forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
            for name in ("head_since", "head_until")
        }
        help_texts: ClassVar[dict[str, str]] = {
            "short_name": "Как оно стоит в списках и таблицах.",
            "founder": "Первая строка бланка.",
            "head_post": "В именительном падеже: «Директор», «Заведующая».",
            "head_acting": "В документах: «И. о. директора».",
            "head_gender": "Нужен для согласования слов в документах.",
            "head_since": "Документ с более ранней датой он не подписывает.",
            "head_until": "Пусто, пока в должности.",
        }

    def __init__(self, *args: Any, administers: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["version"].initial = self.instance.version
        zone = cast(forms.ChoiceField, self.fields["time_zone"])
        if self.instance.time_zone not in ZONES:
            zone.choices = [(self.instance.time_zone, self.instance.time_zone), *ZONES.items()]
        dropped = () if administers else OF_ADMINISTRATION
        if self.instance.level != Level.ORGANISATION:
            dropped = (*dropped, "kind")
        else:
            self.fields.get("kind", zone).required = True
        for name in set(dropped):
            del self.fields[name]

    def clean_name(self) -> str:
        return " ".join(str(self.cleaned_data["name"]).split())

    def clean_inn(self) -> str:
        return _checked(self, "inn", read_inn(self.cleaned_data["inn"]))

    def clean_ogrn(self) -> str:
        return _checked(self, "ogrn", read_ogrn(self.cleaned_data["ogrn"]))

    def clean_code(self) -> str:
        code = str(self.cleaned_data["code"])
        if not CODE.match(code):
            raise forms.ValidationError(BAD_CODE)
        return code

    def facts(self) -> dict[str, Any]:
        """What the action is given: the fields without the version."""
        return {name: value for name, value in self.cleaned_data.items() if name != "version"}


class _TerritoryChoice(forms.ModelChoiceField):  # type: ignore[type-arg]  # generic only in the stubs
    """A region or a municipality inside it."""

    def label_from_instance(self, obj: Any) -> str:
        return str(obj.short_name) if obj.level == Level.REGION else f"– {obj.short_name}"


class AddForm(forms.Form):
    """A new municipality or organisation; its letterhead is filled on its own page."""

    level = forms.ChoiceField(
        label="Что добавить",
        choices=[(Level.ORGANISATION.value, "организация"), (Level.MUNICIPALITY.value, "муниципалитет")],
        widget=forms.RadioSelect,
        initial=Level.ORGANISATION,
    )
    parent = _TerritoryChoice(
        label="Где",
        queryset=Unit.objects.none(),
        empty_label=None,
        help_text="Муниципалитет стоит в регионе, организация — в муниципалитете или прямо в регионе.",
    )
    kind = forms.ChoiceField(label="Вид организации", choices=[("", "—"), *Kind.choices], required=False)
    code = forms.CharField(label="Код", max_length=32, help_text="Короткое обозначение: «t-5». " + BAD_CODE)
    name = forms.CharField(label="Полное название", max_length=500)
    short_name = forms.CharField(label="Краткое название", max_length=160)

    def __init__(self, *args: Any, territories: UnitQuerySet, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        cast(_TerritoryChoice, self.fields["parent"]).queryset = territories
        if not territories.filter(level=Level.REGION).exists():
            level = cast(forms.ChoiceField, self.fields["level"])
            level.choices = [(Level.ORGANISATION.value, "организация")]
            level.widget = forms.HiddenInput()

    def clean_code(self) -> str:
        code = str(self.cleaned_data["code"])
        if not CODE.match(code):
            raise forms.ValidationError(BAD_CODE)
        return code

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("level") == Level.MUNICIPALITY:
            cleaned["kind"] = ""
        elif not cleaned.get("kind") and "kind" not in self.errors:
            self.add_error("kind", "Укажите вид организации.")
        return cleaned


class _DayUpToToday(forms.DateField):
    """A date that has come; asked by the calendar of the browser, typed as «20.09.2026» too."""

    def __init__(self, label: str) -> None:
        super().__init__(
            label=label,
            widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
            input_formats=["%Y-%m-%d", "%d.%m.%Y"],
        )

    def clean(self, value: Any) -> date | None:
        day = cast("date | None", super().clean(value))
        if day is not None and day > clock.today():
            raise forms.ValidationError("Этот день ещё не наступил.")
        if day is not None and day.year < 2000:
            raise forms.ValidationError("Проверьте год.")
        return day


class FiguresForm(forms.Form):
    """All figures of a unit for a year; the source and the date stand for all of them."""

    version = forms.CharField(widget=forms.HiddenInput, max_length=32)

    def __init__(
        self,
        *args: Any,
        unit: Unit,
        stated: Mapping[str, YearFigure],
        before: Mapping[str, YearFigure],
        year: int,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.kinds = kinds_for(unit.level)
        for kind in self.kinds:
            last = before.get(kind)
            self.fields[kind] = forms.IntegerField(
                label=TITLES[kind][:1].upper() + TITLES[kind][1:],
                min_value=0,
                max_value=MOST,
                required=False,
                initial=stated[kind].value if kind in stated else None,
                help_text=f"За {year_title(year - 1)}: {number(last.value if last else None)}",
            )
        latest = max(stated.values(), key=lambda figure: figure.as_of, default=None)
        self.fields["source"] = forms.CharField(
            label="Источник",
            max_length=200,
            initial=latest.source if latest else "",
            help_text="Например, «форма ОО-1» или «тарификационный список».",
        )
        self.fields["as_of"] = _DayUpToToday("На дату")
        self.fields["as_of"].initial = latest.as_of if latest else None

    def values(self) -> dict[str, int | None]:
        """Kind → number, or None where nothing stands."""
        return {kind: self.cleaned_data[kind] for kind in self.kinds}


class ParticipantsForm(forms.Form):
    """The act and who is in: all organisations at once, or those that are ticked."""

    ALL, PICKED = "all", "picked"
    version = forms.CharField(widget=forms.HiddenInput, max_length=32)
    act_title = forms.CharField(
        label="Акт", max_length=300, help_text="Например, «Приказ «Об утверждении перечня организаций»»."
    )
    act_body = forms.CharField(label="Кем утверждён", max_length=300)
    act_number = forms.CharField(label="Номер", max_length=60)
    act_date = _DayUpToToday("Дата")
    scope = forms.ChoiceField(label="Кто участвует", widget=forms.RadioSelect)
    organisations = forms.TypedMultipleChoiceField(coerce=int, required=False, label="Организации")

    def __init__(
        self,
        *args: Any,
        teaching: Iterable[Unit],
        listed: ParticipationList | None,
        ticked: Iterable[int],
        version: str,
        **kwargs: Any,
    ) -> None:
        ids = [unit.pk for unit in teaching]
        self.ticked = set(ticked)
        everybody = listed is None or self.ticked >= set(ids)
        super().__init__(*args, **kwargs)
        self.initial.update(version=version, scope=self.ALL if everybody else self.PICKED)
        if listed is not None:
            act = [name for name in self.fields if name.startswith("act_")]
            self.initial.update({name: getattr(listed, name) for name in act})
        scope = cast(forms.ChoiceField, self.fields["scope"])
        scope.choices = [
            (self.ALL, f"все организации ({len(ids)})"),
            (self.PICKED, "только отмеченные ниже"),
        ]
        organisations = cast(forms.TypedMultipleChoiceField, self.fields["organisations"])
        organisations.choices = [(pk, str(pk)) for pk in ids]
        if self.is_bound:
            given = set(cast(QueryDict, self.data).getlist("organisations"))
            self.ticked = {pk for pk in ids if str(pk) in given}

    def chosen(self) -> list[int] | None:
        """Ids of the ticked organisations, None for all."""
        if self.cleaned_data["scope"] == self.ALL:
            return None
        return [int(pk) for pk in self.cleaned_data["organisations"]]

    def act(self) -> dict[str, Any]:
        return {name: value for name, value in self.cleaned_data.items() if name.startswith("act_")}


class FileForm(forms.Form):
    """A list of organisations as a file."""

    file = forms.FileField(
        label="Файл",
        help_text="XLSX, XLS, ODS или CSV. Ничего не сохранится, пока вы не подтвердите.",
        error_messages={"required": "Выберите файл.", "empty": "Файл пустой. Проверьте, тот ли файл выбран."},
        widget=forms.ClearableFileInput(attrs={"accept": ".xlsx,.xlsm,.xls,.ods,.csv,.tsv,.txt"}),
    )


class FilterForm(forms.Form):
    """What the list is narrowed to."""

    territory = forms.TypedChoiceField(label="Муниципалитет", coerce=int, empty_value=None, required=False)
    kind = forms.ChoiceField(label="Вид", choices=[("", "любой"), *Kind.choices], required=False)
    participates = forms.ChoiceField(
        label="Участие в этом году",
        choices=[("", "не важно"), ("yes", "участвуют"), ("no", "не участвуют")],
        required=False,
    )
    figures = forms.ChoiceField(
        label="Цифры года",
        choices=[("", "не важно"), ("full", "внесены все"), ("missing", "чего-то не хватает")],
        required=False,
    )

    def __init__(self, *args: Any, municipalities: Iterable[Unit], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.municipalities = {unit.pk: unit for unit in municipalities}
        territory = cast(forms.TypedChoiceField, self.fields["territory"])
        territory.choices = [("", "любой"), *((u.pk, u.short_name) for u in self.municipalities.values())]
        if len(self.municipalities) < 2:
            del self.fields["territory"]

    def value(self, name: str) -> Any:
        """A sound value, or None: a filter that cannot be read narrows nothing."""
        self.is_valid()
        return self.cleaned_data.get(name) or None

    def shown(self, name: str) -> str:
        """The chosen value as the form calls it."""
        choices = dict(cast(forms.ChoiceField, self.fields[name]).choices)  # type: ignore[arg-type]  # flat choices
        return str(choices.get(self.value(name), ""))
