"""What is written into a table for other programs must never run there (formula injection)."""

LIVE = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")


def cell_text(value: object) -> str:
    """Text of a cell; one that a spreadsheet might take for a formula gets an apostrophe before it."""
    text = "" if value is None else str(value)
    return f"'{text}" if text.startswith(LIVE) else text
