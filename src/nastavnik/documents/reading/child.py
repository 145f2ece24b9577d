"""The process that takes the text out of a PDF which somebody brought: little time, little memory, no secrets.

Reads the file from its input, writes one JSON object to its output. Started by `pdf`, never imported.
"""

import io
import json
import resource
import sys

SECONDS = 30
MEMORY = 1 << 30
PAGES = 300
_LEAST_LETTERS = 20  # of a page, on the average: a scan has none but a stamp or a number


def main() -> None:
    """Answer {"pages": […]} or {"error": code of a refusal}."""
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    sys.stdout.write(json.dumps(answer(sys.stdin.buffer.read())))


def answer(data: bytes) -> dict[str, object]:
    """The text of every page, or why there is none."""
    from pypdf import PdfReader
    from pypdf.errors import DependencyError, LimitReachedError, PyPdfError

    try:
        reader = PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            return {"error": "text-encrypted"}
        if len(reader.pages) > PAGES:
            return {"error": "text-pages"}
        pages = [page.extract_text() for page in reader.pages]
    except DependencyError:
        return {"error": "text-encrypted"}
    except (LimitReachedError, MemoryError, RecursionError):
        return {"error": "text-bomb"}
    except (PyPdfError, ArithmeticError, AttributeError, LookupError, OSError, TypeError, ValueError):
        return {"error": "text-damaged"}  # the library meets broken files with any of these
    letters = sum(character.isalpha() for page in pages for character in page)
    return {"pages": pages} if letters >= _LEAST_LETTERS * len(pages) else {"error": "text-scan"}


if __name__ == "__main__":
    main()
