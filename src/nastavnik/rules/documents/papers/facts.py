"""The facts that every paper has, whatever it is about."""

from dataclasses import dataclass
from datetime import date

from nastavnik.rules.documents.kinds import Ground, Letterhead, PersonInOrder, Signer
from nastavnik.rules.documents.papers.asked import grounds, people, person


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperFacts:
    """Letterhead, number, date and signer. `school_year` is the year it starts in."""

    letterhead: Letterhead = Letterhead("")
    number: str = ""
    dated: date | None = None
    signer: Signer | None = None
    school_year: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderFacts(PaperFacts):
    """What every order has beside: grounds, who controls, who is to be acquainted, who prepared it.

    `controller` None: the signer controls.
    """

    grounds: tuple[Ground, ...] = grounds()
    controller: PersonInOrder | None = person(
        "Кто контролирует", hint="Пусто — контроль оставляет за собой тот, кто подписывает."
    )
    acquainted: tuple[PersonInOrder, ...] = people(
        "Лист ознакомления",
        hint="Каждый с новой строки: Иванова Мария Петровна, учитель математики. Пусто — те, кому приказ поручает.",
        plain=True,
    )
    executor: PersonInOrder | None = person("Исполнитель", source="curator", plain=True)
