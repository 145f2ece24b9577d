"""The plain values a template of the order is filled with: every phrase already worded and in its case."""

from typing import Any

from nastavnik.rules.documents.kinds import ActRef, PersonInOrder
from nastavnik.rules.documents.pairs_order.facts import PairLine, PairsOrderFacts
from nastavnik.rules.documents.papers.law import preamble_acts
from nastavnik.rules.documents.wording.cases import Case, Gender
from nastavnik.rules.documents.wording.dates import full_school_year, long_date, school_year, short_date
from nastavnik.rules.documents.wording.names import short
from nastavnik.rules.documents.wording.numerals import plural
from nastavnik.rules.documents.wording.posts import decline_act
from nastavnik.rules.documents.wording.typography import typeset

NO_DATA = "—"
NBSP = "\N{NO-BREAK SPACE}"
Json = dict[str, Any]
"""Only str, int, bool, None, list and dict inside: it is stored beside the issued document."""


def context(facts: PairsOrderFacts) -> Json:
    """Values for the template; call it only when `problems(facts)` has none that blocks."""
    if facts.dated is None or facts.signer is None:
        raise ValueError("an order without a date or a signer cannot be worded: ask problems() first")
    reference = ActRef(facts.number, facts.dated)
    return {
        "organisation": _organisation(facts),
        "kind": "ПРИКАЗ",
        "number": facts.number,
        "date": long_date(facts.dated),
        "date_short": short_date(facts.dated),
        "place": facts.letterhead.place,
        "title": title(facts),
        "preamble": typeset(_preamble(facts)),
        "command": "ПРИКАЗЫВАЮ:",
        "items": _numbered(_items(facts)),
        "signer": {"post": facts.signer.printed_post, "name": facts.signer.printed_name},
        "annex_heading": f"Приложение к приказу {reference}",
        "annex_title": _annex_title(facts),
        "rows": [_row(number, line) for number, line in enumerate(facts.pairs, start=1)],
        "total": _total(facts.pairs),
        "acquaintance_heading": "С приказом ознакомлены:",
        "acquainted": [_acquainted(person) for person in facts.to_acquaint],
        "executor": short(facts.executor) if facts.executor else "",
        "executor_phone": facts.executor_phone,
        "school_year": school_year(facts.school_year),
        "is_amendment": facts.amends is not None,
    }


def title(facts: PairsOrderFacts) -> str:
    """«О формировании наставнических пар (групп)», narrowed to what the order really forms."""
    if facts.amends is not None:
        return f"О внесении изменений в приказ {ActRef(facts.amends.number, facts.amends.dated)}"
    return f"О формировании {_formed(facts.pairs, Case.GENITIVE)}"


_ONE = {
    Case.GENITIVE: ("наставнической пары", "наставнической группы"),
    Case.ACCUSATIVE: ("наставническую пару", "наставническую группу"),
}
_MANY = {
    Case.GENITIVE: ("наставнических пар", "наставнических групп", "наставнических пар (групп)"),
    Case.ACCUSATIVE: ("наставнические пары", "наставнические группы", "наставнические пары и группы"),
}


def _formed(lines: tuple[PairLine, ...], case: Case) -> str:
    groups = [line.is_group for line in lines]
    if len(groups) == 1:
        return _ONE[case][groups[0]]
    if any(groups) and not all(groups):
        return _MANY[case][2]
    return _MANY[case][bool(groups) and all(groups)]


def _organisation(facts: PairsOrderFacts) -> Json:
    head = facts.letterhead
    return {
        "full_name": typeset(head.full_name),
        "short_name": typeset(head.short_name),
        "founder": typeset(head.founder),
        "address": typeset(head.address),
        "phone": head.phone,
        "email": head.email,
        "site": head.site,
        "inn": head.inn,
        "ogrn": head.ogrn,
    }


