"""Setting up, checking and serving an installation."""

import argparse
import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path
from types import FrameType

from nastavnik.cli.parser import OK, REFUSED, Words, add_word, complain, say, say_json
from nastavnik.rules.outcome import Problem, Refused

PAUSE = 2  # seconds before a worker that ended is started again: one that cannot start must not spin


def register(words: Words) -> None:
    setup = add_word(words, "setup", _setup, "создать или обновить базу и файлы; можно повторять")
    setup.add_argument("--quiet", action="store_true", help="говорить только об ошибках")

    check = add_word(words, "check", _check, "что небезопасно для рабочей установки")
    check.add_argument("--json", action="store_true", help="ответ для программы")

    port = add_word(words, "port", _port, "свободен ли порт")
    port.add_argument("port", type=_port_number, metavar="ПОРТ")

    serve = add_word(words, "serve", _serve, "открыть сайт")
    serve.add_argument("--host", default="127.0.0.1", metavar="АДРЕС", help="на каком адресе слушать")
    serve.add_argument("--port", type=_port_number, default=8000, metavar="ПОРТ", help="порт, обычно 8000")
    serve.add_argument(
        "--workers", type=_at_least_one, default=2, metavar="N", help="сколько процессов сайта"
    )
    serve.add_argument("--worker", action="store_true", help="вместе с исполнителем заданий")
    serve.add_argument("--sign-ins", action="store_true", help="показать учебные имена для входа")

    worker = add_word(words, "worker", _worker, "исполнитель заданий (внесение файлов и другое долгое)")
    worker.add_argument("--once", action="store_true", help="выполнить то, что в очереди, и выйти")

    routes = add_word(words, "routes", _routes, "все адреса сайта и роли, которым они открыты")
    routes.add_argument("--json", action="store_true", help="ответ для программы")

    environment = add_word(words, "environment", _environment, "таблица переменных окружения")
    environment.add_argument("--json", action="store_true", help="ответ для программы")

    manage = add_word(words, "manage", _manage, "команда Django (для разработчиков)")
    manage.add_argument("rest", nargs=argparse.REMAINDER, metavar="…")


def _port_number(text: str) -> int:
    if not (text.isascii() and text.isdecimal() and 0 < int(text) < 65536):
        raise argparse.ArgumentTypeError(f"порт – число от 1 до 65535, а здесь «{text}»")
    return int(text)


def _at_least_one(text: str) -> int:
    if not (text.isascii() and text.isdecimal() and 0 < int(text) < 1000):
        raise argparse.ArgumentTypeError(f"нужно число от 1, а здесь «{text}»")
    return int(text)


