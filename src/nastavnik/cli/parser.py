"""The parser of the command line, in Russian, and what every command shares."""

import argparse
import json
import sys
from collections.abc import Callable
from typing import Any, NoReturn

from nastavnik.rules.outcome import Problem

OK, REFUSED, USAGE = 0, 1, 2
Handler = Callable[[argparse.Namespace], int]


class RussianFormatter(argparse.HelpFormatter):
    """Help texts with Russian headings."""

    def add_usage(self, usage: Any, actions: Any, groups: Any, prefix: str | None = None) -> None:
        super().add_usage(usage, actions, groups, "Использование: " if prefix is None else prefix)


_WORDS = (
    ("the following arguments are required:", "не хватает:"),
    ("unrecognized arguments:", "лишнее:"),
    ("invalid choice:", "нет такого значения:"),
    ("choose from", "можно:"),
    ("expected one argument", "нужно значение"),
    ("invalid int value:", "нужно целое число:"),
    ("invalid", "неверно:"),
    ("argument", "ключ"),
    ("one of the ключs", "один из ключей"),
    ("is required", "обязателен"),
)


class Parser(argparse.ArgumentParser):
    """argparse that speaks Russian; a usage error ends with code 2."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("formatter_class", RussianFormatter)
        kwargs["add_help"] = False
        super().__init__(*args, **kwargs)
        self._positionals.title = "Что указать"
        self._optionals.title = "Ключи"
        self.add_argument("-h", "--help", action="help", help="показать эту справку")

    def error(self, message: str) -> NoReturn:
        for english, russian in _WORDS:
            message = message.replace(english, russian)
        self.print_usage(sys.stderr)
        self.exit(USAGE, f"{self.prog}: {message}\n")


def say(text: str) -> None:
    """A line of the answer."""
    sys.stdout.write(text + "\n")


def complain(text: str) -> None:
    """A line about what went wrong."""
    sys.stderr.write(text + "\n")


def say_json(value: Any) -> None:
    """An answer for a program."""
    say(json.dumps(value, ensure_ascii=False, indent=1, default=str))


def complain_of(problems: list[Problem]) -> None:
    """Problems, a line each, with their places."""
    for problem in problems:
        complain(str(problem))


def as_json(problem: Problem) -> dict[str, Any]:
    """A problem as programs read it: {sheet, row, column, code, text}."""
    where = problem.where
    return {
        "sheet": where.sheet,
        "row": where.row,
        "column": where.column,
        "code": problem.code,
        "text": problem.text,
    }


Words = Any  # argparse's private _SubParsersAction


def add_word(words: Words, name: str, run: Handler, help_text: str) -> argparse.ArgumentParser:
    """Add a command word with its handler and its help."""
    parser: argparse.ArgumentParser = words.add_parser(name, help=help_text, description=help_text)
    parser.set_defaults(run=run)
    return parser
