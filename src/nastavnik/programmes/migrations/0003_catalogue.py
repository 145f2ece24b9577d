"""The built-in catalogue: five federal forms, teachers' forms and kinds, role models federal and of Omsk."""

from django.db import migrations

from nastavnik.programmes import first_catalogue as first


def put_in(apps, schema_editor):
    Form = apps.get_model("programmes", "Form")
    RoleModel = apps.get_model("programmes", "RoleModel")
    kinds = {kind.code: {"code": kind.code, "title": kind.title, "description": kind.description}
             for kind in first.KINDS}
    for place, given in enumerate(first.FEDERAL_FORMS + first.TEACHERS_FORMS, 1):
        teachers = given in first.TEACHERS_FORMS
        form = Form.objects.create(
            code=given.code, title=given.title, description=given.description,
            model="teachers" if teachers else "pupils",
            mentor_occupations=list(given.mentors), mentee_occupations=list(given.mentees),
            team=given.team, kinds=[kinds[code] for code in given.kinds],
            source=first.AZ1128 if teachers else given.source, place=place * 10,
        )
        RoleModel.objects.bulk_create(
            RoleModel(form=form, code=one.code, title=one.title, description=one.description,
                      source=first.OMSK if one.omsk else given.source)
            for one in given.variants
        )


def take_out(apps, schema_editor):
    apps.get_model("programmes", "Form").objects.filter(owner=None).delete()


class Migration(migrations.Migration):

    dependencies = [("programmes", "0002_running_kinds")]

    operations = [migrations.RunPython(put_in, take_out)]
