from django.apps import AppConfig


class JournalConfig(AppConfig):
    name = "nastavnik.journal"
    label = "journal"
