"""«Проверить документ»: a file or a text that is not ours, its faults, the checklist of a regulation.

Nothing that is brought here is kept: the text goes back with the page and comes again with every button of it.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import PurePath
from typing import Any, Final

from django import forms
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from nastavnik.documents.reading import LARGEST_FILE, read_paragraphs
from nastavnik.documents.reading.plain import read_plain
from nastavnik.rules.access import Permission
from nastavnik.rules.documents.excerpt import excerpt
from nastavnik.rules.documents.findings import Finding, mended, without_overlaps
from nastavnik.rules.documents.references import document_date
from nastavnik.rules.documents.regulation import POINTS, VERSION, PointFinding, Verdict, check_regulation
from nastavnik.rules.outcome import Refused
from nastavnik.tables.writing import Table, Value, write_xlsx
from nastavnik.web.documents.forms import DATE_FORMATS
from nastavnik.web.documents.remarks import Remark, findings_of
from nastavnik.web.downloads import XLSX, Download
from nastavnik.web.policy import ActorRequest, requires

TXT: Final = "text/plain; charset=utf-8"
_LONGEST: Final = (
    1_500_000  # letters with the empty lines; the reader of texts refuses a million with its own words
)
_MOST_SHOWN: Final = 200  # of a group: a page of thousands opens slowly and nobody reads it
_ROUNDS: Final = 3  # one correction may lay bare another in the same words
_NOT_PLAIN: Final = (b"PK\x03\x04", b"%PDF-")

GROUPS: Final[Mapping[str, tuple[str, ...]]] = {
    "Ссылки на акты": (
        "reference.latin", "reference.number", "reference.kind", "reference.date", "reference.annex",
        "reference.article",
    ),
    "Даты": ("reference.later", "reference.not-yet", "reference.expired", "sense.date", "sense.period"),
    "Адреса в интернете": ("reference.link", "reference.host"),
    "Согласия": ("reference.consent",),
    "Сроки и суммы": ("sense.term", "sense.sum"),
}  # fmt: skip
"""Titles of groups and the codes of findings that stand under them."""

VERDICTS: Final = (("yes", "есть"), ("partly", "частично"), ("no", "нет"))
_PROPOSED: Final = {Verdict.FOUND: "yes", Verdict.PARTLY: "partly", Verdict.MISSING: "no"}


class CheckForm(forms.Form):
    """A file or a text, once; the date and the checklist; what the buttons of the answer send again is hidden."""

    file = forms.FileField(
        label="Файл",
        required=False,
        help_text="DOCX, ODT, PDF с текстом (не скан) или TXT, до 25 МБ.",
        widget=forms.FileInput(attrs={"accept": ".docx,.odt,.pdf,.txt"}),
    )
    text = forms.CharField(
        label="Или текст",
        required=False,
        strip=False,
        max_length=_LONGEST,
        widget=forms.Textarea(attrs={"rows": 8, "class": "check-text"}),
    )
    dated = forms.DateField(
        label="Дата документа",
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        input_formats=DATE_FORMATS,
        help_text="Не указана – возьмём из шапки документа.",
    )
    regulation = forms.BooleanField(
        label="Сверить с чек-листом Положения о системе наставничества педагогических работников",
        required=False,
    )
    name = forms.CharField(required=False, max_length=255, widget=forms.HiddenInput)
    office = forms.BooleanField(required=False, widget=forms.HiddenInput)

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if not self.errors and bool(given.get("file")) == bool((given.get("text") or "").strip()):
            message = (
                "Оставьте что-нибудь одно: файл или текст."
                if given.get("file")
                else "Выберите файл или вставьте текст."
            )
            self.add_error(None, message)
        return given


@dataclass(frozen=True, slots=True)
class Group:
    """Findings of one subject. A page shows the first of them, the list to be taken away has them all."""

    title: str
    found: list[Finding]
    paragraphs: list[str]

    @property
    def shown(self) -> list[Remark]:
        return [
            Remark(one, excerpt(self.paragraphs[one.paragraph - 1], one)) for one in self.found[:_MOST_SHOWN]
        ]

    @property
    def more(self) -> int:
        return max(len(self.found) - _MOST_SHOWN, 0)


@dataclass(frozen=True, slots=True)
class PointRow:
    """A point of the checklist: what is proposed and what the person says."""

    found: PointFinding
    choice: str

    @property
    def proposed(self) -> str:
        return _PROPOSED[self.found.verdict]

    @property
    def corrected(self) -> bool:
        return self.choice != self.proposed

    @property
    def title(self) -> str:
        return dict(VERDICTS)[self.choice]

    @property
    def places(self) -> list[tuple[str, str]]:
        """(where, quotation), each once."""
        return list(dict.fromkeys((one.where, one.quote) for one in self.found.evidence))

    @property
    def advice(self) -> str:
        """A model wording, whatever was proposed: the person may have said that it is not there."""
        return POINTS[self.found.number - 1].advice


class Checked:
    """A document that was brought, and what is found in it."""

    def __init__(self, form: CheckForm, typed: Mapping[str, Any]) -> None:
        given = form.cleaned_data
        self.name, self.office, self.regulation = given["name"], given["office"], given["regulation"]
        self.text: str = given["text"]
        if given["file"]:
            self._open(given["file"])
        self.paragraphs = _paragraphs_of(self.text)
        self.given_date: date | None = given["dated"]
        self.dated = self.given_date or document_date(self.paragraphs)
        self._typed = typed

    def _open(self, file: Any) -> None:  # an UploadedFile
        data = file.read(LARGEST_FILE + 1)
        lines = read_paragraphs(data)
        self.name = PurePath(file.name).name
        self.office = any(mark in data[:1024] for mark in _NOT_PLAIN)
        self.text = "\n".join(lines if self.office else read_plain(data))

    @property
    def title(self) -> str:
        return self.name or "Вставленный текст"

    @cached_property
    def findings(self) -> list[Finding]:
        return findings_of(self.paragraphs, self.dated)

    @cached_property
    def groups(self) -> list[Group]:
        """Findings under the titles of their groups; groups without any are left out."""
        groups = [
            Group(title, [one for one in self.findings if one.code in codes], self.paragraphs)
            for title, codes in GROUPS.items()
        ]
        return [group for group in groups if group.found]

    @cached_property
    def points(self) -> list[PointRow]:
        """The twelve points with the person's word where it is given; empty when the checklist is not asked for."""
        if not self.regulation:
            return []
        return [
            PointRow(found, self._choice(found, self._typed)) for found in check_regulation(self.paragraphs)
        ]

    @staticmethod
    def _choice(found: PointFinding, typed: Mapping[str, Any]) -> str:
        said = str(typed.get(f"point-{found.number}", ""))
        return said if said in dict(VERDICTS) else _PROPOSED[found.verdict]

    @property
    def counts(self) -> list[tuple[str, int]]:
        """How many points there are of each verdict."""
        return [(title, sum(row.choice == code for row in self.points)) for code, title in VERDICTS]

    @property
    def to_write(self) -> list[PointRow]:
        return [row for row in self.points if row.choice != "yes"]

    @property
    def mendable(self) -> int:
        """How many faults can be put right without asking, in a text whose look is not lost by that."""
        return 0 if self.office else len(without_overlaps(_certain(self.findings)))

    @cached_property
    def mended_text(self) -> str:
        """The text with all that is certain put right; its empty lines and what was right stay."""
        paragraphs = self.paragraphs
        for _ in range(_ROUNDS):
            paragraphs = mended(paragraphs, _certain(findings_of(paragraphs, self.dated)))
        if len(paragraphs) != len([line for line in self.text.splitlines() if line.strip()]):
            return "\n".join(paragraphs)
        pairs = iter(zip(self.paragraphs, paragraphs, strict=True))
        return "\n".join(_line(line, *next(pairs)) if line.strip() else "" for line in self.text.splitlines())

    @property
    def left(self) -> int:
        """How many findings of the mended text wait for a person."""
        return len(findings_of(_paragraphs_of(self.mended_text), self.dated))


