"""The `nastavnik` command: the same actions and queries as the site, without a browser."""

import argparse
import os
import sys
from collections.abc import Sequence

from nastavnik.cli.parser import OK, REFUSED, USAGE, Parser, complain, complain_of
from nastavnik.rules.outcome import Refused

DESCRIPTION = (
    "Наставник: базы наставляемых и наставников, подбор пар, приказы и показатели. "
    "Коды выхода: 0 — сделано, 1 — отказано (причина названа), 2 — команда написана неверно."
)


def build_parser() -> Parser:
    """The whole command with every word it knows."""
    from nastavnik.cli import commands

    parser = Parser(prog="nastavnik", description=DESCRIPTION)
    words = parser.add_subparsers(title="Команды", metavar="КОМАНДА", required=True, dest="word")
    commands.register(words)
    return parser


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and answer with its exit code."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "nastavnik.project.settings")
    import django

    try:
        django.setup()
    except Exception as error:  # noqa: BLE001 - a mistake of the program is raised again
        if type(error).__name__ not in {"BadEnvironment", "ImproperlyConfigured"}:
            return _failed(error)
        complain(str(error))
        return REFUSED
    parser = build_parser()
    given = list(sys.argv[1:] if argv is None else argv)
    if not given:
        parser.print_help()
        return USAGE
    arguments = parser.parse_args(given)
    return _carried_out(arguments)


def _carried_out(arguments: argparse.Namespace) -> int:
    try:
        return int(arguments.run(arguments) or OK)
    except Refused as refusal:
        complain_of(refusal.problems)
        return REFUSED
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # whoever read the answer has gone
        return REFUSED
    except KeyboardInterrupt:
        complain("Прервано. Начатое действие отменено.")
        return REFUSED
    except Exception as error:  # noqa: BLE001 - a mistake of the program is raised again
        return _failed(error)


def _failed(error: Exception) -> int:
    """Say what failed around the program; a mistake of the program itself goes on as it is."""
    from nastavnik.cli.failures import sentence_of

    sentence = sentence_of(error)
    if sentence is None:
        raise error
    complain(sentence)
    return REFUSED


def entry() -> None:
    """The console script."""
    sys.exit(main())
