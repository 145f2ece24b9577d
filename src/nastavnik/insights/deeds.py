"""What an organisation's curator or head has to do today, the most urgent first, in sentences."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from django.db.models import Count, Exists, OuterRef, Q
from django.db.models.functions import Coalesce

from nastavnik.documents.models import IssuedDocument
from nastavnik.insights.attention import (
    SILENT_DAYS,
    WAIT_DAYS,
    Standing,
    silent_since,
    standings,
    waiting_requests,
    with_paired,
)
from nastavnik.matching.models import Round, RoundState
from nastavnik.orgs.models import Unit
from nastavnik.pairs.models import Meeting, Pair
from nastavnik.people.models import BatchState, ImportBatch, Person, Request
from nastavnik.programmes.models import RunningForm
from nastavnik.rules.dates import days_between, pairing_deadline, school_year
from nastavnik.rules.documents.wording import dates as wording
from nastavnik.rules.documents.wording.dates import short_date
from nastavnik.rules.documents.wording.numerals import plural

Tone = Literal["ok", "warn", "bad", "info", "no"]
EXPIRING_DAYS = 30
SHOWN_PAIRS = 3


@dataclass(frozen=True, slots=True)
class Deed:
    """One thing to do: what, why with the numbers, how urgent, and the address where it is done."""

    title: str
    why: str
    tone: Tone
    tag: str
    action: str
    url: str


def deeds_of(organisation: Unit, *, today: date) -> list[Deed]:
    """Everything an organisation has to do today, the most urgent first. A fixed number of queries."""
    standing = standings(organisation.path, today=today)
    found = [
        *(_base(standing[0], today) if standing else ()),
        *_forms(organisation, today),
        *_waiting(organisation, today),
        *_rounds(organisation, today),
        *_silent(organisation, today),
        *_feedback(organisation),
        *_consents(organisation, standing[0] if standing else None, today),
        *_imports(organisation),
        *(_figures(standing[0]) if standing else ()),
    ]
    order = {"bad": 0, "warn": 1, "info": 2, "no": 3, "ok": 4}
    return sorted(found, key=lambda deed: order[deed.tone])


def _base(standing: Standing, today: date) -> Iterator[Deed]:
    year = wording.school_year(school_year(today))
    if not standing.requests:
        yield Deed(
            f"База наставляемых на {year} пуста",
            "Загрузите файл, который вы ведёте, или внесите первого человека сами.",
            "bad",
            "начните здесь",
            "Загрузить файл",
            f"/people/import/?kind=mentees&organisation={standing.unit.pk}",
        )
    if not standing.mentors:
        yield Deed(
            f"База наставников на {year} пуста",
            "Без наставников подбирать не из кого. Подойдёт файл с официальными столбцами или ваш собственный.",
            "bad" if standing.requests else "warn",
            "",
            "Загрузить файл",
            f"/people/import/?kind=mentors&organisation={standing.unit.pk}",
        )


def _forms(organisation: Unit, today: date) -> Iterator[Deed]:
    running = RunningForm.objects.filter(organisation=organisation, year=school_year(today)).select_related(
        "form"
    )
    formed = Pair.objects.filter(
        organisation=OuterRef("organisation"), form=OuterRef("form"), year=OuterRef("year")
    )
    forms = list(running.annotate(formed=Exists(formed)))
    if not forms:
        yield Deed(
            "Формы наставничества на этот год не выбраны",
            "Отметьте те, которые организация ведёт на самом деле. С этого дня пойдут две недели на пары.",
            "warn",
            "",
            "Выбрать формы",
            f"/catalogues/?organisation={organisation.pk}",
        )
    for form in forms:
        if form.formed:
            continue
        left = days_between(today, pairing_deadline(form.chosen_on))
        deadline = short_date(pairing_deadline(form.chosen_on))
        late = left < 0
        yield Deed(
            f"Пары по форме «{form.form.title}» ещё не сформированы",
            f"Модель выбрана {short_date(form.chosen_on)}, две недели на пары — до {deadline}.",
            "bad" if late else ("warn" if left <= 3 else "info"),
            f"просрочено на {plural(-left, 'день', 'дня', 'дней')}" if late else f"до {deadline}",
            "Подобрать",
            "/matching/",
        )


def _waiting(organisation: Unit, today: date) -> Iterator[Deed]:
    long_ago = today - timedelta(days=WAIT_DAYS)
    waiting = (
        with_paired(Request.objects.filter(person__organisation=organisation, year=school_year(today)))
        .filter(waiting_requests(today), asked_on__lt=long_ago)
        .order_by("asked_on", "pk")
    )
    count = waiting.count()
    first = waiting.select_related("person").first()
    if first is None:
        return
    waited = days_between(first.asked_on, today)
    detail = ", ".join(part for part in (first.text[:80], first.person.standing) if part)
    yield Deed(
        f"{plural(count, 'наставляемый ждёт', 'наставляемых ждут', 'наставляемых ждут')} пары дольше двух недель",
        f"Самый долгий — {plural(waited, 'день', 'дня', 'дней')}: {detail}.",
        "bad",
        f"просрочено на {plural(waited - WAIT_DAYS, 'день', 'дня', 'дней')}",
        "Подобрать",
        "/matching/",
    )


def _rounds(organisation: Unit, today: date) -> Iterator[Deed]:
    rounds = list(
        Round.objects.filter(organisation=organisation, year=school_year(today))
        .exclude(state=RoundState.CLOSED)
        .select_related("running_form__form")
        .annotate(standing=Count("proposals", filter=~Q(proposals__decision="refused")))
    )
    ordered = set(
        IssuedDocument.objects.filter(
            organisation=organisation, about_type="matching.round", about_id__in=[r.pk for r in rounds]
        ).values_list("about_id", flat=True)
    )
    for one in rounds:
        title = one.running_form.form.title
        if one.state == RoundState.OPEN:
            yield Deed(
                f"Подбор «{title}» ждёт решения",
                f"Предложено: {plural(one.standing, 'пара', 'пары', 'пар')}. Примите их или поправьте и утвердите.",
                "warn",
                "",
                "Открыть подбор",
                f"/matching/{one.pk}/",
            )
        elif one.pk not in ordered:
            yield Deed(
                f"Пары «{title}» утверждены, приказа ещё нет",
                "Приказ собирается из утверждённых пар; останется проверить падежи и подписать.",
                "warn",
                "",
                "Подготовить приказ",
                f"/documents/pairs-order/?round={one.pk}",
            )


def _silent(organisation: Unit, today: date) -> Iterator[Deed]:
    silent = (
        Pair.objects.filter(organisation=organisation)
        .at_work_on(today)
        .annotate(last_seen=Coalesce("last_met_on", "starts_on"))
        .filter(silent_since(today))
        .order_by("last_seen", "pk")
    )
    count = silent.count()
    pairs = silent.select_related("mentor__person").prefetch_related("members__request__person")[:SHOWN_PAIRS]
    for pair in pairs:
        names = ", ".join(member.request.person.surname for member in pair.members.all()) or "—"
        days = days_between(pair.last_met_on or pair.starts_on, today)
        word = "Последняя встреча" if pair.last_met_on else "Встреч не было, пара работает с"
        yield Deed(
            f"Пара {pair.mentor.person.surname} — {names} не встречалась {plural(days, 'день', 'дня', 'дней')}",
            f"{word} {short_date(pair.last_met_on or pair.starts_on)}.",
            "warn",
            "нужен звонок",
            "Отметить встречу",
            f"/pairs/{pair.pk}/",
        )
    if count > SHOWN_PAIRS:
        more = count - SHOWN_PAIRS
        yield Deed(
            f"Ещё {plural(more, 'пара', 'пары', 'пар')} без встреч дольше {SILENT_DAYS} дней",
            "Список открывается целиком.",
            "warn",
            "",
            "Показать",
            "/pairs/?silent=1",
        )


def _feedback(organisation: Unit) -> Iterator[Deed]:
    count = Meeting.objects.filter(pair__organisation=organisation, closed_at=None).count()
    if count:
        yield Deed(
            f"{plural(count, 'встреча', 'встречи', 'встреч')} без обратной связи",
            "Встреча закрывается, когда наставляемый поставил оценку: это два касания на странице пары.",
            "warn",
            "",
            "Показать",
            "/pairs/?feedback=1",
        )


def _consents(organisation: Unit, standing: Standing | None, today: date) -> Iterator[Deed]:
    if standing and standing.without_consent:
        count = standing.without_consent
        yield Deed(
            f"{plural(count, 'человек', 'человека', 'человек')} в базе без действующего согласия",
            "Они стоят в базе как черновики и в пары не войдут. Бланки можно напечатать, бумажные согласия — "
            "отметить сразу у всех.",
            "warn",
            "",
            "Показать",
            f"/people/?organisation={organisation.pk}&consent=none",
        )
    soon = today + timedelta(days=EXPIRING_DAYS)
    ending = Person.objects.filter(
        organisation=organisation, consent_valid_until__gte=today, consent_valid_until__lte=soon
    ).order_by("consent_valid_until")
    first = ending.first()
    if first and first.consent_valid_until:
        left = days_between(today, first.consent_valid_until)
        count = ending.count()
        yield Deed(
            f"{plural(count, 'согласие кончается', 'согласия кончаются', 'согласий кончаются')} в ближайший месяц",
            f"Первым — {first.list_name}, {short_date(first.consent_valid_until)}. Без согласия пара приостановится.",
            "info",
            f"через {plural(left, 'день', 'дня', 'дней')}" if left else "сегодня",
            "Открыть",
            f"/people/?organisation={organisation.pk}&consent=expiring",
        )


def _imports(organisation: Unit) -> Iterator[Deed]:
    for batch in ImportBatch.objects.filter(organisation=organisation, state=BatchState.READY).order_by(
        "-pk"
    )[:1]:
        yield Deed(
            "Загруженный файл ждёт решения",
            f"{batch.get_kind_display().capitalize()}: файл проверен, в базу пока ничего не внесено.",
            "info",
            "",
            "Продолжить",
            f"/people/import/{batch.pk}/",
        )


def _figures(standing: Standing) -> Iterator[Deed]:
    missing = standing.missing_figures
    if missing:
        yield Deed(
            f"Не хватает годовых цифр: {len(missing)} из 3",
            f"Нет: {'; '.join(missing)}. Без них доли в показателях не считаются.",
            "info",
            "",
            "Заполнить",
            f"/units/{standing.unit.pk}/figures/",
        )
