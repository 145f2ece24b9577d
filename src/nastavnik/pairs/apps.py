from django.apps import AppConfig


class PairsConfig(AppConfig):
    name = "nastavnik.pairs"
    label = "pairs"
