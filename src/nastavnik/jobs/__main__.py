"""`python -m nastavnik.jobs [--once]`: the worker as a process of its own."""

import os
import sys

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "nastavnik.project.settings")
django.setup()

from nastavnik.jobs.worker import run_worker  # noqa: E402 - Django first

run_worker(once="--once" in sys.argv[1:])
