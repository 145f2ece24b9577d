from django.apps import AppConfig

from nastavnik import sqlite


class AccessConfig(AppConfig):
    name = "nastavnik.access"
    label = "access"

    def ready(self) -> None:
        sqlite.connect()
