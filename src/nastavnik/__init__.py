"""Nastavnik: the system that runs the school mentoring model (ЦМН)."""
