"""The three indicators of the federal model and the joint count, with the federal plan by years."""

from django.db import migrations

SOURCE = "Р-145, МР-42/02; значения по годам сверьте с региональным актом"

INDICATORS = [
    (
        "K1",
        "Доля детей и подростков 10–19 лет, вошедших в программы наставничества в роли наставляемого",
        "mentees_10_19_of_pupils",
        "Обучающиеся, которым на отчётную дату от 10 до 19 полных лет и которые с начала учебного года вошли "
        "в пары или группы наставляемыми, делённые на всех обучающихся 10–19 лет (годовая цифра организации). "
        "Человек считается один раз. Где известен только год рождения, возраст считается на 31 декабря.",
        10,
    ),
    (
        "K2",
        "Доля детей и подростков 15–19 лет, вошедших в программы наставничества в роли наставника",
        "mentors_15_19_of_pupils",
        "Обучающиеся и студенты, которым на отчётную дату от 15 до 19 полных лет и которые с начала учебного "
        "года вошли в пары или группы наставниками, делённые на всех обучающихся 15–19 лет (годовая цифра "
        "организации). Человек считается один раз.",
        20,
    ),
    (
        "K3",
        "Доля учителей — молодых специалистов, вошедших в программы наставничества в роли наставляемого",
        "young_mentees_of_young",
        "Педагоги со стажем от 0 до 3 лет на отчётную дату, которые с начала учебного года вошли в пары или "
        "группы наставляемыми, делённые на всех молодых специалистов (годовая цифра организации). "
        "Человек считается один раз.",
        30,
    ),
    (
        "K0",
        "Вовлечено в наставничество",
        "involved_once",
        "Все, кто с начала учебного года вошёл в пары или группы наставляемым, наставником или в обеих ролях; "
        "каждый человек организации считается один раз.",
        5,
    ),
]
PLAN = {
    "K1": {2020: 10, 2021: 20, 2022: 35, 2023: 50, 2024: 70},
    "K2": {2020: 2, 2021: 4, 2022: 6, 2023: 8, 2024: 10},
    "K3": {2020: 10, 2021: 20, 2022: 35, 2023: 50, 2024: 70},
}


def fill(apps, schema_editor):
    Indicator = apps.get_model("monitoring", "Indicator")
    Target = apps.get_model("monitoring", "Target")
    for code, title, method, note, place in INDICATORS:
        Indicator.objects.create(
            code=code,
            title=title,
            method=method,
            method_note=note,
            unit_of_measure="чел." if code == "K0" else "%",
            source=SOURCE,
            place=place,
        )
    for code, years in PLAN.items():
        for year, value in years.items():
            Target.objects.create(indicator_code=code, year=year, value=value, source=SOURCE)


class Migration(migrations.Migration):
    dependencies = [("monitoring", "0001_initial")]
    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
