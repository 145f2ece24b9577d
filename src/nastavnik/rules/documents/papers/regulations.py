"""Regulations on mentoring of pupils and of teachers, approved by an order of the organisation."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from nastavnik.rules.documents.kinds import DocumentKind, PersonInOrder
from nastavnik.rules.documents.papers import approval, law, samples
from nastavnik.rules.documents.papers.approval import ApprovedFacts, Consideration, FormLine
from nastavnik.rules.documents.papers.asked import choice, flag, lines, number, person, rows, text
from nastavnik.rules.documents.papers.paper import Paper, Stage
from nastavnik.rules.documents.papers.words import Json
from nastavnik.rules.documents.wording.numerals import plural
from nastavnik.rules.outcome import Place, Problem

__all__ = ["PAPERS"]

PUPIL_CATEGORIES = (
    "проявившие выдающиеся способности",
    "имеющие низкие образовательные результаты",
    "имеющие ограниченные возможности здоровья",
    "находящиеся в трудной жизненной ситуации",
    "испытывающие трудности в общении и поведении",
    "не вовлечённые в жизнь школьного сообщества",
)
TEACHER_CATEGORIES = (
    "молодые и начинающие педагоги",
    "педагоги, приступившие к работе после длительного перерыва",
    "педагоги, которые осваиваются на новом месте работы",
    "педагоги, желающие повысить профессиональный уровень в определённом направлении",
    "педагоги, желающие овладеть современными программами, цифровыми навыками и ИКТ-компетенциями",
    "педагоги в состоянии профессионального или эмоционального выгорания",
    "педагоги, которые имеют профессиональные дефициты и осознают потребность в наставнике",
    "стажёры и студенты, заключившие договор с обязательством последующего приёма на работу либо проходящие практику",
)
COUNCILS = (
    ("council", "совет наставников"), ("union", "методическое объединение наставников"),
)  # fmt: skip
_COUNCIL_CASES = {
    "council": ("совета наставников", "советом наставников"),
    "union": ("методического объединения наставников", "методическим объединением наставников"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class RegulationFacts(ApprovedFacts):
    """What both regulations ask for. `curator` is only named, so that no gender is needed."""

    curator: PersonInOrder | None = person(
        "Куратор", source="curator", plain=True,
        hint="Пусто — положение назовёт только обязанности куратора, без имени.",
    )  # fmt: skip
    meetings: str = text(
        "Как часто встречается пара", default="не реже одного раза в две недели",
        hint="Продолжение слов «встречи проводятся»: не реже одного раза в две недели.",
    )  # fmt: skip
    site_page: str = text(
        "Адрес страницы «Наставничество»", later="из вкладки сайта",
        hint="Полный адрес действующей страницы: https://school.example/nastavnichestvo.",
    )  # fmt: skip
    partners: tuple[str, ...] = lines(
        "Партнёры", later="из соглашений с партнёрами",
        hint="Каждый с новой строки, в именительном падеже: предприятие, вуз, проектная лаборатория.",
    )  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class PupilsRegulationFacts(RegulationFacts):
    """The regulation on the mentoring programme of pupils (S0-2.1.9, S1-3.1.1g; contents after Р-145)."""

    forms: tuple[FormLine, ...] = rows(
        "Формы наставничества и ролевые модели", required=True, source="pupils_forms"
    )
    categories: tuple[str, ...] = lines(
        "Категории наставляемых", default=PUPIL_CATEGORIES,
        hint="Каждая с новой строки; продолжение слов «обучающиеся, …».",
    )  # fmt: skip
    months: int | None = number("Наименьший срок работы пары, месяцев", default=1)
    load: int | None = number("Сколько наставляемых у одного наставника, не более", default=5)


@dataclass(frozen=True, slots=True, kw_only=True)
class TeachersRegulationFacts(RegulationFacts):
    """The regulation on the system of teachers' mentoring: the twelve points of the checklist (S4-2.1–S4-2.12)."""

    forms: tuple[FormLine, ...] = rows("Формы наставничества", required=True, source="teachers_forms")
    kinds: tuple[str, ...] = lines(
        "Виды наставничества", required=True, source="teachers_kinds",
        hint="Каждый с новой строки: традиционное – опытный педагог сопровождает начинающего один на один.",
    )  # fmt: skip
    categories: tuple[str, ...] = lines(
        "Категории наставляемых", default=TEACHER_CATEGORIES, hint="Каждая с новой строки."
    )
    trained: int | None = number(
        "Прошли курсы по наставничеству, чел.", later="из карточек наставников: обучение"
    )
    in_region_base: int | None = number(
        "Вошли в региональную базу наставников, чел.", later="из карточек наставников"
    )
    council: str = choice("Кто объединяет наставников", COUNCILS)
    paid: bool = flag("Работа наставника оплачивается (статья 351.8 ТК РФ)", default=True)


def _checks(facts: PupilsRegulationFacts | TeachersRegulationFacts) -> Iterator[Problem]:
    yield from approval.checks(facts)
    if not facts.categories:
        words = "Перечислите категории наставляемых: без них неясно, для кого программа."
        yield Problem("categories-missing", words, Place(column="categories"))
    yield from approval.page_checks(facts.site_page, "site_page")
    if not facts.site_page.strip():
        words = (
            "Не указан адрес страницы о наставничестве: положение должно называть действующую страницу сайта."
        )
        yield Problem("site-page-missing", words, Place(column="site_page"), blocks=False)


