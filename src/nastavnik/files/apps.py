from django.apps import AppConfig


class FilesConfig(AppConfig):
    name = "nastavnik.files"
    label = "files"
