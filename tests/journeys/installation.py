"""An installation of its own for a journey: its folder, its server and its worker, as an administrator has them."""

import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from shutil import copytree
from typing import Any
from urllib.error import URLError
from urllib.request import urlopen

TODAY = "2026-11-21"
PASSWORD = "tochka-opory-2026"
PATIENCE = 60  # seconds until a server on a busy machine must answer


@dataclass(frozen=True)
class Installation:
    """A data folder and the address at which it is served while `running` lasts."""

    data: Path
    url: str = ""

    def environment(self) -> dict[str, str]:
        return os.environ | {
            "NASTAVNIK_DATA": str(self.data),
            "NASTAVNIK_TODAY": TODAY,
            "DATABASE_URL": "",
            "PYTHONWARNINGS": "ignore",
        }

    def command(self, *words: str, given: str = "") -> str:
        """Run the `nastavnik` command here; its answer. A refusal fails the test with what was said."""
        done = subprocess.run(
            [sys.executable, "-m", "nastavnik", *words],
            env=self.environment(),
            input=given,
            capture_output=True,
            text=True,
            timeout=300,
            check=False,
        )
        assert done.returncode == 0, f"nastavnik {' '.join(words)}: {done.stdout}{done.stderr}"
        return done.stdout

    def asked(self, *words: str) -> Any:
        """The answer for a program."""
        return json.loads(self.command(*words, "--json"))

    def add_user(self, email: str, role: str, unit: str, name: str = "Слепцова Сардаана Николаевна") -> None:
        words = ("user", "add", email, "--role", role, "--unit", unit, "--name", name, "--password-stdin")
        self.command(*words, given=PASSWORD + "\n")

    def copy(self, folder: Path) -> "Installation":
        """The same state in another folder, to be changed freely."""
        copytree(self.data, folder, symlinks=True)
        return Installation(folder)


@contextmanager
def running(installation: Installation) -> Iterator[Installation]:
    """The server with its worker, from its first answer until the block ends."""
    port = _free_port()
    url = f"http://127.0.0.1:{port}"
    with (installation.data / "server.log").open("wb") as log:
        server = subprocess.Popen(
            [sys.executable, "-m", "nastavnik", "serve", "--port", str(port), "--workers", "1", "--worker"],
            env=installation.environment(),
            stdout=log,
            stderr=log,
        )
        try:
            _wait_for(f"{url}/healthz", server, installation.data / "server.log")
            yield Installation(installation.data, url)
        finally:
            server.terminate()
            try:
                server.wait(timeout=PATIENCE)
            except subprocess.TimeoutExpired:
                server.kill()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_for(address: str, server: "subprocess.Popen[bytes]", log: Path) -> None:
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        if server.poll() is not None:
            break
        try:
            with urlopen(address, timeout=2):
                return
        except (URLError, OSError):
            time.sleep(0.2)
    raise AssertionError(f"the server did not answer: {log.read_text()[-2000:]}")
