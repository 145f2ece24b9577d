"""Addresses of sign-in, one's own page and users."""

from django.urls import URLPattern, URLResolver, path

from nastavnik.web.accounts import library, users
from nastavnik.web.accounts.profile import profile

urlpatterns: list[URLPattern | URLResolver] = [
    *library.urlpatterns,
    path("me/", profile, name="profile"),
    path("roles/", users.roles, name="roles"),
    path("users/", users.user_list, name="users"),
    path("users/invite/", users.invite_user, name="user-invite"),
    path("users/<int:pk>/", users.user_page, name="user"),
    path("users/<int:pk>/role/", users.give_role, name="user-role"),
    path("users/<int:pk>/off/", users.turn_off, name="user-off"),
    path("users/<int:pk>/on/", users.turn_on, name="user-on"),
    path("users/<int:pk>/letter/", users.send_letter, name="user-letter"),
    path("memberships/<int:pk>/end/", users.end_role, name="membership-end"),
    path("memberships/<int:pk>/deputy/", users.deputy, name="membership-deputy"),
]
