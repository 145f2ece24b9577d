"""Kinds of federal acts and the bodies that issue them, as documents name them."""

from enum import Enum


class Kind(Enum):
    """A kind of act by its noun."""

    LAW = "федеральный закон"
    CODE = "кодекс"
    DECREE = "указ"
    RESOLUTION = "постановление"
    DIRECTION = "распоряжение"
    ORDER = "приказ"
    LETTER = "письмо"
    STANDARD = "стандарт"


class Body(Enum):
    """A body in the genitive, as it stands after the kind of an act: in full and in short."""

    PARLIAMENT = ("", "")
    PRESIDENT = ("Президента Российской Федерации", "Президента РФ")
    GOVERNMENT = ("Правительства Российской Федерации", "Правительства РФ")
    ENLIGHTENMENT = ("Министерства просвещения Российской Федерации", "Минпросвещения России")
    SCIENCE = ("Министерства образования и науки Российской Федерации", "Минобрнауки России")
    SUPERVISION = ("Федеральной службы по надзору в сфере образования и науки", "Рособрнадзора")
    STANDARDS = ("Федерального агентства по техническому регулированию и метрологии", "Росстандарта")

    @property
    def full(self) -> str:
        return self.value[0]

    @property
    def short(self) -> str:
        return self.value[1]
