from django.apps import AppConfig


class WebConfig(AppConfig):
    name = "nastavnik.web"
    label = "web"

    def ready(self) -> None:
        from nastavnik.web.accounts import journalling

        journalling.connect()