def _preamble(facts: PairsOrderFacts) -> str:
    assert facts.dated is not None
    parts = [f"В соответствии с {preamble_acts(facts.model, facts.dated)}"]
    grounds = [decline_act(ground.text.rstrip(". "), Case.GENITIVE) for ground in facts.grounds]
    if grounds:
        parts.append(f"на основании {', '.join(grounds)}")
    if facts.amends is not None:
        parts.append("в связи с изменением состава наставнических пар (групп)")
    else:
        year = full_school_year(facts.school_year).replace("учебный", "учебном").replace("год", "году")
        parts.append(f"в целях организации наставничества в {year}")
    return ", ".join(parts)


Item = tuple[str, list[str]]


def _items(facts: PairsOrderFacts) -> list[Item]:
    """Items with their sub-items, not yet numbered."""
    items = [_form_or_change(facts)]
    if facts.appointed:
        items.append(_appointments(facts.appointed))
    if facts.ended:
        items.append(("Считать прекратившими работу с даты настоящего приказа:", _endings(facts.ended)))
    if facts.appointed:
        items.append(_duties(facts))
    if facts.curator is not None:
        items.append(_curator_duties(facts.curator))
    items.append((_control(facts), []))
    return items


def _form_or_change(facts: PairsOrderFacts) -> Item:
    if facts.amends is None:
        formed = _formed(facts.pairs, Case.ACCUSATIVE)
        year = full_school_year(facts.school_year)
        return f"Сформировать на {year} {formed} согласно приложению к настоящему приказу.", []
    act = f"Внести в приказ {facts.amends} следующее изменение: "
    if not facts.pairs:
        return f"{act}приложение признать утратившим силу.", []
    return f"{act}приложение изложить в новой редакции согласно приложению к настоящему приказу.", []


def _appointments(lines: tuple[PairLine, ...]) -> Item:
    if len(lines) == 1:
        return _sentence(f"Назначить наставником {_appointment(lines[0])}"), []
    return "Назначить наставниками:", [_sentence(_appointment(line)) for line in lines]


def _sentence(text: str) -> str:
    """`text` with one full stop: «г.» at the end brings its own."""
    return text if text.endswith(".") else f"{text}."


def _appointment(line: PairLine) -> str:
    """«Иванову Марию Петровну, учителя математики, для наставляемого Петрова Ивана, обучающегося …»."""
    comma = "," if line.mentor.described_by else ""
    return f"{line.mentor.in_full(Case.ACCUSATIVE)}{comma} {_for_whom(line)}{_form_in_brackets(line)}{_term(line)}"


def _for_whom(line: PairLine) -> str:
    people = [person.in_full(Case.GENITIVE) for person in line.mentees]
    if line.is_group:
        return f"для наставляемых: {'; '.join(people)}"
    word = "наставляемой" if line.mentees[0].known_gender is Gender.FEMALE else "наставляемого"
    return f"для {word} {people[0]}"


def _form_in_brackets(line: PairLine) -> str:
    model = f", ролевая модель «{line.role_model}»" if line.role_model else ""
    return f" (форма наставничества «{line.form}»{model})"


def _term(line: PairLine) -> str:
    if line.starts is None:
        return ""
    until = f" по {long_date(line.ends)}" if line.ends else ""
    return f", с {long_date(line.starts)}{until}"


def _endings(lines: tuple[PairLine, ...]) -> list[str]:
    texts = []
    for line in lines:
        kind = "Наставническую группу" if line.is_group else "Наставническую пару"
        mentees = "; ".join(person.in_full(Case.NOMINATIVE) for person in line.mentees)
        word = _mentee_word(line)
        texts.append(
            _sentence(f"{kind}: наставник — {line.mentor.in_full(Case.NOMINATIVE)}; {word} — {mentees}")
        )
    return texts


def _mentee_word(line: PairLine) -> str:
    if line.is_group:
        return "наставляемые"
    return "наставляемая" if line.mentees[0].known_gender is Gender.FEMALE else "наставляемый"


