from django.apps import AppConfig


class QueueConfig(AppConfig):
    name = "nastavnik.queue"
    label = "queue"
    verbose_name = "Задания"
