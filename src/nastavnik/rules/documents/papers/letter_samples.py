"""An invented education department that writes letters, and those whom it writes to."""

from datetime import date

from nastavnik.rules.documents.kinds import Ground, Letterhead, PersonInOrder, Signer
from nastavnik.rules.documents.papers import samples
from nastavnik.rules.documents.papers.letter_parts import FigureLine, Instruction
from nastavnik.rules.documents.wording.cases import Gender
from nastavnik.rules.documents.wording.names import FullName

_DEPARTMENT = Letterhead(
    full_name="Управление образования администрации Тихвинского района",
    address="646580, с. Тихое, ул. Советская, д. 3",
    phone="8 (38150) 0-00-01",
    email="uo@district.example",
    site="district.example",
    place="с. Тихое",
)
TERRITORY_PAPER = samples.PAPER | {
    "letterhead": _DEPARTMENT,
    "number": "01-10/925",
    "signer": Signer(FullName("Дьячковская", "Вера", "Ильинична"), "Начальник управления образования"),
}  # fmt: skip
HEAD = PersonInOrder(
    FullName("Рожина", "Мария", "Ивановна"),
    Gender.FEMALE,
    post="директор",
    organisation="МБОУ «Школа № 6»",
    key="20",
)
FIGURES = (
    FigureLine(
        title="Доля детей и подростков 10–19 лет, вошедших в программы наставляемыми",
        plan="70 %", fact="38,4 %", status="ниже плана",
    ),
    FigureLine(title="Доля молодых специалистов, вошедших в программы наставляемыми", fact="—", status="нет данных"),
)  # fmt: skip
ORDER = Ground(
    "приказ управления образования администрации Тихвинского района от 15.09.2026 № 52", date(2026, 9, 15)
)
REPORT = Instruction(
    what="направить сведения о парах и группах в методический центр",
    due=date(2026, 12, 25),
    responsible="кураторы",
)
LETTER = TERRITORY_PAPER | {"executor": samples.PSYCHOLOGIST, "executor_phone": "8 (38150) 0-00-02"}