def _setup(arguments: argparse.Namespace) -> int:
    from django.conf import settings
    from django.core.management import call_command

    data: Path = settings.DATA
    for folder in (data, settings.MEDIA_ROOT, Path(settings.EMAIL_FILE_PATH)):
        folder.mkdir(parents=True, exist_ok=True)
    verbosity = 0 if arguments.quiet else 1
    call_command("migrate", interactive=False, verbosity=verbosity)
    call_command("createcachetable", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
    if not arguments.quiet:
        say(f"Готово. Данные лежат в {data}")
    return OK


def _check(arguments: argparse.Namespace) -> int:
    from nastavnik.cli.safety import dangers

    found = dangers()
    if arguments.json:
        say_json([{"code": d.code, "text": d.text} for d in found])
    elif not found:
        say("Замечаний нет.")
    else:
        for danger in found:
            complain(f"• {danger.text}")
    return REFUSED if found else OK


def port_is_free(host: str, port: int) -> bool:
    """Whether nobody listens there. Asked by connecting: the server itself shares ports silently."""
    kind = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(kind) as probe:
        probe.settimeout(1)
        return probe.connect_ex((host, port)) != 0


def _port(arguments: argparse.Namespace) -> int:
    return OK if port_is_free("127.0.0.1", arguments.port) else _busy(arguments.port)


def _busy(port: int) -> int:
    other = port + 1 if port < 65535 else 8000
    complain(
        f"Порт {port} занят: наверное, сайт уже открыт. Остановите его или укажите другой порт: "
        f"./run --port {other}"
    )
    return REFUSED


def _demand_tables() -> None:
    """Refused where the database is not set up or is of an earlier version; said at start, not at first use."""
    from django.db import connection, connections
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        raise Refused(
            Problem("cli.not_set_up", "База ещё не создана или от прежней версии. Выполните: nastavnik setup")
        )
    connections.close_all()


def _serve(arguments: argparse.Namespace) -> int:
    try:
        is_free = port_is_free(arguments.host, arguments.port)
    except socket.gaierror:
        complain(f"Нет такого адреса: {arguments.host}. Обычно это 127.0.0.1 или 0.0.0.0.")
        return REFUSED
    if not is_free:
        return _busy(arguments.port)
    _demand_tables()
    server = [
        sys.executable, "-m", "granian", "--interface", "wsgi", "--host", arguments.host,
        "--port", str(arguments.port), "--workers", str(arguments.workers), "--workers-kill-timeout", "5",
        "--blocking-threads", "4", "--backpressure", "128",
        "--respawn-failed-workers", "--log-level", "warning", "nastavnik.project.wsgi:application",
    ]  # fmt: skip
    children = [subprocess.Popen(server)]  # noqa: S603 - our own server, our own arguments
    if arguments.worker:
        children.append(_worker_process())
    stopping = []

    def stop(signum: int, frame: FrameType | None) -> None:  # noqa: ARG001 - the signature of a handler
        stopping.append(signum)
        for child in children:
            child.terminate()

    signal.signal(signal.SIGTERM, stop)
    signal.signal(signal.SIGINT, stop)
    if not _answers(arguments.host, arguments.port, children[0]):
        stop(signal.SIGTERM, None)
        complain("Сайт не открылся: сообщение сервера выше. Проверьте установку: nastavnik check")
        return REFUSED
    say(f"Сайт открыт: http://{arguments.host}:{arguments.port}/   Остановить: Ctrl+C")
    if arguments.sign_ins:
        from nastavnik.cli.demo.sign_ins import table

        table()
    sys.stdout.flush()
    while (code := children[0].poll()) is None:
        if arguments.worker and not stopping:
            children[1] = _at_work(children[1])
        time.sleep(0.5)
    for child in children[1:]:
        child.terminate()
        child.wait(timeout=30)
    return OK if code in (0, -signal.SIGTERM, -signal.SIGINT) else REFUSED


def _worker_process() -> "subprocess.Popen[bytes]":
    return subprocess.Popen([sys.executable, "-m", "nastavnik", "worker"])


def _at_work(worker: "subprocess.Popen[bytes]") -> "subprocess.Popen[bytes]":
    """The same worker while it lives, another one in its place when it was killed."""
    if worker.poll() is None:
        return worker
    complain("Исполнитель заданий остановился; запускаю его снова.")
    time.sleep(PAUSE)
    return _worker_process()


def _answers(host: str, port: int, server: subprocess.Popen[bytes]) -> bool:
    """Whether the server has begun to listen; False when it ended or a minute has passed."""
    until = time.monotonic() + 60
    while server.poll() is None and time.monotonic() < until:
        if not port_is_free(host, port):
            return True
        time.sleep(0.1)
    return False


def _worker(arguments: argparse.Namespace) -> int:
    """The worker takes the place of this process, so that a signal reaches it."""
    _demand_tables()
    sys.stdout.flush()
    words = [sys.executable, "-m", "nastavnik.jobs", *(["--once"] if arguments.once else [])]
    os.execv(sys.executable, words)  # noqa: S606 - our own worker


def _routes(arguments: argparse.Namespace) -> int:
    from nastavnik.cli.routes import all_routes

    found = all_routes()
    if arguments.json:
        say_json(found)
    else:
        for route in found:
            say(f"{route['path']:<60} {', '.join(route['roles'])}")
    return OK


def _environment(arguments: argparse.Namespace) -> int:
    from django.conf import settings

    variables = settings.ENVIRONMENT
    if arguments.json:
        say_json([{"name": v.name, "default": v.default, "meaning": v.meaning} for v in variables])
    else:
        for v in variables:
            say(f"{v.name:<28} {v.meaning} (без неё: {v.default or '—'})")
    return OK


def _manage(arguments: argparse.Namespace) -> int:
    from django.core.management import execute_from_command_line

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "nastavnik.project.settings")
    execute_from_command_line(["nastavnik manage", *arguments.rest])
    return OK
