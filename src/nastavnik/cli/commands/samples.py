"""Invented data: a demonstration of any size, and the fixed set for tests from outside."""

import argparse

from nastavnik import clock
from nastavnik.cli.parser import OK, Words, add_word, say, say_json

SIZES = ("school", "district", "region")


def register(words: Words) -> None:
    demo = add_word(words, "demo", _demo, "наполнить пустую базу выдуманными организациями и людьми")
    demo.add_argument("--size", choices=SIZES, default="district", help="school, district или region")
    demo.add_argument(
        "--seed", type=int, default=1, metavar="N", help="одно и то же число — одни и те же данные"
    )
    demo.add_argument("--if-empty", action="store_true", help="ничего не делать, если данные уже есть")

    acceptance = add_word(words, "acceptance-seed", _acceptance, "постоянный набор для внешних проверок")
    acceptance.add_argument("--json", action="store_true", help="ответ для программы")


def _demo(arguments: argparse.Namespace) -> int:
    from nastavnik.accounts.models import User
    from nastavnik.cli.demo.make import make_demo
    from nastavnik.rules.outcome import Problem, Refused

    if User.objects.exists():
        if arguments.if_empty:
            return OK
        raise Refused(
            Problem("demo.not_empty", "В базе уже есть данные: демонстрация наполняет только пустую базу.")
        )
    make_demo(arguments.size, seed=arguments.seed, now=clock.now(), today=clock.today())
    return OK


def _acceptance(arguments: argparse.Namespace) -> int:
    from nastavnik.cli.demo.acceptance import make_acceptance

    made = make_acceptance(now=clock.now(), today=clock.today())
    if arguments.json:
        say_json(made)
    else:
        for user in made["users"]:
            say(f"{user['email']:<44} {user['password']}  {user['role']}  {user['unit']}")
    return OK