def _duties(facts: PairsOrderFacts) -> Item:
    lines = facts.appointed
    due = f" в срок до {long_date(facts.plans_due)}" if facts.plans_due else ""
    mentors = {line.mentor.identity for line in lines}
    if len(mentors) == 1:
        head = f"Наставнику {lines[0].mentor.named(Case.DATIVE)}:"
    else:
        head = "Наставникам, указанным в пункте 2 настоящего приказа:"
    plan = "индивидуальный план наставничества" if len(lines) == 1 else "индивидуальные планы наставничества"
    by_plan = "индивидуальным планом" if len(lines) == 1 else "индивидуальными планами"
    whom = _with_whom(lines)
    return head, [
        f"разработать совместно с {whom} {plan}{due};",
        f"проводить встречи с {whom} в соответствии с {by_plan}, после каждой встречи получать обратную связь.",
    ]


def _with_whom(lines: tuple[PairLine, ...]) -> str:
    if len(lines) > 1 or lines[0].is_group:
        return "наставляемыми"
    return "наставляемой" if lines[0].mentees[0].known_gender is Gender.FEMALE else "наставляемым"


def _curator_duties(curator: PersonInOrder) -> Item:
    return f"Куратору программы наставничества {curator.in_full(Case.DATIVE)}:", [
        "обеспечить организационное и методическое сопровождение работы наставников и наставляемых;",
        "внести сведения о наставнических парах (группах) в базы наставников и наставляемых;",
        "ознакомить с настоящим приказом указанных в нём лиц под подпись.",
    ]


def _control(facts: PairsOrderFacts) -> str:
    if facts.controller is None:
        return "Контроль за исполнением настоящего приказа оставляю за собой."
    return _sentence(
        f"Контроль за исполнением настоящего приказа возложить на {facts.controller.in_full(Case.ACCUSATIVE)}"
    )


def _numbered(items: list[Item]) -> list[Json]:
    """Items as «1.» with sub-items «1.1.»."""
    return [
        {
            "number": f"{n}.",
            "text": typeset(text),
            "items": [{"number": f"{n}.{m}.", "text": typeset(sub)} for m, sub in enumerate(subs, start=1)],
        }
        for n, (text, subs) in enumerate(items, start=1)
    ]


def _annex_title(facts: PairsOrderFacts) -> str:
    has_groups = any(line.is_group for line in facts.pairs)
    has_pairs = any(not line.is_group for line in facts.pairs)
    what = "пар и групп" if has_groups and has_pairs else "групп" if has_groups else "пар"
    return f"Список наставнических {what} на {full_school_year(facts.school_year)}"


def _row(number: int, line: PairLine) -> Json:
    """One row of the annex; each mentee is a line of its own inside the cell."""
    starts = short_date(line.starts) if line.starts else NO_DATA
    ends = short_date(line.ends) if line.ends else NO_DATA
    return {
        "number": number,
        "kind": "группа" if line.is_group else "пара",
        "mentor": str(line.mentor.name),
        "mentor_post": typeset(line.mentor.described(Case.NOMINATIVE)) or NO_DATA,
        "mentees": [
            {"name": str(person.name), "post": typeset(person.described(Case.NOMINATIVE)) or NO_DATA}
            for person in line.mentees
        ],
        "form": line.form,
        "role_model": line.role_model or NO_DATA,
        "starts": starts,
        "ends": ends,
    }


def _total(lines: tuple[PairLine, ...]) -> str:
    """«2 пары и 1 группа, 6 наставляемых»."""
    groups = sum(line.is_group for line in lines)
    pairs = len(lines) - groups
    counted = [plural(pairs, "пара", "пары", "пар")] if pairs or not groups else []
    if groups:
        counted.append(plural(groups, "группа", "группы", "групп"))
    mentees = len({person.identity for line in lines for person in line.mentees})
    return f"{' и '.join(counted)}, {plural(mentees, 'наставляемый', 'наставляемых', 'наставляемых')}"


def _acquainted(person: PersonInOrder) -> Json:
    return {"name": person.printed_short, "post": typeset(person.described(Case.NOMINATIVE)) or NO_DATA}
