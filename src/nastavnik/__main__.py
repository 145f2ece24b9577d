"""`python -m nastavnik` is the same as the `nastavnik` command."""

from nastavnik.cli.main import entry

if __name__ == "__main__":
    entry()
