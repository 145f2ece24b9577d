"""The main job: matching, approval, the figures."""

import argparse

from nastavnik import clock
from nastavnik.cli.commands.data import day
from nastavnik.cli.parser import OK, Words, add_word, say, say_json
from nastavnik.rules.access import SYSTEM
from nastavnik.rules.dates import school_year


def register(words: Words) -> None:
    match = add_word(words, "match", _match, "подобрать пары по форме наставничества")
    match.add_argument("--organisation", required=True, metavar="КОД", help="код организации")
    match.add_argument("--form", required=True, metavar="ФОРМА", help="код формы, например pupil-pupil")
    match.add_argument("--json", action="store_true", help="ответ для программы")

    approve = add_word(words, "approve", _approve, "утвердить подбор: создать пары и группы")
    approve.add_argument("--organisation", required=True, metavar="КОД", help="код организации")
    approve.add_argument("--round", default="last", metavar="ПОДБОР", help="номер подбора или last")
    approve.add_argument("--by", required=True, metavar="ПОЧТА", help="кто утверждает")

    figures = add_word(words, "indicators", _indicators, "показатели организации или территории на дату")
    figures.add_argument("--unit", required=True, metavar="КОД", help="код организации или территории")
    figures.add_argument("--on", required=True, type=day, metavar="ГГГГ-ММ-ДД", help="отчётная дата")
    figures.add_argument("--json", action="store_true", help="ответ для программы")


def _match(arguments: argparse.Namespace) -> int:
    from nastavnik.cli.lookups import organisation_by_code
    from nastavnik.matching.answers import match_for_cli

    organisation = organisation_by_code(arguments.organisation)
    today = clock.today(organisation.time_zone)
    answer = match_for_cli(
        organisation, arguments.form, school_year(today), by=SYSTEM, now=clock.now(), today=today
    )
    if arguments.json:
        say_json(answer)
        return OK
    for pair in answer["pairs"]:
        say(f"{pair['mentee']['name']} — {pair['mentor']['name']}: {pair['why']}")
    for person in answer["left_out"]:
        say(f"Без пары: {person['person']['name']}. {' '.join(person['causes'])}")
    return OK


def _approve(arguments: argparse.Namespace) -> int:
    from nastavnik.cli.lookups import actor_by_email, organisation_by_code
    from nastavnik.cli.matching import round_named
    from nastavnik.matching.actions import approve

    organisation = organisation_by_code(arguments.organisation)
    made = approve(
        round_named(organisation, arguments.round),
        with_proposed=True,
        by=actor_by_email(arguments.by),
        now=clock.now(),
        today=clock.today(organisation.time_zone),
    )
    say(f"Пар и групп: {len(made.pairs)}, из них групп {made.groups}; наставляемых {made.mentees}")
    return OK


def _indicators(arguments: argparse.Namespace) -> int:
    from nastavnik.cli.lookups import unit_by_code
    from nastavnik.monitoring.queries import indicators_json, indicators_of

    values = indicators_of(unit_by_code(arguments.unit), on=arguments.on)
    if arguments.json:
        say_json(indicators_json(values))
    else:
        for value in values:
            say(f"{value.code}  {value.title}: {value.shown}")
    return OK
