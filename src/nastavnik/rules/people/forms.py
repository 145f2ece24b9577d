"""Which federal form of mentoring a title means."""

import re
from functools import lru_cache

from nastavnik.rules.people.likeness import one_edit

PUPIL_PUPIL = "pupil-pupil"
TEACHER_TEACHER = "teacher-teacher"
STUDENT_PUPIL = "student-pupil"
EMPLOYER_PUPIL = "employer-pupil"
EMPLOYER_STUDENT = "employer-student"
FEDERAL_FORMS = (PUPIL_PUPIL, TEACHER_TEACHER, STUDENT_PUPIL, EMPLOYER_PUPIL, EMPLOYER_STUDENT)

_SIDES = {
    "pupil": ("ученик", "ученица", "учащийся", "обучающийся", "школьник", "воспитанник"),
    "teacher": (
        "учитель", "педагог", "преподаватель", "воспитатель", "специалист", "молодой специалист",
        "молодой педагог", "молодой учитель", "опытный учитель", "опытный педагог", "начинающий педагог",
        "начинающий учитель", "педагог-наставник", "учитель-наставник",
    ),
    "student": ("студент", "студентка"),
    "employer": (
        "работодатель", "предприятие", "работник предприятия", "профессионал", "представитель работодателя",
    ),
}  # fmt: skip
_SIDE_OF = {word: side for side, words in _SIDES.items() for word in words}
_DASH = re.compile(r"\s*[\u2010-\u2015\u2212/→>]\s*|\s+-\s*|\s*-\s+|\s*-{2,}\s*")
_NOISE = re.compile(r"[«»\"“”„'.,;:()]|\b(?:форма|модель|наставничества|в форме)\b")


@lru_cache(maxsize=2_000)
def form_code(title: str) -> str | None:
    """The code of «ученик – ученик», «Педагог – молодой специалист»; None for any other form."""
    text = " ".join(_NOISE.sub(" ", title.lower().replace("ё", "е").replace("\u00a0", " ")).split())
    if text in FEDERAL_FORMS:
        return text
    sides = [part for part in _DASH.split(text) if part]
    if len(sides) == 1:
        sides = _glued(text)
    if len(sides) != 2:
        return None
    mentor, mentee = (_side(part) for part in sides)
    code = f"{mentor}-{mentee}"
    return code if code in FEDERAL_FORMS else None


def _glued(text: str) -> list[str]:
    """«ученик-ученик» or «ученик ученику», cut where both halves are sides."""
    cuts = [place for place, letter in enumerate(text) if letter in "- "]
    for cut in cuts:
        left, right = text[:cut], text[cut + 1 :]
        if _side(left) and _side(right):
            return [left, right]
    return []


def _side(words: str) -> str | None:
    if words in _SIDE_OF:
        return _SIDE_OF[words]
    near = (side for word, side in _SIDE_OF.items() if len(word) > 5 and _near(words, word))
    return next(near, None)


def _near(written: str, word: str) -> bool:
    """One slip, or an ending of another case: «ученику», «работодателя»."""
    if " " in written or " " in word:
        return written == word
    return one_edit(written, word) or (written.startswith(word[:-1]) and len(written) - len(word) <= 2)
