"""Pages of the curator, the coordinator and the region on the region-size base, under load, against a light page.

    .venv/bin/python -m benchmarks.pages [--size region|district] [--seconds 2] [--clients 8]

The light page is the list of roles: a signed-in page that asks the database only who is asking, through the
same server, session and frame; it is measured in turns with each page. Aim: at least one third of its
throughput. All figures are of one run, the load maker shares the machine with the server. Pages are kept until the journal moves; «anew» is the time of one
visit without load right after something was written at the unit.
"""

import argparse
import http.client
import os
import re
import signal
import socket
import statistics
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlencode

from benchmarks.region import prepare

PAGES = {
    "curator: today": ("curator", "/"),
    "curator: people": ("curator", "/people/"),
    "curator: pairs": ("curator", "/pairs/"),
    "curator: documents": ("curator", "/documents/"),
    "curator: journal": ("curator", "/journal/"),
    "coordinator: today": ("coordinator", "/"),
    "coordinator: figures": ("coordinator", "/indicators/{municipality}/"),
    "coordinator: organisations": ("coordinator", "/units/"),
    "region: today": ("region", "/"),
    "region: figures": ("region", "/indicators/{region}/"),
}
LIGHT = "/accounts/roles/"
TURNS = 3  # of the light page and the page one after another, as the machine is never the same for long
VISITS = 7  # after a write each


@dataclass
class Load:
    """Times of one page in seconds, and what went wrong."""

    times: list[float] = field(default_factory=list)
    bad: int = 0

    def rate(self, seconds: float) -> float:
        return len(self.times) / seconds

    def p95(self) -> float:
        return statistics.quantiles(self.times, n=20)[-1] if len(self.times) > 20 else float("nan")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def sign_in(port: int, email: str, password: str) -> str:
    """The cookie header of a signed-in browser."""
    connection = http.client.HTTPConnection("127.0.0.1", port)
    connection.request("GET", "/accounts/login/")
    answer = connection.getresponse()
    page = answer.read().decode()
    token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)
    assert token, page[:500]
    cookies = _cookies(answer)
    body = urlencode({"csrfmiddlewaretoken": token[1], "login": email, "password": password})
    headers = {"Cookie": _joined(cookies), "Content-Type": "application/x-www-form-urlencoded"}
    connection.request("POST", "/accounts/login/", body, headers)
    answer = connection.getresponse()
    answer.read()
    assert answer.status == 302, f"sign-in answered {answer.status}"
    return _joined(cookies | _cookies(answer))


def _cookies(answer: http.client.HTTPResponse) -> dict[str, str]:
    pairs = [line.split(";")[0].split("=", 1) for line in answer.headers.get_all("Set-Cookie", [])]
    return dict(pairs)


def _joined(cookies: dict[str, str]) -> str:
    return "; ".join(f"{name}={value}" for name, value in cookies.items())


def anew(port: int, path: str, cookie: str, *, write: Callable[[], object]) -> float:
    """Median seconds of a visit right after a write."""
    taken = []
    for _ in range(VISITS):
        write()
        connection = http.client.HTTPConnection("127.0.0.1", port)
        began = time.perf_counter()
        connection.request("GET", path, headers={"Cookie": cookie})
        connection.getresponse().read()
        taken.append(time.perf_counter() - began)
        connection.close()
    return statistics.median(taken)


def press(
    port: int, path: str, cookie: str, load: Load | None = None, *, seconds: float, clients: int
) -> None:
    """Ask for a page from several connections until the time is over; the times go to the load."""
    load = load if load is not None else Load()
    until = time.perf_counter() + seconds
    lock = threading.Lock()

    def client() -> None:
        connection = http.client.HTTPConnection("127.0.0.1", port)
        while time.perf_counter() < until:
            began = time.perf_counter()
            connection.request("GET", path, headers={"Cookie": cookie})
            answer = connection.getresponse()
            answer.read()
            taken = time.perf_counter() - began
            with lock:
                load.times.append(taken)
                load.bad += answer.status != 200
        connection.close()

    threads = [threading.Thread(target=client) for _ in range(clients)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--size", default="region")
    parser.add_argument("--seconds", type=float, default=2)
    parser.add_argument("--clients", type=int, default=8)
    asked = parser.parse_args()
    data = prepare(asked.size)
    import django

    django.setup()
    from nastavnik import clock
    from nastavnik.cli.demo.sign_ins import DEMO_DOMAIN, PASSWORD
    from nastavnik.journal.actions import record
    from nastavnik.orgs.models import Unit
    from nastavnik.rules.access import SYSTEM

    region = Unit.objects.under("").regions().get()
    municipality = Unit.objects.under("").municipalities().order_by("path")[0]
    school = Unit.objects.under(municipality.path).organisations().order_by("path")[0]

    def write() -> None:
        record("demo.made", school, by=SYSTEM, now=clock.now(), unit_path=school.path)

    port = free_port()
    server = subprocess.Popen(
        [sys.executable, "-m", "nastavnik", "serve", "--port", str(port)],
        env=os.environ | {"NASTAVNIK_DATA": str(data)},
        stdout=subprocess.DEVNULL,
        cwd=Path(__file__).resolve().parents[1],
    )
    try:
        for _ in range(600):  # two minutes on a busy machine
            time.sleep(0.2)
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    break
        time.sleep(1)
        cookies = {
            who: sign_in(port, f"{who}@{DEMO_DOMAIN}", PASSWORD)
            for who in ("curator", "coordinator", "region")
        }
        for title, (who, path) in PAGES.items():
            real = path.format(municipality=municipality.pk, region=region.pk)
            press(port, real, cookies[who], seconds=1, clients=2)
            light = Load()
            load = Load()
            for _ in range(TURNS):
                for one, address in ((light, LIGHT), (load, real)):
                    press(port, address, cookies[who], one, seconds=asked.seconds, clients=asked.clients)
            seconds = TURNS * asked.seconds
            print(
                f"{title:<28} {load.rate(seconds):6.1f} req/s  p95 {load.p95() * 1000:4.0f} ms  "
                f"{load.rate(seconds) / light.rate(seconds):5.2f} of the light page "
                f"({light.rate(seconds):6.1f} req/s)  bad {load.bad}  "
                f"anew {anew(port, real, cookies[who], write=write) * 1000:5.0f} ms",
                flush=True,
            )
    finally:
        server.send_signal(signal.SIGTERM)
        server.wait(timeout=20)


if __name__ == "__main__":
    main()
