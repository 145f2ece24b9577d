"""Addresses of this area."""

from django.urls import path

from nastavnik.web.pairs import lives, meetings, views

urlpatterns = [
    path("", views.pairs, name="pairs"),
    path("<int:pk>/", views.pair, name="pair"),
    path("<int:pk>/meetings/new/", meetings.new, name="meeting-new"),
    path("<int:pk>/meetings/<int:meeting_id>/feedback/", meetings.feedback, name="meeting-feedback"),
    path("<int:pk>/finish/", lives.finish_, name="pair-finish"),
    path("<int:pk>/dissolve/", lives.dissolve_, name="pair-dissolve"),
    path("<int:pk>/suspend/", lives.suspend_, name="pair-suspend"),
    path("<int:pk>/resume/", lives.resume_, name="pair-resume"),
    path("<int:pk>/role-model/", lives.role_model, name="pair-role-model"),
    path("<int:pk>/members/<int:member_id>/leave/", lives.leave_, name="pair-member-leave"),
]
