"""Organisations as people write them: kinds, numbers, time zones, year figures, columns of a list, the letterhead."""
