"""The process that fills a template which somebody uploaded: little time, little memory, no secrets.

Reads one JSON object from its input, writes one to its output. Started by `confined` with its limits, never imported.
"""

import base64
import json
import resource
import sys
from datetime import date


def main() -> None:
    """Fill and answer {"docx": …} or {"error": …, "near": …}. Ended by the system when time is out."""
    seconds, memory, largest = (int(number) for number in sys.argv[1:])
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    asked = json.load(sys.stdin)
    sys.stdout.write(json.dumps(answer(asked, largest)))


def answer(asked: dict[str, str], largest: int) -> dict[str, str]:
    """What to say: the document of the last context, or why there is none."""
    from jinja2 import TemplateError

    from nastavnik.documents.rendering.filling import fill

    template, made = base64.b64decode(asked["template"]), b""
    try:
        for context in json.loads(asked["contexts"]):
            made = fill(template, context, title=asked["title"], dated=date.fromisoformat(asked["dated"]))
            if len(made) > largest:
                return {"error": "large", "near": ""}
    except TemplateError as error:
        near = " ".join("".join(getattr(error, "docx_context", ())).split())
        return {"error": str(error.message or error), "near": near[:200]}
    except MemoryError:
        return {"error": "memory", "near": ""}
    except TypeError:
        return {"error": "types", "near": ""}
    except (SyntaxError, ValueError, LookupError, AttributeError, RecursionError):
        return {"error": "structure", "near": ""}
    return {"docx": base64.b64encode(made).decode()}


if __name__ == "__main__":
    main()
