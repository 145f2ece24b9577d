from django.apps import AppConfig


class InsightsConfig(AppConfig):
    name = "nastavnik.insights"
    label = "insights"