def _pupils_checks(facts: PupilsRegulationFacts) -> Iterator[Problem]:
    yield from _checks(facts)
    if facts.months is not None and not 1 <= facts.months <= 12:
        words = "Срок работы пары — от одного месяца до учебного года. Укажите от 1 до 12 месяцев."
        yield Problem("term-strange", words, Place(column="months"))
    if facts.load == 0:
        words = (
            "У наставника должен быть хотя бы один наставляемый. Укажите число от 1 или оставьте поле пустым."
        )
        yield Problem("load-zero", words, Place(column="load"))


def _teachers_checks(facts: TeachersRegulationFacts) -> Iterator[Problem]:
    yield from _checks(facts)
    if not facts.partners:
        words = (
            "Внешний контур не описан: назовите партнёров — лабораторию, вуз, методический центр, с которыми "
            "организация сотрудничает по наставничеству."
        )
        yield Problem("partners-missing", words, Place(column="partners"), blocks=False)
    if facts.trained is None:
        words = (
            "Не сказано, сколько педагогов прошли курсы по наставничеству: самоаудит положения проверяет это."
        )
        yield Problem("training-missing", words, Place(column="trained"), blocks=False)
    if facts.in_region_base is None:
        words = (
            "Не сказано, сколько наставников вошли в региональную базу: самоаудит положения проверяет это."
        )
        yield Problem("base-missing", words, Place(column="in_region_base"), blocks=False)
    if facts.paid and facts.dated is not None and facts.dated < law.PAID_SINCE:
        words = (
            "Статья 351.8 Трудового кодекса действует с 01.03.2025: положение с более ранней датой не может "
            "на неё ссылаться. Снимите отметку об оплате."
        )
        yield Problem("article-not-yet", words, Place(column="paid"))


def _pupils_values(facts: PupilsRegulationFacts) -> Json:
    return approval.values(facts, law.PUPILS) | {
        "months": plural(facts.months, "месяца", "месяцев", "месяцев") if facts.months else ""
    }


def _teachers_values(facts: TeachersRegulationFacts) -> Json:
    genitive, instrumental = _COUNCIL_CASES[facts.council]
    return approval.values(facts, law.TEACHERS) | {
        "council_gen": genitive,
        "council_ins": instrumental,
    }


_CONSIDERED = (
    Consideration(mark="considered", body="Педагогический совет", met=date(2026, 8, 28), minutes="1"),
    Consideration(mark="agreed", body="Управляющий совет", met=date(2026, 9, 2), minutes="1/у"),
    Consideration(mark="opinion", body="Совет обучающихся"),
)
_FULL = samples.PAPER | {
    "act_number": "120-од",
    "considered": _CONSIDERED,
    "more_acts": ("приказ управления образования администрации района от 15.09.2026 № 52",),
    "curator": samples.CURATOR,
    "site_page": "https://school.example/nastavnichestvo",
}
_FORMS = (
    FormLine(form="Ученик – ученик", role_models="успевающий – неуспевающий; лидер – пассивный"),
    FormLine(form="Работодатель – ученик", role_models="коллега – молодой коллега"),
    FormLine(form="Студент – ученик"),
)
_TEACHER_FORMS = (
    FormLine(form="Педагог – молодой специалист"),
    FormLine(form="Педагог – педагог", role_models="педагог-новатор – консервативный педагог"),
    FormLine(form="Руководитель образовательной организации – педагог"),
)

PUPILS_REGULATION = Paper(
    kind=DocumentKind("pupils-regulation", "Положение", "О программе наставничества обучающихся"),
    facts=PupilsRegulationFacts,
    samples=(
        PupilsRegulationFacts(
            **_FULL,
            forms=_FORMS,
            partners=("ООО «Ромашка»", "Районный дом детского творчества"),
        ),
        PupilsRegulationFacts(
            **samples.BARE_PAPER,
            forms=(FormLine(form="Ученик – ученик"),),
            categories=("имеющие низкие образовательные результаты",),
            months=None,
            load=None,
            meetings="",
        ),
    ),
    purpose="Главный локальный акт о наставничестве обучающихся: кто участвует, как отбирают, работают и завершают.",
    stage=Stage.START,
    register=None,
    checks=_pupils_checks,
    more=_pupils_values,
    described=approval.DESCRIBED,
)
TEACHERS_REGULATION = Paper(
    kind=DocumentKind(
        "teachers-regulation", "Положение", "О системе наставничества педагогических работников"
    ),
    facts=TeachersRegulationFacts,
    samples=(
        TeachersRegulationFacts(
            **_FULL,
            forms=_TEACHER_FORMS,
            kinds=(
                "традиционное – опытный педагог длительно сопровождает начинающего один на один",
                "ситуационное – наставник помогает каждый раз, когда возникает затруднение",
                "реверсивное – младший по опыту учит старшего",
                "виртуальное – встречи и консультации проходят дистанционно",
            ),
            trained=4,
            in_region_base=1,
            council="union",
            partners=("Региональная проектная лаборатория молодых специалистов и их наставников",),
        ),
        TeachersRegulationFacts(
            **samples.BARE_PAPER,
            forms=(FormLine(form="Педагог – педагог"),),
            kinds=("традиционное",),
            meetings="",
            paid=False,
        ),
    ),
    purpose="Локальный акт о наставничестве педагогов, полный по всем двенадцати пунктам чек-листа самоаудита.",
    stage=Stage.START,
    register=None,
    checks=_teachers_checks,
    more=_teachers_values,
    described=approval.DESCRIBED
    | {
        "council_gen": "Кто объединяет наставников, родительный падеж",
        "council_ins": "Кто объединяет наставников, творительный падеж",
    },
)
PAPERS: tuple[Paper, ...] = (PUPILS_REGULATION, TEACHERS_REGULATION)