@require_http_methods(["GET", "POST"])
@requires(Permission.DOCUMENTS_ISSUE)
def check(request: ActorRequest) -> HttpResponse:
    """The form; what is found; and by its buttons the list, the mended text, the summary of the checklist."""
    if request.method == "GET":
        return render(request, "documents/check.html", {"form": CheckForm()})
    form = CheckForm(request.POST, request.FILES)
    if form.is_valid():
        try:
            checked = Checked(form, request.POST)
            return _ANSWERS.get(request.POST.get("action", ""), _result)(request, checked)
        except Refused as refused:
            for problem in refused.problems:
                form.add_error("file" if form.cleaned_data["file"] else "text", problem.text)
    return render(request, "documents/check.html", {"form": form}, status=422)


def _result(request: ActorRequest, checked: Checked) -> HttpResponse:
    context = {"checked": checked, "version": VERSION, "verdicts": VERDICTS}
    return render(request, "documents/check_result.html", context)


def _mended(request: ActorRequest, checked: Checked) -> HttpResponse:
    return render(request, "documents/check_mended.html", {"checked": checked})


def _mended_file(_: ActorRequest, checked: Checked) -> HttpResponse:
    content = checked.mended_text.replace("\n", "\r\n").encode("utf-8-sig")
    return Download(content, name=f"Исправлено. {_stem(checked)}.txt", media_type=TXT)


