"""What stands in the log of the server: a trace where the program failed, a line where it refused."""

import logging


def short_refusals(record: logging.LogRecord) -> bool:
    """A refusal (403, 404, 409, 422 …) is a line: its trace would say nothing and fill the disk."""
    if record.levelno < logging.ERROR:
        record.exc_info = None
        record.exc_text = None
    return True
