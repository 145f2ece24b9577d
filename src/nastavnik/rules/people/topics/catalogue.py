"""The built-in catalogue of topics: requests of pupils and of teachers. The catalogue of a place grows from it."""

from nastavnik.rules.people.topics import catalogue_growth, catalogue_school, catalogue_teaching
from nastavnik.rules.people.topics.topic import Topic

GROUPS: dict[str, str] = {
    "subjects": "Школьные предметы",
    "exams": "Экзамены и проверочные работы",
    "study": "Учёба и исследования",
    "personal": "Общение и личностный рост",
    "career": "Профессия и будущее",
    "technology": "Техника и информационные технологии",
    "creativity": "Творчество",
    "life": "Спорт, здоровье, общественная жизнь",
    "teaching": "Работа учителя",
}

CATALOGUE: tuple[Topic, ...] = (
    *catalogue_school.TOPICS,
    *catalogue_growth.TOPICS,
    *catalogue_teaching.TOPICS,
)
