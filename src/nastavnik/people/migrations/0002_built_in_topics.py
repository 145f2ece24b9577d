"""The built-in catalogue of topics, with its groups as headings."""

from django.db import migrations

from nastavnik.rules.people.topics import CATALOGUE, GROUPS


def fill(apps, schema_editor):
    Topic = apps.get_model("people", "Topic")
    groups = {
        code: Topic.objects.create(code=f"group-{code}", title=title, words="") for code, title in GROUPS.items()
    }
    Topic.objects.bulk_create(
        Topic(
            code=topic.code,
            title=topic.title,
            words="\n".join(topic.words),
            parent=groups.get(topic.parent),
        )
        for topic in CATALOGUE
    )


def empty(apps, schema_editor):
    apps.get_model("people", "Topic").objects.filter(owner=None).delete()


class Migration(migrations.Migration):
    dependencies = [("people", "0001_initial")]

    operations = [migrations.RunPython(fill, empty)]