def _summary(request: ActorRequest, checked: Checked) -> HttpResponse:
    context = {"checked": checked, "version": VERSION}
    return render(request, "documents/check_summary.html", context)


def _list(_: ActorRequest, checked: Checked) -> HttpResponse:
    tables = [Table("Замечания", _REMARK_TITLES, _remark_rows(checked))]
    if checked.points:
        tables.append(Table("Чек-лист", _POINT_TITLES, _point_rows(checked)))
    return Download(write_xlsx(tables), name=f"Замечания. {_stem(checked)}.xlsx", media_type=XLSX)


_ANSWERS: Final[Mapping[str, Callable[[ActorRequest, Checked], HttpResponse]]] = {
    "list": _list,
    "mended": _mended,
    "mended-file": _mended_file,
    "summary": _summary,
}


# --- the list of findings -----------------------------------------------------------------------------------

_REMARK_TITLES: Final = ("№", "Где", "О чём", "Что написано", "Что не так", "Как верно", "Кто решает")
_POINT_TITLES: Final = ("№", "Пункт чек-листа", "Вывод", "Предложено", "Где и что сказано", "Что написать")


def _remark_rows(checked: Checked) -> Iterator[tuple[Value, ...]]:
    found = [(group.title, one) for group in checked.groups for one in group.found]
    for number, (title, one) in enumerate(found, start=1):
        decides = "можно исправить так" if one.certain else "решает человек"
        yield number, one.where, title, one.quote, one.text, one.suggestion, decides


def _point_rows(checked: Checked) -> Iterator[tuple[Value, ...]]:
    for row in checked.points:
        places = "\n".join(f"{where}: {quote}" for where, quote in row.places)
        advice = "" if row.choice == "yes" else row.advice
        yield row.found.number, row.found.title, row.title, row.found.text, places, advice


def _stem(checked: Checked) -> str:
    return PurePath(checked.title).stem[:100]


# --- texts --------------------------------------------------------------------------------------------------


def _paragraphs_of(text: str) -> list[str]:
    """As of a text file; the mark of UTF-16 keeps a text that begins like a file of another kind a text."""
    readable = text.replace("\x00", " ").encode("utf-16", "replace")
    return read_paragraphs(readable)


def _certain(findings: list[Finding]) -> list[Finding]:
    return [one for one in findings if one.certain]


def _line(line: str, before: str, after: str) -> str:
    """A line as it stands, or mended with the space that it began with."""
    return line if before == after else line[: len(line) - len(line.lstrip())] + after
