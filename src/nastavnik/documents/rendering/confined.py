"""Filling an untrusted template in a process of its own, which may not run long nor grow large."""

import base64
import json
import subprocess
import sys
from datetime import date
from typing import Any

SECONDS = 30


class TemplateFailed(Exception):
    """The template could not be filled: why, in the words of the template language, and near which text."""

    def __init__(self, why: str, near: str = "") -> None:
        super().__init__(why)
        self.why, self.near = why, near


def fill_confined(template: bytes, *contexts: dict[str, Any], title: str, dated: date) -> bytes:
    """As `filling.fill`, for a template that is not ours; of several contexts each is tried, the last one's
    document is given. Raises TemplateFailed.
    """
    asked = {
        "template": base64.b64encode(template).decode(),
        "contexts": json.dumps(contexts),
        "title": title,
        "dated": dated.isoformat(),
    }
    command = [sys.executable, "-I", "-m", "nastavnik.documents.rendering.child"]
    try:
        done = subprocess.run(  # noqa: S603 - our own module, nothing of the user in the command
            command,
            input=json.dumps(asked).encode(),
            capture_output=True,
            timeout=SECONDS,
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
