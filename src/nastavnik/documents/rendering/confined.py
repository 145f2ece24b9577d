"""Filling an untrusted template in a process of its own, which may not run long nor grow large."""

import base64
import json
import subprocess
import sys
from dataclasses import dataclass
from datetime import date
from typing import Any


@dataclass(frozen=True, slots=True)
class Limits:
    """What one filling may take: seconds of the processor, bytes of memory, bytes of what it makes."""

    seconds: int = 10
    memory: int = 1 << 30
    made: int = 20_000_000

    @property
    def waited(self) -> int:
        """Seconds by the clock: a busy machine gives the process a part of its processor only."""
        return 3 * self.seconds


LIMITS = Limits()


class TemplateFailed(Exception):
    """The template could not be filled: why, in the words of the template language, and near which text."""

    def __init__(self, why: str, near: str = "") -> None:
        super().__init__(why)
        self.why, self.near = why, near


def fill_confined(
    template: bytes, *contexts: dict[str, Any], title: str, dated: date, limits: Limits = LIMITS
) -> bytes:
    """As `filling.fill`, for a template that is not ours; of several contexts each is tried, the last one's
    document is given. Raises TemplateFailed.
    """
    asked = {
        "template": base64.b64encode(template).decode(),
        "contexts": json.dumps(contexts),
        "title": title,
        "dated": dated.isoformat(),
    }
    bounds = [str(number) for number in (limits.seconds, limits.memory, limits.made)]
    command = [sys.executable, "-I", "-m", "nastavnik.documents.rendering.child", *bounds]
    try:
        done = subprocess.run(  # noqa: S603 - our own module, nothing of the user in the command
            command,
            input=json.dumps(asked).encode(),
            capture_output=True,
            timeout=limits.waited,
            check=False,
            env={"PYTHONIOENCODING": "utf-8"},
        )
    except subprocess.TimeoutExpired as late:
        raise TemplateFailed("time") from late
    if done.returncode != 0:
        raise TemplateFailed("stopped")
    answer = json.loads(done.stdout)
    if "error" in answer:
        raise TemplateFailed(answer["error"], answer["near"])
    return base64.b64decode(answer["docx"])
