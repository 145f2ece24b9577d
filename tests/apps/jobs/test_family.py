"""A killed worker leaves no process behind that would go on taking jobs beside its successor."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

FAMILY = """
import os, signal, sys, time
from multiprocessing import get_context
from nastavnik.jobs.family import live_and_die_together

def young():
    time.sleep(60)

def middle():
    child = get_context("fork").Process(target=young)
    child.start()
    print(os.getpid(), child.pid, flush=True)
    time.sleep(60)

if sys.argv[1] == "together":
    live_and_die_together()
get_context("fork").Process(target=middle).start()
time.sleep(60)
"""


def is_alive(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


def alive_after_the_first_is_killed(how: str) -> list[int]:
    first = subprocess.Popen([sys.executable, "-c", FAMILY, how], stdout=subprocess.PIPE, text=True)
    assert first.stdout is not None
    others = [int(pid) for pid in first.stdout.readline().split()]
    assert len(others) == 2
    first.kill()
    first.wait()
    until = time.monotonic() + (5 if how == "together" else 0.5)
    while time.monotonic() < until and any(map(is_alive, others)):
        time.sleep(0.05)
    left = [pid for pid in others if is_alive(pid)]
    for pid in left:
        os.kill(pid, 9)
    first.stdout.close()
    return left


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the kernel of Linux does it")
def test_nobody_outlives_the_first() -> None:
    assert alive_after_the_first_is_killed("together") == []


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the kernel of Linux does it")
def test_otherwise_they_would() -> None:
    """Without it the test above could pass for nothing."""
    assert len(alive_after_the_first_is_killed("apart")) == 2
