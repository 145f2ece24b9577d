"""Ends and pauses of a pair, members who leave, the role model."""

from collections.abc import Callable

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from nastavnik import clock
from nastavnik.pairs.actions import choose_role_model, dissolve, finish, leave, resume, suspend
from nastavnik.pairs.models import PairMember
from nastavnik.programmes.queries import role_models_for
from nastavnik.rules.access import Permission
from nastavnik.rules.outcome import Refused
from nastavnik.web.matching.rounds import version_in
from nastavnik.web.pairs.forms import EndForm, LeaveForm, RoleModelForm
from nastavnik.web.pairs.views import pair_line
from nastavnik.web.policy import ActorRequest, requires
from nastavnik.web.refusals import show_at_fields

EDIT = Permission.MATCHING_EDIT


@require_http_methods(["GET", "POST"])
@requires(Permission.MATCHING_EDIT)
def finish_(request: ActorRequest, pk: int) -> HttpResponse:
    """The pair has done its work."""
    line, today = pair_line(request, pk, EDIT)
    form = EndForm(request.POST if request.method == "POST" else None, initial={"ended_on": today})

    def act() -> None:
        finish(
            line.pair,
            version=version_in(request),
            ended_on=form.cleaned_data["ended_on"],
            outcome=form.cleaned_data["reason"],
            by=request.actor,
            now=clock.now(),
        )

    effects = [
        "Пара получит состояние «завершена», изменить её больше будет нельзя.",
        "Места наставника освободятся.",
    ]
    return _asked(
        request, pk, form, act, "Завершить пару", "Пара завершена.", effects, version=line.pair.version
    )


@require_http_methods(["GET", "POST"])
@requires(Permission.MATCHING_EDIT)
def dissolve_(request: ActorRequest, pk: int) -> HttpResponse:
    """The pair did not work out."""
    line, today = pair_line(request, pk, EDIT)
    form = EndForm(request.POST if request.method == "POST" else None, initial={"ended_on": today})
    form.fields["reason"].label = "Причина"
    form.fields["reason"].help_text = "Останется в записи пары. Диагнозов и семейных обстоятельств не пишите."

    def act() -> None:
        dissolve(
            line.pair,
            version=version_in(request),
            ended_on=form.cleaned_data["ended_on"],
            reason=form.cleaned_data["reason"],
            by=request.actor,
            now=clock.now(),
        )

    effects = [
        "Наставляемые снова ждут подбора, место наставника освободится.",
        "Эту пару больше не предложат: подбор запомнит, что она не сложилась.",
        "К приказу понадобится изменение.",
    ]
    return _asked(
        request, pk, form, act, "Расформировать пару", "Пара расформирована.", effects,
        version=line.pair.version, tone="bad",
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
@requires(Permission.MATCHING_EDIT)
def leave_(request: ActorRequest, pk: int, member_id: int) -> HttpResponse:
    """A mentee leaves a group that goes on."""
    member = PairMember.objects.select_related("pair", "request__person").get_for(
        request.actor, EDIT, pk=member_id, pair_id=pk
    )
    line, today = pair_line(request, pk, EDIT)
    form = LeaveForm(request.POST if request.method == "POST" else None, initial={"left_on": today})

    def act() -> None:
        leave(
            member,
            version=version_in(request),
            left_on=form.cleaned_data["left_on"],
            by=request.actor,
            now=clock.now(),
        )

    name = member.request.person.list_name
    effects = ["Группа продолжит работать без него.", "Запрос снова войдёт в подбор."]
    return _asked(
        request, pk, form, act, "Вывести из группы", f"{name}: участие в группе завершено.", effects,
        version=line.pair.version, title=f"{name}: вывести из группы",
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
@requires(Permission.MATCHING_EDIT)
def role_model(request: ActorRequest, pk: int) -> HttpResponse:
    """By which role model the pair works."""
    line, _ = pair_line(request, pk, EDIT)
    form = RoleModelForm(
        request.POST if request.method == "POST" else None,
        role_models=role_models_for(line.pair.organisation).filter(form=line.pair.form),
        initial={"role_model": line.pair.role_model},
    )

    def act() -> None:
        choose_role_model(
            line.pair,
            form.cleaned_data["role_model"],
            version=version_in(request),
            by=request.actor,
            now=clock.now(),
        )

    return _asked(
        request, pk, form, act, "Сохранить", "Ролевая модель сохранена.", [],
        version=line.pair.version, title="Ролевая модель пары",
    )  # fmt: skip


@require_POST
@requires(Permission.MATCHING_EDIT)
def suspend_(request: ActorRequest, pk: int) -> HttpResponse:
    line, _ = pair_line(request, pk, EDIT)
    suspend(line.pair, version=version_in(request), by=request.actor, now=clock.now())
    messages.success(request, "Пара приостановлена: встречи не записываются, пока вы её не возобновите.")
    return redirect("pair", pk)


@require_POST
@requires(Permission.MATCHING_EDIT)
def resume_(request: ActorRequest, pk: int) -> HttpResponse:
    line, today = pair_line(request, pk, EDIT)
    resume(line.pair, version=version_in(request), today=today, by=request.actor, now=clock.now())
    messages.success(request, "Пара снова работает.")
    return redirect("pair", pk)


def _asked(
    request: ActorRequest,
    pk: int,
    form: forms.Form,
    act: Callable[[], None],
    label: str,
    done: str,
    effects: list[str],
    *,
    version: int,
    title: str = "",
    tone: str = "brand",
) -> HttpResponse:
    """A question with fields; the act when it is answered rightly."""
    if request.method == "POST" and form.is_valid():
        try:
            act()
        except Refused as refused:
            show_at_fields(form, refused)
        else:
            messages.success(request, done)
            return redirect("pair", pk)
    context = {
        "form": form,
        "title": title or label,
        "label": label,
        "effects": effects,
        "tone": tone,
        "version": version,
        "action": request.path,
        "cancel_url": reverse("pair", args=[pk]),
    }
    return render(request, "pairs/ask.html", context, status=422 if form.is_bound else 200)
