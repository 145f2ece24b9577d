"""The acts themselves. A day is written only where it is known for certain."""

from datetime import date

from nastavnik.rules.documents.legal.acts import Act, Concern
from nastavnik.rules.documents.legal.bodies import Body, Kind

_PUPILS = frozenset({Concern.PUPILS})
_TEACHERS = frozenset({Concern.TEACHERS})

ACTS: tuple[Act, ...] = (
    Act(
        "r145",
        Kind.DIRECTION,
        Body.ENLIGHTENMENT,
        date(2019, 12, 25),
        "Р-145",
        "Об утверждении методологии (целевой модели) наставничества обучающихся для организаций, осуществляющих "
        "образовательную деятельность по общеобразовательным, дополнительным общеобразовательным и программам среднего "
        "профессионального образования, в том числе с применением лучших практик обмена опытом между обучающимися",
        _PUPILS,
        unique=True,
    ),
    Act(
        "mr42",
        Kind.LETTER,
        Body.ENLIGHTENMENT,
        date(2020, 1, 23),
        "МР-42/02",
        "О направлении целевой модели наставничества и методических рекомендаций",
        _PUPILS,
        unique=True,
    ),
    Act(
        "az1128",
        Kind.LETTER,
        Body.ENLIGHTENMENT,
        date(2021, 12, 21),
        "АЗ-1128/08",
        "О направлении Методических рекомендаций",
        _TEACHERS,
        also=("АЗ-1128/08/657", "657"),
        unique=True,
    ),
    Act(
        "education",
        Kind.LAW,
        Body.PARLIAMENT,
        date(2012, 12, 29),
        "273-ФЗ",
        "Об образовании в Российской Федерации",
        since=date(2013, 9, 1),
    ),
    Act(
        "personal-data",
        Kind.LAW,
        Body.PARLIAMENT,
        date(2006, 7, 27),
        "152-ФЗ",
        "О персональных данных",
    ),
    Act(
        "labour-code",
        Kind.CODE,
        Body.PARLIAMENT,
        date(2001, 12, 30),
        "197-ФЗ",
        "Трудовой кодекс Российской Федерации",
        _TEACHERS,
        since=date(2002, 2, 1),
    ),
    Act(
        "labour-of-mentors",
        Kind.LAW,
        Body.PARLIAMENT,
        date(2024, 11, 9),
        "381-ФЗ",
        "О внесении изменений в Трудовой кодекс Российской Федерации",
        _TEACHERS,
        since=date(2025, 3, 1),
    ),
    Act(
        "spreading-of-data",
        Kind.LAW,
        Body.PARLIAMENT,
        date(2020, 12, 30),
        "519-ФЗ",
        "О внесении изменений в Федеральный закон «О персональных данных»",
        since=date(2021, 3, 1),
    ),
    Act(
        "fines-for-data",
        Kind.LAW,
        Body.PARLIAMENT,
        date(2024, 11, 30),
        "420-ФЗ",
        "О внесении изменений в Кодекс Российской Федерации об административных правонарушениях",
        since=date(2025, 5, 30),
    ),
    Act(
        "upbringing",
        Kind.LAW,
        Body.PARLIAMENT,
        date(2020, 7, 31),
        "304-ФЗ",
        "О внесении изменений в Федеральный закон «Об образовании в Российской Федерации» по вопросам воспитания "
        "обучающихся",
        since=date(2020, 9, 1),
    ),
    Act(
        "badge",
        Kind.DECREE,
        Body.PRESIDENT,
        date(2018, 3, 2),
        "94",
        "Об учреждении знака отличия «За наставничество»",
    ),
    Act(
        "national-goals",
        Kind.DECREE,
        Body.PRESIDENT,
        date(2018, 5, 7),
        "204",
        "О национальных целях и стратегических задачах развития Российской Федерации на период до 2024 года",
    ),
    Act(
        "national-goals-2030",
        Kind.DECREE,
        Body.PRESIDENT,
        date(2024, 5, 7),
        "309",
        "О национальных целях развития Российской Федерации на период до 2030 года и на перспективу до 2036 года",
    ),
    Act(
        "year-of-mentor",
        Kind.DECREE,
        Body.PRESIDENT,
        date(2022, 6, 27),
        "401",
        "О проведении в Российской Федерации Года педагога и наставника",
    ),
    Act(
        "concept",
        Kind.DIRECTION,
        Body.GOVERNMENT,
        date(2025, 5, 21),
        "1264-р",
        "Об утверждении Концепции развития наставничества в Российской Федерации на период до 2030 года и плана "
        "мероприятий по ее реализации",
    ),
    Act(
        "accessible-sites",
        Kind.RESOLUTION,
        Body.GOVERNMENT,
        date(2026, 2, 7),
        "102",
        "",
        since=date(2026, 3, 1),
    ),
    Act(
        "attestation-2014",
        Kind.ORDER,
        Body.SCIENCE,
        date(2014, 4, 7),
        "276",
        "Об утверждении Порядка проведения аттестации педагогических работников организаций, осуществляющих "
        "образовательную деятельность",
        _TEACHERS,
        until=date(2023, 8, 31),
        instead="attestation",
    ),
    Act(
        "attestation",
        Kind.ORDER,
        Body.ENLIGHTENMENT,
        date(2023, 3, 24),
        "196",
        "Об утверждении Порядка проведения аттестации педагогических работников организаций, осуществляющих "
        "образовательную деятельность",
        _TEACHERS,
        since=date(2023, 9, 1),
        until=date(2029, 8, 31),
        instead="attestation-2014",
    ),
    Act(
        "site-2020",
        Kind.ORDER,
        Body.SUPERVISION,
        date(2020, 8, 14),
        "831",
        "Об утверждении Требований к структуре официального сайта образовательной организации в "
        "информационно-телекоммуникационной сети «Интернет» и формату представления информации",
        since=date(2021, 1, 1),
        until=date(2024, 8, 31),
        instead="site",
    ),
    Act(
        "site",
        Kind.ORDER,
        Body.SUPERVISION,
        date(2023, 8, 4),
        "1493",
        "Об утверждении Требований к структуре официального сайта образовательной организации в "
        "информационно-телекоммуникационной сети «Интернет» и формату представления информации",
        since=date(2024, 9, 1),
        instead="site-2020",
    ),
    Act(
        "site-changes",
        Kind.ORDER,
        Body.SUPERVISION,
        date(2025, 7, 3),
        "1353",
        "",
        since=date(2026, 3, 1),
    ),
    Act(
        "municipal-management",
        Kind.LETTER,
        Body.SUPERVISION,
        date(2021, 4, 20),
        "08-70",
        "",
    ),
    Act(
        "data-in-schools",
        Kind.LETTER,
        Body.ENLIGHTENMENT,
        date(2020, 8, 28),
        "ЛБ-С-074-24059",
        "О методических рекомендациях по вопросам обработки персональных данных",
        unique=True,
    ),
    Act(
        "office-work-2003",
        Kind.STANDARD,
        Body.STANDARDS,
        date(2003, 3, 3),
        "ГОСТ Р 6.30-2003",
        "Унифицированные системы документации. Унифицированная система организационно-распорядительной документации. "
        "Требования к оформлению документов",
        until=date(2018, 6, 30),
        unique=True,
        instead="office-work",
    ),
    Act(
        "office-work",
        Kind.STANDARD,
        Body.STANDARDS,
        date(2016, 12, 8),
        "ГОСТ Р 7.0.97-2016",
        "Система стандартов по информации, библиотечному и издательскому делу. Организационно-распорядительная "
        "документация. Требования к оформлению документов",
        since=date(2018, 7, 1),
        also=("2004-ст",),
        unique=True,
        instead="office-work-2003",
    ),
)
_BY_CODE = {one.code: one for one in ACTS}


def act(code: str) -> Act:
    """The act of a code. KeyError: no such act, which is a mistake of the program."""
    return _BY_CODE[code]
