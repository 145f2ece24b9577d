"""One's own page: name, roles, password, second factor, sessions, the look of the pages."""

from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from nastavnik import clock
from nastavnik.access.models import Membership
from nastavnik.access.queries import home_path
from nastavnik.accounts.actions import change_name
from nastavnik.accounts.models import User
from nastavnik.rules.access import ROLES, above_curator
from nastavnik.web.accounts.forms import NameForm
from nastavnik.web.policy import ActorRequest, signed_in


@signed_in("каждый видит и правит своё имя и вход")
def profile(request: ActorRequest) -> HttpResponse:
    user = request.user
    assert isinstance(user, User)
    name = {"surname": user.surname, "given": user.given, "patronymic": user.patronymic}
    form = NameForm(request.POST or None, initial=name)
    if request.method == "POST" and form.is_valid():
        change_name(
            user, **form.cleaned_data, by=request.actor, now=clock.now(), unit_path=home_path(user.pk)
        )
        messages.success(request, "Имя сохранено. В уже выпущенных документах остаётся прежнее.")
        return redirect("profile")
    held = Membership.objects.holding_on(clock.today()).filter(user=user)
    held = held.select_related("unit", "deputises__user").order_by("unit__path")
    context = {
        "form": form,
        "email": user.email,
        "held": [(one, ROLES[one.role]) for one in held],
        "second_factor": is_mfa_enabled(user),
        "second_factor_required": settings.SECOND_FACTOR_REQUIRED and above_curator(request.actor),
    }
    return render(request, "accounts/profile.html", context, status=422 if form.errors else 200)
