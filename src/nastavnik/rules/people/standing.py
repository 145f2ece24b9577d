"""Who a person of a row is: occupation, category of mentee, young specialist; from words people write."""

import re
from datetime import date

from nastavnik.rules.dates import age_on
from nastavnik.rules.people.columns import Base
from nastavnik.rules.people.parsed import Parsed

PUPIL, TEACHER, STUDENT = "pupil", "teacher", "student"
GRADUATE, EMPLOYER, OTHER = "graduate", "employer", "other"

YOUNG_SPECIALIST_YEARS = 3
"""«Молодой специалист»: teaches for 0–3 years, the third anniversary included (federal indicator 3)."""

_OCCUPATION_WORDS = (
    (GRADUATE, r"выпускн"),
    (STUDENT, r"студент|магистрант|аспирант"),
    (
        TEACHER,
        r"учител|педагог|преподавател|воспитател|методист|психолог|логопед|дефектолог|тьютор|вожат|"
        r"концертмейстер|тренер|молод\w+ специалист|завуч|директор|библиотекар|мастер\w* производственн|классн\w+ руковод",
    ),
    (PUPIL, r"обучающ|учени[кцч]|учащ|школьни|воспитанник|класс"),
    (EMPLOYER, r"работодател|предприят|предпринимат|инженер|производств|завод|\bооо\b|\bип\b|специалист"),
)
_PARTNER_PLACE = re.compile(
    r"\b(?:ооо|оао|зао|ао|пао|ип|чуп|гуп|муп|фгуп|нко|фонд|завод|комбинат|предприяти\w+|холдинг|"
    r"компани\w+|банк|больниц\w+|поликлиник\w+|рудник|шахта|цех|корпорац\w+)\b",
    re.IGNORECASE,
)
_COLLEGE = re.compile(r"колледж|техникум|университет|институт|академи|\bвуз\b|\bспо\b", re.IGNORECASE)
_GROUP_CLASS = re.compile(r"^(?:1[0-2]|[1-9])[А-ЯЁ]?$")
_PUPIL_AGE = 18

_CATEGORY_WORDS = (
    ("beginner", r"молод\w+\W+(?:\(?начинающ\w+\)?\W+)?(?:педагог|специалист|учител)|начинающ"),
    ("returned", r"длительн\w+ перерыв|после перерыва|декрет"),
    ("new_place", r"нов\w+ мест|адаптац|адаптир"),
    ("digital", r"цифров|\bикт\b|информационно-коммуник|компьютерн"),
    ("burnout", r"выгоран"),
    ("deficit", r"дефицит"),
    ("trainee", r"стажер|стажёр|договор\w* о при[её]ме|целев"),
    ("growth", r"повы\w+ (?:сво\w+ )?(?:профессиональн|квалификац)|профессиональн\w+ (?:рост|развит)"),
    ("gifted", r"одар[её]нн|выдающ|способн\w+ (?:дет|обуч|учен)"),
    ("low_results", r"низк\w+ (?:образовательн\w+ )?результат|неуспева|слабоуспева|неуспешн"),
    ("limited_health", r"\bовз\b|ограниченн\w+ возможност|инвалид"),
    ("hard_life", r"трудн\w+ жизненн|\bтжс\b|сирот|опек|малообеспеч|многодетн"),
    ("behaviour", r"поведен|девиант|группа риска|группы риска|на уч[её]те"),
    ("passive", r"не участву|не принима\w+ участ|пассивн"),
)


def occupation_of(person: Parsed, base: Base, *, today: date) -> str:
    """The likeliest occupation: what the words say, then the class and the place, the form, the age."""
    by_words = _by_words(person.category) or _by_words(person.post)
    outside = bool(person.partner or _PARTNER_PLACE.search(person.organisation))
    if by_words and not (by_words == TEACHER and outside):
        return by_words
    if _GROUP_CLASS.match(person.class_name):
        return PUPIL
    if outside:
        return EMPLOYER
    if _COLLEGE.search(person.organisation) or person.class_name:
        return STUDENT
    return _by_form(person.form_code, base) or _by_age(person, base, today)


def _by_words(text: str) -> str | None:
    low = text.lower()
    if not low:
        return None
    return next((code for code, words in _OCCUPATION_WORDS if re.search(words, low)), None)


def _by_form(form: str | None, base: Base) -> str | None:
    if form is None:
        return None
    mentor, _, mentee = form.partition("-")
    return mentor if base is Base.MENTORS else mentee


def _by_age(person: Parsed, base: Base, today: date) -> str:
    born = person.born or (date(person.birth_year, 7, 1) if person.birth_year else None)
    if born is not None:
        return PUPIL if age_on(born, today) <= _PUPIL_AGE else TEACHER
    return TEACHER if base is Base.MENTORS else PUPIL


def category_of(text: str) -> str:
    """The code of a category of mentees as written in a file; '' where it is none of them."""
    low = text.lower()
    return next((code for code, words in _CATEGORY_WORDS if re.search(words, low)), "") if low else ""


def young_since(day: date) -> date:
    """Whoever began to teach on this date or later is a young specialist on the day."""
    try:
        return day.replace(year=day.year - YOUNG_SPECIALIST_YEARS)
    except ValueError:  # 29 February
        return date(day.year - YOUNG_SPECIALIST_YEARS, 2, 28)


def is_young_specialist(experience_from: date | None, day: date) -> bool | None:
    """Whether a teacher is a young specialist on the day; None where the start of teaching is not known."""
    return None if experience_from is None else young_since(day) <= experience_from <= day
