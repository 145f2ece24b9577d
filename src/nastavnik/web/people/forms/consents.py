"""Forms of consents: one person's, a pile of paper, a withdrawal."""

from datetime import date
from typing import Any

from django import forms

from nastavnik.people.models import ConsentKind, Signer
from nastavnik.web.people.forms.inputs import day

SCAN_BYTES = 10_000_000
SCANS = {
    b"%PDF-": "application/pdf",
    b"\xff\xd8\xff": "image/jpeg",
    b"\x89PNG\r\n\x1a\n": "image/png",
}
"""First bytes of a file that a scanner or a phone makes → its type; the name of the file is not believed."""


def scan_type(content: bytes) -> str | None:
    """The type of a scan by its first bytes, None for anything else."""
    return next((kind for start, kind in SCANS.items() if content.startswith(start)), None)


class ConsentForm(forms.Form):
    """One signed consent."""

    kind = forms.ChoiceField(label="На что", choices=ConsentKind.choices, widget=forms.RadioSelect)
    signed_on = day("Дата подписания", required=True)
    valid_until = day("Действует по", help_text="Пусто – без срока.")
    signer = forms.ChoiceField(
        label="Кто подписал",
        choices=[("", "по возрасту в день подписания"), *Signer.choices],
        required=False,
        help_text="До 18 лет согласие даёт законный представитель, с 18 – сам человек.",
    )
    signer_name = forms.CharField(label="Подписавший", max_length=200, required=False)
    signer_authority = forms.CharField(
        label="Документ о полномочиях",
        max_length=200,
        required=False,
        help_text="Если подписал не родитель: реквизиты акта об опеке или доверенности.",
    )
    scan = forms.FileField(
        label="Скан",
        required=False,
        help_text="PDF, JPEG или PNG до 10 МБ. Откроют только те, кто ведёт согласия.",
    )

    def clean_scan(self) -> tuple[bytes, str, str] | None:
        """Content, name and type of the scan."""
        given = self.cleaned_data.get("scan")
        if not given:
            return None
        if given.size > SCAN_BYTES:
            raise forms.ValidationError("Файл больше 10 МБ. Отсканируйте с меньшим разрешением.")
        content = given.read()
        kind = scan_type(content)
        if kind is None:
            raise forms.ValidationError("Это не PDF, не JPEG и не PNG. Сохраните скан в одном из этих видов.")
        return content, given.name, kind


class BulkConsentForm(forms.Form):
    """A pile of paper consents of one date."""

    kind = forms.ChoiceField(label="На что", choices=ConsentKind.choices, widget=forms.RadioSelect)
    signed_on = day("Дата подписания", required=True, help_text="Общая для всех отмеченных.")
    valid_until = day("Действует по", help_text="Пусто – без срока.")
    only_missing = forms.BooleanField(
        label="Только тем, у кого согласия на эту дату ещё нет",
        required=False,
        help_text="Снимите, если собраны новые согласия взамен прежних.",
    )


class WithdrawForm(forms.Form):
    """From which day the consent has no force."""

    on = day("Отозвано", required=True, help_text="С этого дня согласие не действует.")

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["on"].initial = today
