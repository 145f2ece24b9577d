from django.apps import AppConfig


class AccessConfig(AppConfig):
    name = "nastavnik.access"
    label = "access"
