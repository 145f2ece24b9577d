"""Every word of the command, a module a subject. Modules with models are loaded when their word is used."""

from nastavnik.cli.commands import data, installation, keeping, papers, samples, texts, users, work
from nastavnik.cli.parser import Words


def register(words: Words) -> None:
    """Add every word to the parser."""
    for subject in (installation, users, data, work, papers, texts, samples, keeping):
        subject.register(words)
