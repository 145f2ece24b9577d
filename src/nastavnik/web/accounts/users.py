"""Users whom the actor manages: the list, a user's page, invitations, roles, deputies, switching off and on."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Prefetch, QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from nastavnik import clock
from nastavnik.access.actions import appoint_deputy, grant, revoke
from nastavnik.access.models import Membership, MembershipQuerySet
from nastavnik.access.queries import home_path
from nastavnik.accounts.actions import invite, switch_off, switch_on
from nastavnik.accounts.models import User
from nastavnik.accounts.queries import fully_managed_by, managed_by, matching, memberships_seen_by
from nastavnik.rules.access import ROLES, Actor, Permission, Role, may_grant
from nastavnik.rules.outcome import Refused
from nastavnik.web.accounts.forms import DeputyForm, InviteForm, RoleForm, SearchForm
from nastavnik.web.accounts.letters import send_invitation, send_role_given
from nastavnik.web.parts import Pill
from nastavnik.web.policy import ActorRequest, requires, signed_in
from nastavnik.web.refusals import show_at_fields

PAGE = 50
MANAGES = requires(Permission.USERS_MANAGE)


@MANAGES
def user_list(request: ActorRequest) -> HttpResponse:
    form = SearchForm(request.GET)
    seen = Membership.objects.visible_to(request.actor, Permission.USERS_MANAGE)
    found = _filtered(managed_by(request.actor), seen, form, request.GET.get("q", ""))
    shown = seen.select_related("unit").order_by("unit__path")
    rows = found.prefetch_related(Prefetch("memberships", shown, to_attr="roles_here"))
    page = Paginator(rows.order_by("surname", "given", "pk"), PAGE).get_page(request.GET.get("page"))
    return render(
        request, "accounts/users.html", {"page": page, "form": form, "pills": _pills(request, form)}
    )


@MANAGES
def user_page(request: ActorRequest, pk: int) -> HttpResponse:
    user = _user(request.actor, pk)
    held = memberships_seen_by(request.actor, user)
    context = {
        "shown": user,
        "held": [(one, ROLES[one.role], _may_change(request.actor, one)) for one in held],
        "managed": fully_managed_by(request.actor, user) and user.pk != request.actor.user_id,
        "today": clock.today(),
    }
    return render(request, "accounts/user.html", context)


@MANAGES
def invite_user(request: ActorRequest) -> HttpResponse:
    form = InviteForm(request.POST or None, actor=request.actor)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        role = Role.of(data["role"])
        try:
            user, is_new = invite(**data | {"role": role}, by=request.actor, now=clock.now())
        except Refused as refused:
            show_at_fields(form, refused)
        else:
            send = send_invitation if is_new else send_role_given
            send(request, user, role=role, unit=data["unit"], ends_on=data["ends_on"])
            messages.success(request, f"{user.short_name}: письмо отправлено на {user.email}.")
            return redirect("user", pk=user.pk)
    status = 422 if form.errors else 200
    return render(request, "accounts/invite.html", {"form": form}, status=status)


@MANAGES
def give_role(request: ActorRequest, pk: int) -> HttpResponse:
    user = _user(request.actor, pk)
    form = RoleForm(request.POST or None, actor=request.actor)
    if request.method == "POST" and form.is_valid():
        role, unit = Role.of(form.cleaned_data["role"]), form.cleaned_data["unit"]
        ends_on = form.cleaned_data["ends_on"]
        try:
            grant(user, role, unit, by=request.actor, now=clock.now(), ends_on=ends_on)
        except Refused as refused:
            show_at_fields(form, refused)
        else:
            send_role_given(request, user, role=role, unit=unit, ends_on=ends_on)
            messages.success(request, f"Роль «{role.title}» дана.")
            return redirect("user", pk=user.pk)
    status = 422 if form.errors else 200
    return render(request, "accounts/give_role.html", {"form": form, "shown": user}, status=status)


@MANAGES
def end_role(request: ActorRequest, pk: int) -> HttpResponse:
    membership = _membership(request.actor, pk)
    user, role = membership.user, Role.of(membership.role)
    if request.method == "POST":
        revoke(membership, by=request.actor, now=clock.now())
        messages.success(request, f"Роль «{role.title}» снята.")
        still_seen = managed_by(request.actor).filter(pk=user.pk).exists()
        return redirect("user", pk=user.pk) if still_seen else redirect("users")
    context = {
        "membership": membership,
        "role": role,
        "effects": [
            f"{user.short_name} со следующего нажатия не увидит того, что открывает эта роль.",
            "Всё, что внесено, останется; в журнале останется имя.",
        ],
    }
    return render(request, "accounts/end_role.html", context)


@MANAGES
def deputy(request: ActorRequest, pk: int) -> HttpResponse:
    replaced = _membership(request.actor, pk)
    candidates = managed_by(request.actor).exclude(pk=replaced.user_id).filter(is_active=True)
    form = DeputyForm(request.POST or None, candidates=candidates.order_by("surname", "given"))
    role = Role.of(replaced.role)
    if request.method == "POST" and form.is_valid():
        chosen, ends_on = form.cleaned_data["deputy"], form.cleaned_data["ends_on"]
        try:
            appoint_deputy(replaced, chosen, ends_on=ends_on, by=request.actor, now=clock.now())
        except Refused as refused:
            show_at_fields(form, refused)
        else:
            send_role_given(request, chosen, role=role, unit=replaced.unit, ends_on=ends_on)
            messages.success(request, f"{chosen.short_name} замещает до {ends_on:%d.%m.%Y} включительно.")
            return redirect("user", pk=replaced.user_id)
    status = 422 if form.errors else 200
    return render(
        request, "accounts/deputy.html", {"form": form, "replaced": replaced, "role": role}, status=status
    )


@MANAGES
def turn_off(request: ActorRequest, pk: int) -> HttpResponse:
    user = _user(request.actor, pk)
    if request.method == "POST":
        switch_off(user, by=request.actor, now=clock.now(), unit_path=home_path(user.pk))
        messages.success(request, f"{user.short_name} больше не войдёт.")
        return redirect("user", pk=user.pk)
    effects = [
        "Открытые сеансы завершатся сейчас же, на всех устройствах.",
        "Роли и всё внесённое останутся; вход можно включить снова.",
    ]
    return render(request, "accounts/turn_off.html", {"shown": user, "effects": effects})


@MANAGES
@require_POST
def turn_on(request: ActorRequest, pk: int) -> HttpResponse:
    user = _user(request.actor, pk)
    switch_on(user, by=request.actor, now=clock.now(), unit_path=home_path(user.pk))
    messages.success(request, f"{user.short_name} снова может войти.")
    return redirect("user", pk=user.pk)


@MANAGES
@require_POST
def send_letter(request: ActorRequest, pk: int) -> HttpResponse:
    """The invitation once more, to one who has never signed in."""
    user = _user(request.actor, pk)
    held = memberships_seen_by(request.actor, user)
    if user.last_login is not None or not user.is_active or not held:
        raise Http404
    first = held[0]
    send_invitation(request, user, role=Role.of(first.role), unit=first.unit, ends_on=first.ends_on)
    messages.success(
        request, f"Письмо отправлено на {user.email}. Прежняя ссылка тоже действует до своего срока."
    )
    return redirect("user", pk=user.pk)


@signed_in("описание ролей полезно каждому")
def roles(request: ActorRequest) -> HttpResponse:
    return render(request, "accounts/roles.html", {"roles": list(Role), "own": request.actor.roles})


def _user(actor: Actor, pk: int) -> User:
    found = managed_by(actor).filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def _membership(actor: Actor, pk: int) -> Membership:
    """A role that the actor sees and may give: one he only sees is not his to change."""
    membership: Membership = Membership.objects.select_related("unit", "user").get_for(
        actor, Permission.USERS_MANAGE, pk=pk
    )
    if not _may_change(actor, membership):
        raise Http404
    return membership


def _may_change(actor: Actor, membership: Membership) -> bool:
    return membership.user_id != actor.user_id and may_grant(
        actor, Role.of(membership.role), membership.unit.path
    )


def _filtered(users: QuerySet[User], seen: MembershipQuerySet, form: SearchForm, text: str) -> QuerySet[User]:
    chosen = form.cleaned_data if form.is_valid() else {}
    found = users.filter(matching(text))
    if chosen.get("role"):
        found = found.filter(pk__in=seen.filter(role=chosen["role"]).order_by().values("user_id"))
    if chosen.get("state") == "new":
        return found.filter(last_login=None, is_active=True)
    if chosen.get("state"):
        return found.filter(is_active=chosen["state"] == "on")
    return found


def _pills(request: ActorRequest, form: SearchForm) -> list[Pill]:
    pills = []
    for name, field in form.fields.items():
        title = dict(getattr(field, "choices", [])).get(request.GET.get(name, ""))
        if title and request.GET.get(name):
            rest = request.GET.copy()
            rest.pop(name)
            rest.pop("page", None)
            pills.append(Pill(f"{field.label}: {title}", f"{reverse('users')}?{rest.urlencode()}"))
    return pills
